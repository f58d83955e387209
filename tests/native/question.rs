//! What a figure asks before it tells: every kind that can ask, the numbers that can be said, their words, and what is refused.

use crate::common::text_faults;
use crate::refusals::{refusals, says};
use serde_json::{Value, json};
use waymark::figure::{ASKING, Document, Piece, Question, Said};
use waymark::marks::Along;
use waymark::scene::Scene;

const WIDTHS: [f64; 9] = [228.0, 264.0, 280.0, 312.0, 406.0, 602.0, 824.0, 0.0, 40.0];

fn fact(id: &str, value: f64, unit: &str, hedge: &str, when: &str) -> Value {
    let measure = if unit == "per cent" { "share" } else { "level" };
    let mut fact = json!({ "id": id, "link": "one", "label": format!("what {id} counts"), "value": value, "unit": unit,
        "hedge": hedge, "measure": measure, "paragraph": 1 });
    if !when.is_empty() {
        fact["when"] = when.into();
    }
    fact
}

/// An edition with one panel that asks.
fn edition(facts: &[Value], panel: Value) -> Value {
    let ids: Vec<&Value> = facts.iter().map(|fact| &fact["id"]).collect();
    json!({
        "format": 1, "lang": "en", "title": "T", "source": { "title": "T", "author": "A", "publisher": "P", "note": "" },
        "links": [{ "id": "one", "title": "One" }],
        "facts": facts,
        "figures": [{ "id": "f", "link": "one", "title": "T", "subtitle": "S", "facts": ids, "panels": [panel] }],
    })
}

fn read(edition: &Value) -> Document {
    Document::read(&edition.to_string()).unwrap_or_else(|refusals| panic!("{refusals}"))
}

fn shares(guess: Value) -> Value {
    let facts = [
        fact("early", 41.2, "per cent", "exact", "2011"),
        fact("asked", 56.7, "per cent", "exact", "2014"),
        fact("later", 61.9, "per cent", "more_than", "2015-01/2015-06"),
    ];
    let mut own = json!({ "fact": "asked", "question": "{early} at first. What in {asked|when}?" });
    for (name, value) in guess.as_object().expect("fields") {
        own[name] = value.clone();
    }
    let period = |id: &str| json!({ "fact": id });
    edition(&facts, json!({ "kind": "periods", "guess": own, "periods": [period("early"), period("asked"), period("later")] }))
}

fn counts(hedge: &str, guess: Value) -> Value {
    let facts = [fact("first", 40.0, "members", "exact", ""), fact("asked", 91.0, "members", hedge, "2014")];
    let mut own = json!({ "fact": "asked", "question": "{first|unit} at first. How many now?" });
    for (name, value) in guess.as_object().expect("fields") {
        own[name] = value.clone();
    }
    let part = json!({ "fact": "first", "caption": "at first" });
    edition(
        &facts,
        json!({ "kind": "counts", "one": "member", "guess": own, "groups": [{ "fact": "asked", "caption": "now", "part": part }] }),
    )
}

