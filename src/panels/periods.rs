//! Values that hold over periods: each is drawn as long as its period, beside a line of reference.

mod axis;

use super::fields::{Caption, DatedValue, FactRef, Filled};
#[cfg(feature = "edition")]
use super::remarks;
use super::{Context, Kind, Panel, fields, kind};
#[cfg(feature = "edition")]
use super::{Crowd, Topic, unit};
use crate::fact::Fact;
use crate::layout::text::{self, Face};
use crate::layout::{Ink, Linear, Point, Rect, order};
use crate::marks::{self, Certainty, FOOT, Labels};
use crate::scene::{Anchor, Fill, Scene, Stroke, Text};
use axis::{Axis, draw_years};

/// The kind's entry in the list.
pub(super) const KIND: Kind =
    kind!(Periods, "periods", "Values that hold over dated periods, each drawn as long as its period.");

fields! {
    /// The fields of a panel of periods.
        struct Periods {
        /// By date.
        periods: Filled<Period>,
        /// A line to read the values against.
        reference: Option<Reference>,
    } makes {
        /// The axis of the values.
        axis: Axis,
        /// The periods, by date, after which time passes whose figure the source gives: it is not shown here.
        unshown: Vec<u16>,
    }
}

fields! {
    /// One period.
        struct Period {
        /// Its fact, which is dated on both sides.
        fact: FactRef<DatedValue>,
        /// Words under its value.
        caption: Option<Caption>,
        /// Fewer words for narrow pictures.
        caption_short: Option<Caption>,
    }
}

fields! {
    /// A line of reference.
        struct Reference {
        /// In the unit of the values.
        at: f64,
        /// What it means.
        label: Caption,
        /// Fewer words for narrow pictures.
        short: Option<Caption>,
    }
}

/// The most periods of a figure.
#[cfg(feature = "edition")]
const MOST_PERIODS: usize = 400;

const SMALL: f64 = 12.0;
const LEADING: f64 = 15.0;
/// The least width of a caption's lines where there are several, and how many there may be.
const LEAST_LINE: f64 = 130.0;
const MOST_LINES: usize = 6;
/// A level is no shorter than this, however short its period.
const LEAST_LEVEL: f64 = 4.0;
/// Room above the highest value for its label and caption.
const HEAD: f64 = 48.0;

/// A period as it is drawn.
struct Drawn<'a> {
    period: &'a Period,
    fact: &'a Fact,
    /// In the unit of the first period.
    value: f64,
    start: f64,
    end: f64,
}

impl Panel for Periods {
    #[cfg(feature = "edition")]
    fn scales(&self) -> Vec<Vec<u16>> {
        vec![self.periods.iter().map(|period| period.fact.index()).collect()]
    }

    #[cfg(feature = "edition")]
    fn prepare(&mut self, context: &Context<'_>, _: &[Topic]) {
        let axis = axis::new(&self.drawn(context), self.reference.as_ref());
        let drawn = self.drawn(context);
        let is_elsewhere = |(a, b): &(&Drawn<'_>, &Drawn<'_>)| {
            b.start > a.end && remarks::is_elsewhere(context, &[a.fact, b.fact], (a.end, b.start))
        };
        let pairs = drawn.iter().zip(drawn.iter().skip(1)).zip(0_u16..);
        let unshown = pairs.filter(|(pair, _)| is_elsewhere(pair)).map(|(_, place)| place).collect();
        (self.axis, self.unshown) = (axis, unshown);
        let said: Vec<String> = self.periods.iter().filter_map(|period| period.caption.as_deref().map(str::to_owned)).collect();
        let said: Vec<&str> = said.iter().map(String::as_str).collect();
        // The first period says what all of them count.
        let Some(period) = self.periods.0.first_mut() else { return };
        let Some(noun) = context.fact(period.fact).and_then(|fact| unit::unstated(fact, &said)) else { return };
        let with = |caption: Option<&Caption>| {
            Caption(caption.map_or_else(|| noun.to_owned(), |words| crate::language::grammar::headed(noun, words)))
        };
        let (caption, short) = (with(period.caption.as_ref()), period.caption_short.as_ref().map(|short| with(Some(short))));
        period.caption = Some(caption);
        period.caption_short = short;
    }

    #[cfg(feature = "edition")]
    fn crowds(&self) -> Vec<Crowd> {
        vec![Crowd { name: "periods", count: self.periods.len(), limit: MOST_PERIODS }]
    }

