//! The axes of a panel of periods: values, which need not start at zero, and years.

use super::{Drawn, Reference};
use crate::codec::publish;
#[cfg(feature = "edition")]
use crate::edition::number;
#[cfg(feature = "edition")]
use crate::fact::Form;
use crate::fact::Hedge;
use crate::layout::text::Face;
#[cfg(feature = "edition")]
use crate::layout::ticks;
use crate::layout::{Ink, Linear, Point};
use crate::marks::{Gridlines, Labels, Tick, Years};
use crate::scene::{Anchor, Scene, Stroke, Text};

/// The value axis, which need not start at zero but says so.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct Axis {
    /// Where it starts, with the words of that.
    low: Tick,
    high: f64,
    pub(super) is_broken: bool,
    ticks: Vec<Tick>,
    /// The words of the line of reference.
    reference: String,
}

publish!(Axis { low, high, is_broken, ticks, reference });

/// The axis on which all values stand.
#[cfg(feature = "edition")]
pub(super) fn new(drawn: &[Drawn<'_>], reference: Option<&Reference>) -> Axis {
    let values = || drawn.iter().map(|period| period.value).chain(reference.map(|reference| reference.at));
    let (least, most) = (values().fold(f64::INFINITY, f64::min), values().fold(f64::NEG_INFINITY, f64::max));
    let span = if most > least { most - least } else { most.abs().max(1.0) };
    // From zero where zero is near: a scale is broken only for values that lie together far from it.
    let is_broken = least > 0.0 && least > 1.5 * span;
    let low = if is_broken { rounded_down(least - 0.2 * span, span) } else { least.min(0.0) };
    let high = if is_broken { most + 0.08 * span } else { most.max(0.0) + 0.08 * span };
    let set = ticks(low, high, 3);
    let sign = if drawn.iter().all(|period| period.fact.unit.form() == Form::PerCent) { "%" } else { "" };
    let words = |value: f64, decimals: usize| match number::magnitude(value) {
        Some(_) => {
            let (digits, magnitude) = number::round(value);
            format!("{digits}{}{sign}", magnitude.map_or("", |magnitude| magnitude.sign))
        }
        None => format!("{}{sign}", number::fixed(value, decimals)),
    };
    let decimals = |value: f64| if value.fract() == 0.0 { set.decimals } else { set.decimals.max(1) };
    let seen = set.values.iter().filter(|value| !is_broken || **value - low > 0.05 * (high - low));
    let ticks = seen.map(|value| Tick { value: *value, words: words(*value, decimals(*value)) }).collect();
    let reference = reference.map(|reference| words(reference.at, decimals(reference.at))).unwrap_or_default();
    let start = crate::language::periods::axis_start(&words(low, usize::from(low.fract() != 0.0)));
    Axis { low: Tick { value: low, words: start }, high, is_broken, ticks, reference }
}

/// `value` rounded down to a tenth of the span's power of ten.
#[cfg(feature = "edition")]
fn rounded_down(value: f64, span: f64) -> f64 {
    let step = 10_f64.powf(span.log10().floor());
    (value / step).floor() * step
}

impl Axis {
    /// The scale that ends `head` under the top of the picture and stands on `base`.
    pub(super) fn scale(&self, drawn: &[Drawn<'_>], head: f64, base: f64) -> Linear {
        let low = self.low.value;
        // What lies at the very foot needs room for its sign, and below zero for its label too.
        let opens_down = |period: &&Drawn<'_>| matches!(period.fact.hedge, Hedge::About | Hedge::LessThan) && !self.is_broken;
        let foot = if low < 0.0 { 40.0 } else { drawn.iter().find(opens_down).map_or(0.0, |_| 14.0) };
        Linear::new((low, self.high), (base - foot, head))
    }

    /// Draws gridlines and tick labels; a tick on the line of reference is set in its weight. Returns where the plot
    /// begins.
    pub(super) fn draw(&self, scene: &mut Scene, scale: Linear, reference: Option<&Reference>) -> f64 {
        // Between what is above zero and what is below it, zero is a base line.
        let zero = Some(if self.low.value < 0.0 { Ink::Axis } else { Ink::Rule });
        let reference = reference.map(|reference| (reference.at, self.reference.as_str()));
        Gridlines { ticks: &self.ticks, zero, reference, face: Face::Bold }.draw(scene, scale)
    }

    /// Two strokes through the axis, and where it starts in words.
    pub(super) fn draw_break(&self, scene: &mut Scene, left: f64, base: f64, labels: &mut Labels) {
        for y in [base - 10.0, base - 6.0] {
            scene.line(vec![Point::new(left - 4.0, y), Point::new(left + 4.0, y - 4.0)], Stroke::solid(Ink::Axis, 1.0));
        }
        labels.place(scene, &[Text::quiet(&self.low.words, Point::new(left + 10.0, base - 7.0), Anchor::Start, 12.0)]);
    }
}

/// The years as the axis along the foot. Returns the scale of time.
pub(super) fn draw_years(scene: &mut Scene, drawn: &[Drawn<'_>], left: f64, base: f64) -> Linear {
    let width = scene.size.width;
    let first = drawn.iter().map(|period| period.start).fold(f64::INFINITY, f64::min);
    let last = drawn.iter().map(|period| period.end).fold(f64::NEG_INFINITY, f64::max);
    let years = Years::new(first, last, (left, width));
    scene.horizontal(left, width, base, Ink::Axis);
    for cell in years.cells() {
        scene.vertical(cell.from, base, base + 5.0, Ink::Axis);
        let (year, end) = (f64::from(cell.year), f64::from(cell.year + i32::from(years.step)));
        let known = drawn.iter().any(|period| period.start < end && period.end > year);
        let (face, ink) = if known { (Face::Bold, Ink::Text) } else { (Face::Regular, Ink::Quiet) };
        years.draw_label(scene, cell, base + 19.0, face, ink);
    }
    scene.vertical(width, base, base + 5.0, Ink::Axis);
    years.scale
}
