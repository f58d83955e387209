//! The ground of a map: land and the graticule, without borders.

use crate::layout::{Ink, Land, Placement, Point, Position, Projection, Rect, clip, path};
#[cfg(feature = "edition")]
use crate::scene::Ground;
use crate::scene::{Fill, Scene, Shape, Stroke};

/// Where meridians end, in degrees from the equator: they would run into one another at the poles.
const LAST_PARALLEL: i32 = 75;
/// Land and lakes less wide and high than this are left out, in pixels.
const LEAST: f64 = 1.5;

/// What of the ground is drawn.
#[derive(Debug, Clone, Copy)]
pub struct Detail {
    /// Degrees between the lines of the graticule.
    pub graticule: i32,
    /// The part of the picture that the graticule keeps to; the whole frame if absent.
    pub within: Option<Rect>,
    /// Land that is nowhere nearer to the map's centre is left out, in radii of the Earth on the plane.
    pub reach: f64,
}

impl Default for Detail {
    fn default() -> Self {
        Self { graticule: 15, within: None, reach: 2.0 }
    }
}

/// A view of the globe in a picture.
#[derive(Debug, Clone, Copy)]
pub struct Globe {
    /// From the globe to the plane.
    pub projection: Projection,
    /// From the plane to the picture.
    pub placement: Placement,
    /// The part of the picture that the map fills.
    pub frame: Rect,
}

impl Globe {
    /// Pieces of a line on the plane as they lie in the picture, inside the frame less `margin`.
    #[must_use]
    pub fn pieces(&self, points: &[Point], margin: f64) -> Vec<Vec<Point>> {
        let placed: Vec<Point> = points.iter().map(|point| self.placement.at(*point)).collect();
        clip::line(&placed, self.frame.grown(-margin))
    }

    /// Draws land and graticule. Returns the coasts.
    pub fn draw(&self, scene: &mut Scene, land: Option<&Land>, detail: &Detail) -> Vec<Vec<Point>> {
        let mut coasts = Vec::new();
        #[cfg(feature = "edition")]
        let first = scene.shapes.len();
        let (rings, lakes) = land.map_or((&[][..], &[][..]), |land| (&land.rings[..], &land.lakes[..]));
        for (rings, ink) in [(rings, Ink::Land), (lakes, Ink::Paper)] {
            for ring in rings.iter().filter(|ring| is_near(ring, detail.reach)).filter_map(|ring| self.ring(ring)) {
                scene.add(Shape::Polygon(ring.clone(), Fill::solid(ink)));
                coasts.push(ring);
            }
        }
        for line in self.graticule(detail) {
            scene.line(line, Stroke::GRATICULE);
        }
        #[cfg(feature = "edition")]
        {
            let Self { projection, placement, frame } = *self;
            scene.ground = Some(Ground { projection, placement, frame, shapes: first..scene.shapes.len() });
        }
        coasts
    }

    /// A ring as it lies in the picture; `None` if nothing of it can be seen.
    fn ring(&self, ring: &[Point]) -> Option<Vec<Point>> {
        let placed: Vec<Point> = ring.iter().chain(ring.first()).map(|point| self.placement.at(*point)).collect();
        let bounds = placed.iter().map(|point| Rect::new(point.x, point.y, 0.0, 0.0)).reduce(Rect::union)?;
        if !bounds.overlaps(self.frame) || bounds.width.max(bounds.height) < LEAST {
            return None;
        }
        let inside = clip::polygon(&path::simplify(&placed, 0.4), self.frame);
        let mut kept: Vec<Point> = Vec::with_capacity(inside.len());
        for point in inside {
            if kept.last().is_none_or(|last| last.distance(point) >= 0.75) {
                kept.push(point);
            }
        }
        (kept.len() > 2).then_some(kept)
    }

    fn graticule(&self, detail: &Detail) -> Vec<Vec<Point>> {
        let part = Self { frame: detail.within.unwrap_or(self.frame), ..*self };
        let lines = graticule(&self.projection, detail.graticule);
        lines.iter().flat_map(|line| part.pieces(line, 0.0)).map(|line| path::simplify(&line, 0.3)).collect()
    }
}

/// Whether a ring comes nearer to the map's centre than this, in radii of the Earth on the plane.
#[must_use]
pub fn is_near(ring: &[Point], reach: f64) -> bool {
    ring.iter().any(|point| point.x.hypot(point.y) < reach)
}

/// Meridians and parallels on the plane, one every so many degrees.
#[must_use]
pub fn graticule(projection: &Projection, degrees: i32) -> Vec<Vec<Point>> {
    let along = |from: i32, to: i32, position: &dyn Fn(f64) -> Position| {
        (from..=to).step_by(3).map(|degree| position(f64::from(degree))).collect::<Vec<Position>>()
    };
    let every = |from: i32, to: i32| (from..=to).step_by(degrees.max(1) as usize).map(f64::from);
    let meridians = every(-180, 180 - degrees)
        .map(|longitude| along(-LAST_PARALLEL, LAST_PARALLEL, &|latitude| Position::new(longitude, latitude)));
    let parallels =
        every(-LAST_PARALLEL, LAST_PARALLEL).map(|latitude| along(-180, 180, &|longitude| Position::new(longitude, latitude)));
    meridians.chain(parallels).flat_map(|line| projection.line(&line, false, 1.0)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_ground_stays_in_its_frame_and_needs_no_land() {
        let land = Land::read(include_str!("../../www/geo/land.json")).expect("a land");
        for (width, turn) in [(1920.0, 0.0), (350.0, -0.4), (30.0, 1.0)] {
            let frame = Rect::new(0.0, 0.0, width, width * 0.7);
            let placement = Placement { turn, scale: width / 2.0, origin: frame.centre() };
            let globe = Globe { projection: Projection::new(land.centre), placement, frame };
            for land in [Some(&land), None] {
                let mut scene = Scene::new(frame.width, frame.height);
                let coasts = globe.draw(&mut scene, land, &Detail::default());
                assert_eq!(coasts.is_empty(), land.is_none());
                assert!(!scene.shapes.is_empty());
                for placed in &scene.shapes {
                    assert!(frame.grown(0.5).holds(placed.shape.bounds()));
                }
            }
        }
    }
}
