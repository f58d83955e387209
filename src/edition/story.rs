//! The shape of an edition's file: the source, the links, and the figures with their words.

use super::fact::Id;
use super::record::{Field, Place, from_text, record};
use super::refusal::Refusal;
use super::template::Template;
use super::texts::is_blank;
use serde_json::Value;

record! {
    /// Where the figures come from.
    #[derive(Debug, Clone)]
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
        /// Where it can be read: an https address.
        pub url: Option<Address>,
    }
}

impl Source {
    /// The publisher's shorter name, or its only one.
    #[must_use]
    pub fn short_publisher(&self) -> &str {
        self.publisher_short.as_ref().unwrap_or(&self.publisher)
    }
}

/// An https address.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Address(String);

impl Address {
    /// The address as text: ASCII, and nothing that ends an attribute or a line.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl TryFrom<String> for Address {
    type Error = String;

    fn try_from(text: String) -> Result<Self, String> {
        let host = text.strip_prefix("https://").map(|rest| rest.split(['/', '?', '#']).next().unwrap_or(rest));
        let label = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-');
        let is_host = |host: &str| {
            let (name, port) = host.split_once(':').unwrap_or((host, "443"));
            name.contains('.') && name.split('.').all(label) && port.parse::<u16>().is_ok()
        };
        let is_plain = text.bytes().all(|byte| byte.is_ascii_graphic() && !b"\"'<>\\`{}|^".contains(&byte));
        if is_plain && host.is_some_and(is_host) {
            Ok(Self(text))
        } else {
            Err(format!("\"{text}\" is no https address, such as https://example.org/report"))
        }
    }
}

record! {
    /// A theme that facts and figures belong to; its place in the list gives its colour.
    #[derive(Debug, Clone)]
    pub struct Topic {
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
}

record! {
    /// A colour for each theme, as `#RRGGBB`.
    #[derive(Debug, Clone, Copy)]
    pub struct Hue {
        /// On light paper.
        pub light: Colour,
        /// On dark paper.
        pub dark: Colour,
    }
}

/// A colour as 0xRRGGBB, from `#RRGGBB`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Colour(pub u32);

impl TryFrom<String> for Colour {
    type Error = String;

    fn try_from(text: String) -> Result<Self, String> {
        let digits = text.strip_prefix('#').filter(|digits| digits.len() == 6 && digits.is_ascii());
        let value = digits.and_then(|digits| u32::from_str_radix(digits, 16).ok());
        value.map(Self).ok_or_else(|| format!("\"{text}\" is no colour: expected #RRGGBB"))
    }
}

record! {
    /// The words that close the story.
    #[derive(Debug, Clone)]
    pub struct Ending {
        /// Its heading.
        pub title: String,
        /// Its paragraphs.
        pub paragraphs: Vec<Template>,
    }
}

record! {
    /// All of an edition but its links, facts and figures, which are read one by one.
    #[derive(Debug, Clone)]
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
        /// The standfirst in fewer words, for a narrow opening with a map that is flown.
        pub standfirst_short: Option<Template>,
        /// One line of caution under it.
        pub caveat: Option<Template>,
        /// What the figures show, one finding a line, before the first of them: one to seven.
        pub findings: Option<Vec<Template>>,
        /// Where the figures come from.
        pub source: Source,
        /// The words that close the story.
        pub ending: Option<Ending>,
    }
}

impl Head {
    /// Texts that must say something and are empty.
    pub(super) fn faults(&self) -> Vec<Refusal> {
        let source = &self.source;
        let texts = [
            ("title", Some(&self.title)),
            ("source.title", Some(&source.title)),
            ("source.author", Some(&source.author)),
            ("source.publisher", Some(&source.publisher)),
            ("source.date", source.date.as_ref()),
            ("source.publisher_short", source.publisher_short.as_ref()),
            ("ending.title", self.ending.as_ref().map(|ending| &ending.title)),
        ];
        texts.into_iter().filter_map(|(path, text)| empty(path, text?)).collect()
    }
}

impl Topic {
    /// Texts that must say something and are empty.
    pub(super) fn faults(&self) -> Vec<Refusal> {
        let texts = [("title", Some(&self.title)), ("name", self.name.as_ref())];
        texts.into_iter().filter_map(|(path, text)| empty(path, text?)).collect()
    }
}

fn empty(path: &str, text: &str) -> Option<Refusal> {
    is_blank(text).then(|| Refusal::new(path, "empty"))
}

/// The version of the format.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Version;

