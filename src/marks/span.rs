//! Spans of time: solid over what the dates allow, broken where an end is open.

use super::bar::{slivers, wall};
use crate::fact::When;
use crate::layout::{Ink, Linear, Rect};
use crate::scene::{Fill, Scene};

/// Where a span stands.
#[derive(Debug, Clone, Copy)]
pub struct Span {
    /// From decimal years to pixels.
    pub scale: Linear,
    /// Its upper edge.
    pub top: f64,
    /// How thick it is.
    pub thickness: f64,
}

/// The least width of the body, in pixels.
const LEAST: f64 = 3.0;

/// Draws a span of time. One without a start is a block over its last date with slivers before it; one without an end
/// is a block over its first date with slivers after it. Before a date, nothing is filled: a wall stands where the date
/// begins, and slivers lead up to it. Returns the pixels that it covers.
pub fn span(scene: &mut Scene, span: Span, when: When, ink: Ink) -> (f64, f64) {
    let (start, end) = match when {
        When::At(date) => (Some(date), Some(date)),
        When::During(start, end) => (start, end),
        When::Before(date) => return before(scene, span, span.scale.at(date.start()), ink),
    };
    let (Some(first), Some(last)) = (start.or(end), end.or(start)) else { return (0.0, 0.0) };
    let (mut from, mut to) = (span.scale.at(first.start()), span.scale.at(last.end()));
    if to - from < LEAST {
        (from, to) = (f64::midpoint(from, to) - LEAST / 2.0, f64::midpoint(from, to) + LEAST / 2.0);
    }
    let mut block = |x: f64, width: f64| scene.rect(Rect::new(x, span.top, width, span.thickness), Fill::solid(ink));
    block(from, to - from);
    for (gap, width) in slivers(span.thickness) {
        if start.is_none() {
            from -= gap + width;
            block(from, width);
        }
        if end.is_none() {
            block(to + gap, width);
            to += gap + width;
        }
    }
    (from, to)
}

/// A wall with slivers before it, shrinking away from it.
fn before(scene: &mut Scene, span: Span, at: f64, ink: Ink) -> (f64, f64) {
    let (width, over) = wall(span.thickness);
    scene.rect(Rect::new(at, span.top - over, width, span.thickness + 2.0 * over), Fill::solid(ink));
    let mut from = at;
    for (gap, width) in slivers(span.thickness) {
        from -= gap + width;
        scene.rect(Rect::new(from, span.top, width, span.thickness), Fill::solid(ink));
    }
    (from, at + width)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn covered(when: &str) -> (f64, f64) {
        let scale = Linear::new((2000.0, 2010.0), (0.0, 1_000.0));
        let when = When::try_from(when.to_owned()).expect("a date");
        span(&mut Scene::new(1_000.0, 40.0), Span { scale, top: 12.0, thickness: 16.0 }, when, Ink::Text)
    }

    #[test]
    fn a_span_before_a_year_leaves_that_year_out_and_one_to_it_does_not() {
        let (from, to) = covered("before 2006");
        assert!(from < 600.0 && to <= 600.0 + wall(16.0).0, "{from} to {to}");
        assert!((covered("../2006").1 - 700.0).abs() < 1e-9);
    }
}
