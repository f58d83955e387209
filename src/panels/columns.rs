//! Columns from zero, on their years or on captions; the years between may carry an implied path.

#[cfg(feature = "edition")]
mod axis;

use super::fields::{Caption, FactRef, Filled, Implied, Maybe, Value};
#[cfg(feature = "edition")]
use super::remarks;
use super::{Context, Kind, Panel, fields, kind};
#[cfg(feature = "edition")]
use super::{Switch, Topic};
use crate::fact::Fact;
use crate::layout::text::{self, Face};
use crate::layout::{Band, Ink, Linear, Point, Rect};
use crate::marks::{self, Along, Bar, Certainty, Labels, ValueAxis};
use crate::scene::{Anchor, Scene, Stroke, Text};

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
        /// The words after the rate: "a year, on average".
        rate_caption: Option<Caption>,
    } makes {
        /// The axis of all values, and that of the source's alone.
        axes: [ValueAxis; 2],
        /// The words of the implied values on the axis of all, without its magnitude.
        scaled: Vec<String>,
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

/// The longest run of years that is drawn year by year.
const MOST_YEARS: u16 = 40;
const WIDEST_COLUMN: f64 = 58.0;
const FOOT: f64 = 30.0;
/// Room under columns that hang below zero, for their values.
const BELOW: f64 = 24.0;

/// A place on the axis: its label, and the fact that stands there if the source gives one.
struct Slot<'a> {
    label: String,
    fact: Option<&'a Fact>,
    /// The index and the fact of the implied value.
    implied: Option<(usize, &'a Fact)>,
}

impl<'a> Slot<'a> {
    /// What stands there, stated or implied.
    fn known(&self) -> Option<&'a Fact> {
        self.fact.or(self.implied.map(|(_, fact)| fact))
    }
}

impl Panel for Columns {
    #[cfg(feature = "edition")]
    fn scales(&self) -> Vec<Vec<u16>> {
        let columns = self.columns.iter().map(|column| column.fact.index());
        vec![columns.chain(self.implied.iter().map(|fact| fact.index())).collect()]
    }

    #[cfg(feature = "edition")]
    fn prepare(&mut self, context: &Context<'_>, _: &[Topic]) {
        let amounts = self.implied.iter().map(|fact| context.fact(*fact).and_then(Fact::base_value).unwrap_or(0.0));
        let axes = [false, true].map(|is_reported| axis::new(&self.slots(context, is_reported)));
        self.scaled = amounts.map(|amount| axis::scaled(&axes[0], amount)).collect();
        self.axes = axes;
    }

    fn layout(&self, context: &Context<'_>, width: f64) -> Scene {
        let is_reported = context.state.is(VALUES, REPORTED);
        let slots = self.slots(context, is_reported);
        let [all, reported] = &self.axes;
        let axis = if is_reported { reported } else { all };
        let height = if width < 320.0 { 286.0 } else { 322.0 };
        let mut scene = Scene::new(width, height);
        if slots.is_empty() || width < 40.0 {
            return scene;
        }
        let top = if self.rate.is_some() { 62.0 } else { 46.0 };
        let foot = if axis.domain.0 < 0.0 { FOOT + BELOW } else { FOOT };
        let value = Linear::new(axis.domain, (height - foot, top));
        let left = axis.draw(&mut scene, value);
        let band = Band::new(slots.len(), (left, width));
        let mut labels = Labels::new(scene.frame());
        labels.block(axis.title_box());
        for tick in scene.texts() {
            labels.block(tick.bounds());
        }
        draw_columns(&mut scene, context, &slots, band, value, &mut labels);
        self.draw_implied(&mut scene, context, &slots, band, value, &mut labels);
        scene.horizontal(left, width, value.at(0.0), Ink::Axis);
        draw_captions(&mut scene, &slots, band, height);
        draw_gaps(&mut scene, &slots, band, value, &mut labels);
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
        let mut sentences = remarks::series(&members);
        let implied: Vec<String> = self
            .implied
            .iter()
            .filter_map(|fact| context.fact(*fact))
            .map(|fact| format!("{} ({})", fact.words.spoken, fact.words.when_long.clone()))
            .collect();
        if !implied.is_empty() {
            sentences.push(format!("Our arithmetic puts between them: {}.", implied.join(", ")));
        }
        sentences
    }

    #[cfg(feature = "edition")]
    fn switches(&self) -> Vec<Switch> {
        if self.implied.is_empty() {
            return Vec::new();
        }
        let options = [("all", "With our arithmetic"), (REPORTED, "As reported")];
        vec![Switch {
            name: VALUES.to_owned(),
            label: "Values".to_owned(),
            options: options.map(|(value, label)| (value.to_owned(), label.to_owned())).to_vec(),
        }]
    }
}

