//! What an edition may hold: texts that would never end, lists that would never be read, and all that stays within the limits.

use serde_json::{Value, json};
use waymark::edition::{
    INPUT_LIMIT, NESTING_LIMIT, PANEL_LIMIT, PRINTED_LIMIT, TOPIC_NAME_LIMIT, TOPIC_TITLE_LIMIT, UNIT_LIMIT,
};
use waymark::figure::Document;

fn plain() -> Value {
    serde_json::from_str(&crate::common::text("tests/fixtures/plain.json")).expect("the fixture is JSON")
}

fn refusals(edition: &Value) -> Vec<String> {
    let read = Document::read(&edition.to_string());
    read.err().map(|refusals| refusals.0.iter().map(ToString::to_string).collect()).unwrap_or_default()
}

/// A fact in words with this label.
fn said(id: &str, label: &str) -> Value {
    json!({ "id": id, "link": "fruit", "label": label, "unit": "words", "hedge": "exact", "paragraph": 1 })
}

/// The plain edition with these facts after its own. Returns the place of the first of them too.
fn with_facts(facts: impl IntoIterator<Item = Value>) -> (Value, usize) {
    let mut edition = plain();
    let list = edition["facts"].as_array_mut().expect("facts");
    let first = list.len();
    list.extend(facts);
    (edition, first)
}

#[test]
fn a_label_that_stands_in_itself_is_refused_in_whatever_form_it_is_printed() {
    for form in ["", "|label", "|unit", "|bare", "|short"] {
        let (edition, at) = with_facts([said("echo", &format!("so {{echo{form}}}"))]);
        assert_eq!(refusals(&edition), [format!("facts[{at}].label: the label stands in itself")], "{form}");
        let (edition, at) =
            with_facts([said("call", &format!("{{answer{form}}}")), said("answer", &format!("{{call{form}}}"))]);
        let lines = [at, at + 1].map(|at| format!("facts[{at}].label: the label stands in itself"));
        assert_eq!(refusals(&edition), lines, "{form}");
    }
    let mut edition = plain();
    edition["facts"][0]["label"] = json!("{apples-2018|label}");
    assert_eq!(refusals(&edition), ["facts[0].label: the label stands in itself"]);
}

#[test]
fn a_label_may_hold_its_own_number_or_date_and_another_label() {
    let mut edition = plain();
    edition["facts"][0]["label"] = json!("apples, {apples-2018} of them, in {apples-2018|year}, beside {pears-2020|label}");
    assert_eq!(refusals(&edition), [""; 0]);
}

#[test]
fn labels_that_double_one_another_are_refused_where_they_grow_too_long_and_what_holds_them_is_not() {
    for seed in ["ha", ""] {
        let laughs = (1..=40).map(|place| said(&format!("laugh-{place}"), &format!("{{laugh-{0}}}{{laugh-{0}}}", place - 1)));
        let (mut edition, at) = with_facts(std::iter::once(said("laugh-0", &format!("{seed}!"))).chain(laughs));
        edition["standfirst"] = json!("{laugh-40}");
        let lines = refusals(&edition);
        let expected = format!("facts[{}].label: labels stand in labels, 9 in one another", at + NESTING_LIMIT);
        assert!(lines.first().is_some_and(|line| line.starts_with(&expected)), "{lines:?}");
        assert!(lines.iter().all(|line| !line.starts_with("standfirst")), "{lines:?}");
    }
    // Within the nesting that is allowed, by many at a time; an empty text counts too.
    for word in ["ha", "{{"] {
        let of = |place: usize| format!("{{laugh-{place}}}").repeat(50);
        let (edition, at) =
            with_facts([said("laugh-0", word), said("laugh-1", &of(0)), said("laugh-2", &of(1)), said("laugh-3", &of(2))]);
        let lines = refusals(&edition);
        let expected = format!(
            "facts[{}].label: {} characters with its facts in place",
            at + 3 - usize::from(word == "ha"),
            if word == "ha" { 5_000 } else { 125_000 }
        );
        assert!(lines.first().is_some_and(|line| line.starts_with(&expected)), "{lines:?}");
    }
}

