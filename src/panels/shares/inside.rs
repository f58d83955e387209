//! The words of a lone share inside its bar, and those of the rest inside what is left of the frame.

use super::{AMOUNT_SIZE, Share};
use crate::fact::{Fact, Hedge};
use crate::layout::text::{self, Face};
use crate::layout::{Ink, Point, Rect};
use crate::marks::{self, Certainty, Large};
use crate::panels::Context;
use crate::panels::rows::SIZE;
use crate::scene::{Anchor, Scene, Text};

/// The number in large print, beside its words and over them.
const SIZES: (f64, f64) = (36.0, 28.0);
const PADDING: f64 = 14.0;
/// Between a number and the words after it.
const GAP: f64 = 10.0;
const LEADING: f64 = 18.0;

/// A line of words, and the amount that it is the mark of.
struct Line<'a> {
    words: String,
    size: f64,
    ink: Ink,
    amount: Option<&'a Fact>,
}

/// The words where they fit.
pub(super) struct Inside<'a> {
    frame: Rect,
    /// Where the share ends.
    value: f64,
    number: Large,
    /// Whether the words stand at the right of the number, and not under it.
    is_beside: bool,
    left: Vec<Line<'a>>,
    right: Vec<Line<'a>>,
}

fn width(lines: &[Line<'_>]) -> f64 {
    lines.iter().map(|line| text::width(&line.words, Face::Regular, line.size)).fold(0.0, f64::max)
}

impl<'a> Inside<'a> {
    /// The words of a share and its rest; `None` where the bar is too short for them.
    pub(super) fn new(context: &Context<'a>, share: &Share, fact: &Fact, frame: Rect, value: f64) -> Option<Self> {
        let has_body =
            matches!(Certainty::of(fact), Certainty::Reported(hedge) if !matches!(hedge, Hedge::UpTo | Hedge::LessThan));
        let ink = if has_body { Ink::Paper } else { Ink::Text };
        let amount = |amount: Option<&super::Amount>, ink: Ink| {
            let fact = context.fact(amount?.fact)?;
            Some(Line { words: fact.counted(), size: AMOUNT_SIZE, ink, amount: Some(fact) })
        };
        let words = Line { words: share.words(), size: SIZE, ink, amount: None };
        let left: Vec<Line<'_>> =
            [Some(words), amount(share.amount.as_ref().filter(|_| share.stated_amount(context).is_none()), ink)]
                .into_iter()
                .flatten()
                .collect();
        let room = frame.right() - value - 2.0 * PADDING - marks::reach(fact, frame.height).past;
        let right = share.rest.iter().flat_map(|rest| {
            let value = rest.fact.and_then(|fact| context.fact(fact)).map(Fact::short).unwrap_or_default();
            let words = crate::fact::joined(&rest.caption, &value);
            let is_long = text::width(&words, Face::Regular, SIZE) > room;
            let words = if is_long { vec![rest.caption.to_string(), value] } else { vec![words] };
            let own = words.into_iter().filter(|words| !words.is_empty());
            let own = own.map(|words| Line { words, size: SIZE, ink: Ink::Text, amount: None });
            own.chain(amount(rest.amount.as_ref(), Ink::Text)).collect::<Vec<_>>()
        });
        let right: Vec<Line<'_>> = right.collect();
        let number = Large::new(fact).on_mark(ink);
        let has_room = right.is_empty() || width(&right) <= room + PADDING;
        let room = value - frame.x - 2.0 * PADDING;
        let is_beside = number.hedged_width(SIZES.0) + GAP + width(&left) <= room;
        let is_over = number.hedged_width(SIZES.1).max(width(&left)) <= room + PADDING;
        (has_room && (is_beside || is_over)).then_some(Self { frame, value, number, is_beside, left, right })
    }

    /// How high the bar is with its words.
    pub(super) fn height(&self) -> f64 {
        if self.is_beside { 58.0 } else { 2.0 * PADDING + SIZES.1 * text::CAP_HEIGHT + LEADING * self.left.len() as f64 + 2.0 }
    }

    /// Draws them over the bar.
    pub(super) fn draw(&self, scene: &mut Scene) {
        let (frame, height) = (self.frame, self.height());
        let middle = frame.y + height / 2.0;
        let mut at = Point::new(frame.x + PADDING, frame.y + PADDING + SIZES.1 * text::CAP_HEIGHT);
        if self.is_beside {
            at.y = (middle + SIZES.0 * text::CAP_HEIGHT / 2.0).round();
            let end = self.number.draw_hedged(scene, at, SIZES.0, Ink::Paper);
            let first = if self.left.len() > 1 { middle - 4.0 } else { at.y };
            draw(scene, &self.left, Point::new(end + GAP, first), Anchor::Start);
        } else {
            self.number.draw_hedged(scene, at, SIZES.1, Ink::Paper);
            draw(scene, &self.left, at.moved(0.0, LEADING + 2.0), Anchor::Start);
        }
        let first = middle + 5.0 - LEADING / 2.0 * self.right.len().saturating_sub(1) as f64;
        draw(scene, &self.right, Point::new(f64::midpoint(self.value, frame.right()), first), Anchor::Middle);
    }
}

fn draw(scene: &mut Scene, lines: &[Line<'_>], at: Point, anchor: Anchor) {
    for (place, line) in lines.iter().enumerate() {
        let at = at.moved(0.0, LEADING * place as f64);
        let text = Text::new(&line.words, at, anchor, Face::Regular, line.size, line.ink);
        let write = |scene: &mut Scene| {
            scene.text(text);
        };
        match line.amount {
            Some(fact) => scene.mark(&fact.id, write),
            None => write(scene),
        }
    }
}
