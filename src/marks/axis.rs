//! A value axis at the left of a plot: gridlines, and the words of its ticks, which were made when it was published.

use crate::codec::publish;
use crate::layout::text::{self, Face};
use crate::layout::{Ink, Linear, NARROW, Point, Rect};
use crate::scene::{Anchor, Scene, Text};

/// A round value with its words.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Tick {
    /// The value.
    pub value: f64,
    /// Its words.
    pub words: String,
}

/// A value axis.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct ValueAxis {
    /// The least and the greatest value.
    pub domain: (f64, f64),
    /// Its ticks, rising.
    pub ticks: Vec<Tick>,
    /// The unit and the magnitude that the ticks leave out, over the axis.
    pub title: String,
}

publish!(Tick { value, words });
publish!(ValueAxis { domain, ticks, title });

/// Room under the base line of a chart, for its years or captions.
pub const FOOT: f64 = 30.0;

/// How high a chart on a base line is in a width: all of them as high, so that they can stand side by side on one base.
#[must_use]
pub fn chart_height(width: f64) -> f64 {
    if width < NARROW { 286.0 } else { 322.0 }
}

const SIZE: f64 = 12.0;
/// From a tick's words to its gridline.
const GAP: f64 = 10.0;
/// The least room for words.
const LEAST: f64 = 24.0;

impl ValueAxis {
    /// The box of the title, at the upper left of the picture.
    #[must_use]
    pub fn title_box(&self) -> Rect {
        Rect::new(0.0, 0.0, text::width(&self.title, Face::Regular, SIZE), 14.0)
    }

    /// Draws gridlines over the whole width, the words of the ticks and the title. Returns where the plot begins.
    pub fn draw(&self, scene: &mut Scene, scale: Linear) -> f64 {
        let left = Gridlines { ticks: &self.ticks, zero: None, reference: None, face: Face::Regular }.draw(scene, scale);
        let title = text::elide(&self.title, Face::Regular, SIZE, scene.size.width);
        scene.text(Text::quiet(&title, Point::new(0.0, 11.0), Anchor::Start, SIZE));
        left
    }
}

/// Lines over a plot at round values, with their words at its left.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Gridlines<'a> {
    /// The values.
    pub ticks: &'a [Tick],
    /// The colour of the line at zero, if it is none of the plot's own.
    pub zero: Option<Ink>,
    /// A value that the others are read against: its words are bold, its line is the plot's own.
    pub reference: Option<(f64, &'a str)>,
    /// The face in which the words of all would have room.
    pub face: Face,
}

/// Ticks nearer to a reference than this leave it its place.
const APART: f64 = 14.0;

impl Gridlines<'_> {
    /// Draws them. Returns where the plot begins.
    pub fn draw(&self, scene: &mut Scene, scale: Linear) -> f64 {
        let hides = |value: f64| self.reference.is_some_and(|(at, _)| (scale.at(value) - scale.at(at)).abs() <= APART);
        let room = |words: &str| text::width(words, self.face, SIZE) + GAP;
        let mut left = self.reference.map_or(LEAST, |(_, words)| room(words).max(LEAST));
        let ticks = || self.ticks.iter().filter(|tick| !hides(tick.value));
        for tick in ticks() {
            left = left.max(room(&tick.words));
        }
        let at = |value: f64| Point::new(left - 8.0, scale.at(value) + 4.0);
        for tick in ticks() {
            if let Some(ink) = if tick.value == 0.0 { self.zero } else { Some(Ink::Rule) } {
                scene.horizontal(left, scene.size.width, scale.at(tick.value), ink);
            }
            scene.text(Text::quiet(&tick.words, at(tick.value), Anchor::End, SIZE));
        }
        if let Some((value, words)) = self.reference {
            scene.text(Text::bold(words, at(value), Anchor::End, SIZE));
        }
        left
    }
}
