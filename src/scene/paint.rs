//! What lines and areas are painted with.

use crate::layout::Ink;

/// A line's pattern and colour.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Stroke {
    /// Its colour.
    pub ink: Ink,
    /// Its width in pixels.
    pub width: f64,
    /// Lengths of dash and gap in pixels; `None` for an unbroken line.
    pub dash: Option<(f64, f64)>,
}

impl Stroke {
    /// An unbroken line.
    #[must_use]
    pub const fn solid(ink: Ink, width: f64) -> Self {
        Self { ink, width, dash: None }
    }

    /// A broken line.
    #[must_use]
    pub const fn dashed(ink: Ink, width: f64, dash: f64, gap: f64) -> Self {
        Self { ink, width, dash: Some((dash, gap)) }
    }

    /// The dots that stand where the source gives no value.
    pub const MISSING: Self = Self::dashed(Ink::Axis, 1.5, 1.5, 4.0);
    /// The line of what is derived.
    pub const DERIVED: Self = Self::dashed(Ink::Quiet, 1.0, 3.0, 2.0);
    /// Meridians and parallels; left out where readers have their own colours, in which nothing is faint.
    pub const GRATICULE: Self = Self::solid(Ink::Rule, 0.6);
    /// The edge of land where it has the colour of the page.
    pub const COAST: Self = Self::solid(Ink::Rule, 1.0);
}

/// A colour inside a shape.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Fill {
    /// Its colour.
    pub ink: Ink,
    /// From 0, clear, to 1.
    pub alpha: f64,
}

impl Fill {
    /// The full colour.
    #[must_use]
    pub const fn solid(ink: Ink) -> Self {
        Self { ink, alpha: 1.0 }
    }

    /// The light body of what was reached but not held.
    #[must_use]
    pub const fn tint(ink: Ink) -> Self {
        Self { ink, alpha: 0.26 }
    }
}