/// For each kind that can ask, editions that are unkind to it.
fn every_kind() -> Vec<(String, Document)> {
    let mut editions = Vec::new();
    for hedge in ["exact", "about", "more_than", "at_least", "nearly", "up_to", "less_than"] {
        let amounts = [
            fact("first", 30.0, "ships", hedge, "2008"),
            fact("asked", 47.0, "ships", hedge, "2011"),
            fact("later", 59.0, "ships", hedge, "2012"),
        ];
        let guess = json!({ "fact": "asked", "question": "{first}, then? Many words that have to be broken into several lines of one question." });
        let list = |name: &str, kind: &str| {
            let items: Vec<Value> =
                ["first", "asked", "later"].iter().map(|id| json!({ "fact": id, "caption": "what it is" })).collect();
            let mut panel = json!({ "kind": kind, "guess": guess });
            panel[name] = items.into();
            panel
        };
        let columns = {
            let mut panel = list("columns", "columns");
            for column in panel["columns"].as_array_mut().expect("a list") {
                column.as_object_mut().expect("an object").remove("caption");
            }
            panel
        };
        let slopes = json!({ "kind": "slopes", "guess": guess, "slopes": [{ "title": "Ships", "start": "first", "end": "asked" }, { "title": "More", "start": "first", "end": "later" }] });
        let units = json!({ "kind": "units", "one": "ship", "guess": guess, "groups": [
            { "fact": "first", "caption": "first" }, { "fact": "asked", "caption": "then" }, { "fact": "later", "caption": "last" }] });
        for (kind, panel) in [("bars", list("bars", "bars")), ("columns", columns), ("slopes", slopes), ("units", units)] {
            editions.push((format!("{kind}, {hedge}"), edition(&amounts, panel)));
        }
        let parts = [fact("first", 20.0, "per cent", hedge, "2008"), fact("asked", 35.5, "per cent", hedge, "2011")];
        let shares = json!({ "kind": "shares", "guess": guess, "shares": [{ "fact": "first", "caption": "a" }, { "fact": "asked", "caption": "b" }] });
        editions.push((format!("shares, {hedge}"), edition(&parts, shares)));
        let times = [fact("first", 4.0, "hours", hedge, ""), fact("asked", 50.0, "minutes", hedge, "2011")];
        let journeys = json!({ "kind": "journeys", "from": "A harbour with a very long name", "to": "B", "guess": guess,
            "journeys": [{ "fact": "first", "caption": "by ship", "past": true }, { "fact": "asked", "caption": "by train" }] });
        editions.push((format!("journeys, {hedge}"), edition(&times, journeys)));
        let mut period = shares_of(hedge);
        period["figures"][0]["panels"][0]["reference"] = json!({ "at": 50, "label": "half of it" });
        editions.push((format!("periods, {hedge}"), period));
        editions.push((format!("counts, {hedge}"), counts(hedge, json!({}))));
        let only = [fact("asked", 25.0, "minutes", hedge, "2011")];
        let interval = json!({ "kind": "interval", "fact": "asked", "title": "Between two", "guess": { "fact": "asked", "question": "How long between two?" } });
        editions.push((format!("interval, {hedge}"), edition(&only, interval)));
    }
    editions.into_iter().map(|(name, edition)| (name, read(&edition))).collect()
}

fn shares_of(hedge: &str) -> Value {
    let mut edition = shares(json!({}));
    for fact in edition["facts"].as_array_mut().expect("a list") {
        fact["hedge"] = hedge.into();
    }
    edition
}

fn asked(document: &Document) -> &Question {
    document.question("f").expect("a question")
}

#[test]
fn every_kind_that_can_ask_asks_whatever_its_hedges_are() {
    let every = every_kind();
    for kind in ASKING {
        assert!(every.iter().any(|(name, _)| name.starts_with(kind)), "{kind} is not tried");
    }
    for (name, document) in &every {
        let question = asked(document);
        for width in WIDTHS {
            for picture in [question.layout(width), question.compact(width)] {
                let shown = &picture.shown[0];
                let marks = |scene: &Scene, id: &str| scene.targets.iter().filter(|target| target.fact == id).count();
                assert_eq!(marks(&picture.given, "asked") + marks(&picture.asking, "asked"), 0, "{name} at {width} tells");
                if width > 200.0 {
                    assert_eq!(marks(shown, "asked"), 1, "{name} at {width}");
                    for scene in [&picture.given, shown] {
                        let faults = text_faults(scene);
                        assert!(faults.is_empty(), "{name} at {width}: {faults:?}");
                    }
                }
                let (from, to) = picture.mark.ends;
                assert!(from.is_finite() && to.is_finite(), "{name} at {width}");
            }
        }
    }
}

#[test]
fn the_picture_of_a_question_never_says_the_answer() {
    for (name, document) in every_kind() {
        let question = asked(&document);
        for scene in [question.layout(500.0).given, question.layout(500.0).asking] {
            for text in scene.texts() {
                assert!(!text.words.contains(&question.asked.words.bare_short), "{name}: {}", text.words);
            }
        }
    }
}

#[test]
fn the_answer_stands_on_the_scale_on_which_the_guess_is_set() {
    for (name, document) in every_kind().into_iter().filter(|(name, _)| name.ends_with("exact")) {
        let question = asked(&document);
        let picture = question.layout(500.0);
        let target = picture.shown[0].targets.iter().find(|target| target.fact == "asked").expect("the answer");
        let value = question.asked.value.expect("a value");
        let part = (value - question.range.from) / (question.range.to - question.range.from);
        let at = picture.mark.ends.0 + part * (picture.mark.ends.1 - picture.mark.ends.0);
        let bounds = target.bounds;
        let end = match (picture.mark.form, picture.mark.along) {
            ("level", _) => bounds.centre().y,
            ("line", _) => bounds.centre().x,
            (_, Along::Up) => bounds.y,
            (_, Along::Right) => bounds.right(),
        };
        // An edge stands after whole columns of dots.
        let reach = picture.mark.dots.map_or(1.0, |(_, pitch, ..)| pitch);
        assert!((end - at).abs() <= reach, "{name}: {end} and {at}");
    }
}

