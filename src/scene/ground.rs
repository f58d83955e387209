//! What a map lies on.

use crate::layout::{Placement, Projection, Rect};
use std::ops::Range;

/// What a map lies on, so that several pictures of one map can share it.
#[derive(Debug, Clone, PartialEq)]
pub struct Ground {
    /// From the globe to the plane.
    pub projection: Projection,
    /// From the plane to the picture.
    pub placement: Placement,
    /// The part of the picture that it fills.
    pub frame: Rect,
    /// Which shapes it is.
    pub shapes: Range<usize>,
}

impl Ground {
    /// The same in a scene where all is moved by `dx`, `dy`, and `first` shapes come before it.
    pub(super) fn moved(self, dx: f64, dy: f64, first: usize) -> Self {
        Self {
            placement: Placement { origin: self.placement.origin.moved(dx, dy), ..self.placement },
            frame: self.frame.moved(dx, dy),
            shapes: self.shapes.start + first..self.shapes.end + first,
            ..self
        }
    }
}
