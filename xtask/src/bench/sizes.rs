//! What the pages weigh in brotli 11, against what they may (the budgets in bytes).
//!
//! Names of files are not relied on: a page's module, data and style sheets are what its HTML names.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};

use serde_json::Value;
use site::build::{beside, files};

const KIB: f64 = 1024.0;

/// What the land of a map may weigh, in KiB.
const LAND: f64 = 10.0;

/// A measure with its limit and aim, in KiB or in elements.
struct Weight {
    what: String,
    is: f64,
    limit: f64,
    aim: f64,
}

/// Prints the weight of the built pages.
pub(super) fn report(site: &Path) -> Result<()> {
    println!("| {:<58} | {:>8} | {:>7} | {:>6} |", "KiB in brotli 11", "is", "at most", "aim");
    println!("|{:-<60}|{:->9}:|{:->8}:|{:->7}:|", "", "", "", "");
    for Weight { what, is, limit, aim } in weights(site)? {
        let over = if is > limit { " over" } else { "" };
        println!("| {what:<58} | {is:>8.1} | {limit:>7} | {aim:>6} |{over}");
    }
    Ok(())
}

/// Fails with every measure that is over its limit.
pub(crate) fn check(site: &Path) -> Result<()> {
    let over: Vec<_> = weights(site)?
        .into_iter()
        .filter(|weight| weight.is > weight.limit)
        .map(|weight| format!("{}: {:.1}, at most {}", weight.what, weight.is, weight.limit))
        .collect();
    if over.is_empty() { Ok(()) } else { bail!("The pages weigh too much:\n{}", over.join("\n")) }
}

fn weights(site: &Path) -> Result<Vec<Weight>> {
    let assets = files(&site.join("assets"))?;
    let story = Page::read(site, &site.join("index.html"))?;
    let kinds = kinds(site)?;
    let mut weights = Vec::new();
    let mut add = |what: String, is: f64, limit: f64, aim: f64| weights.push(Weight { what, is, limit, aim });
    for path in embedded(site)? {
        let page = Page::read(site, &path)?;
        let name = path.parent().and_then(Path::file_name).unwrap_or_default().to_string_lossy().into_owned();
        let data = page.data(&name)?;
        // A figure without a picture has no data, and its page loads no module.
        let module = if data > 0.0 { page.total(".wasm")? } else { 0.0 };
        let large = kinds.get(&name).is_some_and(|kinds| is_large(kinds));
        let (limit, aim) = if large { (76.0, 66.0) } else { (60.0, 50.0) };
        let (script, engine) = (page.total(".js")?, page.engine()?);
        // A map brings its land as a file, and most of the larger module that it may have.
        let rest = if page.total(".waymark")? > data { LAND + 8.0 } else { 0.0 };
        if module > 0.0 {
            add(format!("module of the embed {name}"), module, limit, aim);
            add(format!("data of {name}"), data, 3.0, 1.5);
        }
        let early = page.html + page.total(".css")? + script - engine;
        add(format!("embed {name}, before it answers"), early, 30.0, 24.0);
        let whole = early + engine + module + page.total(".waymark")?;
        add(format!("embed {name}, all but fonts"), whole, 95.0 + rest, 80.0);
    }
    add("module of the story".to_owned(), story.total(".wasm")?, 130.0, 115.0);
    add("script of the story".to_owned(), story.total(".js")? - story.engine()?, 14.0, 10.0);
    add("HTML of the story".to_owned(), story.html, 45.0, 35.0);
    #[allow(clippy::cast_precision_loss, reason = "a page has far fewer elements than a number can count")]
    add("elements of the story (a count)".to_owned(), story.elements as f64, 8000.0, 6000.0);
    let named = |start: &str, end: &str| {
        assets
            .iter()
            .filter(|path| {
                let name = path.file_name().unwrap_or_default().to_string_lossy();
                name.starts_with(start) && name.ends_with(end)
            })
            .cloned()
            .collect::<Vec<PathBuf>>()
    };
    add("fonts, all".to_owned(), sum(&named("", ".woff2"))?, 45.0, 30.0);
    add(
        "land of a map".to_owned(),
        named("land-", "").iter().filter(|path| !compressed(path)).map(|path| weight(path)).sum::<Result<f64>>()?,
        LAND,
        7.0,
    );
    Ok(weights)
}

/// A page with the assets that its HTML names; what only a click loads is left out.
struct Page {
    html: f64,
    elements: usize,
    assets: Vec<PathBuf>,
}

impl Page {
    fn read(site: &Path, path: &Path) -> Result<Self> {
        let text = fs::read_to_string(path).with_context(|| format!("{} is missing", path.display()))?;
        let folder = site.join("assets");
        let named = named_assets(&text).into_iter().map(|name| folder.join(name)).filter(|path| path.is_file());
        Ok(Self { html: weight(path)?, elements: elements(&text), assets: named.collect() })
    }

