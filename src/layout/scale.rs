//! Scales: from a domain of values to a range of pixels, and back.

/// A linear scale. An empty or unordered domain maps everything to the middle of the range.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Linear {
    domain: (f64, f64),
    range: (f64, f64),
}

impl Linear {
    /// The scale that takes `domain` to `range`; either may run backwards.
    #[must_use]
    pub fn new(domain: (f64, f64), range: (f64, f64)) -> Self {
        Self { domain, range }
    }

    /// The pixel of a value; outside the domain it goes on in a straight line. Always finite for finite ranges.
    #[must_use]
    pub fn at(self, value: f64) -> f64 {
        let part = (value - self.domain.0) / (self.domain.1 - self.domain.0);
        let part = if part.is_finite() { part } else { 0.5 };
        self.range.0 + part * (self.range.1 - self.range.0)
    }

    /// The value of a pixel: the inverse of [`Linear::at`]. An empty range gives the middle of the domain.
    #[must_use]
    pub fn invert(self, pixel: f64) -> f64 {
        Self { domain: self.range, range: self.domain }.at(pixel)
    }

    /// Pixels a unit of the domain is long, without a sign.
    #[must_use]
    pub fn unit(self) -> f64 {
        (self.at(self.domain.0 + 1.0) - self.at(self.domain.0)).abs()
    }
}

/// A scale of equal bands side by side.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Band {
    count: usize,
    range: (f64, f64),
}

impl Band {
    /// `count` bands that fill `range`.
    #[must_use]
    pub fn new(count: usize, range: (f64, f64)) -> Self {
        Self { count, range }
    }

    /// The width of one band; the whole range if there is none.
    #[must_use]
    pub fn bandwidth(self) -> f64 {
        (self.range.1 - self.range.0) / self.count.max(1) as f64
    }

    /// Where the band at `index` starts.
    #[must_use]
    pub fn start(self, index: usize) -> f64 {
        self.range.0 + self.bandwidth() * index as f64
    }

    /// The middle of the band at `index`.
    #[must_use]
    pub fn centre(self, index: usize) -> f64 {
        self.start(index) + self.bandwidth() / 2.0
    }

    /// The band that a pixel lies in; `None` outside the range or without a band.
    #[must_use]
    pub fn invert(self, pixel: f64) -> Option<usize> {
        let index = ((pixel - self.range.0) / self.bandwidth()).floor();
        (index >= 0.0 && index < self.count as f64).then_some(index as usize)
    }
}
