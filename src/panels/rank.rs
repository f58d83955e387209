//! A place in an order before and now, on a ladder with the first place at the top.

#[cfg(feature = "edition")]
use super::Check;
use super::fields::{Caption, FactRef, Place};
use super::{Context, Kind, Panel, fields, kind};
use crate::fact::{Fact, Hedge, grouped};
use crate::layout::text::{self, Face};
use crate::layout::{Ink, Linear, Point, Rect};
use crate::marks::{self, Large, Lines, Phrase};
use crate::scene::{Anchor, Fill, Scene, Shape, Stroke, Text};

/// The kind's entry in the list.
pub(super) const KIND: Kind = kind!(Rank, "rank", "A place in an order before and now, on a ladder of places.");

fields! {
    /// The fields of a panel of ranks.
        struct Rank {
        /// The fact of the earlier place.
        before: FactRef<Place>,
        /// The fact of the later place.
        now: FactRef<Place>,
        /// The words after the earlier place.
        before_caption: Option<Caption>,
        /// The words after the later place.
        now_caption: Option<Caption>,
        /// The last place that is drawn; the lower of the two if absent or nearer to the first.
        last: Option<u32>,
        /// The words after the first place.
        first_label: Option<Caption>,
    }
}

const SMALL: f64 = 12.0;
/// The size of the later place's number and of the earlier one's.
const SIZES: (f64, f64) = (40.0, 30.0);
/// The most pixels between two places, and the most that the ladder is high.
const PITCH: (f64, f64) = (22.0, 220.0);
/// Places nearer to each other than this are not drawn one by one.
const LEAST_PITCH: f64 = 5.0;
/// The least and the most that the ladder is wide.
const LADDER: (f64, f64) = (16.0, 150.0);
/// The part of the width that it takes even where words beside it have to be broken for that.
const LADDER_PART: f64 = 0.25;
/// Between the words and the ladder.
const GAP: f64 = 12.0;
/// Between the ladder and the numbers of its places.
const NUMBER_GAP: f64 = 8.0;
/// Between the number of the first place and its words.
const LABEL_GAP: f64 = 5.0;

impl Panel for Rank {
    #[cfg(feature = "edition")]
    fn check(&self, check: &mut Check<'_>) {
        if self.last == Some(0) {
            check.refuse("last", "places are counted from 1");
        }
        check.order((self.before, self.now), "now");
    }

    #[cfg(feature = "edition")]
    fn scales(&self) -> Vec<Vec<u16>> {
        vec![vec![self.before.index(), self.now.index()]]
    }

    fn layout(&self, context: &Context<'_>, width: f64) -> Scene {
        let mut scene = Scene::new(width, 0.0);
        let (Some(before), Some(now)) = (context.fact(self.before), context.fact(self.now)) else { return scene };
        if width < 80.0 {
            return scene;
        }
        let last = place(before).max(place(now)).max(f64::from(self.last.unwrap_or(0))).max(2.0);
        let numbers = NUMBER_GAP + text::width(&grouped(last as u64), Face::Regular, SMALL);
        let limit = (width * 0.42).min(170.0).min(width - numbers - LADDER.0 - GAP - 1.0);
        let now = Held::new(now, self.now_caption.as_ref(), SIZES.0, limit);
        let before = Held::new(before, self.before_caption.as_ref(), SIZES.1, limit);
        let words = self.first_label.as_ref().map_or(0.0, |label| text::width(label, Face::Regular, SMALL) + LABEL_GAP);
        let ladder = Ladder::new(&before, &now, last, (width - numbers, words));
        ladder.draw_rungs(&mut scene, place(before.fact), place(now.fact), context.ink);
        let (from, to) = (ladder.at(place(before.fact)), ladder.at(place(now.fact)));
        draw_arrow(&mut scene, context.ink, from, to);
        let is_same = (to.y - from.y).abs() < 1.0;
        scene.mark(&before.fact.id, |scene| {
            let ring = Stroke::solid(if before.fact.is_derived() { Ink::Quiet } else { context.ink }, 2.0);
            let radius = if is_same { 10.0 } else { 6.0 };
            scene.ring(from, radius, Some(Fill::solid(Ink::Paper)), ring);
            marks::sign_down(scene, from, radius, before.fact.hedge, ring.ink);
        });
        scene.mark(&now.fact.id, |scene| {
            let ink = if now.fact.is_derived() { Ink::Quiet } else { context.ink };
            scene.disc(to, 6.5, Fill::solid(ink));
            marks::sign_down(scene, to, 6.5, now.fact.hedge, ink);
        });
        let right = ladder.left - GAP;
        let (upper, lower) = if to.y <= from.y { (&now, &before) } else { (&before, &now) };
        let end = upper.draw(&mut scene, context.ink, right, ladder.at(place(upper.fact)).y - upper.middle());
        let wanted = ladder.at(place(lower.fact)).y - lower.middle();
        let end = lower.draw(&mut scene, context.ink, right, wanted.max(end + 10.0));
        let numbers = self.draw_numbers(&mut scene, &ladder);
        let reach = [&before, &now].map(|held| ladder.at(place(held.fact)).y + held.reach());
        scene.size.height = reach.into_iter().fold(end.max(numbers).max(ladder.at(last).y + 8.0), f64::max).ceil();
        scene
    }

