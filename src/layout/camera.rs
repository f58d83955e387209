//! Where the plane of a map is seen from, and the flight from one place to another.

use super::{Placement, Point, Rect};

/// A view of the plane of a map.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Camera {
    /// The place of the plane in the middle of the frame.
    pub centre: Point,
    /// Pixels in a radius of the Earth.
    pub scale: f64,
    /// Clockwise, in radians.
    pub turn: f64,
}

impl Camera {
    /// The view that a placement gives in a frame.
    #[must_use]
    pub fn of(placement: Placement, frame: Rect) -> Self {
        Self { centre: placement.invert(frame.centre()), scale: placement.scale, turn: placement.turn }
    }

    /// Where the plane lies in a frame that is seen from here.
    #[must_use]
    pub fn placement(self, frame: Rect) -> Placement {
        let turned = Placement { turn: self.turn, scale: self.scale, origin: Point::default() }.at(self.centre);
        let middle = frame.centre();
        Placement { turn: self.turn, scale: self.scale, origin: middle.moved(-turned.x, -turned.y) }
    }

    /// The view that brings a point of the plane to a point of the frame.
    #[must_use]
    pub fn at(scale: f64, turn: f64, point: Point, pixel: Point, frame: Rect) -> Self {
        let turned = Placement { turn, scale, origin: Point::default() }.at(point);
        Self::of(Placement { turn, scale, origin: pixel.moved(-turned.x, -turned.y) }, frame)
    }

    /// The view at a part of the way, 0 to 1: the centre goes straight, the scale by its logarithm, so that it grows as
    /// fast everywhere.
    #[must_use]
    pub fn towards(self, goal: Self, part: f64) -> Self {
        Self {
            centre: self.centre.towards(goal.centre, part),
            scale: self.scale * power(goal.scale / self.scale, part),
            turn: self.turn + (goal.turn - self.turn) * part,
        }
    }
}

/// `base` to the power of `part`, 0 to 1, to a thousandth: by square roots, since the power of the library weighs 2 KiB.
fn power(base: f64, part: f64) -> f64 {
    let (mut result, mut root, mut rest) = (1.0, base, part);
    if part >= 1.0 {
        return base;
    }
    for _ in 0..16 {
        (root, rest) = (root.sqrt(), rest * 2.0);
        if rest >= 1.0 {
            (result, rest) = (result * root, rest - 1.0);
        }
    }
    result
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_view_gives_its_placement_back_and_a_flight_ends_where_it_goes() {
        let frame = Rect::new(0.0, 0.0, 400.0, 300.0);
        let placement = Placement { turn: 0.3, scale: 210.0, origin: Point::new(90.0, 40.0) };
        let camera = Camera::of(placement, frame);
        let back = camera.placement(frame);
        assert!(back.origin.distance(placement.origin) < 1e-9 && (back.scale - placement.scale).abs() < 1e-9);
        let near = Camera::at(2000.0, 0.0, Point::new(0.4, -0.2), Point::new(300.0, 100.0), frame);
        assert!(near.placement(frame).at(Point::new(0.4, -0.2)).distance(Point::new(300.0, 100.0)) < 1e-9);
        assert_eq!(camera.towards(near, 0.0), camera);
        let arrived = camera.towards(near, 1.0);
        assert!(arrived.centre.distance(near.centre) < 1e-9 && (arrived.scale - near.scale).abs() < 1e-6);
        let halfway = camera.towards(near, 0.5);
        assert!((halfway.scale * halfway.scale - camera.scale * near.scale).abs() < 1e-3);
    }
}
