//! From text to an [`Edition`]: everything is read, every fault is reported, nothing is guessed.

use super::derivation::Derived;
use super::fact::{BackgroundRecord, Fact, FactRecord, Id};
use super::json;
use super::record::Field;
use super::refusal::{Refusal, Refusals};
use super::story::{Figure, Head, Topic};
use super::template::Template;
use super::{ALL_TOPICS, Edition};
use crate::fact::{Form, Hedge};
use serde_json::{Map, Value};
use std::collections::BTreeMap;

/// The most facts of an edition.
pub const FACT_LIMIT: usize = 2_000;
/// The most figures of an edition.
pub const FIGURE_LIMIT: usize = 200;
/// The most links of an edition: there are as many colours that can be told apart.
pub const TOPIC_LIMIT: usize = 7;

/// The most findings of an edition: more would be no summary.
pub const FINDING_LIMIT: usize = 7;

/// Reads an edition and refuses it with every fault that was found.
///
/// Broken JSON is one refusal. Otherwise each fact, link and figure is read by itself, so that faults in several of
/// them are reported together; what refers to a faulty one is reported only if the id itself is unknown.
pub fn read(text: &str) -> Result<Edition, Refusals> {
    let Value::Object(fields) = json::parse(text).map_err(Refusals)? else {
        return Err(Refusal::new("", "expected an object").into());
    };
    Reader::default().edition(fields)
}

#[derive(Default)]
struct Reader {
    refusals: Vec<Refusal>,
    /// The ids that each list gives, as `facts/some-id`, those of faulty items included: a reference to one is no fault of its own.
    ids: BTreeMap<String, usize>,
}

impl Reader {
    fn refuse(&mut self, path: impl Into<String>, reason: impl Into<String>) {
        self.refusals.push(Refusal::new(path, reason));
    }

    fn knows(&self, list: &'static str, id: &str) -> bool {
        self.ids.contains_key(&[list, "/", id].concat())
    }

    fn edition(mut self, mut fields: Map<String, Value>) -> Result<Edition, Refusals> {
        let links: Vec<Option<Topic>> = self.list(&mut fields, "links", TOPIC_LIMIT);
        let records: Vec<Option<FactRecord>> = self.list(&mut fields, "facts", FACT_LIMIT);
        let background = self.background(&mut fields, FACT_LIMIT.saturating_sub(records.len()));
        let figures: Vec<Option<Figure>> = self.list(&mut fields, "figures", FIGURE_LIMIT);
        let head: Option<Head> = self.take(json::typed(&Value::Object(fields), ""));

        self.unique("links", links.iter().map(|link| link.as_ref().map(|link| &link.id)));
        self.unique("facts", records.iter().map(|fact| fact.as_ref().map(|fact| &fact.id)));
        self.unique("background", background.iter().map(|fact| fact.as_ref().map(|fact| &fact.id)));
        self.unique("figures", figures.iter().map(|figure| figure.as_ref().map(|figure| &figure.id)));
        for (index, link) in links.iter().enumerate() {
            if link.as_ref().is_some_and(|link| link.id.as_str() == ALL_TOPICS) {
                self.refuse(format!("links[{index}].id"), "`all` stands for every link: choose another id");
            }
        }

        let findings = head.as_ref().and_then(|head| head.findings.as_deref());
        if let Some(count) = findings.map(<[Template]>::len).filter(|count| !(1..=FINDING_LIMIT).contains(count)) {
            self.refuse("findings", format!("{count} of them, expected 1 to {FINDING_LIMIT}"));
        }
        let blank = |(index, text): (usize, &Template)| text.is_blank().then_some(index);
        for index in findings.unwrap_or_default().iter().enumerate().filter_map(blank).collect::<Vec<_>>() {
            self.refuse(format!("findings[{index}]"), "empty");
        }
        let paragraphs = head.as_ref().and_then(|head| head.source.paragraphs);
        for (index, record) in records.iter().enumerate() {
            let Some(record) = record else { continue };
            let path = format!("facts[{index}]");
            self.refusals.extend(record.faults(paragraphs).into_iter().map(|fault| fault.within(&path)));
            if !self.knows("links", record.link.as_str()) {
                self.refuse(format!("{path}.link"), unknown("link", &record.link));
            }
        }
        self.missing_values(&records);
        let mut facts = self.resolve(&records);
        for (index, record) in background.iter().enumerate() {
            let Some(record) = record else { continue };
            let path = format!("background[{index}]");
            self.refusals.extend(record.faults().into_iter().map(|fault| fault.within(&path)));
            if !self.knows("links", record.link.as_str()) {
                self.refuse(format!("{path}.link"), unknown("link", &record.link));
            }
            if let Some(first) = records.iter().position(|fact| fact.as_ref().is_some_and(|fact| fact.id == record.id)) {
                self.refuse(format!("{path}.id"), format!("`{}` is the id of facts[{first}] too", record.id.as_str()));
            }
            for (name, text) in [("label", &record.label), ("note", &record.note)] {
                self.text(&format!("{path}.{name}"), text);
            }
        }
        facts.extend(background.into_iter().flatten().map(BackgroundRecord::fact));
        for (index, figure) in figures.iter().enumerate() {
            if let Some(figure) = figure {
                self.figure(figure, &format!("figures[{index}]"));
            }
        }
        for (path, text) in other_texts(head.as_ref(), &links, &records) {
            self.text(&path, text);
        }

        match head {
            Some(head) if self.refusals.is_empty() => {
                Ok(Edition::new(head, links.into_iter().flatten().collect(), facts, figures.into_iter().flatten().collect()))
            }
            _ => Err(Refusals(self.refusals)),
        }
    }

