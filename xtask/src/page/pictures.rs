//! The still pictures of a figure, drawn natively by the code that draws the canvas.

use minijinja::Value;
use serde::Serialize;
use waymark::draw::svg::{self, Colours, Frame};
use waymark::edition::wording;
use waymark::figure::Document;
use waymark::panels::{State, Switch};

/// Widths that stills are drawn at, in CSS pixels: phones, halves of a pair, embeds, tablets, the wide page. Each is shown from
/// its width up to the next one.
const WIDTHS: [u32; 8] = [280, 320, 350, 420, 500, 600, 720, 960];

/// What a page shows of a figure besides its words.
pub(super) struct Drawing {
    /// Whether there is a picture: a figure of tables alone has none.
    pub(super) drawn: bool,
    /// What a person would say of it.
    pub(super) summary: Vec<String>,
    /// What a reader may switch.
    pub(super) switches: Vec<Switch>,
    /// The stills, from the narrowest to the widest.
    pub(super) pictures: Vec<Picture>,
}

/// A still for a range of widths.
#[derive(Clone, Serialize)]
pub(super) struct Picture {
    from: u32,
    to: Option<u32>,
    width: u32,
    height: f64,
    svg: Value,
}

/// Draws a figure at every width.
pub(super) fn draw(document: &Document, figure: &str) -> Drawing {
    let drawn = document.is_drawn(figure);
    let widths = WIDTHS.into_iter().filter(|_| drawn);
    Drawing {
        drawn,
        summary: document.summary(figure),
        switches: document.switches(figure),
        pictures: widths.filter_map(|width| picture(document, figure, width)).collect(),
    }
}

fn picture(document: &Document, figure: &str, width: u32) -> Option<Picture> {
    let scene = document.layout(figure, f64::from(width), &State::default())?;
    let attributes = format!(" class=\"still still-{width}\" aria-hidden=\"true\" focusable=\"false\"");
    let frame = Frame { colours: Colours::Properties, attributes: &attributes, head: "" };
    let to = WIDTHS.into_iter().find(|next| *next > width).map(|next| next - 1);
    let svg = svg::draw(&scene, frame, &|fact| name(document, fact));
    Some(Picture { from: width, to, width, height: scene.size.height, svg: Value::from_safe_string(svg) })
}

/// The name of a fact's mark.
pub(super) fn name(document: &Document, fact: &str) -> String {
    let edition = document.edition();
    edition.fact(fact).map(|fact| wording::name(edition, fact)).unwrap_or_default()
}

/// `stills.css`: shows the one still that fits.
pub(super) fn css() -> String {
    let mut css = String::from("/* Made by the build from the widths that stills are drawn at. */\n.still { display: none }\n");
    for (place, width) in WIDTHS.into_iter().enumerate() {
        let from = if place == 0 { String::new() } else { format!("(min-width: {width}px)") };
        let to = WIDTHS.get(place + 1).map(|next| format!("(max-width: {}.98px)", next - 1)).unwrap_or_default();
        let both = if from.is_empty() || to.is_empty() { "" } else { " and " };
        css.extend(["@container plot ", &from, both, &to, " { .still-", &width.to_string(), " { display: block } }\n"]);
    }
    css
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_width_shows_exactly_one_still() {
        let css = css();
        assert!(css.contains("@container plot (max-width: 319.98px) { .still-280 { display: block } }"));
        assert!(css.contains("@container plot (min-width: 320px) and (max-width: 349.98px) { .still-320 { display: block } }"));
        assert!(css.contains("@container plot (min-width: 960px) { .still-960 { display: block } }"));
    }
}
