//! Every way in which an edition is refused: what is changed in a sound edition, and the lines that must be said.

use serde_json::{Value, json};
use waymark::figure::Document;

pub(crate) fn plain() -> Value {
    serde_json::from_str(&crate::common::text("tests/fixtures/plain.json")).expect("the fixture is JSON")
}

pub(crate) fn refusals(text: &str) -> Vec<String> {
    Document::read(text).err().map(|refusals| refusals.0.iter().map(ToString::to_string).collect()).unwrap_or_default()
}

pub(crate) fn set(pointer: &str, value: Value) -> Vec<String> {
    let mut edition = plain();
    let (parent, key) = pointer.rsplit_once('/').expect("a pointer has a last part");
    match edition.pointer_mut(parent).expect("the parent is there") {
        Value::Object(fields) => drop(fields.insert(key.to_owned(), value)),
        Value::Array(items) if key == "-" => items.push(value),
        Value::Array(items) => items[key.parse::<usize>().expect("an index")] = value,
        other => panic!("{other} has no fields"),
    }
    refusals(&edition.to_string())
}

pub(crate) fn remove(pointer: &str) -> Vec<String> {
    let mut edition = plain();
    let (parent, key) = pointer.rsplit_once('/').expect("a pointer has a last part");
    edition.pointer_mut(parent).and_then(Value::as_object_mut).expect("an object").remove(key).expect("it was there");
    refusals(&edition.to_string())
}

/// One of the lines begins with `start`.
#[track_caller]
pub(crate) fn says(lines: &[String], start: &str) {
    assert!(lines.iter().any(|line| line.starts_with(start)), "expected a line \"{start}…\", got\n{}", lines.join("\n"));
}

#[test]
fn the_fixture_itself_is_accepted() {
    assert_eq!(refusals(&plain().to_string()), Vec::<String>::new());
}

#[test]
fn what_is_no_json_object_is_refused_as_a_whole() {
    says(&refusals(""), "edition: ");
    says(&refusals("[]"), "edition: expected an object");
    says(&refusals("null"), "edition: ");
    says(&refusals("{\"format\": 1,"), "edition: EOF");
    says(&refusals(&format!("{} x", plain())), "edition: trailing characters");
    says(&refusals(&plain().to_string().replace("\"value\":70,", "\"value\":NaN,")), "facts[2].value: expected value");
    says(&refusals(&plain().to_string().replace("\"value\":70,", "\"value\":1e999,")), "facts[2].value: number out of range");
    says(
        &refusals(&plain().to_string().replace("\"value\":70,", "\"value\":70,\"value\":71,")),
        "facts[2].value: the field is given twice",
    );
}

#[test]
fn each_missing_field_is_named() {
    for field in ["format", "lang", "title", "source", "links", "facts", "figures"] {
        says(&remove(&format!("/{field}")), &format!("{field}: missing"));
    }
    for field in ["title", "author", "publisher", "note"] {
        says(&remove(&format!("/source/{field}")), &format!("source.{field}: missing"));
    }
    for field in ["id", "link", "label", "unit", "hedge", "paragraph"] {
        says(&remove(&format!("/facts/0/{field}")), &format!("facts[0].{field}: missing"));
    }
    for field in ["id", "link", "title", "subtitle", "facts", "panels"] {
        says(&remove(&format!("/figures/1/{field}")), &format!("figures[1].{field}: missing"));
    }
    says(&remove("/links/1/title"), "links[1].title: missing");
    says(&remove("/figures/0/panels/0/kind"), "figures[0].panels[0].kind: missing");
    says(&remove("/figures/0/panels/0/columns"), "figures[0].panels[0].columns: missing");
    says(&remove("/facts/5/when"), "facts[5].when: missing");
    says(&remove("/facts/7/derived/of"), "facts[7].derived.of: missing");
}

