//! From the globe to the plane and back: Lambert's azimuthal equal-area projection about a centre.
//!
//! Closed forms after J. P. Snyder, *Map Projections: A Working Manual*, USGS Professional Paper 1395 (1987), chapter 24:
//! forward (24-2), (22-4) and (22-5), inverse (20-14), (20-15) and (24-16). They are written here on unit vectors, which
//! have no seam: neither the antimeridian nor a pole is a special case. Lengths on the plane are in radii of the Earth,
//! y down; the whole globe is a disc of radius 2, and only the point opposite the centre has no place.

use super::{Point, Within, arc_cosine, sin_cos};

/// A place on the globe, in degrees.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Position {
    /// East of Greenwich.
    pub longitude: f64,
    /// North of the equator.
    pub latitude: f64,
}

/// A direction from the middle of the Earth: x to 0° east on the equator, y to 90° east, z to the north pole.
pub type Vector = [f64; 3];

impl Position {
    /// The place at `longitude`, `latitude`.
    #[must_use]
    pub const fn new(longitude: f64, latitude: f64) -> Self {
        Self { longitude, latitude }
    }

    /// The direction of the place, one long.
    #[must_use]
    pub fn vector(self) -> Vector {
        let [(east, along), (north, out)] = [self.longitude, self.latitude].map(|degrees| sin_cos(degrees.to_radians()));
        [out * along, out * east, north]
    }

    /// The angle between two places, in degrees.
    #[must_use]
    pub fn apart(self, other: Self) -> f64 {
        arc_cosine(dot(self.vector(), other.vector())).to_degrees()
    }

    /// The place in this direction, whatever its length.
    #[must_use]
    pub fn from_vector([x, y, z]: Vector) -> Self {
        Self::new(y.atan2(x).to_degrees(), z.atan2(x.hypot(y)).to_degrees())
    }
}

fn dot(a: Vector, b: Vector) -> f64 {
    a.into_iter().zip(b).map(|(a, b)| a * b).sum()
}

/// A sum of vectors, each times its weight, one long again; `None` where they cancel out.
fn blend<const N: usize>(parts: [(f64, Vector); N]) -> Option<Vector> {
    let sum = parts.into_iter().fold([0.0; 3], |[x, y, z], (t, v)| [x + t * v[0], y + t * v[1], z + t * v[2]]);
    let length = dot(sum, sum).sqrt();
    (length > 1e-9).then(|| sum.map(|part| part / length))
}

/// The projection about one centre.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Projection {
    east: Vector,
    north: Vector,
    centre: Vector,
}

/// How near to the point opposite the centre a line may come, as the cosine of its distance from the centre: 170°.
const FARTHEST: f64 = -0.984_807_753_012_208;

impl Projection {
    /// The projection about `centre`.
    #[must_use]
    pub fn new(centre: Position) -> Self {
        let [(east, along), (north, out)] = [centre.longitude, centre.latitude].map(|degrees| sin_cos(degrees.to_radians()));
        let north = [-north * along, -north * east, out];
        Self { east: [-east, along, 0.0], north, centre: centre.vector() }
    }

    /// The place of a direction on the plane; `None` within 10° of the point opposite the centre, where a line would
    /// tear across the whole picture.
    #[must_use]
    pub fn project(&self, vector: Vector) -> Option<Point> {
        let along = dot(vector, self.centre);
        let stretch = (2.0 / (1.0 + along)).sqrt();
        (along > FARTHEST).then(|| Point::new(stretch * dot(vector, self.east), -stretch * dot(vector, self.north)))
    }

    /// The place of a position on the plane, as [`Projection::project`].
    #[must_use]
    pub fn forward(&self, position: Position) -> Option<Point> {
        self.project(position.vector())
    }

    /// Whether it is about this place, to a hundredth of a degree.
    #[must_use]
    pub fn is_about(&self, centre: Position) -> bool {
        dot(self.centre, centre.vector()) > 1.0 - 1.5e-8
    }

    /// The position at a place of the plane; `None` outside the disc of the globe.
    #[must_use]
    pub fn inverse(&self, point: Point) -> Option<Position> {
        self.direction(point).map(Position::from_vector)
    }

    /// A place of the plane that lies a little to the north of another; `None` outside the disc of the globe.
    #[must_use]
    pub fn northward(&self, point: Point) -> Option<Point> {
        blend([(1.0, self.direction(point)?), (0.01, [0.0, 0.0, 1.0])]).and_then(|north| self.project(north))
    }

    /// The direction of a place of the plane.
    fn direction(&self, point: Point) -> Option<Vector> {
        let radius = point.x.hypot(point.y);
        if radius >= 2.0 || !radius.is_finite() {
            return None;
        }
        // sin c ÷ ρ and cos c of the angle c = 2 arcsin(ρ ÷ 2) from the centre.
        let (part, along) = ((1.0 - radius * radius / 4.0).sqrt(), 1.0 - radius * radius / 2.0);
        blend([(part * point.x, self.east), (-part * point.y, self.north), (along, self.centre)])
    }

