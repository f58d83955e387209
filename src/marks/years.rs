//! Years along an axis, in cells of one year or more so that their labels have room.

use crate::layout::text::{self, Face};
use crate::layout::{Ink, Linear, Point};
use crate::scene::{Anchor, Scene, Text};

/// An axis of whole years; its ends are ends of cells.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Years {
    /// From decimal years to pixels.
    pub scale: Linear,
    /// How many years a cell holds.
    pub step: u16,
    first: i32,
    last: i32,
    is_short: bool,
}

/// A cell of the axis.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Cell {
    /// Its first year.
    pub year: i32,
    /// Its left edge in pixels.
    pub from: f64,
    /// Its right edge in pixels.
    pub to: f64,
}

const STEPS: [u16; 13] = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1_000, 2_000, 5_000, 10_000];
const SIZE: f64 = 13.0;

impl Years {
    /// The axis that holds the decimal years `from..=to` in `range`, with the shortest cells whose labels fit.
    ///
    /// Two figures stand for a year, `’25`, where four have no room and no two years of the axis share them.
    #[must_use]
    pub fn new(from: f64, to: f64, range: (f64, f64)) -> Self {
        let width = range.1 - range.0;
        let room = |is_short: bool| if is_short { 21.0 } else { text::width("2000", Face::Bold, SIZE) + 11.0 };
        let candidate = |step: u16, is_short: bool| {
            let size = i32::from(step);
            let first = (from.floor() as i32).div_euclid(size) * size;
            let last = (-(-to.ceil() as i32).div_euclid(size) * size).max(first + size);
            Self { scale: Linear::new((f64::from(first), f64::from(last)), range), step, first, last, is_short }
        };
        let fits = |years: &Self| {
            let unique = !years.is_short || (years.step == 1 && years.last - years.first <= 100);
            unique && width / f64::from(years.last - years.first) * f64::from(years.step) >= room(years.is_short)
        };
        let mut candidates = STEPS.iter().flat_map(|step| [candidate(*step, false), candidate(*step, true)]);
        candidates.find(fits).unwrap_or_else(|| candidate(10_000, false))
    }

    /// As [`Years::new`], drawn in at the ends where what `covered` gives, the pixels that all marks cover, would leave
    /// a picture of `width` pixels.
    #[must_use]
    pub fn around(from: f64, to: f64, range: (f64, f64), width: f64, covered: impl Fn(Self) -> (f64, f64)) -> Self {
        let (left, right) = covered(Self::new(from, to, range));
        let (left, right) = ((-left).max(0.0).ceil(), (right - width).max(0.0).ceil());
        Self::new(from, to, (range.0 + left, range.1 - right))
    }

    /// The cells, from the first.
    pub fn cells(self) -> impl Iterator<Item = Cell> {
        (self.first..self.last).step_by(usize::from(self.step)).map(move |year| Cell {
            year,
            from: self.scale.at(f64::from(year)),
            to: self.scale.at(f64::from(year) + f64::from(self.step)),
        })
    }

    /// The pixels between which the axis lies.
    #[must_use]
    pub fn range(self) -> (f64, f64) {
        (self.scale.at(f64::from(self.first)), self.scale.at(f64::from(self.last)))
    }

    /// `words` under or over a cell: in its middle, or at its start where that is the year that the words name.
    #[must_use]
    pub fn label(self, cell: Cell, words: &str, baseline: f64, face: Face, ink: Ink) -> Text {
        let (x, anchor) =
            if self.step == 1 { (f64::midpoint(cell.from, cell.to), Anchor::Middle) } else { (cell.from + 4.0, Anchor::Start) };
        let size = if face == Face::Bold { SIZE } else { SIZE - 1.0 };
        Text { at: Point::new(x, baseline), anchor, face, size, ink, words: words.to_owned() }
    }

    /// Draws the year of each cell.
    pub fn draw_labels(self, scene: &mut Scene, baseline: f64, face: Face, ink: Ink) {
        for cell in self.cells() {
            self.draw_label(scene, cell, baseline, face, ink);
        }
    }

    /// Draws the year of one cell.
    pub fn draw_label(self, scene: &mut Scene, cell: Cell, baseline: f64, face: Face, ink: Ink) {
        let words = if self.is_short { format!("’{:02}", cell.year.rem_euclid(100)) } else { cell.year.to_string() };
        scene.text(Text { size: SIZE, ..self.label(cell, &words, baseline, face, ink) });
    }

    /// Draws a hairline at each end of a cell.
    pub fn draw_grid(self, scene: &mut Scene, top: f64, bottom: f64) {
        let (from, to) = self.range();
        for x in self.cells().map(|cell| cell.from).chain([to]) {
            scene.vertical(if x > from { x.min(to) } else { from }, top, bottom, Ink::Rule);
        }
    }
}
