//! The shape of an edition's file: the source, the links, and the figures with their words.

use super::fact::Id;
use super::template::Template;
use serde::Deserialize;
use serde_json::Value;

/// Where the figures come from.
#[derive(Debug, Clone, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Source {
    /// The work's title.
    pub title: String,
    /// Who wrote it.
    pub author: String,
    /// Who published it.
    pub publisher: String,
    /// What a reader should know of it.
    pub note: String,
    /// When it was published, as it is cited: `2025`.
    pub date: Option<String>,
    /// A shorter name of the publisher, for narrow lines.
    pub publisher_short: Option<String>,
    /// How many paragraphs it has.
    pub paragraphs: Option<u32>,
}

/// A theme that facts and figures belong to; its place in the list gives its colour.
#[derive(Debug, Clone, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Link {
    /// Unique among the links; not `all`.
    pub id: Id,
    /// The section's title.
    pub title: String,
    /// The name in navigation; the title if absent.
    pub name: Option<String>,
    /// One plain line under the section's title.
    pub line: Option<Template>,
    /// Its own colour, instead of the one that its place gives.
    pub hue: Option<Hue>,
}

/// A colour for each theme, as `#RRGGBB`.
#[derive(Debug, Clone, Copy, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Hue {
    /// On light paper.
    pub light: Colour,
    /// On dark paper.
    pub dark: Colour,
}

/// A colour as 0xRRGGBB, from `#RRGGBB`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(try_from = "String")]
pub struct Colour(pub u32);

impl TryFrom<String> for Colour {
    type Error = String;

    fn try_from(text: String) -> Result<Self, String> {
        let digits = text.strip_prefix('#').filter(|digits| digits.len() == 6 && digits.is_ascii());
        let value = digits.and_then(|digits| u32::from_str_radix(digits, 16).ok());
        value.map(Self).ok_or_else(|| format!("\"{text}\" is no colour: expected #RRGGBB"))
    }
}

/// The words that close the story.
#[derive(Debug, Clone, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Ending {
    /// Its heading.
    pub title: String,
    /// Its paragraphs.
    pub paragraphs: Vec<Template>,
}

/// All of an edition but its links, facts and figures, which are read one by one.
#[derive(Debug, Clone, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Head {
    /// The version of the format: 1.
    pub format: Version,
    /// The language of all texts, as a BCP 47 tag.
    pub lang: Language,
    /// The story's title.
    pub title: String,
    /// One short line above it.
    pub kicker: Option<Template>,
    /// What the story is, in two or three sentences.
    pub standfirst: Option<Template>,
    /// One line of caution under it.
    pub caveat: Option<Template>,
    /// Where the figures come from.
    pub source: Source,
    /// The words that close the story.
    pub ending: Option<Ending>,
}

/// The version of the format.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(try_from = "u64")]
pub struct Version;

impl TryFrom<u64> for Version {
    type Error = String;

    fn try_from(number: u64) -> Result<Self, String> {
        if number == 1 { Ok(Self) } else { Err(format!("format {number} is not known: this reads format 1")) }
    }
}

/// A BCP 47 language tag, such as `en` or `pt-BR`.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(try_from = "String")]
pub struct Language(pub String);

impl TryFrom<String> for Language {
    type Error = String;

    fn try_from(tag: String) -> Result<Self, String> {
        let mut parts = tag.split('-');
        let first = parts
            .next()
            .is_some_and(|part| (2..=3).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_alphabetic()));
        let rest = parts.all(|part| (2..=8).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_alphanumeric()));
        if first && rest { Ok(Self(tag)) } else { Err(format!("\"{tag}\" is no language tag such as en or pt-BR")) }
    }
}

/// A figure: its words, the facts that it shows, and its panels.
#[derive(Debug, Clone, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Figure {
    /// Unique among the figures.
    pub id: Id,
    /// A link's id, or `all`: then it stands after the sections.
    pub link: Id,
    /// The finding, in words.
    pub title: Template,
    /// What is measured, in which unit, when.
    pub subtitle: Template,
    /// The paragraphs of the story that stand before it.
    #[serde(default)]
    pub prose: Vec<Template>,
    /// What a person would say of it; sentences computed from its facts follow.
    pub summary: Option<Template>,
    /// What its paragraph says, in our words, with the source's hedging words between asterisks.
    pub words: Option<Template>,
    /// Oddities and doubts.
    #[serde(default)]
    pub notes: Vec<Template>,
    /// How to read it, in one sentence.
    pub reading: Option<Template>,
    /// The ids of the facts that it shows, in reading order.
    pub facts: Vec<Id>,
    /// What is drawn.
    pub panels: Vec<PanelRecord>,
    /// How the panels are arranged where there is room; one under the other if absent.
    pub rows: Option<Vec<Row>>,
    /// The figure that it stands beside on a wide page.
    pub pair: Option<Id>,
    /// Whether it opens the story, before the sections.
    #[serde(default)]
    pub opening: bool,
}

impl Figure {
    /// Every text of the figure with its path, in reading order.
    pub fn texts(&self) -> Vec<(String, &Template)> {
        let list = |name: &str, texts: &[Template]| -> Vec<String> {
            (0..texts.len()).map(|index| format!("{name}[{index}]")).collect()
        };
        let mut texts = vec![("title".to_owned(), &self.title), ("subtitle".to_owned(), &self.subtitle)];
        texts.extend(list("prose", &self.prose).into_iter().zip(&self.prose));
        texts.extend(self.summary.iter().map(|text| ("summary".to_owned(), text)));
        texts.extend(self.words.iter().map(|text| ("words".to_owned(), text)));
        texts.extend(list("notes", &self.notes).into_iter().zip(&self.notes));
        texts.extend(self.reading.iter().map(|text| ("reading".to_owned(), text)));
        texts
    }
}

/// Panels side by side.
#[derive(Debug, Clone, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Row {
    /// From the start of the line.
    pub columns: Vec<Column>,
}

/// Panels one under the other.
#[derive(Debug, Clone, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Column {
    /// Indices of the figure's panels.
    pub panels: Vec<usize>,
    /// Its share of the row's width, beside the other columns' weights; 1 if absent.
    #[serde(default = "unit_weight")]
    pub weight: f64,
}

fn unit_weight() -> f64 {
    1.0
}

/// A panel as the file has it: its kind, and what the kind needs, which the kind itself reads.
#[derive(Debug, Clone, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct PanelRecord {
    /// One of the kinds of panel.
    pub kind: String,
    /// All other fields.
    #[serde(flatten)]
    pub body: serde_json::Map<String, Value>,
}
