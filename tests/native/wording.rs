//! Facts in words: each hedge, each unit, short and long.

use serde_json::{Value, json};
use waymark::edition::{self, Edition, Template, wording};
use waymark::fact::Length;

fn edition_with(fact: Value) -> Edition {
    let mut text: Value = serde_json::from_str(include_str!("../fixtures/plain.json")).expect("the fixture is JSON");
    text["facts"].as_array_mut().expect("a list").push(fact);
    edition::read(&text.to_string()).expect("a sound edition")
}

fn fact(value: f64, unit: &str, hedge: &str) -> Edition {
    edition_with(
        json!({ "id": "x", "link": "fruit", "label": "what is counted", "value": value, "unit": unit, "hedge": hedge, "when": "2020-06", "paragraph": 3 }),
    )
}

/// Short, long, narrow and spoken.
fn words(value: f64, unit: &str, hedge: &str) -> [String; 4] {
    let edition = fact(value, unit, hedge);
    let fact = edition.words("x").expect("it was added");
    let words = [fact.short(), fact.long(), fact.narrow(), fact.words.spoken];
    words.map(|words| words.replace('\u{a0}', " "))
}

#[test]
fn each_hedge_has_its_words() {
    assert_eq!(words(150.0, "ports", "exact"), ["150", "150", "150", "150 ports"]);
    assert_eq!(words(150.0, "ports", "about"), ["about 150", "about 150", "about 150", "about 150 ports"]);
    assert_eq!(
        words(3000.0, "types of goods", "more_than"),
        ["more than 3,000", "more than 3,000", "3,000+", "more than 3,000 types of goods"]
    );
    assert_eq!(words(150.0, "ports", "at_least"), ["at least 150", "at least 150", "150+", "at least 150 ports"]);
    assert_eq!(words(150.0, "ports", "nearly"), ["nearly 150", "nearly 150", "nearly 150", "nearly 150 ports"]);
    assert_eq!(
        words(100_000.0, "people", "up_to"),
        ["up to 100,000", "up to 100,000", "up to 100,000", "up to 100,000 people"]
    );
    assert_eq!(
        words(30.0, "minutes", "less_than"),
        ["less than 30 min", "less than 30 minutes", "<30 min", "less than 30 minutes"]
    );
}

#[test]
fn each_unit_has_its_sign_and_its_words() {
    assert_eq!(words(3.1e12, "US dollars", "exact"), ["US$3.1tn", "US$3.1 trillion", "US$3.1tn", "3.1 trillion US dollars"]);
    assert_eq!(words(-2e9, "euros", "exact"), ["−€2bn", "−€2 billion", "−€2bn", "−2 billion euros"]);
    assert_eq!(words(2e9, "euros", "exact"), ["€2bn", "€2 billion", "€2bn", "2 billion euros"]);
    assert_eq!(words(50.7, "per cent", "exact"), ["50.7%", "50.7%", "50.7%", "50.7 per cent"]);
    assert_eq!(words(9.0, "rank", "exact"), ["9th", "9th", "9th", "9th"]);
    assert_eq!(words(2.5, "multiple", "exact"), ["×2.5", "×2.5", "×2.5", "2.5 times"]);
    assert_eq!(words(1.0, "hours", "exact"), ["1 h", "1 hour", "1 h", "1 hour"]);
    assert_eq!(words(142.3, "kilometres", "exact"), ["142.3 km", "142.3 kilometres", "142.3 km", "142.3 kilometres"]);
    assert_eq!(words(23_470_700.0, "boxes", "exact"), ["23.47m", "23.4707 million", "23.47m", "23.4707 million boxes"]);
    assert_eq!(words(-5.0, "degrees", "exact"), ["−5", "−5", "−5", "−5 degrees"]);
}

