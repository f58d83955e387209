//! An edition: the facts of one source and the figures that show them, as data.
//!
//! [`read`] takes the file's text and either gives an [`Edition`] in which every reference holds and every derived fact
//! is computed, or [`Refusals`] that name each field at fault. Nothing here knows of layout, drawing or the browser.

mod derivation;
mod digits;
mod fact;
mod growth;
pub mod json;
mod limits;
pub mod number;
mod order;
mod read;
mod record;
mod refusal;
#[cfg(not(target_arch = "wasm32"))]
mod schema;
mod story;
mod template;
mod texts;
mod worded;
pub mod wording;

pub use derivation::{Derivation, Operation};
pub use fact::{BackgroundRecord, Clash, Fact, FactRecord, Id};
pub use growth::{NESTING_LIMIT, PRINTED_LIMIT};
pub use limits::{
    FACT_LIMIT, FIGURE_LIMIT, INPUT_LIMIT, PANEL_LIMIT, TOPIC_LIMIT, TOPIC_NAME_LIMIT, TOPIC_TITLE_LIMIT, UNIT_LIMIT,
};
pub use read::{FINDING_LIMIT, read};
pub use record::{Field, Place, Scope};
#[allow(unused_imports, reason = "a kind may have words of its own")]
pub(crate) use record::{choice, from_text, readable, record};
pub use refusal::{Refusal, Refusals, join};
pub use story::{Address, Colour, Column, Ending, Figure, Guess, Head, Hue, Language, PanelRecord, Row, Source, Topic};
pub use template::{Run, Template, TextForm};

use std::collections::BTreeMap;

/// The `link` of a figure that belongs to no single link.
pub const ALL_TOPICS: &str = "all";

/// An edition in which every reference holds.
#[derive(Debug, Clone)]
pub struct Edition {
    /// Its title, source and other words.
    pub head: Head,
    /// Its links, one to seven.
    pub links: Vec<Topic>,
    /// Its figures, in page order.
    pub figures: Vec<Figure>,
    facts: Vec<Fact>,
    places: BTreeMap<String, usize>,
}

impl Edition {
    fn new(head: Head, links: Vec<Topic>, facts: Vec<Fact>, figures: Vec<Figure>) -> Self {
        let places = facts.iter().enumerate().map(|(place, fact)| (fact.id.as_str().to_owned(), place)).collect();
        Self { head, links, figures, facts, places }
    }

    /// Every fact, in the file's order.
    #[must_use]
    pub fn facts(&self) -> &[Fact] {
        &self.facts
    }

    /// The fact with this id.
    #[must_use]
    pub fn fact(&self, id: &str) -> Option<&Fact> {
        self.facts.get(self.place(id)?)
    }

    /// The place of a fact in the list, from 0.
    fn place(&self, id: &str) -> Option<usize> {
        self.places.get(id).copied()
    }

    /// The figure with this id.
    #[must_use]
    pub fn figure(&self, id: &str) -> Option<&Figure> {
        self.figures.iter().find(|figure| figure.id.as_str() == id)
    }

    /// The place of a link in the list, from 0; `None` for `all`.
    #[must_use]
    pub fn topic_index(&self, id: &str) -> Option<usize> {
        self.links.iter().position(|link| link.id.as_str() == id)
    }

    /// Whether a fact is how much a number became higher or lower between two dates, and not how much there is.
    #[must_use]
    pub fn is_change(&self, fact: &Fact) -> bool {
        let Some(derivation) = &fact.derived else { return false };
        let whens = || derivation.of.iter().filter_map(|id| self.fact(id.as_str())).map(|input| input.when);
        derivation.operation == Operation::Difference && whens().any(|when| whens().next() != Some(when))
    }
}
