//! Made-up input: by libFuzzer, which learns from what the code does, where its tools are there, and by chance everywhere.

use std::env;
use std::fs;

use anyhow::Result;

use site::Project;
use site::process;

/// What is tried, each a program in `fuzz/fuzz_targets`.
const TARGETS: [&str; 4] = ["bytes", "published", "edition", "state"];

/// How many inputs each target gets by chance in `cargo xtask fuzz`: some minutes.
const CASES: &str = "100000";

/// Seconds for each target by libFuzzer: in the tests, and in `cargo xtask fuzz`.
const SHORT: u32 = 60;
const LONG: u32 = 900;

/// A minute for each target, if this machine has the tools; the native tests have tried all of them by chance.
pub(crate) fn short(project: &Project) -> Result<()> {
    if !has_tools(project) {
        println!("Skipped: libFuzzer needs a nightly Rust and `cargo install cargo-fuzz`.");
        return Ok(());
    }
    by_learning(project, SHORT)
}

/// Tries made-up input for long. `WAYMARK_FUZZ_CASES` says how often by chance.
pub(crate) fn long(project: &Project) -> Result<()> {
    let cases = env::var("WAYMARK_FUZZ_CASES").unwrap_or_else(|_| CASES.to_owned());
    let mut cargo = project.command("cargo");
    cargo.args(["test", "--package", "waymark", "--test", "native", "fuzz::"]).env("WAYMARK_FUZZ_CASES", cases);
    process::openly(&mut cargo)?;
    if has_tools(project) { by_learning(project, LONG) } else { Ok(()) }
}

fn has_tools(project: &Project) -> bool {
    let answers = |program: &str, arguments: &[&str]| process::output(project.command(program).args(arguments)).is_ok();
    answers("cargo", &["fuzz", "--version"]) && answers("cargo", &["+nightly", "--version"])
}

/// Each target for so many seconds, from its seeds; what it learns is kept for the next time. A fault is written to
/// `fuzz/artifacts`.
fn by_learning(project: &Project, seconds: u32) -> Result<()> {
    for target in TARGETS {
        let learnt = project.made(format!("fuzz/{target}"));
        fs::create_dir_all(&learnt)?;
        let seeds = project.file("fuzz/seeds").join(target);
        let mut cargo = project.command("cargo");
        cargo.args(["+nightly", "fuzz", "run", "--release", target]).args([&learnt, &seeds]).args([
            "--",
            &format!("-max_total_time={seconds}"),
            "-timeout=5",
            "-max_len=4096",
            "-verbosity=0",
        ]);
        process::quietly(&project.made(format!("log/fuzz-{target}.log")), &mut cargo)?;
    }
    Ok(())
}
