//! Dates on a time axis: the mark covers every day that the date allows.

use crate::fact::{Precision, When};
use crate::layout::{Ink, Linear, Point, Rect};
use crate::scene::{Fill, Scene};

/// Where a date's mark goes.
#[derive(Debug, Clone, Copy)]
pub struct DateMark {
    /// From decimal years to pixels.
    pub scale: Linear,
    /// The middle, down.
    pub y: f64,
    /// A day's disc.
    pub radius: f64,
    /// The height of a month's block and a year's bar.
    pub height: f64,
}

/// The least width of a month's block, in pixels: narrower ones would pass for days.
const LEAST_BLOCK: f64 = 9.0;

/// The least width of a year's bar: its ends must stand apart.
const LEAST_YEAR: f64 = 13.0;

/// Draws a date: a day is a disc, a month a block, a year a light bar with ticks at its ends, an interval a span that is
/// open where the interval is.
///
/// Returns the pixels that it covers.
pub fn date(scene: &mut Scene, mark: DateMark, when: When, ink: Ink) -> (f64, f64) {
    let solid = Fill::solid(ink);
    let top = mark.y - mark.height / 2.0;
    let from = when.start().map(|year| mark.scale.at(year));
    let to = when.end().map(|year| mark.scale.at(year));
    match (when, from, to) {
        (When::At(date), Some(from), Some(to)) => match date.precision() {
            Precision::Day => {
                let middle = f64::midpoint(from, to);
                scene.disc(Point::new(middle, mark.y), mark.radius, solid);
                (middle - mark.radius, middle + mark.radius)
            }
            Precision::Month => {
                let width = (to - from).max(LEAST_BLOCK);
                let from = f64::midpoint(from, to) - width / 2.0;
                scene.rect(Rect::new(from, top, width, mark.height), solid);
                (from, from + width)
            }
            Precision::Year => {
                let width = (to - from).max(LEAST_YEAR);
                let from = f64::midpoint(from, to) - width / 2.0;
                scene.rect(Rect::new(from, top, width, mark.height), Fill::tint(ink));
                for edge in [from, from + width - 1.5] {
                    scene.rect(Rect::new(edge, top, 1.5, mark.height), solid);
                }
                scene.rect(Rect::new(from, mark.y - 0.75, width, 1.5), solid);
                (from, from + width)
            }
        },
        _ => super::span(scene, super::Span { scale: mark.scale, top, thickness: mark.height }, when, ink),
    }
}