#[test]
fn each_wrong_type_is_named_in_plain_words() {
    says(&set("/facts/0/value", json!("many")), "facts[0].value: expected a number, found the text \"many\"");
    says(&set("/facts/0/value", json!([1])), "facts[0].value: expected a number, found a list");
    says(&set("/facts/0/value", json!(true)), "facts[0].value: expected ");
    says(&set("/facts/0/paragraph", json!(1.5)), "facts[0].paragraph: expected ");
    says(&set("/facts/0/paragraph", json!(-1)), "facts[0].paragraph: expected ");
    says(&set("/facts/0/paragraph", json!("1")), "facts[0].paragraph: expected ");
    says(&set("/facts/0/label", json!(7)), "facts[0].label: expected ");
    says(&set("/facts/0", json!("apples")), "facts[0]: expected an object, found the text \"apples\"");
    says(&set("/facts", json!({})), "facts: expected a list");
    says(&set("/figures/0/facts", json!("apples-2018")), "figures[0].facts: expected ");
    says(&set("/figures/0/panels/0/columns/0", json!("apples-2018")), "figures[0].panels[0].columns[0]: expected ");
    says(&set("/figures/0/opening", json!("yes")), "figures[0].opening: expected ");
    says(&set("/title", json!(3)), "title: expected ");
    says(&set("/source", json!([])), "source: expected ");
    says(&set("/title", Value::Null), "title: null: leave the field out instead");
}

#[test]
fn each_unknown_field_is_named() {
    says(&set("/colour", json!("red")), "colour: unknown field");
    says(&set("/source/web", json!("x")), "source.web: unknown field");
    says(&set("/links/0/colour", json!("red")), "links[0].colour: unknown field");
    says(&set("/facts/0/valeu", json!(1)), "facts[0].valeu: unknown field");
    says(&set("/facts/7/derived/by", json!("x")), "facts[7].derived.by: unknown field");
    says(&set("/figures/0/headline", json!("x")), "figures[0].headline: unknown field");
    says(&set("/figures/0/panels/0/legend", json!(true)), "figures[0].panels[0].legend: unknown field");
    says(&set("/figures/0/panels/0/columns/1/colour", json!("red")), "figures[0].panels[0].columns[1].colour: unknown field");
}

#[test]
fn versions_languages_and_ids_are_checked() {
    says(&set("/format", json!(2)), "format: format 2 is not known");
    says(&set("/format", json!("1")), "format: expected ");
    says(&set("/lang", json!("English!")), "lang: \"English!\" is no language tag");
    for id in ["", "Apples", "a b", "a--b", "-a", "../up", "a/b", "äpfel"] {
        says(&set("/facts/0/id", json!(id)), "facts[0].id: ");
    }
    says(&set("/facts/0/id", json!("a".repeat(65))), "facts[0].id: ");
    says(&set("/facts/1/id", json!("apples-2018")), "facts[1].id: `apples-2018` is the id of facts[0] too");
    says(&set("/links/1/id", json!("fruit")), "links[1].id: `fruit` is the id of links[0] too");
    says(&set("/links/1/id", json!("all")), "links[1].id: `all` stands for every link");
    says(&set("/figures/1/id", json!("picked")), "figures[1].id: `picked` is the id of figures[0] too");
    says(&set("/links/0/hue", json!({ "light": "red", "dark": "#FFFFFF" })), "links[0].hue.light: \"red\" is no colour");
}

