//! Labels that never collide: each is tried in turn at the places that it may take.

use super::manner;
use crate::fact::Fact;
use crate::language::panels;
use crate::layout::text::{self, Face};
use crate::layout::{Point, Rect};
use crate::scene::{Anchor, Scene, Text};
use std::cmp::Ordering;

/// Room between two labels, in pixels.
const MARGIN: f64 = 2.0;

/// What is taken already, inside a frame that no label leaves.
#[derive(Debug, Clone)]
pub struct Labels {
    frame: Rect,
    taken: Vec<Rect>,
    /// Level lines behind the labels, by their heights.
    grid: Vec<f64>,
}

impl Labels {
    /// Nothing is taken yet.
    #[must_use]
    pub fn new(frame: Rect) -> Self {
        Self { frame, taken: Vec::new(), grid: Vec::new() }
    }

    /// The texts of a scene are taken.
    #[must_use]
    pub fn around(scene: &Scene) -> Self {
        let taken = scene.texts().map(Text::bounds).collect();
        Self { taken, ..Self::new(scene.frame()) }
    }

    /// Keeps labels out of `rect`.
    pub fn block(&mut self, rect: Rect) {
        self.taken.push(rect);
    }

    /// Level lines at these heights, already drawn, are interrupted where a label stands on them.
    ///
    /// ```
    /// use waymark::layout::Point;
    /// use waymark::marks::Labels;
    /// use waymark::scene::{Anchor, Scene, Text};
    ///
    /// let mut scene = Scene::new(100.0, 60.0);
    /// let mut labels = Labels::new(scene.frame());
    /// labels.interrupt(vec![16.0, 50.0]);
    /// labels.place(&mut scene, &[Text::bold("5", Point::new(20.0, 20.0), Anchor::Middle, 14.0)]);
    /// labels.place(&mut scene, &[Text::bold("9", Point::new(60.0, 36.0), Anchor::Middle, 14.0)]);
    /// // Paper under the 5, and the two labels.
    /// assert_eq!(scene.shapes.len(), 3);
    /// ```
    pub fn interrupt(&mut self, grid: Vec<f64>) {
        self.grid = grid;
    }

    /// Keeps labels off a straight line, in so many pieces, and `margin` pixels away from it.
    pub fn block_line(&mut self, from: Point, to: Point, pieces: u16, margin: f64) {
        let on = |place: u16| from.towards(to, f64::from(place) / f64::from(pieces));
        for place in 0..pieces {
            self.block(Rect::between(on(place), on(place + 1)).grown(margin));
        }
    }

    /// Whether a label may stand at `rect`.
    #[must_use]
    pub fn fits(&self, rect: Rect) -> bool {
        // Advances are rounded to a thousandth of an em, so an edge may be touched to within a hundredth of a pixel.
        self.frame.grown(0.01).holds(rect) && !self.taken.iter().any(|taken| taken.overlaps(rect.grown(MARGIN)))
    }

    /// Draws the lines if all fit, and takes their room. Returns whether they did.
    pub fn place_lines(&mut self, scene: &mut Scene, lines: &[Text]) -> bool {
        let fits = lines.iter().all(|line| self.fits(line.bounds()));
        if fits {
            for line in lines {
                let behind = line.bounds().grown(MARGIN);
                if self.grid.iter().any(|y| (behind.y..behind.bottom()).contains(y)) {
                    scene.clear(behind);
                }
                let bounds = scene.text(line.clone());
                self.block(bounds);
            }
        }
        fits
    }

    /// Draws the first text that fits, and takes its room. Returns whether one did.
    pub fn place(&mut self, scene: &mut Scene, candidates: &[Text]) -> bool {
        candidates.iter().any(|text| self.place_lines(scene, std::slice::from_ref(text)))
    }

    /// Draws the first form that fits at one of the places, kept between two pixels across; all places of a form are tried before
    /// the next form. Returns whether one did.
    pub fn search(&mut self, scene: &mut Scene, forms: &[Text], places: &[(Point, Anchor)], (from, to): (f64, f64)) -> bool {
        let mut tried = forms.iter().flat_map(|form| places.iter().map(move |place| (form, *place)));
        tried.any(|(form, (at, anchor))| {
            let text = Text { at, anchor, ..form.clone() }.inside(from, to);
            self.place_lines(scene, &[text])
        })
    }
}

/// What stands where the source gives no figure, in two lines around a middle, of which the first can stand alone.
#[must_use]
pub fn no_figure(at: Point) -> [Text; 2] {
    let line = |words: &str, at: Point| Text::quiet(words, at, Anchor::Middle, 12.0);
    [line(panels::NO_FIGURE, at), line(panels::IN_THE_SOURCE, at.moved(0.0, 15.0))]
}

