//! Dot arrays: one disc, one thing.

use super::{BLOCK, Blocks, Certainty};
use crate::fact::Hedge;
use crate::layout::{Ink, Point, Rect, sin_cos};
use crate::scene::{Fill, Scene, Shape, Stroke};

/// How an array fills.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Grid {
    /// Row after row, this many in each.
    Columns(usize),
    /// Column after column, this many in each.
    Rows(usize),
    /// Block after block, each row after row.
    Blocks(Blocks),
}

/// Where an array stands. The first disc's edges touch `at`.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Dots {
    /// The upper left corner.
    pub at: Point,
    /// How it fills.
    pub grid: Grid,
    /// From one disc's middle to the next.
    pub pitch: f64,
    /// Of a disc.
    pub radius: f64,
}

impl Dots {
    /// The middle of the disc at `index`.
    #[must_use]
    pub fn centre(self, index: usize) -> Point {
        let mut corner = Point::default();
        let (row, column) = match self.grid {
            Grid::Columns(columns) => (index / columns.max(1), index % columns.max(1)),
            Grid::Rows(rows) => (index % rows.max(1), index / rows.max(1)),
            Grid::Blocks(blocks) => {
                let place = index % BLOCK;
                corner = blocks.corner(index / BLOCK);
                (place / blocks.columns.max(1), place % blocks.columns.max(1))
            }
        };
        let corner = self.at.moved(corner.x + self.radius, corner.y + self.radius);
        corner.moved(column as f64 * self.pitch, row as f64 * self.pitch)
    }

    /// The middle of what follows the last of `count` discs, the first at 1. In blocks it goes on in the last row, also past its
    /// end, where a row of its own would look like something else.
    fn after(self, count: usize, place: usize) -> Point {
        match self.grid {
            Grid::Blocks(_) => self.centre(count.saturating_sub(1)).moved(place as f64 * self.pitch, 0.0),
            _ => self.centre((count + place).saturating_sub(1)),
        }
    }

    /// The box around `count` discs.
    #[must_use]
    pub fn bounds(self, count: usize) -> Rect {
        let mut corner = Point::default();
        let (rows, columns) = match self.grid {
            Grid::Columns(columns) => (count.div_ceil(columns.max(1)), count.min(columns)),
            Grid::Rows(rows) => (count.min(rows), count.div_ceil(rows.max(1))),
            Grid::Blocks(blocks) => {
                let last = count.saturating_sub(1) / BLOCK;
                let whole = |index: usize| if index < last { BLOCK } else { count - last * BLOCK };
                // The lowest block at the left is whole if another stands beside it.
                let (left, right) = (last - last % blocks.abreast.max(1), last.min(blocks.abreast.saturating_sub(1)));
                corner = Point::new(blocks.corner(right).x, blocks.corner(left).y);
                (whole(left).div_ceil(blocks.columns.max(1)), whole(right).min(blocks.columns))
            }
        };
        let side = |count: usize| if count == 0 { 0.0 } else { (count - 1) as f64 * self.pitch + 2.0 * self.radius };
        Rect::new(self.at.x, self.at.y, corner.x + side(columns), corner.y + side(rows))
    }
}

/// The radii of an open end's discs, as parts of the array's own.
const SHRINKING: [f64; 3] = [0.72, 0.48, 0.26];

/// How many places an array takes besides its discs: an open number goes on in shrinking ones.
#[must_use]
pub fn open_end(certainty: Certainty) -> usize {
    if certainty != Certainty::Missing && certainty.hedge().is_floor() { SHRINKING.len() } else { 0 }
}

/// Marks nearer to each other than this, in pixels, are squares, and a row of them is one broken line.
pub const FINE: f64 = 7.0;

