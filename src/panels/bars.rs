//! Lying bars from zero on one scale, with their words under or beside them.

use super::fields::{Caption, Extent, Filled, Maybe};
#[cfg(feature = "edition")]
use super::remarks;
#[cfg(feature = "edition")]
use super::{Check, Switch, Topic, unit};
use super::{Context, Kind, Panel, fields, kind};
use crate::fact::Fact;
use crate::layout::text::{self, Face};
use crate::layout::{Ink, Linear, Point, order};
use crate::marks::{self, Along, Bar, Certainty, Lines, Phrase};
use crate::scene::{Anchor, Scene, Text};
use std::cmp::Ordering;

/// The kind's entry in the list.
pub(super) const KIND: Kind = kind!(Bars, "bars", "Amounts as lying bars from zero, all on one scale.");

fields! {
    /// The fields of a panel of bars.
        struct Bars {
        /// What is measured, above the bars.
        title: Option<Caption>,
        /// From top to bottom.
        bars: Filled<Item>,
    }
}

fields! {
    /// One bar.
        struct Item {
        /// Its fact; absent where the source gives no figure, which is drawn as a gap.
        fact: Maybe<Extent>,
        /// What it counts.
        caption: Caption,
        /// Whether a † stands after the caption, for a note on doubtful wording.
        doubt: bool = default,
    }
}

/// From this width on, captions stand beside the bars.
const WIDE: f64 = 700.0;
const SIZE: f64 = 14.0;
/// What stands for a number that the source does not give.
const SILENT: &str = crate::language::bars::NO_FIGURE;
const UNDER_THICKNESS: f64 = 18.0;
/// The widest column of captions beside the bars.
const WIDEST_CAPTION: f64 = 240.0;
/// The shortest scale that is worth the captions beside it.
const SHORTEST_SCALE: f64 = 240.0;

/// A bar with what is drawn of it.
struct Drawn<'a> {
    fact: Option<&'a Fact>,
    caption: String,
    /// The caption, with a † where it is doubtful.
    label: String,
    value: Option<f64>,
}

impl Drawn<'_> {
    fn certainty(&self) -> Certainty {
        self.fact.map_or(Certainty::Missing, Certainty::of)
    }

    /// Its value and what it counts.
    fn words(&self) -> Phrase {
        match self.fact {
            Some(fact) => Phrase::new(SIZE).value(fact).plain(&self.label),
            None => Phrase::new(SIZE).plain(&self.label).quiet(SILENT),
        }
    }

    /// How far its sign reaches past its value.
    fn open(&self, thickness: f64) -> f64 {
        self.fact.map_or(0.0, |fact| marks::reach_past(fact, thickness))
    }

    /// How far its sign stands out above it and below it.
    fn overshoot(&self) -> f64 {
        self.fact.map_or(0.0, marks::reach_beside)
    }
}

impl Panel for Bars {
    #[cfg(feature = "edition")]
    fn check(&self, check: &mut Check<'_>) {
        if self.bars.iter().all(|item| item.fact.is_none()) {
            check.refuse("bars", "none has a fact: there is nothing to draw");
        }
    }

    #[cfg(feature = "edition")]
    fn prepare(&mut self, context: &Context<'_>, _: &[Topic]) {
        let title = self.title.as_deref().unwrap_or_default();
        let unstated = |item: &Item| {
            let fact = context.fact(item.fact?)?;
            unit::unstated(fact, &[title, &item.caption])
        };
        if let Some(noun) = self.bars.iter().find_map(unstated) {
            let title =
                if title.is_empty() { remarks::capitalised(noun) } else { crate::language::grammar::headed(title, noun) };
            self.title = Some(Caption(title));
        }
    }

    #[cfg(feature = "edition")]
    fn scales(&self) -> Vec<Vec<u16>> {
        vec![self.bars.iter().filter_map(|item| Some(item.fact?.index())).collect()]
    }