    fn take<T>(&mut self, result: Result<T, Vec<Refusal>>) -> Option<T> {
        result.map_err(|refusals| self.refusals.extend(refusals)).ok()
    }

    /// The background facts, of which an edition may have none. Their ids are known among the facts'.
    fn background(&mut self, fields: &mut Map<String, Value>, limit: usize) -> Vec<Option<BackgroundRecord>> {
        if !fields.contains_key("background") {
            return Vec::new();
        }
        let records = self.list(fields, "background", limit);
        let ids: Vec<String> =
            self.ids.keys().filter_map(|id| Some(["facts/", id.strip_prefix("background/")?].concat())).collect();
        self.ids.extend(ids.into_iter().map(|id| (id, 0)));
        records
    }

    /// Reads each item of a list; a faulty one leaves `None` in its place.
    fn list<T: Field>(&mut self, fields: &mut Map<String, Value>, name: &'static str, limit: usize) -> Vec<Option<T>> {
        let items = match fields.remove(name) {
            Some(Value::Array(items)) => items,
            Some(_) => {
                self.refuse(name, "expected a list");
                return Vec::new();
            }
            None => {
                self.refuse(name, "missing");
                return Vec::new();
            }
        };
        if items.is_empty() {
            self.refuse(name, "empty: an edition has at least one");
        }
        if items.len() > limit {
            self.refuse(name, format!("{} of them, the limit is {limit}", items.len()));
            return Vec::new();
        }
        for (index, item) in items.iter().enumerate() {
            if let Some(id) = item.get("id").and_then(Value::as_str) {
                self.ids.insert([name, "/", id].concat(), index);
            }
        }
        items.iter().enumerate().map(|(index, item)| self.take(json::typed(item, &format!("{name}[{index}]")))).collect()
    }

