//! Numbers as text, exactly: digits are moved and rounded as digits, never through another floating-point division.

use crate::language::numbers;

/// Which way a number is rounded.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Rounding {
    /// To the nearest; halves away from zero.
    Nearest,
    /// To the lesser number: what is said of a floor stays true.
    Down,
    /// To the greater number: what is said of a ceiling stays true.
    Up,
}

/// A decimal number: `digits` with the point after the first `point` of them.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Decimal {
    negative: bool,
    digits: Vec<u8>,
    point: i32,
}

/// A word for a power of ten.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Magnitude {
    exponent: i32,
    /// In full: `trillion`.
    pub word: &'static str,
    /// In labels: `tn`.
    pub sign: &'static str,
}

impl Magnitude {
    /// The power of ten itself.
    #[must_use]
    pub fn factor(self) -> f64 {
        10_f64.powi(self.exponent)
    }
}

const MAGNITUDES: [Magnitude; 3] = [
    Magnitude { exponent: 12, word: numbers::TRILLION.0, sign: numbers::TRILLION.1 },
    Magnitude { exponent: 9, word: numbers::BILLION.0, sign: numbers::BILLION.1 },
    Magnitude { exponent: 6, word: numbers::MILLION.0, sign: numbers::MILLION.1 },
];

/// The magnitude that a number of this size is written with; none below one million.
#[must_use]
pub fn magnitude(value: f64) -> Option<Magnitude> {
    MAGNITUDES.into_iter().find(|magnitude| value.abs() >= 10_f64.powi(magnitude.exponent))
}

/// The number in full, grouped by thousands: `23,470,700`, `142.3`, `−5`.
#[must_use]
pub fn full(value: f64) -> String {
    Decimal::of(value).text()
}

/// The number as it is stated: its magnitude taken out, every digit kept, and the zeros at its end that `written` has.
///
/// 23 470 700 is `23.4707` with `million`, 6 written as `6.0` is `6.0`. What has more digits than anybody states was
/// computed, and is written as computed.
#[must_use]
pub fn stated(value: f64, written: Written) -> (String, Option<Magnitude>) {
    let decimal = Decimal::of(value);
    if decimal.digits.len() > SURE && value.fract() != 0.0 {
        return computed(value, Rounding::Nearest);
    }
    let magnitude = magnitude(value);
    let places = match (written, magnitude) {
        (Written::Plain(places), None) => places,
        (Written::Power(places, exponent), _) => places - exponent + magnitude.map_or(0, |magnitude| magnitude.exponent),
        (Written::Plain(_), Some(_)) => 0,
    };
    (decimal.shifted(magnitude).text_with(places), magnitude)
}

/// How a number was written: the zeros at its end say how precise it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Written {
    /// With so many digits after the point: `6.0` has one.
    Plain(i32),
    /// With so many digits after the point before a power of ten: `5.0e9` has one, and nine.
    Power(i32, i32),
}

impl Default for Written {
    fn default() -> Self {
        Self::Plain(0)
    }
}

impl Written {
    /// From the text of a JSON number.
    #[must_use]
    pub fn of(literal: &str) -> Self {
        let (mantissa, exponent) =
            literal.split_once(['e', 'E']).map_or((literal, None), |(digits, power)| (digits, Some(power)));
        let places =
            mantissa.split_once('.').map_or(0, |(_, places)| i32::try_from(places.len()).unwrap_or(0)).min(MOST_PLACES);
        match exponent.map(str::parse::<i32>) {
            None => Self::Plain(places),
            Some(Ok(exponent)) if exponent.abs() <= MOST_EXPONENT => Self::Power(places, exponent),
            Some(_) => Self::Plain(0),
        }
    }
}

/// More digits than these are noise of floating-point sums, and would round wrongly.
const SURE: usize = 12;
/// Zeros beyond these are no statement.
const MOST_PLACES: i32 = 12;
const MOST_EXPONENT: i32 = 15;
/// Numbers with more zeros than these after the point are written as powers of ten.
const MOST_ZEROS: i32 = 6;

/// A computed number: three significant digits, and never fewer than stand before the point.
///
/// 122 900 000.7 is `122` with `million` rounded down, 1 178.99 is `1,179`, 4.7114 is `4.71`.
#[must_use]
pub fn computed(value: f64, rounding: Rounding) -> (String, Option<Magnitude>) {
    let (decimal, magnitude) = rounded(value, rounding);
    (decimal.text(), magnitude)
}

/// As [`computed`], with exactly `places` digits after the point where a value of the same magnitude has them: a series
/// has one precision.
#[must_use]
pub fn computed_in_series(
    value: f64,
    rounding: Rounding,
    places: impl Fn(Option<Magnitude>) -> i32,
) -> (String, Option<Magnitude>) {
    let (decimal, magnitude) = rounded(value, rounding);
    (decimal.text_with(places(magnitude)), magnitude)
}

/// How many digits after the point a computed number is written with, and its magnitude.
#[must_use]
pub fn computed_places(value: f64, rounding: Rounding) -> (i32, Option<Magnitude>) {
    let (decimal, magnitude) = rounded(value, rounding);
    let kept = decimal.digits.iter().rposition(|digit| *digit > 0).map_or(0, |last| i32::try_from(last + 1).unwrap_or(0));
    ((kept - decimal.point).max(0), magnitude)
}

