//! A figure as a card for social media: 1200 by 630 pixels, readable at the size of a hand.

use std::fmt::Write;

use waymark::draw::svg::{self, Colours, Frame};
use waymark::edition::Figure;
use waymark::figure::{Document, Mark, Question};
use waymark::language::questions;
use waymark::layout::text::{self, Face};
use waymark::layout::{Ink, Palette, Point};
use waymark::marks::Along;
use waymark::panels::State;
use waymark::scene::{Anchor, Scene, Shape, Text};

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
const COLUMN: f64 = 440.0;
/// Widths that the picture is tried at.
const WIDTHS: [f64; 8] = [320.0, 400.0, 480.0, 560.0, 640.0, 760.0, 900.0, 1088.0];
/// A picture is never larger than this times its size.
const LARGEST: f64 = 2.4;
/// Smaller text cannot be read in a feed: the picture goes without it, and its title says what it shows.
const LEAST_TEXT: f64 = 28.0;
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
    let above = title_lines(&title, wide, 52.0);
    let beside = title_lines(&title, COLUMN, 44.0);
    let top = ROOM + above.len() as f64 * 60.0 + GAP;
    let left = ROOM + COLUMN + 48.0;
    let placed = [fit(document, figure, (ROOM, top, wide)), fit(document, figure, (left, ROOM, SIZE.0 - ROOM - left))];
    let side = match &placed {
        [Some(above), Some(beside)] => beside.scale > 1.08 * above.scale,
        _ => false,
    };
    let [above_it, beside_it] = placed;
    let placed = if side { beside_it } else { above_it };

    let (lines, size, leading, limit) = if side { (beside, 44.0, 51.0, COLUMN) } else { (above, 52.0, 60.0, wide) };
    let mut y = write(&mut card, lines, Face::Display, (size, leading), Ink::Text, ROOM);
    if placed.is_none() || side {
        y = write(
            &mut card,
            first_lines(&rich::plain(&figure.subtitle, edition), limit, LEAST_TEXT),
            Face::Regular,
            (LEAST_TEXT, 38.0),
            Ink::Quiet,
            y + 18.0,
        );
    }
    if placed.is_none() {
        let summary = document.summary(figure.id.as_str()).join(" ");
        write(&mut card, first_lines(&summary, limit, 28.0), Face::Regular, (28.0, 40.0), Ink::Text, y + 26.0);
    }
    let source = metadata::credit(edition, figure, &metadata::short_citation(&edition.head.source));
    foot(&mut card, &source);

    let mut head = head(&title, palette, hue(document, figure), fonts);
    let name = |fact: &str| pictures::name(document, fact);
    if let Some(Placed { scale, x, y, drawing }) = placed {
        let frame = Frame { colours: Colours::Fixed(palette), lengths: false, attributes: " overflow=\"visible\"", head: "" };
        // Writing to a string cannot fail.
        let _ = write!(
            head,
            "<g transform=\"translate({x:.2} {y:.2}) scale({scale:.4})\">{}</g>",
            svg::draw(&drawing, frame, &name)
        );
    }
    let attributes = standalone::root(document);
    svg::draw(&card, Frame { colours: Colours::Fixed(palette), lengths: false, attributes: &attributes, head: &head }, &name)
}

/// The story's own card: its title and the words under it.
pub(super) fn story(document: &Document, palette: &Palette) -> String {
    let edition = document.edition();
    let head_of = &edition.head;
    let mut card = Scene::new(SIZE.0, SIZE.1);
    let wide = SIZE.0 - 2.0 * ROOM;
    let y = write(&mut card, title_lines(&head_of.title, wide, 68.0), Face::Display, (68.0, 76.0), Ink::Text, ROOM);
    if let Some(standfirst) = &head_of.standfirst {
        let words = first_lines(&rich::plain(standfirst, edition), wide, 32.0);
        write(&mut card, words, Face::Regular, (32.0, 44.0), Ink::Quiet, y + 28.0);
    }
    foot(&mut card, &metadata::short_citation(&head_of.source));
    let head = head(&head_of.title, palette, Ink::Text, None);
    let attributes = standalone::root(document);
    svg::draw(&card, Frame { colours: Colours::Fixed(palette), lengths: false, attributes: &attributes, head: &head }, &|_| {
        String::new()
    })
}

