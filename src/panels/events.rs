//! Dated events, one row each, under the years; each mark covers every day that its date allows.

mod columns;
#[cfg(feature = "edition")]
mod said;

use self::columns::{Columns, broken_date};
use super::fields::{Caption, Dated, FactRef, Filled, Maybe};
use super::{Context, Kind, Panel, fields, kind};
#[cfg(feature = "edition")]
use super::{Switch, Topic};
use crate::fact::{Fact, When};
use crate::layout::text::{self, Face};
use crate::layout::{Ink, Point, Rect, order};
use crate::marks::{self, Beside, DateMark, Years};
use crate::scene::{Anchor, Fill, Placed, Scene, Shape, Text};

/// The kind's entry in the list.
pub(super) const KIND: Kind = kind!(Events, "events", "Dated events, one row each, drawn as precisely as their dates.");

fields! {
    /// The fields of a panel of events.
        struct Events {
        /// In any order: they are drawn by date.
        events: Filled<Event>,
        /// A period that the events are read against.
        period: Option<Background>,
        /// The fact from whose first year on the years are shaded, where that is what the figure's title speaks of.
        shaded: Maybe<Dated>,
    } makes {
        /// The topics of the events: index, id and name.
        topics: Vec<(u8, (String, String))>,
    }
}

fields! {
    /// One event.
        struct Event {
        /// Its fact, which is dated.
        fact: FactRef<Dated>,
        /// What happened.
        label: Caption,
        /// Fewer words for narrow pictures.
        short: Option<Caption>,
    }
}

fields! {
    /// A period behind the events.
        struct Background {
        /// Its fact, which is dated.
        fact: FactRef<Dated>,
        /// Its name.
        label: Caption,
    }
}

const SIZE: f64 = 13.0;
const SMALL: f64 = 12.0;
/// From one line of the period's name to the next.
const PERIOD_LEADING: f64 = 14.0;
/// The least width in which the period's name is broken into lines.
const PERIOD_ROOM: f64 = 240.0;
/// Between the period's name and its bracket, and from there to what follows.
const ABOVE_BRACKET: f64 = 6.0;
const BELOW_BRACKET: f64 = 4.0;
/// How far the ticks of the period's bracket stand above its line and below it.
const TICK: (f64, f64) = (4.0, 6.0);
/// From the bracket, or the upper edge, to the baseline of the years.
const ABOVE_YEARS: f64 = 17.0;
/// How far the shade of years reaches above the rows: the years stand on it.
const SHADED_HEAD: f64 = 30.0;
/// Room for how many events the shade holds, and from their baseline to its lower edge.
const BELOW_SHADED: f64 = 24.0;
const SHADED_FOOT: f64 = 8.0;
/// The room for a mark of several days, up and down.
const MARK_HEIGHT: f64 = 9.0;
/// The radius of a mark.
const RADIUS: f64 = 5.0;
/// The radius of a mark in a narrow picture.
const NARROW_RADIUS: f64 = 4.5;
/// From the middle of a line of words to its baseline.
const DROP: f64 = 4.5;
/// A wide row of one line.
const ROW: f64 = 27.0;
/// Between columns of words.
const GAP: f64 = 12.0;
/// Around words, where no gridline comes.
const CLEAR: f64 = 4.0;
/// From the upper edge of a narrow row to the baseline of its words, and to its track.
const NARROW_WORDS: f64 = 19.0;
const NARROW_TRACK: f64 = 30.0;
/// From the baseline of a date to the topic's name under it.
const LINK_LEADING: f64 = 15.5;
/// Below a narrow row.
const BELOW_TRACK: f64 = 13.0;
/// Parts of the room that are tried for lines of about one length.
const BALANCED: [f64; 3] = [0.65, 0.75, 0.85];
/// The switch that leaves the events of one link.
const SWITCH: &str = "link";
const ALL: &str = "all";

/// An event in words.
struct Row<'a> {
    fact: &'a Fact,
    when: When,
    ink: Ink,
    date: String,
    label: String,
    short: Option<String>,
    /// The id and the name of its topic.
    topic: (&'a str, &'a str),
    paragraph: String,
}

impl Panel for Events {
    #[cfg(feature = "edition")]
    fn prepare(&mut self, context: &Context<'_>, topics: &[Topic]) {
        let occurs =
            |index: u8| self.events.iter().filter_map(|event| context.fact(event.fact)).any(|fact| fact.topic == index);
        let known = topics.iter().zip(0_u8..).filter(|(_, index)| occurs(*index));
        self.topics = known.map(|(topic, index)| (index, (topic.id.clone(), topic.name.clone()))).collect();
    }

