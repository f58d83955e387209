//! What can be drawn.

use super::{Fill, Stroke, Text};
use crate::layout::{Point, Rect};

/// What can be drawn.
#[derive(Debug, Clone, PartialEq)]
pub enum Shape {
    /// A filled rectangle; hairlines are rectangles one pixel thick, which stay sharp.
    Rect(Rect, Fill),
    /// A line through points.
    Line(Vec<Point>, Stroke),
    /// A filled polygon of one or more rings; rings inside rings are holes by the even-odd rule only if drawn so.
    Polygon(Vec<Point>, Fill),
    /// A disc, a ring or both.
    Circle {
        /// Its middle.
        centre: Point,
        /// To the outer edge of the fill, or the middle of the line.
        radius: f64,
        /// Inside.
        fill: Option<Fill>,
        /// The line.
        stroke: Option<Stroke>,
    },
    /// A line of text.
    Text(Text),
}

impl Shape {
    /// The box around the shape, half its line's width included.
    #[must_use]
    pub fn bounds(&self) -> Rect {
        match self {
            Self::Rect(rect, _) => *rect,
            Self::Line(points, stroke) => {
                let (rect, half) = (around(points), stroke.width / 2.0);
                // A line is cut off straight at its ends.
                match (rect.width, rect.height) {
                    (_, 0.0) => Rect::new(rect.x, rect.y - half, rect.width, stroke.width),
                    (0.0, _) => Rect::new(rect.x - half, rect.y, stroke.width, rect.height),
                    _ => rect.grown(half),
                }
            }
            Self::Polygon(points, _) => around(points),
            Self::Circle { centre, radius, stroke, .. } => {
                let radius = radius + stroke.map_or(0.0, |stroke| stroke.width / 2.0);
                Rect::new(centre.x - radius, centre.y - radius, 2.0 * radius, 2.0 * radius)
            }
            Self::Text(text) => text.bounds(),
        }
    }

    pub(super) fn move_by(&mut self, dx: f64, dy: f64) {
        match self {
            Self::Rect(rect, _) => *rect = rect.moved(dx, dy),
            Self::Line(points, _) | Self::Polygon(points, _) => {
                for point in points {
                    *point = point.moved(dx, dy);
                }
            }
            Self::Circle { centre, .. } => *centre = centre.moved(dx, dy),
            Self::Text(text) => text.at = text.at.moved(dx, dy),
        }
    }
}

fn around(points: &[Point]) -> Rect {
    let Some(first) = points.first() else { return Rect::default() };
    points.iter().fold(Rect::new(first.x, first.y, 0.0, 0.0), |rect, point| rect.union(Rect::new(point.x, point.y, 0.0, 0.0)))
}
