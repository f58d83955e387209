//! Names of long lines: each on a leader, where it crosses and hides least.

use crate::layout::{Clutter, Point, Rect, Size, path};

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
const DIRECTIONS: usize = 16;
const ANCHORS: usize = 24;

/// Places for all names together: each is found one in turn, then found again among all others, until none moves.
///
/// A name is without a place where there is none that hides nothing.
#[must_use]
pub fn callouts(surroundings: &Surroundings, names: &[Name<'_>]) -> Vec<Option<Callout>> {
    let mut found: Vec<Option<Callout>> = vec![None; names.len()];
    for _ in 0..3 {
        let before = found.clone();
        for (index, name) in names.iter().enumerate() {
            let others: Vec<Callout> =
                found.iter().enumerate().filter(|(other, _)| *other != index).filter_map(|(_, callout)| *callout).collect();
            let best = best(surroundings, name, &others);
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

fn best(surroundings: &Surroundings, name: &Name<'_>, others: &[Callout]) -> Option<Callout> {
    let whole: f64 = name.lines.iter().map(|line| path::length(line)).sum();
    let mut best: Option<Callout> = None;
    for line in name.lines {
        let count = (ANCHORS as f64 * path::length(line) / whole).ceil().clamp(2.0, ANCHORS as f64) as usize;
        let stations = path::stations(line, count);
        for (place, station) in stations.iter().enumerate() {
            // Names stand by the middle of their lines rather than by an end.
            let aside = (place as f64 / count as f64 - 0.5).abs() * 24.0;
            for direction in 0..DIRECTIONS {
                let angle = std::f64::consts::TAU * direction as f64 / DIRECTIONS as f64;
                let slant = if direction % (DIRECTIONS / 4) == 0 { 0.0 } else { 6.0 };
                let mut length = name.leader.0;
                while length <= name.leader.1 && best.is_none_or(|best| length + aside + slant < best.cost) {
                    if let Some(callout) = at(surroundings, name, station.at, angle, length, others) {
                        let cost = callout.cost + aside + slant;
                        if best.is_none_or(|best| cost < best.cost) {
                            best = Some(Callout { cost, ..callout });
                        }
                    }
                    length += 6.0;
                }
            }
        }
    }
    best
}

/// The name at the end of one leader, if it is free there.
fn at(near: &Surroundings, name: &Name<'_>, anchor: Point, angle: f64, length: f64, others: &[Callout]) -> Option<Callout> {
    let (sin, cos) = angle.sin_cos();
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
    let blocked = !near.frame.holds(roomy)
        || near.solid.within(roomy) > 0
        || near.taken.iter().any(|taken| taken.overlaps(roomy))
        || others.iter().any(|other| other.rect.overlaps(roomy) || crosses(from, to, other.rect))
        || others.iter().any(|other| crosses(other.from, other.to, roomy));
    if blocked {
        return None;
    }
    let hit = near.solid.along(from.towards(to, (4.0 / length).min(1.0)), to);
    let over = near.taken.iter().filter(|taken| crosses(from, to, **taken)).count();
    let tangle = others.iter().filter(|other| meet((from, to), (other.from, other.to))).count();
    let edges = near.faint.within(rect);
    let cost = length + 45.0 * f64::from(hit) + 60.0 * (over + tangle) as f64 + 1.5 * f64::from(edges);
    Some(Callout { rect, from, to, cost })
}

/// Whether the segment enters the box.
fn crosses(a: Point, b: Point, rect: Rect) -> bool {
    !crate::layout::clip::line(&[a, b], rect).is_empty()
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
