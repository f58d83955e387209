//! Scenes on a canvas of the page: plotters-canvas with device pixels, smooth coordinates, dashes and plain text.

use super::paint;
use super::surface::{Surface, UNITS};
use crate::layout::text::{self, Face};
use crate::layout::{Palette, Within};
use crate::scene::{Anchor, Scene, Text};
use js_sys::Array;
use plotters_backend::{BackendColor, BackendCoord, BackendStyle, BackendTextStyle, DrawingBackend, DrawingErrorKind};
use plotters_canvas::CanvasBackend;
use wasm_bindgen::{JsCast as _, JsValue};
use web_sys::{CanvasRenderingContext2d, HtmlCanvasElement};

/// The longest side of a canvas in device pixels: larger ones stay blank without an error in some browsers.
pub const LONGEST_SIDE: f64 = 4_096.0;

/// Paints the scene on the canvas, which is resized to the scene at `pixel_ratio` device pixels a CSS pixel.
///
/// The ratio is lowered where a side would pass [`LONGEST_SIDE`]. A scene without an area leaves the canvas alone.
/// Fails when the canvas gives no 2D context or refuses a call.
pub fn draw(scene: &Scene, palette: &Palette, canvas: &HtmlCanvasElement, pixel_ratio: f64) -> Result<(), String> {
    let (width, height) = (scene.size.width, scene.size.height);
    if width < 1.0 || height < 1.0 {
        return Ok(());
    }
    let wanted = if pixel_ratio.is_finite() { pixel_ratio.within(0.25, 8.0) } else { 1.0 };
    let ratio = wanted.min(LONGEST_SIDE / width.max(height));
    canvas.set_width((width * ratio).round() as u32);
    canvas.set_height((height * ratio).round() as u32);
    let context = canvas
        .get_context("2d")
        .ok()
        .flatten()
        .and_then(|context| context.dyn_into::<CanvasRenderingContext2d>().ok())
        .ok_or("the canvas gives no 2D context")?;
    let scale = ratio / UNITS;
    context.set_transform(scale, 0.0, 0.0, scale, 0.0, 0.0).map_err(|error| said(&error))?;
    context.set_line_join("round");
    context.set_text_baseline("alphabetic");
    let inner = CanvasBackend::with_canvas_object(canvas.clone()).ok_or("the canvas gives no 2D context")?;
    let size = ((width * UNITS) as u32, (height * UNITS) as u32);
    paint(scene, palette, CanvasSurface { inner, context, size }).map_err(|error| error.to_string())
}

fn said(error: &JsValue) -> String {
    error.dyn_ref::<js_sys::Error>().map_or_else(|| "the canvas refused a call".to_owned(), |error| error.message().into())
}

/// What follows a size in a font.
const SANS: &str = "px \"Waymark Sans\",\"Fitted Sans\",\"Source Sans 3\",\"Noto Sans\",Arial,sans-serif";
const SERIF: &str = "px \"Waymark Serif\",\"Fitted Serif\",\"Fitted Roman\",Georgia,\"Noto Serif\",serif";
/// How much wider than its advances a text may come out; in another font that is wider than ours it is condensed, so that it does
/// not run into what stands beside it.
const SLACK: f64 = 1.01;

struct CanvasSurface {
    inner: CanvasBackend,
    context: CanvasRenderingContext2d,
    size: (u32, u32),
}

type Error = <CanvasBackend as DrawingBackend>::ErrorType;
type Done = Result<(), DrawingErrorKind<Error>>;

impl DrawingBackend for CanvasSurface {
    type ErrorType = Error;

    fn get_size(&self) -> (u32, u32) {
        self.size
    }

    fn ensure_prepared(&mut self) -> Done {
        self.inner.ensure_prepared()
    }

    fn present(&mut self) -> Done {
        self.inner.present()
    }

    fn draw_pixel(&mut self, point: BackendCoord, color: BackendColor) -> Done {
        self.inner.draw_pixel(point, color)
    }

    fn draw_rect<S: BackendStyle>(&mut self, low: BackendCoord, high: BackendCoord, style: &S, fill: bool) -> Done {
        self.inner.draw_rect(low, high, style, fill)
    }

    fn draw_path<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(&mut self, path: I, style: &S) -> Done {
        self.inner.draw_path(path, style)
    }

    fn fill_polygon<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(&mut self, path: I, style: &S) -> Done {
        self.inner.fill_polygon(path, style)
    }

    fn draw_circle<S: BackendStyle>(&mut self, centre: BackendCoord, radius: u32, style: &S, fill: bool) -> Done {
        self.inner.draw_circle(centre, radius, style, fill)
    }

    /// Never called by the painter, and never left to plotters, which would measure in the page's own elements.
    fn estimate_text_size<S: BackendTextStyle>(&self, _: &str, _: &S) -> Result<(u32, u32), DrawingErrorKind<Error>> {
        Ok((0, 0))
    }
}

impl Surface for CanvasSurface {
    fn set_dash(&mut self, dash: Option<(u32, u32)>) {
        let lengths = dash.map_or_else(Array::new, |(dash, gap)| Array::of2(&dash.into(), &gap.into()));
        // Refused only for lengths below zero or not finite, which whole numbers are not.
        let _: Result<(), JsValue> = self.context.set_line_dash(&lengths);
    }

    fn text(&mut self, text: &Text, at: BackendCoord, colour: BackendColor) -> Done {
        let (weight, family) = match text.face {
            Face::Regular => ("400 ", SANS),
            Face::Bold => ("600 ", SANS),
            Face::Display | Face::Hollow => ("500 ", SERIF),
        };
        // Put together without a search for a place in a text, which would bring 4 KiB into the module.
        let size = ((text.size * UNITS).round() as u32).to_string();
        self.context.set_font(&String::from_iter([weight, &size, family]));
        self.context.set_text_align(match text.anchor {
            Anchor::Start => "left",
            Anchor::Middle => "center",
            Anchor::End => "right",
        });
        let (red, green, blue) = colour.rgb;
        // A whole number of per cent: printing a fraction would bring all of that into the module.
        let alpha = (colour.alpha * 100.0).round() as u32;
        let style = format!("rgb({red} {green} {blue}/{alpha}%)");
        let (x, y) = (f64::from(at.0), f64::from(at.1));
        let most = text::width(&text.words, text.face, text.size) * UNITS * SLACK;
        // Drawing text can fail only for arguments that are not finite, which these are not.
        let _: Result<(), JsValue> = if text.face == Face::Hollow {
            self.set_dash(None);
            self.context.set_stroke_style_str(&style);
            self.context.set_line_width(UNITS);
            self.context.stroke_text_with_max_width(&text.words, x, y, most)
        } else {
            self.context.set_fill_style_str(&style);
            self.context.fill_text_with_max_width(&text.words, x, y, most)
        };
        Ok(())
    }
}
