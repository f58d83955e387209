//! Rows by columns: a disc where the source names the row for the column.

mod foot;

#[cfg(feature = "edition")]
use super::Check;
use super::fields::{Any, Caption, Cell, FactRef, Filled, Value};
use super::{Context, Kind, Panel, fields, kind};
use crate::fact::Fact;
use crate::layout::text::{self, Face};
use crate::layout::{Ink, Point, Rect, WIDE, Within, order};
use crate::marks::{Lines, Phrase};
use crate::scene::{Anchor, Fill, Scene, Stroke};

/// The kind's entry in the list.
pub(super) const KIND: Kind = kind!(Matrix, "matrix", "Rows by columns, a disc where the source names the one for the other.");

fields! {
    /// The fields of a matrix.
        struct Matrix {
        /// In any order: they are drawn so that the marks of a row stand side by side where that is possible.
        columns: Filled<MatrixColumn>,
        /// From top to bottom.
        rows: Filled<MatrixRow>,
        /// The words at the foot of open columns: "and others that are not named".
        others: Option<Caption>,
    }
}

fields! {
    /// One column.
        struct MatrixColumn {
        /// Its heading.
        title: Caption,
        /// A shorter heading, for narrow pictures.
        short: Option<Caption>,
        /// Whether the source leaves the list open, with "such as" or "and others".
        open: bool = default,
        /// A number at its foot, which counts something else than the rows above.
        foot: Option<Foot>,
    }
}

fields! {
    /// A number at the foot of a column.
        struct Foot {
        /// Its fact.
        fact: FactRef<Value>,
        /// What it counts.
        caption: Caption,
        /// Whether a † stands after the caption, for a note on doubtful wording.
        doubt: bool = default,
    }
}

fields! {
    /// One row.
        struct MatrixRow {
        /// Its name.
        name: Caption,
        /// A shorter name, for narrow pictures.
        short: Option<Caption>,
        /// For each column the fact that fills the cell, or an empty text.
        cells: Vec<Cell>,
    }
}

/// The radius of a disc: as a part of its column, and its least and greatest; of one in several columns, as a part of the others'.
const RADIUS: (f64, f64, f64) = (0.3, 4.0, 7.0);
const SEVERAL: f64 = 1.25;
/// How thick the edge of a hollow disc is: what is derived.
const EDGE: f64 = 1.2;
/// The narrowest column, while the names leave room for it.
const LEAST_COLUMN: f64 = 16.0;
/// The height of a row, and what it has above and below a name of several lines.
const ROW: f64 = 34.0;
const AROUND_NAME: f64 = 14.0;
/// The size of names, and their room: a part of the width at most, and so many pixels at least.
const NAME_SIZE: f64 = 14.0;
const NAMES: (f64, f64) = (0.3, 30.0);
/// Between the widest name and the first column, in wide pictures and in narrow ones, and the part of wide ones that names have at
/// least.
const AFTER_NAMES: (f64, f64) = (32.0, 12.0);
const LEAST_NAMES: f64 = 0.2;
/// The size of headings and what they leave free of a column: of one where they start at its marks, and of others.
const FLUSH_HEADING: (f64, f64) = (13.0, 24.0);
const HEADING: (f64, f64) = (12.0, 8.0);
/// The first baseline of what stands over the rows, the room under a legend, and how far the line is above the next baseline.
const FIRST: f64 = 12.0;
const BELOW_LEGEND: f64 = 10.0;
const LINE_RISE: f64 = 6.0;
/// How thick the line between the discs of a row is.
const LINE: f64 = 2.0;
/// A column is no wider: the line between the marks of a row is to be taken in at a glance.
const WIDEST_COLUMN: f64 = 340.0;
/// From this width of a column on, headings start at its marks; else they are centred over them.
const FLUSH_COLUMN: f64 = 140.0;
/// The forms of all headings in the order in which they are tried: whether short, and in how many lines at most.
const HEADINGS: [(bool, usize); 4] = [(false, 2), (true, 2), (false, 4), (true, 4)];

