//! The words of a share under its frame, and an amount as long as the share.

use super::{AMOUNT_SIZE, Amount, Share};
use crate::fact::{Fact, joined};
use crate::layout::{Point, Rect, Within, text};
use crate::marks::{self, Bar, Certainty, Large, Lines, Phrase};
use crate::panels::Context;
use crate::panels::rows::{self, SIZE, THICKNESS};
use crate::scene::{Anchor, Scene, Stroke};

/// The number of an amount that has a bar of its own.
const LARGE: f64 = 40.0;

/// The share's words at the left and those of the rest at the right, under the frame. Returns the lower edge.
pub(super) fn draw(scene: &mut Scene, context: &Context<'_>, share: &Share, fact: &Fact, frame: Rect) -> f64 {
    let width = scene.size.width;
    let caption = share.words();
    let left = Phrase::new(SIZE).value(fact).plain(&caption);
    let right = share.rest.as_ref().map(|rest| {
        let words = Phrase::new(SIZE).quiet(&rest.caption);
        match rest.fact.and_then(|fact| context.fact(fact)) {
            Some(fact) => words.value(fact),
            None => words,
        }
    });
    let amount = |amount: Option<&Amount>| {
        let fact = context.fact(amount?.fact)?;
        Some((fact, Phrase::new(AMOUNT_SIZE).quiet(&fact.counted())))
    };
    let under_left = amount(share.amount.as_ref()).filter(|(fact, _)| fact.is_derived());
    let under_right = amount(share.rest.as_ref().and_then(|rest| rest.amount.as_ref()));
    // One line each if that fits; else the two sides share the width by what they need.
    let natural = |phrase: &Phrase| phrase.wrap(f64::MAX).width();
    let need = |phrase: Option<&Phrase>, under: &Option<(&Fact, Phrase)>| {
        phrase.map_or(0.0, natural).max(under.as_ref().map_or(0.0, |(_, phrase)| natural(phrase)))
    };
    let (a, b) = (need(Some(&left), &under_left), need(right.as_ref(), &under_right));
    let both = frame.right();
    let (left_limit, right_limit) = if b == 0.0 || a + b + 16.0 <= both {
        (width, width)
    } else {
        let part = (a / (a + b)).within(0.35, 0.65);
        ((both - 16.0) * part, (both - 16.0) * (1.0 - part))
    };
    // Under a thick bar they stand a little lower.
    let foot = frame.bottom() + if frame.height > THICKNESS { 2.0 } else { 0.0 };
    let mut bottom = foot;
    let mut side = |scene: &mut Scene, lines: Lines, under: Option<(&Fact, Phrase)>, x: f64, anchor: Anchor, limit: f64| {
        let mut end = rows::under(scene, &lines, Point::new(x, foot), anchor);
        if let Some((fact, phrase)) = under {
            let (lines, y) = (phrase.wrap(limit), end + 13.0);
            scene.mark(&fact.id, |scene| {
                lines.draw(scene, Point::new(x, y), anchor);
            });
            end += lines.height();
        }
        bottom = bottom.max(end);
    };
    side(scene, left.wrap(left_limit), under_left, 0.0, Anchor::Start, left_limit);
    if let Some(right) = right {
        side(scene, right.wrap(right_limit), under_right, frame.right(), Anchor::End, right_limit);
    }
    bottom
}

/// The amount that the source states: a bar as long as the share, whose end says how firmly, and its number in large print;
/// a computed whole hangs from the end of the frame, at `end`. Returns the lower edge.
pub(super) fn draw_same(scene: &mut Scene, context: &Context<'_>, share: &Share, bar: Bar, end: f64) -> f64 {
    let whole = share.whole.as_ref().and_then(|whole| Some((context.fact(whole.fact)?, whole)));
    let whole = whole.filter(|(fact, _)| fact.is_derived());
    let amount = share.stated_amount(context);
    let mut bottom = bar.across - 12.0;
    let (mut x, mut last) = (0.0, bottom);
    if let Some((fact, amount)) = amount {
        let large = Large::new(fact);
        let size = large.hedged_size([LARGE, 30.0, 20.0, 14.0], scene.size.width).unwrap_or(text::MINIMUM_SIZE);
        let baseline = (bar.across + bar.thickness + 14.0 + size * text::CAP_HEIGHT).round();
        scene.mark(&fact.id, |scene| {
            marks::bar(scene, bar, context.ink, Certainty::of(fact));
            x = large.draw_hedged(scene, Point::new(0.0, baseline), size, context.ink);
        });
        let caption = amount.caption.as_ref().map(|caption| caption.to_string()).unwrap_or_default();
        let words = Phrase::new(SIZE).plain(&joined(&fact.words.noun, &caption));
        let lines = words.wrap((scene.size.width - x - 10.0).max(1.0));
        let (lines, at) = if lines.count() <= 1 {
            (lines, Point::new(x + 10.0, baseline))
        } else {
            (words.balance(scene.size.width), Point::new(0.0, baseline + 20.0))
        };
        let bounds = lines.draw(scene, at, Anchor::Start);
        x = x.max(bounds.right());
        bottom = (baseline + size * text::DESCENT).max(bounds.bottom() + 4.0);
        last = baseline;
    }
    let Some((fact, whole)) = whole else { return bottom };
    let words = fact.marked(fact.words.short());
    let lines = Phrase::new(SIZE).quiet(&words).quiet(&whole.caption).balance(scene.size.width - 8.0);
    let is_beside = amount.is_some() && lines.count() == 1 && x + 24.0 + lines.width() <= end;
    let baseline = if is_beside { last } else { bottom + 22.0 };
    let words = lines.draw(scene, Point::new(end - 6.0, baseline), Anchor::End);
    let top = bar.across - 12.0;
    scene.mark(&fact.id, |scene| {
        scene.line(vec![Point::new(end - 0.5, top), Point::new(end - 0.5, baseline)], Stroke::DERIVED);
    });
    // Its words are as much of it as the line from the frame's end.
    scene.widen_mark(words);
    bottom.max(words.bottom() + 4.0)
}
