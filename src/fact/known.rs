//! The unit words that have a meaning of their own, and the words that people write instead of them.

use super::currency;
use super::{Dimension, Form};
use crate::language::units;

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

/// What it is called, its form, base units in one.
type Row = (units::Name, Form, f64);

const NAMED: &[Row] = &[
    (units::PER_CENT, Form::PerCent, 1.0),
    (units::PER_CENT_A_YEAR, Form::PerCent, 1.0),
    (units::PERCENTAGE_POINTS, Form::Measured(Dimension::Points), 1.0),
    (units::US_DOLLARS, Form::Currency, 1.0),
    (units::EUROS, Form::Currency, 1.0),
    (units::POUNDS, Form::Currency, 1.0),
    (units::YUAN, Form::Currency, 1.0),
    (units::RANK, Form::Rank, 1.0),
    (units::EDITION, Form::Rank, 1.0),
    (units::MULTIPLE, Form::Multiple, 1.0),
    (units::DATE, Form::Date, 1.0),
    (units::MINUTES, Form::Measured(Dimension::Time), 60.0),
    (units::HOURS, Form::Measured(Dimension::Time), 3_600.0),
    (units::DAYS, Form::Measured(Dimension::Time), 86_400.0),
    (units::MILES, Form::Measured(Dimension::Length), 1.609_344),
    (units::FEET, Form::Measured(Dimension::Length), 0.000_304_8),
    (units::KILOMETRES_PER_HOUR, Form::Measured(Dimension::Speed), 1.0),
    (units::METRES_PER_SECOND, Form::Measured(Dimension::Speed), 3.6),
    (units::MILES_PER_HOUR, Form::Measured(Dimension::Speed), 1.609_344),
    (units::HECTARES, Form::Measured(Dimension::Area), 0.01),
    (units::SQUARE_METRES, Form::Measured(Dimension::Area), 1e-6),
    (units::SQUARE_KILOMETRES, Form::Measured(Dimension::Area), 1.0),
    (units::CUBIC_METRES, Form::Measured(Dimension::Volume), 1_000.0),
    (units::DEGREES_CELSIUS, Form::Measured(Dimension::Temperature), 1.0),
];

/// Units that take the prefixes of the International System (BIPM, SI Brochure, 9th edition, table 7).
const PREFIXED: &[Row] = &[
    (units::SECONDS, Form::Measured(Dimension::Time), 1.0),
    (units::METRES, Form::Measured(Dimension::Length), 0.001),
    (units::GRAMS, Form::Measured(Dimension::Mass), 1e-6),
    (units::TONNES, Form::Measured(Dimension::Mass), 1.0),
    (units::WATTS, Form::Measured(Dimension::Power), 1.0),
    (units::WATT_HOURS, Form::Measured(Dimension::Energy), 3_600.0),
    (units::JOULES, Form::Measured(Dimension::Energy), 1.0),
    (units::LITRES, Form::Measured(Dimension::Volume), 1.0),
    (units::HERTZ, Form::Measured(Dimension::Frequency), 1.0),
    (units::BYTES, Form::Measured(Dimension::Data), 1.0),
];

/// How many of a unit each prefix of [`units::PREFIXES`] makes.
const PREFIXES: [f64; 10] = [1e-9, 1e-6, 1e-3, 1e-2, 1e2, 1e3, 1e6, 1e9, 1e12, 1e15];

impl Known {
    fn of(&(units::Name { words, sign, one }, form, factor): &Row) -> Self {
        Self { words: words.to_owned(), form, sign: sign.to_owned(), one: one.to_owned(), factor }
    }

    fn with(self, ((prefix, sign), factor): ((&str, &str), f64)) -> Self {
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
        plain.chain(units::PREFIXES.into_iter().zip(PREFIXES).map(|prefix| Known::of(row).with(prefix)))
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
    let lower = lower.split_whitespace().collect::<Vec<_>>().join(" ").replace('²', "2").replace('³', "3");
    let said = |word: &str| format!("write \"{word}\"");
    if let Some((_, word)) = units::MISWRITTEN.iter().find(|(wrong, _)| *wrong == lower) {
        return Some(said(word));
    }
    let spelt = units::spelt(&lower);
    let alike = |known: &Known| {
        let ours = |text: &str| text.to_lowercase().replace('-', " ");
        [ours(&known.words), ours(&known.one)].iter().any(|text| !text.is_empty() && (*text == lower || *text == spelt))
    };
    if let Some(known) = all().find(alike) {
        return Some(said(&known.words));
    }
    // A sign in other letters may be one of several: mW and MW. One letter alone may be anything.
    let signed = |known: &Known| is_plain_sign(known) && lower.chars().count() > 1 && known.sign.to_lowercase() == lower;
    let signed: Vec<String> = all().filter(signed).map(|known| format!("\"{}\"", known.words)).collect();
    if signed.is_empty() { currency::correction(words) } else { Some(format!("write {}", signed.join(" or "))) }
}
