//! Slopes: a start and an end, each panel on its own scale from zero; or all of them as multiples of their starts.

use super::{Context, Inspector, Kind, Need, Panel, Switch, kind};
use crate::edition::wording::{self, Length};
use crate::edition::{Edition, Fact, Hedge, Id, Measure, Template, record};
use crate::layout::text::{self, Face};
use crate::layout::{Ink, Linear, Point, Rect};
use crate::marks::{self, Certainty};
use crate::scene::{Anchor, Scene, Stroke, Text};

/// The kind's entry in the list.
pub(super) const KIND: Kind =
    kind!(Slopes, "slopes", "A start and an end of several amounts, each on its own scale from zero.");

record! {
    /// The fields of a panel of slopes.
    #[derive(Debug)]
    struct Slopes {
        /// In reading order.
        slopes: Vec<Slope>,
    }
}

record! {
    /// One slope.
    #[derive(Debug)]
    struct Slope {
        /// What it shows.
        title: Template,
        /// The fact at the start, if the source gives one.
        start: Option<Id>,
        /// The fact at the end.
        end: Id,
        /// The derived fact that says how many times the start the end is.
        multiple: Option<Id>,
        /// The words under the start, instead of its date.
        start_caption: Option<Template>,
        /// The words under the end, instead of its date.
        end_caption: Option<Template>,
    }
}

/// The facts of a slope.
#[derive(Clone, Copy)]
struct Facts<'a> {
    start: Option<&'a Fact>,
    end: &'a Fact,
    multiple: Option<&'a Fact>,
}

const RADIUS: f64 = 4.5;
const FOOT: f64 = 26.0;

/// How the panels are laid out for a width.
struct Grid {
    columns: usize,
    gap: f64,
    width: f64,
    height: f64,
}

const BETWEEN_ROWS: f64 = 30.0;

impl Grid {
    fn new(count: usize, width: f64) -> Self {
        let (least, gap, height) = match width {
            width if width >= 700.0 => (150.0, 26.0, 288.0),
            width if width >= 480.0 => (214.0, 26.0, 226.0),
            width if width >= 320.0 => (140.0, 26.0, 244.0),
            _ => (120.0, 20.0, 244.0),
        };
        let most = ((width + gap) / (least + gap)).floor().max(1.0) as usize;
        let rows = count.div_ceil(most.min(count.max(1)));
        let columns = count.div_ceil(rows.max(1)).max(1);
        Self { columns, gap, width: (width - gap * (columns - 1) as f64) / columns as f64, height }
    }
}

impl Panel for Slopes {
    fn inspect(&self, inspector: &mut Inspector<'_>) {
        if self.slopes.is_empty() {
            inspector.refuse("slopes", "empty: there is nothing to draw");
        }
        for (index, slope) in self.slopes.iter().enumerate() {
            let path = |field: &str| format!("slopes[{index}].{field}");
            inspector.text(&path("title"), &slope.title);
            for (field, text) in [("start_caption", &slope.start_caption), ("end_caption", &slope.end_caption)] {
                if let Some(text) = text {
                    inspector.text(&path(field), text);
                }
            }
            inspector.fact(path("end"), &slope.end, Need::Amount);
            if let Some(start) = &slope.start {
                inspector.fact(path("start"), start, Need::Amount);
                inspector.scale(&[(path("start"), start), (path("end"), &slope.end)]);
            }
            if let Some(multiple) = &slope.multiple {
                let fact = inspector.fact(path("multiple"), multiple, Need::Amount);
                if fact.is_some_and(|fact| !fact.is_derived()) || slope.start.is_none() {
                    inspector.refuse(path("multiple"), "expected a derived fact, beside a start");
                }
            }
        }
    }

    fn layout(&self, context: &Context<'_>, width: f64) -> Scene {
        let grid = Grid::new(self.slopes.len(), width);
        let multiples = context.state.is("show", "multiples");
        let rows = self.slopes.len().div_ceil(grid.columns);
        let heads: Vec<Vec<Text>> = self.slopes.iter().map(|slope| head(slope, context, grid.width, multiples)).collect();
        let head_lines = heads.iter().map(Vec::len).max().unwrap_or(0);
        let extra = head_lines.saturating_sub(2) as f64 * 17.0;
        let height = grid.height + extra;
        let mut scene = Scene::new(width, height * rows as f64 + BETWEEN_ROWS * rows.saturating_sub(1) as f64);
        if grid.width < 60.0 {
            return scene;
        }
        let shared = self.slopes.iter().filter_map(|slope| facts(slope, context)?.multiple?.value).fold(1.0, f64::max);
        for (index, (slope, head)) in self.slopes.iter().zip(heads).enumerate() {
            let Some(facts) = facts(slope, context) else { continue };
            let x = (index % grid.columns) as f64 * (grid.width + grid.gap);
            let y = (index / grid.columns) as f64 * (height + BETWEEN_ROWS);
            for line in head {
                scene.text(Text { at: line.at.moved(x, y), ..line });
            }
            let area = Rect::new(x, y + 66.0 + extra, grid.width, height - FOOT - 66.0 - extra);
            if multiples {
                draw_multiple(&mut scene, context, facts, area, shared);
            } else {
                draw_values(&mut scene, context, facts, area);
            }
            draw_foot(&mut scene, context, slope, facts, area);
        }
        scene
    }