impl Panel for Matrix {
    #[cfg(feature = "edition")]
    fn check(&self, check: &mut Check<'_>) {
        for (index, row) in self.rows.iter().enumerate() {
            if row.cells.len() != self.columns.len() {
                let reason = format!("{} cells for {} columns: leave none out", row.cells.len(), self.columns.len());
                check.refuse(format!("rows[{index}].cells"), reason);
            }
        }
    }

    fn layout(&self, context: &Context<'_>, width: f64) -> Scene {
        let mut scene = Scene::new(width, 0.0);
        if self.columns.is_empty() || width < 1.0 {
            return scene;
        }
        let table = Table::new(self, width);
        let top = table.draw_head(&mut scene);
        let bottom = table.draw_rows(&mut scene, context, top);
        let bottom = table.draw_foot(&mut scene, context, bottom);
        scene.size.height = table.draw_numbers(&mut scene, context, bottom).ceil();
        scene
    }

    #[cfg(feature = "edition")]
    fn summary(&self, _: &Context<'_>) -> Vec<String> {
        let name = |row: &MatrixRow| row.name.to_string();
        let column = |place: usize, column: &MatrixColumn| {
            let filled = |row: &&MatrixRow| row.cell(place).is_some();
            let mut names: Vec<String> = self.rows.iter().filter(filled).map(name).collect();
            if column.open {
                names.push(crate::language::matrix::UNNAMED.to_owned());
            }
            crate::language::matrix::column(&column.title, &names)
        };
        let mut sentences: Vec<String> = self.columns.iter().enumerate().map(|(place, each)| column(place, each)).collect();
        let several: Vec<String> = self.rows.iter().filter(|row| row.count() > 1).map(name).collect();
        if !several.is_empty() {
            sentences.push(crate::language::matrix::several(&several));
        }
        sentences
    }

    #[cfg(feature = "edition")]
    fn mark_count(&self, _: &Context<'_>) -> f64 {
        self.rows.len() as f64 * self.columns.len() as f64
    }
}

impl MatrixColumn {
    fn heading(&self, is_short: bool) -> String {
        let short = self.short.as_ref().filter(|_| is_short);
        short.unwrap_or(&self.title).to_string()
    }

    /// Whether no word of the heading would have to be broken.
    fn is_whole(&self, is_short: bool, size: f64, room: f64) -> bool {
        self.heading(is_short).split(' ').all(|word| text::width(word, Face::Bold, size) <= room)
    }
}

impl MatrixRow {
    /// Its name within `limit`, in its short form if the whole does not fit on a line.
    fn lines(&self, limit: f64) -> Lines {
        let face = if self.count() > 1 { Face::Bold } else { Face::Regular };
        let name = self.name.to_string();
        let name = match &self.short {
            Some(short) if text::width(&name, face, NAME_SIZE) > limit => short.to_string(),
            _ => name,
        };
        Phrase::new(NAME_SIZE).then(&name, face, Ink::Text).balance(limit)
    }

    fn cell(&self, place: usize) -> Option<FactRef<Any>> {
        self.cells.get(place)?.0
    }

    fn count(&self) -> usize {
        self.cells.iter().filter(|cell| cell.0.is_some()).count()
    }
}

impl Matrix {
    /// The order of columns in which the marks of a row stand side by side, where that is possible.
    fn order(&self) -> Vec<usize> {
        let marked = |row: &MatrixRow| (0..self.columns.len()).map(|place| row.cell(place).is_some()).collect();
        let rows: Vec<Vec<bool>> = self.rows.iter().filter(|row| row.count() > 1).map(marked).collect();
        order::side_by_side(self.columns.len(), &rows)
    }
}