#[test]
fn the_dots_of_a_question_fill_its_width() {
    for (name, document) in every_kind() {
        let question = asked(&document);
        for width in [264.0, 312.0, 406.0, 602.0, 824.0] {
            let mark = question.layout(width).mark;
            let is_filled = mark.ends.1 > 0.85 * width && mark.ends.1 <= width;
            assert!(mark.dots.is_none() || is_filled, "{name}: {:?} of {width}", mark.ends);
        }
    }
}

#[test]
fn steps_suit_the_unit_and_lead_from_end_to_end() {
    let ranges = |document: &Document| asked(document).range;
    let share = read(&shares(json!({ "from": 30, "to": 70 })));
    let range = ranges(&share);
    assert_eq!((range.step, range.count), (0.5, 81));
    assert!((range.from + range.step * range.start as f64 - 41.2).abs() <= range.step / 2.0, "it begins at what is given");
    let plain = ranges(&read(&shares(json!({}))));
    assert_eq!((plain.from, plain.to, plain.step), (0.0, 100.0, 1.0));
    let counted = ranges(&read(&counts("exact", json!({ "from": 40, "to": 150 }))));
    assert_eq!((counted.step.fract(), counted.start), (0.0, 0));
    for (name, document) in every_kind() {
        let range = ranges(&document);
        let values: Vec<f64> = range.values().collect();
        assert_eq!(values.len(), range.count, "{name}");
        assert!((values.last().expect("a last one") - range.to).abs() < 1e-6, "{name}: {values:?}");
        assert!(range.start < range.count, "{name}");
        let time = name.starts_with("journeys") || name.starts_with("interval");
        assert!(!time || [1.0, 5.0, 10.0, 15.0, 30.0].contains(&range.step), "{name}: {}", range.step);
    }
}

#[test]
fn a_guess_differs_in_words_from_what_is_stated_outright() {
    let document = read(&shares(json!({ "from": 30, "to": 70, "step": 0.1, "then": ", and {later}, *well over* half" })));
    let question = asked(&document);
    let said = |words: &str| -> Said { question.said().into_iter().find(|said| said.long == words).expect("can be said") };
    assert_eq!(said("50%").difference, "6.7 points above what you said");
    assert_eq!(said("57.7%").difference, "1 point below what you said");
    assert!(said("56.7%").is_answer && said("56.7%").difference.is_empty());
    let words = |text: &str| Piece::Words(text.to_owned());
    let hedge = |text: &str| Piece::Hedge(text.to_owned());
    assert_eq!(
        question.answer(),
        [
            words("The source reports "),
            words("56.7% for 2014"),
            Piece::Difference,
            words(", and "),
            hedge("more than"),
            words(" 61.9%"),
            words(", "),
            hedge("well over"),
            words(" half"),
            words("."),
        ]
    );
    let document = read(&counts("more_than", json!({})));
    let question = asked(&document);
    assert!(question.said().iter().all(|said| !said.difference.contains("members") && !said.is_answer));
    assert_eq!(question.answer()[1], hedge("more than"));
}

#[test]
fn a_guess_is_held_against_what_a_hedge_leaves_open() {
    let (fits, low, high) = ("your number fits that", "your number is lower", "your number is higher");
    for (hedge, below, same, above) in [
        ("more_than", low, low, fits),
        ("at_least", low, fits, fits),
        ("less_than", fits, high, high),
        ("up_to", "", "", high),
        ("nearly", "", high, high),
        ("about", "", "", ""),
    ] {
        let document = read(&counts(hedge, json!({ "from": 40, "to": 150, "step": 1 })));
        let said = asked(&document).said();
        let difference = |words: &str| {
            let said = said.iter().find(|said| said.long == words);
            said.unwrap_or_else(|| panic!("{hedge}: {words}")).difference.as_str()
        };
        assert_eq!([difference("90"), difference("91"), difference("92")], [below, same, above], "{hedge}");
    }
}

