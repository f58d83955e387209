//! Numbers set large, each with its hedge above it and the hedge's ending after it; they share no scale.

mod grid;

use self::grid::Grid;
use super::fields::{Caption, Derived, FactRef, Filled, Value};
use super::{Context, Kind, Panel, fields, kind};
#[cfg(feature = "edition")]
use super::{Topic, unit};
use crate::fact::{Fact, joined};
use crate::layout::{Ink, Point, Rect, WIDE, text};
use crate::marks::{Large, Lines, Phrase};
use crate::scene::{Anchor, Scene};

/// The kind's entry in the list.
pub(super) const KIND: Kind =
    kind!(Numbers, "numbers", "Numbers set large, each with its hedge in words and as a sign; they share no scale.");

fields! {
    /// The fields of a panel of numbers.
        struct Numbers {
        /// In reading order.
        numbers: Filled<Number>,
    }
}

fields! {
    /// One number.
        struct Number {
        /// Its fact, which has a value.
        fact: FactRef<Value>,
        /// What it counts.
        caption: Caption,
        /// Whether a † stands after the caption, for a note on doubtful wording.
        doubt: bool = default,
        /// What follows from it.
        derived: Option<Aside>,
    }
}

fields! {
    /// A derived fact in small print under the caption.
        struct Aside {
        /// The derived fact.
        fact: FactRef<Derived>,
        /// The words after it, inside its brackets: "a voyage".
        caption: Caption,
    }
}

/// From the number's baseline to the caption's.
const BELOW: f64 = 24.0;
/// Below a row that others follow.
const BELOW_ROW: f64 = 8.0;
/// From the upper edge of a cell to the baseline of a hedge, and from there to the top of the number.
const HEDGE: f64 = 28.0;
const BELOW_HEDGE: f64 = 13.0;
/// From the upper edge of a cell to the top of a number without a hedge.
const UNHEDGED: f64 = 20.0;
/// The size of captions, and of the words beside a lone number in a wide picture.
const CAPTION: f64 = 14.0;
const WIDE_CAPTION: f64 = 15.0;
/// The size of what follows from a number.
const ASIDE: f64 = 13.0;
/// The longest line of a caption; in a cell that is wider than `ROOMY`, and in others.
const LONGEST: f64 = 420.0;
const LONGEST_IN_CELL: f64 = 200.0;
const ROOMY: f64 = 300.0;
/// Between a lone number and its words, and the least room that these need there.
const BESIDE: f64 = 14.0;
const LEAST_BESIDE: f64 = 120.0;
/// What the last line of words has below it that no other line needs: in a cell, and beside a lone number.
const LAST_DESCENT: f64 = 9.0;
const LAST_LEADING: f64 = 8.0;

/// A number as it is set.
struct Set<'a> {
    number: &'a Number,
    fact: &'a Fact,
    large: Large,
}

impl<'a> Set<'a> {
    fn new(number: &'a Number, fact: &'a Fact) -> Self {
        Self { number, fact, large: Large::new(fact) }
    }

    fn caption(&self, size: f64, limit: f64) -> Lines {
        Phrase::new(size).plain(&self.number.caption.doubted(self.number.doubt)).balance(limit)
    }

    /// Where words beside the number begin, and how long their lines may be in a width.
    fn beside(&self, size: f64, width: f64) -> (f64, f64) {
        let x = self.large.width(size) + BESIDE;
        (x, (width - x).min(LONGEST))
    }

    fn aside<'b>(&self, context: &Context<'b>, limit: f64) -> Option<(&'b Fact, Lines)> {
        let aside = self.number.derived.as_ref()?;
        let fact = context.fact(aside.fact)?;
        let words = fact.marked(joined(&fact.words.short(), &aside.caption));
        Some((fact, Phrase::new(ASIDE).quiet(&words).balance(limit)))
    }
}

impl Panel for Numbers {
    #[cfg(feature = "edition")]
    fn prepare(&mut self, context: &Context<'_>, _: &[Topic]) {
        for number in &mut self.numbers.0 {
            let noun = context.fact(number.fact).and_then(|fact| unit::unstated(fact, &[&number.caption]));
            if let Some(noun) = noun {
                number.caption = Caption(crate::language::grammar::headed(noun, &number.caption));
            }
        }
    }

