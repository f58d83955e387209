//! What the story's template knows: the edition, its sections, the paragraph index.

use std::collections::{BTreeMap, BTreeSet};

use minijinja::Value;
use serde::Serialize;
use waymark::edition::{ALL_TOPICS, Edition, Fact, Figure, Topic};
use waymark::fact::{Firmness, Hedge};

use super::figure::{self, FigureContext};
use super::{paragraphs, rich};

/// The edition's own words and counts.
#[derive(Serialize)]
pub(super) struct EditionContext {
    title: String,
    kicker: Option<Value>,
    standfirst: Option<Value>,
    standfirst_short: Option<Value>,
    caveat: Option<Value>,
    /// The standfirst as plain text, for those who list the page.
    about: String,
    /// What the page found, in a line each.
    findings: Vec<Value>,
    source: SourceContext,
    counts: Counts,
    ending: Option<EndingContext>,
}

#[derive(Serialize)]
struct SourceContext {
    author: String,
    publisher: String,
    /// As HTML, leading to the source where it has an address.
    publisher_short: Value,
    url: Option<String>,
    date: Option<String>,
    title: String,
    note: String,
    paragraphs: u32,
}

#[derive(Serialize)]
struct Counts {
    paragraphs: u32,
    /// How many paragraphs state something that was taken.
    stating: usize,
    entries: usize,
    numbers: usize,
    hedged: usize,
}

#[derive(Serialize)]
struct EndingContext {
    title: String,
    paragraphs: Vec<Value>,
}

/// A link's figures, in the order of the page.
#[derive(Serialize)]
pub(super) struct Section {
    id: String,
    number: usize,
    title: String,
    name: String,
    line: Option<Value>,
    hue: usize,
    paragraphs: String,
    entries: usize,
    total: usize,
    figures: Vec<Item>,
}

/// A figure, or two that stand side by side.
#[derive(Serialize)]
#[serde(untagged)]
enum Item {
    Single(Box<FigureContext>),
    Pair { figures: [Box<FigureContext>; 2] },
}

/// A paragraph of the source with the facts that it states.
#[derive(Serialize)]
pub(super) struct IndexItem {
    paragraph: u32,
    /// Where its first fact is shown.
    figure: Option<String>,
    entries: Vec<IndexEntry>,
}

#[derive(Serialize)]
struct IndexEntry {
    fact: String,
    hue: usize,
    name: String,
    /// The class of its number.
    firmness: &'static str,
}

/// The words and counts of an edition.
pub(super) fn edition(edition: &Edition) -> EditionContext {
    let head = &edition.head;
    let source = &head.source;
    let reported = || edition.facts().iter().filter(|fact| fact.is_reported());
    let numbers = || reported().filter(|fact| fact.value.is_some());
    EditionContext {
        title: head.title.clone(),
        kicker: head.kicker.as_ref().map(|text| rich::html(text, edition)),
        standfirst: head.standfirst.as_ref().map(|text| rich::html(text, edition)),
        standfirst_short: head.standfirst_short.as_ref().map(|text| rich::html(text, edition)),
        caveat: head.caveat.as_ref().map(|text| rich::html(text, edition)),
        about: head.standfirst.as_ref().map(|standfirst| rich::plain(standfirst, edition)).unwrap_or_default(),
        findings: head.findings.iter().flatten().map(|text| rich::led(text, edition)).collect(),
        source: SourceContext {
            author: source.author.clone(),
            publisher: source.publisher.clone(),
            publisher_short: Value::from_safe_string(figure::linked(source)),
            url: source.url.as_ref().map(|url| url.as_str().to_owned()),
            date: source.date.clone(),
            title: source.title.clone(),
            note: source.note.clone(),
            paragraphs: last_paragraph(edition),
        },
        counts: Counts {
            paragraphs: last_paragraph(edition),
            stating: reported().filter_map(|fact| fact.paragraph).collect::<BTreeSet<_>>().len(),
            entries: reported().count(),
            numbers: numbers().count(),
            hedged: numbers().filter(|fact| fact.hedge != Hedge::Exact).count(),
        },
        ending: head.ending.as_ref().map(|ending| EndingContext {
            title: ending.title.clone(),
            paragraphs: ending.paragraphs.iter().map(|text| rich::led(text, edition)).collect(),
        }),
    }
}

