//! JSON Schemas of the types that read themselves from text.

use super::fact::Id;
use super::story::{Address, Colour, Language, Version};
use super::template::Template;
use crate::fact::{Unit, When};
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use std::borrow::Cow;

macro_rules! text_schema {
    ($type:ty, $name:literal, $schema:tt) => {
        impl JsonSchema for $type {
            fn schema_name() -> Cow<'static, str> {
                $name.into()
            }

            fn json_schema(_: &mut SchemaGenerator) -> Schema {
                json_schema!($schema)
            }
        }
    };
}

text_schema!(Id, "Id", {
    "type": "string", "maxLength": 64, "pattern": "^[a-z0-9]+(-[a-z0-9]+)*$",
    "description": "Lower-case letters, digits and single hyphens."
});
text_schema!(Unit, "Unit", {
    "type": "string", "minLength": 1, "maxLength": 2000,
    "description": "What the number counts: `per cent`, `US dollars`, `euros`, `pounds`, `yuan`, another currency by its ISO 4217 code, `percentage points`, `per cent a year`, `rank`, `edition`, `multiple`, `date`, `minutes`, `hours`, `days`, `kilometres per hour`, `degrees Celsius`, `hectares`, units of the SI with or without a prefix (`metres`, `tonnes`, `gigawatts`, `kilowatt-hours` ...) by word or sign, or a counted noun."
});
text_schema!(When, "When", {
    "type": "string",
    "pattern": "^((before )?\\d{4}(-\\d{2}(-\\d{2})?)?|(\\d{4}(-\\d{2}(-\\d{2})?)?|\\.\\.)/(\\d{4}(-\\d{2}(-\\d{2})?)?|\\.\\.))$",
    "description": "ISO 8601 at the source's own precision, or an interval: 2024, 2024-05, 2024-05-11, 2018/2025-06-30, ../2026; `before 2026` leaves 2026 itself out."
});
text_schema!(Template, "Text", {
    "type": "string", "maxLength": 2000,
    "description": "Text; {id} stands for a fact, {id|unit}, {id|bare}, {id|short}, {id|when}, {id|month}, {id|year}, {id|label} for parts of it, {{ and }} for braces."
});
text_schema!(Address, "Address", { "type": "string", "maxLength": 2000, "pattern": "^https://[A-Za-z0-9-]+(\\.[A-Za-z0-9-]+)+", "description": "An https address." });
text_schema!(Version, "Version", { "const": 1 });
text_schema!(Language, "Language", { "type": "string", "pattern": "^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$" });
text_schema!(Colour, "Colour", { "type": "string", "pattern": "^#[0-9A-Fa-f]{6}$" });
