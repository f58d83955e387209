//! What one of the counted things holds, drawn large under its array.

use super::numbered::{self, BESIDE, SIZES, UNDER};
use super::{Each, SIZE};
use crate::fact::Fact;
use crate::layout::{Ink, Point, Rect, WIDE, Within, text};
use crate::marks::{Large, Phrase};
use crate::panels::title;
use crate::scene::{Fill, Scene, Stroke};

/// How high enlarged cells may stand together, and how many times as wide as high each is.
const CELLS: (f64, f64) = (96.0, 1.8);

/// The last mark in ink, and from it a line to what it holds: a number and so many cells. Returns where they end.
pub(super) fn draw(scene: &mut Scene, (each, fact): (&Each, &Fact), last: Point, pitch: f64, frame: Rect) -> f64 {
    let half = (pitch * 0.5).max(2.0);
    let is_wide = frame.width >= WIDE;
    let left = frame.width * if is_wide { BESIDE.0 } else { 0.8 };
    let left = left.round().min(300.0);
    let top = frame.y + if is_wide { 58.0 } else { 44.0 };
    let mut y = top;
    let mut bounds = Rect::default();
    scene.mark(&fact.id, |scene| {
        y = draw_words(scene, each, fact, Rect::new(frame.x, top, left, 0.0));
        let cells = if is_wide {
            Rect::new(frame.x + left + 32.0, top - 12.0, frame.width - left - 32.0, CELLS.0)
        } else {
            Rect::new(frame.x, y + 16.0, frame.width, CELLS.0)
        };
        bounds = draw_cells(scene, fact.value.unwrap_or(0.0).round() as usize, cells);
    });
    scene.rect(Rect::new(last.x - half, last.y - half, 2.0 * half, 2.0 * half), Fill::solid(Ink::Text));
    if bounds.width > 0.0 {
        // Down, across in the gap between the array and what it holds, and down again; beside the words, not through them.
        let seat = if is_wide { bounds.x } else { frame.x + left + 8.0 };
        let end = last.x.within(seat, bounds.right());
        let (turn, foot) = (frame.y + if is_wide { 24.0 } else { 14.0 }, bounds.y - 4.0);
        let path = [(last.x, last.y + half), (last.x, turn), (end, turn), (end, foot)];
        scene.line(path.map(|(x, y)| Point::new(x, y)).to_vec(), Stroke::solid(Ink::Quiet, 1.0));
    }
    (y + UNDER).max(bounds.bottom())
}

/// The title, the number and its words. Returns the last baseline.
fn draw_words(scene: &mut Scene, each: &Each, fact: &Fact, frame: Rect) -> f64 {
    let mut y = frame.y;
    if let Some(title) = &each.title {
        y = title::under(scene, title, Point::new(frame.x, y), frame.width);
    }
    let large = Large::new(fact);
    let size = large.hedged_size(SIZES.into_iter().skip(1), frame.width).unwrap_or(text::MINIMUM_SIZE);
    let baseline = (y + size * text::CAP_HEIGHT).round();
    let x = large.draw_hedged(scene, Point::new(frame.x, baseline), size, Ink::Quiet);
    let words = Phrase::new(SIZE).quiet(&each.caption);
    numbered::draw_words(scene, numbered::beside(&words, frame.right() - x, size), &words, Point::new(x, baseline), frame)
}

/// So many cells in outline, row by row from the foot, within a frame. Returns the box around them; none where they would be
/// too small to be seen.
fn draw_cells(scene: &mut Scene, count: usize, frame: Rect) -> Rect {
    let across = (CELLS.1 * frame.width * frame.height / count.max(1) as f64).sqrt().min(24.0);
    if across < 4.0 || count == 0 {
        return Rect::default();
    }
    let columns = ((frame.width / across) as usize).max(1).min(count);
    let rows = count.div_ceil(columns);
    // Whole rows are as wide as the frame.
    let (width, height) = (if rows > 1 { frame.width / columns as f64 } else { across }, across / CELLS.1);
    let last = count - (rows - 1) * columns;
    let bounds = Rect::new(frame.x, frame.y, width * columns as f64, height * rows as f64);
    let stroke = Stroke::solid(Ink::Quiet, 0.75);
    for row in 0..=rows {
        let y = bounds.y + height * row as f64;
        let end = if row == 0 { last } else { columns };
        scene.line(vec![Point::new(bounds.x, y), Point::new(bounds.x + width * end as f64, y)], stroke);
    }
    for column in 0..=columns {
        let x = bounds.x + width * column as f64;
        let from = if column <= last { bounds.y } else { bounds.y + height };
        if from < bounds.bottom() {
            scene.line(vec![Point::new(x, from), Point::new(x, bounds.bottom())], stroke);
        }
    }
    bounds
}
