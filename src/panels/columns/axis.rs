//! Making the value axis of columns: its domain, its ticks, and the magnitude that their words leave out.

use super::Slot;
use crate::edition::number::{self, Magnitude, Rounding};
use crate::fact::{Fact, Form, Unit};
use crate::layout::ticks;
use crate::marks::{Tick, ValueAxis};

/// At most so many ticks.
const COUNT: usize = 4;

/// The magnitude of a domain in its own unit.
fn magnitude((low, high): (f64, f64)) -> Option<Magnitude> {
    number::magnitude(high.max(-low))
}

/// The unit of the first value: the words of the axis are in it.
fn unit<'a>(slots: &[Slot<'a>]) -> Option<&'a Unit> {
    slots.iter().find_map(|slot| slot.fact).map(|fact| &fact.unit)
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
    let unit = unit(slots);
    // Values of one dimension stand on one scale, in its base unit; what is read is in the unit of the first.
    let factor = unit.map_or(1.0, Unit::factor);
    let own = (domain.0 / factor, domain.1 / factor);
    let word = magnitude(own).map_or("", |magnitude| magnitude.word);
    let title = match unit.map(|unit| (unit.form(), unit)) {
        Some((Form::Currency, unit)) => format!("{} {word}", unit.sign()),
        // The sign stands at each tick; what it is a part of, or how often, stands over them.
        Some((Form::PerCent, unit)) => {
            unit.words().strip_prefix(crate::language::units::PER_CENT.words).unwrap_or_default().to_owned()
        }
        Some((Form::Multiple, _)) | None => String::new(),
        Some((_, unit)) => format!("{word} {}", unit.words()),
    };
    let divisor = magnitude(own).map_or(1.0, Magnitude::factor);
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
    let factor = unit(slots).map_or(1.0, Unit::factor);
    let divisor = magnitude((axis.domain.0 / factor, axis.domain.1 / factor)).map_or(1.0, Magnitude::factor);
    let value = value / factor;
    let (digits, magnitude) = number::computed(value, Rounding::Nearest);
    let own = magnitude.map_or(1.0, Magnitude::factor);
    if (own - divisor).abs() < 0.5 { digits } else { number::fixed(value / divisor, 2) }
}