/// Where the picture of a question stands on its card, and how much larger than it is laid out.
pub(super) struct Asked {
    /// The words around it.
    pub(super) words: Scene,
    /// What is given.
    pub(super) picture: waymark::figure::Picture,
    /// The upper left corner of the picture.
    pub(super) at: Point,
    /// The size of one of its pixels.
    pub(super) scale: f64,
}

/// How wide the picture of a question is laid out, and how much larger it is drawn at most: its smallest words can be read.
const ASKED: (f64, f64) = (228.0, 2.36);
/// The column of a question beside its picture, and the room down for both.
const QUESTION: f64 = 500.0;
const DOWN: f64 = 392.0;

/// A question with what is given, and never the answer.
pub(super) fn asked(document: &Document, figure: &Figure, question: &Question) -> Asked {
    let edition = document.edition();
    let mut card = Scene::new(SIZE.0, SIZE.1);
    let at = Point::new(ROOM, ROOM + 24.0);
    card.text(Text::new(questions::GUESS, at, Anchor::Start, Face::Bold, LEAST_TEXT, hue(document, figure)));
    let sizes = [54.0, 48.0, 42.0, 36.0, 30.0].map(|size| (size, text::wrap(&question.words, Face::Display, size, QUESTION)));
    let fits = |(size, lines): &&(f64, Vec<String>)| lines.len() as f64 * size * 1.16 <= DOWN;
    if let Some((size, lines)) = sizes.iter().find(fits).or(sizes.last()) {
        write(&mut card, lines.clone(), Face::Display, (*size, size * 1.16), Ink::Text, ROOM + 44.0);
    }
    foot(&mut card, &metadata::credit(edition, figure, &metadata::short_citation(&edition.head.source)));
    let mut picture = question.compact(ASKED.0);
    let scale = ASKED.1.min(DOWN / picture.given.size.height.max(1.0));
    picture.given.shapes.retain(|placed| !matches!(&placed.shape, Shape::Text(text) if text.size * scale < LEAST_TEXT));
    let x = SIZE.0 - ROOM - picture.given.size.width * scale;
    let y = ROOM + 44.0 + (DOWN - picture.given.size.height * scale) / 2.0;
    Asked { words: card, picture, at: Point::new(x, y), scale }
}

/// How large the sign is that stands where the reader's mark will be, in pixels of the picture.
const WAITING: f64 = 30.0;

/// Where it stands: on its middle.
fn waiting(mark: &Mark, question: &Question) -> Point {
    let part = question.range.start as f64 / (question.range.count.saturating_sub(1)).max(1) as f64;
    let along = mark.ends.0 + part * (mark.ends.1 - mark.ends.0);
    let (edge, thickness) = mark.across;
    let middle = match (mark.form, mark.along) {
        ("line", _) => Point::new(along, edge + thickness + WAITING * 0.7),
        (_, Along::Up) => Point::new(edge + thickness / 2.0, along),
        (_, Along::Right) => Point::new(along + WAITING * 0.7, edge + thickness / 2.0),
    };
    middle.moved(0.0, WAITING * 0.34)
}

/// The card of a question as an SVG file.
pub(super) fn question(document: &Document, figure: &Figure, question: &Question, palette: &Palette) -> String {
    let Asked { words, mut picture, at, scale } = asked(document, figure, question);
    picture.given.text(Text::new("?", waiting(&picture.mark, question), Anchor::Middle, Face::Display, WAITING, Ink::Text));
    let mut head = head(&question.words, palette, hue(document, figure), None);
    let frame = || Frame { colours: Colours::Fixed(palette), lengths: false, attributes: " overflow=\"visible\"", head: "" };
    let name = |_: &str| String::new();
    let given = svg::draw(&picture.given, frame(), &name);
    // Writing to a string cannot fail.
    let _ = write!(head, "<g transform=\"translate({:.2} {:.2}) scale({scale:.4})\">{given}</g>", at.x, at.y);
    let attributes = standalone::root(document);
    svg::draw(&words, Frame { colours: Colours::Fixed(palette), lengths: false, attributes: &attributes, head: &head }, &name)
}

