//! The kinds of panel: one file each, and one list.
//!
//! To add a kind, write its file and name it twice below. A kind says what it needs of an edition
//! ([`Panel::inspect`]), where its shapes go ([`Panel::layout`]) and what a person would say of it
//! ([`Panel::summary`]); nobody else asks what kind a panel is.

mod bars;
mod columns;
mod events;
mod inspect;
mod interval;
mod journeys;
mod map;
mod matrix;
mod numbers;
mod periods;
mod rank;
#[cfg(not(target_arch = "wasm32"))]
mod remarks;
mod shares;
mod slopes;
mod spans;
mod table;
mod units;

pub use inspect::{Inspector, Need};

use crate::edition::{Edition, Fact, Field, Id, PanelRecord, Refusal, json};
use crate::layout::{Ink, Land};
use crate::scene::Scene;
use serde_json::Value;

/// Every kind, in the order of the documentation.
pub const KINDS: &[Kind] = &[
    bars::KIND,
    columns::KIND,
    events::KIND,
    interval::KIND,
    journeys::KIND,
    map::KIND,
    matrix::KIND,
    numbers::KIND,
    periods::KIND,
    rank::KIND,
    shares::KIND,
    slopes::KIND,
    spans::KIND,
    table::KIND,
    units::KIND,
];

/// A panel that was read, or everything that is wrong with its fields.
pub type Read = Result<Box<dyn Panel>, Vec<Refusal>>;

/// A kind of panel: its name in editions, and how one is read.
pub struct Kind {
    /// The `kind` of a panel.
    pub name: &'static str,
    /// One sentence on what it draws.
    pub about: &'static str,
    /// Reads what follows the `kind`; refuses wrong and unknown fields by their path.
    pub read: fn(&Value) -> Read,
    /// The JSON Schema of its fields.
    #[cfg(not(target_arch = "wasm32"))]
    pub schema: fn(&mut schemars::SchemaGenerator) -> schemars::Schema,
}

/// A part of a figure that shows some facts in one way.
pub trait Panel {
    /// Names every fact and text that the panel uses, with its path inside the panel, and which facts share a scale.
    fn inspect(&self, inspector: &mut Inspector<'_>);

    /// Places its shapes in `width` pixels. Total: any width, any state, facts without values included.
    fn layout(&self, context: &Context<'_>, width: f64) -> Scene;

    /// Whole sentences on what the data show, computed from them; empty where there is nothing to add to the list of
    /// facts. The pages are built with them; the module in the browser does without.
    #[cfg(not(target_arch = "wasm32"))]
    fn summary(&self, context: &Context<'_>) -> Vec<String> {
        let _ = context;
        Vec::new()
    }

    /// What a reader may switch in it. A figure's panels share switches of one name.
    fn switches(&self, edition: &Edition) -> Vec<Switch> {
        let _ = edition;
        Vec::new()
    }

    /// How many marks it will draw, for the limit of a figure.
    fn mark_count(&self, edition: &Edition) -> f64 {
        let _ = edition;
        0.0
    }

    /// Whether it is a picture. A table is not: it stands in the page as it is.
    fn is_drawn(&self) -> bool {
        true
    }
}

/// A choice that a reader has; the first option is the default.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Switch {
    /// The name in addresses.
    pub name: String,
    /// What is chosen, in words.
    pub label: String,
    /// Value in addresses and words, two or more.
    pub options: Vec<(String, String)>,
}

/// What a reader has chosen: switch to value. Unknown names and values mean the default.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct State(Vec<(String, String)>);

impl State {
    /// Reads `show=multiples&order=size`; what has no `=` is left out.
    #[must_use]
    pub fn parse(text: &str) -> Self {
        let pairs = text.split('&').filter_map(|pair| pair.split_once('='));
        Self(pairs.map(|(name, value)| (name.to_owned(), value.to_owned())).collect())
    }

    /// The value chosen for a switch, if any.
    #[must_use]
    pub fn get(&self, name: &str) -> Option<&str> {
        self.0.iter().rev().find(|(known, _)| known == name).map(|(_, value)| value.as_str())
    }

    /// Whether the switch stands on this value.
    #[must_use]
    pub fn is(&self, name: &str, value: &str) -> bool {
        self.get(name) == Some(value)
    }
}

/// What a panel is laid out with.
#[derive(Debug, Clone, Copy)]
pub struct Context<'a> {
    /// The facts and words.
    pub edition: &'a Edition,
    /// The colour of the figure's link.
    pub ink: Ink,
    /// What the reader has chosen.
    pub state: &'a State,
    /// The land of maps, once it has been loaded.
    pub land: Option<&'a Land>,
}

impl<'a> Context<'a> {
    /// The fact with this id; `None` only for an edition that was not checked.
    #[must_use]
    pub fn fact(&self, id: &Id) -> Option<&'a Fact> {
        self.edition.fact(id.as_str())
    }

    /// The colour of a fact's own link.
    #[must_use]
    pub fn ink_of(&self, fact: &Fact) -> Ink {
        Ink::Topic(self.edition.topic_index(fact.link.as_str()).unwrap_or(0))
    }
}

/// Reads a panel by its kind.
pub fn read(record: &PanelRecord) -> Read {
    let Some(kind) = KINDS.iter().find(|kind| kind.name == record.kind) else {
        let names: Vec<&str> = KINDS.iter().map(|kind| kind.name).collect();
        let reason = format!("unknown kind `{}`: there are {}", record.kind, names.join(", "));
        return Err(vec![Refusal::new("kind", reason)]);
    };
    (kind.read)(&record.body)
}

/// Reads a kind's fields.
fn read_as<P: Panel + Field + 'static>(fields: &Value) -> Read {
    json::typed::<P>(fields, "").map(|panel| Box::new(panel) as Box<dyn Panel>)
}

/// The entry of a kind in the list.
macro_rules! kind {
    ($panel:ty, $name:literal, $about:literal) => {
        $crate::panels::Kind {
            name: $name,
            about: $about,
            read: $crate::panels::read_as::<$panel>,
            #[cfg(not(target_arch = "wasm32"))]
            schema: <$panel as schemars::JsonSchema>::json_schema,
        }
    };
}
use kind;
