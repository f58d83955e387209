//! A mark as it is reached.

use crate::layout::{Point, Rect, path};

/// A mark that can be pointed at, focused and named.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Target {
    /// The id of its fact.
    pub fact: String,
    /// The box around its shapes, text apart; of a long line, where its name stands.
    pub bounds: Rect,
    /// A long line's own points, piece by piece: near them is near the mark. Empty for a mark that fills its box.
    pub paths: Vec<Vec<Point>>,
    /// The ids of other facts that are told with it, in reading order.
    pub facts: Vec<String>,
    /// The index of the figure's panel that it stands in.
    pub panel: u8,
}

impl Target {
    /// How far a point is from the mark.
    #[must_use]
    pub fn distance(&self, point: Point) -> f64 {
        let paths = self.paths.iter().map(|points| path::distance(points, point));
        paths.fold(self.bounds.distance(point), f64::min)
    }
}
