//! Two facts on one scale: drawn where an edition might draw them so, else refused in the words that refuse editions.

use crate::common::{gallery, text, text_faults, unkind};
use proptest::prelude::*;
use waymark::edition::{Clash, Edition, Fact};
use waymark::fact::Form;
use waymark::figure::Document;

/// The bundled edition, those of the gallery and the unkind ones.
fn editions() -> Vec<Document> {
    let bundled = Document::read(&text("www/editions/belt-and-road.json")).expect("the bundled edition is sound");
    gallery().into_iter().chain(unkind()).map(|(_, document)| document).chain([bundled]).collect()
}

/// Every two facts of an edition, or of its first hundred.
fn pairs(edition: &Edition) -> impl Iterator<Item = (&Fact, &Fact)> {
    let facts = &edition.facts()[..edition.facts().len().min(100)];
    facts.iter().enumerate().flat_map(move |(place, one)| facts[place + 1..].iter().map(move |other| (one, other)))
}

/// Whether a fact has a length, or a place in an order.
fn can_be_drawn(fact: &Fact) -> bool {
    let is_rank = fact.unit.form() == Form::Rank;
    fact.value.is_some() && (is_rank || fact.measure != waymark::fact::Measure::Rank)
}

#[test]
fn two_facts_are_drawn_on_one_scale_exactly_where_they_do_not_clash() {
    let mut drawn = 0;
    for document in editions() {
        for (one, other) in pairs(document.edition()) {
            let compared = document.compare(one.id.as_str(), other.id.as_str());
            let names = (one.id.as_str(), other.id.as_str());
            match (one.clash(other), compared) {
                (None, Ok(comparison)) => {
                    assert_eq!(comparison.facts().len(), 2);
                    drawn += 1;
                }
                (Some(reason), refused) => assert_eq!(refused.err(), Some(reason), "{names:?}"),
                // A change shares an axis with what it is a change of, but is no more or less of it.
                (None, Err(_)) if document.edition().is_change(one) != document.edition().is_change(other) => {}
                (None, Err(reason)) => assert!(!can_be_drawn(one) || !can_be_drawn(other), "{names:?}: {reason}"),
            }
        }
    }
    assert!(drawn > 300, "{drawn}");
}

/// The plain fixture with more facts of its first link.
fn with_facts(facts: &serde_json::Value) -> Document {
    let mut edition = crate::refusals::plain();
    let list = edition["facts"].as_array_mut().expect("a list");
    for fact in facts.as_array().expect("a list") {
        let mut fact = fact.clone();
        for (name, value) in [("link", "fruit"), ("label", "x")] {
            fact[name] = value.into();
        }
        list.push(fact);
    }
    Document::read(&edition.to_string()).unwrap_or_else(|refusals| panic!("{refusals}"))
}

/// Two of these facts, the second one perhaps derived.
fn of_facts(facts: &serde_json::Value, one: &str, other: &str) -> waymark::figure::Comparison {
    with_facts(facts).compare(one, other).expect("they share a scale")
}

#[test]
fn one_amount_in_two_units_has_nothing_between_it() {
    let length = |id: &str, value: f64, unit: &str| serde_json::json!({ "id": id, "value": value, "unit": unit, "hedge": "exact", "paragraph": 1 });
    let facts = serde_json::json!([length("a", 0.7, "kilometres"), length("b", 700.0, "metres"), length("c", 701.0, "metres")]);
    assert!(of_facts(&facts, "a", "b").arithmetic.is_empty());
    assert!(!of_facts(&facts, "a", "c").arithmetic.is_empty());
}

#[test]
fn a_bound_of_our_arithmetic_is_no_peak_that_was_reached() {
    let share = |id: &str, hedge: &str| serde_json::json!({ "id": id, "value": 12.5, "unit": "per cent", "measure": "share", "hedge": hedge, "paragraph": 1 });
    let rest = serde_json::json!({ "id": "rest", "unit": "per cent", "measure": "share", "derived": { "operation": "remainder", "of": ["moved"] } });
    let facts = serde_json::json!([share("moved", "at_least"), share("peak", "up_to"), rest]);
    let said = of_facts(&facts, "moved", "rest").sentences.join(" ");
    assert!(said.contains("is at most its number") && !said.contains("peak"), "{said}");
    assert!(of_facts(&facts, "moved", "peak").sentences.join(" ").contains("goes up to its number, and"));
}

