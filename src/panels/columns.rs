//! Columns from zero, on their years or on captions; the years between may carry an implied path.

#[cfg(feature = "edition")]
mod axis;
mod places;

use super::fields::{Caption, FactRef, Filled, Implied, Maybe, Value};
#[cfg(feature = "edition")]
use super::remarks;
#[cfg(feature = "edition")]
use super::{Check, Switch, Topic};
use super::{Context, Kind, Panel, fields, kind};
use crate::fact::Fact;
#[cfg(feature = "edition")]
use crate::fact::When;
use crate::layout::{Ink, Linear, Point, Rect};
use crate::marks::{self, Along, Bar, Certainty, FOOT, Labels, ValueAxis};
use crate::scene::{Anchor, Scene, Stroke, Text};
use places::{Places, Slot, Slots};

/// The kind's entry in the list.
pub(super) const KIND: Kind = kind!(Columns, "columns", "Amounts as columns from zero, by year or by caption.");

fields! {
    /// The fields of a panel of columns.
        struct Columns {
        /// From left to right, or by year.
        columns: Filled<Column>,
        /// Derived facts for years between the columns.
        implied: Vec<FactRef<Implied>> = default,
        /// The rate of change that the source reports.
        rate: Maybe<Value>,
        /// The words after the rate, which stands with its unit: "on average"; after a change in per cent, "a year, on average".
        rate_caption: Option<Caption>,
    } makes {
        /// The axis of all values, and that of the source's alone.
        axes: [ValueAxis; 2],
        /// The words of the implied values on the axis of all, without its magnitude.
        scaled: Vec<String>,
        /// The places of the slots without a column whose figure the source gives: it is not shown here.
        unshown: Vec<u16>,
        /// The words after the rate on its own line, up to their first comma, and those on the line under it.
        rate_lines: [String; 2],
    }
}

fields! {
    /// One column.
        struct Column {
        /// Its fact.
        fact: FactRef<Value>,
        /// The words under it, where the columns do not stand on years.
        caption: Option<Caption>,
    }
}

const WIDEST_COLUMN: f64 = 96.0;
/// How much higher the words of a rate stand over a bracket.
const BRACKET: f64 = 14.0;
/// How far over the columns the words of a rate may stand.
const OVER_COLUMNS: [f64; 7] = [22.0, 30.0, 38.0, 46.0, 54.0, 70.0, 86.0];
/// Room under columns that hang below zero, for their values.
const BELOW: f64 = 24.0;
/// No line of dots stands nearer to words.
const BESIDE_WORDS: f64 = 6.0;
/// More columns than these have the values of the first, the last, the highest and the lowest alone.
const MOST_LABELLED: usize = 40;

impl Panel for Columns {
    #[cfg(feature = "edition")]
    fn check(&self, check: &mut Check<'_>) {
        // A rate stands over its own years.
        let Some(rate) = self.rate.and_then(|rate| check.fact(rate)) else { return };
        let whens: Vec<Option<When>> = self.columns.iter().map(|column| check.fact(column.fact)?.when).collect();
        let reason = match rate.when.and_then(places::closed) {
            None => "has no years of its own to stand over: give it its date",
            Some(span) if places::covers(&whens, span) => return,
            Some(_) => "starts or ends where no column stands",
        };
        let id = rate.id.clone();
        check.refuse("rate", format!("`{}` {reason}", id.as_str()));
    }

    #[cfg(feature = "edition")]
    fn scales(&self) -> Vec<Vec<u16>> {
        let columns = self.columns.iter().map(|column| column.fact.index());
        vec![columns.chain(self.implied.iter().map(|fact| fact.index())).collect()]
    }

    #[cfg(feature = "edition")]
    fn prepare(&mut self, context: &Context<'_>, _: &[Topic]) {
        let amounts = self.implied.iter().map(|fact| context.fact(*fact).and_then(Fact::base_value).unwrap_or(0.0));
        let [all, reported] = [false, true].map(|is_reported| Slots::new(self, context, is_reported).slots);
        let axes = [&all, &reported].map(|slots| axis::new(slots));
        let scaled = amounts.map(|amount| axis::scaled(&axes[0], &all, amount)).collect();
        (self.axes, self.scaled, self.unshown) = (axes, scaled, places::unshown(&all, context));
        let caption = self.rate_caption.take().map(|caption| caption.to_string()).unwrap_or_default();
        // A rate in per cent a year has said so.
        let unit = self.rate.and_then(|rate| context.fact(rate)).map(|rate| rate.unit.words().to_owned()).unwrap_or_default();
        let said = unit.strip_prefix(crate::language::units::PER_CENT.words).map(str::trim).filter(|said| !said.is_empty());
        let rest = said.and_then(|said| caption.strip_prefix(said)).filter(|rest| !rest.starts_with(char::is_alphanumeric));
        let caption = rest.map_or(caption.as_str(), |rest| rest.trim_start_matches([',', ' '])).to_owned();
        let (first, second) = caption.split_once(", ").unwrap_or((&caption, ""));
        self.rate_lines = [first.to_owned(), second.to_owned()];
    }

