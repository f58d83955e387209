//! Derived facts: what is computed from the source's figures, with the hedge that the result must carry.

use super::fact::{Fact, Id};
use super::record::{choice, record};
use crate::fact::{Dimension, Form, Hedge, Unit, When};
use crate::language::units;

record! {
    /// How a derived fact is computed.
    #[derive(Debug, Clone)]
    pub struct Derivation {
        /// What is done with the facts.
        pub operation: Operation,
        /// The facts that it works on, in the operation's order.
        pub of: Vec<Id>,
        /// A constant factor for the result, such as the minutes of an hour.
        pub times: Option<f64>,
    }
}

/// What can be done with facts. Per cents are numbers like 65, not 0.65.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema), schemars(rename_all = "snake_case"))]
pub enum Operation {
    /// a + b + …
    Sum,
    /// a − b
    Difference,
    /// a × b × …
    Product,
    /// a ÷ b
    Ratio,
    /// The mean of all.
    Mean,
    /// 1 ÷ a
    Reciprocal,
    /// whole × per cent ÷ 100
    Part,
    /// part × 100 ÷ per cent
    Whole,
    /// whole × (100 − per cent) ÷ 100; of a per cent alone, 100 − per cent
    Remainder,
    /// Change from a to b in per cent: (b ÷ a − 1) × 100
    Change,
    /// Average yearly growth from a to b in per cent: ((b ÷ a)^(1 ÷ years) − 1) × 100, the years between their dates
    Growth,
    /// a grown by b per cent a year up to the derived fact's own year: a × (1 + b ÷ 100)^years
    Compound,
}

choice! {
    Operation {
        Sum = "sum",
        Difference = "difference",
        Product = "product",
        Ratio = "ratio",
        Mean = "mean",
        Reciprocal = "reciprocal",
        Part = "part",
        Whole = "whole",
        Remainder = "remainder",
        Change = "change",
        Growth = "growth",
        Compound = "compound",
    }
}

/// How a result moves when one of its inputs grows.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Trend {
    Rises,
    Falls,
}

/// A number with the hedge that it carries.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Derived {
    /// Finite.
    pub value: f64,
    /// What the inputs' hedges leave of its firmness.
    pub hedge: Hedge,
    /// Whether it is no more than its number because an input is no less than its own: a bound, and no peak that was reached.
    pub is_ceiling: bool,
}

impl Derivation {
    /// Computes the fact from its inputs, which must be in the order of `of` and have values.
    ///
    /// `unit` and `when` are the derived fact's own. Fails in plain words on a wrong number of inputs, an input
    /// without a value or a date that the operation needs, a result that is not finite, and hedges that leave nothing
    /// to say: a floor divided by a floor has no bound on either side.
    pub fn compute(&self, inputs: &[&Fact], unit: &Unit, when: Option<When>) -> Result<Derived, String> {
        let values = inputs.iter().map(|fact| self.input_value(fact, unit)).collect::<Result<Vec<_>, _>>()?;
        let value = self.value(&values, inputs, when)?;
        // What is left of equal amounts in two units is the noise of converting them.
        let most = values.iter().fold(0.0_f64, |most, value| most.max(value.abs()));
        let value = if self.adds() && value.abs() < NOISE * most { 0.0 } else { value * self.times.unwrap_or(1.0) };
        if !value.is_finite() || value.abs() > super::json::NUMBER_LIMIT {
            return Err("the result is not a number within 1e15".to_owned());
        }
        if self.times.is_some_and(|times| times <= 0.0) {
            return Err("`times` must be above zero".to_owned());
        }
        self.check_unit(unit, inputs)?;
        if self.operation == Operation::Remainder && value < 0.0 {
            return Err("nothing remains: the part is more than the whole".to_owned());
        }
        let is_hedged = inputs.iter().any(|fact| !matches!(fact.hedge, Hedge::Exact | Hedge::About));
        if is_hedged && !self.adds() && values.iter().any(|value| *value < 0.0) {
            return Err(format!(
                "{} with a bound takes numbers from zero on: below it, the bound would turn",
                self.operation.name()
            ));
        }
        let hedges = inputs.iter().enumerate().map(|(index, fact)| (bound(fact), self.trend(index, inputs.len())));
        let hedge = match combine(hedges)? {
            // A ceiling stays one where the sum falls below zero, where "nearly" would be a floor.
            Hedge::Nearly if value <= 0.0 => Hedge::LessThan,
            // So many times nothing is nothing, however many.
            _ if self.is_nothing(inputs) => Hedge::Exact,
            hedge => hedge,
        };
        let is_ceiling = hedge == Hedge::UpTo && inputs.iter().any(|fact| fact.hedge == Hedge::AtLeast || fact.is_ceiling);
        Ok(Derived { value, hedge, is_ceiling })
    }

