//! A finished layout: shapes at fixed places, and the marks that can be reached among them.
//!
//! A scene holds no colours (only [`Ink`]s), no fonts (only [`Face`]s) and no facts (only their ids), so it can be
//! compared, tested, moved about and painted on any backend.

#[cfg(feature = "edition")]
mod ground;
mod paint;
mod shape;
mod target;

#[cfg(feature = "edition")]
pub use ground::Ground;
pub use paint::{Fill, Stroke};
pub use shape::Shape;
pub use target::Target;

use std::cmp::Ordering;

#[cfg(feature = "map")]
use crate::layout::Placement;
use crate::layout::text::{self, Face};
use crate::layout::{Ink, Point, Rect, Size};

/// Which end of a text its place is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Anchor {
    /// The left end.
    Start,
    /// The middle.
    Middle,
    /// The right end.
    End,
}

/// One line of text.
#[derive(Debug, Clone, PartialEq)]
pub struct Text {
    /// On the baseline, at the anchor.
    pub at: Point,
    /// Which end `at` is.
    pub anchor: Anchor,
    /// Its face.
    pub face: Face,
    /// Pixels an em.
    pub size: f64,
    /// Its colour.
    pub ink: Ink,
    /// The words.
    pub words: String,
}

impl Text {
    /// A text in a face, size and colour.
    #[must_use]
    pub fn new(words: &str, at: Point, anchor: Anchor, face: Face, size: f64, ink: Ink) -> Self {
        Self { at, anchor, face, size, ink, words: words.to_owned() }
    }

    /// A text that is read as it comes.
    #[must_use]
    pub fn plain(words: &str, at: Point, anchor: Anchor, size: f64) -> Self {
        Self::new(words, at, anchor, Face::Regular, size, Ink::Text)
    }

    /// A secondary text.
    #[must_use]
    pub fn quiet(words: &str, at: Point, anchor: Anchor, size: f64) -> Self {
        Self::new(words, at, anchor, Face::Regular, size, Ink::Quiet)
    }

    /// A text that is read first.
    #[must_use]
    pub fn bold(words: &str, at: Point, anchor: Anchor, size: f64) -> Self {
        Self::new(words, at, anchor, Face::Bold, size, Ink::Text)
    }

    /// Where its left end is.
    #[must_use]
    pub fn left(&self) -> f64 {
        let width = text::width(&self.words, self.face, self.size);
        match self.anchor {
            Anchor::Start => self.at.x,
            Anchor::Middle => self.at.x - width / 2.0,
            Anchor::End => self.at.x - width,
        }
    }

    /// The text moved sideways until it lies between `from` and `to`; one that is too wide starts at `from`. One that is moved
    /// is anchored to the edge that it was moved to, which letters of another width than ours do not cross.
    #[must_use]
    pub fn inside(self, from: f64, to: f64) -> Self {
        let bounds = self.bounds();
        let x = bounds.x.min(to - bounds.width).max(from);
        let (x, anchor) = match x.total_cmp(&bounds.x) {
            Ordering::Equal => (self.at.x, self.anchor),
            Ordering::Less if x > from => (to, Anchor::End),
            _ => (from, Anchor::Start),
        };
        Self { at: Point { x, ..self.at }, anchor, ..self }
    }

    /// The box from capitals to descenders that nothing else should cross.
    #[must_use]
    pub fn bounds(&self) -> Rect {
        let width = text::width(&self.words, self.face, self.size);
        let height = (text::CAP_HEIGHT + text::DESCENT) * self.size;
        Rect::new(self.left(), self.at.y - text::CAP_HEIGHT * self.size, width, height)
    }
}

/// A shape and the mark that it belongs to.
#[derive(Debug, Clone, PartialEq)]
pub struct Placed {
    /// The place of its target in [`Scene::targets`]; `None` for axes, labels and other furniture.
    pub mark: Option<usize>,
    /// The shape.
    pub shape: Shape,
    /// From 0, not to be seen, to 1, where a finished layout has all its shapes.
    pub opacity: f64,
}

/// A finished layout.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Scene {
    /// Its size in pixels.
    pub size: Size,
    /// Its shapes, from the back to the front.
    pub shapes: Vec<Placed>,
    /// Its marks, in reading order.
    pub targets: Vec<Target>,
    /// The part that can be seen from nearer, by the state `view`: `times,x,y`, how many times as large, and which point
    /// of the plain picture's window is in the middle, as parts of its width and height.
    pub window: Option<Rect>,
    /// Where the plane of a map lies, if it can be flown: the way to another view of it is a flight.
    #[cfg(feature = "map")]
    pub placement: Option<Placement>,
    /// The ground of its map.
    #[cfg(feature = "edition")]
    pub ground: Option<Ground>,
    open_mark: Option<usize>,
}

impl Scene {
    /// An empty scene. Sizes that are negative or not finite become zero.
    #[must_use]
    pub fn new(width: f64, height: f64) -> Self {
        let clean = |length: f64| if length.is_finite() { length.max(0.0) } else { 0.0 };
        Self { size: Size { width: clean(width), height: clean(height) }, ..Self::default() }
    }

