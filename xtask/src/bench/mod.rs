//! `cargo xtask bench`: what the pages weigh and how long they take, beside other ways to draw the same figures.

mod sizes;

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

use crate::tools;
use site::Job;
use site::Options;
use site::Project;
use site::process;

pub(crate) use sizes::check as check_sizes;

/// The editions that `tests/bench/editions.mjs` writes.
const EDITIONS: [&str; 5] = ["six", "figures-1", "figures-10", "figures-100", "marks"];

/// Builds the pages, prints sizes, and loads every page `rounds` times in turns; `quick` is a smoke run.
pub(crate) fn run(project: &Project, rounds: Option<u32>, quick: bool) -> Result<()> {
    let browser = tools::browser(project)?;
    // Sizes are those of one build, not of the files that are kept for pages of earlier ones.
    let _ = fs::remove_dir_all(project.made("site"));
    let folder = project.made("bench");
    let whole = crate::build(project, &Options { out: Some(project.made("site")), ..Options::default() })?;
    libraries(project)?;
    sites(project, &folder)?;
    sizes::report(&whole)?;
    println!();
    let mut node = project.command("node");
    node.arg("tests/bench/bench.mjs")
        .env("WAYMARK_BENCH", &folder)
        .env("WAYMARK_SITE", &whole)
        .env("WAYMARK_CHROMIUM", &browser.chromium)
        .env("WAYMARK_QUICK", if quick { "1" } else { "0" });
    if let Some(rounds) = rounds {
        node.env("WAYMARK_ROUNDS", rounds.max(1).to_string());
    }
    process::openly(&mut node)
}

/// Installs the chart libraries, unless the ones of the lock file are there.
fn libraries(project: &Project) -> Result<()> {
    let home = project.file("tests/bench");
    let lock = fs::read_to_string(home.join("package-lock.json")).context("tests/bench/package-lock.json")?;
    let stamp = project.made("installed-bench-package-lock.json");
    let same = fs::read_to_string(&stamp).is_ok_and(|installed| installed == lock);
    if same && home.join("node_modules").is_dir() {
        return Ok(());
    }
    eprintln!("Setting up: the chart libraries of the benchmark");
    let mut npm = project.command("npm");
    npm.args(["ci", "--no-audit", "--no-fund"]).current_dir(home);
    process::quietly(&project.made("log/npm-bench.log"), &mut npm)
        .context("The chart libraries could not be installed by npm")?;
    Ok(fs::write(stamp, lock)?)
}

/// Builds the edition of the six figures and the ones that grow.
fn sites(project: &Project, folder: &Path) -> Result<()> {
    for options in editions(project, folder)? {
        crate::build(project, &options)?;
    }
    Ok(())
}

/// Fails with the first edition of the benchmark that is refused.
pub(crate) fn check_editions(project: &Project) -> Result<()> {
    for options in editions(project, &project.made("bench"))? {
        Job::read(project, &options)?;
    }
    Ok(())
}

/// Writes the editions of the benchmark; returns how each is built.
fn editions(project: &Project, folder: &Path) -> Result<Vec<Options>> {
    let editions: PathBuf = folder.join("editions");
    let mut node = project.command("node");
    node.args(["tests/bench/editions.mjs", "www/editions/belt-and-road.json"]).arg(&editions);
    process::openly(&mut node)?;
    let options = |name: &str| Options {
        edition: Some(editions.join(format!("{name}.json"))),
        out: Some(folder.join("sites").join(name)),
        ..Options::default()
    };
    Ok(EDITIONS.map(options).to_vec())
}
