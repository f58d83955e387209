//! Where the project's files are, and how its tools are called.

use std::env;
use std::ffi::{OsStr, OsString};
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result};

/// The project on this machine.
pub struct Project {
    root: PathBuf,
    target: PathBuf,
    path: OsString,
}

impl Project {
    /// Finds the project that this program was built from.
    pub fn find() -> Result<Self> {
        let manifest =
            env::var_os("CARGO_MANIFEST_DIR").map_or_else(|| PathBuf::from(env!("CARGO_MANIFEST_DIR")), PathBuf::from);
        let root = manifest.parent().context("the xtask folder has no parent")?.to_owned();
        // This program is <target>/<profile>/xtask, or a test in <target>/<profile>/deps.
        let program = env::current_exe().context("this program cannot find itself")?;
        let is_test = program.parent().is_some_and(|folder| folder.ends_with("deps"));
        let target = program.ancestors().nth(if is_test { 3 } else { 2 }).context("run this as `cargo xtask`")?.to_owned();
        let path = search_path(&root)?;
        Ok(Self { root, target, path })
    }

    /// A path inside the repository.
    pub fn file(&self, path: impl AsRef<Path>) -> PathBuf {
        self.root.join(path)
    }

    /// A path inside Cargo's target folder, for what is made and can be made again.
    pub fn made(&self, path: impl AsRef<Path>) -> PathBuf {
        self.target.join("waymark").join(path)
    }

    /// Cargo's target folder.
    #[must_use]
    pub fn target(&self) -> &Path {
        &self.target
    }

    /// A command in the repository that finds the project's own tools first.
    pub fn command(&self, program: impl AsRef<OsStr>) -> Command {
        let mut command = Command::new(program);
        command.current_dir(&self.root).env("PATH", &self.path).env("CARGO_TARGET_DIR", &self.target);
        command
    }

    /// The first program of these names that is installed.
    #[must_use]
    pub fn program(&self, names: &[&str]) -> Option<PathBuf> {
        let folders: Vec<_> = env::split_paths(&self.path).collect();
        names.iter().flat_map(|name| folders.iter().map(move |folder| folder.join(name))).find(|path| path.is_file())
    }
}

/// Cargo's own programs, then npm's, then everybody's.
fn search_path(root: &Path) -> Result<OsString> {
    let everybody = env::var_os("PATH").unwrap_or_default();
    let own = [cargo_home()?.join("bin"), root.join("node_modules/.bin")];
    env::join_paths(own.into_iter().chain(env::split_paths(&everybody)))
        .context("a folder in PATH has a character that PATH cannot hold")
}

/// Where Cargo installs programs and keeps sources.
pub fn cargo_home() -> Result<PathBuf> {
    env::var_os("CARGO_HOME")
        .map(PathBuf::from)
        .or_else(|| env::home_dir().map(|home| home.join(".cargo")))
        .context("neither CARGO_HOME nor a home directory is set")
}
