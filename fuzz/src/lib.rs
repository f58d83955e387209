//! What is tried with made-up input, by cargo-fuzz and by `tests/native/fuzz.rs`. A fault is a panic.

mod targets;

pub use targets::{bytes, edition, published, state};
