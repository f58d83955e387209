//! The folder that a build writes: filled beside its place, and put there when it is whole.
//!
//! A page that somebody opened before the build asks for the files of its own build later on: those whose names have
//! their hash are kept for a few builds.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};

/// A build has this file; a folder without it is somebody else's.
const MARK: &str = "manifest.json";

/// The folder of the files whose names change with their contents.
const ASSETS: &str = "assets";

/// Which files of [`ASSETS`] each of the last builds wrote, the newest first.
const BUILDS: &str = "builds.json";

/// How many builds' files are there at a time, the newest one's included.
const KEPT: usize = 5;

/// A folder being filled.
pub(crate) struct Output {
    place: PathBuf,
    draft: PathBuf,
}

impl Output {
    /// Starts an empty folder for `place`, which must be absent, empty or an earlier build.
    pub(crate) fn start(place: &Path) -> Result<Self> {
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
    pub(crate) fn draft(&self) -> &Path {
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

    /// Puts the folder in its place, with the hashed files of the builds before.
    pub(crate) fn finish(self) -> Result<PathBuf> {
        self.keep()?;
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

impl Output {
    /// Brings the hashed files of the last builds, and writes which build has which.
    ///
    /// The list is the same for the same builds: it has no dates. A build that wrote what the one before it wrote is none.
    fn keep(&self) -> Result<()> {
        let new = assets(&self.draft)?;
        let mut builds = vec![new.clone()];
        builds.extend(self.earlier()?.into_iter().filter(|build| *build != new).take(KEPT - 1));
        for name in builds.iter().flatten().collect::<BTreeSet<_>>() {
            let (from, to) = (self.place.join(ASSETS).join(name), self.draft.join(ASSETS).join(name));
            if !to.exists() && is_file(&from) {
                fs::copy(&from, &to).with_context(|| format!("cannot keep {}", from.display()))?;
            }
        }
        self.write(BUILDS, serde_json::to_vec(&builds)?)
    }

    /// The builds in the folder that is replaced. One without a readable list was one build.
    fn earlier(&self) -> Result<Vec<BTreeSet<String>>> {
        let list = fs::read(self.place.join(BUILDS)).ok();
        let builds: Option<Vec<BTreeSet<String>>> = list.and_then(|list| serde_json::from_slice(&list).ok());
        let Some(mut builds) = builds else {
            let only = assets(&self.place)?;
            return Ok(if only.is_empty() { Vec::new() } else { vec![only] });
        };
        for build in &mut builds {
            // The list lies in a folder that others may write to: a name in it is a name and no way.
            build.retain(|name| !name.contains(['/', '\\']) && name != ".." && name != ".");
        }
        Ok(builds)
    }
}

/// The names of a built folder's hashed files.
fn assets(folder: &Path) -> Result<BTreeSet<String>> {
    let folder = folder.join(ASSETS);
    if !folder.is_dir() {
        return Ok(BTreeSet::new());
    }
    let entries = fs::read_dir(&folder).with_context(|| format!("cannot read {}", folder.display()))?;
    let names = entries.filter_map(|entry| entry.ok().filter(|entry| is_file(&entry.path()))?.file_name().into_string().ok());
    Ok(names.collect())
}

/// Whether it is a file itself, and not a link to one.
fn is_file(path: &Path) -> bool {
    path.symlink_metadata().is_ok_and(|about| about.is_file())
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

    /// Writes a build with these assets, each of which holds its own name.
    fn build(place: &Path, assets: &[&str]) -> Result<()> {
        let output = Output::start(place)?;
        output.write(MARK, "{}")?;
        for name in assets {
            output.write(&format!("assets/{name}"), name)?;
        }
        output.finish().map(drop)
    }

    #[test]
    fn the_hashed_files_of_the_last_builds_are_kept_and_older_ones_go() -> Result<()> {
        let place = std::env::temp_dir().join(format!("waymark-{}-kept", std::process::id()));
        let names: Vec<String> = (0..KEPT + 2).map(|round| format!("page-{round}.js")).collect();
        for name in &names {
            build(&place, &["font-0.woff2", name])?;
            // Building the same again pushes nothing out.
            build(&place, &["font-0.woff2", name])?;
        }
        let expected: BTreeSet<String> = names.iter().skip(2).cloned().chain(["font-0.woff2".to_owned()]).collect();
        assert_eq!(assets(&place)?, expected);
        assert_eq!(fs::read_to_string(place.join("assets/page-2.js"))?, "page-2.js");
        remove(&place)
    }

    #[test]
    fn a_clean_folder_gets_the_same_bytes_and_a_spoilt_list_or_a_link_brings_nothing_in() -> Result<()> {
        let base = std::env::temp_dir().join(format!("waymark-{}-clean", std::process::id()));
        let [first, second, outside] = ["first", "second", "outside"].map(|name| base.join(name));
        build(&first, &["a-1.js"])?;
        build(&second, &["a-1.js"])?;
        assert_eq!(fs::read(first.join(BUILDS))?, fs::read(second.join(BUILDS))?);
        fs::write(&outside, "secret")?;
        fs::write(first.join(BUILDS), r#"[["a-1.js"], ["../../outside", "..", "a-0.js"]]"#)?;
        #[cfg(unix)]
        std::os::unix::fs::symlink(&outside, first.join("assets/a-0.js"))?;
        build(&first, &["a-2.js"])?;
        assert_eq!(assets(&first)?, ["a-1.js", "a-2.js"].map(str::to_owned).into());
        fs::write(first.join(BUILDS), "no list")?;
        build(&first, &["a-3.js"])?;
        assert_eq!(assets(&first)?, ["a-1.js", "a-2.js", "a-3.js"].map(str::to_owned).into());
        remove(&base)
    }
}
