//! From an edition to pages and files.
//!
//! [`Job::read`] takes the edition, the address and the theme and refuses what is wrong with them; [`Job::build`] writes
//! the pages, [`Job::figure`] one figure's file. The tools that a build calls (cargo, wasm-bindgen, wasm-opt, node) must
//! be there: `cargo xtask` sets them up.

pub mod build;
pub mod check;
mod job;
pub mod licences;
pub mod options;
mod page;
pub mod process;
pub mod project;

pub use job::Job;
pub use options::Options;
pub use project::Project;