#[test]
fn each_reference_to_nothing_is_named() {
    says(&set("/facts/0/link", json!("stones")), "facts[0].link: no link has the id `stones`");
    says(&set("/figures/0/link", json!("stones")), "figures[0].link: no link has the id `stones`");
    says(&set("/figures/0/facts/1", json!("plums")), "figures[0].facts[1]: no fact has the id `plums`");
    says(&set("/figures/0/facts/1", json!("apples-2018")), "figures[0].facts[1]: `apples-2018` is listed twice");
    says(
        &set("/figures/0/panels/0/columns/1/fact", json!("plums")),
        "figures[0].panels[0].columns[1].fact: no fact has the id `plums`",
    );
    says(
        &set("/figures/0/panels/0/columns/1/fact", json!("pears-2020")),
        "figures[0].panels[0].columns[1].fact: `pears-2020` is not among the figure's facts",
    );
    says(&set("/figures/0/panels/0/kind", json!("pie")), "figures[0].panels[0].kind: unknown kind `pie`");
    says(&set("/figures/0/pair", json!("plums")), "figures[0].pair: no figure has the id `plums`");
    says(&set("/figures/0/pair", json!("picked")), "figures[0].pair: a figure cannot stand beside itself");
    says(&set("/figures/0/title", json!("{plums} fell")), "figures[0].title: {plums}: no fact has this id");
    says(&set("/standfirst", json!("{plums} fell")), "standfirst: {plums}: no fact has this id");
    says(&set("/facts/0/note", json!("beside {plums}")), "facts[0].note: {plums}: no fact has this id");
    says(
        &set("/figures/0/title", json!("{apples-2018|colour} fell")),
        "figures[0].title: {apples-2018|colour}: unknown form `colour`",
    );
    says(&set("/figures/0/title", json!("{apples fell")), "figures[0].title: a single brace");
    says(&set("/figures/0/title", json!("")), "figures[0].title: empty");
    says(&set("/figures/0/panels", json!([])), "figures[0].panels: empty");
    says(
        &set("/figures/0/rows", json!([{ "columns": [{ "panels": [4] }] }])),
        "figures[0].rows[0].columns[0].panels[0]: there is no panel 4",
    );
    says(&set("/figures/0/rows", json!([])), "figures[0].rows: panel 0 stands in 0 places");
    says(
        &set("/figures/0/rows", json!([{ "columns": [{ "panels": [0], "weight": 0 }] }])),
        "figures[0].rows[0].columns[0].weight: ",
    );
}

#[test]
fn dates_are_checked_to_the_day() {
    let dates = [
        "2024-13",
        "2024-00",
        "2023-02-29",
        "2024-02-30",
        "24",
        "2024-1",
        "2024-1-1",
        "2024/2020",
        "2024-05/2024-04",
        "../..",
        "soon",
        "",
        "2024-05-11T10:00",
        "0000",
        "2024/",
        "2020/2021/2022",
        " 2024",
        "before",
        "before soon",
        "before 2024/2025",
        "before  2024",
    ];
    for date in dates {
        says(&set("/facts/0/when", json!(date)), "facts[0].when: ");
    }
    says(&set("/facts/0/when", json!(2018)), "facts[0].when: expected ");
    assert_eq!(set("/facts/5/when", json!("2024-02-29")), Vec::<String>::new(), "a leap day is a day");
}

#[test]
fn hedges_units_and_measures_are_checked() {
    says(&set("/facts/0/hedge", json!("perhaps")), "facts[0].hedge: unknown word `perhaps`");
    says(&set("/facts/6/hedge", json!("more_than")), "facts[6].hedge: a fact without a value cannot be hedged");
    says(&set("/facts/0/unit", json!("")), "facts[0].unit: ");
    says(&set("/facts/0/measure", json!("average")), "facts[0].measure: unknown word `average`");
    says(&set("/facts/4/value", json!(101)), "facts[4].value: a share lies between 0 and 100");
    for (value, hedge) in [(0, "less_than"), (0, "nearly"), (100, "more_than")] {
        let mut edition = plain();
        edition["facts"][4]["value"] = json!(value);
        edition["facts"][4]["hedge"] = json!(hedge);
        says(&refusals(&edition.to_string()), "facts[4].hedge: no share is less than 0 or more than 100 per cent");
    }
    says(&set("/facts/4/unit", json!("apples")), "facts[4].unit: a share is given in per cent");
    says(&set("/facts/5/value", json!(12)), "facts[5].unit: a date has no value");
    let mut edition = plain();
    edition["facts"][2]["unit"] = json!("rank");
    edition["facts"][2]["value"] = json!(1.5);
    says(&refusals(&edition.to_string()), "facts[2].value: a rank is a whole number from 1");
    says(&set("/facts/0/paragraph", json!(0)), "facts[0].paragraph: paragraphs are counted from 1");
    says(&set("/facts/0/paragraph", json!(10)), "facts[0].paragraph: 10 is beyond the source's 9 paragraphs");
    says(&remove("/facts/0/value"), "facts[0].value: missing: facts in apples have values");
    says(&remove("/facts/4/value"), "facts[4].value: missing: facts in per cent have values");
}

