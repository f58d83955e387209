//! Routes: how one is travelled is told by its texture, so that nothing depends on colour.

use crate::layout::{Ink, Point, Station, Within, path, sin_cos};
use crate::scene::{Fill, Scene, Stroke};

/// How a route is travelled.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Way {
    /// A line with cross ticks.
    Rail,
    /// A wave.
    Sea,
    /// Dashes with a lozenge in the middle: no direction, where none is stated.
    Air,
}

/// What a route looks like.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Texture {
    /// How it is travelled.
    pub way: Way,
    /// Not built or not opened: the texture without its line.
    pub planned: bool,
    /// The size of ticks, waves and dashes; 1 in wide pictures.
    pub scale: f64,
}

/// How far a texture reaches to each side of its line, in pixels at scale 1.
pub const REACH: f64 = 4.0;

/// Draws one piece of a route; pieces without length draw nothing.
pub fn route(scene: &mut Scene, points: &[Point], ink: Ink, texture: Texture) {
    match texture.way {
        Way::Rail => rail(scene, points, ink, texture),
        Way::Sea => sea(scene, points, ink, texture),
        Way::Air => air(scene, points, ink, texture),
    }
}

/// The gap before and the length of each piece of an open end, in pixels at scale 1.
const OPEN_END: [(f64, f64); 3] = [(4.0, 7.0), (4.0, 4.5), (4.0, 2.5)];

/// Draws one piece of a route whose last end is not named: there it breaks up into three shrinking pieces. One that is
/// too short for that is drawn whole.
pub fn open_route(scene: &mut Scene, points: &[Point], ink: Ink, texture: Texture) {
    let reach: f64 = OPEN_END.iter().map(|(gap, piece)| (gap + piece) * texture.scale).sum();
    let mut at = path::length(points) - reach;
    if at < reach {
        return route(scene, points, ink, texture);
    }
    route(scene, &path::part(points, 0.0, at), ink, texture);
    for (gap, piece) in OPEN_END {
        let from = at + gap * texture.scale;
        at = from + piece * texture.scale;
        scene.line(path::simplify(&path::part(points, from, at), 0.15), Stroke::solid(ink, 1.6 * texture.scale));
    }
}

/// Draws cross ticks every `step` pixels, at least `margin` from each end: the dashes of one wide line, however many.
fn ticks(scene: &mut Scene, points: &[Point], stroke: Stroke, margin: f64) {
    let (tick, gap) = stroke.dash.unwrap_or_default();
    let length = path::length(points);
    let more = ((length - 2.0 * margin - tick) / (tick + gap)).floor();
    if more >= 0.0 {
        let span = more * (tick + gap) + tick;
        let start = (length - span) / 2.0;
        // Half a gap more than the last tick, so that rounding can neither cut it nor begin another one.
        let line = path::part(points, start, start + span + gap / 2.0);
        scene.line(path::simplify(&line, 0.1), stroke);
    }
}

fn rail(scene: &mut Scene, points: &[Point], ink: Ink, Texture { planned, scale, .. }: Texture) {
    if planned {
        return ticks(scene, points, Stroke::dashed(ink, 8.0 * scale, 1.375, 2.625), 0.0);
    }
    scene.line(path::simplify(points, 0.15), Stroke::solid(ink, 1.6 * scale));
    let step = (8.0 * (7.0 * scale + 1.0)).round() / 8.0;
    ticks(scene, points, Stroke::dashed(ink, 5.2 * scale, 1.125, step - 1.125), 0.6 * step);
}

/// Points in each wave.
const FINENESS: usize = 8;

fn sea(scene: &mut Scene, points: &[Point], ink: Ink, Texture { planned, scale, .. }: Texture) {
    let waves = (path::length(points) / (9.5 * scale)).round().within(1.0, 4_096.0) as usize;
    let turn = std::f64::consts::TAU / FINENESS as f64;
    let crest = |(place, station): (usize, &Station)| station.offset(0.0, 2.1 * scale * sin_cos(place as f64 * turn).0);
    let wave: Vec<Point> = path::stations(points, waves * FINENESS).iter().enumerate().map(crest).collect();
    let stroke = if planned { Stroke::dashed(ink, 1.5, 2.5, 3.0) } else { Stroke::solid(ink, 1.5) };
    scene.line(wave, stroke);
}

