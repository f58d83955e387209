//! `cargo xtask figure`: one figure as a file, without a page around it.

use std::fs;
use std::io::Write;

use anyhow::{Context, Result, bail};

use crate::arguments::BuildOptions;
use crate::project::Project;
use crate::{build, page};

/// Writes a figure in a format to a file, or to standard output.
pub(crate) fn run(project: &Project, options: &BuildOptions, id: &str, format: &str) -> Result<()> {
    let opened = build::open(project, options.edition.as_deref())?;
    let theme = options.theme.as_deref().map(page::Theme::read).transpose()?.unwrap_or_default();
    let edition = opened.document.edition();
    let Some(figure) = edition.figure(id) else {
        let ids: Vec<_> = edition.figures.iter().map(|figure| figure.id.as_str()).collect();
        bail!("there is no figure `{id}`: choose one of {}", ids.join(", "));
    };
    let address = build::address(options.url.as_deref())?;
    let Some(bytes) = page::file(project, &opened.document, &theme, figure, format, &address)? else {
        bail!("there is no format `{format}`: choose one of {}", page::FORMATS.join(", "));
    };
    match &options.out {
        Some(path) => fs::write(path, bytes).with_context(|| format!("cannot write {}", path.display())),
        None => Ok(std::io::stdout().lock().write_all(&bytes)?),
    }
}
