//! A slope with the words over and under it.

use super::foot::Foot;
use super::rows::Weight;
use super::{Facts, Slope, plot};
use crate::layout::{Ink, Point, Rect};
use crate::marks::{Lines, Phrase};
use crate::scene::{Anchor, Scene};

/// From one baseline of the head to the next.
const LEADING: f64 = 17.0;

/// A slope with its words in lines.
pub(super) struct Plate<'a> {
    facts: Facts<'a>,
    /// What it shows, and what is said of its multiple.
    head: [Lines; 2],
    foot: Foot,
    weight: Weight,
}

impl<'a> Plate<'a> {
    pub(super) fn new(slope: &Slope, facts: Facts<'a>, remark: &str, width: f64, weight: Weight) -> Self {
        let title = Phrase::new(14.0).spaced(LEADING);
        let title = if weight.is_light() { title.plain(&slope.title) } else { title.bold(&slope.title) };
        let head = [title.balance(width), Phrase::new(13.0).spaced(LEADING).quiet(remark).balance(width)];
        Self { facts, head, foot: Foot::new(slope, facts, width), weight }
    }

    /// How much higher its head is than one of two lines, and its foot than one of one.
    pub(super) fn more(&self) -> (f64, f64) {
        let [title, remark] = &self.head;
        ((title.height() + remark.height() - 2.0 * LEADING).max(0.0), self.foot.rise())
    }

    /// Draws it with the first line of its head at a point and its picture in `area`; on the scale of all multiples, if there
    /// is one.
    pub(super) fn draw(&self, scene: &mut Scene, ink: Ink, area: Rect, (mut at, shared): (Point, Option<f64>)) {
        for lines in &self.head {
            lines.draw(scene, at, Anchor::Start);
            at.y += lines.height();
        }
        plot::draw(scene, ink, self.facts, area, (shared, self.weight));
        self.foot.draw(scene, area);
    }
}