    /// A line through positions as pieces on the plane, with a point at least every `step` radii of the Earth.
    ///
    /// The line goes the short way round the globe, along great circles, or `smooth` as a curve through all positions. It
    /// is cut where it comes near the point opposite the centre.
    #[must_use]
    pub fn line(&self, positions: &[Position], smooth: bool, step: f64) -> Vec<Vec<Point>> {
        let vectors: Vec<Vector> = positions.iter().map(|position| position.vector()).collect();
        let mut pieces = vec![Vec::new()];
        let mut add = |vector: Option<Vector>| match vector.and_then(|vector| self.project(vector)) {
            Some(point) => {
                if let Some(piece) = pieces.last_mut() {
                    piece.push(point);
                }
            }
            None => pieces.push(Vec::new()),
        };
        for (index, pair) in vectors.windows(2).enumerate() {
            let &[start, end] = pair else { continue };
            let before = index.checked_sub(1).and_then(|index| vectors.get(index)).copied().unwrap_or(start);
            let after = vectors.get(index + 2).copied().unwrap_or(end);
            let count = (arc_cosine(dot(start, end)) / step).ceil().within(1.0, 512.0) as usize;
            for place in 0..count {
                let t = place as f64 / count as f64;
                add(if smooth { curve([before, start, end, after], t) } else { blend([(1.0 - t, start), (t, end)]) });
            }
        }
        add(vectors.last().copied());
        pieces.retain(|piece| piece.len() > 1);
        pieces
    }
}

/// Catmull and Rom's curve from the second point to the third, on the sphere.
fn curve([before, start, end, after]: [Vector; 4], t: f64) -> Option<Vector> {
    let (square, cube) = (t * t, t * t * t);
    blend([
        (-0.5 * t + square - 0.5 * cube, before),
        (1.0 - 2.5 * square + 1.5 * cube, start),
        (0.5 * t + 2.0 * square - 1.5 * cube, end),
        (0.5 * cube - 0.5 * square, after),
    ])
}

/// Where the plane lies in a picture: turned about its origin, made larger, moved.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Placement {
    /// Clockwise, in radians.
    pub turn: f64,
    /// Pixels in a radius of the Earth.
    pub scale: f64,
    /// Where the centre of the projection is, in pixels.
    pub origin: Point,
}

impl Placement {
    /// The pixel of a place on the plane.
    #[must_use]
    pub fn at(self, point: Point) -> Point {
        let (sin, cos) = sin_cos(self.turn);
        let turned = Point::new(cos * point.x - sin * point.y, sin * point.x + cos * point.y);
        self.origin.moved(self.scale * turned.x, self.scale * turned.y)
    }

    /// The place on the plane of a pixel: the inverse of [`Placement::at`].
    #[must_use]
    pub fn invert(self, pixel: Point) -> Point {
        let (sin, cos) = sin_cos(self.turn);
        let (x, y) = ((pixel.x - self.origin.x) / self.scale, (pixel.y - self.origin.y) / self.scale);
        Point::new(cos * x + sin * y, cos * y - sin * x)
    }
}

#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn positions() -> impl Strategy<Value = Position> {
        (-180.0..180.0_f64, -89.9..89.9_f64).prop_map(|(longitude, latitude)| Position::new(longitude, latitude))
    }

    proptest! {
        #[test]
        fn a_position_comes_back_from_the_plane(centre in positions(), position in positions()) {
            let projection = Projection::new(centre);
            if let Some(point) = projection.forward(position) {
                let back = projection.inverse(point).expect("inside the disc").vector();
                let apart = dot(back, position.vector());
                prop_assert!(apart > 1.0 - 1e-9, "{apart}");
            }
        }

        #[test]
        fn a_pixel_comes_back_from_the_picture(x in -2.0..2.0_f64, y in -2.0..2.0_f64, turn in -3.2..3.2_f64, scale in 1.0..2000.0_f64) {
            let placement = Placement { turn, scale, origin: Point::new(300.0, 200.0) };
            let back = placement.invert(placement.at(Point::new(x, y)));
            prop_assert!(back.distance(Point::new(x, y)) < 1e-9);
        }

        #[test]
        fn distances_from_the_centre_are_those_of_the_formula(centre in positions(), position in positions()) {
            let projection = Projection::new(centre);
            let angle = dot(centre.vector(), position.vector()).within(-1.0, 1.0).acos();
            if let Some(point) = projection.forward(position) {
                prop_assert!((point.x.hypot(point.y) - 2.0 * (angle / 2.0).sin()).abs() < 1e-6);
            }
        }

        #[test]
        fn a_line_stays_in_the_disc_and_goes_the_short_way(centre in positions(), a in positions(), b in positions(), smooth: bool) {
            for piece in Projection::new(centre).line(&[a, b], smooth, 0.02) {
                for point in &piece {
                    prop_assert!(point.x.hypot(point.y) <= 2.0);
                }
            }
        }
    }

    #[test]
    fn the_centre_is_the_origin_and_north_is_up() {
        let projection = Projection::new(Position::new(62.0, 28.0));
        let centre = projection.forward(Position::new(62.0, 28.0)).expect("on the plane");
        assert!(centre.x.hypot(centre.y) < 1e-12);
        assert!(projection.forward(Position::new(62.0, 38.0)).is_some_and(|point| point.y < -0.1));
        assert!(projection.forward(Position::new(72.0, 28.0)).is_some_and(|point| point.x > 0.1));
    }

    #[test]
    fn the_point_opposite_the_centre_has_no_place() {
        assert_eq!(Projection::new(Position::new(62.0, 28.0)).forward(Position::new(-118.0, -28.0)), None);
        assert_eq!(Projection::new(Position::new(62.0, 28.0)).inverse(Point::new(2.0, 0.1)), None);
    }

    #[test]
    fn a_line_across_the_antimeridian_takes_the_short_way() {
        let projection = Projection::new(Position::new(180.0, 0.0));
        let pieces = projection.line(&[Position::new(175.0, 0.0), Position::new(-175.0, 0.0)], true, 0.02);
        let length: f64 = pieces.iter().flat_map(|piece| piece.windows(2)).map(|pair| pair[0].distance(pair[1])).sum();
        assert!((length - 10.0_f64.to_radians()).abs() < 1e-3, "{length}");
    }
}
