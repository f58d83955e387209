//! What of a map is drawn on the way from one view to another: land, graticule, lines and places, and no words.
//!
//! The page draws it, frame by frame: there a line on the plane costs one call, whatever its length, and nothing is laid out.

use super::flight::{REACH, WIDE_GRATICULE};
use super::plane::{Lines, Plane};
use super::{Map, Mode, sheet};
use crate::layout::Point;
use crate::marks;
use crate::panels::Context;

/// What a line is, as a page knows it.
const LAND: f64 = 0.0;
const LAKE: f64 = 1.0;
const GRATICULE: f64 = 2.0;
const PLACE: f64 = 6.0;

/// What is told of a line before its points, as [`crate::published::Figure::course`] lists it.
#[derive(Clone, Copy)]
struct Kind {
    what: f64,
    step: f64,
    size: f64,
    planned: bool,
    open: bool,
}

impl Kind {
    fn ground(what: f64) -> Self {
        Self { what, step: 0.0, size: 1.0, planned: false, open: false }
    }
}

fn add(course: &mut Vec<f64>, kind: Kind, points: &[Point]) {
    let Kind { what, step, size, planned, open } = kind;
    course.extend([what, step, size, f64::from(planned), f64::from(open), points.len() as f64]);
    course.extend(points.iter().flat_map(|point| [point.x, point.y]));
}

/// The course of a map.
pub(super) fn of(map: &Map, context: &Context<'_>) -> Vec<f64> {
    let plane = Plane::of(map);
    let mut course = vec![context.ink.place() as f64];
    if let Some(land) = sheet::land(context, &plane.projection) {
        for (rings, what) in [(&land.rings, LAND), (&land.lakes, LAKE)] {
            for ring in rings.iter().filter(|ring| marks::is_near(ring, REACH)) {
                add(&mut course, Kind::ground(what), ring);
            }
        }
    }
    for line in marks::graticule(&plane.projection, WIDE_GRATICULE) {
        add(&mut course, Kind::ground(GRATICULE), &line);
    }
    for (index, (route, Lines { trunk, branches })) in map.routes.iter().zip(&plane.lines).enumerate() {
        if !route.is_shown(context) {
            continue;
        }
        let step = map.stops().position(|(place, _)| place == index).map_or(0.0, |step| step as f64 + 1.0);
        let what = match route.mode {
            Mode::Rail => 3.0,
            Mode::Sea => 4.0,
            Mode::Air => 5.0,
        };
        for (lines, size) in [(branches, 0.8), (trunk, 1.0)] {
            let kind = Kind { what, step, size, planned: route.state.is_some(), open: route.open_ends };
            for line in lines {
                add(&mut course, kind, line);
            }
        }
        for (place, at) in map.places.iter().zip(&plane.places) {
            if let Some(at) = at.filter(|_| route.places.contains(&place.id)) {
                add(&mut course, Kind { step, ..Kind::ground(PLACE) }, &[at]);
            }
        }
    }
    course
}