    fn layout(&self, context: &Context<'_>, width: f64) -> Scene {
        let is_reported = !context.state.is(VALUES, ALL);
        let slots = Slots::new(self, context, is_reported);
        let [all, reported] = &self.axes;
        let axis = if is_reported { reported } else { all };
        let height = marks::chart_height(width);
        let mut scene = Scene::new(width, height);
        if slots.slots.is_empty() || width < 40.0 {
            return scene;
        }
        let top = if self.rate.is_some() { 78.0 } else { 46.0 };
        let below =
            || slots.slots.iter().filter_map(|slot| slot.fact).filter(|fact| fact.value.is_some_and(|value| value < 0.0));
        let reach = below().map(|fact| marks::reach(fact, WIDEST_COLUMN).past).fold(0.0, f64::max);
        let foot = if axis.domain.0 < 0.0 { FOOT + BELOW + reach } else { FOOT };
        let value = Linear::new(axis.domain, (height - foot, top));
        let left = axis.draw(&mut scene, value);
        let places = Places::new(&slots, (left, width));
        let mut labels = Labels::around(&scene);
        labels.block(axis.title_box());
        labels.interrupt(axis.ticks.iter().map(|tick| value.at(tick.value)).collect());
        labels.block(Rect::new(0.0, height - FOOT + 6.0, width, FOOT));
        let slots = &slots.slots;
        let chart = Chart { context, slots, places: &places, value, top };
        draw_columns(&mut scene, chart, &mut labels);
        self.draw_implied(&mut scene, chart, &mut labels);
        scene.horizontal(left, width, value.at(0.0), Ink::Axis);
        places.draw_captions(&mut scene, slots, height - FOOT, value.at(0.0));
        draw_gaps(&mut scene, chart, &self.unshown, &mut labels);
        scene
    }

    #[cfg(feature = "edition")]
    fn summary(&self, context: &Context<'_>) -> Vec<String> {
        let name = |column: &Column, fact: &Fact| match &column.caption {
            Some(caption) => caption.to_string(),
            None => fact.words.when_long.clone(),
        };
        let member = |column: &Column| context.fact(column.fact).map(|fact| (name(column, fact), fact));
        let members: Vec<(String, &Fact)> = self.columns.iter().filter_map(member).collect();
        let mut sentences = remarks::series(&members, context);
        let implied: Vec<String> = self
            .implied
            .iter()
            .filter_map(|fact| context.fact(*fact))
            .map(|fact| crate::language::grammar::beside(&fact.words.spoken, &fact.words.when_long))
            .collect();
        if !implied.is_empty() {
            sentences.push(crate::language::columns::implied(&implied));
        }
        sentences
    }

    #[cfg(feature = "edition")]
    fn switches(&self) -> Vec<Switch> {
        if self.implied.is_empty() {
            return Vec::new();
        }
        let options = [("reported", crate::language::columns::AS_REPORTED), (ALL, crate::language::columns::WITH_OURS)];
        vec![Switch::new(VALUES, crate::language::columns::VALUES, options)]
    }
}

/// What all parts of one chart are drawn by.
#[derive(Clone, Copy)]
struct Chart<'a> {
    context: &'a Context<'a>,
    slots: &'a [Slot<'a>],
    places: &'a Places,
    /// From values to pixels, up.
    value: Linear,
    /// The upper end of the scale.
    top: f64,
}

/// The switch between all values and those of the source alone.
const VALUES: &str = "values";
/// The option that adds what is computed; without it the columns stand as reported.
const ALL: &str = "all";

