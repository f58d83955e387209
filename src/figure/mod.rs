//! Figures: an edition whose panels are read, each figure laid out for a width and put into words.

mod arrange;
mod document;
mod words;

pub use document::{Document, MARK_LIMIT};
pub use words::{Picture, TargetWords};
