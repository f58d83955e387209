//! What follows a number in large print: how firmly it stands, at the height of its figures. No part of it has a length
//! that could be read as a value.

use super::Certainty;
use crate::fact::Hedge;
use crate::layout::{Ink, Point, Rect, sin_cos};
use crate::scene::{Fill, Scene, Stroke};

/// From a number to its ending.
const GAP: f64 = 5.0;
/// The bars of an open end, from the number outwards, and between them.
const BARS: [f64; 3] = [4.5, 2.5, 1.2];
const BETWEEN: f64 = 2.6;
const POST: f64 = 2.5;
/// How far a wall and a tick stand out on each side.
const OVER: f64 = 4.0;
const LIGHT: f64 = 8.0;
/// A wave's length and half its height.
const WAVE: (f64, f64) = (22.0, 5.0);

/// How much room an ending takes after a number, the gap before it included; none for a number stated outright.
#[must_use]
pub fn ending_width(certainty: Certainty) -> f64 {
    let bars = BARS.iter().sum::<f64>() + BETWEEN * 2.0;
    match certainty.hedge() {
        Hedge::Exact => 0.0,
        Hedge::About => GAP + WAVE.0,
        Hedge::MoreThan => GAP + bars,
        Hedge::AtLeast | Hedge::LessThan => GAP + POST + BETWEEN + bars,
        Hedge::Nearly => GAP + 4.0 + POST,
        Hedge::UpTo => GAP + LIGHT + POST,
    }
}

/// Draws the ending of a number that ends at `at`, on its baseline, and whose figures are `height` high.
pub fn ending(scene: &mut Scene, at: Point, height: f64, ink: Ink, certainty: Certainty) {
    let ink = if matches!(certainty, Certainty::Derived(_)) { Ink::Quiet } else { ink };
    let solid = Fill::solid(ink);
    let start = at.x + GAP;
    let post = |scene: &mut Scene, x: f64, width: f64, over: f64| {
        scene.rect(Rect::new(x, at.y - height - over, width, height + 2.0 * over), solid);
        x + width
    };
    let bars = |scene: &mut Scene, from: f64, widths: [f64; 3]| {
        widths.into_iter().fold(from, |x, width| post(scene, x, width, 0.0) + BETWEEN)
    };
    let [first, second, third] = BARS;
    match certainty.hedge() {
        Hedge::Exact => {}
        Hedge::About => {
            let (length, rise) = WAVE;
            let on = |step: u8| {
                let part = f64::from(step) / 24.0;
                Point::new(start + length * part, at.y - height / 2.0 - rise * sin_cos(part * std::f64::consts::TAU).0)
            };
            scene.line((0..=24).map(on).collect(), Stroke::solid(ink, POST));
        }
        Hedge::MoreThan => {
            bars(scene, start, BARS);
        }
        Hedge::AtLeast => {
            let from = post(scene, start, POST, OVER) + BETWEEN;
            bars(scene, from, BARS);
        }
        Hedge::LessThan => {
            let from = bars(scene, start, [third, second, first]);
            post(scene, from, POST, OVER);
        }
        Hedge::Nearly => {
            post(scene, start + 4.0, POST, 0.0);
        }
        Hedge::UpTo => {
            let body = Rect::new(start, at.y - height, LIGHT, height);
            scene.rect(body, Fill::tint(ink));
            scene.rect(Rect { height: 1.0, ..body }, solid);
            scene.rect(Rect { y: body.bottom() - 1.0, height: 1.0, ..body }, solid);
            post(scene, body.right(), POST, OVER);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_ending_stays_in_the_room_that_it_asks_for_and_looks_like_no_other() {
        let drawn = |hedge: Hedge| {
            let mut scene = Scene::new(200.0, 100.0);
            ending(&mut scene, Point::new(50.0, 60.0), 30.0, Ink::Text, Certainty::Reported(hedge));
            scene
        };
        let mut seen: Vec<String> = Vec::new();
        for hedge in Hedge::ALL {
            let scene = drawn(hedge);
            let right = scene.shapes.iter().map(|placed| placed.shape.bounds().right()).fold(50.0, f64::max);
            // A stroke reaches half its width past its points.
            let room = 50.0 + ending_width(Certainty::Reported(hedge)) + POST / 2.0;
            assert!(right <= room + 1e-9, "{hedge:?}: {right} past {room}");
            let shape = format!("{:?}", scene.shapes);
            assert!(!seen.contains(&shape), "{hedge:?} looks like another");
            seen.push(shape);
        }
    }
}
