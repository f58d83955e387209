//! Many marks in blocks of a thousand: the blocks can be counted where the marks cannot.

use super::FINE;
use super::packing::whole;
use crate::layout::{Point, Within};

/// So many marks are a block.
pub const BLOCK: usize = 1_000;

/// Marks in a row of a block, and what larger marks are worth in blocks of that form: whole rows make a block.
const COLUMNS: [(usize, f64); 5] = [(40, 1.0), (50, 1.0), (25, 0.85), (100, 0.85), (125, 0.85)];
/// The pitch of the finest marks, in pixels.
const FINEST: f64 = 1.5;
/// Between two blocks: so many pitches, and at least and at most so many pixels.
const GAP: (f64, f64, f64) = (1.5, 5.0, 12.0);
/// How high blocks are meant to be at most, where they are narrow and where they are wide.
const HIGHEST: (f64, f64) = (300.0, 250.0);
/// What larger marks are worth if the last row of blocks is not full, where rows are of five or ten and where they are not.
const RAGGED: (f64, f64) = (0.9, 0.6);

/// How marks stand in blocks.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Blocks {
    /// Marks in a row of a block, of which there are [`BLOCK`] in whole rows.
    pub columns: usize,
    /// Blocks side by side.
    pub abreast: usize,
    /// From one mark's middle to the next, in pixels: whole eighths, as dashes are painted.
    pub pitch: f64,
    /// From one block's corner to the next one's, across and down, in pixels.
    step: (f64, f64),
    /// Between one block's room and the next one's under it, in pixels.
    gap: f64,
}

impl Blocks {
    /// The largest marks for which so many of them fill the width and are not higher than a figure; where there are none, the
    /// lowest blocks.
    #[must_use]
    pub fn new(count: usize, width: f64) -> Self {
        let blocks = count.div_ceil(BLOCK).max(1);
        let highest = if width < 700.0 { HIGHEST.0 } else { HIGHEST.1 };
        let (mut best, mut least) = (Self::fit(25, 1, width), f64::INFINITY);
        for (columns, worth) in COLUMNS {
            for abreast in 1..=blocks {
                let fit = Self::fit(columns, abreast, width);
                let full = if blocks.is_multiple_of(abreast) {
                    1.0
                } else if abreast.is_multiple_of(5) {
                    RAGGED.0
                } else {
                    RAGGED.1
                };
                // What the pitch would be if it were not in eighths: the form does not go back and forth with the width.
                let loose = (fit.step.1 - fit.gap) * columns as f64;
                let height = fit.height(count);
                let cost = if height > highest { height } else { -loose * worth * full };
                if cost < least && fit.pitch >= FINEST {
                    (best, least) = (fit, cost);
                }
            }
        }
        best
    }

    fn fit(columns: usize, abreast: usize, width: f64) -> Self {
        let (marks, gaps) = ((columns * abreast) as f64, abreast as f64 - 1.0);
        let gap = (GAP.0 * width / marks).within(GAP.1, GAP.2);
        let loose = ((width - gaps * gap) / marks).within(0.0, FINE - 0.125);
        let pitch = whole(loose);
        // The last block ends where the picture does: what whole eighths leave stands between the blocks.
        let used = loose * marks + gaps * gap;
        let across = if abreast > 1 { (used - columns as f64 * pitch) / gaps } else { 0.0 };
        // Heights change with the width as the loose pitch does, on a line.
        Self { columns, abreast, pitch, step: (across, (BLOCK / columns) as f64 * loose + gap), gap }
    }

    /// How far the first corner of the block at `index` is from that of all.
    #[must_use]
    pub fn corner(self, index: usize) -> Point {
        let abreast = self.abreast.max(1);
        Point::new((index % abreast) as f64 * self.step.0, (index / abreast) as f64 * self.step.1)
    }

    /// The room that so many marks take, in whole blocks.
    #[must_use]
    pub fn height(self, count: usize) -> f64 {
        let down = count.div_ceil(BLOCK).max(1).div_ceil(self.abreast.max(1));
        down as f64 * self.step.1 - self.gap
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn blocks_end_where_the_picture_does_and_stand_apart() {
        for count in [1_001, 2_000, 4_003, 19_907, 100_000] {
            for width in (280..1_400).map(f64::from) {
                let blocks = Blocks::new(count, width);
                let Blocks { columns, abreast, pitch, .. } = blocks;
                assert!(BLOCK.is_multiple_of(columns) && (FINEST..FINE).contains(&pitch), "{count} in {width}: {blocks:?}");
                let right = blocks.corner(abreast - 1).x + columns as f64 * pitch;
                let rest = if abreast > 1 { 0.01 } else { columns as f64 / 8.0 };
                assert!(right <= width + 0.01 && (right > width - rest || pitch > 6.7), "{count} in {width}: {right}");
                let second = blocks.corner(1).x - columns as f64 * pitch;
                assert!(abreast == 1 || second >= 4.99, "{count} in {width}: {second}");
                let below = blocks.corner(abreast).y - (BLOCK / columns) as f64 * pitch;
                assert!(below >= 4.99, "{count} in {width}: {below}");
            }
        }
    }

    #[test]
    fn the_height_of_blocks_changes_little_from_pixel_to_pixel_and_seldom_jumps() {
        for count in [1_001, 4_000, 12_345, 19_907] {
            let height = |width: f64| Blocks::new(count, width).height(count);
            let jumps = (280..1_200).map(f64::from).filter(|width| (height(width + 1.0) - height(*width)).abs() > 2.0).count();
            assert!(jumps <= 12, "{count}: {jumps}");
        }
    }

    #[test]
    fn blocks_are_no_higher_than_a_figure() {
        for count in [1_001, 4_000, 19_907, 20_000] {
            for width in (280..1_400).map(f64::from) {
                let height = Blocks::new(count, width).height(count);
                assert!(height <= 300.0, "{count} in {width}: {height}");
            }
        }
    }
}
