//! Dot arrays: one disc, one thing; in several groups, which may flow from the first to the others.

#[cfg(feature = "edition")]
use super::Check;
use super::fields::{Caption, Count, FactRef, Filled, Naming};
#[cfg(feature = "edition")]
use super::remarks;
use super::{Context, Kind, Panel, fields, kind};
use crate::fact::{Fact, Hedge};
use crate::layout::text::Face;
use crate::layout::{Ink, Point, Rect, Within};
use crate::marks::{self, Certainty, Display, Dots, Grid, Packing, Phrase};
use crate::scene::{Anchor, Fill, Scene, Stroke, Text};

/// The kind's entry in the list.
pub(super) const KIND: Kind = kind!(Units, "units", "Numbers as arrays of dots, one dot for each thing.");

fields! {
    /// The fields of a panel of dot arrays.
        struct Units {
        /// The words above the arrays.
        title: Option<Caption>,
        /// What one dot is: "city".
        one: Caption,
        /// In reading order.
        groups: Filled<Group>,
        /// Whether lines lead from the first group to the others.
        flow: bool = default,
        /// The words beside the line on narrow pictures: "reaching".
        flow_label: Option<Caption>,
    }
}

fields! {
    /// One array.
        struct Group {
        /// How many dots there are.
        fact: FactRef<Count>,
        /// The words after the number.
        caption: Naming,
        /// How many of them stand out.
        part: Option<Piece>,
        /// How many of them do not.
        rest: Option<Piece>,
    }
}

fields! {
    /// A part of an array.
        struct Piece {
        /// How many dots.
        fact: FactRef<Count>,
        /// The words after the number.
        caption: Caption,
    }
}

const SIZE: f64 = 14.0;
/// From a heading's baseline to its array.
const UNDER_HEAD: f64 = 13.0;
/// From an array to the next heading's baseline.
const BETWEEN: f64 = 32.0;
/// More dots than this are never drawn.
const MOST: f64 = 10_000.0;

impl Panel for Units {
    #[cfg(feature = "edition")]
    fn check(&self, check: &mut Check<'_>) {
        if self.flow && self.groups.len() < 2 {
            check.refuse("flow", "there is no second group to lead to");
        }
        for (index, group) in self.groups.iter().enumerate() {
            let path = |field: &str| format!("groups[{index}].{field}");
            let value = |fact: FactRef<Count>| check.fact(fact).and_then(|fact| fact.value).unwrap_or(0.0);
            let (whole, pieces) = (value(group.fact), group.part.iter().chain(&group.rest));
            let sum: f64 = pieces.map(|piece| value(piece.fact)).sum();
            if sum > whole {
                check.refuse(path("part"), format!("the parts are {sum}, more than the whole of {whole}"));
            }
            if group.rest.is_some() && group.part.is_none() {
                check.refuse(path("rest"), "a rest stands beside a part");
            }
        }
    }

    #[cfg(feature = "edition")]
    fn scales(&self) -> Vec<Vec<u16>> {
        let pieces = |group: &Group| group.part.iter().chain(&group.rest).map(|piece| piece.fact.index()).collect::<Vec<_>>();
        vec![self.groups.iter().flat_map(|group| [vec![group.fact.index()], pieces(group)].concat()).collect()]
    }

    fn layout(&self, context: &Context<'_>, width: f64) -> Scene {
        let arrays: Vec<Array<'_>> = self.groups.iter().filter_map(|group| Array::new(group, context)).collect();
        let mut scene = Scene::new(width, 0.0);
        if width < 40.0 || arrays.is_empty() {
            return scene;
        }
        let mut y = 0.0;
        if let Some(title) = &self.title {
            let lines = Phrase::new(SIZE).then(title, Face::Bold, Ink::Text).balance(width);
            lines.draw(&mut scene, Point::new(0.0, 12.0), Anchor::Start);
            y = 15.0 + lines.height() - lines.step() + UNDER_HEAD;
        }
        let bottom = match arrays.as_slice() {
            [array] => lone(&mut scene, context, array, y, self.title.is_some()),
            [first, others @ ..] => match Flow::new(first, others, width).filter(|_| self.flow) {
                Some(flow) => flow.draw(&mut scene, context, first, others, y),
                None => self.stack(&mut scene, context, &arrays, y),
            },
            [] => y,
        };
        scene.size.height = bottom.ceil();
        scene
    }

