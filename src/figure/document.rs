//! An edition together with its figures as they are published.

use super::question::Question;
use crate::edition::{self, Edition, Refusal, Refusals, Scope};
use crate::fact::Fact;
use crate::layout::{Ink, Land, Palette, TOPIC_COLOURS};
use crate::panels::{self, Context, Crowd, Panel, State, Step, Switch, Topic};
use crate::published::{Column, Figure, Head};
use crate::scene::Scene;
use std::fmt;

/// The most marks of a figure.
pub const MARK_LIMIT: f64 = 10_000.0;

/// An edition that is ready to be laid out and published: every reference of every panel holds.
pub struct Document {
    edition: Edition,
    /// Its figures, in the edition's order.
    figures: Vec<Published>,
    /// The land of its maps, once it has been loaded.
    land: Option<Land>,
}

/// A figure with what the build asks of it besides.
pub(super) struct Published {
    /// What is laid out.
    pub(super) figure: Figure,
    /// The facts on each scale of its panels, by their indices.
    scales: Vec<Vec<u16>>,
    /// What it asks before it tells.
    question: Option<Question>,
}

impl fmt::Debug for Document {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_struct("Document").field("edition", &self.edition).finish_non_exhaustive()
    }
}

impl Document {
    /// Reads an edition's text.
    ///
    /// Refuses what [`edition::read`] refuses; then every panel of an unknown kind, with fields that its kind does not
    /// know or lacks, with facts that are not the figure's, that have no value where one is drawn, or that cannot
    /// share a scale; then, but in the browser, every figure that comes to more shapes or a greater height than allowed.
    pub fn read(text: &str) -> Result<Self, Refusals> {
        let edition = edition::read(text)?;
        let mut refusals = Vec::new();
        let mut figures = Vec::new();
        for (index, figure) in edition.figures.iter().enumerate() {
            match publish(&edition, figure) {
                Ok(published) => figures.push(published),
                Err(faults) => {
                    let path = format!("figures[{index}]");
                    refusals.extend(faults.into_iter().map(|fault| fault.within(&path)));
                }
            }
        }
        if !refusals.is_empty() {
            return Err(Refusals(refusals));
        }
        let document = Self { edition, figures, land: None };
        let faults = super::size::faults(&document);
        if faults.is_empty() { Ok(document) } else { Err(Refusals(faults)) }
    }

    /// The facts and words.
    #[must_use]
    pub fn edition(&self) -> &Edition {
        &self.edition
    }

    /// Gives its maps their land. Without it, and about another centre than a map's own, they are drawn with none.
    pub fn set_land(&mut self, land: Land) {
        self.land = Some(land);
    }

    fn place(&self, id: &str) -> Option<usize> {
        self.edition.figures.iter().position(|figure| figure.id.as_str() == id)
    }

    fn published(&self, id: &str) -> Option<&Published> {
        self.figures.get(self.place(id)?)
    }

    /// The figure with this id as it is published.
    #[must_use]
    pub fn figure(&self, id: &str) -> Option<&Figure> {
        self.published(id).map(|published| &published.figure)
    }

    /// What the figure asks before it tells, if the edition says so.
    #[must_use]
    pub fn question(&self, id: &str) -> Option<&Question> {
        self.published(id)?.question.as_ref()
    }

    /// The figure's facts in words, in reading order; none for an unknown id.
    #[must_use]
    pub fn facts(&self, id: &str) -> &[Fact] {
        self.figure(id).map_or(&[], Figure::facts)
    }

    /// The kinds of the figure's panels, in their order.
    pub fn kinds(&self, id: &str) -> impl Iterator<Item = &str> {
        let figure = self.place(id).and_then(|index| self.edition.figures.get(index));
        figure.into_iter().flat_map(|figure| &figure.panels).map(|panel| panel.kind.as_str())
    }

    /// The file of the figure that pages load; `None` for an unknown id.
    #[must_use]
    pub fn file(&self, id: &str) -> Option<Vec<u8>> {
        Some(self.figure(id)?.encode(self.kinds(id)))
    }

    /// The facts on each scale of the figure.
    pub(super) fn scales(&self, id: &str) -> &[Vec<u16>] {
        self.published(id).map_or(&[], |published| &published.scales)
    }

    /// The figure's panels.
    pub(super) fn panels(&self, id: &str) -> &[Box<dyn Panel>] {
        self.figure(id).map_or(&[], Figure::panels)
    }

    /// Lays the figure out for a width in CSS pixels; `None` if there is no figure with this id.
    #[must_use]
    pub fn layout(&self, id: &str, width: f64, state: &State) -> Option<Scene> {
        Some(self.figure(id)?.layout(width, state, self.land.as_ref()))
    }

    /// The land of its maps.
    pub(super) fn land(&self) -> Option<&Land> {
        self.land.as_ref()
    }

    /// Whether the figure has a picture; one of tables alone has none.
    #[must_use]
    pub fn is_drawn(&self, id: &str) -> bool {
        self.panels(id).iter().any(|panel| panel.is_drawn())
    }