    fn total(&self, end: &str) -> Result<f64> {
        self.assets.iter().filter(|path| path.to_string_lossy().ends_with(end)).map(|path| weight(path)).sum()
    }

    /// What the script of the engine weighs, which comes with the module, and what comes with them of a map that is flown.
    fn engine(&self) -> Result<f64> {
        let is_engine = |path: &&PathBuf| {
            let name = path.file_name().unwrap_or_default().to_string_lossy();
            ["engine", "flight", "opening", "cards"].iter().any(|start| name.starts_with(start))
        };
        self.assets.iter().filter(is_engine).map(|path| weight(path)).sum()
    }

    /// What the figure's own file weighs; the land of a map is another one.
    fn data(&self, figure: &str) -> Result<f64> {
        let is_own = |path: &&PathBuf| {
            let name = path.file_name().unwrap_or_default().to_string_lossy();
            name.starts_with(figure) && name.ends_with(".waymark")
        };
        self.assets.iter().filter(is_own).map(|path| weight(path)).sum()
    }
}

/// The kinds of each figure, by its manifest entry.
fn kinds(site: &Path) -> Result<BTreeMap<String, Vec<String>>> {
    let manifest: Value = serde_json::from_str(&fs::read_to_string(site.join("manifest.json"))?)?;
    let text = |value: &Value| value.as_str().map(str::to_owned);
    let list = |value: &Value| value.as_array().map(|list| list.iter().filter_map(text).collect());
    let figures = manifest.get("figures").and_then(Value::as_array).context("the manifest has no figures")?;
    Ok(figures.iter().filter_map(|figure| Some((text(figure.get("id")?)?, list(figure.get("kinds")?)?))).collect())
}

/// Whether a figure may have the larger module: a map or four kinds do, and the time-distance plot, which is a geometry of
/// its own and 0.4 KiB over what all others keep to.
fn is_large(kinds: &[String]) -> bool {
    kinds.len() >= 4 || kinds.iter().any(|kind| kind == "map" || kind == "journeys")
}

/// The files of `assets/` that a page names, without those that only a tool or another page loads.
fn named_assets(html: &str) -> BTreeSet<String> {
    let names = html.match_indices("assets/").filter_map(|(at, _)| {
        let before = html.get(..at)?.trim_end_matches(['.', '/']);
        let later = ["tools", "compare", "guess", "component", "component-style", "story-module", "story-glue"]
            .map(|name| format!("data-{name}=\""));
        let rest = html.get(at + "assets/".len()..)?;
        let end = rest.find(|sign: char| !sign.is_ascii_alphanumeric() && !"-_.".contains(sign)).unwrap_or(rest.len());
        let name = rest.get(..end).unwrap_or_default();
        // Scripts of buttons and of what lies far down.
        let asked = ["player-", "zoom-", "lens-", "steps-", "facts-table-tools-"].iter().any(|start| name.starts_with(start));
        let later = asked || later.iter().any(|attribute| before.ends_with(attribute.as_str()));
        (!later).then(|| name.to_owned())
    });
    names.collect()
}

/// How many elements a page starts: each `<` with a letter after it, outside of text that HTML escapes.
fn elements(html: &str) -> usize {
    html.as_bytes().windows(2).filter(|pair| matches!(pair, [b'<', letter] if letter.is_ascii_alphabetic())).count()
}

fn compressed(path: &Path) -> bool {
    path.extension().is_some_and(|extension| extension == "br" || extension == "gz")
}

/// KiB of a file in brotli, or as it is where it has no smaller form.
fn weight(path: &Path) -> Result<f64> {
    let small = beside(path, "br");
    let path = if small.is_file() { small.as_path() } else { path };
    let bytes = fs::metadata(path).with_context(|| format!("{} is missing", path.display()))?.len();
    #[allow(clippy::cast_precision_loss, reason = "a file is far smaller than a number can count")]
    Ok(bytes as f64 / KIB)
}

fn sum(paths: &[PathBuf]) -> Result<f64> {
    paths.iter().map(|path| weight(path)).sum()
}

fn embedded(site: &Path) -> Result<Vec<PathBuf>> {
    let pages = files(&site.join("embed"))?.into_iter();
    Ok(pages.filter(|path| path.to_string_lossy().ends_with(".html")).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_page_loads_by_itself_is_weighed_and_what_a_tool_loads_is_not() {
        let html = r#"<html data-tools="../../assets/share-1.js" data-engine="../../assets/waymark-2.wasm"><script src="../../assets/page-3.js">"#;
        assert_eq!(named_assets(html), ["page-3.js", "waymark-2.wasm"].map(str::to_owned).into());
    }

    #[test]
    fn elements_are_counted_by_their_start() {
        assert_eq!(elements("<!doctype html><p>1 &lt; 2<br></p><svg/>"), 3);
    }
}
