//! Slopes: a start and an end, each panel on its own scale from zero; or all of them as multiples of their starts.

mod foot;
mod rows;

use self::foot::Foot;
use self::rows::{Grid, PLAIN, Rows, Weight};
use super::fields::{Amount, Caption, DerivedAmount, FactRef, Filled, Maybe};
#[cfg(feature = "edition")]
use super::{Check, Switch, Topic, unit};
use super::{Context, Kind, Panel, fields, kind};
use crate::fact::{Fact, Hedge, Measure};
use crate::layout::text::{self, Face};
use crate::layout::{Ink, Linear, Point, Rect, Within as _};
use crate::marks::{self, Certainty, Labels, Phrase};
use crate::scene::{Anchor, Scene, Stroke, Text};

/// The kind's entry in the list.
pub(super) const KIND: Kind =
    kind!(Slopes, "slopes", "A start and an end of several amounts, each on its own scale from zero.");

/// A line holds the room of at most so many pieces.
const MOST_PIECES: f64 = 4_096.0;

fields! {
    /// The fields of a panel of slopes.
        struct Slopes {
        /// In reading order.
        slopes: Filled<Slope>,
        /// Whether the first is what the figure is about: it is drawn larger, the others lighter.
        lead: bool = default,
    }
}

fields! {
    /// One slope.
        struct Slope {
        /// What it shows.
        title: Caption,
        /// The fact at the start, if the source gives one.
        start: Maybe<Amount>,
        /// The fact at the end.
        end: FactRef<Amount>,
        /// The derived fact that says how many times the start the end is.
        multiple: Maybe<DerivedAmount>,
        /// The words under the start, instead of its date.
        start_caption: Option<Caption>,
        /// The words under the end, instead of its date.
        end_caption: Option<Caption>,
    }
}

/// The facts of a slope.
#[derive(Clone, Copy)]
struct Facts<'a> {
    start: Option<&'a Fact>,
    end: &'a Fact,
    multiple: Option<&'a Fact>,
}

/// Room over a plot for a head of two lines, and under it for a foot of one.
const HEAD: f64 = 66.0;
const HEAD_LEADING: f64 = 17.0;
const FOOT: f64 = 26.0;
const FOOT_LEADING: f64 = 15.0;
const FOOT_SIZE: f64 = 12.0;
/// Between the words under a start and those under an end.
const FOOT_GAP: f64 = 10.0;

/// Between two rows of slopes.
const BETWEEN_ROWS: f64 = 30.0;

impl Panel for Slopes {
    #[cfg(feature = "edition")]
    fn check(&self, check: &mut Check<'_>) {
        for (index, slope) in self.slopes.iter().enumerate() {
            if slope.multiple.is_some() && slope.start.is_none() {
                check.refuse(format!("slopes[{index}].multiple"), "expected a derived fact, beside a start");
            }
        }
    }

    #[cfg(feature = "edition")]
    fn prepare(&mut self, context: &Context<'_>, _: &[Topic]) {
        for slope in &mut self.slopes.0 {
            if let Some(noun) = context.fact(slope.end).and_then(|fact| unit::unstated(fact, &[&slope.title])) {
                slope.title = Caption(crate::language::grammar::headed(&slope.title, noun));
            }
        }
    }

    #[cfg(feature = "edition")]
    fn scales(&self) -> Vec<Vec<u16>> {
        let both = |slope: &Slope| Some(vec![slope.start?.index(), slope.end.index()]);
        self.slopes.iter().filter_map(both).collect()
    }

