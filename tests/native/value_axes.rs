//! An axis of values is read in the unit that it names, however large its base unit is.

use serde_json::{Value, json};
use waymark::figure::Document;
use waymark::panels::State;
use waymark::scene::{Scene, Shape};

/// A unit that is its own base unit, and some that are not.
const PLAIN: &str = "tonnes";
const SCALED: [&str; 8] = ["metres", "minutes", "hours", "MW", "kilowatt-hours", "hectares", "cubic metres", "feet"];

fn scene(kind: &str, unit: &str, values: &[f64], width: f64) -> Scene {
    let fact = |(place, value): (usize, &f64)| {
        json!({ "id": format!("f{place}"), "link": "l", "label": "level", "value": value, "unit": unit, "hedge": "exact",
            "measure": "level", "when": (2001 + place).to_string(), "paragraph": 1 })
    };
    let facts: Vec<Value> = values.iter().enumerate().map(fact).collect();
    let ids: Vec<&Value> = facts.iter().map(|fact| &fact["id"]).collect();
    let each: Vec<Value> = ids.iter().map(|id| json!({ "fact": id })).collect();
    let panel = match kind {
        "columns" => json!({ "kind": kind, "columns": each }),
        _ => json!({ "kind": kind, "periods": each, "reference": { "at": values[0], "label": "the first" } }),
    };
    let edition = json!({
        "format": 1, "lang": "en", "title": "Title",
        "source": { "title": "Source", "author": "Author", "publisher": "Publisher", "note": "Note", "paragraphs": 1 },
        "links": [{ "id": "l", "title": "L" }], "facts": facts,
        "figures": [{ "id": "figure", "link": "l", "title": "Title", "subtitle": "Subtitle", "facts": ids, "panels": [panel] }],
    });
    let document = Document::read(&edition.to_string()).unwrap_or_else(|refusals| panic!("{refusals}"));
    document.layout("figure", width, &State::default()).expect("the figure is there")
}

/// The numbers at the left edge with their heights.
fn ticks(scene: &Scene) -> Vec<(String, i64)> {
    let is_number = |words: &str| words.chars().all(|letter| letter.is_ascii_digit() || ",.−m".contains(letter));
    let left = scene.texts().filter(|text| text.bounds().x < 30.0 && is_number(&text.words));
    left.map(|text| (text.words.clone(), text.at.y.round() as i64)).collect()
}

/// Where the lines over the whole plot stand.
fn lines(scene: &Scene) -> Vec<i64> {
    let shapes = scene.shapes.iter().map(|placed| &placed.shape).filter(|shape| !matches!(shape, Shape::Text(_)));
    let wide = shapes.map(Shape::bounds).filter(|bounds| bounds.width > 300.0 && bounds.height < 2.0);
    wide.map(|bounds| bounds.y.round() as i64).collect()
}

#[test]
fn the_same_numbers_have_the_same_axis_in_every_unit() {
    for kind in ["columns", "periods"] {
        for values in [&[175.0, 145.0, 90.0][..], &[2_500.0, 300.0], &[17.5, 14.0], &[900.0, -20.0], &[4.5e6, 1.25e6]] {
            let plain = scene(kind, PLAIN, values, 640.0);
            assert!(ticks(&plain).len() > 1, "{kind}, {values:?}: {:?}", ticks(&plain));
            for unit in SCALED {
                let scaled = scene(kind, unit, values, 640.0);
                assert_eq!(ticks(&scaled), ticks(&plain), "{kind}, {values:?} in {unit}");
                assert_eq!(lines(&scaled), lines(&plain), "{kind}, {values:?} in {unit}");
            }
        }
    }
}
