//! Paragraphs of the source in words: `¶ 6–9, 12`.

use std::collections::BTreeSet;

use waymark::edition::{Edition, Fact, Id};
use waymark::language::sources;

/// More runs than this are given as the first and the last paragraph.
const RUNS: usize = 3;

/// Where the source states these facts.
pub(super) fn of(edition: &Edition, facts: &[Id]) -> String {
    words(facts.iter().filter_map(|id| edition.fact(id.as_str())))
}

/// Where the source states these facts; empty if it states none of them.
pub(super) fn words<'a>(facts: impl Iterator<Item = &'a Fact>) -> String {
    let paragraphs: BTreeSet<u32> = facts.filter_map(|fact| fact.paragraph).collect();
    let mut runs: Vec<(u32, u32)> = Vec::new();
    for &paragraph in &paragraphs {
        match runs.last_mut() {
            Some((_, last)) if *last + 1 == paragraph => *last = paragraph,
            _ => runs.push((paragraph, paragraph)),
        }
    }
    if let (true, Some(first), Some(last)) = (runs.len() > RUNS, paragraphs.first(), paragraphs.last()) {
        runs = vec![(*first, *last)];
    }
    let runs: Vec<_> = runs
        .into_iter()
        .map(|(first, last)| if first == last { first.to_string() } else { sources::run(first, last) })
        .collect();
    if runs.is_empty() { String::new() } else { sources::paragraphs(&runs) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::page::example;

    #[test]
    fn neighbours_are_joined() -> Result<(), String> {
        let edition = example::edition()?;
        assert_eq!(words(edition.facts().iter()), "¶\u{a0}2–3, 5");
        assert_eq!(words(edition.facts().iter().skip(3)), "");
        Ok(())
    }
}
