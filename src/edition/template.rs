//! Text with facts in it: `{trade-value|when}` stands for the date of that fact.

use super::Edition;
use super::record::from_text;
use super::texts::is_blank;
use super::wording;

/// Text of an edition, in which `{id}` and `{id|form}` stand for facts and `{{`, `}}` for braces.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Template {
    spans: Vec<Span>,
}

from_text!(Template);

#[derive(Debug, Clone, PartialEq, Eq)]
enum Span {
    Text(String),
    Fact { id: String, form: TextForm },
}

/// What of a fact is printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum TextForm {
    /// Number with hedge and sign: `more than 3,000`.
    Value,
    /// And the counted noun: `more than 3,000 types of goods`.
    Unit,
    /// Without the hedge: `3,000`.
    Bare,
    /// As on narrow charts: `3,000+`.
    Short,
    /// The date in words.
    When,
    /// The month in short with its year; the year where the source gives no month.
    Month,
    /// The year alone.
    Year,
    /// What it counts.
    Label,
}

const FORMS: [(&str, TextForm); 7] = [
    ("unit", TextForm::Unit),
    ("bare", TextForm::Bare),
    ("short", TextForm::Short),
    ("when", TextForm::When),
    ("month", TextForm::Month),
    ("year", TextForm::Year),
    ("label", TextForm::Label),
];

/// A piece of printed text, and the fact that it came from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Run {
    /// The words to print.
    pub text: String,
    /// The fact's id, if the words are a fact's.
    pub fact: Option<String>,
    /// Whether they say its number, and not only its date.
    pub is_number: bool,
}

impl Template {
    /// Whether nothing would be printed.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.spans.is_empty()
    }

    /// Whether nothing that is seen would be printed.
    #[must_use]
    pub fn is_blank(&self) -> bool {
        self.spans.iter().all(|span| matches!(span, Span::Text(text) if is_blank(text)))
    }

    /// The ids of the facts in it, in reading order, repeated as often as they stand there.
    pub fn facts(&self) -> impl Iterator<Item = &str> {
        self.placeholders().map(|(id, _)| id)
    }

    /// The ids of the facts in it with the form that each is printed in, in reading order.
    pub(super) fn placeholders(&self) -> impl Iterator<Item = (&str, TextForm)> {
        self.spans.iter().filter_map(|span| match span {
            Span::Fact { id, form } => Some((id.as_str(), *form)),
            Span::Text(_) => None,
        })
    }

    /// The ids of the facts of which more than the date is printed, each with whether it is the number, and not what it counts.
    pub fn printed(&self) -> impl Iterator<Item = (&str, bool)> {
        self.placeholders().filter_map(|(id, form)| match form {
            TextForm::Value | TextForm::Unit | TextForm::Bare | TextForm::Short => Some((id, true)),
            TextForm::Label => Some((id, false)),
            TextForm::When | TextForm::Month | TextForm::Year => None,
        })
    }

    /// The characters outside placeholders.
    pub(super) fn literal_length(&self) -> usize {
        let length = |span: &Span| if let Span::Text(text) = span { text.chars().count() } else { 0 };
        self.spans.iter().map(length).sum()
    }

    /// The text piece by piece. A fact that the edition lacks is printed as its id; [`super::read`] refuses it before.
    #[must_use]
    pub fn runs(&self, edition: &Edition) -> Vec<Run> {
        self.spans
            .iter()
            .map(|span| match span {
                Span::Text(text) => Run { text: text.clone(), fact: None, is_number: false },
                Span::Fact { id, form } => {
                    let fact = edition.fact(id);
                    let text = fact.map_or_else(|| id.clone(), |fact| wording::in_text(edition, fact, *form));
                    let is_number = !matches!(form, TextForm::When | TextForm::Month | TextForm::Year);
                    Run { text, fact: Some(id.clone()), is_number }
                }
            })
            .collect()
    }

    /// The whole text with its facts in place.
    #[must_use]
    pub fn plain(&self, edition: &Edition) -> String {
        self.runs(edition).into_iter().map(|run| run.text).collect()
    }
}

impl From<&str> for Template {
    /// Text without facts; braces are printed as they are.
    fn from(text: &str) -> Self {
        Self { spans: vec![Span::Text(text.to_owned())] }
    }
}

impl TryFrom<String> for Template {
    type Error = String;

    fn try_from(source: String) -> Result<Self, String> {
        let mut spans = Vec::new();
        let mut text = String::new();
        let mut rest = source.as_str();
        while let Some(at) = rest.find(['{', '}']) {
            let (before, after) = rest.split_at(at);
            text.push_str(before);
            if let Some(doubled) = after.strip_prefix("{{") {
                text.push('{');
                rest = doubled;
            } else if let Some(doubled) = after.strip_prefix("}}") {
                text.push('}');
                rest = doubled;
            } else if let Some((inside, after)) = after.strip_prefix('{').and_then(|after| after.split_once('}')) {
                if !text.is_empty() {
                    spans.push(Span::Text(std::mem::take(&mut text)));
                }
                spans.push(placeholder(inside)?);
                rest = after;
            } else {
                return Err("a single brace: write {id} for a fact, {{ or }} for a brace".to_owned());
            }
        }
        text.push_str(rest);
        if !text.is_empty() {
            spans.push(Span::Text(text));
        }
        Ok(Self { spans })
    }
}

fn placeholder(inside: &str) -> Result<Span, String> {
    let (id, form) = match inside.split_once('|') {
        None => (inside, TextForm::Value),
        Some((id, name)) => {
            let form = FORMS.iter().find(|(known, _)| *known == name).map(|(_, form)| *form);
            (id, form.ok_or_else(|| format!("{{{inside}}}: unknown form `{name}`"))?)
        }
    };
    Ok(Span::Fact { id: id.to_owned(), form })
}
