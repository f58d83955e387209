//! What other people's pages load: a script, a module, and a package of npm for those who bundle.

use std::fs;
use std::path::Path;

use anyhow::Result;
use serde_json::json;

use super::Output;
use super::assets::Published;
use crate::process;
use crate::project::Project;

/// The folder of the package, and its name.
const FOLDER: &str = "npm";
const NAME: &str = "waymark-figures";

/// What an application that has one of these calls elements in its templates.
const TYPES: [&str; 4] = ["jsx", "react", "svelte", "vue"];

/// The form in which a script is written.
struct Form {
    entry: &'static str,
    place: String,
    arguments: &'static [&'static str],
}

/// Writes them. What an element of theirs will need, they know by `published`; the package knows by `address` where it is.
pub(super) fn write(project: &Project, output: &Output, published: &Published, address: &str) -> Result<()> {
    // A package is bundled by others: it keeps the remarks to them, and is read.
    let forms = [
        Form { entry: "embed.js", place: "embed.js".to_owned(), arguments: &["--minify", "--format=iife"] },
        Form { entry: "module.js", place: "embed.mjs".to_owned(), arguments: &["--minify", "--format=esm"] },
        Form { entry: "package.js", place: format!("{FOLDER}/index.js"), arguments: &["--format=esm"] },
    ];
    for Form { entry, place, arguments } in forms {
        let mut esbuild = project.command("esbuild");
        esbuild
            .arg(project.file(format!("www/embed/{entry}")))
            .args(["--bundle", "--target=es2020", "--legal-comments=none", "--log-level=warning"])
            .args(arguments)
            .arg(format!("--define:PUBLISHED={}", serde_json::to_string(published)?))
            .arg(format!("--define:PUBLISHED_AT={}", json!(address)))
            .arg(format!("--outfile={}", output.draft().join(place).display()));
        process::quietly(&project.made("log/esbuild-host.log"), &mut esbuild)?;
    }
    let types = fs::read(project.file("www/embed/embed.d.ts"))?;
    output.write("embed.d.ts", &types)?;
    output.write(&format!("{FOLDER}/embed.d.ts"), &types)?;
    for name in ["index.d.ts", "README.md"].map(str::to_owned).into_iter().chain(TYPES.map(|name| format!("{name}.d.ts"))) {
        output.write(&format!("{FOLDER}/{name}"), fs::read(project.file(format!("www/embed/package/{name}")))?)?;
    }
    output.write(&format!("{FOLDER}/LICENSE"), fs::read(project.file("LICENSE"))?)?;
    output.write(&format!("{FOLDER}/package.json"), serde_json::to_vec_pretty(&description(address))?)
}

/// `package.json`: a module with a side effect, its types, and no dependency.
fn description(address: &str) -> serde_json::Value {
    let mut exports = serde_json::Map::new();
    exports.insert(".".to_owned(), json!({ "types": "./index.d.ts", "default": "./index.js" }));
    exports.insert("./package.json".to_owned(), json!("./package.json"));
    for name in TYPES {
        exports.insert(format!("./{name}"), json!({ "types": format!("./{name}.d.ts"), "default": "./index.js" }));
    }
    json!({
        "name": NAME,
        "version": env!("CARGO_PKG_VERSION"),
        "description": format!("The element <waymark-figure>, for the figures that are published at {address}"),
        "homepage": address,
        "license": "MIT",
        "type": "module",
        "types": "./index.d.ts",
        "exports": exports,
        "sideEffects": true,
        "files": ["*.js", "*.d.ts"],
    })
}

/// Whether a file of a built folder belongs to the package, which is fetched by nobody but npm.
pub(super) fn is_packaged(folder: &Path, path: &Path) -> bool {
    path.starts_with(folder.join(FOLDER))
}
