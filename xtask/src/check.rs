//! `cargo xtask check`: says what is wrong with an edition, and nothing else.

use std::fs;
use std::path::Path;
use std::process::ExitCode;

use anyhow::{Context, Result};
use waymark::edition::Refusals;
use waymark::figure::Document;

/// Prints one line for each fault on standard error.
pub(crate) fn run(path: &Path) -> Result<ExitCode> {
    match read(path)? {
        Ok(_) => Ok(ExitCode::SUCCESS),
        Err(refusals) => {
            eprintln!("{refusals}");
            Ok(ExitCode::FAILURE)
        }
    }
}

/// Reads and validates the edition in a file.
pub(crate) fn read(path: &Path) -> Result<Result<Document, Refusals>> {
    let bytes = fs::read(path).with_context(|| format!("{} cannot be read", path.display()))?;
    let text = String::from_utf8(bytes).with_context(|| format!("{} is not UTF-8 text", path.display()))?;
    Ok(Document::read(&text))
}
