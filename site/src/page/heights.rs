//! How high a figure's own page is at a width, so that its frame needs no script to fit.
//!
//! The numbers are those of `www/styles/embed.css`; a test in the browser compares the results with the page.

use std::collections::BTreeMap;

use waymark::edition::{Edition, Figure};
use waymark::figure::Document;
use waymark::layout::text::{self, Face};
use waymark::panels::{State, Switch};

use super::{metadata, rich, table};

/// The widths for which heights are given.
const WIDTHS: [u32; 6] = [320, 480, 640, 768, 960, 1200];

/// From this width on, the page has more room.
const WIDE: u32 = 480;

/// The height of a switch's button, the line around a switch and between its buttons, and the room above, beside and below one.
const BUTTON: f64 = 36.0;
const LINE: f64 = 1.0;
const ABOVE: f64 = 16.0;
const BESIDE: f64 = 20.0;
const BELOW: f64 = 8.0;

/// The height of the figure's page at each width.
pub(super) fn of(document: &Document, figure: &Figure) -> BTreeMap<u32, u32> {
    WIDTHS.into_iter().map(|width| (width, height(document, figure, width).ceil() as u32)).collect()
}

/// The narrowest frame that is provided for, the widest, and how finely widths between them are tried.
const NARROWEST: u32 = 280;
const WIDEST: u32 = 1200;
const STEP: usize = 4;

/// How much a height must change, in pixels, for a snippet to name it.
const CHANGE: u32 = 1;

/// From which width on the page has which height. A snippet holds this, so that a frame has its height before it speaks.
pub(super) fn steps(document: &Document, figure: &Figure) -> Vec<(u32, u32)> {
    let mut steps: Vec<(u32, u32)> = Vec::new();
    for width in (NARROWEST..=WIDEST).step_by(STEP) {
        let height = height(document, figure, width).ceil() as u32;
        if steps.last().is_none_or(|(_, last)| last.abs_diff(height) > CHANGE) {
            steps.push((width, height));
        }
    }
    steps
}

fn height(document: &Document, figure: &Figure, width: u32) -> f64 {
    let edition = document.edition();
    let id = figure.id.as_str();
    let wide = width >= WIDE;
    let (margin, around) = if wide { (24.0, 28.0) } else { (16.0, 22.0) };
    let inner = f64::from(width) - 2.0 * margin;
    let plain = |words| rich::plain(words, edition);

    // Titles are set 0.008 em tighter and are kerned: together they take 2.7 % less than their letters.
    let (size, leading, gap) = if wide { (24.0, 1.21, 22.0) } else { (20.0, 1.2, 18.0) };
    let title = lines(&plain(&figure.title), Face::Display, size, leading, 1.027 * inner.min(840.0));
    let subtitle = 8.0 + lines(&plain(&figure.subtitle), Face::Regular, 15.0, 1.45, inner.min(840.0));
    let body = if document.is_drawn(id) {
        let scene = document.layout(id, inner, &State::default()).unwrap_or_default();
        let switches = switches(&document.switches(id), inner, wide);
        let reading = |words| 16.0 + lines(&plain(words), Face::Regular, 13.0, 1.45, inner.min(656.0));
        gap + scene.size.height + switches + figure.reading.as_ref().map_or(0.0, reading)
    } else {
        let summary = lines(&document.summary(id).join(" "), Face::Regular, 15.0, 1.45, inner.min(656.0));
        18.0 + summary + 16.0 + table_height(edition, figure, inner, wide)
    };
    let source = metadata::credit(edition, figure, &metadata::short_citation(&edition.head.source));
    let foot = 16.0 + 1.0 + 8.0 + lines(&source, Face::Regular, 13.0, 1.45, inner) + 2.0 + 44.0;
    around + title + subtitle + body + foot
}

/// The height of a figure's switches with the room above them; buttons go on in another row where they do not fit, and so do
/// switches.
fn switches(switches: &[Switch], inner: f64, wide: bool) -> f64 {
    if switches.is_empty() {
        return 0.0;
    }
    let padding = if wide { 32.0 } else { 28.0 };
    let button = |words: &str| (text::width(words, Face::Regular, 13.0) + padding + LINE, BUTTON);
    let switch = |switch: &Switch| {
        let buttons = rows(switch.options.iter().map(|(_, words)| button(words)), 0.0, inner - LINE);
        let width = buttons.iter().map(|(width, _)| *width).fold(0.0, f64::max) + LINE;
        (width, buttons.iter().map(|(_, height)| height).sum::<f64>() + 2.0 * LINE)
    };
    let rows = rows(switches.iter().map(switch), BESIDE, inner);
    ABOVE + rows.iter().map(|(_, height)| height).sum::<f64>() + BELOW * (rows.len() - 1) as f64
}

/// Boxes side by side, `gap` apart, in as many rows as they need: width and height of each row.
fn rows(boxes: impl Iterator<Item = (f64, f64)>, gap: f64, limit: f64) -> Vec<(f64, f64)> {
    let mut rows: Vec<(f64, f64)> = Vec::new();
    for (width, height) in boxes {
        match rows.last_mut() {
            Some(row) if row.0 + gap + width <= limit => *row = (row.0 + gap + width, row.1.max(height)),
            _ => rows.push((width, height)),
        }
    }
    rows
}

/// The height of a text at a size and a line height (in ems), set within `limit`.
fn lines(words: &str, face: Face, size: f64, leading: f64, limit: f64) -> f64 {
    text::wrap(words, face, size, limit).len() as f64 * size * leading
}

/// The height of a figure's table. The browser fits its columns to their contents; their widths here are near to that.
fn table_height(edition: &Edition, figure: &Figure, inner: f64, wide: bool) -> f64 {
    let value = 25.0 + 0.208 * inner;
    let counts = inner - value - (95.0 + 0.048 * inner) - 44.0;
    let (head, counts, value) = if wide { (32.0, counts - 12.0, value - 12.0) } else { (0.0, inner, inner) };
    let rows = table::rows(edition, &figure.facts).into_iter().map(|row| {
        let small = |words: &str| lines(words, Face::Regular, 13.0, 1.4, 1.005 * counts);
        let counts = lines(&row.counts, Face::Regular, 14.0, 1.4, 1.006 * counts) + small(&row.formula) + small(&row.note);
        let words = format!("{} {}", row.value, row.noun);
        let value = lines(words.trim(), Face::Regular, 14.0, 1.4, value);
        16.0 + if wide { counts.max(value).max(19.6) } else { counts + value + 19.6 + 2.0 }
    });
    head + rows.sum::<f64>()
}