impl Columns {
    /// The derived path from column to column through the implied values, with the reported rate above it.
    fn draw_implied(&self, scene: &mut Scene, chart: Chart<'_>, labels: &mut Labels) {
        let Chart { context, slots, places, value, .. } = chart;
        let half = places.column / 2.0;
        let at = |index: usize, amount: f64| Point::new(places.centre(index), value.at(amount));
        let known = |slot: &Slot<'_>| slot.known().and_then(Fact::base_value);
        for (index, pair) in slots.windows(2).enumerate() {
            let [a, b] = pair else { continue };
            let (Some(from), Some(to)) = (known(a), known(b)) else { continue };
            if a.implied.is_none() && b.implied.is_none() {
                continue;
            }
            let (mut from, mut to) = (at(index, from), at(index + 1, to));
            let whole = to.x - from.x;
            if a.fact.is_some() {
                from = from.towards(to, half / whole);
            }
            if b.fact.is_some() {
                to = to.towards(at(index, known(a).unwrap_or(0.0)), half / whole);
            }
            scene.line(vec![from, to], Stroke::dashed(Ink::Quiet, 1.2, 3.0, 3.0));
        }
        for (index, slot) in slots.iter().enumerate() {
            let Some((place, fact)) = slot.implied else { continue };
            let Some(amount) = fact.base_value() else { continue };
            let centre = at(index, amount);
            scene.mark(&fact.id, |scene| marks::point(scene, centre, context.ink, Certainty::of(fact), 4.5));
            labels.block(Rect::new(centre.x - 5.0, centre.y - 5.0, 10.0, 10.0));
            let short = fact.marked(self.scaled.get(place).cloned().unwrap_or_default());
            let texts = [fact.short(), short].map(|words| Text::quiet(&words, centre.moved(0.0, 22.0), Anchor::Middle, 13.0));
            let narrow = places.room - 4.0;
            let [long, short] = texts;
            for text in [short, long] {
                let above = Text { at: centre.moved(0.0, -12.0), ..text.clone() };
                if text.bounds().width <= narrow && labels.place(scene, &[text, above]) {
                    break;
                }
            }
        }
        scene.read_across(0);
        self.draw_rate(scene, chart, labels);
    }

    fn draw_rate(&self, scene: &mut Scene, chart: Chart<'_>, labels: &mut Labels) {
        let Chart { context, slots, places, value, .. } = chart;
        let Some(rate) = self.rate.and_then(|fact| context.fact(fact)) else { return };
        let Some((first, last)) = rate.when.and_then(|when| places::spanned(slots, when)) else { return };
        let (from, to) = (places.centre(first), places.centre(last));
        let middle = f64::midpoint(from, to);
        let is_whole = first == 0 && last + 1 == slots.len();
        let own = slots.iter().skip(first).take(last + 1 - first);
        let between = own.clone().skip(1).take((last - first).saturating_sub(1));
        let highest = between.filter_map(|slot| slot.known().and_then(Fact::base_value)).fold(f64::NAN, f64::max);
        let ends = own.filter_map(|slot| slot.fact.and_then(Fact::base_value)).fold(0.0, f64::max);
        let y = value.at(if highest.is_nan() || !is_whole { ends } else { highest });
        let value_text = rate.short();
        let [head, tail] = &self.rate_lines;
        let head = format!("{value_text} {head}");
        let lines = |y: f64, short: bool| {
            let words = if short { &value_text } else { &head };
            let first = Text::bold(words, Point::new(middle, y - 16.0), Anchor::Middle, 13.0);
            let second = Text::quiet(tail, Point::new(middle, y), Anchor::Middle, 12.0);
            if short || tail.is_empty() { vec![Text { at: first.at.moved(0.0, 16.0), ..first }] } else { vec![first, second] }
        };
        // Over a part of the columns a bracket says which; over all of them where it has room, and no path joins them.
        let forms = [(false, !is_whole || highest.is_nan()), (false, !is_whole), (true, !is_whole)];
        scene.mark(&rate.id, |scene| {
            let mut stands = |(short, is_bracketed): (bool, bool), up: f64| {
                let y = (y - up - if is_bracketed { BRACKET } else { 0.0 }).max(30.0);
                let bracket = Rect::new(from, y + 6.0, to - from, 5.0);
                let has_room = !(is_whole && is_bracketed) || labels.fits(bracket);
                let is_placed = has_room && labels.place_lines(scene, &lines(y, short));
                if is_placed && is_bracketed {
                    draw_bracket(scene, bracket);
                }
                is_placed
            };
            forms.into_iter().any(|form| OVER_COLUMNS.into_iter().any(|up| stands(form, up)));
        });
    }
}

/// Three sides of a box, open to the columns under it.
fn draw_bracket(scene: &mut Scene, bracket: Rect) {
    scene.horizontal(bracket.x, bracket.right(), bracket.y, Ink::Quiet);
    scene.vertical(bracket.x, bracket.y, bracket.bottom(), Ink::Quiet);
    scene.vertical(bracket.right(), bracket.y, bracket.bottom(), Ink::Quiet);
}