    #[cfg(feature = "edition")]
    fn heading(&self) -> Option<String> {
        self.title.as_ref().map(|title| title.to_string())
    }

    #[cfg(feature = "edition")]
    fn summary(&self, context: &Context<'_>) -> Vec<String> {
        let mut sentences = vec![format!("One dot is one {}.", self.one.to_string())];
        let arrays: Vec<Array<'_>> = self.groups.iter().filter_map(|group| Array::new(group, context)).collect();
        let spoken = |array: &Array<'_>| format!("{} {}", array.fact.words.spoken, array.caption);
        let most = arrays.iter().max_by_key(|array| array.count);
        let least = arrays.iter().rev().min_by_key(|array| array.count);
        if let (Some(most), Some(least)) = (most, least)
            && most.count > least.count
        {
            let is_firm = arrays.iter().all(|array| array.fact.hedge == Hedge::Exact);
            let [most_words, least_words] = remarks::superlatives(is_firm);
            sentences.push(format!("{most_words}: {}; {least_words}: {}.", spoken(most), spoken(least)));
        }
        for array in &arrays {
            let pieces: Vec<String> =
                array.pieces.iter().map(|(fact, words)| format!("{} {words}", fact.words.spoken)).collect();
            if !pieces.is_empty() {
                sentences.push(format!("Of {}: {}.", spoken(array), pieces.join(", ")));
            }
        }
        sentences
    }

    #[cfg(feature = "edition")]
    fn mark_count(&self, context: &Context<'_>) -> f64 {
        let count = |group: &Group| context.fact(group.fact).and_then(|fact| fact.value).unwrap_or(0.0) + 3.0;
        self.groups.iter().map(count).sum()
    }
}

/// A group as it is drawn.
struct Array<'a> {
    fact: &'a Fact,
    caption: String,
    /// A fact that the caption names.
    named: Option<&'a Fact>,
    count: usize,
    /// How many of the dots are full.
    full: usize,
    /// Part and rest, with their words.
    pieces: Vec<(&'a Fact, String)>,
}

impl<'a> Array<'a> {
    fn new(group: &Group, context: &Context<'a>) -> Option<Self> {
        let count = |fact: &Fact| fact.value.unwrap_or(0.0).within(0.0, MOST).round() as usize;
        let fact = context.fact(group.fact)?;
        let pieces: Vec<(&Fact, String)> = [&group.part, &group.rest]
            .into_iter()
            .flatten()
            .filter_map(|piece| Some((context.fact(piece.fact)?, piece.caption.to_string())))
            .collect();
        let mut others = group.caption.named.iter().filter(|index| **index != group.fact.index());
        let named = others.next().and_then(|index| context.at(*index));
        let full = pieces.first().map_or(count(fact), |(part, _)| count(part).min(count(fact)));
        Some(Self { fact, caption: group.caption.words.clone(), named, count: count(fact), full, pieces })
    }

    /// The places that it takes, its open end included.
    fn places(&self) -> usize {
        (self.count + marks::open_end(Certainty::of(self.fact))).max(1)
    }

    /// The heading from its first baseline.
    fn head(&self, at: Point, limit: f64) -> Vec<Text> {
        let value = self.fact.counted();
        Phrase::new(SIZE).then(&value, Face::Bold, Ink::Text).plain(&self.caption).balance(limit).texts(at, Anchor::Start)
    }

    /// Draws the heading; a fact that the caption names is a mark of its own. Returns its last baseline.
    fn draw_head(&self, scene: &mut Scene, at: Point, limit: f64) -> f64 {
        let texts = self.head(at, limit);
        let last = texts.last().map_or(at.y, |text| text.at.y);
        let (value, caption): (Vec<Text>, Vec<Text>) = texts.into_iter().partition(|text| text.face == Face::Bold);
        let draw = |scene: &mut Scene, texts: Vec<Text>| {
            for text in texts {
                scene.text(text);
            }
        };
        // An array without a dot can be pointed at by its heading alone; so can a whole of which parts are drawn.
        if self.count == 0 || !self.pieces.is_empty() {
            scene.mark(&self.fact.id, |scene| draw(scene, value));
        } else {
            draw(scene, value);
        }
        match self.named {
            Some(fact) => scene.mark(&fact.id, |scene| draw(scene, caption)),
            None => draw(scene, caption),
        }
        last
    }

