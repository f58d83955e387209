//! What the style sheet knows the shapes of a picture by.

use crate::scene::{Placed, Scene, Shape};

/// The classes of a scene's shapes, in the order in which they are painted.
pub(super) struct Classes {
    /// By the indices of marks.
    pub(super) marks: Vec<&'static str>,
    /// Of the texts that are still to come, the next one last.
    pub(super) texts: Vec<&'static str>,
    /// Of the lines that are still to come, the next one last.
    pub(super) lines: Vec<&'static str>,
    /// Of the rectangles that are still to come, the next one last.
    pub(super) rects: Vec<&'static str>,
    /// Of the polygons that are still to come, the next one last.
    pub(super) polygons: Vec<&'static str>,
}

impl Classes {
    /// From the class of each shape; a missing one is none.
    pub(super) fn new(scene: &Scene, classes: &[&'static str]) -> Self {
        let classed = || scene.shapes.iter().zip(classes.iter().copied().chain(std::iter::repeat("")));
        let of_mark = |index| classed().find(|(placed, _)| placed.mark == Some(index)).map_or("", |(_, class)| class);
        // The shapes of a mark are known by their group.
        let own = |(placed, class): (&Placed, &'static str)| if placed.mark.is_some() { "" } else { class };
        let of_kind = |is_kind: fn(&Shape) -> bool| {
            let mut classes: Vec<_> = classed().filter(|(placed, _)| is_kind(&placed.shape)).map(own).collect();
            classes.reverse();
            classes
        };
        Self {
            marks: (0..scene.targets.len()).map(of_mark).collect(),
            texts: of_kind(|shape| matches!(shape, Shape::Text(_))),
            lines: of_kind(|shape| matches!(shape, Shape::Line(points, _) if !points.is_empty())),
            rects: of_kind(|shape| matches!(shape, Shape::Rect(..))),
            polygons: of_kind(|shape| matches!(shape, Shape::Polygon(..))),
        }
    }
}
