//! Arrays under their numbers in large print.

use super::{Drawn, SIZE, enlarged};
use crate::fact::{Fact, joined};
use crate::language::counts;
use crate::layout::{Ink, Point, Rect, WIDE, text};
use crate::marks::{self, BLOCK, Blocks, Dots, Grid, Large, Lines, Packing, Phrase};
use crate::panels::Context;
use crate::panels::array::{self, Array, radius};
use crate::scene::{Anchor, Scene};

/// Sizes that are tried for a number.
pub(super) const SIZES: [f64; 6] = [54.0, 44.0, 36.0, 28.0, 20.0, text::MINIMUM_SIZE];
/// The largest size of one number among several.
const LARGEST: f64 = 44.0;
/// The part of the width in which the smaller arrays stand beside the largest, and the gap between them.
pub(super) const BESIDE: (f64, f64) = (0.32, 40.0);
/// Between a number and the words after it; a number in the font of a system is a little wider than in ours.
const GAP: f64 = 16.0;
/// How far the ending of a number may stand out above it.
const OVER: f64 = 3.0;
/// The baseline of a hedge over a number, and what it takes.
const HEDGE: (f64, f64) = (8.0, 18.0);
/// From a number's baseline to that of the words under it.
const BELOW: f64 = 22.0;
/// From a number's baseline to its array.
pub(super) const UNDER: f64 = 14.0;
/// From an array to what follows it.
const AFTER: f64 = 26.0;
/// How arrays and their numbers are set.
#[derive(Clone, Copy)]
struct Style {
    packing: Packing,
    /// How an array of many dots stands.
    blocks: Option<Blocks>,
    /// The largest size of a number.
    largest: f64,
    /// Whether words may stand beside their number: of arrays in one column all do or none.
    is_beside: bool,
}

/// One array alone: a band as wide as the picture, of larger dots where what stands beside it is higher.
pub(super) fn lone(scene: &mut Scene, context: &Context<'_>, drawn: &Drawn<'_>) -> f64 {
    let frame = Rect::new(0.0, 0.0, scene.size.width, 0.0);
    let places = drawn.0.places();
    let blocks = blocks(&drawn.0, frame.width);
    let packing = packing(blocks, frame.width).unwrap_or_else(|| marks::band(places, frame.width));
    let mut style = Style { packing, blocks, largest: Large::largest(frame.width), is_beside: true };
    let (array, each) = drawn;
    if let Some(Packing { side, pitch }) = marks::rectangle(array.count, frame.width)
        && array.pieces.is_empty()
        && each.is_none()
    {
        let dots = Dots { at: Point::new(0.0, OVER), grid: Grid::Columns(side), pitch, radius: radius(pitch) };
        let left = dots.bounds(array.count).right() + BESIDE.1 / 2.0;
        let end = draw_head(scene, context, array, Rect::new(left, 0.0, frame.width - left, 0.0), style);
        return array.draw_dots(scene, context, dots).bottom().max(end + UNDER);
    }
    if context.beside > 0.0 && blocks.is_none() {
        // What stands over the dots and under them is as high whatever their size.
        let bottom = draw(&mut Scene::new(frame.width, 0.0), context, drawn, frame, style);
        let rows = places.div_ceil(packing.side.max(1)) as f64;
        style.packing = marks::filling(places, frame.width, context.beside - bottom + rows * packing.pitch);
    }
    draw(scene, context, drawn, frame, style)
}

/// How more dots than can be counted one by one stand, with room for an open end beside the last.
fn blocks(array: &Array<'_>, width: f64) -> Option<Blocks> {
    let end = (array.places() - array.count) as f64 * marks::FINE;
    (array.count > BLOCK).then(|| Blocks::new(array.count, width - end))
}

/// Dots of the size of those in blocks, in rows as wide as the picture.
fn packing(blocks: Option<Blocks>, width: f64) -> Option<Packing> {
    blocks.map(|Blocks { pitch, .. }| Packing { side: ((width / pitch) as usize).max(1), pitch })
}

