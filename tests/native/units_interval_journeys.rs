//! Dot arrays, intervals and journeys, with facts that are unkind to a layout.

use serde_json::{Value, json};
use std::collections::BTreeSet;
use waymark::figure::Document;
use waymark::panels::State;
use waymark::scene::{Scene, Shape};

fn fact(id: &str, value: f64, unit: &str, hedge: &str) -> Value {
    json!({ "id": id, "link": "one", "label": "what is counted", "value": value, "unit": unit, "hedge": hedge, "paragraph": 1 })
}

fn derived(id: &str, unit: &str, operation: &str, of: &[&str]) -> Value {
    json!({ "id": id, "link": "one", "label": "what follows", "unit": unit, "derived": { "operation": operation, "of": of } })
}

fn facts() -> Vec<Value> {
    vec![
        fact("none", 0.0, "villages", "exact"),
        fact("one-village", 1.0, "villages", "nearly"),
        fact("few", 7.0, "villages", "about"),
        fact("many", 1_250.0, "villages", "more_than"),
        fact("most", 5_000.0, "villages", "at_least"),
        fact("peak", 131.0, "villages", "up_to"),
        fact("below", 64.0, "villages", "less_than"),
        derived("others", "villages", "difference", &["many", "peak"]),
        fact("lakes", 3.0, "lakes", "exact"),
        fact("half-lakes", 2.5, "lakes", "exact"),
        fact("blink", 20.0, "seconds", "less_than"),
        fact("short", 0.5, "hours", "about"),
        fact("walk", 40.0, "minutes", "exact"),
        fact("hike", 3.0, "hours", "more_than"),
        fact("trek", 190.0, "minutes", "up_to"),
        fact("dash", 35.0, "minutes", "nearly"),
        fact("voyage", 12_345.678, "days", "at_least"),
        fact("way", 142.375, "kilometres", "nearly"),
        derived("gain", "minutes", "difference", &["hike", "walk"]),
        derived("pace", "kilometres per hour", "ratio", &["way", "walk"]),
        derived("rate", "departures from the larger of the two stations a day", "reciprocal", &["blink"]),
    ]
}

const LONG: &str =
    "in the municipalities of Bolshoye-Ust'ikinskoye and of Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch";

fn edition(panel: &Value) -> String {
    let facts = facts();
    let ids: Vec<&Value> = facts.iter().map(|fact| &fact["id"]).collect();
    json!({
        "format": 1, "lang": "en", "title": "Villages",
        "source": { "title": "A report", "author": "A", "publisher": "P", "note": "Made up.", "paragraphs": 2 },
        "links": [{ "id": "one", "title": "One" }],
        "facts": facts,
        "figures": [{ "id": "figure", "link": "one", "title": "T", "subtitle": "S", "facts": ids, "panels": [panel] }]
    })
    .to_string()
}

fn layout(panel: &Value, width: f64) -> Scene {
    let document = Document::read(&edition(panel)).unwrap_or_else(|refusals| panic!("{refusals}"));
    document.layout("figure", width, &State::default()).expect("the figure is there")
}

fn refusal(panel: &Value) -> String {
    Document::read(&edition(panel)).expect_err("it should be refused").to_string()
}

fn group(fact: &str, caption: &str) -> Value {
    json!({ "fact": fact, "caption": caption })
}

fn units(groups: &[Value], flow: bool) -> Value {
    json!({ "kind": "units", "one": "village", "title": LONG, "flow": flow, "flow_label": LONG, "groups": groups })
}

fn journeys(times: &[&str]) -> Value {
    let list: Vec<Value> = times.iter().map(|time| group(time, LONG)).collect();
    json!({ "kind": "journeys", "from": LONG, "to": "Ö", "distance": "way", "journeys": list })
}

