//! A figure as a picture that stands alone: with its words, its source, its colours and its fonts.

use waymark::draw::svg::{self, Colours, Frame};
use waymark::edition::Figure;
use waymark::figure::Document;
use waymark::layout::text::{self, Face};
use waymark::layout::{Ink, Palette, Point};
use waymark::lens::Lens;
use waymark::scene::{Anchor, Scene, Text};

use super::fonts::Fonts;
use super::lens::Taken;
use super::{facts_table, metadata, pictures, rich};

/// Width of the whole picture, and of the room around the figure in it, in CSS pixels.
const WIDTH: f64 = 1040.0;
const ROOM: f64 = 40.0;

/// Lines of text: face, size, line height and colour.
struct Style(Face, f64, f64, Ink);

const TITLE: Style = Style(Face::Display, 27.0, 33.0, Ink::Text);
const SUBTITLE: Style = Style(Face::Regular, 15.0, 22.0, Ink::Quiet);
const NOTE: Style = Style(Face::Regular, 13.0, 19.0, Ink::Quiet);

/// Lays the figure out, as it is seen through a lens, between its title and its source, which says so.
pub(super) fn scene(document: &Document, figure: &Figure, lens: Option<Lens>) -> Scene {
    let edition = document.edition();
    let inner = WIDTH - 2.0 * ROOM;
    let id = figure.id.as_str();
    let drawing = if document.is_drawn(id) {
        document.layout(id, inner, &super::lens::state(lens)).unwrap_or_default()
    } else {
        let mut table = facts_table::scene(edition, figure, inner);
        if let Some(lens) = lens {
            lens.look(&mut table, document.facts(id));
        }
        table
    };

    let mut whole = Scene::new(WIDTH, 0.0);
    let mut y = lines(&mut whole, &rich::plain(&figure.title, edition), &TITLE, ROOM);
    y = lines(&mut whole, &rich::plain(&figure.subtitle, edition), &SUBTITLE, y + 6.0) + 26.0;
    let below = y + drawing.size.height + 22.0;
    whole.place(drawing, ROOM, y);
    y = below;
    for key in rich::keys(figure, edition) {
        y = lines(&mut whole, &rich::plain(key, edition), &NOTE, y) + 8.0;
    }
    whole.horizontal(ROOM, WIDTH - ROOM, y, Ink::Rule);
    let source = metadata::credit(edition, figure, &metadata::citation(&edition.head.source));
    y = lines(&mut whole, &source, &NOTE, y + 8.0);
    if let Some(lens) = lens {
        y = lines(&mut whole, &Taken::new(edition, figure, lens).line(), &NOTE, y);
    }
    whole.size.height = (y + ROOM - 12.0).ceil();
    whole
}

/// Sets a text in lines from `y` on. Returns where it ends.
fn lines(scene: &mut Scene, words: &str, Style(face, size, height, ink): &Style, y: f64) -> f64 {
    let limit = WIDTH - 2.0 * ROOM;
    let lines = text::balance(words, *face, *size, limit, 3).unwrap_or_else(|| text::wrap(words, *face, *size, limit));
    let end = y + height * lines.len() as f64;
    for (place, words) in lines.into_iter().enumerate() {
        let at = Point::new(ROOM, y + height * (place as f64 + 0.5) + size * 0.35);
        scene.text(Text { at, anchor: Anchor::Start, face: *face, size: *size, ink: *ink, words });
    }
    end
}

/// The attributes of a file's root. Pictures are laid out from left to right, whichever way the words around them run.
pub(super) fn root(document: &Document) -> String {
    format!(" role=\"img\" lang=\"{}\" direction=\"ltr\"", svg::escape(&document.edition().head.lang.0))
}

/// The scene as an SVG file. `fonts` are put into it; without them it is to be drawn by a program that has them.
pub(super) fn svg(document: &Document, figure: &Figure, scene: &Scene, palette: &Palette, fonts: Option<&Fonts>) -> String {
    let title = svg::escape(&rich::plain(&figure.title, document.edition()));
    let summary = svg::escape(&document.summary(figure.id.as_str()).join(" "));
    let faces = fonts.map(|fonts| fonts.rules(scene)).unwrap_or_default();
    // In a language that runs from right to left, words and numbers of a label stand in its order.
    let order = if document.edition().head.lang.direction() == "rtl" { ";unicode-bidi:plaintext" } else { "" };
    let head = format!(
        "<title>{title}</title><desc>{summary}</desc><style>{faces}\
         text{{font-family:\"Waymark Sans\",sans-serif{order}}}.b{{font-weight:600}}\
         .d{{font-family:\"Waymark Serif\",serif;font-weight:500}}</style>\
         <rect width=\"100%\" height=\"100%\" fill=\"#{:06x}\"/>",
        palette.colour(Ink::Paper)
    );
    let attributes = root(document);
    let frame = Frame { colours: Colours::Fixed(palette), lengths: true, attributes: &attributes, head: &head };
    svg::draw(scene, frame, &|fact| pictures::name(document, fact))
}
