//! The places at the left of a picture of journeys, and the way between them.

use super::{Plot, SIZE, SMALL};
use crate::fact::Fact;
use crate::layout::text::{self, Face};
use crate::layout::{Ink, Point};
use crate::marks::Phrase;
use crate::scene::{Anchor, Scene, Text};

/// The width of the column of names at the left.
pub(super) fn width(names: &[String; 2], distance: Option<&Fact>, room: f64) -> f64 {
    let name = names.iter().map(|name| text::width(name, Face::Bold, SIZE)).fold(0.0, f64::max);
    let distance = distance.map_or(0.0, |fact| text::width(&fact.short(), Face::Regular, SMALL) + 8.0);
    (name.max(distance) + 16.0).min(room * 0.3)
}

/// The names of the places on their lines, and the way between them.
pub(super) fn draw(scene: &mut Scene, plot: Plot, names: &[String; 2], distance: Option<&Fact>) {
    let limit = plot.left - 14.0;
    for (name, y) in names.iter().zip([plot.top, plot.bottom]) {
        let set = |name: &str| Phrase::new(SIZE).then(name, Face::Bold, Ink::Text).balance(limit);
        let lines = Some(set(name)).filter(|lines| lines.count() <= 4);
        let lines = lines.unwrap_or_else(|| set(&text::elide(name, Face::Bold, SIZE, limit)));
        let up = if y > plot.top { lines.rise() } else { 0.0 };
        lines.draw(scene, Point::new(0.0, y + 5.0 - up), Anchor::Start);
    }
    let Some(fact) = distance else { return };
    let x = plot.left - 9.0;
    let middle = f64::midpoint(plot.top, plot.bottom);
    scene.mark(&fact.id, |scene| {
        scene.vertical(x, plot.top, plot.bottom + 1.0, Ink::Axis);
        for y in [plot.top, plot.bottom] {
            scene.horizontal(x - 3.0, x + 4.0, y, Ink::Axis);
        }
    });
    let words = [fact.short(), fact.narrow()];
    if let Some(words) = words.iter().find(|words| text::width(words, Face::Regular, SMALL) <= x - 6.0) {
        scene.text(Text::quiet(words, Point::new(0.0, middle + 4.5), Anchor::Start, SMALL));
    }
}
