//! What is said of a figure is computed from its facts: change, most and least, what is missing.

use serde_json::{Value, json};
use waymark::figure::Document;
use waymark::language::map;
use waymark::panels::State;

/// An edition with one panel, its facts dated and undated as given.
fn said(kind: &Value, facts: &[Value]) -> String {
    document(kind, facts).summary("f").join(" ").replace('\u{a0}', " ")
}

fn document(kind: &Value, facts: &[Value]) -> Document {
    let ids: Vec<&Value> = facts.iter().map(|fact| &fact["id"]).collect();
    let edition = json!({
        "format": 1, "lang": "en", "title": "T",
        "source": { "title": "T", "author": "A", "publisher": "P", "note": "", "paragraphs": 9 },
        "links": [{ "id": "l", "title": "L" }],
        "facts": facts,
        "figures": [{ "id": "f", "link": "l", "title": "A figure", "subtitle": "s", "facts": ids, "panels": [kind] }],
    });
    Document::read(&edition.to_string()).unwrap_or_else(|refusals| panic!("{refusals}"))
}

fn fact(id: &str, value: f64, hedge: &str, when: Option<&str>) -> Value {
    let mut fact = json!({ "id": id, "link": "l", "label": format!("count {id}"), "value": value as i64, "unit": "ships", "hedge": hedge, "paragraph": 1 });
    if let Some(when) = when {
        fact["when"] = when.into();
    }
    fact
}

fn columns(ids: &[&str]) -> Value {
    json!({ "kind": "columns", "columns": ids.iter().map(|id| json!({ "fact": id })).collect::<Vec<_>>() })
}

#[test]
fn a_rise_is_told_with_its_amount_and_the_gap_in_it() {
    let facts = [fact("a", 100.0, "exact", Some("2019")), fact("b", 130.0, "exact", Some("2023"))];
    let words = said(&columns(&["a", "b"]), &facts);
    assert!(words.contains("From 100 ships (2019) to 130 ships (2023): 30 more ships, by our arithmetic."), "{words}");
    assert!(words.contains("Between 2019 and 2023 the source gives no figure."), "{words}");
}

#[test]
fn a_series_that_turns_has_its_most_and_its_least() {
    let facts = [
        fact("a", 50.0, "exact", Some("2020")),
        fact("b", 90.0, "exact", Some("2021")),
        fact("c", 40.0, "exact", Some("2022")),
    ];
    let words = said(&columns(&["a", "b", "c"]), &facts);
    assert!(words.contains("10 fewer ships, by our arithmetic"), "{words}");
    assert!(words.contains("The most: 2021 (90 ships); the least: 2022 (40 ships)."), "{words}");
    assert!(!words.contains("Between"), "{words}");
}

#[test]
fn all_that_share_an_end_are_named_and_of_many_how_many_there_are() {
    let series = |values: &[f64]| {
        let facts: Vec<Value> = (0..)
            .zip(values)
            .map(|(place, value)| fact(&format!("f{place}"), *value, "exact", Some(&(2010 + place).to_string())))
            .collect();
        let ids: Vec<String> = facts.iter().filter_map(|fact| Some(fact["id"].as_str()?.to_owned())).collect();
        said(&columns(&ids.iter().map(String::as_str).collect::<Vec<_>>()), &facts)
    };
    let words = series(&[5.0, 90.0, 40.0, 90.0]);
    assert!(words.contains("The most: 2011 (90 ships) and 2013 (90 ships); the least: 2010 (5 ships)."), "{words}");
    let words = series(&[90.0, 4.0, 90.0, 4.0, 90.0, 4.0, 90.0]);
    assert!(
        words.contains("The most: 2010 (90 ships), and 3 others; the least: 2011 (4 ships), 2013 (4 ships) and 2015"),
        "{words}"
    );
}

#[test]
fn nothing_is_computed_from_what_is_hedged() {
    let facts = [fact("a", 100.0, "more_than", Some("2019")), fact("b", 130.0, "exact", Some("2020"))];
    let words = said(&columns(&["a", "b"]), &facts);
    assert!(words.contains("From more than 100 ships (2019) to 130 ships (2020)."), "{words}");
    assert!(!words.contains("arithmetic"), "{words}");
}

