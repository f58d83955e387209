//! Figures: an edition whose panels are read, each figure laid out for a width and put into words.

mod arrange;
mod document;
#[cfg(not(target_arch = "wasm32"))]
mod schema;
#[cfg(not(target_arch = "wasm32"))]
mod series;
mod words;

pub use document::{Document, MARK_LIMIT};
#[cfg(not(target_arch = "wasm32"))]
pub use schema::schema;
pub use words::{Picture, TargetWords};
