//! What a panel asks of an edition, checked the same way for every kind.

use crate::edition::{Edition, Fact, Figure, Id, Refusal, Template};

/// What a panel needs of a fact.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Need {
    /// Any fact, words included.
    Any,
    /// A value.
    Value,
    /// A value of zero or more, as a length from zero.
    Amount,
    /// A date.
    Date,
    /// A value and a date that is closed on both sides.
    DatedValue,
}

/// Gathers what a panel names and what is wrong with it.
pub struct Inspector<'a> {
    edition: &'a Edition,
    figure: &'a Figure,
    refusals: Vec<Refusal>,
    #[cfg(not(target_arch = "wasm32"))]
    scales: Vec<Vec<String>>,
}

impl<'a> Inspector<'a> {
    /// An inspector for a panel of `figure`.
    #[must_use]
    pub fn new(edition: &'a Edition, figure: &'a Figure) -> Self {
        Self {
            edition,
            figure,
            refusals: Vec::new(),
            #[cfg(not(target_arch = "wasm32"))]
            scales: Vec::new(),
        }
    }

    /// What was found wrong, with paths inside the panel.
    #[must_use]
    pub fn into_refusals(self) -> Vec<Refusal> {
        self.refusals
    }

    /// The ids of the facts on each scale.
    #[cfg(not(target_arch = "wasm32"))]
    #[must_use]
    pub fn scales(&self) -> &[Vec<String>] {
        &self.scales
    }

    /// Refuses the field at `path`.
    pub fn refuse(&mut self, path: impl Into<String>, reason: impl Into<String>) {
        self.refusals.push(Refusal::new(path, reason));
    }

    /// Names a fact: it must exist, be among the figure's facts, and have what is needed.
    pub fn fact(&mut self, path: impl Into<String>, id: &Id, need: Need) -> Option<&'a Fact> {
        let path = path.into();
        let Some(fact) = self.edition.fact(id.as_str()) else {
            self.refuse(path, format!("no fact has the id `{}`", id.as_str()));
            return None;
        };
        if !self.figure.facts.contains(id) {
            self.refuse(&path, format!("`{}` is not among the figure's facts", id.as_str()));
        }
        let closed = fact.when.is_some_and(|when| when.length().is_some());
        let fault = match need {
            Need::Any => None,
            Need::Value | Need::Amount | Need::DatedValue if fact.value.is_none() => Some("has no value"),
            Need::Amount if fact.value.is_some_and(|value| value < 0.0) => Some("is below zero"),
            Need::Date if fact.when.is_none() => Some("has no date"),
            Need::DatedValue if !closed => Some("has no date with a start and an end"),
            _ => None,
        };
        match fault {
            None => Some(fact),
            Some(fault) => {
                self.refuse(path, format!("`{}` {fault}", id.as_str()));
                None
            }
        }
    }

    /// Names a text: its facts must exist.
    pub fn text(&mut self, path: &str, text: &Template) {
        for id in text.facts() {
            if self.edition.fact(id).is_none() {
                self.refuse(path, format!("{{{id}}}: no fact has this id"));
            }
        }
    }

    /// Says that these facts stand on one scale: each must be comparable with the first.
    pub fn scale(&mut self, members: &[(String, &Id)]) {
        #[cfg(not(target_arch = "wasm32"))]
        self.scales.push(members.iter().map(|(_, id)| id.as_str().to_owned()).collect());
        let mut known = members.iter().filter_map(|(path, id)| Some((path, self.edition.fact(id.as_str())?)));
        let Some((_, first)) = known.next() else { return };
        let clashes: Vec<Refusal> = known
            .filter_map(|(path, fact)| {
                let reason = first.clash(fact)?;
                let (a, b) = (first.id.as_str(), fact.id.as_str());
                Some(Refusal::new(path.as_str(), format!("`{b}` cannot share a scale with `{a}`: {reason}")))
            })
            .collect();
        self.refusals.extend(clashes);
    }
}
