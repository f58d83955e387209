//! At which widths the still pictures of a figure are drawn, and at which they are shown.

use std::collections::BTreeSet;
use std::fmt::Write;

use crate::build::has_map;
use waymark::edition::Edition;
use waymark::figure::Document;

/// The widths, in CSS pixels, that the figures which open the story are drawn at: they are seen before any script runs.
const OPENING: [u32; 2] = [344, 880];
/// Of a map that fills the window: the wide form begins in the middle between them, where the style sheet's does.
const FLOWN: [u32; 2] = [390, 1410];
/// Of a figure that has the column to itself: phones, and wider places.
const SINGLE: [u32; 2] = [344, 704];
/// Of one of two that stand side by side on the wide page.
const HALF: [u32; 2] = [344, 528];
/// The insides of frames: of 320 pixels, of large phones, of the 640 pixels that snippets reckon with, and of 960.
const EMBEDDED: [u32; 4] = [288, 358, 592, 912];
/// Of a map, whose land weighs as much as all the rest of a page.
const MAPPED: [u32; 2] = [344, 592];

/// The widths that a figure's own page has it drawn at.
pub(super) fn embedded(edition: &Edition, figure: &str) -> &'static [u32] {
    if edition.figure(figure).is_some_and(has_map) { &MAPPED } else { &EMBEDDED }
}

/// The width between the margins of a page of paper, of the sizes in use.
const PAPER: u32 = 700;

/// The widths that a figure of the story is drawn at. Each stands in for the widths nearest to it.
pub(super) fn in_story(document: &Document, figure: &str) -> &'static [u32] {
    let edition = document.edition();
    let Some(this) = edition.figure(figure) else { return &SINGLE };
    let halved = |other: &waymark::edition::Figure| other.pair.as_ref() == Some(&this.id);
    match this {
        _ if is_flown(document, figure) => &FLOWN,
        _ if this.opening => &OPENING,
        _ if this.pair.is_some() || edition.figures.iter().any(halved) => &HALF,
        _ => &SINGLE,
    }
}

/// Whether a figure opens the story as a map that is flown.
pub(super) fn is_flown(document: &Document, figure: &str) -> bool {
    let mut opening = document.edition().figures.iter().filter(|other| other.opening);
    opening.next().is_some_and(|first| first.id.as_str() == figure) && !document.steps(figure).is_empty()
}

/// A picture's width, and the range of widths that it is shown in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Range {
    /// The first width; zero for the narrowest picture.
    pub(super) from: u32,
    /// The last width; none for the widest picture.
    pub(super) to: Option<u32>,
    /// The width that it is drawn at.
    pub(super) drawn: u32,
    /// Whether it is the one for paper, where no browser but one asks a container for its width.
    pub(super) paper: bool,
}

impl Range {
    /// The classes by which the style sheet shows it.
    pub(super) fn class(self) -> String {
        let paper = if self.paper { " paper" } else { "" };
        format!("{}{paper}", self.name())
    }

    fn name(self) -> String {
        let to = self.to.map(|to| format!("-{to}")).unwrap_or_default();
        format!("still-{}{to}", self.from)
    }

    fn condition(self) -> String {
        let from = (self.from > 0).then(|| format!("(min-width: {}px)", self.from));
        let to = self.to.map(|to| format!("(max-width: {to}.98px)"));
        from.into_iter().chain(to).collect::<Vec<_>>().join(" and ")
    }
}

/// Every width belongs to the picture that is nearest to it.
pub(super) fn ranges(widths: &[u32]) -> Vec<Range> {
    let middles: Vec<u32> = widths.windows(2).map(|pair| pair.iter().sum::<u32>() / 2).collect();
    let starts = std::iter::once(0).chain(middles.iter().copied());
    let ends = middles.iter().map(|middle| Some(middle - 1)).chain([None]);
    let paper = widths.iter().min_by_key(|width| width.abs_diff(PAPER));
    let widths = widths.iter().zip(starts).zip(ends);
    widths.map(|((drawn, from), to)| Range { from, to, drawn: *drawn, paper: Some(drawn) == paper }).collect()
}

/// `stills.css`: shows the one still that fits.
pub(super) fn css() -> String {
    let mut css = String::from(
        "/* Made by the build from the widths that stills are drawn at. */\n.still { display: none; width: 100% }\n",
    );
    let all = [&OPENING[..], &FLOWN, &SINGLE, &HALF, &EMBEDDED, &MAPPED].map(ranges);
    let rules: BTreeSet<_> = all.iter().flatten().map(|range| (range.name(), range.condition())).collect();
    for (name, condition) in rules {
        // Writing to a string cannot fail.
        let _ = writeln!(css, "@container plot {condition} {{ .{name} {{ display: block }} }}");
    }
    // A pixel more than the room, which may be one short: a picture at the width that it is drawn at is not scaled.
    css.push_str("@media screen and (scripting: enabled) { .picture > .still { height: calc(100% + 1px) } }\n");
    css
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_width_has_exactly_one_picture_and_paper_has_one() {
        for widths in [&OPENING[..], &FLOWN, &SINGLE, &HALF, &EMBEDDED, &MAPPED] {
            let ranges = ranges(widths);
            for width in 0..2_000 {
                let shown = ranges.iter().filter(|range| range.from <= width && range.to.is_none_or(|to| width <= to));
                assert_eq!(shown.count(), 1, "{width} in {widths:?}");
            }
            assert!(ranges.iter().all(|range| range.from <= range.drawn && range.to.is_none_or(|to| range.drawn <= to)));
            assert_eq!(ranges.iter().filter(|range| range.paper).count(), 1);
        }
    }
}
