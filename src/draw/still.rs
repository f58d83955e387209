//! Still pictures inside a page: as few elements as the eye and the pointer need.
//!
//! A picture for download keeps every shape by itself, for who edits it. In a page, each element costs the reader time, so
//! shapes of one paint are one path, as long as nothing that lies between them is touched. The shapes of a mark stay a group.

mod classes;
mod detail;
mod elements;
#[cfg(feature = "edition")]
mod ground;

#[cfg(feature = "edition")]
pub use self::ground::draw_on;

use self::classes::Classes;
use self::detail::{COAST, CURVE, DETAILED, DISTANT_CURVE, DISTANT_GRATICULE, FLOWN_COAST, ISLAND, SHARED_COAST, coarse, near};
use self::elements::{Area, Group, Item, Paint, Part, Path, fill, filled, half};
use super::paint;
use super::surface::{Surface, UNITS};
use super::svg::{anchor, dashes, decimal, escape, ink, keys, opacity, path_data, pixels, property, short};
use crate::layout::text::Face;
use crate::layout::{Ink, Rect};
use crate::scene::{Scene, Shape, Target, Text};
use plotters_backend::{BackendColor, BackendCoord, BackendStyle, DrawingBackend, DrawingErrorKind};
use std::convert::Infallible;
use std::fmt::Write as _;

