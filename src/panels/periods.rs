//! Values that hold over periods: each is drawn as long as its period, beside a line of reference.

use super::{Context, Inspector, Kind, Need, Panel, kind};
use crate::edition::wording::{self, Length};
use crate::edition::{Fact, Form, Id, Template, number, record};
use crate::layout::text::{self, Face};
use crate::layout::{Ink, Linear, Point, Rect, ticks};
use crate::marks::{self, Certainty, Labels};
use crate::scene::{Anchor, Fill, Scene, Stroke, Text};

/// The kind's entry in the list.
pub(super) const KIND: Kind =
    kind!(Periods, "periods", "Values that hold over dated periods, each drawn as long as its period.");

record! {
    /// The fields of a panel of periods.
    #[derive(Debug)]
    struct Periods {
        /// By date.
        periods: Vec<Period>,
        /// A line to read the values against.
        reference: Option<Reference>,
    }
}

record! {
    /// One period.
    #[derive(Debug)]
    struct Period {
        /// Its fact, which is dated on both sides.
        fact: Id,
        /// Words under its value.
        caption: Option<Template>,
        /// Fewer words for narrow pictures.
        caption_short: Option<Template>,
    }
}

record! {
    /// A line of reference.
    #[derive(Debug)]
    struct Reference {
        /// In the unit of the values.
        at: f64,
        /// What it means.
        label: Template,
        /// Fewer words for narrow pictures.
        short: Option<Template>,
    }
}

const FOOT: f64 = 30.0;
/// Room above the highest value for its label and caption.
const HEAD: f64 = 48.0;

/// A period as it is drawn.
struct Drawn<'a> {
    period: &'a Period,
    fact: &'a Fact,
    value: f64,
    start: f64,
    end: f64,
}

impl Panel for Periods {
    fn inspect(&self, inspector: &mut Inspector<'_>) {
        if self.periods.is_empty() {
            inspector.refuse("periods", "empty: there is nothing to draw");
        }
        let mut members = Vec::new();
        for (index, period) in self.periods.iter().enumerate() {
            let path = format!("periods[{index}].fact");
            inspector.fact(path.as_str(), &period.fact, Need::DatedValue);
            members.push((path, &period.fact));
            for (field, text) in [("caption", &period.caption), ("caption_short", &period.caption_short)] {
                if let Some(text) = text {
                    inspector.text(&format!("periods[{index}].{field}"), text);
                }
            }
        }
        inspector.scale(&members);
        if let Some(reference) = &self.reference {
            inspector.text("reference.label", &reference.label);
            if let Some(short) = &reference.short {
                inspector.text("reference.short", short);
            }
        }
    }

    fn layout(&self, context: &Context<'_>, width: f64) -> Scene {
        let height = if width < 320.0 { 286.0 } else { 322.0 };
        let mut scene = Scene::new(width, height);
        let drawn = self.drawn(context);
        if drawn.is_empty() || width < 60.0 {
            return scene;
        }
        let axis = Axis::new(&drawn, self.reference.as_ref(), height);
        let left = axis.draw(&mut scene, self.reference.as_ref());
        let years = draw_years(&mut scene, &drawn, left, height);
        let mut labels = blocked_by_texts(&scene);
        self.draw_reference(&mut scene, context, &axis, left, &mut labels);
        if axis.is_broken {
            axis.draw_break(&mut scene, left, height - FOOT, &mut labels);
        }
        let mut tops = Vec::new();
        for period in &drawn {
            let (from, to) = (years.at(period.start) + 0.5, years.at(period.end) - 0.5);
            let y = axis.scale.at(period.value);
            let mut top = y;
            let (ink, certainty) = (context.ink, Certainty::of(period.fact));
            scene.mark(period.fact.id.as_str(), |scene| top = marks::level(scene, from, to, y, ink, certainty));
            labels.block(Rect::new(from, top, to - from, y + marks::THICKNESS - top));
            tops.push((from, to, top));
        }
        for (period, (from, to, top)) in drawn.iter().zip(&tops) {
            label_period(&mut scene, context, period, (*from, *to, *top), &mut labels);
        }
        draw_gaps(&mut scene, &drawn, years, axis.scale, &mut labels);
        scene
    }

    fn summary(&self, context: &Context<'_>) -> Vec<String> {
        let spoken: Vec<String> = self
            .drawn(context)
            .iter()
            .map(|period| {
                format!(
                    "{} in {}",
                    wording::spoken(context.edition, period.fact),
                    wording::when(period.fact.when, Length::Long)
                )
            })
            .collect();
        if spoken.is_empty() { Vec::new() } else { vec![format!("{}.", spoken.join(", "))] }
    }
}

impl Periods {
    fn drawn<'a>(&'a self, context: &Context<'a>) -> Vec<Drawn<'a>> {
        let mut drawn: Vec<Drawn<'a>> = self
            .periods
            .iter()
            .filter_map(|period| {
                let fact = context.fact(&period.fact)?;
                let when = fact.when?;
                Some(Drawn { period, fact, value: fact.base_value()?, start: when.start()?, end: when.end()? })
            })
            .collect();
        drawn.sort_by(|a, b| a.start.total_cmp(&b.start));
        drawn
    }

