//! How much already stands where: a coarse grid over the picture that answers for any box at once.

use super::{Point, Rect};

/// The side of a cell in pixels.
const CELL: f64 = 3.0;

/// What stands in each cell, summed from the upper left corner, so that a box is four look-ups.
#[derive(Debug, Clone)]
pub struct Clutter {
    frame: Rect,
    columns: usize,
    rows: usize,
    /// One more column and row than there are cells, the first of each zero.
    sums: Vec<u32>,
}

impl Clutter {
    /// The grid of everything along these lines.
    #[must_use]
    pub fn new<'a>(frame: Rect, lines: impl IntoIterator<Item = &'a [Point]>) -> Self {
        let cells = |length: f64| (length / CELL).ceil().clamp(0.0, 4_096.0) as usize;
        let (columns, rows) = (cells(frame.width), cells(frame.height));
        let mut grid = Self { frame, columns, rows, sums: vec![0; (columns + 1) * (rows + 1)] };
        for pair in lines.into_iter().flat_map(|line| line.windows(2)) {
            let &[a, b] = pair else { continue };
            let steps = (a.distance(b) / CELL).ceil().clamp(1.0, 4_096.0);
            for step in 0..=steps as usize {
                grid.mark(a.towards(b, step as f64 / steps));
            }
        }
        for row in 1..=rows {
            let mut left = 0;
            for column in 1..=columns {
                let above = grid.sum(row - 1, column);
                if let Some(sum) = grid.sums.get_mut(row * (columns + 1) + column) {
                    left += (*sum).min(1);
                    *sum = above + left;
                }
            }
        }
        grid
    }

    fn mark(&mut self, point: Point) {
        let (column, row) = ((point.x - self.frame.x) / CELL, (point.y - self.frame.y) / CELL);
        if column >= 0.0 && row >= 0.0 && column < self.columns as f64 && row < self.rows as f64 {
            let place = (row as usize + 1) * (self.columns + 1) + column as usize + 1;
            if let Some(cell) = self.sums.get_mut(place) {
                *cell = 1;
            }
        }
    }

    fn sum(&self, row: usize, column: usize) -> u32 {
        self.sums.get(row * (self.columns + 1) + column).copied().unwrap_or(0)
    }

    /// How many cells that the box touches have something in them.
    #[must_use]
    pub fn within(&self, rect: Rect) -> u32 {
        let place = |pixels: f64, count: usize| pixels.clamp(0.0, count as f64) as usize;
        let column = |x: f64| (x - self.frame.x) / CELL;
        let row = |y: f64| (y - self.frame.y) / CELL;
        let (left, right) = (place(column(rect.x), self.columns), place(column(rect.right()).ceil(), self.columns));
        let (top, bottom) = (place(row(rect.y), self.rows), place(row(rect.bottom()).ceil(), self.rows));
        (self.sum(bottom, right) + self.sum(top, left)).saturating_sub(self.sum(top, right) + self.sum(bottom, left))
    }

    /// How many cells along the segment have something in them.
    #[must_use]
    pub fn along(&self, a: Point, b: Point) -> u32 {
        let steps = (a.distance(b) / CELL).ceil().clamp(1.0, 1_024.0);
        let at = |step: usize| {
            let point = a.towards(b, step as f64 / steps);
            self.within(Rect::new(point.x, point.y, 0.01, 0.01))
        };
        (0..=steps as usize).map(at).sum()
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
