//! What several tests share.

use std::path::PathBuf;
use waymark::figure::Document;
use waymark::layout::text::MINIMUM_SIZE;
use waymark::panels::Switch;
use waymark::scene::Scene;

/// A file of the project.
pub(crate) fn path(name: &str) -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join(name)
}

/// A file's text.
pub(crate) fn text(name: &str) -> String {
    std::fs::read_to_string(path(name)).unwrap_or_else(|error| panic!("{name}: {error}"))
}

/// Every width that pictures are tested at.
pub(crate) fn widths() -> impl Iterator<Item = f64> {
    (280..=1920).step_by(20).map(f64::from)
}

/// What is wrong with a scene's texts: outside, overlapping or too small.
pub(crate) fn text_faults(scene: &Scene) -> Vec<String> {
    let mut faults = Vec::new();
    let texts: Vec<_> = scene.texts().map(|text| (text, text.bounds())).collect();
    for (index, (text, bounds)) in texts.iter().enumerate() {
        if !scene.frame().grown(0.6).holds(*bounds) {
            faults.push(format!("\"{}\" leaves the picture: {bounds:?} of {:?}", text.words, scene.size));
        }
        if text.size < MINIMUM_SIZE {
            faults.push(format!("\"{}\" is set in {} px", text.words, text.size));
        }
        for (other, beside) in texts.iter().skip(index + 1) {
            if bounds.grown(-0.5).overlaps(beside.grown(-0.5)) {
                faults.push(format!("\"{}\" and \"{}\" overlap", text.words, other.words));
            }
        }
    }
    faults
}

/// Every edition of the gallery, with the kind that its file is named for. The folder is the list.
pub(crate) fn gallery() -> Vec<(String, Document)> {
    folder("tests/fixtures/gallery")
}

/// Editions that are legal to write and once went wrong.
pub(crate) fn unkind() -> Vec<(String, Document)> {
    folder("tests/fixtures/unkind")
}

/// Every edition of a folder with its file's name.
fn folder(folder: &str) -> Vec<(String, Document)> {
    let entries = std::fs::read_dir(path(folder)).unwrap_or_else(|error| panic!("{folder}: {error}"));
    let mut names: Vec<String> =
        entries.filter_map(|entry| entry.ok()?.file_name().to_str()?.strip_suffix(".json").map(str::to_owned)).collect();
    names.sort();
    let read = |name: String| {
        let file = format!("{folder}/{name}.json");
        let document = Document::read(&text(&file)).unwrap_or_else(|refusals| panic!("{file}:\n{refusals}"));
        (name, document)
    };
    names.into_iter().map(read).collect()
}

/// Every state that a figure's switches can be in: one option of each, in all combinations, and none.
pub(crate) fn states(switches: &[Switch]) -> Vec<String> {
    switches.iter().fold(vec![String::new()], |states, switch| {
        let with =
            |state: &String, value: &str| format!("{state}{}{}={value}", if state.is_empty() { "" } else { "&" }, switch.name);
        states.iter().flat_map(|state| switch.options.iter().map(|(value, _)| with(state, value)).collect::<Vec<_>>()).collect()
    })
}