    fn draw_reference(&self, scene: &mut Scene, context: &Context<'_>, axis: &Axis, left: f64, labels: &mut Labels) {
        let Some(reference) = &self.reference else { return };
        let y = axis.scale.at(reference.at);
        let width = scene.size.width;
        scene.rect(Rect::new(left, y.floor(), width - left, 1.2), Fill::solid(Ink::Text));
        let forms = [Some(&reference.label), reference.short.as_ref()];
        let at = Point::new(left + 4.0, y - 7.0);
        let texts = forms.into_iter().flatten().map(|label| quiet(&label.plain(context.edition), at, Anchor::Start, Ink::Text));
        labels.place(scene, texts);
        labels.block(Rect::new(left, y - 1.0, width - left, 3.0));
    }
}

fn quiet(words: &str, at: Point, anchor: Anchor, ink: Ink) -> Text {
    Text { at, anchor, face: Face::Regular, size: 12.0, ink, words: words.to_owned() }
}

fn blocked_by_texts(scene: &Scene) -> Labels {
    let mut labels = Labels::new(scene.frame());
    for text in scene.texts() {
        labels.block(text.bounds());
    }
    labels
}

/// The value axis, which need not start at zero but says so.
struct Axis {
    scale: Linear,
    low: f64,
    is_broken: bool,
    values: Vec<f64>,
    decimals: usize,
    per_cent: bool,
}