    fn layout(&self, context: &Context<'_>, width: f64) -> Scene {
        let mut scene = Scene::new(width, 0.0);
        let all = self.rows(context);
        let (from, to) = self.domain(context, &all);
        if all.is_empty() || width < 130.0 {
            return scene;
        }
        let chosen = context.state.get(SWITCH).filter(|topic| all.iter().any(|row| row.topic.0 == *topic));
        let is_chosen = |row: &Row<'_>| chosen.is_none_or(|topic| row.topic.0 == topic);
        // The columns are measured on every event, so that a choice moves nothing sideways.
        let columns = Columns::new(&all, width);
        let right = |years: Years| all.iter().map(|row| covered(row, years).1).fold(0.0, f64::max);
        let years = Years::around(from, to, (columns.from, columns.to), width, |years| (0.0, right(years)));
        let rows: Vec<Row<'_>> = all.into_iter().filter(is_chosen).collect();
        let place = scene.shapes.len();
        let top = self.draw_head(&mut scene, context, years, &columns);
        if columns.is_wide {
            draw_wide(&mut scene, years, &columns, &rows, top);
        } else {
            draw_narrow(&mut scene, years, &columns, &rows, top);
        }
        let shaded = self.shaded.and_then(|fact| context.fact(fact)?.when?.start());
        if let Some(start) = shaded.map(f64::floor) {
            let (from, to) = (years.scale.at(start), years.range().1);
            let within = rows.iter().filter(|row| row.when.start().is_some_and(|begun| begun >= start)).count();
            scene.size.height += BELOW_SHADED;
            let (head, foot) = ((top - SHADED_HEAD).max(0.0), scene.size.height);
            let said = crate::language::events::part(within, rows.len());
            let at = Point::new(f64::midpoint(from, to), foot - SHADED_FOOT);
            scene.text(Text::quiet(&said, at, Anchor::Middle, SIZE).inside(0.0, width));
            let shade = Shape::Rect(Rect::new(from, head, to - from, foot - head), Fill::solid(Ink::Land));
            // Behind everything that was drawn.
            scene.shapes.insert(place, Placed { mark: None, shape: shade, opacity: 1.0 });
        }
        scene
    }

    #[cfg(feature = "edition")]
    fn summary(&self, context: &Context<'_>) -> Vec<String> {
        said::summary(&self.rows(context), self.period.as_ref().and_then(|period| context.fact(period.fact)?.when))
    }

    #[cfg(feature = "edition")]
    fn switches(&self) -> Vec<Switch> {
        let mut options = vec![(ALL.to_owned(), crate::language::events::ALL.to_owned())];
        options.extend(self.topics.iter().map(|(_, names)| names.clone()));
        if options.len() < 3 {
            return Vec::new();
        }
        vec![Switch { name: SWITCH.to_owned(), label: crate::language::events::THEME.to_owned(), options }]
    }

    #[cfg(feature = "edition")]
    fn mark_count(&self, _: &Context<'_>) -> f64 {
        self.events.len() as f64 + 1.0
    }
}

impl Events {
    /// The events by date; of two that begin together, the one as listed.
    fn rows<'a>(&'a self, context: &Context<'a>) -> Vec<Row<'a>> {
        let row = |event: &Event| {
            let fact = context.fact(event.fact)?;
            let topic = self.topics.iter().find(|(index, _)| *index == fact.topic);
            Some(Row {
                fact,
                when: fact.when?,
                ink: context.ink_of(fact),
                date: fact.words.when_short.clone(),
                label: event.label.to_string(),
                short: event.short.as_ref().map(|short| short.to_string()),
                topic: topic.map_or(("", ""), |(_, (id, name))| (id, name)),
                paragraph: fact.words.paragraph.clone(),
            })
        };
        let mut rows: Vec<Row<'a>> = self.events.iter().filter_map(row).collect();
        let start = |row: &Row<'_>| row.when.start().or(row.when.end()).unwrap_or(0.0);
        order::sort_by(&mut rows, |a, b| start(a).total_cmp(&start(b)));
        rows
    }

