//! Which numbers a reader looks at, and how what is left out looks.
//!
//! The one place that decides it: the canvas, the files and the classes of still pictures come from here. What is left out
//! keeps its place, its length and its words; it turns into an outline.

use crate::fact::{Fact, Firmness};
use crate::layout::text::{self, Face};
use crate::layout::{Ink, Point, Rect};
use crate::scene::{Fill, Placed, Scene, Shape, Stroke, Target, Text};

/// What a reader looks at; everything, where there is none.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Lens {
    /// Only what the source states outright.
    Plain,
    /// Only what it hedges.
    Hedged,
    /// Only what it states, without our arithmetic.
    Reported,
}

/// The name of the lens in states and addresses.
pub const NAME: &str = "firm";

impl Lens {
    /// Every lens, in the order in which they are offered.
    pub const ALL: [Self; 3] = [Self::Plain, Self::Hedged, Self::Reported];

    /// Its value in states, addresses and names of files.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Plain => "plain",
            Self::Hedged => "hedged",
            Self::Reported => "reported",
        }
    }

    /// The lens of this name, if there is one.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|lens| lens.name() == name)
    }

    /// Whether numbers that are this firm are left out.
    #[must_use]
    pub fn leaves_out(self, firmness: Firmness) -> bool {
        match self {
            Self::Plain => firmness != Firmness::Exact,
            Self::Hedged => firmness != Firmness::Hedged,
            Self::Reported => firmness == Firmness::Derived,
        }
    }

    /// Turns what is left out of a scene of these facts into outlines.
    pub fn look(self, scene: &mut Scene, facts: &[Fact]) {
        let is_left_out = |firmness: Option<Firmness>| firmness.is_some_and(|firmness| self.leaves_out(firmness));
        for place in 0..scene.shapes.len() {
            let Some(placed) = scene.shapes.get(place) else { continue };
            let is_outlined = is_left_out(firmness(scene, facts, placed));
            // Words on a body that stands keep its colour.
            let on_body = |text: &Text| text.ink == Ink::Paper && is_left_out(of_words(text, facts));
            let is_told = matches!(&placed.shape, Shape::Text(text) if on_body(text));
            let Some(placed) = scene.shapes.get_mut(place).filter(|_| is_outlined || is_told) else { continue };
            if is_outlined {
                outline(&mut placed.shape);
            }
            // Small letters may be quiet already.
            if let Shape::Text(Text { face: Face::Regular | Face::Bold, .. }) = placed.shape {
                let words = placed.shape.bounds();
                let ink = if is_outlined { Ink::Axis } else { Ink::Paper };
                scene.horizontal(words.x, words.right(), words.bottom() + UNDER, ink);
            }
        }
    }
}

/// How firm a shape of a scene of these facts is: of a mark as its fact, and a label as the fact whose value it says. Nothing
/// for what says no number.
#[must_use]
pub fn firmness(scene: &Scene, facts: &[Fact], placed: &Placed) -> Option<Firmness> {
    let rests_at = match (&placed.shape, placed.mark) {
        // Words on a solid body are the paper's colour, and cannot be read without it.
        (Shape::Text(text), _) if text.ink == Ink::Paper => text.at,
        (_, Some(mark)) => return of_target(scene.targets.get(mark)?, facts),
        (Shape::Text(text), _) => return of_words(text, facts),
        // What leads to a mark rests on it: a line of the topic's colour, or the grey one of what was.
        (Shape::Line(points, Stroke { ink: Ink::Topic(_) | Ink::Axis, .. }), _) => *points.last()?,
        // So does whatever else has that colour beside it.
        (Shape::Rect(_, Fill { ink: Ink::Topic(_), .. }) | Shape::Polygon(_, Fill { ink: Ink::Topic(_), .. }), _) => {
            placed.shape.bounds().centre()
        }
        // A dot of a legend rests on the words after it.
        (Shape::Circle { centre, .. }, _) => match scene.texts().find(|text| text.at.distance(*centre) < SWATCH) {
            Some(words) => return of_words(words, facts),
            None => *centre,
        },
        _ => return None,
    };
    let others = scene.targets.iter().enumerate().filter(|(index, _)| Some(*index) != placed.mark);
    let apart = |target: &Target| target.bounds.distance(rests_at);
    let nearest = others.map(|(_, target)| target).min_by(|a, b| apart(a).total_cmp(&apart(b)));
    of_target(nearest.or_else(|| scene.targets.get(placed.mark?))?, facts)
}

