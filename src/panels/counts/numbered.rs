//! Arrays under their numbers in large print.

use super::{Drawn, Each, SIZE};
use crate::fact::{Fact, joined};
use crate::language::counts;
use crate::layout::{Ink, Point, Rect, WIDE, text};
use crate::marks::{self, Dots, Grid, Large, Lines, Packing, Phrase};
use crate::panels::Context;
use crate::panels::array::{self, Array, radius};
use crate::panels::title;
use crate::scene::{Anchor, Fill, Scene, Stroke};

/// Sizes that are tried for a number.
const SIZES: [f64; 6] = [54.0, 44.0, 36.0, 28.0, 20.0, text::MINIMUM_SIZE];
/// The largest size of one number among several.
const LARGEST: f64 = 44.0;
/// The part of the width in which the smaller arrays stand beside the largest, and the gap between them.
const BESIDE: (f64, f64) = (0.32, 40.0);
/// Between a number and the words after it; a number in the font of a system is a little wider than in ours.
const GAP: f64 = 16.0;
/// How far the ending of a number may stand out above it.
const OVER: f64 = 3.0;
/// From a number's baseline to that of the words under it.
const BELOW: f64 = 22.0;
/// From a number's baseline to its array.
const UNDER: f64 = 14.0;
/// From an array to what follows it.
const AFTER: f64 = 26.0;
/// How high enlarged cells may stand together, and how many times as wide as high each is.
const CELLS: (f64, f64) = (96.0, 1.8);

/// How arrays and their numbers are set.
#[derive(Clone, Copy)]
struct Style {
    packing: Packing,
    /// The pitch of the room that an array of fine dots has.
    loose: f64,
    /// The largest size of a number.
    largest: f64,
    /// Whether words may stand beside their number: of arrays in one column all do or none.
    is_beside: bool,
}

/// One array alone: a band as wide as the picture, of larger dots where what stands beside it is higher.
pub(super) fn lone(scene: &mut Scene, context: &Context<'_>, drawn: &Drawn<'_>) -> f64 {
    let frame = Rect::new(0.0, 0.0, scene.size.width, 0.0);
    let places = drawn.0.places();
    let packing = marks::band(places, frame.width);
    let (loose, largest) = (marks::loose_pitch(places, frame.width), Large::largest(frame.width));
    let mut style = Style { packing, loose, largest, is_beside: true };
    if context.beside > 0.0 {
        // What stands over the dots and under them is as high whatever their size.
        let bottom = draw(&mut Scene::new(frame.width, 0.0), context, drawn, frame, style);
        let rows = places.div_ceil(packing.side.max(1)) as f64;
        style.packing = marks::filling(places, frame.width, context.beside - bottom + rows * packing.pitch);
    }
    draw(scene, context, drawn, frame, style)
}

/// Several arrays, all of dots of one size: the largest beside the others where it is more than all of them, else one
/// under the other.
pub(super) fn several(scene: &mut Scene, context: &Context<'_>, drawn: &[Drawn<'_>]) -> f64 {
    let width = scene.size.width;
    let largest = drawn.iter().enumerate().max_by_key(|(_, (array, _))| array.count).map_or(0, |(place, _)| place);
    let most = drawn.get(largest).map_or(1, |(array, _)| array.places());
    let others = drawn.iter().enumerate().filter(|(place, _)| *place != largest);
    let others: usize = others.map(|(_, (array, _))| array.count).sum();
    let aside = if width >= WIDE && most > others { (width * BESIDE.0).round() } else { 0.0 };
    let main = if aside > 0.0 {
        Rect::new(aside + BESIDE.1, 0.0, width - aside - BESIDE.1, 0.0)
    } else {
        Rect::new(0.0, 0.0, width, 0.0)
    };
    let Packing { side, pitch } = marks::block(most, main.width);
    let loose = marks::loose_pitch(most, main.width);
    let (mut y, mut bottom) = (0.0, 0.0_f64);
    // The largest stands at the right of the others and is read after them.
    let stands_aside = |place: usize| aside > 0.0 && place == largest;
    let (main_one, column): (Vec<_>, Vec<_>) = drawn.iter().enumerate().partition(|(place, _)| stands_aside(*place));
    let room = if aside > 0.0 { aside } else { width };
    let fits = |array: &Array<'_>| {
        let (number, size) = sized(array, LARGEST, room);
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
        let style = Style { packing, loose, largest: LARGEST, is_beside: is_main || is_beside };
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
    let is_fine = pitch < marks::FINE && array.count > 0;
    let grid = if is_fine { Grid::Columns(side) } else { grid(array, side) };
    let dots = Dots { at, grid, pitch, radius: radius(pitch) };
    let bounds = array.draw_dots(scene, context, dots);
    let bottom = if array.count == 0 { baseline + UNDER } else { bounds.bottom() };
    let bottom = if is_fine { bottom.max(at.y + marks::room(array.places(), style.loose, frame.width)) } else { bottom };
    let bottom = match array.pieces.get(1) {
        Some((rest, words)) => draw_rest(scene, context, (rest, words), Point::new(frame.x, bottom + 24.0), frame.width),
        None => bottom,
    };
    let each = each.and_then(|each| Some((each, context.fact(each.fact)?)));
    match each {
        Some((each, fact)) => {
            let last = dots.centre(array.count.saturating_sub(1));
            draw_each(scene, (each, fact), Point::new(last.x, last.y), pitch, Rect { y: bottom, ..frame })
        }
        None => bottom,
    }
}