#[test]
fn a_question_begins_with_a_capital_and_hours_are_not_said_in_days() {
    let mut told = shares(json!({ "question": "{less} at first. What in {asked|when}?" }));
    told["facts"].as_array_mut().expect("facts").push(fact("less", 12.0, "per cent", "less_than", "2010"));
    let words = asked(&read(&told)).words.replace('\u{a0}', " ");
    assert!(words.starts_with("Less than 12"), "{words}");
    let hours = |value: f64, hedge: &str| {
        let facts = [fact("first", 90.0, "hours", "exact", "2008"), fact("asked", value, "hours", hedge, "2011")];
        let bar = |id: &str| json!({ "fact": id, "caption": "what it is" });
        let guess = json!({ "fact": "asked", "question": "How long?", "to": 100, "step": 5 });
        read(&edition(&facts, json!({ "kind": "bars", "guess": guess, "bars": [bar("first"), bar("asked")] })))
    };
    let said = asked(&hours(36.0, "less_than")).said();
    assert!(
        said.iter().any(|said| said.long == "50\u{a0}hours"),
        "{:?}",
        said.iter().map(|said| &said.long).collect::<Vec<_>>()
    );
    assert!(said.iter().all(|said| !said.long.contains("day")));
}

#[test]
fn the_value_of_a_given_column_stands_clear_of_its_open_end() {
    for (name, document) in every_kind().iter().filter(|(name, _)| name.starts_with("columns")) {
        for width in WIDTHS.into_iter().filter(|width| *width > 200.0) {
            let given = asked(document).layout(width).given;
            let words = document.edition().words("first").expect("a fact").short();
            let label = given.texts().find(|text| text.words == words).expect("its value").bounds();
            let mark = given.targets.iter().find(|target| target.fact == "first").expect("its column").bounds;
            assert!(label.bottom() <= mark.y, "{name} at {width}: {label:?} in {mark:?}");
        }
    }
}

#[test]
fn an_answer_names_its_date_unless_the_question_does_and_there_is_no_other() {
    let told = |document: &Document| {
        let said = |piece: Piece| match piece {
            Piece::Words(words) | Piece::Hedge(words) => words,
            Piece::Difference => String::new(),
        };
        asked(document).answer().into_iter().map(said).collect::<String>().replace(".0 ", " ")
    };
    assert_eq!(told(&read(&counts("exact", json!({})))), "The source reports 91 members (2014).");
    let mut same = counts("more_than", json!({}));
    same["facts"][0]["when"] = "2014".into();
    assert_eq!(told(&read(&same)), "The source reports more than 91 members (2014).");
    same["figures"][0]["panels"][0]["guess"]["question"] = "How many in 2014?".into();
    assert_eq!(told(&read(&same)), "The source reports more than 91 members.");
    let mut undated = counts("exact", json!({}));
    undated["facts"][0]["when"] = "2013".into();
    undated["facts"][1].as_object_mut().expect("a fact").remove("when");
    assert_eq!(told(&read(&undated)), "The source reports 91 members.");
}

#[test]
fn times_and_counts_are_said_as_people_say_them() {
    let every = every_kind();
    let of = |name: &str| asked(&every.iter().find(|(known, _)| known == name).expect("known").1).said();
    let journeys = of("journeys, exact");
    let said = |short: &str| journeys.iter().find(|said| said.short == short).expect("can be said");
    assert_eq!(said("1\u{a0}h 30\u{a0}min").long, "1\u{a0}hour 30\u{a0}minutes");
    assert_eq!(said("1\u{a0}h 30\u{a0}min").difference, "40\u{a0}minutes less than you said");
    assert_eq!(journeys[0].short, "0\u{a0}min");
    let counted = of("counts, exact");
    assert_eq!(
        counted.iter().find(|said| said.long == "90").map(|said| said.difference.as_str()),
        Some("1 more member than you said")
    );
    assert_eq!(
        counted.iter().find(|said| said.long == "92").map(|said| said.difference.as_str()),
        Some("1 fewer member than you said")
    );
    assert_eq!(counted.iter().find(|said| said.long == "90").map(|said| said.spoken.as_str()), Some("90 members"));
}

#[test]
fn what_is_later_than_the_answer_is_not_given() {
    let document = read(&shares(json!({})));
    let ids = |facts: &[waymark::fact::Fact]| facts.iter().map(|fact| fact.id.clone()).collect::<Vec<_>>();
    assert_eq!(ids(&asked(&document).given), ["early"]);
    assert_eq!(ids(&asked(&document).later), ["later"]);
}

