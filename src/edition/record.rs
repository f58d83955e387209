//! Records: JSON objects read field by field, every fault reported with its path.
//!
//! A derived `serde` reader stops at the first fault of a record and, with path tracking, was a third of the whole
//! module's size; this one reports every field and is a tenth of that. The schema is still generated from the types.

use super::fact::{Fact, Id};
use super::refusal::{Refusal, join};
use super::template::Template;
use super::{Edition, Figure};
use serde_json::{Map, Value};

/// What the fields of a panel may name: the edition's facts, and those of its figure by their index.
#[derive(Debug, Clone, Copy)]
pub struct Scope<'a> {
    /// The edition, whose facts are known.
    pub edition: &'a Edition,
    /// The figure that the panel belongs to.
    pub figure: &'a Figure,
}

/// Where reading is, and what was found wrong so far.
#[derive(Debug, Default)]
pub struct Place<'a> {
    path: String,
    refusals: Vec<Refusal>,
    scope: Option<Scope<'a>>,
    named: Vec<(String, u16)>,
}

impl<'a> Place<'a> {
    /// Reading begins at `path`.
    #[must_use]
    pub fn at(path: &str) -> Self {
        Self { path: path.to_owned(), ..Self::default() }
    }

    /// Reading begins inside a panel, whose fields name facts.
    #[must_use]
    pub fn within(scope: Scope<'a>) -> Self {
        Self { scope: Some(scope), ..Self::default() }
    }

    /// What was found wrong, and the facts that were named, each with its path and its index among the figure's.
    #[must_use]
    pub fn finish(self) -> (Vec<Refusal>, Vec<(String, u16)>) {
        (self.refusals, self.named)
    }

    /// The fact with this id; refused if the edition has none, or the figure does not list it.
    pub fn fact(&mut self, id: &Id) -> Option<&'a Fact> {
        let Scope { edition, figure } = self.scope?;
        let Some(fact) = edition.fact(id.as_str()) else {
            self.refuse(format!("no fact has the id `{}`", id.as_str()));
            return None;
        };
        if !figure.facts.contains(id) {
            self.refuse(format!("`{}` is not among the figure's facts", id.as_str()));
            return None;
        }
        Some(fact)
    }

    /// The index of a fact among the figure's.
    #[must_use]
    pub fn index(&self, id: &str) -> Option<u16> {
        let index = self.scope?.figure.facts.iter().position(|known| known.as_str() == id)?;
        u16::try_from(index).ok()
    }

    /// Notes that the field names this fact. Returns its index.
    pub fn name(&mut self, id: &Id) -> Option<u16> {
        let index = self.index(id.as_str())?;
        self.named.push((self.path.clone(), index));
        Some(index)
    }

    /// A text with its facts in place; refused if the edition lacks one of them.
    pub fn words(&mut self, text: &Template) -> Option<String> {
        let edition = self.scope?.edition;
        let unknown: Vec<String> = text.facts().filter(|id| edition.fact(id).is_none()).map(str::to_owned).collect();
        for id in &unknown {
            self.refuse(format!("{{{id}}}: no fact has this id"));
        }
        unknown.is_empty().then(|| text.plain(edition))
    }

    /// Refuses the value that is being read.
    pub fn refuse(&mut self, reason: impl Into<String>) {
        self.refusals.push(Refusal::new(self.path.as_str(), reason));
    }

    /// Refuses the value for being of another type than `expected`.
    pub fn expected<T>(&mut self, expected: &str, value: &Value) -> Option<T> {
        let found = match value {
            Value::Null => "nothing".to_owned(),
            Value::Bool(value) => value.to_string(),
            Value::Number(number) => number.to_string(),
            Value::String(text) => format!("the text \"{}\"", text.chars().take(40).collect::<String>()),
            Value::Array(_) => "a list".to_owned(),
            Value::Object(_) => "an object".to_owned(),
        };
        self.refuse(format!("expected {expected}, found {found}"));
        None
    }

    /// Reads with the path one step further.
    fn inside<T>(&mut self, step: &str, read: impl FnOnce(&mut Self) -> T) -> T {
        let length = self.enter(step);
        let result = read(self);
        self.path.truncate(length);
        result
    }

    /// Takes the path one step further; gives the length that it had.
    #[inline(never)]
    fn enter(&mut self, step: &str) -> usize {
        let length = self.path.len();
        self.path = join(&self.path, step);
        length
    }

    /// The fields of an object that has none but `known` ones.
    pub fn object<'v>(&mut self, value: &'v Value, known: &[&str]) -> Option<&'v Map<String, Value>> {
        let Value::Object(fields) = value else { return self.expected("an object", value) };
        for name in fields.keys().filter(|name| !known.contains(&name.as_str())) {
            self.inside(name, |place| place.refuse(format!("unknown field: there are {}", known.join(", "))));
        }
        Some(fields)
    }

    /// A field of an object; what is absent is refused unless the type has a value for it.
    pub fn field<T: Field>(&mut self, fields: &Map<String, Value>, name: &str) -> Option<T> {
        self.inside(name, |place| match fields.get(name) {
            Some(value) => T::read(value, place),
            None => T::absent().or_else(|| {
                place.refuse("missing");
                None
            }),
        })
    }

    /// A field of an object, or `default` where it is absent.
    pub fn field_or<T: Field>(&mut self, fields: &Map<String, Value>, name: &str, default: T) -> Option<T> {
        match fields.get(name) {
            Some(_) => self.field(fields, name),
            None => Some(default),
        }
    }

    /// A text in one of these words; gives its place among them.
    pub fn choice(&mut self, value: &Value, words: &[&str]) -> Option<usize> {
        let Value::String(text) = value else { return self.expected(&format!("one of {}", words.join(", ")), value) };
        let found = words.iter().position(|word| word == text);
        if found.is_none() {
            self.refuse(format!("unknown word `{text}`, expected one of {}", words.join(", ")));
        }
        found
    }

    /// A text that says what it is by itself.
    pub fn text<T: TryFrom<String, Error = String>>(&mut self, value: &Value) -> Option<T> {
        let Value::String(text) = value else { return self.expected("a text", value) };
        T::try_from(text.clone()).map_err(|reason| self.refuse(reason)).ok()
    }
}