/// Rows as long as each other. Parts fill them column by column, so that each ends like a bar; an array without parts ends like
/// a text.
fn grid(array: &Array<'_>, side: usize) -> Grid {
    let places = array.places().max(1);
    let rows = places.div_ceil(side.max(1));
    if array.pieces.is_empty() { Grid::Columns(places.div_ceil(rows)) } else { Grid::Rows(rows) }
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
    Phrase::new(SIZE).plain(&joined(&words, if array.count > marks::BAND { counts::BANDS } else { "" }))
}

/// An array's number, and the largest size up to `first` at which it fits.
fn sized(array: &Array<'_>, first: f64, room: f64) -> (Large, f64) {
    let number = Large::new(array.fact);
    let size = number.hedged_size(SIZES.into_iter().filter(|size| *size <= first), room);
    (number, size.unwrap_or(text::MINIMUM_SIZE))
}

/// The number in large print with its words after it, or under it where there is no room: of an array in parts the first
/// part's at the left and the whole's at the right. Returns the last baseline.
fn draw_head(scene: &mut Scene, context: &Context<'_>, array: &Array<'_>, frame: Rect, style: Style) -> f64 {
    if let Some(baseline) = draw_ends(scene, context, array, frame, style.largest) {
        return baseline;
    }
    let (whole, size) = sized(array, style.largest, frame.width);
    let baseline = (frame.y + OVER + size * text::CAP_HEIGHT).round();
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
    array::draw_swatch(scene, context.ink, at, true);
    array::draw_entry(scene, part, words, at.moved(20.0, 0.0), frame.width - 20.0)
}

/// What the light dots are. Returns where the words end.
fn draw_rest(scene: &mut Scene, context: &Context<'_>, rest: (&Fact, &String), at: Point, room: f64) -> f64 {
    array::draw_swatch(scene, context.ink, at, false);
    array::draw_entry(scene, rest.0, rest.1, at.moved(20.0, 0.0), room - 20.0) + 5.0
}

/// The last mark in ink, and from it a line to what it holds: a number and so many cells. Returns where they end.
fn draw_each(scene: &mut Scene, (each, fact): (&Each, &Fact), last: Point, pitch: f64, frame: Rect) -> f64 {
    let half = (pitch * 0.5).max(2.0);
    let is_wide = frame.width >= WIDE;
    let left = frame.width * if is_wide { BESIDE.0 } else { 0.8 };
    let left = left.round().min(300.0);
    let top = frame.y + if is_wide { 58.0 } else { 44.0 };
    let mut y = top;
    let mut bounds = Rect::default();
    scene.mark(&fact.id, |scene| {
        y = draw_each_words(scene, each, fact, Rect::new(frame.x, top, left, 0.0));
        let cells = if is_wide {
            Rect::new(frame.x + left + 32.0, top - 12.0, frame.width - left - 32.0, CELLS.0)
        } else {
            Rect::new(frame.x, y + 16.0, frame.width, CELLS.0)
        };
        bounds = draw_cells(scene, fact.value.unwrap_or(0.0).round() as usize, cells);
    });
    scene.rect(Rect::new(last.x - half, last.y - half, 2.0 * half, 2.0 * half), Fill::solid(Ink::Text));
    if bounds.width > 0.0 {
        // Down, across in the gap between the array and what it holds, and down again; beside the words, not through them.
        let end = if is_wide { bounds.x + bounds.width / 2.0 } else { frame.x + frame.width * 0.9 };
        let (turn, foot) = (frame.y + if is_wide { 24.0 } else { 14.0 }, bounds.y - 4.0);
        let path = [(last.x, last.y + half), (last.x, turn), (end, turn), (end, foot)];
        scene.line(path.map(|(x, y)| Point::new(x, y)).to_vec(), Stroke::solid(Ink::Quiet, 1.0));
    }
    (y + UNDER).max(bounds.bottom())
}