/// Several arrays, all of dots of one size: the largest beside the others where it is more than all of them, else one
/// under the other.
pub(super) fn several(scene: &mut Scene, context: &Context<'_>, drawn: &[Drawn<'_>]) -> f64 {
    let width = scene.size.width;
    let largest = drawn.iter().enumerate().max_by_key(|(_, (array, _))| array.count).map_or(0, |(place, _)| place);
    let most = drawn.get(largest).map_or(1, |(array, _)| array.places());
    let others = drawn.iter().enumerate().filter(|(place, _)| *place != largest);
    let others: usize = others.map(|(_, (array, _))| array.count).sum();
    let aside = if width >= WIDE && most > others && others <= BLOCK { (width * BESIDE.0).round() } else { 0.0 };
    let main = if aside > 0.0 {
        Rect::new(aside + BESIDE.1, 0.0, width - aside - BESIDE.1, 0.0)
    } else {
        Rect::new(0.0, 0.0, width, 0.0)
    };
    let blocks = drawn.get(largest).and_then(|(array, _)| blocks(array, main.width));
    let Packing { side, pitch } = packing(blocks, main.width).unwrap_or_else(|| marks::block(most, main.width));
    let (mut y, mut bottom) = (0.0, 0.0_f64);
    // The largest stands at the right of the others and is read after them.
    let stands_aside = |place: usize| aside > 0.0 && place == largest;
    let (main_one, column): (Vec<_>, Vec<_>) = drawn.iter().enumerate().partition(|(place, _)| stands_aside(*place));
    let room = if aside > 0.0 { aside } else { width };
    let fits = |array: &Array<'_>| {
        let (_, number, size) = sized(array, LARGEST, room);
        beside(&phrase(array), room - number.hedged_width(size), size).is_some()
    };
    let is_beside = column.iter().all(|(_, (array, _))| fits(array));
    for (place, one) in column.into_iter().chain(main_one) {
        let is_main = stands_aside(place);
        let frame = match aside {
            _ if is_main => main,
            aside if aside > 0.0 => Rect::new(0.0, y, aside, 0.0),
            _ => Rect::new(0.0, y, width, 0.0),
        };
        let side = if (frame.width - main.width).abs() < 1.0 { side } else { ((frame.width / pitch) as usize).max(1) };
        scene.horizontal(frame.x, frame.right(), frame.y, Ink::Rule);
        let frame = frame.moved(0.0, 16.0);
        let packing = Packing { side, pitch };
        let style = Style { packing, blocks, largest: LARGEST, is_beside: is_main || is_beside };
        let end = draw(scene, context, one, frame, style);
        bottom = bottom.max(end);
        if !is_main {
            y = end + AFTER;
        }
    }
    bottom
}

/// A number, its words and its array, from the top of the frame. Returns where they end.
fn draw(scene: &mut Scene, context: &Context<'_>, (array, each): &Drawn<'_>, frame: Rect, style: Style) -> f64 {
    let baseline = draw_head(scene, context, array, frame, style);
    let Packing { side, pitch } = style.packing;
    let at = Point::new(frame.x, baseline + UNDER);
    let blocks = style.blocks.filter(|_| array.count > BLOCK);
    let grid = match blocks {
        Some(blocks) => Grid::Blocks(blocks),
        None if pitch < marks::FINE => Grid::Columns(side),
        None => array.grid(array.places().div_ceil(side.max(1))),
    };
    let dots = Dots { at, grid, pitch, radius: radius(pitch) };
    let bounds = array.draw_dots(scene, context, dots);
    let bottom = match blocks {
        Some(blocks) => at.y + blocks.height(array.count),
        None if array.count == 0 => at.y,
        None => bounds.bottom(),
    };
    let bottom = match array.pieces.get(1) {
        Some((rest, words)) => {
            let first = dots.centre(array.full).x;
            draw_rest(scene, context, (rest, words), Point::new(first, bottom + 24.0), frame)
        }
        None => bottom,
    };
    let each = each.and_then(|each| Some((each, context.fact(each.fact)?)));
    match each {
        Some((each, fact)) => {
            let last = dots.centre(array.count.saturating_sub(1));
            enlarged::draw(scene, (each, fact), Point::new(last.x, last.y), pitch, Rect { y: bottom, ..frame })
        }
        None => bottom,
    }
}