    /// What the figure's panels are called, in their order: by their heading, else by their kind.
    #[must_use]
    pub fn panel_names(&self, id: &str) -> Vec<String> {
        let panels = self.panels(id).iter().zip(self.kinds(id));
        panels.map(|(panel, kind)| panel.heading().unwrap_or_else(|| crate::language::panels::kind(kind))).collect()
    }

    /// What a reader may switch in the figure, each name once.
    #[must_use]
    pub fn switches(&self, id: &str) -> Vec<Switch> {
        let mut switches: Vec<Switch> = Vec::new();
        for switch in self.panels(id).iter().flat_map(|panel| panel.switches()) {
            if !switches.iter().any(|known| known.name == switch.name) {
                switches.push(switch);
            }
        }
        switches
    }

    /// What can be told of the figure step by step, by the first of its panels that can.
    #[must_use]
    pub fn steps(&self, id: &str) -> Vec<Step> {
        self.panels(id).iter().map(|panel| panel.steps()).find(|steps| !steps.is_empty()).unwrap_or_default()
    }

    /// The palette with the topics' own hues in it.
    #[must_use]
    pub fn palette(&self, base: Palette, dark: bool) -> Palette {
        self.edition.links.iter().take(TOPIC_COLOURS).enumerate().fold(base, |palette, (index, topic)| match topic.hue {
            Some(hue) => palette.set(Ink::Topic(index), if dark { hue.dark.0 } else { hue.light.0 }),
            None => palette,
        })
    }
}

/// Reads a figure's panels, and makes what the browser does not make.
pub(super) fn publish(edition: &Edition, figure: &edition::Figure) -> Result<Published, Vec<Refusal>> {
    let mut refusals = Vec::new();
    let (mut panels, mut scales, mut question) = (Vec::new(), Vec::new(), None);
    for (index, record) in figure.panels.iter().enumerate() {
        match panels::read(record, Scope { edition, figure }) {
            Ok(read) => {
                let path = format!("panels[{index}]");
                match Question::read(edition, figure, record, &read.scales) {
                    Ok(Some(_)) if question.is_some() => {
                        refusals.push(Refusal::new("guess", "a figure asks once").within(&path));
                    }
                    Ok(asked) => question = question.or(asked),
                    Err(faults) => refusals.extend(faults.into_iter().map(|fault| fault.within(&path))),
                }
                panels.push(read.panel);
                scales.extend(read.scales);
            }
            Err(faults) => {
                let path = format!("panels[{index}]");
                refusals.extend(faults.into_iter().map(|fault| fault.within(&path)));
            }
        }
    }
    if !refusals.is_empty() {
        return Err(refusals);
    }
    let facts = figure.facts.iter().filter_map(|id| edition.fact(id.as_str()));
    let head = Head {
        facts: facts.map(|fact| edition.worded(fact, &figure.facts)).collect(),
        topic: edition.topic(figure.link.as_str()),
        rows: figure.rows.as_ref().map(|rows| rows.iter().map(|row| row.columns.iter().map(column).collect()).collect()),
        panels: panels.len() as u8,
    };
    let topics: Vec<Topic> = edition.links.iter().map(named).collect();
    let state = State::default();
    let frame = Figure::new(Head { facts: head.facts.clone(), ..Head::default() }, Vec::new());
    let context = Context { edition: Some(edition), ..frame.context(&state, None) };
    for panel in &mut panels {
        panel.prepare(&context, &topics);
    }
    let marks: f64 = panels.iter().map(|panel| panel.mark_count(&context)).sum();
    if marks > MARK_LIMIT {
        return Err(vec![Refusal::new("panels", format!("{marks} marks, the limit is {MARK_LIMIT}"))]);
    }
    let crowded = crowded(&panels);
    if !crowded.is_empty() {
        return Err(crowded);
    }
    Ok(Published { figure: Figure::new(head, panels), scales, question })
}

/// Which things of its panels a figure has too many of.
fn crowded(panels: &[Box<dyn Panel>]) -> Vec<Refusal> {
    let mut sums: Vec<Crowd> = Vec::new();
    for crowd in panels.iter().flat_map(|panel| panel.crowds()) {
        match sums.iter_mut().find(|sum| sum.name == crowd.name) {
            Some(sum) => sum.count += crowd.count,
            None => sums.push(crowd),
        }
    }
    let over = sums.into_iter().filter(|sum| sum.count > sum.limit);
    let refusal = |Crowd { name, count, limit }: Crowd| {
        Refusal::new("panels", format!("{count} {name}, the limit of a figure is {limit}: divide the figure"))
    };
    over.map(refusal).collect()
}

fn column(column: &edition::Column) -> Column {
    Column { panels: column.panels.iter().map(|index| *index as u8).collect(), weight: column.weight.unwrap_or(1.0) }
}

fn named(topic: &edition::Topic) -> Topic {
    let name = topic.name.clone().unwrap_or_else(|| topic.title.clone());
    Topic { id: topic.id.as_str().to_owned(), name }
}
