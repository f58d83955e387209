//! A figure's facts as rows: the same words in the page, the CSV file and the metadata.

use serde::Serialize;
use waymark::edition::{Edition, Id};
use waymark::fact::{Dimension, Fact, Form, Origin, Words};
use waymark::language::facts;

use super::signs;

/// A fact in words.
#[derive(Clone, Serialize)]
pub(super) struct Row {
    /// The fact's id.
    pub(super) fact: String,
    /// What it counts.
    pub(super) counts: String,
    /// Hedge and number, in brackets if it is derived.
    pub(super) value: String,
    /// The hedge alone, with the opening bracket of a derived fact.
    pub(super) hedge: String,
    /// The number alone; the statement of a fact without one.
    pub(super) bare: String,
    /// The counted noun.
    pub(super) noun: String,
    /// The value with nothing abbreviated, where the cell would be read out otherwise; else empty.
    pub(super) spoken: String,
    /// The date.
    pub(super) when: String,
    /// Where the source states it: `¶ 12`; `ours` for a derived fact, `known` for background.
    pub(super) paragraph: String,
    /// Whether the source does not state it.
    pub(super) derived: bool,
    /// Whether it is background.
    known: bool,
    /// How it was computed.
    pub(super) formula: String,
    /// What a careful reader should know.
    pub(super) note: String,
    /// The place of its link from 1; `all` for none.
    pub(super) hue: String,
    /// The id of its link.
    link_id: String,
    /// The name of its link.
    pub(super) link: String,
    /// Whether it has a value.
    pub(super) numeric: bool,
    /// Its value, to put rows in order; a time in minutes, so that hours and minutes agree and look it.
    size: Option<f64>,
    /// Its first moment in decimal years, to put rows in order.
    moment: Option<f64>,
    /// The sign with which its mark ends, `more-than`; empty without a number.
    sign: String,
}

/// The rows of these facts, in their order.
pub(super) fn rows(edition: &Edition, facts: &[Id]) -> Vec<Row> {
    facts.iter().filter_map(|id| edition.words(id.as_str())).map(|fact| row(edition, fact)).collect()
}

fn row(edition: &Edition, fact: Fact) -> Row {
    let topic = edition.fact(&fact.id).and_then(|stated| edition.links.iter().find(|topic| topic.id == stated.link));
    let (value, derived, size) = (fact.long(), fact.is_derived(), fact.value.map(|value| value * factor(&fact)));
    let Words { label, spoken, hedge, bare_long, noun, when_long, paragraph, formula, note, .. } = fact.words;
    // Words that a reader would hear as they stand need no others to be heard.
    let is_said = fact.value.is_none() || value.replace('\u{a0}', " ") == spoken.replace('\u{a0}', " ");
    Row {
        counts: label,
        value,
        spoken: if is_said { String::new() } else { spoken },
        hedge,
        bare: bare_long,
        noun,
        when: when_long,
        paragraph: place(fact.origin, paragraph),
        derived,
        known: fact.origin == Origin::Background,
        formula,
        note,
        hue: topic.map_or_else(|| "all".to_owned(), |topic| hue(edition, topic.id.as_str())),
        link_id: topic.map(|topic| topic.id.as_str().to_owned()).unwrap_or_default(),
        link: topic.map(|topic| topic.name.clone().unwrap_or_else(|| topic.title.clone())).unwrap_or_default(),
        numeric: fact.value.is_some(),
        size,
        moment: fact.when.and_then(|when| when.start().or(when.end())),
        sign: if fact.value.is_none() {
            String::new()
        } else if derived {
            signs::DERIVED.to_owned()
        } else {
            signs::name(fact.hedge)
        },
        fact: fact.id,
    }
}

fn place(origin: Origin, paragraph: String) -> String {
    match origin {
        Origin::Reported => paragraph,
        Origin::Derived => facts::OURS.to_owned(),
        Origin::Background => facts::KNOWN.to_owned(),
    }
}

fn factor(fact: &Fact) -> f64 {
    const MINUTE: f64 = 60.0;
    match fact.unit.form() {
        Form::Measured(Dimension::Time) => fact.unit.factor() / MINUTE,
        _ => fact.unit.factor(),
    }
}

/// The place of a link from 1, as class names and properties have it.
pub(super) fn hue(edition: &Edition, link: &str) -> String {
    edition.topic_index(link).map_or_else(|| "all".to_owned(), |place| (place + 1).to_string())
}
