//! The way from one scene to another: marks move to where they go, what is new appears, what is gone fades.
//!
//! Shapes are joined by what they are, not by where they are: those of a mark by its fact, words by themselves, and what
//! stands still by being equal. Everything is a function of the progress, so a way can be stopped anywhere, and another
//! one begun from there.

use crate::layout::{Point, Rect, path};
use crate::scene::{Anchor, Fill, Placed, Scene, Shape, Stroke, Text};
use std::mem::discriminant;

/// By this part of the way, what leaves has gone.
const GONE: f64 = 0.5;
/// From this part of the way on, what is new appears.
const COMING: f64 = 0.4;

/// The scene at `progress` from `from`, at 0, to `to`, at 1. It has the marks of `to` and the larger of both heights, so
/// that nothing is cut off on the way. A progress outside, or not a number, counts as the nearer end.
#[must_use]
pub fn between(from: &Scene, to: &Scene, progress: f64) -> Scene {
    if progress <= 0.0 {
        return from.clone();
    }
    if progress.is_nan() || progress >= 1.0 {
        return to.clone();
    }
    let mut scene = Scene::new(to.size.width.max(from.size.width), to.size.height.max(from.size.height));
    scene.targets.clone_from(&to.targets);
    scene.window = to.window;
    let moved = ease(progress);
    let (leaving, coming) = (1.0 - (progress / GONE).min(1.0), ((progress - COMING) / (1.0 - COMING)).max(0.0));
    let mut waiting: Vec<Option<&Placed>> = from.shapes.iter().map(Some).collect();
    let mut arriving = Vec::with_capacity(to.shapes.len());
    let mut next = 0;
    for placed in &to.shapes {
        // Most shapes come in the order they had, so the search goes on where the last one ended.
        let (head, tail) = waiting.split_at_mut_checked(next).unwrap_or_default();
        let mut places =
            tail.iter_mut().enumerate().map(|(place, other)| (place + next, other)).chain(head.iter_mut().enumerate());
        let partner = places
            .find_map(|(place, other)| other.take_if(|other| is_same(from, other, to, placed)).map(|before| (place, before)));
        match partner {
            Some((place, before)) => {
                next = place + 1;
                let shape = blend(&before.shape, &placed.shape, moved);
                let opacity = mix(before.opacity, placed.opacity, moved);
                if look(&before.shape) == look(&placed.shape) {
                    arriving.push(Placed { shape, opacity, ..*placed });
                } else {
                    // One look under the other: the sum stays as strong as it was.
                    let old = blend(&placed.shape, &before.shape, 1.0 - moved);
                    arriving.push(Placed { mark: None, shape: old, opacity: opacity * (1.0 - moved * moved) });
                    arriving.push(Placed { shape, opacity: opacity * moved, ..*placed });
                }
            }
            None => arriving.push(Placed { shape: placed.shape.clone(), opacity: placed.opacity * coming, ..*placed }),
        }
    }
    let left = waiting.into_iter().flatten();
    scene.shapes =
        left.map(|placed| Placed { mark: None, shape: placed.shape.clone(), opacity: placed.opacity * leaving }).collect();
    scene.shapes.append(&mut arriving);
    scene.shapes.retain(|placed| placed.opacity > 0.0);
    scene
}

/// Slow at both ends: the cubic curve of R. Penner, *Motion, Tweening, and Easing* (2002).
fn ease(t: f64) -> f64 {
    if t < 0.5 { 4.0 * t * t * t } else { 1.0 - (2.0 - 2.0 * t).powi(3) / 2.0 }
}

/// The fact of the mark that a shape belongs to.
fn fact<'a>(scene: &'a Scene, placed: &Placed) -> Option<&'a str> {
    placed.mark.and_then(|mark| scene.targets.get(mark)).map(|target| target.fact.as_str())
}

/// Whether two shapes are one thing at two times.
fn is_same(from: &Scene, before: &Placed, to: &Scene, after: &Placed) -> bool {
    if discriminant(&before.shape) != discriminant(&after.shape) {
        return false;
    }
    if let (Shape::Text(before), Shape::Text(after)) = (&before.shape, &after.shape) {
        return before.words == after.words && before.face == after.face;
    }
    match (fact(from, before), fact(to, after)) {
        (None, None) => before.shape == after.shape,
        (before, after) => before == after,
    }
}

/// How a shape is painted, apart from where.
#[derive(PartialEq)]
struct Look {
    fill: Option<Fill>,
    stroke: Option<Stroke>,
    corners: usize,
}

fn look(shape: &Shape) -> Look {
    let (fill, stroke, corners) = match shape {
        Shape::Rect(_, fill) => (Some(*fill), None, 4),
        Shape::Line(_, stroke) => (None, Some(*stroke), 0),
        // Two outlines of unlike corners have no shape between them.
        Shape::Polygon(points, fill) => (Some(*fill), None, points.len()),
        Shape::Circle { fill, stroke, .. } => (*fill, *stroke, 0),
        Shape::Text(text) => (Some(Fill::solid(text.ink)), None, 0),
    };
    Look { fill, stroke, corners }
}

/// The shape on its way, with the look of `after`. A polygon of other corners stands where it is.
fn blend(before: &Shape, after: &Shape, t: f64) -> Shape {
    match (before, after) {
        (Shape::Rect(from, _), Shape::Rect(to, fill)) => Shape::Rect(rect(*from, *to, t), *fill),
        (Shape::Line(from, _), Shape::Line(to, stroke)) => Shape::Line(line(from, to, t), *stroke),
        (Shape::Polygon(from, _), Shape::Polygon(to, fill)) if from.len() == to.len() => {
            Shape::Polygon(points(from, to, t), *fill)
        }
        (Shape::Circle { centre: from, radius: old, .. }, Shape::Circle { centre, radius, fill, stroke }) => {
            Shape::Circle { centre: from.towards(*centre, t), radius: mix(*old, *radius, t), fill: *fill, stroke: *stroke }
        }
        (Shape::Text(from), Shape::Text(to)) => {
            let at = Point::new(from.left(), from.at.y).towards(Point::new(to.left(), to.at.y), t);
            Shape::Text(Text { at, anchor: Anchor::Start, size: mix(from.size, to.size, t), ..to.clone() })
        }
        _ => after.clone(),
    }
}

fn mix(from: f64, to: f64, t: f64) -> f64 {
    from + (to - from) * t
}

fn rect(from: Rect, to: Rect, t: f64) -> Rect {
    Rect::new(mix(from.x, to.x, t), mix(from.y, to.y, t), mix(from.width, to.width, t), mix(from.height, to.height, t))
}

fn points(from: &[Point], to: &[Point], t: f64) -> Vec<Point> {
    from.iter().zip(to).map(|(from, to)| from.towards(*to, t)).collect()
}

/// Lines of as many points move point by point, others by even steps along both.
fn line(from: &[Point], to: &[Point], t: f64) -> Vec<Point> {
    if from.len() == to.len() {
        return points(from, to, t);
    }
    let steps = from.len().max(to.len());
    let even = |line: &[Point]| path::stations(line, steps).into_iter().map(|station| station.at).collect::<Vec<_>>();
    let (even_from, even_to) = (even(from), even(to));
    if even_from.len() == even_to.len() { points(&even_from, &even_to, t) } else { to.to_vec() }
}
