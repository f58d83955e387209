//! A small edition for the tests of this folder.

use waymark::edition::{self, Edition};

use crate::job::Job;
use crate::project::Project;

/// An edition with two links, four facts and no panel that needs a kind of its own.
const TEXT: &str = r#"{
  "format": 1, "lang": "en", "title": "Trains & ships",
  "source": { "title": "T", "author": "A. Author", "publisher": "P", "note": "", "date": "2025", "paragraphs": 5 },
  "links": [ { "id": "rail", "title": "Rail", "name": "Rail" }, { "id": "sea", "title": "At sea" } ],
  "facts": [
    { "id": "trains", "link": "rail", "label": "trains, \"freight\"", "value": 3000, "unit": "trains", "hedge": "more_than", "when": "2024", "paragraph": 2 },
    { "id": "share", "link": "rail", "label": "share", "value": 20, "unit": "per cent", "hedge": "exact", "measure": "share", "paragraph": 3 },
    { "id": "ships", "link": "sea", "label": "ships", "value": 9, "unit": "ships", "hedge": "exact", "when": "2023-05", "paragraph": 5 },
    { "id": "each", "link": "sea", "label": "trains a ship", "unit": "trains", "derived": { "operation": "ratio", "of": ["trains", "ships"] } }
  ],
  "figures": [
    { "id": "rail-figure", "link": "rail", "title": "Many {trains}", "subtitle": "trains", "facts": ["trains", "share"], "panels": [ { "kind": "table" } ] },
    { "id": "sea-figure", "link": "sea", "title": "Few", "subtitle": "ships", "facts": ["ships", "each"], "panels": [ { "kind": "table" } ] },
    { "id": "every", "link": "all", "title": "Every figure", "subtitle": "all", "facts": ["trains", "share", "ships", "each"], "panels": [ { "kind": "table" } ] }
  ]
}"#;

/// The small edition.
pub(super) fn edition() -> Result<Edition, String> {
    edition::read(TEXT).map_err(|refusals| refusals.to_string())
}

/// A job with the small edition.
pub(super) fn job(project: &Project) -> Result<Job<'_>, String> {
    job_in(project, "en")
}

/// A job with the small edition, as if it were written in this language.
pub(super) fn job_in<'a>(project: &'a Project, lang: &str) -> Result<Job<'a>, String> {
    Job::of(project, &TEXT.replacen("\"en\"", &format!("\"{lang}\""), 1)).map_err(|error| error.to_string())
}