fn air(scene: &mut Scene, points: &[Point], ink: Ink, Texture { planned, scale, .. }: Texture) {
    let (dash, gap) = if planned { (2.0, 4.0) } else { (9.0 * scale, 4.0 * scale) };
    // It begins and ends with a whole dash.
    let period = (path::length(points) + gap) / ((path::length(points) + gap) / (dash + gap)).round().max(1.0);
    scene.line(path::simplify(points, 0.15), Stroke::dashed(ink, 1.4, dash, (period - dash).max(1.0)));
    let size = 5.5 * scale;
    if let Some(middle) = path::stations(points, 2).get(1) {
        let lozenge = [(size, 0.0), (0.0, 0.62 * size), (-size, 0.0), (0.0, -0.62 * size)];
        let head = lozenge.map(|(forward, side)| middle.offset(forward, side)).to_vec();
        if planned {
            scene.add(crate::scene::Shape::Polygon(head.clone(), Fill::solid(Ink::Paper)));
            scene.line(head.iter().chain(head.first()).copied().collect(), Stroke::solid(ink, 1.2));
        } else {
            scene.add(crate::scene::Shape::Polygon(head, Fill::solid(ink)));
        }
    }
}

/// Draws a sample of a texture from `at` to the right: a key's or a row's.
pub fn sample_route(scene: &mut Scene, at: Point, width: f64, ink: Ink, texture: Texture) {
    route(scene, &[at, at.moved(width, 0.0)], ink, texture);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::layout::Rect;

    fn drawn(way: Way, planned: bool, points: &[Point]) -> Scene {
        let mut scene = Scene::new(200.0, 100.0);
        route(&mut scene, points, Ink::Text, Texture { way, planned, scale: 1.0 });
        scene
    }

    #[test]
    fn every_texture_is_told_apart_without_colour_and_keeps_to_its_line() {
        let line = [Point::new(20.0, 50.0), Point::new(90.0, 50.0), Point::new(180.0, 50.0)];
        let mut seen: Vec<Scene> = Vec::new();
        for way in [Way::Rail, Way::Sea, Way::Air] {
            for planned in [false, true] {
                let scene = drawn(way, planned, &line);
                for placed in &scene.shapes {
                    assert!(
                        Rect::new(15.0, 45.5, 170.0, 9.0).holds(placed.shape.bounds()),
                        "{way:?} {:?}",
                        placed.shape.bounds()
                    );
                }
                assert!(!seen.contains(&scene));
                seen.push(scene);
            }
        }
    }

    #[test]
    fn an_open_end_breaks_up_and_reaches_no_further_than_its_line() {
        let line = [Point::new(20.0, 50.0), Point::new(180.0, 50.0)];
        for way in [Way::Rail, Way::Sea, Way::Air] {
            let (mut open, texture) = (Scene::new(200.0, 100.0), Texture { way, planned: false, scale: 1.0 });
            open_route(&mut open, &line, Ink::Text, texture);
            let mut right: Vec<f64> = open.shapes.iter().map(|placed| placed.shape.bounds().right()).collect();
            right.sort_by(f64::total_cmp);
            assert_eq!(right.iter().filter(|end| **end > 160.0).count(), 3, "{way:?} {right:?}");
            assert!(right.last().is_some_and(|end| *end < 182.0), "{way:?} {right:?}");
            let (mut short, mut whole) = (Scene::new(200.0, 100.0), Scene::new(200.0, 100.0));
            open_route(&mut short, &[line[0], Point::new(40.0, 50.0)], Ink::Text, texture);
            route(&mut whole, &[line[0], Point::new(40.0, 50.0)], Ink::Text, texture);
            assert_eq!(short, whole, "{way:?}");
        }
    }

    #[test]
    fn a_route_without_length_draws_nothing() {
        for way in [Way::Rail, Way::Sea, Way::Air] {
            for points in [&[][..], &[Point::new(5.0, 5.0)]] {
                assert!(drawn(way, false, points).shapes.is_empty());
            }
        }
    }
}