/// Rows of small squares, from the first up to, not including, `last`, this many in each.
fn rows(scene: &mut Scene, dots: Dots, columns: usize, last: usize, ink: Ink) {
    // A dash is a whole number of the painter's eighths of a pixel, or the last of many would be off its place.
    let side = (dots.radius * 16.0).round() / 8.0;
    for first in (0..last).step_by(columns) {
        let from = dots.centre(first).moved(-dots.radius, 0.0);
        let to = from.moved((columns.min(last - first) - 1) as f64 * dots.pitch + side, 0.0);
        scene.line(vec![from, to], Stroke::dashed(ink, side, side, dots.pitch - side));
    }
}

/// Draws the discs from `first` up to, not including, `last`. The last one says how firm the number is: half a disc is
/// about, a square is the number itself as a bound, a ring is not reached; an open number goes on in shrinking discs.
///
/// A derived number is drawn as tinted discs with an outline: the rest of a stated total. A peak is the same with a
/// thicker outline; a ceiling is rings.
pub fn dots(scene: &mut Scene, dots: Dots, first: usize, last: usize, ink: Ink, certainty: Certainty) {
    let hedge = certainty.hedge();
    let is_derived = matches!(certainty, Certainty::Derived(_));
    let outline = Stroke::solid(ink, if hedge == Hedge::UpTo && !is_derived { 2.0 } else { 1.0 });
    // An end that is not filled is dashed where the number is not stated.
    let end = if is_derived { Stroke::dashed(ink, 1.0, 2.0, 1.5) } else { Stroke::solid(ink, 1.0) };
    // What a body is filled with; a ring with nothing.
    let fill = match (is_derived, hedge) {
        (true, _) | (false, Hedge::UpTo) => Some(Fill::tint(ink)),
        (false, Hedge::LessThan) => None,
        (false, _) => Some(Fill::solid(ink)),
    };
    let is_plain = !is_derived && !matches!(hedge, Hedge::UpTo | Hedge::LessThan);
    let first = match dots.grid {
        Grid::Columns(columns) | Grid::Blocks(Blocks { columns, .. })
            if dots.pitch < FINE && first == 0 && is_plain && columns > 0 =>
        {
            // The last one says how firm the number is, if it is not stated outright or open.
            let drawn = if matches!(hedge, Hedge::Exact | Hedge::MoreThan) { last } else { last.saturating_sub(1) };
            rows(scene, dots, columns, drawn, ink);
            drawn
        }
        _ => first,
    };
    for index in first..last {
        let centre = dots.centre(index);
        let is_last = index + 1 == last;
        match hedge {
            _ if certainty == Certainty::Missing => {
                scene.ring(centre, dots.radius - 0.5, None, Stroke::dashed(Ink::Axis, 1.0, 1.5, 2.5));
            }
            Hedge::About if is_last => {
                let half = half_disc(centre, dots.radius);
                scene.add(Shape::Polygon(half.clone(), fill.unwrap_or(Fill::solid(ink))));
                if is_derived {
                    scene.line(half, outline);
                }
            }
            Hedge::AtLeast | Hedge::UpTo | Hedge::LessThan if is_last => {
                let side = 2.0 * dots.radius - 1.0;
                let square = Rect::new(centre.x - side / 2.0, centre.y - side / 2.0, side, side);
                let fill = if hedge == Hedge::LessThan {
                    None
                } else if is_derived {
                    fill
                } else {
                    Some(Fill::solid(ink))
                };
                if let Some(fill) = fill {
                    scene.rect(square, fill);
                }
                if is_derived || fill.is_none() {
                    scene.line(corners(square), if fill.is_none() { end } else { outline });
                }
            }
            Hedge::Nearly if is_last => scene.ring(centre, dots.radius - 0.5, None, end),
            _ if is_plain => scene.disc(centre, dots.radius, Fill::solid(ink)),
            _ => scene.ring(centre, (dots.radius - outline.width / 2.0).max(0.5), fill, outline),
        }
    }
    if open_end(certainty) > 0 {
        for (place, part) in (1..).zip(SHRINKING) {
            let (centre, radius) = (dots.after(last, place), dots.radius * part);
            if is_derived {
                scene.ring(centre, radius, Some(Fill::tint(ink)), Stroke::solid(ink, 1.0));
            } else {
                scene.disc(centre, radius, Fill::solid(ink));
            }
        }
    }
}

