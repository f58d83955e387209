//! The kinds of panel: one file each, and one list.
//!
//! To add a kind, write its file and name it in the list below. A kind says what it holds (its fields, which refuse what
//! they cannot hold), where its shapes go ([`Panel::layout`]) and what a person would say of it ([`Panel::summary`]);
//! nobody else asks what kind a panel is.

#[cfg(any(feature = "counts", feature = "units"))]
mod array;
#[cfg(feature = "bars")]
mod bars;
#[cfg(feature = "edition")]
mod check;
mod choice;
#[cfg(feature = "columns")]
mod columns;
#[cfg(feature = "counts")]
mod counts;
#[cfg(feature = "events")]
mod events;
mod fields;
#[cfg(feature = "interval")]
mod interval;
#[cfg(feature = "journeys")]
mod journeys;
#[cfg(feature = "map")]
mod map;
#[cfg(feature = "matrix")]
mod matrix;
#[cfg(feature = "numbers")]
mod numbers;
#[cfg(feature = "periods")]
mod periods;
#[cfg(feature = "rank")]
mod rank;
#[cfg(feature = "edition")]
mod remarks;
#[cfg_attr(not(feature = "kinds"), allow(dead_code, reason = "not every kind has all of these parts"))]
mod rows;
#[cfg(feature = "shares")]
mod shares;
#[cfg(feature = "slopes")]
mod slopes;
#[cfg(feature = "spans")]
mod spans;
#[cfg(feature = "table")]
mod table;
#[cfg_attr(not(feature = "kinds"), allow(dead_code, reason = "not every kind has a title"))]
mod title;
#[cfg(feature = "edition")]
mod unit;
#[cfg(feature = "units")]
mod units;

#[cfg(feature = "edition")]
pub use check::Check;
#[cfg(feature = "edition")]
pub use choice::Switch;
pub use choice::{State, View};
pub use fields::{Caption, FactRef};
#[cfg(feature = "edition")]
mod step;
#[cfg(feature = "edition")]
pub use step::Step;

use crate::codec::{Publish, Reader};
#[cfg(feature = "edition")]
use crate::edition::{Edition, Field, PanelRecord, Place, Refusal, Scope};
use crate::fact::Fact;
use crate::layout::{Ink, Land};
use crate::scene::Scene;

/// Every kind of this module, in the order of the documentation; each is a feature of the crate.
pub const KINDS: &[Kind] = &[
    #[cfg(feature = "bars")]
    bars::KIND,
    #[cfg(feature = "columns")]
    columns::KIND,
    #[cfg(feature = "counts")]
    counts::KIND,
    #[cfg(feature = "events")]
    events::KIND,
    #[cfg(feature = "interval")]
    interval::KIND,
    #[cfg(feature = "journeys")]
    journeys::KIND,
    #[cfg(feature = "map")]
    map::KIND,
    #[cfg(feature = "matrix")]
    matrix::KIND,
    #[cfg(feature = "numbers")]
    numbers::KIND,
    #[cfg(feature = "periods")]
    periods::KIND,
    #[cfg(feature = "rank")]
    rank::KIND,
    #[cfg(feature = "shares")]
    shares::KIND,
    #[cfg(feature = "slopes")]
    slopes::KIND,
    #[cfg(feature = "spans")]
    spans::KIND,
    #[cfg(feature = "table")]
    table::KIND,
    #[cfg(feature = "units")]
    units::KIND,
];

