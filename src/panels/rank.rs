//! A place in an order before and now, on a ladder with the first place at the right.

#[cfg(feature = "edition")]
use super::Check;
use super::fields::{Caption, FactRef, Place};
use super::{Context, Kind, Panel, fields, kind};
use crate::fact::{Fact, Hedge};
use crate::layout::text::{self, Face};
use crate::layout::{Ink, Linear, Point, Rect};
use crate::marks::{self, Labels};
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
        /// The words over the first place.
        first_label: Option<Caption>,
    }
}

/// The places as they are drawn.
struct Ladder {
    /// From places to pixels.
    scale: Linear,
    last: f64,
    /// Between two places, in pixels.
    pitch: f64,
    /// Where the places stand, down.
    y: f64,
}

const LABEL: f64 = 14.0;
const SMALL: f64 = 12.0;
/// How high the arc stands over the places, and how far from them it begins.
const ARC: (f64, f64) = (30.0, 9.0);
/// Places nearer to each other than this are not drawn one by one.
const LEAST_PITCH: f64 = 8.0;

impl Panel for Rank {
    #[cfg(feature = "edition")]
    fn check(&self, check: &mut Check<'_>) {
        if self.last == Some(0) {
            check.refuse("last", "places are counted from 1");
        }
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
        let (from, to) = (place(before), place(now));
        let last = from.max(to).max(f64::from(self.last.unwrap_or(0))).max(2.0);
        let is_same = (from - to).abs() < f64::EPSILON;
        let is_open = before.hedge != Hedge::Exact || now.hedge != Hedge::Exact;
        let margin = match is_open {
            true if is_same => 44.0,
            true => 30.0,
            false if width >= 700.0 => 26.0,
            false => 14.0,
        };
        let range = (width - margin, margin);
        let scale = Linear::new((1.0, last), range);
        let mut ladder = Ladder { scale, last, pitch: scale.unit(), y: if is_same { 40.0 } else { 66.0 } };
        self.draw_first(&mut scene, &mut ladder, from, to);
        scene.horizontal(range.1, range.0, ladder.y, Ink::Axis);
        ladder.draw_rungs(&mut scene, &[from, to]);
        draw_arc(&mut scene, context.ink, ladder.at(from), ladder.at(to));
        let radius = if is_same { 10.0 } else { 6.0 };
        scene.mark(&before.id, |scene| {
            let ring = Stroke::solid(if before.is_derived() { Ink::Quiet } else { context.ink }, 2.0);
            scene.ring(ladder.at(from), radius, Some(Fill::solid(Ink::Paper)), ring);
            marks::sign_left(scene, ladder.at(from), radius, before.hedge, ring.ink);
        });
        scene.mark(&now.id, |scene| {
            let ink = if now.is_derived() { Ink::Quiet } else { context.ink };
            scene.disc(ladder.at(to), 6.5, Fill::solid(ink));
            marks::sign_left(scene, ladder.at(to), 6.5, now.hedge, ink);
        });
        let mut labels = Labels::new(Rect::new(-20.0, 0.0, width + 40.0, f64::MAX));
        let mut bottom = ladder.y + 26.0;
        for (fact, caption, x) in [(now, &self.now_caption, to), (before, &self.before_caption, from)] {
            let caption = caption.as_ref().map(|caption| caption.to_string()).unwrap_or_default();
            bottom = bottom.max(label_place(&mut scene, &mut labels, fact, &caption, ladder.at(x)));
        }
        ladder.draw_numbers(&mut scene, &mut labels, &[from, to]);
        scene.size.height = bottom + 8.0;
        scene
    }

