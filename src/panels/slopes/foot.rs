//! The words under a slope.

use super::plot::sides;
use super::{Facts, Slope};
use crate::language::dates::UNDATED;
use crate::layout::{Ink, Point, Rect};
use crate::marks::{Lines, Phrase};
use crate::scene::{Anchor, Scene, Text};
use std::iter;

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
        // Where there is little room, the date alone stands for a caption that begins or ends with it. That there is none says
        // nothing alone.
        let is_short = when != UNDATED && (end.starts_with(when) || end.ends_with(when));
        let named = iter::once(end).chain(is_short.then_some(when));
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

#[cfg(test)]
#[allow(clippy::expect_used, clippy::indexing_slicing, reason = "a test that stops is a test that failed")]
mod tests {
    use crate::figure::Document;
    use crate::panels::State;
    use serde_json::{Value, json};

    const EDITION: &str = include_str!("../../../tests/fixtures/gallery/slopes.json");

    #[test]
    fn the_caption_of_an_undated_end_stands_at_every_width() {
        let mut edition: Value = serde_json::from_str(EDITION).expect("JSON");
        let figure = edition["figures"].as_array_mut().expect("figures").first_mut().expect("a figure");
        let slope = &mut figure["panels"][0]["slopes"][0];
        let end = slope["end"].as_str().expect("a fact").to_owned();
        slope["end_caption"] = json!("summit, undated");
        let id = figure["id"].as_str().expect("an id").to_owned();
        let facts = edition["facts"].as_array_mut().expect("facts");
        let fact = facts.iter_mut().find(|fact| fact["id"] == end.as_str()).expect("the fact");
        fact.as_object_mut().expect("an object").remove("when");
        let document = Document::read(&edition.to_string()).expect("a sound edition");
        for width in (140..1_200).step_by(20).map(f64::from) {
            let scene = document.layout(&id, width, &State::default()).expect("the figure is there");
            let said: String = scene.texts().map(|text| text.words.as_str()).collect::<Vec<_>>().join(" ");
            assert!(said.contains("summit"), "{width}: {said}");
        }
    }
}