/// What stands behind a card's words: its faces, the paper and a bar in its colour.
fn head(title: &str, palette: &Palette, hue: Ink, fonts: Option<&Fonts>) -> String {
    let faces = fonts.map(Fonts::all_rules).unwrap_or_default();
    format!(
        "<title>{}</title><style>{faces}text{{font-family:\"Waymark Sans\",sans-serif}}.b{{font-weight:600}}\
         .d{{font-family:\"Waymark Serif\",serif;font-weight:500}}</style>\
         <rect width=\"100%\" height=\"100%\" fill=\"#{:06x}\"/><rect width=\"12\" height=\"100%\" fill=\"#{:06x}\"/>",
        svg::escape(title),
        palette.colour(Ink::Paper),
        palette.colour(hue),
    )
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
    let (scale, mut drawing) = tried.max_by(|(one, _), (other, _)| one.total_cmp(other))?;
    drawing.shapes.retain(|placed| !matches!(&placed.shape, Shape::Text(text) if text.size * scale < LEAST_TEXT));
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
fn foot(card: &mut Scene, source: &str) {
    card.horizontal(ROOM, SIZE.0 - ROOM, FOOT, Ink::Rule);
    let words = text::elide(source, Face::Regular, LEAST_TEXT, SIZE.0 - 2.0 * ROOM - 190.0);
    let y = FOOT + 38.0;
    card.text(Text {
        at: Point::new(ROOM, y),
        anchor: Anchor::Start,
        face: Face::Regular,
        size: LEAST_TEXT,
        ink: Ink::Quiet,
        words,
    });
    let mark = "¶ Waymark".to_owned();
    let at = Point::new(SIZE.0 - ROOM, y);
    card.text(Text { at, anchor: Anchor::End, face: Face::Display, size: LEAST_TEXT, ink: Ink::Text, words: mark });
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::job::Job;
    use crate::project::Project;
    use anyhow::{Context, Result};
    use std::fs;

    fn number(text: &str) -> f64 {
        text.split(['"', ')']).next().and_then(|digits| digits.parse().ok()).unwrap_or(0.0)
    }

    /// The sizes of the texts of a part of an SVG file that is seen at a scale.
    fn sizes(svg: &str, scale: f64) -> Vec<f64> {
        svg.split("font-size=\"").skip(1).map(|rest| scale * number(rest)).collect()
    }

    #[test]
    fn no_text_of_a_card_is_too_small_to_be_read_in_a_feed() -> Result<()> {
        let project = Project::find()?;
        let job = Job::of(&project, &fs::read_to_string(project.file("tests/fixtures/gallery/bars.json"))?)?;
        let figures = &job.document.edition().figures;
        let cards = figures.iter().map(|figure| svg(&job.document, figure, &Palette::LIGHT, None));
        for card in cards {
            let (before, picture) = card.split_once("<g transform=").context("no picture")?;
            let (picture, after) = picture.split_once("</svg></g>").context("no end of the picture")?;
            let scale = number(picture.split_once("scale(").context("no scale")?.1);
            let sizes = [sizes(before, 1.0), sizes(picture, scale), sizes(after, 1.0)].concat();
            assert!(sizes.len() > 2, "a card has its title and its source: {sizes:?}");
            assert!(sizes.iter().all(|size| *size >= LEAST_TEXT - 0.01), "{sizes:?}");
        }
        let own = sizes(&story(&job.document, &Palette::LIGHT), 1.0);
        assert!(own.len() > 2 && own.iter().all(|size| *size >= LEAST_TEXT), "{own:?}");
        Ok(())
    }

    #[test]
    fn the_card_of_a_question_can_be_read_and_never_tells() -> Result<()> {
        let project = Project::find()?;
        let job = Job::of(&project, &fs::read_to_string(project.file("www/editions/belt-and-road.json"))?)?;
        let mut count = 0;
        for figure in &job.document.edition().figures {
            let Some(question) = job.document.question(figure.id.as_str()) else { continue };
            let card = super::question(&job.document, figure, question, &Palette::LIGHT);
            let (before, picture) = card.split_once("<g transform=").context("no picture")?;
            let (picture, after) = picture.split_once("</svg></g>").context("no end of the picture")?;
            let scale = number(picture.split_once("scale(").context("no scale")?.1);
            let sizes = [sizes(before, 1.0), sizes(picture, scale), sizes(after, 1.0)].concat();
            assert!(sizes.iter().all(|size| *size >= LEAST_TEXT - 0.01), "{sizes:?}");
            assert!(!card.contains(&format!(">{}<", question.asked.words.bare_short)), "{card}");
            assert!(!card.contains(&format!("data-fact=\"{}\"", question.asked.id)));
            count += 1;
        }
        assert!(count > 0);
        Ok(())
    }
}
