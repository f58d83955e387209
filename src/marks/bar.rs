//! Bars from zero, lying or standing, with an end for each hedge.

use super::Certainty;
use crate::fact::{Fact, Hedge};
use crate::layout::{Ink, Point, Rect, Within};
use crate::scene::{Fill, Scene, Shape, Stroke};

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

/// How far a peak's tick and a wall stand out on each side, for thick bars.
const OVERSHOOT: f64 = 5.0;
/// How far the slanted end of "about" reaches to each side of the number at most: in thicknesses, in pixels, and as a
/// part of the bar, so that it never says more than the word does.
const SLANT: (f64, f64, f64) = (0.3, 5.0, 0.12);
/// Signs of bars shorter than themselves shrink with them, down to this part.
const SMALLEST: f64 = 0.4;

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

/// How wide a tick or wall is, and how far it stands out on each side, by the mark's thickness.
pub(super) fn wall(thickness: f64) -> (f64, f64) {
    // Thin ones stand close together.
    if thickness >= 12.0 { (3.0, OVERSHOOT) } else { (2.0, (0.4 * thickness).min(3.0)) }
}

/// How long an open end is at most, in pixels.
#[must_use]
pub fn open_length(thickness: f64) -> f64 {
    slivers(thickness).iter().map(|(gap, width)| gap + width).sum()
}

/// The hedge as a bar of this value shows it: below zero, what is more lies nearer to nothing.
fn shown(hedge: Hedge, is_below: bool) -> Hedge {
    match hedge {
        Hedge::MoreThan if is_below => Hedge::LessThan,
        Hedge::LessThan if is_below => Hedge::MoreThan,
        Hedge::AtLeast if is_below => Hedge::UpTo,
        Hedge::UpTo if is_below => Hedge::AtLeast,
        hedge => hedge,
    }
}

/// How far the sign of a bar's hedge stands out, for whoever must leave room for it.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Reach {
    /// Past its value at most, in pixels along it.
    pub past: f64,
    /// On each side at most, in pixels across it.
    pub beside: f64,
}

/// How far the sign of a fact's bar of this thickness stands out.
#[must_use]
pub fn reach(fact: &Fact, thickness: f64) -> Reach {
    let hedge = shown(fact.drawn_hedge(), fact.value.is_some_and(|value| value < 0.0));
    let past = match hedge {
        hedge if hedge.is_floor() => open_length(thickness),
        Hedge::About => SLANT.1,
        _ => 0.0,
    };
    Reach { past, beside: if matches!(hedge, Hedge::UpTo | Hedge::AtLeast | Hedge::LessThan) { OVERSHOOT } else { 0.0 } }
}

impl Bar {
    fn length(self) -> f64 {
        (self.value - self.zero).abs()
    }

    /// Whether it grows towards larger pixels; a bar of a value below zero grows the other way.
    fn sign(self) -> f64 {
        let along = if self.along == Along::Right { 1.0 } else { -1.0 };
        if self.is_below() { -along } else { along }
    }

