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
    /// Fonts with letters that ours lack, for pictures that cannot fall back to a reader's own.
    pub(crate) fonts: Vec<PathBuf>,
    pub(crate) address: String,
    /// The origin of that address, unless it is the one taken for want of another.
    pub(crate) origin: Option<String>,
    out: Option<PathBuf>,
}

impl<'a> Job<'a> {
    /// Reads what the options name. Fails, in this order, on an address, a theme and an edition that cannot be used;
    /// an edition is refused with one line for each fault.
    pub fn read(project: &'a Project, options: &Options) -> Result<Self> {
        let address = address(options.url.as_deref())?;
        let origin = options.url.as_ref().map(|_| origin(&address).to_owned());
        let theme = options.theme.as_deref().map(Theme::read).transpose()?.unwrap_or_default();
        let path = options.edition.clone().unwrap_or_else(|| project.file(EDITION));
        let text = check::text(&path)?;
        let document = Document::read(&text).map_err(|refusals| anyhow!("{} is refused:\n{refusals}", path.display()))?;
        Ok(Self {
            project,
            path,
            text,
            document,
            theme,
            fonts: options.fonts.clone(),
            address,
            origin,
            // What compiles and packs works in other folders.
            out: options.out.as_ref().map(std::path::absolute).transpose()?,
        })
    }

    /// A job with the edition in a text.
    #[cfg(test)]
    pub(crate) fn of(project: &'a Project, text: &str) -> Result<Self> {
        let document = Document::read(text).map_err(|refusals| anyhow!("{refusals}"))?;
        let (theme, address) = (Theme::default(), LOCAL.to_owned());
        let (path, text) = (PathBuf::new(), text.to_owned());
        Ok(Self { project, path, text, document, theme, fonts: Vec::new(), address, origin: None, out: None })
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

/// The longest address, in bytes: some programs cut longer ones.
const ADDRESS_LIMIT: usize = 1_000;

/// The address of the pages, with a slash at its end. Refuses what is not a folder's address on the web.
fn address(url: Option<&str>) -> Result<String> {
    let Some(url) = url else { return Ok(LOCAL.to_owned()) };
    let Some(rest) = url.strip_prefix("https://").or_else(|| url.strip_prefix("http://")) else {
        bail!("--url {url}: an address starts with https://");
    };
    if url.contains(['?', '#']) {
        bail!("--url {url}: an address of pages has no query and no fragment");
    }
    if let Some(odd) = url.chars().find(|character| !character.is_ascii_graphic() || "\"'<>\\^`{|}@".contains(*character)) {
        bail!("--url {url}: `{}` does not stand in an address of pages", odd.escape_default());
    }
    if url.len() > ADDRESS_LIMIT {
        bail!("--url has {} bytes, the limit is {ADDRESS_LIMIT}", url.len());
    }
    let (authority, path) = rest.split_once('/').unwrap_or((rest, ""));
    if !is_host(authority) {
        bail!("--url {url}: `{authority}` is no host");
    }
    if path.split('/').any(|part| part == "." || part == "..") {
        bail!("--url {url}: write the address without `.` and `..`");
    }
    Ok(format!("{}/", url.trim_end_matches('/')))
}

/// The scheme and the host of an address that was accepted.
fn origin(address: &str) -> &str {
    let host = address.find("://").map_or(0, |place| place + "://".len());
    let end = address.get(host..).and_then(|rest| rest.find('/')).map_or(address.len(), |length| host + length);
    address.get(..end).unwrap_or(address)
}

/// Whether it is a name or a number of a machine, with or without a port.
fn is_host(authority: &str) -> bool {
    let (name, port) = match authority.rsplit_once(':') {
        Some((name, port)) if !port.contains(']') => (name, Some(port)),
        _ => (authority, None),
    };
    let is_version_6 = name
        .strip_prefix('[')
        .and_then(|rest| rest.strip_suffix(']'))
        .is_some_and(|number| number.parse::<std::net::Ipv6Addr>().is_ok());
    let is_label = |label: &str| {
        !label.is_empty() && label.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-' || byte == b'_')
    };
    (is_version_6 || name.split('.').all(is_label)) && port.is_none_or(|port| port.parse::<u16>().is_ok_and(|port| port > 0))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_folder_is_the_same_wherever_a_part_of_the_build_works() -> Result<()> {
        let project = Project::find()?;
        let options = Options { out: Some("../elsewhere".into()), ..Options::default() };
        let out = Job::read(&project, &options)?.out;
        assert_eq!(out, Some(std::env::current_dir()?.join("../elsewhere")));
        Ok(())
    }

    #[test]
    fn an_address_gets_one_slash_at_its_end() -> Result<()> {
        assert_eq!(address(None)?, LOCAL);
        for (given, taken) in [
            ("https://example.org", "https://example.org/"),
            ("https://example.org/figures//", "https://example.org/figures/"),
            ("http://127.0.0.1:8080/", "http://127.0.0.1:8080/"),
            ("http://[::1]:8080", "http://[::1]:8080/"),
            ("https://xn--bcher-kva.example/%C3%A4/~a", "https://xn--bcher-kva.example/%C3%A4/~a/"),
        ] {
            assert_eq!(address(Some(given))?, taken);
        }
        Ok(())
    }

    #[test]
    fn an_origin_is_the_address_without_its_path() {
        assert_eq!(origin("https://example.org/figures/"), "https://example.org");
        assert_eq!(origin("http://[::1]:8080/"), "http://[::1]:8080");
    }

    #[test]
    fn what_is_no_address_of_pages_is_refused() {
        let long = format!("https://example.org/{}", "a".repeat(ADDRESS_LIMIT));
        for url in [
            "",
            "example.org",
            "ftp://example.org/",
            "javascript:alert(1)",
            "https://",
            "https:///figures",
            "https://:80/",
            "https://example.org:/",
            "https://example.org:0/",
            "https://example.org:99999/",
            "https://example..org/",
            "https://example.org/?a=b",
            "https://example.org/#top",
            "https://example.org?",
            "https://user@example.org/",
            "https://example.org/a b",
            "https://example.org/\"><script>",
            "https://example.org/\n",
            "https://b\u{fc}cher.example/",
            "https://example.org/../up",
            "https://example.org/a/./b",
            "https://[::1",
            "https://[nothing]/",
            long.as_str(),
        ] {
            assert!(address(Some(url)).is_err(), "{url}");
        }
    }

    #[test]
    fn the_address_and_the_theme_are_judged_before_the_edition_is_read() -> Result<()> {
        let project = Project::find()?;
        let nowhere = || Some(PathBuf::from("/nowhere/at/all"));
        let fault =
            |options: &Options| Job::read(&project, options).err().map(|error| format!("{error:#}")).unwrap_or_default();
        let options = Options { url: Some("nothing".to_owned()), theme: nowhere(), edition: nowhere(), ..Options::default() };
        assert!(fault(&options).starts_with("--url nothing"), "{}", fault(&options));
        let options = Options { url: None, ..options };
        assert!(fault(&options).starts_with("/nowhere/at/all cannot be read"), "{}", fault(&options));
        Ok(())
    }
}
