//! How a question is drawn: what is given, what waits, and what is shown with the answer, on one scale.

use super::{Question, is_firm, names};
use crate::edition::{Edition, PanelRecord, Template};
use crate::fact::Fact;
use crate::marks::Along;
use crate::scene::Scene;
use serde_json::Value;

/// The most dots that are drawn one by one.
const MOST_DOTS: usize = 400;

/// How the values of a panel are drawn in its question.
pub(super) enum Shape {
    /// Levels over periods, with a line of reference and its words.
    Levels(Option<(f64, String)>),
    /// Columns over periods.
    Columns,
    /// Lying bars, one under the other.
    Rows,
    /// An array of dots; of which a given fact is a part, with its words.
    Dots(Option<(String, String)>),
    /// Lines of time from one place to another, and what is said beside each line, by its fact.
    Journeys { from: String, to: String, captions: Vec<(String, String)> },
}

/// The pictures of a question at one width, one over the other.
#[derive(Debug, Clone, PartialEq)]
pub struct Picture {
    /// The scale and what is given.
    pub given: Scene,
    /// What waits for the reader, until the answer is shown.
    pub asking: Scene,
    /// The answer, with its words where they leave room for those of a lower guess, and of a higher one.
    pub shown: [Scene; 2],
    /// Where the reader's own mark stands.
    pub mark: Mark,
}

/// Where the reader's own mark stands: a page draws it, and moves it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Mark {
    /// What it looks like: `level`, `bar`, `line` or `dots`.
    pub form: &'static str,
    /// The way in which it grows.
    pub along: Along,
    /// The pixels of the least and of the greatest number, along it.
    pub ends: (f64, f64),
    /// Where it begins, along it.
    pub zero: f64,
    /// Its upper or left edge across it, and how thick it is.
    pub across: (f64, f64),
    /// The same beside the answer.
    pub beside: (f64, f64),
    /// Of dots: how many stand under each other, from the middle of one to the next, the radius of one, and how many are
    /// given.
    pub dots: Option<(usize, f64, f64, usize)>,
}

impl Shape {
    pub(super) fn of(edition: &Edition, record: &PanelRecord, asked: &Fact, given: &[Fact]) -> Self {
        let text = |name: &str| text(edition, record.body.get(name)).unwrap_or_default();
        match record.kind.as_str() {
            "periods" => Self::Levels(reference(edition, &record.body)),
            "columns" => Self::Columns,
            "journeys" => Self::Journeys { from: text("from"), to: text("to"), captions: captions(edition, &record.body) },
            "counts" | "units" => {
                let is_given = |part: &(String, String)| given.iter().any(|fact| fact.id == part.0 && is_firm(fact));
                let part = part(edition, &record.body, &asked.id).filter(is_given);
                if part.is_some() || given.is_empty() { Self::Dots(part) } else { Self::Rows }
            }
            _ => Self::Rows,
        }
    }

    /// Whether what it draws has a length, which begins at zero.
    pub(super) fn starts_at_zero(&self) -> bool {
        matches!(self, Self::Columns | Self::Rows | Self::Journeys { .. })
    }

    /// Whether its facts differ by their dates.
    pub(super) fn is_dated(&self) -> bool {
        matches!(self, Self::Levels(_) | Self::Columns)
    }

    /// The greatest number that it can draw.
    pub(super) fn most(&self) -> usize {
        if matches!(self, Self::Dots(_)) { MOST_DOTS } else { usize::MAX }
    }
}

impl Question {
    /// Lays the question out for a width in CSS pixels.
    #[must_use]
    pub fn layout(&self, width: f64) -> Picture {
        self.drawn(width, if width < 420.0 { 300.0 } else { 292.0 }, 150.0)
    }

    /// Lays it out as low as it can be read, for a card.
    #[must_use]
    pub fn compact(&self, width: f64) -> Picture {
        self.drawn(width, 172.0, 84.0)
    }

    fn drawn(&self, width: f64, height: f64, depth: f64) -> Picture {
        match &self.shape {
            Shape::Levels(reference) => self.levels((width, height), reference.as_ref(), false),
            Shape::Columns => self.levels((width, height), None, true),
            Shape::Rows => self.rows(width),
            Shape::Dots(part) => self.dots(width, part.as_ref().map_or("", |(_, words)| words)),
            Shape::Journeys { from, to, captions } => self.journey((width, depth), (from, to), captions),
        }
    }
}

/// A text of the panel with its facts in place.
fn text(edition: &Edition, value: Option<&Value>) -> Option<String> {
    Some(Template::try_from(value?.as_str()?.to_owned()).ok()?.plain(edition))
}

/// The line that a panel's values are read against, with the fewest words for it.
fn reference(edition: &Edition, body: &Value) -> Option<(f64, String)> {
    let reference = body.get("reference")?;
    let words = text(edition, reference.get("short")).or_else(|| text(edition, reference.get("label")))?;
    Some((reference.get("at")?.as_f64()?, words))
}

/// The words beside each journey.
fn captions(edition: &Edition, body: &Value) -> Vec<(String, String)> {
    let journeys = body.get("journeys").and_then(Value::as_array).into_iter().flatten();
    let caption = |journey: &Value| {
        Some((journey.get("fact")?.as_str()?.to_owned(), text(edition, journey.get("caption")).unwrap_or_default()))
    };
    journeys.filter_map(caption).collect()
}

/// The fact that is a part of the asked one, with the words after its number.
fn part(edition: &Edition, body: &Value, asked: &str) -> Option<(String, String)> {
    let mut groups = body.get("groups")?.as_array()?.iter();
    let group = groups.find(|group| group.get("fact").is_some_and(|fact| names(fact, asked)))?;
    let part = group.get("part")?;
    Some((part.get("fact")?.as_str()?.to_owned(), text(edition, part.get("caption")).unwrap_or_default()))
}