    /// The first and the last moment of the axis, in decimal years.
    fn domain(&self, context: &Context<'_>, rows: &[Row<'_>]) -> (f64, f64) {
        let period = self.period.as_ref().and_then(|period| context.fact(period.fact)?.when);
        let whens = || rows.iter().map(|row| row.when).chain(period);
        let moments = || whens().flat_map(|when| [when.start(), when.end()]).flatten();
        let (from, to) = (moments().fold(f64::INFINITY, f64::min), moments().fold(f64::NEG_INFINITY, f64::max));
        // An open end needs room for its slivers.
        let open = |end: fn(When) -> Option<f64>| if whens().any(|when| end(when).is_none()) { 1.0 } else { 0.0 };
        (from.floor() - open(When::start), to.ceil() + open(When::end))
    }

    /// The period's bracket and the years. Returns where the rows begin.
    fn draw_head(&self, scene: &mut Scene, context: &Context<'_>, years: Years, columns: &Columns) -> f64 {
        let mut y = 0.0;
        let width = scene.size.width;
        if let Some((period, fact, when)) = self.period.as_ref().and_then(|period| {
            let fact = context.fact(period.fact)?;
            Some((period, fact, fact.when?))
        }) {
            let (first, last) = years.range();
            let from = when.start().map_or(first, |start| years.scale.at(start));
            let to = when.end().map_or(last, |end| years.scale.at(end));
            let said = crate::language::grammar::dated(&period.label, &fact.words.when_short);
            let middle = f64::midpoint(from, to);
            for words in text::wrap(&said, Face::Regular, SMALL, width.min((to - from).max(PERIOD_ROOM))) {
                y += PERIOD_LEADING;
                let words = text::elide(&words, Face::Regular, SMALL, width);
                scene.text(Text::quiet(&words, Point::new(middle, y - 0.5), Anchor::Middle, SMALL).inside(0.0, width));
            }
            y += ABOVE_BRACKET;
            scene.mark(&fact.id, |scene| {
                scene.horizontal(from, to, y, Ink::Text);
                for (x, end) in [(from, when.start()), (to - 1.0, when.end())] {
                    if end.is_some() {
                        scene.vertical(x, y - TICK.0, y + TICK.1, Ink::Text);
                    }
                }
            });
            y += BELOW_BRACKET;
        }
        y += ABOVE_YEARS;
        years.draw_labels(scene, y, Face::Bold, Ink::Text);
        if columns.is_wide {
            scene.text(Text::quiet(crate::language::events::DATE_GIVEN, Point::new(0.0, y), Anchor::Start, SMALL));
            let theme = crate::language::events::THEME_AND_PARAGRAPH;
            scene.text(Text::quiet(theme, Point::new(width, y), Anchor::End, SMALL));
        }
        y + if columns.is_wide { 13.0 } else { 10.0 }
    }
}

fn date_mark(years: Years, y: f64, radius: f64) -> DateMark {
    DateMark { scale: years.scale, y, radius, height: MARK_HEIGHT }
}

/// What a row's mark covers, across.
fn covered(row: &Row<'_>, years: Years) -> (f64, f64) {
    marks::date(&mut Scene::default(), date_mark(years, 0.0, RADIUS), row.when, row.ink)
}

