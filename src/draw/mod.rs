//! From a scene to a picture, through plotters: one painter, two surfaces.

#[cfg(target_arch = "wasm32")]
pub mod canvas;
mod paint;
#[cfg(not(target_arch = "wasm32"))]
pub mod still;
mod surface;
#[cfg(not(target_arch = "wasm32"))]
pub mod svg;

pub use paint::{PaintError, paint};
pub use surface::{Surface, UNITS};