/// The scene as an `svg` element for a page, with inks as CSS custom properties. `attributes` stand in its tag after its
/// size, as ` class="still"`. Each mark is a group `g.mark` with its fact in `data-fact`. `classes` are what the style sheet
/// knows shapes by, in their order: those of a mark are its group's, others only those of texts and lines.
#[must_use]
pub fn draw(scene: &Scene, attributes: &str, classes: &[&'static str]) -> String {
    written(scene, attributes, classes, "")
}

/// A picture for a page: see [`draw`].
#[derive(Debug)]
pub struct Still {
    /// What it shows.
    pub scene: Scene,
    /// What stands in its tag.
    pub attributes: String,
    /// What the style sheet knows its shapes by.
    pub classes: Vec<&'static str>,
}

/// The elements of a scene; of a map's `ground` lines are bows.
fn groups(scene: &Scene, classes: &[&'static str], ground: bool) -> Vec<Group> {
    let mut groups = vec![Group::default()];
    let size = ((scene.size.width * UNITS).round() as u32, (scene.size.height * UNITS).round() as u32);
    let classes = Classes::new(scene, classes);
    // Collecting cannot fail.
    let _: Result<(), _> =
        paint(scene, &keys(), Collector { scene, groups: &mut groups, size, dash: None, next: 0, panel: 0, ground, classes });
    groups
}

/// The scene as an `svg` element, with `head` before its shapes.
fn written(scene: &Scene, attributes: &str, classes: &[&'static str], head: &str) -> String {
    let (width, height) = (decimal(scene.size.width * UNITS), decimal(scene.size.height * UNITS));
    let groups = groups(scene, classes, false);
    let window = scene.window.map(|window| format!(" data-window=\"{}\"", rect(window))).unwrap_or_default();
    let mut out =
        format!("<svg viewBox=\"0 0 {width} {height}\" width=\"{width}\" height=\"{height}\"{attributes}{window}>{head}");
    for group in &groups {
        group.write(&mut out);
    }
    out.push_str("</svg>");
    out
}

struct Collector<'a> {
    scene: &'a Scene,
    groups: &'a mut Vec<Group>,
    size: (u32, u32),
    dash: Option<(u32, u32)>,
    /// The index of the mark that comes next in reading order.
    next: usize,
    /// The panel of the mark before.
    panel: u8,
    /// Whether it is a map's ground: its lines are bows, and nothing of one paint lies on another of it.
    ground: bool,
    classes: Classes,
}

type Done = Result<(), DrawingErrorKind<Infallible>>;

impl Collector<'_> {
    /// Whether it is a map that fills the window: one that is flown, with nothing under it.
    fn is_distant(&self) -> bool {
        self.is_flown() && self.scene.window == Some(self.scene.frame())
    }

    /// Whether it is a map that is flown.
    fn is_flown(&self) -> bool {
        #[cfg(feature = "map")]
        return self.scene.placement.is_some();
        #[cfg(not(feature = "map"))]
        false
    }

    /// The fact of a mark, and what the page's script cannot read from its shapes: its index where it is out of order, the
    /// facts that are told with it, its panel where that is not the one of the mark before, and its box where that is not
    /// the one around its shapes.
    fn mark_attributes(&mut self, index: usize, target: &Target) -> String {
        let class = self.classes.marks.get(index).copied().filter(|class| !class.is_empty());
        let class = class.map(|class| format!(" {class}")).unwrap_or_default();
        let mut attributes = format!(" class=\"mark{class}\" data-fact=\"{}\"", escape(&target.fact));
        if index != self.next {
            let _: std::fmt::Result = write!(attributes, " data-index=\"{index}\"");
        }
        self.next = self.next.max(index + 1);
        if !target.facts.is_empty() {
            let _: std::fmt::Result = write!(attributes, " data-facts=\"{}\"", escape(&target.facts.join(" ")));
        }
        if target.panel != self.panel {
            let _: std::fmt::Result = write!(attributes, " data-panel=\"{}\"", target.panel);
        }
        self.panel = target.panel;
        let shapes = self.scene.shapes.iter().filter(|placed| placed.mark == Some(index));
        let drawn = shapes.filter(|placed| !matches!(placed.shape, Shape::Text(_)));
        let around = drawn.map(|placed| placed.shape.bounds()).reduce(Rect::union);
        if !target.paths.is_empty() || around.is_none_or(|around| !alike(around, target.bounds)) {
            let _: std::fmt::Result = write!(attributes, " data-box=\"{}\"", rect(target.bounds));
        }
        attributes
    }

    fn add(&mut self, item: Item) {
        if let Some(group) = self.groups.last_mut() {
            group.items.push(item);
        }
    }

    /// Adds a part to the nearest path of its paint that it can be moved to, else as a path of its own.
    fn part(&mut self, paint: Paint, part: Part) {
        let own = self.groups.len().saturating_sub(1);
        let marked = self.groups.last().is_some_and(|group| group.mark.is_some());
        for (place, group) in self.groups.iter_mut().enumerate().rev() {
            let joins = if marked { place == own } else { group.mark.is_none() };
            for item in group.items.iter_mut().rev() {
                match item {
                    Item::Path(path) if joins && path.paint == paint && (self.ground || path.takes(&part)) => {
                        path.parts.push(part);
                        return;
                    }
                    _ if item.touches(part.area) => return self.add(Item::Path(Path { paint, parts: vec![part] })),
                    _ => {}
                }
            }
            if marked {
                break;
            }
        }
        self.add(Item::Path(Path { paint, parts: vec![part] }));
    }

    fn stroke(&self, style: &impl BackendStyle) -> Paint {
        let dash = dashes(self.dash);
        let width = match style.stroke_width() as i32 {
            width if width == UNITS as i32 => String::new(),
            width => format!(" stroke-width=\"{}\"", pixels(width)),
        };
        let colour = style.color();
        let alpha = opacity("stroke", colour);
        // Of a mark, a thick line of dashes no shorter than it is wide is a row of squares.
        let is_marked = self.groups.last().is_some_and(|group| group.mark.is_some());
        let is_thick = f64::from(style.stroke_width()) >= THICK * UNITS;
        let is_row = is_marked && is_thick && self.dash.is_some_and(|(dash, _)| dash >= style.stroke_width());
        let attributes = format!(" fill=\"none\" stroke=\"{}\"{width}{alpha}{dash}", property(colour));
        let mut paint = Paint { attributes, opaque: colour.alpha >= 1.0 && self.dash.is_none(), filled: false };
        paint.add_class(is_row.then_some("row"));
        paint
    }
}

/// The least side of the squares of a row, in pixels.
const THICK: f64 = 1.8;

/// Whether boxes are the same but for rounding.
fn alike(a: Rect, b: Rect) -> bool {
    let edges = |rect: Rect| [rect.x, rect.y, rect.right(), rect.bottom()];
    edges(a).into_iter().zip(edges(b)).all(|(a, b)| (a - b).abs() < 0.5)
}

/// A box in CSS pixels: `x y width height`.
fn rect(rect: Rect) -> String {
    [rect.x, rect.y, rect.width, rect.height].map(|length| decimal(length * UNITS)).join(" ")
}

/// A line's start and the steps from there.
fn line(points: &[BackendCoord], margin: i32, closed: bool) -> Option<Part> {
    let (start, last) = (*points.first()?, *points.last()?);
    let (end, close) = if closed { (start, "z") } else { (last, "") };
    let steps = path_data(points.iter().map(|(x, y)| (x - start.0, y - start.1)));
    let data = steps.strip_prefix("M0 0").unwrap_or(&steps).to_owned() + close;
    Some(Part { start, end, data, area: Area::around(points, margin), clockwise: false })
}

impl DrawingBackend for Collector<'_> {
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

    fn draw_pixel(&mut self, _: BackendCoord, _: BackendColor) -> Done {
        // No scene has single pixels.
        Ok(())
    }

    fn draw_rect<S: BackendStyle>(&mut self, low: BackendCoord, high: BackendCoord, style: &S, _: bool) -> Done {
        let (width, height) = (high.0 - low.0, high.1 - low.1);
        let data = format!("h{}v{}h{}z", short(width), short(height), short(-width));
        let mut paint = fill(style);
        paint.add_class(self.classes.rects.pop());
        self.part(
            paint,
            Part { start: low, end: low, data, area: Area::around(&[low, high], 0), clockwise: width >= 0 && height >= 0 },
        );
        Ok(())
    }

    fn draw_path<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(&mut self, path: I, style: &S) -> Done {
        let margin = half(style);
        let class = self.classes.lines.pop();
        let mut points: Vec<BackendCoord> = path.into_iter().collect();
        #[cfg(feature = "edition")]
        if self.ground {
            if let Some(part) = ground::bows(&points) {
                let paint = self.stroke(style);
                self.part(paint, part);
            }
            return Ok(());
        }
        if points.len() > DETAILED {
            points = match (self.is_distant(), ink(style.color())) {
                (true, Some(Ink::Rule)) => coarse(&points, DISTANT_GRATICULE, 2.0 * UNITS),
                (true, _) => coarse(&points, DISTANT_CURVE, UNITS),
                (false, _) => coarse(&points, CURVE, UNITS / 2.0),
            };
        }
        let Some(part) = line(&points, margin, false) else { return Ok(()) };
        let mut paint = self.stroke(style);
        paint.add_class(class);
        // Two points have no corner.
        if part.data.matches(['l', ' ', '-']).count() > 2 {
            paint.attributes.push_str(" stroke-linejoin=\"round\"");
        }
        self.part(paint, part);
        Ok(())
    }

    fn fill_polygon<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(&mut self, path: I, style: &S) -> Done {
        let mut points: Vec<BackendCoord> = path.into_iter().collect();
        let class = self.classes.polygons.pop();
        let is_land = self.ground || ink(style.color()) == Some(Ink::Land);
        if is_land && self.is_flown() {
            points = coarse(&points, if self.ground { SHARED_COAST } else { FLOWN_COAST }, 2.0 * UNITS);
            if points.iter().all(|point| near(*point, points.first().copied(), ISLAND * UNITS)) {
                return Ok(());
            }
        } else if is_land {
            points = coarse(&points, COAST, UNITS);
        }
        // An island of less than a pixel is gone.
        if points.len() < 3 {
            return Ok(());
        }
        if let Some(part) = line(&points, 0, true) {
            let mut paint = fill(style);
            paint.add_class(class);
            self.part(paint, part);
        }
        Ok(())
    }

    fn draw_circle<S: BackendStyle>(&mut self, (x, y): BackendCoord, radius: u32, style: &S, filled: bool) -> Done {
        let paint = if filled { fill(style) } else { self.stroke(style) };
        let radius = radius as i32;
        let margin = if filled { 0 } else { half(style) };
        let (length, across) = (short(radius), short(2 * radius));
        let data = format!("a{length} {length} 0 1 1 {across} 0a{length} {length} 0 1 1-{across} 0z");
        let area = Area::around(&[(x - radius, y - radius), (x + radius, y + radius)], margin);
        self.part(paint, Part { start: (x - radius, y), end: (x - radius, y), data, area, clockwise: true });
        Ok(())
    }
}

