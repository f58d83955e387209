//! The words under a slope.

use super::plot::sides;
use super::{Facts, Slope};
use crate::layout::{Ink, Point, Rect};
use crate::marks::{Lines, Phrase};
use crate::scene::{Anchor, Scene, Text};

const SIZE: f64 = 12.0;
const LEADING: f64 = 15.0;
/// Between the words under a start and those under an end.
const GAP: f64 = 10.0;

/// When each side was, in lines under the base line.
pub(super) struct Foot {
    start: Lines,
    end: Lines,
}

impl Foot {
    pub(super) fn new(slope: &Slope, facts: Facts<'_>, width: f64) -> Self {
        let start = match (&slope.start_caption, facts.start) {
            (Some(caption), _) => caption,
            (None, Some(fact)) => fact.words.when_short.as_str(),
            (None, None) => crate::language::slopes::NO_START,
        };
        let when = facts.end.words.when_short.as_str();
        let end = slope.end_caption.as_deref().unwrap_or(when);
        let lines = |words: &str, limit: f64| Phrase::new(SIZE).spaced(LEADING).quiet(words).wrap(limit);
        let start_line = lines(start, f64::MAX);
        // Where there is little room, the date alone stands for a caption that begins or ends with it.
        let named = [end, when].into_iter().filter(|words| end.starts_with(words) || end.ends_with(words));
        let mut end_lines = named.map(|words| lines(words, f64::MAX));
        match end_lines.find(|line| start_line.width() + GAP + line.width() <= width) {
            Some(end_line) => Self { start: start_line, end: end_line },
            None => Self { start: lines(start, (width - GAP) / 2.0), end: lines(end, (width - GAP) / 2.0) },
        }
    }

    /// From the first baseline to the last.
    pub(super) fn rise(&self) -> f64 {
        self.start.rise().max(self.end.rise())
    }

    /// The base line with its two ticks, and the words.
    pub(super) fn draw(&self, scene: &mut Scene, area: Rect) {
        let (left, right) = sides(area);
        let base = area.bottom();
        scene.horizontal(area.x, area.right(), base, Ink::Axis);
        for x in [left, right] {
            scene.vertical(x, base, base + 5.0, Ink::Axis);
        }
        let first = base + 19.0;
        let from = area.x + self.start.width() + GAP;
        self.start.draw(scene, Point::new(area.x, first), Anchor::Start);
        let is_line = self.end.count() == 1;
        for text in self.end.texts(Point::default(), Anchor::Start) {
            let (x, anchor) = if is_line { (right, Anchor::Middle) } else { (area.right(), Anchor::End) };
            let at = Point::new(x, first + text.at.y);
            scene.text(Text { at, anchor, ..text }.inside(from, f64::INFINITY).inside(area.x, area.right()));
        }
    }
}