fn panels() -> Vec<Value> {
    let all = ["few", "none", "one-village", "many", "peak", "below", "others"];
    let split = json!({
        "fact": "many", "caption": LONG,
        "part": { "fact": "peak", "caption": LONG },
        "rest": { "fact": "others", "caption": LONG }
    });
    let interval =
        |fact: &str| json!({ "kind": "interval", "title": LONG, "fact": fact, "derived": { "fact": "rate", "caption": LONG } });
    let mut remarked = journeys(&["hike", "walk"]);
    remarked["saved"] = group("gain", LONG);
    remarked["speed"] = group("pace", "from end to end");
    let mut panels = vec![
        units(&all.map(|id| group(id, LONG)), false),
        units(&all.map(|id| group(id, "in {lakes|unit}")), true),
        units(&[group("below", ""), group("peak", "b")], true),
        units(std::slice::from_ref(&split), false),
        units(&[split.clone(), group("most", "c"), split], true),
        remarked,
        journeys(&["walk"]),
        journeys(&["voyage", "walk"]),
        journeys(&["short", "walk", "dash", "hike", "trek"]),
    ];
    panels.extend(["blink", "short", "dash", "walk", "hike", "trek", "voyage", "lakes"].map(interval));
    panels.extend(all.map(|id| json!({ "kind": "units", "one": "village", "groups": [group(id, "there")] })));
    panels.extend(all.map(|id| json!({ "kind": "counts", "one": "village", "groups": [group(id, LONG)] })));
    panels.push(json!({ "kind": "counts", "one": "village", "groups": all.map(|id| group(id, "in {lakes|unit}")) }));
    panels
}

#[test]
fn texts_have_room_marks_lie_in_the_picture_and_every_fact_has_one() {
    let all: Vec<String> = facts().iter().filter_map(|fact| fact["id"].as_str().map(str::to_owned)).collect();
    let mut faults = BTreeSet::new();
    for (index, panel) in panels().iter().enumerate() {
        let document = Document::read(&edition(panel)).unwrap_or_else(|refusals| panic!("{index}: {refusals}"));
        let text = panel.to_string();
        for width in crate::common::widths() {
            let scene = document.layout("figure", width, &State::default()).expect("the figure is there");
            let mut found: Vec<String> = crate::common::text_faults(&scene).into_iter().take(2).collect();
            for target in &scene.targets {
                let bounds = target.bounds;
                if !scene.frame().grown(1.0).holds(bounds) || bounds.width <= 0.0 || bounds.height <= 0.0 {
                    found.push(format!("{target:?} of {:?}", scene.size));
                }
            }
            for id in &all {
                let is_named = text.contains(&format!("\"{id}\"")) || text.contains(&format!("{{{id}"));
                if is_named != scene.targets.iter().any(|target| target.fact == *id) {
                    found.push(format!("{id} is named and no mark, or a mark and not named"));
                }
            }
            faults.extend(found.into_iter().map(|fault| format!("{index} at {width}: {fault}")));
        }
    }
    assert!(faults.is_empty(), "{} faults\n{}", faults.len(), faults.into_iter().take(20).collect::<Vec<_>>().join("\n"));
}

#[test]
fn any_width_is_laid_out() {
    for panel in panels() {
        for width in [0.0, 1.0, 39.0, 60.0, 119.0, 150.0, 10_000.0] {
            assert!(layout(&panel, width).size.height.is_finite());
        }
    }
}

#[test]
fn there_are_as_many_full_dots_as_things() {
    let panel = json!({ "kind": "units", "one": "village", "groups": [group("peak", "there")] });
    for width in [280.0, 640.0, 960.0] {
        let scene = layout(&panel, width);
        // The last one is a square: the number itself, as a peak.
        let is_dot = |shape: &Shape| matches!(shape, Shape::Circle { .. } | Shape::Rect(..));
        let dots = scene.shapes.iter().filter(|placed| placed.mark.is_some() && is_dot(&placed.shape)).count();
        assert_eq!(dots, 131);
    }
}

#[test]
fn the_steeper_line_is_the_faster_journey() {
    let scene = layout(&journeys(&["hike", "walk"]), 960.0);
    let ends: Vec<f64> = scene
        .shapes
        .iter()
        .filter_map(|placed| match &placed.shape {
            Shape::Line(points, stroke) if stroke.width > 2.0 => points.last().map(|point| point.x),
            _ => None,
        })
        .collect();
    assert_eq!(ends.len(), 2);
    assert!(ends[0] < ends[1], "from the fastest to the slowest");
}