/// The switch between all values and those of the source alone.
const VALUES: &str = "values";
const REPORTED: &str = "reported";

impl Columns {
    /// The places on the axis: years without a gap when every column has a whole year, else the columns as listed.
    fn slots<'a>(&self, context: &Context<'a>, is_reported: bool) -> Vec<Slot<'a>> {
        let facts: Vec<(&Column, &Fact)> =
            self.columns.iter().filter_map(|column| Some((column, context.fact(column.fact)?))).collect();
        let years: Option<Vec<u16>> = facts.iter().map(|(_, fact)| fact.when?.whole_year()).collect();
        let span = years.and_then(|years| Some((*years.iter().min()?, *years.iter().max()?, years)));
        if let Some((first, last, years)) = span {
            let distinct = years.iter().enumerate().all(|(index, year)| !years.iter().take(index).any(|other| other == year));
            if distinct && last - first < MOST_YEARS {
                let at = |fact: &Fact, year: u16| fact.when.and_then(crate::fact::When::whole_year) == Some(year);
                let implied = || self.implied.iter().enumerate().filter(|_| !is_reported);
                let implied = || implied().filter_map(|(index, fact)| Some((index, context.fact(*fact)?)));
                return (first..=last)
                    .map(|year| Slot {
                        label: year.to_string(),
                        fact: facts.iter().map(|(_, fact)| *fact).find(|fact| at(fact, year)),
                        implied: implied().find(|(_, fact)| at(fact, year)),
                    })
                    .collect();
            }
        }
        let caption = |column: &Column, fact: &Fact| match &column.caption {
            Some(caption) => caption.to_string(),
            None => fact.words.when_short.clone(),
        };
        facts.into_iter().map(|(column, fact)| Slot { label: caption(column, fact), fact: Some(fact), implied: None }).collect()
    }

    /// The derived path from column to column through the implied values, with the reported rate above it.
    #[allow(clippy::too_many_arguments, reason = "the parts of one chart, each made once")]
    fn draw_implied(
        &self,
        scene: &mut Scene,
        context: &Context<'_>,
        slots: &[Slot<'_>],
        band: Band,
        value: Linear,
        labels: &mut Labels,
    ) {
        let half = column_width(band) / 2.0;
        let at = |index: usize, amount: f64| Point::new(band.centre(index), value.at(amount));
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
            let texts =
                [fact.short(), short].map(|words| label(&words, centre.moved(0.0, 22.0), Face::Regular, 13.0, Ink::Quiet));
            let narrow = band.bandwidth() - 4.0;
            let [long, short] = texts;
            for text in [short, long] {
                if text.bounds().width <= narrow && labels.place(scene, &[text]) {
                    break;
                }
            }
        }
        scene.read_across(0);
        self.draw_rate(scene, context, slots, band, value, labels);
    }

    fn draw_rate(
        &self,
        scene: &mut Scene,
        context: &Context<'_>,
        slots: &[Slot<'_>],
        band: Band,
        value: Linear,
        labels: &mut Labels,
    ) {
        let Some(rate) = self.rate.and_then(|fact| context.fact(fact)) else { return };
        let middle = f64::midpoint(band.centre(0), band.centre(slots.len().saturating_sub(1)));
        let between = slots.iter().skip(1).take(slots.len().saturating_sub(2));
        let highest = between.filter_map(|slot| slot.known().and_then(Fact::base_value)).fold(f64::NAN, f64::max);
        let ends = slots.iter().filter_map(|slot| slot.fact.and_then(Fact::base_value)).fold(0.0, f64::max);
        let y = value.at(if highest.is_nan() { ends } else { highest });
        let value_text = rate.short();
        let caption = self.rate_caption.as_ref().map(|caption| caption.to_string()).unwrap_or_default();
        let (head, tail) = caption.split_once(", ").unwrap_or((&caption, ""));
        let head = format!("{value_text} {head}");
        let lines = |y: f64, short: bool| {
            let first =
                label(if short { &value_text } else { &head }, Point::new(middle, y - 16.0), Face::Bold, 13.0, Ink::Text);
            let second = label(tail, Point::new(middle, y), Face::Regular, 12.0, Ink::Quiet);
            if short || tail.is_empty() { vec![Text { at: first.at.moved(0.0, 16.0), ..first }] } else { vec![first, second] }
        };
        let heights = [y - 22.0, y - 30.0, y - 38.0, 30.0];
        scene.mark(&rate.id, |scene| {
            [false, true].iter().any(|short| heights.iter().any(|y| labels.place_lines(scene, &lines(*y, *short))));
        });
    }
}

fn label(words: &str, at: Point, face: Face, size: f64, ink: Ink) -> Text {
    Text { at, anchor: Anchor::Middle, face, size, ink, words: words.to_owned() }
}