    fn summary(&self, context: &Context<'_>) -> Vec<String> {
        let sentence = |slope: &Slope| {
            let facts = facts(slope, context)?;
            let title = slope.title.plain(context.edition);
            let end = wording::spoken(context.edition, facts.end);
            Some(match facts.start {
                Some(start) => format!("{title}: from {} to {end}.", wording::spoken(context.edition, start)),
                None => format!("{title}: {end}; the source gives no start."),
            })
        };
        self.slopes.iter().filter_map(sentence).collect()
    }

    fn switches(&self, _: &Edition) -> Vec<Switch> {
        if self.slopes.iter().all(|slope| slope.multiple.is_none()) {
            return Vec::new();
        }
        let options = [("values", "Values"), ("multiples", "Times the start")];
        vec![Switch {
            name: "show".to_owned(),
            label: "Show".to_owned(),
            options: options.map(|(value, label)| (value.to_owned(), label.to_owned())).to_vec(),
        }]
    }
}

fn facts<'a>(slope: &Slope, context: &Context<'a>) -> Option<Facts<'a>> {
    let find = |id: &Option<Id>| id.as_ref().and_then(|id| context.fact(id));
    Some(Facts { start: find(&slope.start), end: context.fact(&slope.end)?, multiple: find(&slope.multiple) })
}

/// Title and remark above a panel, from its upper left corner.
fn head(slope: &Slope, context: &Context<'_>, width: f64, multiples: bool) -> Vec<Text> {
    let title = slope.title.plain(context.edition);
    let remark = facts(slope, context).map(|facts| remark(facts, multiples)).unwrap_or_default();
    let mut lines = Vec::new();
    let mut y = 12.0;
    for (words, face, size, ink) in [(title, Face::Bold, 14.0, Ink::Text), (remark, Face::Regular, 13.0, Ink::Quiet)] {
        for line in text::wrap(&words, face, size, width) {
            let words = text::elide(&line, face, size, width);
            lines.push(Text { at: Point::new(0.0, y), anchor: Anchor::Start, face, size, ink, words });
            y += 17.0;
        }
    }
    lines
}

/// What the multiple is, or why there is none.
fn remark(facts: Facts<'_>, multiples: bool) -> String {
    let Some(start) = facts.start else { return "no starting figure".to_owned() };
    match facts.multiple {
        Some(multiple) if !multiples => {
            let peak = if facts.end.measure == Measure::Peak || facts.end.hedge == Hedge::UpTo { " at the peak" } else { "" };
            let bare = wording::value(multiple, Length::Short).replace(['[', ']'], "");
            format!("[{bare}{peak}]")
        }
        Some(_) => "start = 1".to_owned(),
        None if start.hedge.is_floor() && facts.end.hedge.is_floor() => "two floors: no ratio".to_owned(),
        None => String::new(),
    }
}

/// Where a panel's start and end stand, across.
fn sides(area: Rect) -> (f64, f64) {
    (area.x + 6.0, area.right() - (area.width * 0.25).min(54.0))
}

fn draw_values(scene: &mut Scene, context: &Context<'_>, facts: Facts<'_>, area: Rect) {
    let value = |fact: &Fact| fact.base_value().unwrap_or(0.0);
    let top = value(facts.end).max(facts.start.map_or(0.0, value));
    let scale = Linear::new((0.0, if top > 0.0 { top * 1.2 } else { 1.0 }), (area.bottom(), area.y));
    let (left, right) = sides(area);
    let end = Point::new(right, scale.at(value(facts.end)));
    match facts.start {
        Some(fact) => {
            let start = Point::new(left, scale.at(value(fact)));
            draw_line(scene, context, facts.end, start, end);
            scene.mark(fact.id.as_str(), |scene| marks::point(scene, start, context.ink, Certainty::of(fact), RADIUS));
            label_start(scene, fact, start, end, area);
        }
        None => draw_missing(scene, left, area),
    }
    scene.mark(facts.end.id.as_str(), |scene| marks::point(scene, end, context.ink, Certainty::of(facts.end), RADIUS));
    label_end(scene, facts.end, end, area);
}

