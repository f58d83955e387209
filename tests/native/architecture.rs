//! Dependencies point one way: this test names the file that breaks it.

use std::fs;
use std::path::{Path, PathBuf};

/// For each room of the source: which rooms it may use, and which crates of the drawing and browser sides.
const RULES: &[(&str, &[&str], &[&str])] = &[
    ("codec.rs", &["codec"], &[]),
    ("language", &["language"], &[]),
    ("fact", &["codec", "fact", "language"], &[]),
    ("edition", &["edition", "fact", "language"], &[]),
    ("layout", &["codec", "layout"], &[]),
    ("scene.rs", &["layout"], &[]),
    ("lens.rs", &["fact", "layout", "scene"], &[]),
    ("scene", &["layout"], &[]),
    ("transition.rs", &["layout", "scene"], &[]),
    ("marks", &["codec", "fact", "language", "layout", "marks", "scene"], &[]),
    // What a panel uses of `edition` is there only where editions are read: its fields, and the words of its ticks.
    ("panels", &["codec", "edition", "fact", "language", "layout", "marks", "panels", "scene"], &[]),
    ("published", &["codec", "fact", "layout", "lens", "panels", "scene"], &[]),
    ("figure", &["edition", "fact", "figure", "language", "layout", "marks", "panels", "published", "scene"], &[]),
    ("draw", &["layout", "scene", "draw"], &["plotters", "plotters_backend"]),
    (
        "draw/canvas.rs",
        &["layout", "scene", "draw"],
        &["plotters", "plotters_backend", "plotters_canvas", "wasm_bindgen", "web_sys", "js_sys"],
    ),
    (
        "web.rs",
        &["draw", "figure", "layout", "panels", "published", "scene", "transition"],
        &["wasm_bindgen", "web_sys", "js_sys", "serde_wasm_bindgen"],
    ),
    ("lib.rs", &[], &[]),
];

const EDGE_CRATES: &[&str] =
    &["plotters", "plotters_backend", "plotters_canvas", "wasm_bindgen", "web_sys", "js_sys", "serde_wasm_bindgen"];

pub(crate) fn sources(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).expect("a readable folder") {
        let path = entry.expect("a readable entry").path();
        if path.is_dir() {
            sources(&path, found);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            found.push(path);
        }
    }
}

/// The code of a file without its comments and tests.
pub(crate) fn code(text: &str) -> String {
    let before_tests = text.split("\n#[cfg(test)]").flat_map(|part| part.split("\n#[cfg(all(test")).next().unwrap_or(text);
    before_tests.lines().filter(|line| !line.trim_start().starts_with("//")).collect::<Vec<_>>().join("\n")
}

fn names_after<'a>(code: &'a str, prefix: &str) -> Vec<&'a str> {
    let end = |rest: &str| rest.find(|character: char| !character.is_alphanumeric() && character != '_').unwrap_or(rest.len());
    code.match_indices(prefix).map(|(at, _)| &code[at + prefix.len()..]).map(|rest| &rest[..end(rest)]).collect()
}

#[test]
fn every_file_uses_only_the_rooms_below_it() {
    let root = crate::common::path("src");
    let mut files = Vec::new();
    sources(&root, &mut files);
    assert!(files.len() > 20, "the sources are where this test looks");
    let mut faults = Vec::new();
    for file in files {
        let name = file.strip_prefix(&root).expect("inside src").to_string_lossy().into_owned();
        let rule = RULES
            .iter()
            .filter(|(room, ..)| name == *room || name.starts_with(&format!("{room}/")))
            .max_by_key(|(room, ..)| room.len());
        let Some((_, rooms, crates)) = rule else {
            faults.push(format!("src/{name} belongs to no room"));
            continue;
        };
        let code = code(&fs::read_to_string(&file).expect("a readable file"));
        for room in names_after(&code, "crate::") {
            if !rooms.contains(&room) && name != "lib.rs" {
                faults.push(format!("src/{name} must not use crate::{room}"));
            }
        }
        for edge in EDGE_CRATES {
            let used = code.contains(&format!("use {edge}::"))
                || names_after(&code, &format!(" {edge}::")).iter().any(|name| !name.is_empty());
            if used && !crates.contains(edge) {
                faults.push(format!("src/{name} must not use the crate {edge}"));
            }
        }
    }
    assert!(faults.is_empty(), "\n{}", faults.join("\n"));
}

/// Files that may be longer, each with its reason.
const LONG: &[(&str, &str)] = &[("src/language/english.rs", "a language is one file, so that a translation is one")];

#[test]
fn no_file_is_longer_than_400_lines() {
    let mut files = Vec::new();
    sources(&crate::common::path("src"), &mut files);
    sources(&crate::common::path("site"), &mut files);
    sources(&crate::common::path("xtask"), &mut files);
    let long: Vec<String> = files
        .iter()
        .map(|file| (file, fs::read_to_string(file).expect("a readable file").lines().count()))
        .filter(|(file, lines)| *lines > 400 && !LONG.iter().any(|(long, _)| file.ends_with(long)))
        .map(|(file, lines)| format!("{}: {lines}", file.display()))
        .collect();
    assert!(long.is_empty(), "\n{}", long.join("\n"));
}

#[test]
fn the_source_names_no_figure_and_no_fact_of_the_bundled_edition() {
    let edition = crate::common::text("www/editions/belt-and-road.json");
    let edition: serde_json::Value = serde_json::from_str(&edition).expect("the bundled edition is JSON");
    let ids = |list: &str| -> Vec<String> {
        edition[list].as_array().into_iter().flatten().filter_map(|item| item["id"].as_str()).map(str::to_owned).collect()
    };
    let mut files = Vec::new();
    sources(&crate::common::path("src"), &mut files);
    let mut faults = Vec::new();
    for file in files {
        let code = code(&fs::read_to_string(&file).expect("a readable file"));
        for id in ids("figures").iter().chain(&ids("facts")) {
            if id.contains('-') && code.contains(&format!("\"{id}\"")) {
                faults.push(format!("{} names `{id}`", file.display()));
            }
        }
    }
    assert!(faults.is_empty(), "\n{}", faults.join("\n"));
}
