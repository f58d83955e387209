//! Making the value axis of columns: its domain, its ticks, and the magnitude that their words leave out.

use super::Slot;
use crate::edition::number::{self, Magnitude, Rounding};
use crate::fact::{Fact, Form, Unit};
use crate::layout::ticks;
use crate::marks::{Tick, ValueAxis};

/// At most so many ticks.
const COUNT: usize = 4;

/// What the words of an axis are in. Values of one dimension stand on one scale, in its base unit.
struct Reading<'a> {
    /// The unit of the first value.
    unit: Option<&'a Unit>,
    /// The magnitude of the greatest of them in that unit.
    magnitude: Option<Magnitude>,
}

impl<'a> Reading<'a> {
    fn new(slots: &[Slot<'a>], (low, high): (f64, f64)) -> Self {
        let unit = slots.iter().find_map(|slot| slot.fact).map(|fact| &fact.unit);
        Self { unit, magnitude: number::magnitude(high.max(-low) / unit.map_or(1.0, Unit::factor)) }
    }

    /// How many of the base unit one of the unit is.
    fn factor(&self) -> f64 {
        self.unit.map_or(1.0, Unit::factor)
    }

    fn divisor(&self) -> f64 {
        self.magnitude.map_or(1.0, Magnitude::factor)
    }
}

/// The axis on which all values of these slots stand.
pub(super) fn new(slots: &[Slot<'_>]) -> ValueAxis {
    let amounts = || {
        let known = slots.iter().flat_map(|slot| [slot.fact, slot.implied.map(|(_, fact)| fact)]);
        known.flatten().filter_map(Fact::base_value)
    };
    let low = amounts().fold(0.0, f64::min);
    let high = amounts().fold(0.0, f64::max);
    let domain = (low, if high > low { high } else { low + 1.0 });
    let reading = Reading::new(slots, domain);
    let (unit, factor, divisor) = (reading.unit, reading.factor(), reading.divisor());
    let word = reading.magnitude.map_or("", |magnitude| magnitude.word);
    let title = match unit.map(|unit| (unit.form(), unit)) {
        Some((Form::Currency, unit)) => format!("{} {word}", unit.sign()),
        // The sign stands at each tick; what it is a part of, or how often, stands over them.
        Some((Form::PerCent, unit)) => {
            unit.words().strip_prefix(crate::language::units::PER_CENT.words).unwrap_or_default().to_owned()
        }
        Some((Form::Multiple, _)) | None => String::new(),
        Some((_, unit)) => format!("{word} {}", unit.words()),
    };
    let own = (domain.0 / factor, domain.1 / factor);
    let decimals = ticks(own.0 / divisor, own.1 / divisor, COUNT).decimals;
    let (before, sign) = match unit.map(Unit::form) {
        Some(Form::PerCent) => ("", "%"),
        Some(Form::Multiple) => ("×", ""),
        _ => ("", ""),
    };
    let words = |value: f64| format!("{before}{}{sign}", number::fixed(value / divisor, decimals));
    let ticks = ticks(own.0, own.1, COUNT).values.into_iter();
    let ticks = ticks.map(|value| Tick { value: value * factor, words: words(value) }).collect();
    ValueAxis { domain, ticks, title: title.trim().to_owned() }
}

/// A computed value, in its base unit, without the axis's magnitude: one axis has one magnitude.
pub(super) fn scaled(axis: &ValueAxis, slots: &[Slot<'_>], value: f64) -> String {
    let reading = Reading::new(slots, axis.domain);
    let (value, divisor) = (value / reading.factor(), reading.divisor());
    let (digits, magnitude) = number::computed(value, Rounding::Nearest);
    let own = magnitude.map_or(1.0, Magnitude::factor);
    if (own - divisor).abs() < 0.5 { digits } else { number::fixed(value / divisor, 2) }
}
