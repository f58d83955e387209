//! Widths, in pixels, from which on pictures are laid out in another way.

/// Words have room beside what they name.
pub const WIDE: f64 = 700.0;
/// Three things stand side by side.
pub const MIDDLE: f64 = 480.0;
/// A phone; what is narrower is a column beside others.
pub const NARROW: f64 = 320.0;
