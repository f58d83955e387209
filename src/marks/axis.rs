//! A value axis at the left of a plot: gridlines, and the words of its ticks, which were made when it was published.

use crate::codec::publish;
use crate::layout::text::{self, Face};
use crate::layout::{Ink, Linear, Point, Rect};
use crate::scene::{Anchor, Scene, Text};

/// A round value with its words.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Tick {
    /// The value.
    pub value: f64,
    /// Its words.
    pub words: String,
}

/// A value axis.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct ValueAxis {
    /// The least and the greatest value.
    pub domain: (f64, f64),
    /// Its ticks, rising.
    pub ticks: Vec<Tick>,
    /// The unit and the magnitude that the ticks leave out, over the axis.
    pub title: String,
}

publish!(Tick { value, words });
publish!(ValueAxis { domain, ticks, title });

const SIZE: f64 = 12.0;
/// From a tick's words to its gridline.
const GAP: f64 = 10.0;
/// The least room for words.
const LEAST: f64 = 24.0;

impl ValueAxis {
    /// The box of the title, at the upper left of the picture.
    #[must_use]
    pub fn title_box(&self) -> Rect {
        Rect::new(0.0, 0.0, text::width(&self.title, Face::Regular, SIZE), 14.0)
    }

    /// Draws gridlines over the whole width, the words of the ticks and the title. Returns where the plot begins.
    pub fn draw(&self, scene: &mut Scene, scale: Linear) -> f64 {
        let width = scene.size.width;
        let widest = self.ticks.iter().map(|tick| text::width(&tick.words, Face::Regular, SIZE)).fold(0.0, f64::max);
        let left = (widest + GAP).max(LEAST);
        for tick in &self.ticks {
            let y = scale.at(tick.value);
            if tick.value != 0.0 {
                scene.horizontal(left, width, y, Ink::Rule);
            }
            let at = Point::new(left - 8.0, y + 4.0);
            scene.text(Text::quiet(&tick.words, at, Anchor::End, SIZE));
        }
        let title = text::elide(&self.title, Face::Regular, SIZE, width);
        scene.text(Text::quiet(&title, Point::new(0.0, 11.0), Anchor::Start, SIZE));
        left
    }
}
