//! The WebAssembly module: compiled, bound to JavaScript, made small.

use std::fs;
use std::path::PathBuf;

use anyhow::{Context, Result};

use super::hash;
use crate::process;
use crate::project::{self, Project};

const TARGET: &str = "wasm32-unknown-unknown";

/// Says which compiled module the glue was made from, so that it is not made again.
const STAMP: &str = "made-from";

/// What wasm-bindgen made: `waymark.js`, `waymark_bg.wasm` and their types.
#[must_use]
pub fn glue(project: &Project) -> PathBuf {
    project.made("pkg")
}

/// Compiles the crate and writes its glue.
pub(super) fn build(project: &Project) -> Result<()> {
    let folder = glue(project);
    let fresh = project.made("pkg.new");
    let _ = fs::remove_dir_all(&fresh);
    compile(project)?;

    let module = project.target().join(TARGET).join("release/waymark.wasm");
    let stamp = hash(&fs::read(&module).context("the WebAssembly module was not compiled")?);
    if fs::read_to_string(folder.join(STAMP)).is_ok_and(|known| known == stamp) {
        return Ok(());
    }
    let mut bind = project.command("wasm-bindgen");
    bind.arg(&module).args(["--target", "web", "--remove-producers-section", "--remove-name-section", "--out-dir"]).arg(&fresh);
    process::quietly(&project.made("log/wasm-bindgen.log"), &mut bind)?;

    let module = fresh.join("waymark_bg.wasm");
    let mut shrink = project.command("wasm-opt");
    shrink.args(["-Oz", "--converge"]).arg(&module).arg("-o").arg(&module);
    process::quietly(&project.made("log/wasm-opt.log"), &mut shrink)?;

    fs::write(fresh.join(STAMP), stamp)?;
    let _ = fs::remove_dir_all(&folder);
    fs::rename(&fresh, &folder).with_context(|| format!("cannot write {}", folder.display()))
}

/// Compiles without this machine's paths in the result, so that every machine gets the same bytes.
fn compile(project: &Project) -> Result<()> {
    let sysroot = process::output(project.command("rustc").args(["--print", "sysroot"]))?;
    let home = project::cargo_home()?;
    let mut folders = vec![(project.file(""), "/waymark"), (home.clone(), "/cargo"), (PathBuf::from(sysroot), "/rust")];
    // The folder of each registry has its name; of the prefixes that fit, the last one counts.
    let registries = fs::read_dir(home.join("registry/src")).into_iter().flatten();
    folders.extend(registries.filter_map(|entry| Some((entry.ok()?.path(), "/crates"))));
    let flags = folders.iter().map(|(folder, name)| format!("--remap-path-prefix={}={name}", folder.display()));
    let flags: Vec<String> = flags.collect();
    let mut cargo = project.command("cargo");
    cargo
        .args(["build", "--package", "waymark", "--lib", "--release", "--target", TARGET])
        .env("CARGO_ENCODED_RUSTFLAGS", flags.join("\u{1f}"));
    process::quietly(&project.made("log/cargo-build.log"), &mut cargo)
}
