//! The numbers that can be said in answer to a question: from one to another, in steps that suit the unit.

use super::in_unit_of;
use crate::edition::{Guess, Refusal, number};
use crate::fact::{Dimension, Fact, Form, Measure};
use crate::layout::time_step;

/// So many numbers can be said at least, or it is no guess, and at most, or keys never arrive.
const NUMBERS: std::ops::RangeInclusive<usize> = 5..=401;
/// About so many steps a range has whose step is not given: of time fewer, since people count it in coarse steps.
const STEPS: f64 = 100.0;
const TIME_STEPS: [f64; 5] = [40.0, 30.0, 20.0, 12.0, 6.0];
/// What rounding may leave of a whole number of steps.
const NOISE: f64 = 1e-6;

/// The numbers that can be said, in the unit of the asked fact.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Range {
    /// The least.
    pub from: f64,
    /// The greatest.
    pub to: f64,
    /// From one to the next.
    pub step: f64,
    /// How many they are.
    pub count: usize,
    /// The place among them at which the reader begins: what is given, or a third of the way, since a range that nobody chose is
    /// twice the answer. It says nothing of it.
    pub start: usize,
}

impl Range {
    /// The range that the edition asks for, or that suits the unit and what is given. Fails where it cannot be stepped
    /// through, where it leaves out the answer or what is given, and where the answer is one of its ends.
    pub(super) fn read(
        guess: &Guess,
        (asked, given, later): (&Fact, &[Fact], &[Fact]),
        starts_at_zero: bool,
        most: usize,
    ) -> Result<Self, Vec<Refusal>> {
        let mut faults = Vec::new();
        let mut fault = |path: &str, reason: String| faults.push(Refusal::new(format!("guess.{path}"), reason));
        let values: Vec<f64> = given.iter().chain(later).map(|fact| in_unit_of(asked, fact)).collect();
        let answer = asked.value.unwrap_or(0.0);
        let greatest = values.iter().fold(answer, |most, value| most.max(*value));
        let is_counted = asked.unit.form() == Form::Counted;
        let is_share = asked.measure == Measure::Share;
        let from = guess.from.unwrap_or(0.0);
        let to = guess.to.unwrap_or_else(|| if is_share { 100.0 } else { beyond(asked, 2.0 * greatest) });
        if from >= to {
            fault("to", "it is not above `from`".to_owned());
        }
        if from < 0.0 || (is_share && to > 100.0) {
            let (path, limits) = if from < 0.0 { ("from", "at least 0") } else { ("to", "at most 100 per cent") };
            fault(path, format!("expected {limits}"));
        }
        if starts_at_zero && from != 0.0 {
            fault("from", "what the panel draws begins at zero: leave the field out".to_owned());
        }
        let step = guess.step.unwrap_or_else(|| step(asked, to - from));
        for (path, value) in [("from", from), ("to", to), ("step", step)] {
            if is_counted && value.fract() != 0.0 {
                fault(path, format!("{} are counted in whole numbers", asked.unit.words()));
            }
        }
        let steps = (to - from) / step;
        let count = (steps.round().max(0.0) as usize).saturating_add(1);
        if step <= 0.0 || !steps.is_finite() {
            fault("step", "expected a number above 0".to_owned());
        } else if !is_whole(steps) {
            fault("step", "the range is no whole number of steps".to_owned());
        } else if !NUMBERS.contains(&count) {
            fault("to", format!("{count} numbers could be said, expected {} to {}", NUMBERS.start(), NUMBERS.end()));
        } else if to > most as f64 {
            fault("to", format!("the panel draws at most {most}"));
        }
        if !(from < answer && answer < to) {
            fault("fact", "the answer does not lie between the ends of the range".to_owned());
        }
        if values.iter().any(|value| *value < from || *value > to) {
            fault(
                if values.iter().any(|value| *value > to) { "to" } else { "from" },
                "a number of the panel lies outside".to_owned(),
            );
        }
        let known = given.first().map(|fact| in_unit_of(asked, fact)).filter(|value| *value >= from && *value < to);
        let start = known.map_or(steps / 3.0, |value| (value - from) / step).round().max(0.0) as usize;
        if faults.is_empty() { Ok(Self { from, to, step, count, start }) } else { Err(faults) }
    }

    /// Each number that can be said.
    pub fn values(self) -> impl Iterator<Item = f64> {
        (0..self.count).map(move |place| number::plain(self.from + self.step * place as f64))
    }
}

/// A step that suits the unit: of time as people count it, of things whole.
fn step(asked: &Fact, span: f64) -> f64 {
    if asked.unit.form() == Form::Measured(Dimension::Time) {
        let factor = asked.unit.factor();
        let mut steps = TIME_STEPS.map(|count| time_step(span * factor, count) / factor).into_iter();
        let [first, ..] = TIME_STEPS;
        return steps.find(|step| is_whole(span / step)).unwrap_or_else(|| time_step(span * factor, first) / factor);
    }
    let least = if asked.unit.form() == Form::Counted { 1.0 } else { 0.0 };
    let wanted = (span / STEPS).max(least);
    let exponent = wanted.log10().floor();
    let steps = (0..4).flat_map(|more| [1.0, 2.0, 5.0].map(|digit| digit * 10_f64.powf(exponent + f64::from(more))));
    let mut fitting = steps.filter(|step| *step >= wanted * (1.0 - NOISE) && is_whole(span / step));
    fitting.next().map_or(wanted, number::plain)
}

/// Whether it is a whole number, as far as sums are sure of it.
fn is_whole(value: f64) -> bool {
    (value - value.round()).abs() < NOISE
}

/// A round number that is no smaller: of time a whole number of steps.
fn beyond(asked: &Fact, value: f64) -> f64 {
    if asked.unit.form() != Form::Measured(Dimension::Time) {
        return rounded_up(value);
    }
    let step = time_step(value * asked.unit.factor(), TIME_STEPS.into_iter().fold(0.0, f64::max)) / asked.unit.factor();
    (value / step).ceil() * step
}

/// The least round number that is no smaller.
fn rounded_up(value: f64) -> f64 {
    let power = 10_f64.powf(value.max(1.0).log10().floor());
    let digits = [1.0, 1.5, 2.0, 2.5, 3.0, 4.0, 5.0, 6.0, 8.0, 10.0];
    digits.into_iter().map(|digit| digit * power).find(|round| *round >= value).unwrap_or(10.0 * power)
}