/// A fact's value as a label, the longer form first.
#[must_use]
pub fn forms(fact: &Fact, size: f64) -> [Text; 2] {
    let (face, ink) = manner(fact);
    [fact.short(), fact.narrow()].map(|words| Text::new(&words, Point::default(), Anchor::Start, face, size, ink))
}

/// The order in which the values of a series get their labels: the ends of the story, then the highest and the lowest, then what
/// lies between. Of the ends, the one at the place `first` comes first. With each place, whether it must be said.
///
/// ```
/// use waymark::marks::by_weight;
///
/// assert_eq!(by_weight(&[3.0, 9.0, 1.0, 5.0], 3), [(3, true), (0, true), (1, true), (2, true)]);
/// assert_eq!(by_weight(&[1.0, 5.0, 9.0], 0), [(0, true), (2, true), (1, false)]);
/// ```
#[must_use]
pub fn by_weight(values: &[f64], first: usize) -> Vec<(usize, bool)> {
    let (mut most, mut least) = (0, 0);
    for (place, value) in values.iter().enumerate() {
        let is_beyond = |other: usize| values.get(other).map_or(Ordering::Equal, |other| value.total_cmp(other));
        if is_beyond(most).is_ge() {
            most = place;
        }
        if is_beyond(least).is_lt() {
            least = place;
        }
    }
    let count = values.len();
    let said = [first, count.saturating_sub(first + 1), most, least];
    let mut order: Vec<(usize, bool)> = Vec::new();
    for turn in 0..said.len() + count {
        let place = said.get(turn).copied().unwrap_or(turn.saturating_sub(said.len()));
        if place < count && !order.iter().any(|(known, _)| *known == place) {
            order.push((place, turn < said.len()));
        }
    }
    order
}

/// From one baseline to the next, in ems.
const LEADING: f64 = 1.23;

/// How far apart the baselines of lines are, in pixels.
#[must_use]
pub fn leading(size: f64) -> f64 {
    (LEADING * size).round()
}

/// Draws lines under each other, in the manner of `model`, the first one at its place.
///
/// A line wider than `room` is cut.
pub fn lines(scene: &mut Scene, lines: &[String], model: &Text, room: f64) {
    for (place, words) in lines.iter().enumerate() {
        let words = text::elide(words, model.face, model.size, room);
        let at = model.at.moved(0.0, leading(model.size) * place as f64);
        scene.text(Text { at, words, ..model.clone() });
    }
}

/// The place of a label beside a mark that stands on a line: at one of its sides, or above it.
#[derive(Debug, Clone, PartialEq)]
pub struct Beside {
    /// The label in lines.
    pub lines: Vec<String>,
    /// Where its anchor is.
    pub x: f64,
    /// Which end that is.
    pub anchor: Anchor,
    /// How wide it may be.
    pub room: f64,
    /// Whether neither side has room: it must stand above the mark.
    pub is_above: bool,
}

/// Between a mark and its label.
const BESIDE: f64 = 9.0;
/// Lines narrower than this are worse than a label above its mark.
const LEAST_ROOM: f64 = 160.0;

impl Beside {
    /// The place for the first of `forms` that fits in one line on a side of the mark, the side with more room first;
    /// else for the first form in lines. `mark` and `range` are what the mark and the line cover, across.
    pub fn new(forms: &[&str], face: Face, size: f64, mark: (f64, f64), range: (f64, f64)) -> Self {
        let right = (mark.1 + BESIDE, Anchor::Start, range.1 - mark.1 - BESIDE - 4.0);
        let left = (mark.0 - BESIDE, Anchor::End, mark.0 - range.0 - BESIDE - 4.0);
        // Rightwards up to a little past the middle: a label that follows its mark is read more easily.
        let is_early = f64::midpoint(mark.0, mark.1) - range.0 < 0.56 * (range.1 - range.0);
        let sides = if is_early { [right, left] } else { [left, right] };
        for words in forms {
            for (x, anchor, room) in sides {
                if text::width(words, face, size) <= room {
                    return Self { lines: vec![(*words).to_owned()], x, anchor, room, is_above: false };
                }
            }
        }
        let words = forms.first().copied().unwrap_or("");
        let (x, anchor, room) = if right.2 > left.2 { right } else { left };
        if room >= LEAST_ROOM {
            return Self { lines: text::wrap(words, face, size, room), x, anchor, room, is_above: false };
        }
        let room = range.1 - range.0;
        let lines = text::wrap(words, face, size, room);
        let half = lines.iter().map(|line| text::width(line, face, size)).fold(0.0, f64::max).min(room) / 2.0;
        let x = f64::midpoint(mark.0, mark.1).min(range.1 - half).max(range.0 + half);
        Self { lines, x, anchor: Anchor::Middle, room, is_above: true }
    }
}
