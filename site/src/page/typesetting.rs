//! How many lines a browser breaks a text into: shaped and kerned as it does, and broken where it does.

use anyhow::{Context, Result};
use harfrust::{FontRef, ShapeOptions, ShaperData, UnicodeBuffer};
use waymark::layout::text::Face;

use super::fonts;
use crate::project::Project;

/// Browsers keep lengths in sixty-fourths of a pixel.
const GRAIN: f64 = 1.0 / 64.0;

/// Where a text must not be broken.
pub(super) const WORD_JOINER: char = '\u{2060}';

/// The faces of the page's text.
pub(super) struct Typesetter {
    faces: Vec<(Face, Vec<u8>)>,
}

/// How a text is set.
#[derive(Clone, Copy)]
pub(super) struct Style {
    /// Pixels of an em.
    pub(super) size: f64,
    /// From line to line, in ems.
    pub(super) leading: f64,
    /// Between letters, in ems.
    pub(super) spacing: f64,
}

/// A text in the advances of its characters, ready to be broken at any width.
pub(super) struct Line {
    /// Each character with its advance in pixels.
    characters: Vec<(char, f64)>,
    height: f64,
}

impl Typesetter {
    /// Reads the faces from the project.
    pub(super) fn read(project: &Project) -> Result<Self> {
        let faces = [Face::Regular, Face::Bold, Face::Display];
        let faces = faces.into_iter().map(|face| Ok((face, fonts::plain(project, face)?)));
        Ok(Self { faces: faces.collect::<Result<_>>()? })
    }

    /// Sets pieces of text after each other in one style. Fails on a font that cannot be read.
    pub(super) fn set(&self, pieces: &[(&str, Face)], style: Style) -> Result<Line> {
        let mut characters = Vec::new();
        for (words, face) in pieces {
            let (_, bytes) = self.faces.iter().find(|(known, _)| known == face).context("a face is missing")?;
            let font = FontRef::new(bytes).context("a font is broken")?;
            let data = ShaperData::new(&font);
            let shaper = data.shaper(&font).build();
            let em = f64::from(shaper.units_per_em());
            let mut buffer = UnicodeBuffer::new();
            buffer.push_str(words);
            buffer.guess_segment_properties();
            let shaped = shaper.shape(buffer, ShapeOptions::new());
            let start = characters.len();
            let spacing = |character: char| if character == WORD_JOINER { 0.0 } else { style.spacing * style.size };
            characters.extend(words.chars().map(|character| (character, spacing(character))));
            let places: Vec<usize> = words.char_indices().map(|(place, _)| place).collect();
            for (about, position) in shaped.glyph_infos().iter().zip(shaped.glyph_positions()) {
                let place = places.partition_point(|place| *place < about.cluster as usize);
                if let Some((_, advance)) = characters.get_mut(start + place) {
                    *advance += f64::from(position.x_advance) / em * style.size;
                }
            }
        }
        Ok(Line { characters, height: style.size * style.leading })
    }
}

impl Line {
    /// The width on one line.
    pub(super) fn width(&self) -> f64 {
        self.characters.iter().map(|(_, advance)| advance).sum()
    }

    /// The height of its lines, none of which is wider than `limit` where it can be broken.
    pub(super) fn height(&self, limit: f64) -> f64 {
        let (mut lines, mut used) = (1.0, 0.0);
        let mut rest = self.characters.as_slice();
        while !rest.is_empty() {
            let (part, after) = rest.split_at(unbroken(rest));
            // Spaces hang over the end of a line.
            let seen = part.iter().rposition(|(character, _)| *character != ' ').map_or(0, |last| last + 1);
            let width = |characters: &[(char, f64)]| characters.iter().map(|(_, advance)| advance).sum::<f64>();
            if used > 0.0 && used + width(part.get(..seen).unwrap_or_default()) > limit + GRAIN {
                lines += 1.0;
                used = 0.0;
            }
            used += width(part);
            rest = after;
        }
        lines * self.height
    }
}

/// How many characters go on before the text may be broken: after spaces and dashes, but not before a digit that a hyphen is the
/// sign of.
fn unbroken(characters: &[(char, f64)]) -> usize {
    let ends = |pair: &[(char, f64)]| match pair {
        [(' ', _), (next, _)] => *next != ' ',
        [('-', _), (next, _)] => next.is_alphabetic(),
        [('–' | '—', _), (next, _)] => *next != ' ' && *next != WORD_JOINER,
        [(_, _), ('—', _)] => true,
        _ => false,
    };
    characters.windows(2).position(ends).map_or(characters.len(), |place| place + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    const STYLE: Style = Style { size: 20.0, leading: 1.2, spacing: 0.0 };

    #[test]
    fn text_breaks_after_spaces_and_dashes_and_is_kerned() -> Result<()> {
        let typesetter = Typesetter::read(&Project::find()?)?;
        let set = |words: &str| typesetter.set(&[(words, Face::Display)], STYLE);
        let words = set("rail-road since 2021–2024")?;
        assert!((words.height(1_000.0) - 24.0).abs() < 1e-9);
        assert!((words.height(words.width() - 1.0) - 48.0).abs() < 1e-9);
        // rail- road since 2021– 2024
        assert!((words.height(1.0) - 5.0 * 24.0).abs() < 1e-9);
        let name = set("China–\u{2060}Laos")?;
        assert!((name.height(1.0) - 24.0).abs() < 1e-9 && (name.width() - set("China–Laos")?.width()).abs() < 0.1);
        assert!(set("AVAVAV")?.width() < set("AAA")?.width() + set("VVV")?.width() - 1.0, "no kerning");
        Ok(())
    }
}
