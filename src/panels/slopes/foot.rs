//! The words under a slope.

use super::{FOOT_GAP, FOOT_LEADING, FOOT_SIZE, Facts, Slope, sides};
use crate::layout::text::{self, Face};
use crate::layout::{Ink, Point, Rect};
use crate::scene::{Anchor, Scene, Text};

/// When each side was, in lines under the base line.
pub(super) struct Foot {
    start: Vec<String>,
    end: Vec<String>,
}

impl Foot {
    pub(super) fn new(slope: &Slope, facts: Facts<'_>, width: f64) -> Self {
        let start = match (&slope.start_caption, facts.start) {
            (Some(caption), _) => caption.to_string(),
            (None, Some(fact)) => fact.words.when_short.clone(),
            (None, None) => crate::language::slopes::NO_START.to_owned(),
        };
        let when = facts.end.words.when_short.clone();
        let end = slope.end_caption.as_ref().map_or_else(|| when.clone(), |caption| caption.to_string());
        let length = |words: &str| text::width(words, Face::Regular, FOOT_SIZE);
        let fits = |end: &String| length(&start) + FOOT_GAP + length(end) <= width;
        // Where there is little room, the date alone stands for a caption that begins or ends with it.
        let names_it = |words: &&String| end.starts_with(words.as_str()) || end.ends_with(words.as_str());
        if let Some(end) = [&end, &when].into_iter().filter(names_it).find(|words| fits(words)) {
            return Self { start: vec![start], end: vec![end.clone()] };
        }
        let lines = |words: &str| text::wrap(words, Face::Regular, FOOT_SIZE, (width - FOOT_GAP) / 2.0);
        Self { start: lines(&start), end: lines(&end) }
    }

    pub(super) fn lines(&self) -> usize {
        self.start.len().max(self.end.len())
    }

    /// The base line with its two ticks, and the words.
    pub(super) fn draw(&self, scene: &mut Scene, area: Rect) {
        let (left, right) = sides(area);
        let base = area.bottom();
        scene.horizontal(area.x, area.right(), base, Ink::Axis);
        for x in [left, right] {
            scene.vertical(x, base, base + 5.0, Ink::Axis);
        }
        let line = |words: &String, place: usize, x: f64, anchor: Anchor| {
            let at = Point::new(x, base + 19.0 + FOOT_LEADING * place as f64);
            Text { at, anchor, face: Face::Regular, size: FOOT_SIZE, ink: Ink::Quiet, words: words.clone() }
        };
        let mut from = area.x;
        for (place, words) in self.start.iter().enumerate() {
            from = from.max(scene.text(line(words, place, area.x, Anchor::Start)).right() + FOOT_GAP);
        }
        for (place, words) in self.end.iter().enumerate() {
            let (x, anchor) = if self.end.len() == 1 { (right, Anchor::Middle) } else { (area.right(), Anchor::End) };
            let text = line(words, place, x, anchor).inside(from, f64::INFINITY).inside(area.x, area.right());
            scene.text(text);
        }
    }
}
