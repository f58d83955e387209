//! Labels that never collide: each is tried in turn at the places that it may take.

use crate::layout::Rect;
use crate::scene::{Scene, Text};

/// Room between two labels, in pixels.
const MARGIN: f64 = 2.0;

/// What is taken already, inside a frame that no label leaves.
#[derive(Debug, Clone)]
pub struct Labels {
    frame: Rect,
    taken: Vec<Rect>,
}

impl Labels {
    /// Nothing is taken yet.
    #[must_use]
    pub fn new(frame: Rect) -> Self {
        Self { frame, taken: Vec::new() }
    }

    /// Keeps labels out of `rect`.
    pub fn block(&mut self, rect: Rect) {
        self.taken.push(rect);
    }

    /// Whether a label may stand at `rect`.
    #[must_use]
    pub fn fits(&self, rect: Rect) -> bool {
        // Advances are rounded to a thousandth of an em, so an edge may be touched to within a hundredth of a pixel.
        self.frame.grown(0.01).holds(rect) && !self.taken.iter().any(|taken| taken.overlaps(rect.grown(MARGIN)))
    }

    /// Draws the first group of lines of which all fit, and takes their room. Gives whether one did.
    pub fn place_lines(&mut self, scene: &mut Scene, candidates: impl IntoIterator<Item = Vec<Text>>) -> bool {
        for lines in candidates {
            if lines.iter().all(|line| self.fits(line.bounds())) {
                for line in lines {
                    let bounds = scene.text(line);
                    self.block(bounds);
                }
                return true;
            }
        }
        false
    }

    /// Draws the first text that fits, and takes its room. Gives whether one did.
    pub fn place(&mut self, scene: &mut Scene, candidates: impl IntoIterator<Item = Text>) -> bool {
        self.place_lines(scene, candidates.into_iter().map(|text| vec![text]))
    }
}