#[test]
fn what_cannot_be_drawn_is_refused_by_its_path() {
    let empty = json!({ "kind": "units", "one": "village", "groups": [] });
    assert!(refusal(&empty).contains("panels[0].groups: empty"));
    assert!(refusal(&units(&[group("half-lakes", "")], false)).contains("groups[0].fact: 2.5 is no whole number"));
    assert!(refusal(&units(&[group("few", ""), group("lakes", "")], false)).contains("groups[1].fact"));
    assert!(refusal(&units(&[group("few", "")], true)).contains("flow"));
    let larger = json!({ "fact": "few", "caption": "", "part": { "fact": "many", "caption": "" } });
    assert!(refusal(&units(&[larger], false)).contains("groups[0].part"));
    assert!(refusal(&json!({ "kind": "interval", "title": "", "fact": "absent" })).contains("panels[0].fact"));
    assert!(refusal(&journeys(&[])).contains("journeys: empty"));
    assert!(refusal(&journeys(&["lakes"])).contains("journeys[0].fact: a journey takes time"));
}

#[test]
fn counts_may_be_of_different_things_and_arrays_on_one_scale_may_not() {
    let groups = [group("few", "there"), group("lakes", "there")];
    let counts = json!({ "kind": "counts", "one": "thing", "groups": groups });
    assert!(Document::read(&edition(&counts)).is_ok());
    assert!(refusal(&units(&groups, false)).contains("cannot share a scale"));
}

#[test]
fn where_the_first_slope_leads_its_line_is_no_flatter_than_others_and_a_state_without_it_says_what_is_left_out() {
    let text = std::fs::read_to_string(crate::common::path("tests/fixtures/gallery/slopes.json")).expect("the fixture");
    let document = Document::read(&text).expect("sound");
    for width in [280.0, 350.0, 560.0, 690.0, 960.0] {
        let scene = document.layout("slopes-lead", width, &State::default()).expect("the figure");
        let at = |fact: &str| scene.targets.iter().find(|target| target.fact == fact).expect("a mark").bounds.centre();
        // How steep a line would be that rises by as much as its end: from 5,000 to 9,000, and to 12,500.
        let steep = |start: &str, end: &str, rise: f64| (at(start).y - at(end).y) / rise / (at(end).x - at(start).x);
        let [lead, other] = [steep("start-exact", "end-exact", 4.0 / 9.0), steep("start-up-to", "end-up-to", 7.5 / 12.5)];
        assert!((0.85..1.15).contains(&(lead / other)), "{lead} and {other} at {width}");
        let multiples = document.layout("slopes-lead", width, &State::parse("show=multiples")).expect("the figure");
        assert!(!multiples.targets.iter().any(|target| target.fact == "end-nearly"));
        let words: String = multiples.texts().map(|text| text.words.as_str()).collect::<Vec<_>>().join(" ");
        assert!(words.contains("one scale") && words.contains("Boats, nearly"), "{words}");
        let values: String = scene.texts().map(|text| text.words.as_str()).collect::<Vec<_>>().join(" ");
        assert!(values.contains("own scale"), "{values}");
    }
}

/// Where a column of several panels has no room beside another, its panels stand beside each other as far as they have room.
#[test]
fn the_panels_of_a_column_stand_side_by_side_where_the_columns_themselves_do_not() {
    let number = |id: &str| json!({"kind": "numbers", "numbers": [{"fact": id, "caption": "on the lakes"}]});
    let facts = ["a", "b", "c", "d"].map(|id| fact(id, 7.0, "boats", "exact"));
    let edition = json!({
        "format": 1, "lang": "en", "title": "Test",
        "source": {"title": "T", "author": "A", "publisher": "P", "note": "N"},
        "links": [{"id": "one", "title": "One"}],
        "facts": facts,
        "figures": [{
            "id": "figure", "link": "one", "title": "Title", "subtitle": "Subtitle", "facts": ["a", "b", "c", "d"],
            "panels": [number("a"), number("b"), number("c"), number("d")],
            "rows": [{"columns": [{"panels": [0], "weight": 3}, {"panels": [1, 2, 3], "weight": 1}]}],
        }],
    });
    let document = Document::read(&edition.to_string()).expect("sound");
    let tops = |width: f64| {
        let scene = document.layout("figure", width, &State::default()).expect("the figure");
        let top = |id: &str| scene.targets.iter().find(|target| target.fact == id).expect("drawn").bounds.y.round();
        ["a", "b", "c", "d"].map(top)
    };
    for (width, together) in [(320.0, [false, false, false]), (690.0, [false, true, false]), (960.0, [true, false, false])] {
        let [a, b, c, d] = tops(width);
        assert_eq!([a == b, b == c, c == d], together, "at {width}");
        assert!(a <= b && b <= c && c <= d, "in the order of the columns at {width}");
    }
}
