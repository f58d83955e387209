//! Scripts, styles, fonts and the module under names that change with their contents.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use anyhow::{Context, Result, bail};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use super::{Engine, Engines, MODULE, component};
use crate::page::Data;
use crate::process;
use crate::project::Project;

/// The scripts of the story and of frames, and what some load later: the table of all facts, what a reader takes away, a
/// figure in somebody else's page, a figure in tones, a nearer view, a choice of numbers, the flight of a map, the opening of a
/// story, two facts on one scale, a figure that asks, and what the steps of a map tell in a frame. Each is whole: one more request for shared parts would cost more than the parts. What comes
/// with an engine is a script of its own for each.
const SCRIPTS: [&str; 13] = [
    "story/story.js",
    "embed/framed.js",
    "story/facts-table-tools.js",
    "share/share.js",
    "embed/component.js",
    "figure/player.js",
    "figure/zoom.js",
    "figure/lens.js",
    "compare/compare.js",
    "guess/guess.js",
    "figure/flight.js",
    "story/opening.js",
    "figure/steps.js",
];

/// The style sheets of a page, in the order of the cascade.
const STYLES: [(&str, &[&str]); 6] = [
    (
        "story",
        &[
            "tokens.css",
            "base.css",
            "page.css",
            "figure.css",
            "entry.css",
            "tools.css",
            "facts-table.css",
            "stills.css",
            "rooms.css",
            "lens.css",
            "opening.css",
            "print.css",
            "print-story.css",
            "theme.css",
        ],
    ),
    ("cards", &["cards.css"]),
    ("lens", &["lens.css"]),
    ("gallery", &["tokens.css", "plates.css", "base.css", "tools.css", "gallery.css"]),
    ("embedded", &["tokens.css", "base.css", "figure.css", "tools.css", "embed.css", "stills.css", "print.css", "theme.css"]),
    (
        "component",
        &[
            "tokens.css",
            "base.css",
            "figure.css",
            "tools.css",
            "embed.css",
            "stills.css",
            "rooms.css",
            "lens.css",
            "cards.css",
            "component.css",
            "print.css",
            "elements.css",
            "theme.css",
        ],
    ),
];

/// Where each file went: `story.js` to `assets/story-1A2B3C4D.js`.
pub(crate) struct Assets {
    files: BTreeMap<String, Asset>,
    /// The engine with every kind of the edition.
    story: EngineParts,
    /// The engine of each figure that has a picture.
    figures: BTreeMap<String, EngineParts>,
}

impl Assets {
    /// The path of a file in the built folder.
    pub(crate) fn path(&self, name: &str) -> Result<&str> {
        self.asset(name).map(|asset| asset.address.as_str())
    }

    /// The engine of a figure's own page, or of the story.
    pub(crate) fn engine(&self, figure: Option<&str>) -> &EngineParts {
        figure.and_then(|id| self.figures.get(id)).unwrap_or(&self.story)
    }

    /// A file with its hash.
    pub(crate) fn asset(&self, name: &str) -> Result<&Asset> {
        self.files.get(name).with_context(|| format!("the build made no {name}"))
    }
}

/// A file that a page's scripts fetch, and by which hash they know it.
#[derive(Clone, PartialEq, Serialize)]
pub(crate) struct Asset {
    /// Its path in the built folder, or its address from a page.
    pub(crate) address: String,
    /// Its SHA-256 as a browser checks it.
    pub(crate) integrity: String,
}

impl Asset {
    /// The asset of these bytes.
    pub(crate) fn new(address: String, bytes: &[u8]) -> Self {
        Self { address, integrity: format!("sha256-{}", STANDARD.encode(Sha256::digest(bytes))) }
    }

    /// The same file from a page whose way to the built folder is `root`.
    pub(crate) fn from(&self, root: &str) -> Self {
        Self { address: format!("{root}{}", self.address), integrity: self.integrity.clone() }
    }
}

#[cfg(test)]
impl Assets {
    /// Assets that nobody made, for tests of what is written around them.
    pub(crate) fn named(names: &[&str]) -> Self {
        let asset = |name: &str| Asset::new(format!("assets/{name}"), name.as_bytes());
        let files = names.iter().map(|name| ((*name).to_owned(), asset(name))).collect();
        let story = EngineParts { module: asset("waymark.wasm"), glue: asset("engine.js") };
        Self { files, story, figures: BTreeMap::new() }
    }
}

/// A file's name with the start of its hash, as in `waymark-0f3a….wasm`.
pub(crate) fn hashed(name: &str, bytes: &[u8]) -> String {
    let (stem, extension) = name.rsplit_once('.').unwrap_or((name, ""));
    format!("{stem}-{}.{extension}", &hash(bytes)[..10])
}

/// A SHA-256 in hexadecimal digits.
pub(crate) fn hash(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().fold(String::new(), |digits, byte| digits + &format!("{byte:02x}"))
}

