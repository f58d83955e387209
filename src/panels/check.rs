//! Reading the fields of a panel from an edition, and what is checked across them.

use super::fields::{
    Amount, Any, Caption, Cell, Count, Dated, DatedValue, Derived, DerivedAmount, Distance, Duration, Extent, FactRef, Filled,
    Implied, Naming, Place as Rung, Share, Value,
};
use crate::edition::{Edition, Fact, Field, Figure, Id, Place, Refusal, Template, join};
use crate::fact::{Dimension, Form, Measure, When};
use serde_json::Value as Json;

/// What a field needs of its fact.
pub(super) trait Need {
    /// Why a fact will not do; `None` if it will.
    fn fault(fact: &Fact) -> Option<String>;
}

fn said(fact: &Fact, fault: &str) -> String {
    format!("`{}` {fault}", fact.id.as_str())
}

impl Need for Any {
    fn fault(_: &Fact) -> Option<String> {
        None
    }
}

impl Need for Value {
    fn fault(fact: &Fact) -> Option<String> {
        fact.value.is_none().then(|| said(fact, "has no value"))
    }
}

impl Need for Extent {
    fn fault(fact: &Fact) -> Option<String> {
        let is_rank = fact.measure == Measure::Rank || fact.unit.form() == Form::Rank;
        let reason = || "a rank has no length: a panel of the kind `rank` can draw it".to_owned();
        Value::fault(fact).or_else(|| is_rank.then(reason))
    }
}

impl Need for Amount {
    fn fault(fact: &Fact) -> Option<String> {
        let is_below = fact.value.is_some_and(|value| value < 0.0);
        Value::fault(fact).or_else(|| is_below.then(|| said(fact, "is below zero")))
    }
}

impl Need for Count {
    fn fault(fact: &Fact) -> Option<String> {
        let broken = fact.value.filter(|value| value.fract() != 0.0);
        Amount::fault(fact).or_else(|| broken.map(|value| format!("{value} is no whole number: a dot is one thing")))
    }
}

impl Need for Share {
    fn fault(fact: &Fact) -> Option<String> {
        Value::fault(fact).or_else(|| match fact.value {
            _ if fact.unit.form() != Form::PerCent => Some(said(fact, "is not in per cent")),
            Some(value) if !(0.0..=100.0).contains(&value) => {
                Some(said(fact, "is no part of a whole: expected 0 to 100 per cent"))
            }
            _ => None,
        })
    }
}

impl Need for Rung {
    fn fault(fact: &Fact) -> Option<String> {
        let is_rank = fact.unit.form() == Form::Rank;
        Value::fault(fact).or_else(|| (!is_rank).then(|| said(fact, "is no place in an order: its unit is not `rank`")))
    }
}

impl Need for Duration {
    fn fault(fact: &Fact) -> Option<String> {
        let is_time = fact.unit.form() == Form::Measured(Dimension::Time);
        let reason = || "a journey takes time: expected minutes, hours or another unit of time".to_owned();
        Amount::fault(fact).or_else(|| (!is_time).then(reason))
    }
}

impl Need for Distance {
    fn fault(fact: &Fact) -> Option<String> {
        let is_length = fact.unit.form() == Form::Measured(Dimension::Length);
        let reason = || "expected kilometres or another unit of length".to_owned();
        Amount::fault(fact).or_else(|| (!is_length).then(reason))
    }
}

impl Need for Dated {
    fn fault(fact: &Fact) -> Option<String> {
        fact.when.is_none().then(|| said(fact, "has no date"))
    }
}

impl Need for DatedValue {
    fn fault(fact: &Fact) -> Option<String> {
        let is_closed = fact.when.is_some_and(|when| when.length().is_some());
        Value::fault(fact).or_else(|| (!is_closed).then(|| said(fact, "has no date with a start and an end")))
    }
}

impl Need for Derived {
    fn fault(fact: &Fact) -> Option<String> {
        Value::fault(fact).or_else(|| (!fact.is_derived()).then(|| "expected a derived fact".to_owned()))
    }
}

impl Need for DerivedAmount {
    fn fault(fact: &Fact) -> Option<String> {
        Amount::fault(fact).or_else(|| Derived::fault(fact))
    }
}

impl Need for Implied {
    fn fault(fact: &Fact) -> Option<String> {
        let reason = || "a fact of the source is a column, not an implied value".to_owned();
        DatedValue::fault(fact).or_else(|| (!fact.is_derived()).then(reason))
    }
}

impl<N: Need> Field for FactRef<N> {
    fn read(value: &Json, place: &mut Place<'_>) -> Option<Self> {
        let id: Id = place.text(value)?;
        let fact = place.fact(&id)?;
        match N::fault(fact) {
            Some(fault) => {
                place.refuse(fault);
                None
            }
            None => place.name(&id).map(Self::new),
        }
    }
}

impl Field for Cell {
    fn read(value: &Json, place: &mut Place<'_>) -> Option<Self> {
        match value.as_str() {
            Some("") => Some(Self(None)),
            _ => FactRef::read(value, place).map(|fact| Self(Some(fact))),
        }
    }
}

impl Field for Caption {
    fn read(value: &Json, place: &mut Place<'_>) -> Option<Self> {
        let template: Template = place.text(value)?;
        place.words(&template).map(Self)
    }
}

