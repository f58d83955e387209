//! Bars from zero, lying or standing, with an end for each hedge.

use super::Certainty;
use crate::fact::Hedge;
use crate::layout::{Ink, Point, Rect};
use crate::scene::{Fill, Scene, Stroke};

/// The way in which a bar's values grow.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Along {
    /// To the right.
    Right,
    /// Upwards.
    Up,
}

/// Where a bar stands, in pixels.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Bar {
    /// The way it grows.
    pub along: Along,
    /// Where zero is, along it.
    pub zero: f64,
    /// Where the stated value is, along it.
    pub value: f64,
    /// Its upper or left edge, across it.
    pub across: f64,
    /// How thick it is, across it.
    pub thickness: f64,
}

/// How far a peak's tick and a floor's wall stand out on each side, for thick bars.
pub const OVERSHOOT: f64 = 5.0;

/// Gap before and width of each sliver of an open end, by the mark's thickness.
pub(super) fn slivers(thickness: f64) -> [(f64, f64); 3] {
    if thickness >= 16.0 {
        [(4.0, 6.0), (4.0, 4.0), (4.0, 2.0)]
    } else if thickness >= 8.0 {
        [(3.0, 4.0), (3.0, 2.5), (3.0, 1.2)]
    } else {
        [(2.0, 3.0), (2.0, 2.0), (2.0, 1.0)]
    }
}

/// How long an open end is, in pixels.
#[must_use]
pub fn open_length(thickness: f64) -> f64 {
    slivers(thickness).iter().map(|(gap, width)| gap + width).sum()
}

impl Bar {
    fn length(self) -> f64 {
        (self.value - self.zero).abs()
    }

    /// Whether it grows towards larger pixels; a bar of a value below zero grows the other way.
    fn sign(self) -> f64 {
        let along = if self.along == Along::Right { 1.0 } else { -1.0 };
        if (self.value - self.zero) * along < 0.0 { -along } else { along }
    }

    /// The part between two distances from zero, grown across by `over` on each side.
    fn part(self, from: f64, to: f64, over: f64) -> Rect {
        let (a, b) = (self.zero + self.sign() * from, self.zero + self.sign() * to);
        let (low, high) = (self.across - over, self.across + self.thickness + over);
        match self.along {
            Along::Right => Rect::between(Point::new(a, low), Point::new(b, high)),
            Along::Up => Rect::between(Point::new(low, a), Point::new(high, b)),
        }
    }

    /// The line between two distances from zero, at a part of the thickness.
    fn line(self, from: f64, to: f64, at: f64) -> Vec<Point> {
        let (a, b) = (self.zero + self.sign() * from, self.zero + self.sign() * to);
        let across = self.across + self.thickness * at;
        match self.along {
            Along::Right => vec![Point::new(a, across), Point::new(b, across)],
            Along::Up => vec![Point::new(across, a), Point::new(across, b)],
        }
    }
}

