//! Journeys as lines of time and distance: the steeper, the faster.

use super::Question;
use super::picture::{Mark, Picture};
use crate::edition::wording;
use crate::fact::{Fact, joined};
use crate::layout::text::{self, Face};
use crate::layout::{Ink, Linear, Point, Rect};
use crate::marks::{self, Along, Certainty, Labels};
use crate::scene::{Anchor, Fill, Scene, Stroke, Text};

const SIZE: f64 = 14.0;
const TOP: f64 = 34.0;
/// The room under it for the words of the answer and of the reader.
const FOOT: f64 = 52.0;
const RADIUS: f64 = 5.0;
/// Between places nearer to each other than this no words fit beside a line.
const LOW: f64 = 120.0;
const LEADING: f64 = 18.0;
/// Parts of a line beside which its words may stand.
const PARTS: [f64; 5] = [0.62, 0.4, 0.8, 0.25, 0.95];
/// Room for the discs of an open end.
const OPEN_END: f64 = 26.0;

impl Question {
    pub(super) fn journey(
        &self,
        (width, depth): (f64, f64),
        (from, to): (&str, &str),
        captions: &[(String, String)],
    ) -> Picture {
        let height = TOP + depth + FOOT;
        let mut given = Scene::new(width, height);
        let widest = [from, to].map(|name| text::width(name, Face::Bold, SIZE)).into_iter().fold(0.0, f64::max);
        let left = (widest + 20.0).min(width * 0.32).round();
        let longest = self.range.to * self.asked.unit.factor();
        let end = width - ((width - left) * 0.09).max(OPEN_END);
        let time = Linear::new((0.0, longest), (left, end));
        let bottom = TOP + depth;
        let units = marks::TIME_UNITS.map(|(name, _)| wording::unit(name));
        marks::duration_ticks(&mut given, time, longest, (TOP, bottom), &units);
        for (name, y) in [(from, TOP), (to, bottom)] {
            given.horizontal(left, width, y, Ink::Axis);
            let name = text::elide(name, Face::Bold, SIZE, left - 8.0);
            given.text(Text::bold(&name, Point::new(0.0, y + 5.0), Anchor::Start, SIZE));
        }
        let line = |scene: &mut Scene, fact: &Fact, ink: Ink| {
            let end = Point::new(time.at(fact.base_value().unwrap_or(0.0)), bottom);
            let start = Point::new(left, TOP);
            scene.line(vec![start, end], Stroke::solid(ink, 2.4));
            scene.ring(start, 4.0, Some(Fill::solid(Ink::Paper)), Stroke::solid(Ink::Text, 1.5));
            scene.mark(&fact.id, |scene| {
                let along = (Along::Right, end.x - time.at(0.0));
                marks::point_from(scene, end, along, ink, Certainty::of(fact), RADIUS);
            });
            end
        };
        let mut labels = Labels::new(given.frame());
        for fact in &self.given {
            let end = line(&mut given, fact, Ink::Axis);
            let caption = captions.iter().find(|(id, _)| *id == fact.id).map_or("", |(_, caption)| caption);
            let lines = |at: Point, anchor: Anchor| {
                let texts =
                    [(caption, Face::Regular), (&fact.long(), Face::Bold)].map(|(words, face)| (words.to_owned(), face));
                texts.into_iter().enumerate().map(move |(place, (words, face))| {
                    let at = at.moved(0.0, LEADING * place as f64);
                    Text::new(&words, at, anchor, face, SIZE - 1.0, Ink::Text).inside(left, width)
                })
            };
            // Beside its line; where the lines lie close its value alone, in the corner over it.
            let beside = PARTS.map(|part| Point::new(left, TOP).towards(end, part).moved(22.0, -26.0));
            let corner = Point::new(width, TOP + 20.0);
            let places: Vec<Vec<Text>> = if depth < LOW {
                vec![lines(corner.moved(0.0, -LEADING), Anchor::End).skip(1).collect()]
            } else {
                beside.into_iter().map(|at| lines(at, Anchor::Start).collect()).collect()
            };
            let free = places.iter().find(|lines| lines.iter().all(|line| labels.fits(line.bounds())));
            for text in free.into_iter().flatten() {
                let bounds = text.bounds();
                labels.block(bounds);
                let behind = Rect::new(bounds.x - 3.0, bounds.y - 3.0, bounds.width + 6.0, bounds.height + 4.0);
                given.clear(behind);
                given.text(text.clone());
            }
        }
        let mut shown = Scene::new(width, height);
        for fact in [&self.asked].into_iter().chain(&self.later) {
            let end = line(&mut shown, fact, self.ink);
            let words = joined(&fact.words.hedge, &fact.words.bare_long);
            let at = Point::new(end.x, bottom + 23.0);
            shown.text(Text::bold(&words, at, Anchor::Middle, SIZE + 1.0).inside(0.0, width));
        }
        let mark = Mark {
            form: "line",
            along: Along::Right,
            ends: (time.at(self.range.from * self.asked.unit.factor()), time.at(longest)),
            zero: left,
            across: (TOP, depth),
            beside: (TOP, depth),
            dots: None,
        };
        Picture { given, asking: Scene::new(width, height), shown: [shown.clone(), shown], mark }
    }
}
