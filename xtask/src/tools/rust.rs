//! The wasm32 target, wasm-bindgen and wasm-pack.

use std::fs;

use anyhow::{Context, Result, bail};

use super::announce;
use site::Project;
use site::process;

const TARGET: &str = "wasm32-unknown-unknown";

/// The wasm-pack that the tests are known to run with.
const WASM_PACK: &str = "0.15.1";

/// The cargo-deny that `deny.toml` is written for.
const CARGO_DENY: &str = "0.20.2";

/// Adds the wasm32 target to the Rust in use.
pub(super) fn wasm_target(project: &Project) -> Result<()> {
    let installed = || -> Result<bool> {
        let mut query = project.command("rustc");
        let folder = process::output(query.args(["--print", "target-libdir", "--target", TARGET]))?;
        Ok(fs::read_dir(folder).is_ok_and(|mut entries| entries.next().is_some()))
    };
    if installed()? {
        return Ok(());
    }
    if project.program(&["rustup"]).is_none() {
        bail!("The Rust target {TARGET} is missing: install it the way you installed Rust, or install rustup.");
    }
    announce("the Rust target for WebAssembly", "a few seconds");
    let log = project.made("log/rustup.log");
    process::quietly(&log, project.command("rustup").args(["target", "add", TARGET]))
        .context("The Rust target wasm32-unknown-unknown could not be added by rustup")
}

/// Installs the wasm-bindgen that fits the one in Cargo.lock: the two must be equal.
pub(super) fn wasm_bindgen(project: &Project) -> Result<()> {
    let lock = fs::read_to_string(project.file("Cargo.lock")).context("Cargo.lock is missing; it belongs to the repository")?;
    let version = locked_version(&lock, "wasm-bindgen").context("Cargo.lock has no wasm-bindgen; the page is built with it")?;
    install(project, "wasm-bindgen-cli", "wasm-bindgen", &version)
}

/// Installs wasm-pack.
pub(super) fn wasm_pack(project: &Project) -> Result<()> {
    install(project, "wasm-pack", "wasm-pack", WASM_PACK)
}

/// Installs cargo-deny.
pub(super) fn cargo_deny(project: &Project) -> Result<()> {
    install(project, "cargo-deny", "cargo-deny", CARGO_DENY)
}

/// Installs a program from a crate, unless this very version is there.
fn install(project: &Project, package: &str, program: &str, version: &str) -> Result<()> {
    let installed = || {
        process::output(project.command(program).arg("--version"))
            .is_ok_and(|answer| answer.split_whitespace().nth(1) == Some(version))
    };
    if installed() {
        return Ok(());
    }
    announce(&format!("{program} {version}"), "about three minutes");
    // Without `--locked`: the package's own lock file may name versions that were withdrawn.
    let mut command = project.command("cargo");
    command.args(["install", package, "--version", version, "--force"]).env("CARGO_TARGET_DIR", project.made("install"));
    process::quietly(&project.made(format!("log/{program}.log")), &mut command)
        .with_context(|| format!("{program} {version} could not be installed by cargo"))?;
    let _ = fs::remove_dir_all(project.made("install"));
    if !installed() {
        bail!("{program} {version} is installed but another {program} is found first: put Cargo's bin folder first in PATH.");
    }
    Ok(())
}

/// The version of a package in a Cargo.lock.
fn locked_version(lock: &str, package: &str) -> Option<String> {
    let name = format!("name = \"{package}\"");
    let mut lines = lock.lines().skip_while(|line| *line != name);
    let version = lines.nth(1)?.strip_prefix("version = \"")?;
    version.strip_suffix('"').map(str::to_owned)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_locked_version_is_the_packages_own() {
        let lock = "[[package]]\nname = \"wasm-bindgen-macro\"\nversion = \"9.9.9\"\n\n\
                    [[package]]\nname = \"wasm-bindgen\"\nversion = \"0.2.130\"\n";
        assert_eq!(locked_version(lock, "wasm-bindgen").as_deref(), Some("0.2.130"));
        assert_eq!(locked_version(lock, "plotters"), None);
    }
}