fn column_width(band: Band) -> f64 {
    WIDEST_COLUMN.min(band.bandwidth() * 0.6)
}

fn draw_columns(scene: &mut Scene, context: &Context<'_>, slots: &[Slot<'_>], band: Band, value: Linear, labels: &mut Labels) {
    let width = column_width(band);
    let mut wanted = Vec::new();
    for (index, slot) in slots.iter().enumerate() {
        let (Some(fact), Some(amount)) = (slot.fact, slot.fact.and_then(Fact::base_value)) else { continue };
        let bar = Bar {
            along: Along::Up,
            zero: value.at(0.0),
            value: value.at(amount),
            across: band.centre(index) - width / 2.0,
            thickness: width,
        };
        let mut end = bar.value;
        scene.mark(&fact.id, |scene| end = marks::bar(scene, bar, context.ink, Certainty::of(fact)));
        let upper = end.min(bar.value).min(bar.zero);
        labels.block(Rect::new(bar.across, upper, width, (bar.zero - upper).abs()));
        let over = if fact.hedge == crate::fact::Hedge::UpTo || fact.hedge == crate::fact::Hedge::AtLeast { 3.0 } else { 0.0 };
        wanted.push((index, fact, if amount < 0.0 { end + 16.0 } else { upper - 8.0 - over }));
    }
    // The ends of the story come first; what lies between is labelled where there is room.
    let last = wanted.len().saturating_sub(1);
    let order = wanted.iter().enumerate().filter(|(place, _)| *place == 0 || *place == last);
    let rest = wanted.iter().enumerate().filter(|(place, _)| *place != 0 && *place != last);
    for (_, (index, fact, y)) in order.chain(rest) {
        let at = Point::new(band.centre(*index), *y);
        let words = [fact.short(), fact.narrow(), fact.words.bare_short.clone()];
        let width = scene.size.width;
        let texts = words.map(|words| kept_inside(label(&words, at, Face::Bold, 14.0, Ink::Text), width));
        labels.place(scene, &texts);
    }
}

/// The text moved sideways until it lies between 0 and `width`.
fn kept_inside(text: Text, width: f64) -> Text {
    let bounds = text.bounds();
    let dx = (-bounds.x).max(0.0) - (bounds.right() - width).max(0.0);
    Text { at: text.at.moved(dx, 0.0), ..text }
}

/// The labels under the axis: every one if they fit, else every second, third …; captions may take two lines.
fn draw_captions(scene: &mut Scene, slots: &[Slot<'_>], band: Band, height: f64) {
    let room = band.bandwidth() - 4.0;
    let face = |slot: &Slot<'_>| if slot.fact.is_some() { Face::Bold } else { Face::Regular };
    let widest = slots.iter().map(|slot| text::width(&slot.label, face(slot), 13.0)).fold(0.0, f64::max);
    let is_year = |slot: &Slot<'_>| slot.label.len() == 4 && slot.label.bytes().all(|byte| byte.is_ascii_digit());
    let every = if slots.iter().all(is_year) { ((widest + 6.0) / band.bandwidth()).ceil().max(1.0) as usize } else { 1 };
    for (index, slot) in slots.iter().enumerate().filter(|(index, _)| index % every == 0) {
        let room = room + band.bandwidth() * (every - 1) as f64;
        let ink = if slot.fact.is_some() { Ink::Text } else { Ink::Quiet };
        let at = Point::new(band.centre(index), height - FOOT + 19.0);
        let words = text::elide(&slot.label, face(slot), 13.0, room);
        let width = scene.size.width;
        scene.text(kept_inside(label(&words, at, face(slot), 13.0, ink), width));
    }
}

/// Dots and words where the source gives no value.
fn draw_gaps(scene: &mut Scene, slots: &[Slot<'_>], band: Band, value: Linear, labels: &mut Labels) {
    let half = column_width(band) / 2.0;
    let base = value.at(0.0) - 5.0;
    let mut start = None;
    for (index, slot) in slots.iter().map(Some).chain([None]).enumerate() {
        let missing = slot.is_some_and(|slot| slot.fact.is_none());
        if missing {
            let x = band.centre(index);
            scene.line(vec![Point::new(x - half, base), Point::new(x + half, base)], Stroke::MISSING);
            start = start.or(Some(index));
        } else if let Some(first) = start.take() {
            let middle = f64::midpoint(band.centre(first), band.centre(index - 1));
            let y = value.at(0.0) - (value.at(0.0) - 60.0) * 0.42;
            let line = |words: &str, y: f64| label(words, Point::new(middle, y), Face::Regular, 12.0, Ink::Quiet);
            let lines = [line("no figure", y), line("in the source", y + 15.0)];
            if !labels.place_lines(scene, &lines) {
                labels.place(scene, &lines[..1]);
            }
        }
    }
}
