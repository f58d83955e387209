//! An array of dots with its words, as the kinds `units` and `counts` draw it.

#[cfg(feature = "edition")]
use super::Check;
use super::fields;
use super::fields::{Caption, Count, FactRef, Naming};
use crate::fact::{Fact, Hedge};
use crate::layout::text::Face;
use crate::layout::{Ink, Point, Rect, Within};
use crate::marks::{self, Certainty, Dots, Grid, Lines, Phrase};
use crate::panels::Context;
use crate::scene::{Anchor, Fill, Scene, Stroke, Text};

/// More dots than this are never drawn.
const MOST: f64 = 100_000.0;
/// More dots than this are drawn as rows.
const SINGLE: usize = 5_000;

/// Of its words.
pub(super) const SIZE: f64 = 14.0;

fields! {
    /// A part of an array.
    pub(super) struct Piece {
        /// How many dots.
        fact: FactRef<Count>,
        /// The words after the number.
        caption: Caption,
    }
}

/// What an edition says of an array: how many dots there are, the words after the number, and how many of the dots stand out
/// and do not, with their words.
pub(super) struct Parts<'a> {
    pub(super) fact: FactRef<Count>,
    pub(super) caption: &'a Naming,
    pub(super) part: Option<&'a Piece>,
    pub(super) rest: Option<&'a Piece>,
}

#[cfg(feature = "edition")]
impl Parts<'_> {
    /// Refuses parts that are more than the whole, or not all of it though both are stated outright, and a rest of nothing, of the
    /// group at this index.
    pub(super) fn check(&self, check: &mut Check<'_>, index: usize) {
        let path = |field: &str| format!("groups[{index}].{field}");
        let value = |fact: FactRef<Count>| check.fact(fact).and_then(|fact| fact.value).unwrap_or(0.0);
        let whole = value(self.fact);
        let sum: f64 = self.part.iter().chain(&self.rest).map(|piece| value(piece.fact)).sum();
        if sum > whole {
            check.refuse(path("part"), format!("the parts are {sum}, more than the whole of {whole}"));
        }
        let facts = [Some(self.fact), self.part.map(|part| part.fact), self.rest.map(|rest| rest.fact)];
        let is_exact = |fact: Option<FactRef<Count>>| {
            fact.and_then(|fact| check.fact(fact)).is_some_and(|fact| fact.hedge == Hedge::Exact)
        };
        if sum < whole && facts.into_iter().all(is_exact) {
            check.refuse(path("rest"), format!("part and rest are {sum}, less than the whole of {whole}"));
        }
        if self.rest.is_some() && self.part.is_none() {
            check.refuse(path("rest"), "a rest stands beside a part");
        }
    }

    /// The facts that stand on one scale, by their indices.
    pub(super) fn indices(&self) -> Vec<u16> {
        let pieces = self.part.iter().chain(&self.rest).map(|piece| piece.fact.index());
        [self.fact.index()].into_iter().chain(pieces).collect()
    }
}

/// A group as it is drawn.
pub(super) struct Array<'a> {
    pub(super) fact: &'a Fact,
    pub(super) caption: String,
    /// A fact that the caption names.
    pub(super) named: Option<&'a Fact>,
    pub(super) count: usize,
    /// How many of the dots are full.
    pub(super) full: usize,
    /// Part and rest, with their words.
    pub(super) pieces: Vec<(&'a Fact, String)>,
}

#[cfg_attr(not(all(feature = "units", feature = "counts")), allow(dead_code, reason = "each of the kinds has its own heads"))]
impl<'a> Array<'a> {
    pub(super) fn new(parts: &Parts<'_>, context: &Context<'a>) -> Option<Self> {
        let count = |fact: &Fact| fact.value.unwrap_or(0.0).within(0.0, MOST).round() as usize;
        let fact = context.fact(parts.fact)?;
        let pieces = parts.part.iter().chain(&parts.rest);
        let pieces: Vec<(&Fact, String)> =
            pieces.filter_map(|piece| Some((context.fact(piece.fact)?, piece.caption.to_string()))).collect();
        let mut others = parts.caption.named.iter().filter(|index| **index != parts.fact.index());
        let named = others.next().and_then(|index| context.at(*index));
        let full = pieces.first().map_or(count(fact), |(part, _)| count(part).min(count(fact)));
        Some(Self { fact, caption: parts.caption.words.clone(), named, count: count(fact), full, pieces })
    }

    /// The array and its parts in a sentence; nothing for one without parts.
    #[cfg(feature = "edition")]
    pub(super) fn said(&self) -> Option<String> {
        let pieces: Vec<String> = self.pieces.iter().map(|(fact, words)| format!("{} {words}", fact.words.spoken)).collect();
        (!pieces.is_empty()).then(|| crate::language::remarks::parts(&self.fact.words.spoken, &self.caption, &pieces))
    }

    /// The places that it takes, its open end included.
    pub(super) fn places(&self) -> usize {
        (self.count + marks::open_end(Certainty::of(self.fact))).max(1)
    }

    /// Its places in so many rows. Parts fill columns, so that each ends like a bar; an array without parts ends like a text.
    pub(super) fn grid(&self, rows: usize) -> Grid {
        let rows = rows.max(1);
        if self.pieces.is_empty() { Grid::Columns(self.places().div_ceil(rows)) } else { Grid::Rows(rows) }
    }

