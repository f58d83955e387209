//! How much of a line's detail a still picture keeps.

use crate::draw::UNITS;
use crate::layout::{Point, path};
use plotters_backend::BackendCoord;

/// Coasts and curves of more points than this do not need all of them in a still picture.
pub(super) const DETAILED: usize = 12;
/// How far a coast may be from where it is, in pixels, until the canvas draws it.
pub(super) const COAST: f64 = 1.2;
/// The same of a map that is flown: its land is finer, for what is seen from near.
pub(super) const FLOWN_COAST: f64 = 2.7;
/// The same of the ground that all pictures of it in a frame share, as large as the largest of them shows it.
pub(super) const SHARED_COAST: f64 = 4.4;
/// Islands of a map that is flown that are nowhere so many pixels long are left out.
pub(super) const ISLAND: f64 = 10.0;
/// The same of the graticule and the routes of one that fills the window, which is also drawn larger than it is seen.
pub(super) const DISTANT_GRATICULE: f64 = 1.6;
pub(super) const DISTANT_CURVE: f64 = 0.4;
/// The same for a curve, where an angle would be seen.
pub(super) const CURVE: f64 = 0.2;

/// A line with fewer points, none further than `tolerance` pixels from it before they are set on a grid of `grid` units.
pub(super) fn coarse(points: &[BackendCoord], tolerance: f64, grid: f64) -> Vec<BackendCoord> {
    let exact: Vec<Point> = points.iter().map(|(x, y)| Point::new(f64::from(*x), f64::from(*y))).collect();
    let snap = |length: f64| ((length / grid).round() * grid) as i32;
    let mut points: Vec<_> =
        path::simplify(&exact, tolerance * UNITS).iter().map(|point| (snap(point.x), snap(point.y))).collect();
    points.dedup();
    points
}

/// Whether two points are within a distance.
pub(super) fn near((x, y): BackendCoord, other: Option<BackendCoord>, distance: f64) -> bool {
    other.is_none_or(|(a, b)| f64::from((x - a).pow(2) + (y - b).pow(2)).sqrt() < distance)
}
