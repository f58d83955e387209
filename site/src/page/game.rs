//! The key to the hedges as a game: sentences of the edition whose hedge is left out, each beside a bar with several ends.
//!
//! The build chooses them from the edition's own facts: no two of one hedge, and first, where there are two, one number
//! that stands under two hedges.

use anyhow::Result;
use serde_json::{Value, json};
use waymark::edition::{Edition, Fact, Template, wording};
use waymark::fact::{Form, Hedge, Words, joined};
use waymark::language::{capitalised, grammar, questions};
use waymark::marks::Certainty;

use super::{key, table, tree};

/// So many questions there are at most, and so many ends to choose from.
const QUESTIONS: usize = 4;
const ENDS: usize = 4;
/// The longest title that is asked, in characters; a longer one gives way to the fact's label.
const LONGEST: usize = 120;
/// Stands for the hedge that is left out: no text of an edition has it.
const BLANK: char = '\u{1}';

/// What the script plays; nothing for an edition without hedges.
pub(super) fn file(edition: &Edition) -> Result<Option<Value>> {
    let questions: Result<Vec<Value>> = asked(edition).into_iter().map(|fact| question(edition, fact)).collect();
    let questions = questions?;
    Ok((!questions.is_empty()).then(|| json!({ "questions": questions })))
}

/// The facts that are asked, in their order.
fn asked(edition: &Edition) -> Vec<&Fact> {
    let hedged: Vec<&Fact> = edition.facts().iter().filter(|fact| can_be_asked(fact)).collect();
    let count = |hedge: Hedge| hedged.iter().filter(|fact| fact.hedge == hedge).count();
    let mut chosen: Vec<&Fact> = Vec::new();
    let twin = |fact: &&Fact| hedged.iter().find(|other| other.value == fact.value && other.hedge != fact.hedge).copied();
    if let Some((one, other)) = hedged.iter().find_map(|fact| Some((*fact, twin(fact)?))) {
        // The rarer word first: who has met it reads the other one with care.
        chosen.extend(if count(one.hedge) <= count(other.hedge) { [one, other] } else { [other, one] });
    }
    for fact in &hedged {
        if chosen.len() < QUESTIONS && chosen.iter().all(|known| known.hedge != fact.hedge) {
            chosen.push(fact);
        }
    }
    chosen
}

fn can_be_asked(fact: &Fact) -> bool {
    let is_amount = !matches!(fact.unit.form(), Form::Rank | Form::Date);
    fact.is_reported() && fact.hedge != Hedge::Exact && is_amount && fact.value.is_some_and(|value| value > 0.0)
}

fn question(edition: &Edition, fact: &Fact) -> Result<Value> {
    let words = edition.worded(fact, &[]).words;
    let (before, after) = sentence(edition, fact, &words.hedge).unwrap_or_else(|| labelled(&words));
    let end = |hedge: Hedge| -> Result<Value> {
        let svg = key::sample(Certainty::Reported(hedge), " aria-hidden=\"true\"");
        let picture = tree::of(&svg)?;
        let said = wording::hedge_before(hedge, fact.value.unwrap_or(0.0));
        Ok(json!({ "words": joined(said, &words.bare_long), "picture": picture, "right": hedge == fact.hedge }))
    };
    let why = key::explanation(Certainty::Reported(fact.hedge));
    Ok(json!({
        "hue": table::hue(edition, fact.link.as_str()),
        "before": before, "hedge": words.hedge, "after": after,
        "ends": ends(edition, fact.hedge).into_iter().map(end).collect::<Result<Vec<_>>>()?,
        "why": questions::why(&words.hedge, why),
        "paragraph": words.paragraph,
    }))
}

