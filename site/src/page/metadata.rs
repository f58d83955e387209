//! What a figure shows and where it comes from, for machines: `<figure>.metadata.json`.

use serde::Serialize;
use waymark::edition::{Address, Derivation, Edition, Figure, Source};
use waymark::language::sources;
use waymark::lens::Lens;

use super::lens::Taken;
use super::{paragraphs, rich};
use crate::build::has_map;

/// A figure's metadata.
#[derive(Serialize)]
pub(super) struct Metadata {
    id: String,
    title: String,
    subtitle: String,
    summary: Vec<String>,
    source: SourceRecord,
    citation: String,
    /// The reader's choice, in a file that was taken with one.
    #[serde(skip_serializing_if = "Option::is_none")]
    view: Option<Taken>,
    facts: Vec<FactMetadata>,
}

#[derive(Serialize)]
struct SourceRecord {
    title: String,
    author: String,
    publisher: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    date: Option<String>,
    note: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    url: Option<String>,
}

#[derive(Serialize)]
struct FactMetadata {
    id: String,
    label: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    value: Option<serde_json::Number>,
    unit: String,
    hedge: &'static str,
    /// As it is printed: `US$3.1 trillion`.
    shown: String,
    /// As it is read out: `3.1 trillion US dollars`.
    in_words: String,
    date: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    paragraph: Option<u32>,
    #[serde(skip_serializing_if = "String::is_empty")]
    note: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    derived: Option<DerivedMetadata>,
    /// Whether the source does not state it, and nobody computed it from what the source states.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    background: bool,
    /// Whether the reader's choice leaves it out.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    left_out: bool,
}

#[derive(Serialize)]
struct DerivedMetadata {
    formula: String,
    operation: &'static str,
    inputs: Vec<String>,
}

/// The metadata of a figure, with the sentences of its summary, as they are taken with a lens.
pub(super) fn of(edition: &Edition, figure: &Figure, summary: &[String], lens: Option<Lens>) -> Metadata {
    let source = &edition.head.source;
    Metadata {
        id: figure.id.as_str().to_owned(),
        title: rich::plain(&figure.title, edition),
        subtitle: rich::plain(&figure.subtitle, edition),
        summary: summary.to_vec(),
        source: SourceRecord {
            title: source.title.clone(),
            author: source.author.clone(),
            publisher: source.publisher.clone(),
            date: source.date.clone(),
            note: source.note.clone(),
            url: source.url.as_ref().map(|url| url.as_str().to_owned()),
        },
        citation: citation(source),
        view: lens.map(|lens| Taken::new(edition, figure, lens)),
        facts: figure.facts.iter().filter_map(|id| fact(edition, id.as_str(), lens)).collect(),
    }
}

fn fact(edition: &Edition, id: &str, lens: Option<Lens>) -> Option<FactMetadata> {
    let (stated, fact) = (edition.fact(id)?, edition.words(id)?);
    let derived = stated.derived.as_ref().map(|derivation| derived(derivation, fact.words.formula.clone()));
    let shown = if fact.value.is_some() { fact.long() } else { fact.words.label.clone() };
    Some(FactMetadata {
        value: fact.value.and_then(number),
        unit: fact.unit.words().to_owned(),
        hedge: fact.hedge.name(),
        shown,
        paragraph: stated.paragraph,
        derived,
        background: stated.background,
        left_out: lens.zip(fact.firmness()).is_some_and(|(lens, firmness)| lens.leaves_out(firmness)),
        id: fact.id,
        label: fact.words.label,
        in_words: fact.words.spoken,
        date: fact.words.when_long,
        note: fact.words.note,
    })
}

/// The source as it is cited, with its address.
pub(super) fn citation(source: &Source) -> String {
    let date = source.date.as_deref().unwrap_or_default();
    let address = source.url.as_ref().map(Address::as_str).unwrap_or_default();
    sources::citation(&source.author, &source.title, &source.publisher, date, address)
}

/// The value as JSON writes it: a whole number has no point.
fn number(value: f64) -> Option<serde_json::Number> {
    let value = waymark::edition::number::plain(value);
    let whole = value.fract() == 0.0 && value.abs() <= 1e15;
    if whole { serde_json::Number::from_i128(value as i128) } else { serde_json::Number::from_f64(value) }
}

/// The line under a figure: who says it, in which paragraph, and whose land it is drawn on.
pub(super) fn credit(edition: &Edition, figure: &Figure, citation: &str) -> String {
    sources::credit(citation, &paragraphs::of(edition, &figure.facts), has_map(figure))
}

/// The line under a figure on a page, up to its paragraphs.
pub(super) fn source(edition: &Edition, with_author: bool) -> String {
    let source = &edition.head.source;
    let author = if with_author { [&source.author, sources::COMMA].concat() } else { String::new() };
    sources::line(&author, source.short_publisher(), source.date.as_deref().unwrap_or_default(), "", false)
}

/// The source in few words.
pub(super) fn short_citation(source: &Source) -> String {
    sources::in_short(&source.author, source.short_publisher(), source.date.as_deref().unwrap_or_default())
}

fn derived(derivation: &Derivation, formula: String) -> DerivedMetadata {
    DerivedMetadata {
        formula,
        operation: derivation.operation.name(),
        inputs: derivation.of.iter().map(|id| id.as_str().to_owned()).collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::page::example;

    #[test]
    fn a_derived_fact_names_its_inputs_and_no_paragraph() -> Result<(), String> {
        let edition = example::edition()?;
        let figure = edition.figure("sea-figure").ok_or("no figure")?;
        let json = serde_json::to_value(of(&edition, figure, &[], None)).map_err(|error| error.to_string())?;
        let each = json.pointer("/facts/1").ok_or("no fact")?;
        assert_eq!(each.pointer("/derived/operation"), Some(&"ratio".into()));
        assert_eq!(each.pointer("/derived/inputs/1"), Some(&"ships".into()));
        assert_eq!(each.get("paragraph"), None);
        assert_eq!(each.get("hedge"), Some(&"more_than".into()));
        Ok(())
    }
}
