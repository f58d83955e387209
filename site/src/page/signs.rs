//! The signs of hedges in text and table: the marks of the figures, as symbols that are used by name.

use std::fmt::Write;

use waymark::fact::Hedge;
use waymark::layout::{Ink, Point};
use waymark::marks::{self, Along, Bar, Certainty};
use waymark::scene::{Fill, Scene, Shape};

const WIDTH: f64 = 44.0;
const HEIGHT: f64 = 12.0;
const THICKNESS: f64 = 6.0;
/// How long the bar of a sign is: its length says nothing.
const LENGTH: f64 = 28.0;

/// The name of the sign of what is derived.
pub(super) const DERIVED: &str = "derived";

/// The name of a hedge's sign: `more-than`.
pub(super) fn name(hedge: Hedge) -> String {
    hedge.name().replace('_', "-")
}

/// A symbol for each hedge and for what is derived, `sign-more-than`.
pub(super) fn symbols() -> String {
    let reported = Hedge::ALL.map(|hedge| (name(hedge), Certainty::Reported(hedge)));
    let derived = (DERIVED.to_owned(), Certainty::Derived(Hedge::Exact));
    reported.into_iter().chain([derived]).map(|(name, certainty)| symbol(&name, certainty)).collect()
}

fn symbol(name: &str, certainty: Certainty) -> String {
    let mut scene = Scene::new(WIDTH, HEIGHT);
    let across = (HEIGHT - THICKNESS) / 2.0;
    let bar = Bar { along: Along::Right, zero: 0.0, value: LENGTH, across, thickness: THICKNESS };
    marks::bar(&mut scene, bar, Ink::Text, certainty);
    // Neighbours that look alike are one path.
    let mut paths: Vec<(&str, String)> = Vec::new();
    for (class, path) in scene.shapes.iter().filter_map(|placed| path(&placed.shape)) {
        match paths.last_mut() {
            Some((last, paths)) if *last == class => paths.push_str(&path),
            _ => paths.push((class, path)),
        }
    }
    let paths: Vec<String> = paths.into_iter().map(|(class, path)| format!("<path{class} d=\"{path}\"/>")).collect();
    let paths = paths.concat();
    format!("<symbol id=\"sign-{name}\" viewBox=\"0 0 {WIDTH} {HEIGHT}\">{paths}</symbol>")
}

/// The class of a shape and its path; bars have no circles and no text.
fn path(shape: &Shape) -> Option<(&'static str, String)> {
    let line = |points: &[Point]| {
        let mut path = String::new();
        for (place, point) in points.iter().enumerate() {
            let command = if place == 0 { 'M' } else { 'L' };
            // Writing to a string cannot fail.
            let _ = write!(path, "{command}{} {}", number(point.x), number(point.y));
        }
        path
    };
    Some(match shape {
        Shape::Rect(rect, fill) => {
            let class = if *fill == Fill::solid(fill.ink) { "" } else { " class=\"tint\"" };
            let [x, y, width, height] = [rect.x, rect.y, rect.width, rect.height].map(number);
            (class, format!("M{x} {y}h{width}v{height}h-{width}z"))
        }
        Shape::Polygon(points, _) => ("", line(points) + "z"),
        Shape::Line(points, stroke) if stroke.ink == Ink::Text => (" class=\"dots\"", line(points)),
        Shape::Line(points, _) => (" class=\"dashes\"", line(points)),
        Shape::Circle { .. } | Shape::Text(_) => return None,
    })
}

/// A length to a tenth of a pixel.
fn number(value: f64) -> String {
    format!("{}", (value * 10.0).round() / 10.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_hedge_has_a_sign_of_its_own_inside_its_box() {
        let symbols = symbols();
        let drawn: std::collections::BTreeSet<&str> =
            symbols.split("</symbol>").filter_map(|symbol| Some(symbol.split_once('>')?.1)).collect();
        assert_eq!(drawn.len(), Hedge::ALL.len() + 1, "{symbols}");
        for hedge in Hedge::ALL {
            assert!(symbols.contains(&format!("id=\"sign-{}\"", hedge.name().replace('_', "-"))), "{symbols}");
        }
        assert!(!symbols.contains("NaN") && !symbols.contains("inf"), "{symbols}");
    }
}
