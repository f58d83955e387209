//! Units: what a number counts, and which numbers may share a scale.

#[cfg(feature = "edition")]
use super::known::{self, Known};
use crate::codec::{Publish, Reader, publish};
#[cfg(feature = "edition")]
use crate::language::grammar;

/// A unit, from the words of the edition.
///
/// Some words have a meaning of their own (`per cent`, `US dollars`, `PAB`, `rank`, `hours`, `GW` …); all others are a
/// counted noun.
#[derive(Debug, Clone, PartialEq)]
pub struct Unit {
    words: String,
    sign: String,
    one: String,
    form: Form,
    factor: f64,
}

/// How numbers of a unit are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    /// `50.7%`.
    PerCent,
    /// `US$3.1tn`: the sign before the number, and the words after it in full.
    Currency,
    /// `9th`: counts from first, as a rank or an edition in a series does.
    Rank,
    /// `×9`.
    Multiple,
    /// A dated event: no number.
    Date,
    /// `40 min`: the sign after the number. Units of one dimension convert into each other.
    Measured(Dimension),
    /// A counted noun.
    Counted,
}

/// What a measured unit measures.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Dimension {
    /// Base unit: the second.
    Time,
    /// Base unit: the kilometre.
    Length,
    /// Base unit: the kilometre per hour.
    Speed,
    /// Base unit: the tonne.
    Mass,
    /// Base unit: the watt.
    Power,
    /// Base unit: the joule.
    Energy,
    /// Base unit: the degree Celsius.
    Temperature,
    /// Base unit: the square kilometre.
    Area,
    /// Base unit: the litre.
    Volume,
    /// Base unit: the hertz.
    Frequency,
    /// Base unit: the byte.
    Data,
    /// Base unit: the percentage point.
    Points,
}

publish!(Unit { words, sign, form, factor } but { one });

impl Form {
    /// Every form, in the order of the published files.
    const ALL: [Self; 18] = [
        Self::Counted,
        Self::PerCent,
        Self::Currency,
        Self::Rank,
        Self::Multiple,
        Self::Date,
        Self::Measured(Dimension::Time),
        Self::Measured(Dimension::Length),
        Self::Measured(Dimension::Speed),
        Self::Measured(Dimension::Mass),
        Self::Measured(Dimension::Power),
        Self::Measured(Dimension::Energy),
        Self::Measured(Dimension::Temperature),
        Self::Measured(Dimension::Area),
        Self::Measured(Dimension::Volume),
        Self::Measured(Dimension::Frequency),
        Self::Measured(Dimension::Data),
        Self::Measured(Dimension::Points),
    ];
}

impl Publish for Form {
    #[cfg(feature = "edition")]
    fn write(&self, file: &mut Vec<u8>) {
        file.push(Self::ALL.iter().position(|form| form == self).unwrap_or(0) as u8);
    }

    fn read(file: &mut Reader<'_>) -> Self {
        Self::ALL.get(usize::from(file.byte())).copied().unwrap_or(Self::Counted)
    }
}

impl Unit {
    /// The unit that `words` name: by its words, its sign or its ISO 4217 code. Unknown words are a counted noun.
    #[cfg(feature = "edition")]
    #[must_use]
    pub fn new(words: &str) -> Self {
        let counted = || Known {
            words: words.to_owned(),
            form: Form::Counted,
            sign: String::new(),
            one: grammar::one_of(words),
            factor: 1.0,
        };
        let Known { words, form, sign, one, factor } = known::find(words).unwrap_or_else(counted);
        Self { words, sign, one, form, factor }
    }

    /// Whether its words name things that can be counted one by one.
    #[cfg(feature = "edition")]
    #[must_use]
    pub fn is_plural(&self) -> bool {
        self.one != self.words || grammar::is_several(&self.words)
    }

    /// The words of the edition: `countries and regions`.
    #[must_use]
    pub fn words(&self) -> &str {
        &self.words
    }

    /// Before or after the number in short labels: `US$`, `min`; empty for a counted noun.
    #[must_use]
    pub fn sign(&self) -> &str {
        &self.sign
    }

    /// The words for exactly one: `minute`, `type of goods`. Empty in the browser.
    #[must_use]
    pub fn one(&self) -> &str {
        &self.one
    }

    /// How numbers of it are written.
    #[must_use]
    pub fn form(&self) -> Form {
        self.form
    }

    /// How many of the base unit one of these is: 60 for minutes, 1 where there is none.
    #[must_use]
    pub fn factor(&self) -> f64 {
        self.factor
    }

    /// Whether numbers of the two units may stand on one scale: the same unit, or the same dimension.
    #[must_use]
    pub fn shares_scale_with(&self, other: &Self) -> bool {
        match (self.form, other.form) {
            (Form::Measured(a), Form::Measured(b)) => a == b,
            _ => self.words == other.words,
        }
    }
}

#[cfg(feature = "edition")]
impl TryFrom<String> for Unit {
    type Error = String;

    fn try_from(words: String) -> Result<Self, String> {
        if words.trim().is_empty() || words.trim() != words {
            return Err(format!("\"{words}\" is no unit: expected words such as \"people\" or \"per cent\""));
        }
        let unit = Self::new(&words);
        match known::correction(&words).filter(|_| unit.form == Form::Counted) {
            Some(correction) => Err(format!("\"{words}\" is no unit: {correction}")),
            None => Ok(unit),
        }
    }
}
