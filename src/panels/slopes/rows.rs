//! How slopes stand in rows, and how heavy each is drawn.

use super::Slope;
use crate::layout::{MIDDLE, NARROW, WIDE, Within as _};

/// How heavy a slope is drawn.
#[derive(Clone, Copy)]
pub(super) struct Weight {
    /// Of a point.
    pub(super) radius: f64,
    /// How thick its line is.
    pub(super) line: f64,
    /// The size of its values.
    pub(super) label: f64,
}

impl Weight {
    /// Whether it stands beside one that leads.
    pub(super) fn is_light(self) -> bool {
        self.line < PLAIN.line
    }
}

/// A slope among its like.
const PLAIN: Weight = Weight { radius: 4.5, line: 2.4, label: 14.0 };
/// The slope that leads.
const LEADING: Weight = Weight { radius: 6.0, line: 3.4, label: 20.0 };
/// A slope beside one that leads.
const LIGHT: Weight = Weight { radius: 3.6, line: 1.4, label: 13.0 };
/// How many times as wide as another the first slope is where it leads: a line in a wider one would be flatter than theirs.
const LEAD: f64 = 1.1;
/// How high a slope is that leads in a row of its own: as a part of the width, at least and at most.
const ALONE: (f64, f64, f64) = (0.48, 234.0, 340.0);
/// How much lower a row is without any start: it has no lines.
const LOWER: f64 = 60.0;
/// The rows of slopes, each slope with its left edge, its width and its weight, and the height of a row.
pub(super) struct Rows<'a> {
    pub(super) rows: Vec<Vec<(&'a Slope, f64, f64, Weight)>>,
    pub(super) heights: Vec<f64>,
}

impl<'a> Rows<'a> {
    pub(super) fn new(slopes: &[&'a Slope], lead: bool, width: f64) -> Self {
        let [first, others @ ..] = slopes else { return Self { rows: Vec::new(), heights: Vec::new() } };
        let grid = Grid::new(slopes.len(), width);
        if !lead || others.is_empty() {
            let weight = if lead { LEADING } else { PLAIN };
            return Self::of(slopes, &grid, weight);
        }
        let part = (width - grid.gap * others.len() as f64) / (LEAD + others.len() as f64);
        if width >= WIDE && part >= 120.0 {
            let x = |place: usize| if place == 0 { 0.0 } else { part * (LEAD + place as f64 - 1.0) + grid.gap * place as f64 };
            let cell = |(place, slope): (usize, &&'a Slope)| match place {
                0 => (*slope, 0.0, part * LEAD, LEADING),
                _ => (*slope, x(place), part, LIGHT),
            };
            return Self { rows: vec![slopes.iter().enumerate().map(cell).collect()], heights: vec![grid.height] };
        }
        let mut all = Self::of(others, &Grid::new(others.len(), width), LIGHT);
        all.rows.insert(0, vec![(*first, 0.0, width, LEADING)]);
        all.heights.insert(0, (ALONE.0 * width).within(ALONE.1, ALONE.2));
        all
    }

    fn of(slopes: &[&'a Slope], grid: &Grid, weight: Weight) -> Self {
        let row = |row: &[&'a Slope]| {
            // One that is left alone has its words in the first place and stands in the second.
            let first = usize::from(row.len() == 1 && grid.columns > 1);
            let cell = |(place, slope): (usize, &&'a Slope)| {
                (*slope, (first + place) as f64 * (grid.width + grid.gap), grid.width, weight)
            };
            row.iter().enumerate().map(cell).collect()
        };
        let rows: Vec<Vec<_>> = slopes.chunks(grid.columns).map(row).collect();
        let height = if weight.is_light() { grid.height.min(206.0) } else { grid.height };
        let lower = |row: &[&Slope]| if row.iter().all(|slope| slope.start.is_none()) { LOWER } else { 0.0 };
        let heights = slopes.chunks(grid.columns).map(|row| height - lower(row)).collect();
        Self { rows, heights }
    }
}

/// How the panels are laid out for a width.
pub(super) struct Grid {
    columns: usize,
    gap: f64,
    pub(super) width: f64,
    height: f64,
}

impl Grid {
    pub(super) fn new(count: usize, width: f64) -> Self {
        let (least, gap, height) = match width {
            width if width >= WIDE => (150.0, 26.0, 288.0),
            width if width >= MIDDLE => (160.0, 26.0, 226.0),
            width if width >= NARROW => (140.0, 26.0, 244.0),
            _ => (120.0, 20.0, 244.0),
        };
        let most = ((width + gap) / (least + gap)).floor().max(1.0) as usize;
        let rows = count.div_ceil(most.min(count.max(1)));
        let columns = count.div_ceil(rows.max(1)).max(1);
        Self { columns, gap, width: (width - gap * (columns - 1) as f64) / columns as f64, height }
    }
}

#[cfg(test)]
#[allow(clippy::expect_used, clippy::indexing_slicing, reason = "a test that stops is a test that failed")]
mod tests {
    use crate::figure::Document;
    use crate::panels::State;

    const EDITION: &str = include_str!("../../../tests/fixtures/gallery/slopes.json");

    #[test]
    fn a_slope_that_is_left_alone_in_its_row_has_its_words_beside_it() {
        let document = Document::read(EDITION).expect("a sound edition");
        for width in (280..=900).step_by(10).map(f64::from) {
            let scene = document.layout("slopes-many", width, &State::default()).expect("the figure is there");
            let title = |number: u8| {
                let words = format!("Stage {number}: boats");
                scene.texts().find(|text| text.words == words).expect("its title").bounds()
            };
            let marks: Vec<_> = scene.targets.iter().rev().take(2).map(|target| target.bounds).collect();
            let left = marks.iter().map(|bounds| bounds.x).fold(f64::INFINITY, f64::min);
            let (own, first) = (title(13), title(1));
            let is_alone = own.y > title(12).y + 1.0;
            assert!((own.x - first.x).abs() < 1.0 || !is_alone, "{width}: its words begin the row");
            assert_eq!(is_alone && title(12).x > first.x, left > own.right(), "{width}: {own:?}, {marks:?}");
        }
    }
}