    #[cfg(feature = "edition")]
    fn summary(&self, context: &Context<'_>) -> Vec<String> {
        let (Some(before), Some(now)) = (context.fact(self.before), context.fact(self.now)) else { return Vec::new() };
        let (from, to) = (&before.words.spoken, &now.words.spoken);
        let steps = place(before) - place(now);
        let count =
            if (steps.abs() - 1.0).abs() < f64::EPSILON { "1 place".to_owned() } else { format!("{} places", steps.abs()) };
        let is_exact = before.hedge == Hedge::Exact && now.hedge == Hedge::Exact;
        vec![match steps {
            _ if !is_exact => format!("From {from} to {to}."),
            steps if steps > 0.0 => format!("From {from} to {to}: {count} nearer to the first."),
            steps if steps < 0.0 => format!("From {from} to {to}: {count} further from the first."),
            _ => format!("{from} before and now."),
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

impl Rank {
    /// The words over the first place, beside the arc or, where it is in the way, over everything.
    fn draw_first(&self, scene: &mut Scene, ladder: &mut Ladder, from: f64, to: f64) {
        let Some(label) = &self.first_label else { return };
        let x = ladder.scale.at(1.0);
        let lines = text::wrap(label, Face::Regular, SMALL, x);
        let widest = lines.iter().map(|line| text::width(line, Face::Regular, SMALL)).fold(0.0, f64::max);
        let is_beside = lines.len() == 1 && ladder.scale.at(from.min(to)) + 14.0 < x - widest;
        let leading = marks::leading(SMALL);
        let y = if is_beside { ladder.y - 18.0 } else { 12.0 };
        if !is_beside {
            ladder.y += leading * lines.len() as f64 - 6.0;
        }
        let model = text_at("", Point::new(x, y), Anchor::End, Face::Regular, SMALL, Ink::Quiet);
        marks::lines(scene, &lines, &model, x, false);
    }
}

fn text_at(words: &str, at: Point, anchor: Anchor, face: Face, size: f64, ink: Ink) -> Text {
    Text { at, anchor, face, size, ink, words: words.to_owned() }
}

impl Ladder {
    fn at(&self, place: f64) -> Point {
        Point::new(self.scale.at(place), self.y + 0.5)
    }

    /// Rings at the places that nobody holds.
    fn draw_rungs(&self, scene: &mut Scene, held: &[f64]) {
        if self.pitch < LEAST_PITCH {
            return;
        }
        for rung in (1..=self.last as u32).map(f64::from).filter(|rung| held.iter().all(|held| (held - rung).abs() > 0.1)) {
            scene.ring(self.at(rung), 3.0, Some(Fill::solid(Ink::Paper)), Stroke::solid(Ink::Axis, 1.0));
        }
    }

    /// The numbers of the places: every one, or every second, fifth, tenth … so that all of them have room.
    fn draw_numbers(&self, scene: &mut Scene, labels: &mut Labels, held: &[f64]) {
        let width = scene.size.width;
        let number = |place: f64| {
            let at = self.at(place).moved(0.0, 25.5);
            text_at(&format!("{place}"), at, Anchor::Middle, Face::Regular, SMALL, Ink::Quiet).inside(0.0, width)
        };
        let is_free = |place: &f64| held.iter().all(|held| (held - place).abs() > 0.1);
        let numbered = |step: f64| {
            // Every second place is an odd one, so that the first is among them.
            let offset = if step > 1.0 && step < 3.0 { 1.0 } else { step };
            let others = (0..).map(move |index| offset + step * f64::from(index)).take_while(|place| *place <= self.last);
            [1.0].into_iter().chain(others.filter(|place| *place > 1.0)).filter(is_free)
        };
        let least = text::width(&format!("{}", self.last), Face::Regular, SMALL) + 12.0;
        let powers = (0..10).map(|power| 10_f64.powi(power));
        let steps = powers.flat_map(|power| [power, 2.0 * power, 5.0 * power]).filter(|step| step * self.pitch >= least);
        let has_room = |step: &f64| numbered(*step).all(|place| labels.fits(apart(number(place).bounds())));
        let Some(step) = steps.clone().take(3).find(has_room).or_else(|| steps.clone().next()) else { return };
        for place in numbered(step) {
            if labels.place(scene, &[number(place)]) && self.pitch < LEAST_PITCH {
                scene.vertical(self.at(place).x, self.y - 3.0, self.y + 4.0, Ink::Axis);
            }
        }
    }
}

/// The room of words beside others.
fn apart(rect: Rect) -> Rect {
    Rect::new(rect.x - 6.0, rect.y, rect.width + 12.0, rect.height)
}

/// The place in words under its mark, lower where other words stand. Returns where they end.
fn label_place(scene: &mut Scene, labels: &mut Labels, fact: &Fact, caption: &str, at: Point) -> f64 {
    let value = fact.short();
    let words = if caption.is_empty() { value } else { format!("{value}, {caption}") };
    let width = scene.size.width;
    let ink = if fact.is_derived() { Ink::Quiet } else { Ink::Text };
    let lines = text::balance(&words, Face::Bold, LABEL, 0.5 * width, 4)
        .unwrap_or_else(|| text::wrap(&words, Face::Bold, LABEL, width));
    let leading = marks::leading(LABEL);
    let group = |row: usize| -> Vec<Text> {
        let line = |(place, words): (usize, &String)| {
            let at = at.moved(0.0, 26.5 + leading * (row + place) as f64);
            let words = text::elide(words, Face::Bold, LABEL, width);
            text_at(&words, at, Anchor::Middle, Face::Bold, LABEL, ink).inside(0.0, width)
        };
        lines.iter().enumerate().map(line).collect()
    };
    let row = (0..32).find(|row| group(*row).iter().all(|line| labels.fits(apart(line.bounds())))).unwrap_or(32);
    let texts = group(row);
    let bottom = texts.iter().map(|text| text.bounds().bottom()).fold(0.0, f64::max);
    labels.place_lines(scene, &texts);
    bottom
}

/// An arc over the places from `from` to `to`, with an arrowhead where it arrives.
fn draw_arc(scene: &mut Scene, ink: Ink, from: Point, to: Point) {
    if (to.x - from.x).abs() < 1.0 {
        return;
    }
    let (height, gap) = ARC;
    let on = |part: f64| {
        let up = gap + height * (part * std::f64::consts::PI).sin();
        Point::new(from.x + (to.x - from.x) * part, from.y - 0.5 - up)
    };
    let tip = on(1.0);
    let points: Vec<Point> = (0..=60).map(|index| on(f64::from(index) / 60.0)).collect();
    let mut shaft: Vec<Point> = points.into_iter().take_while(|point| point.distance(tip) >= 9.0).collect();
    let Some(neck) = shaft.last().copied() else { return };
    let length = neck.distance(tip).max(1.0);
    let (dx, dy) = ((tip.x - neck.x) / length, (tip.y - neck.y) / length);
    let side = |sign: f64| tip.moved(-10.0 * dx - sign * 4.5 * dy, -10.0 * dy + sign * 4.5 * dx);
    shaft.push(tip.moved(-9.0 * dx, -9.0 * dy));
    scene.line(shaft, Stroke::solid(ink, 1.8));
    scene.add(Shape::Polygon(vec![tip, side(1.0), side(-1.0)], Fill::solid(ink)));
}
