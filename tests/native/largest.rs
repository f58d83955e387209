//! The largest figures that an edition may hold. What looks for room among all else has limits, which are held here; how long
//! the largest figure of every kind takes is measured by hand, on Linux:
//! `cargo test --release --test native largest -- --ignored --nocapture`.

use serde_json::{Value, json};
use std::time::Instant;
use waymark::figure::Document;
use waymark::panels::State;

/// For each kind, the case of the gallery that is repeated, and its list; a kind without one is repeated as panels.
const KINDS: [(&str, &str, &str); 26] = [
    ("bars", "long", "bars"),
    ("columns", "long", "columns"),
    ("events", "long", "events"),
    ("matrix", "long", "rows"),
    ("matrix", "many", "columns"),
    ("numbers", "long", "numbers"),
    ("periods", "long", "periods"),
    ("shares", "long", "shares"),
    ("slopes", "long", "slopes"),
    ("units", "long", "groups"),
    ("bars", "many", "bars"),
    ("columns", "many", "columns"),
    ("events", "many", "events"),
    ("interval", "many", ""),
    ("journeys", "many", "journeys"),
    ("map", "many", "routes"),
    ("map", "many", "places"),
    ("matrix", "many", "rows"),
    ("numbers", "many", "numbers"),
    ("periods", "many", "periods"),
    ("rank", "many", ""),
    ("shares", "many", "shares"),
    ("slopes", "many", "slopes"),
    ("spans", "many", "spans"),
    ("units", "groups", "groups"),
    ("units", "many", "groups"),
];

/// A figure of `panels` panels of a kind, each with `count` things in it: those of the gallery's case over and over, each time
/// of facts of their own.
fn repeated((kind, case, list): (&str, &str, &str), count: usize, panels: usize) -> Value {
    let mut edition: Value =
        serde_json::from_str(&crate::common::text(&format!("tests/fixtures/gallery/{kind}.json"))).expect("JSON");
    let facts = edition["facts"].as_array().cloned().unwrap_or_default();
    let id = format!("{kind}-{case}");
    let figures = edition["figures"].as_array().cloned().unwrap_or_default();
    let mut figure = figures.into_iter().find(|figure| figure["id"] == json!(id)).expect("the case");
    let models = figure["panels"].as_array().cloned().unwrap_or_default();
    let mut made = Made { facts: &facts, own: Vec::new(), shown: Vec::new(), dated: ["columns", "periods"].contains(&kind) };
    let mut all = Vec::new();
    for place in 0..panels {
        let mut panel = models[place % models.len()].clone();
        if list.is_empty() {
            all.push(made.own(&panel, place));
            continue;
        }
        let things = panel[list].as_array().cloned().unwrap_or_default();
        let grown = (0..count).map(|at| made.own(&things[at % things.len()], place * count + at));
        let grown: Vec<Value> = grown.collect();
        panel[list] = json!([]);
        panel = made.own(&panel, 1_000_000 + place);
        panel[list] = json!(grown);
        all.push(panel);
    }
    figure["panels"] = json!(all);
    figure["facts"] = json!(made.shown);
    if let Some(fields) = figure.as_object_mut() {
        for field in ["rows", "summary", "reading", "findings"] {
            fields.remove(field);
        }
    }
    edition["figures"] = json!([figure]);
    edition["facts"] = json!(made.own);
    edition
}

/// Facts that are made for a figure.
struct Made<'a> {
    facts: &'a [Value],
    own: Vec<Value>,
    shown: Vec<Value>,
    dated: bool,
}

impl Made<'_> {
    /// The same thing of facts, places and names of its own.
    fn own(&mut self, thing: &Value, place: usize) -> Value {
        match thing {
            Value::Array(items) => items.iter().map(|item| self.own(item, place)).collect(),
            Value::Object(fields) => Value::Object(
                fields
                    .iter()
                    .map(|(name, value)| match (name.as_str(), value) {
                        ("id", Value::String(id)) => (name.clone(), json!(format!("{id}-{place}"))),
                        _ => (name.clone(), self.own(value, place)),
                    })
                    .collect(),
            ),
            Value::String(text) => match self.facts.iter().find(|fact| fact["id"] == json!(text)) {
                Some(fact) => json!(self.fact(fact, place, true)),
                None => thing.clone(),
            },
            other => other.clone(),
        }
    }

    fn fact(&mut self, fact: &Value, place: usize, shown: bool) -> String {
        let mut fact = fact.clone();
        let id = format!("{}-{place}", fact["id"].as_str().unwrap_or_default());
        fact["id"] = json!(id);
        if self.dated {
            fact["when"] = json!(format!("{:04}", 1000 + place % 1000));
        }
        let inputs = fact.pointer("/derived/of").and_then(Value::as_array).cloned().unwrap_or_default();
        let inputs: Vec<String> = inputs
            .iter()
            .filter_map(|input| self.facts.iter().find(|fact| fact["id"] == *input))
            .map(|input| self.fact(input, place, false))
            .collect();
        if !inputs.is_empty() {
            fact["derived"]["of"] = json!(inputs);
        }
        if shown && !self.shown.contains(&json!(id)) {
            self.shown.push(json!(id));
        }
        if !self.own.iter().any(|known| known["id"] == json!(id)) {
            self.own.push(fact);
        }
        id
    }
}