/// A kind of panel: its name in editions, and how one is read.
pub struct Kind {
    /// The `kind` of a panel.
    pub name: &'static str,
    /// One sentence on what it draws.
    #[cfg(feature = "edition")]
    pub about: &'static str,
    /// Reads a published panel.
    decode: fn(&mut Reader<'_>) -> Box<dyn Panel>,
    /// Reads what follows the `kind`; refuses wrong and unknown fields by their path.
    #[cfg(feature = "edition")]
    read: fn(&serde_json::Value, &mut Place<'_>) -> Option<Box<dyn Panel>>,
    /// The JSON Schema of its fields.
    #[cfg(all(feature = "edition", not(target_arch = "wasm32")))]
    pub schema: fn(&mut schemars::SchemaGenerator) -> schemars::Schema,
}

/// A panel that writes itself as it is published.
#[cfg(feature = "edition")]
pub trait Encode {
    /// Writes the bytes that its kind reads after what is in `file`.
    fn encode(&self, file: &mut Vec<u8>);
}

#[cfg(feature = "edition")]
impl<P: Publish> Encode for P {
    fn encode(&self, file: &mut Vec<u8>) {
        self.write(file);
    }
}

/// What every panel is besides, where nothing is published.
#[cfg(not(feature = "edition"))]
pub trait Encode {}

#[cfg(not(feature = "edition"))]
impl<P> Encode for P {}

/// A part of a figure that shows some facts in one way. `Sync`, so that a build lays pictures out on all cores.
pub trait Panel: Encode + Sync {
    /// Places its shapes in `width` pixels. Total: any width, any state, facts without values included.
    fn layout(&self, context: &Context<'_>, width: f64) -> Scene;

    /// What a page draws of it on the way from one view to another, in numbers: see [`Figure::course`]. Empty for what is
    /// not flown.
    ///
    /// [`Figure::course`]: crate::published::Figure::course
    fn course(&self, context: &Context<'_>) -> Vec<f64> {
        let _ = context;
        Vec::new()
    }

    /// Refuses what is wrong across its fields; each field by itself has been checked.
    #[cfg(feature = "edition")]
    fn check(&self, check: &mut Check<'_>) {
        let _ = check;
    }

    /// The facts that stand on each of its scales, by their indices: they must be comparable.
    #[cfg(feature = "edition")]
    fn scales(&self) -> Vec<Vec<u16>> {
        Vec::new()
    }

    /// Makes what the browser does not make: words of numbers that are no fact's, such as those of ticks.
    #[cfg(feature = "edition")]
    fn prepare(&mut self, context: &Context<'_>, topics: &[Topic]) {
        let _ = (context, topics);
    }

    /// Whole sentences on what the data show, computed from them; empty where there is nothing to add to the list of
    /// facts.
    #[cfg(feature = "edition")]
    fn summary(&self, context: &Context<'_>) -> Vec<String> {
        let _ = context;
        Vec::new()
    }

    /// Its heading, where it has one: what it is called among the figure's panels.
    #[cfg(feature = "edition")]
    fn heading(&self) -> Option<String> {
        None
    }

    /// What a reader may switch in it. A figure's panels share switches of one name.
    #[cfg(feature = "edition")]
    fn switches(&self) -> Vec<Switch> {
        Vec::new()
    }

    /// The steps that it can be told in, one after another; empty for what is told at once.
    #[cfg(feature = "edition")]
    fn steps(&self) -> Vec<Step> {
        Vec::new()
    }

    /// How many marks it will draw, for the limit of a figure.
    #[cfg(feature = "edition")]
    fn mark_count(&self, context: &Context<'_>) -> f64 {
        let _ = context;
        0.0
    }

    /// What of it a figure may have only so many of, because their labels look for room among all the others.
    #[cfg(feature = "edition")]
    fn crowds(&self) -> Vec<Crowd> {
        Vec::new()
    }

    /// Whether it is a picture. A table is not: it stands in the page as it is.
    #[cfg(feature = "edition")]
    fn is_drawn(&self) -> bool {
        true
    }
}

/// Things of one sort in a panel, and how many of them a figure may have.
#[cfg(feature = "edition")]
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Crowd {
    /// What they are.
    pub name: &'static str,
    /// How many the panel has.
    pub count: usize,
    /// The most that all panels of a figure may have together.
    pub limit: usize,
}

/// A topic of the edition, as a kind may name it.
#[cfg(feature = "edition")]
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Topic {
    /// Its id.
    pub id: String,
    /// Its name in short.
    pub name: String,
}

/// What a panel is laid out with.
#[derive(Debug, Clone, Copy)]
pub struct Context<'a> {
    /// The figure's facts.
    pub facts: &'a [Fact],
    /// The colour of the figure's topic.
    pub ink: Ink,
    /// What the reader has chosen.
    pub state: &'a State,
    /// The land of maps, once it has been loaded.
    pub land: Option<&'a Land>,
    /// How high what stands beside a panel is, in pixels, where that is higher than the panel alone in its column; else zero.
    pub beside: f64,
    /// The whole edition, where it is known: what a figure does not show may stand elsewhere in it.
    #[cfg(feature = "edition")]
    pub edition: Option<&'a Edition>,
}

impl<'a> Context<'a> {
    /// The fact that a field names; `None` only for a figure that was not checked.
    #[must_use]
    pub fn fact<N>(&self, fact: FactRef<N>) -> Option<&'a Fact> {
        self.at(fact.index())
    }

    /// The fact at an index among the figure's.
    #[must_use]
    pub fn at(&self, index: u16) -> Option<&'a Fact> {
        self.facts.get(usize::from(index))
    }

