//! How high a figure's own page is at a width, so that its frame needs no script to fit.
//!
//! The numbers are those of `www/styles/embed.css`; a test in the browser compares the results with the page.

use std::collections::BTreeMap;

use anyhow::Result;
use waymark::edition::Figure;
use waymark::figure::Document;
use waymark::language::sources;
use waymark::layout::text::Face;

use super::rooms::Rooms;
use super::typesetting::{Line, Style, Typesetter};
use super::{metadata, paragraphs, rich, table};
use crate::build::has_map;

/// The widths for which heights are given.
const WIDTHS: [u32; 6] = [320, 480, 640, 768, 960, 1200];

/// The narrowest frame that is provided for, and the widest.
pub(super) const FRAMES: std::ops::RangeInclusive<u32> = 280..=1200;

/// From this width on, the page has more room.
const WIDE: u32 = 480;

/// Below this width, buttons of a switch have less beside their words.
const PHONE: u32 = 433;

/// The height of a switch's button, the line around a switch, and the room above, beside and below one.
const BUTTON: f64 = 36.0;
const LINE: f64 = 1.0;
const ABOVE: f64 = 16.0;
const BESIDE: f64 = 20.0;
const BELOW: f64 = 8.0;

/// A table that stands for a picture scrolls beyond this height, and has so much room under its last row.
const TABLE: f64 = 512.0;
const FADE: f64 = 32.0;

/// Of words in small type.
const SMALL: Style = Style { size: 13.0, leading: 1.4, spacing: 0.0 };

/// The height of the figure's page at each of these widths, from one for every width.
pub(super) fn of(every: &BTreeMap<u32, f64>) -> BTreeMap<u32, u32> {
    every.iter().filter(|(width, _)| WIDTHS.contains(width)).map(|(width, height)| (*width, height.ceil() as u32)).collect()
}

/// The height of the figure's page at every width.
pub(super) fn every(
    document: &Document,
    rooms: &Rooms,
    figure: &Figure,
    typesetter: &Typesetter,
) -> Result<BTreeMap<u32, f64>> {
    let page = Page::new(document, figure, typesetter)?;
    Ok(FRAMES.map(|width| (width, page.height(rooms, width))).collect())
}

/// The texts of a page, set.
struct Page<'a> {
    figure: &'a Figure,
    /// In narrow pages, and in wide ones.
    titles: [Line; 2],
    subtitle: Line,
    /// In narrow pages the author has no room.
    sources: [Line; 2],
    /// How it is read, and its doubts.
    keys: Vec<Line>,
    /// The widths of each switch's words.
    switches: Vec<Vec<f64>>,
    table: Vec<Row>,
}

/// A row of a table: what it counts with what is said of it, and its value.
struct Row {
    counts: Vec<Line>,
    value: Line,
}

impl<'a> Page<'a> {
    fn new(document: &Document, figure: &'a Figure, typesetter: &Typesetter) -> Result<Self> {
        let edition = document.edition();
        let id = figure.id.as_str();
        let set = |words: &str, face, style| typesetter.set(&[(words, face)], style);
        let title = rich::headline_words(&figure.title, edition);
        let heading = |size, leading| set(&title, Face::Display, Style { size, leading, spacing: -0.008 });
        let text = Style { size: 15.0, leading: 1.45, spacing: 0.0 };
        let cell = Style { size: 14.0, leading: 1.4, spacing: 0.0 };
        let source = |with_author: bool| {
            let (line, paragraphs) = (metadata::source(edition, with_author), paragraphs::of(edition, &figure.facts));
            let (comma, land) =
                (if paragraphs.is_empty() { "" } else { sources::COMMA }, if has_map(figure) { sources::LAND } else { "" });
            let pieces = [(&*line, Face::Regular), (comma, Face::Regular), (&*paragraphs, Face::Bold), (land, Face::Regular)];
            typesetter.set(&pieces, SMALL)
        };
        let switch = |switch: &waymark::panels::Switch| {
            let words = switch.options.iter();
            words.map(|(_, words)| Ok(laid(set(words, Face::Regular, SMALL)?.width()))).collect::<Result<Vec<_>>>()
        };
        let row = |row: table::Row| {
            let small = [row.formula, row.note].into_iter().filter(|words| !words.is_empty());
            let small = small.map(|words| set(&words, Face::Regular, SMALL));
            let counts = std::iter::once(set(&row.counts, Face::Regular, cell)).chain(small).collect::<Result<_>>()?;
            Ok(Row { counts, value: set(format!("{} {}", row.value, row.noun).trim(), Face::Regular, cell)? })
        };
        let rows = if document.is_drawn(id) { Vec::new() } else { table::rows(edition, &figure.facts) };
        Ok(Self {
            figure,
            titles: [heading(20.0, 1.2)?, heading(24.0, 1.21)?],
            subtitle: set(&rich::plain(&figure.subtitle, edition), Face::Regular, text)?,
            sources: [source(false)?, source(true)?],
            keys: rich::keys(figure, edition)
                .map(|key| set(&rich::plain(key, edition), Face::Regular, SMALL))
                .collect::<Result<_>>()?,
            switches: document.switches(id).iter().map(switch).collect::<Result<_>>()?,
            table: rows.into_iter().map(row).collect::<Result<_>>()?,
        })
    }

