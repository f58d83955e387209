//! Spans of years, one row each: whole, open at an end, or without any date.

#[cfg(feature = "edition")]
use super::Check;
use super::fields::{Any, Caption, Dated, FactRef, Filled};
use super::{Context, Kind, Panel, fields, kind};
use crate::fact::{Fact, When};
use crate::layout::text::{self, Face};
use crate::layout::{Ink, Point, Rect, WIDE};
use crate::marks::{self, DateMark, Lines, Phrase, Span, Years};
use crate::scene::{Anchor, Scene, Stroke, Text};

/// The kind's entry in the list.
pub(super) const KIND: Kind = kind!(Spans, "spans", "Spans of years: whole, open at an end, or undated.");

fields! {
    /// The fields of a panel of spans.
        struct Spans {
        /// From the top.
        spans: Filled<SpanRow>,
        /// A date that the spans are read against.
        moment: Option<Moment>,
    }
}

fields! {
    /// One span.
        struct SpanRow {
        /// Its fact, whose date is the span; it may have none.
        fact: FactRef<Any>,
        /// Whose or what it is.
        name: Caption,
        /// More on it.
        detail: Option<Caption>,
        /// Whether it is what the figure is about: larger than the others.
        lead: bool = default,
    }
}

fields! {
    /// A date as a line through all rows.
        struct Moment {
        /// Its fact, which is dated.
        fact: FactRef<Dated>,
        /// What happened.
        label: Caption,
    }
}

const THICKNESS: f64 = 14.0;
/// Above a span and below it on narrow pictures, and around an open end.
const AROUND: f64 = 5.0;
/// Of a span that leads, and of its name.
const LEAD: (f64, f64) = (22.0, 17.0);
const SIZE: f64 = 14.0;
const SMALL: f64 = 12.0;
/// From one line of a name or a detail to the next.
const LEADING: f64 = 17.0;

/// A row's words in lines, and how high the row is.
struct Drawn<'a> {
    fact: &'a Fact,
    name: Lines,
    detail: Lines,
    /// Where the detail begins, across and under the first line of the name.
    detail_at: (f64, f64),
    height: f64,
    is_lead: bool,
}

/// The size of a span's name.
fn size(is_lead: bool) -> f64 {
    if is_lead { LEAD.1 } else { SIZE }
}

impl Drawn<'_> {
    fn thickness(&self) -> f64 {
        if self.is_lead { LEAD.0 } else { THICKNESS }
    }
}

impl Panel for Spans {
    #[cfg(feature = "edition")]
    fn check(&self, check: &mut Check<'_>) {
        let is_dated = self.spans.iter().any(|row| check.fact(row.fact).is_some_and(|fact| fact.when.is_some()));
        if !is_dated && self.moment.is_none() {
            check.refuse("spans", "no fact has a date: there are no years to draw");
        }
    }

    fn layout(&self, context: &Context<'_>, width: f64) -> Scene {
        let mut scene = Scene::new(width, 0.0);
        let Some((first, last)) = self.domain(context).filter(|_| width >= 120.0) else { return scene };
        let (rows, from) = self.rows(context, width);
        let is_wide = from > 0.0;
        let years = Years::around(first, last, (from, width), width, |years| self.covered(context, years));
        years.draw_labels(&mut scene, 13.0, Face::Regular, Ink::Quiet);
        scene.horizontal(0.0, width, 24.0, Ink::Axis);
        let (top, lines) = self.draw_moment(&mut scene, context, years);
        let mut y = top;
        for row in &rows {
            let thickness = row.thickness();
            let bar = if is_wide { y + (row.height - thickness) / 2.0 } else { y + row.height - 14.0 - thickness };
            let (upper, lower) = if is_wide { (y, y + row.height) } else { (bar - AROUND, bar + thickness + AROUND) };
            years.draw_grid(&mut scene, upper, lower);
            for x in &lines {
                scene.line(vec![Point::new(*x, upper), Point::new(*x, lower)], MOMENT);
            }
            scene.horizontal(0.0, width, y + row.height, Ink::Rule);
            draw_words(&mut scene, row, y, is_wide);
            draw_span(&mut scene, context, row.fact, span_at(years, bar, thickness), years);
            y += row.height;
        }
        scene.size.height = y + 1.0;
        scene
    }

