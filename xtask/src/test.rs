//! `cargo xtask test`: every test there is, in the order in which failures are cheapest to find.

use std::env;
use std::path::Path;
use std::time::Instant;

use anyhow::{Context, Result};

use crate::serve::Server;
use crate::tools::Browser;
use crate::{bench, fuzz, reproduce, tools};
use site::Options;
use site::Project;
use site::process;

/// Sets up what is missing and runs all tests; the first failure ends it.
pub(crate) fn run(project: &Project) -> Result<()> {
    let browser = tools::for_test(project)?;
    let start = Instant::now();
    let server = Server::listen(0)?;
    let folder = project.made("site");
    // The pages that the tests look at; they do not disturb `dist`.
    let site = Options { out: Some(folder.clone()), url: Some(server.address()), ..Options::default() };
    let again = Options { out: Some(project.made("site-again")), ..site.clone() };
    // An edition that is none of ours.
    let other = Options {
        out: Some(project.made("site-other")),
        edition: Some(project.file("tests/fixtures/unkind/strait.json")),
        ..site.clone()
    };
    let steps: [(&str, &dyn Fn() -> Result<()>); 14] = [
        ("format", &|| quietly(project, "cargo", &["fmt", "--all", "--check"])),
        ("lints", &|| lints(project)),
        ("supply", &|| supply(project)),
        ("native tests", &|| openly(project, "cargo", &["test", "--workspace", "--quiet"])),
        ("made-up input", &|| fuzz::short(project)),
        ("tests in the browser", &|| wasm_tests(project, &browser)),
        ("build", &|| build_alone(project, &site)),
        ("build again", &|| {
            build_alone(project, &again)?;
            reproduce::compare(project, &folder, &project.made("site-again"))
        }),
        ("build another edition", &|| build_alone(project, &other)),
        ("editions of the benchmark", &|| bench::check_editions(project)),
        ("sizes", &|| bench::check_sizes(&folder)),
        ("types of the scripts", &|| quietly(project, "tsc", &["--project", "www"])),
        ("fonts", &|| quietly(project, "node", &["www/fonts/build.mjs", "--check"])),
        ("end to end", &|| end_to_end(project, &browser, &server, &folder)),
    ];
    for (name, step) in steps {
        println!("== {name}");
        let start = Instant::now();
        step().with_context(|| format!("The step `{name}` failed"))?;
        println!("== {name}: {} s\n", start.elapsed().as_secs());
    }
    println!("Everything passed in {} s.", start.elapsed().as_secs());
    Ok(())
}

/// Builds into an empty folder: files that are kept for pages of earlier builds are none of the tests' business.
fn build_alone(project: &Project, options: &Options) -> Result<()> {
    if let Some(folder) = &options.out {
        let _ = std::fs::remove_dir_all(folder);
    }
    crate::build(project, options).map(drop)
}

fn quietly(project: &Project, program: &str, arguments: &[&str]) -> Result<()> {
    let log = project.made(format!("log/test-{program}.log"));
    process::quietly(&log, project.command(program).args(arguments))
}

fn openly(project: &Project, program: &str, arguments: &[&str]) -> Result<()> {
    process::openly(project.command(program).args(arguments))
}

fn lints(project: &Project) -> Result<()> {
    let deny = ["--", "--deny", "warnings"];
    quietly(project, "cargo", &[&["clippy", "--workspace", "--all-targets"], &deny[..]].concat())?;
    let wasm = ["clippy", "--package", "waymark", "--all-targets", "--target", "wasm32-unknown-unknown"];
    quietly(project, "cargo", &[&wasm[..], &deny[..]].concat())
}

/// Licences, sources and bans of the crates by `deny.toml`, and npm's packages against their lock. Advisories need a
/// database from the network, which the tests do without: `cargo deny check advisories`.
fn supply(project: &Project) -> Result<()> {
    quietly(project, "cargo-deny", &["--locked", "check", "licenses", "bans", "sources"])?;
    quietly(project, "npm", &["ls", "--all"])
}

fn wasm_tests(project: &Project, browser: &Browser) -> Result<()> {
    let mut command = project.command("wasm-pack");
    command
        .args(["test", "--headless", "--chrome"])
        .env("CHROMEDRIVER", &browser.driver)
        .env("WASM_BINDGEN_TEST_TIMEOUT", "300")
        .env("WASM_BINDGEN_TEST_DRIVER_TIMEOUT", "60");
    process::openly(&mut command)
}

/// Runs node's test runner against the built pages, two files at a time: no test may rest on having the machine for itself.
fn end_to_end(project: &Project, browser: &Browser, server: &Server, folder: &Path) -> Result<()> {
    let _serving = server.serve(folder.to_owned())?;
    let mut command = project.command("node");
    command
        .args(["--test", "--test-force-exit", "--test-reporter=spec", "--test-concurrency=2"])
        .args(end_to_end_files(&project.file("tests"))?)
        .env("WAYMARK_ADDRESS", server.address())
        .env("WAYMARK_SITE", folder)
        .env("WAYMARK_OTHER_SITE", project.made("site-other"))
        .env("WAYMARK_CHROMIUM", &browser.chromium)
        .env("WAYMARK_NGINX", tools::nginx(project)?);
    if let Some(firefox) = &browser.firefox {
        command.env("WAYMARK_FIREFOX", firefox);
    }
    if let Some(webkit) = &browser.webkit {
        command.env("WAYMARK_WEBKIT", &webkit.driver).env("WAYMARK_XVFB", &webkit.screen);
    }
    if let Some((driver, cog)) = &browser.oldest_webkit {
        command.env("WAYMARK_WPE", driver).env("WAYMARK_COG", cog);
    }
    if let Some(orca) = &browser.orca {
        command.env("WAYMARK_ORCA", orca);
    }
    if env::var_os("FORCE_COLOR").is_none() {
        command.env("NO_COLOR", "1");
    }
    process::openly(&mut command)
}

fn end_to_end_files(folder: &Path) -> Result<Vec<std::path::PathBuf>> {
    let mut files = site::build::files(&folder.join("e2e"))?;
    files.push(folder.join("bench/report.test.mjs"));
    Ok(files.into_iter().filter(|path| path.to_string_lossy().ends_with(".test.mjs")).collect())
}
