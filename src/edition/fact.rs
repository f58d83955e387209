//! A fact: one figure, date or statement of the source, one computed from them, or one that is known besides.

use super::derivation::{Derivation, Derived};
use super::number::Written;
use super::record::{choice, from_text, record};
use super::refusal::Refusal;
use super::template::Template;
use crate::fact::{Form, Hedge, Measure, Unit, When};
use crate::language::comparisons;

/// A name inside an edition: lower-case letters, digits and single hyphens, at most 64 characters.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Id(String);

impl Id {
    /// The name as text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl TryFrom<String> for Id {
    type Error = String;

    fn try_from(text: String) -> Result<Self, String> {
        let fine = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit());
        if text.len() <= 64 && text.split('-').all(fine) {
            Ok(Self(text))
        } else {
            Err(format!("\"{text}\" is no id: expected lower-case letters, digits and single hyphens, at most 64"))
        }
    }
}

from_text!(Id, Unit, When);

choice! {
    Hedge {
        Exact = "exact", About = "about", MoreThan = "more_than", AtLeast = "at_least",
        Nearly = "nearly", UpTo = "up_to", LessThan = "less_than",
    }
    Measure { Level = "level", Total = "total", Share = "share", Peak = "peak", Rank = "rank", }
}

record! {
    /// A fact as the edition's file has it, before anything is computed.
    #[derive(Debug, Clone)]
    pub struct FactRecord {
        /// Unique among the facts.
        pub id: Id,
        /// The link that it belongs to.
        pub link: Id,
        /// What it counts or states: a noun phrase.
        pub label: Template,
        /// The number; absent for a dated event, a fact in words and a derived fact.
        pub value: Option<f64>,
        /// What the number counts.
        pub unit: Unit,
        /// How firmly the source states it; computed for a derived fact.
        pub hedge: Option<Hedge>,
        /// When it holds, as precisely as the source says.
        pub when: Option<When>,
        /// The paragraph of the source, from 1; absent for a derived fact.
        pub paragraph: Option<u32>,
        /// What a careful reader should know of it.
        pub note: Option<Template>,
        /// What kind of number it is.
        pub measure: Measure = default,
        /// How it is computed, if the source does not state it.
        pub derived: Option<Derivation>,
    }
}

record! {
    /// A background fact: known, and not from the source. It is never counted among the source's facts.
    #[derive(Debug, Clone)]
    pub struct BackgroundRecord {
        /// Unique among the facts, those of the source included.
        pub id: Id,
        /// The link that it belongs to.
        pub link: Id,
        /// What it counts or states: a noun phrase.
        pub label: Template,
        /// The number; absent for a dated event and a fact in words.
        pub value: Option<f64>,
        /// What the number counts.
        pub unit: Unit,
        /// How firm the number is.
        pub hedge: Option<Hedge>,
        /// When it holds.
        pub when: Option<When>,
        /// Where it is from, since it is not from the source.
        pub note: Template,
        /// What kind of number it is.
        pub measure: Measure = default,
    }
}

impl FactRecord {
    /// What is wrong with the record by itself; `paragraphs` is the length of the source, if the edition says so.
    pub(super) fn faults(&self, paragraphs: Option<u32>) -> Vec<Refusal> {
        let mut faults = Vec::new();
        let mut fault = |path: &str, reason: &str| faults.push(Refusal::new(path, reason));
        if self.derived.is_some() {
            if self.value.is_some() {
                fault("value", "a derived fact's value is computed, never written");
            }
            if self.paragraph.is_some() {
                fault("paragraph", "a derived fact stands in no paragraph of the source");
            }
            if self.unit.form() == Form::Date {
                fault("unit", "a date has no value: use another unit");
            }
        } else {
            match (self.paragraph, paragraphs) {
                (None, _) => fault("paragraph", "missing: a fact of the source names its paragraph"),
                (Some(0), _) => fault("paragraph", "paragraphs are counted from 1"),
                (Some(paragraph), Some(last)) if paragraph > last => {
                    fault("paragraph", &format!("{paragraph} is beyond the source's {last} paragraphs"));
                }
                _ => {}
            }
            hedge_faults(self.hedge, self.value, &mut fault);
        }
        number_faults((self.value, self.hedge), &self.unit, self.when, self.measure, &mut fault);
        faults
    }
}

