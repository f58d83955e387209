//! From a fact of an edition to a fact in words.

use super::{ALL_TOPICS, Edition, Fact, Id, wording};
use crate::fact::{self, Origin};

fn origin(fact: &Fact) -> Origin {
    match fact {
        Fact { background: true, .. } => Origin::Background,
        fact if fact.is_derived() => Origin::Derived,
        _ => Origin::Reported,
    }
}

impl Edition {
    /// A fact in words; `listed` are the ids of the facts of its figure, among which its inputs are looked for.
    #[must_use]
    pub fn worded(&self, fact: &Fact, listed: &[Id]) -> fact::Fact {
        let index = |id: &Id| u16::try_from(listed.iter().position(|known| known == id)?).ok();
        let inputs = fact.derived.iter().flat_map(|derivation| &derivation.of).filter_map(index).collect();
        fact::Fact {
            id: fact.id.as_str().to_owned(),
            value: fact.value,
            unit: fact.unit.clone(),
            hedge: fact.hedge,
            measure: fact.measure,
            when: fact.when,
            origin: origin(fact),
            topic: self.topic(fact.link.as_str()).unwrap_or(0),
            inputs,
            words: wording::of(self, fact),
        }
    }

    /// The fact with this id in words.
    #[must_use]
    pub fn words(&self, id: &str) -> Option<fact::Fact> {
        self.fact(id).map(|fact| self.worded(fact, &[]))
    }

    /// The index of a topic; `None` for all of them.
    #[must_use]
    pub fn topic(&self, id: &str) -> Option<u8> {
        if id == ALL_TOPICS { None } else { u8::try_from(self.topic_index(id)?).ok() }
    }
}
