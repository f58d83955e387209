//! What does not hold between the numbers of a panel is refused: parts and their whole, a start and its end.

use crate::refusals::{plain, refusals, says};
use serde_json::{Value, json};

/// What is said of one panel on these facts; each is an id, a value, a unit, a hedge and a date.
fn panel(facts: &[(&str, f64, &str, &str, &str)], panel: &Value) -> Vec<String> {
    let mut edition = plain();
    let fact = |(id, value, unit, hedge, when): &(&str, f64, &str, &str, &str)| {
        let measure = if *unit == "per cent" { "share" } else { "level" };
        json!({ "id": id, "link": "fruit", "label": id, "value": value, "unit": unit, "hedge": hedge, "when": when,
            "measure": measure, "paragraph": 1 })
    };
    edition["facts"].as_array_mut().expect("a list").extend(facts.iter().map(fact));
    let ids: Vec<&str> = facts.iter().map(|(id, ..)| *id).collect();
    edition["figures"] =
        json!([{ "id": "f", "link": "fruit", "title": "T", "subtitle": "S", "facts": ids, "panels": [panel] }]);
    refusals(&edition.to_string()).into_iter().filter(|line| line.contains("panels[0]")).collect()
}

#[test]
fn parts_that_are_not_their_whole_are_refused_where_they_are_stated_outright() {
    let shares = |part: (f64, &str), rest: (f64, &str)| {
        let rest_panel = json!({ "fact": "rest", "caption": "women" });
        panel(
            &[("part", part.0, "per cent", part.1, "2000"), ("rest", rest.0, "per cent", rest.1, "2000")],
            &json!({ "kind": "shares", "shares": [{ "fact": "part", "caption": "men", "rest": rest_panel }] }),
        )
    };
    for (part, rest) in [(60.0, 60.0), (60.0, 30.0)] {
        says(&shares((part, "exact"), (rest, "exact")), "figures[0].panels[0].shares[0].rest: share and rest are");
    }
    says(&shares((60.0, "at_least"), (60.0, "exact")), "figures[0].panels[0].shares[0].rest: share and rest are 120 per cent");
    assert!(shares((33.3, "exact"), (66.6, "exact")).is_empty() && shares((60.0, "less_than"), (60.0, "exact")).is_empty());
    let counts = |hedge: &str| {
        let piece = |id: &str| json!({ "fact": id, "caption": id });
        let group = json!({ "fact": "whole", "caption": "all", "part": piece("part"), "rest": piece("rest") });
        panel(
            &[
                ("whole", 30.0, "dams", hedge, "2000"),
                ("part", 10.0, "dams", "exact", "2000"),
                ("rest", 9.0, "dams", "exact", "2000"),
            ],
            &json!({ "kind": "counts", "one": "dam", "groups": [group] }),
        )
    };
    says(&counts("exact"), "figures[0].panels[0].groups[0].rest: part and rest are 19, less than the whole of 30");
    assert!(counts("about").is_empty());
}

#[test]
fn a_start_that_is_dated_after_its_end_is_refused() {
    let slope = |start: &str, end: &str| {
        panel(
            &[("start", 10.0, "dams", "exact", start), ("end", 20.0, "dams", "exact", end)],
            &json!({ "kind": "slopes", "slopes": [{ "title": "Dams", "start": "start", "end": "end" }] }),
        )
    };
    says(&slope("2012", "2000"), "figures[0].panels[0].slopes[0].end: `end` is dated before `start`");
    assert!(slope("2000", "2012").is_empty() && slope("2000", "2000").is_empty() && slope("2000", "before 1999").is_empty());
    let rank = |before: &str, now: &str| {
        panel(
            &[("before", 9.0, "rank", "exact", before), ("now", 3.0, "rank", "exact", now)],
            &json!({ "kind": "rank", "before": "before", "now": "now" }),
        )
    };
    says(&rank("2012-03", "2012"), "figures[0].panels[0].now: `now` is dated before `before`");
    assert!(rank("2012", "2012-03").is_empty());
}

#[test]
fn a_share_that_is_computed_lies_in_its_whole() {
    let mut edition = plain();
    let fact = |id: &str, value: u32| json!({ "id": id, "link": "fruit", "label": id, "value": value, "unit": "per cent", "hedge": "exact", "measure": "share", "paragraph": 1 });
    let facts = edition["facts"].as_array_mut().expect("a list");
    let place = facts.len() + 2;
    facts.extend([fact("men", 60), fact("women", 60)]);
    facts.push(json!({ "id": "both", "link": "fruit", "label": "x", "unit": "per cent", "measure": "share", "derived": { "operation": "sum", "of": ["men", "women"] } }));
    says(&refusals(&edition.to_string()), &format!("facts[{place}].derived: a share lies between 0 and 100 per cent"));
}