    /// The whole area.
    #[must_use]
    pub fn frame(&self) -> Rect {
        Rect::new(0.0, 0.0, self.size.width, self.size.height)
    }

    /// Adds the shapes that `draw` adds as the mark of the fact with this id. Marks do not nest: the outer one wins.
    pub fn mark(&mut self, fact: &str, draw: impl FnOnce(&mut Self)) {
        if self.open_mark.is_some() {
            return draw(self);
        }
        let first = self.begin(fact);
        draw(self);
        self.end(first);
    }

    /// Begins a mark; returns where its shapes begin.
    fn begin(&mut self, fact: &str) -> usize {
        self.open_mark = Some(self.targets.len());
        self.targets.push(Target { fact: fact.to_owned(), ..Target::default() });
        self.shapes.len()
    }

    /// Ends the mark whose shapes begin at `first`.
    fn end(&mut self, first: usize) {
        let Some(place) = self.open_mark.take() else { return };
        let mut boxes = self.shapes.iter().skip(first).filter(|placed| !matches!(placed.shape, Shape::Text(_)));
        let bounds = boxes.next().map(|first| boxes.fold(first.shape.bounds(), |all, placed| all.union(placed.shape.bounds())));
        let text = || self.shapes.iter().skip(first).map(|placed| placed.shape.bounds()).reduce(Rect::union);
        if let Some(bounds) = bounds.or_else(text)
            && let Some(target) = self.targets.get_mut(place)
        {
            target.bounds = bounds;
        }
    }

    /// The box around the latest mark of a fact.
    #[must_use]
    pub fn mark_bounds(&self, fact: &str) -> Option<Rect> {
        self.targets.iter().rev().find(|target| target.fact == fact).map(|target| target.bounds)
    }

    /// Lets the latest mark cover `rect` too: words of it that it is pointed at by.
    pub fn widen_mark(&mut self, rect: Rect) {
        if let Some(target) = self.targets.last_mut() {
            target.bounds = target.bounds.union(rect);
        }
    }

    /// As [`Scene::mark`], for a long line that is pointed at along `paths` and shows its focus around `bounds`.
    pub fn mark_along(&mut self, fact: &str, bounds: Rect, paths: Vec<Vec<Point>>, draw: impl FnOnce(&mut Self)) {
        let place = self.targets.len();
        self.mark(fact, draw);
        if let Some(target) = self.targets.get_mut(place) {
            target.bounds = bounds;
            target.paths = paths;
        }
    }

    /// Adds a shape in front of all others.
    pub fn add(&mut self, shape: Shape) {
        self.shapes.push(Placed { mark: self.open_mark, shape, opacity: 1.0 });
    }

    /// Adds a filled rectangle.
    pub fn rect(&mut self, rect: Rect, fill: Fill) {
        self.add(Shape::Rect(rect, fill));
    }

    /// Covers what is drawn so far in a rectangle with paper, as far as it lies between the scene's sides: its height may not be
    /// known yet.
    ///
    /// ```
    /// use waymark::layout::Rect;
    /// use waymark::scene::Scene;
    ///
    /// let mut scene = Scene::new(100.0, 0.0);
    /// scene.clear(Rect::new(-10.0, 20.0, 40.0, 12.0));
    /// assert_eq!(scene.shapes[0].shape.bounds(), Rect::new(0.0, 20.0, 30.0, 12.0));
    /// ```
    pub fn clear(&mut self, rect: Rect) {
        let (left, right) = (rect.x.max(0.0), rect.right().min(self.size.width));
        self.rect(Rect::new(left, rect.y, (right - left).max(0.0), rect.height), Fill::solid(Ink::Paper));
    }

    /// Adds a hairline from `from` to `to` in the pixel row that holds `y`.
    pub fn horizontal(&mut self, from: f64, to: f64, y: f64, ink: Ink) {
        self.rect(Rect::new(from.min(to), y.floor(), (to - from).abs(), 1.0), Fill::solid(ink));
    }

    /// Adds a hairline from `from` to `to` in the pixel column that holds `x`, kept inside the scene.
    pub fn vertical(&mut self, x: f64, from: f64, to: f64, ink: Ink) {
        let x = x.floor().min(self.size.width - 1.0);
        self.rect(Rect::new(x, from.min(to), 1.0, (to - from).abs()), Fill::solid(ink));
    }

    /// Adds a line through points; fewer than two points draw nothing.
    pub fn line(&mut self, points: Vec<Point>, stroke: Stroke) {
        if points.len() > 1 {
            self.add(Shape::Line(points, stroke));
        }
    }

    /// Adds a disc.
    pub fn disc(&mut self, centre: Point, radius: f64, fill: Fill) {
        self.add(Shape::Circle { centre, radius, fill: Some(fill), stroke: None });
    }

