//! What others made and the pages contain, with their licences: crates in the module, fonts, and the land of maps. As a list for
//! people, and as one for programs.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;
use std::fs;
use std::path::Path;

use anyhow::{Context, Result, bail};
use serde::Deserialize;
use serde_json::{Value, json};

use crate::process;
use crate::project::Project;

/// The file in the repository, and in the folder that a build writes.
pub const FILE: &str = "THIRD-PARTY.md";

/// The same for programs, in the folder that a build writes: `CycloneDX` 1.5.
pub const BILL: &str = "sbom.cdx.json";

const TARGET: &str = "wasm32-unknown-unknown";

/// npm's packages whose files are published; all others only build and test.
const PACKAGES: [&str; 3] = ["@fontsource-variable/literata", "@fontsource-variable/source-sans-3", "world-atlas"];

const START: &str = "\
# What others made

Waymark's pages contain the work of others, under these licences. The list is made from Cargo.lock and package-lock.json;
`UPDATE_SNAPSHOTS=1 cargo test -p waymark-site licences` writes it anew, and the tests fail when it is out of date.
What only builds and tests is not published and not listed.

The land of the maps is from Natural Earth, which is in the public domain.
";

/// What `cargo metadata` says.
#[derive(Deserialize)]
struct Metadata {
    packages: Vec<Package>,
    resolve: Resolve,
}

#[derive(Deserialize)]
struct Package {
    id: String,
    name: String,
    version: String,
    license: Option<String>,
    repository: Option<String>,
    manifest_path: std::path::PathBuf,
    targets: Vec<Target>,
}

#[derive(Deserialize)]
struct Target {
    kind: Vec<String>,
}

#[derive(Deserialize)]
struct Resolve {
    root: String,
    nodes: Vec<Node>,
}

#[derive(Deserialize)]
struct Node {
    id: String,
    deps: Vec<Dependency>,
}

#[derive(Deserialize)]
struct Dependency {
    pkg: String,
    dep_kinds: Vec<Kind>,
}

#[derive(Deserialize)]
struct Kind {
    /// Nothing for what is compiled in; `dev` or `build` for the others.
    kind: Option<String>,
}

#[derive(Deserialize)]
struct NpmPackage {
    version: String,
    license: String,
}

/// A crate or package that is published with the pages.
struct Work {
    name: String,
    version: String,
    /// An SPDX expression.
    licence: String,
    repository: Option<String>,
    /// Its package URL.
    address: String,
    /// The text of the licence; empty where the crate does not bring it.
    text: String,
}

/// The list as Markdown. Fails on a crate or package without a licence or its text.
pub fn text(project: &Project) -> Result<String> {
    Ok(markdown(&works(project)?))
}

/// The list for programs. Fails as [`text`] does.
pub(crate) fn bill(project: &Project) -> Result<Value> {
    let component = |work: &Work| {
        let places: Vec<Value> = work.repository.iter().map(|place| json!({ "type": "vcs", "url": place })).collect();
        json!({
            "type": "library", "name": work.name, "version": work.version, "purl": work.address,
            "licenses": [{ "expression": work.licence }], "externalReferences": places,
        })
    };
    Ok(json!({
        "bomFormat": "CycloneDX", "specVersion": "1.5", "version": 1,
        "metadata": { "component": { "type": "application", "name": "waymark", "version": env!("CARGO_PKG_VERSION") } },
        "components": works(project)?.iter().map(component).collect::<Vec<_>>(),
    }))
}

fn works(project: &Project) -> Result<Vec<Work>> {
    let mut works = Vec::new();
    let mut cargo = project.command("cargo");
    cargo.args(["metadata", "--format-version", "1", "--locked", "--filter-platform", TARGET]);
    let metadata: Metadata = serde_json::from_str(&process::output(&mut cargo)?).context("cargo metadata is not understood")?;
    let shipped = shipped(&metadata);
    for package in metadata.packages.iter().filter(|package| shipped.contains(package.id.as_str())) {
        let folder = package.manifest_path.parent().context("a crate without a folder")?;
        let licence = package.license.clone().with_context(|| format!("{} has no licence", package.name))?;
        works.push(Work {
            name: package.name.clone(),
            version: package.version.clone(),
            // Older crates write a choice with a slash.
            licence: licence.replace('/', " OR "),
            repository: package.repository.clone(),
            address: format!("pkg:cargo/{}@{}", package.name, package.version),
            text: licence_text(folder)?.unwrap_or_default(),
        });
    }
    for name in PACKAGES {
        let folder = project.file("node_modules").join(name);
        let about = fs::read_to_string(folder.join("package.json")).with_context(|| format!("{name} is not installed"))?;
        let NpmPackage { version, license } = serde_json::from_str(&about)?;
        let text = licence_text(&folder)?.with_context(|| format!("{name} has no text of its licence"))?;
        let address = format!("pkg:npm/{}@{version}", name.replace('@', "%40"));
        works.push(Work { name: name.to_owned(), version, licence: license, repository: None, address, text });
    }
    works.sort_by(|a, b| (&a.name, &a.version).cmp(&(&b.name, &b.version)));
    Ok(works)
}

