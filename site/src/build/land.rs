//! The land of an edition's maps, projected about their centre by `npm run land`.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result};
use waymark::figure::Document;

use super::hash;
use crate::process;
use crate::project::Project;

/// The kind of panel that needs land.
const MAP: &str = "map";

/// Whether a figure has a map among its panels.
pub(crate) fn has_map(figure: &waymark::edition::Figure) -> bool {
    figure.panels.iter().any(|panel| panel.kind == MAP)
}

/// The land's file, or nothing for an edition without a map. It is projected anew only when the map changes.
pub(crate) fn text(project: &Project, edition: &Path, document: &Document) -> Result<Option<String>> {
    let mut panels = document.edition().figures.iter().flat_map(|figure| &figure.panels);
    let Some(map) = panels.find(|panel| panel.kind == MAP) else { return Ok(None) };
    let script = fs::read(project.file("www/geo/build.mjs")).context("www/geo/build.mjs cannot be read")?;
    let name = hash(&[map.body.to_string().as_bytes(), &script].concat());
    let file = project.made(format!("land/{}.json", &name[..16]));
    if !file.exists() {
        if let Some(folder) = file.parent() {
            fs::create_dir_all(folder)?;
        }
        let mut node = project.command("node");
        node.arg("www/geo/build.mjs").arg("--edition").arg(edition.canonicalize()?).arg("--out").arg(&file);
        process::quietly(&project.made("log/land.log"), &mut node)?;
    }
    fs::read_to_string(&file).map(Some).with_context(|| format!("{} cannot be read", file.display()))
}
