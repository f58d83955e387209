//! How high each picture of an edition is, at every width of its place: the room that is kept for it.

use std::collections::BTreeMap;
use std::fmt::Write;
use std::ops::RangeInclusive;

use rayon::prelude::*;
use waymark::figure::Document;
use waymark::panels::State;

use super::lines::{self, Line};

/// The narrowest and the widest place of a picture that room is kept for, in CSS pixels.
const PLACES: RangeInclusive<u32> = 200..=2000;
/// By how many pixels the room may differ from the picture: less than anybody, or a measure of layout shift, takes for one.
const NEAR: f64 = 1.0;

/// The heights of all pictures of an edition as they are before a reader does anything. To lay a map out two thousand times
/// takes seconds: it is done once, on all cores.
pub(crate) struct Rooms(BTreeMap<String, BTreeMap<u32, f64>>);

impl Rooms {
    /// Lays every picture out at every width.
    pub(crate) fn of(document: &Document) -> Self {
        let height = |id: &str, width| Some((width, document.layout(id, f64::from(width), &State::default())?.size.height));
        let heights = |id: &str| PLACES.into_par_iter().filter_map(|width| height(id, width)).collect();
        Self(super::drawn(document).map(|id| (id.to_owned(), heights(id))).collect())
    }

    /// How high a figure's picture is in a place of this width, in CSS pixels; none for a figure without a picture, and for
    /// places below 200 pixels and above 2,000.
    pub(super) fn height(&self, figure: &str, width: u32) -> Option<f64> {
        self.0.get(figure)?.get(&width).copied()
    }

    /// The rules for a figure's picture: where scripts run, a canvas comes, whose room is kept from the start, and nothing
    /// moves when it does.
    pub(super) fn css(&self, figure: &str) -> String {
        let mut css = String::from("@media screen and (scripting: enabled) {\n");
        let heights: Vec<(u32, f64)> =
            self.0.get(figure).into_iter().flatten().map(|(width, height)| (*width, *height)).collect();
        let selector = format!(".waymark[data-figure=\"{figure}\"]:not([data-state=\"failed\"]) .picture");
        for Line { from, start, rise } in lines::over(&heights, NEAR) {
            let constant = start - rise * f64::from(from);
            let value =
                if rise == 0.0 { format!("{start}px") } else { format!("calc({constant:.2}px + {:.3}cqi)", 100.0 * rise) };
            let condition =
                if from == *PLACES.start() { String::from("(min-width: 0)") } else { format!("(min-width: {from}px)") };
            // Writing to a string cannot fail.
            let _ = writeln!(css, "@container plot {condition} {{ {selector} {{ height: {value} }} }}");
        }
        css.push_str("}\n");
        css
    }

    /// `rooms.css`: the rooms of all figures of the story, and of elements, in page order.
    pub(super) fn all(&self, document: &Document) -> String {
        super::drawn(document).map(|id| self.css(id)).collect()
    }
}