/// Where everything stands in a width.
struct Table<'a> {
    matrix: &'a Matrix,
    width: f64,
    /// For each column, in the order of drawing: its place in the edition and the middle of its discs.
    columns: Vec<(usize, f64)>,
    names: Vec<Lines>,
    heads: Vec<Lines>,
    /// The headings in full, where the columns have room for numbers only.
    legend: Vec<Lines>,
    /// Whether headings start at the discs, and are not centred over them.
    is_flush: bool,
    /// How wide a column is.
    column: f64,
    /// Of a disc.
    radius: f64,
}

impl<'a> Table<'a> {
    fn new(matrix: &'a Matrix, width: f64) -> Self {
        let count = matrix.columns.len() as f64;
        let limit = (width * NAMES.0).min(width - count * LEAST_COLUMN).max(NAMES.1);
        let names: Vec<Lines> = matrix.rows.iter().map(|row| row.lines(limit)).collect();
        let widest = names.iter().map(Lines::width).fold(0.0, f64::max);
        let left =
            if width >= WIDE { (widest + AFTER_NAMES.0).max(width * LEAST_NAMES) } else { widest + AFTER_NAMES.1 }.round();
        let column = ((width - left) / count).within(1.0, WIDEST_COLUMN);
        let width = left + column * count;
        let is_flush = column >= FLUSH_COLUMN;
        let radius = (column * RADIUS.0).within(RADIUS.1, RADIUS.2);
        let middle = |index: usize| left + column * index as f64 + if is_flush { radius } else { column / 2.0 };
        let order = matrix.order();
        let (size, beside) = if is_flush { FLUSH_HEADING } else { HEADING };
        let room = column - beside;
        let bold = |words: &str| Phrase::new(size).then(words, Face::Bold, Ink::Text);
        let in_order = || order.iter().filter_map(|place| matrix.columns.get(*place));
        let heads = HEADINGS.into_iter().find_map(|(is_short, most)| {
            let words = in_order().map(|column| column.heading(is_short));
            let lines: Vec<Lines> = words.map(|words| bold(&words).balance(room)).collect();
            let is_whole = in_order().all(|column| column.is_whole(is_short, size, room));
            (is_whole && lines.iter().all(|lines| lines.count() <= most)).then_some(lines)
        });
        let is_numbered = heads.is_none();
        let numbers = || (1..=order.len()).map(|number| bold(&number.to_string()).wrap(column)).collect();
        let legend = |(index, place): (usize, &usize)| {
            let title = matrix.columns.get(*place)?.title.to_string();
            Some(bold(&(index + 1).to_string()).plain(&title).balance(width))
        };
        let legend = if is_numbered { order.iter().enumerate().filter_map(legend).collect() } else { Vec::new() };
        let columns = order.iter().enumerate().map(|(index, place)| (*place, middle(index))).collect();
        Self { matrix, width, columns, names, heads: heads.unwrap_or_else(numbers), legend, is_flush, column, radius }
    }

    /// The headings over a line. Returns where the rows begin.
    fn draw_head(&self, scene: &mut Scene) -> f64 {
        let mut y = FIRST;
        for line in &self.legend {
            line.draw(scene, Point::new(0.0, y), Anchor::Start);
            y += line.height();
        }
        if !self.legend.is_empty() {
            y += BELOW_LEGEND;
        }
        let height = self.heads.iter().map(Lines::height).fold(0.0, f64::max);
        for (head, (_, middle)) in self.heads.iter().zip(&self.columns) {
            let first = y + height - head.height();
            let (x, anchor) = if self.is_flush { (middle - self.radius, Anchor::Start) } else { (*middle, Anchor::Middle) };
            head.draw(scene, Point::new(x, first), anchor);
        }
        let line = y + height - LINE_RISE;
        scene.horizontal(0.0, self.width, line, Ink::Axis);
        line + 1.0
    }

