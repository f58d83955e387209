//! Levels: a value that holds over a period, drawn as long as the period lasts.

use super::Certainty;
use crate::fact::Hedge;
use crate::layout::{Ink, Point, Rect};
use crate::scene::{Fill, Scene, Stroke};

/// How thick a level is, in pixels.
pub const THICKNESS: f64 = 6.0;
/// Gap before and thickness of each sliver of an open level.
const SLIVERS: [(f64, f64); 3] = [(2.0, 3.0), (2.0, 2.0), (2.0, 1.0)];

/// Draws the level of a value from `from` to `to` with its middle at `y`. Returns the upper edge of all that was drawn.
pub fn level(scene: &mut Scene, from: f64, to: f64, y: f64, ink: Ink, certainty: Certainty) -> f64 {
    let solid = Fill::solid(ink);
    let (top, width) = (y - THICKNESS / 2.0, to - from);
    let band = |y: f64, height: f64| Rect::new(from, y, width, height);
    let hedge = match certainty {
        Certainty::Missing => {
            scene.line(vec![Point::new(from, y), Point::new(to, y)], Stroke::MISSING);
            return top;
        }
        Certainty::Derived(_) => {
            let (left, right, low, high) = (from + 0.5, to - 0.5, top + 0.5, top + THICKNESS - 0.5);
            let corners = [(left, low), (right, low), (right, high), (left, high), (left, low)];
            scene.line(corners.map(|(x, y)| Point::new(x, y)).to_vec(), Stroke::DERIVED);
            return top;
        }
        Certainty::Reported(hedge) => hedge,
    };
    match hedge {
        Hedge::UpTo => {
            scene.rect(band(top, THICKNESS), Fill::tint(ink));
            scene.rect(band(top, 2.0), solid);
        }
        Hedge::LessThan => scene.rect(band(top, 2.0), solid),
        Hedge::Nearly => {
            scene.rect(band(top, 1.5), solid);
            scene.rect(band(top + 3.5, THICKNESS - 1.5), solid);
        }
        Hedge::Exact | Hedge::About | Hedge::MoreThan | Hedge::AtLeast => scene.rect(band(top, THICKNESS), solid),
    }
    let mut upper = top;
    if hedge.is_floor() || hedge == Hedge::About {
        for (gap, height) in SLIVERS {
            upper -= gap + height;
            scene.rect(band(upper, height), solid);
        }
    }
    if matches!(hedge, Hedge::LessThan | Hedge::About) {
        let mut lower = if hedge == Hedge::About { top + THICKNESS } else { top + 2.0 };
        for (gap, height) in SLIVERS {
            scene.rect(band(lower + gap, height), solid);
            lower += gap + height;
        }
    }
    upper
}