fn draw_columns(scene: &mut Scene, chart: Chart<'_>, labels: &mut Labels) {
    let Chart { context, slots, places, value, .. } = chart;
    let width = places.column;
    let mut wanted = Vec::new();
    for (index, slot) in slots.iter().enumerate() {
        let (Some(fact), Some(amount)) = (slot.fact, slot.fact.and_then(Fact::base_value)) else { continue };
        let bar = Bar {
            along: Along::Up,
            zero: value.at(0.0),
            value: value.at(amount),
            across: places.centre(index) - width / 2.0,
            thickness: width,
        };
        let mut end = bar.value;
        scene.mark(&fact.id, |scene| end = marks::bar(scene, bar, context.ink, Certainty::of(fact)));
        let (upper, lower) = (end.min(bar.value).min(bar.zero), end.max(bar.value).max(bar.zero));
        labels.block(Rect::new(bar.across, upper, width, lower - upper));
        let over = if marks::reach(fact, width).beside > 0.0 { 3.0 } else { 0.0 };
        wanted.push(Wanted { index, fact, amount, y: if amount < 0.0 { lower + 16.0 } else { upper - 8.0 - over } });
    }
    let amounts: Vec<f64> = wanted.iter().map(|column| column.amount).collect();
    for (place, is_needed) in marks::by_weight(&amounts, amounts.len().saturating_sub(1)) {
        if let Some(column) = wanted.get(place).filter(|_| is_needed || wanted.len() <= MOST_LABELLED) {
            column.label(scene, places, labels, is_needed);
        }
    }
}

/// A column that wants its value.
struct Wanted<'a> {
    index: usize,
    fact: &'a Fact,
    amount: f64,
    /// The baseline of its label at the column's end.
    y: f64,
}

impl Wanted<'_> {
    /// Draws the value at the column's end or, where that is taken and the value must be there, over its neighbours with
    /// a line down to it. The hedge is never left out: a sign stands for the word.
    fn label(&self, scene: &mut Scene, places: &Places, labels: &mut Labels, is_needed: bool) {
        let x = places.centre(self.index);
        let width = scene.size.width;
        let text = |words: &str, y: f64| Text::bold(words, Point::new(x, y), Anchor::Middle, 14.0).inside(places.left, width);
        let steps = if is_needed && self.amount >= 0.0 { 24 } else { 0 };
        for step in 0..=steps {
            let y = self.y - 8.0 * f64::from(step);
            // Few columns share the room: the word of one must not take the other's.
            let (short, narrow) = (self.fact.short(), self.fact.narrow());
            let is_tight = places.count() <= 3 && text(&short, y).bounds().width > places.room;
            let forms = if is_tight { [narrow, short] } else { [short, narrow] };
            for words in forms {
                let text = text(&words, y);
                if y > 10.0 && labels.place(scene, &[text]) {
                    if step > 0 {
                        scene.vertical(x, y + 4.0, self.y + 4.0, Ink::Axis);
                        labels.block(Rect::new(x, y + 4.0, 1.0, self.y - y));
                    }
                    return;
                }
            }
        }
    }
}

/// A line of dots over the whole scale, and words, where the source gives no value.
fn draw_gaps(scene: &mut Scene, chart: Chart<'_>, unshown: &[u16], labels: &mut Labels) {
    let Chart { slots, places, value, top, .. } = chart;
    let base = value.at(0.0) - 4.0;
    let mut start = None;
    for (index, slot) in slots.iter().map(Some).chain([None]).enumerate() {
        if slot.is_some_and(|slot| slot.known().is_none()) && !unshown.contains(&(index as u16)) {
            start = start.or(Some(index));
        } else if let Some(first) = start.take() {
            let middle = f64::midpoint(places.centre(first), places.centre(index - 1));
            let y = value.at(0.0) - (value.at(0.0) - 60.0) * 0.42;
            let lines = marks::no_figure(Point::new(middle, y));
            let is_placed = labels.place_lines(scene, &lines) || labels.place(scene, &lines[..1]);
            for slot in first..index {
                let x = places.centre(slot);
                // Not through the words, nor right beside them.
                let words = if is_placed && (x - middle).abs() < lines[1].bounds().width / 2.0 + BESIDE_WORDS {
                    (y + 20.0, y - 16.0)
                } else {
                    (base, base)
                };
                for (from, to) in [(base, words.0), (words.1, top)] {
                    scene.line(vec![Point::new(x, from), Point::new(x, to)], Stroke::MISSING);
                }
            }
        }
    }
}
