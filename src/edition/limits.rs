//! How much an edition may hold: what is legal piece by piece and still more than a page, a screen or a reader can take.

use super::fact::FactRecord;
use super::refusal::Refusal;
use super::story::{Figure, Topic};

/// The most facts of an edition.
pub const FACT_LIMIT: usize = 2_000;
/// The most figures of an edition.
pub const FIGURE_LIMIT: usize = 200;
/// The most links of an edition: there are as many colours that can be told apart.
pub const TOPIC_LIMIT: usize = 7;
/// The longest name of a link in navigation, in characters: seven of them share one line.
pub const TOPIC_NAME_LIMIT: usize = 40;
/// The longest title of a link, in characters.
pub const TOPIC_TITLE_LIMIT: usize = 120;
/// The longest unit, in characters: it stands beside every number.
pub const UNIT_LIMIT: usize = 100;
/// The most facts that one is computed from: a year of days.
pub const INPUT_LIMIT: usize = 366;
/// The most panels of a figure.
pub const PANEL_LIMIT: usize = 40;

/// What is too much of a fact.
pub(super) fn of_fact(record: &FactRecord) -> Vec<Refusal> {
    let mut faults = Vec::new();
    if record.label.is_blank() {
        faults.push(Refusal::new("label", "empty"));
    }
    faults.extend(characters("unit", record.unit.words(), UNIT_LIMIT));
    let inputs = record.derived.as_ref().map_or(0, |derivation| derivation.of.len());
    faults.extend(count("derived.of", inputs, INPUT_LIMIT));
    faults
}

/// What is too much of a link.
pub(super) fn of_topic(topic: &Topic) -> Vec<Refusal> {
    let title = characters("title", &topic.title, TOPIC_TITLE_LIMIT);
    let name = topic.name.as_ref().and_then(|name| characters("name", name, TOPIC_NAME_LIMIT));
    title.into_iter().chain(name).collect()
}

/// What is too much of a figure, before its panels are read.
pub(super) fn of_figure(figure: &Figure) -> Option<Refusal> {
    count("panels", figure.panels.len(), PANEL_LIMIT)
}

fn characters(path: &str, text: &str, limit: usize) -> Option<Refusal> {
    let length = text.chars().count();
    (length > limit).then(|| Refusal::new(path, format!("{length} characters, the limit is {limit}")))
}

fn count(path: &str, count: usize, limit: usize) -> Option<Refusal> {
    (count > limit).then(|| Refusal::new(path, format!("{count} of them, the limit is {limit}")))
}