#[test]
fn undated_amounts_are_told_by_the_most_and_the_least_with_their_names() {
    let facts = [fact("a", 3.0, "exact", None), fact("b", 9.0, "at_least", None), fact("c", 5.0, "exact", None)];
    let bars: Vec<Value> = ["a", "b", "c"].map(|id| json!({ "fact": id, "caption": format!("port {id}") })).to_vec();
    let bars = json!({ "kind": "bars", "bars": bars });
    let words = said(&bars, &facts);
    assert!(words.contains("The highest number stated: port b (at least 9 ships); the lowest: port a (3 ships)."), "{words}");
}

#[test]
fn periods_of_other_lengths_are_named() {
    let share = |id: &str, value: f64, when: &str| json!({ "id": id, "link": "l", "label": id, "value": value, "unit": "per cent", "measure": "share", "hedge": "exact", "when": when, "paragraph": 1 });
    let facts = [share("a", 40.5, "2021"), share("b", 48.0, "2022"), share("c", 51.0, "2023-01/2023-06")];
    let periods: Vec<Value> = ["a", "b", "c"].map(|id| json!({ "fact": id })).to_vec();
    let periods = json!({ "kind": "periods", "periods": periods });
    let words = said(&periods, &facts);
    assert!(words.contains("10.5 percentage points more, by our arithmetic"), "{words}");
    assert!(words.contains("January to June 2023 is a shorter time than the others."), "{words}");
}

#[test]
fn a_figure_that_says_nothing_of_itself_lists_its_facts() {
    let facts: Vec<Value> = (0..6).map(|place| fact(&format!("f{place}"), f64::from(place) + 2.0, "exact", None)).collect();
    let words = said(&json!({ "kind": "table" }), &facts);
    assert!(words.contains("Count f0: 2 ships.") && words.contains("And 2 more."), "{words}");
}

#[test]
fn every_figure_of_every_edition_says_something() {
    for (name, document) in crate::common::gallery() {
        for figure in &document.edition().figures {
            assert!(!document.summary(figure.id.as_str()).is_empty(), "{name}: {} is silent", figure.id.as_str());
        }
    }
}

#[test]
fn a_series_is_three_marks_or_more_on_one_scale_by_date() {
    let facts = [
        fact("c", 40.0, "exact", Some("2022")),
        fact("a", 50.0, "exact", Some("2020")),
        fact("b", 90.0, "exact", Some("2021")),
    ];
    let edition = |facts: &[Value], ids: &[&str]| {
        json!({
            "format": 1, "lang": "en", "title": "T",
            "source": { "title": "T", "author": "A", "publisher": "P", "note": "", "paragraphs": 9 },
            "links": [{ "id": "l", "title": "L" }], "facts": facts,
            "figures": [{ "id": "f", "link": "l", "title": "A figure", "subtitle": "s", "facts": ids, "panels": [columns(ids)] }],
        })
        .to_string()
    };
    let document = Document::read(&edition(&facts, &["c", "a", "b"])).unwrap_or_else(|refusals| panic!("{refusals}"));
    let series: Vec<(&str, f64)> = document.series("f").into_iter().map(|(fact, value)| (fact.id.as_str(), value)).collect();
    assert_eq!(series, [("a", 50.0), ("b", 90.0), ("c", 40.0)]);
    let two = Document::read(&edition(&facts[1..], &["a", "b"])).unwrap_or_else(|refusals| panic!("{refusals}"));
    assert!(two.series("f").is_empty());
}

#[test]
fn number_and_noun_agree_and_sentences_begin_with_a_capital_whatever_the_label() {
    let one = |id: &str, value: i64, unit: &str, when: &str| json!({ "id": id, "link": "l", "label": "crossed by night", "value": value, "unit": unit, "hedge": "exact", "when": when, "paragraph": 1 });
    let words =
        said(&columns(&["a", "b"]), &[one("a", 2, "people", "2015-01/2015-01"), one("b", 1, "people", "2016-01/2016-01")]);
    assert!(words.contains("From 2 people (January 2015) to 1 person (January 2016): 1 fewer person"), "{words}");
    let words = said(&columns(&["a", "b"]), &[one("a", 16_603, "transits", "2015"), one("b", 13_299, "transits", "2016")]);
    assert!(words.contains("3,304 fewer transits"), "{words}");
    let words = said(&columns(&["a", "b"]), &[one("a", 5, "minutes", "2015"), one("b", 4, "minutes", "2016")]);
    assert!(words.contains("1 minute less"), "{words}");
    let words = said(&json!({ "kind": "table" }), &[one("a", 2, "people", "2015")]);
    assert!(words.starts_with("Crossed by night: 2 people."), "{words}");
}