#[test]
fn an_open_end_that_reaches_over_the_other_number_leaves_no_arithmetic() {
    let count = |id: &str, value: f64, hedge: &str| serde_json::json!({ "id": id, "value": value, "unit": "boats", "hedge": hedge, "paragraph": 1 });
    let facts = serde_json::json!([
        count("many", 229.0, "exact"),
        count("over", 100.0, "more_than"),
        count("least", 100.0, "at_least"),
        count("few", 40.0, "exact"),
        count("under", 300.0, "less_than"),
    ]);
    for (one, other, is_ordered) in [
        ("many", "over", false),
        ("many", "least", false),
        ("many", "under", false),
        ("few", "over", true),
        ("many", "few", true),
    ] {
        let arithmetic = of_facts(&facts, one, other).arithmetic;
        assert_eq!(!arithmetic.is_empty(), is_ordered, "{one} and {other}: {arithmetic:?}");
    }
}

#[test]
fn a_change_between_two_dates_is_not_compared_with_what_there_is_and_a_rest_of_one_date_is() {
    let count = |id: &str, value: f64, when: &str| serde_json::json!({ "id": id, "value": value, "unit": "boats", "hedge": "exact", "when": when, "paragraph": 1 });
    let less = |id: &str, one: &str, other: &str| serde_json::json!({ "id": id, "unit": "boats", "derived": { "operation": "difference", "of": [one, other] } });
    let facts = serde_json::json!([
        count("before", 10.0, "2020"),
        count("now", 30.0, "2024"),
        count("moored", 12.0, "2024"),
        less("come", "now", "before"),
        less("at-sea", "now", "moored"),
    ]);
    let document = with_facts(&facts);
    let refusal = document.compare("now", "come").err().expect("refused");
    assert!(refusal.contains("change between two dates"), "{refusal}");
    assert!(document.compare("now", "at-sea").is_ok());
}

#[test]
fn a_comparison_fits_every_width_and_has_both_marks() {
    let bundled = Document::read(&text("www/editions/belt-and-road.json")).expect("the bundled edition is sound");
    for (one, other) in pairs(bundled.edition()) {
        let Ok(comparison) = bundled.compare(one.id.as_str(), other.id.as_str()) else { continue };
        for width in [280.0, 320.0, 344.0, 560.0, 592.0] {
            let scene = comparison.layout(width);
            let faults = text_faults(&scene);
            assert!(faults.is_empty(), "{} and {} at {width}: {faults:?}", one.id.as_str(), other.id.as_str());
            let mut marks: Vec<&str> = scene.targets.iter().map(|target| target.fact.as_str()).collect();
            marks.sort_unstable();
            let mut both = [one.id.as_str(), other.id.as_str()];
            both.sort_unstable();
            assert_eq!(marks, both);
        }
    }
}

#[test]
fn whichever_fact_is_asked_for_the_comparison_is_the_same() {
    for document in editions() {
        for (one, other) in pairs(document.edition()) {
            let (a, b) = (one.id.as_str(), other.id.as_str());
            let said = |one, other| document.compare(one, other).map(|made| (made.title, made.sentences, made.arithmetic)).ok();
            assert_eq!(said(a, b), said(b, a));
        }
    }
}

#[test]
fn facts_of_one_footing_clash_with_the_same_facts() {
    for document in editions() {
        let facts = document.edition().facts();
        for (one, other) in pairs(document.edition()).filter(|(one, other)| one.footing() == other.footing()) {
            assert_eq!(one.clashes(other), None);
            assert!(facts.iter().all(|third| one.clash(third) == other.clash(third)), "{}", one.id.as_str());
        }
    }
}

#[test]
fn an_unknown_fact_and_a_fact_beside_itself_are_refused() {
    let document = Document::read(&text("tests/fixtures/plain.json")).expect("the fixture is sound");
    let id = document.edition().facts()[0].id.as_str();
    assert_eq!(document.compare(id, "nothing").err().as_deref(), Some("no fact has the id `nothing`"));
    assert!(document.compare(id, id).is_err());
}