/// The half of a disc under the slant from its upper left.
fn half_disc(centre: Point, radius: f64) -> Vec<Point> {
    let corner = |step: i32| {
        let angle = std::f64::consts::PI * (f64::from(step) / 12.0 + 0.25);
        let (sin, cos) = sin_cos(angle);
        centre.moved(radius * cos, radius * sin)
    };
    (0..=12).map(corner).collect()
}

fn corners(square: Rect) -> Vec<Point> {
    let (left, top, right, bottom) = (square.x, square.y, square.right(), square.bottom());
    [(left, top), (right, top), (right, bottom), (left, bottom), (left, top)].map(|(x, y)| Point::new(x, y)).to_vec()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scene::Shape;

    #[test]
    fn rows_of_marks_hold_as_many_as_are_counted() {
        for count in [1_001, 4_000, 19_907] {
            for width in [280.0, 350.0, 612.0, 960.0, 1_920.0] {
                let blocks = Blocks::new(count, width);
                let mut scene = Scene::new(width, 1_000.0);
                let array =
                    Dots { at: Point::default(), grid: Grid::Blocks(blocks), pitch: blocks.pitch, radius: 0.37 * blocks.pitch };
                dots(&mut scene, array, 0, count, Ink::Text, Certainty::Reported(Hedge::Exact));
                let marks = |shape: &Shape| match shape {
                    Shape::Line(points, Stroke { dash: Some((side, gap)), .. }) => {
                        let length = points.last().map_or(0.0, |point| point.x) - points.first().map_or(0.0, |point| point.x);
                        ((length + gap) / (side + gap)).round() as usize
                    }
                    _ => 0,
                };
                let drawn: usize = scene.shapes.iter().map(|placed| marks(&placed.shape)).sum();
                assert_eq!(drawn, count, "in {width}");
                let right = scene.shapes.iter().map(|placed| placed.shape.bounds().right()).fold(0.0, f64::max);
                assert!(right <= width, "{count} in {width}: {right}");
            }
        }
    }

    #[test]
    fn an_open_end_of_blocks_goes_on_in_the_row_of_the_last_mark() {
        for count in [1_001, 1_040, 4_000, 4_003, 4_039, 4_998, 19_907] {
            for width in [280.0, 612.0, 1_208.0] {
                let blocks = Blocks::new(count, width);
                let dots = Dots { at: Point::default(), grid: Grid::Blocks(blocks), pitch: blocks.pitch, radius: 1.0 };
                let mut before = dots.centre(count - 1);
                for place in 1..=SHRINKING.len() {
                    let at = dots.after(count, place);
                    let step = (at.x - before.x, at.y - before.y);
                    assert!((step.0 - blocks.pitch).abs() < 1e-9 && step.1.abs() < 1e-9, "{count} in {width}: {step:?}");
                    before = at;
                }
            }
        }
    }

    #[test]
    fn every_mark_of_blocks_has_a_place_of_its_own_inside_their_bounds() {
        for (count, width) in [(1_001, 350.0), (4_003, 612.0), (19_907, 280.0), (19_907, 1_208.0)] {
            let blocks = Blocks::new(count, width);
            let dots =
                Dots { at: Point::new(7.0, 9.0), grid: Grid::Blocks(blocks), pitch: blocks.pitch, radius: 0.37 * blocks.pitch };
            let bounds = dots.bounds(count).grown(1e-6);
            let mut places: Vec<Point> = (0..count).map(|index| dots.centre(index)).collect();
            assert!(places.iter().all(|at| bounds.distance(*at) == 0.0), "{count} in {width}");
            places.sort_by(|a, b| a.y.total_cmp(&b.y).then(a.x.total_cmp(&b.x)));
            let near = |pair: &[Point]| (pair[0].y - pair[1].y).abs() < 1e-9 && pair[1].x - pair[0].x < blocks.pitch - 1e-9;
            assert!(!places.windows(2).any(near), "{count} in {width}");
        }
    }
}
