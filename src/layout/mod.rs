//! Where things go: geometry, scales, ticks, text widths and colours. Pure numbers; no edition, no drawing.

mod advances;
mod geometry;
mod scale;
pub mod text;
mod theme;
mod ticks;

pub use geometry::{Point, Rect, Size};
pub use scale::{Band, Linear};
pub use theme::{Ink, LINK_COLOURS, Palette};
pub use ticks::{TickSet, ticks, time_step};
