//! What a figure asks before it tells, as the page loads it: the question, the numbers that can be said with their words,
//! and pictures at a few widths over which a page draws the reader's own mark.
//!
//! Each question is a file of its own, whose hash the script knows; none is loaded before a figure asks.

use std::collections::BTreeMap;

use anyhow::Result;
use serde_json::{Value, json};
use waymark::draw::still;
use waymark::fact::Fact;
use waymark::figure::{Document, Mark, Picture, Piece, Question, Said};
use waymark::language::questions;
use waymark::marks::Along;
use waymark::scene::Scene;

use super::later::Later;
use super::{card, game, pictures, tree};
use crate::build::{Asset, Output};
use crate::project::Project;

/// The widths, in CSS pixels, that a question is drawn at, with the classes that show them: each but the first at the least width
/// that shows it, so that no words are drawn smaller than they are laid out.
const WIDTHS: [(f64, &str); 5] = [(264.0, "least"), (312.0, "narrow"), (406.0, "middle"), (602.0, "wide"), (824.0, "widest")];

/// The files that questions load.
pub(crate) struct Questions {
    style: Asset,
    /// The same for an element in somebody else's page.
    component: Asset,
    /// By the ids of the figures.
    questions: BTreeMap<String, Asset>,
    /// What the key asks, if there are hedges to ask for.
    game: Option<Asset>,
    files: Later,
}

impl Questions {
    /// Draws and words every question of the edition.
    pub(crate) fn of(project: &Project, document: &Document) -> Result<Self> {
        let mut files = Later::default();
        let style = files.sheet(project, "guess.css")?;
        let component = files.component_sheet(project, "guess.css")?;
        let mut questions = BTreeMap::new();
        for id in super::drawn(document) {
            let (Some(question), Some(figure)) = (document.question(id), document.edition().figure(id)) else { continue };
            let mut file = file(question)?;
            if let Value::Object(fields) = &mut file {
                fields.insert("card".to_owned(), card(&card::asked(document, figure, question))?);
            }
            questions.insert(id.to_owned(), files.json("guess-figure.json", &file)?);
        }
        let game = game::file(document.edition())?;
        let game = game.map(|game| files.json("guess-key.json", &game)).transpose()?;
        Ok(Self { style, component, questions, game, files })
    }

    /// What the script has of them: where they are, and their style sheet.
    pub(crate) fn addresses(&self) -> String {
        json!({ "style": self.style, "component": self.component, "questions": self.questions, "game": self.game }).to_string()
    }

    /// Whether the key is asked before it is told.
    pub(super) fn has_game(&self) -> bool {
        self.game.is_some()
    }

    /// Writes the files.
    pub(super) fn write(&self, output: &Output) -> Result<()> {
        self.files.write(output)
    }
}

/// A question as its file has it.
fn file(question: &Question) -> Result<Value> {
    let range = question.range;
    let said: Vec<Value> = question.said().iter().map(said).collect();
    let facts: Vec<Fact> = question.facts().cloned().collect();
    let pictures: Result<Vec<Value>> =
        WIDTHS.into_iter().map(|(width, class)| picture(&question.layout(width), class, &facts)).collect();
    Ok(json!({
        "question": question.words,
        "from": range.from, "step": range.step, "start": range.start,
        "said": said,
        "you": questions::YOU_SAID, "same": questions::AS_THE_SOURCE,
        "answer": question.answer().iter().map(piece).collect::<Vec<_>>(),
        "value": question.asked.value,
        "pictures": pictures?,
    }))
}

fn said(Said { short, long, spoken, difference, is_answer }: &Said) -> Value {
    json!({ "short": short, "long": long, "spoken": spoken, "difference": difference, "right": is_answer })
}

/// A piece as its kind and its words.
fn piece(piece: &Piece) -> Value {
    match piece {
        Piece::Words(words) => json!(["words", words]),
        Piece::Hedge(words) => json!(["hedge", words]),
        Piece::Difference => json!(["difference", ""]),
    }
}

/// The card that a reader makes of a guess.
fn card(card: &card::Asked) -> Result<Value> {
    Ok(json!({
        "words": drawn(&card.words, "words", &[])?,
        "given": drawn(&card.picture.given, "given", &[])?,
        "mark": placed(&card.picture.mark),
        "width": card.picture.given.size.width, "height": card.picture.given.size.height,
        "x": card.at.x, "y": card.at.y, "scale": card.scale,
    }))
}

/// A scene as a tree.
fn drawn(scene: &Scene, name: &str, classes: &[&'static str]) -> Result<Value> {
    let svg = still::draw(scene, &format!(" class=\"{name}\" aria-hidden=\"true\""), classes);
    tree::of(&svg)
}

fn picture(Picture { given, asking, shown, mark }: &Picture, class: &str, facts: &[Fact]) -> Result<Value> {
    let [low, high] = shown;
    let drawn = |scene: &Scene, name: &str| drawn(scene, name, &pictures::classes(scene, facts));
    Ok(json!({
        "class": class,
        "width": given.size.width, "height": given.size.height,
        "given": drawn(given, "given")?,
        "asking": drawn(asking, "asking")?,
        "shown": [drawn(low, "shown")?, drawn(high, "shown")?],
        "mark": placed(mark),
    }))
}

fn placed(mark: &Mark) -> Value {
    let dots =
        mark.dots.map(|(rows, pitch, radius, first)| json!({ "rows": rows, "pitch": pitch, "radius": radius, "first": first }));
    json!({
        "form": mark.form,
        "up": mark.along == Along::Up,
        "from": mark.ends.0, "to": mark.ends.1,
        "zero": mark.zero,
        "across": mark.across, "beside": mark.beside,
        "dots": dots,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use anyhow::anyhow;

    #[test]
    fn a_question_has_the_words_of_every_number_that_can_be_said_and_its_pictures_tell_only_when_shown() -> Result<()> {
        let project = Project::find()?;
        let text = std::fs::read_to_string(project.file("www/editions/belt-and-road.json"))?;
        let document = Document::read(&text).map_err(|refusals| anyhow!("{refusals}"))?;
        let questions = Questions::of(&project, &document)?;
        let asking: Vec<&str> = super::super::drawn(&document).filter(|id| document.question(id).is_some()).collect();
        assert!(questions.questions.keys().eq(asking.iter().copied().collect::<std::collections::BTreeSet<_>>()));
        for id in asking {
            let question = document.question(id).ok_or_else(|| anyhow!("no question"))?;
            let file = file(question)?;
            let said = file["said"].as_array().ok_or_else(|| anyhow!("nothing can be said"))?;
            assert_eq!(said.len(), question.range.count);
            let mark = format!("\"data-fact\":\"{}\"", question.asked.id);
            for picture in file["pictures"].as_array().into_iter().flatten() {
                assert!(!picture["given"].to_string().contains(&mark) && !picture["asking"].to_string().contains(&mark));
                assert!(picture["shown"].to_string().contains(&mark));
            }
        }
        Ok(())
    }

    #[test]
    fn an_edition_that_asks_nothing_has_no_questions_and_its_key_asks_for_its_hedges() -> Result<()> {
        let project = Project::find()?;
        let job = crate::page::example::job(&project).map_err(anyhow::Error::msg)?;
        let questions = Questions::of(&project, &job.document)?;
        assert!(questions.questions.is_empty());
        assert!(questions.has_game());
        Ok(())
    }
}