    /// The input's value; in sums and differences it is converted to the result's unit first.
    fn input_value(&self, fact: &Fact, unit: &Unit) -> Result<f64, String> {
        let value = fact.value.ok_or_else(|| format!("{} has no value to compute with", fact.id.as_str()))?;
        if !self.adds() || is_points(unit) && is_per_cent(&fact.unit) {
            return Ok(value);
        }
        if !fact.unit.shares_scale_with(unit) {
            let (from, to) = (fact.unit.words(), unit.words());
            return Err(format!("{} is given in {from}, which does not convert into {to}", fact.id.as_str()));
        }
        Ok(value * fact.unit.factor() / unit.factor())
    }

    /// Whether an input that is stated outright leaves nothing of the others.
    fn is_nothing(&self, inputs: &[&Fact]) -> bool {
        let is = |fact: &Fact, value: f64| fact.hedge == Hedge::Exact && fact.value == Some(value);
        match (self.operation, inputs) {
            (Operation::Product | Operation::Part, inputs) => inputs.iter().any(|fact| is(fact, 0.0)),
            (Operation::Ratio | Operation::Whole | Operation::Compound, [first, ..]) => is(first, 0.0),
            (Operation::Remainder, [whole, share]) => is(whole, 0.0) || is(share, 100.0),
            _ => false,
        }
    }

    /// Whether the inputs must be of one unit, the result's.
    fn adds(&self) -> bool {
        matches!(self.operation, Operation::Sum | Operation::Difference | Operation::Mean)
    }

    /// Refuses a unit that the result cannot have: one per cent less another one is percentage points, growth is in
    /// per cent a year, change in per cent, a part is in its whole's unit, a ratio of one kind is a bare number.
    fn check_unit(&self, unit: &Unit, inputs: &[&Fact]) -> Result<(), String> {
        let is_of_per_cents = !inputs.is_empty() && inputs.iter().all(|fact| is_per_cent(&fact.unit));
        match (self.operation, inputs) {
            (Operation::Part | Operation::Whole | Operation::Remainder, [first, ..]) => {
                self.check_share(unit, first, inputs.last())?;
            }
            (Operation::Ratio, [a, b]) => {
                self.check_ratio(unit, &a.unit, &b.unit)?;
            }
            _ => {}
        }
        match self.operation {
            Operation::Difference if is_of_per_cents && is_per_cent(unit) => {
                Err("the difference of two per cents is no per cent: its unit is \"percentage points\"".to_owned())
            }
            Operation::Growth if !is_per_cent(unit) => Err("growth is given in \"per cent a year\"".to_owned()),
            Operation::Change if unit.words() != units::PER_CENT.words => Err("change is given in \"per cent\"".to_owned()),
            _ => Ok(()),
        }
    }

    /// Refuses a share that is no per cent, and a part or whole in another unit than the number it is taken of. What is counted may
    /// have another name: of travellers, women.
    fn check_share(&self, unit: &Unit, first: &Fact, share: Option<&&Fact>) -> Result<(), String> {
        let name = self.operation.name();
        if let Some(share) = share.filter(|share| !is_per_cent(&share.unit)) {
            return Err(format!("{} is not in per cent, which {name} takes last", share.id.as_str()));
        }
        let is_alike = first.unit.form() == unit.form() && (unit.form() == Form::Counted || first.unit.words() == unit.words());
        if is_alike {
            Ok(())
        } else {
            Err(format!("{} is given in {}, and so is its {name}", first.id.as_str(), first.unit.words()))
        }
    }

    /// Refuses a ratio of two units of one kind that nothing converts, and one of a kind by itself that is not a bare number.
    fn check_ratio(&self, unit: &Unit, a: &Unit, b: &Unit) -> Result<(), String> {
        let is_measured = |unit: &Unit| matches!(unit.form(), Form::Measured(_) | Form::Currency);
        let (of, by) = (a.words(), b.words());
        if !is_measured(a) || !a.shares_scale_with(b) {
            Ok(())
        } else if of != by && self.times.is_none() {
            Err(format!("{of} by {by} is no ratio: give both in one unit, or `times`"))
        } else if is_measured(unit) {
            Err(format!("{of} by {by} is a bare number, not in {}", unit.words()))
        } else {
            Ok(())
        }
    }

