//! What of a line or a polygon lies inside a rectangle.

use super::{Point, Rect};

/// The pieces of a line that lie inside `frame` (Liang and Barsky's method on each segment).
#[must_use]
pub fn line(points: &[Point], frame: Rect) -> Vec<Vec<Point>> {
    let mut pieces: Vec<Vec<Point>> = Vec::new();
    let mut open = false;
    for pair in points.windows(2) {
        let &[a, b] = pair else { continue };
        let Some((from, to)) = inside(a, b, frame) else {
            open = false;
            continue;
        };
        match pieces.last_mut() {
            Some(piece) if open && from <= 0.0 => piece.push(between(a, b, to)),
            _ => pieces.push(vec![between(a, b, from), between(a, b, to)]),
        }
        open = to >= 1.0;
    }
    pieces
}

/// As [`Point::towards`], with the ends as they are, unrounded.
fn between(a: Point, b: Point, t: f64) -> Point {
    if t <= 0.0 {
        a
    } else if t >= 1.0 {
        b
    } else {
        a.towards(b, t)
    }
}

/// From which to which part of the segment it lies inside the frame.
fn inside(a: Point, b: Point, frame: Rect) -> Option<(f64, f64)> {
    let (dx, dy) = (b.x - a.x, b.y - a.y);
    let (mut from, mut to) = (0.0_f64, 1.0_f64);
    let sides = [(-dx, a.x - frame.x), (dx, frame.right() - a.x), (-dy, a.y - frame.y), (dy, frame.bottom() - a.y)];
    for (direction, room) in sides {
        if direction == 0.0 && room < 0.0 {
            return None;
        } else if direction < 0.0 {
            from = from.max(room / direction);
        } else if direction > 0.0 {
            to = to.min(room / direction);
        }
    }
    (from < to).then_some((from, to))
}

/// Whether a segment enters `frame`.
#[must_use]
pub fn crosses(a: Point, b: Point, frame: Rect) -> bool {
    inside(a, b, frame).is_some()
}

/// The part of a polygon that lies inside `frame` (Sutherland and Hodgman's method); empty if none does.
///
/// A polygon that leaves and comes back is joined along the frame's edge, which filling does not show.
#[must_use]
pub fn polygon(points: &[Point], frame: Rect) -> Vec<Point> {
    type Side = (fn(Point) -> f64, f64, f64);
    let sides: [Side; 4] = [
        (|point| point.x, frame.x, 1.0),
        (|point| point.x, frame.right(), -1.0),
        (|point| point.y, frame.y, 1.0),
        (|point| point.y, frame.bottom(), -1.0),
    ];
    let mut kept = points.to_vec();
    for (part, edge, sign) in sides {
        let room = |point: Point| (part(point) - edge) * sign;
        let mut next = Vec::with_capacity(kept.len() + 4);
        let mut before = kept.last().copied();
        for point in kept {
            if let Some(before) = before
                && (room(before) < 0.0) != (room(point) < 0.0)
            {
                next.push(before.towards(point, room(before) / (room(before) - room(point))));
            }
            if room(point) >= 0.0 {
                next.push(point);
            }
            before = Some(point);
        }
        kept = next;
    }
    kept
}

#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const FRAME: Rect = Rect { x: 0.0, y: 0.0, width: 100.0, height: 50.0 };

    fn points() -> impl Strategy<Value = Vec<Point>> {
        let point = (-200.0..200.0_f64, -200.0..200.0_f64).prop_map(|(x, y)| Point::new(x, y));
        prop::collection::vec(point, 0..20)
    }

    proptest! {
        #[test]
        fn nothing_leaves_the_frame(points in points()) {
            let pieces = line(&points, FRAME);
            for point in pieces.iter().flatten().chain(&polygon(&points, FRAME)) {
                prop_assert!(FRAME.distance(*point) < 1e-9, "{point:?}");
            }
        }

        #[test]
        fn what_lies_inside_stays_as_it_is(points in prop::collection::vec((1.0..99.0_f64, 1.0..49.0_f64), 3..20)) {
            let points: Vec<Point> = points.into_iter().map(|(x, y)| Point::new(x, y)).collect();
            prop_assert_eq!(polygon(&points, FRAME), points.clone());
            prop_assert_eq!(line(&points, FRAME), vec![points]);
        }
    }

    #[test]
    fn a_line_that_comes_back_is_two_pieces() {
        let points = [(10.0, 10.0), (150.0, 10.0), (150.0, 20.0), (10.0, 20.0)].map(|(x, y)| Point::new(x, y));
        let pieces = line(&points, FRAME);
        assert_eq!(pieces.len(), 2);
        assert_eq!(pieces[0], [Point::new(10.0, 10.0), Point::new(100.0, 10.0)]);
    }

    #[test]
    fn a_polygon_around_the_frame_becomes_the_frame() {
        let around = [(-9.0, -9.0), (109.0, -9.0), (109.0, 59.0), (-9.0, 59.0)].map(|(x, y)| Point::new(x, y));
        let kept = polygon(&around, FRAME);
        let area: f64 = kept.iter().zip(kept.iter().cycle().skip(1)).map(|(a, b)| (a.x * b.y - b.x * a.y) / 2.0).sum();
        assert!((area - 5_000.0).abs() < 1e-9, "{kept:?}");
    }
}
