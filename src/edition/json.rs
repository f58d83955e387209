//! JSON text to a value, more strictly than JSON asks: no duplicate key, bounded depth, length and numbers.
//!
//! Typed reading follows on the value, piece by piece, so that one faulty fact does not hide another.

use super::record::{Field, Place};
use super::refusal::{Refusal, join};
use serde::de::{DeserializeSeed, Deserializer, Error as _, MapAccess, SeqAccess, Visitor};
use serde_json::{Map, Number, Value};
use std::cell::RefCell;
use std::fmt::{self, Write};

/// The longest text that is read, in bytes.
pub const TEXT_LIMIT: usize = 1 << 20;
/// How deep lists and objects may be nested.
pub const DEPTH_LIMIT: usize = 16;
/// The longest string, in characters.
pub const STRING_LIMIT: usize = 2_000;
/// The longest name of a field, in bytes.
pub const NAME_LIMIT: usize = 64;
/// The largest number, either side of zero.
pub const NUMBER_LIMIT: f64 = 1e15;

/// Reads `text` as one JSON value.
///
/// Refuses text over [`TEXT_LIMIT`], broken syntax, a field given twice or named beyond [`NAME_LIMIT`] or with invisible characters, nesting beyond [`DEPTH_LIMIT`] and a number
/// that no `f64` can hold: one refusal, since nothing after it can be trusted. Strings and numbers beyond their limits
/// are then all reported.
pub fn parse(text: &str) -> Result<Value, Vec<Refusal>> {
    if text.len() > TEXT_LIMIT {
        let reason = format!("the text has {} bytes, the limit is {TEXT_LIMIT}", text.len());
        return Err(vec![Refusal::new("", reason)]);
    }
    let mut deserializer = serde_json::Deserializer::from_str(text);
    let path = RefCell::new(Vec::new());
    let value = match (Strict { depth: 0, path: &path }).deserialize(&mut deserializer) {
        Ok(value) => value,
        Err(error) => {
            let path = path.into_inner().iter().fold(String::new(), |path, step| join(&path, step));
            return Err(vec![Refusal::new(path, error.to_string())]);
        }
    };
    if let Err(error) = deserializer.end() {
        return Err(vec![Refusal::new("", error.to_string())]);
    }
    let mut refusals = Vec::new();
    check_limits(&value, &mut String::new(), &mut refusals);
    if refusals.is_empty() { Ok(value) } else { Err(refusals) }
}

/// Reads `value` as a `T`, or says everything that is wrong with it; paths begin with `path`.
pub fn typed<T: Field>(value: &Value, path: &str) -> Result<T, Vec<Refusal>> {
    let mut place = Place::at(path);
    let read = T::read(value, &mut place);
    let (refusals, _) = place.finish();
    read.filter(|_| refusals.is_empty()).ok_or(refusals)
}

/// Adds what is beyond the limits in `value`; `path` is where it stands, and is left as it was.
fn check_limits(value: &Value, path: &mut String, refusals: &mut Vec<Refusal>) {
    match value {
        Value::Null => refusals.push(Refusal::new(path.as_str(), "null: leave the field out instead")),
        Value::Bool(_) => {}
        Value::Number(number) => {
            if !number.as_f64().is_some_and(|number| number.abs() <= NUMBER_LIMIT) {
                refusals.push(Refusal::new(path.as_str(), format!("{number} is beyond the limit of 1e15")));
            }
        }
        Value::String(text) => check_string(text, path, refusals),
        Value::Array(items) => {
            for (index, item) in items.iter().enumerate() {
                let length = path.len();
                // Writing to a string cannot fail.
                let _ = write!(path, "[{index}]");
                check_limits(item, path, refusals);
                path.truncate(length);
            }
        }
        Value::Object(fields) => {
            for (name, field) in fields {
                let length = path.len();
                path.extend((length > 0).then_some('.'));
                path.push_str(name);
                check_limits(field, path, refusals);
                path.truncate(length);
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

/// Control characters, line ends among them, and those that turn the direction of text around: they let words look like other
/// words.
fn is_hidden(character: char) -> bool {
    character.is_control() || matches!(character, '\u{2028}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
}

/// A reader of one value that knows how deep it is; the path is left where reading failed.
#[derive(Clone, Copy)]
struct Strict<'p> {
    depth: usize,
    path: &'p RefCell<Vec<String>>,
}

impl Strict<'_> {
    fn deeper<E: serde::de::Error>(self) -> Result<Self, E> {
        if self.depth >= DEPTH_LIMIT {
            return Err(E::custom(format_args!("nested deeper than {DEPTH_LIMIT} levels")));
        }
        Ok(Self { depth: self.depth + 1, ..self })
    }

    fn enter(self, step: String) {
        self.path.borrow_mut().push(step);
    }

    fn leave(self) {
        self.path.borrow_mut().pop();
    }
}

impl<'de> DeserializeSeed<'de> for Strict<'_> {
    type Value = Value;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Value, D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Strict<'_> {
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
        loop {
            self.enter(format!("[{}]", items.len()));
            let Some(item) = access.next_element_seed(deeper)? else { break };
            items.push(item);
            self.leave();
        }
        self.leave();
        Ok(Value::Array(items))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut access: A) -> Result<Value, A::Error> {
        let deeper = self.deeper()?;
        let mut fields = Map::new();
        while let Some(key) = access.next_key::<String>()? {
            if let Some(hidden) = key.chars().find(|&character| is_hidden(character)) {
                // It is not repeated: a line break in a path would make two lines of one fault.
                let code = hidden as u32;
                return Err(A::Error::custom(format_args!("a field's name has the invisible character U+{code:04X}")));
            }
            if key.len() > NAME_LIMIT {
                let start: String = key.chars().take(NAME_LIMIT / 2).collect();
                return Err(A::Error::custom(format_args!(
                    "a field's name begins with `{start}` and is over {NAME_LIMIT} bytes"
                )));
            }
            self.enter(key.clone());
            if fields.contains_key(&key) {
                return Err(A::Error::custom("the field is given twice"));
            }
            fields.insert(key, access.next_value_seed(deeper)?);
            self.leave();
        }
        Ok(Value::Object(fields))
    }
}
