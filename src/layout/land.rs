//! The land of maps: rings on the plane of [`super::Projection`], read from the file that the build projects.

use super::{Point, Position};
use serde_json::Value;
use std::fmt;

/// The longest text that is read, in bytes.
const TEXT_LIMIT: usize = 1 << 18;
/// The most points of all rings together.
const POINT_LIMIT: usize = 50_000;

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

/// Why a file of land is refused: the path of the field at fault, and what is wrong with it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LandFault {
    /// Such as `rings[3][1]`; empty when the text as a whole is at fault.
    pub path: String,
    /// In one line.
    pub reason: String,
}

impl fmt::Display for LandFault {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let path = if self.path.is_empty() { "land" } else { &self.path };
        write!(formatter, "{path}: {}", self.reason)
    }
}

impl std::error::Error for LandFault {}

fn fault<T>(path: impl Into<String>, reason: impl Into<String>) -> Result<T, LandFault> {
    Err(LandFault { path: path.into(), reason: reason.into() })
}

impl Land {
    /// Reads `{"centre": [longitude, latitude], "unit": 1000, "rings": [[x, y, dx, dy, …]], "lakes": […]}`: whole numbers,
    /// `unit` of them in a radius of the Earth; a ring is its first point and the steps from point to point.
    ///
    /// Refuses text over 256 KiB, more than 50,000 points, wrong and unknown fields, and a point outside
    /// the globe's disc.
    pub fn read(text: &str) -> Result<Self, LandFault> {
        if text.len() > TEXT_LIMIT {
            return fault("", format!("the text has {} bytes, the limit is {TEXT_LIMIT}", text.len()));
        }
        let value: Value = serde_json::from_str(text).or_else(|error| fault("", error.to_string()))?;
        let Value::Object(fields) = &value else { return fault("", "expected an object") };
        if let Some(unknown) = fields.keys().find(|key| !["centre", "unit", "rings", "lakes"].contains(&key.as_str())) {
            return fault(unknown, "unknown field");
        }
        let centre = match numbers(fields.get("centre"), "centre")?.as_slice() {
            &[longitude, latitude] if longitude.abs() <= 180.0 && latitude.abs() <= 90.0 => Position::new(longitude, latitude),
            _ => return fault("centre", "expected a longitude and a latitude in degrees"),
        };
        let unit = fields.get("unit").and_then(Value::as_f64).filter(|unit| (1.0..=1e6).contains(unit));
        let Some(unit) = unit else { return fault("unit", "expected a number from 1 to 1,000,000") };
        let mut left = POINT_LIMIT;
        let rings = rings(fields.get("rings"), "rings", unit, &mut left)?;
        let lakes = match fields.get("lakes") {
            None => Vec::new(),
            lakes => self::rings(lakes, "lakes", unit, &mut left)?,
        };
        Ok(Self { centre, rings, lakes })
    }
}

fn numbers(value: Option<&Value>, path: &str) -> Result<Vec<f64>, LandFault> {
    let Some(items) = value.and_then(Value::as_array) else { return fault(path, "expected a list of numbers") };
    let number = |(place, item): (usize, &Value)| match item.as_f64() {
        Some(number) => Ok(number),
        None => fault(format!("{path}[{place}]"), "expected a number"),
    };
    items.iter().enumerate().map(number).collect()
}

fn rings(value: Option<&Value>, path: &str, unit: f64, left: &mut usize) -> Result<Vec<Vec<Point>>, LandFault> {
    let Some(items) = value.and_then(Value::as_array) else { return fault(path, "expected a list of rings") };
    let mut rings = Vec::with_capacity(items.len());
    for (place, item) in items.iter().enumerate() {
        let path = format!("{path}[{place}]");
        let steps = numbers(Some(item), &path)?;
        if steps.len() < 6 || steps.len() % 2 != 0 {
            return fault(path, "expected two numbers for each of three or more points");
        }
        *left = match left.checked_sub(steps.len() / 2) {
            Some(left) => left,
            None => return fault(path, format!("more than {POINT_LIMIT} points")),
        };
        let (mut at, mut ring) = (Point::default(), Vec::with_capacity(steps.len() / 2));
        for (place, step) in steps.chunks_exact(2).enumerate() {
            let &[dx, dy] = step else { continue };
            at = at.moved(dx / unit, dy / unit);
            // Rounding may put a point a little outside.
            if at.x.hypot(at.y) > 2.0 + 2.0 / unit {
                return fault(format!("{path}[{}]", 2 * place), "outside the disc of the globe");
            }
            ring.push(at);
        }
        rings.push(ring);
    }
    Ok(rings)
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