    fn height(&self, rooms: &Rooms, width: u32) -> f64 {
        let id = self.figure.id.as_str();
        let wide = width >= WIDE;
        let (margin, around) = if wide { (24, 28.0) } else { (16, 22.0) };
        let place = width.saturating_sub(2 * margin);
        let inner = f64::from(place);
        // No line of a headline, of what it measures or of a key is longer.
        let line = inner.min(840.0);
        let [title, source] = [&self.titles, &self.sources].map(|[narrow, broad]| if wide { broad } else { narrow });
        let subtitle = 9.0 + self.subtitle.height(line);
        let body = if let Some(picture) = rooms.height(id, place) {
            let above = [16.0].into_iter().chain(std::iter::repeat(6.0));
            let keys: f64 = self.keys.iter().zip(above).map(|(key, above)| above + key.height(line)).sum();
            let gap = if wide { 22.0 } else { 18.0 };
            gap + picture + self.switches(inner, width) + keys
        } else {
            18.0 + (self.table(inner, wide) + FADE).min(TABLE)
        };
        let foot = 16.0 + 1.0 + 8.0 + source.height(inner) + 2.0 + 44.0;
        around + title.height(line) + subtitle + body + foot
    }

    /// The height of the switches with the room above them; buttons go on in another row where they do not fit, and so do
    /// switches.
    fn switches(&self, inner: f64, width: u32) -> f64 {
        if self.switches.is_empty() {
            return 0.0;
        }
        let padding = match width {
            WIDE.. => 32.0,
            PHONE.. => 28.0,
            _ => 16.0,
        };
        let switch = |words: &Vec<f64>| {
            let buttons = rows(words.iter().map(|width| (width + padding, BUTTON)), 0.0, inner - 2.0 * LINE);
            let width = buttons.iter().map(|(width, _)| *width).fold(0.0, f64::max) + 2.0 * LINE;
            (width, buttons.iter().map(|(_, height)| height).sum::<f64>() + 2.0 * LINE)
        };
        let rows = rows(self.switches.iter().map(switch), BESIDE, inner);
        ABOVE + rows.iter().map(|(_, height)| height).sum::<f64>() + BELOW * (rows.len() - 1) as f64
    }

    /// The height of the table. The browser fits its columns to their contents; their widths here are near to that.
    fn table(&self, inner: f64, wide: bool) -> f64 {
        let value = 25.0 + 0.208 * inner;
        let counts = inner - value - (95.0 + 0.048 * inner) - 44.0;
        let (head, counts, value) = if wide { (32.0, counts - 12.0, value - 12.0) } else { (0.0, inner, inner) };
        let rows = self.table.iter().map(|row| {
            let counts: f64 = row.counts.iter().map(|line| line.height(counts)).sum();
            let value = row.value.height(value);
            16.0 + if wide { counts.max(value).max(19.6) } else { counts + value + 19.6 + 2.0 }
        });
        head + rows.sum::<f64>()
    }
}

/// A width as browsers lay it out, in whole sixty-fourths of a pixel.
fn laid(width: f64) -> f64 {
    (width * 64.0).ceil() / 64.0
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
