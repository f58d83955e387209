//! One dot for each thing, column after column, so that an edge can be drawn through them.

use super::Question;
use super::picture::{Mark, Picture};
use crate::fact::{Fact, Hedge};
use crate::layout::text::{self, Face};
use crate::layout::{Ink, Point};
use crate::marks::{self, Along, Certainty, Dots, Grid};
use crate::scene::{Anchor, Fill, Scene, Text};

/// Of the numbers over the dots.
const LARGE: f64 = 34.0;
const SMALL: f64 = 13.0;
/// Where the first row of dots begins.
const TOP: f64 = 52.0;
/// The largest way from one dot to the next: the dots fill the width, as they do when the figure tells.
const PITCH: f64 = 40.0;
/// How many dots stand under each other: more of them where there are many.
const ROWS: usize = 5;
const MANY: usize = 160;
/// The room under the dots, for the handle and the reader's words.
const FOOT: f64 = 56.0;
/// A place where a dot may stand.
const PLACE: f64 = 0.9;

impl Question {
    pub(super) fn dots(&self, width: f64, caption: &str) -> Picture {
        let most = self.range.to as usize;
        let rows = if most > MANY { 2 * ROWS } else { ROWS };
        let columns = most.div_ceil(rows).max(1);
        let pitch = ((width - 4.0) / columns as f64).min(PITCH);
        let radius = pitch * 0.37;
        let at = Point::new(2.0, TOP);
        let dots = Dots { at, grid: Grid::Rows(rows), pitch, radius };
        let height = (TOP + rows as f64 * pitch + FOOT).ceil();
        let part = self.given.first();
        let first = part.and_then(|fact| fact.value).map_or(0, |value| value as usize);
        let mut given = Scene::new(width, height);
        if let Some(fact) = part {
            given.mark(&fact.id, |scene| marks::dots(scene, dots, 0, first, self.ink, Certainty::of(fact)));
            let end = number(&mut given, fact, 0.0, Anchor::Start);
            let lines = text::balance(caption, Face::Regular, SMALL, (width * 0.42 - end).max(40.0), 2).unwrap_or_default();
            let last = lines.len().saturating_sub(1);
            for (place, words) in lines.iter().enumerate() {
                let y = LARGE - 2.0 - 16.0 * (last - place) as f64;
                given.text(Text::quiet(words, Point::new(end + 8.0, y), Anchor::Start, SMALL));
            }
        }
        let mut asking = Scene::new(width, height);
        for place in first..most {
            asking.disc(dots.centre(place), PLACE, Fill::solid(Ink::Axis));
        }
        let mut shown = Scene::new(width, height);
        let answer = self.asked.value.map_or(0, |value| value as usize);
        let certainty = match Certainty::of(&self.asked) {
            // The rest of a stated total.
            Certainty::Reported(Hedge::Exact) if first > 0 => Certainty::Derived(Hedge::Exact),
            certainty => certainty,
        };
        shown.mark(&self.asked.id, |scene| marks::dots(scene, dots, first, answer, self.ink, certainty));
        let right = dots.bounds(answer).right();
        let when = if self.asked.when.is_some() { self.asked.words.when_long.as_str() } else { "" };
        let taken = if part.is_some() { width * 0.36 } else { 0.0 };
        let digits = text::width(&self.asked.narrow(), Face::Display, LARGE);
        let words = text::width(when, Face::Regular, SMALL) + 10.0;
        let end = right.max(taken + digits + words).min(width);
        let start = number(&mut shown, &self.asked, end, Anchor::End);
        shown.text(Text::quiet(when, Point::new(start - 8.0, LARGE - 2.0), Anchor::End, SMALL).inside(0.0, width));
        let place = |count: f64| at.x + count / rows as f64 * pitch - (pitch - 2.0 * radius) / 2.0;
        let mark = Mark {
            form: "dots",
            along: Along::Right,
            ends: (place(self.range.from), place(self.range.to)),
            zero: at.x,
            across: (TOP - 12.0, rows as f64 * pitch + 18.0),
            beside: (TOP - 12.0, rows as f64 * pitch + 18.0),
            dots: Some((rows, pitch, radius, first)),
        };
        Picture { given, asking, shown: [shown.clone(), shown], mark }
    }
}

/// A number in large print. Returns its other end.
fn number(scene: &mut Scene, fact: &Fact, x: f64, anchor: Anchor) -> f64 {
    let text = Text::new(&fact.narrow(), Point::new(x, LARGE - 2.0), anchor, Face::Display, LARGE, Ink::Text);
    let bounds = scene.text(text);
    if anchor == Anchor::End { bounds.x } else { bounds.right() }
}
