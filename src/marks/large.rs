//! A number in large print: its figures, the sign of its unit, and the ending of its hedge.

use super::{Certainty, ending, ending_width};
use crate::fact::Fact;
use crate::layout::text::{self, Face};
use crate::layout::{Ink, Point, Rect, WIDE};
use crate::scene::{Anchor, Scene, Text};

/// Between a number and the sign of its unit.
const SIGN_GAP: f64 = 6.0;
/// Of the hedge in words.
const HEDGE_SIZE: f64 = 14.0;
/// Between the hedge in words and the number.
const HEDGE_GAP: f64 = 7.0;

/// A number that is ready to be set.
#[derive(Debug, Clone)]
pub struct Large {
    /// The hedge in words; empty for a number stated outright.
    pub hedge: String,
    /// The code of a currency, set smaller before the figures.
    code: String,
    /// The figures.
    digits: String,
    /// The sign of a measured unit, set smaller after the figures.
    sign: String,
    certainty: Certainty,
    /// Its ink where it stands on a mark.
    on: Option<Ink>,
}

/// The size of a unit's sign beside a number.
fn sign_size(size: f64) -> f64 {
    (size * 0.4).max(13.0).round()
}

impl Large {
    /// The number of a fact.
    #[must_use]
    pub fn new(fact: &Fact) -> Self {
        let has_digit = |words: &str| words.contains(|letter: char| letter.is_ascii_digit());
        let [mut code, mut digits, mut sign] = match fact.words.bare_short.split_once('\u{a0}') {
            Some((code, digits)) if !has_digit(code) => [code, digits, ""],
            Some((digits, sign)) => ["", digits, sign],
            None => ["", &fact.words.bare_short, ""],
        }
        .map(str::to_owned);
        if fact.is_derived() {
            if code.is_empty() { &mut digits } else { &mut code }.insert(0, '[');
            if sign.is_empty() { &mut digits } else { &mut sign }.push(']');
        }
        Self { hedge: fact.words.hedge.clone(), code, digits, sign, certainty: Certainty::of(fact), on: None }
    }

    /// How large a number may be in a picture of this width.
    #[must_use]
    pub fn largest(width: f64) -> f64 {
        if width >= WIDE { 54.0 } else { 44.0 }
    }

    /// The same in one ink, to stand on a mark.
    #[must_use]
    pub fn on_mark(self, ink: Ink) -> Self {
        Self { on: Some(ink), ..self }
    }

    /// The width of code, figures, sign and ending.
    #[must_use]
    pub fn width(&self, size: f64) -> f64 {
        let small = |words: &str| match words {
            "" => 0.0,
            words => text::width(words, Face::Regular, sign_size(size)) + SIGN_GAP,
        };
        small(&self.code) + text::width(&self.digits, Face::Display, size) + small(&self.sign) + ending_width(self.certainty)
    }

    /// The width with the hedge in words before it.
    #[must_use]
    pub fn hedged_width(&self, size: f64) -> f64 {
        let hedge = text::width(&self.hedge, Face::Regular, HEDGE_SIZE);
        self.width(size) + if self.hedge.is_empty() { 0.0 } else { hedge + HEDGE_GAP }
    }

    /// The first of these sizes at which the number with the hedge in words before it is no wider than `room`, if there is one.
    pub fn hedged_size(&self, sizes: impl IntoIterator<Item = f64>, room: f64) -> Option<f64> {
        sizes.into_iter().find(|size| self.hedged_width(*size) <= room)
    }

    /// The hedge in words with its left end at `at`, cut to `room` pixels.
    #[must_use]
    pub fn hedge_at(&self, at: Point, room: f64) -> Text {
        let words = text::elide(&self.hedge, Face::Regular, HEDGE_SIZE, room);
        Text::new(&words, at, Anchor::Start, Face::Regular, HEDGE_SIZE, self.on.unwrap_or(Ink::Quiet))
    }

    /// Draws code, figures, sign and ending from `at` on the baseline, cut to `room` pixels. Returns the box around them.
    pub fn draw(&self, scene: &mut Scene, at: Point, size: f64, room: f64, ink: Ink) -> Rect {
        let is_derived = matches!(self.certainty, Certainty::Derived(_));
        let number = self.on.unwrap_or(if is_derived { Ink::Quiet } else { Ink::Text });
        let small =
            |words: &str, x: f64| Text::new(words, Point::new(x, at.y), Anchor::Start, Face::Regular, sign_size(size), number);
        let code = (!self.code.is_empty()).then(|| scene.text(small(&self.code, at.x)));
        let first = code.map_or(at, |code| Point::new(code.right() + SIGN_GAP, at.y));
        let digits = text::elide(&self.digits, Face::Display, size, room + at.x - first.x);
        let mut bounds = scene.text(Text::new(&digits, first, Anchor::Start, Face::Display, size, number));
        bounds = code.map_or(bounds, |code| code.union(bounds));
        if !self.sign.is_empty() {
            bounds = bounds.union(scene.text(small(&self.sign, bounds.right() + SIGN_GAP)));
        }
        let width = ending_width(self.certainty);
        ending(scene, Point::new(bounds.right(), at.y), size * text::CAP_HEIGHT - 2.0, self.on.unwrap_or(ink), self.certainty);
        Rect { width: bounds.width + width, ..bounds }
    }

    /// As [`Large::draw_hedged`], as the mark of a fact: all of it can be pointed at, and not only its ending.
    pub fn mark(&self, scene: &mut Scene, fact: &Fact, at: Point, size: f64, ink: Ink) -> f64 {
        let mut right = at.x;
        scene.mark(&fact.id, |scene| right = self.draw_hedged(scene, at, size, ink));
        scene.widen_mark(Rect::between(at.moved(0.0, -size * text::CAP_HEIGHT), Point::new(right, at.y)));
        right
    }

    /// Draws the hedge in words, then the number, from `at` on the baseline. Returns where it ends, across.
    pub fn draw_hedged(&self, scene: &mut Scene, at: Point, size: f64, ink: Ink) -> f64 {
        let hedge = scene.text(self.hedge_at(at, f64::MAX));
        let x = if self.hedge.is_empty() { at.x } else { hedge.right() + HEDGE_GAP };
        self.draw(scene, Point::new(x, at.y), size, f64::MAX, ink).right()
    }
}
