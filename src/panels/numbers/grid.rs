//! In which rows and how large numbers stand.

use super::{LEAST_BESIDE, Set};
use crate::layout::{MIDDLE, WIDE, text};
use crate::marks::Large;

/// The least width of a cell where all of them stand in one row.
const LEAST_CELL: f64 = 132.0;
/// Sizes that are tried, from the first that the width allows.
const SIZES: [f64; 8] = [54.0, 50.0, 46.0, 44.0, 40.0, 36.0, 32.0, 28.0];
/// The last of them but for two columns: smaller numbers there are better than some across the whole width among others in
/// halves of it.
const LEAST: f64 = 36.0;
/// Sizes for a number that is too wide for a row of its own.
const LAST_SIZES: [f64; 6] = [32.0, 28.0, 24.0, 20.0, 16.0, text::MINIMUM_SIZE];
/// Beside what stands in a cell, left and right: in wide pictures and in narrow ones.
const PADDING: (f64, f64) = (18.0, 14.0);
const NARROW_PADDING: (f64, f64) = (16.0, 8.0);
/// The height of two rows.
const TWO_ROWS: f64 = 200.0;

/// How the numbers stand in a width.
pub(super) struct Grid {
    /// How many numbers each row has, from the top.
    pub(super) rows: Vec<usize>,
    pub(super) size: f64,
    width: f64,
    is_wide: bool,
}

impl Grid {
    /// As many columns as the width allows, and fewer where a number would have to be set too small.
    ///
    /// Beside something high, an even number of them stands in two rows.
    pub(super) fn new(sets: &[Set<'_>], width: f64, beside: f64) -> Self {
        let count = sets.len().max(1);
        let most = match width {
            _ if beside > TWO_ROWS && count.is_multiple_of(2) => count / 2,
            width if width >= WIDE => count.min((width / LEAST_CELL) as usize),
            width if width >= MIDDLE && count == 3 => 3,
            _ => count.min(2),
        };
        let first = Large::largest(width);
        let mut grid = Self { rows: Vec::new(), size: text::MINIMUM_SIZE, width, is_wide: width >= WIDE };
        let sizes = |least: f64| SIZES.into_iter().filter(move |size| *size <= first && *size >= least);
        for wanted in (1..=most.max(1)).rev() {
            let columns = count.div_ceil(count.div_ceil(wanted));
            grid.rows = (0..count).step_by(columns).map(|first| columns.min(count - first)).collect();
            let least = if columns == 2 { 0.0 } else { LEAST };
            if let Some(size) = sizes(least).find(|size| grid.holds(sets, *size)) {
                return Self { size, ..grid };
            }
            for size in sizes(LEAST).filter(|_| columns == 2) {
                grid.rows = grid.pairs(sets, size);
                if grid.rows.contains(&2) && grid.holds(sets, size) {
                    return Self { size, ..grid };
                }
            }
        }
        grid.rows = vec![1; count];
        grid.size = LAST_SIZES.into_iter().find(|size| grid.holds(sets, *size)).unwrap_or(grid.size);
        grid
    }

    /// Rows of two, and rows of one for the numbers that are too wide for half of the width.
    fn pairs(&self, sets: &[Set<'_>], size: f64) -> Vec<usize> {
        let (left, right) = self.padding(1);
        let (mut rows, mut has_room) = (Vec::new(), false);
        for set in sets {
            let fits = set.large.width(size) <= self.width / 2.0 - left - right;
            match rows.last_mut() {
                Some(row) if has_room && fits => {
                    *row = 2;
                    has_room = false;
                }
                _ => {
                    rows.push(1);
                    has_room = fits;
                }
            }
        }
        rows
    }

    fn holds(&self, sets: &[Set<'_>], size: f64) -> bool {
        let mut sets = sets.iter();
        self.rows.iter().all(|row| (0..*row).zip(&mut sets).all(|(place, set)| set.large.width(size) <= self.room(place, *row)))
    }

    /// The left edge of a cell in a row. A row of fewer numbers keeps the columns, but one that is alone goes across.
    pub(super) fn edge(&self, place: usize, row: usize) -> f64 {
        let cells = if row == 1 { 1 } else { self.rows.iter().copied().max().unwrap_or(row) };
        (self.width * place as f64 / cells as f64).round()
    }

    /// Whether all numbers that go across have room for their words beside them: all have them there, or none has.
    pub(super) fn has_room_beside(&self, sets: &[Set<'_>]) -> bool {
        let mut sets = sets.iter();
        let mut across = self.rows.iter().filter_map(|row| sets.by_ref().take(*row).last().filter(|_| *row == 1));
        across.all(|set| set.beside(self.size, self.width).1 >= LEAST_BESIDE)
    }

    pub(super) fn padding(&self, place: usize) -> (f64, f64) {
        let (left, right) = if self.is_wide { PADDING } else { NARROW_PADDING };
        (if place == 0 { 0.0 } else { left }, right)
    }

    pub(super) fn room(&self, place: usize, row: usize) -> f64 {
        let (left, right) = self.padding(place);
        let width = self.edge(place + 1, row) - self.edge(place, row);
        (width - left - if place + 1 == row { 0.0 } else { right }).max(1.0)
    }
}