    /// Adds a ring, filled or not.
    pub fn ring(&mut self, centre: Point, radius: f64, fill: Option<Fill>, stroke: Stroke) {
        self.add(Shape::Circle { centre, radius, fill, stroke: Some(stroke) });
    }

    /// Adds a line of text; empty words add nothing. Returns its box.
    pub fn text(&mut self, text: Text) -> Rect {
        let bounds = text.bounds();
        if !text.words.is_empty() {
            self.add(Shape::Text(text));
        }
        bounds
    }

    /// Adds all of `other`, moved by `dx`, `dy`; the size stays, and so does a window.
    pub fn place(&mut self, other: Self, dx: f64, dy: f64) {
        let first = self.targets.len();
        self.targets.extend(other.targets.into_iter().map(|mut target| {
            target.bounds = target.bounds.moved(dx, dy);
            for point in target.paths.iter_mut().flatten() {
                *point = point.moved(dx, dy);
            }
            target
        }));
        self.window = self.window.or(other.window.map(|window| window.moved(dx, dy)));
        #[cfg(feature = "map")]
        {
            let moved = |plane: Placement| Placement { origin: plane.origin.moved(dx, dy), ..plane };
            self.placement = self.placement.or(other.placement.map(moved));
        }
        #[cfg(feature = "edition")]
        {
            let first = self.shapes.len();
            self.ground = self.ground.take().or(other.ground.map(|ground| ground.moved(dx, dy, first)));
        }
        for mut placed in other.shapes {
            placed.shape.move_by(dx, dy);
            self.shapes.push(Placed { mark: placed.mark.map(|mark| mark + first), ..placed });
        }
    }

    /// Puts the marks from the one at `first` on in the order of their left edges: where they stand in a row, they are
    /// read from left to right, whatever was drawn first. Marks with one left edge stay as they are.
    pub fn read_across(&mut self, first: usize) {
        // One after the other is moved to the left until it is in its place: rows are short.
        for last in first + 1..self.targets.len() {
            for place in (first + 1..=last).rev() {
                let Some([left, right]) = self.targets.get_mut(place - 1..=place) else { return };
                if left.bounds.x <= right.bounds.x {
                    break;
                }
                std::mem::swap(left, right);
                for mark in self.shapes.iter_mut().filter_map(|placed| placed.mark.as_mut()) {
                    *mark = if *mark == place {
                        place - 1
                    } else if *mark == place - 1 {
                        place
                    } else {
                        *mark
                    };
                }
            }
        }
    }

    /// The texts with their boxes.
    pub fn texts(&self) -> impl Iterator<Item = &Text> {
        self.shapes.iter().filter_map(|placed| match &placed.shape {
            Shape::Text(text) => Some(text),
            _ => None,
        })
    }

    /// The place of the target nearest to `point`, if one is within `reach` pixels. Of two as near, the smaller wins.
    #[must_use]
    pub fn nearest(&self, point: Point, reach: f64) -> Option<usize> {
        let area = |rect: Rect| rect.width * rect.height;
        let ranked =
            self.targets.iter().enumerate().map(|(place, target)| (target.distance(point), area(target.bounds), place));
        ranked
            .filter(|(distance, ..)| *distance <= reach)
            .min_by(|a, b| a.0.total_cmp(&b.0).then(a.1.total_cmp(&b.1)))
            .map(|(_, _, place)| place)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_line_is_near_along_its_path_and_not_within_its_box() {
        let mut scene = Scene::new(100.0, 100.0);
        let line = vec![Point::new(0.0, 0.0), Point::new(100.0, 100.0)];
        scene.mark_along("line", Rect::new(80.0, 10.0, 10.0, 10.0), vec![line.clone()], |scene| {
            scene.line(line, Stroke::solid(Ink::Text, 1.0));
        });
        let mut whole = Scene::new(200.0, 200.0);
        whole.place(scene, 50.0, 0.0);
        assert_eq!(whole.nearest(Point::new(100.0, 52.0), 3.0), Some(0));
        assert_eq!(whole.nearest(Point::new(135.0, 15.0), 3.0), Some(0));
        assert_eq!(whole.nearest(Point::new(60.0, 90.0), 3.0), None);
    }

    #[test]
    fn a_text_that_is_moved_inside_is_anchored_to_the_edge_that_it_was_moved_to() {
        let text = |x: f64| Text::plain("words", Point::new(x, 20.0), Anchor::Middle, 14.0).inside(10.0, 200.0);
        let ends = [text(0.0), text(100.0), text(199.0)].map(|text| (text.at.x, text.anchor));
        assert_eq!(ends, [(10.0, Anchor::Start), (100.0, Anchor::Middle), (200.0, Anchor::End)]);
        let wide =
            Text::plain("words that have no room at all", Point::new(40.0, 20.0), Anchor::Start, 14.0).inside(10.0, 60.0);
        assert_eq!((wide.at.x, wide.anchor), (10.0, Anchor::Start));
    }
}
