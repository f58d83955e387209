//! How a figure is cited: in a caption, and in a list of references.

use serde::Serialize;
use waymark::edition::{Edition, Figure};
use waymark::language::sources;

use super::{metadata, paragraphs, rich};

/// A figure's citations. The reader's own page adds the day on which it was retrieved.
#[derive(Clone, Serialize)]
pub(super) struct Citation {
    /// For a caption.
    pub(super) short: String,
    /// For a list of references.
    pub(super) long: String,
}

/// The citations of a figure that is published under `address`.
pub(super) fn of(edition: &Edition, figure: &Figure, address: &str) -> Citation {
    let source = &edition.head.source;
    let places = paragraphs::of(edition, &figure.facts);
    let title = rich::plain(&figure.title, edition);
    let page = format!("{address}#{}", figure.id.as_str());
    Citation {
        short: sources::figure(&metadata::short_citation(source), &places, &page),
        long: sources::reference(&title, &edition.head.title, &metadata::citation(source), &places, &page),
    }
}
