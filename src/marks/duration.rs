//! Durations: the ticks of a scale of time, and the length between two times.

use super::Labels;
use crate::fact::{Hedge, Length, UnitWords};
use crate::language::units;
use crate::layout::{Ink, Linear, Point, Rect, Within, time_step};
use crate::scene::{Anchor, Fill, Scene, Stroke, Text};

/// The units that ticks are written in, each with its seconds.
pub const TIME_UNITS: [(&str, f64); 4] =
    [(units::DAYS.words, 86_400.0), (units::HOURS.words, 3_600.0), (units::MINUTES.words, 60.0), (units::SECONDS.words, 1.0)];
/// The least room for a tick's words, and the most ticks.
const ROOM: f64 = 62.0;
const MOST: f64 = 4.5;
/// More ticks than this are never drawn.
const LIMIT: f64 = 20.0;

/// Draws gridlines over `span` at round times up to `last` seconds, with their words over them, in the largest unit that
/// has whole numbers for all; `units` are the words of [`TIME_UNITS`].
pub fn duration_ticks(scene: &mut Scene, scale: Linear, last: f64, span: (f64, f64), units: &[UnitWords; 4]) {
    let (left, right) = (scale.at(0.0), scale.at(last));
    let step = time_step(last, ((right - left) / ROOM).within(1.0, MOST));
    let sizes = TIME_UNITS.map(|(_, size)| size);
    let [.., seconds] = units;
    let fitting = sizes.iter().zip(units).find(|(size, _)| step >= **size && (step / **size).fract() == 0.0);
    let (size, unit) = fitting.unwrap_or((&1.0, seconds));
    let mut labels = Labels::new(Rect::new(0.0, 0.0, scene.size.width, span.0));
    for index in 0..=(last / step + 1e-9).min(LIMIT) as u32 {
        let time = step * f64::from(index);
        let x = scale.at(time);
        if index > 0 {
            scene.vertical(x, span.0, span.1, Ink::Rule);
        }
        let anchor = if index > 0 { Anchor::Middle } else { Anchor::Start };
        let label = |length| {
            let words = unit.count((time / size).round() as u64, length);
            Text::quiet(&words, Point::new(x, span.0 - 10.0), anchor, 12.0)
        };
        labels.place(scene, &[Length::Long, Length::Short].map(label));
    }
}

/// Draws the dashed line of a derived length from `from` to `to`, with a gap of `gap` in its middle for its words. Its
/// end shows the hedge: a floor goes on past it, a ceiling falls short of it, about is a slant across it.
pub fn derived_length(scene: &mut Scene, from: f64, to: f64, y: f64, gap: f64, hedge: Hedge) {
    scene.vertical(from, y - 5.0, y + 6.0, Ink::Quiet);
    let (low, high) = match hedge {
        Hedge::AtLeast | Hedge::UpTo => (y - 8.0, y + 9.0),
        Hedge::Nearly => (y - 3.0, y + 4.0),
        _ => (y - 5.0, y + 6.0),
    };
    if hedge == Hedge::About {
        let slant = vec![Point::new(to - 3.0, y + 6.0), Point::new(to + 3.0, y - 5.0)];
        scene.line(slant, Stroke::solid(Ink::Quiet, 1.0));
    } else {
        scene.vertical(to, low, high, Ink::Quiet);
    }
    let middle = f64::midpoint(from, to);
    let short = match hedge {
        Hedge::Nearly => 5.0,
        Hedge::LessThan => 16.0,
        _ => 0.0,
    };
    for (from, to) in [(from, middle - gap / 2.0), (middle + gap / 2.0, (to - short).max(middle + gap / 2.0))] {
        scene.line(vec![Point::new(from, y + 0.5), Point::new(to, y + 0.5)], Stroke::DERIVED);
    }
    for (x, length) in [(3.0, 3.0), (9.0, 2.0), (14.0, 1.0)] {
        if hedge.is_floor() {
            scene.rect(Rect::new(to + x, y - 0.5, length, 2.0), Fill::solid(Ink::Quiet));
        } else if hedge == Hedge::LessThan {
            scene.rect(Rect::new(to - x - length, y - 0.5, length, 2.0), Fill::solid(Ink::Quiet));
        }
    }
}
