//! The unit words that have a meaning of their own, and the words that people write instead of them.

use super::currency;
use super::{Dimension, Form};

/// A unit word with a meaning of its own.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Known {
    /// For all numbers but one: `minutes`.
    pub(super) words: String,
    pub(super) form: Form,
    /// In short: `min`.
    pub(super) sign: String,
    /// For exactly one: `minute`.
    pub(super) one: String,
    /// How many of the dimension's base unit it is.
    pub(super) factor: f64,
}

/// Words, form, sign, the word for one, base units in one.
type Row = (&'static str, Form, &'static str, &'static str, f64);

const NAMED: &[Row] = &[
    ("per cent", Form::PerCent, "%", "", 1.0),
    ("per cent a year", Form::PerCent, "%", "", 1.0),
    ("percentage points", Form::Measured(Dimension::Points), "points", "percentage point", 1.0),
    ("US dollars", Form::Currency, "US$", "", 1.0),
    ("euros", Form::Currency, "€", "", 1.0),
    ("pounds", Form::Currency, "£", "", 1.0),
    ("yuan", Form::Currency, "CN¥", "", 1.0),
    ("rank", Form::Rank, "", "", 1.0),
    ("edition", Form::Rank, "", "", 1.0),
    ("multiple", Form::Multiple, "×", "", 1.0),
    ("date", Form::Date, "", "", 1.0),
    ("minutes", Form::Measured(Dimension::Time), "min", "minute", 60.0),
    ("hours", Form::Measured(Dimension::Time), "h", "hour", 3_600.0),
    ("days", Form::Measured(Dimension::Time), "days", "day", 86_400.0),
    ("miles", Form::Measured(Dimension::Length), "mi", "mile", 1.609_344),
    ("feet", Form::Measured(Dimension::Length), "ft", "foot", 0.000_304_8),
    ("kilometres per hour", Form::Measured(Dimension::Speed), "km/h", "kilometre per hour", 1.0),
    ("metres per second", Form::Measured(Dimension::Speed), "m/s", "metre per second", 3.6),
    ("miles per hour", Form::Measured(Dimension::Speed), "mph", "mile per hour", 1.609_344),
    ("hectares", Form::Measured(Dimension::Area), "ha", "hectare", 0.01),
    ("square metres", Form::Measured(Dimension::Area), "sq m", "square metre", 1e-6),
    ("square kilometres", Form::Measured(Dimension::Area), "sq km", "square kilometre", 1.0),
    ("cubic metres", Form::Measured(Dimension::Volume), "cu m", "cubic metre", 1_000.0),
    ("degrees Celsius", Form::Measured(Dimension::Temperature), "°C", "degree Celsius", 1.0),
];

/// Units that take the prefixes of the International System (BIPM, SI Brochure, 9th edition, table 7).
const PREFIXED: &[Row] = &[
    ("seconds", Form::Measured(Dimension::Time), "s", "second", 1.0),
    ("metres", Form::Measured(Dimension::Length), "m", "metre", 0.001),
    ("grams", Form::Measured(Dimension::Mass), "g", "gram", 1e-6),
    ("tonnes", Form::Measured(Dimension::Mass), "t", "tonne", 1.0),
    ("watts", Form::Measured(Dimension::Power), "W", "watt", 1.0),
    ("watt-hours", Form::Measured(Dimension::Energy), "Wh", "watt-hour", 3_600.0),
    ("joules", Form::Measured(Dimension::Energy), "J", "joule", 1.0),
    ("litres", Form::Measured(Dimension::Volume), "l", "litre", 1.0),
    ("hertz", Form::Measured(Dimension::Frequency), "Hz", "hertz", 1.0),
    ("bytes", Form::Measured(Dimension::Data), "B", "byte", 1.0),
];

const PREFIXES: &[(&str, &str, f64)] = &[
    ("nano", "n", 1e-9),
    ("micro", "µ", 1e-6),
    ("milli", "m", 1e-3),
    ("centi", "c", 1e-2),
    ("hecto", "h", 1e2),
    ("kilo", "k", 1e3),
    ("mega", "M", 1e6),
    ("giga", "G", 1e9),
    ("tera", "T", 1e12),
    ("peta", "P", 1e15),
];

/// What people write, and the word for it.
const MISWRITTEN: &[(&str, &str)] = &[
    ("percent", "per cent"),
    ("pct", "per cent"),
    ("percentage", "per cent"),
    ("percentages", "per cent"),
    ("per cents", "per cent"),
    ("p.c.", "per cent"),
    ("pp", "percentage points"),
    ("pps", "percentage points"),
    ("percent points", "percentage points"),
    ("per cent points", "percentage points"),
    ("percent a year", "per cent a year"),
    ("percent per year", "per cent a year"),
    ("per cent per year", "per cent a year"),
    ("% a year", "per cent a year"),
    ("us$", "US dollars"),
    ("usd dollars", "US dollars"),
    ("u.s. dollars", "US dollars"),
    ("american dollars", "US dollars"),
    ("rmb", "yuan"),
    ("renminbi", "yuan"),
    ("pounds sterling", "pounds"),
    ("times", "multiple"),
    ("dates", "date"),
    ("sec", "seconds"),
    ("secs", "seconds"),
    ("mins", "minutes"),
    ("hr", "hours"),
    ("hrs", "hours"),
    ("kms", "kilometres"),
    ("kph", "kilometres per hour"),
    ("kmh", "kilometres per hour"),
    ("km per hour", "kilometres per hour"),
    ("kilometres an hour", "kilometres per hour"),
    ("kilometers per hour", "kilometres per hour"),
    ("km2", "square kilometres"),
    ("m2", "square metres"),
    ("m3", "cubic metres"),
    ("square kilometers", "square kilometres"),
    ("square meters", "square metres"),
    ("cubic meters", "cubic metres"),
    ("tons", "tonnes"),
    ("ton", "tonnes"),
    ("metric tons", "tonnes"),
    ("metric tonnes", "tonnes"),
    ("kilos", "kilograms"),
    ("kgs", "kilograms"),
    ("c", "degrees Celsius"),
    ("celsius", "degrees Celsius"),
    ("centigrade", "degrees Celsius"),
    ("degrees centigrade", "degrees Celsius"),
    ("deg c", "degrees Celsius"),
    ("kwhr", "kilowatt-hours"),
];

impl Known {
    fn of(&(words, form, sign, one, factor): &Row) -> Self {
        Self { words: words.to_owned(), form, sign: sign.to_owned(), one: one.to_owned(), factor }
    }

    fn with(self, (prefix, sign, factor): (&str, &str, f64)) -> Self {
        Self {
            words: [prefix, &self.words].concat(),
            sign: [sign, &self.sign].concat(),
            one: [prefix, &self.one].concat(),
            factor: self.factor * factor,
            ..self
        }
    }
}

/// All units but currencies by their codes.
fn all() -> impl Iterator<Item = Known> {
    let prefixed = PREFIXED.iter().flat_map(|row| {
        let plain = std::iter::once(Known::of(row));
        plain.chain(PREFIXES.iter().map(|prefix| Known::of(row).with(*prefix)))
    });
    NAMED.iter().map(Known::of).chain(prefixed)
}

/// The unit that has these words or, where the sign can mean nothing else, this sign; or the currency of this code.
pub(super) fn find(words: &str) -> Option<Known> {
    let is_known = |known: &Known| known.words == words || (known.sign == words && is_plain_sign(known));
    all().find(is_known).or_else(|| currency::find(words))
}

/// Whether a sign can stand in an edition for its unit. A sign of money before a number names no country by itself, and
/// a multiple's is no word.
fn is_plain_sign(known: &Known) -> bool {
    !known.sign.is_empty() && matches!(known.form, Form::PerCent | Form::Measured(_))
}

/// What is to be written instead of words that are nearly a unit's; `None` for words that may count something.
pub(super) fn correction(words: &str) -> Option<String> {
    let lower = words.to_lowercase().replace(['-', '_', '\u{a0}'], " ");
    let lower = lower.split_whitespace().collect::<Vec<_>>().join(" ");
    let said = |word: &str| format!("write \"{word}\"");
    if let Some((_, word)) = MISWRITTEN.iter().find(|(wrong, _)| *wrong == lower) {
        return Some(said(word));
    }
    // As British English spells them.
    let spelt = lower.replace("meter", "metre").replace("liter", "litre");
    let alike = |known: &Known| {
        let ours = |text: &str| text.to_lowercase().replace('-', " ");
        [ours(&known.words), ours(&known.one)].iter().any(|text| !text.is_empty() && (*text == lower || *text == spelt))
            || known.one.is_empty() && known.form == Form::Currency && ours(&known.words).strip_suffix('s') == Some(&lower)
    };
    match all().find(alike) {
        Some(known) => Some(said(&known.words)),
        None => currency::correction(words),
    }
}
