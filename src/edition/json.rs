//! JSON text to a value, more strictly than JSON asks: no duplicate key, bounded depth, length and numbers.
//!
//! Typed reading follows on the value, piece by piece, so that one faulty fact does not hide another.

use super::refusal::{Refusal, join};
use serde::de::{DeserializeOwned, DeserializeSeed, Deserializer, Error as _, MapAccess, SeqAccess, Visitor};
use serde_json::{Map, Number, Value};
use std::fmt;

/// The longest text that is read, in bytes.
pub const TEXT_LIMIT: usize = 1 << 20;
/// How deep lists and objects may be nested.
pub const DEPTH_LIMIT: usize = 16;
/// The longest string, in characters.
pub const STRING_LIMIT: usize = 2_000;
/// The largest number, either side of zero.
pub const NUMBER_LIMIT: f64 = 1e15;

/// Reads `text` as one JSON value.
///
/// Refuses text over [`TEXT_LIMIT`], broken syntax, a key given twice, nesting beyond [`DEPTH_LIMIT`] and a number
/// that no `f64` can hold: one refusal, since nothing after it can be trusted. Strings and numbers beyond their limits
/// are then all reported.
pub fn parse(text: &str) -> Result<Value, Vec<Refusal>> {
    if text.len() > TEXT_LIMIT {
        let reason = format!("the text has {} bytes, the limit is {TEXT_LIMIT}", text.len());
        return Err(vec![Refusal::new("", reason)]);
    }
    let mut deserializer = serde_json::Deserializer::from_str(text);
    let mut track = serde_path_to_error::Track::new();
    let tracked = serde_path_to_error::Deserializer::new(&mut deserializer, &mut track);
    let value = match (Strict { depth: 0 }).deserialize(tracked) {
        Ok(value) => value,
        Err(error) => return Err(vec![plain_words(&shown_path(&track.path().to_string()), &error.to_string())]),
    };
    if let Err(error) = deserializer.end() {
        return Err(vec![Refusal::new("", error.to_string())]);
    }
    let mut refusals = Vec::new();
    check_limits(&value, "", &mut refusals);
    if refusals.is_empty() { Ok(value) } else { Err(refusals) }
}

/// Reads `value` as a `T`; the refusal's path begins with `path`.
pub fn typed<T: DeserializeOwned>(value: Value, path: &str) -> Result<T, Refusal> {
    serde_path_to_error::deserialize(value).map_err(|error| {
        let inner = shown_path(&error.path().to_string());
        plain_words(&inner, &error.into_inner().to_string()).within(path)
    })
}

/// The path as `serde_path_to_error` prints it, without its sign for the whole.
fn shown_path(path: &str) -> String {
    if path == "." || path == "?" { String::new() } else { path.to_owned() }
}

/// serde's message with the field in the path and Rust's type names in plain words.
fn plain_words(path: &str, message: &str) -> Refusal {
    let quoted = |prefix: &str| message.strip_prefix(prefix).and_then(|rest| rest.split_once('`'));
    if let Some((field, _)) = quoted("missing field `") {
        return Refusal::new(join(path, field), "missing");
    }
    if let Some((field, rest)) = quoted("unknown field `") {
        let known = rest.trim_start_matches(", ");
        let at = if path == field || path.ends_with(&format!(".{field}")) { path.to_owned() } else { join(path, field) };
        return Refusal::new(at, format!("unknown field, {known}"));
    }
    if let Some((field, _)) = quoted("the field `") {
        return Refusal::new(join(path, field), message);
    }
    let mut reason = message.to_owned();
    for (name, words) in [
        ("expected f64", "expected a number"),
        ("expected u64", "expected a whole number"),
        ("expected u32", "expected a whole number"),
        ("expected usize", "expected a whole number"),
        ("expected a sequence", "expected a list"),
        ("invalid type: sequence", "invalid type: list"),
        ("invalid type: map", "invalid type: object"),
        ("expected a map", "expected an object"),
    ] {
        reason = reason.replace(name, words);
    }
    if let Some((before, after)) = reason.split_once("expected struct ") {
        let rest = after.split_once(' ').map_or("", |(_, rest)| rest);
        reason = format!("{before}expected an object{}{rest}", if rest.is_empty() { "" } else { " " });
    }
    Refusal::new(path, reason)
}

