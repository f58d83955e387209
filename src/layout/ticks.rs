//! Ticks: round values inside a domain.

use super::Within;
/// Round values at equal steps.
#[derive(Debug, Clone, PartialEq)]
pub struct TickSet {
    /// The values, rising, all inside the domain.
    pub values: Vec<f64>,
    /// The distance from one to the next.
    pub step: f64,
    /// How many digits after the point the step needs.
    pub decimals: usize,
}

/// At most `count` steps of 1, 2 or 5 times a power of ten inside `from..=to`.
///
/// A domain that is empty, unordered or not finite has no ticks. The step is the smallest of those steps that gives no
/// more than `count` of them, so labels that take a `count`-th of the axis cannot collide.
#[must_use]
pub fn ticks(from: f64, to: f64, count: usize) -> TickSet {
    let span = to - from;
    let none = TickSet { values: Vec::new(), step: 0.0, decimals: 0 };
    if !(span.is_finite() && span > 0.0 && from.is_finite()) || count == 0 {
        return none;
    }
    let least = span / count as f64;
    let mut exponent = least.log10().floor() as i32;
    let step = loop {
        let power = 10_f64.powi(exponent);
        if let Some(multiple) = [1.0, 2.0, 5.0].into_iter().find(|multiple| multiple * power >= least * (1.0 - 1e-9)) {
            break multiple * power;
        }
        exponent += 1;
    };
    let (first, last) = ((from / step - 1e-9).ceil(), (to / step + 1e-9).floor());
    if !(first.is_finite() && last.is_finite()) || last - first > 1_000.0 {
        return none;
    }
    let values = (0..=(last - first) as i32).map(|index| ((first + f64::from(index)) * step).within(from, to)).collect();
    TickSet { values, step, decimals: usize::try_from(-exponent).unwrap_or(0) }
}

/// Steps that people count time in, in seconds.
const TIME_STEPS: [f64; 18] = [
    1.0, 5.0, 10.0, 15.0, 30.0, 60.0, 300.0, 600.0, 900.0, 1_800.0, 3_600.0, 7_200.0, 10_800.0, 21_600.0, 43_200.0, 86_400.0,
    172_800.0, 432_000.0,
];

/// The smallest step that people count time in of which no more than `count` fit into `longest` seconds.
///
/// Beyond months it is 1, 2 or 5 times a power of ten of days.
#[must_use]
pub fn time_step(longest: f64, count: f64) -> f64 {
    const DAY: f64 = 86_400.0;
    let fits = |step: &f64| longest / step <= count;
    let powers = (0..16).map(|power| DAY * 10_f64.powi(power));
    let beyond = powers.flat_map(|power| [power, 2.0 * power, 5.0 * power]);
    TIME_STEPS.into_iter().chain(beyond).find(fits).unwrap_or(longest)
}
