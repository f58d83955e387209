//! How slopes stand in rows, and how heavy each is drawn.

use super::Slope;
use crate::layout::{MIDDLE, NARROW, WIDE};

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
/// How many times as wide as another the first slope is where it leads in one row.
const LEAD: f64 = 1.1;
/// The least width of a slope in one row behind one that leads.
const LEAST: f64 = 140.0;
/// How much lower a row is without any start: it has no lines.
const LOWER: f64 = 60.0;
/// The rows of slopes, each slope with its left edge, its width and its weight, and the height of a row.
pub(super) struct Rows<'a> {
    pub(super) rows: Vec<Vec<(&'a Slope, f64, f64, Weight)>>,
    pub(super) heights: Vec<f64>,
}

impl<'a> Rows<'a> {
    /// The first may lead. It is heavier than the others and has the same shape: in a wider plot its line would be flatter than
    /// theirs.
    pub(super) fn new(slopes: &[&'a Slope], lead: bool, width: f64) -> Self {
        let grid = Grid::new(slopes.len(), width);
        let weight = |place: usize| match place {
            _ if !lead => PLAIN,
            0 => LEADING,
            _ => LIGHT,
        };
        let others = slopes.len().saturating_sub(1) as f64;
        let part = (width - grid.gap * others) / (LEAD + others);
        if lead && part >= LEAST {
            let cell = |(place, slope): (usize, &&'a Slope)| match place {
                0 => (*slope, 0.0, part * LEAD, LEADING),
                _ => (*slope, part * LEAD + grid.gap + (place as f64 - 1.0) * (part + grid.gap), part, LIGHT),
            };
            return Self { rows: vec![slopes.iter().enumerate().map(cell).collect()], heights: vec![grid.height] };
        }
        let row = |(index, row): (usize, &[&'a Slope])| {
            // One that is left alone has its words in the first place and stands in the second.
            let first = usize::from(row.len() == 1 && grid.columns > 1);
            let cell = |(place, slope): (usize, &&'a Slope)| {
                let x = (first + place) as f64 * (grid.width + grid.gap);
                (*slope, x, grid.width, weight(index * grid.columns + place))
            };
            row.iter().enumerate().map(cell).collect()
        };
        let lower = |row: &[&Slope]| if row.iter().all(|slope| slope.start.is_none()) { LOWER } else { 0.0 };
        Self {
            rows: slopes.chunks(grid.columns).enumerate().map(row).collect(),
            heights: slopes.chunks(grid.columns).map(|row| grid.height - lower(row)).collect(),
        }
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
