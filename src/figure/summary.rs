//! What a person would say of a figure.

use super::Document;
use crate::fact::Fact;
use crate::language::{capitalised, remarks};
use crate::panels::{Context, State};

/// So many facts are said of a figure that has nothing else to say.
const LISTED: usize = 4;

impl Document {
    /// The figure's own sentence, and those computed from its panels; where there is neither, its facts.
    #[must_use]
    pub fn summary(&self, id: &str) -> Vec<String> {
        let (Some(figure), Some(published)) = (self.edition().figure(id), self.figure(id)) else { return Vec::new() };
        let state = State::default();
        let context = Context { edition: Some(self.edition()), ..published.context(&state, None) };
        let own = figure.summary.iter().map(|summary| summary.plain(self.edition()));
        let said: Vec<String> = own.chain(published.panels().iter().flat_map(|panel| panel.summary(&context))).collect();
        let said = if said.is_empty() { listed(published.facts()) } else { said };
        said.iter().map(|sentence| capitalised(sentence)).collect()
    }
}

/// The first facts, one sentence each, and how many there are.
fn listed(facts: &[Fact]) -> Vec<String> {
    let sentence = |fact: &Fact| remarks::fact(&fact.words.label, fact.value.map(|_| fact.words.spoken.as_str()));
    let more = facts.len().checked_sub(LISTED).filter(|more| *more > 0).map(remarks::and_more);
    facts.iter().take(LISTED).map(sentence).chain(more).collect()
}