    /// Draws the dots. Returns the box around them.
    fn draw_dots(&self, scene: &mut Scene, context: &Context<'_>, dots: Dots) -> Rect {
        let (ink, whole) = (context.ink, Certainty::of(self.fact));
        let rest = Certainty::Derived(Hedge::Exact);
        match self.pieces.as_slice() {
            [] if self.count == 0 => {}
            [] => scene.mark(&self.fact.id, |scene| marks::dots(scene, dots, 0, self.count, ink, whole)),
            [(part, _), others @ ..] => {
                let full = Certainty::Reported(Certainty::of(part).hedge());
                scene.mark(&part.id, |scene| marks::dots(scene, dots, 0, self.full, ink, full));
                let draw_rest = |scene: &mut Scene| marks::dots(scene, dots, self.full, self.count, ink, rest);
                match others {
                    [(fact, _), ..] => scene.mark(&fact.id, draw_rest),
                    [] => draw_rest(scene),
                }
                if marks::open_end(whole) > 0 {
                    marks::dots(scene, dots, self.count, self.count, ink, whole);
                }
            }
        }
        dots.bounds(self.places())
    }

    /// Draws part and rest with a disc of each, and the whole under a line as their sum. Returns where the legend ends.
    fn draw_legend(&self, scene: &mut Scene, context: &Context<'_>, at: Point, limit: f64, with_sum: bool) -> f64 {
        if self.pieces.is_empty() {
            return at.y;
        }
        let mut baseline = at.y + 24.0;
        for (place, (fact, words)) in self.pieces.iter().enumerate() {
            let centre = Point::new(at.x + 6.0, baseline - 4.7);
            if place == 0 {
                scene.disc(centre, 6.0, Fill::solid(context.ink));
            } else {
                scene.ring(centre, 5.5, Some(Fill::tint(context.ink)), Stroke::solid(context.ink, 1.0));
            }
            baseline = draw_entry(scene, fact, words, Point::new(at.x + 20.0, baseline), limit - 20.0) + 22.0;
        }
        if !with_sum {
            return baseline - 17.0;
        }
        scene.horizontal(at.x, at.x + limit.min(200.0), baseline - 12.0, Ink::Axis);
        let at = Point::new(at.x + 20.0, baseline + 7.0);
        scene.mark(&self.fact.id, |scene| baseline = draw_entry(scene, self.fact, &self.caption, at, limit - 20.0));
        baseline + 5.0
    }
}

/// A number and its words on one line of a legend. Returns the last baseline.
fn draw_entry(scene: &mut Scene, fact: &Fact, words: &str, at: Point, limit: f64) -> f64 {
    let value = fact.long();
    let phrase = Phrase::new(SIZE);
    let phrase = if fact.is_derived() { phrase.quiet(&value) } else { phrase.then(&value, Face::Bold, Ink::Text) };
    let lines = phrase.plain(words).balance(limit);
    lines.draw(scene, at, Anchor::Start);
    at.y + lines.step() * lines.count().saturating_sub(1) as f64
}

fn radius(pitch: f64) -> f64 {
    pitch * 0.37
}

/// One array alone: near to a square, with its number beside it where there is room.
fn lone(scene: &mut Scene, context: &Context<'_>, array: &Array<'_>, top: f64, is_titled: bool) -> f64 {
    let width = scene.size.width;
    let is_split = !array.pieces.is_empty();
    let places = array.places();
    let packing = if is_split && width < 360.0 { marks::filling(places, width) } else { marks::square(places, width) };
    let Packing { side, pitch } = packing;
    let radius = if is_split || pitch < 14.0 { radius(pitch) } else { pitch * 0.3 };
    let left = side.min(places).saturating_sub(1) as f64 * pitch + 2.0 * radius + 72.0;
    let noun = array.fact.words.noun.as_str();
    let display =
        Display::new(array.fact, &format!("{noun} {}", array.caption), width - left).filter(|_| !is_split && array.count > 0);
    let with_sum = is_split && is_titled;
    let mut y = top;
    if display.is_none() && !with_sum {
        y = array.draw_head(scene, Point::new(0.0, top + 12.0), width) + UNDER_HEAD;
    }
    let bounds = array.draw_dots(scene, context, Dots { at: Point::new(0.0, y), grid: Grid::Columns(side), pitch, radius });
    match display {
        Some(display) => display.draw(scene, array.fact, context.ink, left, bounds.y, bounds.bottom()).max(bounds.bottom()),
        None => array.draw_legend(scene, context, Point::new(0.0, bounds.bottom()), width, with_sum),
    }
}