#[test]
fn ranks_are_counted_as_people_count() {
    let ordinal = waymark::edition::number::ordinal;
    assert_eq!(
        [1.0, 2.0, 3.0, 4.0, 11.0, 12.0, 13.0, 21.0, 111.0, 1_002.0].map(ordinal),
        ["1st", "2nd", "3rd", "4th", "11th", "12th", "13th", "21st", "111th", "1,002nd"]
    );
}

#[test]
fn a_derived_fact_stands_in_brackets_carries_its_hedge_and_shows_its_formula() {
    let edition = edition::read(include_str!("../fixtures/plain.json")).expect("the fixture is sound");
    let fact = edition.words("growth").expect("it is there");
    assert_eq!(fact.short(), "[more than ×2.25]");
    assert_eq!(fact.words.short(), "more than ×2.25", "words have no brackets that somebody would strip again");
    assert_eq!(fact.words.formula, "more than 9,000 ÷ 4,000");
    assert_eq!(fact.words.name, "apples for each apple of 2018: more than 2.25 times, undated, computed, not in the source");
}

#[test]
fn a_floor_is_rounded_down_and_a_ceiling_up() {
    let derived = |hedge: &str| {
        let mut text: Value = serde_json::from_str(include_str!("../fixtures/plain.json")).expect("JSON");
        let facts = text["facts"].as_array_mut().expect("a list");
        facts.push(json!({ "id": "part", "link": "fruit", "label": "a part", "value": 80_000_000, "unit": "trips", "hedge": hedge, "when": "2020", "paragraph": 3 }));
        facts.push(json!({ "id": "x", "link": "fruit", "label": "the whole", "unit": "trips", "derived": { "operation": "whole", "of": ["part", "orchard-share"] } }));
        let edition = edition::read(&text.to_string()).expect("a sound edition");
        edition.words("x").expect("it was added").long().replace('\u{a0}', " ")
    };
    assert_eq!(derived("more_than"), "[more than 123 million]");
    assert_eq!(derived("less_than"), "[less than 124 million]");
}

#[test]
fn dates_are_said_at_their_own_precision() {
    let said = |text: &str| {
        let when = waymark::fact::When::try_from(text.to_owned()).expect("a date");
        [Length::Short, Length::Long].map(|length| wording::when(Some(when), length).replace('\u{a0}', " "))
    };
    assert_eq!(said("2024"), ["2024", "2024"]);
    assert_eq!(said("2024-05"), ["May 2024", "May 2024"]);
    assert_eq!(said("2025-06"), ["Jun 2025", "June 2025"]);
    assert_eq!(said("2024-05-11"), ["11 May 2024", "11 May 2024"]);
    assert_eq!(said("2025-01/2025-06"), ["Jan–Jun 2025", "January to June 2025"]);
    assert_eq!(said("2018/2025-06-30"), ["2018–30 Jun 2025", "2018 to 30 June 2025"]);
    assert_eq!(said("2022/2026"), ["2022–2026", "2022–2026"]);
    assert_eq!(said("../2026"), ["to 2026", "to 2026"]);
    assert_eq!(said("2022/.."), ["from 2022", "from 2022"]);
    assert_eq!(said("before 2026"), ["before 2026", "before 2026"]);
    assert_eq!(said("before 2026-03"), ["before Mar 2026", "before March 2026"]);
    assert_eq!(wording::when(None, Length::Long), "undated");
}

#[test]
fn a_month_is_said_in_short_and_a_year_alone_where_the_source_gives_no_month() {
    let said = |when: &str| {
        let edition = edition_with(
            json!({ "id": "x", "link": "fruit", "label": "what is counted", "value": 3, "unit": "apples", "hedge": "exact", "when": when, "paragraph": 3 }),
        );
        let template = Template::try_from("{x|month}".to_owned()).expect("a known form");
        template.plain(&edition).replace('\u{a0}', " ")
    };
    assert_eq!(said("2021-12-03"), "Dec 2021");
    assert_eq!(said("2021-12"), "Dec 2021");
    assert_eq!(said("2021"), "2021");
    assert_eq!(said("2018/2025-06-30"), "Jun 2025");
}