fn draw_wide(scene: &mut Scene, years: Years, columns: &Columns, rows: &[Row<'_>], top: f64) {
    let width = scene.size.width;
    let beside = |row: &Row<'_>| {
        let taken = covered(row, years);
        let forms: Vec<&str> = [Some(row.label.as_str()), row.short.as_deref()].into_iter().flatten().collect();
        Beside::new(&forms, Face::Regular, SIZE, taken, years.range())
    };
    let placed: Vec<(&Row<'_>, Beside, Vec<String>)> =
        rows.iter().map(|row| (row, beside(row), text::wrap(row.topic.1, Face::Bold, SIZE, columns.link))).collect();
    let height = |label: &Beside, link: &[String]| {
        let lines = label.lines.len() + usize::from(label.is_above);
        ROW + rise(lines.max(link.len()))
    };
    let bottom = top + placed.iter().map(|(_, label, link)| height(label, link)).sum::<f64>();
    let mut words: Vec<Rect> = Vec::new();
    let first = scene.shapes.len();
    let mut y = top;
    for (row, label, link) in placed {
        let height = height(&label, &link);
        let middle = y + height / 2.0;
        let baseline = |count: usize| middle + DROP - rise(count) / 2.0;
        scene.horizontal(0.0, width, y + height - 1.0, Ink::Rule);
        scene.text(Text::plain(&row.date, Point::new(0.0, baseline(1)), Anchor::Start, SIZE));
        scene.text(Text::quiet(&row.paragraph, Point::new(width, baseline(1)), Anchor::End, SIZE));
        let at = Point::new(width - columns.paragraph - GAP, baseline(link.len()));
        let model = Text::new("", at, Anchor::End, Face::Bold, SIZE, row.ink);
        marks::lines(scene, &link, &model, columns.link);
        let count = label.lines.len() + usize::from(label.is_above);
        let model = Text::plain("", Point::new(label.x, baseline(count)), label.anchor, SIZE);
        let before = scene.shapes.len();
        marks::lines(scene, &label.lines, &model, label.room);
        words.extend(scene.shapes.iter().skip(before).map(|placed| placed.shape.bounds().grown(CLEAR)));
        let mark_y = if label.is_above { middle + rise(count) / 2.0 } else { middle };
        scene.mark(&row.fact.id, |scene| {
            marks::date(scene, date_mark(years, mark_y, RADIUS), row.when, row.ink);
        });
        y += height;
    }
    scene.size.height = bottom;
    draw_grid(scene, years, (top - 8.0, bottom), &words, first);
}

/// The lines between years, which leave out the words in their way, behind the shapes from `first` on.
fn draw_grid(scene: &mut Scene, years: Years, (top, bottom): (f64, f64), words: &[Rect], first: usize) {
    let mut grid = Scene::new(scene.size.width, scene.size.height);
    let (from, to) = years.range();
    for x in years.cells().map(|cell| cell.from).chain([to]) {
        let x = x.max(from).min(to);
        let mut y = top;
        for rect in words.iter().filter(|rect| rect.x < x && x < rect.right()) {
            grid.vertical(x, y, rect.y.max(y), Ink::Rule);
            y = rect.bottom().max(y);
        }
        grid.vertical(x, y, bottom, Ink::Rule);
    }
    scene.shapes.splice(first..first, grid.shapes);
}

/// From the first to the last of this many baselines.
fn rise(lines: usize) -> f64 {
    marks::leading(SIZE) * lines.saturating_sub(1) as f64
}

/// The label in the room of a narrow row: whole, else short, else the shorter in several lines of about one length.
fn narrow_lines(row: &Row<'_>, room: f64) -> Vec<String> {
    let fits = |words: &&String| text::width(words, Face::Regular, SIZE) <= room;
    if let Some(words) = [Some(&row.label), row.short.as_ref()].into_iter().flatten().find(fits) {
        return vec![words.clone()];
    }
    let wrap = |part: f64| text::wrap(row.short.as_ref().unwrap_or(&row.label), Face::Regular, SIZE, part * room);
    let widest = wrap(1.0);
    // At less than its width a long word is broken at a dash, which is better than one word left over.
    BALANCED.into_iter().map(wrap).find(|lines| lines.len() == widest.len()).unwrap_or(widest)
}

fn draw_narrow(scene: &mut Scene, years: Years, columns: &Columns, rows: &[Row<'_>], top: f64) {
    let width = scene.size.width;
    let room = width - columns.from - columns.paragraph - 10.0;
    let mut y = top;
    for row in rows {
        let label = narrow_lines(row, room);
        let date = broken_date(row, columns.date);
        let link = text::wrap(row.topic.1, Face::Bold, SMALL, columns.link);
        let upper = y + NARROW_WORDS;
        let track = y + NARROW_TRACK + rise(label.len().max(date.len()));
        marks::lines(scene, &date, &Text::quiet("", Point::new(0.0, upper), Anchor::Start, SIZE), columns.from);
        marks::lines(scene, &label, &Text::plain("", Point::new(columns.from, upper), Anchor::Start, SIZE), room);
        scene.text(Text::quiet(&row.paragraph, Point::new(width, upper), Anchor::End, SMALL));
        let link_y = upper + rise(date.len()) + LINK_LEADING;
        let model = Text::new("", Point::new(0.0, link_y), Anchor::Start, Face::Bold, SMALL, row.ink);
        marks::lines(scene, &link, &model, columns.link);
        scene.horizontal(columns.from, years.range().1, track, Ink::Rule);
        years.draw_grid(scene, track - 3.0, track + 4.0);
        scene.mark(&row.fact.id, |scene| {
            marks::date(scene, date_mark(years, track + 0.5, NARROW_RADIUS), row.when, row.ink);
        });
        y = track.max(link_y - DROP + marks::leading(SMALL) * link.len().saturating_sub(1) as f64) + BELOW_TRACK;
    }
    years.draw_labels(scene, y + 14.0, Face::Bold, Ink::Text);
    scene.size.height = y + 20.0;
}