#[test]
fn derived_facts_are_computed_and_never_written() {
    says(&set("/facts/7/value", json!(2)), "facts[7].value: a derived fact's value is computed");
    says(&set("/facts/7/paragraph", json!(2)), "facts[7].paragraph: a derived fact stands in no paragraph");
    says(&set("/facts/7/hedge", json!("exact")), "facts[7].hedge: the inputs make it more_than");
    says(&set("/facts/7/derived/operation", json!("guess")), "facts[7].derived.operation: unknown word `guess`");
    says(&set("/facts/7/derived/of", json!(["apples-2018"])), "facts[7].derived: ratio takes two facts");
    says(&set("/facts/7/derived/of", json!(["apples-2018", "plums"])), "facts[7].derived.of[1]: no fact has the id `plums`");
    says(&set("/facts/7/derived/of", json!(["apples-2018", "fair"])), "facts[7].derived: fair has no value to compute with");
    says(
        &set("/facts/7/derived/of", json!(["apples-2018", "growth"])),
        "facts[7].derived.of: the fact is computed from itself",
    );
    says(&set("/facts/7/derived/times", json!(0)), "facts[7].derived: ");
    says(&set("/facts/0/value", json!(0)), "facts[7].derived: the result is not a number");
    says(&set("/facts/0/hedge", json!("more_than")), "facts[7].derived: no figure can be given");
    says(&set("/facts/9/derived/of", json!(["apples-2020", "rate"])), "facts[9].derived: growth needs a later date");
}

#[test]
fn background_facts_have_a_list_of_their_own_and_say_where_they_are_from() {
    let sound = json!({ "id": "season", "link": "fruit", "label": "the season", "unit": "period", "hedge": "exact", "when": "2018/2020", "note": "Known." });
    let with = |field: &str, value: Value| {
        let mut fact = sound.clone();
        fact[field] = value;
        set("/background", json!([fact]))
    };
    let document = {
        let mut edition = plain();
        edition["background"] = json!([sound]);
        edition["title"] = json!("Apples");
        edition["caveat"] = json!("In {season|when}.");
        Document::read(&edition.to_string()).expect("a sound edition")
    };
    let season = document.edition().fact("season").expect("it is known by its id");
    assert!(season.background && !season.is_reported() && !season.is_derived() && season.paragraph.is_none());
    let reported = document.edition().facts().iter().filter(|fact| fact.is_reported()).count();
    let stated = plain()["facts"].as_array().expect("a list").iter().filter(|fact| fact.get("derived").is_none()).count();
    assert_eq!(reported, stated, "it is not counted among the source's facts");

    let mut bare = sound.clone();
    bare.as_object_mut().expect("an object").remove("note");
    says(&set("/background", json!([bare])), "background[0].note: missing");
    says(&with("note", json!(" ")), "background[0].note: empty");
    says(&with("paragraph", json!(1)), "background[0].paragraph: unknown field");
    says(
        &with("derived", json!({ "operation": "sum", "of": ["apples-2018", "apples-2020"] })),
        "background[0].derived: unknown field",
    );
    says(&with("id", json!("apples-2018")), "background[0].id: `apples-2018` is the id of facts[0] too");
    says(&with("link", json!("nuts")), "background[0].link: no link has the id `nuts`");
    says(&with("label", json!("after {nuts}")), "background[0].label: {nuts}: no fact has this id");
    says(&with("hedge", json!("about")), "background[0].hedge: a fact without a value cannot be hedged");
    says(&set("/background", json!([sound, sound])), "background[1].id: `season` is the id of background[0] too");
    says(&set("/background", json!([])), "background: empty");
    says(&set("/background", json!({})), "background: expected a list");

    let mut edition = plain();
    edition["background"] = json!([sound]);
    edition["facts"][7]["derived"]["of"][1] = json!("season");
    says(&refusals(&edition.to_string()), "facts[7].derived.of[1]: `season` is a background fact");
}

