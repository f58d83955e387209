//! Chromium with its driver, Firefox, the browser with Safari's engine and a screen reader, for the tests.

use std::path::{Path, PathBuf};

use anyhow::{Result, bail};

use super::apt::Optional;
use super::orca::orca;
use super::webkit::{Webkit, oldest_webkit, webkit};
use super::{announce, apt};
use site::Project;

const BROWSERS: [&str; 4] = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];
const PACKAGES: [&str; 2] = ["chromium", "chromium-driver"];
const FIREFOX: [&str; 2] = ["firefox-esr", "firefox"];
const FIREFOX_PACKAGE: &str = "firefox-esr";

/// A browser that is installed, with the driver that fits it.
pub(crate) struct Browser {
    /// The browser itself.
    pub(crate) chromium: PathBuf,
    /// The program that drives it for wasm-pack.
    pub(crate) driver: PathBuf,
    /// Firefox, where there is one or one could be installed.
    pub(crate) firefox: Option<PathBuf>,
    /// The browser with Safari's engine, likewise.
    pub(crate) webkit: Option<Webkit>,
    /// The driver and the browser with the engine of Safari 16.0, likewise.
    pub(crate) oldest_webkit: Option<(PathBuf, PathBuf)>,
    /// A screen reader, with all that it needs, likewise.
    pub(crate) orca: Option<PathBuf>,
}

/// Finds Chromium and its driver, or installs them where this user may.
///
/// Firefox, Safari's engine and a screen reader too; without them the tests are run all the same, and those that need them say
/// that they were skipped.
pub(crate) fn browser(project: &Project) -> Result<Browser> {
    if find(project).is_none() && apt::may_install(project) {
        announce("Chromium and its driver", "about a minute");
        if let Err(error) = apt::install(project, &PACKAGES) {
            bail!("{error:#}\n{}", what_to_install());
        }
    }
    let Some((chromium, driver)) = find(project) else { bail!("{}", what_to_install()) };
    fallback_font(project);
    let (firefox, webkit, oldest_webkit) = (firefox(project), webkit(project), oldest_webkit(project));
    Ok(Browser { chromium, driver, firefox, webkit, oldest_webkit, orca: orca(project) })
}

/// Where the package of the font that pages fall back to puts it.
const FONT_PLACE: &str = "/usr/share/fonts/truetype/liberation";
const FONT_PACKAGE: &str = "fonts-liberation";

/// Installs a font that readers have: until a page's own fonts are there, it is set in the reader's, fitted to them.
fn fallback_font(project: &Project) {
    if !Path::new(FONT_PLACE).exists() && apt::may_install(project) {
        announce("a font that readers have", "a few seconds");
        // Without it the pages are set in whatever there is; the tests that look closely say so.
        let _ = apt::install(project, &[FONT_PACKAGE]);
    }
}

fn find(project: &Project) -> Option<(PathBuf, PathBuf)> {
    Some((project.program(&BROWSERS)?, project.program(&["chromedriver"])?))
}

fn firefox(project: &Project) -> Option<PathBuf> {
    let optional = Optional {
        setting_up: ("Firefox", "about a minute"),
        skipped: "The tests in Firefox will be skipped: it is missing",
        system: "Debian",
        packages: &[FIREFOX_PACKAGE],
    };
    optional.found(project, || project.program(&FIREFOX))
}

fn what_to_install() -> String {
    format!(
        "The tests need Chromium and chromedriver of the same version: install them and put them in PATH \
         (Debian, as root: apt-get install {}).",
        PACKAGES.join(" ")
    )
}
