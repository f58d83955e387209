//! Lines through points: their lengths, even steps along them, and fewer points for the same line.

use super::{Point, Within};

/// How long the line is.
#[must_use]
pub fn length(points: &[Point]) -> f64 {
    points.windows(2).map(|pair| if let [a, b] = pair { a.distance(*b) } else { 0.0 }).sum()
}

/// The distance from the line to a point; infinite for a line without points.
#[must_use]
pub fn distance(points: &[Point], point: Point) -> f64 {
    let lone = points.first().map_or(f64::INFINITY, |first| first.distance(point));
    points.windows(2).map(|pair| if let [a, b] = pair { apart(*a, *b, point) } else { lone }).fold(lone, f64::min)
}

/// The distance from the segment between `a` and `b` to a point.
fn apart(a: Point, b: Point, point: Point) -> f64 {
    let (dx, dy) = (b.x - a.x, b.y - a.y);
    let along = ((point.x - a.x) * dx + (point.y - a.y) * dy) / (dx * dx + dy * dy);
    a.towards(b, if along.is_finite() { along.within(0.0, 1.0) } else { 0.0 }).distance(point)
}

/// A place on a line and the way the line goes there.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Station {
    /// The place.
    pub at: Point,
    /// The way, one pixel long.
    pub along: Point,
}

impl Station {
    /// The place moved by `forward` along the line and by `side` to its right.
    #[must_use]
    pub fn offset(self, forward: f64, side: f64) -> Point {
        let Point { x, y } = self.along;
        self.at.moved(x * forward - y * side, y * forward + x * side)
    }
}

/// Places along the line, `steps` equal steps from end to end. Empty for a line without length.
#[must_use]
pub fn stations(points: &[Point], steps: usize) -> Vec<Station> {
    let whole = length(points);
    let step = whole / steps.max(1) as f64;
    let (mut found, mut walked) = (Vec::with_capacity(steps + 1), 0.0);
    for pair in points.windows(2) {
        let &[a, b] = pair else { continue };
        let part = a.distance(b);
        if part <= 0.0 {
            continue;
        }
        let along = Point::new((b.x - a.x) / part, (b.y - a.y) / part);
        // The last place is the end itself, whatever the sums have lost on their way.
        while found.len() <= steps && (found.len() as f64 * step <= walked + part + 1e-6 * whole) {
            let t = ((found.len() as f64 * step - walked) / part).within(0.0, 1.0);
            found.push(Station { at: a.towards(b, t), along });
        }
        walked += part;
    }
    found
}

/// The part of the line from one distance to another, both from its start.
#[must_use]
pub fn part(points: &[Point], from: f64, to: f64) -> Vec<Point> {
    let (mut kept, mut walked) = (Vec::new(), 0.0);
    for pair in points.windows(2) {
        let &[a, b] = pair else { continue };
        let step = a.distance(b);
        if step > 0.0 && walked + step >= from && walked <= to {
            if kept.is_empty() {
                kept.push(a.towards(b, ((from - walked) / step).within(0.0, 1.0)));
            }
            kept.push(a.towards(b, ((to - walked) / step).within(0.0, 1.0)));
        }
        walked += step;
    }
    kept
}

/// The line with fewer points: none that is left out lies further than `tolerance` from what stays (Douglas and Peucker).
///
/// First and last stay, so a closed line stays closed.
#[must_use]
pub fn simplify(points: &[Point], tolerance: f64) -> Vec<Point> {
    let mut kept = vec![false; points.len()];
    for end in [0, points.len().wrapping_sub(1)] {
        if let Some(kept) = kept.get_mut(end) {
            *kept = true;
        }
    }
    let mut open = vec![(0, points.len().saturating_sub(1))];
    while let Some((first, last)) = open.pop() {
        let (Some(a), Some(b)) = (points.get(first), points.get(last)) else { continue };
        let inner = points.iter().enumerate().take(last).skip(first + 1).map(|(place, point)| (place, apart(*a, *b, *point)));
        if let Some((place, off)) = inner.max_by(|a, b| a.1.total_cmp(&b.1))
            && off > tolerance
        {
            if let Some(kept) = kept.get_mut(place) {
                *kept = true;
            }
            open.push((first, place));
            open.push((place, last));
        }
    }
    points.iter().zip(kept).filter(|(_, kept)| *kept).map(|(point, _)| *point).collect()
}

#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn corner() -> Vec<Point> {
        vec![Point::new(0.0, 0.0), Point::new(10.0, 0.0), Point::new(10.0, 10.0)]
    }

    #[test]
    fn stations_are_evenly_far_along_and_reach_both_ends() {
        let stations = stations(&corner(), 4);
        let places: Vec<Point> = stations.iter().map(|station| station.at).collect();
        let expected = [(0.0, 0.0), (5.0, 0.0), (10.0, 0.0), (10.0, 5.0), (10.0, 10.0)];
        assert_eq!(places, expected.map(|(x, y)| Point::new(x, y)));
        assert_eq!(stations[1].offset(1.0, 2.0), Point::new(6.0, 2.0));
    }

    #[test]
    fn a_part_begins_and_ends_between_points() {
        assert_eq!(part(&corner(), 5.0, 12.0), [(5.0, 0.0), (10.0, 0.0), (10.0, 2.0)].map(|(x, y)| Point::new(x, y)));
    }

    #[test]
    fn lines_without_length_have_no_stations() {
        assert!(stations(&[], 3).is_empty() && stations(&[Point::new(1.0, 1.0); 2], 3).is_empty());
        assert!(part(&[], 0.0, 1.0).is_empty() && simplify(&[], 1.0).is_empty());
    }

    proptest! {
        #[test]
        fn what_is_thinned_out_lies_near_what_stays(xs in prop::collection::vec((0.0..100.0_f64, 0.0..100.0_f64), 2..40), tolerance in 0.1..20.0_f64) {
            let points: Vec<Point> = xs.into_iter().map(|(x, y)| Point::new(x, y)).collect();
            let thin = simplify(&points, tolerance);
            prop_assert!(thin.first() == points.first() && thin.last() == points.last());
            for point in &points {
                prop_assert!(distance(&thin, *point) <= tolerance + 1e-9);
            }
        }
    }
}
