//! The digits of values as the file has them: what a reader of numbers loses.

use super::number::Written;
use serde::Deserialize;
use serde_json::value::RawValue;

/// How the values of the facts and of the background facts are written, in the file's order.
#[derive(Default)]
pub(super) struct Digits {
    facts: Vec<Written>,
    background: Vec<Written>,
}

#[derive(Deserialize)]
struct File<'a> {
    #[serde(borrow, default)]
    facts: Vec<Item<'a>>,
    #[serde(borrow, default)]
    background: Vec<Item<'a>>,
}

#[derive(Deserialize)]
struct Item<'a> {
    #[serde(borrow, default)]
    value: Option<&'a RawValue>,
}

impl Digits {
    /// Of the text of an edition. What is no edition has none: it is refused elsewhere.
    pub(super) fn of(text: &str) -> Self {
        let Ok(file) = serde_json::from_str::<File<'_>>(text) else { return Self::default() };
        let written = |items: Vec<Item<'_>>| {
            items.into_iter().map(|item| item.value.map(|value| Written::of(value.get())).unwrap_or_default()).collect()
        };
        Self { facts: written(file.facts), background: written(file.background) }
    }

    pub(super) fn of_fact(&self, place: usize) -> Written {
        self.facts.get(place).copied().unwrap_or_default()
    }

    pub(super) fn of_background(&self, place: usize) -> Written {
        self.background.get(place).copied().unwrap_or_default()
    }
}