/// The ends to choose from, in the order of the key: the true one, the plain one, and others that the edition has.
fn ends(edition: &Edition, truth: Hedge) -> Vec<Hedge> {
    let has = |hedge: &Hedge| edition.facts().iter().any(|fact| fact.is_reported() && fact.hedge == *hedge);
    let mut ends = vec![Hedge::Exact, truth];
    let others = Hedge::ALL.into_iter().filter(has).chain(Hedge::ALL);
    for hedge in others {
        if ends.len() < ENDS && !ends.contains(&hedge) {
            ends.push(hedge);
        }
    }
    ends.sort_by_key(|hedge| Hedge::ALL.iter().position(|known| known == hedge));
    ends
}

/// The fact's label before the hedge and its number after it; a noun that the label begins with is not repeated.
fn labelled(words: &Words) -> (String, String) {
    let label = capitalised(&words.label);
    let noun = if label.to_lowercase().starts_with(&words.noun.to_lowercase()) { "" } else { words.noun.as_str() };
    questions::labelled(&label, &joined(&words.bare_long, noun))
}

/// What stands before and after the hedge in the shortest title that has it: a title says by itself what it is about.
fn sentence(edition: &Edition, fact: &Fact, hedge: &str) -> Option<(String, String)> {
    let found = edition.figures.iter().filter_map(|figure| blanked(edition, &figure.title, fact, hedge));
    let (before, after) = found.min_by_key(|(before, after)| before.chars().count() + after.chars().count())?;
    (before.chars().count() + after.chars().count() <= LONGEST).then_some((before, after))
}

/// The sentence of a text in which the fact is told with its hedge, without it.
fn blanked(edition: &Edition, text: &Template, fact: &Fact, hedge: &str) -> Option<(String, String)> {
    let mut whole = String::new();
    for run in text.runs(edition) {
        match run.text.strip_prefix(hedge).filter(|_| run.fact.as_deref() == Some(fact.id.as_str()) && !whole.contains(BLANK)) {
            Some(rest) => {
                whole.push(BLANK);
                whole.push_str(rest);
            }
            None => whole.push_str(&run.text),
        }
    }
    let whole = whole.replace('*', "");
    let at = whole.find(BLANK)?;
    let (before, after) = (whole.get(..at)?, whole.get(at + BLANK.len_utf8()..)?);
    let (before, after) = grammar::sentence_around(before, after);
    Some((before.to_owned(), after.to_owned()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::page::example;
    use crate::project::Project;
    use anyhow::anyhow;
    use waymark::figure::Document;

    #[test]
    fn an_edition_with_one_hedge_has_one_question_and_one_without_has_none() -> Result<()> {
        let edition = example::edition().map_err(anyhow::Error::msg)?;
        let file = file(&edition)?.ok_or_else(|| anyhow!("no game"))?;
        let questions = file["questions"].as_array().map(Vec::len);
        assert_eq!(questions, Some(1));
        assert_eq!(file["questions"][0]["before"], "Many ");
        assert_eq!(file["questions"][0]["after"], " 3,000");
        Ok(())
    }

    #[test]
    fn no_two_questions_have_one_hedge_and_each_has_one_true_end_among_several() -> Result<()> {
        let project = Project::find()?;
        for path in
            ["www/editions/belt-and-road.json", "tests/fixtures/gallery/bars.json", "tests/fixtures/unkind/harvest.json"]
        {
            let text = std::fs::read_to_string(project.file(path))?;
            let document = Document::read(&text).map_err(|refusals| anyhow!("{refusals}"))?;
            let edition = document.edition();
            let facts = asked(edition);
            for (place, fact) in facts.iter().enumerate() {
                assert!(facts[..place].iter().all(|known| known.hedge != fact.hedge), "{path}");
                let ends = ends(edition, fact.hedge);
                assert_eq!(ends.iter().filter(|hedge| **hedge == fact.hedge).count(), 1);
                assert_eq!(ends.len(), ENDS);
                let question = question(edition, fact)?;
                let said = |name: &str| question[name].as_str().unwrap_or_default().to_owned();
                assert!(!said("after").is_empty() && !said("before").contains(BLANK), "{path}");
            }
        }
        Ok(())
    }
}