    #[cfg(feature = "edition")]
    fn summary(&self, context: &Context<'_>) -> Vec<String> {
        use crate::language::spans::{WHOLE, WHOLE_DATED, WITHOUT_DATES, WITHOUT_END, WITHOUT_START, WITHOUT_YEARS};
        let whens = || self.spans.iter().filter_map(|row| context.fact(row.fact)?.when);
        let (whole, without) =
            if whens().all(When::is_in_years) { (WHOLE, WITHOUT_YEARS) } else { (WHOLE_DATED, WITHOUT_DATES) };
        let mut groups = [whole, WITHOUT_START, WITHOUT_END, without].map(|words| (Vec::new(), words));
        for row in self.spans.iter() {
            let Some(fact) = context.fact(row.fact) else { continue };
            let place = match fact.when {
                Some(when) if when.length().is_some() => 0,
                Some(when) if when.start().is_none() => 1,
                Some(_) => 2,
                None => 3,
            };
            let name = row.name.to_string();
            let dated = crate::language::grammar::beside(&name, &fact.words.when_long);
            if let Some((names, _)) = groups.get_mut(place) {
                names.push(if fact.when.is_some() { dated } else { name });
            }
        }
        let sentence = |(names, group): (Vec<String>, &str)| {
            (!names.is_empty()).then(|| crate::language::spans::group(self.spans.len(), group, &names))
        };
        groups.into_iter().filter_map(sentence).collect()
    }

    #[cfg(feature = "edition")]
    fn mark_count(&self, _: &Context<'_>) -> f64 {
        self.spans.len() as f64 + 1.0
    }
}

const MOMENT: Stroke = Stroke::dashed(Ink::Text, 1.0, 2.0, 2.0);