impl Axis {
    fn new(drawn: &[Drawn<'_>], reference: Option<&Reference>, height: f64) -> Self {
        let values = || drawn.iter().map(|period| period.value).chain(reference.map(|reference| reference.at));
        let (least, most) = (values().fold(f64::INFINITY, f64::min), values().fold(f64::NEG_INFINITY, f64::max));
        let span = if most > least { most - least } else { most.abs().max(1.0) };
        // From zero where zero is near: a scale is broken only for values that lie together far from it.
        let is_broken = least > 0.0 && least > 1.5 * span;
        let low = if is_broken { rounded_down(least - 0.2 * span, span) } else { least.min(0.0) };
        let high = most + 0.08 * span;
        let set = ticks(low, high, 3);
        let per_cent = drawn.iter().all(|period| period.fact.unit.form() == Form::PerCent);
        let values = set.values.into_iter().filter(|value| !is_broken || *value - low > 0.05 * (high - low)).collect();
        let scale = Linear::new((low, high), (height - FOOT, HEAD));
        Self { scale, low, is_broken, values, decimals: set.decimals, per_cent }
    }

    fn words(&self, value: f64, decimals: usize) -> String {
        let digits = match number::magnitude(value) {
            Some(_) => {
                let (digits, magnitude) = number::short(value, number::Rounding::Nearest);
                format!("{digits}{}", magnitude.map_or("", |magnitude| magnitude.sign))
            }
            None => number::fixed(value, decimals),
        };
        if self.per_cent { format!("{digits}%") } else { digits }
    }

    /// Draws gridlines and tick labels; a tick on the line of reference is set in its weight. Gives where the plot
    /// begins.
    fn draw(&self, scene: &mut Scene, reference: Option<&Reference>) -> f64 {
        let mut marked: Vec<(f64, bool)> = self.values.iter().map(|value| (*value, false)).collect();
        if let Some(reference) = reference {
            let apart = |value: f64| (self.scale.at(value) - self.scale.at(reference.at)).abs();
            marked.retain(|(value, _)| apart(*value) > 14.0);
            marked.push((reference.at, true));
        }
        let decimals = |value: f64| if value.fract() == 0.0 { self.decimals } else { self.decimals.max(1) };
        let words = |value: f64| self.words(value, decimals(value));
        let width = |(value, _): &(f64, bool)| text::width(&words(*value), Face::Bold, 12.0);
        let left = (marked.iter().map(width).fold(0.0, f64::max) + 10.0).max(24.0);
        for (value, is_reference) in marked {
            let y = self.scale.at(value);
            let (face, ink) = if is_reference { (Face::Bold, Ink::Text) } else { (Face::Regular, Ink::Quiet) };
            if !is_reference {
                scene.horizontal(left, scene.size.width, y, Ink::Rule);
            }
            let at = Point::new(left - 8.0, y + 4.0);
            scene.text(Text { at, anchor: Anchor::End, face, size: 12.0, ink, words: words(value) });
        }
        left
    }

    /// Two strokes through the axis, and where it starts in words.
    fn draw_break(&self, scene: &mut Scene, left: f64, base: f64, labels: &mut Labels) {
        for y in [base - 10.0, base - 6.0] {
            scene.line(vec![Point::new(left - 4.0, y), Point::new(left + 4.0, y - 4.0)], Stroke::solid(Ink::Axis, 1.0));
        }
        let decimals = usize::from(self.low.fract() != 0.0);
        let words = format!("axis starts at {}", self.words(self.low, decimals));
        labels.place(scene, [quiet(&words, Point::new(left + 10.0, base - 7.0), Anchor::Start, Ink::Quiet)]);
    }
}

/// `value` rounded down to a tenth of the span's power of ten.
fn rounded_down(value: f64, span: f64) -> f64 {
    let step = 10_f64.powf(span.log10().floor());
    (value / step).floor() * step
}

/// The years as the axis along the foot, from the first to the last that is touched. Gives the scale of time.
fn draw_years(scene: &mut Scene, drawn: &[Drawn<'_>], left: f64, height: f64) -> Linear {
    let width = scene.size.width;
    let first = drawn.iter().map(|period| period.start).fold(f64::INFINITY, f64::min).floor();
    let last = drawn.iter().map(|period| period.end).fold(f64::NEG_INFINITY, f64::max).ceil().max(first + 1.0);
    let years = Linear::new((first, last), (left, width));
    let base = height - FOOT;
    scene.horizontal(left, width, base, Ink::Axis);
    let every = (34.0 / years.unit()).ceil().max(1.0) as usize;
    for offset in (0..=(last - first) as usize).step_by(every) {
        let year = first + offset as f64;
        scene.vertical(years.at(year), base, base + 5.0, Ink::Axis);
        if year >= last {
            continue;
        }
        let known = drawn.iter().any(|period| period.start < year + 1.0 && period.end > year);
        let (face, ink) = if known { (Face::Bold, Ink::Text) } else { (Face::Regular, Ink::Quiet) };
        let at = Point::new(years.at(year + 0.5), base + 19.0);
        let text = Text { at, anchor: Anchor::Middle, face, size: 13.0, ink, words: format!("{year}") };
        let bounds = text.bounds();
        if bounds.right() <= width && bounds.x >= 0.0 {
            scene.text(text);
        }
    }
    years
}

/// The value over its level and the caption between them; moved to the edge where it would leave the picture.
fn label_period(scene: &mut Scene, context: &Context<'_>, period: &Drawn<'_>, at: (f64, f64, f64), labels: &mut Labels) {
    let (from, to, top) = at;
    let width = scene.size.width;
    let value = |words: String, y: f64, x: f64, anchor: Anchor| Text {
        at: Point::new(x, y),
        anchor,
        face: Face::Bold,
        size: 15.0,
        ink: Ink::Text,
        words,
    };
    let captions: Vec<String> = [&period.period.caption, &period.period.caption_short]
        .into_iter()
        .flatten()
        .map(|text| text.plain(context.edition))
        .collect();
    let words = [wording::value(period.fact, Length::Short), wording::narrow(period.fact)];
    let middle = f64::midpoint(from, to);
    let mut candidates = Vec::new();
    for (x, anchor) in [(middle, Anchor::Middle), (width, Anchor::End), (to, Anchor::End), (from, Anchor::Start)] {
        for words in &words {
            for caption in &captions {
                let first = value(words.clone(), top - 25.0, x, anchor);
                candidates.push(vec![first, quiet(caption, Point::new(x, top - 8.0), anchor, Ink::Quiet)]);
            }
        }
    }
    // The caption is part of the statement, so a place with it is better than the best place without.
    let low = top + marks::THICKNESS + 18.0;
    for (x, anchor) in [(middle, Anchor::Middle), (width, Anchor::End), (to, Anchor::End), (from, Anchor::Start)] {
        for words in &words {
            candidates.push(vec![value(words.clone(), top - 8.0, x, anchor)]);
            candidates.push(vec![value(words.clone(), low, x, anchor)]);
        }
    }
    labels.place_lines(scene, candidates);
}

/// Dots from one period to the next where the source says nothing between them.
fn draw_gaps(scene: &mut Scene, drawn: &[Drawn<'_>], years: Linear, scale: Linear, labels: &mut Labels) {
    for pair in drawn.windows(2) {
        let [a, b] = pair else { continue };
        if b.start - a.end < 0.05 {
            continue;
        }
        let from = Point::new(years.at(a.end) + 2.0, scale.at(a.value));
        let to = Point::new(years.at(b.start) - 2.0, scale.at(b.value));
        scene.line(vec![from, to], Stroke::MISSING);
        let middle = from.towards(to, 0.5);
        let line = |words: &str, x: f64, y: f64| quiet(words, Point::new(x, y), Anchor::Middle, Ink::Quiet);
        let lines = |x: f64, y: f64| vec![line("no figure", x, y), line("in the source", x, y + 15.0)];
        if to.x - from.x > 60.0 {
            let sideways = if to.y < from.y { 20.0 } else { -20.0 };
            labels.place_lines(
                scene,
                [
                    lines(middle.x + sideways, middle.y + 40.0),
                    lines(middle.x, middle.y + 52.0),
                    lines(middle.x - sideways, middle.y - 40.0),
                ],
            );
        }
    }
}