fn of_target(target: &Target, facts: &[Fact]) -> Option<Firmness> {
    facts.iter().find(|fact| fact.id == target.fact).and_then(Fact::firmness)
}

/// How firm a number is that words say; what stands in brackets is ours.
fn of_words(text: &Text, facts: &[Fact]) -> Option<Firmness> {
    let ours = text.words.starts_with('[').then_some(Firmness::Derived);
    facts.iter().find_map(|fact| said(fact, text)).or(ours)
}

/// How firm a fact is whose value words say: the number with its hedge, or its brackets, among other words; a bare number only
/// by itself or, with what it counts, at their beginning, since it may be a part of another one.
fn said(fact: &Fact, text: &Text) -> Option<Firmness> {
    let firmness = fact.firmness()?;
    let (bare, words) = ([&fact.words.bare_short, &fact.words.bare_long], &text.words);
    let signs: &[&str] = match firmness {
        Firmness::Derived => &["["],
        // Over a number in large print its hedge may have words of its own.
        Firmness::Hedged if text.face != Face::Display => &[&fact.words.hedge, "+", "<"],
        Firmness::Exact | Firmness::Hedged => {
            let may_begin = firmness == Firmness::Exact && text::place(words, &fact.words.noun).is_some();
            return bare.into_iter().any(|bare| bare == words || may_begin && begins(words, bare)).then_some(firmness);
        }
    };
    let has = |part: &str| !part.is_empty() && text::place(words, part).is_some();
    let is_said = signs.iter().any(|sign| has(sign)) && bare.into_iter().any(|bare| has(bare));
    is_said.then_some(firmness)
}

/// Whether words begin with an amount, and not with one that has the same beginning: `142 km`, and not `142 km/h`.
fn begins(words: &str, amount: &str) -> bool {
    text::place(words, amount) == Some(0) && matches!(words.as_bytes().get(amount.len()), Some(b' ' | b','))
}

/// How far a dot of a legend may be from its words.
const SWATCH: f64 = 16.0;
/// How far under words the line is that says that they are left out.
const UNDER: f64 = 1.0;
/// The line of what is left out.
const EDGE: Stroke = Stroke::solid(Ink::Axis, 1.0);

/// Bodies and ends become lines around them, lines thin ones, large letters hollow and small ones quiet. Paper stays.
fn outline(shape: &mut Shape) {
    let is_paper = |fill: &Fill| fill.ink == Ink::Paper;
    match shape {
        Shape::Rect(_, fill) | Shape::Polygon(_, fill) if is_paper(fill) => {}
        Shape::Rect(rect, fill) if rect.width <= 1.0 || rect.height <= 1.0 => *fill = Fill::solid(Ink::Axis),
        Shape::Rect(rect, _) => *shape = Shape::Line(around(rect.grown(-0.5)), EDGE),
        Shape::Polygon(points, _) => {
            let mut line = std::mem::take(points);
            if let Some(first) = line.first().copied() {
                line.push(first);
            }
            *shape = Shape::Line(line, EDGE);
        }
        // The pattern of a line that is broken into strokes across it is its width; a row of squares becomes a thin one.
        Shape::Line(_, stroke) => {
            let is_pattern = stroke.dash.is_some_and(|(dash, _)| dash < stroke.width);
            let width = if is_pattern { stroke.width } else { stroke.width.min(1.0) };
            *stroke = Stroke { width, ink: Ink::Axis, ..*stroke };
        }
        Shape::Circle { radius, fill, stroke, .. } => {
            if stroke.is_none() {
                *radius = (*radius - 0.5).max(0.0);
            }
            *fill = fill.filter(is_paper);
            *stroke = Some(EDGE);
        }
        Shape::Text(text) if text.face == Face::Display => (text.face, text.ink) = (Face::Hollow, Ink::Axis),
        Shape::Text(text) => text.ink = Ink::Quiet,
    }
}

fn around(rect: Rect) -> Vec<Point> {
    let (left, top, right, bottom) = (rect.x, rect.y, rect.right(), rect.bottom());
    let start = Point::new(left, top);
    vec![start, Point::new(right, top), Point::new(right, bottom), Point::new(left, bottom), start]
}
