//! A figure's facts as rows: the same words in the page, the CSV file and the metadata.

use serde::Serialize;
use waymark::edition::wording::{self, Length};
use waymark::edition::{Dimension, Edition, Fact, Form, Id};

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
    /// Where the source states it; empty for a derived fact.
    pub(super) paragraph: String,
    /// Whether the source does not state it.
    pub(super) derived: bool,
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
}

/// The rows of these facts, in their order.
pub(super) fn rows(edition: &Edition, facts: &[Id]) -> Vec<Row> {
    facts.iter().filter_map(|id| edition.fact(id.as_str())).map(|fact| row(edition, fact)).collect()
}

fn row(edition: &Edition, fact: &Fact) -> Row {
    let link = edition.links.iter().find(|link| link.id == fact.link);
    let value = wording::value(fact, Length::Long);
    let spoken = wording::spoken(edition, fact);
    let shown = format!("{value} {}", wording::noun(fact)).replace('\u{a0}', " ");
    let is_said = fact.value.is_none() || shown.trim() == spoken.replace('\u{a0}', " ");
    Row {
        fact: fact.id.as_str().to_owned(),
        counts: fact.label.plain(edition),
        value,
        spoken: if is_said { String::new() } else { spoken },
        hedge: wording::hedge(fact.hedge).to_owned(),
        bare: wording::bare(fact, Length::Long),
        noun: wording::noun(fact).to_owned(),
        when: wording::when(fact.when, Length::Long),
        paragraph: wording::paragraph(fact),
        derived: fact.is_derived(),
        formula: wording::formula(edition, fact),
        note: fact.note.as_ref().map(|note| note.plain(edition)).unwrap_or_default(),
        hue: hue(edition, fact.link.as_str()),
        link_id: fact.link.as_str().to_owned(),
        link: link.map(|link| link.name.clone().unwrap_or_else(|| link.title.clone())).unwrap_or_default(),
        numeric: fact.value.is_some(),
        size: fact.value.map(|value| value * factor(fact)),
        moment: fact.when.and_then(|when| when.start().or(when.end())),
    }
}

fn factor(fact: &Fact) -> f64 {
    const MINUTE: f64 = 60.0;
    match fact.unit.form() {
        Form::Measured { dimension: Dimension::Time, factor, .. } => factor / MINUTE,
        _ => fact.unit.factor(),
    }
}

/// The place of a link from 1, as class names and properties have it.
pub(super) fn hue(edition: &Edition, link: &str) -> String {
    edition.topic_index(link).map_or_else(|| "all".to_owned(), |place| (place + 1).to_string())
}