    fn layout(&self, context: &Context<'_>, width: f64) -> Scene {
        let drawn = self.drawn(context);
        let mut scene = Scene::new(width, 0.0);
        if drawn.is_empty() || width < 1.0 {
            return scene;
        }
        let mut top = 0.0;
        if let Some(title) = &self.title {
            let title = Phrase::new(SIZE).then(title, Face::Bold, Ink::Text).balance(width);
            title.draw(&mut scene, Point::new(0.0, 12.0), Anchor::Start);
            top = title.height() + 10.0;
        }
        // The sign of the first bar may stand out above it.
        top = top.max(drawn.first().map_or(0.0, Drawn::overshoot));
        let beside = (width >= WIDE).then(|| Beside::new(&drawn, width)).flatten();
        let bottom = match beside {
            Some(beside) => beside.draw(&mut scene, context, &drawn, top),
            None => draw_under(&mut scene, context, &drawn, top),
        };
        scene.size.height = bottom.ceil();
        scene
    }

    #[cfg(feature = "edition")]
    fn heading(&self) -> Option<String> {
        self.title.as_ref().map(|title| title.to_string())
    }

    #[cfg(feature = "edition")]
    fn summary(&self, context: &Context<'_>) -> Vec<String> {
        let drawn = self.drawn(context);
        let known: Vec<(&str, &Fact)> = drawn.iter().filter_map(|item| Some((item.caption.as_str(), item.fact?))).collect();
        let mut sentences: Vec<String> = remarks::extremes(&known).into_iter().collect();
        let silent: Vec<&str> = drawn.iter().filter(|item| item.fact.is_none()).map(|item| item.caption.as_str()).collect();
        if !silent.is_empty() {
            sentences.push(crate::language::bars::silent(&silent));
        }
        sentences
    }

    #[cfg(feature = "edition")]
    fn switches(&self) -> Vec<Switch> {
        if self.bars.len() < 3 {
            return Vec::new();
        }
        let options = [("given", crate::language::bars::AS_GIVEN), ("size", crate::language::bars::BY_SIZE)];
        vec![Switch {
            name: "order".to_owned(),
            label: crate::language::bars::ORDER.to_owned(),
            options: options.map(|(value, label)| (value.to_owned(), label.to_owned())).to_vec(),
        }]
    }

    #[cfg(feature = "edition")]
    fn mark_count(&self, _: &Context<'_>) -> f64 {
        self.bars.len() as f64
    }
}

/// From the larger to the smaller, with what has no value at the end.
fn falling(a: Option<f64>, b: Option<f64>) -> Ordering {
    let rank = |value: Option<f64>| value.unwrap_or(f64::NEG_INFINITY);
    rank(b).total_cmp(&rank(a))
}

impl Bars {
    fn drawn<'a>(&self, context: &Context<'a>) -> Vec<Drawn<'a>> {
        let mut drawn: Vec<Drawn<'a>> = self
            .bars
            .iter()
            .map(|item| {
                let fact = item.fact.and_then(|fact| context.fact(fact)).filter(|fact| fact.value.is_some());
                let (caption, label) = (item.caption.to_string(), item.caption.doubted(item.doubt));
                Drawn { fact, caption, label, value: fact.and_then(Fact::base_value) }
            })
            .collect();
        if context.state.is("order", "size") {
            order::sort_by(&mut drawn, |a, b| falling(a.value, b.value));
        }
        drawn
    }
}

/// The scale of all bars, and the values at its ends.
#[derive(Clone, Copy)]
struct Axis {
    scale: Linear,
    low: f64,
    high: f64,
}

