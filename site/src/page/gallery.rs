//! The gallery: every kind of panel in every state that tests know, for people to look at.
//!
//! It is drawn from the frozen editions in `tests/fixtures/gallery`, whatever edition is built.

use std::fs;
use std::path::PathBuf;

use anyhow::{Context, Result, anyhow};
use minijinja::Value;
use serde::Serialize;
use waymark::draw::svg::{self, Colours, Frame};
use waymark::edition::Figure;
use waymark::figure::Document;
use waymark::layout::Land;
use waymark::panels::{KINDS, Kind, State};

use super::{pictures, rich, table};
use crate::build::land;
use crate::project::Project;

/// The folder of its editions, one for each kind.
const FOLDER: &str = "tests/fixtures/gallery";

/// A phone, half a page, and the whole page.
const WIDTHS: [u32; 3] = [320, 560, 960];

/// The case that stands for its kind.
const FIRST: &str = "hedges";

/// A kind that the page writes itself has no edition of its own: these are shown as tables.
const TABLES: [(&str, &str); 4] = [("numbers", "hedges"), ("units", "one"), ("interval", "long"), ("columns", "many")];

/// A kind with all its pictures.
#[derive(Serialize)]
pub(super) struct GalleryKind {
    /// Its name in editions.
    pub(super) name: &'static str,
    about: &'static str,
    cases: Vec<Case>,
    /// What is said of a panel without anything in it.
    refusals: Vec<String>,
    pictures: usize,
}

/// One figure of a kind's edition.
#[derive(Serialize)]
struct Case {
    id: String,
    name: String,
    title: String,
    summary: String,
    plates: Vec<Plate>,
    table: Option<Table>,
}

#[derive(Serialize)]
struct Table {
    caption: String,
    rows: Vec<table::Row>,
}

/// One picture.
#[derive(Serialize)]
struct Plate {
    id: String,
    width: u32,
    height: f64,
    /// What a reader has switched; empty for the figure as it is published.
    state: String,
    svg: Value,
}

/// Draws everything.
pub(super) fn kinds(project: &Project) -> Result<Vec<GalleryKind>> {
    KINDS.iter().map(|kind| read(project, kind)).collect()
}

fn read(project: &Project, kind: &Kind) -> Result<GalleryKind> {
    let file = file(project, kind.name);
    let (cases, refusals) = if file.exists() {
        let (text, document) = document(project, kind.name)?;
        let cases = document.edition().figures.iter().map(|figure| drawn(&document, kind.name, figure)).collect();
        (cases, refusals(&text, kind.name)?)
    } else {
        (TABLES.into_iter().map(|(kind, case)| tabled(project, kind, case)).collect::<Result<Vec<_>>>()?, Vec::new())
    };
    let pictures = 2 * cases.iter().map(|case| case.plates.len()).sum::<usize>();
    Ok(GalleryKind { name: kind.name, about: kind.about, cases, refusals, pictures })
}

fn file(project: &Project, kind: &str) -> PathBuf {
    project.file(format!("{FOLDER}/{kind}.json"))
}

fn document(project: &Project, kind: &str) -> Result<(String, Document)> {
    let file = file(project, kind);
    let text = fs::read_to_string(&file).with_context(|| format!("{} cannot be read", file.display()))?;
    let mut document = Document::read(&text).map_err(|refusals| anyhow!("{} is refused:\n{refusals}", file.display()))?;
    if let Some(land) = land::text(project, &file, &document)? {
        document.set_land(Land::read(&land).map_err(|error| anyhow!("the land that was projected is refused: {error}"))?);
    }
    Ok((text, document))
}

fn drawn(document: &Document, kind: &str, figure: &Figure) -> Case {
    let id = figure.id.as_str();
    let published = WIDTHS.into_iter().filter_map(|width| plate(document, id, width, "", String::new()));
    let switched = document.switches(id).into_iter().flat_map(|switch| {
        let others = switch.options.into_iter().skip(1);
        others.map(move |(value, words)| (format!("{}={value}", switch.name), format!("{}: {words}", switch.label)))
    });
    let widest = WIDTHS.into_iter().max().unwrap_or_default();
    let switched = switched.filter_map(|(state, words)| plate(document, id, widest, &state, words));
    Case { plates: published.chain(switched).collect(), ..case(document, kind, figure) }
}

fn case(document: &Document, kind: &str, figure: &Figure) -> Case {
    let id = figure.id.as_str();
    Case {
        id: id.to_owned(),
        name: id.strip_prefix(kind).unwrap_or(id).trim_start_matches('-').replace('-', " "),
        title: rich::plain(&figure.title, document.edition()),
        summary: document.summary(id).join(" "),
        plates: Vec::new(),
        table: None,
    }
}

fn plate(document: &Document, id: &str, width: u32, state: &str, words: String) -> Option<Plate> {
    let scene = document.layout(id, f64::from(width), &State::parse(state))?;
    let name = if state.is_empty() { format!("{id}-{width}") } else { format!("{id}-{width}-{}", state.replace('=', "-")) };
    let attributes = format!(" class=\"still\" id=\"{name}\" aria-hidden=\"true\" focusable=\"false\"");
    let frame = Frame { colours: Colours::Properties, lengths: false, attributes: &attributes, head: "" };
    let svg = svg::draw(&scene, frame, &|fact| pictures::name(document, fact));
    Some(Plate { id: name, width, height: scene.size.height, state: words, svg: Value::from_safe_string(svg) })
}

fn tabled(project: &Project, kind: &str, case_name: &str) -> Result<Case> {
    let (_, document) = document(project, kind)?;
    let id = format!("{kind}-{case_name}");
    let figure = document.edition().figure(&id).with_context(|| format!("{FOLDER}/{kind}.json has no {id}"))?;
    let case = case(&document, kind, figure);
    let rows = table::rows(document.edition(), &figure.facts);
    Ok(Case { id: format!("table-{}", case.name), table: Some(Table { caption: case.title.clone(), rows }), ..case })
}

/// What is said when every list of the kind's panel is empty: an edition with nothing to draw is refused.
fn refusals(text: &str, kind: &str) -> Result<Vec<String>> {
    let mut edition: serde_json::Value = serde_json::from_str(text)?;
    let id = format!("{kind}-{FIRST}");
    let figures = edition.pointer_mut("/figures").and_then(serde_json::Value::as_array_mut).context("no figures")?;
    figures.retain(|figure| figure.get("id").is_some_and(|found| *found == *id));
    let panel =
        figures.first_mut().and_then(|figure| figure.pointer_mut("/panels/0")).and_then(serde_json::Value::as_object_mut);
    let mut emptied = false;
    for list in panel.context("no panel")?.values_mut().filter_map(serde_json::Value::as_array_mut) {
        list.clear();
        emptied = true;
    }
    let refused = if emptied { Document::read(&edition.to_string()).err() } else { None };
    Ok(refused.map(|refusals| refusals.0.iter().map(ToString::to_string).collect()).unwrap_or_default())
}