    #[cfg(feature = "edition")]
    fn summary(&self, context: &Context<'_>) -> Vec<String> {
        let (Some(before), Some(now)) = (context.fact(self.before), context.fact(self.now)) else { return Vec::new() };
        let (from, to) = (&before.words.spoken, &now.words.spoken);
        let steps = place(before) - place(now);
        let is_exact = before.hedge == Hedge::Exact && now.hedge == Hedge::Exact;
        vec![match steps {
            _ if !is_exact => crate::language::rank::change(from, to),
            steps if steps > 0.0 => crate::language::rank::nearer(from, to, steps),
            steps if steps < 0.0 => crate::language::rank::further(from, to, -steps),
            _ => crate::language::rank::unchanged(from),
        }]
    }

    #[cfg(feature = "edition")]
    fn mark_count(&self, _: &Context<'_>) -> f64 {
        2.0
    }
}

/// A fact's place; a computed one may lie before the first, and is drawn there.
fn place(fact: &Fact) -> f64 {
    fact.value.unwrap_or(1.0).max(1.0)
}

/// A place that is held, with its words at the left of the ladder.
struct Held<'a> {
    fact: &'a Fact,
    large: Large,
    size: f64,
    /// Where there is no room for the hedge in words, the number's ending says it alone.
    is_worded: bool,
    caption: Lines,
}

impl<'a> Held<'a> {
    fn new(fact: &'a Fact, caption: Option<&Caption>, size: f64, limit: f64) -> Self {
        let large = Large::new(fact);
        let sizes = [size, 24.0, 18.0, 14.0];
        let worded = large.hedged_size(sizes, limit);
        let bare = || sizes.into_iter().find(|size| large.width(*size) <= limit).unwrap_or(text::MINIMUM_SIZE);
        let caption = caption.map(|caption| caption.to_string()).unwrap_or_default();
        let (size, is_worded) = (worded.unwrap_or_else(bare), worded.is_some());
        Self { fact, large, size, is_worded, caption: Phrase::new(13.0).quiet(&caption).balance(limit) }
    }

    fn width(&self) -> f64 {
        self.number_width().max(self.caption.width())
    }

    fn number_width(&self) -> f64 {
        if self.is_worded { self.large.hedged_width(self.size) } else { self.large.width(self.size) }
    }

    /// From the top to the middle of the number.
    fn middle(&self) -> f64 {
        self.size * text::CAP_HEIGHT / 2.0
    }

    /// How far its mark reaches up and down.
    fn reach(&self) -> f64 {
        if self.fact.hedge == Hedge::Exact { 10.0 } else { 46.0 }
    }

    /// Draws number and caption with their right end at `right`. Returns where they end.
    fn draw(&self, scene: &mut Scene, ink: Ink, right: f64, top: f64) -> f64 {
        let baseline = (top + 2.0 * self.middle()).round();
        let at = Point::new(right - self.number_width(), baseline);
        if self.is_worded {
            self.large.draw_hedged(scene, at, self.size, ink);
        } else {
            self.large.draw(scene, at, self.size, f64::MAX, ink);
        }
        self.caption.draw(scene, Point::new(right, baseline + 17.0), Anchor::End);
        baseline + (self.caption.height() + 4.0).max(self.size * text::DESCENT)
    }
}

/// The places as they are drawn, the first at the top.
struct Ladder {
    /// From places to pixels, down.
    scale: Linear,
    last: f64,
    /// Between two places, in pixels.
    pitch: f64,
    left: f64,
    right: f64,
}

