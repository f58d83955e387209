//! Lines that lead from one group to another: a rail with cross ties and an arrowhead.

use crate::layout::{Ink, Point};
use crate::scene::{Fill, Scene, Stroke};

const BETWEEN_TIES: f64 = 8.0;
const HALF_TIE: f64 = 2.6;
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
    let length: f64 = points.windows(2).map(|pair| pair.first().zip(pair.last()).map_or(0.0, |(a, b)| a.distance(*b))).sum();
    let body = (length - HEAD).max(0.0);
    let mut line: Vec<Point> = Vec::new();
    let (mut done, mut next) = (0.0, BETWEEN_TIES);
    for pair in points.windows(2) {
        let [a, b] = pair else { continue };
        let step = a.distance(*b);
        if step <= 0.0 {
            continue;
        }
        let (along, across) = ((b.x - a.x) / step, (b.y - a.y) / step);
        line.push(*a);
        while next <= done + step && next < body - HALF_TIE {
            let at = a.towards(*b, (next - done) / step);
            let (dx, dy) = (-across * HALF_TIE, along * HALF_TIE);
            scene.line(vec![at.moved(-dx, -dy), at.moved(dx, dy)], Stroke::solid(ink, 1.1));
            next += BETWEEN_TIES;
        }
        done += step;
        if done >= body {
            let foot = a.towards(*b, 1.0 - (done - body) / step);
            line.push(foot);
            let tip = points.last().copied().unwrap_or(foot);
            let reach = foot.distance(tip).max(1.0);
            let (dx, dy) = ((tip.y - foot.y) / reach * HALF_HEAD, (foot.x - tip.x) / reach * HALF_HEAD);
            scene.line(line, Stroke::solid(ink, 1.6));
            scene.add(crate::scene::Shape::Polygon(vec![tip, foot.moved(dx, dy), foot.moved(-dx, -dy)], Fill::solid(ink)));
            return;
        }
    }
}
