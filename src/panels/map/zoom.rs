//! A nearer view of a map.

use crate::layout::{Placement, Point, Rect, Within};
use crate::panels::{State, View};

/// How many times as large the plain view may be shown: beyond, the coasts have no more detail to show.
const MOST: f64 = 6.0;

/// A part of the plain view that fills the frame.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Zoom {
    /// How many times as large, 1 or more.
    times: f64,
    /// The point of the plain view that comes to the middle, as parts of its width and height.
    middle: Point,
}

impl Zoom {
    const PLAIN: Self = Self { times: 1.0, middle: Point { x: 0.5, y: 0.5 } };

    /// The nearer view that a reader asks for. What would show more than the plain view is moved into it.
    pub(super) fn of(state: &State) -> Self {
        let View { times, x, y } = state.view;
        if !(times.is_finite() && x.is_finite() && y.is_finite()) {
            return Self::PLAIN;
        }
        let times = times.within(1.0, MOST);
        let inside = |part: f64| part.within(0.5 / times, 1.0 - 0.5 / times);
        Self { times, middle: Point::new(inside(x), inside(y)) }
    }

    /// Where the plane that lies so in a frame lies in the nearer view.
    pub(super) fn applied(self, plain: Placement, frame: Rect) -> Placement {
        let middle = Point::new(frame.x + self.middle.x * frame.width, frame.y + self.middle.y * frame.height);
        let centre = frame.centre();
        let moved = |part: fn(Point) -> f64| part(centre) + (part(plain.origin) - part(middle)) * self.times;
        let origin = Point::new(moved(|point| point.x), moved(|point| point.y));
        Placement { turn: plain.turn, scale: plain.scale * self.times, origin }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::layout::{Position, Projection};
    use crate::marks::Globe;

    fn seen(times: f64, x: f64, y: f64) -> State {
        State::default().seen(View { times, x, y })
    }

    fn globe() -> Globe {
        let placement = Placement { turn: 0.3, scale: 200.0, origin: Point::new(180.0, 110.0) };
        Globe { projection: Projection::new(Position::new(0.0, 0.0)), placement, frame: Rect::new(0.0, 0.0, 400.0, 300.0) }
    }

    #[test]
    fn the_point_asked_for_comes_to_the_middle_and_all_else_moves_away_from_it() {
        let globe = globe();
        let nearer = Zoom::of(&seen(2.0, 0.4, 0.5)).applied(globe.placement, globe.frame);
        let fixed = Point::new(160.0, 150.0);
        let from_plane = |at: Point| {
            let (sin, cos) = globe.placement.turn.sin_cos();
            let (x, y) = ((at.x - 180.0) / 200.0, (at.y - 110.0) / 200.0);
            Point::new(x * cos + y * sin, y * cos - x * sin)
        };
        assert!(globe.placement.at(from_plane(fixed)).distance(fixed) < 1e-9);
        assert!(nearer.at(from_plane(fixed)).distance(globe.frame.centre()) < 1e-9);
        let other = Point::new(100.0, 50.0);
        let moved = nearer.at(from_plane(other));
        assert!((moved.distance(globe.frame.centre()) - 2.0 * other.distance(fixed)).abs() < 1e-9);
    }

    #[test]
    fn nothing_is_shown_that_the_plain_view_does_not_show() {
        let globe = globe();
        for (view, plain) in
            [((1.0, 0.9, 0.1), true), ((0.2, 0.5, 0.5), true), ((f64::NAN, 0.0, 0.0), true), ((4.0, -3.0, 7.0), false)]
        {
            let zoom = Zoom::of(&seen(view.0, view.1, view.2));
            assert_eq!(zoom == Zoom::PLAIN, plain, "{view:?}");
            let corners = [Point::new(0.0, 0.0), Point::new(400.0, 300.0)];
            let origin = zoom.applied(globe.placement, globe.frame).origin;
            // The plain frame's corners, seen from the nearer view, lie outside the frame or on its edge.
            let seen = corners.map(|corner| {
                Point::new(origin.x + (corner.x - 180.0) * zoom.times, origin.y + (corner.y - 110.0) * zoom.times)
            });
            assert!(
                seen[0].x <= 1e-9 && seen[0].y <= 1e-9 && seen[1].x >= 400.0 - 1e-9 && seen[1].y >= 300.0 - 1e-9,
                "{view:?}"
            );
        }
    }
}