impl Field for Naming {
    fn read(value: &Json, place: &mut Place<'_>) -> Option<Self> {
        let template: Template = place.text(value)?;
        let words = place.words(&template)?;
        let named = template.facts().filter_map(|id| place.index(id)).collect();
        Some(Self { words, named })
    }
}

impl<T: Field> Field for Filled<T> {
    fn read(value: &Json, place: &mut Place<'_>) -> Option<Self> {
        let items = Vec::<T>::read(value, place)?;
        if items.is_empty() {
            place.refuse("empty: there is nothing to draw");
            return None;
        }
        Some(Self(items))
    }
}

/// What is checked across the fields of a panel, with what was found wrong.
pub struct Check<'a> {
    facts: Vec<&'a Fact>,
    edition: &'a Edition,
    /// Every fact that a field names, with the field's path.
    named: Vec<(String, u16)>,
    refusals: Vec<Refusal>,
}

impl<'a> Check<'a> {
    pub(super) fn new(edition: &'a Edition, figure: &Figure, named: Vec<(String, u16)>) -> Self {
        let facts = figure.facts.iter().filter_map(|id| edition.fact(id.as_str())).collect();
        Self { facts, edition, named, refusals: Vec::new() }
    }

    /// Refuses the field at `path` in the panel.
    pub fn refuse(&mut self, path: impl Into<String>, reason: impl Into<String>) {
        self.refusals.push(Refusal::new(path, reason));
    }

    /// The fact that a field names.
    #[must_use]
    pub fn fact<N>(&self, fact: FactRef<N>) -> Option<&'a Fact> {
        self.facts.get(usize::from(fact.index())).copied()
    }

    /// Refuses a fact that is to stand after another one, and begins before it.
    pub fn order<M, N>(&mut self, (earlier, later): (FactRef<M>, FactRef<N>), path: &str) {
        let Some((earlier, later)) = self.fact(earlier).zip(self.fact(later)) else { return };
        let start = |fact: &Fact| fact.when.and_then(When::start);
        if start(earlier).zip(start(later)).is_some_and(|(earlier, later)| earlier > later) {
            self.refuse(path, format!("`{}` is dated before `{}`", later.id.as_str(), earlier.id.as_str()));
        }
    }

    /// Whether the edition has a figure with this id.
    #[must_use]
    pub fn has_figure(&self, id: &str) -> bool {
        self.edition.figure(id).is_some()
    }

    pub(super) fn finish(mut self, scales: &[Vec<u16>]) -> Vec<Refusal> {
        for scale in scales {
            self.scale(scale);
        }
        self.refusals
    }

    /// Facts that stand on one scale must each be comparable with the first.
    fn scale(&mut self, members: &[u16]) {
        let mut known = members.iter().filter_map(|index| Some((*index, *self.facts.get(usize::from(*index))?)));
        let Some((_, first)) = known.next() else { return };
        let clashes: Vec<Refusal> = known
            .filter_map(|(index, fact)| {
                let reason = first.clash(fact)?;
                let (a, b) = (first.id.as_str(), fact.id.as_str());
                let path = self.named.iter().find(|(_, named)| *named == index).map_or("", |(path, _)| path.as_str());
                Some(Refusal::new(join("", path), format!("`{b}` cannot share a scale with `{a}`: {reason}")))
            })
            .collect();
        self.refusals.extend(clashes);
    }
}

/// The schemas of the fields, as an editor of the file sees them.
#[cfg(not(target_arch = "wasm32"))]
mod schema {
    use super::{Caption, Cell, FactRef, Filled, Id, Naming, Template};
    use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
    use std::borrow::Cow;

    /// The schema of a field that is written as another type is.
    macro_rules! written_as {
        ($(($($generic:ident)?) $field:ty as $written:ty,)*) => {$(
            impl$(<$generic: JsonSchema>)? JsonSchema for $field {
                fn schema_name() -> Cow<'static, str> {
                    <$written>::schema_name()
                }

                fn schema_id() -> Cow<'static, str> {
                    <$written>::schema_id()
                }

                fn inline_schema() -> bool {
                    <$written>::inline_schema()
                }

                fn json_schema(generator: &mut SchemaGenerator) -> Schema {
                    <$written>::json_schema(generator)
                }
            }
        )*};
    }

    written_as! {
        () Caption as Template,
        () Naming as Template,
        (T) Filled<T> as Vec<T>,
    }

    impl<N> JsonSchema for FactRef<N> {
        fn schema_name() -> Cow<'static, str> {
            Id::schema_name()
        }

        fn schema_id() -> Cow<'static, str> {
            Id::schema_id()
        }

        fn json_schema(generator: &mut SchemaGenerator) -> Schema {
            Id::json_schema(generator)
        }
    }

    impl JsonSchema for Cell {
        fn schema_name() -> Cow<'static, str> {
            "Cell".into()
        }

        fn json_schema(_: &mut SchemaGenerator) -> Schema {
            json_schema!({
                "type": "string", "maxLength": 64, "pattern": "^([a-z0-9]+(-[a-z0-9]+)*)?$",
                "description": "The id of a fact, or an empty text."
            })
        }
    }
}
