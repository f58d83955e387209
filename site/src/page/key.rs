//! The key to the hedges, drawn by the grammar that draws the figures.

use minijinja::Value;
use serde::Serialize;
use waymark::draw::svg::{self, Colours, Frame};
use waymark::edition::{Edition, wording};
use waymark::fact::Hedge;
use waymark::language::key as language;
use waymark::layout::{Ink, Point, Rect};
use waymark::marks::{self, Along, Bar, Certainty};
use waymark::scene::{Fill, Scene, Stroke};

const WIDTH: f64 = 132.0;
const HEIGHT: f64 = 30.0;
const THICKNESS: f64 = 12.0;
/// How long the stated number is, in pixels.
const STATED: f64 = 100.0;
/// The number that the samples state.
const NUMBER: &str = "150";

/// A row of the key.
#[derive(Serialize)]
pub(super) struct Sign {
    /// Its name in ids and files.
    name: &'static str,
    /// The hedge in words.
    words: &'static str,
    phrase: String,
    explanation: &'static str,
    svg: Value,
}

/// A row for each way in which the edition's facts are stated.
pub(super) fn signs(edition: &Edition) -> Vec<Sign> {
    let facts = edition.facts();
    let states = |hedge| facts.iter().any(|fact| fact.is_reported() && fact.value.is_some() && fact.hedge == hedge);
    let reported = Hedge::ALL.into_iter().filter(|hedge| states(*hedge)).map(Certainty::Reported);
    let derived = facts.iter().any(waymark::edition::Fact::is_derived).then_some(Certainty::Derived(Hedge::Exact));
    reported.chain(derived).chain([Certainty::Missing]).map(sign).collect()
}

fn sign(certainty: Certainty) -> Sign {
    let (name, words, phrase) = match certainty {
        Certainty::Reported(Hedge::Exact) => (Hedge::Exact.name(), language::PLAIN, NUMBER.to_owned()),
        Certainty::Reported(hedge) => (hedge.name(), wording::hedge(hedge), language::hedged(wording::hedge(hedge), NUMBER)),
        Certainty::Derived(_) => ("derived", language::OURS, format!("[{NUMBER}]")),
        Certainty::Missing => ("missing", language::NO_FIGURE, language::NO_FIGURE.to_owned()),
    };
    Sign {
        name,
        words,
        phrase,
        explanation: explanation(certainty),
        svg: Value::from_safe_string(sample(certainty, " aria-hidden=\"true\" focusable=\"false\"")),
    }
}

pub(super) fn explanation(certainty: Certainty) -> &'static str {
    match certainty {
        Certainty::Reported(Hedge::Exact) => language::EXACT,
        Certainty::Reported(Hedge::About) => language::ABOUT,
        Certainty::Reported(Hedge::MoreThan) => language::MORE_THAN,
        Certainty::Reported(Hedge::AtLeast) => language::AT_LEAST,
        Certainty::Reported(Hedge::Nearly) => language::NEARLY,
        Certainty::Reported(Hedge::UpTo) => language::UP_TO,
        Certainty::Reported(Hedge::LessThan) => language::LESS_THAN,
        Certainty::Derived(_) => language::DERIVED,
        Certainty::Missing => language::MISSING,
    }
}

/// A bar on its zero line, with a dotted mark at the stated number.
pub(super) fn sample(certainty: Certainty, attributes: &str) -> String {
    let mut scene = Scene::new(WIDTH, HEIGHT);
    let value = if certainty == Certainty::Missing { WIDTH - 8.0 } else { 1.0 + STATED };
    let at_number = vec![Point::new(1.0 + STATED, 0.0), Point::new(1.0 + STATED, HEIGHT)];
    scene.line(at_number, Stroke::dashed(Ink::Axis, 1.0, 1.0, 2.0));
    let across = (HEIGHT - THICKNESS) / 2.0;
    let bar = Bar { along: Along::Right, zero: 1.0, value, across, thickness: THICKNESS };
    marks::bar(&mut scene, bar, Ink::Text, certainty);
    scene.rect(Rect::new(0.0, 3.0, 1.0, HEIGHT - 6.0), Fill::solid(Ink::Axis));
    let frame = Frame { colours: Colours::Properties, lengths: false, attributes, head: "" };
    svg::draw(&scene, frame, &|_| String::new())
}