impl Surface for Collector<'_> {
    fn set_dash(&mut self, dash: Option<(u32, u32)>) {
        self.dash = dash;
    }

    fn text(&mut self, text: &Text, at: BackendCoord, colour: BackendColor) -> Done {
        let face = match text.face {
            Face::Regular => "",
            Face::Bold => "b",
            Face::Display | Face::Hollow => "d",
        };
        let class = match (face, self.classes.texts.pop().unwrap_or("")) {
            ("", "") => String::new(),
            (face, "") => format!(" class=\"{face}\""),
            ("", class) => format!(" class=\"{class}\""),
            (face, class) => format!(" class=\"{face} {class}\""),
        };
        let (anchor, colour) = (anchor(text.anchor), filled(colour));
        let (x, y, size) = (pixels(at.0), pixels(at.1), decimal(text.size * UNITS));
        let words = escape(&text.words);
        let bounds = text.bounds();
        let corner = |x: f64, y: f64| ((x * UNITS).round() as i32, (y * UNITS).round() as i32);
        let area = Area::around(&[corner(bounds.x, bounds.y), corner(bounds.right(), bounds.bottom())], (2.0 * UNITS) as i32);
        self.add(Item::Text(
            format!("<text{class} x=\"{x}\" y=\"{y}\" font-size=\"{size}\"{anchor}{colour}>{words}</text>"),
            area,
        ));
        Ok(())
    }

    fn set_mark(&mut self, mark: Option<usize>) {
        let target = mark.and_then(|index| Some((index, self.scene.targets.get(index)?)));
        let mark = target.map(|(index, target)| self.mark_attributes(index, target));
        self.groups.push(Group { mark, items: Vec::new() });
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::layout::Point;
    use crate::scene::{Fill, Stroke};

    fn count(picture: &str, element: &str) -> usize {
        picture.matches(element).count()
    }

    #[test]
    fn shapes_of_one_paint_are_one_element_and_the_marks_stay_apart() {
        let mut scene = Scene::new(100.0, 100.0);
        for place in 0..3 {
            let x = f64::from(place) * 20.0;
            scene.horizontal(0.0, 100.0, 90.0 + x / 10.0, Ink::Rule);
            scene.mark("dots", |scene| {
                scene.disc(Point::new(x, 10.0), 4.0, Fill::solid(Ink::Topic(0)));
                scene.disc(Point::new(x, 30.0), 4.0, Fill::solid(Ink::Topic(0)));
            });
        }
        let picture = draw(&scene, "", &[]);
        assert_eq!((count(&picture, "<g class=\"mark\""), count(&picture, "<path")), (3, 4), "{picture}");
    }

    #[test]
    fn a_shape_never_sinks_under_what_it_covers() {
        let mut scene = Scene::new(100.0, 100.0);
        let square = Rect::new(0.0, 0.0, 50.0, 50.0);
        scene.rect(square, Fill::solid(Ink::Text));
        scene.rect(square, Fill::solid(Ink::Paper));
        scene.rect(square, Fill::solid(Ink::Text));
        assert_eq!(count(&draw(&scene, "", &[]), "<path"), 3);
    }

    #[test]
    fn what_shines_through_is_painted_once_more_where_it_overlaps() {
        let mut scene = Scene::new(100.0, 100.0);
        scene.rect(Rect::new(0.0, 0.0, 50.0, 50.0), Fill::tint(Ink::Text));
        scene.rect(Rect::new(20.0, 0.0, 50.0, 50.0), Fill::tint(Ink::Text));
        scene.rect(Rect::new(80.0, 0.0, 10.0, 50.0), Fill::tint(Ink::Text));
        assert_eq!(count(&draw(&scene, "", &[]), "<path"), 2);
    }

    #[test]
    fn dashed_lines_that_do_not_touch_are_one_element() {
        let mut scene = Scene::new(100.0, 100.0);
        for row in 0..20 {
            let y = 10.0 + 2.625 * f64::from(row);
            scene.line(vec![Point::new(0.0, y), Point::new(90.0, y)], Stroke::dashed(Ink::Text, 2.0, 2.0, 0.625));
        }
        assert_eq!(count(&draw(&scene, "", &[]), "<path"), 1);
        scene.line(vec![Point::new(0.0, 11.0), Point::new(90.0, 11.0)], Stroke::dashed(Ink::Text, 2.0, 2.0, 0.625));
        assert_eq!(count(&draw(&scene, "", &[]), "<path"), 2, "what overlaps would be painted once instead of twice");
    }

    #[test]
    fn lines_of_one_path_begin_where_they_begin() {
        let mut scene = Scene::new(100.0, 100.0);
        scene.line(vec![Point::new(10.0, 10.5), Point::new(20.0, 10.5), Point::new(5.0, 0.0)], Stroke::solid(Ink::Axis, 1.0));
        scene.line(vec![Point::new(50.0, 50.0), Point::new(60.0, 70.0), Point::new(61.0, 70.0)], Stroke::solid(Ink::Axis, 1.0));
        let picture = draw(&scene, "", &[]);
        assert!(picture.contains("d=\"M10 10.5l10 0-15-10.5m45 50l10 20 1 0\""), "{picture}");
    }
}