    fn layout(&self, context: &Context<'_>, width: f64) -> Scene {
        let drawn = self.drawn(context);
        let more = LEADING * most_lines(&drawn, width).saturating_sub(1) as f64;
        // As high as columns are, so that both can stand side by side on one base, unless the captions are long.
        let height = (more - 2.0 * LEADING).max(0.0) + marks::chart_height(width);
        let mut scene = Scene::new(width, height);
        if drawn.is_empty() || width < 60.0 {
            return scene;
        }
        let base = height - FOOT;
        let axis = &self.axis;
        let scale = axis.scale(&drawn, HEAD + more, base);
        let left = axis.draw(&mut scene, scale, self.reference.as_ref());
        let years = draw_years(&mut scene, &drawn, left, base);
        let mut labels = Labels::around(&scene);
        labels.block(Rect::new(0.0, base, width, 5.0));
        labels.block(Rect::new(left, scale.at(0.0), width - left, 1.0));
        if let Some(reference) = &self.reference {
            let line = Rect::new(left, scale.at(reference.at).floor(), width - left, 1.2);
            scene.rect(line, Fill::solid(Ink::Text));
            labels.block(line.grown(1.0));
        }
        if axis.is_broken {
            axis.draw_break(&mut scene, left, base, &mut labels);
        }
        let gaps = draw_gaps(&mut scene, &drawn, &self.unshown, (years, scale), &mut labels);
        let mut levels = Vec::new();
        for period in &drawn {
            let (from, to) = widened(years.at(period.start) + 0.5, years.at(period.end) - 0.5, width);
            let (ink, certainty) = (context.ink, Certainty::of(period.fact));
            let y = scale.at(period.value);
            scene.mark(&period.fact.id, |scene| {
                marks::level(scene, from, to, y, ink, certainty);
            });
            let bounds = scene.mark_bounds(&period.fact.id).unwrap_or(Rect::new(from, y, to - from, 0.0));
            labels.block(bounds);
            levels.push((period, bounds));
        }
        self.label_reference(&mut scene, scale, left, &mut labels);
        let values: Vec<f64> = drawn.iter().map(|period| period.value).collect();
        for (place, _) in marks::by_weight(&values, 0) {
            if let Some((period, bounds)) = levels.get(place) {
                label_period(&mut scene, period, *bounds, &mut labels);
            }
        }
        label_gaps(&mut scene, &gaps, &mut labels);
        scene
    }

    #[cfg(feature = "edition")]
    fn summary(&self, context: &Context<'_>) -> Vec<String> {
        let members: Vec<(String, &Fact)> =
            self.drawn(context).iter().map(|period| (period.fact.words.when_long.clone(), period.fact)).collect();
        remarks::series(&members, context)
    }
}

impl Periods {
    fn drawn<'a>(&'a self, context: &Context<'a>) -> Vec<Drawn<'a>> {
        let mut drawn: Vec<Drawn<'a>> = self
            .periods
            .iter()
            .filter_map(|period| {
                let fact = context.fact(period.fact)?;
                let when = fact.when?;
                Some(Drawn { period, fact, value: fact.base_value()?, start: when.start()?, end: when.end()? })
            })
            .collect();
        order::sort_by(&mut drawn, |a, b| a.start.total_cmp(&b.start));
        let factor = drawn.first().map_or(1.0, |period| period.fact.unit.factor());
        for period in &mut drawn {
            period.value /= factor;
        }
        drawn
    }

    /// The words of the line of reference on it or under it, where they hide nothing.
    fn label_reference(&self, scene: &mut Scene, scale: Linear, left: f64, labels: &mut Labels) {
        let Some(reference) = &self.reference else { return };
        let (y, width) = (scale.at(reference.at), scene.size.width);
        let forms: Vec<String> =
            [Some(&reference.label), reference.short.as_ref()].into_iter().flatten().map(|text| text.to_string()).collect();
        let wrapped = |words: &String, limit: f64| text::balance(words, Face::Regular, SMALL, limit, 4);
        let room = width - left - 8.0;
        let groups: Vec<Vec<String>> = [room, room / 2.0]
            .into_iter()
            .flat_map(|limit| forms.iter().filter_map(move |words| wrapped(words, limit)))
            .collect();
        let candidates = groups.iter().flat_map(|lines| {
            let above = y - 7.0 - LEADING * lines.len().saturating_sub(1) as f64;
            [above, y + 16.0].into_iter().flat_map(move |first| {
                (0..=8).map(move |step| {
                    let x = left + 4.0 + room / 8.0 * f64::from(step);
                    let line = |(place, words): (usize, &String)| {
                        let at = Point::new(x, first + LEADING * place as f64);
                        Text::plain(words, at, Anchor::Start, SMALL).inside(left + 4.0, width)
                    };
                    lines.iter().enumerate().map(line).collect()
                })
            })
        });
        for lines in candidates {
            let lines: Vec<Text> = lines;
            if labels.place_lines(scene, &lines) {
                break;
            }
        }
    }
}

