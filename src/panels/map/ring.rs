//! The rings of a map's places.

use super::Map;
use super::plane::Plane;
use super::sheet::{Drawn, around};
use crate::layout::Point;
use crate::marks::Globe;

/// A place's ring; one stands for all places that it covers.
pub(super) struct Ring<'a> {
    pub(super) at: Point,
    pub(super) names: Vec<&'a str>,
    pub(super) is_shown: bool,
    /// The numbers of the routes that go through it.
    pub(super) of: Vec<usize>,
}

impl Ring<'_> {
    /// Its names in one line.
    pub(super) fn title(&self) -> String {
        let named = |before: String, name: &&str| match before.as_str() {
            "" => (*name).to_owned(),
            _ => before + crate::language::grammar::COMMA + name,
        };
        self.names.iter().fold(String::new(), named)
    }
}

/// The rings of the places that lie within the frame, each of this radius.
pub(super) fn rings<'a>(map: &'a Map, plane: &Plane, globe: &Globe, radius: f64, routes: &[Drawn<'_>]) -> Vec<Ring<'a>> {
    let mut rings: Vec<Ring<'a>> = Vec::new();
    for (place, point) in map.places.iter().zip(&plane.places) {
        let Some(at) = point.map(|point| globe.placement.at(point)) else { continue };
        let users = || routes.iter().filter(|drawn| drawn.route.places.contains(&place.id));
        let is_shown = users().next().is_none() || users().any(|drawn| drawn.is_shown);
        let of: Vec<usize> = users().map(|drawn| drawn.number).collect();
        if !globe.frame.grown(-radius).holds(around(at, 0.0)) {
            continue;
        }
        match rings.iter_mut().find(|ring| ring.at.distance(at) < 2.0 * radius + 2.0) {
            // One ring for both, with both names.
            Some(ring) => {
                if !ring.names.contains(&&*place.name) {
                    ring.names.push(&place.name);
                }
                ring.is_shown |= is_shown;
                ring.of.extend(of);
            }
            None => rings.push(Ring { at, names: vec![&place.name], is_shown, of }),
        }
    }
    rings
}
