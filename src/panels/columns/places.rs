//! Where columns stand: on their years, on their months, on a scale of time, or side by side as they are listed.

use super::super::Context;
use super::{Columns, WIDEST_COLUMN};
use crate::fact::{Date, Fact, When};
use crate::layout::text::{self, Face};
use crate::layout::{Ink, Linear, Point, Rect, order};
use crate::marks::{FOOT, Labels, Phrase};
use crate::scene::{Anchor, Scene, Text};

/// The longest runs of years and of months that are drawn one by one.
const MOST_YEARS: u16 = 40;
const MOST_MONTHS: usize = 240;
/// Columns on a scale of time are no nearer to each other than this, in pixels.
const LEAST_STEP: f64 = 6.0;
/// From the outermost columns on a scale of time to its ends.
const MARGIN: f64 = 36.0;
/// A caption has no more lines, and no shorter ones.
const MOST_LINES: usize = 6;
const LEAST_LINE: f64 = 28.0;
/// Years from one named year to the next, where not all have room.
const STEPS: [u32; 6] = [1, 2, 5, 10, 20, 50];

/// A place on the axis: its label, and the fact that stands there if the source gives one.
pub(super) struct Slot<'a> {
    pub(super) label: String,
    pub(super) fact: Option<&'a Fact>,
    /// The index and the fact of the implied value.
    pub(super) implied: Option<(usize, &'a Fact)>,
    /// The time that it stands for, in decimal years.
    span: Option<(f64, f64)>,
    /// Year and month, where it stands for a month.
    month: Option<(u16, u8)>,
}

impl<'a> Slot<'a> {
    /// What stands there, stated or implied.
    pub(super) fn known(&self) -> Option<&'a Fact> {
        self.fact.or(self.implied.map(|(_, fact)| fact))
    }
}

/// How the places follow one another.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Order {
    /// As listed, under captions or dates that are no time axis.
    Listed,
    /// Every year from the first to the last.
    Years,
    /// Every month from the first to the last.
    Months,
    /// By date, as far apart as the dates are.
    Time,
}

/// The places of a panel, in order.
pub(super) struct Slots<'a> {
    pub(super) slots: Vec<Slot<'a>>,
    order: Order,
    /// Whether the labels are the edition's captions, which are all shown.
    has_captions: bool,
}

/// Start and end of a closed time.
pub(super) fn closed(when: When) -> Option<(f64, f64)> {
    when.start().zip(when.end())
}

/// Whether one of the times holds the start of `span`, and one its end.
#[cfg(feature = "edition")]
pub(super) fn covers(whens: &[Option<When>], (start, end): (f64, f64)) -> bool {
    let all: Vec<(f64, f64)> = whens.iter().filter_map(|when| when.and_then(closed)).collect();
    all.len() == whens.len()
        && all.iter().any(|(from, to)| (*from..*to).contains(&start))
        && all.iter().any(|(from, to)| *from < end && end <= *to + 1e-9)
}

