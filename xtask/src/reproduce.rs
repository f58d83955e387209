//! Whether the same sources make the same pages: they are built a second time, into another folder, and every file is compared.
//! Modules are compiled once: of those it is made sure that no path of this machine is in them.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};

use site::Project;
use site::build::files;

/// Compares what was built in `first` with what `again` has built in another folder.
pub(crate) fn compare(project: &Project, first: &Path, again: &Path) -> Result<()> {
    let (names, others) = (names(first)?, names(again)?);
    if let Some(name) = names.iter().find(|name| !others.contains(name)).or(others.iter().find(|name| !names.contains(name))) {
        bail!("{} is in one of two builds alone", name.display());
    }
    let homes = [project.file("").display().to_string(), site::project::cargo_home()?.display().to_string()];
    for name in names {
        let bytes = fs::read(first.join(&name)).with_context(|| format!("{} cannot be read", name.display()))?;
        if bytes != fs::read(again.join(&name))? {
            bail!("{} is another one when it is built again", name.display());
        }
        if name.extension().is_some_and(|extension| extension == "wasm")
            && let Some(home) = homes.iter().find(|home| holds(&bytes, home.trim_end_matches('/').as_bytes()))
        {
            bail!("{} names the folder {home}", name.display());
        }
    }
    Ok(())
}

/// The files of a folder, from there.
fn names(folder: &Path) -> Result<Vec<PathBuf>> {
    let mut names: Vec<PathBuf> =
        files(folder)?.into_iter().filter_map(|path| path.strip_prefix(folder).ok().map(Path::to_path_buf)).collect();
    names.sort();
    Ok(names)
}

fn holds(bytes: &[u8], part: &[u8]) -> bool {
    !part.is_empty() && bytes.windows(part.len()).any(|window| window == part)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn folder(name: &str, files: &[(&str, &[u8])]) -> PathBuf {
        let folder = std::env::temp_dir().join(format!("waymark-reproduce-{}-{name}", std::process::id()));
        fs::create_dir_all(folder.join("assets")).unwrap();
        for (name, bytes) in files {
            fs::write(folder.join(name), bytes).unwrap();
        }
        folder
    }

    #[test]
    fn two_builds_are_alike_if_each_file_is_and_no_module_names_this_machine() {
        let project = Project::find().unwrap();
        let one = folder("one", &[("index.html", b"a"), ("assets/x.wasm", b"\0asm")]);
        assert!(compare(&project, &one, &folder("same", &[("index.html", b"a"), ("assets/x.wasm", b"\0asm")])).is_ok());
        assert!(compare(&project, &one, &folder("other", &[("index.html", b"b"), ("assets/x.wasm", b"\0asm")])).is_err());
        assert!(compare(&project, &one, &folder("fewer", &[("index.html", b"a")])).is_err());
        let named = format!("\0asm{}/src", project.file("").display().to_string().trim_end_matches('/'));
        let leak = [("index.html", &b"a"[..]), ("assets/x.wasm", named.as_bytes())];
        assert!(compare(&project, &folder("leak", &leak), &folder("leak-again", &leak)).is_err());
    }
}
