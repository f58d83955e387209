//! Marks: how a value is drawn so that its hedge can be seen.
//!
//! One rule holds for all of them: the body says what is claimed, the end says how firmly. Slivers, gaps and posts have
//! fixed sizes in pixels; they are not data.

mod axis;
mod bar;
mod baseline;
mod blocks;
mod callout;
mod date;
mod dots;
mod duration;
mod ending;
mod flow;
mod globe;
mod label;
mod large;
mod level;
mod packing;
mod phrase;
mod point;
mod route;
mod span;
mod years;

pub use axis::{FOOT, Gridlines, Tick, ValueAxis, chart_height};
pub use bar::{Along, Bar, bar, open_length};
pub use bar::{Reach, reach};
pub use baseline::Baseline;
pub use blocks::{BLOCK, Blocks};
pub use callout::{Callout, Name, Surroundings, callouts};
pub use date::{DateMark, date};
pub use dots::{Dots, FINE, Grid, dots, open_end};
pub use duration::{TIME_UNITS, derived_length, duration_ticks};
pub use ending::{ending, ending_width};
pub use flow::{bend, flow};
pub use globe::{Detail, Globe, graticule, is_near};
pub use label::{Beside, Labels, by_weight, forms, leading, lines, no_figure};
pub use large::Large;
pub use level::{THICKNESS, level};
pub use packing::{Packing, abreast, band, block, filling, rectangle, stacked};
pub use phrase::{Lines, Phrase, manner};
pub use point::{point, point_along, point_from, sign_down, stroke_to};
pub use route::{REACH, Texture, Way, open_route, route, sample_route};
pub use span::{Span, span};
pub use years::{Cell, Years};

use crate::fact::{Fact, Hedge, Origin};

/// Whether the source gives a value, and how firmly it stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Certainty {
    /// The source states it.
    Reported(Hedge),
    /// Not stated by the source: computed from what it states, or known from elsewhere.
    Derived(Hedge),
    /// The source gives no value.
    Missing,
}

impl Certainty {
    /// The certainty of a fact's value.
    #[must_use]
    pub fn of(fact: &Fact) -> Self {
        match (fact.value, fact.origin) {
            (None, _) => Self::Missing,
            (Some(_), Origin::Reported) => Self::Reported(fact.drawn_hedge()),
            (Some(_), Origin::Derived | Origin::Background) => Self::Derived(fact.drawn_hedge()),
        }
    }

    /// The hedge; a missing value has none.
    #[must_use]
    pub fn hedge(self) -> Hedge {
        match self {
            Self::Reported(hedge) | Self::Derived(hedge) => hedge,
            Self::Missing => Hedge::Exact,
        }
    }
}