/// What can be read from a value.
pub trait Field: Sized {
    /// Reads it; `None` means that a fault was reported.
    fn read(value: &Value, place: &mut Place<'_>) -> Option<Self>;

    /// What it is where the field is absent; `None` if the field must be there.
    #[must_use]
    fn absent() -> Option<Self> {
        None
    }
}

impl<T: Field> Field for Option<T> {
    fn read(value: &Value, place: &mut Place<'_>) -> Option<Self> {
        T::read(value, place).map(Some)
    }

    fn absent() -> Option<Self> {
        Some(None)
    }
}

impl<T: Field> Field for Vec<T> {
    fn read(value: &Value, place: &mut Place<'_>) -> Option<Self> {
        let Value::Array(items) = value else { return place.expected("a list", value) };
        let mut read = Self::with_capacity(items.len());
        for (index, item) in items.iter().enumerate() {
            read.extend(place.inside(&format!("[{index}]"), |place| T::read(item, place)));
        }
        (read.len() == items.len()).then_some(read)
    }
}

impl Field for String {
    fn read(value: &Value, place: &mut Place<'_>) -> Option<Self> {
        value.as_str().map(str::to_owned).or_else(|| place.expected("a text", value))
    }
}

impl Field for bool {
    fn read(value: &Value, place: &mut Place<'_>) -> Option<Self> {
        value.as_bool().or_else(|| place.expected("true or false", value))
    }
}

impl Field for f64 {
    fn read(value: &Value, place: &mut Place<'_>) -> Option<Self> {
        value.as_f64().or_else(|| place.expected("a number", value))
    }
}

impl Field for u32 {
    fn read(value: &Value, place: &mut Place<'_>) -> Option<Self> {
        let whole = value.as_u64().and_then(|whole| Self::try_from(whole).ok());
        whole.or_else(|| place.expected("a whole number", value))
    }
}

impl Field for usize {
    fn read(value: &Value, place: &mut Place<'_>) -> Option<Self> {
        u32::read(value, place).map(|whole| whole as Self)
    }
}

/// A coordinate: longitude and latitude in degrees, in this order.
impl Field for [f64; 2] {
    fn read(value: &Value, place: &mut Place<'_>) -> Option<Self> {
        match Vec::<f64>::read(value, place)?.as_slice() {
            [first, second] => Some([*first, *second]),
            _ => place.expected("two numbers", value),
        }
    }
}

/// Declares structs that are read from JSON objects, each with its schema. A field with `= default` may be left out.
macro_rules! record {
    ($($(#[$attribute:meta])* $visibility:vis struct $name:ident {
        $($(#[$field_attribute:meta])* $field_visibility:vis $field:ident: $type:ty $(= $default:ident)?,)*
    })*) => {$(
        $(#[$attribute])*
        #[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema), schemars(deny_unknown_fields))]
        $visibility struct $name {
            $(
                $(#[$field_attribute])*
                $(#[cfg_attr(not(target_arch = "wasm32"), schemars($default))])?
                $field_visibility $field: $type,
            )*
        }

        $crate::edition::readable! { $name { $($field: $type $(= $default)?,)* } }
    )*};
}

/// Reads a struct from a JSON object, field by field.
macro_rules! readable {
    ($name:ident { $($field:ident: $type:ty $(= $default:ident)?,)* }) => {
        impl $crate::edition::Field for $name {
            fn read(value: &serde_json::Value, place: &mut $crate::edition::Place<'_>) -> Option<Self> {
                let _fields = place.object(value, const { &[$(stringify!($field)),*] })?;
                $(let $field = $crate::edition::readable!(@field place, _fields, $field, $type $(, $default)?);)*
                Some(Self { $($field: $field?,)* })
            }
        }
    };
    (@field $place:ident, $fields:ident, $field:ident, $type:ty) => {
        $place.field::<$type>($fields, stringify!($field))
    };
    (@field $place:ident, $fields:ident, $field:ident, $type:ty, $default:ident) => {
        $place.field_or($fields, stringify!($field), <$type>::$default())
    };
}

/// Reads enums from one word each.
macro_rules! choice {
    ($($name:ty { $($variant:ident = $word:literal,)* })*) => {$(
        impl $crate::edition::Field for $name {
            fn read(value: &serde_json::Value, place: &mut $crate::edition::Place<'_>) -> Option<Self> {
                const VARIANTS: &[$name] = &[$(<$name>::$variant),*];
                place.choice(value, &[$($word),*]).and_then(|found| VARIANTS.get(found)).copied()
            }
        }
    )*};
}

/// Says that these types are read from texts.
macro_rules! from_text {
    ($($name:ty),*) => {$(
        impl $crate::edition::Field for $name {
            fn read(value: &serde_json::Value, place: &mut $crate::edition::Place<'_>) -> Option<Self> {
                place.text(value)
            }
        }
    )*};
}

pub(crate) use {choice, from_text, readable, record};
