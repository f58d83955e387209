//! What a page says of itself to search engines and social media.

use serde_json::{Value, json};
use waymark::edition::{Edition, Figure};

use super::citation::Citation;
use super::{metadata, rich};

/// The figure as a data set in the vocabulary of schema.org.
pub(super) fn dataset(edition: &Edition, figure: &Figure, address: &str, summary: &str, citation: &Citation) -> Value {
    let id = figure.id.as_str();
    let source = &edition.head.source;
    let file = |extension: &str| format!("{address}figure/{id}.{extension}");
    let download =
        |extension: &str, form: &str| json!({ "@type": "DataDownload", "encodingFormat": form, "contentUrl": file(extension) });
    json!({
        "@context": "https://schema.org",
        "@type": "Dataset",
        "name": rich::plain(&figure.title, edition),
        "alternateName": rich::plain(&figure.subtitle, edition),
        "description": summary,
        "url": format!("{address}#{id}"),
        "inLanguage": edition.head.lang.0,
        "isAccessibleForFree": true,
        "isPartOf": { "@type": "CreativeWork", "name": edition.head.title, "url": address },
        "image": file("card.png"),
        "creditText": citation.short,
        "citation": citation.long,
        "isBasedOn": {
            "@type": "CreativeWork",
            "name": source.title,
            "author": { "@type": "Person", "name": source.author },
            "publisher": { "@type": "Organization", "name": source.publisher },
            "datePublished": source.date,
            "url": source.url.as_ref().map(waymark::edition::Address::as_str),
            "text": metadata::citation(source),
        },
        "creator": { "@type": "Person", "name": source.author },
        "distribution": [
            download("csv", "text/csv"),
            download("metadata.json", "application/json"),
            download("svg", "image/svg+xml"),
            download("png", "image/png"),
        ],
        "variableMeasured": figure.facts.iter().filter_map(|fact| edition.fact(fact.as_str())).filter(|fact| fact.value.is_some())
            .map(|fact| json!({ "@type": "PropertyValue", "name": fact.label.plain(edition), "unitText": fact.unit.words() }))
            .collect::<Vec<_>>(),
    })
}

/// JSON for a script element, which a `<` could end.
pub(super) fn in_html(value: &Value) -> String {
    value.to_string().replace('<', "\\u003c")
}
