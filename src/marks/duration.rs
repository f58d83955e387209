//! Durations: the ticks of a scale of time, and the length between two times.

use crate::edition::wording::{self, Length};
use crate::edition::{Fact, Hedge, Unit};
use crate::layout::text::Face;
use crate::layout::{Ink, Linear, Point, Rect, time_step};
use crate::scene::{Anchor, Fill, Scene, Stroke, Text};

use super::Labels;

/// Units that ticks are written in, in seconds.
const UNITS: [(&str, f64); 4] = [("days", 86_400.0), ("hours", 3_600.0), ("minutes", 60.0), ("seconds", 1.0)];
/// The least room for a tick's words, and the most ticks.
const ROOM: f64 = 62.0;
const MOST: f64 = 4.5;

/// Draws gridlines from `top` to `bottom` at round times up to `last` seconds, with their words over them, in the
/// largest unit that has whole numbers for all. `model` is any fact of the scale.
pub fn duration_ticks(scene: &mut Scene, scale: Linear, last: f64, top: f64, bottom: f64, model: &Fact) {
    let (left, right) = (scale.at(0.0), scale.at(last));
    let step = time_step(last, ((right - left) / ROOM).clamp(1.0, MOST));
    let (unit, size) = UNITS.into_iter().find(|(_, size)| step >= *size && step % size == 0.0).unwrap_or(("seconds", 1.0));
    let model = Fact { unit: Unit::new(unit), ..model.clone() };
    let mut labels = Labels::new(Rect::new(0.0, 0.0, scene.size.width, top));
    for index in 0..=(last / step + 1e-9).min(20.0) as usize {
        let time = step * index as f64;
        let x = scale.at(time);
        if index > 0 {
            scene.vertical(x, top, bottom, Ink::Rule);
        }
        let words = |length| Text {
            at: Point::new(x, top - 10.0),
            anchor: if index > 0 { Anchor::Middle } else { Anchor::Start },
            face: Face::Regular,
            size: 12.0,
            ink: Ink::Quiet,
            words: wording::tick(&model, time / size, length),
        };
        labels.place(scene, [Length::Long, Length::Short].map(words));
    }
}

/// Draws the dashed line of a derived length from `from` to `to`, with a gap of `gap` in its middle for its words; a
/// floor goes on past its end.
pub fn derived_length(scene: &mut Scene, from: f64, to: f64, y: f64, gap: f64, hedge: Hedge) {
    for x in [from, to] {
        scene.vertical(x, y - 5.0, y + 6.0, Ink::Quiet);
    }
    let middle = f64::midpoint(from, to);
    for (from, to) in [(from, middle - gap / 2.0), (middle + gap / 2.0, to)] {
        scene.line(vec![Point::new(from, y + 0.5), Point::new(to, y + 0.5)], Stroke::DERIVED);
    }
    if hedge.is_floor() {
        for (x, length) in [(3.0, 3.0), (9.0, 2.0), (14.0, 1.0)] {
            scene.rect(Rect::new(to + x, y - 0.5, length, 2.0), Fill::solid(Ink::Quiet));
        }
    }
}
