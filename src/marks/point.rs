//! Points on a scale, whose values grow upwards or to the right.

use super::{Along, Certainty};
use crate::fact::Hedge;
use crate::layout::{Ink, Point, Rect};
use crate::scene::{Fill, Scene, Stroke};

/// The radii of an open end's discs, as parts of the point's own.
const SHRINKING: [f64; 3] = [0.62, 0.44, 0.27];
const GAP: f64 = 2.2;
/// How far a tick reaches on each side, in radii.
const TICK: f64 = 2.6;

/// How far a point's sign stands out beyond its middle in the direction of growth, in pixels: a label must clear it.
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

/// How far a point's sign stands out across the direction of growth on each side, in pixels.
#[must_use]
pub fn reach_across(certainty: Certainty, radius: f64) -> f64 {
    match certainty {
        Certainty::Reported(Hedge::AtLeast | Hedge::UpTo | Hedge::LessThan) => TICK * radius,
        _ => radius,
    }
}

/// Draws a value as a point on a scale that grows upwards: a disc, a tick for a peak, shrinking discs towards the open
/// side of a bound.
pub fn point(scene: &mut Scene, at: Point, ink: Ink, certainty: Certainty, radius: f64) {
    point_along(scene, at, Along::Up, ink, certainty, radius);
}

/// Draws a value as a point on a scale that grows `along`.
pub fn point_along(scene: &mut Scene, at: Point, along: Along, ink: Ink, certainty: Certainty, radius: f64) {
    let solid = Fill::solid(ink);
    let further = |distance: f64| match along {
        Along::Up => at.moved(0.0, -distance),
        Along::Right => at.moved(distance, 0.0),
    };
    let across = |scene: &mut Scene, half: f64, thickness: f64| {
        let (half_width, half_height) = match along {
            Along::Up => (half, thickness / 2.0),
            Along::Right => (thickness / 2.0, half),
        };
        scene.rect(Rect::new(at.x - half_width, at.y - half_height, 2.0 * half_width, 2.0 * half_height), solid);
    };
    let trail = |scene: &mut Scene, radius: f64, sign: f64| {
        for (distance, small) in trail(radius) {
            scene.disc(further(sign * distance), small, solid);
        }
    };
    match certainty {
        Certainty::Missing => scene.ring(at, radius, None, Stroke::dashed(Ink::Axis, 1.5, 1.5, 2.5)),
        Certainty::Derived(hedge) => {
            let line = Stroke::solid(Ink::Quiet, 1.2);
            scene.ring(at, radius - 0.8, Some(Fill::solid(Ink::Paper)), line);
            if hedge.is_floor() {
                for (distance, small) in self::trail(radius) {
                    scene.ring(further(distance), small, None, Stroke::solid(Ink::Quiet, 1.0));
                }
            }
        }
        Certainty::Reported(Hedge::Exact) => scene.disc(at, radius, solid),
        Certainty::Reported(Hedge::MoreThan) => {
            scene.disc(at, radius, solid);
            trail(scene, radius, 1.0);
        }
        Certainty::Reported(Hedge::AtLeast) => {
            across(scene, TICK * radius, 3.0);
            scene.disc(at, radius, solid);
            trail(scene, radius, 1.0);
        }
        Certainty::Reported(Hedge::UpTo) => across(scene, TICK * radius, 3.0),
        Certainty::Reported(Hedge::LessThan) => {
            across(scene, TICK * radius, 3.0);
            trail(scene, radius * 0.6, -1.0);
        }
        Certainty::Reported(Hedge::Nearly) => {
            // The disc keeps just short of the post that stands at the number.
            across(scene, radius, 2.0);
            scene.disc(further(-(radius * 0.8 + 3.0)), radius * 0.8, solid);
        }
        Certainty::Reported(Hedge::About) => {
            scene.disc(at, radius, solid);
            trail(scene, radius, 1.0);
            trail(scene, radius, -1.0);
        }
    }
}

/// Distance from the point's middle and radius of each shrinking disc of an open end.
fn trail(radius: f64) -> [(f64, f64); 3] {
    let mut edge = radius;
    SHRINKING.map(|part| {
        let small = radius * part;
        let distance = edge + GAP + small;
        edge += GAP + 2.0 * small;
        (distance, small)
    })
}

/// Draws the open side of a hedged point on a line whose values grow to the left, as places in an order do.
pub fn trail_left(scene: &mut Scene, at: Point, radius: f64, hedge: Hedge, ink: Ink) {
    let mut discs = |sign: f64| {
        for (distance, small) in trail(radius) {
            scene.disc(at.moved(sign * distance, 0.0), small, Fill::solid(ink));
        }
    };
    if hedge.is_floor() || hedge == Hedge::About {
        discs(-1.0);
    }
    if hedge.is_ceiling() || hedge == Hedge::About {
        discs(1.0);
    }
}
