//! Dot arrays: one disc, one thing.

use super::Certainty;
use crate::fact::Hedge;
use crate::layout::{Ink, Point, Rect};
use crate::scene::{Fill, Scene, Stroke};

/// How an array fills.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Grid {
    /// Row after row, this many in each.
    Columns(usize),
    /// Column after column, this many in each.
    Rows(usize),
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
        let (row, column) = match self.grid {
            Grid::Columns(columns) => (index / columns.max(1), index % columns.max(1)),
            Grid::Rows(rows) => (index % rows.max(1), index / rows.max(1)),
        };
        self.at.moved(self.radius + column as f64 * self.pitch, self.radius + row as f64 * self.pitch)
    }

    /// The box around `count` discs.
    #[must_use]
    pub fn bounds(self, count: usize) -> Rect {
        let (rows, columns) = match self.grid {
            Grid::Columns(columns) => (count.div_ceil(columns.max(1)), count.min(columns)),
            Grid::Rows(rows) => (count.min(rows), count.div_ceil(rows.max(1))),
        };
        let side = |count: usize| if count == 0 { 0.0 } else { (count - 1) as f64 * self.pitch + 2.0 * self.radius };
        Rect::new(self.at.x, self.at.y, side(columns), side(rows))
    }
}

/// The radii of an open end's discs, as parts of the array's own.
const SHRINKING: [f64; 3] = [0.72, 0.48, 0.26];

/// How many places an array takes: its discs and, for an open number, the shrinking ones after them.
#[must_use]
pub fn open_end(certainty: Certainty) -> usize {
    match certainty {
        Certainty::Reported(Hedge::MoreThan | Hedge::AtLeast | Hedge::About)
        | Certainty::Derived(Hedge::MoreThan | Hedge::AtLeast) => SHRINKING.len(),
        _ => 0,
    }
}

/// Draws the discs from `first` up to, not including, `last`; an open number goes on in shrinking discs.
///
/// A derived number is drawn as tinted discs with an outline: the rest of a stated total. A peak is the same; a ceiling
/// is rings.
pub fn dots(scene: &mut Scene, dots: Dots, first: usize, last: usize, ink: Ink, certainty: Certainty) {
    for index in first..last {
        let centre = dots.centre(index);
        match certainty {
            Certainty::Missing => scene.ring(centre, dots.radius - 0.5, None, Stroke::dashed(Ink::Axis, 1.0, 1.5, 2.5)),
            Certainty::Derived(_) | Certainty::Reported(Hedge::UpTo) => {
                scene.ring(centre, dots.radius - 0.5, Some(Fill::tint(ink)), Stroke::solid(ink, 1.0));
            }
            Certainty::Reported(Hedge::LessThan) => scene.ring(centre, dots.radius - 0.5, None, Stroke::solid(ink, 1.0)),
            Certainty::Reported(Hedge::Nearly) if index + 1 == last => {
                scene.ring(centre, dots.radius - 0.5, None, Stroke::solid(ink, 1.0));
            }
            Certainty::Reported(_) => scene.disc(centre, dots.radius, Fill::solid(ink)),
        }
    }
    if open_end(certainty) > 0 {
        for (place, part) in SHRINKING.iter().enumerate() {
            let (centre, radius) = (dots.centre(last + place), dots.radius * part);
            match certainty {
                Certainty::Derived(_) => scene.ring(centre, radius, Some(Fill::tint(ink)), Stroke::solid(ink, 1.0)),
                _ => scene.disc(centre, radius, Fill::solid(ink)),
            }
        }
    }
}
