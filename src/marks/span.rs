//! Spans of time: solid over what the dates allow, broken where an end is open.

use super::bar::slivers;
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
/// is a block over its first date with slivers after it. Returns the pixels that it covers.
pub fn span(scene: &mut Scene, span: Span, when: When, ink: Ink) -> (f64, f64) {
    let (start, end) = match when {
        When::At(date) => (Some(date), Some(date)),
        When::During(start, end) => (start, end),
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
