//! The still pictures of a figure, drawn natively by the code that draws the canvas.

use minijinja::Value;
use serde::Serialize;
use waymark::draw::still::{self, Still};
use waymark::fact::{Fact, Firmness};
use waymark::figure::Document;
use waymark::lens;
use waymark::panels::{State, Step, Switch};
use waymark::scene::Scene;

use super::stills::{self, Range};

/// What a page shows of a figure besides its words.
pub(super) struct Drawing {
    /// Whether there is a picture: a figure of tables alone has none.
    pub(super) drawn: bool,
    /// What a person would say of it.
    pub(super) summary: Vec<String>,
    /// Its series, each fact with its value, as the script that plays it reads them: `id:value id:value`.
    pub(super) series: String,
    /// What its panels are called.
    pub(super) panels: Vec<String>,
    /// What a reader may switch.
    pub(super) switches: Vec<Switch>,
    /// What is told step by step.
    pub(super) steps: Vec<Step>,
    /// The stills of the story, from the narrowest to the widest.
    pub(super) story: Vec<Picture>,
    /// The stills of the figure's own page.
    pub(super) embedded: Vec<Picture>,
}

/// A still for a range of widths.
#[derive(Clone, Serialize)]
pub(super) struct Picture {
    from: u32,
    to: Option<u32>,
    width: u32,
    height: f64,
    svg: Value,
}

/// Draws a figure at every width.
pub(super) fn draw(document: &Document, figure: &str) -> Drawing {
    Drawing {
        drawn: document.is_drawn(figure),
        summary: document.summary(figure),
        series: series(document, figure),
        panels: document.panel_names(figure),
        switches: document.switches(figure),
        steps: document.steps(figure),
        story: pictures(document, figure, stills::in_story(document, figure), &state_in_story(document, figure)),
        embedded: pictures(document, figure, stills::embedded(document.edition(), figure), &State::default()),
    }
}

fn series(document: &Document, figure: &str) -> String {
    let notes = document.series(figure).into_iter().map(|(fact, value)| format!("{}:{value}", fact.id));
    notes.collect::<Vec<_>>().join(" ")
}

/// A map that is flown opens the story as its first step.
fn state_in_story(document: &Document, figure: &str) -> State {
    if stills::is_flown(document, figure) { State::parse("step=0") } else { State::default() }
}

fn pictures(document: &Document, figure: &str, widths: &[u32], state: &State) -> Vec<Picture> {
    if !document.is_drawn(figure) {
        return Vec::new();
    }
    let ranges = stills::ranges(widths);
    let still = |range: &Range| {
        let scene = document.layout(figure, f64::from(range.drawn), state)?;
        let classes = classes(&scene, document.facts(figure));
        let attributes = format!(" class=\"still {}\" preserveAspectRatio=\"xMinYMin\" aria-hidden=\"true\"", range.class());
        Some(Still { scene, attributes, classes })
    };
    let stills: Vec<Still> = ranges.iter().filter_map(still).collect();
    // From far, each picture of a map that is flown shows another part of the ground, and less of it.
    let is_shared = *state == State::default();
    let scenes = stills.iter().map(|still| &still.scene);
    let ground = is_shared.then(|| document.ground(&scenes.collect::<Vec<_>>())).flatten();
    let drawn = match ground {
        Some(ground) => still::draw_on(&ground, &format!("{figure}-ground"), &stills),
        None => stills.iter().map(|still| still::draw(&still.scene, &still.attributes, &still.classes)).collect(),
    };
    let pictures = ranges.into_iter().zip(&stills).zip(drawn);
    let picture = |((Range { from, to, drawn, .. }, still), svg): ((Range, &Still), String)| Picture {
        from,
        to,
        width: drawn,
        height: still.scene.size.height,
        svg: Value::from_safe_string(svg),
    };
    pictures.map(picture).collect()
}

/// What the style sheet knows a scene's shapes by: how firm each is.
pub(super) fn classes(scene: &Scene, facts: &[Fact]) -> Vec<&'static str> {
    scene.shapes.iter().map(|placed| lens::firmness(scene, facts, placed).map_or("", Firmness::name)).collect()
}

/// The name of a fact's mark.
pub(super) fn name(document: &Document, fact: &str) -> String {
    document.edition().words(fact).map(|fact| fact.words.name).unwrap_or_default()
}
