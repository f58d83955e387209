//! Pictures as SVG text, from the same painter as the canvas.
//!
//! plotters-svg divides font sizes by 1.24, writes no groups and knows no custom properties, so this is a backend of
//! our own.

use super::paint;
use super::surface::{Surface, UNITS};
use crate::layout::text::{self, Face};
use crate::layout::{Ink, Palette};
use crate::scene::{Anchor, Scene, Text};
use plotters_backend::{BackendColor, BackendCoord, BackendStyle, DrawingBackend, DrawingErrorKind};
use std::convert::Infallible;
use std::fmt::Write as _;

/// How colours are written.
#[derive(Debug, Clone, Copy)]
pub enum Colours<'a> {
    /// As CSS custom properties, so that a page's theme decides.
    Properties,
    /// As they are, for a picture that stands alone.
    Fixed(&'a Palette),
}

/// What goes around the shapes.
#[derive(Debug, Clone, Copy)]
pub struct Frame<'a> {
    /// How colours are written.
    pub colours: Colours<'a>,
    /// Whether each text says how long it is: a program that has not its face then keeps it in its room.
    pub lengths: bool,
    /// Attributes of the `svg` element besides its size, as they stand in the text: ` class="still"`.
    pub attributes: &'a str,
    /// Text put before the shapes as it is: a title, a style, a background.
    pub head: &'a str,
}

/// The scene as an `svg` element. `name` gives each mark its title, which a browser shows on hover without script.
#[must_use]
pub fn draw(scene: &Scene, frame: Frame<'_>, name: &dyn Fn(&str) -> String) -> String {
    let (width, height) = (decimal(scene.size.width * UNITS), decimal(scene.size.height * UNITS));
    let properties = matches!(frame.colours, Colours::Properties);
    let mut out = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width} {height}\" width=\"{width}\" height=\"{height}\"{}>{}",
        frame.attributes, frame.head
    );
    let keys = keys();
    let palette = match frame.colours {
        Colours::Properties => &keys,
        Colours::Fixed(palette) => palette,
    };
    let size = (units(scene.size.width), units(scene.size.height));
    let surface = SvgSurface { out: &mut out, scene, size, properties, lengths: frame.lengths, name, dash: None, open: false };
    // Writing to a string cannot fail.
    let _: Result<(), _> = paint(scene, palette, surface);
    out.push_str("</svg>");
    out
}

/// A palette whose colours stand for the inks themselves: each is its place in [`Ink::ALL`].
pub(super) fn keys() -> Palette {
    let places: Vec<u32> = (0..).take(Ink::ALL.len()).collect();
    Palette::LIGHT.with(&places)
}

struct SvgSurface<'a> {
    out: &'a mut String,
    scene: &'a Scene,
    size: (u32, u32),
    properties: bool,
    lengths: bool,
    name: &'a dyn Fn(&str) -> String,
    dash: Option<(u32, u32)>,
    open: bool,
}

type Done = Result<(), DrawingErrorKind<Infallible>>;

impl SvgSurface<'_> {
    fn colour(&self, colour: BackendColor) -> String {
        if self.properties { property(colour) } else { hexadecimal(colour) }
    }

    fn write(&mut self, text: &str) {
        self.out.push_str(text);
    }

    fn fill(&self, style: &impl BackendStyle) -> String {
        let colour = style.color();
        format!(" fill=\"{}\"{}", self.colour(colour), opacity("fill", colour))
    }

    fn stroke(&self, style: &impl BackendStyle) -> String {
        let (dash, width) = (dashes(self.dash), pixels(style.stroke_width() as i32));
        let (colour, alpha) = (self.colour(style.color()), opacity("stroke", style.color()));
        format!(" fill=\"none\" stroke=\"{colour}\" stroke-width=\"{width}\"{alpha}{dash}")
    }
}

impl DrawingBackend for SvgSurface<'_> {
    type ErrorType = Infallible;

    fn get_size(&self) -> (u32, u32) {
        self.size
    }

    fn ensure_prepared(&mut self) -> Done {
        Ok(())
    }

    fn present(&mut self) -> Done {
        Ok(())
    }

    fn draw_pixel(&mut self, point: BackendCoord, color: BackendColor) -> Done {
        let fill = self.colour(color);
        self.write(&format!("<path d=\"M{} {}h.125v.125h-.125z\" fill=\"{fill}\"/>", pixels(point.0), pixels(point.1)));
        Ok(())
    }

    fn draw_rect<S: BackendStyle>(&mut self, low: BackendCoord, high: BackendCoord, style: &S, _: bool) -> Done {
        let (x, y, width, height) = (pixels(low.0), pixels(low.1), pixels(high.0 - low.0), pixels(high.1 - low.1));
        let fill = self.fill(style);
        self.write(&format!("<rect x=\"{x}\" y=\"{y}\" width=\"{width}\" height=\"{height}\"{fill}/>"));
        Ok(())
    }

    fn draw_path<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(&mut self, path: I, style: &S) -> Done {
        let stroke = self.stroke(style);
        let data = path_data(path);
        self.write(&format!("<path d=\"{data}\"{stroke} stroke-linejoin=\"round\"/>"));
        Ok(())
    }

    fn fill_polygon<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(&mut self, path: I, style: &S) -> Done {
        let fill = self.fill(style);
        let data = path_data(path);
        self.write(&format!("<path d=\"{data}z\"{fill}/>"));
        Ok(())
    }

    fn draw_circle<S: BackendStyle>(&mut self, centre: BackendCoord, radius: u32, style: &S, fill: bool) -> Done {
        let paint = if fill { self.fill(style) } else { self.stroke(style) };
        let (x, y, radius) = (pixels(centre.0), pixels(centre.1), pixels(radius as i32));
        self.write(&format!("<circle cx=\"{x}\" cy=\"{y}\" r=\"{radius}\"{paint}/>"));
        Ok(())
    }
}