/// The places of the first and the last slot that a time spans.
pub(super) fn spanned(slots: &[Slot<'_>], when: When) -> Option<(usize, usize)> {
    let (start, end) = closed(when)?;
    let first = slots.iter().position(|slot| slot.span.is_some_and(|(_, to)| to > start + 1e-9))?;
    let last = slots.iter().rposition(|slot| slot.span.is_some_and(|(from, _)| from < end - 1e-9))?;
    (first <= last).then_some((first, last))
}

fn month_of(fact: &Fact) -> Option<(u16, u8)> {
    match fact.when {
        Some(When::At(Date { year, month: Some(month), day: None })) => Some((year, month)),
        _ => None,
    }
}

/// Months from the start of the calendar.
fn ordinal((year, month): (u16, u8)) -> usize {
    usize::from(year) * 12 + usize::from(month) - 1
}

impl<'a> Slots<'a> {
    pub(super) fn new(columns: &Columns, context: &Context<'a>, is_reported: bool) -> Self {
        let listed = || columns.columns.iter().filter_map(|column| Some((column, context.fact(column.fact)?)));
        let facts: Vec<&Fact> = listed().map(|(_, fact)| fact).collect();
        let implied: Vec<(usize, &Fact)> = columns
            .implied
            .iter()
            .enumerate()
            .filter(|_| !is_reported)
            .filter_map(|(index, fact)| Some((index, context.fact(*fact)?)))
            .collect();
        if let Some(slots) = years(&facts, &implied) {
            return Self { slots, order: Order::Years, has_captions: false };
        }
        let has_captions = columns.columns.iter().any(|column| column.caption.is_some());
        if !has_captions && let Some(slots) = months(&facts) {
            return Self { slots, order: Order::Months, has_captions };
        }
        let mut slots: Vec<Slot<'a>> = listed()
            .map(|(column, fact)| Slot {
                label: column.caption.as_ref().map_or_else(|| fact.words.when_short.clone(), |caption| caption.to_string()),
                fact: Some(fact),
                implied: None,
                span: fact.when.and_then(closed),
                month: None,
            })
            .collect();
        let middle = |slot: &Slot<'_>| slot.span.map_or(0.0, |(from, to)| f64::midpoint(from, to));
        let is_dated = slots.len() > 1 && slots.iter().all(|slot| slot.span.is_some());
        if has_captions || !is_dated {
            return Self { slots, order: Order::Listed, has_captions };
        }
        order::sort_by(&mut slots, |a, b| middle(a).total_cmp(&middle(b)));
        let is_distinct = slots.windows(2).all(|pair| matches!(pair, [a, b] if middle(b) - middle(a) > 1e-6));
        Self { slots, order: if is_distinct { Order::Time } else { Order::Listed }, has_captions }
    }
}

/// How wide a column is in its room: most of a narrow one, less of a wide one.
fn widest(room: f64) -> f64 {
    (room * 0.6).min(58.0).max(room * 0.4).min(WIDEST_COLUMN)
}

/// The places of the slots without a fact for which the source gives a figure that stands elsewhere in the edition.
#[cfg(feature = "edition")]
pub(super) fn unshown(slots: &[Slot<'_>], context: &Context<'_>) -> Vec<u16> {
    let facts: Vec<&Fact> = slots.iter().filter_map(|slot| slot.fact).collect();
    let is_elsewhere = |slot: &Slot<'_>| slot.span.is_some_and(|span| super::remarks::is_elsewhere(context, &facts, span));
    let silent = slots.iter().zip(0_u16..).filter(|(slot, _)| slot.fact.is_none() && is_elsewhere(slot));
    silent.map(|(_, place)| place).collect()
}

/// Every year from the first to the last, if each fact has a year of its own.
fn years<'a>(facts: &[&'a Fact], implied: &[(usize, &'a Fact)]) -> Option<Vec<Slot<'a>>> {
    let whole = |fact: &Fact| fact.when.and_then(When::whole_year);
    let years: Vec<u16> = facts.iter().map(|fact| whole(fact)).collect::<Option<_>>()?;
    let (first, last) = (*years.iter().min()?, *years.iter().max()?);
    let is_distinct = years.iter().enumerate().all(|(index, year)| !years.iter().take(index).any(|other| other == year));
    if !is_distinct || last - first >= MOST_YEARS {
        return None;
    }
    let slot = |year: u16| Slot {
        label: year.to_string(),
        fact: facts.iter().copied().find(|fact| whole(fact) == Some(year)),
        implied: implied.iter().copied().find(|(_, fact)| whole(fact) == Some(year)),
        span: Some((f64::from(year), f64::from(year) + 1.0)),
        month: None,
    };
    Some((first..=last).map(slot).collect())
}

/// Every month from the first to the last, if each fact has a month of its own.
fn months<'a>(facts: &[&'a Fact]) -> Option<Vec<Slot<'a>>> {
    let months: Vec<usize> = facts.iter().map(|fact| month_of(fact).map(ordinal)).collect::<Option<_>>()?;
    let (first, last) = (*months.iter().min()?, *months.iter().max()?);
    if last - first >= MOST_MONTHS {
        return None;
    }
    let mut slots: Vec<Slot<'a>> = (first..=last)
        .map(|month| Slot {
            label: String::new(),
            fact: None,
            implied: None,
            span: Some((month as f64 / 12.0, (month + 1) as f64 / 12.0)),
            month: Some(((month / 12) as u16, (month % 12) as u8 + 1)),
        })
        .collect();
    for (fact, month) in facts.iter().zip(&months) {
        let slot = slots.get_mut(month - first)?;
        if slot.fact.replace(fact).is_some() {
            return None;
        }
        slot.label.clone_from(&fact.words.when_short);
    }
    Some(slots)
}

/// The places in pixels.
pub(super) struct Places {
    centres: Vec<f64>,
    /// Where the plot begins.
    pub(super) left: f64,
    /// How wide a column is.
    pub(super) column: f64,
    /// How wide a label may be.
    pub(super) room: f64,
    order: Order,
    has_captions: bool,
    /// Whether time is not drawn to scale although it is told by dates.
    is_broken: bool,
}

impl Places {
    pub(super) fn new(slots: &Slots<'_>, (left, right): (f64, f64)) -> Self {
        let count = slots.slots.len().max(1);
        let room = (right - left) / count as f64;
        let even = || (0..count).map(|index| left + room * (index as f64 + 0.5)).collect();
        let (order, has_captions) = (slots.order, slots.has_captions);
        let column = widest(room);
        let mut places = Self { centres: Vec::new(), left, column, room, order, has_captions, is_broken: false };
        if order != Order::Time {
            places.centres = even();
            return places;
        }
        let middles: Vec<f64> =
            slots.slots.iter().filter_map(|slot| slot.span.map(|(from, to)| f64::midpoint(from, to))).collect();
        let ends = (middles.first().copied().unwrap_or(0.0), middles.last().copied().unwrap_or(1.0));
        let margin = MARGIN.min((right - left) / 4.0);
        let scale = Linear::new(ends, (left + margin, right - margin));
        let centres: Vec<f64> = middles.iter().map(|middle| scale.at(*middle)).collect();
        let step = centres.windows(2).filter_map(|pair| Some(pair.last()? - pair.first()?)).fold(f64::INFINITY, f64::min);
        if step < LEAST_STEP {
            places.centres = even();
            places.is_broken = true;
        } else {
            places.centres = centres;
            places.room = step;
            places.column = widest(step);
        }
        places
    }