    fn layout(&self, context: &Context<'_>, width: f64) -> Scene {
        let mut scene = Scene::new(width, 0.0);
        if Grid::new(self.slopes.len(), width).width < 60.0 {
            return scene;
        }
        let multiples = context.state.is("show", "multiples");
        // Where no multiple can be given there is nothing to draw: a line of words says so.
        let is_shown = |slope: &&Slope| !multiples || slope.multiple.is_some();
        let shown: Vec<&Slope> = self.slopes.iter().filter(is_shown).collect();
        let lead = self.lead && self.slopes.first().is_some_and(|slope| is_shown(&slope));
        let known = shown.iter().filter_map(|slope| facts(slope, context));
        let shared = known.filter_map(|facts| facts.multiple?.value).fold(1.0, f64::max);
        let Rows { rows, heights } = Rows::new(&shown, lead, width);
        let mut y = 0.0;
        for (row, height) in rows.iter().zip(heights) {
            let plates: Vec<(Plate<'_>, f64, f64)> = row
                .iter()
                .filter_map(|(slope, x, width, weight)| {
                    Some((Plate::new(slope, context, *width, multiples, *weight)?, *x, *width))
                })
                .collect();
            let most = |count: fn(&Plate<'_>) -> usize| plates.iter().map(|(plate, ..)| count(plate)).max().unwrap_or(0);
            // The height holds a head of two lines and a foot of one.
            let head = HEAD + most(|plate| plate.head.len()).saturating_sub(2) as f64 * HEAD_LEADING;
            let foot = FOOT + most(|plate| plate.foot.lines()).saturating_sub(1) as f64 * FOOT_LEADING;
            let plot = height - HEAD - FOOT;
            for (plate, x, width) in &plates {
                plate.draw(&mut scene, context, Rect::new(*x, y + head, *width, plot), (y, multiples.then_some(shared)));
            }
            y += head + plot + foot + BETWEEN_ROWS;
        }
        let words = Phrase::new(FOOT_SIZE + 1.0).quiet(&self.scale_words(context, multiples)).wrap(width);
        words.draw(&mut scene, Point::new(0.0, y - BETWEEN_ROWS + 22.0), Anchor::Start);
        scene.size.height = (y - BETWEEN_ROWS + 10.0 + words.height()).max(0.0);
        scene
    }

    #[cfg(feature = "edition")]
    fn summary(&self, context: &Context<'_>) -> Vec<String> {
        let sentence = |slope: &Slope| {
            let facts = facts(slope, context)?;
            let title = slope.title.to_string();
            let end = &facts.end.words.spoken;
            Some(match facts.start {
                Some(start) => {
                    let times = facts.multiple.map(|fact| fact.words.spoken.as_str());
                    crate::language::slopes::said(&title, &start.words.spoken, end, times)
                }
                None => crate::language::slopes::without_start(&title, end),
            })
        };
        self.slopes.iter().filter_map(sentence).collect()
    }

    #[cfg(feature = "edition")]
    fn switches(&self) -> Vec<Switch> {
        if self.slopes.iter().all(|slope| slope.multiple.is_none()) {
            return Vec::new();
        }
        let options = [("values", crate::language::slopes::VALUES), ("multiples", crate::language::slopes::MULTIPLES)];
        vec![Switch {
            name: "show".to_owned(),
            label: crate::language::slopes::SHOW.to_owned(),
            options: options.map(|(value, label)| (value.to_owned(), label.to_owned())).to_vec(),
        }]
    }
}

impl Slopes {
    /// On what scale the slopes stand in this state, and which cannot.
    fn scale_words(&self, context: &Context<'_>, multiples: bool) -> String {
        if !multiples {
            return if self.slopes.len() > 1 { crate::language::slopes::OWN_SCALES } else { "" }.to_owned();
        }
        let left_out = self.slopes.iter().filter(|slope| slope.multiple.is_none());
        let left_out = left_out.filter_map(|slope| {
            let reason = remark(facts(slope, context)?, multiples);
            Some(if reason.is_empty() {
                slope.title.to_string()
            } else {
                crate::language::grammar::beside(&slope.title, &reason)
            })
        });
        let left_out: Vec<String> = left_out.collect();
        crate::language::slopes::one_scale(&left_out)
    }
}

fn facts<'a>(slope: &Slope, context: &Context<'a>) -> Option<Facts<'a>> {
    let start = slope.start.and_then(|fact| context.fact(fact));
    let multiple = slope.multiple.and_then(|fact| context.fact(fact));
    Some(Facts { start, end: context.fact(slope.end)?, multiple })
}

/// A slope with its words in lines.
struct Plate<'a> {
    facts: Facts<'a>,
    head: Vec<Text>,
    foot: Foot,
    weight: Weight,
}

impl<'a> Plate<'a> {
    fn new(slope: &Slope, context: &Context<'a>, width: f64, multiples: bool, weight: Weight) -> Option<Self> {
        let facts = facts(slope, context)?;
        let words = [
            (slope.title.to_string(), if weight.line < PLAIN.line { Face::Regular } else { Face::Bold }, 14.0, Ink::Text),
            (remark(facts, multiples), Face::Regular, 13.0, Ink::Quiet),
        ];
        let mut head = Vec::new();
        for (words, face, size, ink) in words {
            for words in text::wrap(&words, face, size, width) {
                let at = Point::new(0.0, 12.0 + HEAD_LEADING * head.len() as f64);
                head.push(Text { at, anchor: Anchor::Start, face, size, ink, words });
            }
        }
        Some(Self { facts, head, foot: Foot::new(slope, facts, width), weight })
    }

