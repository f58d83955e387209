//! Lines that lead from one group to another: a rail and an arrowhead.

use super::route::{Texture, Way, route};
use crate::layout::{Ink, Point, path};
use crate::scene::{Fill, Scene, Shape};

const HEAD: f64 = 9.0;
const HALF_HEAD: f64 = 5.0;

/// A line that leaves `from` and arrives at `to` level, as an S where the two are not.
#[must_use]
pub fn bend(from: Point, to: Point) -> Vec<Point> {
    if (from.y - to.y).abs() < 0.5 {
        return vec![from, to];
    }
    let at = |step: i32| {
        let part = f64::from(step) / 32.0;
        let eased = part * part * (3.0 - 2.0 * part);
        Point::new(from.x + (to.x - from.x) * part, from.y + (to.y - from.y) * eased)
    };
    (0..=32).map(at).collect()
}

/// Draws a rail along `points` with the tip of an arrow at the last of them.
pub fn flow(scene: &mut Scene, points: &[Point], ink: Ink) {
    let body = path::part(points, 0.0, (path::length(points) - HEAD).max(0.0));
    let (Some(foot), Some(tip)) = (body.last().copied(), points.last().copied()) else { return };
    route(scene, &body, ink, Texture { way: Way::Rail, planned: false, scale: 1.0 });
    let reach = foot.distance(tip).max(1.0);
    let (dx, dy) = ((tip.y - foot.y) / reach * HALF_HEAD, (foot.x - tip.x) / reach * HALF_HEAD);
    scene.add(Shape::Polygon(vec![tip, foot.moved(dx, dy), foot.moved(-dx, -dy)], Fill::solid(ink)));
}