impl Ladder {
    /// Ends at most at `end`, across, and leaves room for `words` at its right as far as there is any.
    fn new(before: &Held<'_>, now: &Held<'_>, last: f64, (end, words): (f64, f64)) -> Self {
        let pitch = PITCH.0.min(PITCH.1 / (last - 1.0));
        // A number in large print may stand out above the ladder, and so may the discs of an open end.
        let over = [before, now].map(|held| held.middle().max(held.reach()) - (place(held.fact) - 1.0) * pitch);
        let top = over.into_iter().fold(8.0, f64::max).ceil();
        let left = (before.width().max(now.width()) + GAP).ceil();
        let wide = LADDER.1.min((end - left - words).max(end * LADDER_PART)).floor();
        let right = (left + wide).min(end.floor()).max(left + LADDER.0);
        Self { scale: Linear::new((1.0, last), (top, top + pitch * (last - 1.0))), last, pitch, left, right }
    }

    /// The middle of a place.
    fn at(&self, place: f64) -> Point {
        Point::new(f64::midpoint(self.left, self.right).round(), self.scale.at(place).round() + 0.5)
    }

    /// Two rails and a rung for each place; in hue between the places that are held.
    fn draw_rungs(&self, scene: &mut Scene, from: f64, to: f64, ink: Ink) {
        let (high, low) = (from.min(to), from.max(to));
        let (top, bottom) = (self.at(1.0).y - 0.5, self.at(self.last).y + 0.5);
        let rail = |scene: &mut Scene, from: f64, to: f64, width: f64, ink: Ink| {
            for x in [self.left, self.right - width] {
                scene.rect(Rect::new(x, from, width, to - from), Fill::solid(ink));
            }
        };
        rail(scene, top, bottom, 1.0, Ink::Axis);
        let count = if self.pitch < LEAST_PITCH { 1 } else { self.last as u32 };
        for rung in (1..=count).map(f64::from).chain([self.last, from, to]) {
            let ink = if (high..=low).contains(&rung) { ink } else { Ink::Rule };
            scene.horizontal(self.left, self.right, self.at(rung).y, ink);
        }
        rail(scene, self.at(high).y - 0.5, self.at(low).y + 0.5, 2.0, ink);
    }
}

impl Rank {
    /// The numbers of the places at the right: every one, or every second, fifth, tenth … so that all of them have room;
    /// words after the first. One that would leave the
    /// picture is left out. Returns where they end.
    fn draw_numbers(&self, scene: &mut Scene, ladder: &Ladder) -> f64 {
        let powers = (0..16).map(|power| 10_f64.powi(power));
        let mut steps = powers.flat_map(|power| [power, 2.0 * power, 5.0 * power]);
        // Without a step that has room, the first place is the only one with its number.
        let step = steps.find(|step| step * ladder.pitch >= 15.0).unwrap_or(f64::INFINITY);
        // Every second place is an odd one, so that the first is among them.
        let offset = if step > 1.0 && step < 3.0 { 1.0 } else { step };
        let count = (ladder.last / step) as u32 + 1;
        let others = (0..count).map(|index| offset + step * f64::from(index)).filter(|place| *place <= ladder.last);
        let x = ladder.right + NUMBER_GAP;
        let number = |place: f64| {
            let at = Point::new(x, ladder.at(place).y + 4.0);
            Text::quiet(&grouped(place as u64), at, Anchor::Start, SMALL)
        };
        let mut first = scene.text(number(1.0));
        if let Some(label) = &self.first_label {
            let room = scene.size.width - first.right() - LABEL_GAP;
            let lines = Phrase::new(SMALL).spaced(15.0).quiet(label).wrap(room);
            if lines.width() <= room {
                lines.draw(scene, Point::new(first.right() + LABEL_GAP, ladder.at(1.0).y + 4.0), Anchor::Start);
                first = Rect { height: first.height + lines.rise(), ..first };
            }
        }
        let mut end = first.bottom();
        for place in others.filter(|place| *place > 1.0) {
            let text = number(place);
            let is_inside = text.bounds().right() <= scene.size.width;
            if is_inside && text.bounds().y > end + 1.0 {
                end = scene.text(text).bottom();
            }
        }
        end
    }
}

/// An arrow from one place to the other.
fn draw_arrow(scene: &mut Scene, ink: Ink, from: Point, to: Point) {
    let (length, sign) = ((to.y - from.y).abs(), (to.y - from.y).signum());
    if length < 21.0 {
        return;
    }
    let tip = to.moved(0.0, -sign * 7.5);
    scene.line(vec![from, tip.moved(0.0, -sign * 7.0)], Stroke::solid(ink, 1.8));
    let side = |across: f64| tip.moved(across, -sign * 8.0);
    scene.add(Shape::Polygon(vec![tip, side(4.5), side(-4.5)], Fill::solid(ink)));
}