#[test]
fn a_bound_is_never_called_the_most_or_the_fewest() {
    for hedge in ["about", "more_than", "at_least", "nearly", "up_to", "less_than"] {
        let facts = [fact("a", 3.0, "exact", None), fact("b", 9.0, hedge, None), fact("c", 5.0, "exact", None)];
        let each = |words: &str| ["a", "b", "c"].map(|id| json!({ "fact": id, "caption": format!("{words} {id}") }));
        let panels = [
            json!({ "kind": "bars", "bars": each("port") }),
            json!({ "kind": "units", "one": "ship", "groups": each("in port") }),
        ];
        for panel in panels {
            let words = said(&panel, &facts).to_lowercase();
            assert!(!words.contains("the most") && !words.contains("fewest") && !words.contains("the least"), "{words}");
        }
    }
}

#[test]
fn a_gap_is_told_only_where_the_edition_has_no_figure_for_it() {
    let labelled = |id: &str, label: &str, when: &str| {
        let mut fact = fact(id, 90.0 + when.len() as f64, "exact", Some(when));
        fact["label"] = label.into();
        fact
    };
    let words = |label: &str, between: &str, panel: &Value| {
        let facts =
            [labelled("a", "births in 1990", "1990"), labelled("b", "births in 2000", "2000"), labelled("c", label, between)];
        let scene = document(panel, &facts).layout("f", 960.0, &State::default()).expect("the figure is there");
        let drawn = scene.texts().any(|text| text.words == "no figure");
        format!("{} {}", said(panel, &facts), if drawn { "drawn" } else { "" })
    };
    let periods = json!({ "kind": "periods", "periods": [{ "fact": "a" }, { "fact": "b" }] });
    for panel in [columns(&["a", "b"]), periods] {
        for (label, when) in [("deaths in 1995", "1995"), ("births in 2010", "2010")] {
            let words = words(label, when, &panel);
            assert!(words.contains("the source gives no figure") && words.ends_with("drawn"), "{label}: {words}");
        }
        assert!(!words("births in 1995", "1995-06", &panel).contains("no figure"));
    }
    // The years beside it have none.
    assert!(words("births in 1995", "1995", &columns(&["a", "b"])).ends_with("drawn"));
    for panel in [columns(&["d", "b"]), json!({ "kind": "periods", "periods": [{ "fact": "a" }, { "fact": "b" }] })] {
        let facts = [
            labelled("d", "births in 1998", "1998"),
            labelled("b", "births in 2000", "2000"),
            labelled("c", "births in 1999", "1999"),
            labelled("a", "births in 1990", "1990"),
        ];
        let scene = document(&panel, &facts).layout("f", 960.0, &State::default()).expect("the figure is there");
        assert!(!scene.texts().any(|text| text.words == "no figure"));
    }
}

#[test]
fn events_are_counted_in_no_year_that_their_dates_leave_open() {
    let words = |dates: &[&str]| {
        let event = |(place, when): (usize, &&str)| json!({ "id": format!("e{place}"), "link": "l", "label": "event", "unit": "period", "hedge": "exact", "when": when, "paragraph": 1 });
        let facts: Vec<Value> = dates.iter().enumerate().map(event).collect();
        let rows: Vec<Value> = (0..dates.len()).map(|place| json!({ "fact": format!("e{place}"), "label": "event" })).collect();
        said(&json!({ "kind": "events", "events": rows }), &facts)
    };
    let said = words(&["before 1936", "1936-03-04", "1937/1939", "1941"]);
    assert!(said.contains("4 dates, the first before 1936, the last 1941."), "{said}");
    assert!(!said.contains("Most in one year"), "{said}");
    assert!(said.contains("Years without one: 1940."), "{said}");
    assert!(said.contains("day: 1; to the month: 0; to the year: 1; over a time: 1; before a date: 1"));
    let said = words(&["2013/..", "2014", "2016"]);
    assert!(!said.contains("Years without one") && said.contains("the last to begin 2016."), "{said}");
    let said = words(&["2014", "2016", "2017/.."]);
    assert!(said.contains("Years without one: 2015.") && said.contains("the last from 2017."), "{said}");
    let said = words(&["2014-05/2014-05", "2014-06-03", "2016-01/2016-02"]);
    assert!(said.contains("Most in one year: 2 (2014).") && said.contains("day: 1; to the month: 1;"), "{said}");
}

