//! How far the sign of a hedge stands out from its value, for whoever must leave room for it.

use super::{bar, point};
use crate::fact::Fact;

/// What carries the sign.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Body {
    /// A bar of this thickness.
    Bar(f64),
    /// A point of this radius.
    Point(f64),
}

/// How far a sign stands out, in pixels.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Reach {
    /// From the value, the way that values grow: at most.
    pub past: f64,
    /// On each side, across that way: of a bar from its sides, of a point from its middle.
    pub beside: f64,
}

/// How far the sign of a fact's value stands out.
#[must_use]
pub fn reach(fact: &Fact, body: Body) -> Reach {
    match body {
        Body::Bar(thickness) => bar::reach(fact, thickness),
        Body::Point(radius) => point::reach(fact.hedge, radius),
    }
}
