//! What is said of a guess: each number that can be said in words, and the sentence that compares it with the source's.

use super::{Question, is_firm};
use crate::edition::{Edition, Run, Template, number, wording};
use crate::fact::{Dimension, Fact, Form, Hedge, Length, Unit, joined};
use crate::language::{grammar, questions};
use crate::marks::TIME_UNITS;

/// A piece of the sentence that tells the answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Piece {
    /// Words.
    Words(String),
    /// A hedge of the source.
    Hedge(String),
    /// Where our arithmetic stands: the difference between the guess and the answer, if there is one.
    Difference,
}

/// A number that can be said.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Said {
    /// On the picture: `47%`, `1 h 30 min`.
    pub short: String,
    /// In a sentence: `47%`, `1 hour 30 minutes`.
    pub long: String,
    /// For those who hear it: `80 members`.
    pub spoken: String,
    /// How far the answer is from it: `3.7 points above what you said`, or whether it is in what a hedge leaves open. Empty
    /// where it is the answer, and where nobody can say.
    pub difference: String,
    /// Whether it is what the source says.
    pub is_answer: bool,
}

/// In seconds: minutes are said in hours where there are many.
const HOUR: f64 = 3_600.0;

impl Question {
    /// Each number that can be said, in words.
    #[must_use]
    pub fn said(&self) -> Vec<Said> {
        self.range.values().map(|value| said(&self.asked, value)).collect()
    }

    /// What the source says, after what the reader said.
    #[must_use]
    pub fn answer(&self) -> Vec<Piece> {
        let words = &self.asked.words;
        let number = joined(&words.bare_long, &words.noun);
        let number = match self.asked.when {
            Some(_) if self.shape.is_dated() => questions::number(&number, &words.when_long),
            Some(when) if self.facts().any(|fact| fact.when != Some(when)) || !self.words.contains(&words.when_long) => {
                grammar::beside(&number, &words.when_long)
            }
            _ => number,
        };
        let mut pieces = vec![Piece::Words(questions::THE_SOURCE_REPORTS.to_owned())];
        if !words.hedge.is_empty() {
            pieces.extend([Piece::Hedge(words.hedge.clone()), Piece::Words(" ".to_owned())]);
        }
        pieces.extend([Piece::Words(number), Piece::Difference]);
        pieces.extend(self.then.iter().cloned());
        let ends = matches!(pieces.last(), Some(Piece::Words(words)) if grammar::is_ended(words));
        if !ends {
            pieces.push(Piece::Words(grammar::END.to_owned()));
        }
        pieces
    }
}

/// A text of the edition in pieces: the hedges of its facts, and the words between asterisks.
pub(super) fn pieces(edition: &Edition, text: &Template) -> Vec<Piece> {
    let mut pieces = Vec::new();
    let mut is_hedge = false;
    for Run { text, fact, .. } in text.runs(edition) {
        let hedge = fact.and_then(|id| edition.words(&id)).map(|fact| fact.words.hedge).filter(|hedge| !hedge.is_empty());
        if let Some((hedge, rest)) = hedge.and_then(|hedge| Some((text.strip_prefix(&hedge)?.to_owned(), hedge))) {
            pieces.extend([Piece::Hedge(rest), Piece::Words(hedge)]);
            continue;
        }
        for (place, part) in text.split('*').enumerate() {
            is_hedge ^= place > 0;
            if !part.is_empty() {
                pieces.push(if is_hedge { Piece::Hedge(part.to_owned()) } else { Piece::Words(part.to_owned()) });
            }
        }
    }
    pieces
}

fn said(asked: &Fact, value: f64) -> Said {
    let unit = &asked.unit;
    let difference = asked.value.unwrap_or(0.0) - value;
    let is_answer = is_firm(asked) && difference.abs() < 1e-9;
    let long = amount(unit, value, Length::Long);
    let spoken = match unit.form() {
        Form::PerCent | Form::Measured(_) => long.clone(),
        _ => wording::spoken(unit, value),
    };
    let difference = match asked.hedge {
        _ if is_answer => String::new(),
        Hedge::Exact => apart(unit, number::plain(difference)),
        hedge => fit(hedge, difference).to_owned(),
    };
    Said { short: amount(unit, value, Length::Short), long, spoken, difference, is_answer }
}

/// Whether a guess is in what a hedge leaves open, for a number that is so much above it; nothing where nobody can say.
fn fit(hedge: Hedge, above: f64) -> &'static str {
    let is_same = above.abs() < 1e-9;
    match hedge {
        Hedge::MoreThan | Hedge::AtLeast if above < 0.0 || is_same && hedge == Hedge::AtLeast => questions::FITS,
        Hedge::MoreThan | Hedge::AtLeast => questions::TOO_LOW,
        Hedge::LessThan if above > 0.0 && !is_same => questions::FITS,
        Hedge::LessThan => questions::TOO_HIGH,
        Hedge::UpTo | Hedge::Nearly if above < 0.0 && !is_same || is_same && hedge == Hedge::Nearly => questions::TOO_HIGH,
        Hedge::Exact | Hedge::About | Hedge::UpTo | Hedge::Nearly => "",
    }
}

/// A number that is no fact's: `47%`, `1 hour 30 minutes`, `80`.
fn amount(unit: &Unit, value: f64, length: Length) -> String {
    match unit.form() {
        Form::Measured(Dimension::Time) if value > 0.0 && unit.factor() >= 60.0 => duration(value, unit, length),
        _ => wording::bare(unit, value, length),
    }
}

/// Days, hours and minutes, as far as there are any: what the source counts in hours has no days.
fn duration(value: f64, unit: &Unit, length: Length) -> String {
    let mut rest = (value * unit.factor()).round().max(0.0) as u64;
    let mut parts = Vec::new();
    for (name, size) in TIME_UNITS.into_iter().filter(|(_, size)| *size <= unit.factor().max(HOUR)) {
        let size = size as u64;
        let count = rest / size;
        rest %= size;
        if count > 0 {
            parts.push(wording::unit(name).count(count, length));
        }
    }
    parts.join(" ")
}

/// How far the answer is above a guess, or below it.
fn apart(unit: &Unit, difference: f64) -> String {
    let is_more = difference > 0.0;
    let size = difference.abs();
    match unit.form() {
        Form::PerCent => {
            let digits = number::stated(size, number::Written::default()).0;
            questions::points_apart(&digits, is_more)
        }
        Form::Counted => {
            let (number, noun) = wording::computed(unit, size);
            questions::count_apart(&number, &noun, is_more, unit.is_plural())
        }
        _ => questions::amount_apart(&amount(unit, size, Length::Long), is_more),
    }
}