    fn unique<'a>(&mut self, name: &str, ids: impl Iterator<Item = Option<&'a Id>>) {
        let mut seen: BTreeMap<String, usize> = BTreeMap::new();
        for (index, id) in ids.enumerate() {
            let Some(id) = id else { continue };
            if let Some(first) = seen.get(id.as_str()) {
                self.refuse(format!("{name}[{index}].id"), format!("`{}` is the id of {name}[{first}] too", id.as_str()));
            } else {
                seen.insert(id.as_str().to_owned(), index);
            }
        }
    }

    /// A unit either counts or it names words: a fact without a value is at fault if its unit is a number's, or if
    /// other facts in it have values.
    fn missing_values(&mut self, records: &[Option<FactRecord>]) {
        let reported = || records.iter().enumerate().filter_map(|(index, record)| Some((index, record.as_ref()?)));
        for (index, record) in reported().filter(|(_, record)| record.derived.is_none() && record.value.is_none()) {
            let words = match record.unit.form() {
                Form::Date => continue,
                Form::Counted if !reported().any(|(_, other)| other.value.is_some() && other.unit == record.unit) => continue,
                _ => record.unit.words(),
            };
            self.refuse(format!("facts[{index}].value"), format!("missing: facts in {words} have values"));
        }
    }

    /// Computes the derived facts, each after those that it works on.
    fn resolve(&mut self, records: &[Option<FactRecord>]) -> Vec<Fact> {
        let mut facts: Vec<Option<Fact>> = records
            .iter()
            .map(|record| record.as_ref().filter(|record| record.derived.is_none()).map(|record| fact(record, None)))
            .collect();
        let position = |id: &Id| records.iter().position(|record| record.as_ref().is_some_and(|record| record.id == *id));
        let mut waiting: Vec<usize> = Vec::new();
        for (index, record) in records.iter().enumerate() {
            let Some(derivation) = record.as_ref().and_then(|record| record.derived.as_ref()) else { continue };
            let mut all_known = true;
            for (place, id) in derivation.of.iter().enumerate() {
                all_known &= position(id).is_some();
                let path = format!("facts[{index}].derived.of[{place}]");
                if self.knows("background", id.as_str()) {
                    self.refuse(
                        path,
                        format!("`{}` is a background fact: only the source's figures are computed with", id.as_str()),
                    );
                } else if !self.knows("facts", id.as_str()) {
                    self.refuse(path, unknown("fact", id));
                }
            }
            if all_known {
                waiting.push(index);
            }
        }
        loop {
            let before = waiting.len();
            waiting.retain(|&index| {
                let Some(record) = records.get(index).and_then(Option::as_ref) else { return false };
                let Some(derivation) = record.derived.as_ref() else { return false };
                let inputs: Option<Vec<&Fact>> =
                    derivation.of.iter().map(|id| position(id).and_then(|at| facts.get(at)).and_then(Option::as_ref)).collect();
                let Some(inputs) = inputs else { return true };
                match derivation.compute(&inputs, &record.unit, record.when) {
                    Ok(derived) => {
                        if record.hedge.is_some_and(|hedge| hedge != derived.hedge) {
                            let reason = format!("the inputs make it {}: leave the field out", derived.hedge.name());
                            self.refuse(format!("facts[{index}].hedge"), reason);
                        }
                        let computed = fact(record, Some(derived));
                        if let Some(place) = facts.get_mut(index) {
                            *place = Some(computed);
                        }
                    }
                    Err(reason) => self.refuse(format!("facts[{index}].derived"), reason),
                }
                false
            });
            if waiting.len() == before {
                break;
            }
        }
        // What still waits rests on itself, or on a fact that was refused; only the first is its own fault.
        for index in waiting {
            let Some(record) = records.get(index).and_then(Option::as_ref) else { continue };
            if rests_on_itself(record, records) {
                self.refuse(format!("facts[{index}].derived.of"), "the fact is computed from itself");
            }
        }
        facts.into_iter().flatten().collect()
    }

    fn text(&mut self, path: &str, text: &Template) {
        for id in text.facts() {
            if !self.knows("facts", id) {
                self.refuse(path, format!("{{{id}}}: no fact has this id"));
            }
        }
    }

    fn figure(&mut self, figure: &Figure, path: &str) {
        if figure.link.as_str() != ALL_TOPICS && !self.knows("links", figure.link.as_str()) {
            self.refuse(format!("{path}.link"), unknown("link", &figure.link));
        }
        for (name, text) in [("title", &figure.title), ("subtitle", &figure.subtitle)] {
            if text.is_empty() {
                self.refuse(format!("{path}.{name}"), "empty");
            }
        }
        for (index, id) in figure.facts.iter().enumerate() {
            let at = format!("{path}.facts[{index}]");
            if !self.knows("facts", id.as_str()) {
                self.refuse(at, unknown("fact", id));
            } else if figure.facts.iter().take(index).any(|earlier| earlier == id) {
                self.refuse(at, format!("`{}` is listed twice", id.as_str()));
            }
        }
        for (inner, text) in figure.texts() {
            self.text(&format!("{path}.{inner}"), text);
        }
        if figure.panels.is_empty() {
            self.refuse(format!("{path}.panels"), "empty: a figure has at least one panel");
        }
        if let Some(pair) = &figure.pair {
            if pair == &figure.id {
                self.refuse(format!("{path}.pair"), "a figure cannot stand beside itself");
            } else if !self.knows("figures", pair.as_str()) {
                self.refuse(format!("{path}.pair"), unknown("figure", pair));
            }
        }
        self.rows(figure, path);
    }

    fn rows(&mut self, figure: &Figure, path: &str) {
        let Some(rows) = &figure.rows else { return };
        let mut times = vec![0_usize; figure.panels.len()];
        for (row_index, row) in rows.iter().enumerate() {
            for (column_index, column) in row.columns.iter().enumerate() {
                let at = format!("{path}.rows[{row_index}].columns[{column_index}]");
                if column.weight.is_some_and(|weight| !(weight > 0.0 && weight <= 100.0)) {
                    self.refuse(format!("{at}.weight"), "expected a number above 0, at most 100");
                }
                for (place, panel) in column.panels.iter().enumerate() {
                    match times.get_mut(*panel) {
                        Some(count) => *count += 1,
                        None => self.refuse(format!("{at}.panels[{place}]"), format!("there is no panel {panel}")),
                    }
                }
            }
        }
        for (panel, count) in times.iter().enumerate() {
            if *count != 1 {
                self.refuse(format!("{path}.rows"), format!("panel {panel} stands in {count} places, expected one"));
            }
        }
    }
}

