//! An edition together with its panels.

use super::arrange::arrange;
use crate::edition::{self, Edition, Figure, Refusal, Refusals};
use crate::layout::{Ink, Land, Palette, TOPIC_COLOURS};
use crate::panels::{self, Context, Inspector, Panel, State, Switch};
use crate::scene::Scene;
use std::fmt;

/// The most marks of a figure.
pub const MARK_LIMIT: f64 = 10_000.0;

/// An edition that is ready to be laid out: every reference of every panel holds.
pub struct Document {
    edition: Edition,
    /// The panels of each figure, in the edition's order.
    panels: Vec<Vec<Box<dyn Panel>>>,
    /// The land of its maps, once it has been loaded.
    land: Option<Land>,
}

impl fmt::Debug for Document {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_struct("Document").field("edition", &self.edition).finish_non_exhaustive()
    }
}

impl Document {
    /// Reads an edition's text.
    ///
    /// Refuses what [`edition::read`] refuses; then every panel of an unknown kind, with fields that its kind does not
    /// know or lacks, with facts that are not the figure's, that have no value where one is drawn, or that cannot
    /// share a scale; then, but in the browser, every figure that comes to more shapes or a greater height than allowed.
    pub fn read(text: &str) -> Result<Self, Refusals> {
        let edition = edition::read(text)?;
        let mut refusals = Vec::new();
        let mut panels = Vec::new();
        for (index, figure) in edition.figures.iter().enumerate() {
            let (read, faults) = read_panels(&edition, figure);
            let path = format!("figures[{index}]");
            refusals.extend(faults.into_iter().map(|fault| fault.within(&path)));
            panels.push(read);
        }
        if !refusals.is_empty() {
            return Err(Refusals(refusals));
        }
        let document = Self { edition, panels, land: None };
        // What was published has passed: a browser need not lay every figure out before it shows one.
        #[cfg(not(target_arch = "wasm32"))]
        {
            let faults = super::size::faults(&document);
            if !faults.is_empty() {
                return Err(Refusals(faults));
            }
        }
        Ok(document)
    }

    /// The facts and words.
    #[must_use]
    pub fn edition(&self) -> &Edition {
        &self.edition
    }

    /// Returns its maps their land. Without it, and about another centre than a map's own, they are drawn with none.
    pub fn set_land(&mut self, land: Land) {
        self.land = Some(land);
    }

    /// The figure with this id and its panels.
    pub(super) fn figure(&self, id: &str) -> Option<(&Figure, &[Box<dyn Panel>])> {
        let place = self.edition.figures.iter().position(|figure| figure.id.as_str() == id)?;
        Some((self.edition.figures.get(place)?, self.panels.get(place)?))
    }

    /// What the figure's panels are laid out with.
    pub(super) fn context<'a>(&'a self, figure: &Figure, state: &'a State) -> Context<'a> {
        let place = self.edition.topic_index(figure.link.as_str());
        Context { edition: &self.edition, ink: place.map_or(Ink::Text, Ink::Topic), state, land: self.land.as_ref() }
    }

    /// Lays the figure out for a width in CSS pixels; `None` if there is no figure with this id.
    #[must_use]
    pub fn layout(&self, id: &str, width: f64, state: &State) -> Option<Scene> {
        let (figure, panels) = self.figure(id)?;
        Some(arrange(figure, panels, &self.context(figure, state), width))
    }

    /// Whether the figure has a picture; one of tables alone has none.
    #[must_use]
    pub fn is_drawn(&self, id: &str) -> bool {
        self.figure(id).is_some_and(|(_, panels)| panels.iter().any(|panel| panel.is_drawn()))
    }

    /// What a reader may switch in the figure, each name once.
    #[must_use]
    pub fn switches(&self, id: &str) -> Vec<Switch> {
        let mut switches: Vec<Switch> = Vec::new();
        for panel in self.figure(id).map_or(&[][..], |(_, panels)| panels) {
            for switch in panel.switches(&self.edition) {
                if !switches.iter().any(|known| known.name == switch.name) {
                    switches.push(switch);
                }
            }
        }
        switches
    }

    /// The palette with the links' own hues in it.
    #[must_use]
    pub fn palette(&self, base: Palette, dark: bool) -> Palette {
        self.edition.links.iter().take(TOPIC_COLOURS).enumerate().fold(base, |palette, (place, link)| match link.hue {
            Some(hue) => palette.set(Ink::Topic(place), if dark { hue.dark.0 } else { hue.light.0 }),
            None => palette,
        })
    }
}

fn read_panels(edition: &Edition, figure: &Figure) -> (Vec<Box<dyn Panel>>, Vec<Refusal>) {
    let mut refusals = Vec::new();
    let mut panels = Vec::new();
    for (index, record) in figure.panels.iter().enumerate() {
        let path = format!("panels[{index}]");
        match panels::read(record) {
            Ok(panel) => {
                let mut inspector = Inspector::new(edition, figure);
                panel.inspect(&mut inspector);
                refusals.extend(inspector.into_refusals().into_iter().map(|refusal| refusal.within(&path)));
                panels.push(panel);
            }
            Err(faults) => refusals.extend(faults.into_iter().map(|fault| fault.within(&path))),
        }
    }
    let marks: f64 = panels.iter().map(|panel| panel.mark_count(edition)).sum();
    if marks > MARK_LIMIT {
        refusals.push(Refusal::new("panels", format!("{marks} marks, the limit is {MARK_LIMIT}")));
    }
    (panels, refusals)
}
