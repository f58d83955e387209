//! Words in several faces that run on as one text: a bold value, and the words that follow it.

use crate::fact::{Fact, joined};
use crate::layout::text::{self, Face, Word};
use crate::layout::{Ink, Point, Rect};
use crate::scene::{Anchor, Scene, Text};

/// Words with the faces that they are set in, all of one size.
#[derive(Debug, Clone, PartialEq)]
pub struct Phrase {
    size: f64,
    leading: f64,
    runs: Vec<Run>,
}

/// Words of one face and colour.
#[derive(Debug, Clone, PartialEq)]
struct Run {
    words: String,
    face: Face,
    ink: Ink,
}

/// The face and the colour of a fact's value: bold, or quiet if it is derived.
#[must_use]
pub fn manner(fact: &Fact) -> (Face, Ink) {
    if fact.is_derived() { (Face::Regular, Ink::Quiet) } else { (Face::Bold, Ink::Text) }
}

/// A phrase broken into lines.
#[derive(Debug, Clone, PartialEq)]
pub struct Lines {
    size: f64,
    leading: f64,
    lines: Vec<Vec<Run>>,
}

impl Phrase {
    /// A phrase without words.
    #[must_use]
    pub fn new(size: f64) -> Self {
        Self { size, leading: (size * 1.3).round(), runs: Vec::new() }
    }

    /// The phrase with its baselines so many pixels apart.
    #[must_use]
    pub fn spaced(self, leading: f64) -> Self {
        Self { leading, ..self }
    }

    /// The phrase with more words, one space after the last.
    #[must_use]
    pub fn then(mut self, words: &str, face: Face, ink: Ink) -> Self {
        let words = words.split(' ').filter(|word| !word.is_empty());
        let words = words.fold(String::new(), |before, word| joined(&before, word));
        if !words.is_empty() {
            self.runs.push(Run { words, face, ink });
        }
        self
    }

    /// The phrase with plain words after it.
    #[must_use]
    pub fn plain(self, words: &str) -> Self {
        self.then(words, Face::Regular, Ink::Text)
    }

    /// The phrase with secondary words after it.
    #[must_use]
    pub fn quiet(self, words: &str) -> Self {
        self.then(words, Face::Regular, Ink::Quiet)
    }

    /// The phrase with a fact's hedge and number after it: bold, or in brackets and quiet if derived.
    #[must_use]
    pub fn value(self, fact: &Fact) -> Self {
        self.stated(fact, &fact.short())
    }

    /// The phrase with words for a fact's value after it, in the face and the colour of values.
    #[must_use]
    pub fn stated(self, fact: &Fact, words: &str) -> Self {
        let (face, ink) = manner(fact);
        self.then(words, face, ink)
    }

    /// The phrase with bold words after it.
    #[must_use]
    pub fn bold(self, words: &str) -> Self {
        self.then(words, Face::Bold, Ink::Text)
    }

    /// Broken into lines of at most `limit` pixels. A word wider than that is broken inside.
    #[must_use]
    pub fn wrap(&self, limit: f64) -> Lines {
        let mut lines: Vec<Vec<Run>> = Vec::new();
        let mut used = 0.0;
        for run in &self.runs {
            let space = text::width(" ", run.face, self.size);
            for word in run.words.split(' ') {
                // A word that is too wide for a line begins on a line of its own, and so does each of its other parts.
                let is_whole = text::width(word, run.face, self.size) <= limit;
                let parts = if is_whole { vec![word.to_owned()] } else { text::parts(word, run.face, self.size, limit) };
                for part in parts {
                    let width = text::width(&part, run.face, self.size);
                    match lines.last_mut() {
                        Some(line) if is_whole && used + space + width <= limit => {
                            used += space + width;
                            match line.last_mut() {
                                Some(last) if last.face == run.face && last.ink == run.ink => {
                                    last.words.push(' ');
                                    last.words.push_str(&part);
                                }
                                _ => line.push(Run { words: part, ..run.clone() }),
                            }
                        }
                        _ => {
                            used = width;
                            lines.push(vec![Run { words: part, ..run.clone() }]);
                        }
                    }
                }
            }
        }
        Lines { size: self.size, leading: self.leading, lines }
    }

