//! Values over periods: levels on a scale that need not begin at zero, or columns that do. Between the periods stands no
//! path.

use super::picture::{Mark, Picture};
use super::{Question, in_unit_of};
use crate::edition::wording;
use crate::fact::{Fact, Length};
use crate::language::questions;
use crate::layout::text::{self, Face};
use crate::layout::{Ink, Linear, Point, Rect, ticks};
use crate::marks::{self, Along, Bar, Certainty, Labels, Years};
use crate::scene::{Anchor, Fill, Scene, Stroke, Text};

const TOP: f64 = 14.0;
const FOOT: f64 = 30.0;
const SMALL: f64 = 12.0;
const SIZE: f64 = 15.0;
const LEADING: f64 = 15.0;
/// Between the words of the ticks and the plot.
const GAP: f64 = 10.0;
/// The room for the words where no figure is given.
const NO_FIGURES: f64 = 96.0;
/// A mark is no narrower than this, however short its period.
const NARROWEST: f64 = 10.0;
/// How thick the reader's level is.
const LEVEL: f64 = 9.0;

/// Where values and years are.
struct Plot {
    left: f64,
    base: f64,
    values: Linear,
    years: Years,
}

impl Question {
    pub(super) fn levels(&self, (width, height): (f64, f64), reference: Option<&(f64, String)>, are_columns: bool) -> Picture {
        let mut given = Scene::new(width, height);
        let plot = self.plot(&mut given, height);
        let Plot { left, base, values, .. } = plot;
        if let Some((at, words)) = reference.filter(|(at, _)| self.range.from < *at && *at < self.range.to) {
            let y = values.at(*at);
            given.rect(Rect::new(left, y.floor(), width - left, 1.2), Fill::solid(Ink::Text));
            given.text(Text::new(words, Point::new(left + 4.0, y - 6.0), Anchor::Start, Face::Regular, SMALL, Ink::Text));
        }
        let slot = plot.period(&self.asked);
        self.draw_gaps(&mut given, &plot, are_columns);
        for fact in &self.given {
            self.draw(&mut given, &plot, fact, are_columns);
            let mark = given.targets.last().map(|target| target.bounds).unwrap_or_default();
            let y = if are_columns { mark.y - 8.0 } else { values.at(in_unit_of(&self.asked, fact)) + 21.0 };
            let at = Point::new(mark.centre().x, y);
            let words = Text::bold(&fact.short(), at, Anchor::Middle, SIZE - 1.0).inside(left, width);
            given.clear(words.bounds().grown(1.0));
            given.text(words);
        }
        let mut asking = Scene::new(width, height);
        let room = Rect::new(slot.0 - 0.5, TOP + 8.0, slot.1 - slot.0 + 1.0, base - TOP - 18.0);
        for edge in [
            Rect { height: 1.0, ..room },
            Rect { y: room.bottom() - 1.0, height: 1.0, ..room },
            Rect { width: 1.0, ..room },
            Rect { x: room.right() - 1.0, width: 1.0, ..room },
        ] {
            asking.rect(edge, Fill::solid(Ink::Axis));
        }
        let shown = [true, false].map(|above| self.shown(&plot, (width, height), above, are_columns));
        let mark = Mark {
            form: if are_columns { "bar" } else { "level" },
            along: Along::Up,
            ends: (values.at(self.range.from), values.at(self.range.to)),
            zero: if are_columns { base } else { LEVEL },
            across: (slot.0, slot.1 - slot.0),
            beside: if are_columns {
                (slot.1 - (slot.1 - slot.0) / 3.0, (slot.1 - slot.0) / 3.0)
            } else {
                (slot.0, slot.1 - slot.0)
            },
            dots: None,
        };
        Picture { given, asking, shown, mark }
    }

    /// The axes, on which all states stand.
    fn plot(&self, scene: &mut Scene, height: f64) -> Plot {
        let (width, base) = (scene.size.width, height - FOOT);
        let values = Linear::new((self.range.from, self.range.to), (base, TOP));
        let set = ticks(self.range.from, self.range.to, 5);
        let words = |value: f64| wording::tick(&self.asked.unit, value, Length::Short);
        let widest = set.values.iter().map(|value| text::width(&words(*value), Face::Regular, SMALL)).fold(0.0, f64::max);
        let left = (widest + GAP).ceil();
        for value in &set.values {
            let y = values.at(*value);
            scene.horizontal(left, width, y, Ink::Rule);
            scene.text(Text::quiet(&words(*value), Point::new(left - 8.0, y + 4.0), Anchor::End, SMALL));
        }
        let periods = || self.facts().filter_map(|fact| fact.when);
        let first = periods().filter_map(crate::fact::When::start).fold(f64::INFINITY, f64::min);
        let last = periods().filter_map(crate::fact::When::end).fold(f64::NEG_INFINITY, f64::max);
        let (first, last) = if first < last { (first, last) } else { (0.0, 1.0) };
        let years = Years::new(first, last, (left, width));
        scene.horizontal(left, width, base, Ink::Axis);
        for cell in years.cells() {
            scene.vertical(cell.from, base, base + 5.0, Ink::Axis);
            let is_meant = self
                .facts()
                .filter_map(|fact| fact.when?.start())
                .any(|start| f64::from(cell.year) <= start && start < f64::from(cell.year) + f64::from(years.step));
            let (face, ink) = if is_meant { (Face::Bold, Ink::Text) } else { (Face::Regular, Ink::Quiet) };
            years.draw_label(scene, cell, base + 20.0, face, ink);
        }
        Plot { left, base, values, years }
    }

