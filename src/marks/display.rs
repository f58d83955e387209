//! A number at display size: its hedge over it, the hedge's sign and its words under it.

use super::{Along, Bar, Certainty, Phrase, bar};
use crate::fact::Fact;
use crate::layout::text::{self, Face};
use crate::layout::{Ink, Point};
use crate::scene::{Anchor, Scene, Text};

const LARGEST: f64 = 150.0;
const SMALLEST: f64 = 54.0;
const WORDS: f64 = 16.0;
/// How long the sign is: nobody takes it for the number's length.
const SIGN: f64 = 28.0;
/// From the number's baseline to its sign, and from that to the words.
const TO_SIGN: f64 = 20.0;
const TO_WORDS: f64 = 32.0;

/// A number that is ready to be drawn.
#[derive(Debug, Clone)]
pub struct Display {
    digits: String,
    hedge: String,
    size: f64,
    words: super::Lines,
    room: f64,
}

impl Display {
    /// The number of a fact with the words under it, within `room` pixels; `None` where it would be too small.
    #[must_use]
    pub fn new(fact: &Fact, words: &str, room: f64) -> Option<Self> {
        let digits = fact.marked(fact.words.bare_short.clone());
        let size = LARGEST.min(LARGEST * room / text::width(&digits, Face::Display, LARGEST).max(1.0));
        let words = Phrase::new(WORDS).plain(words).balance(room);
        (size >= SMALLEST && words.count() <= 4).then(|| Self { digits, hedge: fact.words.hedge.clone(), size, words, room })
    }

    /// Draws it from `left` between `top` and `bottom`, as low as it goes. Returns where it ends.
    pub fn draw(&self, scene: &mut Scene, fact: &Fact, ink: Ink, left: f64, top: f64, bottom: f64) -> f64 {
        let hedge_height = if self.hedge.is_empty() { 0.0 } else { 30.0 };
        let rise = text::CAP_HEIGHT * self.size;
        let fall = TO_SIGN + TO_WORDS + self.words.step() * (self.words.count().max(1) - 1) as f64 + 4.0;
        let base = (bottom - fall).max(top + hedge_height + rise).round();
        let line = |y: f64, face: Face, size: f64, ink: Ink, words: &str| Text {
            at: Point::new(left, y),
            anchor: Anchor::Start,
            face,
            size,
            ink,
            words: words.to_owned(),
        };
        scene.text(line(base - rise - 14.0, Face::Regular, WORDS, Ink::Quiet, &self.hedge));
        scene.text(line(base, Face::Display, self.size, Ink::Text, &self.digits));
        let sign = Bar {
            along: Along::Right,
            zero: left,
            value: left + SIGN.min(self.room - 24.0),
            across: base + TO_SIGN,
            thickness: 8.0,
        };
        bar(scene, sign, ink, Certainty::of(fact));
        self.words.draw(scene, Point::new(left, base + TO_SIGN + TO_WORDS), Anchor::Start);
        base + fall
    }
}
