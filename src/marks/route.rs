//! Routes: how one is travelled is told by its texture, so that nothing depends on colour.

use crate::layout::{Ink, Point, Station, path};
use crate::scene::{Fill, Scene, Stroke};

/// How a route is travelled.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Way {
    /// A line with cross ticks.
    Rail,
    /// A wave.
    Sea,
    /// Dashes with an arrowhead.
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

/// How many periods of about `period` pixels fill the line evenly.
fn periods(points: &[Point], period: f64) -> usize {
    (path::length(points) / period).round().clamp(1.0, 4_096.0) as usize
}

/// Cross ticks are the dashes of a wide line: one shape, however many there are.
fn rail(scene: &mut Scene, points: &[Point], ink: Ink, Texture { planned, scale, .. }: Texture) {
    let length = path::length(points);
    let (period, tick, width) = if planned { (4.0, 1.4, 8.0 * scale) } else { (7.0 * scale + 1.0, 1.1, 5.2 * scale) };
    let step = length / periods(points, period) as f64;
    if !planned {
        scene.line(path::thin(points, 0.15), Stroke::solid(ink, 1.6 * scale));
    }
    // A line that shall be built has a sleeper at each end; one that stands has its first tick a step further on.
    let lead = if planned { 0.0 } else { step - tick / 2.0 };
    let sleepers = path::part(points, lead, length - lead);
    scene.line(path::thin(&sleepers, 0.1), Stroke::dashed(ink, width, tick, step - tick));
}

/// Points in each wave.
const FINENESS: usize = 8;

fn sea(scene: &mut Scene, points: &[Point], ink: Ink, Texture { planned, scale, .. }: Texture) {
    let waves = periods(points, 9.5 * scale);
    let turn = std::f64::consts::TAU / FINENESS as f64;
    let crest = |(place, station): (usize, &Station)| station.offset(0.0, 2.1 * scale * (place as f64 * turn).sin());
    let wave: Vec<Point> = path::stations(points, waves * FINENESS).iter().enumerate().map(crest).collect();
    let stroke = if planned { Stroke::dashed(ink, 1.5, 2.5, 3.0) } else { Stroke::solid(ink, 1.5) };
    scene.line(wave, stroke);
}

fn air(scene: &mut Scene, points: &[Point], ink: Ink, Texture { planned, scale, .. }: Texture) {
    let (dash, gap) = if planned { (2.0, 4.0) } else { (9.0 * scale, 4.0 * scale) };
    // It begins and ends with a whole dash.
    let period = (path::length(points) + gap) / ((path::length(points) + gap) / (dash + gap)).round().max(1.0);
    scene.line(path::thin(points, 0.15), Stroke::dashed(ink, 1.4, dash, (period - dash).max(1.0)));
    let size = 5.5 * scale;
    if let Some(middle) = path::stations(points, 2).get(1) {
        let head = [(size, 0.0), (-size, 0.62 * size), (-0.45 * size, 0.0), (-size, -0.62 * size)];
        let head = head.map(|(forward, side)| middle.offset(forward, side)).to_vec();
        if planned {
            scene.add(crate::scene::Shape::Polygon(head.clone(), Fill::solid(Ink::Paper)));
            scene.line(head.iter().chain(head.first()).copied().collect(), Stroke::solid(ink, 1.2));
        } else {
            scene.add(crate::scene::Shape::Polygon(head, Fill::solid(ink)));
        }
    }
}

/// Draws a sample of a texture from `at` to the right: a key's or a row's.
pub fn route_sample(scene: &mut Scene, at: Point, width: f64, ink: Ink, texture: Texture) {
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
    fn a_route_without_length_draws_nothing() {
        for way in [Way::Rail, Way::Sea, Way::Air] {
            for points in [&[][..], &[Point::new(5.0, 5.0)]] {
                assert!(drawn(way, false, points).shapes.is_empty());
            }
        }
    }
}