impl Field for Version {
    fn read(value: &Value, place: &mut Place) -> Option<Self> {
        match u32::read(value, place)? {
            1 => Some(Self),
            number => {
                place.refuse(format!("format {number} is not known: this reads format 1"));
                None
            }
        }
    }
}

from_text!(Address, Colour, Language);

/// A BCP 47 language tag, such as `en` or `pt-BR`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Language(pub String);

/// Languages that are written from right to left, by their first subtag, unless a script is named.
const RIGHT_TO_LEFT: [&str; 11] = ["ar", "arc", "ckb", "dv", "fa", "he", "ps", "sd", "ug", "ur", "yi"];
/// Scripts that are.
const RIGHT_TO_LEFT_SCRIPTS: [&str; 6] = ["Arab", "Hebr", "Nkoo", "Rohg", "Syrc", "Thaa"];

impl Language {
    /// Which way its words run, as HTML has it: `ltr` or `rtl`.
    #[must_use]
    pub fn direction(&self) -> &'static str {
        let is = |part: &str, known: &[&str]| known.iter().any(|known| part.eq_ignore_ascii_case(known));
        let mut parts = self.0.split('-');
        let language = parts.next().unwrap_or_default();
        let script = parts.find(|part| part.len() == 4 && part.bytes().all(|byte| byte.is_ascii_alphabetic()));
        let backwards = script.map_or_else(|| is(language, &RIGHT_TO_LEFT), |script| is(script, &RIGHT_TO_LEFT_SCRIPTS));
        if backwards { "rtl" } else { "ltr" }
    }
}

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

record! {
    /// A figure: its words, the facts that it shows, and its panels.
    #[derive(Debug, Clone)]
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
        pub prose: Vec<Template> = default,
        /// What a person would say of it; sentences computed from its facts follow.
        pub summary: Option<Template>,
        /// What its paragraph says, in our words, with the source's hedging words between asterisks.
        pub words: Option<Template>,
        /// Oddities and doubts. One that begins with † is on that sign in its picture, and stands under it in frames and files.
        pub notes: Vec<Template> = default,
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
        pub opening: bool = default,
    }
}

impl Figure {
    /// Every text of the figure with its path, in reading order.
    #[must_use]
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
        for (index, guess) in self.panels.iter().enumerate().filter_map(|(index, panel)| Some((index, panel.guess.as_ref()?))) {
            texts.push((format!("panels[{index}].guess.question"), &guess.question));
            texts.extend(guess.then.iter().map(|text| (format!("panels[{index}].guess.then"), text)));
        }
        texts
    }
}

record! {
    /// Panels side by side.
    #[derive(Debug, Clone)]
    pub struct Row {
        /// From the start of the line.
        pub columns: Vec<Column>,
    }
}

record! {
    /// Panels one under the other.
    #[derive(Debug, Clone)]
    pub struct Column {
        /// Indices of the figure's panels.
        pub panels: Vec<usize>,
        /// Its share of the row's width, beside the other columns' weights; 1 if absent.
        pub weight: Option<f64>,
    }
}

record! {
    /// What a panel asks before it tells: one of its numbers is the reader's to guess.
    #[derive(Debug, Clone)]
    pub struct Guess {
        /// The fact that is asked: one that the source reports, on a scale of the panel.
        pub fact: Id,
        /// The question. It names what is given, and never the answer.
        pub question: Template,
        /// How the sentence goes on that tells the answer, with the source's hedging words between asterisks:
        /// `, and gives no date for the {members-start|bare}`.
        pub then: Option<Template>,
        /// The least number that can be said, in the fact's unit; by the unit if absent.
        pub from: Option<f64>,
        /// The greatest number that can be said.
        pub to: Option<f64>,
        /// From one number that can be said to the next.
        pub step: Option<f64>,
    }
}

/// A panel as the file has it: its kind, what it asks, and what the kind needs, which the kind itself reads.
#[derive(Debug, Clone)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct PanelRecord {
    /// One of the kinds of panel.
    pub kind: String,
    /// What it asks before it tells.
    pub guess: Option<Guess>,
    /// All other fields, as an object.
    #[cfg_attr(not(target_arch = "wasm32"), schemars(skip))]
    pub body: Value,
}

impl Field for PanelRecord {
    fn read(value: &Value, place: &mut Place) -> Option<Self> {
        let Value::Object(fields) = value else { return place.expected("an object", value) };
        let kind = place.field(fields, "kind")?;
        let guess = place.field(fields, "guess");
        let mut body = fields.clone();
        body.remove("kind");
        body.remove("guess");
        Some(Self { kind, guess: guess?, body: Value::Object(body) })
    }
}
