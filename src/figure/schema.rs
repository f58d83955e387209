//! The JSON Schema of an edition, generated from the types that read it.

use super::question::ASKING;
use crate::edition::{BackgroundRecord, FACT_LIMIT, FIGURE_LIMIT, FactRecord, Figure, Guess, Head, TOPIC_LIMIT, Topic};
use crate::panels::{KINDS, Kind};
use schemars::generate::SchemaSettings;
use schemars::{JsonSchema, Schema};
use serde_json::{Map, Value, json};

/// The schema, draft 2020-12. What it accepts may still be refused: references, dates, sums and scales are checked when
/// an edition is read.
#[must_use]
pub fn schema() -> Value {
    let mut generator = SchemaSettings::draft2020_12().into_generator();
    let mut root = Head::json_schema(&mut generator).to_value();
    let lists = [
        ("links", generator.subschema_for::<Topic>(), TOPIC_LIMIT),
        ("facts", generator.subschema_for::<FactRecord>(), FACT_LIMIT),
        ("figures", generator.subschema_for::<Figure>(), FIGURE_LIMIT),
    ];
    let guess = generator.subschema_for::<Guess>().to_value();
    let panel = |kind: &Kind| {
        let mut panel = panel((kind.schema)(&mut generator), kind.name, kind.about);
        if ASKING.contains(&kind.name) {
            extend(&mut panel, "guess", guess.clone(), false);
        }
        panel
    };
    let panels: Vec<Value> = KINDS.iter().map(panel).collect();
    let list = |items: Schema, limit: usize| json!({ "type": "array", "items": items, "minItems": 1, "maxItems": limit });
    for (name, items, limit) in lists {
        extend(&mut root, name, list(items, limit), true);
    }
    extend(&mut root, "background", list(generator.subschema_for::<BackgroundRecord>(), FACT_LIMIT), false);
    let mut definitions: Map<String, Value> = generator.take_definitions(true);
    definitions.insert("PanelRecord".to_owned(), json!({ "description": "A panel, by its kind.", "oneOf": panels }));
    if let Value::Object(root) = &mut root {
        root.insert("$schema".to_owned(), "https://json-schema.org/draft/2020-12/schema".into());
        root.insert("title".to_owned(), "A Waymark edition".into());
        root.insert("$defs".to_owned(), Value::Object(definitions));
    }
    root
}

/// A kind's fields and its name.
fn panel(fields: Schema, name: &str, about: &str) -> Value {
    let mut fields = fields.to_value();
    extend(&mut fields, "kind", json!({ "const": name }), true);
    if let Value::Object(fields) = &mut fields {
        fields.insert("title".to_owned(), name.into());
        fields.insert("description".to_owned(), about.into());
    }
    fields
}

/// Adds a property to the schema of an object.
fn extend(object: &mut Value, name: &str, schema: Value, is_required: bool) {
    let Value::Object(fields) = object else { return };
    fields.entry("type").or_insert_with(|| "object".into());
    if let Value::Object(properties) = fields.entry("properties").or_insert_with(|| json!({})) {
        properties.insert(name.to_owned(), schema);
    }
    if !is_required {
        return;
    }
    if let Value::Array(required) = fields.entry("required").or_insert_with(|| json!([])) {
        required.push(name.into());
    }
}