    /// Draws it with its head from `top` and its picture in `area`; on the scale of all multiples, if there is one.
    fn draw(&self, scene: &mut Scene, context: &Context<'_>, area: Rect, (top, shared): (f64, Option<f64>)) {
        for line in &self.head {
            scene.text(Text { at: line.at.moved(area.x, top), ..line.clone() });
        }
        match shared {
            Some(shared) => draw_multiple(scene, context, self.facts, area, (shared, self.weight)),
            None => draw_values(scene, context, self.facts, area, self.weight),
        }
        self.foot.draw(scene, area);
    }
}

/// What the multiple is, or why there is none.
fn remark(facts: Facts<'_>, multiples: bool) -> String {
    let Some(start) = facts.start else { return crate::language::slopes::NO_STARTING_FIGURE.to_owned() };
    match facts.multiple {
        Some(multiple) if !multiples => {
            let is_peak = facts.end.measure == Measure::Peak || facts.end.hedge == Hedge::UpTo;
            multiple.marked(crate::language::slopes::times(multiple.words.short(), is_peak))
        }
        Some(_) => crate::language::slopes::START_IS_ONE.to_owned(),
        None if start.hedge.is_floor() && facts.end.hedge.is_floor() => crate::language::slopes::NO_RATIO.to_owned(),
        None => String::new(),
    }
}

/// Where a panel's start and end stand, across.
fn sides(area: Rect) -> (f64, f64) {
    (area.x + 6.0, area.right() - (area.width * 0.25).min(54.0))
}

fn draw_values(scene: &mut Scene, context: &Context<'_>, facts: Facts<'_>, area: Rect, weight: Weight) {
    let value = |fact: &Fact| fact.base_value().unwrap_or(0.0);
    let top = value(facts.end).max(facts.start.map_or(0.0, value));
    let scale = Linear::new((0.0, if top > 0.0 { top * 1.2 } else { 1.0 }), (area.bottom(), area.y));
    let (left, right) = sides(area);
    let end = Point::new(right, scale.at(value(facts.end)));
    let mut labels = labels(area);
    let start = facts.start.map(|fact| {
        // A tick is wider than a disc.
        let half = marks::reach_across(Certainty::of(fact), weight.radius);
        (fact, Point::new(left.max(area.x + half), scale.at(value(fact))))
    });
    match start {
        Some((fact, start)) => {
            draw_line(scene, context, facts.end, start, end, (weight, &mut labels));
            draw_point(scene, context.ink, fact, Certainty::of(fact), start, (weight, &mut labels));
        }
        None => draw_missing(scene, left, area),
    }
    let bounds = draw_point(scene, context.ink, facts.end, Certainty::of(facts.end), end, (weight, &mut labels));
    label_end(scene, facts.end, end.x, bounds, area, (weight.label, &mut labels));
    if let Some((fact, start)) = start {
        label_start(scene, fact, start, start.y - end.y, area, (weight.label, &mut labels));
    }
}

fn draw_multiple(scene: &mut Scene, context: &Context<'_>, facts: Facts<'_>, area: Rect, (shared, weight): (f64, Weight)) {
    let scale = Linear::new((0.0, shared * 1.2), (area.bottom(), area.y));
    let (left, right) = sides(area);
    let one = Point::new(left, scale.at(1.0));
    let mut labels = labels(area);
    let times = facts.multiple.and_then(|fact| fact.value);
    if let (Some(start), Some(multiple), Some(times)) = (facts.start, facts.multiple, times) {
        let end = Point::new(right, scale.at(times));
        draw_line(scene, context, facts.end, one, end, (weight, &mut labels));
        draw_point(scene, context.ink, start, Certainty::Reported(Hedge::Exact), one, (weight, &mut labels));
        let bounds = draw_point(scene, context.ink, multiple, Certainty::of(multiple), end, (weight, &mut labels));
        label_end(scene, multiple, end.x, bounds, area, (weight.label, &mut labels));
    }
}

