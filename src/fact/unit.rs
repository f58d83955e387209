//! Units: what a number counts, and which numbers may share a scale.

use crate::codec::{Publish, Reader, publish};

/// A unit, from the words of the edition.
///
/// Some words have a meaning of their own (`per cent`, `US dollars`, `rank`, `hours` …); all others are a counted noun.
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
}

publish!(Unit { words, sign, form, factor } but { one });

impl Form {
    /// Every form, in the order of the published files.
    const ALL: [Self; 9] = [
        Self::Counted,
        Self::PerCent,
        Self::Currency,
        Self::Rank,
        Self::Multiple,
        Self::Date,
        Self::Measured(Dimension::Time),
        Self::Measured(Dimension::Length),
        Self::Measured(Dimension::Speed),
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

/// The unit words with a meaning of their own: words, form, sign, the word for one, base units in one.
#[cfg(feature = "edition")]
const KNOWN: &[(&str, Form, &str, &str, f64)] = &[
    ("per cent", Form::PerCent, "%", "", 1.0),
    ("US dollars", Form::Currency, "US$", "", 1.0),
    ("euros", Form::Currency, "€", "", 1.0),
    ("pounds", Form::Currency, "£", "", 1.0),
    ("yuan", Form::Currency, "CN¥", "", 1.0),
    ("rank", Form::Rank, "", "", 1.0),
    ("edition", Form::Rank, "", "", 1.0),
    ("multiple", Form::Multiple, "×", "", 1.0),
    ("date", Form::Date, "", "", 1.0),
    ("seconds", Form::Measured(Dimension::Time), "s", "second", 1.0),
    ("minutes", Form::Measured(Dimension::Time), "min", "minute", 60.0),
    ("hours", Form::Measured(Dimension::Time), "h", "hour", 3_600.0),
    ("days", Form::Measured(Dimension::Time), "days", "day", 86_400.0),
    ("metres", Form::Measured(Dimension::Length), "m", "metre", 0.001),
    ("kilometres", Form::Measured(Dimension::Length), "km", "kilometre", 1.0),
    ("kilometres per hour", Form::Measured(Dimension::Speed), "km/h", "kilometre per hour", 1.0),
];

impl Unit {
    /// The unit that `words` name. Unknown words are a counted noun.
    #[cfg(feature = "edition")]
    #[must_use]
    pub fn new(words: &str) -> Self {
        let known = KNOWN.iter().find(|(known, ..)| *known == words);
        let &(_, form, sign, one, factor) = known.unwrap_or(&("", Form::Counted, "", "", 1.0));
        Self { words: words.to_owned(), sign: sign.to_owned(), one: one.to_owned(), form, factor }
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

    /// The word for exactly one of a measured unit: `minute`. Empty in the browser.
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
        Ok(Self::new(&words))
    }
}
