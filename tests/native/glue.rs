//! What the scripts believe of the module, `www/engine/glue.d.ts`, is what `src/web.rs` offers.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

fn file(path: &str) -> String {
    fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(path)).unwrap()
}

/// A type of Rust as wasm-bindgen hands it to JavaScript; `describe` alone returns a list, whose type is written out.
fn script_type(rust: &str) -> &'static str {
    match rust.trim() {
        "&[u8]" => "Uint8Array",
        "&[u32]" => "Uint32Array",
        "&str" => "string",
        "u32" | "i32" | "f64" => "number",
        "&HtmlCanvasElement" => "HTMLCanvasElement",
        "Vec<String>" => "string[]",
        "Vec<f64>" => "Float64Array",
        "()" => "void",
        "JsValue" => "Picture",
        other => panic!("no type of a script is known for `{other}`"),
    }
}

fn signature(function: &str) -> String {
    let (name, rest) = function.split_once('(').unwrap();
    let (parameters, result) = rest.split_once(')').unwrap();
    let parameters = parameters.split(", ").filter(|parameter| !parameter.is_empty()).map(|parameter| {
        let (name, rust) = parameter.split_once(": ").unwrap();
        format!("{name}: {}", script_type(rust))
    });
    let result = result.trim().strip_prefix("-> ").unwrap_or("()");
    let result = result.strip_prefix("Result<").map_or(result, |inner| inner.strip_suffix(", JsError>").unwrap());
    format!("{name}({}): {};", parameters.collect::<Vec<_>>().join(", "), script_type(result))
}

/// The functions that a published module has; what only the feature `edition` adds is none of a page's business.
fn offered(source: &str) -> BTreeSet<String> {
    let mut functions = BTreeSet::new();
    let mut attributes = Vec::new();
    for line in source.lines() {
        if line.starts_with("#[") {
            attributes.push(line);
        } else if let Some(function) = line.strip_prefix("pub fn ") {
            if attributes.contains(&"#[wasm_bindgen]") && !attributes.contains(&"#[cfg(feature = \"edition\")]") {
                functions.insert(signature(function.trim_end_matches('{').trim()));
            }
            attributes.clear();
        } else if !line.starts_with("///") {
            attributes.clear();
        }
    }
    functions
}

#[test]
fn the_scripts_know_every_function_of_the_module_with_its_types() {
    let believed: BTreeSet<String> = file("www/engine/glue.d.ts")
        .lines()
        .filter_map(|line| line.strip_prefix("export function "))
        .map(str::to_owned)
        .collect();
    let offered = offered(&file("src/web.rs"));
    assert!(offered.len() > 5, "{offered:?}");
    assert_eq!(believed, offered);
}

/// A type of a list in Rust as serde-wasm-bindgen hands it to JavaScript.
fn list_type(rust: &str) -> String {
    let rust = rust.trim();
    let inside = |start: &str, end: char| rust.strip_prefix(start).and_then(|rest| rest.strip_suffix(end));
    match rust {
        "f64" | "u8" => "number".to_owned(),
        "&'a str" => "string".to_owned(),
        "&'a [String]" => "string[]".to_owned(),
        "[f64; 4]" => "[number, number, number, number]".to_owned(),
        _ => {
            if let Some(items) = inside("(", ')') {
                format!("[{}]", items.split(", ").map(list_type).collect::<Vec<_>>().join(", "))
            } else if let Some(item) = inside("Vec<", '>') {
                format!("{}[]", list_type(item))
            } else if let Some(item) = inside("Option<", '>') {
                format!("{} | undefined", list_type(item))
            } else {
                rust.trim_end_matches("<'a>").to_owned()
            }
        }
    }
}

/// The types of a file by their names.
fn aliases<'a>(text: &'a str, start: &str) -> BTreeMap<&'a str, &'a str> {
    let lines = text.lines().filter_map(|line| line.strip_prefix(start)?.strip_suffix(';')?.split_once(" = "));
    lines.map(|(name, alias)| (name.trim_end_matches("<'a>"), alias)).collect()
}

#[test]
fn the_scripts_know_every_item_of_a_picture_and_of_a_mark() {
    let (rust, script) = (file("src/web.rs"), file("www/engine/glue.d.ts"));
    let (offered, believed) = (aliases(&rust, "type "), aliases(&script, "export type "));
    for name in ["Picture", "Mark", "Room"] {
        assert_eq!(Some(list_type(offered[name]).as_str()), believed.get(name).copied(), "{name}");
    }
}
