//! What a figure asks before it tells: one of its numbers is left out, and is the reader's to guess.
//!
//! Every number that can be said is worded here, and so is the sentence that compares it with the source's: a page only
//! places and chooses among them.

mod dots;
mod journey;
mod levels;
mod picture;
mod range;
mod rows;
mod words;

pub use picture::{Mark, Picture};
pub use range::Range;
pub use words::{Piece, Said};

use self::picture::Shape;
use crate::edition::{self, Edition, Guess, PanelRecord, Refusal, Template};
use crate::fact::{Fact, Hedge};
use crate::language::capitalised;
use crate::layout::Ink;
use serde_json::Value;
use std::collections::BTreeSet;

/// The kinds of panel that can ask.
pub const ASKING: [&str; 9] = ["bars", "columns", "counts", "interval", "journeys", "periods", "shares", "slopes", "units"];

/// One number of a figure that is asked for.
pub struct Question {
    /// The question, which stands in the place of the figure's title.
    pub words: String,
    /// The fact that is asked.
    pub asked: Fact,
    /// What is drawn while it is asked: the reported facts of its scale that are no later, in reading order.
    pub given: Vec<Fact>,
    /// What is drawn with the answer: those that are later.
    pub later: Vec<Fact>,
    /// The numbers that can be said.
    pub range: Range,
    then: Vec<Piece>,
    shape: Shape,
    ink: Ink,
}

impl Question {
    /// Reads what a panel asks; `scales` are the facts on each of its scales, by their indices among the figure's.
    ///
    /// Refuses, with paths inside the panel, a kind that cannot ask, a fact that cannot be asked, a question that tells the
    /// answer, and a range that gives it away or cannot be stepped through.
    pub(super) fn read(
        edition: &Edition,
        figure: &edition::Figure,
        record: &PanelRecord,
        scales: &[Vec<u16>],
    ) -> Result<Option<Self>, Vec<Refusal>> {
        let Some(guess) = &record.guess else { return Ok(None) };
        let refuse = |path: &str, reason: String| Err(vec![Refusal::new(path, reason)]);
        if !ASKING.contains(&record.kind.as_str()) {
            return refuse("guess", format!("a panel of kind `{}` cannot ask: there are {}", record.kind, ASKING.join(", ")));
        }
        let id = guess.fact.as_str();
        let asked = match edition.fact(id) {
            Some(fact) if names(&record.body, id) => fact,
            Some(_) => return refuse("guess.fact", format!("`{id}` is not in the panel")),
            None => return refuse("guess.fact", format!("no fact has the id `{id}`")),
        };
        if let Some(reason) = unaskable(asked) {
            return refuse("guess.fact", format!("`{id}` {reason}"));
        }
        let faults = tells(edition, guess);
        if !faults.is_empty() {
            return Err(faults);
        }
        let beside = beside(edition, figure, scales, asked);
        let (later, given): (Vec<_>, Vec<_>) = beside.into_iter().partition(|fact| is_later(fact, asked));
        let worded = |facts: Vec<&edition::Fact>| facts.into_iter().map(|fact| edition.worded(fact, &[])).collect::<Vec<_>>();
        let (asked, mut given, later) = (edition.worded(asked, &[]), worded(given), worded(later));
        let shape = Shape::of(edition, record, &asked, &given);
        if let Shape::Dots(Some((part, _))) = &shape {
            given.retain(|fact| fact.id == *part);
        }
        let range = Range::read(guess, (&asked, &given, &later), shape.starts_at_zero(), shape.most())?;
        let then = guess.then.as_ref().map(|then| words::pieces(edition, then)).unwrap_or_default();
        let ink = edition.topic_index(figure.link.as_str()).map_or(Ink::Text, Ink::Topic);
        Ok(Some(Self { words: capitalised(&guess.question.plain(edition)), asked, given, later, range, then, shape, ink }))
    }
}

impl Question {
    /// All that is drawn in the end: what is given, the asked fact, and what is later.
    pub fn facts(&self) -> impl Iterator<Item = &Fact> {
        self.given.iter().chain([&self.asked]).chain(&self.later)
    }
}

