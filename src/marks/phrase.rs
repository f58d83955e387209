//! A value and the words after it: several faces on one line, wrapped together.

use crate::layout::text::{self, Face};
use crate::layout::{Ink, Point};
use crate::scene::{Anchor, Text};

/// From one baseline to the next, in ems.
const LEADING: f64 = 1.3;

/// Words in one face.
#[derive(Debug, Clone, Copy)]
pub struct Span<'a> {
    /// The words.
    pub words: &'a str,
    /// Their face.
    pub face: Face,
    /// Their colour.
    pub ink: Ink,
}

impl<'a> Span<'a> {
    /// A stated value: heavier, in full ink.
    #[must_use]
    pub const fn value(words: &'a str) -> Self {
        Self { words, face: Face::Bold, ink: Ink::Text }
    }

    /// The words beside a value.
    #[must_use]
    pub const fn words(words: &'a str) -> Self {
        Self { words, face: Face::Regular, ink: Ink::Text }
    }

    /// What stands back: computed values, remarks.
    #[must_use]
    pub const fn quiet(words: &'a str) -> Self {
        Self { words, face: Face::Regular, ink: Ink::Quiet }
    }
}

/// The spans one after the other, in lines of about equal length within `limit` pixels, from the baseline `at`.
///
/// A word that is wider than the limit is cut. Every text starts at its left end, so that those of one face can be told
/// by it.
#[must_use]
pub fn phrase(spans: &[Span<'_>], size: f64, at: Point, limit: f64) -> Vec<Text> {
    let widest = wrapped(spans, size, at, limit);
    // Two lines that break between the spans are better than two of equal length.
    if let [first, .., last] = widest.as_slice()
        && last.at.y > first.at.y
    {
        let apart: Vec<Text> = apart(spans, size, at);
        let lines = widest.iter().filter(|text| text.at.x <= at.x).count();
        if apart.len() == lines && apart.iter().all(|text| text.bounds().right() <= at.x + limit) {
            return apart;
        }
    }
    let rows = |texts: &[Text]| texts.last().map_or(0.0, |text| text.at.y);
    let (mut narrow, mut wide, mut best) = (0.0, limit, widest);
    if rows(&best) <= at.y {
        return best;
    }
    for _ in 0..10 {
        let middle = f64::midpoint(narrow, wide);
        let texts = wrapped(spans, size, at, middle);
        let fits = texts.iter().all(|text| text.bounds().right() <= at.x + middle && !text.words.ends_with('…'));
        if fits && rows(&texts) <= rows(&best) {
            (wide, best) = (middle, texts);
        } else {
            narrow = middle;
        }
    }
    best
}

/// Each span on a line of its own.
fn apart(spans: &[Span<'_>], size: f64, at: Point) -> Vec<Text> {
    let line = |(row, span): (usize, &Span<'_>)| Text {
        at: at.moved(0.0, row as f64 * (size * LEADING).round()),
        anchor: Anchor::Start,
        face: span.face,
        size,
        ink: span.ink,
        words: span.words.trim().to_owned(),
    };
    spans.iter().filter(|span| !span.words.trim().is_empty()).enumerate().map(line).collect()
}

fn wrapped(spans: &[Span<'_>], size: f64, at: Point, limit: f64) -> Vec<Text> {
    let mut texts: Vec<Text> = Vec::new();
    let (mut x, mut y) = (0.0, at.y);
    for span in spans {
        let mut continues = false;
        for word in span.words.split(' ').filter(|word| !word.is_empty()) {
            let word = text::elide(word, span.face, size, limit);
            let (width, space) = (text::width(&word, span.face, size), text::width(" ", span.face, size));
            if x > 0.0 && x + space + width > limit {
                (x, y, continues) = (0.0, y + (size * LEADING).round(), false);
            }
            let gap = if x > 0.0 { space } else { 0.0 };
            match texts.last_mut() {
                Some(last) if continues => {
                    last.words.push(' ');
                    last.words.push_str(&word);
                }
                _ => texts.push(Text {
                    at: Point::new(at.x + x + gap, y),
                    anchor: Anchor::Start,
                    face: span.face,
                    size,
                    ink: span.ink,
                    words: word,
                }),
            }
            x += gap + width;
            continues = true;
        }
    }
    texts
}

#[cfg(test)]
mod tests {
    use super::{Span, phrase};
    use crate::layout::Point;

    #[test]
    fn a_phrase_that_fits_is_one_line() {
        let texts = phrase(&[Span::value("128 cities"), Span::words("in China")], 14.0, Point::new(3.0, 12.0), 300.0);
        let words: Vec<&str> = texts.iter().map(|text| text.words.as_str()).collect();
        assert_eq!(words, ["128 cities", "in China"]);
        assert!(texts.iter().all(|text| text.at.y == 12.0));
    }

    #[test]
    fn no_line_is_wider_than_the_limit_and_no_texts_overlap() {
        let spans = [Span::value("more than 100 cities"), Span::words("in 11 Asian countries and Unausprechlichkeiten")];
        for limit in 20..300 {
            let texts = phrase(&spans, 14.0, Point::new(0.0, 12.0), f64::from(limit));
            for (index, text) in texts.iter().enumerate() {
                assert!(text.bounds().right() <= f64::from(limit) + 0.01, "{limit}: {}", text.words);
                assert!(texts.iter().skip(index + 1).all(|other| !other.bounds().overlaps(text.bounds())), "{limit}");
            }
        }
    }
}
