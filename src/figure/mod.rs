//! Editions whose figures are ready: laid out for a width, published as files, put into sentences.

mod comparison;
mod document;
mod ground;
mod question;
#[cfg(not(target_arch = "wasm32"))]
mod schema;
mod series;
mod size;
mod summary;

pub use comparison::Comparison;
pub use document::{Document, MARK_LIMIT};
pub use question::{ASKING, Mark, Picture, Piece, Question, Range, Said};
#[cfg(not(target_arch = "wasm32"))]
pub use schema::schema;
pub use size::{HEIGHT_LIMIT, SHAPE_LIMIT};
