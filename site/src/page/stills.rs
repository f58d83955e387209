//! At which widths the still pictures of a figure are drawn, and at which they are shown.

use std::collections::BTreeSet;
use std::fmt::Write;

/// The widths that pictures are drawn at for one kind of page, in CSS pixels. Each stands in for the widths nearest to it, to
/// which it is scaled; at its own it is what the canvas will be.
pub(super) struct Steps {
    /// For most figures.
    pub(super) fine: &'static [u32],
    /// For figures whose pictures are long, as those of maps.
    pub(super) coarse: &'static [u32],
}

/// Phones, the halves of a pair, tablets and the wide page.
pub(super) const STORY: Steps = Steps { fine: &[288, 320, 350, 390, 456, 560, 700, 830, 960], coarse: &[350, 560, 960] };

/// The insides of frames that are 320, 390, 480, 640, 768 and 960 wide.
pub(super) const EMBEDDED: Steps = Steps { fine: &[288, 358, 432, 592, 720, 912], coarse: &[344, 592] };

/// A picture's width, and the range of widths that it is shown in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Range {
    /// The first width; zero for the narrowest picture.
    pub(super) from: u32,
    /// The last width; none for the widest picture.
    pub(super) to: Option<u32>,
    /// The width that it is drawn at.
    pub(super) drawn: u32,
}

impl Range {
    /// The class by which the style sheet shows it.
    pub(super) fn class(self) -> String {
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
    widths.iter().zip(starts).zip(ends).map(|((drawn, from), to)| Range { from, to, drawn: *drawn }).collect()
}

/// `stills.css`: shows the one still that fits, as wide as its place.
pub(super) fn css() -> String {
    let mut css = String::from(
        "/* Made by the build from the widths that stills are drawn at. */\n.still { display: none; width: 100% }\n",
    );
    let all = [STORY.fine, STORY.coarse, EMBEDDED.fine, EMBEDDED.coarse].map(ranges);
    let rules: BTreeSet<_> = all.iter().flatten().map(|range| (range.class(), range.condition())).collect();
    for (class, condition) in rules {
        // Writing to a string cannot fail.
        let _ = writeln!(css, "@container plot {condition} {{ .{class} {{ display: block }} }}");
    }
    css
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_width_has_exactly_one_picture() {
        for widths in [STORY.fine, STORY.coarse, EMBEDDED.fine, EMBEDDED.coarse] {
            let ranges = ranges(widths);
            for width in 0..2_000 {
                let shown = ranges.iter().filter(|range| range.from <= width && range.to.is_none_or(|to| width <= to));
                assert_eq!(shown.count(), 1, "{width} in {widths:?}");
            }
            assert!(ranges.iter().all(|range| range.from <= range.drawn && range.to.is_none_or(|to| range.drawn <= to)));
        }
    }

    #[test]
    fn the_style_sheet_names_every_range() {
        let css = css();
        assert!(css.contains("@container plot (max-width: 303.98px) { .still-0-303 { display: block } }"), "{css}");
        assert!(css.contains("@container plot (min-width: 895px) { .still-895 { display: block } }"), "{css}");
    }
}
