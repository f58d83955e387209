//! Says what is wrong with an edition, and nothing else.

use std::fs;
use std::path::Path;
use std::process::ExitCode;

use anyhow::{Context, Result, bail};
use waymark::figure::Document;

/// Prints one line for each fault on standard error.
pub fn run(path: &Path) -> Result<ExitCode> {
    match Document::read(&text(path)?) {
        Ok(_) => Ok(ExitCode::SUCCESS),
        Err(refusals) => {
            eprintln!("{refusals}");
            Ok(ExitCode::FAILURE)
        }
    }
}

/// The text of an edition's file. Fails on what is no ordinary file: a pipe would be waited for.
pub(crate) fn text(path: &Path) -> Result<String> {
    let about = fs::metadata(path).with_context(|| format!("{} cannot be read", path.display()))?;
    if !about.is_file() {
        bail!("{} is no file", path.display());
    }
    let bytes = fs::read(path).with_context(|| format!("{} cannot be read", path.display()))?;
    String::from_utf8(bytes).with_context(|| format!("{} is not UTF-8 text", path.display()))
}
