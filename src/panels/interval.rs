//! An average interval, on a scale from zero to twice its length.

#[cfg(feature = "edition")]
use super::Topic;
use super::fields::{Amount, Caption, Derived, FactRef};
use super::{Context, Kind, Panel, fields, kind, title};
#[cfg(feature = "edition")]
use crate::edition::wording;
use crate::fact::Fact;
#[cfg(feature = "edition")]
use crate::fact::Length;
use crate::layout::text::{self, Face};
use crate::layout::{Ink, Linear, Point, Rect};
use crate::marks::{self, Along, Bar, Certainty, Labels, Phrase};
use crate::scene::{Anchor, Scene, Text};

/// The kind's entry in the list.
pub(super) const KIND: Kind = kind!(Interval, "interval", "One interval as a length from zero, on a scale of twice it.");

fields! {
    /// The fields of a panel of an interval.
        struct Interval {
        /// What lies this far apart.
        title: Caption,
        /// How far.
        fact: FactRef<Amount>,
        /// What follows from it.
        derived: Option<Consequence>,
    } makes {
        /// The words of the ticks at nothing, at the value and at twice it.
        ticks: [String; 3],
    }
}

fields! {
    /// A derived fact with its condition.
        struct Consequence {
        /// The derived fact.
        fact: FactRef<Derived>,
        /// The words after it: "if it holds day and night".
        caption: Caption,
    }
}

const THICKNESS: f64 = 18.0;
const SIZE: f64 = 14.0;
const SMALL: f64 = 13.0;

impl Panel for Interval {
    fn layout(&self, context: &Context<'_>, width: f64) -> Scene {
        let mut scene = Scene::new(width, 0.0);
        let Some(fact) = context.fact(self.fact) else { return scene };
        if width < 60.0 {
            return scene;
        }
        let mut y = title::draw(&mut scene, Some(&self.title));
        let amount = fact.value.unwrap_or(0.0).max(0.0);
        let scale = Linear::new((0.0, if amount > 0.0 { 2.0 * amount } else { 1.0 }), (0.0, width));
        y = draw_bar(&mut scene, context, fact, scale.at(amount), y + 1.0);
        y = self.draw_axis(&mut scene, scale, amount, y + 8.0);
        if let Some((derived, fact)) = self.derived.as_ref().and_then(|derived| Some((derived, context.fact(derived.fact)?))) {
            let value = fact.counted();
            let caption = derived.caption.to_string();
            // Value and condition are broken apart before either is broken inside.
            let together = |words: String| {
                let bound = words.replace(' ', "\u{a0}");
                if text::width(&bound, Face::Regular, SMALL) <= width { bound } else { words }
            };
            let words = format!("{} {}", together(value), together(caption));
            let lines = Phrase::new(SMALL).quiet(&words).balance(width);
            scene.mark(&fact.id, |scene| {
                lines.draw(scene, Point::new(0.0, y + 27.0), Anchor::Start);
            });
            y += 27.0 + lines.rise();
        }
        scene.size.height = (y + 5.0).ceil();
        scene
    }

    #[cfg(feature = "edition")]
    fn prepare(&mut self, context: &Context<'_>, _: &[Topic]) {
        let Some(fact) = context.fact(self.fact) else { return };
        let amount = fact.value.unwrap_or(0.0).max(0.0);
        let tick = |value| wording::tick(&fact.unit, value, Length::Short);
        self.ticks = [tick(0.0), fact.words.bare_short.clone(), wording::computed_tick(&fact.unit, 2.0 * amount)];
    }

    #[cfg(feature = "edition")]
    fn heading(&self) -> Option<String> {
        Some(self.title.to_string())
    }

    #[cfg(feature = "edition")]
    fn summary(&self, context: &Context<'_>) -> Vec<String> {
        let Some(fact) = context.fact(self.fact) else { return Vec::new() };
        let title = self.title.to_string();
        let mut sentences = vec![crate::language::interval::said(&title, &fact.words.spoken)];
        if let Some((derived, fact)) = self.derived.as_ref().and_then(|derived| Some((derived, context.fact(derived.fact)?))) {
            let caption = derived.caption.to_string();
            sentences.push(crate::language::interval::derived(&fact.words.spoken, &caption));
        }
        sentences
    }
}

/// Draws the bar with its label behind it or, where there is no room, over it. Returns the lower edge.
fn draw_bar(scene: &mut Scene, context: &Context<'_>, fact: &Fact, end: f64, top: f64) -> f64 {
    let width = scene.size.width;
    let forms = [fact.long(), fact.short(), fact.narrow()];
    let certainty = Certainty::of(fact);
    let room = width - end - 10.0 - marks::reach(fact, THICKNESS).past;
    let fits = |words: &&String, room: f64| text::width(words, Face::Bold, SIZE) <= room;
    let behind = forms.iter().take(2).find(|words| fits(words, room));
    let top = if behind.is_some() { top.round() } else { (top + 16.0).round() };
    let mut at = end;
    let bar = Bar { along: Along::Right, zero: 0.0, value: end, across: top, thickness: THICKNESS };
    if fact.value.is_some_and(|value| value > 0.0) {
        scene.mark(&fact.id, |scene| at = marks::bar(scene, bar, context.ink, certainty));
    }
    let place = match behind {
        Some(_) => Point::new(at + 10.0, top + THICKNESS / 2.0 + 4.8),
        None => Point::new(0.0, top - 7.0),
    };
    let over = forms.iter().find(|words| fits(words, width)).or(forms.last());
    let words = behind.or(over).map_or_else(String::new, |words| text::elide(words, Face::Bold, SIZE, width));
    let label = Text::bold(&words, place, Anchor::Start, SIZE);
    if fact.value.is_some_and(|value| value > 0.0) {
        scene.text(label);
    } else {
        scene.mark(&fact.id, |scene| {
            scene.text(label);
        });
    }
    top + THICKNESS
}

impl Interval {
    /// Draws the scale with a tick at zero, at the stated value and at twice it. Returns the last baseline.
    fn draw_axis(&self, scene: &mut Scene, scale: Linear, amount: f64, y: f64) -> f64 {
        let width = scene.size.width;
        scene.horizontal(0.0, width, y, Ink::Axis);
        if amount <= 0.0 {
            return y;
        }
        let mut labels = Labels::new(Rect::new(0.0, 0.0, width, y + 40.0));
        let [zero, once, twice] = &self.ticks;
        let ticks = [(0.0, Anchor::Start, zero), (2.0 * amount, Anchor::End, twice), (amount, Anchor::Middle, once)];
        for (value, anchor, words) in ticks {
            let x = scale.at(value);
            scene.vertical(x, y, y + 5.0, Ink::Axis);
            labels.place(scene, &[Text::quiet(words, Point::new(x, y + 19.0), anchor, 12.0)]);
        }
        y + 19.0
    }
}
