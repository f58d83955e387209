//! What several tests share.

use std::path::PathBuf;
use waymark::layout::text::MINIMUM_SIZE;
use waymark::scene::Scene;

/// A file of the project.
#[allow(dead_code, reason = "not every test reads files")]
pub(crate) fn path(name: &str) -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join(name)
}

/// A file's text.
#[allow(dead_code, reason = "not every test reads files")]
pub(crate) fn text(name: &str) -> String {
    std::fs::read_to_string(path(name)).unwrap_or_else(|error| panic!("{name}: {error}"))
}

/// Every width that pictures are tested at.
#[allow(dead_code, reason = "not every test lays out")]
pub(crate) fn widths() -> impl Iterator<Item = f64> {
    (280..=1920).step_by(20).map(f64::from)
}

/// What is wrong with a scene's texts: outside, overlapping or too small.
#[allow(dead_code, reason = "not every test lays out")]
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
