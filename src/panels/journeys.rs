//! Journeys between two places: time across, the way down, so that the steeper line is the faster journey.

mod gutter;

use super::fields::{Caption, DerivedAmount, Distance, Duration, FactRef, Filled, Maybe};
#[cfg(feature = "edition")]
use super::{Check, Crowd, Topic};
use super::{Context, Kind, Panel, fields, kind};
#[cfg(feature = "edition")]
use crate::edition::wording;
#[cfg(feature = "edition")]
use crate::fact::Hedge;
use crate::fact::{Fact, Length, UnitWords, joined};
use crate::layout::text::{self, Face};
use crate::layout::{Ink, Linear, MIDDLE, Point, Rect, order};
use crate::marks::{self, Along, Certainty, Labels, Phrase};
use crate::scene::{Anchor, Fill, Scene, Stroke, Text};

/// The kind's entry in the list.
pub(super) const KIND: Kind = kind!(Journeys, "journeys", "Journeys between two places as lines of time and distance.");

fields! {
    /// The fields of a panel of journeys.
        struct Journeys {
        /// Where they start.
        from: Caption,
        /// Where they end.
        to: Caption,
        /// How long the way is.
        distance: Maybe<Distance>,
        /// In reading order.
        journeys: Filled<Journey>,
        /// The derived difference between the longest and the shortest time.
        saved: Option<Remark>,
        /// The derived speed of the journey that it was computed from.
        speed: Option<Remark>,
    } makes {
        /// The words of the ticks of time.
        units: [UnitWords; 4],
    }
}

fields! {
    /// One journey.
        struct Journey {
        /// How long it takes.
        fact: FactRef<Duration>,
        /// How, or when.
        caption: Caption,
        /// Whether it is what was: its line is grey beside those of today.
        past: bool = default,
    }
}

fields! {
    /// A derived fact with its words.
        struct Remark {
        /// The derived fact.
        fact: FactRef<DerivedAmount>,
        /// The words after it.
        caption: Caption,
    }
}

/// The most journeys of a figure.
#[cfg(feature = "edition")]
const MOST_JOURNEYS: usize = 48;

const SIZE: f64 = 14.0;
const RADIUS: f64 = 4.5;
/// The line of the first place, under the labels of the ticks.
const TOP: f64 = 24.0;
const LEADING: f64 = 18.0;
const SMALL: f64 = 13.0;
/// How long the piece of a line is before its words under the picture.
const SWATCH: f64 = 16.0;
/// Room for the discs of an open end.
const OPEN_END: f64 = 26.0;

/// A journey as it is drawn.
struct Drawn<'a> {
    fact: &'a Fact,
    caption: String,
    is_past: bool,
    /// In seconds.
    time: f64,
    speed: Option<(&'a Fact, String)>,
}

/// Where time and the two places are.
#[derive(Clone, Copy)]
struct Plot {
    time: Linear,
    left: f64,
    top: f64,
    bottom: f64,
}

impl Plot {
    /// The part of the way that a journey has done where its line is at `x`.
    fn part(self, time: f64, x: f64) -> f64 {
        (x - self.left) / (self.time.at(time) - self.left).max(0.1)
    }

    /// The place of a journey that takes `time` after a part of the way.
    fn at(self, time: f64, part: f64) -> Point {
        Point::new(self.left, self.top).towards(Point::new(self.time.at(time), self.bottom), part)
    }
}

impl Panel for Journeys {
    #[cfg(feature = "edition")]
    fn check(&self, check: &mut Check<'_>) {
        if self.saved.is_some() && self.journeys.len() < 2 {
            check.refuse("saved.fact", "there is no second journey");
        }
        if let Some(fact) = self.speed.as_ref().and_then(|speed| check.fact(speed.fact)) {
            let rests = |journey: &Journey| {
                let id = check.fact(journey.fact).map(|fact| &fact.id);
                fact.derived.as_ref().zip(id).is_some_and(|(derivation, id)| derivation.of.contains(id))
            };
            if !self.journeys.iter().any(rests) {
                check.refuse("speed.fact", "it is computed from none of the journeys");
            }
        }
    }

    #[cfg(feature = "edition")]
    fn scales(&self) -> Vec<Vec<u16>> {
        vec![self.journeys.iter().map(|journey| journey.fact.index()).collect()]
    }

