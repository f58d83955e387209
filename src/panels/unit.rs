//! The unit of numbers that stand bare: a panel says what it counts, even where the edition's words do not.

use crate::fact::{Fact, Form};

/// The counted noun of a fact, unless one of the texts beside its number names it, or its number has a sign.
pub(super) fn unstated<'a>(fact: &'a Fact, texts: &[&str]) -> Option<&'a str> {
    let noun = fact.words.noun.as_str();
    if fact.unit.form() != Form::Counted || noun.is_empty() {
        return None;
    }
    let split = |text: &str| -> Vec<String> {
        text.split(|letter: char| !letter.is_alphanumeric())
            .filter(|word| !word.is_empty())
            .map(crate::language::grammar::stem)
            .collect()
    };
    let named: Vec<String> = texts.iter().flat_map(|text| split(text)).collect();
    // The first of several nouns is enough: "trains" of "trains a day".
    let is_named = split(noun).first().is_none_or(|word| named.contains(word));
    (!is_named).then_some(noun)
}