fn draw_multiple(scene: &mut Scene, context: &Context<'_>, facts: Facts<'_>, area: Rect, shared: f64) {
    let scale = Linear::new((0.0, shared * 1.2), (area.bottom(), area.y));
    let (left, right) = sides(area);
    let one = Point::new(left, scale.at(1.0));
    match (facts.start, facts.multiple, facts.multiple.and_then(|fact| fact.value)) {
        (Some(start), Some(multiple), Some(times)) => {
            let end = Point::new(right, scale.at(times));
            draw_line(scene, context, facts.end, one, end);
            scene.mark(start.id.as_str(), |scene| {
                marks::point(scene, one, context.ink, Certainty::Reported(Hedge::Exact), RADIUS);
            });
            scene.mark(multiple.id.as_str(), |scene| marks::point(scene, end, context.ink, Certainty::of(multiple), RADIUS));
            label_end(scene, multiple, end, area);
        }
        _ => {
            for x in [left, right] {
                draw_missing(scene, x, area);
            }
        }
    }
}

/// The line to a peak is dashed, because a peak is not a level; others are solid.
fn draw_line(scene: &mut Scene, context: &Context<'_>, end_fact: &Fact, start: Point, end: Point) {
    let peak = end_fact.hedge == Hedge::UpTo || end_fact.measure == Measure::Peak;
    let stroke = if peak { Stroke::dashed(context.ink, 1.6, 4.0, 4.0) } else { Stroke::solid(context.ink, 2.4) };
    scene.line(vec![start, end], stroke);
}

fn draw_missing(scene: &mut Scene, x: f64, area: Rect) {
    scene.line(vec![Point::new(x, area.bottom() - 4.0), Point::new(x, area.y + 4.0)], Stroke::MISSING);
}

/// Beside the start, under a line that rises and over one that does not.
fn label_start(scene: &mut Scene, fact: &Fact, start: Point, end: Point, area: Rect) {
    let y = if start.y - end.y >= 24.0 {
        (start.y + 9.0).min(area.bottom() - 6.0)
    } else {
        start.y - marks::reach_above(Certainty::of(fact), RADIUS) - 8.0
    };
    let at = if start.y - end.y >= 24.0 { Point::new(start.x + 12.0, y) } else { Point::new(area.x, y) };
    // It ends where the line's end begins, so that it meets neither the end's mark nor its label.
    let room = end.x - 8.0 - at.x;
    scene.text(fitting(fact, at, Anchor::Start, room));
}

/// Over the end, moved into the panel where it would leave it.
fn label_end(scene: &mut Scene, fact: &Fact, end: Point, area: Rect) {
    let y = end.y - marks::reach_above(Certainty::of(fact), RADIUS) - 8.0;
    let text = fitting(fact, Point::new(end.x, y), Anchor::Middle, area.width);
    let bounds = text.bounds();
    let dx = (area.x - bounds.x).max(0.0) - (bounds.right() - area.right()).max(0.0);
    scene.text(Text { at: text.at.moved(dx, 0.0), ..text });
}

/// The longest form of the value that fits; the shortest is cut if it must be.
fn fitting(fact: &Fact, at: Point, anchor: Anchor, room: f64) -> Text {
    let forms = [wording::value(fact, Length::Short), wording::narrow(fact)];
    let fits = |words: &&String| text::width(words, Face::Bold, 14.0) <= room;
    let words = forms.iter().find(fits).cloned().unwrap_or_else(|| text::elide(&wording::narrow(fact), Face::Bold, 14.0, room));
    Text { at, anchor, face: Face::Bold, size: 14.0, ink: Ink::Text, words }
}

/// The baseline with its two ticks, and when each side was.
fn draw_foot(scene: &mut Scene, context: &Context<'_>, slope: &Slope, facts: Facts<'_>, area: Rect) {
    let (left, right) = sides(area);
    let base = area.bottom();
    scene.horizontal(area.x, area.right(), base, Ink::Axis);
    for x in [left, right] {
        scene.vertical(x, base, base + 5.0, Ink::Axis);
    }
    let start = match (&slope.start_caption, facts.start) {
        (Some(caption), _) => caption.plain(context.edition),
        (None, Some(fact)) => wording::when(fact.when, Length::Short),
        (None, None) => "no start".to_owned(),
    };
    let when = wording::when(facts.end.when, Length::Short);
    let both = slope.end_caption.as_ref().map_or_else(|| when.clone(), |caption| caption.plain(context.edition));
    let line = |words: String, x: f64, anchor: Anchor| Text {
        at: Point::new(x, base + 19.0),
        anchor,
        face: Face::Regular,
        size: 12.0,
        ink: Ink::Quiet,
        words,
    };
    let start = line(text::elide(&start, Face::Regular, 12.0, (right - area.x) * 0.8), area.x, Anchor::Start);
    let from = scene.text(start).right() + 8.0;
    for words in [both, when] {
        let text = line(words, right, Anchor::Middle);
        let bounds = text.bounds();
        let text = if bounds.right() > area.right() { line(text.words, area.right(), Anchor::End) } else { text };
        if text.bounds().x >= from {
            scene.text(text);
            break;
        }
    }
}