    #[cfg(feature = "edition")]
    fn prepare(&mut self, _: &Context<'_>, _: &[Topic]) {
        self.units = marks::TIME_UNITS.map(|(name, _)| wording::unit(name));
    }

    #[cfg(feature = "edition")]
    fn crowds(&self) -> Vec<Crowd> {
        vec![Crowd { name: "journeys", count: self.journeys.len(), limit: MOST_JOURNEYS }]
    }

    fn layout(&self, context: &Context<'_>, width: f64) -> Scene {
        let drawn = self.drawn(context);
        let mut scene = Scene::new(width, 0.0);
        let Some(slowest) = drawn.last().filter(|_| width >= 120.0) else { return scene };
        let names = [self.from.to_string(), self.to.to_string()];
        let distance = self.distance.and_then(|fact| context.fact(fact));
        let gutter = gutter::width(&names, distance, width);
        let longest = if slowest.time > 0.0 { slowest.time } else { 1.0 };
        // The axis runs on past the longest time, so that an open end is seen to be open.
        let end = width - ((width - gutter) * 0.09).max(OPEN_END);
        let plot = Plot {
            time: Linear::new((0.0, longest), (gutter, end)),
            left: gutter,
            top: TOP,
            bottom: TOP + if width >= MIDDLE { 196.0 } else { 226.0 },
        };
        let mut labels = Labels::new(Rect::between(Point::new(gutter, plot.top + 4.0), Point::new(width, plot.bottom - 6.0)));
        marks::duration_ticks(&mut scene, plot.time, plot.time.invert(width), (plot.top, plot.bottom), &self.units);
        for y in [plot.top, plot.bottom] {
            scene.horizontal(plot.left, width, y, Ink::Axis);
        }
        gutter::draw(&mut scene, plot, &names, distance);
        for journey in &drawn {
            for step in 0..40 {
                let at = plot.at(journey.time, (f64::from(step) + 0.5) / 40.0);
                let half = ((plot.time.at(journey.time) - plot.left) / 80.0).max(1.0) + 4.0;
                labels.block(Rect::new(at.x - half, at.y - 3.0, 2.0 * half, 6.0));
            }
            draw_journey(&mut scene, context, plot, journey);
        }
        let mut left_over = Vec::new();
        for (place, journey) in drawn.iter().enumerate() {
            let said = label_journey(&mut scene, plot, journey, place + 1 == drawn.len(), &mut labels);
            if said != Said::All {
                // Of two lines the piece before the words tells which one is meant, of many the number does.
                left_over.push((journey, said == Said::Nothing || drawn.len() > 2));
            }
        }
        let mut y = self.draw_saved(&mut scene, context, plot, &drawn);
        for (journey, with_value) in left_over {
            y = journey.list(&mut scene, context, y, with_value);
        }
        scene.size.height = (y + 6.0).ceil();
        scene
    }

    #[cfg(feature = "edition")]
    fn summary(&self, context: &Context<'_>) -> Vec<String> {
        let drawn = self.drawn(context);
        let spoken = |journey: &Drawn<'_>| crate::language::grammar::beside(&journey.fact.words.spoken, &journey.caption);
        let (from, to) = (self.from.to_string(), self.to.to_string());
        let mut sentences = match drawn.as_slice() {
            [] => return Vec::new(),
            [only] => vec![crate::language::journeys::only(&from, &to, &spoken(only))],
            [fastest, .., slowest] => {
                // Of bounds, nobody knows which is the fastest, only which number is the least.
                let is_firm = drawn.iter().all(|journey| journey.fact.hedge == Hedge::Exact);
                vec![crate::language::journeys::extremes(&from, &to, &spoken(fastest), &spoken(slowest), is_firm)]
            }
        };
        let spoken = |fact: FactRef<_>| context.fact(fact).map(|fact| fact.words.spoken.as_str());
        let saved = self.saved.as_ref().and_then(|remark| spoken(remark.fact));
        let speed = self.speed.as_ref().and_then(|remark| spoken(remark.fact));
        sentences.extend(saved.map(crate::language::journeys::difference));
        sentences.extend(speed.map(crate::language::journeys::speed));
        sentences
    }
}

/// Whether a derived fact was computed from another.
fn rests_on<N>(fact: &Fact, input: FactRef<N>) -> bool {
    fact.inputs.contains(&input.index())
}

/// The words of a derived fact inside its brackets: `[213 kilometres per hour end to end]`.
fn bracketed(fact: &Fact, caption: &str, length: Length) -> String {
    fact.marked(joined(&fact.words.value(length), caption))
}