    /// Dots where no figure is given: level, from what is given to the next. They lead nowhere.
    fn draw_gaps(&self, scene: &mut Scene, plot: &Plot, are_columns: bool) {
        let mut facts: Vec<&Fact> = self.given.iter().chain([&self.asked]).collect();
        facts.sort_by(|a, b| plot.period(a).0.total_cmp(&plot.period(b).0));
        for pair in facts.windows(2) {
            let [before, after] = pair else { continue };
            let (from, to) = (plot.period(before).1 + 4.0, plot.period(after).0 - 4.0);
            let value = if before.id == self.asked.id { continue } else { in_unit_of(&self.asked, before) };
            if to - from < 12.0 {
                continue;
            }
            let y = if are_columns { plot.base - 14.0 } else { plot.values.at(value) };
            let line = |scene: &mut Scene, from: f64, to: f64| {
                scene.line(vec![Point::new(from, y), Point::new(to, y)], Stroke::MISSING);
            };
            if to - from < NO_FIGURES {
                line(scene, from, to);
                continue;
            }
            let words = Text::quiet(questions::NO_FIGURES, Point::new(f64::midpoint(from, to), y + 4.0), Anchor::Middle, SMALL);
            let bounds = words.bounds();
            line(scene, from, bounds.x - 8.0);
            line(scene, bounds.right() + 8.0, to);
            scene.text(words);
        }
    }

    /// The mark of a fact.
    fn draw(&self, scene: &mut Scene, plot: &Plot, fact: &Fact, are_columns: bool) {
        let (from, to) = plot.period(fact);
        let y = plot.values.at(in_unit_of(&self.asked, fact));
        scene.mark(&fact.id, |scene| {
            if are_columns {
                let bar = Bar { along: Along::Up, zero: plot.base, value: y, across: from, thickness: to - from };
                marks::bar(scene, bar, self.ink, Certainty::of(fact));
            } else {
                marks::level(scene, from, to, y, self.ink, Certainty::of(fact));
            }
        });
    }

    /// The answer and what is later, with their words over them, or under them.
    fn shown(&self, plot: &Plot, (width, height): (f64, f64), above: bool, are_columns: bool) -> Scene {
        let mut scene = Scene::new(width, height);
        let mut labels = Labels::new(Rect::new(plot.left, 0.0, width - plot.left, plot.base));
        let facts: Vec<&Fact> = [&self.asked].into_iter().chain(&self.later).collect();
        let mut tops = Vec::new();
        for fact in &facts {
            self.draw(&mut scene, plot, fact, are_columns);
            let bounds = scene.targets.last().map(|target| target.bounds).unwrap_or_default();
            labels.block(bounds);
            tops.push(bounds);
        }
        for (fact, bounds) in facts.into_iter().zip(tops) {
            label(&mut scene, &mut labels, fact, bounds, above || are_columns, fact.id == self.asked.id);
        }
        scene
    }
}

impl Plot {
    /// Where the period of a fact begins and ends.
    fn period(&self, fact: &Fact) -> (f64, f64) {
        let when = fact.when;
        let start = when.and_then(|when| when.start().or(when.end())).map_or(self.left, |start| self.years.scale.at(start));
        let end = when.and_then(|when| when.end().or(when.start())).map_or(self.left, |end| self.years.scale.at(end));
        let middle = f64::midpoint(start, end);
        let half = ((end - start) / 2.0 - 0.5).max(NARROWEST / 2.0);
        (middle - half, middle + half)
    }
}

/// The value of a fact and, of one that is later, its date, in lines where there is room.
fn label(scene: &mut Scene, labels: &mut Labels, fact: &Fact, mark: Rect, above: bool, is_asked: bool) {
    let width = scene.size.width;
    let captions = if is_asked {
        vec![Vec::new()]
    } else {
        let forms = [(&fact.words.when_long, 130.0, 1), (&fact.words.when_long, 84.0, 2), (&fact.words.when_short, 84.0, 2)];
        let balanced = forms.map(|(words, limit, lines)| text::balance(words, Face::Regular, SMALL, limit, lines));
        balanced.into_iter().flatten().chain([Vec::new()]).collect::<Vec<_>>()
    };
    for caption in captions {
        let depth = LEADING * caption.len() as f64;
        let sides = if is_asked {
            [(mark.centre().x, Anchor::Middle), (mark.right(), Anchor::End)]
        } else {
            [(mark.centre().x, Anchor::Middle), (width, Anchor::End)]
        };
        for further in [0.0, 12.0, 24.0, 36.0, 48.0] {
            for (x, anchor) in sides {
                let first = if above { mark.y - 8.0 - depth - further } else { mark.bottom() + 20.0 + further };
                let value = Text::bold(&fact.short(), Point::new(x, first), anchor, SIZE).inside(0.0, width);
                let rest = caption.iter().enumerate().map(|(place, words)| {
                    let at = Point::new(x, first + LEADING * (place as f64 + 1.0) + 1.0);
                    Text::quiet(words, at, anchor, SMALL).inside(0.0, width)
                });
                let lines: Vec<Text> = [value].into_iter().chain(rest).collect();
                if lines.iter().all(|line| labels.fits(line.bounds())) {
                    for line in &lines {
                        scene.clear(line.bounds().grown(1.0));
                    }
                    labels.place_lines(scene, &lines);
                    return;
                }
            }
        }
    }
}