/// The span between two pixels, widened so that it can be seen and moved inside the picture.
fn widened(from: f64, to: f64, width: f64) -> (f64, f64) {
    let length = (to - from).max(LEAST_LEVEL);
    let from = (f64::midpoint(from, to) - length / 2.0).min(width - length).max(0.0);
    (from, from + length)
}

/// The lines of the longest caption that may stand over its level.
fn most_lines(drawn: &[Drawn<'_>], width: f64) -> usize {
    let first = drawn.iter().map(|period| period.start).fold(f64::INFINITY, f64::min).floor();
    let last = drawn.iter().map(|period| period.end).fold(f64::NEG_INFINITY, f64::max).ceil();
    let count = |period: &Drawn<'_>| {
        let level = (period.end - period.start) / (last - first).max(1.0) * (width - 40.0);
        let caption = period.period.caption.as_ref()?.to_string();
        Some(text::balance(&caption, Face::Regular, SMALL, level.max(LEAST_LINE), MOST_LINES)?.len())
    };
    drawn.iter().filter_map(count).max().unwrap_or(0)
}

/// Lines of a label: the value over its caption, in the order that they are read.
fn lines(value: &Text, caption: &[String], at: Point, anchor: Anchor) -> Vec<Text> {
    let mut lines = vec![Text { at, anchor, ..value.clone() }];
    lines.extend(
        caption
            .iter()
            .enumerate()
            .map(|(place, words)| Text::quiet(words, at.moved(0.0, 17.0 + LEADING * place as f64), anchor, SMALL)),
    );
    lines
}

/// The value and its caption over the level or, where that is taken, under it; never beside another level.
fn label_period(scene: &mut Scene, period: &Drawn<'_>, level: Rect, labels: &mut Labels) {
    let width = scene.size.width;
    let values = marks::forms(period.fact, 15.0);
    let texts: Vec<String> =
        [&period.period.caption, &period.period.caption_short].into_iter().flatten().map(|text| text.to_string()).collect();
    let limits = [level.width.max(LEAST_LINE), 100.0, 76.0];
    let balanced = |words: &String, limit: f64| text::balance(words, Face::Regular, SMALL, limit, MOST_LINES);
    let captions = limits.iter().flat_map(|limit| texts.iter().filter_map(|words| balanced(words, *limit)));
    let sides = [(level.centre().x, Anchor::Middle), (level.right(), Anchor::End), (level.x, Anchor::Start)];
    // The caption is part of the statement, so a place with it is better than the best place without.
    for caption in captions.chain([Vec::new()]) {
        let depth = if caption.is_empty() { 0.0 } else { 2.0 + LEADING * caption.len() as f64 };
        for value in &values {
            let (above, below) = (level.y - 8.0 - depth, level.bottom() + 18.0);
            for y in [above, below, below + 8.0] {
                for (x, anchor) in sides {
                    let at = Point::new(x, y);
                    let first = Text { at, anchor, ..value.clone() }.inside(0.0, width);
                    if !labels.fits(first.bounds()) {
                        continue;
                    }
                    let lines = lines(value, &caption, at, anchor).into_iter().map(|line| line.inside(0.0, width));
                    if labels.place_lines(scene, &lines.collect::<Vec<_>>()) {
                        return;
                    }
                }
            }
        }
    }
}

/// Dots from one period to the next where the source says nothing between them. Returns where they run.
fn draw_gaps(
    scene: &mut Scene,
    drawn: &[Drawn<'_>],
    unshown: &[u16],
    (years, scale): (Linear, Linear),
    labels: &mut Labels,
) -> Vec<(Point, Point)> {
    let mut gaps = Vec::new();
    for (index, pair) in drawn.windows(2).enumerate() {
        let [a, b] = pair else { continue };
        if b.start - a.end < 0.05 || unshown.contains(&(index as u16)) {
            continue;
        }
        let from = Point::new(years.at(a.end) + 2.0, scale.at(a.value));
        let to = Point::new(years.at(b.start) - 2.0, scale.at(b.value));
        scene.line(vec![from, to], Stroke::MISSING);
        labels.block_line(from, to, 16, 0.0);
        gaps.push((from, to));
    }
    gaps
}

/// What the dots mean, beside them.
fn label_gaps(scene: &mut Scene, gaps: &[(Point, Point)], labels: &mut Labels) {
    for (from, to) in gaps.iter().filter(|(from, to)| to.x - from.x > 60.0) {
        let middle = from.towards(*to, 0.5);
        let sideways = if to.y < from.y { 20.0 } else { -20.0 };
        let places = [(sideways, 27.0), (sideways, 40.0), (0.0, 52.0), (-sideways, -40.0), (0.0, 70.0), (0.0, -60.0)];
        places.iter().any(|(dx, dy)| labels.place_lines(scene, &marks::no_figure(middle.moved(*dx, *dy))));
    }
}