impl Journeys {
    /// From the fastest to the slowest.
    fn drawn<'a>(&self, context: &Context<'a>) -> Vec<Drawn<'a>> {
        let speed = self.speed.as_ref().and_then(|remark| Some((remark, context.fact(remark.fact)?)));
        let mut drawn: Vec<Drawn<'a>> = self
            .journeys
            .iter()
            .filter_map(|journey| {
                let fact = context.fact(journey.fact)?;
                let speed = speed.filter(|(_, speed)| rests_on(speed, journey.fact));
                Some(Drawn {
                    fact,
                    caption: journey.caption.to_string(),
                    is_past: journey.past,
                    time: fact.base_value()?.max(0.0),
                    speed: speed.map(|(remark, fact)| (fact, remark.caption.to_string())),
                })
            })
            .collect();
        order::sort_by(&mut drawn, |a, b| a.time.total_cmp(&b.time));
        drawn
    }

    /// The time between the first arrival and the last, under the line of the second place. Returns the last baseline.
    fn draw_saved(&self, scene: &mut Scene, context: &Context<'_>, plot: Plot, drawn: &[Drawn<'_>]) -> f64 {
        let y = plot.bottom + 6.0;
        let saved = self.saved.as_ref().and_then(|remark| Some((remark, context.fact(remark.fact)?)));
        let (Some((remark, fact)), Some(first), Some(last)) = (saved, drawn.first(), drawn.last()) else { return y };
        let (from, to) = (plot.time.at(first.time), plot.time.at(last.time));
        let middle = plot.bottom + 26.0;
        let caption = remark.caption.to_string();
        let forms = [Length::Long, Length::Short].map(|length| bracketed(fact, &caption, length));
        let inside = forms.iter().find(|words| text::width(words, Face::Regular, SMALL) + 48.0 <= to - from);
        let widest = inside.map_or(0.0, |words| text::width(words, Face::Regular, SMALL) + 16.0);
        let at = f64::midpoint(from, to);
        scene.mark(&fact.id, |scene| marks::derived_length(scene, from, to, middle, widest, fact.hedge));
        if let Some(words) = inside {
            scene.text(Text::quiet(words, Point::new(at, middle + 5.0), Anchor::Middle, SMALL));
            return middle + 5.0;
        }
        let [long, _] = &forms;
        let lines = Phrase::new(SMALL).quiet(long).balance(scene.size.width);
        let left = (at - lines.width() / 2.0).min(scene.size.width - lines.width()).max(0.0);
        lines.draw(scene, Point::new(left, middle + 24.0), Anchor::Start);
        middle + 24.0 + lines.rise()
    }
}

fn ink(context: &Context<'_>, journey: &Drawn<'_>) -> Ink {
    if journey.is_past { Ink::Axis } else { context.ink }
}

/// The line to a peak is dashed, because a peak is not a level; a computed one is too.
fn stroke(context: &Context<'_>, journey: &Drawn<'_>) -> Stroke {
    match Certainty::of(journey.fact) {
        Certainty::Derived(_) => Stroke::dashed(Ink::Quiet, 1.2, 3.0, 2.0),
        _ => marks::stroke_to(journey.fact, ink(context, journey), 2.4),
    }
}

fn draw_journey(scene: &mut Scene, context: &Context<'_>, plot: Plot, journey: &Drawn<'_>) {
    let (start, end) = (plot.at(journey.time, 0.0), plot.at(journey.time, 1.0));
    scene.line(vec![start, end], stroke(context, journey));
    scene.ring(start, 4.0, Some(Fill::solid(Ink::Paper)), Stroke::solid(Ink::Text, 1.5));
    scene.mark(&journey.fact.id, |scene| {
        let along = (Along::Right, end.x - plot.at(0.0, 1.0).x);
        marks::point_from(scene, end, along, ink(context, journey), Certainty::of(journey.fact), RADIUS);
    });
}

