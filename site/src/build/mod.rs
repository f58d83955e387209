//! The whole site of an edition: modules, scripts, styles and pages in one folder, ready to be published.

mod assets;
mod component;
pub(crate) mod compress;
pub(crate) mod land;
mod output;
mod wasm;

pub(crate) use assets::{Assets, hash, hashed};
pub use compress::{beside, files};
pub(crate) use land::has_map;
pub(crate) use output::Output;
pub use wasm::glue;

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::Result;

use crate::job::Job;
use crate::licences;
use crate::page;

/// Writes the pages of a job to the folder `out`. Returns that folder.
pub(crate) fn run(job: &Job<'_>, land: Option<&str>, out: &Path) -> Result<PathBuf> {
    let Job { project, document, theme, .. } = job;
    let output = Output::start(out)?;
    progress("compiling to WebAssembly");
    wasm::build(project)?;
    progress("drawing and writing pages");
    let assets = assets::build(project, output.draft(), &page::style_sheets(document, theme))?;
    let host_script = assets::host_script(project, output.draft())?;
    output.write(licences::FILE, fs::read(project.file(licences::FILE))?)?;
    output.write("embed.d.ts", fs::read(project.file("www/embed/embed.d.ts"))?)?;
    page::write(&page::Site { job, land, assets: &assets, host_script: &fs::read(host_script)?, output: &output })?;
    progress("compressing");
    compress::folder(output.draft())?;
    let folder = output.finish()?;
    eprintln!("Built: {}", folder.display());
    Ok(folder)
}

fn progress(step: &str) {
    eprintln!("Building: {step}");
}
