//! How a figure is cited: in a caption, and in a list of references.

use serde::Serialize;
use waymark::edition::{Edition, Figure};

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
    let place = if places.is_empty() { String::new() } else { format!(", {places}") };
    let title = rich::plain(&figure.title, edition);
    let page = format!("{address}#{}", figure.id.as_str());
    Citation {
        short: format!("{}{place}, as shown by Waymark, {page}.", metadata::short_citation(source)),
        long: format!(
            "“{title}”. In: “{}”, Waymark. Based on {}{place}. {page}.",
            edition.head.title,
            metadata::citation(source)
        ),
    }
}
