//! From text to an [`Edition`]: everything is read, every fault is reported, nothing is guessed.

use super::derivation::{Derived, Operation};
use super::digits::Digits;
use super::fact::{self, BackgroundRecord, Fact, FactRecord, Id};
use super::growth;
use super::json;
use super::limits::{self, FACT_LIMIT, FIGURE_LIMIT, TOPIC_LIMIT};
use super::number::Written;
use super::order::order;
use super::record::Field;
use super::refusal::{Refusal, Refusals};
use super::story::{Figure, Head, Topic};
use super::template::Template;
use super::texts::texts;
use super::{ALL_TOPICS, Edition};
use crate::fact::{Form, Hedge, Measure, Unit};
use crate::language::units;
use serde_json::{Map, Value};
use std::collections::{BTreeMap, BTreeSet};

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
    Reader { digits: Digits::of(text), ..Reader::default() }.edition(fields)
}

#[derive(Default)]
struct Reader {
    refusals: Vec<Refusal>,
    /// The ids that each list gives, as `facts/some-id`, those of faulty items included: a reference to one is no fault of its own.
    ids: BTreeMap<String, usize>,
    digits: Digits,
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
            let Some(link) = link else { continue };
            let path = format!("links[{index}]");
            if link.id.as_str() == ALL_TOPICS {
                self.refuse(format!("{path}.id"), "`all` stands for every link: choose another id");
            }
            self.refusals.extend(link.faults().into_iter().chain(limits::of_topic(link)).map(|fault| fault.within(&path)));
        }

        self.refusals.extend(head.iter().flat_map(Head::faults));
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
            let faults = record.faults(paragraphs).into_iter().chain(limits::of_fact(record));
            self.refusals.extend(faults.map(|fault| fault.within(&path)));
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
        let background = background.into_iter().enumerate();
        facts.extend(background.filter_map(|(index, record)| Some(record?.fact(self.digits.of_background(index)))));
        for (index, figure) in figures.iter().enumerate() {
            if let Some(figure) = figure {
                self.figure(figure, &format!("figures[{index}]"));
            }
        }
        let words = present(&records).map(|(index, record)| (index, Some(&record.label), record.note.as_ref()));
        for (path, text) in texts(head.as_ref(), present(&links), words) {
            self.text(&path, text);
        }

        let Some(head) = head.filter(|_| self.refusals.is_empty()) else { return Err(Refusals(self.refusals)) };
        let edition = Edition::new(head, links.into_iter().flatten().collect(), facts, figures.into_iter().flatten().collect());
        // Whether texts can be printed is asked of an edition in which every reference holds.
        let faults = growth::faults(&edition);
        if faults.is_empty() { Ok(edition) } else { Err(Refusals(faults)) }
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
        let mut seen: BTreeMap<&Id, usize> = BTreeMap::new();
        for (index, id) in ids.enumerate() {
            let Some(id) = id else { continue };
            if let Some(first) = seen.get(id) {
                self.refuse(format!("{name}[{index}].id"), format!("`{}` is the id of {name}[{first}] too", id.as_str()));
            } else {
                seen.insert(id, index);
            }
        }
    }

    /// A unit either counts or it names words: a fact without a value is at fault if its unit is a number's, or if
    /// other facts in it have values.
    fn missing_values(&mut self, records: &[Option<FactRecord>]) {
        let with_values = present(records).filter(|(_, record)| record.value.is_some());
        let counting: BTreeSet<&str> = with_values.map(|(_, record)| record.unit.words()).collect();
        for (index, record) in present(records).filter(|(_, record)| record.derived.is_none() && record.value.is_none()) {
            let words = match record.unit.form() {
                Form::Date => continue,
                Form::Counted if !counting.contains(record.unit.words()) => continue,
                _ => record.unit.words(),
            };
            self.refuse(format!("facts[{index}].value"), format!("missing: facts in {words} have values"));
        }
    }

    /// Computes the derived facts, each once, after those that it works on.
    fn resolve(&mut self, records: &[Option<FactRecord>]) -> Vec<Fact> {
        let mut places: BTreeMap<&str, usize> = BTreeMap::new();
        for (index, record) in records.iter().enumerate() {
            places.entry(record.as_ref().map_or("", |record| record.id.as_str())).or_insert(index);
        }
        let mut needs: Vec<Vec<usize>> = Vec::with_capacity(records.len());
        for (index, record) in records.iter().enumerate() {
            let of = record.as_ref().and_then(|record| record.derived.as_ref()).map_or(&[][..], |derivation| &derivation.of);
            for (place, id) in of.iter().enumerate() {
                let path = format!("facts[{index}].derived.of[{place}]");
                if self.knows("background", id.as_str()) {
                    let reason = format!("`{}` is a background fact: only the source's figures are computed with", id.as_str());
                    self.refuse(path, reason);
                } else if !self.knows("facts", id.as_str()) {
                    self.refuse(path, unknown("fact", id));
                }
            }
            needs.push(of.iter().filter_map(|id| places.get(id.as_str()).copied()).collect());
        }
        let order = order(records.len(), |item, place| needs.get(item)?.get(place).copied());
        let mut facts: Vec<Option<Fact>> = vec![None; records.len()];
        let mut faults: Vec<(usize, Refusal)> = Vec::new();
        for &index in &order.items {
            let Some(record) = records.get(index).and_then(Option::as_ref) else { continue };
            let mut refuse =
                |field: &str, reason: String| faults.push((index, Refusal::new(format!("facts[{index}].{field}"), reason)));
            let derived = match &record.derived {
                None => None,
                Some(_) if order.is_circular(index) => {
                    refuse("derived.of", "the fact is computed from itself".to_owned());
                    continue;
                }
                Some(derivation) => {
                    // What rests on a fact that was refused is no fault of its own.
                    let input = |id: &Id| facts.get(*places.get(id.as_str())?)?.as_ref();
                    let Some(inputs) = derivation.of.iter().map(input).collect::<Option<Vec<&Fact>>>() else { continue };
                    match derivation.compute(&inputs, &record.unit, record.when) {
                        Ok(derived) => Some(derived),
                        Err(reason) => {
                            refuse("derived", reason);
                            continue;
                        }
                    }
                }
            };
            if let (Some(hedge), Some(derived)) = (record.hedge, derived)
                && hedge != derived.hedge
            {
                refuse("hedge", format!("the inputs make it {}: leave the field out", derived.hedge.name()));
            }
            if let Some(derived) = derived.filter(|_| record.measure == Measure::Share)
                && let Err(reason) = fact::check_share(derived)
            {
                refuse("derived", reason);
            }
            if let Some(place) = facts.get_mut(index) {
                *place = Some(fact(record, derived, self.digits.of_fact(index)));
            }
        }
        faults.sort_by_key(|(index, _)| *index);
        self.refusals.extend(faults.into_iter().map(|(_, fault)| fault));
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
            if text.is_blank() {
                self.refuse(format!("{path}.{name}"), "empty");
            }
        }
        let mut listed: BTreeSet<&Id> = BTreeSet::new();
        for (index, id) in figure.facts.iter().enumerate() {
            let at = format!("{path}.facts[{index}]");
            if !self.knows("facts", id.as_str()) {
                self.refuse(at, unknown("fact", id));
            } else if !listed.insert(id) {
                self.refuse(at, format!("`{}` is listed twice", id.as_str()));
            }
        }
        for (inner, text) in figure.texts() {
            self.text(&format!("{path}.{inner}"), text);
        }
        if figure.panels.is_empty() {
            self.refuse(format!("{path}.panels"), "empty: a figure has at least one panel");
        }
        self.refusals.extend(limits::of_figure(figure).map(|fault| fault.within(path)));
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

