//! Lines of text on a map.

use super::sheet::Drawn;
use crate::layout::text::{self, Face};
use crate::layout::{Ink, Point, Size};
use crate::marks::Callout;
use crate::scene::{Anchor, Scene, Stroke, Text};

/// A line of text: names bold and dark, the rest quiet.
pub(super) fn line(words: String, at: Point, anchor: Anchor, face: Face, size: f64) -> Text {
    let ink = if face == Face::Bold { Ink::Text } else { Ink::Quiet };
    Text { at, anchor, face, size, ink, words }
}

/// From one baseline to the next.
pub(super) const LEADING: f64 = 17.0;

/// A route's name and detail as they stand on the map.
pub(super) struct Block {
    lines: Vec<(String, Face, f64)>,
    pub(super) size: Size,
}

impl Block {
    pub(super) fn new(drawn: &Drawn<'_>) -> Self {
        Self::of(&[drawn.route.title(), drawn.route.detail()])
    }

    /// Texts one under the other, the first in bold.
    pub(super) fn of(texts: &[String]) -> Self {
        let mut lines = Vec::new();
        for (place, words) in texts.iter().enumerate() {
            let (face, size) = if place == 0 { (Face::Bold, 14.0) } else { (Face::Regular, 13.0) };
            let wrapped = text::balance(words, face, size, 240.0, 4).unwrap_or_else(|| text::wrap(words, face, size, 240.0));
            lines.extend(wrapped.into_iter().map(|words| (words, face, size)));
        }
        let width = lines.iter().map(|(words, face, size)| text::width(words, *face, *size)).fold(0.0, f64::max);
        let height = LEADING * lines.len().saturating_sub(1) as f64 + (text::CAP_HEIGHT + text::DESCENT) * 14.0;
        Self { lines, size: Size { width, height } }
    }

    /// The middle of the first line's letters, from the top.
    pub(super) fn shoulder() -> f64 {
        text::CAP_HEIGHT * 7.0
    }

    /// Draws it on its leader.
    pub(super) fn draw(&self, scene: &mut Scene, callout: &Callout) {
        scene.line(vec![callout.from, callout.to], Stroke::solid(Ink::Quiet, 0.8));
        let rect = callout.rect;
        let (x, anchor) = if rect.x > callout.to.x {
            (rect.x, Anchor::Start)
        } else if rect.right() < callout.to.x {
            (rect.right(), Anchor::End)
        } else {
            (rect.centre().x, Anchor::Middle)
        };
        for (index, (words, face, size)) in self.lines.iter().enumerate() {
            let at = Point::new(x, rect.y + text::CAP_HEIGHT * 14.0 + LEADING * index as f64);
            scene.text(line(words.clone(), at, anchor, *face, *size));
        }
    }
}
