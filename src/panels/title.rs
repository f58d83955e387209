//! The title of a panel, over all that it names.

use super::fields::Caption;
use crate::layout::Point;
use crate::marks::Phrase;
use crate::scene::{Anchor, Scene};

/// Of its words.
const SIZE: f64 = 14.0;
/// From the last baseline to what the title names.
const UNDER: f64 = 16.0;

/// Draws a title at the top of a panel, if it has one. Returns where what it names begins.
pub(super) fn draw(scene: &mut Scene, title: Option<&Caption>) -> f64 {
    title.map_or(0.0, |title| under(scene, title, Point::new(0.0, 12.0), scene.size.width))
}

/// Draws a title from its first baseline, in lines of at most `limit` pixels. Returns where what it names begins.
pub(super) fn under(scene: &mut Scene, title: &Caption, at: Point, limit: f64) -> f64 {
    let lines = Phrase::new(SIZE).bold(title).balance(limit);
    lines.draw(scene, at, Anchor::Start);
    at.y + lines.rise() + UNDER
}