/// An edition with two facts and nothing else to say; a fact may bring a label of its own.
fn two(one: &str, other: &str) -> Document {
    let fact = |id: &str, rest: &str| {
        let label = if rest.contains(r#""label""#) { "" } else { r#""label": "what is counted", "# };
        format!(r#"{{"id": "{id}", "link": "all-links", {label}"paragraph": 1, {rest}}}"#)
    };
    let text = format!(
        r#"{{"format": 1, "lang": "en", "title": "T", "source": {{"title": "T", "author": "A", "publisher": "P", "note": ""}},
        "links": [{{"id": "all-links", "title": "All"}}], "facts": [{}, {}],
        "figures": [{{"id": "f", "link": "all", "title": "T", "subtitle": "S", "facts": ["a"], "panels": [{{"kind": "table"}}]}}]}}"#,
        fact("a", one),
        fact("b", other)
    );
    Document::read(&text).unwrap_or_else(|refusals| panic!("{text}\n{refusals}"))
}

fn compared(one: &str, other: &str) -> (String, String, Vec<String>) {
    let made = two(one, other).compare("a", "b").unwrap_or_else(|reason| panic!("{reason}"));
    let plain = |words: String| words.replace('\u{a0}', " ");
    (plain(made.title), made.sentences.join(" "), made.arithmetic.into_iter().map(plain).collect())
}

