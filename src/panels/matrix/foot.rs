//! What stands at the feet of columns: discs for others that are not named, and numbers that count something else.

use super::Table;
use crate::fact::Hedge;
use crate::layout::{Ink, Point, Within as _, text};
use crate::marks::{self, Certainty, Dots, Grid, Large, Phrase};
use crate::panels::Context;
use crate::scene::{Anchor, Scene};

/// The size of the number, and that of all words here.
const SIZE: f64 = 40.0;
const SMALL: f64 = 13.0;
/// Between the number or the discs and the words beside them, after words at the right, and between words at the left and the number.
const BESIDE: f64 = 14.0;
const AFTER: f64 = 10.0;
const BEFORE: f64 = 16.0;
/// The least room for words beside a number, and for all of a column beside it where it stands within.
const LEAST_BESIDE: f64 = 90.0;
const LEAST_WITHIN: f64 = 120.0;
/// From one number's end to the next one's line, and from a number's baseline to the end of its own.
const BETWEEN: f64 = 8.0;
/// How far the first line of words rises over its baseline.
const FIRST_RISE: f64 = 6.0;
/// From a number's baseline to that of the words under it, and what the last of these has below.
const BELOW: f64 = 22.0;
const DESCENT: f64 = 4.0;
/// Of the words on others: the longest line, the first baseline, and what they have below.
const LONGEST: f64 = 200.0;
const OTHERS: f64 = 22.0;
const BELOW_OTHERS: f64 = 14.0;
/// Of the discs for others: the room above the first, from one to the next, and the room for all of them.
const ABOVE_DISCS: f64 = 10.0;
const PITCH: f64 = 14.0;
const DISCS: f64 = 50.0;
/// From there to the first baseline of words under them.
const AFTER_DISCS: f64 = 16.0;

impl Table<'_> {
    /// Shrinking discs under each open column, and the words beside them. Returns the lower edge.
    pub(super) fn draw_foot(&self, scene: &mut Scene, context: &Context<'_>, top: f64) -> f64 {
        let is_open = |place: usize| self.matrix.columns.get(place).is_some_and(|column| column.open);
        if !self.columns.iter().any(|(place, _)| is_open(*place)) {
            return top;
        }
        let words = self.matrix.others.as_ref().map(|others| others.to_string()).unwrap_or_default();
        let room = self.columns.first().map_or(self.width, |(_, middle)| middle - self.radius - BESIDE);
        let phrase = Phrase::new(SMALL).quiet(&words);
        let mut words = phrase.balance(room.within(1.0, LONGEST));
        let mut first = top + OTHERS;
        // Under the discs where a word would be broken beside them.
        if !words.is_unbroken(&phrase) {
            (words, first) = (phrase.balance(self.width), top + DISCS + AFTER_DISCS);
        }
        words.draw(scene, Point::new(0.0, first), Anchor::Start);
        for (_, middle) in self.columns.iter().filter(|(place, _)| is_open(*place)) {
            let at = Point::new(middle - self.radius, top + ABOVE_DISCS);
            let dots = Dots { at, grid: Grid::Columns(1), pitch: PITCH, radius: self.radius };
            marks::dots(scene, dots, 0, 0, context.ink, Certainty::Reported(Hedge::MoreThan));
        }
        (first - OTHERS + BELOW_OTHERS + words.height()).max(top + DISCS)
    }

    /// The numbers at the feet of columns, under a line of their own: within the column where it is wide, else across, with
    /// the number under the column. Returns the lower edge.
    pub(super) fn draw_numbers(&self, scene: &mut Scene, context: &Context<'_>, top: f64) -> f64 {
        let mut bottom = top;
        for (place, middle) in &self.columns {
            let foot = self.matrix.columns.get(*place).and_then(|column| column.foot.as_ref());
            let Some((foot, fact)) = foot.and_then(|foot| Some((foot, context.fact(foot.fact)?))) else { continue };
            let words = Phrase::new(SMALL).plain(&foot.caption.doubted(foot.doubt));
            let large = Large::new(fact);
            let wide = large.hedged_width(SIZE);
            let is_within = self.is_flush && self.column - wide >= LEAST_WITHIN;
            let y = if is_within { top } else { bottom } + BETWEEN;
            let (left, right) = if is_within {
                (middle - self.radius, (middle - self.radius + self.column).min(self.width))
            } else {
                (0.0, self.width)
            };
            scene.horizontal(left, right, y, Ink::Axis);
            let x = if is_within { left } else { (middle - wide / 2.0).min(right - wide).max(0.0) };
            // At its right within a column, at its left across, up to it; under it where neither has room.
            let (beside, room, anchor) = if is_within {
                (left + wide + BESIDE, right - left - wide - BESIDE - AFTER, Anchor::Start)
            } else {
                (x - BEFORE, x - BEFORE, Anchor::End)
            };
            let is_beside = room >= LEAST_BESIDE;
            let lines = words.balance(if is_beside { room } else { right - left });
            let more = lines.height() - lines.step();
            let rise = SIZE * text::CAP_HEIGHT;
            let baseline = (y + BESIDE + if is_beside { rise.max(more + FIRST_RISE) } else { rise }).round();
            large.mark(scene, fact, Point::new(x, baseline), SIZE, context.ink);
            let (at, anchor, end) = if is_beside {
                (Point::new(beside, baseline - more), anchor, baseline + BETWEEN)
            } else {
                (Point::new(left, baseline + BELOW), Anchor::Start, baseline + BELOW + DESCENT + more)
            };
            lines.draw(scene, at, anchor);
            bottom = bottom.max(end);
        }
        bottom
    }
}
