//! Points on a scale whose values grow upwards.

use super::Certainty;
use crate::edition::Hedge;
use crate::layout::{Ink, Point, Rect};
use crate::scene::{Fill, Scene, Stroke};

/// The radii of an open end's discs, as parts of the point's own.
const SHRINKING: [f64; 3] = [0.62, 0.44, 0.27];
const GAP: f64 = 2.2;

/// How far a point's sign stands out above its middle, in pixels: a label must clear it.
#[must_use]
pub fn reach_above(certainty: Certainty, radius: f64) -> f64 {
    match certainty {
        Certainty::Reported(hedge) if hedge.is_floor() || hedge == Hedge::About => {
            radius + SHRINKING.iter().map(|part| GAP + 2.0 * radius * part).sum::<f64>()
        }
        Certainty::Derived(hedge) if hedge.is_floor() => {
            radius + SHRINKING.iter().map(|part| GAP + 2.0 * radius * part).sum::<f64>()
        }
        Certainty::Reported(Hedge::UpTo) => 1.5,
        _ => radius,
    }
}

/// Draws a value as a point: a disc, a tick for a peak, shrinking discs towards the open side of a bound.
pub fn point(scene: &mut Scene, at: Point, ink: Ink, certainty: Certainty, radius: f64) {
    let solid = Fill::solid(ink);
    let bar = |scene: &mut Scene, y: f64| scene.rect(Rect::new(at.x - 2.6 * radius, y - 1.5, 5.2 * radius, 3.0), solid);
    match certainty {
        Certainty::Missing => scene.ring(at, radius, None, Stroke::dashed(Ink::Axis, 1.5, 1.5, 2.5)),
        Certainty::Derived(hedge) => {
            let line = Stroke::solid(Ink::Quiet, 1.2);
            scene.ring(at, radius - 0.8, Some(Fill::solid(Ink::Paper)), line);
            if hedge.is_floor() {
                rise(at, radius, -1.0, |centre, radius| scene.ring(centre, radius, None, Stroke::solid(Ink::Quiet, 1.0)));
            }
        }
        Certainty::Reported(Hedge::Exact) => scene.disc(at, radius, solid),
        Certainty::Reported(Hedge::MoreThan) => {
            scene.disc(at, radius, solid);
            rise(at, radius, -1.0, |centre, radius| scene.disc(centre, radius, solid));
        }
        Certainty::Reported(Hedge::AtLeast) => {
            bar(scene, at.y);
            scene.disc(at, radius, solid);
            rise(at, radius, -1.0, |centre, radius| scene.disc(centre, radius, solid));
        }
        Certainty::Reported(Hedge::UpTo) => bar(scene, at.y),
        Certainty::Reported(Hedge::LessThan) => {
            bar(scene, at.y);
            rise(at, radius * 0.6, 1.0, |centre, radius| scene.disc(centre, radius, solid));
        }
        Certainty::Reported(Hedge::Nearly) => {
            // The disc hangs just below the post that stands at the number.
            scene.rect(Rect::new(at.x - radius, at.y - 1.0, 2.0 * radius, 2.0), solid);
            scene.disc(at.moved(0.0, radius * 0.8 + 3.0), radius * 0.8, solid);
        }
        Certainty::Reported(Hedge::About) => {
            scene.disc(at, radius, solid);
            rise(at, radius, -1.0, |centre, radius| scene.disc(centre, radius, solid));
            rise(at, radius, 1.0, |centre, radius| scene.disc(centre, radius, solid));
        }
    }
}

/// The shrinking discs of an open end, up or down: upwards for a `sign` of −1.
fn rise(at: Point, radius: f64, sign: f64, mut draw: impl FnMut(Point, f64)) {
    let mut edge = radius;
    for part in SHRINKING {
        let small = radius * part;
        draw(at.moved(0.0, sign * (edge + GAP + small)), small);
        edge += GAP + 2.0 * small;
    }
}

/// Draws the open side of a hedged point on a line whose values grow to the left, as places in an order do.
pub fn trail(scene: &mut Scene, at: Point, radius: f64, hedge: Hedge, ink: Ink) {
    let mut discs = |sign: f64| {
        let mut edge = radius;
        for part in SHRINKING {
            let small = radius * part;
            scene.disc(at.moved(sign * (edge + GAP + small), 0.0), small, Fill::solid(ink));
            edge += GAP + 2.0 * small;
        }
    };
    if hedge.is_floor() || hedge == Hedge::About {
        discs(-1.0);
    }
    if hedge.is_ceiling() || hedge == Hedge::About {
        discs(1.0);
    }
}