#[test]
fn what_is_computed_of_two_facts_keeps_a_bound_that_is_true_or_is_not_said() {
    let exact = r#""value": 20000, "unit": "passengers per day", "hedge": "exact""#;
    let (title, said, arithmetic) =
        compared(exact, r#""value": 100000, "unit": "passengers per day", "hedge": "up_to", "measure": "peak""#);
    assert_eq!(title, "20,000 beside up to 100,000 passengers per day");
    assert!(said.contains("The second is a peak that was reached, not a level that was held."), "{said}");
    assert_eq!(arithmetic, ["[up to ×5]", "[up to 80,000 passengers per day] apart"]);
    let bound = |hedge: &str, value: u32| format!(r#""value": {value}, "unit": "ports", "hedge": "{hedge}""#);
    // More than 150 less more than 100 may be anything.
    assert_eq!(compared(&bound("more_than", 150), &bound("more_than", 100)).2, Vec::<String>::new());
    assert_eq!(
        compared(&bound("more_than", 150), &bound("less_than", 100)).2,
        ["[more than ×1.5]", "[more than 50 ports] apart"]
    );
    assert_eq!(compared(&bound("exact", 5), &bound("exact", 5)).2, Vec::<String>::new());
}

#[test]
fn sums_over_months_and_halves_of_a_year_share_a_scale_and_other_lengths_do_not() {
    let sum = |when: &str| format!(r#""value": 5, "unit": "ships", "hedge": "exact", "measure": "total", "when": "{when}""#);
    let shares = |one: &str, other: &str| two(&sum(one), &sum(other)).compare("a", "b").is_ok();
    assert!(shares("2021-01", "2021-02") && shares("2021-01/2021-06", "2021-07/2021-12"));
    assert!(!shares("2021-01-01", "2021-01-02/2021-01-03") && !shares("2021-01/2021-03", "2021-04/2021-07"));
    assert!(!shares("2021-01-01/2021-01-07", "2021-01-08/2021-01-15"));
}

#[test]
fn per_cents_differ_by_points_and_degrees_have_no_multiple() {
    let share = |value: f64, when: &str| {
        format!(r#""value": {value}, "unit": "per cent", "hedge": "exact", "measure": "share", "when": "{when}""#)
    };
    let (title, said, arithmetic) = compared(&share(51.8, "2025-01/2025-06"), &share(50.7, "2024"));
    assert_eq!(title, "50.7%, then 51.8%");
    assert!(said.contains("The second covers a shorter time.") && said.contains("Both are stated outright."), "{said}");
    assert_eq!(arithmetic, ["[1.1 percentage points] apart"]);
    let world = share(62.0, "2024").replace("\"unit\"", "\"label\": \"part of the world\", \"unit\"");
    assert_eq!(compared(&share(50.7, "2024"), &world).2, Vec::<String>::new());
    let warm = |value: f64| format!(r#""value": {value}, "unit": "degrees Celsius", "hedge": "exact""#);
    assert_eq!(compared(&warm(5.0), &warm(10.0)).2, ["[5 degrees Celsius] apart"]);
}

#[test]
fn units_of_one_dimension_share_a_scale_and_their_multiple_counts_in_one_of_them() {
    let (_, said, arithmetic) =
        compared(r#""value": 40, "unit": "minutes", "hedge": "exact""#, r#""value": 3, "unit": "hours", "hedge": "more_than""#);
    assert!(said.contains("One is in minutes and the other in hours"), "{said}");
    assert_eq!(arithmetic, ["[more than ×4.5]", "[more than 140 minutes] apart"]);
}

#[test]
fn places_in_an_order_are_compared_on_a_ladder() {
    let rank = |value: u32| format!(r#""value": {value}, "unit": "rank", "hedge": "exact", "measure": "rank""#);
    let (title, _, arithmetic) = compared(&rank(13), &rank(9));
    assert_eq!((title.as_str(), arithmetic.len()), ("13th beside 9th", 0));
}

/// The fields of any fact with a value.
fn fact() -> impl Strategy<Value = String> {
    let units = [
        "ships",
        "trains",
        "minutes",
        "hours",
        "per cent",
        "US dollars",
        "people in cities",
        "rank",
        "multiple",
        "degrees Celsius",
    ];
    let hedges = ["exact", "about", "more_than", "at_least", "nearly", "up_to", "less_than"];
    let dates = ["", "2024", "2023", "2024-02", "2024-03", "2020/2024", "2024/..", "before 2020", "2024-05-11"];
    let choose = |list: &'static [&'static str]| (0..list.len()).prop_map(move |place| list[place]);
    (
        (0..units.len()).prop_map(move |place| units[place]),
        (0..hedges.len()).prop_map(move |place| hedges[place]),
        choose(Vec::leak(dates.to_vec())),
        choose(&["level", "total", "peak", "share"]),
        prop_oneof![(1_u32..100).prop_map(f64::from), 0.1..1e9_f64, -1e6..0.0_f64],
    )
        .prop_map(|(unit, hedge, when, measure, value)| {
            let measure = match (unit, measure) {
                ("rank", _) => "rank",
                ("per cent", measure) => measure,
                (_, "share") => "level",
                (_, measure) => measure,
            };
            let value = match unit {
                "rank" => value.abs().round() % 100.0 + 1.0,
                "per cent" => value.abs() % 100.0,
                _ => value,
            };
            let when = if when.is_empty() { String::new() } else { format!(r#", "when": "{when}""#) };
            format!(r#""value": {value}, "unit": "{unit}", "hedge": "{hedge}", "measure": "{measure}"{when}"#)
        })
}

proptest! {
    #[test]
    fn any_two_facts_are_drawn_or_refused_as_the_type_says(one in fact(), other in fact()) {
        let document = two(&one, &other);
        let (a, b) = (&document.edition().facts()[0], &document.edition().facts()[1]);
        prop_assert_eq!(a.clash(b), b.clashes(a).map(|clash| clash.reason(clash.side(a), clash.side(b))));
        match document.compare("a", "b") {
            Ok(made) => {
                prop_assert!(a.clashes(b).is_none());
                for width in [0.0, 280.0, 560.0] {
                    prop_assert!(made.layout(width).size.height.is_finite());
                }
                prop_assert!(made.sentences.iter().all(|sentence| sentence.ends_with('.')), "{:?}", made.sentences);
                prop_assert!(made.arithmetic.iter().all(|step| step.starts_with('[') && step.contains(']')), "{:?}", made.arithmetic);
            }
            Err(reason) => prop_assert_eq!(Some(reason), a.clash(b)),
        }
    }

    #[test]
    fn the_reason_is_one_of_those_that_are_known(one in fact(), other in fact()) {
        let document = two(&one, &other);
        let (a, b) = (&document.edition().facts()[0], &document.edition().facts()[1]);
        if let Some(clash) = a.clashes(b) {
            prop_assert!(Clash::ALL.contains(&clash));
        }
    }
}
