//! A picture of a table, for a figure that has no other.

use waymark::edition::{Edition, Figure};
use waymark::layout::text::{self, Face};
use waymark::layout::{Ink, Point};
use waymark::scene::{Anchor, Scene, Text};

use super::table::{self, Row};

const LINE: f64 = 19.0;
const SIZE: f64 = 14.0;
const PADDING: f64 = 7.0;

/// Where each column begins and how wide it is, as parts of the whole: paragraph, what it counts, value, date.
const COLUMNS: [(f64, f64); 4] = [(0.0, 0.06), (0.07, 0.47), (0.56, 0.25), (0.83, 0.17)];

/// The facts of a figure, one row each.
pub(super) fn scene(edition: &Edition, figure: &Figure, width: f64) -> Scene {
    let mut scene = Scene::new(width, 0.0);
    let mut y = 0.0;
    for row in table::rows(edition, &figure.facts) {
        let cells = cells(&row, width);
        let count = cells.iter().map(Vec::len).max().unwrap_or_default();
        let height = LINE * count as f64 + 2.0 * PADDING;
        for ((place, lines), (start, _)) in cells.into_iter().enumerate().zip(COLUMNS) {
            for (line, words) in lines.into_iter().enumerate() {
                let at = Point::new(start * width, y + PADDING + LINE * (line as f64 + 0.5) + SIZE * 0.35);
                let ink = if place == 0 || place == 3 { Ink::Quiet } else { Ink::Text };
                scene.text(Text { at, anchor: Anchor::Start, face: face(place), size: SIZE, ink, words });
            }
        }
        y += height;
        scene.horizontal(0.0, width, y, Ink::Rule);
    }
    scene.size.height = y + 1.0;
    scene
}

fn face(place: usize) -> Face {
    if place == 2 { Face::Bold } else { Face::Regular }
}

fn cells(row: &Row, width: f64) -> [Vec<String>; 4] {
    let value = if row.noun.is_empty() { row.value.clone() } else { format!("{} {}", row.value, row.noun) };
    let words = [&row.paragraph, &row.counts, &value, &row.when];
    let mut place = 0;
    words.map(|words| {
        let share = COLUMNS.get(place).map_or(0.0, |(_, share)| *share);
        let lines = text::wrap(words, face(place), SIZE, share * width);
        place += 1;
        lines
    })
}
