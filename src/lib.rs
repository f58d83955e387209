#![doc = include_str!("README.md")]

pub mod draw;
pub mod edition;
pub mod figure;
pub mod layout;
pub mod marks;
pub mod panels;
pub mod scene;
pub mod transition;
#[cfg(target_arch = "wasm32")]
pub mod web;