/// The ids of the crates that are compiled into the module: neither Waymark itself nor what runs only while it is compiled.
fn shipped(metadata: &Metadata) -> BTreeSet<&str> {
    let nodes: BTreeMap<&str, &Node> = metadata.resolve.nodes.iter().map(|node| (node.id.as_str(), node)).collect();
    let is_macro =
        |package: &&Package| package.targets.iter().any(|target| target.kind.iter().any(|kind| kind == "proc-macro"));
    let macros: BTreeSet<&str> = metadata.packages.iter().filter(is_macro).map(|package| package.id.as_str()).collect();
    let mut shipped = BTreeSet::new();
    let mut open = vec![metadata.resolve.root.as_str()];
    while let Some(id) = open.pop() {
        let needed = nodes.get(id).into_iter().flat_map(|node| &node.deps);
        for dependency in needed.filter(|dependency| dependency.dep_kinds.iter().any(|kind| kind.kind.is_none())) {
            if !macros.contains(dependency.pkg.as_str()) && shipped.insert(dependency.pkg.as_str()) {
                open.push(&dependency.pkg);
            }
        }
    }
    shipped
}

/// The text of the licence in a folder, the shortest of several: who may choose, chooses MIT.
fn licence_text(folder: &Path) -> Result<Option<String>> {
    let mut texts = Vec::new();
    for entry in fs::read_dir(folder).with_context(|| format!("{} cannot be read", folder.display()))? {
        let path = entry?.path();
        let name = path.file_name().unwrap_or_default().to_string_lossy().to_uppercase();
        if path.is_file() && ["LICENSE", "LICENCE", "COPYING"].iter().any(|start| name.starts_with(start)) {
            texts.push(fs::read_to_string(&path)?.replace("\r\n", "\n").trim().to_owned());
        }
    }
    texts.sort_by(|a, b| (a.len(), a).cmp(&(b.len(), b)));
    Ok(texts.into_iter().next())
}

/// Each text once, under all works that come with it.
fn markdown(works: &[Work]) -> String {
    let mut texts: BTreeMap<&str, Vec<String>> = BTreeMap::new();
    for Work { name, version, licence, repository, text, .. } in works {
        let place = repository.as_ref().map(|place| format!(", {place}")).unwrap_or_default();
        texts.entry(text).or_default().push(format!("{name} {version}: {licence}{place}"));
    }
    let mut groups: Vec<(Vec<String>, &str)> = texts.into_iter().map(|(text, titles)| (titles, text)).collect();
    groups.sort();
    groups.iter().fold(START.to_owned(), |mut page, (titles, text)| {
        page.push('\n');
        for title in titles {
            // Writing to a string cannot fail.
            let _ = writeln!(page, "- {title}");
        }
        if !text.is_empty() {
            let _ = write!(page, "\n```text\n{text}\n```\n");
        }
        page
    })
}

/// Fails when the repository's list is not the one that its locks give.
pub fn check(project: &Project) -> Result<()> {
    let known = fs::read_to_string(project.file(FILE)).unwrap_or_default();
    if known != text(project)? {
        bail!("{FILE} is out of date: UPDATE_SNAPSHOTS=1 cargo test -p waymark-site licences writes it");
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_list_for_programs_has_the_same_works_each_with_its_address_and_licence() -> Result<()> {
        let project = Project::find()?;
        let (bill, list) = (bill(&project)?, text(&project)?);
        let components = bill["components"].as_array().context("no components")?;
        assert_eq!(components.len(), list.lines().filter(|line| line.starts_with("- ")).count());
        for component in components {
            let said = |name: &str| component[name].as_str().unwrap_or_default();
            let licence = component["licenses"][0]["expression"].as_str().unwrap_or_default();
            assert!(list.contains(&format!("- {} {}: {licence}", said("name"), said("version"))), "{component}");
            assert!(said("purl").starts_with("pkg:cargo/") || said("purl").starts_with("pkg:npm/"), "{component}");
            assert!(said("purl").ends_with(&format!("@{}", said("version"))) && !licence.is_empty(), "{component}");
        }
        Ok(())
    }

    #[test]
    fn the_list_of_licences_is_the_one_that_the_locks_give() -> Result<()> {
        let project = Project::find()?;
        if std::env::var_os("UPDATE_SNAPSHOTS").is_some() {
            fs::write(project.file(FILE), text(&project)?)?;
        }
        check(&project)?;
        let list = text(&project)?;
        for part in ["- plotters 0.3.7: MIT", "- wasm-bindgen ", "OFL-1.1", "SIL OPEN FONT LICENSE"] {
            assert!(list.contains(part), "{part}");
        }
        for part in ["- syn ", "- serde_derive ", "- waymark ", "- proptest "] {
            assert!(!list.contains(part), "{part} is not in the pages");
        }
        Ok(())
    }
}
