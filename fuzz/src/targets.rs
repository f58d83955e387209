//! Three ways in: any bytes, editions that were tampered with, and any state of a sound edition.

#![allow(unreachable_pub, reason = "cargo-fuzz uses them from another crate")]

use std::sync::LazyLock;

use serde_json::{Map, Value, json};
use waymark::figure::Document;
use waymark::panels::State;
use waymark::published::Figure;

/// Sound editions, one for each kind of panel.
const SEEDS: [&str; 15] = [
    include_str!("../../tests/fixtures/plain.json"),
    include_str!("../../tests/fixtures/gallery/bars.json"),
    include_str!("../../tests/fixtures/gallery/columns.json"),
    include_str!("../../tests/fixtures/gallery/events.json"),
    include_str!("../../tests/fixtures/gallery/interval.json"),
    include_str!("../../tests/fixtures/gallery/journeys.json"),
    include_str!("../../tests/fixtures/gallery/map.json"),
    include_str!("../../tests/fixtures/gallery/matrix.json"),
    include_str!("../../tests/fixtures/gallery/numbers.json"),
    include_str!("../../tests/fixtures/gallery/periods.json"),
    include_str!("../../tests/fixtures/gallery/rank.json"),
    include_str!("../../tests/fixtures/gallery/shares.json"),
    include_str!("../../tests/fixtures/gallery/slopes.json"),
    include_str!("../../tests/fixtures/gallery/spans.json"),
    include_str!("../../tests/fixtures/gallery/units.json"),
];

static EDITIONS: LazyLock<Vec<Value>> = LazyLock::new(|| {
    let read = |text: &&str| serde_json::from_str(text).ok();
    SEEDS.iter().filter_map(read).map(|edition| small(edition, 6)).collect()
});

thread_local! {
    static DOCUMENTS: Vec<Document> = EDITIONS.iter().filter_map(|edition| Document::read(&edition.to_string()).ok()).collect();
}

/// An edition with its first figures and the facts that they name or compute with: what is not there costs no time.
fn small(mut edition: Value, figures: usize) -> Value {
    if let Some(list) = edition.get_mut("figures").and_then(Value::as_array_mut) {
        list.truncate(figures);
    }
    edition
}

/// Any bytes as an edition's text.
pub fn bytes(data: &[u8]) {
    look(&String::from_utf8_lossy(data));
}

/// A sound edition in which the bytes say what is changed, where, and into what.
pub fn edition(data: &[u8]) {
    let mut choices = Choices(data);
    let mut edition = choices.of(&EDITIONS).cloned().unwrap_or_default();
    let facts: Vec<Value> = edition["facts"].as_array().into_iter().flatten().map(|fact| fact["id"].clone()).collect();
    for _ in 0..=choices.below(4) {
        change(&mut edition, &mut choices, &facts);
    }
    look(&edition.to_string());
}

/// Any text as the state of a figure, and any width.
pub fn state(data: &[u8]) {
    let mut choices = Choices(data);
    DOCUMENTS.with(|documents| {
        let Some(document) = choices.of(documents) else { return };
        let Some(figure) = choices.of(&document.edition().figures) else { return };
        let width = f64::from_bits(u64::from_le_bytes(std::array::from_fn(|_| choices.next())));
        let text = String::from_utf8_lossy(choices.0);
        let scene = document.layout(figure.id.as_str(), width, &State::parse(&text));
        assert!(scene.is_some_and(|scene| scene.size.width.is_finite() && scene.size.height.is_finite()));
    });
}

/// A published figure in which the bytes say what is changed: it is laid out, or not read; it never stops the engine.
pub fn published(data: &[u8]) {
    let mut choices = Choices(data);
    DOCUMENTS.with(|documents| {
        let Some(document) = choices.of(documents) else { return };
        let Some(figure) = choices.of(&document.edition().figures) else { return };
        let mut file = document.file(figure.id.as_str()).unwrap_or_default();
        for _ in 0..=choices.below(4) {
            let (high, low) = (usize::from(choices.next()), usize::from(choices.next()));
            let at = (high << 8 | low) % file.len().max(1);
            match choices.below(4) {
                0 => file.truncate(at),
                1 => file.insert(at.min(file.len()), choices.next()),
                _ => {
                    if let Some(byte) = file.get_mut(at) {
                        *byte = choices.next();
                    }
                }
            }
        }
        if let Some(figure) = Figure::decode(&file) {
            for width in [0.0, 320.0, 960.0] {
                let scene = figure.layout(width, &State::default(), None);
                assert!(scene.size.width.is_finite());
            }
        }
    });
}

