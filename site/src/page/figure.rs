//! What a template knows of a figure.

use minijinja::Value;
use serde::Serialize;
use waymark::edition::{Edition, Figure, Source};
use waymark::language::sources;

use super::citation::Citation;
use super::pictures::{Drawing, Picture};
use super::steps::{self, StepContext};
use super::table::{self, Row};
use super::{paragraphs, rich};
use crate::build::{Asset, has_map};

/// A figure, ready for its template.
#[derive(Clone, Serialize)]
pub(super) struct FigureContext {
    pub(super) id: String,
    number: String,
    hue: String,
    title: Value,
    /// Classes of what its title and subtitle rest on.
    rests: String,
    pub(super) title_text: String,
    /// What it measures, as plain text, for those who list the page.
    about: String,
    subtitle: Value,
    prose: Vec<Value>,
    paragraphs: String,
    words: Option<Value>,
    notes: Vec<Value>,
    reading: Option<Value>,
    /// Its notes on doubtful wording, for places that have no margin beside the picture.
    doubts: Vec<Value>,
    pub(super) summary: Vec<String>,
    /// The classes of the numbers that it may say.
    pub(super) summary_rests: String,
    drawn: bool,
    /// The file that its page loads, if it has a picture.
    file: Option<Asset>,
    /// Whether it asks before it tells.
    asks: bool,
    /// Its series, for the script that plays it.
    series: String,
    /// What its panels are called, where there are several.
    panels: Vec<String>,
    /// Whether its picture needs the land.
    land: bool,
    pictures: Vec<Picture>,
    #[serde(skip)]
    embedded: Vec<Picture>,
    table: Table,
    switches: Vec<SwitchContext>,
    /// What is told when its map is flown; empty for a figure that is told at once.
    pub(super) steps: Vec<StepContext>,
    source: Value,
    pub(super) pair: Option<String>,
    /// The code that embeds it.
    embed: String,
    citation: Citation,
    /// What it is to a search engine.
    linked: Value,
}

/// What others are told of a figure.
pub(super) struct Told {
    /// Its number; empty for one that stands outside the sections.
    pub(super) number: String,
    /// The code that embeds it.
    pub(super) embed: String,
    /// How it is cited.
    pub(super) citation: Citation,
    /// What it is to a search engine, as JSON for a script element.
    pub(super) linked: String,
    /// The file that its page loads.
    pub(super) file: Option<Asset>,
    /// Whether it asks before it tells.
    pub(super) asks: bool,
}

#[derive(Clone, Serialize)]
struct Table {
    caption: String,
    rows: Vec<Row>,
}

#[derive(Clone, Serialize)]
struct SwitchContext {
    name: String,
    label: String,
    options: Vec<OptionContext>,
    selected: String,
}

#[derive(Clone, Serialize)]
struct OptionContext {
    value: String,
    label: String,
}

impl FigureContext {
    /// The figure for its own page, whose widths are other ones.
    pub(super) fn embedded(&self) -> Self {
        Self { pictures: self.embedded.clone(), ..self.clone() }
    }
}

/// Gathers a figure's words, table and pictures.
pub(super) fn context(edition: &Edition, figure: &Figure, drawing: &Drawing, told: Told) -> FigureContext {
    let title_text = rich::plain(&figure.title, edition);
    FigureContext {
        id: figure.id.as_str().to_owned(),
        number: told.number,
        hue: table::hue(edition, figure.link.as_str()),
        title: rich::headline(&figure.title, edition),
        rests: rich::rests([&figure.title, &figure.subtitle], edition),
        subtitle: rich::html(&figure.subtitle, edition),
        prose: rich::list(&figure.prose, edition),
        paragraphs: paragraphs::of(edition, &figure.facts),
        words: figure.words.as_ref().map(|words| rich::stressed(words, edition)),
        notes: rich::list(&figure.notes, edition),
        reading: figure.reading.as_ref().map(|reading| rich::html(reading, edition)),
        doubts: rich::doubts(figure, edition).map(|note| rich::html(note, edition)).collect(),
        summary: drawing.summary.clone(),
        summary_rests: rich::classes(figure.facts.iter().filter_map(|id| edition.words(id.as_str())?.firmness())),
        drawn: drawing.drawn,
        file: told.file,
        asks: told.asks,
        series: drawing.series.clone(),
        panels: if drawing.panels.len() > 1 { drawing.panels.clone() } else { Vec::new() },
        land: has_map(figure),
        pictures: drawing.story.clone(),
        embedded: drawing.embedded.clone(),
        table: Table { caption: sources::data(&title_text), rows: table::rows(edition, &figure.facts) },
        switches: drawing.switches.iter().map(switch).collect(),
        steps: steps::of(edition, figure, &drawing.steps),
        source: source_line(edition, figure),
        pair: figure.pair.as_ref().map(|pair| pair.as_str().to_owned()),
        embed: told.embed,
        citation: told.citation,
        linked: Value::from_safe_string(told.linked),
        about: rich::plain(&figure.subtitle, edition),
        title_text,
    }
}

fn switch(switch: &waymark::panels::Switch) -> SwitchContext {
    let options = switch.options.iter();
    SwitchContext {
        name: switch.name.clone(),
        label: switch.label.clone(),
        options: options.map(|(value, label)| OptionContext { value: value.clone(), label: label.clone() }).collect(),
        selected: switch.options.first().map(|(value, _)| value.clone()).unwrap_or_default(),
    }
}

/// The publisher's shorter name, leading to the source where it has an address.
pub(super) fn linked(source: &Source) -> String {
    let publisher = rich::escape(source.short_publisher());
    match &source.url {
        Some(url) => format!("<a href=\"{}\" target=\"_blank\" rel=\"noopener\">{publisher}</a>", rich::escape(url.as_str())),
        None => publisher,
    }
}

/// The line under a figure: who says it, and in which paragraph.
fn source_line(edition: &Edition, figure: &Figure) -> Value {
    let source = &edition.head.source;
    let author = format!("<span class=\"author\">{}{}</span>", rich::escape(&source.author), sources::COMMA);
    let publisher = linked(source);
    let date = source.date.as_deref().map(rich::escape).unwrap_or_default();
    let paragraphs = paragraphs::of(edition, &figure.facts);
    let paragraphs = if paragraphs.is_empty() { paragraphs } else { ["<b>", &paragraphs, "</b>"].concat() };
    let line = sources::line(&author, &publisher, &date, &paragraphs, has_map(figure));
    Value::from_safe_string(line)
}
