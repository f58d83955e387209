//! The whole site of an edition: modules, scripts, styles and pages in one folder, ready to be published.

mod assets;
pub(crate) mod component;
pub(crate) mod compress;
mod features;
mod host;
mod imports;
pub(crate) mod land;
mod output;
mod sections;
mod wasm;

pub(crate) use assets::{Asset, Assets, EngineParts, hash, hashed};
pub use compress::{beside, files};
pub(crate) use land::has_map;
pub(crate) use output::Output;
pub use wasm::{Engine, MODULE};

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::Result;
use waymark::figure::Document;

use crate::job::Job;
use crate::licences;
use crate::page;
use crate::project::Project;

/// Writes the pages of a job to the folder `out`. Returns that folder.
pub(crate) fn run(job: &Job<'_>, land: Option<&str>, out: &Path) -> Result<PathBuf> {
    let Job { project, document, theme, .. } = job;
    let output = Output::start(out)?;
    let engines = Engines::build(project, document)?;
    progress("drawing and writing pages");
    let comparisons = page::Comparisons::of(project, document)?;
    let questions = page::Questions::of(project, document)?;
    let rooms = page::Rooms::of(document);
    let made = page::style_sheets(document, theme, &rooms).map(|(name, text)| (format!("styles/{name}"), text));
    let files = [
        ("compare/files.json", comparisons.addresses()),
        ("guess/files.json", questions.addresses()),
        ("figure/steps.json", page::told_steps(document)),
    ];
    let made: Vec<_> = made.into_iter().chain(files.map(|(name, text)| (name.to_owned(), text))).collect();
    let assets = assets::build(project, output.draft(), &made, &engines)?;
    let data = page::data(document, &rooms);
    host::write(project, &output, &assets::Published::new(&assets, &data)?, &job.address)?;
    output.write(licences::FILE, fs::read(project.file(licences::FILE))?)?;
    output.write(licences::BILL, serde_json::to_vec_pretty(&licences::bill(project)?)?)?;
    let site = page::Site {
        job,
        land,
        data: &data,
        rooms: &rooms,
        comparisons: &comparisons,
        questions: &questions,
        assets: &assets,
        output: &output,
    };
    page::write(&site)?;
    progress("compressing");
    compress::folder(output.draft())?;
    let folder = output.finish()?;
    eprintln!("Built: {}", folder.display());
    Ok(folder)
}

/// The modules of a site: one with every kind of the story, and one for each set of kinds that a figure needs.
pub(crate) struct Engines {
    /// With every kind of the edition.
    pub(crate) story: wasm::Engine,
    /// By the id of the figure; the story's where a figure needs every kind, none for a figure without a picture.
    pub(crate) figures: BTreeMap<String, wasm::Engine>,
}

impl Engines {
    fn build(project: &Project, document: &Document) -> Result<Self> {
        let kinds = |id: &str| document.kinds(id).filter(|kind| *kind != TABLE).map(str::to_owned).collect::<wasm::Kinds>();
        let source = wasm::Source::read(project)?;
        progress("compiling to WebAssembly");
        let story = source.engine(&page::drawn(document).flat_map(kinds).collect())?;
        let mut figures = BTreeMap::new();
        for id in page::drawn(document) {
            figures.insert(id.to_owned(), source.engine(&kinds(id))?);
        }
        Ok(Self { story, figures })
    }
}

/// The kind that the page writes itself: no module needs it.
const TABLE: &str = "table";

fn progress(step: &str) {
    eprintln!("Building: {step}");
}