    /// Whether its value is below zero.
    fn is_below(self) -> bool {
        if self.along == Along::Right { self.value < self.zero } else { self.value > self.zero }
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
    let is_below = bar.is_below();
    let end = match certainty {
        Certainty::Missing => {
            scene.line(bar.line(0.0, bar.length(), 0.5), Stroke::MISSING);
            bar.length()
        }
        Certainty::Derived(hedge) => bar.draw(scene, Look::Outlined, shown(hedge, is_below)),
        Certainty::Reported(hedge) => bar.draw(scene, Look::Filled(ink), shown(hedge, is_below)),
    };
    bar.zero + bar.sign() * end
}

/// How the parts of a bar are drawn.
#[derive(Clone, Copy)]
enum Look {
    Filled(Ink),
    /// Dashed outlines, for what the source does not state.
    Outlined,
}

impl Bar {
    /// Draws the body and the end of a hedge. Returns the distance at which it is over.
    fn draw(self, scene: &mut Scene, look: Look, hedge: Hedge) -> f64 {
        let length = self.length();
        let (wall, over) = wall(self.thickness);
        // A sign takes no more of a short bar than half, so that the bar itself is still there.
        let small = (0.5 * length / open_length(self.thickness)).within(SMALLEST, 1.0);
        let post = wall * small;
        match hedge {
            Hedge::Exact => {
                self.piece(scene, look, (0.0, length), 0.0);
                length
            }
            Hedge::MoreThan => {
                self.body(scene, look, length);
                self.slivers(scene, look, length, small)
            }
            Hedge::AtLeast => {
                self.body(scene, look, length);
                self.piece(scene, look, ((length - post).max(0.0), length), over);
                self.slivers(scene, look, length, small)
            }
            Hedge::Nearly => {
                let gap = 2.0 * post;
                self.piece(scene, look, (0.0, (length - gap - post).max(0.0)), 0.0);
                self.piece(scene, look, ((length - post).max(0.0), length), 0.0);
                length
            }
            Hedge::UpTo => {
                if let Look::Filled(ink) = look {
                    scene.rect(self.part(0.0, length, 0.0), Fill::tint(ink));
                    for edge in edges(self, length) {
                        scene.rect(edge, Fill::solid(ink));
                    }
                } else {
                    self.body(scene, look, length);
                }
                self.piece(scene, look, ((length - post).max(0.0), length), over);
                length
            }
            Hedge::LessThan => {
                self.piece(scene, look, ((length - post).max(0.0), length), over);
                let from = -self.slivers(scene, look, -(length - post).max(0.0), small);
                if from > 6.0 {
                    let ink = if let Look::Filled(ink) = look { ink } else { Ink::Quiet };
                    scene.line(self.line(0.0, from - 4.0, 0.5), Stroke::dashed(ink, 1.0, 1.0, 3.0));
                }
                length
            }
            Hedge::About => {
                // Slanted, with the number in the middle of the slant.
                let (thicknesses, pixels, part) = SLANT;
                let slant = (thicknesses * self.thickness).min(pixels).min(part * length);
                let corner = |distance: f64, at: f64| self.line(distance, distance, at).first().copied();
                let corners = [(0.0, 0.0), (length - slant, 0.0), (length + slant, 1.0), (0.0, 1.0)];
                let mut corners: Vec<Point> = corners.into_iter().filter_map(|(distance, at)| corner(distance, at)).collect();
                match look {
                    Look::Filled(ink) => scene.add(Shape::Polygon(corners, Fill::solid(ink))),
                    Look::Outlined => {
                        corners.extend(corners.first().copied());
                        scene.line(corners, Stroke::DERIVED);
                    }
                }
                length + slant
            }
        }
    }

    /// The body up to an end that is drawn after it: outlined, it is open there.
    fn body(self, scene: &mut Scene, look: Look, length: f64) {
        let Look::Filled(ink) = look else {
            let edge = 0.5 / self.thickness.max(1.0);
            for side in [edge, 1.0 - edge] {
                scene.line(self.line(0.0, length, side), Stroke::DERIVED);
            }
            return scene.line(self.across(0.5, 0.0), Stroke::DERIVED);
        };
        scene.rect(self.part(0.0, length, 0.0), Fill::solid(ink));
    }

    /// A piece between two distances, grown across by `over`; outlined, a thin one is a line.
    fn piece(self, scene: &mut Scene, look: Look, (from, to): (f64, f64), over: f64) {
        match look {
            Look::Filled(ink) => scene.rect(self.part(from, to, over), Fill::solid(ink)),
            Look::Outlined if to - from < 4.0 => scene.line(self.across((to - 0.5).max(0.0), over), Stroke::DERIVED),
            Look::Outlined => {
                self.body(scene, look, to);
                scene.line(self.across(to - 0.5, 0.0), Stroke::DERIVED);
            }
        }
    }

    /// The slivers after a distance; after one that is given below zero, −0.0 included, towards the bar's own zero and none beyond
    /// it. Returns the distance at which they end, with the same sign.
    fn slivers(self, scene: &mut Scene, look: Look, from: f64, small: f64) -> f64 {
        let mut at = from;
        for (gap, width) in slivers(self.thickness) {
            let (near, far) = (at + gap * small, at + (gap + width) * small);
            if from.is_sign_negative() && far > 0.0 {
                break;
            }
            self.piece(scene, look, (near.abs().min(far.abs()), near.abs().max(far.abs())), 0.0);
            at = far;
        }
        at
    }

    /// The line across it at a distance, grown by `over` on each side.
    fn across(self, distance: f64, over: f64) -> Vec<Point> {
        let end = self.part(distance, distance, over - 0.5);
        vec![Point::new(end.x, end.y), Point::new(end.right(), end.bottom())]
    }
}

/// The thin lines along both sides of a light body.
fn edges(bar: Bar, length: f64) -> [Rect; 2] {
    let body = bar.part(0.0, length, 0.0);
    match bar.along {
        Along::Right => [Rect { height: 1.0, ..body }, Rect { y: body.bottom() - 1.0, height: 1.0, ..body }],
        Along::Up => [Rect { width: 1.0, ..body }, Rect { x: body.right() - 1.0, width: 1.0, ..body }],
    }
}