    fn layout(&self, context: &Context<'_>, width: f64) -> Scene {
        let sets: Vec<Set<'_>> = self
            .numbers
            .iter()
            .filter_map(|number| Some(Set::new(number, context.fact(number.fact).filter(|fact| fact.value.is_some())?)))
            .collect();
        let mut scene = Scene::new(width, 0.0);
        if sets.is_empty() || width < 1.0 {
            return scene;
        }
        scene.horizontal(0.0, width, 0.0, Ink::Rule);
        let grid = Grid::new(&sets, width, context.beside);
        let is_beside = grid.has_room_beside(&sets);
        let (mut top, mut rest) = (0.0, sets.as_slice());
        for (index, row) in grid.rows.iter().enumerate() {
            let Some((numbers, others)) = rest.split_at_checked(*row) else { break };
            rest = others;
            if index > 0 {
                scene.horizontal(0.0, width, top, Ink::Rule);
            }
            let hedged = numbers.iter().any(|set| !set.large.hedge.is_empty());
            let mut bottom = top;
            for (place, set) in numbers.iter().enumerate() {
                let at = Point::new(grid.edge(place, *row) + grid.padding(place).0, top);
                let place = Place { at, room: grid.room(place, *row), size: grid.size, hedged };
                let draw = if *row == 1 && is_beside { draw_across } else { draw_cell };
                bottom = draw(&mut scene, context, set, &place).max(bottom);
            }
            bottom += if rest.is_empty() { 0.0 } else { BELOW_ROW };
            for place in 1..numbers.len() {
                scene.vertical(grid.edge(place, *row), top, bottom, Ink::Rule);
            }
            top = bottom;
        }
        scene.size.height = top.ceil();
        scene
    }

    #[cfg(feature = "edition")]
    fn mark_count(&self, _: &Context<'_>) -> f64 {
        self.numbers.len() as f64 * 2.0
    }
}

/// Where a number is set.
struct Place {
    /// The upper left corner.
    at: Point,
    /// How wide it may be.
    room: f64,
    /// Pixels an em.
    size: f64,
    /// Whether there is room above it for a hedge.
    hedged: bool,
}

impl Place {
    fn baseline(&self) -> f64 {
        let above = if self.hedged { HEDGE + BELOW_HEDGE } else { UNHEDGED };
        (self.at.y + above + self.size * text::CAP_HEIGHT).round()
    }
}

/// The hedge above the number, and the number. Returns its baseline.
fn draw_number(scene: &mut Scene, context: &Context<'_>, set: &Set<'_>, place: &Place) -> f64 {
    let Place { at, room, size, .. } = *place;
    let baseline = place.baseline();
    scene.text(set.large.hedge_at(at.moved(0.0, HEDGE), room));
    let mut number = Rect::default();
    scene.mark(&set.fact.id, |scene| {
        number = set.large.draw(scene, Point::new(at.x, baseline), size, room, context.ink);
    });
    // The number itself is the mark, and not only its ending.
    scene.widen_mark(number);
    baseline
}

fn draw_aside(scene: &mut Scene, aside: Option<(&Fact, Lines)>, at: Point) -> f64 {
    let Some((fact, lines)) = aside else { return 0.0 };
    scene.mark(&fact.id, |scene| {
        lines.draw(scene, at, Anchor::Start);
    });
    lines.height()
}

/// A number with its words under it. Returns where the cell ends.
fn draw_cell(scene: &mut Scene, context: &Context<'_>, set: &Set<'_>, place: &Place) -> f64 {
    let baseline = draw_number(scene, context, set, place);
    let at = place.at;
    let limit = place.room.min(if place.room > ROOMY { LONGEST } else { LONGEST_IN_CELL });
    let caption = set.caption(CAPTION, limit);
    let first = baseline + BELOW;
    caption.draw(scene, Point::new(at.x, first), Anchor::Start);
    let below = first + caption.height() + 1.0;
    let aside = draw_aside(scene, set.aside(context, limit), Point::new(at.x, below));
    below + aside - LAST_DESCENT
}

/// A number that goes across, with its words beside it. Returns where it ends.
fn draw_across(scene: &mut Scene, context: &Context<'_>, set: &Set<'_>, place: &Place) -> f64 {
    let (x, limit) = set.beside(place.size, place.room);
    let caption = set.caption(if scene.size.width >= WIDE { WIDE_CAPTION } else { CAPTION }, limit);
    let aside = set.aside(context, limit);
    let step = aside.as_ref().map_or(caption.step(), |(_, lines)| lines.step());
    let lines = caption.height() + aside.as_ref().map_or(0.0, |(_, lines)| lines.height());
    // The last line stands on the number's baseline, unless there are too many of them.
    let first = (place.baseline() - lines + step).max(place.at.y + HEDGE);
    let baseline = draw_number(scene, context, set, place);
    let at = Point::new(place.at.x + x, first);
    caption.draw(scene, at, Anchor::Start);
    draw_aside(scene, aside, at.moved(0.0, caption.height()));
    (baseline + place.size * text::DESCENT).max(first + lines - LAST_LEADING)
}