/// Both ends of an array in parts: the first part's number at the left and the whole's at the right, each with its words in at
/// most two lines beside it or, where there is less room, under it. Returns the last baseline; `None` where both have no room.
fn draw_ends(scene: &mut Scene, context: &Context<'_>, array: &Array<'_>, frame: Rect, first: f64) -> Option<f64> {
    let (part, caption) = array.pieces.first()?;
    let (left, whole) = (Large::new(part), Large::new(array.fact));
    let phrases = [Phrase::new(SIZE).plain(caption), phrase(array)];
    let sizes = || SIZES.into_iter().filter(|size| (28.0..=first).contains(size));
    let free = |size: f64| frame.width - left.hedged_width(size) - whole.hedged_width(size);
    let set = |room: f64| {
        let sides = phrases.each_ref().map(|words| words.balance(room.max(1.0)));
        sides.iter().all(|lines| lines.count() <= 2 && lines.width() <= room).then_some(sides)
    };
    let beside = |size: f64| Some((size, set((free(size) - 4.0 * GAP) / 2.0)?, true));
    let under = |size: f64| Some((size, set((frame.width - GAP) / 2.0).filter(|_| free(size) >= 2.0 * GAP)?, false));
    let (size, [caption, words], is_beside) = sizes().find_map(beside).or_else(|| sizes().find_map(under))?;
    let rise = caption.rise().max(words.rise());
    let above = if is_beside { (size * text::CAP_HEIGHT).max(rise + SIZE * text::CAP_HEIGHT) } else { size * text::CAP_HEIGHT };
    let baseline = (frame.y + OVER + above).round();
    let end = left.draw_hedged(scene, Point::new(frame.x, baseline), size, context.ink);
    let start = frame.right() - whole.hedged_width(size);
    let at = |x: f64, lines: &Lines| Point::new(x, if is_beside { baseline - lines.rise() } else { baseline + BELOW });
    let (from, to) = if is_beside { (end + GAP, start - GAP) } else { (frame.x, frame.right()) };
    caption.draw(scene, at(from, &caption), Anchor::Start);
    words.draw(scene, at(to, &words), Anchor::End);
    whole.mark(scene, array.fact, Point::new(start, baseline), size, context.ink);
    Some(if is_beside { baseline } else { baseline + BELOW + rise })
}

/// What an array counts, in words, and how many of them stand together where there are many.
fn phrase(array: &Array<'_>) -> Phrase {
    let words = joined(&array.fact.words.noun, &array.caption);
    Phrase::new(SIZE).plain(&joined(&words, if array.count > BLOCK { counts::BLOCKS } else { "" }))
}

/// An array's number, the same without its hedge, which stands over it, and the largest size up to `first` at which that fits.
fn sized(array: &Array<'_>, first: f64, room: f64) -> (Large, Large, f64) {
    let hedged = Large::new(array.fact);
    let mut number = hedged.clone();
    number.hedge.clear();
    let size = number.hedged_size(SIZES.into_iter().filter(|size| *size <= first), room);
    (hedged, number, size.unwrap_or(text::MINIMUM_SIZE))
}

