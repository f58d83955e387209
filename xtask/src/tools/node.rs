//! Node.js and the npm packages of the build and the tests.

use std::fs;

use anyhow::{Context, Result, bail};

use super::announce;
use site::Project;
use site::process;

/// The oldest Node.js that runs the tools.
const OLDEST: u32 = 20;

/// Installs the packages of package-lock.json, unless they are there already.
pub(super) fn packages(project: &Project) -> Result<()> {
    check_node(project)?;
    let lock = fs::read_to_string(project.file("package-lock.json"))
        .context("package-lock.json is missing; it belongs to the repository")?;
    let stamp = project.made("installed-package-lock.json");
    let same = fs::read_to_string(&stamp).is_ok_and(|installed| installed == lock);
    if same && project.file("node_modules/.package-lock.json").exists() {
        return Ok(());
    }
    announce("npm's packages for the build and the tests", "about half a minute");
    let mut command = project.command("npm");
    command.args(["ci", "--no-audit", "--no-fund"]);
    process::quietly(&project.made("log/npm.log"), &mut command)
        .context("The packages in package-lock.json could not be installed by npm")?;
    fs::write(stamp, lock).context("the mark that npm's packages are installed")
}

/// Says what to install if Node.js or npm is missing or too old.
fn check_node(project: &Project) -> Result<()> {
    let version = process::output(project.command("node").arg("--version")).ok();
    match version.as_deref().map(major) {
        Some(Some(major)) if major >= OLDEST => {}
        Some(_) => {
            bail!("Node.js {OLDEST} or newer is needed and this is {}: install a newer one.", version.unwrap_or_default())
        }
        None => bail!("Node.js {OLDEST} or newer is needed and missing: install it with npm, then run this again."),
    }
    if project.program(&["npm"]).is_none() {
        bail!("npm is needed and missing: install it beside Node.js, then run this again.");
    }
    Ok(())
}

/// The major number of `v20.20.2`.
fn major(version: &str) -> Option<u32> {
    version.strip_prefix('v')?.split('.').next()?.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_major_number_is_the_first() {
        assert_eq!(major("v20.20.2"), Some(20));
        assert_eq!(major("nightly"), None);
    }
}