fn unknown(what: &str, id: &Id) -> String {
    format!("no {what} has the id `{}`", id.as_str())
}

fn fact(record: &FactRecord, derived: Option<Derived>) -> Fact {
    let record = record.clone();
    Fact {
        id: record.id,
        link: record.link,
        label: record.label,
        value: derived.map_or(record.value, |derived| Some(derived.value)),
        unit: record.unit,
        hedge: derived.map_or(record.hedge.unwrap_or(Hedge::Exact), |derived| derived.hedge),
        when: record.when,
        paragraph: record.paragraph,
        note: record.note,
        measure: record.measure,
        derived: record.derived,
        background: false,
    }
}

fn rests_on_itself(record: &FactRecord, records: &[Option<FactRecord>]) -> bool {
    let mut reached: Vec<&Id> = Vec::new();
    let mut open: Vec<&Id> = record.derived.iter().flat_map(|derivation| &derivation.of).collect();
    while let Some(id) = open.pop() {
        if id == &record.id {
            return true;
        }
        if reached.contains(&id) {
            continue;
        }
        reached.push(id);
        let found = records.iter().flatten().find(|other| other.id == *id);
        open.extend(found.and_then(|found| found.derived.as_ref()).iter().flat_map(|derivation| &derivation.of));
    }
    false
}

/// The texts outside the figures, with their paths.
fn other_texts<'a>(
    head: Option<&'a Head>,
    links: &'a [Option<Topic>],
    records: &'a [Option<FactRecord>],
) -> Vec<(String, &'a Template)> {
    let mut texts = Vec::new();
    if let Some(head) = head {
        for (name, text) in [("kicker", &head.kicker), ("standfirst", &head.standfirst), ("caveat", &head.caveat)] {
            texts.extend(text.iter().map(|text| (name.to_owned(), text)));
        }
        let findings = head.findings.iter().flatten().enumerate();
        texts.extend(findings.map(|(index, text)| (format!("findings[{index}]"), text)));
        let paragraphs = head.ending.iter().flat_map(|ending| ending.paragraphs.iter().enumerate());
        texts.extend(paragraphs.map(|(index, text)| (format!("ending.paragraphs[{index}]"), text)));
    }
    for (index, link) in links.iter().enumerate() {
        let line = link.as_ref().and_then(|link| link.line.as_ref());
        texts.extend(line.map(|text| (format!("links[{index}].line"), text)));
    }
    for (index, record) in records.iter().enumerate() {
        let Some(record) = record else { continue };
        texts.push((format!("facts[{index}].label"), &record.label));
        texts.extend(record.note.iter().map(|text| (format!("facts[{index}].note"), text)));
    }
    texts
}
