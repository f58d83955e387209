//! Rows of lying bars with their words.

use crate::fact::Fact;
use crate::layout::text::Face;
use crate::layout::{Ink, Point, WIDE};
use crate::marks::{self, Along, Bar, Baseline, Certainty, Lines, Phrase, Reach};
use crate::scene::{Anchor, Scene, Text};

/// Of the words of rows.
pub(super) const SIZE: f64 = 14.0;
/// How thick a bar over its words is.
pub(super) const THICKNESS: f64 = 18.0;
/// From a row with its words under it to the next.
pub(super) const BETWEEN: f64 = 12.0;
/// From a bar's end to the words after it.
const AFTER: f64 = 10.0;
/// The widest column of captions beside the bars.
const WIDEST_CAPTION: f64 = 240.0;
/// The shortest scale that is worth the captions beside it.
const SHORTEST_SCALE: f64 = 240.0;
/// How thick bars beside their captions are where there are few, and how many that is.
const FEW: (f64, usize) = (26.0, 4);
/// From a bar beside its caption to the next.
const BETWEEN_BESIDE: f64 = 14.0;

/// Draws words under what ends at a point. Returns the row's lower edge.
pub(super) fn under(scene: &mut Scene, lines: &Lines, at: Point, anchor: Anchor) -> f64 {
    lines.draw(scene, at.moved(0.0, 17.0), anchor);
    at.y + 4.0 + lines.height()
}

/// A bar with its words.
pub(super) struct Row<'a> {
    /// Absent where the source gives no figure.
    pub(super) fact: Option<&'a Fact>,
    /// What it counts.
    pub(super) caption: &'a str,
    /// The caption, with a † where it is doubtful.
    pub(super) label: String,
    /// What stands for a number that is not there.
    pub(super) silent: &'static str,
}

impl Row<'_> {
    pub(super) fn value(&self) -> Option<f64> {
        self.fact.and_then(Fact::base_value)
    }

    fn reach(&self, thickness: f64) -> Reach {
        self.fact.map_or(Reach::default(), |fact| marks::reach(fact, thickness))
    }

    /// What stands at the bar's end.
    fn number(&self, at: Point, anchor: Anchor) -> Text {
        let (words, (face, ink)) = match self.fact {
            Some(fact) => (fact.short(), marks::manner(fact)),
            None => (self.silent.to_owned(), (Face::Regular, Ink::Quiet)),
        };
        Text::new(&words, at, anchor, face, SIZE, ink)
    }

    /// What stands under the bar: its value and what it counts.
    fn words(&self) -> Phrase {
        match self.fact {
            Some(fact) => Phrase::new(SIZE).value(fact).plain(&self.label),
            None => Phrase::new(SIZE).plain(&self.label).quiet(self.silent),
        }
    }

    /// Draws the bar. Returns where its end is over.
    fn draw(&self, scene: &mut Scene, ink: Ink, scale: &Baseline, across: f64, thickness: f64) -> f64 {
        let bar = Bar { along: Along::Right, zero: scale.zero(), value: scale.end(self.value()), across, thickness };
        let mut end = bar.value;
        let certainty = self.fact.map_or(Certainty::Missing, Certainty::of);
        let mut draw = |scene: &mut Scene| end = marks::bar(scene, bar, ink, certainty);
        match self.fact {
            Some(fact) => scene.mark(&fact.id, draw),
            None => draw(scene),
        }
        end
    }
}

/// Draws rows from `top` down: with their captions beside the bars where both have room, else with their words under the bars.
/// Returns the lower edge.
pub(super) fn draw(scene: &mut Scene, ink: Ink, rows: &[Row<'_>], top: f64) -> f64 {
    // The sign of the first bar may stand out above it.
    let top = top.max(rows.first().map_or(0.0, |row| row.reach(THICKNESS).beside));
    draw_beside(scene, ink, rows, top).unwrap_or_else(|| draw_under(scene, ink, rows, top))
}

/// The scale of all rows between two pixels, with the room that each needs past its bar's value.
fn scale(rows: &[Row<'_>], range: (f64, f64), room: &dyn Fn(&Row<'_>) -> f64) -> Baseline {
    let bars: Vec<(Option<f64>, f64)> = rows.iter().map(|row| (row.value(), room(row))).collect();
    Baseline::new(&bars, range)
}

/// Bars over the whole width with their words under them. Returns the lower edge.
fn draw_under(scene: &mut Scene, ink: Ink, rows: &[Row<'_>], top: f64) -> f64 {
    let scale = scale(rows, (0.0, scene.size.width), &|row| row.reach(THICKNESS).past);
    let mut bottom = top - BETWEEN;
    for row in rows {
        let y = bottom + BETWEEN;
        let foot = y + THICKNESS;
        row.draw(scene, ink, &scale, y, THICKNESS);
        scale.draw_zero(scene, (y - 2.0).max(0.0), foot + 2.0);
        bottom = under(scene, &row.words().wrap(scene.size.width), Point::new(0.0, foot), Anchor::Start);
    }
    bottom
}

/// Captions in a column at the left, values at the bars' ends. Returns the lower edge; `None` if the words would leave too
/// little room for the bars.
fn draw_beside(scene: &mut Scene, ink: Ink, rows: &[Row<'_>], top: f64) -> Option<f64> {
    let width = scene.size.width;
    if width < WIDE {
        return None;
    }
    let thickness = if rows.len() <= FEW.1 { FEW.0 } else { THICKNESS };
    let captions: Vec<Lines> = rows.iter().map(|row| Phrase::new(SIZE).plain(&row.label).balance(WIDEST_CAPTION)).collect();
    let left = captions.iter().map(Lines::width).fold(0.0, f64::max) + 20.0;
    let number = |row: &Row<'_>| row.number(Point::default(), Anchor::Start).bounds().width;
    let room = |row: &Row<'_>| row.reach(thickness).past + AFTER + number(row);
    let scale = scale(rows, (left, width), &room);
    if scale.length() < SHORTEST_SCALE {
        return None;
    }
    let mut bottom = top - BETWEEN_BESIDE;
    for (row, caption) in rows.iter().zip(&captions) {
        let y = bottom + BETWEEN_BESIDE;
        let height = thickness.max(caption.height());
        let middle = y + height / 2.0;
        caption.draw(scene, Point::new(0.0, (middle - caption.height() / 2.0 + SIZE).round()), Anchor::Start);
        let end = row.draw(scene, ink, &scale, (middle - thickness / 2.0).round(), thickness);
        let y = (middle + 5.0).round();
        scene.text(match end {
            end if end < scale.zero() => row.number(Point::new(end - AFTER, y), Anchor::End),
            end => row.number(Point::new(end + AFTER, y), Anchor::Start),
        });
        bottom += BETWEEN_BESIDE + height;
    }
    scale.draw_zero(scene, top, bottom);
    Some(bottom + rows.last().map_or(0.0, |row| row.reach(thickness).beside))
}
