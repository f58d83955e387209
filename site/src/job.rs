//! One piece of work on one edition: everything that can be refused is refused before anything is compiled or written.

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, anyhow, bail};
use waymark::figure::Document;
use waymark::layout::Land;

use crate::build::{self, land};
use crate::page::{self, Theme};
use crate::project::Project;
use crate::{Options, check};

/// The edition in the repository.
const EDITION: &str = "www/editions/belt-and-road.json";

/// Where `cargo xtask serve` answers: what is built without an address points there.
const LOCAL: &str = "http://127.0.0.1:8080/";

/// An edition that was accepted, with the look and the address that it will have.
pub struct Job<'a> {
    pub(crate) project: &'a Project,
    path: PathBuf,
    pub(crate) text: String,
    pub(crate) document: Document,
    pub(crate) theme: Theme,
    pub(crate) address: String,
    out: Option<PathBuf>,
}

impl<'a> Job<'a> {
    /// Reads what the options name. Fails, in this order, on an address, a theme and an edition that cannot be used;
    /// an edition is refused with one line for each fault.
    pub fn read(project: &'a Project, options: &Options) -> Result<Self> {
        let address = address(options.url.as_deref())?;
        let theme = options.theme.as_deref().map(Theme::read).transpose()?.unwrap_or_default();
        let path = options.edition.clone().unwrap_or_else(|| project.file(EDITION));
        let text = check::text(&path)?;
        let document = Document::read(&text).map_err(|refusals| anyhow!("{} is refused:\n{refusals}", path.display()))?;
        Ok(Self { project, path, text, document, theme, address, out: options.out.clone() })
    }

    /// A job with the edition in a text.
    #[cfg(test)]
    pub(crate) fn of(project: &'a Project, text: &str) -> Result<Self> {
        let document = Document::read(text).map_err(|refusals| anyhow!("{refusals}"))?;
        let (theme, address) = (Theme::default(), LOCAL.to_owned());
        Ok(Self { project, path: PathBuf::new(), text: text.to_owned(), document, theme, address, out: None })
    }

    /// Writes all pages. Returns their folder.
    pub fn build(mut self) -> Result<PathBuf> {
        let land = self.bring_land()?;
        let out = self.out.clone().unwrap_or_else(|| self.project.file("dist"));
        build::run(&self, land.as_deref(), &out)
    }

    /// Writes one figure in a format to a file, or to standard output.
    pub fn figure(mut self, id: &str, format: &str) -> Result<()> {
        self.bring_land()?;
        let Some(figure) = self.document.edition().figure(id) else {
            let figures = &self.document.edition().figures;
            let ids: Vec<_> = figures.iter().map(|figure| figure.id.as_str()).collect();
            bail!("there is no figure `{id}`: choose one of {}", ids.join(", "));
        };
        let Some(bytes) = page::file(&self, figure, format)? else {
            bail!("there is no format `{format}`: choose one of {}", page::FORMATS.join(", "));
        };
        match &self.out {
            Some(path) => fs::write(path, bytes).with_context(|| format!("cannot write {}", path.display())),
            None => Ok(std::io::stdout().lock().write_all(&bytes)?),
        }
    }

    /// Returns the maps of the edition their land. Returns its file.
    fn bring_land(&mut self) -> Result<Option<String>> {
        let text = land::text(self.project, &self.path, &self.document)?;
        if let Some(text) = &text {
            let read = Land::read(text).map_err(|error| anyhow!("the land that was projected is refused: {error}"))?;
            self.document.set_land(read);
        }
        Ok(text)
    }

    /// The file of the edition.
    #[must_use]
    pub fn edition(&self) -> &Path {
        &self.path
    }
}

/// The address of the pages, with a slash at its end.
fn address(url: Option<&str>) -> Result<String> {
    let Some(url) = url else { return Ok(LOCAL.to_owned()) };
    if !url.starts_with("https://") && !url.starts_with("http://") {
        bail!("--url {url}: an address starts with https://");
    }
    Ok(format!("{}/", url.trim_end_matches('/')))
}
