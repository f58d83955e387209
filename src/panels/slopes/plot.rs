//! The line of a slope between its two points, and their values.

use super::Facts;
use super::rows::Weight;
use crate::fact::{Fact, Hedge};
use crate::layout::{Ink, Linear, Point, Rect, Within as _};
use crate::marks::{self, Along, Certainty, Labels};
use crate::scene::{Anchor, Scene, Stroke};

/// A line holds the room of at most so many pieces: longer than any picture, since a line to a value that is none must end too.
const MOST_PIECES: f64 = 4_096.0;
/// What every start is where it is the measure of the end.
const ONE: Certainty = Certainty::Reported(Hedge::Exact);

/// Where the start and the end of a slope stand, across.
pub(super) fn sides(area: Rect) -> (f64, f64) {
    (area.x + 6.0, area.right() - (area.width * 0.25).min(44.0))
}

/// Draws start and end on a scale of their own, or as a multiple on the `shared` scale of all multiples.
pub(super) fn draw(scene: &mut Scene, ink: Ink, facts: Facts<'_>, area: Rect, (shared, weight): (Option<f64>, Weight)) {
    let value = |fact: &Fact| fact.base_value().unwrap_or(0.0);
    let (start, end, top) = match (shared, facts.start, facts.multiple) {
        (None, start, _) => {
            let top = start.map_or(0.0, value).max(value(facts.end));
            (start.map(|fact| (fact, Certainty::of(fact), value(fact))), (facts.end, value(facts.end)), top)
        }
        (Some(shared), Some(start), Some(times)) => (Some((start, ONE, 1.0)), (times, times.value.unwrap_or(0.0)), shared),
        _ => return,
    };
    let scale = Linear::new((0.0, if top > 0.0 { top * 1.08 } else { 1.0 }), (area.bottom(), area.y));
    let (left, right) = sides(area);
    // Labels stay between the head and the base line.
    let frame = Rect::between(Point::new(area.x, area.y - 28.0), Point::new(area.right(), area.bottom() - 2.0));
    let mut plot = Plot { scene, ink, weight, area, labels: Labels::new(frame) };
    let end_at = Point::new(right, scale.at(end.1));
    let start = start.map(|(fact, certainty, value)| {
        // A tick is wider than a disc.
        let half = certainty.reach(weight.radius);
        (fact, certainty, Point::new(left.max(area.x + half), scale.at(value)))
    });
    let start = if let Some((fact, certainty, at)) = start {
        plot.line(facts.end, at, end_at);
        Some((fact, at, plot.point(fact, certainty, at)))
    } else {
        let (low, high) = (Point::new(left, area.bottom() - 4.0), Point::new(left, area.y + 4.0));
        plot.scene.line(vec![low, high], Stroke::MISSING);
        None
    };
    let bounds = plot.point(end.0, Certainty::of(end.0), end_at);
    plot.label_end(end.0, right, bounds);
    if let Some((fact, at, bounds)) = start.filter(|_| shared.is_none()) {
        plot.label_start(fact, bounds, at.y, at.y - end_at.y);
    }
}

/// A slope while it is drawn.
struct Plot<'a> {
    scene: &'a mut Scene,
    ink: Ink,
    weight: Weight,
    area: Rect,
    labels: Labels,
}

impl Plot<'_> {
    /// Draws a point as the mark of its fact, and keeps labels off it. Returns the box around it.
    fn point(&mut self, fact: &Fact, certainty: Certainty, at: Point) -> Rect {
        let (ink, radius, up) = (self.ink, self.weight.radius, (Along::Up, self.area.bottom() - at.y));
        self.scene.mark(&fact.id, |scene| marks::point_from(scene, at, up, ink, certainty, radius));
        let bounds = self.scene.mark_bounds(&fact.id).unwrap_or(Rect::new(at.x, at.y, 0.0, 0.0));
        self.labels.block(bounds);
        bounds
    }

    fn line(&mut self, fact: &Fact, start: Point, end: Point) {
        self.scene.line(vec![start, end], marks::stroke_to(fact, self.ink, self.weight.line));
        let pieces = (start.distance(end) / 6.0).ceil().within(1.0, MOST_PIECES);
        self.labels.block_line(start, end, pieces as u16, 1.2);
    }

    /// Beside the start, under a line that rises and over one that does not; where that is taken, further up or down.
    fn label_start(&mut self, fact: &Fact, bounds: Rect, y: f64, rise: f64) {
        let (left, right) = (self.area.x, bounds.right() + 7.5);
        let place = |x: f64, y: f64| (Point::new(x, y), Anchor::Start);
        let beside = (0..6).map(|step| place(right, y + 9.0 + 5.0 * f64::from(step)));
        let near_base = (0..3).map(|step| place(right + 5.0 * f64::from(step), self.area.bottom() - 6.0));
        let above = (0..7).map(|step| place(left, bounds.y - 8.0 - 6.0 * f64::from(step)));
        let below = (0..4).map(|step| place(left, bounds.bottom() + 15.0 + 6.0 * f64::from(step)));
        let places: Vec<(Point, Anchor)> = if rise >= 24.0 {
            beside.chain(near_base).chain(above).chain(below).collect()
        } else {
            above.clone().take(1).chain(below).chain(above).chain(beside).collect()
        };
        self.label(fact, &places, (f64::NEG_INFINITY, f64::INFINITY));
    }

    /// Over the end, moved into the picture where it would leave it; where a line is in the way, higher or under the end.
    fn label_end(&mut self, fact: &Fact, x: f64, bounds: Rect) {
        let (left, right) = (self.area.x, self.area.right());
        let above = (0..7).map(|step| bounds.y - 8.0 - 6.0 * f64::from(step));
        let mut places = Vec::new();
        for y in above.chain([bounds.bottom() + 17.0]) {
            places.extend([(Point::new(x, y), Anchor::Middle), (Point::new(right, y), Anchor::End)]);
        }
        self.label(fact, &places, (left, right));
    }

    fn label(&mut self, fact: &Fact, places: &[(Point, Anchor)], within: (f64, f64)) {
        self.labels.search(self.scene, &marks::forms(fact, self.weight.label), places, within);
    }
}