/// Labels stay between the head and the base line.
fn labels(area: Rect) -> Labels {
    Labels::new(Rect::between(Point::new(area.x, area.y - 28.0), Point::new(area.right(), area.bottom() - 2.0)))
}

/// Draws a point as the mark of its fact, and keeps labels off it. Returns the box around it.
fn draw_point(
    scene: &mut Scene,
    ink: Ink,
    fact: &Fact,
    certainty: Certainty,
    at: Point,
    (weight, labels): (Weight, &mut Labels),
) -> Rect {
    scene.mark(&fact.id, |scene| marks::point(scene, at, ink, certainty, weight.radius));
    let bounds = scene.targets.last().map_or(Rect::new(at.x, at.y, 0.0, 0.0), |target| target.bounds);
    labels.block(bounds);
    bounds
}

/// The line to a peak is dashed, because a peak is not a level; others are solid.
fn draw_line(
    scene: &mut Scene,
    context: &Context<'_>,
    fact: &Fact,
    start: Point,
    end: Point,
    (weight, labels): (Weight, &mut Labels),
) {
    let peak = fact.hedge == Hedge::UpTo || fact.measure == Measure::Peak;
    let stroke =
        if peak { Stroke::dashed(context.ink, weight.line * 0.67, 4.0, 4.0) } else { Stroke::solid(context.ink, weight.line) };
    scene.line(vec![start, end], stroke);
    // Longer than any picture: a line to a value that is none must end too.
    let pieces = (start.distance(end) / 6.0).ceil().within(1.0, MOST_PIECES);
    let on = |place: i32| start.towards(end, f64::from(place) / pieces);
    for place in 0..pieces as i32 {
        labels.block(Rect::between(on(place), on(place + 1)).grown(1.2));
    }
}

fn draw_missing(scene: &mut Scene, x: f64, area: Rect) {
    scene.line(vec![Point::new(x, area.bottom() - 4.0), Point::new(x, area.y + 4.0)], Stroke::MISSING);
}

/// Beside the start, under a line that rises and over one that does not; where that is taken, further up or down.
fn label_start(scene: &mut Scene, fact: &Fact, start: Point, rise: f64, area: Rect, (size, labels): (f64, &mut Labels)) {
    let bounds = scene.targets.iter().rev().find(|target| target.fact == fact.id.as_str()).map_or(area, |target| target.bounds);
    let beside = (0..6).map(|step| Point::new(bounds.right() + 7.5, start.y + 9.0 + 5.0 * f64::from(step)));
    let near_base = Point::new(bounds.right() + 7.5, area.bottom() - 6.0);
    let above = (0..7).map(|step| Point::new(area.x, bounds.y - 8.0 - 6.0 * f64::from(step)));
    let below = (0..4).map(|step| Point::new(area.x, bounds.bottom() + 15.0 + 6.0 * f64::from(step)));
    let places: Vec<Point> = if rise >= 24.0 {
        beside.chain([near_base]).chain(above).chain(below).collect()
    } else {
        above.clone().take(1).chain(below).chain(above).chain(beside).collect()
    };
    labels.search(scene, &forms(fact, size), &places, &|form, at| Text { at, ..form.clone() });
}

/// Over the end, moved into the panel where it would leave it; where a line is in the way, higher or under the end.
fn label_end(scene: &mut Scene, fact: &Fact, x: f64, bounds: Rect, area: Rect, (size, labels): (f64, &mut Labels)) {
    let above = (0..7).map(|step| bounds.y - 8.0 - 6.0 * f64::from(step));
    let heights: Vec<f64> = above.chain([bounds.bottom() + 17.0]).collect();
    let places: Vec<(f64, bool)> = heights.iter().flat_map(|y| [(*y, false), (*y, true)]).collect();
    labels.search(scene, &forms(fact, size), &places, &|form, (y, is_flush)| {
        if is_flush {
            Text { at: Point::new(area.right(), y), anchor: Anchor::End, ..form.clone() }
        } else {
            Text { at: Point::new(x, y), anchor: Anchor::Middle, ..form.clone() }.inside(area.x, area.right())
        }
    });
}

/// The value as a label, the longest form first.
fn forms(fact: &Fact, size: f64) -> [Text; 2] {
    let (face, ink) = if fact.is_derived() { (Face::Regular, Ink::Quiet) } else { (Face::Bold, Ink::Text) };
    [fact.short(), fact.narrow()].map(|words| Text::new(&words, Point::default(), Anchor::Start, face, size, ink))
}