#[test]
fn one_amount_in_two_units_is_one_amount() {
    let length = |id: &str, value: f64, unit: &str, when: &str| json!({ "id": id, "link": "l", "label": id, "value": value, "unit": unit, "hedge": "exact", "when": when, "paragraph": 1 });
    let facts = [length("a", 0.7, "kilometres", "2019"), length("b", 700.5 - 0.5, "metres", "2020")];
    let bars = json!({ "kind": "bars", "bars": [{ "fact": "a", "caption": "A" }, { "fact": "b", "caption": "B" }] });
    let words = said(&bars, &facts);
    let ships = [fact("a", 5.0, "exact", None), fact("b", 5.0, "exact", None)];
    assert!(said(&bars, &ships).contains("All are 5 ships."));
    assert!(words.contains("All are 0.7 kilometres.") && !words.contains("The most"), "{words}");
    let words = said(&columns(&["a", "b"]), &facts);
    assert!(words.contains("no change") && !words.contains("10^") && !words.contains("The most"), "{words}");
}

#[test]
fn spans_of_months_are_not_said_to_have_years_and_routes_are_not_only_named() {
    let span = |id: &str, when: &str| json!({ "id": id, "link": "l", "label": "span", "unit": "period", "hedge": "exact", "when": when, "paragraph": 1 });
    let spans = json!({ "kind": "spans", "spans": [{ "fact": "a", "name": "A" }, { "fact": "b", "name": "B" }] });
    let words = said(&spans, &[span("a", "2019/2021"), span("b", "2020-03/2020-05")]);
    assert!(words.contains("2 of 2 with a start and an end: A"), "{words}");
    let words = said(&spans, &[span("a", "2019/2021"), span("b", "2020/2022")]);
    assert!(words.contains("2 of 2 with a first and a last year: A"), "{words}");
    assert_eq!(map::of_mode(1, "air", 1), "1 by air, not reported open");
    assert_eq!(map::named(&[("Flight", false), ("Ship", true)], true), "They are Flight and Ship (schematic).");
}

#[test]
fn what_cannot_be_counted_one_by_one_stands_by_its_number() {
    let loss = |unit: &str| {
        let mut facts = [fact("a", 980.0, "exact", Some("2019")), fact("b", 100.0, "exact", Some("2020"))];
        for fact in &mut facts {
            fact["unit"] = unit.into();
        }
        said(&columns(&["a", "b"]), &facts)
    };
    assert!(loss("TEU").contains("880 TEU less, by our"));
    assert!(loss("ships").contains("880 fewer ships, by our"));
    assert!(loss("countries and regions").contains("880 fewer countries and regions, by our"));
}

#[test]
fn a_rate_that_is_a_year_says_so_once() {
    let facts = [
        fact("a", 980.0, "exact", Some("2019")),
        fact("b", 100.0, "exact", Some("2022")),
        json!({ "id": "r", "link": "l", "label": "rate", "value": -3.2, "unit": "per cent a year", "hedge": "exact", "when": "2019/2022", "paragraph": 1 }),
    ];
    let mut panel = columns(&["a", "b"]);
    (panel["rate"], panel["rate_caption"]) = ("r".into(), "a year, on average".into());
    let scene = document(&panel, &facts).layout("f", 960.0, &State::default()).expect("the figure is there");
    let words = scene.texts().map(|text| text.words.as_str()).collect::<Vec<_>>().join(" ");
    assert!(words.contains("a year") && words.contains("on average") && !words.contains("a year a year"), "{words}");
}