#[test]
fn every_text_is_measured_with_its_facts_in_place() {
    let long = "x".repeat(1_000);
    let texts = [
        "/standfirst",
        "/caveat",
        "/kicker",
        "/links/0/line",
        "/facts/0/note",
        "/figures/0/title",
        "/figures/0/subtitle",
        "/figures/0/summary",
        "/figures/0/reading",
        "/figures/0/panels/0/note",
    ];
    for pointer in texts {
        for (times, refused) in [(4, false), (5, true)] {
            let (mut edition, _) = with_facts([said("long", &long)]);
            let (parent, name) = pointer.rsplit_once('/').expect("a pointer");
            edition.pointer_mut(parent).expect("a place")[name] = json!("{long}".repeat(times));
            let lines = refusals(&edition);
            let path = pointer.trim_start_matches('/').replace("/0/", "[0].").replace('/', ".");
            let expected = format!("{path}: 5000 characters with its facts in place, the limit is {PRINTED_LIMIT}");
            assert_eq!(lines.contains(&expected), refused, "{pointer}: {lines:?}");
        }
    }
}

#[test]
fn what_a_text_grows_to_is_what_is_printed() {
    let document = Document::read(&plain().to_string()).expect("the fixture is sound");
    let edition = document.edition();
    // The limit itself is allowed: text is filled up to it and one beyond, with facts of each form among it.
    let facts = "{apples-2018}{apples-2020|unit}{pears-2020|bare}{apples-half|short}{fair|when}{fair|month}{fair|year}{variety}{fair|label}";
    let printed = waymark::edition::Template::try_from(facts.to_owned()).expect("a template").plain(edition).chars().count();
    let (mut edition, _) = with_facts([said("long", &"y".repeat(1_500))]);
    for (extra, refused) in [(0, false), (1, true)] {
        let filled = PRINTED_LIMIT - printed - 3_000 + extra;
        edition["standfirst"] = json!(format!("{facts}{{long}}{{long}}{}", "é".repeat(filled)));
        assert_eq!(!refusals(&edition).is_empty(), refused, "{filled} more");
    }
}

#[test]
fn a_chain_of_derived_facts_is_read_in_any_order_and_each_fact_of_a_ring_is_refused() {
    let link = |place: usize, of: usize| {
        json!({ "id": format!("step-{place}"), "link": "fruit", "label": "a step", "unit": "apples", "measure": "total",
            "derived": { "operation": "difference", "of": [format!("step-{of}"), "nothing"] } })
    };
    let count = 1_900;
    let mut nothing = plain()["facts"][0].clone();
    nothing["id"] = json!("nothing");
    nothing["value"] = json!(0);
    let mut first = nothing.clone();
    first["id"] = json!("step-0");
    first["value"] = json!(7);
    let chain: Vec<Value> = (1..count).map(|place| link(place, place - 1)).collect();
    for chain in [chain.clone(), chain.into_iter().rev().collect()] {
        let (edition, _) = with_facts(chain.into_iter().chain([nothing.clone(), first.clone()]));
        let document = Document::read(&edition.to_string()).expect("a chain");
        assert_eq!(document.edition().fact("step-1899").and_then(|fact| fact.value), Some(7.0));
    }
    let (edition, at) = with_facts((0..count).map(|place| link(place, (place + 1) % count)).chain([nothing]));
    let lines = refusals(&edition);
    let expected: Vec<String> =
        (at..at + count).map(|at| format!("facts[{at}].derived.of: the fact is computed from itself")).collect();
    assert_eq!(lines, expected);
}

