//! How high a figure's own page is at a width, so that its frame needs no script to fit.
//!
//! The numbers are those of `www/embed.css`; a test in the browser compares the results with the page.

use std::collections::BTreeMap;

use waymark::edition::Figure;
use waymark::figure::Document;
use waymark::layout::text::{self, Face};
use waymark::panels::State;

use super::{metadata, paragraphs, rich, table};

/// The widths for which heights are given.
const WIDTHS: [u32; 6] = [320, 480, 640, 768, 960, 1200];

/// From this width on, the page has more room.
const WIDE: u32 = 480;

/// The height of a row of switches with the room above it.
const SWITCHES: f64 = 54.0;

/// The height of the figure's page at each width.
pub(super) fn of(document: &Document, figure: &Figure) -> BTreeMap<u32, u32> {
    WIDTHS.into_iter().map(|width| (width, height(document, figure, width).ceil() as u32)).collect()
}

fn height(document: &Document, figure: &Figure, width: u32) -> f64 {
    let edition = document.edition();
    let wide = width >= WIDE;
    let (side, around) = if wide { (24.0, 28.0) } else { (16.0, 22.0) };
    let inner = f64::from(width) - 2.0 * side;
    let paragraph = |words: &str, face, size: f64, line: f64, limit: f64| {
        text::wrap(words, face, size, inner.min(limit)).len() as f64 * size * line
    };
    // Titles are set 0.008 em tighter, which is 1.6 % of an average letter.
    let tight = 1.016 * inner.min(840.0);
    let (size, line, gap) = if wide { (24.0, 1.21, 22.0) } else { (20.0, 1.2, 18.0) };
    let title = text::wrap(&rich::plain(&figure.title, edition), Face::Display, size, tight).len() as f64 * size * line;
    let subtitle = 8.0 + paragraph(&rich::plain(&figure.subtitle, edition), Face::Regular, 15.0, 1.45, 840.0);
    let body = match document.layout(figure.id.as_str(), inner, &State::default()) {
        Some(scene) if document.is_drawn(figure.id.as_str()) => gap + scene.size.height,
        _ => 18.0 + 40.0 + table::rows(edition, &figure.facts).len() as f64 * 56.0,
    };
    let switches = if document.switches(figure.id.as_str()).is_empty() { 0.0 } else { SWITCHES };
    let key = figure
        .reading
        .as_ref()
        .map_or(0.0, |reading| 16.0 + paragraph(&rich::plain(reading, edition), Face::Regular, 13.0, 1.45, 656.0));
    let source =
        format!("Source: {}, {}", metadata::short_citation(&edition.head.source), paragraphs::of(edition, &figure.facts));
    let foot = 16.0 + 1.0 + 8.0 + paragraph(&source, Face::Regular, 13.0, 1.45, f64::INFINITY) + 2.0 + 44.0;
    around + title + subtitle + switches + body + key + foot
}
