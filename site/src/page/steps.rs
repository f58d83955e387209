//! What is told of a figure step by step.

use minijinja::Value;
use serde::Serialize;
use serde_json::json;
use waymark::draw::still;
use waymark::edition::{Edition, Figure, Id};
use waymark::figure::Document;
use waymark::language::capitalised;
use waymark::panels::Step;

use super::table::{self, Row};
use super::{paragraphs, rich, story};

/// A step, ready for its template.
#[derive(Clone, Serialize)]
pub(super) struct StepContext {
    /// Its place, from 1.
    number: usize,
    /// The number of its route, as pictures without room for names have it.
    route: usize,
    name: String,
    short: String,
    text: String,
    /// Where the source tells of it.
    paragraphs: String,
    rows: Vec<Row>,
    heads: Vec<String>,
    absent: Vec<String>,
    /// The figure that tells more.
    figure: Option<Onward>,
    /// A sample of its line.
    sample: Value,
}

#[derive(Clone, Serialize)]
struct Onward {
    id: String,
    number: String,
    title: String,
}

/// The steps of a figure.
pub(super) fn of(edition: &Edition, figure: &Figure, steps: &[Step]) -> Vec<StepContext> {
    let numbers = story::numbers(edition);
    let context = |(step, number): (&Step, usize)| {
        let facts: Vec<Id> = step.facts.iter().filter_map(|index| figure.facts.get(usize::from(*index))).cloned().collect();
        let onward = step.figure.as_ref().and_then(|id| edition.figure(id)).map(|other| Onward {
            id: other.id.as_str().to_owned(),
            number: numbers.get(other.id.as_str()).cloned().unwrap_or_default(),
            // What asks is not told before.
            title: rich::plain(if asks(other) { &other.subtitle } else { &other.title }, edition),
        });
        StepContext {
            number,
            route: step.route,
            name: step.name.clone(),
            short: step.short.clone(),
            text: step.text.clone(),
            paragraphs: paragraphs::of(edition, &facts),
            rows: table::rows(edition, &facts),
            heads: step.heads.clone(),
            absent: step.absent.clone(),
            figure: onward,
            sample: Value::from_safe_string(still::draw(&step.sample, " class=\"sample\" aria-hidden=\"true\"", &[])),
        }
    };
    steps.iter().zip(1..).map(context).collect()
}

/// Whether a figure asks before it tells.
fn asks(figure: &Figure) -> bool {
    figure.panels.iter().any(|panel| panel.guess.is_some())
}

/// What the steps of each flown map tell outside of the story, for the script that shows it: the route's name and text, facts with
/// what they are called, a capital first, what is in no fact, and the figure that tells more with its number.
pub(crate) fn told(document: &Document) -> String {
    let edition = document.edition();
    let numbers = story::numbers(edition);
    let step = |figure: &Figure, step: &Step| {
        let onward = step.figure.as_ref().map(|id| (id.as_str(), numbers.get(id.as_str()).cloned().unwrap_or_default()));

        let facts = step.facts.iter().filter_map(|index| figure.facts.get(usize::from(*index))).enumerate();
        let heads = facts
            .map(|(place, fact)| (fact.as_str(), step.heads.get(place).map_or_else(String::new, |head| capitalised(head))));
        let facts = heads.collect::<Vec<_>>();
        json!({ "name": step.name, "text": step.text, "facts": facts, "absent": step.absent, "onward": onward })
    };
    let told = |figure: &Figure| {
        let steps = document.steps(figure.id.as_str());
        let told: Vec<_> = steps.iter().map(|each| step(figure, each)).collect();
        (!told.is_empty()).then(|| (figure.id.as_str().to_owned(), json!(told)))
    };
    serde_json::Value::Object(edition.figures.iter().filter_map(told).collect()).to_string()
}