    /// Returns where the rows end.
    fn draw_rows(&self, scene: &mut Scene, context: &Context<'_>, top: f64) -> f64 {
        let mut y = top;
        for (row, name) in self.matrix.rows.iter().zip(&self.names) {
            let height = ROW.max(name.height() + AROUND_NAME) - 1.0;
            let middle = (y + height / 2.0).round();
            name.draw(scene, Point::new(0.0, (middle - name.height() / 2.0).round() + NAME_SIZE), Anchor::Start);
            self.draw_cells(scene, context, row, middle);
            scene.horizontal(0.0, self.width, y + height, Ink::Rule);
            y += height + 1.0;
        }
        y
    }

    fn draw_cells(&self, scene: &mut Scene, context: &Context<'_>, row: &MatrixRow, y: f64) {
        let cells: Vec<(f64, Option<&Fact>)> =
            self.columns.iter().map(|(place, x)| (*x, row.cell(*place).and_then(|fact| context.fact(fact)))).collect();
        let first = cells.iter().position(|(_, fact)| fact.is_some());
        let last = cells.iter().rposition(|(_, fact)| fact.is_some());
        if let (Some(first), Some(last)) = (first, last) {
            for pair in cells.get(first..=last).unwrap_or_default().windows(2) {
                let [(from, a), (to, b)] = pair else { continue };
                // The line leaves an empty cell free.
                let edge = |is_marked: bool| if is_marked { 0.0 } else { self.radius };
                let (from, to) = (from + edge(a.is_some()), to - edge(b.is_some()));
                scene.rect(Rect::new(from, y - LINE / 2.0, to - from, LINE), Fill::solid(context.ink));
            }
        }
        // What stands in more than one column is larger.
        let radius = if row.count() > 1 { self.radius * SEVERAL } else { self.radius };
        for (x, fact) in cells {
            let middle = Point::new(x, y);
            let Some(fact) = fact else { continue };
            scene.mark(&fact.id, |scene| {
                if fact.is_derived() {
                    scene.ring(middle, radius - EDGE / 2.0, Some(Fill::solid(Ink::Paper)), Stroke::solid(Ink::Quiet, EDGE));
                } else {
                    scene.disc(middle, radius, Fill::solid(context.ink));
                }
            });
        }
    }
}

#[cfg(test)]
#[allow(clippy::expect_used, clippy::indexing_slicing, reason = "a test that stops is a test that failed")]
mod tests {
    use crate::figure::Document;
    use crate::panels::State;
    use crate::scene::Scene;

    const EDITION: &str = include_str!("../../tests/fixtures/gallery/matrix.json");

    fn scene(figure: &str, width: f64) -> Scene {
        let document = Document::read(EDITION).expect("the fixture is sound");
        document.layout(figure, width, &State::default()).expect("the figure is there")
    }

    fn refusal(from: &str, to: &str) -> String {
        assert!(EDITION.contains(from), "{from}");
        Document::read(&EDITION.replace(from, to)).expect_err("refused").to_string()
    }

    #[test]
    fn the_marks_of_a_row_stand_side_by_side() {
        let scene = scene("matrix-order", 800.0);
        let columns = [1, 2, 3].map(|row| scene.targets[2 * row - 1].bounds.x - scene.targets[2 * row - 2].bounds.x);
        assert!(columns.iter().all(|apart| (apart - columns[0]).abs() < 1e-6), "{columns:?}");
        assert!(columns[0] < 200.0);
    }

    #[test]
    fn headings_become_numbers_with_a_legend_before_they_are_broken() {
        let has = |width: f64, words: &str| scene("matrix-many", width).texts().any(|text| text.words == words);
        assert!(has(960.0, "Kind 12") && !has(960.0, "12"));
        assert!(has(280.0, "Boats of the kind 12") && has(280.0, "12"));
    }

    #[test]
    fn a_row_has_a_cell_for_each_column() {
        let reason = refusal(r#""cells": ["one-cell"]"#, r#""cells": ["one-cell", ""]"#);
        assert!(reason.contains("panels[0].rows[0].cells: 2 cells for 1 columns"), "{reason}");
    }
}
