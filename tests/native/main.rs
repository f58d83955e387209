//! Every native test: one crate, one module a question. `tests/README.md` says which answers which.

#![cfg(not(target_arch = "wasm32"))]
#![allow(
    clippy::expect_used,
    clippy::float_cmp,
    clippy::indexing_slicing,
    clippy::needless_pass_by_value,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test that stops is a test that failed"
)]

mod architecture;
mod common;
mod comparison;
mod fuzz;
mod gallery;
mod glue;
mod hedges;
mod largest;
mod lens;
mod limits;
mod map;
mod one_language;
mod palette;
mod properties;
mod publication;
mod published;
mod question;
mod reading;
mod refusals;
mod refused_parts;
mod refused_words;
mod schema;
mod seats;
mod snapshots;
mod summary;
mod time;
mod transition;
mod units_interval_journeys;
mod unkind;
mod value_axes;
mod wording;