    /// The colour of a fact's own topic.
    #[must_use]
    pub fn ink_of(&self, fact: &Fact) -> Ink {
        Ink::Topic(usize::from(fact.topic))
    }
}

/// Reads a published panel of a kind; `None` for a kind that this module lacks.
#[must_use]
pub fn decode(kind: &str, file: &mut Reader<'_>) -> Option<Box<dyn Panel>> {
    let kind = KINDS.iter().find(|known| known.name == kind)?;
    Some((kind.decode)(file))
}

/// Reads a kind's published fields.
fn decode_as<P: Panel + Publish + 'static>(file: &mut Reader<'_>) -> Box<dyn Panel> {
    Box::new(P::read(file))
}

/// A panel that was read from an edition, and the facts on each of its scales.
#[cfg(feature = "edition")]
pub struct Read {
    /// The panel.
    pub panel: Box<dyn Panel>,
    /// The facts on each of its scales, by their indices.
    pub scales: Vec<Vec<u16>>,
}

/// Reads a panel by its kind, or says everything that is wrong with it, with paths inside the panel.
#[cfg(feature = "edition")]
pub fn read(record: &PanelRecord, scope: Scope<'_>) -> Result<Read, Vec<Refusal>> {
    let Some(kind) = KINDS.iter().find(|kind| kind.name == record.kind) else {
        let names: Vec<&str> = KINDS.iter().map(|kind| kind.name).collect();
        let reason = format!("unknown kind `{}`: there are {}", record.kind, names.join(", "));
        return Err(vec![Refusal::new("kind", reason)]);
    };
    let mut place = Place::within(scope);
    let panel = (kind.read)(&record.body, &mut place);
    let (mut refusals, named) = place.finish();
    let Some(panel) = panel else { return Err(refusals) };
    let mut check = Check::new(scope.edition, scope.figure, named);
    panel.check(&mut check);
    let scales = panel.scales();
    refusals.extend(check.finish(&scales));
    if refusals.is_empty() { Ok(Read { panel, scales }) } else { Err(refusals) }
}

/// Reads a kind's fields.
#[cfg(feature = "edition")]
fn read_as<P: Panel + Field + 'static>(fields: &serde_json::Value, place: &mut Place<'_>) -> Option<Box<dyn Panel>> {
    P::read(fields, place).map(|panel| Box::new(panel) as Box<dyn Panel>)
}

/// The entry of a kind in the list.
macro_rules! kind {
    ($panel:ty, $name:literal, $about:literal) => {
        $crate::panels::Kind {
            name: $name,
            #[cfg(feature = "edition")]
            about: $about,
            decode: $crate::panels::decode_as::<$panel>,
            #[cfg(feature = "edition")]
            read: $crate::panels::read_as::<$panel>,
            #[cfg(all(feature = "edition", not(target_arch = "wasm32")))]
            schema: <$panel as schemars::JsonSchema>::json_schema,
        }
    };
}
use fields::fields;
use kind;
