//! A map's lines and places on the plane of its projection, before any view of them.

use super::{Degrees, Map, Route, position};
use crate::layout::{Placement, Point, Position, Projection, Rect};

/// A route's lines, on the plane or in a picture.
pub(super) struct Lines {
    pub(super) trunk: Vec<Vec<Point>>,
    pub(super) branches: Vec<Vec<Point>>,
}

impl Lines {
    /// All lines.
    pub(super) fn all(&self) -> impl Iterator<Item = &Vec<Point>> {
        self.trunk.iter().chain(&self.branches)
    }
}

/// Everything that a map shows, in radii of the Earth.
pub(super) struct Plane {
    pub(super) projection: Projection,
    /// Of each route.
    pub(super) lines: Vec<Lines>,
    /// Each place; none for one that the projection cannot show.
    pub(super) places: Vec<Option<Point>>,
}

/// The distance between points on a line, in radii of the Earth.
const STEP: f64 = 0.01;

impl Plane {
    pub(super) fn of(map: &Map) -> Self {
        let projection = Projection::new(position(map.view.centre));
        let lines = map.routes.iter().map(|route| lines(map, route, &projection)).collect();
        let places = map.places.iter().map(|place| projection.forward(position(place.at))).collect();
        Self { projection, lines, places }
    }

    /// Every point of every route, and every place.
    pub(super) fn points(&self) -> Vec<Point> {
        self.lines.iter().flat_map(Lines::all).flatten().chain(self.places.iter().flatten()).copied().collect()
    }
}

/// The smallest box around points as they lie turned on the plane.
pub(super) fn extent(points: &[Point], turn: f64) -> Rect {
    let turned = Placement { turn, scale: 1.0, origin: Point::default() };
    points
        .iter()
        .map(|point| turned.at(*point))
        .map(|Point { x, y }| Rect::new(x, y, 0.0, 0.0))
        .reduce(Rect::union)
        .unwrap_or_default()
}

/// Whether degrees are a longitude and a latitude.
#[cfg(feature = "edition")]
pub(super) fn is_on_globe([longitude, latitude]: Degrees) -> bool {
    longitude.abs() <= 180.0 && latitude.abs() <= 90.0
}

fn lines(map: &Map, route: &Route, projection: &Projection) -> Lines {
    let line = |positions: Vec<Position>| projection.line(&positions, !route.great_circle, STEP);
    let each = |lines: &[Vec<Degrees>]| {
        lines.iter().flat_map(|degrees| line(degrees.iter().copied().map(position).collect())).collect()
    };
    let trunk = if route.lines.is_empty() {
        line(route.places.iter().filter_map(|id| map.place(id)).map(|place| position(place.at)).collect())
    } else {
        each(&route.lines)
    };
    Lines { trunk, branches: each(&route.branches) }
}
