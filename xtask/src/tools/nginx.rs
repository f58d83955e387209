//! nginx, with which the tests try the configuration that the project recommends.

use std::path::PathBuf;

use anyhow::{Result, bail};

use super::{announce, apt};
use site::Project;

/// Where Debian has it, which is not in every user's search path.
const PLACE: &str = "/usr/sbin/nginx";
const PACKAGE: &str = "nginx-light";
/// Hands out files that are compressed with brotli; not every release has it.
const BROTLI: &str = "libnginx-mod-http-brotli-static";
const WHAT_TO_INSTALL: &str =
    "The tests need nginx: install it and put it in PATH (Debian, as root: apt-get install nginx-light).";

/// Finds nginx, or installs it where this user may.
pub(crate) fn nginx(project: &Project) -> Result<PathBuf> {
    if let Some(program) = find(project) {
        return Ok(program);
    }
    if apt::may_install(project) {
        announce("nginx", "a few seconds");
        let both = apt::install(project, &[PACKAGE, BROTLI]);
        if let Err(error) = both.or_else(|_| apt::install(project, &[PACKAGE])) {
            bail!("{error:#}\n{WHAT_TO_INSTALL}");
        }
    }
    find(project).map_or_else(|| bail!("{WHAT_TO_INSTALL}"), Ok)
}

fn find(project: &Project) -> Option<PathBuf> {
    let place = PathBuf::from(PLACE);
    project.program(&["nginx"]).or_else(|| place.is_file().then_some(place))
}
