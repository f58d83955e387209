//! Where each entry of the table of all facts is shown.

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;
use waymark::edition::{ALL_TOPICS, Fact, Figure};
use waymark::figure::Document;
use waymark::panels::State;

use super::{rich, story};

/// The width at which marks are looked for: a fact is marked at every width or at none.
const WIDTH: f64 = 960.0;

/// The figure that shows a fact.
#[derive(Serialize)]
pub(super) struct Shown {
    figure: String,
    /// Its number; empty for one outside the sections.
    number: String,
    title: String,
    /// Whether the fact has a mark in its picture.
    marked: bool,
}

/// The best figure of each fact: one with its mark, in the fact's own link, with a number.
pub(super) fn shown(document: &Document) -> BTreeMap<String, Shown> {
    let edition = document.edition();
    let numbers = story::numbers(edition);
    let figures: Vec<_> = edition.figures.iter().filter(|figure| figure.link.as_str() != ALL_TOPICS).collect();
    let marks: Vec<BTreeSet<String>> = figures.iter().map(|figure| marks(document, figure)).collect();
    let best = |fact: &Fact| {
        let candidates = figures.iter().zip(&marks).filter(|(figure, _)| figure.facts.contains(&fact.id));
        let (figure, marked) =
            candidates.map(|(figure, marks)| (*figure, marks.contains(fact.id.as_str()))).max_by_key(|(figure, marked)| {
                let number = numbers.get(figure.id.as_str());
                // Of equals the first one of the page is meant.
                (*marked, figure.link == fact.link, number.is_some(), std::cmp::Reverse(number))
            })?;
        let id = figure.id.as_str();
        let number = numbers.get(id).cloned().unwrap_or_default();
        Some(Shown { figure: id.to_owned(), number, title: rich::plain(&figure.title, edition), marked })
    };
    edition.facts().iter().filter_map(|fact| Some((fact.id.as_str().to_owned(), best(fact)?))).collect()
}

fn marks(document: &Document, figure: &Figure) -> BTreeSet<String> {
    let scene = document.layout(figure.id.as_str(), WIDTH, &State::default()).unwrap_or_default();
    scene.targets.into_iter().map(|target| target.fact).collect()
}
