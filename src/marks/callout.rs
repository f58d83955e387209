//! Names of long lines: each on a leader, where it crosses and hides least.

use super::Labels;
use crate::layout::{Clutter, Point, Rect, Size, Within, clip, order, path, sin_cos};

/// What already stands in a picture, and where names may go.
#[derive(Debug)]
pub struct Surroundings {
    /// No name leaves it.
    pub frame: Rect,
    /// Lines and marks that no name may hide and that leaders should not cross.
    pub solid: Clutter,
    /// Edges that names had better not cross.
    pub faint: Clutter,
    /// Boxes that nothing may enter.
    pub taken: Vec<Rect>,
}

impl Surroundings {
    /// What is taken, for labels that look for a place beside something.
    #[must_use]
    pub fn labels(&self) -> Labels {
        let mut labels = Labels::new(self.frame);
        for taken in &self.taken {
            labels.block(*taken);
        }
        labels
    }
}

/// A name that looks for its place.
#[derive(Debug, Clone)]
pub struct Name<'a> {
    /// The lines that it may point to.
    pub lines: &'a [Vec<Point>],
    /// The room that it takes.
    pub size: Size,
    /// How far down in its box a leader from the side ends.
    pub shoulder: f64,
    /// The shortest and the longest leader.
    pub leader: (f64, f64),
}

/// The place that was found for a name.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Callout {
    /// The name's box.
    pub rect: Rect,
    /// The leader's end near the line.
    pub from: Point,
    /// The leader's end at the box.
    pub to: Point,
    /// How well it stands: less is better.
    pub cost: f64,
}

/// How far a leader ends from the line that it points to, in pixels.
const CLEARANCE: f64 = 5.0;
/// Room around a name.
const MARGIN: f64 = 5.0;
/// Between two names: less, and they would read as one.
const APART: f64 = 11.0;
const DIRECTIONS: usize = 16;
const ANCHORS: usize = 18;
/// Each leader that is tried is longer than the last by this part of it and some pixels.
const LONGER: (f64, f64) = (1.2, 5.0);

