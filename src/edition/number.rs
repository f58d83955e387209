//! Numbers as text, exactly: digits are moved and rounded as digits, never through another floating-point division.

/// Which way a number is rounded.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Rounding {
    /// To the nearest; halves away from zero.
    Nearest,
    /// Towards zero: what is said of a floor stays true.
    Down,
    /// Away from zero: what is said of a ceiling stays true.
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
    Magnitude { exponent: 12, word: "trillion", sign: "tn" },
    Magnitude { exponent: 9, word: "billion", sign: "bn" },
    Magnitude { exponent: 6, word: "million", sign: "m" },
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

/// The number with its magnitude taken out and every digit kept: 23 470 700 is `23.4707` with `million`.
#[must_use]
pub fn scaled(value: f64) -> (String, Option<Magnitude>) {
    let magnitude = magnitude(value);
    (Decimal::of(value).shifted(magnitude).text(), magnitude)
}

/// As [`scaled`], with at most two digits after the point: 23 470 700 is `23.47` with `million`.
///
/// A number that has no magnitude keeps every digit.
#[must_use]
pub fn short(value: f64, rounding: Rounding) -> (String, Option<Magnitude>) {
    let magnitude = magnitude(value);
    let decimal = Decimal::of(value).shifted(magnitude);
    let decimal = if magnitude.is_some() { decimal.rounded(2, rounding) } else { decimal };
    (decimal.text(), magnitude)
}

/// A computed number: three significant digits, and never fewer than stand before the point.
///
/// 122 900 000.7 is `122` with `million` rounded down, 1 178.99 is `1,179`, 4.7114 is `4.71`.
#[must_use]
pub fn computed(value: f64, rounding: Rounding) -> (String, Option<Magnitude>) {
    // Twelve digits are what floating-point sums hold for sure; beyond them lies noise that would round wrongly.
    let value = format!("{value:.11e}").parse().unwrap_or(value);
    let magnitude = magnitude(value);
    let decimal = Decimal::of(value).shifted(magnitude);
    let decimals = (3 - decimal.point).max(0);
    (decimal.rounded(decimals, rounding).text(), magnitude)
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
    let tens = value % 100.0;
    let suffix = match value % 10.0 {
        _ if (11.0..14.0).contains(&tens) => "th",
        1.0 => "st",
        2.0 => "nd",
        3.0 => "rd",
        _ => "th",
    };
    format!("{}{suffix}", full(value))
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
            let up = rounding == Rounding::Up && self.digits.iter().any(|digit| *digit > 0);
            return Self { negative: self.negative, digits: vec![u8::from(up)], point: 1 - decimals };
        };
        if kept >= self.digits.len() {
            return self;
        }
        let dropped = self.digits.split_off(kept);
        let up = match rounding {
            Rounding::Down => false,
            Rounding::Up => dropped.iter().any(|digit| *digit > 0),
            Rounding::Nearest => dropped.first().is_some_and(|digit| *digit >= 5),
        };
        if up {
            self.increment();
        }
        self
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
        let digit = |index: i32| {
            let digit = usize::try_from(index).ok().and_then(|index| self.digits.get(index));
            char::from(b'0' + digit.copied().unwrap_or(0))
        };
        let whole: String = if self.point >= 1 { (0..self.point).map(digit).collect() } else { "0".to_owned() };
        let length = i32::try_from(self.digits.len()).unwrap_or(i32::MAX);
        let fraction: String = (self.point..length).map(digit).collect();
        let fraction = fraction.trim_end_matches('0');
        let negative = self.negative && self.digits.iter().any(|digit| *digit > 0);
        assemble(negative, &whole, fraction)
    }
}

fn assemble(negative: bool, whole: &str, fraction: &str) -> String {
    let mut text = String::from(if negative { "\u{2212}" } else { "" });
    for (index, digit) in whole.chars().enumerate() {
        if index > 0 && (whole.len() - index).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    if !fraction.is_empty() {
        text.push('.');
        text.push_str(fraction);
    }
    text
}
