//! A figure in words: its summary, and what each mark says to those who point at it or hear it.

use super::Document;
#[cfg(not(target_arch = "wasm32"))]
use crate::edition::Figure;
use crate::edition::wording::{self, Length};
use crate::edition::{Edition, Fact};
use crate::layout::Rect;
#[cfg(not(target_arch = "wasm32"))]
use crate::panels::State;
use crate::scene::Scene;
use serde::Serialize;

/// So many facts are said of a figure that has nothing else to say.
#[cfg(not(target_arch = "wasm32"))]
const LISTED: usize = 4;

/// A scene as a page needs it: its size, and its marks in words.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Picture {
    /// In CSS pixels.
    pub width: f64,
    /// In CSS pixels.
    pub height: f64,
    /// The marks, in reading order.
    pub targets: Vec<TargetWords>,
    /// The part that can be seen from nearer, as in [`Scene::window`].
    pub window: Option<WindowBox>,
}

/// A part of a picture, in CSS pixels.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct WindowBox {
    /// The left edge.
    pub x: f64,
    /// The upper edge.
    pub y: f64,
    /// Its width.
    pub width: f64,
    /// Its height.
    pub height: f64,
}

/// A fact that is told with a mark, in words.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct FactWords {
    /// The fact's id.
    pub fact: String,
    /// What it counts, or what it says.
    pub label: String,
    /// Hedge, number and unit; empty for a fact in words.
    pub value: String,
    /// When, and where the source says it: `June 2025 · ¶ 12`.
    pub about: String,
    /// All of it as one name.
    pub name: String,
}

impl FactWords {
    fn new(edition: &Edition, fact: &Fact) -> Self {
        let about = [wording::when(fact.when, Length::Long), wording::paragraph(fact)];
        Self {
            fact: fact.id.as_str().to_owned(),
            label: fact.label.plain(edition),
            value: wording::value(fact, Length::Long),
            about: about.into_iter().filter(|words| !words.is_empty()).collect::<Vec<_>>().join(" · "),
            name: wording::name(edition, fact),
        }
    }
}

/// A mark in words. Texts are empty where there is nothing to say.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct TargetWords {
    /// The fact's id.
    pub fact: String,
    /// The left edge of the mark in CSS pixels.
    pub x: f64,
    /// The upper edge.
    pub y: f64,
    /// Its width.
    pub width: f64,
    /// Its height.
    pub height: f64,
    /// Hedge and number: `more than 3,000`; of a fact in words, its label.
    pub value: String,
    /// The hedge alone: `more than`.
    pub hedge: String,
    /// The number alone: `3,000`.
    pub bare: String,
    /// The counted noun: `types of goods`.
    pub noun: String,
    /// What it counts.
    pub counts: String,
    /// When: `June 2025`, `undated`.
    pub when: String,
    /// `¶ 12`.
    pub paragraph: String,
    /// What a careful reader should know.
    pub note: String,
    /// How a derived fact was computed.
    pub formula: String,
    /// All of it as one name.
    pub name: String,
    /// Other facts that are told with it.
    pub facts: Vec<FactWords>,
}

impl TargetWords {
    /// The words of a fact whose mark has these bounds.
    #[must_use]
    pub fn new(edition: &Edition, fact: &Fact, bounds: Rect) -> Self {
        let label = fact.label.plain(edition);
        let value = wording::value(fact, Length::Long);
        let is_words = value.is_empty();
        Self {
            fact: fact.id.as_str().to_owned(),
            x: bounds.x,
            y: bounds.y,
            width: bounds.width,
            height: bounds.height,
            bare: if is_words { label.clone() } else { wording::bare(fact, Length::Long) },
            value: if is_words { label.clone() } else { value },
            hedge: wording::hedge(fact.hedge).to_owned(),
            noun: wording::noun(fact).to_owned(),
            counts: if is_words { String::new() } else { label },
            when: wording::when(fact.when, Length::Long),
            paragraph: wording::paragraph(fact),
            note: fact.note.as_ref().map(|note| note.plain(edition)).unwrap_or_default(),
            formula: wording::formula(edition, fact),
            name: wording::name(edition, fact),
            facts: Vec::new(),
        }
    }
}

impl Document {
    /// The scene's marks in words. A mark whose fact is unknown is left out.
    #[must_use]
    pub fn describe(&self, scene: &Scene) -> Picture {
        let words = |target: &crate::scene::Target| {
            let edition = self.edition();
            let others = target.facts.iter().filter_map(|id| edition.fact(id));
            let facts = others.map(|fact| FactWords::new(edition, fact)).collect();
            Some(TargetWords { facts, ..TargetWords::new(edition, edition.fact(&target.fact)?, target.bounds) })
        };
        Picture {
            width: scene.size.width,
            height: scene.size.height,
            targets: scene.targets.iter().filter_map(words).collect(),
            window: scene.window.map(|Rect { x, y, width, height }| WindowBox { x, y, width, height }),
        }
    }

    /// What a person would say of the figure: its own sentence, and those computed from its panels; where there is
    /// neither, its facts.
    #[cfg(not(target_arch = "wasm32"))]
    #[must_use]
    pub fn summary(&self, id: &str) -> Vec<String> {
        let Some((figure, panels)) = self.figure(id) else { return Vec::new() };
        let state = State::default();
        let context = self.context(figure, &state);
        let own = figure.summary.iter().map(|summary| summary.plain(self.edition()));
        let said: Vec<String> = own.chain(panels.iter().flat_map(|panel| panel.summary(&context))).collect();
        if said.is_empty() { self.listed(figure) } else { said }
    }

    /// The first facts, one sentence each, and how many there are.
    #[cfg(not(target_arch = "wasm32"))]
    fn listed(&self, figure: &Figure) -> Vec<String> {
        let facts: Vec<&Fact> = figure.facts.iter().filter_map(|id| self.edition().fact(id.as_str())).collect();
        let sentence = |fact: &&Fact| {
            let label = fact.label.plain(self.edition());
            let value = wording::spoken(self.edition(), fact);
            if fact.value.is_some() { format!("{label}: {value}.") } else { format!("{label}.") }
        };
        let more = facts.len().checked_sub(LISTED).filter(|more| *more > 0).map(|more| format!("And {more} more."));
        facts.iter().take(LISTED).map(sentence).chain(more).collect()
    }
}