pub(super) fn last_paragraph(edition: &Edition) -> u32 {
    let stated = edition.facts().iter().filter_map(|fact| fact.paragraph).max();
    edition.head.source.paragraphs.or(stated).unwrap_or_default()
}

/// The number of each figure: its section's and its own place, `3.1`. Those outside the sections have none.
pub(super) fn numbers(edition: &Edition) -> BTreeMap<String, String> {
    let mut numbers = BTreeMap::new();
    for (place, link) in edition.links.iter().enumerate() {
        for (index, figure) in figures_of(edition, link).enumerate() {
            numbers.insert(figure.id.as_str().to_owned(), format!("{}.{}", place + 1, index + 1));
        }
    }
    numbers
}

fn figures_of<'a>(edition: &'a Edition, link: &'a Topic) -> impl Iterator<Item = &'a Figure> {
    edition.figures.iter().filter(move |figure| figure.link == link.id && !figure.opening)
}

/// The sections, with their figures taken out of `figures`.
pub(super) fn sections(edition: &Edition, figures: &BTreeMap<String, FigureContext>) -> Vec<Section> {
    let total = edition.facts().iter().filter(|fact| fact.is_reported()).count();
    let links = edition.links.iter().enumerate();
    links
        .map(|(place, link)| {
            let facts = || edition.facts().iter().filter(|fact| fact.link == link.id && fact.is_reported());
            Section {
                id: link.id.as_str().to_owned(),
                number: place + 1,
                title: link.title.clone(),
                name: name(link),
                line: link.line.as_ref().map(|line| rich::html(line, edition)),
                hue: place + 1,
                paragraphs: paragraphs::words(facts()),
                entries: facts().count(),
                total,
                figures: items(figures_of(edition, link).filter_map(|figure| figures.get(figure.id.as_str()))),
            }
        })
        .collect()
}

/// Puts figures that name each other side by side, at the place of the first one.
fn items<'a>(figures: impl Iterator<Item = &'a FigureContext>) -> Vec<Item> {
    let mut waiting: Vec<&FigureContext> = figures.collect();
    let mut items = Vec::new();
    while !waiting.is_empty() {
        let first = waiting.remove(0);
        let partner =
            waiting.iter().position(|other| first.pair.as_ref() == Some(&other.id) || other.pair.as_ref() == Some(&first.id));
        items.push(match partner {
            Some(place) => Item::Pair { figures: [Box::new(first.clone()), Box::new(waiting.remove(place).clone())] },
            None => Item::Single(Box::new(first.clone())),
        });
    }
    items
}

/// The figures outside the sections: those that open the story, or those that close it.
pub(super) fn outside(edition: &Edition, figures: &BTreeMap<String, FigureContext>, opening: bool) -> Vec<FigureContext> {
    let chosen = edition
        .figures
        .iter()
        .filter(|figure| if opening { figure.opening } else { figure.link.as_str() == ALL_TOPICS && !figure.opening });
    chosen.filter_map(|figure| figures.get(figure.id.as_str())).cloned().collect()
}

/// Every paragraph of the source, those without facts included.
pub(super) fn index(edition: &Edition) -> Vec<IndexItem> {
    let items = 1..=last_paragraph(edition);
    items
        .map(|paragraph| {
            let facts: Vec<_> = edition.facts().iter().filter(|fact| fact.paragraph == Some(paragraph)).collect();
            let figure = facts.first().and_then(|fact| shown_in(edition, fact));
            let entries = facts.into_iter().filter_map(|fact| {
                let place = edition.topic_index(fact.link.as_str())?;
                let name = edition.links.get(place).map(name).unwrap_or_default();
                let firmness = edition.words(fact.id.as_str())?.firmness().map_or("", Firmness::name);
                Some(IndexEntry { fact: fact.id.as_str().to_owned(), hue: place + 1, name, firmness })
            });
            IndexItem { paragraph, figure, entries: entries.collect() }
        })
        .collect()
}

/// The figure of the fact's own link that shows it, else any.
fn shown_in(edition: &Edition, fact: &Fact) -> Option<String> {
    let mut shown = edition.figures.iter().filter(|figure| figure.facts.contains(&fact.id));
    let first = shown.clone().next();
    shown.find(|figure| figure.link == fact.link).or(first).map(|figure| figure.id.as_str().to_owned())
}

fn name(link: &Topic) -> String {
    link.name.clone().unwrap_or_else(|| link.title.clone())
}
