#![doc = include_str!("README.md")]
#![cfg_attr(
    not(all(feature = "edition", feature = "kinds")),
    allow(dead_code, unused_imports, reason = "a module holds what its figures need, and leaves the rest unused")
)]

pub mod codec;
pub mod draw;
#[cfg(feature = "edition")]
pub mod edition;
pub mod fact;
#[cfg(feature = "edition")]
pub mod figure;
pub mod language;
pub mod layout;
pub mod lens;
pub mod marks;
pub mod panels;
pub mod published;
pub mod scene;
pub mod transition;
#[cfg(target_arch = "wasm32")]
pub mod web;