#[test]
fn what_cannot_be_asked_is_refused_by_its_path() {
    let guess = "figures[0].panels[0].guess";
    let refused = |edition: &Value| refusals(&edition.to_string());
    let share = |fields: Value| refused(&shares(fields));
    says(&share(json!({ "fact": "nobody" })), &format!("{guess}.fact: no fact has the id `nobody`"));
    says(&share(json!({ "question": " " })), &format!("{guess}.question: empty"));
    says(&share(json!({ "question": "Is it {asked}?" })), &format!("{guess}.question: {{asked}} tells the answer"));
    says(&share(json!({ "question": "Is it {nobody}?" })), &format!("{guess}.question: {{nobody}}: no fact has this id"));
    says(&share(json!({ "then": " " })), &format!("{guess}.then: empty"));
    says(&share(json!({ "hint": "x" })), &format!("{guess}.hint: unknown field"));
    says(&share(json!({ "from": 70, "to": 30 })), &format!("{guess}.to: it is not above `from`"));
    says(&share(json!({ "to": 120 })), &format!("{guess}.to: expected at most 100 per cent"));
    says(&share(json!({ "from": -5 })), &format!("{guess}.from: expected at least 0"));
    says(&share(json!({ "step": 0 })), &format!("{guess}.step: expected a number above 0"));
    says(&share(json!({ "step": 7 })), &format!("{guess}.step: the range is no whole number of steps"));
    says(&share(json!({ "step": 0.01 })), &format!("{guess}.to: 10001 numbers could be said"));
    says(&share(json!({ "from": 0, "to": 100, "step": 50 })), &format!("{guess}.to: 3 numbers could be said"));
    says(&share(json!({ "from": 60 })), &format!("{guess}.fact: the answer does not lie"));
    says(&share(json!({ "from": 50 })), &format!("{guess}.from: a number of the panel lies outside"));
    says(&share(json!({ "to": 60 })), &format!("{guess}.to: a number of the panel lies outside"));
    says(&refused(&counts("exact", json!({ "step": 0.5 }))), &format!("{guess}.step: members are counted in whole numbers"));
    says(&refused(&counts("exact", json!({ "to": 1000, "step": 10 }))), &format!("{guess}.to: the panel draws at most"));

    let mut derived = shares(json!({ "fact": "mean" }));
    let mean = json!({ "id": "mean", "link": "one", "label": "mean", "unit": "per cent", "measure": "share", "when": "2013",
        "derived": { "operation": "mean", "of": ["early", "asked"] } });
    derived["facts"].as_array_mut().expect("a list").push(mean);
    derived["figures"][0]["facts"].as_array_mut().expect("a list").push("mean".into());
    says(&refused(&derived), &format!("{guess}.fact: `mean` is not in the panel"));
    derived["figures"][0]["panels"][0]["periods"].as_array_mut().expect("a list").push(json!({ "fact": "mean" }));
    says(&refused(&derived), &format!("{guess}.fact: `mean` is our arithmetic"));
    derived["figures"][0]["panels"][0]["guess"] = json!({ "fact": "asked", "question": "{mean} in the middle?" });
    says(&refused(&derived), &format!("{guess}.question: {{mean}} tells the answer"));

    let mut removed = shares(json!({}));
    let more = json!([
        { "id": "more", "link": "one", "label": "more", "unit": "percentage points", "derived": { "operation": "difference", "of": ["asked", "early"] } },
        { "id": "twice", "link": "one", "label": "twice that", "unit": "percentage points", "derived": { "operation": "mean", "of": ["more", "more"] } },
        { "id": "plan", "link": "one", "label": "planned: {twice}", "value": 3, "unit": "plans", "hedge": "exact", "paragraph": 1 },
    ]);
    removed["facts"].as_array_mut().expect("a list").extend(more.as_array().expect("a list").iter().cloned());
    for words in ["twice", "plan|label"] {
        removed["figures"][0]["panels"][0]["guess"] = json!({ "fact": "asked", "question": format!("{{{words}}}: what?") });
        let id = words.split('|').next().expect("an id");
        says(&refused(&removed), &format!("{guess}.question: {{{id}}} tells the answer"));
    }
    removed["figures"][0]["panels"][0]["guess"] = json!({ "fact": "asked", "question": "{plan|unit}, {more|label}: what?" });
    assert_eq!(refused(&removed), Vec::<String>::new());

    let mut table = shares(json!({}));
    let own = table["figures"][0]["panels"][0]["guess"].clone();
    table["figures"][0]["panels"] = json!([{ "kind": "table", "guess": own }]);
    says(&refused(&table), &format!("{guess}: a panel of kind `table` cannot ask"));

    let mut twice = shares(json!({}));
    let panel = twice["figures"][0]["panels"][0].clone();
    twice["figures"][0]["panels"].as_array_mut().expect("a list").push(panel);
    says(&refused(&twice), "figures[0].panels[1].guess: a figure asks once");
}