impl Axis {
    /// The scale between two pixels on which every bar has the `room` that it needs past its end.
    fn new(drawn: &[Drawn<'_>], from: f64, to: f64, room: impl Fn(&Drawn<'_>) -> f64) -> Self {
        let values = || drawn.iter().filter_map(|item| item.value);
        let low = values().fold(0.0, f64::min);
        let high = values().fold(0.0, f64::max);
        let high = if high > low { high } else { low + 1.0 };
        if low < 0.0 {
            let needed = |below: bool| {
                let items = drawn.iter().filter(move |item| item.value.is_some_and(|value| value < 0.0) == below);
                items.map(&room).fold(0.0, f64::max)
            };
            let from = from + needed(true);
            return Self { scale: Linear::new((low, high), (from, (to - needed(false)).max(from))), low, high };
        }
        // A short bar has room enough past its end, so only those that reach far push the scale in.
        let end = |item: &Drawn<'_>| {
            let part = item.value.unwrap_or(high) / high;
            if part > 0.0 { from + (to - from - room(item)) / part } else { to }
        };
        let end = drawn.iter().map(end).fold(to, f64::min).max(from);
        Self { scale: Linear::new((0.0, high), (from, end)), low, high }
    }

    fn zero(&self) -> f64 {
        self.scale.at(0.0)
    }

    fn length(&self) -> f64 {
        self.scale.at(self.high) - self.scale.at(self.low)
    }

    /// Where a bar of this value ends; of none, where the longest could. What is not nothing can be seen.
    fn end(&self, value: Option<f64>) -> f64 {
        match value {
            Some(value) if value != 0.0 => self.zero() + (self.scale.at(value) - self.zero()).abs().max(1.0) * value.signum(),
            Some(_) => self.zero(),
            None => self.scale.at(self.high),
        }
    }

    /// Draws the line of zero beside a bar, where bars lie on both sides of it.
    fn draw_zero(&self, scene: &mut Scene, top: f64, bottom: f64) {
        if self.low < 0.0 {
            scene.vertical(self.zero(), top, bottom, Ink::Axis);
        }
    }
}

/// Draws a bar. Returns where its end is over.
fn draw_bar(scene: &mut Scene, context: &Context<'_>, item: &Drawn<'_>, axis: Axis, across: f64, thickness: f64) -> f64 {
    let bar = Bar { along: Along::Right, zero: axis.zero(), value: axis.end(item.value), across, thickness };
    let mut end = bar.value;
    let mut draw = |scene: &mut Scene| end = marks::bar(scene, bar, context.ink, item.certainty());
    match item.fact {
        Some(fact) => scene.mark(&fact.id, draw),
        None => draw(scene),
    }
    end
}

/// Bars over the whole width with their words under them. Returns the lower edge.
fn draw_under(scene: &mut Scene, context: &Context<'_>, drawn: &[Drawn<'_>], top: f64) -> f64 {
    let width = scene.size.width;
    let axis = Axis::new(drawn, 0.0, width, |item| item.open(UNDER_THICKNESS));
    let mut y = top;
    let mut bottom = top;
    for item in drawn {
        draw_bar(scene, context, item, axis, y, UNDER_THICKNESS);
        axis.draw_zero(scene, (y - 2.0).max(0.0), y + UNDER_THICKNESS + 2.0);
        let words = item.words().wrap(width);
        words.draw(scene, Point::new(0.0, y + UNDER_THICKNESS + 17.0), Anchor::Start);
        bottom = y + UNDER_THICKNESS + 4.0 + words.height();
        y = bottom + 12.0;
    }
    bottom
}

/// Captions in a column at the left, values at the bars' ends.
struct Beside {
    captions: Vec<Lines>,
    thickness: f64,
    axis: Axis,
}

/// What stands at a bar's end.
fn value_words(item: &Drawn<'_>) -> (String, Face, Ink) {
    match item.fact {
        None => (SILENT.to_owned(), Face::Regular, Ink::Quiet),
        Some(fact) if fact.is_derived() => (fact.short(), Face::Regular, Ink::Quiet),
        Some(fact) => (fact.short(), Face::Bold, Ink::Text),
    }
}