/// The number in large print with its words after it, or under it where there is no room: of an array in parts the first
/// part's at the left and the whole's at the right. Returns the last baseline.
fn draw_head(scene: &mut Scene, context: &Context<'_>, array: &Array<'_>, frame: Rect, style: Style) -> f64 {
    if let Some(baseline) = draw_ends(scene, context, array, frame, style.largest) {
        return baseline;
    }
    let (hedge, whole, size) = sized(array, style.largest, frame.width);
    let mut top = frame.y + OVER;
    if !hedge.hedge.is_empty() {
        scene.text(hedge.hedge_at(Point::new(frame.x, top + HEDGE.0), frame.width));
        top += HEDGE.1;
    }
    let baseline = (top + size * text::CAP_HEIGHT).round();
    let at = Point::new(frame.x, baseline);
    // An array without a dot can be pointed at by its number alone; so can a whole of which parts are drawn.
    let x = if array.count == 0 || !array.pieces.is_empty() {
        whole.mark(scene, array.fact, at, size, context.ink)
    } else {
        whole.draw_hedged(scene, at, size, context.ink)
    };
    let words = phrase(array);
    let beside = beside(&words, frame.right() - x, size).filter(|_| style.is_beside);
    let end = Point::new(x, baseline);
    let mut last = baseline;
    let draw = |scene: &mut Scene| last = draw_words(scene, beside, &words, end, frame);
    match array.named {
        Some(fact) => scene.mark(&fact.id, draw),
        None => draw(scene),
    }
    let Some((part, words)) = array.pieces.first() else { return last };
    let at = Point::new(frame.x, last + 24.0);
    array::draw_swatch(scene, context.ink, at, Some(part));
    array::draw_entry(scene, part, words, at.moved(20.0, 0.0), frame.width - 20.0)
}

/// What the light dots are, under the first of them, whose middle is at `first`, where that leaves room. Returns where the words
/// end.
fn draw_rest(scene: &mut Scene, context: &Context<'_>, rest: (&Fact, &String), first: Point, frame: Rect) -> f64 {
    let words = array::entry(rest.0, rest.1, frame.width - 20.0);
    let x = (first.x - 6.0).min(frame.right() - 20.0 - words.width()).max(frame.x);
    let at = Point::new(x, first.y);
    array::draw_swatch(scene, context.ink, at, None);
    words.draw(scene, at.moved(20.0, 0.0), Anchor::Start);
    at.y + words.rise() + 5.0
}

/// The words of a number in the room after it, if they have room there: beside large print in two lines at most.
pub(super) fn beside(words: &Phrase, room: f64, size: f64) -> Option<Lines> {
    let lines = words.balance((room - GAP).max(1.0));
    (room - GAP > 80.0 && lines.count() <= if size >= 40.0 { 2 } else { 1 }).then_some(lines)
}

/// The words of a number that ends at `end`, after it or, where there is no room, under it. Returns the last baseline.
pub(super) fn draw_words(scene: &mut Scene, beside: Option<Lines>, words: &Phrase, end: Point, frame: Rect) -> f64 {
    let after = |lines: &Lines| Point::new(end.x + GAP, end.y - lines.rise());
    let at = beside.as_ref().map_or(Point::new(frame.x, end.y + BELOW), after);
    let lines = beside.unwrap_or_else(|| words.balance(frame.width));
    lines.draw(scene, at, Anchor::Start);
    at.y + lines.rise()
}

#[cfg(test)]
#[allow(clippy::expect_used, clippy::indexing_slicing, reason = "a test that stops is a test that failed")]
mod tests {
    use crate::figure::Document;
    use crate::layout::Ink;
    use crate::layout::text::Face;
    use crate::panels::State;
    use crate::scene::{Scene, Text};
    use serde_json::{Value, json};

    const EDITION: &str = include_str!("../../../tests/fixtures/gallery/counts.json");

    /// The lower edge of the marks of a panel.
    fn bottom(scene: &Scene, panel: u8) -> f64 {
        let marks = scene.targets.iter().filter(|target| target.panel == panel);
        marks.map(|target| target.bounds.bottom()).fold(0.0, f64::max)
    }

