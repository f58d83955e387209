//! Marks: how a value is drawn so that its hedge can be seen.
//!
//! One rule holds for all of them: the body says what is claimed, the end says how firmly. Slivers, gaps and posts have
//! fixed sizes in pixels; they are not data.

mod bar;
mod callout;
mod date;
mod dots;
mod globe;
mod label;
mod level;
mod point;
mod route;

pub use bar::{Along, Bar, OVERSHOOT, bar, open_length, span_open_at_start};
pub use callout::{Callout, Name, Surroundings, callouts};
pub use date::{DateMark, date};
pub use dots::{Dots, Grid, dots, open_end};
pub use globe::Globe;
pub use label::Labels;
pub use level::{THICKNESS, level};
pub use point::{point, reach_above};
pub use route::{REACH, Texture, Way, route, route_sample};

use crate::edition::{Fact, Hedge};

/// Whether the source gives a value, and how firmly it stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Certainty {
    /// The source states it.
    Reported(Hedge),
    /// Computed from what the source states.
    Derived(Hedge),
    /// The source gives no value.
    Missing,
}

impl Certainty {
    /// The certainty of a fact's value.
    #[must_use]
    pub fn of(fact: &Fact) -> Self {
        match (fact.value, fact.is_derived()) {
            (None, _) => Self::Missing,
            (Some(_), false) => Self::Reported(fact.hedge),
            (Some(_), true) => Self::Derived(fact.hedge),
        }
    }
}