#[test]
fn each_list_and_each_name_has_its_limit() {
    let beyond = |pointer: &str, value: Value| {
        let mut edition = plain();
        let (parent, name) = pointer.rsplit_once('/').expect("a pointer");
        edition.pointer_mut(parent).expect("a place")[name] = value;
        refusals(&edition)
    };
    let says = |lines: &[String], start: &str| assert!(lines.iter().any(|line| line.starts_with(start)), "{start}: {lines:?}");
    says(&beyond("/links/0/name", json!("n".repeat(TOPIC_NAME_LIMIT + 1))), "links[0].name: 41 characters, the limit is 40");
    says(
        &beyond("/links/0/title", json!("n".repeat(TOPIC_TITLE_LIMIT + 1))),
        "links[0].title: 121 characters, the limit is 120",
    );
    says(&beyond("/facts/0/unit", json!("u".repeat(UNIT_LIMIT + 1))), "facts[0].unit: 101 characters, the limit is 100");
    says(&beyond("/facts/0/label", json!("")), "facts[0].label: empty");
    says(
        &beyond("/facts/7/derived/of", json!(vec!["apples-2018"; INPUT_LIMIT + 1])),
        "facts[7].derived.of: 367 of them, the limit is 366",
    );
    let panel = plain()["figures"][0]["panels"][0].clone();
    says(&beyond("/figures/0/panels", json!(vec![panel; PANEL_LIMIT + 1])), "figures[0].panels: 41 of them, the limit is 40");
}

#[test]
fn a_long_name_of_a_field_is_refused_once_and_not_for_each_thing_in_it() {
    let mut edition = plain();
    edition["links"][0]["x".repeat(100_000)] = json!(vec![Value::Null; 100]);
    let lines = refusals(&edition);
    assert_eq!(lines.len(), 1);
    assert!(lines[0].starts_with("links[0]: a field's name begins with `xxxx") && lines[0].len() < 300, "{lines:?}");
}

#[test]
fn a_figure_that_would_be_higher_than_any_page_gives_room_for_is_refused() {
    let read = |count: usize| {
        let mut edition = plain();
        let mut facts: Vec<Value> = Vec::new();
        for place in 0..count {
            let mut fact = edition["facts"][2].clone();
            fact["id"] = json!(format!("tree-{place}"));
            fact["label"] = json!(format!("pears of tree {place}"));
            facts.push(fact);
        }
        let ids: Vec<Value> = facts.iter().map(|fact| fact["id"].clone()).collect();
        let bars: Vec<Value> = ids.iter().map(|id| json!({ "fact": id, "caption": "a tree" })).collect();
        edition["facts"].as_array_mut().expect("facts").extend(facts);
        edition["figures"].as_array_mut().expect("figures").push(json!({
            "id": "trees", "link": "fruit", "title": "Many trees", "subtitle": "pears", "facts": ids,
            "panels": [{ "kind": "bars", "bars": bars }],
        }));
        (edition["figures"].as_array().expect("figures").len() - 1, refusals(&edition))
    };
    assert_eq!(read(40).1, [""; 0]);
    let (at, lines) = read(1_500);
    let start = format!("figures[{at}].panels: ");
    assert!(lines.iter().any(|line| line.starts_with(&start) && line.contains("pixels high")), "{lines:?}");
}

#[test]
fn a_line_break_in_the_name_of_a_field_does_not_make_two_lines_of_one_fault() {
    let long = format!("a\nfacts[0].value: {}", "forged".repeat(20));
    for (name, code) in [
        ("a\nfacts[0].value: forged", "000A"),
        (&long, "000A"),
        ("a\u{2028}b", "2028"),
        ("a\u{202e}b", "202E"),
        ("\u{0}", "0000"),
    ] {
        let mut edition = plain();
        edition["source"][name] = json!(1);
        let lines = refusals(&edition);
        assert_eq!(lines.len(), 1);
        assert!(lines[0].starts_with(&format!("source: a field's name has the invisible character U+{code}")), "{lines:?}");
        assert!(!lines[0].contains('\n'), "{lines:?}");
    }
}