/// The most things that are accepted, the edition with them, and why one more is not.
fn largest(kind: (&str, &str, &str), panels: usize) -> (usize, Option<Document>, String) {
    let read = |count: usize| {
        let (count, panels) = if kind.2.is_empty() { (1, count) } else { (count, panels) };
        Document::read(&repeated(kind, count, panels).to_string())
    };
    let start = Instant::now();
    let (mut fits, mut beyond) = (0, 2_001);
    let (mut best, mut reason) = (None, String::new());
    while fits + 1 < beyond {
        if start.elapsed().as_millis() > 3_000 {
            reason = format!("too slow: {reason}");
            break;
        }
        let middle = if fits == 0 && beyond == 2_001 {
            4
        } else if beyond == 2_001 {
            fits * 2
        } else {
            usize::midpoint(fits, beyond)
        };
        match read(middle.min(2_000)) {
            Ok(document) => (fits, best) = (middle.min(2_000), Some(document)),
            Err(refusals) => (beyond, reason) = (middle, refusals.0.first().map(ToString::to_string).unwrap_or_default()),
        }
    }
    (fits, best, reason)
}

fn refusals(edition: &Value) -> Vec<String> {
    let read = Document::read(&edition.to_string());
    read.err().map(|refusals| refusals.0.iter().map(ToString::to_string).collect()).unwrap_or_default()
}

#[test]
fn what_looks_for_room_among_all_else_has_a_limit_over_all_panels_of_a_figure() {
    let crowds = [
        (("journeys", "many", "journeys"), "journeys", 48),
        (("map", "many", "routes"), "routes", 36),
        (("map", "many", "places"), "places of maps", 200),
        (("periods", "many", "periods"), "periods", 400),
    ];
    for (kind, name, limit) in crowds {
        let refused =
            |count: usize| format!("figures[0].panels: {count} {name}, the limit of a figure is {limit}: divide the figure");
        assert_eq!(refusals(&repeated(kind, limit, 1)), [""; 0], "{name}");
        assert_eq!(refusals(&repeated(kind, limit + 1, 1)), [refused(limit + 1)]);
        let halves = repeated(kind, limit / 2 + 1, 2);
        assert!(refusals(&halves).contains(&refused(limit + 2)), "{name}: {:?}", refusals(&halves));
    }
    let maps = |count: usize| refusals(&repeated(("map", "many", "routes"), 1, count));
    assert_eq!(maps(8), [""; 0]);
    assert_eq!(maps(9), ["figures[0].panels: 9 maps, the limit of a figure is 8: divide the figure"]);
}

#[test]
#[ignore = "measures time: for a release build on a quiet machine"]
fn how_long_the_largest_figures_take() {
    for panels in [1, 6, 40] {
        for kind in KINDS {
            if kind.2.is_empty() && panels > 1 {
                continue;
            }
            let start = Instant::now();
            let (count, document, reason) = largest(kind, panels);
            let reading = start.elapsed().as_millis();
            let Some(document) = document else {
                println!("{:10} {:8} {panels:3} none: {reason}", kind.0, kind.2);
                continue;
            };
            let id = document.edition().figures[0].id.as_str().to_owned();
            let mut times: Vec<(f64, f64, String)> = Vec::new();
            let busy = || -> f64 {
                // Nanoseconds that this thread has had a processor, whatever else the machine does.
                let spent = std::fs::read_to_string("/proc/thread-self/schedstat").unwrap_or_default();
                spent.split(' ').next().and_then(|spent| spent.parse().ok()).unwrap_or(f64::NAN)
            };
            for state in crate::common::states(&document.switches(&id)).into_iter().take(8) {
                for width in [280.0, 320.0, 390.0, 480.0, 640.0, 768.0, 960.0, 1200.0, 1920.0] {
                    let start = busy();
                    let scene = document.layout(&id, width, &State::parse(&state)).expect("the figure");
                    times.push(((busy() - start) / 1e6, width, format!("{state} {} shapes", scene.shapes.len())));
                }
            }
            times.sort_by(|a, b| b.0.total_cmp(&a.0));
            let (most, width, state) = &times[0];
            println!(
                "{:10} {:8} {panels:3} {count:5} max {most:8.1} ms at {width} {state}; median {:.1}; found in {reading} ms; {reason}",
                kind.0,
                kind.2,
                times[times.len() / 2].0
            );
        }
    }
}