    fn value(&self, values: &[f64], inputs: &[&Fact], when: Option<When>) -> Result<f64, String> {
        match (self.operation, values) {
            (Operation::Sum, [_, _, ..]) => Ok(values.iter().sum()),
            (Operation::Mean, [_, _, ..]) => Ok(values.iter().sum::<f64>() / values.len() as f64),
            (Operation::Product, [_, _, ..]) => Ok(values.iter().product()),
            (Operation::Difference, [a, b]) => Ok(a - b),
            (Operation::Ratio, [a, b]) => Ok(a / b),
            (Operation::Reciprocal, [a]) => Ok(1.0 / a),
            (Operation::Part, [whole, share]) => Ok(whole * share / 100.0),
            (Operation::Whole, [part, share]) => Ok(part * 100.0 / share),
            (Operation::Remainder, [share]) => Ok(100.0 - share),
            (Operation::Remainder, [whole, share]) => Ok(whole * (100.0 - share) / 100.0),
            (Operation::Change, [a, b]) => Ok((b / a - 1.0) * 100.0),
            (Operation::Growth, [a, b]) => {
                let years = years_between(inputs.first().and_then(|fact| fact.when), inputs.get(1).and_then(|fact| fact.when))?;
                Ok(((b / a).powf(1.0 / years) - 1.0) * 100.0)
            }
            (Operation::Compound, [a, rate]) => {
                let years = years_between(inputs.first().and_then(|fact| fact.when), when)?;
                Ok(a * (1.0 + rate / 100.0).powf(years))
            }
            (operation, _) => Err(format!("{} takes {}", operation.name(), operation.takes())),
        }
    }

    /// How the result moves with the input at `index` (all inputs above zero).
    fn trend(&self, index: usize, count: usize) -> Trend {
        let falls = match self.operation {
            Operation::Difference | Operation::Ratio => index == 1,
            Operation::Reciprocal => true,
            Operation::Whole => index == 1,
            Operation::Growth | Operation::Change => index == 0,
            Operation::Remainder => index + 1 == count,
            _ => false,
        };
        if falls { Trend::Falls } else { Trend::Rises }
    }
}

impl Operation {
    /// Its name in editions and files.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Sum => "sum",
            Self::Difference => "difference",
            Self::Product => "product",
            Self::Ratio => "ratio",
            Self::Mean => "mean",
            Self::Reciprocal => "reciprocal",
            Self::Part => "part",
            Self::Whole => "whole",
            Self::Remainder => "remainder",
            Self::Change => "change",
            Self::Growth => "growth",
            Self::Compound => "compound",
        }
    }

    fn takes(self) -> &'static str {
        match self {
            Self::Sum | Self::Mean | Self::Product => "two facts or more",
            Self::Reciprocal => "one fact",
            Self::Remainder => "one fact or two",
            _ => "two facts",
        }
    }
}

/// Less than this part of the amounts that it is computed from is nothing.
const NOISE: f64 = 1e-12;

/// Years from one date to another, counted from middle to middle: 2021 to 2024 is three.
fn years_between(from: Option<When>, to: Option<When>) -> Result<f64, String> {
    let middle = |when: When| Some(f64::midpoint(when.start()?, when.end()?));
    let years = from.and_then(middle).zip(to.and_then(middle)).map(|(from, to)| to - from);
    match years {
        Some(years) if years > 0.0 => {
            // Leap years would make whole years a hair longer or shorter.
            let whole = years.round();
            Ok(if (years - whole).abs() < 0.01 { whole } else { years })
        }
        Some(_) => Err("growth needs a later date at its end than at its start".to_owned()),
        None => Err("growth needs dates on both sides".to_owned()),
    }
}

fn is_per_cent(unit: &Unit) -> bool {
    unit.form() == Form::PerCent
}

fn is_points(unit: &Unit) -> bool {
    unit.form() == Form::Measured(Dimension::Points)
}

/// The side on which a fact's hedge bounds it. Just short of a number below zero is above it.
fn bound(fact: &Fact) -> Hedge {
    match fact.hedge {
        Hedge::Nearly if fact.value.is_some_and(|value| value < 0.0) => Hedge::MoreThan,
        hedge => hedge,
    }
}

/// The hedge of a result, from each input's hedge and the way it pulls.
fn combine(inputs: impl Iterator<Item = (Hedge, Trend)>) -> Result<Hedge, String> {
    let mut combined = Hedge::Exact;
    for (hedge, trend) in inputs {
        let hedge = if trend == Trend::Rises { hedge } else { turned(hedge) };
        combined = both(combined, hedge)?;
    }
    Ok(combined)
}

/// The hedge of a result that falls as its input rises.
fn turned(hedge: Hedge) -> Hedge {
    match hedge {
        Hedge::Exact => Hedge::Exact,
        Hedge::About => Hedge::About,
        Hedge::MoreThan => Hedge::LessThan,
        Hedge::AtLeast => Hedge::UpTo,
        Hedge::Nearly | Hedge::LessThan => Hedge::MoreThan,
        Hedge::UpTo => Hedge::AtLeast,
    }
}

fn both(a: Hedge, b: Hedge) -> Result<Hedge, String> {
    match (a, b) {
        (a, Hedge::Exact) => Ok(a),
        (Hedge::Exact, b) => Ok(b),
        (a, b) if a == b => Ok(a),
        (a, b) if a.is_floor() && b.is_floor() => Ok(Hedge::MoreThan),
        (a, b) if a.is_ceiling() && b.is_ceiling() => Ok(Hedge::LessThan),
        _ => Err("no figure can be given: its inputs pull the bound both ways".to_owned()),
    }
}
