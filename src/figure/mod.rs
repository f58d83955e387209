//! Figures: an edition whose panels are read, each figure laid out for a width and put into words.

mod arrange;
mod document;
#[cfg(not(target_arch = "wasm32"))]
mod schema;
#[cfg(not(target_arch = "wasm32"))]
mod series;
#[cfg(not(target_arch = "wasm32"))]
mod size;
mod words;

pub use document::{Document, MARK_LIMIT};
#[cfg(not(target_arch = "wasm32"))]
pub use schema::schema;
#[cfg(not(target_arch = "wasm32"))]
pub use size::{HEIGHT_LIMIT, SHAPE_LIMIT};
pub use words::{Picture, TargetWords};