/// The title, the number and its words. Returns the last baseline.
fn draw_each_words(scene: &mut Scene, each: &Each, fact: &Fact, frame: Rect) -> f64 {
    let mut y = frame.y;
    if let Some(title) = &each.title {
        y = title::under(scene, title, Point::new(frame.x, y), frame.width);
    }
    let large = Large::new(fact);
    let size = large.hedged_size(SIZES.into_iter().skip(1), frame.width).unwrap_or(text::MINIMUM_SIZE);
    let baseline = (y + size * text::CAP_HEIGHT).round();
    let x = large.draw_hedged(scene, Point::new(frame.x, baseline), size, Ink::Quiet);
    let words = Phrase::new(SIZE).quiet(&each.caption);
    draw_words(scene, beside(&words, frame.right() - x, size), &words, Point::new(x, baseline), frame)
}

/// The words of a number in the room after it, if they have room there: beside large print in two lines at most.
fn beside(words: &Phrase, room: f64, size: f64) -> Option<Lines> {
    let lines = words.balance((room - GAP).max(1.0));
    (room - GAP > 80.0 && lines.count() <= if size >= 40.0 { 2 } else { 1 }).then_some(lines)
}

/// The words of a number that ends at `end`, after it or, where there is no room, under it. Returns the last baseline.
fn draw_words(scene: &mut Scene, beside: Option<Lines>, words: &Phrase, end: Point, frame: Rect) -> f64 {
    let after = |lines: &Lines| Point::new(end.x + GAP, end.y - lines.rise());
    let at = beside.as_ref().map_or(Point::new(frame.x, end.y + BELOW), after);
    let lines = beside.unwrap_or_else(|| words.balance(frame.width));
    lines.draw(scene, at, Anchor::Start);
    at.y + lines.rise()
}

/// So many cells in outline, row by row from the foot, within a frame. Returns the box around them; none where they would be
/// too small to be seen.
fn draw_cells(scene: &mut Scene, count: usize, frame: Rect) -> Rect {
    let across = (CELLS.1 * frame.width * frame.height / count.max(1) as f64).sqrt().min(24.0);
    if across < 4.0 || count == 0 {
        return Rect::default();
    }
    let columns = ((frame.width / across) as usize).max(1).min(count);
    let rows = count.div_ceil(columns);
    // Whole rows are as wide as the frame.
    let (width, height) = (if rows > 1 { frame.width / columns as f64 } else { across }, across / CELLS.1);
    let last = count - (rows - 1) * columns;
    let bounds = Rect::new(frame.x, frame.y, width * columns as f64, height * rows as f64);
    let stroke = Stroke::solid(Ink::Quiet, 0.75);
    for row in 0..=rows {
        let y = bounds.y + height * row as f64;
        let end = if row == 0 { last } else { columns };
        scene.line(vec![Point::new(bounds.x, y), Point::new(bounds.x + width * end as f64, y)], stroke);
    }
    for column in 0..=columns {
        let x = bounds.x + width * column as f64;
        let from = if column <= last { bounds.y } else { bounds.y + height };
        if from < bounds.bottom() {
            scene.line(vec![Point::new(x, from), Point::new(x, bounds.bottom())], stroke);
        }
    }
    bounds
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
        for width in (700..=1_200).step_by(20).map(f64::from) {
            let column = ((width - 48.0) * 2.0 / 3.0).floor();
            let (scene, alone, other) = (
                layout("counts-beside", width),
                layout("counts-parts", column),
                layout("counts-groups", width - 48.0 - column),
            );
            assert!(bottom(&scene, 0) > bottom(&alone, 0) + 8.0, "{width}: larger dots");
            assert!(scene.size.height <= other.size.height.max(alone.size.height) + 1.0, "{width}: no higher");
        }
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