/// Beside the line, at its right; the caption over the value, and the speed under it. Returns what there was room for.
fn label_journey(scene: &mut Scene, plot: Plot, journey: &Drawn<'_>, is_slowest: bool, labels: &mut Labels) -> Said {
    // Above the slowest line there is room in the middle; between two lines there is most at their feet.
    let wanted = if is_slowest { 40 } else { 90 };
    let mut parts: Vec<i32> = (4..=23).map(|step| step * 4).collect();
    order::sort_by(&mut parts, |a, b| (a - wanted).abs().cmp(&(b - wanted).abs()));
    for (said, limit) in FORMS {
        let label = journey.label(said, limit);
        let boxes: Vec<Rect> = label.iter().map(Text::bounds).collect();
        for part in &parts {
            let foot = plot.at(journey.time, f64::from(*part) / 100.0);
            let x = foot.x + 14.0;
            let beside = plot.at(journey.time, plot.part(journey.time, x));
            let y = (foot.y + 2.0).min(beside.y - 12.0) - label.last().map_or(0.0, |line| line.at.y);
            if boxes.iter().all(|bounds| labels.fits(bounds.moved(x, y))) {
                let lines: Vec<Text> = label.into_iter().map(|line| Text { at: line.at.moved(x, y), ..line }).collect();
                for (place, line) in lines.iter().enumerate() {
                    let bounds = line.bounds();
                    labels.block(bounds);
                    // No gridline crosses the letters, or stands between two lines of them.
                    let height = if place + 1 < lines.len() { LEADING } else { bounds.height + 3.0 };
                    let behind = Rect::new(bounds.x - 3.0, bounds.y - 2.0, bounds.width + 6.0, height);
                    scene.clear(behind);
                }
                journey.write(scene, lines);
                return said;
            }
        }
    }
    Said::Nothing
}

/// The forms of a label in the order in which they are tried: what it says, and how wide its lines may be.
const FORMS: [(Said, f64); 7] = [
    (Said::All, 280.0),
    (Said::All, 220.0),
    (Said::All, 170.0),
    (Said::All, 130.0),
    (Said::All, 100.0),
    (Said::All, 80.0),
    (Said::Value, 280.0),
];

/// What the label of a journey says.
#[derive(Clone, Copy, PartialEq)]
enum Said {
    All,
    Value,
    Nothing,
}

impl Drawn<'_> {
    /// The label's lines from the origin down; the speed's are quiet.
    fn label(&self, said: Said, limit: f64) -> Vec<Text> {
        let value = self.fact.long();
        let value = Phrase::new(SIZE).then(&value, Face::Bold, Ink::Text);
        if said == Said::Value {
            return value.wrap(limit).texts(Point::default(), Anchor::Start);
        }
        let mut phrases = vec![Phrase::new(SIZE).plain(&self.caption).balance(limit), value.balance(limit)];
        if let Some((speed, caption)) = &self.speed {
            let words = bracketed(speed, caption, if limit > 200.0 { Length::Long } else { Length::Short });
            phrases.push(Phrase::new(SMALL).quiet(&words).balance(limit));
        }
        let (mut y, mut texts) = (0.0, Vec::new());
        for lines in phrases {
            texts.extend(lines.texts(Point::new(0.0, y), Anchor::Start));
            y += LEADING * lines.count() as f64;
        }
        texts
    }

    /// Draws lines of text; those of the speed are its mark.
    fn write(&self, scene: &mut Scene, lines: Vec<Text>) {
        let (speed, own): (Vec<Text>, Vec<Text>) = lines.into_iter().partition(|line| line.ink == Ink::Quiet);
        for line in own {
            scene.text(line);
        }
        if let Some((fact, _)) = self.speed.as_ref().filter(|_| !speed.is_empty()) {
            scene.mark(&fact.id, |scene| {
                for line in speed {
                    scene.text(line);
                }
            });
        }
    }

    /// What its label has not said, after a piece of its line, under the picture. Returns the last baseline.
    fn list(&self, scene: &mut Scene, context: &Context<'_>, y: f64, with_value: bool) -> f64 {
        let value = if with_value { self.fact.long() } else { String::new() };
        let mut phrase = Phrase::new(SIZE).then(&value, Face::Bold, Ink::Text).plain(&self.caption);
        if let Some((fact, caption)) = &self.speed {
            phrase = phrase.quiet(&bracketed(fact, caption, Length::Short));
        }
        let first = Point::new(SWATCH + 8.0, y + 24.0);
        scene.line(vec![Point::new(0.0, y + 19.5), Point::new(SWATCH, y + 19.5)], stroke(context, self));
        let texts = phrase.balance(scene.size.width - first.x).texts(first, Anchor::Start);
        let last = texts.last().map_or(first.y, |text| text.at.y);
        self.write(scene, texts);
        last
    }
}
