//! A figure as a card for social media: 1200 by 630 pixels, readable at the size of a hand.

use std::fmt::Write;

use waymark::draw::svg::{self, Colours, Frame};
use waymark::edition::Figure;
use waymark::figure::Document;
use waymark::layout::text::{self, Face};
use waymark::layout::{Ink, Palette, Point};
use waymark::panels::State;
use waymark::scene::{Anchor, Scene, Text};

use super::fonts::Fonts;
use super::{metadata, pictures, rich, standalone};

/// The size that social media ask for.
pub(super) const SIZE: (f64, f64) = (1200.0, 630.0);

const ROOM: f64 = 56.0;
/// Where the line above the source is.
const FOOT: f64 = SIZE.1 - 74.0;
/// Between the title and the picture.
const GAP: f64 = 28.0;
/// The title's width where it stands beside the picture.
const COLUMN: f64 = 400.0;
/// Widths that the picture is tried at.
const WIDTHS: [f64; 8] = [320.0, 400.0, 480.0, 560.0, 640.0, 760.0, 900.0, 1088.0];
/// A picture is never larger than this times its size.
const LARGEST: f64 = 1.7;
/// How many lines the subtitle and the words of a figure without a picture take.
const LINES: usize = 4;

/// Where the picture goes: its scale, its place and what it shows.
struct Placed {
    scale: f64,
    x: f64,
    y: f64,
    drawing: Scene,
}

/// The card as an SVG file that is drawn by a program with our fonts, or that brings them.
pub(super) fn svg(document: &Document, figure: &Figure, palette: &Palette, fonts: Option<&Fonts>) -> String {
    let edition = document.edition();
    let title = rich::plain(&figure.title, edition);
    let mut card = Scene::new(SIZE.0, SIZE.1);
    let wide = SIZE.0 - 2.0 * ROOM;
    let above = title_lines(&title, wide, 42.0);
    let beside = title_lines(&title, COLUMN, 38.0);
    let top = ROOM + above.len() as f64 * 49.0 + GAP;
    let left = ROOM + COLUMN + 48.0;
    let placed = [fit(document, figure, (ROOM, top, wide)), fit(document, figure, (left, ROOM, SIZE.0 - ROOM - left))];
    let side = match &placed {
        [Some(above), Some(beside)] => beside.scale > 1.08 * above.scale,
        _ => false,
    };
    let [above_it, beside_it] = placed;
    let placed = if side { beside_it } else { above_it };

    let (lines, size, leading, limit) = if side { (beside, 38.0, 45.0, COLUMN) } else { (above, 42.0, 49.0, wide) };
    let mut y = write(&mut card, lines, Face::Display, (size, leading), Ink::Text, ROOM);
    if placed.is_none() || side {
        y = write(
            &mut card,
            first_lines(&rich::plain(&figure.subtitle, edition), limit, 22.0),
            Face::Regular,
            (22.0, 31.0),
            Ink::Quiet,
            y + 18.0,
        );
    }
    if placed.is_none() {
        let summary = document.summary(figure.id.as_str()).join(" ");
        write(&mut card, first_lines(&summary, limit, 28.0), Face::Regular, (28.0, 40.0), Ink::Text, y + 26.0);
    }
    foot(&mut card, document, figure);

    let faces = fonts.map(Fonts::all_rules).unwrap_or_default();
    let mut head = format!(
        "<title>{}</title><style>{faces}text{{font-family:\"Waymark Sans\",sans-serif}}.b{{font-weight:600}}\
         .d{{font-family:\"Waymark Serif\",serif;font-weight:500}}</style>\
         <rect width=\"100%\" height=\"100%\" fill=\"#{:06x}\"/><rect width=\"12\" height=\"100%\" fill=\"#{:06x}\"/>",
        svg::escape(&title),
        palette.colour(Ink::Paper),
        palette.colour(hue(document, figure)),
    );
    let name = |fact: &str| pictures::name(document, fact);
    if let Some(Placed { scale, x, y, drawing }) = placed {
        let frame = Frame { colours: Colours::Fixed(palette), attributes: " overflow=\"visible\"", head: "" };
        // Writing to a string cannot fail.
        let _ = write!(
            head,
            "<g transform=\"translate({x:.2} {y:.2}) scale({scale:.4})\">{}</g>",
            svg::draw(&drawing, frame, &name)
        );
    }
    let attributes = standalone::root(document);
    svg::draw(&card, Frame { colours: Colours::Fixed(palette), attributes: &attributes, head: &head }, &name)
}

/// The colour of the figure's link.
fn hue(document: &Document, figure: &Figure) -> Ink {
    document.edition().topic_index(figure.link.as_str()).map_or(Ink::Text, Ink::Topic)
}

fn title_lines(title: &str, limit: f64, size: f64) -> Vec<String> {
    let most = if limit > COLUMN { 3 } else { 9 };
    text::balance(title, Face::Display, size, limit, most).unwrap_or_else(|| text::wrap(title, Face::Display, size, limit))
}

/// A text in as many lines as there is room for; one that is longer ends in dots.
fn first_lines(words: &str, limit: f64, size: f64) -> Vec<String> {
    let mut lines = text::wrap(words, Face::Regular, size, limit);
    if lines.len() > LINES {
        let rest = lines.split_off(LINES - 1).join(" ");
        lines.push(text::elide(&rest, Face::Regular, size, limit));
    }
    lines
}

/// The picture at the width at which it can be largest in a box.
fn fit(document: &Document, figure: &Figure, (x, y, width): (f64, f64, f64)) -> Option<Placed> {
    let id = figure.id.as_str();
    if !document.is_drawn(id) {
        return None;
    }
    let height = FOOT - GAP - y;
    let tried = WIDTHS.into_iter().filter_map(|wide| {
        let drawing = document.layout(id, wide, &State::default())?;
        let scale = (width / drawing.size.width).min(height / drawing.size.height).min(LARGEST);
        Some((scale, drawing))
    });
    let (scale, drawing) = tried.max_by(|(one, _), (other, _)| one.total_cmp(other))?;
    let x = x + (width - drawing.size.width * scale) / 2.0;
    let y = y + (height - drawing.size.height * scale) / 2.0;
    Some(Placed { scale, x, y, drawing })
}

/// Sets lines from `y` on. Returns where they end.
fn write(card: &mut Scene, lines: Vec<String>, face: Face, (size, leading): (f64, f64), ink: Ink, y: f64) -> f64 {
    let end = y + leading * lines.len() as f64;
    for (place, words) in lines.into_iter().enumerate() {
        let at = Point::new(ROOM, y + leading * (place as f64 + 0.5) + size * 0.35);
        card.text(Text { at, anchor: Anchor::Start, face, size, ink, words });
    }
    end
}

/// The source and the paragraphs, and whose card it is.
fn foot(card: &mut Scene, document: &Document, figure: &Figure) {
    let edition = document.edition();
    let source = metadata::credit(edition, figure, &metadata::short_citation(&edition.head.source));
    card.horizontal(ROOM, SIZE.0 - ROOM, FOOT, Ink::Rule);
    let words = text::elide(&source, Face::Regular, 20.0, SIZE.0 - 2.0 * ROOM - 190.0);
    let y = FOOT + 38.0;
    card.text(Text { at: Point::new(ROOM, y), anchor: Anchor::Start, face: Face::Regular, size: 20.0, ink: Ink::Quiet, words });
    let mark = "¶ Waymark".to_owned();
    let at = Point::new(SIZE.0 - ROOM, y);
    card.text(Text { at, anchor: Anchor::End, face: Face::Display, size: 26.0, ink: Ink::Text, words: mark });
}