impl Spans {
    fn moment<'a>(&'a self, context: &Context<'a>) -> Option<(&'a Moment, &'a Fact, When)> {
        let moment = self.moment.as_ref()?;
        let fact = context.fact(moment.fact)?;
        Some((moment, fact, fact.when?))
    }

    /// The years of the axis, with one to spare where a span is open.
    fn domain(&self, context: &Context<'_>) -> Option<(f64, f64)> {
        let spans: Vec<When> = self.spans.iter().filter_map(|row| context.fact(row.fact)?.when).collect();
        let whens = || spans.iter().copied().chain(self.moment(context).map(|(_, _, when)| when));
        // The date that a span lies before has its own place on the axis.
        let end = |when: When| if let When::Before(date) = when { Some(date.end()) } else { when.end() };
        let moments = || whens().flat_map(|when| [when.start(), end(when)]).flatten();
        let (from, to) = (moments().reduce(f64::min)?.floor(), moments().reduce(f64::max)?.ceil());
        let open = |is_open: bool| if is_open { ((to - from) / 10.0).ceil().max(1.0) } else { 0.0 };
        // The last named date of a span without a start is drawn whole, so the axis may begin before it.
        let named = spans.iter().filter_map(|when| if when.start().is_none() { when.end() } else { None });
        let from = named.map(|end| (end - 0.01).floor()).fold(from, f64::min);
        let begun = spans.iter().filter_map(|when| if when.end().is_none() { when.start() } else { None });
        let to = begun.map(|start| start.floor() + 1.0).fold(to, f64::max);
        let (is_open_before, is_open_after) =
            (spans.iter().any(|when| when.start().is_none()), spans.iter().any(|when| when.end().is_none()));
        Some((from - open(is_open_before), to + open(is_open_after)))
    }

    /// The rows with their words in lines, and where the years begin: at 0 where the words stand above.
    fn rows<'a>(&self, context: &Context<'a>, width: f64) -> (Vec<Drawn<'a>>, f64) {
        let words: Vec<(&'a Fact, String, String, bool)> = self
            .spans
            .iter()
            .filter_map(|row| {
                let detail = row.detail.as_ref().map(|detail| detail.to_string());
                Some((context.fact(row.fact)?, row.name.to_string(), detail.unwrap_or_default(), row.lead))
            })
            .collect();
        let names = words.iter().map(|(_, name, _, is_lead)| text::width(name, Face::Bold, size(*is_lead)));
        let name_width = names.fold(0.0, f64::max);
        let detail_width = words.iter().map(|(_, _, detail, _)| text::width(detail, Face::Regular, SIZE)).fold(0.0, f64::max);
        let set_name = |name: &str, is_lead: bool, room: f64| Phrase::new(size(is_lead)).spaced(LEADING).bold(name).wrap(room);
        let set_detail = |detail: &str, room: f64| Phrase::new(SIZE).spaced(LEADING).quiet(detail).wrap(room);
        if width >= WIDE {
            let is_tight = name_width + detail_width + 52.0 > 0.46 * width;
            let name_room = if is_tight { name_width.min(0.2 * width) } else { name_width };
            let detail_room = if is_tight { detail_width.min(0.22 * width) } else { detail_width };
            let detail_x = (name_room + 28.0).round();
            let from = if detail_width > 0.0 { detail_x + detail_room + 24.0 } else { name_room + 24.0 };
            let rows = words.into_iter().map(|(fact, name, detail, is_lead)| {
                let name = set_name(&name, is_lead, name_room + 0.1);
                let detail = set_detail(&detail, detail_room + 0.1);
                let height = if is_lead { 52.0 } else { 40.0 } + name.rise().max(detail.rise());
                Drawn { fact, name, detail, detail_at: (detail_x, 0.0), height, is_lead }
            });
            return (rows.collect(), from.round());
        }
        let rows = words.into_iter().map(|(fact, name, detail, is_lead)| {
            let beside = text::width(&name, Face::Bold, size(is_lead)) + 8.0;
            let is_beside = beside + text::width(&detail, Face::Regular, SIZE) <= width;
            let (name, detail) = (set_name(&name, is_lead, width), set_detail(&detail, width));
            let detail_at = if is_beside { (beside, 0.0) } else { (0.0, name.height()) };
            let more = if is_beside { name.rise() } else { name.rise() + detail.height() };
            Drawn { fact, name, detail, detail_at, height: if is_lead { 70.0 } else { 60.0 } + more, is_lead }
        });
        (rows.collect(), 0.0)
    }

    /// What the marks cover, across.
    fn covered(&self, context: &Context<'_>, years: Years) -> (f64, f64) {
        let mut scratch = Scene::default();
        let spans = self.spans.iter().filter_map(|row| context.fact(row.fact)?.when);
        let mut all: Vec<(f64, f64)> =
            spans.map(|when| marks::span(&mut scratch, span_at(years, 0.0, THICKNESS), when, context.ink)).collect();
        let moment = self.moment(context).map(|(_, _, when)| when);
        all.extend(moment.map(|when| marks::date(&mut scratch, moment_mark(years), when, Ink::Text)));
        all.into_iter().fold((0.0, 0.0), |whole, part| (part.0.min(whole.0), part.1.max(whole.1)))
    }

    /// The moment's mark and words under the years. Returns where the rows begin, and where its lines stand.
    fn draw_moment(&self, scene: &mut Scene, context: &Context<'_>, years: Years) -> (f64, Vec<f64>) {
        let Some((moment, fact, when)) = self.moment(context) else { return (25.0, Vec::new()) };
        let mut covered = (0.0, 0.0);
        scene.mark(&fact.id, |scene| covered = marks::date(scene, moment_mark(years), when, Ink::Text));
        let lines = if covered.1 - covered.0 > 16.0 {
            vec![covered.0 + 0.5, covered.1 - 0.5]
        } else {
            vec![f64::midpoint(covered.0, covered.1)]
        };
        let words = crate::language::grammar::dated(&moment.label, &fact.words.when_short);
        let (right, left) = (scene.size.width - covered.1 - 7.0, covered.0 - 7.0);
        let wide = text::width(&words, Face::Regular, SMALL);
        let is_right = wide <= right || (right >= left && wide > left);
        let (x, anchor, room) =
            if is_right { (covered.1 + 7.0, Anchor::Start, right) } else { (covered.0 - 7.0, Anchor::End, left) };
        let model = Text::plain("", Point::new(x, 41.0), anchor, SMALL);
        let wrapped = text::wrap(&words, Face::Regular, SMALL, room);
        marks::lines(scene, &wrapped, &model, room);
        let top = 50.0 + marks::leading(SMALL) * wrapped.len().saturating_sub(1) as f64;
        for x in &lines {
            scene.line(vec![Point::new(*x, 42.0), Point::new(*x, top)], MOMENT);
        }
        (top, lines)
    }
}

fn moment_mark(years: Years) -> DateMark {
    DateMark { scale: years.scale, y: 37.0, radius: 4.0, height: 8.0 }
}

fn span_at(years: Years, top: f64, thickness: f64) -> Span {
    Span { scale: years.scale, top, thickness }
}