fn rounded(value: f64, rounding: Rounding) -> (Decimal, Option<Magnitude>) {
    let value = sure(value);
    let magnitude = magnitude(value);
    let decimal = Decimal::of(value).shifted(magnitude);
    let decimals = (3 - decimal.point).max(0);
    (decimal.rounded(decimals, rounding), magnitude)
}

/// Without the digits that floating-point sums do not hold for sure.
fn sure(value: f64) -> f64 {
    format!("{value:.*e}", SURE - 1).parse().unwrap_or(value)
}

/// A round number, as ticks have it, with its magnitude taken out.
#[must_use]
pub fn round(value: f64) -> (String, Option<Magnitude>) {
    let value = sure(value);
    let magnitude = magnitude(value);
    (Decimal::of(value).shifted(magnitude).text(), magnitude)
}

/// A factor in a formula, in full: `1,440`, `0.333`.
#[must_use]
pub fn round_in_full(value: f64) -> String {
    let decimal = Decimal::of(value);
    if decimal.digits.len() > SURE { computed(value, Rounding::Nearest).0 } else { decimal.text() }
}

/// The value as a file has it: a plain number without the digits of which a sum is not sure.
#[must_use]
pub fn plain(value: f64) -> f64 {
    sure(value)
}

/// The number with exactly `decimals` digits after the point, for ticks of one axis.
#[must_use]
pub fn fixed(value: f64, decimals: usize) -> String {
    let text = format!("{:.decimals$}", value.abs());
    let negative = value < 0.0 && text.bytes().any(|byte| byte.is_ascii_digit() && byte != b'0');
    let (whole, fraction) = text.split_once('.').unwrap_or((&text, ""));
    assemble(negative, whole, fraction)
}

/// A rank in words: `1st`, `2nd`, `11th`.
#[must_use]
pub fn ordinal(value: f64) -> String {
    numbers::ordinal(&full(value), value)
}

impl Decimal {
    /// The shortest digits that read back as `value`; zero for what is not finite.
    fn of(value: f64) -> Self {
        let text = format!("{:e}", if value.is_finite() { value.abs() } else { 0.0 });
        let (mantissa, exponent) = text.split_once('e').unwrap_or((&text, "0"));
        let digits = mantissa.bytes().filter(u8::is_ascii_digit).map(|byte| byte - b'0').collect();
        Self { negative: value < 0.0, digits, point: exponent.parse::<i32>().unwrap_or(0) + 1 }
    }

    fn shifted(mut self, magnitude: Option<Magnitude>) -> Self {
        self.point -= magnitude.map_or(0, |magnitude| magnitude.exponent);
        self
    }

    fn rounded(mut self, decimals: i32, rounding: Rounding) -> Self {
        let keep = self.point + decimals;
        let Some(kept) = usize::try_from(keep).ok() else {
            let up = self.grows(&self.digits, rounding);
            return Self { negative: self.negative, digits: vec![u8::from(up)], point: 1 - decimals };
        };
        if kept >= self.digits.len() {
            return self;
        }
        let dropped = self.digits.split_off(kept);
        if self.grows(&dropped, rounding) {
            self.increment();
        }
        self
    }

    /// Whether the kept digits grow by one in the last place when these are dropped.
    fn grows(&self, dropped: &[u8], rounding: Rounding) -> bool {
        let any = dropped.iter().any(|digit| *digit > 0);
        match rounding {
            Rounding::Down => self.negative && any,
            Rounding::Up => !self.negative && any,
            Rounding::Nearest => dropped.first().is_some_and(|digit| *digit >= 5),
        }
    }

    /// Adds one in the last place.
    fn increment(&mut self) {
        for digit in self.digits.iter_mut().rev() {
            if *digit < 9 {
                *digit += 1;
                return;
            }
            *digit = 0;
        }
        self.digits.insert(0, 1);
        self.point += 1;
    }

    fn text(&self) -> String {
        self.text_with(0)
    }

    /// The number with at least `places` digits after the point; as a power of ten where it is next to nothing.
    fn text_with(&self, places: i32) -> String {
        let digit = |index: i32| {
            let digit = usize::try_from(index).ok().and_then(|index| self.digits.get(index));
            char::from(b'0' + digit.copied().unwrap_or(0))
        };
        let is_zero = self.digits.iter().all(|digit| *digit == 0);
        let negative = self.negative && !is_zero;
        let length = i32::try_from(self.digits.len()).unwrap_or(i32::MAX);
        if self.point < -MOST_ZEROS && !is_zero {
            let mantissa = Self { negative, digits: self.digits.clone(), point: 1 }.text();
            return numbers::power_below_one(&mantissa, 1 - self.point);
        }
        let whole: String = if self.point >= 1 { (0..self.point).map(digit).collect() } else { "0".to_owned() };
        let stated: String = (self.point..length).map(digit).collect();
        let mut fraction = stated.trim_end_matches('0').to_owned();
        while i32::try_from(fraction.len()).unwrap_or(i32::MAX) < places {
            fraction.push('0');
        }
        assemble(negative, &whole, &fraction)
    }
}

fn assemble(negative: bool, whole: &str, fraction: &str) -> String {
    let mut text = String::from_iter(negative.then_some(numbers::MINUS));
    for (index, digit) in whole.chars().enumerate() {
        if index > 0 && (whole.len() - index).is_multiple_of(3) {
            text.push(numbers::THOUSANDS);
        }
        text.push(digit);
    }
    if !fraction.is_empty() {
        text.push(numbers::POINT);
        text.push_str(fraction);
    }
    text
}