/// The items that could be read, with their places.
fn present<T>(items: &[Option<T>]) -> impl Iterator<Item = (usize, &T)> {
    items.iter().enumerate().filter_map(|(index, item)| Some((index, item.as_ref()?)))
}

fn unknown(what: &str, id: &Id) -> String {
    format!("no {what} has the id `{}`", id.as_str())
}

fn fact(record: &FactRecord, derived: Option<Derived>, written: Written) -> Fact {
    let record = record.clone();
    let is_yearly = record.derived.as_ref().is_some_and(|derivation| derivation.operation == Operation::Growth);
    Fact {
        id: record.id,
        link: record.link,
        label: record.label,
        value: derived.map_or(record.value, |derived| Some(derived.value)),
        written,
        // Growth a year must not be taken for growth over all years.
        unit: if is_yearly && record.unit.words() == units::PER_CENT.words {
            Unit::new(units::PER_CENT_A_YEAR.words)
        } else {
            record.unit
        },
        hedge: derived.map_or(record.hedge.unwrap_or(Hedge::Exact), |derived| derived.hedge),
        when: record.when,
        paragraph: record.paragraph,
        note: record.note,
        measure: record.measure,
        derived: record.derived,
        is_ceiling: derived.is_some_and(|derived| derived.is_ceiling),
        background: false,
    }
}
