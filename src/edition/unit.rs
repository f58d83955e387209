//! Units: what a number counts, and which numbers may share a scale.

use super::record::from_text;

/// A unit, from the words of the edition.
///
/// Some words have a meaning of their own (`per cent`, `US dollars`, `rank`, `hours` …); all others are a counted noun.
#[derive(Debug, Clone, PartialEq)]
pub struct Unit {
    words: String,
    form: Form,
}

from_text!(Unit);

/// How numbers of a unit are written.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Form {
    /// `50.7%`.
    PerCent,
    /// `US$3.1tn`: the sign before the number, and the words after it in full.
    Currency(&'static str),
    /// `9th`: counts from first, as a rank or an edition in a series does.
    Rank,
    /// `×9`.
    Multiple,
    /// A dated event: no number.
    Date,
    /// `40 min`: a measured unit with the sign after the number, the word for one, and its size in its base unit.
    Measured {
        /// What is measured; equal dimensions convert into each other.
        dimension: Dimension,
        /// After the number in short labels.
        sign: &'static str,
        /// The word for exactly one.
        one: &'static str,
        /// How many base units one of these has.
        factor: f64,
    },
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
}

const fn measured(dimension: Dimension, sign: &'static str, one: &'static str, factor: f64) -> Form {
    Form::Measured { dimension, sign, one, factor }
}

/// The unit words with a meaning of their own.
const KNOWN: &[(&str, Form)] = &[
    ("per cent", Form::PerCent),
    ("US dollars", Form::Currency("US$")),
    ("euros", Form::Currency("€")),
    ("pounds", Form::Currency("£")),
    ("yuan", Form::Currency("CN¥")),
    ("rank", Form::Rank),
    ("edition", Form::Rank),
    ("multiple", Form::Multiple),
    ("date", Form::Date),
    ("seconds", measured(Dimension::Time, "s", "second", 1.0)),
    ("minutes", measured(Dimension::Time, "min", "minute", 60.0)),
    ("hours", measured(Dimension::Time, "h", "hour", 3_600.0)),
    ("days", measured(Dimension::Time, "days", "day", 86_400.0)),
    ("metres", measured(Dimension::Length, "m", "metre", 0.001)),
    ("kilometres", measured(Dimension::Length, "km", "kilometre", 1.0)),
    ("kilometres per hour", measured(Dimension::Speed, "km/h", "kilometre per hour", 1.0)),
];

impl Unit {
    /// The unit that `words` name. Unknown words are a counted noun.
    #[must_use]
    pub fn new(words: &str) -> Self {
        let known = KNOWN.iter().find(|(known, _)| *known == words);
        Self { words: words.to_owned(), form: known.map_or(Form::Counted, |(_, form)| *form) }
    }

    /// The words of the edition: `countries and regions`.
    #[must_use]
    pub fn words(&self) -> &str {
        &self.words
    }

    /// How numbers of this unit are written.
    #[must_use]
    pub fn form(&self) -> Form {
        self.form
    }

    /// How many of the base unit one of these is: 60 for minutes, 1 where there is none.
    #[must_use]
    pub fn factor(&self) -> f64 {
        match self.form {
            Form::Measured { factor, .. } => factor,
            _ => 1.0,
        }
    }

    /// Whether numbers of the two units may stand on one scale: the same unit, or the same dimension.
    #[must_use]
    pub fn shares_scale_with(&self, other: &Self) -> bool {
        match (self.form, other.form) {
            (Form::Measured { dimension: a, .. }, Form::Measured { dimension: b, .. }) => a == b,
            _ => self.words == other.words,
        }
    }
}

impl TryFrom<String> for Unit {
    type Error = String;

    fn try_from(words: String) -> Result<Self, String> {
        if words.trim().is_empty() || words.trim() != words {
            return Err(format!("\"{words}\" is no unit: expected words such as \"people\" or \"per cent\""));
        }
        Ok(Self::new(&words))
    }
}