/// Draws a bar. Returns the pixel, along it, at which its end is over and a label may start.
pub fn bar(scene: &mut Scene, bar: Bar, ink: Ink, certainty: Certainty) -> f64 {
    let length = bar.length();
    let thick = bar.thickness >= 12.0;
    let solid = Fill::solid(ink);
    let over = if thick { OVERSHOOT } else { 3.0 };
    let mut end = length;
    match certainty {
        Certainty::Missing => scene.line(bar.line(0.0, length, 0.5), Stroke::MISSING),
        Certainty::Derived(hedge) => end = derived(scene, bar, hedge),
        Certainty::Reported(Hedge::Exact) => scene.rect(bar.part(0.0, length, 0.0), solid),
        Certainty::Reported(Hedge::MoreThan) => {
            scene.rect(bar.part(0.0, length, 0.0), solid);
            end = open(scene, bar, length, solid);
        }
        Certainty::Reported(Hedge::AtLeast) => {
            scene.rect(bar.part(0.0, length, 0.0), solid);
            scene.rect(bar.part((length - 3.0).max(0.0), length, over), solid);
            end = open(scene, bar, length, solid);
        }
        Certainty::Reported(Hedge::Nearly) => {
            let (gap, post) = if thick { (6.0, 2.5) } else { (4.0, 2.0) };
            scene.rect(bar.part(0.0, (length - gap - post).max(0.0), 0.0), solid);
            scene.rect(bar.part((length - post).max(0.0), length, 0.0), solid);
        }
        Certainty::Reported(Hedge::UpTo) => {
            let tick = if thick { 3.0 } else { 2.0 };
            scene.rect(bar.part(0.0, length, 0.0), Fill::tint(ink));
            for edge in edges(bar, length) {
                scene.rect(edge, solid);
            }
            scene.rect(bar.part((length - tick).max(0.0), length, over), solid);
        }
        Certainty::Reported(Hedge::LessThan) => {
            let wall = if thick { 3.0 } else { 2.0 };
            scene.rect(bar.part((length - wall).max(0.0), length, 0.0), solid);
            let mut from = length - wall;
            for (gap, width) in slivers(bar.thickness) {
                let to = from - gap;
                from = to - width;
                if from > 0.0 {
                    scene.rect(bar.part(from, to, 0.0), solid);
                }
            }
            if from > 6.0 {
                scene.line(bar.line(0.0, from - 4.0, 0.5), Stroke::dashed(ink, 1.0, 1.0, 3.0));
            }
        }
        Certainty::Reported(Hedge::About) => {
            // It breaks up on both sides of the number, which lies in the middle of the gap.
            let widths = slivers(bar.thickness);
            let half: f64 = widths.iter().take(2).map(|(gap, width)| gap + width).sum::<f64>() - 2.0;
            scene.rect(bar.part(0.0, (length - half).max(0.0), 0.0), solid);
            let mut from = (length - half).max(0.0);
            for (gap, width) in widths {
                scene.rect(bar.part(from + gap, from + gap + width, 0.0), solid);
                from += gap + width;
            }
            end = from;
        }
    }
    bar.zero + bar.sign() * end
}

/// The thin lines along both sides of a light body.
fn edges(bar: Bar, length: f64) -> [Rect; 2] {
    let body = bar.part(0.0, length, 0.0);
    match bar.along {
        Along::Right => [Rect { height: 1.0, ..body }, Rect { y: body.bottom() - 1.0, height: 1.0, ..body }],
        Along::Up => [Rect { width: 1.0, ..body }, Rect { x: body.right() - 1.0, width: 1.0, ..body }],
    }
}

/// The slivers past the stated value. Returns the distance at which they end.
fn open(scene: &mut Scene, bar: Bar, from: f64, fill: Fill) -> f64 {
    let mut at = from;
    for (gap, width) in slivers(bar.thickness) {
        scene.rect(bar.part(at + gap, at + gap + width, 0.0), fill);
        at += gap + width;
    }
    at
}

/// The dashed outline of what the source does not state; open towards the side that its hedge leaves open.
fn derived(scene: &mut Scene, bar: Bar, hedge: Hedge) -> f64 {
    let length = bar.length();
    let (low, high) = (0.5 / bar.thickness.max(1.0), 1.0 - 0.5 / bar.thickness.max(1.0));
    let across = |distance: f64| {
        let end = bar.part(distance, distance, -0.5);
        vec![Point::new(end.x, end.y), Point::new(end.right(), end.bottom())]
    };
    for side in [low, high] {
        scene.line(bar.line(0.0, length, side), Stroke::DERIVED);
    }
    scene.line(across(0.5), Stroke::DERIVED);
    if !hedge.is_floor() {
        scene.line(across(length - 0.5), Stroke::DERIVED);
        return length;
    }
    let mut at = length;
    for (gap, width) in slivers(bar.thickness) {
        at += gap + width;
        scene.line(across(at), Stroke::DERIVED);
    }
    at
}