impl BackgroundRecord {
    /// What is wrong with the record by itself.
    pub(super) fn faults(&self) -> Vec<Refusal> {
        let mut faults = Vec::new();
        let mut fault = |path: &str, reason: &str| faults.push(Refusal::new(path, reason));
        if self.note.is_blank() {
            fault("note", "empty: it says where a background fact is from");
        }
        hedge_faults(self.hedge, self.value, &mut fault);
        number_faults((self.value, self.hedge), &self.unit, self.when, self.measure, &mut fault);
        faults
    }

    /// The fact, which needs no computing; `written` is how its value is written.
    pub(super) fn fact(self, written: Written) -> Fact {
        Fact {
            id: self.id,
            link: self.link,
            label: self.label,
            value: self.value,
            written,
            unit: self.unit,
            hedge: self.hedge.unwrap_or(Hedge::Exact),
            when: self.when,
            paragraph: None,
            note: Some(self.note),
            measure: self.measure,
            derived: None,
            is_ceiling: false,
            background: true,
        }
    }
}

/// What is wrong with the hedge of a fact that is stated, not computed.
fn hedge_faults(hedge: Option<Hedge>, value: Option<f64>, fault: &mut impl FnMut(&str, &str)) {
    match (hedge, value) {
        (None, _) => fault("hedge", "missing"),
        (Some(hedge), None) if hedge != Hedge::Exact => fault("hedge", "a fact without a value cannot be hedged"),
        _ => {}
    }
}

/// Whether a share that is hedged in this way would lie outside of its whole.
fn is_beyond(value: f64, hedge: Hedge) -> bool {
    value <= 0.0 && matches!(hedge, Hedge::LessThan | Hedge::Nearly) || value >= 100.0 && hedge == Hedge::MoreThan
}

/// Refuses what was computed as a share and is none.
pub(super) fn check_share(derived: Derived) -> Result<(), String> {
    let Derived { value, hedge, .. } = derived;
    // The last digits of a sum are noise.
    if !(-1e-9..=100.0 + 1e-9).contains(&value) {
        let value = super::number::round_in_full(value);
        return Err(format!("a share lies between 0 and 100 per cent, and the inputs make it {value}"));
    }
    if is_beyond(value, hedge) {
        return Err("no share is less than 0 or more than 100 per cent, as the inputs make it".to_owned());
    }
    Ok(())
}

/// Where value, unit, hedge, date and measure do not go together.
fn number_faults(
    (value, hedge): (Option<f64>, Option<Hedge>),
    unit: &Unit,
    when: Option<When>,
    measure: Measure,
    fault: &mut impl FnMut(&str, &str),
) {
    if unit.form() == Form::Date {
        if value.is_some() {
            fault("unit", "a date has no value: use another unit");
        }
        if when.is_none() {
            fault("when", "missing: a dated event says when");
        }
    }
    if let Some(value) = value {
        if measure == Measure::Share && !(0.0..=100.0).contains(&value) {
            fault("value", "a share lies between 0 and 100 per cent");
        }
        if measure == Measure::Share && hedge.is_some_and(|hedge| is_beyond(value, hedge)) {
            fault("hedge", "no share is less than 0 or more than 100 per cent");
        }
        if unit.form() == Form::Rank && (value < 1.0 || value.fract() != 0.0) {
            fault("value", "a rank is a whole number from 1");
        }
    }
    if measure == Measure::Share && unit.form() != Form::PerCent {
        fault("unit", "a share is given in per cent");
    }
}