/// Bundles the page's files into `folder`/assets; `generated` are what the build made for it: style sheets,
/// and where it put what scripts load, by their paths.
pub(super) fn build(project: &Project, folder: &Path, generated: &[(String, String)], engines: &Engines) -> Result<Assets> {
    let stage = project.made("stage");
    let _ = fs::remove_dir_all(&stage);
    fs::create_dir_all(folder.join("assets"))?;
    copy(&project.file("www"), &stage)?;
    for (name, text) in generated {
        fs::write(stage.join(name), text)?;
    }
    let modules = modules(&stage, folder, engines)?;
    let mut paths = bundle(project, &stage, folder, &modules)?;
    let made = paths.remove("component.css").context("the build made no component.css")?;
    let sheet = component::style_sheet(&fs::read_to_string(folder.join(&made))?);
    fs::remove_file(folder.join(made))?;
    let name = format!("assets/{}", hashed("component.css", sheet.as_bytes()));
    fs::write(folder.join(&name), sheet)?;
    paths.insert("component.css".to_owned(), name);
    let assets = paths.into_iter().map(|(name, path)| {
        let bytes = fs::read(folder.join(&path))?;
        Ok((name, Asset::new(path, &bytes)))
    });
    let files: BTreeMap<String, Asset> = assets.collect::<Result<_>>()?;
    let parts = |engine: &Engine| -> Result<EngineParts> {
        let (_, module, script) = modules.iter().find(|(known, ..)| known == engine).context("an engine has no module")?;
        let glue = files.get(script).with_context(|| format!("the build made no {script}"))?;
        Ok(EngineParts { module: module.clone(), glue: glue.clone() })
    };
    let story = parts(&engines.story)?;
    let figures = engines.figures.iter().map(|(id, engine)| Ok((id.clone(), parts(engine)?)));
    let figures = figures.collect::<Result<_>>()?;
    Ok(Assets { files, story, figures })
}

/// Copies scripts, styles and fonts with the folders that they are in.
fn copy(from: &Path, to: &Path) -> Result<()> {
    for path in super::files(from)? {
        let extension = path.extension().and_then(|extension| extension.to_str()).unwrap_or_default();
        if ["js", "json", "css", "woff2"].contains(&extension) {
            let place = to.join(path.strip_prefix(from)?);
            if let Some(folder) = place.parent() {
                fs::create_dir_all(folder)?;
            }
            fs::copy(&path, place)?;
        }
    }
    Ok(())
}

/// An engine, its module, and the name of its script among the staged ones.
type Staged = (Engine, Asset, String);

/// Puts each module in its place; what the page's scripts call it with is staged in a folder of its own, beside its glue.
fn modules(stage: &Path, folder: &Path, engines: &Engines) -> Result<Vec<Staged>> {
    let mut staged: Vec<Staged> = Vec::new();
    for engine in std::iter::once(&engines.story).chain(engines.figures.values()) {
        if staged.iter().any(|(known, ..)| known == engine) {
            continue;
        }
        let module = fs::read(&engine.module).context("the WebAssembly module was not built")?;
        let name = hashed("waymark.wasm", &module);
        fs::write(folder.join("assets").join(&name), &module)?;
        let own = format!("engine{}", staged.len());
        copy(&stage.join("engine"), &stage.join(&own))?;
        let glue = fs::read_to_string(&engine.glue)?;
        fs::write(stage.join(&own).join("glue.js"), with_instances(&glue)?.replace(MODULE, &name))?;
        let script = format!("{own}.js");
        fs::rename(stage.join(&own).join("engine.js"), stage.join(&own).join(&script))?;
        staged.push((engine.clone(), Asset::new(format!("assets/{name}"), &module), script));
    }
    Ok(staged)
}

/// The glue with two functions more: to begin with a compiled module, and to let its instance go, for figures that nobody sees.
/// Without the second, a page keeps its instance for ever; beginning again makes a fresh one.
fn with_instances(glue: &str) -> Result<String> {
    let (_, body) = glue.split_once("function __wbg_reset_state").context("the glue cannot begin anew")?;
    let views =
        body.lines().map(str::trim).take_while(|line| !line.starts_with("wasm =")).filter(|line| line.ends_with("= null;"));
    let views: String = views.collect();
    let needed = [
        "let wasmModule, wasmInstance, wasm;",
        "function __wbg_get_imports()",
        "function __wbg_finalize_init(instance, module)",
    ];
    if views.is_empty() || !needed.iter().all(|part| glue.contains(part)) {
        bail!("the glue of this wasm-bindgen keeps its instance in another way than the build knows");
    }
    let begin = "__wbg_finalize_init(await WebAssembly.instantiate(module, __wbg_get_imports()), module);";
    Ok(format!(
        "{glue}\nexport async function begin(module) {{ {begin} }}\nexport function let_go() {{ {views} wasm = wasmInstance = undefined; }}\n"
    ))
}

