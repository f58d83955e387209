//! Where things go: geometry, the globe, scales, ticks, text widths and colours. Pure numbers; no edition, no drawing.

mod advances;
mod angle;
pub mod clip;
mod clutter;
mod geometry;
mod land;
pub mod order;
pub mod path;
mod projection;
mod scale;
pub mod text;
mod theme;
mod ticks;
mod widths;

pub use angle::{arc_cosine, sin_cos};
pub use clutter::Clutter;
pub use geometry::{Point, Rect, Size, Within};
pub use land::Land;
#[cfg(feature = "edition")]
pub use land::LandFault;
pub use path::Station;
pub use projection::{Placement, Position, Projection, Vector};
pub use scale::{Band, Linear};
pub use theme::{Ink, Palette, TOPIC_COLOURS};
pub use ticks::{TickSet, ticks, time_step};
pub use widths::{MIDDLE, NARROW, WIDE};
