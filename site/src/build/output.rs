//! The folder that a build writes: filled beside its place, and put there when it is whole.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};

/// A build has this file; a folder without it is somebody else's.
const MARK: &str = "manifest.json";

/// A folder being filled.
pub(crate) struct Output {
    place: PathBuf,
    draft: PathBuf,
}

impl Output {
    /// Starts an empty folder for `place`, which must be absent, empty or an earlier build.
    pub(super) fn start(place: &Path) -> Result<Self> {
        let empty = fs::read_dir(place).map_or(!place.exists(), |mut entries| entries.next().is_none());
        if !empty && !place.join(MARK).exists() {
            bail!("{} holds other files than a build's: choose an empty folder", place.display());
        }
        let output = Self { place: place.to_owned(), draft: beside(place, ".new") };
        remove(&output.draft)?;
        fs::create_dir_all(&output.draft).with_context(|| format!("cannot write {}", output.draft.display()))?;
        Ok(output)
    }

    /// Where the files are until the folder is whole.
    pub(super) fn draft(&self) -> &Path {
        &self.draft
    }

    /// Writes a file, with the folders on its way.
    pub(crate) fn write(&self, path: &str, bytes: impl AsRef<[u8]>) -> Result<()> {
        let path = self.draft.join(path);
        if let Some(folder) = path.parent() {
            fs::create_dir_all(folder)?;
        }
        fs::write(&path, bytes).with_context(|| format!("cannot write {}", path.display()))
    }

    /// Puts the folder in its place.
    pub(super) fn finish(self) -> Result<PathBuf> {
        let old = beside(&self.place, ".old");
        remove(&old)?;
        if self.place.exists() {
            fs::rename(&self.place, &old).with_context(|| format!("cannot replace {}", self.place.display()))?;
        }
        fs::rename(&self.draft, &self.place).with_context(|| format!("cannot write {}", self.place.display()))?;
        remove(&old)?;
        Ok(self.place)
    }
}

fn beside(place: &Path, ending: &str) -> PathBuf {
    let mut name = place.file_name().unwrap_or_default().to_owned();
    name.push(ending);
    place.with_file_name(name)
}

fn remove(folder: &Path) -> Result<()> {
    if folder.exists() {
        fs::remove_dir_all(folder).with_context(|| format!("cannot remove {}", folder.display()))?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_build_replaces_a_build_and_nothing_else() -> Result<()> {
        let place = std::env::temp_dir().join(format!("waymark-{}-output", std::process::id()));
        fs::create_dir_all(&place)?;
        for round in ["first", "second"] {
            let output = Output::start(&place)?;
            output.write("figure/a.svg", round)?;
            output.write(MARK, "{}")?;
            assert_eq!(output.finish()?, place);
            assert_eq!(fs::read_to_string(place.join("figure/a.svg"))?, round);
        }
        fs::remove_file(place.join(MARK))?;
        assert!(Output::start(&place).is_err(), "it would delete another's files");
        remove(&place)
    }
}
