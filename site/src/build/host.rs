//! What other people's pages load: a script, a module, and a package of npm for those who bundle.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use anyhow::Result;
use serde::Serialize;
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

/// Where a module is, and its types: Node.js and TypeScript take the first condition that they know, so that types come first.
#[derive(Serialize)]
struct Export {
    types: String,
    default: &'static str,
}

/// `package.json`: a module with a side effect, its types, and no dependency.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Package<'a> {
    name: &'a str,
    version: &'a str,
    description: String,
    homepage: &'a str,
    license: &'a str,
    r#type: &'a str,
    types: &'a str,
    exports: BTreeMap<String, Export>,
    side_effects: bool,
    files: [&'a str; 2],
}

/// What is said of the figures that are published at `address`.
fn description(address: &str) -> Package<'_> {
    let export = |types: &str| Export { types: format!("./{types}.d.ts"), default: "./index.js" };
    let others = TYPES.map(|name| (format!("./{name}"), export(name)));
    Package {
        name: NAME,
        version: env!("CARGO_PKG_VERSION"),
        description: format!("The element <waymark-figure>, for the figures that are published at {address}"),
        homepage: address,
        license: "MIT",
        r#type: "module",
        types: "./index.d.ts",
        exports: others.into_iter().chain([(".".to_owned(), export("index"))]).collect(),
        side_effects: true,
        files: ["*.js", "*.d.ts"],
    }
}

/// Whether a file of a built folder belongs to the package, which is fetched by nobody but npm.
pub(super) fn is_packaged(folder: &Path, path: &Path) -> bool {
    path.starts_with(folder.join(FOLDER))
}
