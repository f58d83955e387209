//! Lying bars from zero, one under the other, each under its words.

use super::picture::{Mark, Picture};
use super::{Question, in_unit_of};
use crate::fact::Fact;
use crate::language::{capitalised, grammar};
use crate::layout::text::{self, Face};
use crate::layout::{Ink, Linear, Point, Rect};
use crate::marks::{self, Along, Bar, Certainty, Phrase};
use crate::scene::{Anchor, Fill, Scene, Text};

const SIZE: f64 = 14.0;
const THICKNESS: f64 = 22.0;
/// How thick the reader's bar is under the answer's, and the way from one to the other.
const BESIDE: f64 = 8.0;
const UNDER: f64 = 5.0;
/// Between the words of a bar and the bar, and from a bar to the next words.
const GAP: f64 = 7.0;
const BETWEEN: f64 = 20.0;

impl Question {
    pub(super) fn rows(&self, width: f64) -> Picture {
        let widest = self.facts().map(|fact| text::width(&fact.short(), Face::Bold, SIZE)).fold(0.0, f64::max);
        let end = (width - widest.max(72.0) - marks::open_length(THICKNESS) - 8.0).max(width * 0.4);
        let scale = Linear::new((0.0, self.range.to), (1.0, end));
        let mut given = Scene::new(width, 0.0);
        let (mut asking, mut shown) = (Scene::new(width, 0.0), Scene::new(width, 0.0));
        let (mut y, mut own) = (0.0, 0.0);
        for fact in self.facts() {
            let is_asked = fact.id == self.asked.id;
            let is_given = self.given.contains(fact);
            let scene = if is_given || is_asked { &mut given } else { &mut shown };
            let top = self.caption(scene, fact, y, is_asked) + GAP;
            if is_asked {
                own = top;
                asking.rect(Rect::new(1.0, top, end - 1.0, 1.0), Fill::solid(Ink::Rule));
                asking.rect(Rect::new(1.0, top + THICKNESS - 1.0, end - 1.0, 1.0), Fill::solid(Ink::Rule));
            }
            let scene = if is_given { &mut given } else { &mut shown };
            self.bar(scene, fact, scale, top);
            given.rect(Rect::new(0.0, top - 4.0, 1.0, THICKNESS + 8.0), Fill::solid(Ink::Axis));
            y = top + THICKNESS + BETWEEN + if is_asked { UNDER + BESIDE } else { 0.0 };
        }
        let height = (y - BETWEEN + 22.0).ceil();
        for scene in [&mut given, &mut asking, &mut shown] {
            scene.size.height = height;
        }
        let mark = Mark {
            form: "bar",
            along: Along::Right,
            ends: (scale.at(self.range.from), scale.at(self.range.to)),
            zero: 1.0,
            across: (own, THICKNESS),
            beside: (own + THICKNESS + UNDER, BESIDE),
            dots: None,
        };
        Picture { given, asking, shown: [shown.clone(), shown], mark }
    }

    /// What a bar stands for, and when. Returns the last baseline.
    fn caption(&self, scene: &mut Scene, fact: &Fact, y: f64, is_asked: bool) -> f64 {
        let label = capitalised(&fact.words.label);
        let is_dated = self.facts().any(|fact| fact.when.is_some());
        let words = if is_dated { grammar::dated(&label, &fact.words.when_long) } else { label };
        let (face, ink) = if is_asked { (Face::Bold, Ink::Text) } else { (Face::Regular, Ink::Text) };
        let lines = Phrase::new(SIZE).then(&words, face, ink).balance(scene.size.width);
        lines.draw(scene, Point::new(0.0, y + SIZE), Anchor::Start);
        y + SIZE + lines.rise()
    }

    fn bar(&self, scene: &mut Scene, fact: &Fact, scale: Linear, top: f64) {
        let value = scale.at(in_unit_of(&self.asked, fact));
        let mut end = value;
        scene.mark(&fact.id, |scene| {
            let bar = Bar { along: Along::Right, zero: 1.0, value, across: top, thickness: THICKNESS };
            end = marks::bar(scene, bar, self.ink, Certainty::of(fact));
        });
        let at = Point::new(end + 8.0, top + THICKNESS / 2.0 + 5.0);
        scene.text(Text::bold(&fact.short(), at, Anchor::Start, SIZE).inside(0.0, scene.size.width));
    }
}
