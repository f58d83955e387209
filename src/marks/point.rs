//! Points on a scale, whose values grow upwards or to the right.

use super::{Along, Certainty};
use crate::fact::{Fact, Hedge};
use crate::layout::{Ink, Point, Rect};
use crate::scene::{Fill, Scene, Shape, Stroke};

/// The radii of an open end's discs, as parts of the point's own.
const SHRINKING: [f64; 3] = [0.62, 0.44, 0.27];
const GAP: f64 = 2.2;
/// Discs below a number that have no room shrink with it, down to this part.
const SMALLEST: f64 = 0.4;
/// How far a tick reaches on each side, in radii.
const TICK: f64 = 2.6;

/// How far the corners of "about" lie from the middle, in radii.
const CORNER: f64 = 1.35;

impl Certainty {
    /// How far the sign of a point of this radius stands out on each side, in pixels across the way that values grow.
    #[must_use]
    pub fn reach(self, radius: f64) -> f64 {
        match self.hedge() {
            Hedge::AtLeast | Hedge::UpTo | Hedge::LessThan => TICK * radius,
            Hedge::About => CORNER * radius,
            _ => radius,
        }
    }
}

/// Draws a value as a point on a scale that grows upwards: a disc, a tick for a peak, a lozenge for about, shrinking
/// discs towards the open side of a bound. What the source does not state is hollow.
pub fn point(scene: &mut Scene, at: Point, ink: Ink, certainty: Certainty, radius: f64) {
    point_along(scene, at, Along::Up, ink, certainty, radius);
}

/// Draws a value as a point on a scale that grows `along`.
pub fn point_along(scene: &mut Scene, at: Point, along: Along, ink: Ink, certainty: Certainty, radius: f64) {
    point_from(scene, at, (along, f64::INFINITY), ink, certainty, radius);
}

/// Draws a value as a point so many pixels from the zero of a scale: what lies below a number does not reach below zero.
pub fn point_from(scene: &mut Scene, at: Point, (along, length): (Along, f64), ink: Ink, certainty: Certainty, radius: f64) {
    let is_derived = match certainty {
        Certainty::Missing => return scene.ring(at, radius, None, Stroke::dashed(Ink::Axis, 1.5, 1.5, 2.5)),
        Certainty::Derived(_) => true,
        Certainty::Reported(_) => false,
    };
    let solid = Fill::solid(ink);
    let hollow = |width: f64| Stroke::solid(Ink::Quiet, width);
    let further = |distance: f64| match along {
        Along::Up => at.moved(0.0, -distance),
        Along::Right => at.moved(distance, 0.0),
    };
    let across = |scene: &mut Scene, half: f64, thickness: f64| {
        let (half_width, half_height) = match along {
            Along::Up => (half, thickness / 2.0),
            Along::Right => (thickness / 2.0, half),
        };
        if is_derived {
            let ends = match along {
                Along::Up => [at.moved(-half, 0.0), at.moved(half, 0.0)],
                Along::Right => [at.moved(0.0, -half), at.moved(0.0, half)],
            };
            return scene.line(ends.to_vec(), Stroke::dashed(Ink::Quiet, 1.2, 3.0, 2.0));
        }
        scene.rect(Rect::new(at.x - half_width, at.y - half_height, 2.0 * half_width, 2.0 * half_height), solid);
    };
    let disc = |scene: &mut Scene, at: Point, radius: f64| {
        if is_derived {
            scene.ring(at, (radius - 0.8).max(0.4), Some(Fill::solid(Ink::Paper)), hollow(1.2));
        } else {
            scene.disc(at, radius, solid);
        }
    };
    let trail = |scene: &mut Scene, radius: f64, sign: f64| {
        let all = trail(radius);
        let whole = if sign < 0.0 { all.iter().map(|(distance, small)| distance + small).fold(0.0, f64::max) } else { 0.0 };
        // Near zero the discs shrink, down to a part; then there are fewer.
        let part = if whole > length { (length / whole).max(SMALLEST) } else { 1.0 };
        for (distance, small) in all.map(|(distance, small)| (part * distance, part * small)) {
            if sign < 0.0 && distance + small > length {
                break;
            }
            if is_derived {
                scene.ring(further(sign * distance), small, None, hollow(1.0));
            } else {
                scene.disc(further(sign * distance), small, solid);
            }
        }
    };
    match certainty.hedge() {
        Hedge::Exact => disc(scene, at, radius),
        Hedge::MoreThan => {
            disc(scene, at, radius);
            trail(scene, radius, 1.0);
        }
        Hedge::AtLeast => {
            across(scene, TICK * radius, 3.0);
            disc(scene, at, radius);
            trail(scene, radius, 1.0);
        }
        Hedge::UpTo => across(scene, TICK * radius, 3.0),
        Hedge::LessThan => {
            across(scene, TICK * radius, 3.0);
            trail(scene, radius * 0.6, -1.0);
        }
        Hedge::Nearly => {
            // The disc keeps just short of the post that stands at the number.
            across(scene, radius, 2.0);
            let part = (length / (radius * 1.6 + 3.0)).min(1.0);
            disc(scene, further(-(radius * 0.8 + 3.0) * part), radius * 0.8 * part);
        }
        Hedge::About => {
            let corners = lozenge(at, CORNER * radius);
            if is_derived {
                scene.add(Shape::Polygon(corners.clone(), Fill::solid(Ink::Paper)));
                scene.line(closed(corners), hollow(1.2));
            } else {
                scene.add(Shape::Polygon(corners, solid));
            }
        }
    }
}