/// Places for all names together. Each is found one in turn, then found again among all others, until none moves; of
/// some orders of turns the one that ends best is kept.
///
/// A name is without a place where there is none that hides nothing.
#[must_use]
pub fn callouts(surroundings: &Surroundings, names: &[Name<'_>]) -> Vec<Option<Callout>> {
    let choices: Vec<Vec<Callout>> = names.iter().map(|name| choices(surroundings, name)).collect();
    let in_order: Vec<usize> = (0..names.len()).collect();
    let reversed: Vec<usize> = in_order.iter().rev().copied().collect();
    let mut fewest_first = in_order.clone();
    let count = |index: &usize| choices.get(*index).map_or(0, Vec::len);
    order::sort_by(&mut fewest_first, |a, b| count(a).cmp(&count(b)));
    let cost = |found: &[Option<Callout>]| found.iter().map(|callout| callout.map_or(UNPLACED, |callout| callout.cost)).sum();
    let outcomes = [in_order, reversed, fewest_first].map(|order| settle(&choices, &order));
    outcomes.into_iter().min_by(|a, b| f64::total_cmp(&cost(a), &cost(b))).unwrap_or_default()
}

/// What a name without a place counts as.
const UNPLACED: f64 = 10_000.0;

fn settle(choices: &[Vec<Callout>], order: &[usize]) -> Vec<Option<Callout>> {
    let mut found: Vec<Option<Callout>> = vec![None; choices.len()];
    for _ in 0..4 {
        let before = found.clone();
        for &index in order {
            let others = found.iter().enumerate().filter(|(other, _)| *other != index).filter_map(|(_, callout)| *callout);
            let others: Vec<Callout> = others.collect();
            let free = |callout: &&Callout| others.iter().all(|other| callout.is_clear_of(other));
            let best = choices.get(index).and_then(|choices| choices.iter().find(free)).copied();
            if let Some(place) = found.get_mut(index) {
                *place = best;
            }
        }
        if found == before {
            break;
        }
    }
    found
}

/// Every place that a name could take if it were the only one, the best first.
fn choices(near: &Surroundings, name: &Name<'_>) -> Vec<Callout> {
    let whole: f64 = name.lines.iter().map(|line| path::length(line)).sum();
    let mut choices = Vec::new();
    for line in name.lines {
        let count = (ANCHORS as f64 * path::length(line) / whole).ceil().within(2.0, ANCHORS as f64) as usize;
        for (place, station) in path::stations(line, count).iter().enumerate() {
            // Names stand by the middle of their lines rather than by an end.
            let aside = (place as f64 / count as f64 - 0.5).abs() * 24.0;
            for direction in 0..DIRECTIONS {
                let (sin, cos) = sin_cos(std::f64::consts::TAU * direction as f64 / DIRECTIONS as f64);
                let slant = if direction % (DIRECTIONS / 4) == 0 { 0.0 } else { 6.0 };
                let mut length = name.leader.0;
                while length <= name.leader.1 {
                    let callout = at(near, name, station.at, Point::new(cos, sin), length);
                    choices.extend(callout.map(|callout| Callout { cost: callout.cost + aside + slant, ..callout }));
                    length = LONGER.0 * length + LONGER.1;
                }
            }
        }
    }
    order::sort_by(&mut choices, |a, b| a.cost.total_cmp(&b.cost));
    choices
}

/// The name at the end of one leader, if it is free there.
fn at(near: &Surroundings, name: &Name<'_>, anchor: Point, direction: Point, length: f64) -> Option<Callout> {
    let Point { x: cos, y: sin } = direction;
    let from = anchor.moved(CLEARANCE * cos, CLEARANCE * sin);
    let to = anchor.moved(length * cos, length * sin);
    let Size { width, height } = name.size;
    let rect = match (cos, sin) {
        (cos, _) if cos > 0.4 => Rect::new(to.x + MARGIN, to.y - name.shoulder, width, height),
        (cos, _) if cos < -0.4 => Rect::new(to.x - MARGIN - width, to.y - name.shoulder, width, height),
        (_, sin) if sin > 0.0 => Rect::new(to.x - width / 2.0, to.y + MARGIN, width, height),
        _ => Rect::new(to.x - width / 2.0, to.y - MARGIN - height, width, height),
    };
    let roomy = rect.grown(MARGIN);
    let is_taken = || near.taken.iter().any(|taken| taken.overlaps(roomy));
    if !near.frame.holds(roomy) || near.solid.within(roomy) > 0 || is_taken() {
        return None;
    }
    // What stands around the anchor is left by the leader; whatever else it would strike through.
    let strikes = |taken: &Rect| clip::crosses(from, to, *taken) && taken.distance(anchor) > 0.0;
    if near.taken.iter().any(strikes) {
        return None;
    }
    let hit = near.solid.along(from.towards(to, (4.0 / length).min(1.0)), to);
    let edges = near.faint.within(rect);
    let cost = length + 45.0 * f64::from(hit) + 1.5 * f64::from(edges);
    Some(Callout { rect, from, to, cost })
}

impl Callout {
    /// Whether neither name nor leader meets the other's.
    fn is_clear_of(&self, other: &Self) -> bool {
        let roomy = self.rect.grown(APART);
        !other.rect.overlaps(roomy)
            && !clip::crosses(self.from, self.to, other.rect)
            && !clip::crosses(other.from, other.to, roomy)
            && !meet((self.from, self.to), (other.from, other.to))
    }
}

/// Whether two segments cross.
fn meet((a, b): (Point, Point), (c, d): (Point, Point)) -> bool {
    let side = |a: Point, b: Point, c: Point| (b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x) > 0.0;
    side(a, b, c) != side(a, b, d) && side(c, d, a) != side(c, d, b)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_hide_nothing_and_do_not_overlap() {
        let frame = Rect::new(0.0, 0.0, 400.0, 300.0);
        let lines: Vec<Vec<Vec<Point>>> = (0..4)
            .map(|row| 60.0 + 50.0 * f64::from(row))
            .map(|y| vec![vec![Point::new(20.0, y), Point::new(200.0, y)]])
            .collect();
        let none: [&[Point]; 0] = [];
        let solid = Clutter::new(frame, lines.iter().flatten().map(Vec::as_slice));
        let near = Surroundings { frame, solid, faint: Clutter::new(frame, none), taken: Vec::new() };
        let size = Size { width: 120.0, height: 30.0 };
        let names: Vec<Name<'_>> =
            lines.iter().map(|lines| Name { lines, size, shoulder: 8.0, leader: (14.0, 160.0) }).collect();
        let found: Vec<Callout> = callouts(&near, &names).into_iter().flatten().collect();
        assert_eq!(found.len(), 4);
        for (index, callout) in found.iter().enumerate() {
            assert!(frame.holds(callout.rect) && near.solid.within(callout.rect) == 0);
            assert!(found.iter().skip(index + 1).all(|other| !other.rect.overlaps(callout.rect)));
        }
    }

    #[test]
    fn a_name_wider_than_the_frame_has_no_place() {
        let frame = Rect::new(0.0, 0.0, 100.0, 100.0);
        let lines = vec![vec![Point::new(10.0, 50.0), Point::new(90.0, 50.0)]];
        let none: [&[Point]; 0] = [];
        let empty = || Clutter::new(frame, none);
        let near = Surroundings { frame, solid: empty(), faint: empty(), taken: Vec::new() };
        let name = Name { lines: &lines, size: Size { width: 200.0, height: 30.0 }, shoulder: 8.0, leader: (14.0, 90.0) };
        assert_eq!(callouts(&near, &[name]), [None]);
    }
}