    /// As [`Phrase::wrap`], in lines of about equal length, so that no word is left alone on the last.
    #[must_use]
    pub fn balance(&self, limit: f64) -> Lines {
        let widest = self.wrap(limit);
        let words: Vec<Word<'_>> = self.runs.iter().flat_map(|run| Word::all(&run.words, run.face)).collect();
        let (mut narrow, mut wide) = (limit / 2.0, limit);
        for _ in 0..8 {
            let middle = f64::midpoint(narrow, wide);
            if text::line_count(&words, self.size, middle) <= widest.count() { wide = middle } else { narrow = middle }
        }
        let balanced = self.wrap(wide);
        let breaks_more = balanced.words().count() > widest.words().count() && widest.is_unbroken(self);
        if balanced.count() <= widest.count() && !breaks_more { balanced } else { widest }
    }
}

impl Lines {
    /// How many lines there are.
    #[must_use]
    pub fn count(&self) -> usize {
        self.lines.len()
    }

    /// From one baseline to the next.
    #[must_use]
    pub fn step(&self) -> f64 {
        self.leading
    }

    /// From the first baseline to the last.
    #[must_use]
    pub fn rise(&self) -> f64 {
        self.step() * self.count().saturating_sub(1) as f64
    }

    /// The height of all lines, with the room below the last.
    #[must_use]
    pub fn height(&self) -> f64 {
        self.step() * self.count() as f64
    }

    /// The width of the widest line.
    #[must_use]
    pub fn width(&self) -> f64 {
        self.lines.iter().map(|line| self.line_width(line)).fold(0.0, f64::max)
    }

    fn words(&self) -> impl Iterator<Item = &str> {
        self.lines.iter().flatten().flat_map(|run| run.words.split(' '))
    }

    /// Whether no word of the phrase was broken inside.
    #[must_use]
    pub fn is_unbroken(&self, phrase: &Phrase) -> bool {
        self.words().count() == phrase.runs.iter().flat_map(|run| run.words.split(' ')).count()
    }

    fn space(&self, run: &Run) -> f64 {
        text::width(" ", run.face, self.size)
    }

    fn line_width(&self, line: &[Run]) -> f64 {
        let words: f64 = line.iter().map(|run| text::width(&run.words, run.face, self.size)).sum();
        words + line.iter().skip(1).map(|run| self.space(run)).sum::<f64>()
    }

    /// The texts, with the first baseline at `at`.
    #[must_use]
    pub fn texts(&self, at: Point, anchor: Anchor) -> Vec<Text> {
        let mut texts = Vec::new();
        for (index, line) in self.lines.iter().enumerate() {
            let width = self.line_width(line);
            let mut x = match anchor {
                Anchor::Start => at.x,
                Anchor::Middle => at.x - width / 2.0,
                Anchor::End => at.x - width,
            };
            for (place, run) in line.iter().enumerate() {
                if place > 0 {
                    x += self.space(run);
                }
                let (face, ink, words) = (run.face, run.ink, run.words.clone());
                let at = Point::new(x, at.y + self.step() * index as f64);
                texts.push(Text { at, anchor: Anchor::Start, face, size: self.size, ink, words });
                x += text::width(&run.words, run.face, self.size);
            }
        }
        texts
    }

    /// Draws the lines with the first baseline at `at`. Returns the box around them.
    pub fn draw(&self, scene: &mut Scene, at: Point, anchor: Anchor) -> Rect {
        let boxes = self.texts(at, anchor).into_iter().map(|text| scene.text(text)).reduce(Rect::union);
        boxes.unwrap_or(Rect::new(at.x, at.y, 0.0, 0.0))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_line_is_wider_than_the_limit_and_no_letter_is_lost() {
        let phrase = Phrase::new(14.0).then("more than 80 million", Face::Bold, Ink::Text).plain("Donaudampfschifffahrt trips");
        for limit in 20..300 {
            for lines in [phrase.wrap(f64::from(limit)), phrase.balance(f64::from(limit))] {
                assert!(lines.width() <= f64::from(limit) + 1e-9, "{limit}");
                assert_eq!(lines.words().collect::<String>(), "morethan80millionDonaudampfschifffahrttrips");
            }
            let words: Vec<Word<'_>> = phrase.runs.iter().flat_map(|run| Word::all(&run.words, run.face)).collect();
            assert_eq!(text::line_count(&words, 14.0, f64::from(limit)), phrase.wrap(f64::from(limit)).count(), "{limit}");
        }
    }

    #[test]
    fn balanced_lines_leave_no_word_alone() {
        let phrase = Phrase::new(14.0).plain("partners in a bridge between currencies");
        let limit = text::width("partners in a bridge between", Face::Regular, 14.0) + 4.0;
        let last = phrase.balance(limit).lines.last().map(|line| line.iter().map(|run| run.words.clone()).collect::<String>());
        assert_eq!(last.as_deref(), Some("between currencies"));
    }
}
