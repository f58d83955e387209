//! Pictures that must not change unnoticed: every figure of the gallery, at three widths.
//!
//! The pictures stand in `tests/snapshots` and open in a browser. A picture that differs is written beside the accepted
//! one as `<name>.changed.svg`. `UPDATE_SNAPSHOTS=1 cargo test --test snapshots` accepts what is drawn now.

use std::collections::BTreeMap;
use std::fs;
use waymark::draw::svg::{self, Colours, Frame};
use waymark::figure::Document;
use waymark::layout::{Ink, Palette};
use waymark::panels::State;

const FOLDER: &str = "tests/snapshots";
const WIDTHS: [f64; 3] = [320.0, 560.0, 960.0];
/// The fonts of the page, from where the pictures stand; where they are not found, sans and serif will do.
const FONTS: &str = "@font-face{font-family:Waymark Sans;src:url(../../www/fonts/sans-400.woff2)}\
    @font-face{font-family:Waymark Sans;font-weight:600;src:url(../../www/fonts/sans-600.woff2)}\
    @font-face{font-family:Waymark Serif;src:url(../../www/fonts/serif-display.woff2)}\
    text{font-family:\"Waymark Sans\",\"Source Sans 3\",\"Noto Sans\",sans-serif}.b{font-weight:600}\
    .d{font-family:\"Waymark Serif\",Literata,Georgia,serif;letter-spacing:-.02em}";

/// The figure as a file: a line for each shape, so that two versions can be compared.
fn picture(document: &Document, id: &str, width: f64, state: &str, dark: bool) -> String {
    let scene = document.layout(id, width, &State::parse(state)).expect("the figure is there");
    let palette = document.palette(if dark { Palette::DARK } else { Palette::LIGHT }, dark);
    let paper = format!("<rect width=\"100%\" height=\"100%\" fill=\"#{:06x}\"/>", palette.colour(Ink::Paper));
    let head = format!("<style>{FONTS}</style>{paper}");
    let frame = Frame { colours: Colours::Fixed(&palette), lengths: false, attributes: "", head: &head };
    let name = |fact: &str| document.edition().words(fact).map_or_else(String::new, |fact| fact.words.name);
    // Words are escaped, so a tag that ends where another begins is never inside them.
    svg::draw(&scene, frame, &name).replace("><", ">\n<") + "\n"
}

/// Every picture by its name: each figure in its first state at each width, in its other states at the widest, and one
/// of each kind in the dark, where only the colours differ.
fn pictures() -> BTreeMap<String, String> {
    let mut pictures = BTreeMap::new();
    for (kind, document) in crate::common::gallery() {
        for figure in &document.edition().figures {
            let id = figure.id.as_str();
            for width in WIDTHS {
                pictures.insert(format!("{id}-{width}"), picture(&document, id, width, "", false));
            }
            for switch in document.switches(id) {
                for (value, _) in switch.options.iter().skip(1) {
                    let state = format!("{}={value}", switch.name);
                    pictures.insert(format!("{id}-{}-{value}-960", switch.name), picture(&document, id, 960.0, &state, false));
                }
            }
        }
        pictures.insert(format!("{kind}-hedges-960-dark"), picture(&document, &format!("{kind}-hedges"), 960.0, "", true));
    }
    pictures
}

/// The names of the pictures in the folder, those of changes apart.
fn accepted() -> Vec<String> {
    let Ok(entries) = fs::read_dir(crate::common::path(FOLDER)) else { return Vec::new() };
    let names = entries.filter_map(|entry| entry.ok()?.file_name().to_str()?.strip_suffix(".svg").map(str::to_owned));
    names.filter(|name| !name.ends_with(".changed")).collect()
}

#[test]
fn every_figure_of_the_gallery_looks_as_it_did_when_it_was_accepted() {
    let accept = std::env::var_os("UPDATE_SNAPSHOTS").is_some_and(|value| value == "1");
    let file = |name: &str| crate::common::path(&format!("{FOLDER}/{name}.svg"));
    fs::create_dir_all(crate::common::path(FOLDER)).expect("the folder can be made");
    let pictures = pictures();
    let mut faults = Vec::new();
    for (name, drawn) in &pictures {
        let changed = file(&format!("{name}.changed"));
        // There is nothing to remove unless an earlier run failed.
        let _: Result<(), _> = fs::remove_file(&changed);
        let known = fs::read_to_string(file(name)).ok();
        if known.as_ref() == Some(drawn) {
            continue;
        }
        if accept {
            fs::write(file(name), drawn).expect("the picture can be written");
            continue;
        }
        fs::write(&changed, drawn).expect("the picture can be written");
        let what = if known.is_some() { "differs from" } else { "is new: there is no" };
        faults.push(format!("{FOLDER}/{name}.changed.svg {what} {name}.svg"));
    }
    for name in accepted().iter().filter(|name| !pictures.contains_key(*name)) {
        if accept {
            fs::remove_file(file(name)).expect("the picture can be removed");
        } else {
            faults.push(format!("{FOLDER}/{name}.svg is of no figure in tests/fixtures/gallery"));
        }
    }
    faults.sort();
    assert!(
        faults.is_empty(),
        "{} pictures. Look at them in a browser; UPDATE_SNAPSHOTS=1 accepts them all.\n{}",
        faults.len(),
        faults.join("\n")
    );
}