#[cfg(test)]
#[allow(clippy::expect_used, clippy::float_cmp, clippy::indexing_slicing, reason = "a test that stops is a test that failed")]
mod tests {
    use crate::figure::Document;
    use crate::layout::text::Face;
    use crate::panels::State;
    use crate::scene::{Scene, Text};

    const EDITION: &str = include_str!("../../tests/fixtures/gallery/numbers.json");

    fn scene(figure: &str, width: f64) -> Scene {
        let document = Document::read(EDITION).expect("the fixture is sound");
        document.layout(figure, width, &State::default()).expect("the figure is there")
    }

    fn digits(scene: &Scene) -> Vec<&Text> {
        scene.texts().filter(|text| text.face == Face::Display).collect()
    }

    #[test]
    fn every_number_of_a_panel_has_one_size_and_fits_into_its_cell() {
        for width in (280..=1920).step_by(20).map(f64::from) {
            let scene = scene("numbers-many", width);
            let numbers = digits(&scene);
            assert!(numbers.iter().all(|number| number.size == numbers[0].size), "at {width}");
            for (index, number) in numbers.iter().enumerate() {
                assert!(scene.targets[index].bounds.holds(number.bounds()), "the number itself can be pointed at");
                let right = number.bounds().right();
                let next = numbers.get(index + 1).filter(|next| next.at.x > number.at.x);
                assert!(right <= next.map_or(width, |next| next.at.x - 16.0) + 0.01, "{} at {width}", number.words);
            }
        }
    }

    #[test]
    fn numbers_stand_in_one_row_when_wide_and_two_by_two_when_narrow() {
        let columns = |figure: &str, width: f64| {
            let scene = scene(figure, width);
            let mut places: Vec<i64> = digits(&scene).iter().map(|number| number.at.x as i64).collect();
            places.sort_unstable();
            places.dedup();
            places.len()
        };
        assert_eq!([columns("numbers-of-4", 960.0), columns("numbers-of-4", 440.0)], [4, 2]);
    }

    #[test]
    fn four_numbers_stand_two_by_two_beside_something_high() {
        let mut edition: serde_json::Value = serde_json::from_str(EDITION).expect("JSON");
        let figures = edition["figures"].as_array_mut().expect("figures");
        let mut figure = figures.iter().find(|figure| figure["id"] == "numbers-of-4").cloned().expect("a figure");
        figure["id"] = "numbers-beside".into();
        let panel = figure["panels"][0].clone();
        figure["panels"] = vec![panel.clone(), panel.clone(), panel].into();
        figure["rows"] =
            serde_json::json!([{ "columns": [{ "panels": [0], "weight": 3 }, { "panels": [1, 2], "weight": 2 }] }]);
        figures.push(figure);
        let document = Document::read(&edition.to_string()).expect("a sound edition");
        let scene = document.layout("numbers-beside", 1_200.0, &State::default()).expect("the figure is there");
        let alone = scene.targets.iter().filter(|target| target.panel == 0);
        let mut lines: Vec<i64> = alone.map(|target| target.bounds.bottom() as i64).collect();
        lines.dedup();
        assert_eq!(lines.len(), 2);
    }

    #[test]
    fn no_number_of_four_goes_across_where_somewhat_smaller_ones_stand_two_by_two() {
        for width in (340..=420).step_by(10).map(f64::from) {
            let scene = scene("numbers-of-4", width);
            let mut lines: Vec<i64> = digits(&scene).iter().map(|number| number.at.y as i64).collect();
            lines.dedup();
            assert_eq!(lines.len(), 2, "at {width}");
        }
    }

    #[test]
    fn the_words_of_a_lone_number_stand_on_its_line_where_there_is_room() {
        let scene = scene("numbers-one", 960.0);
        let number = digits(&scene)[0];
        let words = scene.texts().filter(|text| text.at.x > number.bounds().right());
        assert_eq!(words.map(|text| text.at.y).fold(0.0, f64::max), number.at.y);
    }
}