    /// How many shapes it takes; the cells of one that is enlarged are lines.
    #[cfg(feature = "edition")]
    pub(super) fn mark_count(&self) -> f64 {
        let value = self.fact.value.unwrap_or(0.0);
        // Rows are about as many as the root of their dots; what is cut off has no place in a picture.
        if self.count > SINGLE && value <= MOST && self.pieces.is_empty() { value.sqrt() + 3.0 } else { value + 3.0 }
    }

    /// The heading from its first baseline.
    pub(super) fn head(&self, at: Point, limit: f64) -> Vec<Text> {
        let value = self.fact.counted();
        Phrase::new(SIZE).then(&value, Face::Bold, Ink::Text).plain(&self.caption).balance(limit).texts(at, Anchor::Start)
    }

    /// Draws the heading; a fact that the caption names is a mark of its own. Returns its last baseline.
    pub(super) fn draw_head(&self, scene: &mut Scene, at: Point, limit: f64) -> f64 {
        let texts = self.head(at, limit);
        let last = texts.last().map_or(at.y, |text| text.at.y);
        let (value, caption): (Vec<Text>, Vec<Text>) = texts.into_iter().partition(|text| text.face == Face::Bold);
        let draw = |scene: &mut Scene, texts: Vec<Text>| {
            for text in texts {
                scene.text(text);
            }
        };
        // An array without a dot can be pointed at by its heading alone; so can a whole of which parts are drawn.
        if self.count == 0 || !self.pieces.is_empty() {
            scene.mark(&self.fact.id, |scene| draw(scene, value));
        } else {
            draw(scene, value);
        }
        match self.named {
            Some(fact) => scene.mark(&fact.id, |scene| draw(scene, caption)),
            None => draw(scene, caption),
        }
        last
    }

    /// Draws the dots. Returns the box around them.
    pub(super) fn draw_dots(&self, scene: &mut Scene, context: &Context<'_>, dots: Dots) -> Rect {
        let (ink, whole) = (context.ink, Certainty::of(self.fact));
        // The last dot says how firm the whole is; what is more than it follows in its own colour.
        let is_passed = whole.hedge() == Hedge::MoreThan;
        let rest = Certainty::Derived(if is_passed { Hedge::Exact } else { whole.hedge() });
        match self.pieces.as_slice() {
            [] if self.count == 0 => {}
            [] => scene.mark(&self.fact.id, |scene| marks::dots(scene, dots, 0, self.count, ink, whole)),
            [(part, _), others @ ..] => {
                let full = Certainty::Reported(Certainty::of(part).hedge());
                scene.mark(&part.id, |scene| marks::dots(scene, dots, 0, self.full, ink, full));
                let draw_rest = |scene: &mut Scene| marks::dots(scene, dots, self.full, self.count, ink, rest);
                match others {
                    [(fact, _), ..] => scene.mark(&fact.id, draw_rest),
                    [] => draw_rest(scene),
                }
                if is_passed {
                    marks::dots(scene, dots, self.count, self.count, ink, whole);
                }
            }
        }
        dots.bounds(self.places())
    }

    /// Draws part and rest with a disc of each. Returns where the legend ends.
    pub(super) fn draw_legend(&self, scene: &mut Scene, context: &Context<'_>, at: Point, limit: f64) -> f64 {
        if self.pieces.is_empty() {
            return at.y;
        }
        let mut baseline = at.y + 24.0;
        for (place, (fact, words)) in self.pieces.iter().enumerate() {
            draw_swatch(scene, context.ink, Point::new(at.x, baseline), (place == 0).then_some(fact));
            baseline = draw_entry(scene, fact, words, Point::new(at.x + 20.0, baseline), limit - 20.0) + 22.0;
        }
        baseline - 17.0
    }
}

/// A dot of an array before its words in a legend, which begin 20 pixels from `at` on the baseline: of those that stand out, or
/// of the rest.
pub(super) fn draw_swatch(scene: &mut Scene, ink: Ink, at: Point, part: Option<&Fact>) {
    let centre = at.moved(6.0, -4.7);
    let (fill, width) = match part.map(Fact::drawn_hedge) {
        None => (Some(Fill::tint(ink)), 1.0),
        Some(Hedge::UpTo) => (Some(Fill::tint(ink)), 2.0),
        Some(Hedge::LessThan) => (None, 1.0),
        Some(_) => return scene.disc(centre, 6.0, Fill::solid(ink)),
    };
    scene.ring(centre, 6.0 - width / 2.0, fill, Stroke::solid(ink, width));
}

/// A number and its words in a legend.
pub(super) fn entry(fact: &Fact, words: &str, limit: f64) -> Lines {
    Phrase::new(SIZE).stated(fact, &fact.long()).plain(words).balance(limit)
}

/// Draws a number and its words in a legend. Returns the last baseline.
pub(super) fn draw_entry(scene: &mut Scene, fact: &Fact, words: &str, at: Point, limit: f64) -> f64 {
    let lines = entry(fact, words, limit);
    lines.draw(scene, at, Anchor::Start);
    at.y + lines.rise()
}

/// The radius of dots that stand so far apart.
pub(super) fn radius(pitch: f64) -> f64 {
    pitch * 0.37
}