/// What an element in somebody else's page can begin to fetch before the figure's own page has told it.
#[derive(Serialize)]
pub(super) struct Published {
    script: Asset,
    sheet: Asset,
    /// The story's, which has all kinds.
    engine: EngineParts,
    /// By the id of the figure.
    figures: BTreeMap<String, PublishedFigure>,
}

/// A module, and the script between it and the page.
#[derive(Clone, PartialEq, Serialize)]
pub(crate) struct EngineParts {
    pub(crate) module: Asset,
    pub(crate) glue: Asset,
}

impl EngineParts {
    /// The same from a page whose way to the built folder is `root`.
    pub(crate) fn from(&self, root: &str) -> Self {
        Self { module: self.module.from(root), glue: self.glue.from(root) }
    }
}

/// What a figure's own page names.
#[derive(Serialize)]
struct PublishedFigure {
    file: Asset,
    /// Where it needs fewer kinds than the story.
    #[serde(skip_serializing_if = "Option::is_none")]
    engine: Option<EngineParts>,
}

impl Published {
    /// `data` are the files of the figures, by their ids.
    pub(super) fn new(assets: &Assets, data: &BTreeMap<String, Data>) -> Result<Self> {
        let asset = |name: &str| assets.asset(name).cloned();
        let figure = |(id, data): (&String, &Data)| {
            let engine = Some(assets.engine(Some(id))).filter(|engine| **engine != assets.story).cloned();
            (id.clone(), PublishedFigure { file: data.asset.clone(), engine })
        };
        Ok(Self {
            script: asset("component.js")?,
            sheet: asset("component.css")?,
            engine: assets.story.clone(),
            figures: data.iter().map(figure).collect(),
        })
    }
}

/// What esbuild says it made.
#[derive(Deserialize)]
struct Report {
    outputs: BTreeMap<String, Made>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Made {
    entry_point: Option<String>,
    inputs: BTreeMap<String, serde_json::Value>,
}

fn bundle(project: &Project, stage: &Path, folder: &Path, modules: &[Staged]) -> Result<BTreeMap<String, String>> {
    let report = project.made("esbuild.json");
    let mut esbuild = project.command("esbuild");
    esbuild.current_dir(stage);
    esbuild
        .args(SCRIPTS)
        .args(modules.iter().filter_map(|(.., script)| Some(format!("{}/{script}", script.strip_suffix(".js")?))));
    for (name, styles) in STYLES {
        let sheet = format!("{name}.entry.css");
        let imports = styles.iter().fold(String::new(), |imports, style| imports + &format!("@import \"./styles/{style}\";\n"));
        fs::write(stage.join(&sheet), imports)?;
        esbuild.arg(format!("{name}={sheet}"));
    }
    esbuild
        .args(["--bundle", "--minify", "--format=esm", "--target=es2022", "--legal-comments=none", "--loader:.woff2=file"])
        .args(["--charset=utf8", "--entry-names=[name]-[hash]", "--asset-names=[name]-[hash]", "--log-level=warning"])
        .arg(format!("--outdir={}", folder.join("assets").display()))
        .arg(format!("--metafile={}", report.display()));
    process::quietly(&project.made("log/esbuild.log"), &mut esbuild)?;
    let report: Report = serde_json::from_str(&fs::read_to_string(report)?)?;
    Ok(report.outputs.iter().filter_map(|(output, made)| Some((source(made)?, format!("assets/{}", last(output)?)))).collect())
}

/// The file that an output was made from: its entry, or the one thing in it.
fn source(made: &Made) -> Option<String> {
    let input = made.entry_point.as_deref().or_else(|| made.inputs.keys().next().map(String::as_str))?;
    last(input).map(|name| name.replace(".entry.css", ".css"))
}

fn last(path: &str) -> Option<&str> {
    path.rsplit('/').next()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_glue_learns_to_let_go_of_all_that_holds_its_memory_and_to_begin_again() {
        let glue = "function __wbg_reset_state () {\n  id++;\n  cachedA = null;\n  cachedB = null;\n  wasm = made;\n}\nlet cachedA = null;\n\
                    function __wbg_get_imports() {}\nlet wasmModule, wasmInstance, wasm;\nfunction __wbg_finalize_init(instance, module) {}";
        let added = with_instances(glue).unwrap_or_default().replacen(glue, "", 1);
        assert!(added.contains("let_go() { cachedA = null;cachedB = null; wasm = wasmInstance = undefined; }"), "{added}");
        assert!(added.contains("begin(module) { __wbg_finalize_init(await WebAssembly.instantiate("), "{added}");
        assert!(with_instances("export function read() {}").is_err());
        assert!(with_instances(&glue.replace("wasmInstance", "other")).is_err());
    }

    #[test]
    fn a_name_changes_with_its_contents() {
        assert_eq!(hashed("waymark.wasm", b"one").len(), "waymark-0123456789.wasm".len());
        assert_ne!(hashed("waymark.wasm", b"one"), hashed("waymark.wasm", b"two"));
    }
}
