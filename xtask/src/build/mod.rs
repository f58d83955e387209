//! `cargo xtask build`: writes the pages, whole and ready to be published.

mod assets;
mod component;
mod compress;
mod land;
mod output;
mod wasm;

pub(crate) use assets::{Assets, hash, hashed};
pub(crate) use compress::{beside, files};
pub(crate) use land::{has_map, text as land_text};
pub(crate) use output::Output;
pub(crate) use wasm::glue;

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, anyhow, bail};
use waymark::figure::Document;
use waymark::layout::Land;

use crate::arguments::BuildOptions;
use crate::page::Theme;
use crate::project::Project;
use crate::{check, page, tools};

/// The edition in the repository.
const EDITION: &str = "www/editions/belt-and-road.json";

/// Where `cargo xtask serve` answers: what is built without an address points there.
const LOCAL: &str = "http://127.0.0.1:8080/";

/// Writes the pages of an edition. Gives their folder.
pub(crate) fn run(project: &Project, options: &BuildOptions) -> Result<PathBuf> {
    let Opened { text, document, land } = open(project, options.edition.as_deref())?;
    let output = Output::start(&options.out.clone().unwrap_or_else(|| project.file("dist")))?;
    progress("compiling to WebAssembly");
    wasm::build(project)?;
    progress("drawing and writing pages");
    let theme = options.theme.as_deref().map(Theme::read).transpose()?.unwrap_or_default();
    let assets = assets::build(project, output.draft(), &page::style_sheets(&document, &theme))?;
    let host_script = assets::host_script(project, output.draft())?;
    output.write("embed.d.ts", fs::read(project.file("www/embed.d.ts"))?)?;
    page::write(&page::Site {
        project,
        document: &document,
        theme: &theme,
        text: &text,
        land: land.as_deref(),
        assets: &assets,
        host_script: &fs::read(host_script)?,
        address: &address(options.url.as_deref())?,
        output: &output,
    })?;
    progress("compressing");
    compress::folder(output.draft())?;
    let folder = output.finish()?;
    eprintln!("Built: {}", folder.display());
    Ok(folder)
}

/// An edition, ready to be drawn.
pub(crate) struct Opened {
    /// Its file as it is.
    pub(crate) text: String,
    /// The edition with its panels and its land.
    pub(crate) document: Document,
    /// The land of its maps, if it has any.
    pub(crate) land: Option<String>,
}

/// Reads an edition, the bundled one unless another is named, and sets up what drawing it needs.
pub(crate) fn open(project: &Project, edition: Option<&Path>) -> Result<Opened> {
    let path = edition.map_or_else(|| project.file(EDITION), Path::to_owned);
    let text = fs::read_to_string(&path).with_context(|| format!("{} cannot be read", path.display()))?;
    let mut document = match check::read(&path)? {
        Ok(document) => document,
        Err(refusals) => bail!("{} is refused:\n{refusals}", path.display()),
    };
    tools::for_build(project)?;
    let land = land::text(project, &path, &document)?;
    if let Some(text) = &land {
        let read = Land::read(text).map_err(|error| anyhow!("the land that was projected is refused: {error}"))?;
        document.set_land(read);
    }
    Ok(Opened { text, document, land })
}

fn progress(step: &str) {
    eprintln!("Building: {step}");
}

/// The address of the pages, with a slash at its end.
pub(crate) fn address(url: Option<&str>) -> Result<String> {
    let Some(url) = url else { return Ok(LOCAL.to_owned()) };
    if !url.starts_with("https://") && !url.starts_with("http://") {
        bail!("--url {url}: an address starts with https://");
    }
    Ok(format!("{}/", url.trim_end_matches('/')))
}