    /// How many places there are.
    pub(super) fn count(&self) -> usize {
        self.centres.len()
    }

    /// The middle of a place.
    pub(super) fn centre(&self, index: usize) -> f64 {
        self.centres.get(index).copied().unwrap_or_default()
    }

    /// Draws the labels under the axis at `base`. Captions are all there, in several lines where they are long; of dates, the first
    /// and the last are there, and between them as many as have room: years, then quarters, then months.
    pub(super) fn draw_captions(&self, scene: &mut Scene, slots: &[Slot<'_>], base: f64, zero: f64) {
        let width = scene.size.width;
        let face = |slot: &Slot<'_>| if slot.fact.is_some() { Face::Bold } else { Face::Regular };
        let text = |index: usize, slot: &Slot<'_>, words: &str| {
            let ink = if slot.fact.is_some() { Ink::Text } else { Ink::Quiet };
            Text::new(words, Point::new(self.centre(index), base + 19.0), Anchor::Middle, face(slot), 13.0, ink)
                .inside(0.0, width)
        };
        if self.order == Order::Years {
            let widest = slots.iter().map(|slot| text::width(&slot.label, face(slot), 13.0)).fold(0.0, f64::max);
            let every = ((widest + 6.0) / self.room).ceil().max(1.0) as usize;
            for (index, slot) in slots.iter().enumerate().filter(|(index, _)| index % every == 0) {
                let room = self.room - 4.0 + self.room * (every - 1) as f64;
                scene.text(text(index, slot, &text::elide(&slot.label, face(slot), 13.0, room)));
            }
            return;
        }
        if self.has_captions {
            let room = self.room - 4.0;
            for (index, slot) in slots.iter().enumerate() {
                let lines = Phrase::new(13.0).then(&slot.label, face(slot), Ink::Text).balance(room.max(1.0));
                if room < LEAST_LINE || lines.count() > MOST_LINES {
                    scene.text(text(index, slot, &text::elide(&slot.label, face(slot), 13.0, room)));
                } else {
                    lines.draw(scene, Point::new(self.centre(index), base + 19.0), Anchor::Middle);
                    scene.size.height = scene.size.height.max(base + FOOT + lines.rise());
                }
            }
            return;
        }
        let mut labels = Labels::new(Rect::new(-8.0, base - 8.0, width + 16.0, 60.0));
        let mut draw = |scene: &mut Scene, index: usize, text: Text| {
            if labels.fits(text.bounds().grown(3.0)) || index == 0 {
                labels.place(scene, &[text]);
                scene.vertical(self.centre(index), zero, zero + 4.0, Ink::Axis);
            }
        };
        let ends = [Some(0), slots.len().checked_sub(1)];
        for index in ends.into_iter().flatten() {
            if let Some(slot) = slots.get(index) {
                draw(scene, index, text(index, slot, &slot.label));
            }
        }
        for (index, slot) in slots.iter().enumerate() {
            if let Some(words) = self.between(slot) {
                draw(scene, index, text(index, slot, &words));
            }
        }
        if self.is_broken {
            scene.text(Text::quiet(crate::language::columns::NOT_TO_SCALE, Point::new(width, 11.0), Anchor::End, 12.0));
            for (a, b) in self.centres.iter().zip(self.centres.iter().skip(1)) {
                let x = f64::midpoint(*a, *b);
                for dx in [-1.5, 1.5] {
                    let points = vec![Point::new(x + dx - 1.0, zero + 3.0), Point::new(x + dx + 1.0, zero - 3.0)];
                    scene.line(points, crate::scene::Stroke::solid(Ink::Axis, 1.0));
                }
            }
        }
    }

    /// The label of a slot between the first and the last; of months, only those of the finest step that has room.
    fn between(&self, slot: &Slot<'_>) -> Option<String> {
        let Some((year, month)) = slot.month.filter(|_| self.order == Order::Months) else { return Some(slot.label.clone()) };
        let width = |words: &str| text::width(words, Face::Bold, 13.0) + 10.0;
        let step = |months: f64, words: &str| months * self.room >= width(words);
        let name = || slot.label.split('\u{a0}').next().unwrap_or_default().to_owned();
        let year_in_words = || year.to_string();
        if step(1.0, crate::language::dates::SHORT_MONTH) && step(1.0, "0000") {
            return Some(if month == 1 { year_in_words() } else { name() });
        }
        if step(3.0, "0000") {
            return match month {
                1 => Some(year_in_words()),
                4 | 7 | 10 => Some(name()),
                _ => None,
            };
        }
        let years = STEPS.into_iter().find(|years| step(12.0 * f64::from(*years), "0000")).unwrap_or(100);
        (month == 1 && u32::from(year).is_multiple_of(years)).then(year_in_words)
    }
}
