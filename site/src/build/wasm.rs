//! WebAssembly modules: each is compiled with the kinds of panel that it needs, bound to JavaScript, made small, and kept
//! until something that it is made of changes.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};

use super::{features, files, hash, imports};
use crate::process;
use crate::project::{self, Project};

const TARGET: &str = "wasm32-unknown-unknown";

/// Reference types are left out: Safari 16.0 compiles them wrongly, and traps.
const CODE: [&str; 2] = ["-C", "target-feature=-reference-types"];

/// What the module may use. Every browser that the README names has all of it.
const FEATURES: [&str; 6] = [
    "--mvp-features",
    "--enable-bulk-memory",
    "--enable-multivalue",
    "--enable-mutable-globals",
    "--enable-nontrapping-float-to-int",
    "--enable-sign-ext",
];

/// Chosen by what the module weighs in brotli, not by its length: `-Oz` makes it 2 % heavier than `-O1` does. Functions of one
/// name, made from one generic function for several types, are much alike: one after the other they weigh 0.7 % less. How far
/// an address is aligned is only a hint, and browsers ask the processor itself: without the hints they weigh 0.4 % less.
const PASSES: [&str; 7] = [
    "--reorder-functions-by-name",
    "-O1",
    "--dae-optimizing",
    "--rse",
    "--remove-unused-module-elements",
    "--vacuum",
    "--dealign",
];

/// What the module imports has short names. Another number when that is done in another way: modules are made anew.
const NAMES: &str = "names 1";

/// The kinds of panel in a module, by their names.
pub(crate) type Kinds = BTreeSet<String>;

/// A module, and the script between it and the page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Engine {
    /// The module.
    pub module: PathBuf,
    /// The script; it looks for the module under the name [`MODULE`], beside itself.
    pub glue: PathBuf,
}

/// The name of the module's file before it has its hash.
pub const MODULE: &str = "waymark_bg.wasm";

impl Engine {
    fn of(folder: &Path) -> Self {
        Self { module: folder.join(MODULE), glue: folder.join("waymark.js") }
    }

    fn is_there(&self) -> bool {
        self.module.exists() && self.glue.exists()
    }
}

/// What every module of this project is made of besides its kinds.
pub(crate) struct Source<'a> {
    project: &'a Project,
    hash: String,
}

impl<'a> Source<'a> {
    /// Reads the sources of the library, the lock file, and the versions of the tools.
    pub(crate) fn read(project: &'a Project) -> Result<Self> {
        let mut parts = Vec::new();
        let named = ["Cargo.toml", "Cargo.lock"].map(|name| project.file(name));
        for path in files(&project.file("src"))?.into_iter().chain(named) {
            if path.extension().is_some_and(|extension| ["rs", "toml", "lock"].iter().any(|known| extension == *known)) {
                let bytes = fs::read(&path).with_context(|| format!("{} cannot be read", path.display()))?;
                parts.push(hash(&bytes));
            }
        }
        for program in ["rustc", "wasm-bindgen", "wasm-opt"] {
            parts.push(process::output(project.command(program).arg("--version"))?);
        }
        parts.extend(CODE.iter().chain(&FEATURES).chain(&PASSES).chain([&NAMES]).map(|flag| (*flag).to_owned()));
        Ok(Self { project, hash: hash(parts.join("\n").as_bytes()) })
    }

    /// The module with these kinds; it is compiled only if none of the same makings is there.
    pub(crate) fn engine(&self, kinds: &Kinds) -> Result<Engine> {
        let names: Vec<&str> = kinds.iter().map(String::as_str).collect();
        let key = hash([&self.hash, &names.join(",")].map(String::as_str).join("\n").as_bytes());
        let folder = self.project.made(format!("modules/{}", &key[..20]));
        let engine = Engine::of(&folder);
        if engine.is_there() {
            return Ok(engine);
        }
        eprintln!("Building: a module with {}", if names.is_empty() { "no kind".to_owned() } else { names.join(", ") });
        let fresh = folder.with_extension("new");
        let _ = fs::remove_dir_all(&fresh);
        fs::create_dir_all(&fresh)?;
        self.make(&names, &fresh)?;
        let _ = fs::remove_dir_all(&folder);
        fs::rename(&fresh, &folder).with_context(|| format!("cannot write {}", folder.display()))?;
        if !engine.is_there() {
            bail!("no module was written to {}", folder.display());
        }
        Ok(engine)
    }

    fn make(&self, kinds: &[&str], folder: &Path) -> Result<()> {
        let project = self.project;
        compile(project, kinds)?;
        let compiled = project.target().join(TARGET).join("release/waymark.wasm");
        let bytes = fs::read(&compiled).context("the WebAssembly module was not compiled")?;
        let plain = folder.join("waymark.wasm");
        fs::write(&plain, features::without(&bytes, "reference-types").context("the module is none that can be read")?)?;

        // Names stay for the order of the functions: wasm-opt leaves them out.
        let mut bind = project.command("wasm-bindgen");
        bind.arg(&plain).args(["--target", "web", "--remove-producers-section", "--out-dir"]).arg(folder);
        process::quietly(&project.made("log/wasm-bindgen.log"), &mut bind)?;
        fs::remove_file(&plain)?;

        let module = folder.join(MODULE);
        let mut shrink = project.command("wasm-opt");
        shrink.args(FEATURES).args(PASSES).arg(&module).arg("-o").arg(&module);
        process::quietly(&project.made("log/wasm-opt.log"), &mut shrink)?;

        let glue = Engine::of(folder).glue;
        let (bytes, script) = (fs::read(&module)?, fs::read_to_string(&glue)?);
        let (bytes, script) = imports::short(&bytes, &script).context("the module and its script do not fit")?;
        fs::write(&module, bytes)?;
        Ok(fs::write(&glue, script)?)
    }
}

/// Compiles without this machine's paths in the result, so that every machine gets the same bytes.
fn compile(project: &Project, kinds: &[&str]) -> Result<()> {
    let sysroot = process::output(project.command("rustc").args(["--print", "sysroot"]))?;
    let home = project::cargo_home()?;
    let mut folders = vec![(project.file(""), "/waymark"), (home.clone(), "/cargo"), (PathBuf::from(sysroot), "/rust")];
    // The folder of each registry has its name; of the prefixes that fit, the last one counts.
    let registries = fs::read_dir(home.join("registry/src")).into_iter().flatten();
    folders.extend(registries.filter_map(|entry| Some((entry.ok()?.path(), "/crates"))));
    let remapped = folders.iter().map(|(folder, name)| format!("--remap-path-prefix={}={name}", folder.display()));
    let flags: Vec<String> = remapped.chain(CODE.map(str::to_owned)).collect();
    let mut cargo = project.command("cargo");
    cargo
        .args(["build", "--package", "waymark", "--lib", "--release", "--target", TARGET, "--no-default-features"])
        .args(["--features", &kinds.join(",")])
        .env("CARGO_ENCODED_RUSTFLAGS", flags.join("\u{1f}"));
    process::quietly(&project.made("log/cargo-build.log"), &mut cargo)
}