    #[test]
    fn an_array_alone_beside_a_higher_column_fills_its_height_and_makes_nothing_higher() {
        let mut edition: Value = serde_json::from_str(EDITION).expect("JSON");
        let figures = edition["figures"].as_array_mut().expect("figures");
        let figure = |id: &str| figures.iter().find(|figure| figure["id"] == id).cloned().expect("a figure");
        let (mut beside, tall) = (figure("counts-parts"), figure("counts-groups"));
        beside["id"] = json!("counts-beside");
        let facts = |figure: &Value| figure["facts"].as_array().cloned().unwrap_or_default();
        beside["facts"] = Value::from([facts(&beside), facts(&tall)].concat());
        beside["panels"] = json!([beside["panels"][0], tall["panels"][0]]);
        beside["rows"] = json!([{ "columns": [{ "panels": [0], "weight": 2 }, { "panels": [1], "weight": 1 }] }]);
        figures.push(beside);
        let document = Document::read(&edition.to_string()).expect("a sound edition");
        let layout = |figure: &str, width: f64| document.layout(figure, width, &State::default()).expect("the figure is there");
        let mut larger = 0;
        for width in (700..=1_200).step_by(20).map(f64::from) {
            let column = ((width - 48.0) * 2.0 / 3.0).floor();
            let (scene, alone, other) = (
                layout("counts-beside", width),
                layout("counts-parts", column),
                layout("counts-groups", width - 48.0 - column),
            );
            larger += usize::from(bottom(&scene, 0) > bottom(&alone, 0) + 8.0);
            assert!(bottom(&scene, 0) >= bottom(&alone, 0) - 0.1, "{width}: no smaller dots");
            assert!(scene.size.height <= other.size.height.max(alone.size.height) + 1.0, "{width}: no higher");
        }
        assert!(larger > 13, "larger dots at most widths: {larger}");
    }

    /// The numbers in large print that are not computed.
    fn numbers(scene: &Scene) -> Vec<&Text> {
        scene.texts().filter(|text| text.face == Face::Display && text.ink != Ink::Quiet).collect()
    }

    #[test]
    fn both_ends_of_an_array_in_parts_stand_on_one_line_at_every_width() {
        let document = Document::read(EDITION).expect("the fixture is sound");
        for width in (260..=1_200).step_by(20).map(f64::from) {
            let scene = document.layout("counts-parts", width, &State::default()).expect("the figure is there");
            let numbers = numbers(&scene);
            assert_eq!(numbers.len(), 2, "{width}");
            assert!((numbers[0].at.y - numbers[1].at.y).abs() < 0.1, "{width}");
            assert!(scene.texts().all(|text| text.bounds().x > -1.0 && text.bounds().right() < width + 1.0), "{width}");
        }
    }

    #[test]
    fn the_words_of_arrays_in_one_column_all_stand_beside_their_numbers_or_all_under_them() {
        let document = Document::read(EDITION).expect("the fixture is sound");
        let mut seats = [false; 2];
        for (figure, width) in ["counts-hedges", "counts-different"]
            .into_iter()
            .flat_map(|id| (260..600).step_by(10).map(move |w| (id, f64::from(w))))
        {
            let scene = document.layout(figure, width, &State::default()).expect("the figure is there");
            let is_beside = |number: &Text| {
                let after = |text: &Text| {
                    text.at.x > number.bounds().right() && (number.at.y - 24.0..=number.at.y).contains(&text.at.y)
                };
                scene.texts().any(|text| text.face == Face::Regular && after(text))
            };
            let numbers = numbers(&scene);
            let beside = numbers.iter().filter(|number| is_beside(number)).count();
            assert!(beside == 0 || beside == numbers.len(), "{figure} at {width}: {beside} of {}", numbers.len());
            seats[usize::from(beside > 0)] = true;
        }
        assert_eq!(seats, [true; 2], "both are tried");
    }
}
