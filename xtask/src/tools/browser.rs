//! Chromium and its driver, for the tests.

use std::path::PathBuf;

use anyhow::{Result, bail};

use super::{announce, apt};
use crate::project::Project;

const BROWSERS: [&str; 4] = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];
const PACKAGES: [&str; 2] = ["chromium", "chromium-driver"];

/// A browser that is installed, with the driver that fits it.
pub(crate) struct Browser {
    /// The browser itself.
    pub(crate) chromium: PathBuf,
    /// The program that drives it for wasm-pack.
    pub(crate) driver: PathBuf,
}

/// Finds Chromium and its driver, or installs them where this user may.
pub(crate) fn browser(project: &Project) -> Result<Browser> {
    if let Some(browser) = find(project) {
        return Ok(browser);
    }
    if apt::may_install(project) {
        announce("Chromium and its driver", "about a minute");
        if let Err(error) = apt::install(project, &PACKAGES) {
            bail!("{error:#}\n{}", what_to_install());
        }
    }
    find(project).map_or_else(|| bail!("{}", what_to_install()), Ok)
}

fn find(project: &Project) -> Option<Browser> {
    Some(Browser { chromium: project.program(&BROWSERS)?, driver: project.program(&["chromedriver"])? })
}

fn what_to_install() -> String {
    format!(
        "The tests need Chromium and chromedriver of the same version: install them and put them in PATH \
         (Debian, as root: apt-get install {}).",
        PACKAGES.join(" ")
    )
}