fn draw_words(scene: &mut Scene, row: &Drawn<'_>, y: f64, is_wide: bool) {
    let first = |lines: &Lines| if is_wide { y + row.height / 2.0 + 5.0 - lines.rise() / 2.0 } else { y + 22.0 };
    let (x, below) = row.detail_at;
    row.name.draw(scene, Point::new(0.0, first(&row.name)), Anchor::Start);
    row.detail.draw(scene, Point::new(x, first(&row.detail) + below), Anchor::Start);
}

/// The bar, dots where the span may reach, and what the source does not say.
fn draw_span(scene: &mut Scene, context: &Context<'_>, fact: &Fact, span: Span, years: Years) {
    let (first, last) = years.range();
    let middle = span.top + span.thickness / 2.0;
    let dots = |scene: &mut Scene, from: f64, to: f64| {
        if to > from {
            scene.line(vec![Point::new(from, middle), Point::new(to, middle)], Stroke::MISSING);
        }
    };
    // Words at the very edge would stand on its line.
    let edge = if first > 0.0 { first + 8.0 } else { first };
    let Some(when) = fact.when else {
        let from = note(scene, crate::language::spans::NO_YEARS, edge, middle, (first, last));
        return scene.mark(&fact.id, |scene| dots(scene, from, last));
    };
    let covered = marks::span(&mut Scene::default(), span, when, context.ink);
    if when.length().is_none() {
        // Between the slivers of an open end and beside them neither grid nor moment shows: a line there looks like one sliver more.
        scene.clear(Rect::new(covered.0, span.top, covered.1 - covered.0, span.thickness).grown(AROUND));
    }
    scene.mark(&fact.id, |scene| {
        marks::span(scene, span, when, context.ink);
    });
    let free = label_span(scene, fact, when, span, covered, (first, last));
    if when.start().is_none() {
        let from = note(scene, crate::language::spans::NO_START, edge, middle, (first, free.0));
        dots(scene, from, free.0 - 5.0);
    }
    if when.end().is_none() {
        let from = note(scene, crate::language::spans::NO_END, free.1 + 8.0, middle, (free.1, last));
        dots(scene, from, last);
    }
}

/// The dates of a span: in its bar where they have room, else at its right or, where that leaves the picture, at its left.
/// Returns what mark and words cover.
fn label_span(scene: &mut Scene, fact: &Fact, when: When, span: Span, covered: (f64, f64), range: (f64, f64)) -> (f64, f64) {
    let size = if span.thickness > THICKNESS { 14.0 } else { 12.0 };
    let words = [&fact.words.when_long, &fact.words.when_short];
    let width = |words: &str| text::width(words, Face::Bold, size);
    let y = span.top + span.thickness / 2.0 + size * 0.34;
    let model = |words: &str, x: f64, ink: Ink| Text::new(words, Point::new(x, y), Anchor::Start, Face::Bold, size, ink);
    let is_block = when.length().is_some() && !fact.is_derived() && span.thickness > THICKNESS;
    if let Some(words) = words.into_iter().find(|words| is_block && width(words) + 20.0 <= covered.1 - covered.0) {
        scene.text(model(words, covered.0 + 10.0, Ink::Paper));
        return covered;
    }
    let short = &fact.words.when_short;
    // Nothing may stand where the dots of an open end begin.
    let after = covered.1 + 8.0 + width(short);
    let (x, free) = if after <= range.1 {
        (covered.1 + 8.0, (covered.0, after))
    } else if covered.0 - 8.0 - width(short) >= range.0 {
        let x = covered.0 - 8.0 - width(short);
        (x, (x, covered.1))
    } else {
        return covered;
    };
    let text = model(short, x, Ink::Text);
    let bounds = text.bounds();
    scene.clear(bounds.grown(2.0));
    scene.text(text);
    free
}

/// Words where nothing is known, if they fit between `range`. Returns where they end.
fn note(scene: &mut Scene, words: &str, x: f64, middle: f64, range: (f64, f64)) -> f64 {
    let text = Text::quiet(words, Point::new(x, middle + 4.0), Anchor::Start, SMALL);
    let bounds = text.bounds();
    if bounds.right() + 8.0 > range.1 {
        return range.0 + 5.0;
    }
    scene.clear(Rect::between(Point::new(x - 4.0, bounds.y - 1.0), Point::new(bounds.right() + 4.0, bounds.bottom() + 1.0)));
    scene.text(text);
    bounds.right() + 6.0
}