impl Beside {
    /// `None` if the words would leave too little room for the bars.
    fn new(drawn: &[Drawn<'_>], width: f64) -> Option<Self> {
        let captions: Vec<Lines> =
            drawn.iter().map(|item| Phrase::new(SIZE).plain(&item.label).balance(WIDEST_CAPTION)).collect();
        let left = captions.iter().map(Lines::width).fold(0.0, f64::max) + 20.0;
        let thickness = if drawn.len() <= 4 { 26.0 } else { 18.0 };
        let room = |item: &Drawn<'_>| {
            let (words, face, _) = value_words(item);
            item.open(thickness) + 10.0 + text::width(&words, face, SIZE)
        };
        let axis = Axis::new(drawn, left, width, room);
        (axis.length() >= SHORTEST_SCALE).then_some(Self { captions, thickness, axis })
    }

    /// Returns the lower edge.
    fn draw(&self, scene: &mut Scene, context: &Context<'_>, drawn: &[Drawn<'_>], top: f64) -> f64 {
        let mut y = top;
        for (item, caption) in drawn.iter().zip(&self.captions) {
            let height = self.thickness.max(caption.height());
            let middle = y + height / 2.0;
            let first = middle - caption.height() / 2.0 + 14.0;
            caption.draw(scene, Point::new(0.0, first.round()), Anchor::Start);
            let across = (middle - self.thickness / 2.0).round();
            let end = draw_bar(scene, context, item, self.axis, across, self.thickness);
            let (words, face, ink) = value_words(item);
            let (x, anchor) = if end < self.axis.zero() { (end - 10.0, Anchor::End) } else { (end + 10.0, Anchor::Start) };
            scene.text(Text { at: Point::new(x, (middle + 5.0).round()), anchor, face, size: SIZE, ink, words });
            y += height + 14.0;
        }
        self.axis.draw_zero(scene, top, y - 14.0);
        y - 14.0 + drawn.last().map_or(0.0, Drawn::overshoot)
    }
}

#[cfg(test)]
#[allow(clippy::expect_used, clippy::indexing_slicing, reason = "a test that stops is a test that failed")]
mod tests {
    use crate::figure::Document;
    use crate::panels::State;
    use crate::scene::Scene;

    const EDITION: &str = include_str!("../../tests/fixtures/gallery/bars.json");

    fn scene(figure: &str, width: f64, state: &str) -> Scene {
        let document = Document::read(EDITION).expect("the fixture is sound");
        document.layout(figure, width, &State::parse(state)).expect("the figure is there")
    }

    fn refusal(from: &str, to: &str) -> String {
        assert!(EDITION.contains(from), "{from}");
        Document::read(&EDITION.replace(from, to)).expect_err("refused").to_string()
    }

    #[test]
    fn bars_start_at_one_zero_and_are_as_long_as_their_values_in_one_unit() {
        let bounds: Vec<_> = scene("bars-mixed", 300.0, "").targets.into_iter().map(|target| target.bounds).collect();
        assert!(bounds.iter().all(|bar| bar.x == 0.0));
        assert!((bounds[0].width / bounds[1].width - 0.75).abs() < 1e-9, "90 minutes are three quarters of 2 hours");
        assert!((bounds[2].width / bounds[1].width - 45.0 / 7_200.0).abs() < 1e-9);
    }

    #[test]
    fn bars_can_be_put_in_order_by_size_from_three_on() {
        let first = |state| scene("bars-mixed", 300.0, state).targets[0].fact.clone();
        assert_eq!((first(""), first("order=size")), ("mixed-0".to_owned(), "mixed-1".to_owned()));
        let document = Document::read(EDITION).expect("the fixture is sound");
        assert_eq!(document.switches("bars-mixed").len(), 1);
        assert!(document.switches("bars-losses").is_empty());
    }

    #[test]
    fn what_has_no_length_is_refused() {
        let rank =
            refusal(r#""value": 7, "unit": "boats", "hedge": "up_to""#, r#""value": 7, "unit": "rank", "hedge": "up_to""#);
        assert!(rank.contains("panels[0].bars[0].fact: a rank has no length"), "{rank}");
        let empty = refusal(r#"{"fact": "one-value", "caption": "boats"}"#, r#"{"caption": "boats"}"#);
        assert!(empty.contains("panels[0].bars: none has a fact"), "{empty}");
    }
}