/// Whether one of the texts in it is this id.
fn names(value: &Value, id: &str) -> bool {
    match value {
        Value::String(text) => text == id,
        Value::Array(items) => items.iter().any(|item| names(item, id)),
        Value::Object(fields) => fields.values().any(|field| names(field, id)),
        _ => false,
    }
}

/// Why a fact cannot be asked, after its id.
fn unaskable(fact: &edition::Fact) -> Option<&'static str> {
    match fact {
        edition::Fact { value: None, .. } => Some("has no number to guess"),
        fact if fact.is_derived() => Some("is our arithmetic: only what the source reports is asked"),
        edition::Fact { background: true, .. } => Some("is not from the source: only what the source reports is asked"),
        edition::Fact { value: Some(value), .. } if *value < 0.0 => Some("is below zero"),
        _ => None,
    }
}

/// What a question must not do: say nothing, or tell the answer.
fn tells(edition: &Edition, guess: &Guess) -> Vec<Refusal> {
    let mut faults = Vec::new();
    if guess.question.is_blank() {
        faults.push(Refusal::new("guess.question", "empty"));
    }
    for id in tellers(edition, &guess.question, &guess.fact) {
        faults.push(Refusal::new("guess.question", format!("{{{id}}} tells the answer")));
    }
    if guess.then.as_ref().is_some_and(Template::is_blank) {
        faults.push(Refusal::new("guess.then", "empty"));
    }
    faults
}

/// The facts in a text that tell the asked one: by a number that is it or was computed from it, at however many removes; or by a
/// label in which such a number stands.
fn tellers<'a>(edition: &'a Edition, text: &'a Template, asked: &edition::Id) -> BTreeSet<&'a str> {
    let tells = |start: (&'a str, bool)| {
        let (mut seen, mut todo) = (BTreeSet::new(), vec![start]);
        while let Some((id, is_number)) = todo.pop() {
            // What was looked at is not looked at again: facts may rest on each other in many ways.
            let Some(fact) = edition.fact(id).filter(|_| seen.insert((id, is_number))) else { continue };
            if !is_number || fact.value.is_none() {
                todo.extend(fact.label.printed());
                continue;
            }
            if fact.id == *asked {
                return true;
            }
            let inputs = fact.derived.iter().flat_map(|derivation| &derivation.of);
            todo.extend(inputs.map(|id| (id.as_str(), true)));
        }
        false
    };
    text.printed().filter(|printed| tells(*printed)).map(|(id, _)| id).collect()
}

/// The reported numbers that share a scale with the asked one, in reading order.
fn beside<'a>(
    edition: &'a Edition,
    figure: &edition::Figure,
    scales: &[Vec<u16>],
    asked: &edition::Fact,
) -> Vec<&'a edition::Fact> {
    let id = |index: &u16| figure.facts.get(usize::from(*index));
    let scale = scales.iter().find(|scale| scale.iter().any(|index| id(index) == Some(&asked.id)));
    let facts = scale.into_iter().flatten().filter_map(|index| edition.fact(id(index)?.as_str()));
    facts.filter(|fact| fact.id != asked.id && fact.is_reported() && fact.value.is_some()).collect()
}

/// Whether a fact begins after the asked one. What has no date is given.
fn is_later(fact: &edition::Fact, asked: &edition::Fact) -> bool {
    let start = |fact: &edition::Fact| fact.when.and_then(|when| when.start().or(when.end()));
    start(fact).zip(start(asked)).is_some_and(|(fact, asked)| fact > asked)
}

/// The value of a fact in the unit of the asked one.
fn in_unit_of(asked: &Fact, fact: &Fact) -> f64 {
    fact.base_value().unwrap_or(0.0) / asked.unit.factor()
}

/// Whether a number says exactly what it is, so that a difference to it says something.
fn is_firm(fact: &Fact) -> bool {
    fact.hedge == Hedge::Exact
}