/// The first array at the left, the others at the right, and lines between.
struct Flow {
    rows: usize,
    pitch: f64,
    left: f64,
}

impl Flow {
    /// The largest dots for which all stay inside the width and within a screen; `None` where there is no room.
    fn new(first: &Array<'_>, others: &[Array<'_>], width: f64) -> Option<Self> {
        let places: Vec<usize> = others.iter().map(Array::places).collect();
        let rail = (width * 0.17).max(96.0);
        let Packing { side, pitch } = marks::abreast(first.places(), &places, rail, width).filter(|_| width >= 560.0)?;
        let across = |places: usize| places.div_ceil(side) as f64 * pitch;
        let right = width - across(places.into_iter().max()?);
        let left = right.min(across(first.places()) + (width * 0.3).max(rail));
        Some(Self { rows: side, pitch, left })
    }

    fn dots(&self, at: Point) -> Dots {
        Dots { at, grid: Grid::Rows(self.rows), pitch: self.pitch, radius: radius(self.pitch) }
    }

    fn draw(&self, scene: &mut Scene, context: &Context<'_>, first: &Array<'_>, others: &[Array<'_>], top: f64) -> f64 {
        let width = scene.size.width;
        let mut right = Scene::new(width, 0.0);
        let (mut y, mut middles) = (top, Vec::new());
        for array in others {
            let limit = width - self.left;
            let last = array.draw_head(&mut right, Point::new(self.left, y + 12.0), limit);
            let bounds = array.draw_dots(&mut right, context, self.dots(Point::new(self.left, last + UNDER_HEAD)));
            middles.push(bounds.y + self.dots(bounds.centre()).bounds(self.rows).height / 2.0);
            y = array.draw_legend(&mut right, context, Point::new(self.left, bounds.bottom()), limit, false) + BETWEEN - 12.0;
        }
        let middle = middles.iter().sum::<f64>() / middles.len().max(1) as f64;
        let block = self.dots(Point::default()).bounds(first.places());
        let limit = (self.left - 24.0).min(block.width + (self.left - block.width) * 0.6);
        let head = first.head(Point::new(0.0, 12.0), limit);
        let head_height = head.last().map_or(12.0, |text| text.at.y) + UNDER_HEAD;
        let block_top = (middle - block.height / 2.0).max(top + head_height);
        first.draw_head(scene, Point::new(0.0, block_top - head_height + 12.0), limit);
        let block = first.draw_dots(scene, context, self.dots(Point::new(0.0, block_top)));
        let legend = first.draw_legend(scene, context, Point::new(0.0, block.bottom()), limit, false);
        let from = Point::new(block.right() + 16.0, block.y + block.height / 2.0);
        for middle in middles {
            let rail = marks::bend(from, Point::new(self.left - 16.0, middle));
            marks::flow(scene, &rail, context.ink);
        }
        scene.place(right, 0.0, 0.0);
        (y - BETWEEN + 12.0).max(legend)
    }
}

impl Units {
    /// The arrays one under the other, all with as many dots in a row.
    fn stack(&self, scene: &mut Scene, context: &Context<'_>, arrays: &[Array<'_>], top: f64) -> f64 {
        let width = scene.size.width;
        let places: Vec<usize> = arrays.iter().map(Array::places).collect();
        let Packing { side: columns, pitch } = marks::stacked(&places, width);
        let mut y = top;
        for (place, array) in arrays.iter().enumerate() {
            let last = array.draw_head(scene, Point::new(0.0, y + 12.0), width);
            let at = Point::new(0.0, last + UNDER_HEAD);
            let dots = Dots { at, grid: Grid::Columns(columns), pitch, radius: radius(pitch) };
            let bounds = array.draw_dots(scene, context, dots);
            y = array.draw_legend(scene, context, Point::new(0.0, bounds.bottom()), width, false);
            if place == 0 && self.flow {
                let x = radius(pitch) + 6.0;
                marks::flow(scene, &[Point::new(x, y + 9.0), Point::new(x, y + 40.0)], context.ink);
                if let Some(label) = &self.flow_label {
                    let label = label.to_string();
                    let lines = Phrase::new(13.0).quiet(&label).balance(width - x - 16.0);
                    lines.draw(scene, Point::new(x + 16.0, y + 28.0), Anchor::Start);
                    y += lines.height() - lines.step();
                }
                y += 50.0;
            } else {
                y += BETWEEN - 12.0;
            }
        }
        y - BETWEEN + 12.0
    }
}
