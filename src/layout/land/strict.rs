//! Reading the file that `npm run land` writes, strictly.

use super::{File, Land};
use crate::codec;
use crate::layout::Point;
use serde_json::Value;
use std::fmt;

/// The longest text that is read, in bytes.
const TEXT_LIMIT: usize = 1 << 18;
/// The most points of all rings together.
const POINT_LIMIT: usize = 50_000;

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
        read(text).map(|file| file.land())
    }

    /// The file that pages load, from the same text. Refuses what [`Land::read`] refuses.
    pub fn publish(text: &str) -> Result<Vec<u8>, LandFault> {
        read(text).map(|file| codec::bytes(&file))
    }
}

fn read(text: &str) -> Result<File, LandFault> {
    if text.len() > TEXT_LIMIT {
        return fault("", format!("the text has {} bytes, the limit is {TEXT_LIMIT}", text.len()));
    }
    let value: Value = serde_json::from_str(text).or_else(|error| fault("", error.to_string()))?;
    let Value::Object(fields) = &value else { return fault("", "expected an object") };
    if let Some(unknown) = fields.keys().find(|key| !["centre", "unit", "rings", "lakes"].contains(&key.as_str())) {
        return fault(unknown, "unknown field");
    }
    let centre = match numbers(fields.get("centre"), "centre")?.as_slice() {
        &[longitude, latitude] if longitude.abs() <= 180.0 && latitude.abs() <= 90.0 => [longitude, latitude],
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
    Ok(File { centre, unit, rings, lakes })
}

fn numbers(value: Option<&Value>, path: &str) -> Result<Vec<f64>, LandFault> {
    let Some(items) = value.and_then(Value::as_array) else { return fault(path, "expected a list of numbers") };
    let number = |(place, item): (usize, &Value)| match item.as_f64() {
        Some(number) => Ok(number),
        None => fault(format!("{path}[{place}]"), "expected a number"),
    };
    items.iter().enumerate().map(number).collect()
}

fn rings(value: Option<&Value>, path: &str, unit: f64, left: &mut usize) -> Result<Vec<Vec<i32>>, LandFault> {
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
        let mut at = Point::default();
        let mut ring = Vec::with_capacity(steps.len());
        for (place, step) in steps.chunks_exact(2).enumerate() {
            let &[dx, dy] = step else { continue };
            at = at.moved(dx / unit, dy / unit);
            // Rounding may put a point a little outside.
            if at.x.hypot(at.y) > 2.0 + 2.0 / unit {
                return fault(format!("{path}[{}]", 2 * place), "outside the disc of the globe");
            }
            if dx.fract() != 0.0 || dy.fract() != 0.0 {
                return fault(format!("{path}[{}]", 2 * place), "expected whole numbers");
            }
            ring.extend([dx as i32, dy as i32]);
        }
        rings.push(ring);
    }
    Ok(rings)
}
