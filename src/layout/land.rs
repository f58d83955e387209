//! The land of maps: rings on the plane of [`super::Projection`], from the file that the build projects.

use super::{Point, Position};
use crate::codec::{Publish as _, Reader, publish};

/// The file of a land, as it is published: whole numbers, `unit` of them in a radius of the Earth; a ring is its first
/// point and the steps from point to point.
#[derive(Debug, Default)]
struct File {
    /// Longitude and latitude in degrees.
    centre: [f64; 2],
    unit: f64,
    rings: Vec<Vec<i32>>,
    lakes: Vec<Vec<i32>>,
}

#[cfg(feature = "edition")]
mod strict;

#[cfg(feature = "edition")]
pub use strict::LandFault;

/// Land about the centre of a view, in radii of the Earth.
#[derive(Debug, Clone, PartialEq)]
pub struct Land {
    /// The centre that it was projected about.
    pub centre: Position,
    /// The coasts.
    pub rings: Vec<Vec<Point>>,
    /// Water inside the land.
    pub lakes: Vec<Vec<Point>>,
}

impl Land {
    /// Reads a published land; `None` for bytes that are none.
    #[must_use]
    pub fn decode(bytes: &[u8]) -> Option<Self> {
        let mut reader = Reader::new(bytes);
        let file = File::read(&mut reader);
        reader.is_whole().then(|| file.land())
    }
}

publish!(File { centre, unit, rings, lakes });

impl File {
    fn land(&self) -> Land {
        let [longitude, latitude] = self.centre;
        let ring = |steps: &Vec<i32>| {
            let mut at = Point::default();
            let mut ring = Vec::with_capacity(steps.len() / 2);
            for step in steps.chunks_exact(2) {
                let &[dx, dy] = step else { continue };
                at = at.moved(f64::from(dx) / self.unit, f64::from(dy) / self.unit);
                ring.push(at);
            }
            ring
        };
        let rings = |lines: &[Vec<i32>]| lines.iter().map(ring).collect();
        Land { centre: Position::new(longitude, latitude), rings: rings(&self.rings), lakes: rings(&self.lakes) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::layout::Projection;

    fn bundled() -> Land {
        Land::read(include_str!("../../www/geo/land.json")).expect("a land")
    }

    /// Whether a position is on land, by the even-odd rule.
    fn holds(land: &Land, longitude: f64, latitude: f64) -> bool {
        let point = Projection::new(land.centre).forward(Position::new(longitude, latitude)).expect("on the plane");
        let crossings = |ring: &Vec<Point>| {
            ring.iter()
                .zip(ring.iter().cycle().skip(1))
                .filter(|(a, b)| {
                    (a.y > point.y) != (b.y > point.y) && point.x < a.x + (point.y - a.y) / (b.y - a.y) * (b.x - a.x)
                })
                .count()
        };
        land.rings.iter().chain(&land.lakes).map(crossings).sum::<usize>() % 2 == 1
    }

    #[test]
    fn the_land_that_was_projected_at_build_time_lies_where_the_projection_puts_it() {
        let land = bundled();
        let known_land = [(116.4, 39.9), (2.4, 48.8), (77.2, 28.6), (37.6, 55.8), (134.0, -25.0), (20.0, 5.0), (-45.0, 72.0)];
        for (longitude, latitude) in known_land {
            assert!(holds(&land, longitude, latitude), "{longitude}, {latitude} is land");
        }
        let known_water = [(50.5, 42.0), (65.0, 10.0), (88.0, 14.0), (-30.0, 45.0), (150.0, 20.0), (18.0, 35.0), (4.0, 56.5)];
        for (longitude, latitude) in known_water {
            assert!(!holds(&land, longitude, latitude), "{longitude}, {latitude} is water");
        }
        // The southern tip of India, within half a degree.
        let tip = Projection::new(land.centre).forward(Position::new(77.54, 8.08)).expect("on the plane");
        let nearest = land.rings.iter().flatten().map(|point| point.distance(tip)).fold(f64::INFINITY, f64::min);
        assert!(nearest < 0.5_f64.to_radians(), "{nearest}");
    }

    #[test]
    fn a_fault_is_named_by_its_path() {
        let path = |text: &str| Land::read(text).expect_err("refused").path;
        let with = |rings: &str| format!(r#"{{"centre":[0,0],"unit":10,"rings":{rings}}}"#);
        assert_eq!(path("[]"), "");
        assert_eq!(path(r#"{"centre":[200,0],"unit":10,"rings":[]}"#), "centre");
        assert_eq!(path(r#"{"centre":[0,0],"unit":0,"rings":[]}"#), "unit");
        assert_eq!(path(r#"{"centre":[0,0],"unit":10,"rings":[],"borders":[]}"#), "borders");
        assert_eq!(path(&with("[[0,0,1,0,0,1],[0,0,1]]")), "rings[1]");
        assert_eq!(path(&with(r#"[[0,0,1,"a",0,1]]"#)), "rings[0][3]");
        assert_eq!(path(&with("[[0,0,1,0,900,1]]")), "rings[0][4]");
    }
}
