#![doc = include_str!("README.md")]

pub mod edition;
pub mod layout;
pub mod scene;