fn check_limits(value: &Value, path: &str, refusals: &mut Vec<Refusal>) {
    match value {
        Value::Null => refusals.push(Refusal::new(path, "null: leave the field out instead")),
        Value::Bool(_) => {}
        Value::Number(number) => {
            if !number.as_f64().is_some_and(|number| number.abs() <= NUMBER_LIMIT) {
                refusals.push(Refusal::new(path, format!("{number} is beyond the limit of 1e15")));
            }
        }
        Value::String(text) => check_string(text, path, refusals),
        Value::Array(items) => {
            for (index, item) in items.iter().enumerate() {
                check_limits(item, &format!("{path}[{index}]"), refusals);
            }
        }
        Value::Object(fields) => {
            for (key, field) in fields {
                check_limits(field, &join(path, key), refusals);
            }
        }
    }
}

fn check_string(text: &str, path: &str, refusals: &mut Vec<Refusal>) {
    let length = text.chars().count();
    if length > STRING_LIMIT {
        refusals.push(Refusal::new(path, format!("{length} characters, the limit is {STRING_LIMIT}")));
    }
    if let Some(control) = text.chars().find(|&character| is_hidden(character)) {
        let reason = format!("the invisible character U+{:04X} is not allowed", control as u32);
        refusals.push(Refusal::new(path, reason));
    }
}

/// Control characters and those that turn the direction of text around: they let words look like other words.
fn is_hidden(character: char) -> bool {
    character.is_control() || matches!(character, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
}

#[derive(Clone, Copy)]
struct Strict {
    depth: usize,
}

impl Strict {
    fn deeper<E: serde::de::Error>(self) -> Result<Self, E> {
        if self.depth >= DEPTH_LIMIT {
            return Err(E::custom(format_args!("nested deeper than {DEPTH_LIMIT} levels")));
        }
        Ok(Self { depth: self.depth + 1 })
    }
}

impl<'de> DeserializeSeed<'de> for Strict {
    type Value = Value;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Value, D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Strict {
    type Value = Value;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("a JSON value")
    }

    fn visit_bool<E>(self, value: bool) -> Result<Value, E> {
        Ok(Value::Bool(value))
    }

    fn visit_u64<E>(self, value: u64) -> Result<Value, E> {
        Ok(Value::Number(value.into()))
    }

    fn visit_i64<E>(self, value: i64) -> Result<Value, E> {
        Ok(Value::Number(value.into()))
    }

    fn visit_f64<E: serde::de::Error>(self, value: f64) -> Result<Value, E> {
        Number::from_f64(value).map(Value::Number).ok_or_else(|| E::custom("not a finite number"))
    }

    fn visit_str<E>(self, value: &str) -> Result<Value, E> {
        Ok(Value::String(value.to_owned()))
    }

    fn visit_unit<E>(self) -> Result<Value, E> {
        Ok(Value::Null)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut access: A) -> Result<Value, A::Error> {
        let deeper = self.deeper()?;
        let mut items = Vec::new();
        while let Some(item) = access.next_element_seed(deeper)? {
            items.push(item);
        }
        Ok(Value::Array(items))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut access: A) -> Result<Value, A::Error> {
        let deeper = self.deeper()?;
        let mut fields = Map::new();
        while let Some(key) = access.next_key::<String>()? {
            let value = access.next_value_seed(deeper)?;
            if fields.contains_key(&key) {
                return Err(A::Error::custom(format_args!("the field `{key}` is given twice")));
            }
            fields.insert(key, value);
        }
        Ok(Value::Object(fields))
    }
}
