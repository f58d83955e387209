//! What texts grow to once their facts are in place: computed from lengths, without building one of them.
//!
//! A text may hold a fact's label, which may hold another one's. A few lines could then stand for more words than a
//! machine can hold, or for themselves.

use super::order::{Order, order};
use super::refusal::Refusal;
use super::template::{Template, TextForm};
use super::texts::texts;
use super::{Edition, Fact, Field, Place, join, wording};
use serde_json::Value;
use std::collections::BTreeMap;

/// The longest text with its facts in place, in characters.
pub const PRINTED_LIMIT: usize = 4_000;
/// How many labels may stand in one another.
pub const NESTING_LIMIT: usize = 8;

/// The texts that stand for themselves, stand too deep in one another, or grow beyond [`PRINTED_LIMIT`].
///
/// Of labels that are at fault because another one is, only the other one is reported.
pub(super) fn faults(edition: &Edition) -> Vec<Refusal> {
    let mut lengths = Lengths { edition, labels: vec![Label::default(); edition.facts().len()], forms: BTreeMap::new() };
    let mut faults: Vec<(usize, Refusal)> = lengths.labels(&label_order(edition));
    faults.sort_by_key(|(place, _)| *place);
    let mut faults: Vec<Refusal> = faults.into_iter().map(|(_, fault)| fault).collect();
    let words = edition.facts().iter().enumerate().map(|(index, fact)| (index, None, fact.note.as_ref()));
    for (path, text) in texts(Some(&edition.head), edition.links.iter().enumerate(), words) {
        lengths.check(path, text, &mut faults);
    }
    for (index, figure) in edition.figures.iter().enumerate() {
        for (path, text) in figure.texts() {
            lengths.check(format!("figures[{index}].{path}"), text, &mut faults);
        }
        for (place, panel) in figure.panels.iter().enumerate() {
            lengths.check_panel(&panel.body, &format!("figures[{index}].panels[{place}]"), &mut faults);
        }
    }
    faults
}

/// The order of the facts in which each label stands after those that it prints.
fn label_order(edition: &Edition) -> Order {
    let needs: Vec<Vec<usize>> = edition.facts().iter().map(|fact| printed_labels(edition, &fact.label)).collect();
    order(needs.len(), |item, place| needs.get(item)?.get(place).copied())
}

/// The places of the facts whose labels a text prints.
fn printed_labels(edition: &Edition, text: &Template) -> Vec<usize> {
    let printed =
        |(id, form)| edition.place(id).filter(|place| edition.facts().get(*place).is_some_and(|fact| prints_label(fact, form)));
    text.placeholders().filter_map(printed).collect()
}

/// Whether the fact is printed by its label: when that is asked for, or when there is no value to print.
fn prints_label(fact: &Fact, form: TextForm) -> bool {
    match form {
        TextForm::Label => true,
        TextForm::Value | TextForm::Unit | TextForm::Bare | TextForm::Short => fact.value.is_none(),
        TextForm::When | TextForm::Month | TextForm::Year => false,
    }
}

/// What a label grows to.
#[derive(Clone, Copy, Default)]
struct Label {
    length: usize,
    /// How many labels stand in one another, this one included.
    nesting: usize,
}

struct Lengths<'a> {
    edition: &'a Edition,
    labels: Vec<Label>,
    /// The lengths of facts in words, by place and form.
    forms: BTreeMap<(usize, TextForm), usize>,
}

impl Lengths<'_> {
    /// Measures every label, each after those that it prints. A faulty one counts as empty.
    fn labels(&mut self, order: &Order) -> Vec<(usize, Refusal)> {
        let mut faults = Vec::new();
        let edition = self.edition;
        for &place in &order.items {
            let Some(fact) = edition.facts().get(place) else { continue };
            let mut refuse = |reason: String| faults.push((place, Refusal::new(format!("facts[{place}].label"), reason)));
            if order.is_circular(place) {
                refuse("the label stands in itself".to_owned());
                continue;
            }
            let label = self.measure(&fact.label);
            if label.nesting > NESTING_LIMIT {
                refuse(format!("labels stand in labels, {} in one another: the limit is {NESTING_LIMIT}", label.nesting));
            } else if label.length > PRINTED_LIMIT {
                refuse(too_long(label.length));
            } else if let Some(known) = self.labels.get_mut(place) {
                *known = label;
            }
        }
        faults
    }

    /// What a text grows to. Each placeholder counts, even one that prints nothing.
    fn measure(&mut self, text: &Template) -> Label {
        let mut length = text.literal_length();
        let mut nesting = 0;
        for (id, form) in text.placeholders() {
            let Some((place, fact)) = self.edition.place(id).and_then(|place| Some((place, self.edition.facts().get(place)?)))
            else {
                length += id.len();
                continue;
            };
            let printed = if prints_label(fact, form) {
                let label = self.labels.get(place).copied().unwrap_or_default();
                nesting = nesting.max(label.nesting);
                label.length
            } else {
                let words = || wording::in_text(self.edition, fact, form).chars().count();
                *self.forms.entry((place, form)).or_insert_with(words)
            };
            length += printed.max(1);
        }
        Label { length, nesting: nesting + 1 }
    }

    fn check(&mut self, path: String, text: &Template, faults: &mut Vec<Refusal>) {
        let length = self.measure(text).length;
        if length > PRINTED_LIMIT {
            faults.push(Refusal::new(path, too_long(length)));
        }
    }

    /// Checks the texts of a panel before its kind reads them: every string that has a placeholder and is a template.
    fn check_panel(&mut self, value: &Value, path: &str, faults: &mut Vec<Refusal>) {
        match value {
            Value::String(words) if words.contains('{') => {
                if let Some(text) = Template::read(value, &mut Place::default()) {
                    self.check(path.to_owned(), &text, faults);
                }
            }
            Value::Array(items) => {
                for (index, item) in items.iter().enumerate() {
                    self.check_panel(item, &format!("{path}[{index}]"), faults);
                }
            }
            Value::Object(fields) => {
                for (name, field) in fields {
                    self.check_panel(field, &join(path, name), faults);
                }
            }
            Value::String(_) | Value::Null | Value::Bool(_) | Value::Number(_) => {}
        }
    }
}

fn too_long(length: usize) -> String {
    format!("{length} characters with its facts in place, the limit is {PRINTED_LIMIT}")
}
