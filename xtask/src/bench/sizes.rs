//! What the pages weigh, against what they may.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};

use site::build::{beside, files};

const KIB: f64 = 1024.0;

/// A weight with its limits.
struct Weight {
    what: &'static str,
    bytes: u64,
    /// What it may weigh. The report says where that is not met.
    limit_kib: u64,
    aim_kib: u64,
    /// What a test holds it to: the limit, or today's weight where it is over it, so that it only ever shrinks.
    held_kib: u64,
}

/// Prints the weight of the built pages in brotli 11.
pub(super) fn report(site: &Path) -> Result<()> {
    println!("{:<44} {:>9} {:>9} {:>6}", "KiB in brotli 11", "is", "at most", "aim");
    for Weight { what, bytes, limit_kib, aim_kib, .. } in weights(site)? {
        let over = if bytes > limit_kib * 1024 { "  over" } else { "" };
        println!("{what:<44} {:>9.1} {limit_kib:>9} {aim_kib:>6}{over}", bytes as f64 / KIB);
    }
    Ok(())
}

/// Fails if anything weighs more than it is held to.
pub(crate) fn check(site: &Path) -> Result<()> {
    let weights = weights(site)?.into_iter();
    let over: Vec<_> = weights
        .filter(|weight| weight.bytes > weight.held_kib * 1024)
        .map(|weight| format!("{}: {:.1} KiB, at most {}", weight.what, weight.bytes as f64 / KIB, weight.held_kib))
        .collect();
    if over.is_empty() { Ok(()) } else { bail!("The pages weigh too much:\n{}", over.join("\n")) }
}

fn weights(site: &Path) -> Result<Vec<Weight>> {
    let wasm = asset(site, "waymark-", ".wasm")?;
    let script = asset(site, "story-", ".js")?;
    let style = asset(site, "embedded-", ".css")?;
    let edition = asset(site, "edition-", ".json")?;
    let page = heaviest(&embedded(site)?)?;
    let fonts = total(&files(&site.join("assets"))?, ".woff2")?;
    let first = page + style;
    let land = asset(site, "land-", ".json").unwrap_or_default();
    let over = |what, bytes, limit_kib, aim_kib, held_kib| Weight { what, bytes, limit_kib, aim_kib, held_kib };
    let weight = |what, bytes, limit_kib, aim_kib| over(what, bytes, limit_kib, aim_kib, limit_kib);
    Ok(vec![
        over("WebAssembly, all kinds", wasm, 76, 55, 216),
        weight("script of a page", script, 16, 10),
        over("one embedded figure, the largest, without fonts", first + script + wasm + edition, 110, 80, 276),
        weight("of it before the first picture", first, 30, 15),
        weight("land of a map, loaded near the view", land, 10, 7),
        weight("fonts, all four", fonts, 45, 45),
        weight("script for pages that embed", compressed(&site.join("embed.js"))?, 16, 10),
    ])
}

/// The weight of the one asset with this name.
fn asset(site: &Path, start: &str, end: &str) -> Result<u64> {
    let named = |path: &PathBuf| {
        path.file_name().and_then(|name| name.to_str()).is_some_and(|name| name.starts_with(start) && name.ends_with(end))
    };
    let all = files(&site.join("assets"))?;
    let path = all.iter().find(|path| named(path)).with_context(|| format!("the build has no {start}…{end}"))?;
    compressed(path)
}

fn compressed(path: &Path) -> Result<u64> {
    let path = beside(path, "br");
    Ok(fs::metadata(&path).with_context(|| format!("{} is missing", path.display()))?.len())
}

fn total(paths: &[PathBuf], end: &str) -> Result<u64> {
    let chosen = paths.iter().filter(|path| path.to_string_lossy().ends_with(end));
    chosen.map(|path| Ok(fs::metadata(path)?.len())).sum()
}

fn embedded(site: &Path) -> Result<Vec<PathBuf>> {
    let pages = files(&site.join("embed"))?.into_iter();
    Ok(pages.filter(|path| path.to_string_lossy().ends_with(".html")).collect())
}

fn heaviest(pages: &[PathBuf]) -> Result<u64> {
    let weights: Vec<u64> = pages.iter().map(|page| compressed(page)).collect::<Result<_>>()?;
    weights.into_iter().max().context("the build has no embedded figure")
}