#[test]
fn findings_are_few_and_none_is_empty() {
    assert_eq!(set("/findings", json!(["Apples rose to {apples-2020}."])), Vec::<String>::new());
    says(&set("/findings", json!([])), "findings: 0 of them, expected 1 to 7");
    says(&set("/findings", json!(["x", "x", "x", "x", "x", "x", "x", "x"])), "findings: 8 of them, expected 1 to 7");
    says(&set("/findings", json!(["x", " "])), "findings[1]: empty");
    says(&set("/findings", json!(["{nuts}"])), "findings[0]: {nuts}: no fact has this id");
    says(&set("/findings", json!("x")), "findings: expected a list");
}

#[test]
fn incomparable_facts_on_one_scale_are_refused_by_name() {
    let with = |fact: &str| {
        let mut edition = plain();
        edition["figures"][0]["facts"].as_array_mut().expect("a list").push(json!(fact));
        edition["figures"][0]["panels"][0]["columns"][1]["fact"] = json!(fact);
        refusals(&edition.to_string())
    };
    let path = "figures[0].panels[0].columns[1].fact: ";
    says(
        &with("pears-2020"),
        &format!("{path}`pears-2020` cannot share a scale with `apples-2018`: “apples” and “pears” are different units"),
    );
    says(&with("orchard-share"), path);
    says(
        &with("apples-half"),
        &format!(
            "{path}`apples-half` cannot share a scale with `apples-2018`: the two totals are not known to cover times of the same length"
        ),
    );
    says(&with("fair"), &format!("{path}`fair` has no value"));
    says(&set("/facts/1/unit", json!("US dollars")), path);
    says(&set("/facts/1/measure", json!("level")), path);
    says(&remove("/facts/1/when"), path);
}

#[test]
fn limits_are_checked() {
    says(&set("/facts/0/value", json!(1.1e15)), "facts[0].value: ");
    says(&set("/title", json!("x".repeat(2_001))), "title: 2001 characters, the limit is 2000");
    says(&set("/facts/3/label", json!("x".repeat(2_001))), "facts[3].label: 2001 characters");
    says(&set("/title", json!("a\u{0}b")), "title: the invisible character U+0000");
    says(&set("/title", json!("a\u{202E}b")), "title: the invisible character U+202E");
    let mut deep = json!(1);
    for _ in 0..20 {
        deep = json!([deep]);
    }
    let lines = set("/figures/0/panels/0/deep", deep);
    assert!(
        lines.iter().any(|line| line.starts_with("figures[0].panels[0].deep") && line.contains("deeper than 16")),
        "{lines:?}"
    );
    says(&refusals(&"[".repeat(100_000)), "");
    says(&refusals(&format!("{}{}", plain(), " ".repeat(1 << 20))), "edition: the text has");
    let mut edition = plain();
    edition["facts"] = json!(vec![edition["facts"][0].clone(); 2_001]);
    says(&refusals(&edition.to_string()), "facts: 2001 of them, the limit is 2000");
    let mut edition = plain();
    edition["figures"] = json!(vec![edition["figures"][0].clone(); 201]);
    says(&refusals(&edition.to_string()), "figures: 201 of them, the limit is 200");
    let mut edition = plain();
    edition["links"] = json!(vec![edition["links"][0].clone(); 8]);
    says(&refusals(&edition.to_string()), "links: 8 of them, the limit is 7");
    for list in ["links", "facts", "figures"] {
        says(&set(&format!("/{list}"), json!([])), &format!("{list}: empty"));
    }
}

#[test]
fn several_faults_are_reported_together() {
    let mut edition = plain();
    edition["facts"][0]["value"] = json!("many");
    edition["facts"][2]["hedge"] = json!("perhaps");
    edition["facts"][4]["when"] = json!("2024-13");
    edition["figures"][1]["colour"] = json!("red");
    edition["colour"] = json!("red");
    let lines = refusals(&edition.to_string());
    for start in ["facts[0].value: ", "facts[2].hedge: ", "facts[4].when: ", "figures[1].colour: ", "colour: "] {
        says(&lines, start);
    }
    assert_eq!(lines.len(), 5, "what refers to a faulty fact is no fault of its own:\n{}", lines.join("\n"));
}
