//! Panels arranged for a width: side by side where there is room, else one under the other.

use super::{Column, Head};
use crate::layout::{WIDE, Within};
use crate::panels::{Context, Panel};
use crate::scene::Scene;

/// The least width of each column where panels stand side by side in less than a wide picture.
const LEAST_COLUMN: f64 = 220.0;
/// The widest figure.
const WIDEST: f64 = 10_000.0;
const BETWEEN_COLUMNS: f64 = 48.0;
const BETWEEN_ROWS: f64 = 36.0;
const BETWEEN_STACKED: f64 = 24.0;

/// The figure's scene. A width that is not a number counts as zero.
pub(super) fn arrange(head: &Head, panels: &[Box<dyn Panel>], context: &Context<'_>, width: f64) -> Scene {
    let width = if width.is_finite() { width.within(0.0, WIDEST) } else { 0.0 };
    let mut whole = Scene::new(width, 0.0);
    let mut y = 0.0;
    for row in rows(head, panels.len(), width) {
        let laid = |(column, share)| stack(column, panels, context, share);
        let stacks: Vec<Scene> = row.iter().zip(shares(&row, width)).map(laid).collect();
        let beside = stacks.iter().map(|stack| stack.size.height).fold(0.0, f64::max);
        let (mut x, mut height) = (0.0, beside);
        for (column, mut stacked) in row.iter().zip(stacks) {
            let share = stacked.size.width;
            // A panel alone in its column may be drawn larger where what stands beside it is higher.
            if column.panels.len() == 1 && stacked.size.height < beside {
                stacked = stack(column, panels, &Context { beside, ..*context }, share);
                height = height.max(stacked.size.height);
            }
            whole.place(stacked, x, y);
            x += share + BETWEEN_COLUMNS;
        }
        if height > 0.0 {
            y += height + BETWEEN_ROWS;
        }
    }
    whole.size.height = (y - BETWEEN_ROWS).max(0.0).ceil();
    whole
}

fn stack(column: &Column, panels: &[Box<dyn Panel>], context: &Context<'_>, width: f64) -> Scene {
    let mut scene = Scene::new(width, 0.0);
    let mut y = 0.0;
    for (index, panel) in column.panels.iter().filter_map(|index| Some((*index, panels.get(usize::from(*index))?))) {
        let mut part = panel.layout(context, width);
        for target in &mut part.targets {
            target.panel = index;
        }
        let height = part.size.height;
        if height > 0.0 {
            scene.place(part, 0.0, y);
            y += height + BETWEEN_STACKED;
        }
    }
    scene.size.height = (y - BETWEEN_STACKED).max(0.0);
    scene
}

/// The width of each column of a row.
fn shares(row: &[Column], width: f64) -> impl Iterator<Item = f64> {
    let room = width - BETWEEN_COLUMNS * row.len().saturating_sub(1) as f64;
    let weights: f64 = row.iter().map(|column| column.weight).sum();
    row.iter().map(move |column| (room * column.weight / weights).max(0.0).floor())
}

/// The columns of each row: as the figure says where it is wide, or where no column is narrow; else its columns one under the
/// other, and the panels of each side by side as far as they have room.
fn rows(head: &Head, count: usize, width: f64) -> Vec<Vec<Column>> {
    let alone = |panel: &u8| Column { panels: vec![*panel], weight: 1.0 };
    let has_room = |row: &Vec<Column>| shares(row, width).all(|share| share >= LEAST_COLUMN);
    let most = ((width + BETWEEN_COLUMNS) / (LEAST_COLUMN + BETWEEN_COLUMNS)).within(1.0, 255.0) as usize;
    match &head.rows {
        Some(rows) if width >= WIDE || rows.iter().all(has_room) => rows.clone(),
        Some(rows) => {
            let columns = rows.iter().flatten();
            columns.flat_map(|column| column.panels.chunks(most)).map(|row| row.iter().map(alone).collect()).collect()
        }
        None => (0..count as u8).map(|panel| vec![alone(&panel)]).collect(),
    }
}
