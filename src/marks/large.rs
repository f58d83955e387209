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
    /// The figures.
    digits: String,
    /// The sign of a measured unit, set smaller after the figures, or the code of a currency, before them.
    sign: String,
    is_code: bool,
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
        let (mut digits, mut sign) = match fact.words.bare_short.split_once('\u{a0}') {
            Some((digits, sign)) => (digits.to_owned(), sign.to_owned()),
            None => (fact.words.bare_short.clone(), String::new()),
        };
        if fact.is_derived() {
            digits.insert(0, '[');
            if sign.is_empty() { &mut digits } else { &mut sign }.push(']');
        }
        let is_code = !sign.is_empty() && !digits.bytes().any(|byte| byte.is_ascii_digit());
        if is_code {
            std::mem::swap(&mut digits, &mut sign);
        }
        Self { hedge: fact.words.hedge.clone(), digits, sign, is_code, certainty: Certainty::of(fact), on: None }
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

    /// The width of figures, sign or code and ending.
    #[must_use]
    pub fn width(&self, size: f64) -> f64 {
        let sign = text::width(&self.sign, Face::Regular, sign_size(size));
        let gap = if self.sign.is_empty() { 0.0 } else { SIGN_GAP };
        text::width(&self.digits, Face::Display, size) + gap + sign + ending_width(self.certainty)
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

    /// Draws figures, sign or code and ending from `at` on the baseline, cut to `room` pixels. Returns the box around them.
    pub fn draw(&self, scene: &mut Scene, at: Point, size: f64, room: f64, ink: Ink) -> Rect {
        let is_derived = matches!(self.certainty, Certainty::Derived(_));
        let number = self.on.unwrap_or(if is_derived { Ink::Quiet } else { Ink::Text });
        let (small, mut x) = (sign_size(size), at.x);
        if self.is_code {
            x += text::width(&self.sign, Face::Regular, small) + SIGN_GAP;
        }
        let digits = text::elide(&self.digits, Face::Display, size, room + at.x - x);
        let mut bounds = scene.text(Text::new(&digits, Point::new(x, at.y), Anchor::Start, Face::Display, size, number));
        if !self.sign.is_empty() {
            let x = if self.is_code { at.x } else { bounds.right() + SIGN_GAP };
            let sign = Text::new(&self.sign, Point::new(x, at.y), Anchor::Start, Face::Regular, small, number);
            bounds = bounds.union(scene.text(sign));
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
