//! Levels: a value that holds over a period, drawn as long as the period lasts.

use super::Certainty;
use crate::fact::Hedge;
use crate::layout::{Ink, Point, Rect};
use crate::scene::{Fill, Scene, Stroke};

/// How thick a level is, in pixels.
pub const THICKNESS: f64 = 6.0;
/// Gap before and thickness of each sliver of an open level.
const SLIVERS: [(f64, f64); 3] = [(2.0, 3.0), (2.0, 2.0), (2.0, 1.0)];

/// Posts at both ends of a level that counts itself: how wide, and how far they stand out.
const POST: (f64, f64) = (2.0, 3.0);

/// Draws the level of a value from `from` to `to` with its middle at `y`. Returns the upper edge of all that was drawn.
///
/// What the source does not state has dashed outlines instead of bodies.
pub fn level(scene: &mut Scene, from: f64, to: f64, y: f64, ink: Ink, certainty: Certainty) -> f64 {
    let (top, bottom) = (y - THICKNESS / 2.0, y + THICKNESS / 2.0);
    let is_derived = match certainty {
        Certainty::Missing => {
            scene.line(vec![Point::new(from, y), Point::new(to, y)], Stroke::MISSING);
            return top;
        }
        Certainty::Derived(_) => true,
        Certainty::Reported(_) => false,
    };
    let hedge = certainty.hedge();
    let mut upper = top;
    let mut band = |scene: &mut Scene, y: f64, height: f64| {
        upper = upper.min(y);
        let body = Rect::new(from, y, to - from, height);
        if !is_derived {
            return scene.rect(body, Fill::solid(ink));
        }
        let (left, right) = (from + 0.5, to - 0.5);
        if height < 3.5 {
            let middle = y + height / 2.0;
            return scene.line(vec![Point::new(left, middle), Point::new(right, middle)], Stroke::DERIVED);
        }
        let (low, high) = (y + 0.5, y + height - 0.5);
        let corners = [(left, low), (right, low), (right, high), (left, high), (left, low)];
        scene.line(corners.map(|(x, y)| Point::new(x, y)).to_vec(), Stroke::DERIVED);
    };
    match hedge {
        Hedge::UpTo => {
            if !is_derived {
                scene.rect(Rect::new(from, top, to - from, THICKNESS), Fill::tint(ink));
            }
            band(scene, top, 2.0);
            if is_derived {
                band(scene, top, THICKNESS);
            }
        }
        Hedge::LessThan => band(scene, top, 2.0),
        Hedge::Nearly => {
            band(scene, top, 1.5);
            band(scene, top + 3.5, THICKNESS - 1.5);
        }
        Hedge::About => {
            // A thin line close on both sides: near the number, above or under it.
            band(scene, top, THICKNESS);
            band(scene, top - 3.5, 1.5);
            band(scene, bottom + 2.0, 1.5);
        }
        Hedge::Exact | Hedge::MoreThan | Hedge::AtLeast => band(scene, top, THICKNESS),
    }
    if hedge.is_floor() {
        let mut at = top;
        for (gap, height) in SLIVERS {
            at -= gap + height;
            band(scene, at, height);
        }
    }
    if hedge == Hedge::LessThan {
        let mut lower = top + 2.0;
        for (gap, height) in SLIVERS {
            band(scene, lower + gap, height);
            lower += gap + height;
        }
    }
    if hedge == Hedge::AtLeast {
        let (width, over) = POST;
        let ink = if is_derived { Ink::Quiet } else { ink };
        for x in [from, to - width] {
            scene.rect(Rect::new(x, top - over, width, THICKNESS + 2.0 * over), Fill::solid(ink));
        }
    }
    upper
}
