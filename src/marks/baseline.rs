//! The scale of bars that all begin at zero.

use crate::layout::{Ink, Linear};
use crate::scene::Scene;

/// The scale of lying bars, and the values at its ends.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Baseline {
    scale: Linear,
    low: f64,
    high: f64,
}

impl Baseline {
    /// The scale between two pixels on which every bar has the room that it needs past its end. Of each bar the value, if it has
    /// one, and that room; a bar without a value is as long as the longest could be.
    ///
    /// ```
    /// use waymark::marks::Baseline;
    ///
    /// let scale = Baseline::new(&[(Some(40.0), 30.0), (Some(10.0), 30.0)], (0.0, 100.0));
    /// assert_eq!([scale.zero(), scale.end(Some(40.0)), scale.end(Some(10.0))], [0.0, 70.0, 17.5]);
    /// ```
    #[must_use]
    pub fn new(bars: &[(Option<f64>, f64)], (from, to): (f64, f64)) -> Self {
        let values = || bars.iter().filter_map(|(value, _)| *value);
        let low = values().fold(0.0, f64::min);
        let high = values().fold(0.0, f64::max);
        let high = if high > low { high } else { low + 1.0 };
        if low < 0.0 {
            let needed = |below: bool| {
                let bars = bars.iter().filter(|(value, _)| value.is_some_and(|value| value < 0.0) == below);
                bars.map(|(_, room)| *room).fold(0.0, f64::max)
            };
            let from = from + needed(true);
            return Self { scale: Linear::new((low, high), (from, (to - needed(false)).max(from))), low, high };
        }
        // A short bar has room enough past its end, so only those that reach far push the scale in.
        let end = |(value, room): &(Option<f64>, f64)| {
            let part = value.unwrap_or(high) / high;
            if part > 0.0 { from + (to - from - room) / part } else { to }
        };
        let end = bars.iter().map(end).fold(to, f64::min).max(from);
        Self { scale: Linear::new((0.0, high), (from, end)), low, high }
    }

    /// Where zero is.
    #[must_use]
    pub fn zero(&self) -> f64 {
        self.scale.at(0.0)
    }

    /// From the least value to the greatest, in pixels.
    #[must_use]
    pub fn length(&self) -> f64 {
        self.scale.at(self.high) - self.scale.at(self.low)
    }

    /// Where a bar of this value ends; of none, where the longest could. What is not nothing can be seen.
    #[must_use]
    pub fn end(&self, value: Option<f64>) -> f64 {
        match value {
            Some(value) if value != 0.0 => self.zero() + (self.scale.at(value) - self.zero()).abs().max(1.0) * value.signum(),
            Some(_) => self.zero(),
            None => self.scale.at(self.high),
        }
    }

    /// Draws the line of zero beside a bar, where bars lie on both sides of it.
    pub fn draw_zero(&self, scene: &mut Scene, top: f64, bottom: f64) {
        if self.low < 0.0 {
            scene.vertical(self.zero(), top, bottom, Ink::Axis);
        }
    }
}
