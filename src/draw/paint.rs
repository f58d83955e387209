//! Paints a scene on a surface. The one place that rounds pixels, and that knows plotters' ways:
//!
//! - Coordinates are whole numbers: all is scaled by [`UNITS`] and rounded here, once.
//! - Nothing clears a canvas: the surface itself starts clean.
//! - Hairlines are filled rectangles, since stroked paths blur on odd pixels.
//! - plotters never measures text and is never handed a range, a mesh or a legend.

use super::surface::{Surface, UNITS};
use crate::layout::{Ink, Palette, Point};
use crate::scene::{Fill, Scene, Shape, Stroke};
use plotters::drawing::{DrawingAreaErrorKind, IntoDrawingArea};
use plotters::element::{Drawable, PointCollection};
use plotters::style::{RGBColor, ShapeStyle};
use plotters_backend::{BackendColor, BackendCoord, DrawingErrorKind};
use std::slice::Iter;

/// What painting can fail with: the surface's own error.
pub type PaintError<S> = DrawingAreaErrorKind<<S as plotters_backend::DrawingBackend>::ErrorType>;

/// Paints every shape of the scene, from the back to the front.
pub fn paint<S: Surface>(scene: &Scene, palette: &Palette, surface: S) -> Result<(), PaintError<S>> {
    let area = surface.into_drawing_area();
    let mut current = None;
    for placed in &scene.shapes {
        let turn = if placed.mark == current { Turn::Same } else { Turn::To(placed.mark) };
        current = placed.mark;
        area.draw(&Element { points: points(&placed.shape), shape: &placed.shape, opacity: placed.opacity, palette, turn })?;
    }
    if current.is_some() {
        area.draw(&Element {
            points: Vec::new(),
            shape: &Shape::Line(Vec::new(), Stroke::MISSING),
            opacity: 1.0,
            palette,
            turn: Turn::To(None),
        })?;
    }
    area.present()
}

/// Whether a shape begins a mark.
#[derive(Clone, Copy)]
enum Turn {
    /// It goes on with what the shape before it belongs to.
    Same,
    /// It begins the mark with this index, or furniture.
    To(Option<usize>),
}

/// A shape on its way through plotters.
struct Element<'a> {
    shape: &'a Shape,
    points: Vec<BackendCoord>,
    opacity: f64,
    palette: &'a Palette,
    /// Whether another mark begins here.
    turn: Turn,
}

impl<'a> PointCollection<'a, BackendCoord> for &'a Element<'_> {
    type Point = &'a BackendCoord;
    type IntoIter = Iter<'a, BackendCoord>;

    fn point_iter(self) -> Iter<'a, BackendCoord> {
        self.points.iter()
    }
}

impl<S: Surface> Drawable<S> for Element<'_> {
    fn draw<I: Iterator<Item = BackendCoord>>(
        &self,
        mut points: I,
        surface: &mut S,
        _: (u32, u32),
    ) -> Result<(), DrawingErrorKind<S::ErrorType>> {
        if let Turn::To(mark) = self.turn {
            surface.set_mark(mark);
        }
        match self.shape {
            Shape::Rect(_, fill) => match (points.next(), points.next()) {
                (Some(low), Some(high)) => surface.draw_rect(low, high, &self.fill(*fill), true),
                _ => Ok(()),
            },
            Shape::Line(..) if self.points.is_empty() => Ok(()),
            Shape::Line(_, stroke) if self.palette.is_plain() && *stroke == Stroke::GRATICULE => Ok(()),
            Shape::Line(_, stroke) => {
                surface.set_dash(stroke.dash.map(|(dash, gap)| (length(dash), length(gap))));
                surface.draw_path(points, &self.stroke(*stroke))
            }
            // Land in the colour of the page is told by its coasts.
            Shape::Polygon(_, fill) if fill.ink == Ink::Land && self.palette.is_plain() => {
                surface.set_dash(None);
                let first = self.points.first().copied();
                surface.draw_path(points.chain(first), &self.stroke(Stroke::COAST))
            }
            Shape::Polygon(_, fill) => surface.fill_polygon(points, &self.fill(*fill)),
            Shape::Circle { radius, fill, stroke, .. } => {
                let Some(centre) = points.next() else { return Ok(()) };
                if let Some(fill) = fill {
                    surface.draw_circle(centre, length(*radius), &self.fill(*fill), true)?;
                }
                if let Some(stroke) = stroke {
                    surface.set_dash(stroke.dash.map(|(dash, gap)| (length(dash), length(gap))));
                    surface.draw_circle(centre, length(*radius), &self.stroke(*stroke), false)?;
                }
                Ok(())
            }
            Shape::Text(text) => match points.next() {
                Some(at) => surface.text(text, at, colour(self.palette, text.ink, self.opacity)),
                None => Ok(()),
            },
        }
    }
}

impl Element<'_> {
    fn fill(&self, fill: Fill) -> ShapeStyle {
        // With the reader's own few colours a tint would be a colour of ours; the lines around it tell the same.
        let alpha = if self.palette.is_plain() && fill.alpha < 1.0 { 0.0 } else { fill.alpha };
        style(self.palette, fill.ink, alpha * self.opacity, 0)
    }

    fn stroke(&self, stroke: Stroke) -> ShapeStyle {
        style(self.palette, stroke.ink, self.opacity, length(stroke.width))
    }
}

fn points(shape: &Shape) -> Vec<BackendCoord> {
    match shape {
        Shape::Rect(rect, _) => {
            vec![coordinate(Point::new(rect.x, rect.y)), coordinate(Point::new(rect.right(), rect.bottom()))]
        }
        Shape::Line(points, _) | Shape::Polygon(points, _) => points.iter().map(|point| coordinate(*point)).collect(),
        Shape::Circle { centre, .. } => vec![coordinate(*centre)],
        Shape::Text(text) => vec![coordinate(text.at)],
    }
}

fn coordinate(point: Point) -> BackendCoord {
    ((point.x * UNITS).round() as i32, (point.y * UNITS).round() as i32)
}

fn length(pixels: f64) -> u32 {
    (pixels * UNITS).round() as u32
}

fn colour(palette: &Palette, ink: Ink, alpha: f64) -> BackendColor {
    let [_, red, green, blue] = palette.colour(ink).to_be_bytes();
    BackendColor { alpha, rgb: (red, green, blue) }
}

fn style(palette: &Palette, ink: Ink, alpha: f64, stroke_width: u32) -> ShapeStyle {
    let BackendColor { alpha, rgb: (red, green, blue) } = colour(palette, ink, alpha);
    let color = plotters::style::Color::mix(&RGBColor(red, green, blue), alpha);
    ShapeStyle { color, filled: stroke_width == 0, stroke_width }
}
