//! A published figure: everything that its pictures need, checked, derived and worded by the build.
//!
//! [`Figure::decode`] reads one; it cannot fail halfway. [`Figure::layout`] places it for a width.

mod arrange;
#[cfg(feature = "edition")]
mod encode;

use crate::codec::{Publish as _, Reader, publish};
use crate::fact::Fact;
use crate::layout::{Ink, Land};
use crate::lens::{self, Lens};
use crate::panels::{self, Context, Panel, State};
use crate::scene::Scene;

/// The version of the file. A file of another version is not read.
pub const VERSION: u8 = 1;

/// What every file begins with.
const MAGIC: &[u8] = b"waymark";

/// What of a figure is not its panels.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Head {
    /// Its facts, in reading order.
    pub facts: Vec<Fact>,
    /// The index of its topic, which gives its colour; none for a figure of all topics.
    pub topic: Option<u8>,
    /// How the panels are arranged where there is room; one under the other if absent.
    pub rows: Option<Vec<Vec<Column>>>,
    /// How many panels follow.
    pub panels: u8,
}

/// Panels one under the other.
#[derive(Debug, Clone, PartialEq)]
pub struct Column {
    /// Indices of the figure's panels.
    pub panels: Vec<u8>,
    /// Its share of the row's width, beside the other columns' weights.
    pub weight: f64,
}

publish!(Head { facts, topic, rows, panels });
publish!(Column { panels, weight });

/// A figure that can be laid out.
#[derive(Default)]
pub struct Figure {
    head: Head,
    panels: Vec<Box<dyn Panel>>,
}

impl Figure {
    /// Reads a file; `None` if it is none, of another version, cut short, too long, or of a kind that this module lacks.
    #[must_use]
    pub fn decode(bytes: &[u8]) -> Option<Self> {
        let body = bytes.strip_prefix(MAGIC)?.strip_prefix(&[VERSION])?;
        let mut file = Reader::new(body);
        let head = Head::read(&mut file);
        let mut panels = Vec::new();
        for _ in 0..head.panels {
            let kind = String::read(&mut file);
            panels.push(panels::decode(&kind, &mut file)?);
        }
        file.is_whole().then_some(Self { head, panels })
    }

    /// Its facts, in reading order.
    #[must_use]
    pub fn facts(&self) -> &[Fact] {
        &self.head.facts
    }

    /// Its panels, in the edition's order.
    #[must_use]
    pub fn panels(&self) -> &[Box<dyn Panel>] {
        &self.panels
    }

    /// What its panels are laid out with.
    #[must_use]
    pub fn context<'a>(&'a self, state: &'a State, land: Option<&'a Land>) -> Context<'a> {
        let ink = self.head.topic.map_or(Ink::Text, |topic| Ink::Topic(usize::from(topic)));
        Context {
            facts: &self.head.facts,
            ink,
            state,
            land,
            beside: 0.0,
            #[cfg(feature = "edition")]
            edition: None,
        }
    }

    /// Its scene for a width in CSS pixels. A width that is not a number counts as zero. Maps are drawn without land where
    /// there is none, and about another centre than their own.
    #[must_use]
    pub fn layout(&self, width: f64, state: &State, land: Option<&Land>) -> Scene {
        let mut scene = arrange::arrange(&self.head, &self.panels, &self.context(state, land), width);
        if let Some(lens) = state.get(lens::NAME).and_then(Lens::named) {
            lens.look(&mut scene, &self.head.facts);
        }
        scene
    }

    /// What a page draws of its map on the way from one view to another; empty for a figure that is not flown.
    ///
    /// First the place of its colour in a palette. Then, for each line or place: what it is (0 land, 1 a lake, 2 the
    /// graticule, 3 a route by rail, 4 by sea, 5 by air, 6 a place), the number of the step that is about it (0 for none),
    /// the size of its texture (1 is a route's own), 1 if it is planned, 1 if its end is open, how many points follow, and
    /// their x and y on the plane, in radii of the Earth.
    #[must_use]
    pub fn course(&self, state: &State, land: Option<&Land>) -> Vec<f64> {
        let context = self.context(state, land);
        let courses = self.panels.iter().map(|panel| panel.course(&context));
        courses.reduce(|first, other| if first.is_empty() { other } else { first }).unwrap_or_default()
    }
}
