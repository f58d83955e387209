//! What a fact is, wherever it stands: its value, unit, hedge and date, and its words in every form.
//!
//! A fact of this room has been read, checked, derived and worded; nothing here knows how. It is what crosses to the
//! browser, where only the forms that pictures choose from are filled in.

#[cfg(feature = "edition")]
mod currency;
mod hedge;
#[cfg(feature = "edition")]
mod known;
mod unit;
mod when;
mod words;

pub use hedge::{Firmness, Hedge, Measure, Origin};
pub use unit::{Dimension, Form, Unit};
pub use when::{Date, Precision, When};
pub(crate) use words::grouped;
pub use words::{Length, UnitWords, Words, joined};

use crate::codec::publish;

/// A fact of a figure.
#[derive(Debug, Clone, PartialEq)]
pub struct Fact {
    /// Unique in the edition.
    pub id: String,
    /// The number, finite; absent for a dated event and a fact in words.
    pub value: Option<f64>,
    /// What the number counts.
    pub unit: Unit,
    /// How firmly it is stated.
    pub hedge: Hedge,
    /// What kind of number it is.
    pub measure: Measure,
    /// When it holds; absent where the source does not say.
    pub when: Option<When>,
    /// Who says it.
    pub origin: Origin,
    /// The index of its topic in the edition.
    pub topic: u8,
    /// Of a derived fact: the indices, among the figure's facts, of those that it was computed from.
    pub inputs: Vec<u16>,
    /// Its words.
    pub words: Words,
}

publish!(Fact { id, value, unit, hedge, measure, when, origin, topic, inputs, words });

impl Fact {
    /// Whether it was computed, and not stated by the source.
    #[must_use]
    pub fn is_derived(&self) -> bool {
        self.origin == Origin::Derived
    }

    /// Whether it was reached, and not held: a peak is no level. What was computed is up to its number as a bound.
    #[must_use]
    pub fn is_peak(&self) -> bool {
        self.hedge == Hedge::UpTo && !self.is_derived() || self.measure == Measure::Peak
    }

    /// The hedge that it is drawn with: a peak that is stated outright is drawn as one that was reached.
    #[must_use]
    pub fn drawn_hedge(&self) -> Hedge {
        if self.measure == Measure::Peak && self.hedge == Hedge::Exact { Hedge::UpTo } else { self.hedge }
    }

    /// How firm its number is; nothing for a fact without one, and for background.
    #[must_use]
    pub fn firmness(&self) -> Option<Firmness> {
        self.value.and_then(|_| Firmness::of(self.origin, self.hedge))
    }

    /// The value in the base unit of its dimension (minutes in seconds), for a scale that mixes units.
    #[must_use]
    pub fn base_value(&self) -> Option<f64> {
        Some(self.value? * self.unit.factor())
    }

    /// Hedge and number with signs for magnitudes and units, `more than US$3.1tn`; `[×9]` for a derived fact. Empty
    /// without a value.
    #[must_use]
    pub fn short(&self) -> String {
        self.marked(self.words.short())
    }

    /// Hedge and number with words for them: `more than US$3.1 trillion`. Empty without a value.
    #[must_use]
    pub fn long(&self) -> String {
        self.marked(self.words.long())
    }

    /// Hedge and number in a length of words.
    #[must_use]
    pub fn shown(&self, length: Length) -> String {
        match length {
            Length::Short => self.short(),
            Length::Long => self.long(),
        }
    }

    /// Hedge and number in the least room: `>3,000` for more than 3,000, `<30 min` for less than 30 minutes.
    #[must_use]
    pub fn narrow(&self) -> String {
        self.marked(self.words.narrow(self.hedge))
    }

    /// Hedge, number and counted noun: `more than 3,000 types of goods`.
    #[must_use]
    pub fn counted(&self) -> String {
        self.marked(self.words.counted())
    }

    /// The words in the brackets of what the source does not state, if it does not: the one place where they are put on.
    #[must_use]
    pub fn marked(&self, words: String) -> String {
        if self.is_derived() && !words.is_empty() { String::from_iter(["[", &words, "]"]) } else { words }
    }
}