/// The line to a fact's value: dashed to a peak, because a peak is not a level.
#[must_use]
pub fn stroke_to(fact: &Fact, ink: Ink, width: f64) -> Stroke {
    if fact.is_peak() { Stroke::dashed(ink, width * 0.67, 4.0, 4.0) } else { Stroke::solid(ink, width) }
}

fn lozenge(at: Point, half: f64) -> Vec<Point> {
    vec![at.moved(0.0, -half), at.moved(half, 0.0), at.moved(0.0, half), at.moved(-half, 0.0)]
}

fn closed(mut corners: Vec<Point>) -> Vec<Point> {
    corners.extend(corners.first().copied());
    corners
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

/// Draws the sign of a hedge beside a point on a line whose values grow downwards, as places in an order do.
pub fn sign_down(scene: &mut Scene, at: Point, radius: f64, hedge: Hedge, ink: Ink) {
    let trail = |scene: &mut Scene, sign: f64| {
        for (distance, small) in trail(radius) {
            scene.disc(at.moved(0.0, sign * distance), small, Fill::solid(ink));
        }
    };
    let post = |scene: &mut Scene, y: f64, half: f64| {
        scene.rect(Rect::new(at.x - half, at.y + y - 1.0, 2.0 * half, 2.0), Fill::solid(ink));
    };
    match hedge {
        Hedge::Exact => {}
        Hedge::About => scene.line(closed(lozenge(at, 1.7 * radius)), Stroke::solid(ink, 1.2)),
        Hedge::MoreThan => trail(scene, 1.0),
        Hedge::AtLeast => {
            post(scene, 0.0, 2.0 * radius);
            trail(scene, 1.0);
        }
        Hedge::Nearly => post(scene, radius + 4.0, radius),
        Hedge::UpTo => {
            for y in [-1.0, 1.0] {
                post(scene, y * (radius + 2.0), 2.0 * radius);
            }
        }
        // Hollow, so that it is no mirror image of more than.
        Hedge::LessThan => {
            for (distance, small) in self::trail(radius) {
                scene.ring(at.moved(0.0, -distance), small, None, Stroke::solid(ink, 1.0));
            }
        }
    }
}