/// A fact that has been checked and, if derived, computed.
#[derive(Debug, Clone)]
pub struct Fact {
    /// Unique among the facts.
    pub id: Id,
    /// The link that it belongs to.
    pub link: Id,
    /// What it counts or states.
    pub label: Template,
    /// The number, if it has one: finite.
    pub value: Option<f64>,
    /// How it is written in the file: `6.0` is stated more precisely than `6`.
    pub written: Written,
    /// What the number counts.
    pub unit: Unit,
    /// How firmly it is stated.
    pub hedge: Hedge,
    /// When it holds.
    pub when: Option<When>,
    /// The paragraph of the source; `None` for a derived fact and a background fact.
    pub paragraph: Option<u32>,
    /// What a careful reader should know of it.
    pub note: Option<Template>,
    /// What kind of number it is.
    pub measure: Measure,
    /// How it was computed, if the source does not state it.
    pub derived: Option<Derivation>,
    /// Whether "up to" says that it is no more than its number, and not that this was reached.
    pub is_ceiling: bool,
    /// Whether it is known from elsewhere; its note says where it is from.
    pub background: bool,
}

impl Fact {
    /// Whether it is computed from facts of the source.
    #[must_use]
    pub fn is_derived(&self) -> bool {
        self.derived.is_some()
    }

    /// Whether the source states it: it is neither computed nor background.
    #[must_use]
    pub fn is_reported(&self) -> bool {
        self.derived.is_none() && !self.background
    }

    /// The value in the base unit of its dimension (minutes in seconds), for a scale that mixes units.
    #[must_use]
    pub fn base_value(&self) -> Option<f64> {
        Some(self.value? * self.unit.factor())
    }

    /// Why the two facts may not stand on one scale, in words; `None` if they may.
    #[must_use]
    pub fn clash(&self, other: &Self) -> Option<String> {
        self.clashes(other).map(|clash| clash.reason(clash.side(self), clash.side(other)))
    }

    /// In what the two facts differ that may not stand on one scale; `None` if they may.
    ///
    /// Unit and measure must agree, but a peak may stand beside levels, where it is drawn as a peak. Sums must cover
    /// periods of the same length, as February and March are, or both name none.
    #[must_use]
    pub fn clashes(&self, other: &Self) -> Option<Clash> {
        if !self.unit.shares_scale_with(&other.unit) {
            return Some(Clash::Unit);
        }
        let kind = |measure| if measure == Measure::Peak { Measure::Level } else { measure };
        if kind(self.measure) != kind(other.measure) {
            return Some(Clash::Measure);
        }
        if self.measure == Measure::Total {
            let alike = match (self.period(), other.period()) {
                (None, None) => true,
                (Some(a), Some(b)) => (a - b).abs() < CALENDAR.min(a.max(b) / 9.0),
                _ => false,
            };
            if !alike {
                return Some(Clash::Period);
            }
        }
        None
    }

    /// The years that it covers, without end for an open interval; `None` where it has no date.
    fn period(&self) -> Option<f64> {
        self.when.map(|when| when.length().unwrap_or(f64::INFINITY))
    }

    /// What the fact clashes by: of two facts with the same, each clashes with whatever the other one clashes with.
    #[must_use]
    pub fn footing(&self) -> (&str, Measure, Option<u64>) {
        let period = if self.measure == Measure::Total { self.period() } else { None };
        (self.unit.words(), self.measure, period.map(f64::to_bits))
    }
}

/// By how much halves of a year, or months, may differ, in years: 181 days and 184, 28 and 31. No two shorter times may differ by
/// a ninth: a week and eight days are not as long.
const CALENDAR: f64 = 3.5 / 365.0;

/// In what two facts differ that may not stand on one scale.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Clash {
    /// They count different things.
    Unit,
    /// One is a level, say, and the other one a share.
    Measure,
    /// They are sums over periods of different lengths.
    Period,
}

impl Clash {
    /// All of them, in the order in which they are looked for.
    pub const ALL: [Self; 3] = [Self::Unit, Self::Measure, Self::Period];

    /// What a fact has of that in which they differ; empty for a period, of which the length alone counts.
    #[must_use]
    pub fn side(self, fact: &Fact) -> &str {
        match self {
            Self::Unit => fact.unit.words(),
            Self::Measure => fact.measure.words(),
            Self::Period => "",
        }
    }

    /// The reason in words, for what each of the two has ([`Self::side`]).
    #[must_use]
    pub fn reason(self, one: &str, other: &str) -> String {
        match self {
            Self::Unit => comparisons::different_units(one, other),
            Self::Measure => comparisons::different_measures(one, other),
            Self::Period => comparisons::DIFFERENT_PERIODS.to_owned(),
        }
    }
}
