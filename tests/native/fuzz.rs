//! No made-up input makes the readers or the layout panic, hang or speak of what is no number. `cargo xtask fuzz` tries for longer.

#[path = "../../fuzz/src/targets.rs"]
mod targets;

use proptest::prelude::*;
use proptest::test_runner::Config;

/// How many inputs each target gets; `WAYMARK_FUZZ_CASES` says how many instead.
fn cases() -> Config {
    let cases = std::env::var("WAYMARK_FUZZ_CASES").ok().and_then(|cases| cases.parse().ok()).unwrap_or(300);
    Config { failure_persistence: None, ..Config::with_cases(cases) }
}

fn any_bytes(length: usize) -> impl Strategy<Value = Vec<u8>> {
    prop::collection::vec(any::<u8>(), 0..length)
}

/// Pieces of JSON in any order: what comes nearer to an edition than bytes do.
fn pieces() -> impl Strategy<Value = Vec<u8>> {
    let piece = prop::sample::select(vec![
        "{",
        "}",
        "[",
        "]",
        ",",
        ":",
        "\"",
        "\\u0000",
        "\"facts\":",
        "\"id\":",
        "1e999",
        "-0",
        "null",
        "\"format\":1",
        " ",
        "\u{feff}",
        "\\",
        "9",
        "{\"a\":",
    ]);
    prop::collection::vec(piece, 0..60).prop_map(|pieces| pieces.concat().into_bytes())
}

proptest! {
    #![proptest_config(cases())]

    #[test]
    fn any_bytes_are_read_or_refused(data in any_bytes(400)) {
        targets::bytes(&data);
    }

    #[test]
    fn any_pieces_of_json_are_read_or_refused(data in pieces()) {
        targets::bytes(&data);
    }

    #[test]
    fn an_edition_that_was_tampered_with_is_refused_or_drawn(data in any_bytes(80)) {
        targets::edition(&data);
    }

    #[test]
    fn any_state_and_any_width_are_laid_out(data in any_bytes(120)) {
        targets::state(&data);
    }

    #[test]
    fn a_published_figure_that_was_tampered_with_is_not_read_or_laid_out(data in any_bytes(40)) {
        targets::published(&data);
    }
}

#[test]
fn each_target_is_there_for_cargo_fuzz_too() {
    let exported = crate::common::text("fuzz/src/lib.rs");
    let listed = crate::common::text("fuzz/Cargo.toml");
    for target in ["bytes", "edition", "published", "state"] {
        let program = crate::common::text(&format!("fuzz/fuzz_targets/{target}.rs"));
        assert!(program.contains(&format!("waymark_fuzz::{target}(data)")), "{target}");
        let line = exported.lines().find(|line| line.starts_with("pub use targets::")).unwrap_or_default();
        assert!(line.split([' ', ',', '{', '}', ';']).any(|name| name == target), "lib.rs does not export {target}");
        assert!(listed.contains(&format!("path = \"fuzz_targets/{target}.rs\"")), "{target} is no program");
    }
}

#[test]
fn the_seeds_are_read_by_each_target() {
    for target in ["bytes", "edition", "published", "state"] {
        let folder = crate::common::path("fuzz/seeds").join(target);
        let entries: Vec<_> = std::fs::read_dir(&folder).expect("a folder of seeds").collect();
        assert!(!entries.is_empty(), "{target} has no seed");
        for entry in entries {
            let data = std::fs::read(entry.expect("a seed").path()).expect("a readable seed");
            match target {
                "bytes" => targets::bytes(&data),
                "edition" => targets::edition(&data),
                "published" => targets::published(&data),
                _ => targets::state(&data),
            }
        }
    }
}
