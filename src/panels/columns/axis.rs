//! The value axis of columns.

use super::Slot;
use crate::edition::{Fact, Form, number};
use crate::layout::text::{self, Face};
use crate::layout::{Ink, Linear, Point, Rect, TickSet, ticks};
use crate::scene::{Anchor, Scene, Text};

/// The value axis: its domain, its ticks, and the magnitude that its numbers leave out.
pub(super) struct Axis {
    pub(super) low: f64,
    pub(super) high: f64,
    ticks: TickSet,
    divisor: f64,
    title: String,
    per_cent: bool,
}

impl Axis {
    pub(super) fn new(slots: &[Slot<'_>]) -> Self {
        let amounts = || slots.iter().flat_map(|slot| [slot.fact, slot.implied]).flatten().filter_map(Fact::base_value);
        let low = amounts().fold(0.0, f64::min);
        let high = amounts().fold(0.0, f64::max);
        let high = if high > low { high } else { low + 1.0 };
        let magnitude = number::magnitude(high.max(-low));
        let fact = slots.iter().find_map(|slot| slot.fact);
        let form = fact.map(|fact| fact.unit.form());
        let word = magnitude.map_or("", |magnitude| magnitude.word);
        let noun = fact.map_or("", |fact| fact.unit.words());
        let title = match form {
            Some(Form::Currency(sign)) => format!("{sign} {word}"),
            Some(Form::PerCent) => String::new(),
            _ => format!("{word} {noun}"),
        };
        let divisor = number::magnitude(high.max(-low)).map_or(1.0, number::Magnitude::factor);
        Self {
            low,
            high,
            ticks: ticks(low, high, 4),
            divisor,
            title: title.trim().to_owned(),
            per_cent: form == Some(Form::PerCent),
        }
    }

    pub(super) fn scaled(&self, value: f64) -> String {
        let (digits, magnitude) = number::computed(value, number::Rounding::Nearest);
        // One axis has one magnitude: a value below it keeps the axis's, not its own.
        let own = magnitude.map_or(1.0, number::Magnitude::factor);
        if (own - self.divisor).abs() < 0.5 { digits } else { number::fixed(value / self.divisor, 2) }
    }

    fn tick(&self, value: f64) -> String {
        let decimals = ticks(self.low / self.divisor, self.high / self.divisor, 4).decimals;
        let digits = number::fixed(value / self.divisor, decimals);
        if self.per_cent { format!("{digits}%") } else { digits }
    }

    pub(super) fn title_box(&self) -> Rect {
        Rect::new(0.0, 0.0, text::width(&self.title, Face::Regular, 12.0), 14.0)
    }

    /// Draws gridlines, tick labels and the title. Returns where the plot begins.
    pub(super) fn draw(&self, scene: &mut Scene, value: Linear) -> f64 {
        let width = scene.size.width;
        let words: Vec<(f64, String)> = self.ticks.values.iter().map(|tick| (*tick, self.tick(*tick))).collect();
        let widest = words.iter().map(|(_, words)| text::width(words, Face::Regular, 12.0)).fold(0.0, f64::max);
        let left = (widest + 10.0).max(24.0);
        for (tick, words) in words {
            let y = value.at(tick);
            if tick != 0.0 {
                scene.horizontal(left, width, y, Ink::Rule);
            }
            let at = Point::new(left - 8.0, y + 4.0);
            scene.text(Text { at, anchor: Anchor::End, face: Face::Regular, size: 12.0, ink: Ink::Quiet, words });
        }
        let title = text::elide(&self.title, Face::Regular, 12.0, width);
        let at = Point::new(0.0, 11.0);
        scene.text(Text { at, anchor: Anchor::Start, face: Face::Regular, size: 12.0, ink: Ink::Quiet, words: title });
        left
    }
}