/// Reads an edition; every figure of what is accepted is laid out and put in words. Every refusal has one line.
fn look(text: &str) {
    let document = match Document::read(text) {
        Ok(document) => document,
        Err(refusals) => {
            assert!(!refusals.0.is_empty());
            for refusal in &refusals.0 {
                assert!(!refusal.to_string().contains('\n'), "{refusal}");
            }
            return;
        }
    };
    for figure in &document.edition().figures {
        let id = figure.id.as_str();
        for width in [0.0, 320.0, 960.0] {
            let Some(scene) = document.layout(id, width, &State::default()) else { panic!("{id} is not laid out") };
            assert!(scene.size.height.is_finite(), "{id} at {width} has no height");
            for shape in &scene.shapes {
                let bounds = shape.shape.bounds();
                let sound = [bounds.x, bounds.y, bounds.width, bounds.height].iter().all(|length| length.is_finite());
                assert!(sound, "{id} at {width}: {shape:?}");
            }
        }
        for sentence in document.summary(id) {
            assert!(!sentence.contains("NaN") && !sentence.contains("inf%"), "{id}: {sentence}");
        }
        for (_, words) in figure.texts() {
            assert!(words.plain(document.edition()).len() < 100_000, "{id} says too much");
        }
    }
}

/// Bytes as choices; when they are at their end, each choice is the first.
struct Choices<'a>(&'a [u8]);

impl Choices<'_> {
    fn next(&mut self) -> u8 {
        let Some((first, rest)) = self.0.split_first() else { return 0 };
        self.0 = rest;
        *first
    }

    fn below(&mut self, count: usize) -> usize {
        (usize::from(self.next()) << 8 | usize::from(self.next())) % count.max(1)
    }

    fn of<'a, T>(&mut self, items: &'a [T]) -> Option<&'a T> {
        items.get(self.below(items.len()))
    }
}

/// Goes down to a place that the choices say, and changes it.
fn change(place: &mut Value, choices: &mut Choices<'_>, facts: &[Value]) {
    let deeper = choices.next() >= 24;
    match place {
        Value::Array(items) if deeper && !items.is_empty() => {
            let index = choices.below(items.len());
            change(&mut items[index], choices, facts);
        }
        Value::Object(fields) if deeper && !fields.is_empty() => {
            let index = choices.below(fields.len());
            fields.values_mut().nth(index).into_iter().for_each(|field| change(field, choices, facts));
        }
        place => alter(place, choices, facts),
    }
}

fn alter(place: &mut Value, choices: &mut Choices<'_>, facts: &[Value]) {
    match (choices.below(4), &mut *place) {
        (0, Value::Array(items)) if !items.is_empty() => drop(items.remove(choices.below(items.len()))),
        (1, Value::Array(items)) if !items.is_empty() => items.push(items[choices.below(items.len())].clone()),
        (0, Value::Object(fields)) if !fields.is_empty() => {
            let name = fields.keys().nth(choices.below(fields.len())).cloned().unwrap_or_default();
            fields.remove(&name);
        }
        (2, Value::Number(_)) => *place = number(choices),
        (2 | 3, Value::String(_)) => *place = choices.of(facts).cloned().unwrap_or_default(),
        _ => *place = anything(choices, facts),
    }
}

fn number(choices: &mut Choices<'_>) -> Value {
    const ODD: [f64; 14] = [
        0.0,
        -0.0,
        1.0,
        -1.0,
        0.1,
        1e-300,
        5e-324,
        1e15,
        -1e15,
        1e16,
        99.999_999_999_999,
        100.0,
        2_147_483_648.0,
        0.333_333_333_333_333_3,
    ];
    choices.of(&ODD).map_or(Value::Null, |number| json!(number))
}

fn anything(choices: &mut Choices<'_>, facts: &[Value]) -> Value {
    const WORDS: [&str; 24] = [
        "",
        " ",
        "x",
        "a-1",
        "2024",
        "2024-02",
        "0001/9999",
        "../0001",
        "9999-12-31/..",
        "per cent",
        "rank",
        "date",
        "minutes",
        "US dollars",
        "less_than",
        "up_to",
        "share",
        "ratio",
        "compound",
        "<b>&amp;\"'",
        "{{}}",
        "\u{202e}\u{0}",
        "𝒳e\u{301}‍👩‍👩‍👧漢字",
        "a very long word: Donaudampfschifffahrtsgesellschaftskapitänsmützenabzeichen",
    ];
    match choices.below(9) {
        0 | 1 => number(choices),
        2 | 3 => json!(choices.of(&WORDS)),
        4 => json!(choices.next().is_multiple_of(2)),
        5 => Value::Object(Map::new()),
        6 => json!([]),
        7 => {
            let form =
                choices.of(&["", "|unit", "|bare", "|short", "|when", "|month", "|year", "|label"]).copied().unwrap_or("");
            let id = choices.of(facts).and_then(Value::as_str).unwrap_or("nothing").to_owned();
            json!(format!("{{{id}{form}}}").repeat(choices.below(60)))
        }
        _ => json!("word ".repeat(choices.below(400))),
    }
}
