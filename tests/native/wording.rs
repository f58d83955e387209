//! Facts in words: each hedge, each unit, short and long.

use serde_json::{Value, json};
use waymark::edition::{self, Edition, Template, wording};
use waymark::fact::{Hedge, Length};

fn edition_with(fact: Value) -> Edition {
    let mut text: Value = serde_json::from_str(include_str!("../fixtures/plain.json")).expect("the fixture is JSON");
    text["facts"].as_array_mut().expect("a list").push(fact);
    edition::read(&text.to_string()).expect("a sound edition")
}

fn fact(value: f64, unit: &str, hedge: &str) -> Edition {
    edition_with(
        json!({ "id": "x", "link": "fruit", "label": "what is counted", "value": number(value), "unit": unit, "hedge": hedge, "when": "2020-06", "paragraph": 3 }),
    )
}

/// As an edition writes it: a whole number has no point.
fn number(value: f64) -> Value {
    if value.fract() == 0.0 { json!(value as i64) } else { json!(value) }
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
    assert_eq!(words(150.0, "ports", "about"), ["about 150", "about 150", "~150", "about 150 ports"]);
    assert_eq!(
        words(3000.0, "types of goods", "more_than"),
        ["more than 3,000", "more than 3,000", ">3,000", "more than 3,000 types of goods"]
    );
    assert_eq!(words(150.0, "ports", "at_least"), ["at least 150", "at least 150", "150+", "at least 150 ports"]);
    assert_eq!(words(150.0, "ports", "nearly"), ["nearly 150", "nearly 150", "~<150", "nearly 150 ports"]);
    assert_eq!(words(100_000.0, "people", "up_to"), ["up to 100,000", "up to 100,000", "max 100,000", "up to 100,000 people"]);
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
    assert_eq!(words(1.0, "euros", "exact"), ["€1", "€1", "€1", "1 euro"]);
    assert_eq!(words(1.0, "US dollars", "exact")[3], "1 US dollar");
    assert_eq!(words(50.7, "per cent", "exact"), ["50.7%", "50.7%", "50.7%", "50.7 per cent"]);
    assert_eq!(words(9.0, "rank", "exact"), ["9th", "9th", "9th", "9th"]);
    assert_eq!(words(2.5, "multiple", "exact"), ["×2.5", "×2.5", "×2.5", "2.5 times"]);
    assert_eq!(words(1.0, "hours", "exact"), ["1 h", "1 hour", "1 h", "1 hour"]);
    assert_eq!(words(142.3, "kilometres", "exact"), ["142.3 km", "142.3 kilometres", "142.3 km", "142.3 kilometres"]);
    assert_eq!(words(23_470_700.0, "boxes", "exact"), ["23.4707m", "23.4707 million", "23.4707m", "23.4707 million boxes"]);
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

/// The bundled fixture with a fact whose value is written as `literal`.
fn written(literal: &str, unit: &str) -> Edition {
    let edition = include_str!("../fixtures/plain.json");
    let fact = format!(
        r#"{{"id": "x", "link": "fruit", "label": "what is counted", "value": {literal}, "unit": "{unit}", "hedge": "exact", "paragraph": 3}}, "#
    );
    edition::read(&edition.replacen("\"facts\": [", &format!("\"facts\": [{fact}"), 1)).expect("a sound edition")
}

#[test]
fn the_digits_of_a_value_are_those_of_the_file() {
    let said = |literal: &str, unit: &str| {
        let fact = written(literal, unit).words("x").expect("it was added");
        [fact.short(), fact.long(), fact.words.spoken].map(|words| words.replace('\u{a0}', " "))
    };
    assert_eq!(said("6.0", "per cent"), ["6.0%", "6.0%", "6.0 per cent"]);
    assert_eq!(said("6", "per cent"), ["6%", "6%", "6 per cent"]);
    assert_eq!(said("4986000000", "euros"), ["€4.986bn", "€4.986 billion", "4.986 billion euros"]);
    assert_eq!(said("4986000000.0", "euros"), ["€4.986bn", "€4.986 billion", "4.986 billion euros"]);
    assert_eq!(said("5.0e9", "euros"), ["€5.0bn", "€5.0 billion", "5.0 billion euros"]);
    assert_eq!(said("1.50e3", "tonnes"), ["1,500 t", "1,500 tonnes", "1,500 tonnes"]);
    assert_eq!(said("33.333333333333336", "per cent"), ["33.3%", "33.3%", "33.3 per cent"]);
    assert_eq!(said("1e-300", "per cent"), ["1 × 10^−300%", "1 × 10^−300%", "1 × 10^−300 per cent"]);
}

#[test]
fn currencies_and_units_are_known_by_their_words_their_codes_and_their_signs() {
    let said = |value: f64, unit: &str| words(value, unit, "exact").map(|words| words.replace('\u{a0}', " "));
    assert_eq!(said(4.986e9, "PAB"), ["PAB 4.986bn", "PAB 4.986 billion", "PAB 4.986bn", "4.986 billion Panamanian balboas"]);
    assert_eq!(said(5.0, "JPY"), ["JPY 5", "JPY 5", "JPY 5", "5 Japanese yen"]);
    assert_eq!(said(-5.0, "SEK")[0], "−SEK 5");
    assert_eq!(said(2.0, "USD"), said(2.0, "US dollars"));
    assert_eq!(said(21.5, "°C"), ["21.5 °C", "21.5 degrees Celsius", "21.5 °C", "21.5 degrees Celsius"]);
    assert_eq!(said(3.0, "GW"), ["3 GW", "3 gigawatts", "3 GW", "3 gigawatts"]);
    assert_eq!(said(1.0, "kilowatt-hours")[1], "1 kilowatt-hour");
    assert_eq!(said(40.0, "t")[3], "40 tonnes");
    assert_eq!(said(4.0, "percentage points"), ["4 points", "4 percentage points", "4 points", "4 percentage points"]);
    assert_eq!(said(4.0, "per cent a year"), ["4% a year", "4% a year", "4% a year", "4 per cent a year"]);
    assert_eq!(said(12.0, "%"), said(12.0, "per cent"));
}

#[test]
fn one_is_said_in_the_singular() {
    let said = |unit: &str| words(1.0, unit, "exact")[3].clone();
    assert_eq!(said("people"), "1 person");
    assert_eq!(said("types of goods"), "1 type of goods");
    assert_eq!(said("ferries a day"), "1 ferry a day");
    assert_eq!(said("countries and regions"), "1 countries and regions");
    assert_eq!(said("TEU"), "1 TEU");
    for (several, one) in [
        ("leaves", "leaf"),
        ("olives", "olive"),
        ("mice", "mouse"),
        ("heroes", "hero"),
        ("potatoes of a kind", "potato of a kind"),
        ("shoes", "shoe"),
        ("buses", "bus"),
        ("houses", "house"),
        ("abuses", "abuse"),
        ("movies", "movie"),
        ("parties", "party"),
        ("caches", "cache"),
        ("beaches", "beach"),
        ("analyses", "analysis"),
        ("databases", "database"),
        ("axes", "axis"),
        ("taxes", "tax"),
        ("policemen", "policeman"),
        ("women", "woman"),
        ("lenses", "lens"),
        ("expenses", "expense"),
        ("toes", "toe"),
        ("gas works", "gas works"),
        ("networks", "network"),
    ] {
        assert_eq!(said(several), format!("1 {one}"));
    }
    assert_eq!(words(1e6, "leaves", "more_than")[3], "more than 1 million leaves");
    let large = fact(1e6, "leaves", "more_than");
    assert_eq!(
        Template::try_from("{x|unit}".to_owned()).expect("a form").plain(&large).replace('\u{a0}', " "),
        "more than 1 million leaves"
    );
    assert_eq!(words(1.0, "percentage points", "exact"), ["1 point", "1 percentage point", "1 point", "1 percentage point"]);
    assert_eq!(words(1.0, "days", "exact")[0], "1 day");
    assert_eq!(words(1.0, "seconds", "exact")[0], "1 s");
    assert_eq!(words(1.0, "multiple", "exact")[3], "1 time");
    let rows = waymark::language::pages::rows;
    assert_eq!([rows(1), rows(2)], ["1 row", "2 rows"]);
}

#[test]
fn no_two_hedges_have_the_same_words_or_the_same_sign_and_below_zero_none_can_be_misread() {
    use std::collections::BTreeSet;
    for value in [150.0, -40.0] {
        let hedges = Hedge::ALL.map(|hedge| words(value, "per cent", hedge.name()));
        for form in 0..4 {
            let different: BTreeSet<&str> = hedges.iter().map(|words| words[form].as_str()).collect();
            assert_eq!(different.len(), hedges.len(), "{hedges:?}");
        }
    }
    assert_eq!(words(-40.0, "per cent", "more_than")[1], "above −40%");
    assert_eq!(words(-40.0, "per cent", "less_than")[1], "below −40%");
    assert!(Hedge::ALL.iter().all(|hedge| !words(-40.0, "per cent", hedge.name())[1].contains("more")));
}

/// The long and the spoken words of a derived fact.
fn derived(facts: &[Value], operation: &str, unit: &str) -> Result<[String; 2], String> {
    let mut text: Value = serde_json::from_str(include_str!("../fixtures/plain.json")).expect("JSON");
    let list = text["facts"].as_array_mut().expect("a list");
    let mut of = Vec::new();
    for (index, fact) in facts.iter().enumerate() {
        let mut fact = fact.clone();
        let id = format!("in-{index}");
        for (name, value) in
            [("id", json!(id)), ("link", json!("fruit")), ("label", json!("an input")), ("paragraph", json!(1))]
        {
            fact[name] = value;
        }
        list.push(fact);
        of.push(id);
    }
    list.push(json!({ "id": "x", "link": "fruit", "label": "worked out", "unit": unit, "derived": { "operation": operation, "of": of } }));
    let edition = edition::read(&text.to_string()).map_err(|refusals| refusals.to_string())?;
    let fact = edition.words("x").expect("it was added");
    Ok([fact.long(), fact.words.spoken].map(|words| words.replace('\u{a0}', " ")))
}

#[test]
fn a_bound_stays_true_when_it_is_rounded_below_zero_too() {
    let loss = |hedge: &str| {
        let of = [
            json!({"value": 100, "unit": "boats", "hedge": "exact"}),
            json!({"value": 165.9374, "unit": "boats", "hedge": hedge}),
        ];
        derived(&of, "difference", "boats").expect("it is computed")[0].clone()
    };
    assert_eq!(loss("less_than"), "[above −66]", "−65.9374 is above it");
    assert_eq!(loss("more_than"), "[below −65.9]");
    let short =
        [json!({"value": 5, "unit": "boats", "hedge": "nearly"}), json!({"value": 10, "unit": "boats", "hedge": "exact"})];
    let [said, _] = derived(&short, "difference", "boats").expect("it is computed");
    assert_eq!(said, "[below −5]", "less than 5, less 10, is no nearer to nothing than −5");
    let of =
        [json!({"value": -2, "unit": "boats", "hedge": "exact"}), json!({"value": 3, "unit": "boats", "hedge": "more_than"})];
    let refused = derived(&of, "product", "boats").expect_err("more than 3 times −2 is less than −6");
    assert!(refused.contains("facts[") && refused.contains("the bound would turn"), "{refused}");
}

#[test]
fn per_cents_differ_by_percentage_points_and_growth_over_all_years_is_no_growth_a_year() {
    let shares = [
        json!({"value": 73, "unit": "per cent", "hedge": "exact"}),
        json!({"value": 69, "unit": "per cent", "hedge": "exact"}),
    ];
    assert_eq!(derived(&shares, "difference", "percentage points").expect("allowed")[1], "4 percentage points");
    let refused = derived(&shares, "difference", "per cent").expect_err("no per cent");
    assert!(refused.contains(".derived: ") && refused.contains("\"percentage points\""), "{refused}");
    let cars =
        |value: f64, when: &str| json!({"value": value, "unit": "cars", "hedge": "exact", "when": when, "measure": "total"});
    let cars = [cars(200.0, "2012"), cars(150.0, "2024")];
    assert_eq!(derived(&cars, "change", "per cent").expect("said"), ["[−25%]", "−25 per cent"]);
    assert_eq!(derived(&cars, "growth", "per cent").expect("said"), ["[−2.37% a year]", "−2.37 per cent a year"]);
}

#[test]
fn what_is_computed_has_a_unit_that_it_can_have() {
    let of = |units: [&str; 2]| units.map(|unit| json!({"value": 30, "unit": unit, "hedge": "exact"}));
    let refused = |units, operation: &str, unit: &str| derived(&of(units), operation, unit).expect_err("it says nothing");
    for operation in ["part", "whole", "remainder"] {
        assert!(refused(["boats", "boats"], operation, "boats").contains("in-1 is not in per cent"), "{operation}");
        let other = refused(["euros", "per cent"], operation, "US dollars");
        assert!(other.contains("in-0 is given in euros, and so is its "), "{other}");
        derived(&of(["travellers", "per cent"]), operation, "women").expect("what is counted may have another name");
    }
    assert!(refused(["hours", "minutes"], "ratio", "multiple").contains("give both in one unit"));
    assert!(refused(["hours", "hours"], "ratio", "hours").contains("is a bare number, not in hours"));
    derived(&of(["hours", "hours"]), "ratio", "multiple").expect("a bare number");
    derived(&of(["US dollars", "boats"]), "ratio", "US dollars").expect("dollars a boat");
}

#[test]
fn implied_values_of_one_path_have_one_precision() {
    let mut text: Value = serde_json::from_str(include_str!("../fixtures/plain.json")).expect("JSON");
    let facts = text["facts"].as_array_mut().expect("a list");
    facts.push(json!({"id": "start", "link": "fruit", "label": "a start", "value": 2.5, "unit": "pears", "hedge": "exact", "when": "2018", "measure": "total", "paragraph": 1}));
    facts.push(json!({"id": "pace", "link": "fruit", "label": "a pace", "value": 20, "unit": "per cent", "hedge": "exact", "when": "2018/2021", "paragraph": 1}));
    for year in ["2019", "2020", "2021"] {
        facts.push(json!({"id": format!("at-{year}"), "link": "fruit", "label": "implied", "unit": "pears", "when": year, "measure": "total", "derived": {"operation": "compound", "of": ["start", "pace"]}}));
    }
    let edition = edition::read(&text.to_string()).expect("a sound edition");
    let said = ["2019", "2020", "2021"].map(|year| edition.words(&format!("at-{year}")).expect("it was added").long());
    assert_eq!(said, ["[3.00]", "[3.60]", "[4.32]"]);
}

#[test]
fn a_bound_that_was_turned_is_a_ceiling_and_a_peak_that_was_reached_stays_one() {
    let share = |hedge: &str| [json!({"value": 12.5, "unit": "per cent", "hedge": hedge})];
    assert_eq!(
        derived(&share("at_least"), "remainder", "per cent").expect("said"),
        ["[at most 87.5%]", "at most 87.5 per cent"]
    );
    assert_eq!(derived(&share("up_to"), "remainder", "per cent").expect("said")[0], "[at least 87.5%]");
    let peak =
        [json!({"value": 4, "unit": "boats", "hedge": "up_to"}), json!({"value": 3, "unit": "multiple", "hedge": "exact"})];
    assert_eq!(derived(&peak, "product", "boats").expect("said")[0], "[up to 12]");
}

#[test]
fn nothing_remains_of_a_whole_less_more_than_it() {
    for whole in ["more_than", "exact"] {
        let of = [
            json!({"value": 100, "unit": "boats", "hedge": whole}),
            json!({"value": 139, "unit": "per cent", "hedge": "exact"}),
        ];
        let refused = derived(&of, "remainder", "boats").expect_err("no boats");
        assert!(refused.contains(".derived: nothing remains"), "{refused}");
    }
    for (whole, share) in [(100, 100), (0, 39)] {
        let hedge = |is_firm| if is_firm { "exact" } else { "more_than" };
        let of = [
            json!({"value": whole, "unit": "boats", "hedge": hedge(whole == 0)}),
            json!({"value": share, "unit": "per cent", "hedge": hedge(whole > 0)}),
        ];
        assert_eq!(derived(&of, "remainder", "boats").expect("said")[0], "[0]", "no more than nothing");
    }
}

#[test]
fn a_multiple_in_a_formula_has_one_sign() {
    let mut text: Value = serde_json::from_str(include_str!("../fixtures/plain.json")).expect("JSON");
    let facts = text["facts"].as_array_mut().expect("a list");
    let fact = |id: &str, value: u32, unit: &str, hedge: &str| json!({ "id": id, "link": "fruit", "label": "x", "value": value, "unit": unit, "hedge": hedge, "paragraph": 1 });
    facts.extend([fact("boats", 211, "boats", "at_least"), fact("twice", 2, "multiple", "exact")]);
    for (id, operation, unit) in [("product", "product", "boats"), ("ratio", "ratio", "boats")] {
        facts.push(json!({ "id": id, "link": "fruit", "label": "x", "unit": unit, "derived": { "operation": operation, "of": ["boats", "twice"] } }));
    }
    let edition = edition::read(&text.to_string()).expect("a sound edition");
    let formula = |id: &str| edition.words(id).expect("it was added").words.formula;
    assert_eq!([formula("product"), formula("ratio")], ["at least 211 × 2", "at least 211 ÷ 2"]);
}
