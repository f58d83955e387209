//! A value axis at the left of a plot: gridlines, and the words of its ticks, which were made when it was published.

use crate::codec::publish;
use crate::layout::text::{self, Face};
use crate::layout::{Ink, Linear, NARROW, Point, Rect};
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

/// Room under the base line of a chart, for its years or captions.
pub const FOOT: f64 = 30.0;

/// How high a chart on a base line is in a width: all of them as high, so that they can stand side by side on one base.
#[must_use]
pub fn chart_height(width: f64) -> f64 {
    if width < NARROW { 286.0 } else { 322.0 }
}

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
        let line = |tick: &Tick| (tick.value != 0.0).then_some(Ink::Rule);
        let lines = self.ticks.iter().map(|tick| Gridline {
            value: tick.value,
            words: &tick.words,
            line: line(tick),
            face: Face::Regular,
        });
        let left = gridlines(scene, scale, &lines.collect::<Vec<_>>(), Face::Regular);
        let title = text::elide(&self.title, Face::Regular, SIZE, scene.size.width);
        scene.text(Text::quiet(&title, Point::new(0.0, 11.0), Anchor::Start, SIZE));
        left
    }
}

/// A tick at the left of a plot.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Gridline<'a> {
    /// The value.
    pub value: f64,
    /// Its words.
    pub words: &'a str,
    /// The colour of its line over the plot, if it has one.
    pub line: Option<Ink>,
    /// Bold for a value that the others are read against.
    pub face: Face,
}

/// Draws ticks with their words at the left, in a column that would hold them in `widest`. Returns where the plot begins.
pub fn gridlines(scene: &mut Scene, scale: Linear, lines: &[Gridline<'_>], widest: Face) -> f64 {
    let left = lines.iter().map(|line| text::width(line.words, widest, SIZE) + GAP).fold(LEAST, f64::max);
    for line in lines {
        let y = scale.at(line.value);
        if let Some(ink) = line.line {
            scene.horizontal(left, scene.size.width, y, ink);
        }
        let ink = if line.face == Face::Bold { Ink::Text } else { Ink::Quiet };
        scene.text(Text::new(line.words, Point::new(left - 8.0, y + 4.0), Anchor::End, line.face, SIZE, ink));
    }
    left
}