impl Surface for SvgSurface<'_> {
    fn set_dash(&mut self, dash: Option<(u32, u32)>) {
        self.dash = dash;
    }

    fn text(&mut self, text: &Text, at: BackendCoord, colour: BackendColor) -> Done {
        let class = match text.face {
            Face::Regular => "r",
            Face::Bold => "b",
            Face::Display | Face::Hollow => "d",
        };
        let anchor = anchor(text.anchor);
        let (x, y, size) = (pixels(at.0), pixels(at.1), decimal(text.size * UNITS));
        let (colour, alpha) = (self.colour(colour), opacity("fill", colour));
        let paint = if text.face == Face::Hollow {
            format!(" fill=\"none\" stroke=\"{colour}\"")
        } else {
            format!(" fill=\"{colour}\"{alpha}")
        };
        let length = if self.lengths {
            let width = decimal(text::width(&text.words, text.face, text.size) * UNITS);
            format!(" textLength=\"{width}\" lengthAdjust=\"spacingAndGlyphs\"")
        } else {
            String::new()
        };
        let words = escape(&text.words);
        self.write(&format!(
            "<text class=\"{class}\" x=\"{x}\" y=\"{y}\" font-size=\"{size}\"{anchor}{length}{paint}>{words}</text>"
        ));
        Ok(())
    }

    fn set_mark(&mut self, mark: Option<usize>) {
        if std::mem::take(&mut self.open) {
            self.write("</g>");
        }
        if let Some(target) = mark.and_then(|index| self.scene.targets.get(index)) {
            let (fact, title) = (escape(&target.fact), escape(&(self.name)(&target.fact)));
            self.write(&format!("<g class=\"mark\" data-fact=\"{fact}\"><title>{title}</title>"));
            self.open = true;
        }
    }
}

/// The first point, then the steps from point to point: little more than half as long as the points themselves, and as
/// exact, since eighths of a pixel add up without rounding.
pub(super) fn path_data(path: impl IntoIterator<Item = BackendCoord>) -> String {
    let mut data = String::new();
    let mut before = (0, 0);
    for (place, (x, y)) in path.into_iter().enumerate() {
        let (dx, dy) = (x - before.0, y - before.1);
        let gap = |step: i32| if step < 0 { "" } else { " " };
        let start = match place {
            0 => "M",
            1 => "l",
            _ => gap(dx),
        };
        // Writing to a string cannot fail.
        let _: std::fmt::Result = write!(data, "{start}{}{}{}", short(dx), gap(dy), short(dy));
        before = (x, y);
    }
    data
}

/// As [`pixels`], without the zero before the point.
pub(super) fn short(units: i32) -> String {
    let text = pixels(units);
    match text.strip_prefix("0.") {
        Some(rest) => format!(".{rest}"),
        None => text.replacen("-0.", "-.", 1),
    }
}

/// The ink that a colour stands for, where colours are the places of inks ([`keys`]).
pub(super) fn ink(colour: BackendColor) -> Option<Ink> {
    Ink::ALL.get(value(colour) as usize).copied()
}

fn value(colour: BackendColor) -> u32 {
    let (red, green, blue) = colour.rgb;
    u32::from_be_bytes([0, red, green, blue])
}

fn hexadecimal(colour: BackendColor) -> String {
    format!("#{:06x}", value(colour))
}

/// A colour as the CSS custom property of its ink.
pub(super) fn property(colour: BackendColor) -> String {
    ink(colour).map_or_else(|| hexadecimal(colour), |ink| format!("var({})", ink.property()))
}

/// The attribute of a dashed line: dash and gap, in backend units.
pub(super) fn dashes(dash: Option<(u32, u32)>) -> String {
    let attribute = |(dash, gap)| format!(" stroke-dasharray=\"{} {}\"", pixels(dash as i32), pixels(gap as i32));
    dash.map(attribute).unwrap_or_default()
}

/// The attribute of a text that does not begin at its point.
pub(super) fn anchor(anchor: Anchor) -> &'static str {
    match anchor {
        Anchor::Start => "",
        Anchor::Middle => " text-anchor=\"middle\"",
        Anchor::End => " text-anchor=\"end\"",
    }
}

/// The attribute of a colour that is not full.
pub(super) fn opacity(of: &str, colour: BackendColor) -> String {
    if colour.alpha < 1.0 { format!(" {of}-opacity=\"{}\"", colour.alpha) } else { String::new() }
}

fn units(pixels: f64) -> u32 {
    (pixels * UNITS).round() as u32
}

/// Backend units as pixels, with no digit that is not needed.
pub(super) fn pixels(units: i32) -> String {
    decimal(f64::from(units))
}

pub(super) fn decimal(units: f64) -> String {
    format!("{}", (units / UNITS * 1_000.0).round() / 1_000.0)
}

/// Text that may stand in an element or an attribute.
#[must_use]
pub fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}
