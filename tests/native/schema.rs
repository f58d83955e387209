//! The published JSON Schema is the one that the types give, and it accepts what is published.

const PATH: &str = "www/editions/edition.schema.json";

#[test]
fn the_schema_in_the_repository_is_the_one_that_the_types_give() {
    let generated = format!("{}\n", serde_json::to_string_pretty(&waymark::figure::schema()).expect("a schema is JSON"));
    if std::env::var_os("UPDATE_SNAPSHOTS").is_some() {
        std::fs::write(crate::common::path(PATH), &generated).expect("the schema can be written");
    }
    assert!(crate::common::text(PATH) == generated, "{PATH} is out of date: UPDATE_SNAPSHOTS=1 cargo test --test schema");
}

#[test]
fn the_schema_accepts_the_bundled_edition_and_the_plain_fixture() {
    let validator = jsonschema::validator_for(&waymark::figure::schema()).expect("the schema is a schema");
    for name in ["www/editions/belt-and-road.json", "tests/fixtures/plain.json"] {
        let edition = serde_json::from_str(&crate::common::text(name)).expect("an edition is JSON");
        let faults: Vec<String> = validator
            .iter_errors(&edition)
            .map(|error| format!("{}: {:.200}", error.instance_path(), error.to_string()))
            .collect();
        assert!(faults.is_empty(), "{name}\n{}", faults.join("\n"));
    }
}

#[test]
fn the_schema_refuses_an_unknown_field_a_wrong_type_and_an_unknown_hedge() {
    let validator = jsonschema::validator_for(&waymark::figure::schema()).expect("the schema is a schema");
    let plain: serde_json::Value = serde_json::from_str(&crate::common::text("tests/fixtures/plain.json")).expect("JSON");
    for (pointer, value) in [
        ("/facts/0/colour", "red"),
        ("/facts/0/value", "many"),
        ("/facts/0/hedge", "perhaps"),
        ("/figures/0/panels/0/kind", "pie"),
    ] {
        let mut broken = plain.clone();
        let (parent, key) = pointer.rsplit_once('/').expect("a pointer has a last part");
        broken.pointer_mut(parent).expect("a parent")[key] = value.into();
        assert!(!validator.is_valid(&broken), "{pointer} = {value} is accepted");
    }
}
