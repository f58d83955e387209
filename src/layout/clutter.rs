//! How much already stands where: a coarse grid over the picture that answers for any box at once.

use super::{Point, Rect, Within};

/// The least side of a cell in pixels.
const LEAST_CELL: f64 = 3.0;
/// The most cells across.
const MOST_CELLS: f64 = 320.0;

/// What stands in each cell; summed from the upper left corner, so that a box is four look-ups.
#[derive(Debug, Clone)]
pub struct Clutter {
    frame: Rect,
    cell: f64,
    columns: usize,
    rows: usize,
    /// Whether something stands in each cell, row after row.
    filled: Vec<bool>,
    /// One more column and row than there are cells, the first of each zero.
    sums: Vec<u32>,
}

impl Clutter {
    /// The grid of everything along these lines.
    #[must_use]
    pub fn new<'a>(frame: Rect, lines: impl IntoIterator<Item = &'a [Point]>) -> Self {
        Self::of(frame, &lines.into_iter().collect::<Vec<_>>())
    }

    fn of(frame: Rect, lines: &[&[Point]]) -> Self {
        let cell = (frame.width.max(frame.height) / MOST_CELLS).max(LEAST_CELL);
        let cells = |length: f64| (length / cell).ceil() as usize;
        let (columns, rows) = (cells(frame.width), cells(frame.height));
        let sums = Vec::with_capacity((columns + 1) * (rows + 1));
        let mut grid = Self { frame, cell, columns, rows, filled: vec![false; columns * rows], sums };
        for pair in lines.iter().flat_map(|line| line.windows(2)) {
            let &[a, b] = pair else { continue };
            let steps = (a.distance(b) / cell).ceil().within(1.0, 4_096.0);
            for step in 0..=steps as usize {
                if let Some(filled) = grid.cell_at(a.towards(b, step as f64 / steps)).and_then(|at| grid.filled.get_mut(at)) {
                    *filled = true;
                }
            }
        }
        grid.sums.resize(columns + 1, 0);
        for row in grid.filled.chunks(columns.max(1)) {
            let mut left = 0;
            grid.sums.push(0);
            for filled in row {
                left += u32::from(*filled);
                let above = grid.sums.get(grid.sums.len() - columns - 1).copied().unwrap_or(0);
                grid.sums.push(above + left);
            }
        }
        grid
    }

    /// The place of the cell that holds the point.
    fn cell_at(&self, point: Point) -> Option<usize> {
        let (column, row) = ((point.x - self.frame.x) / self.cell, (point.y - self.frame.y) / self.cell);
        let is_inside = column >= 0.0 && row >= 0.0 && column < self.columns as f64 && row < self.rows as f64;
        is_inside.then_some(row as usize * self.columns + column as usize)
    }

    fn sum(&self, row: usize, column: usize) -> u32 {
        self.sums.get(row * (self.columns + 1) + column).copied().unwrap_or(0)
    }

    /// How many cells that the box touches have something in them.
    #[must_use]
    pub fn within(&self, rect: Rect) -> u32 {
        let place = |pixels: f64, count: usize| pixels.within(0.0, count as f64) as usize;
        let column = |x: f64| (x - self.frame.x) / self.cell;
        let row = |y: f64| (y - self.frame.y) / self.cell;
        let (left, right) = (place(column(rect.x), self.columns), place(column(rect.right()).ceil(), self.columns));
        let (top, bottom) = (place(row(rect.y), self.rows), place(row(rect.bottom()).ceil(), self.rows));
        (self.sum(bottom, right) + self.sum(top, left)).saturating_sub(self.sum(top, right) + self.sum(bottom, left))
    }

    /// How many steps along the segment, each as long as a cell, have something under them.
    #[must_use]
    pub fn along(&self, a: Point, b: Point) -> u32 {
        let steps = (a.distance(b) / self.cell).ceil().within(1.0, 1_024.0);
        let is_filled = |step: &usize| {
            let at = self.cell_at(a.towards(b, *step as f64 / steps));
            at.and_then(|at| self.filled.get(at)).copied().unwrap_or(false)
        };
        (0..=steps as usize).filter(is_filled).count() as u32
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_box_over_a_line_is_cluttered_and_one_beside_it_is_free() {
        let line = [Point::new(10.0, 50.0), Point::new(90.0, 50.0)];
        let clutter = Clutter::new(Rect::new(0.0, 0.0, 100.0, 100.0), [&line[..]]);
        assert!(clutter.within(Rect::new(40.0, 40.0, 10.0, 20.0)) >= 3);
        assert_eq!(clutter.within(Rect::new(40.0, 60.0, 10.0, 20.0)), 0);
        assert!(clutter.within(Rect::new(-50.0, -50.0, 500.0, 500.0)) >= 26);
        assert!(clutter.along(Point::new(50.0, 20.0), Point::new(50.0, 80.0)) >= 1);
        assert_eq!(clutter.along(Point::new(20.0, 20.0), Point::new(80.0, 20.0)), 0);
    }

    #[test]
    fn a_frame_without_area_holds_nothing() {
        let clutter = Clutter::new(Rect::default(), [&[Point::new(0.0, 0.0), Point::new(1.0, 1.0)][..]]);
        assert_eq!(clutter.within(Rect::new(0.0, 0.0, 10.0, 10.0)), 0);
    }
}
