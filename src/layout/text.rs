//! How wide text is, from a table of the chart fonts' advances, so that every backend agrees.
//!
//! Kerning is not counted: it makes text a little narrower, never wider. Characters that the fonts lack are set in a
//! fallback font: they are taken as one em wide from U+1100 on (East Asian scripts), else as 0.62 em.

use super::advances;

/// A face of the chart's fonts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Face {
    /// Sans, for labels and axes.
    Regular,
    /// Sans, heavier, for values and headings.
    Bold,
    /// Serif at display size, for lone numbers.
    Display,
    /// The same as outlines, for a number that is left out.
    Hollow,
}

/// The smallest text that is drawn, in pixels.
pub const MINIMUM_SIZE: f64 = 12.0;
/// From the baseline to the top of capitals and figures, in ems, with a hair to spare.
pub const CAP_HEIGHT: f64 = 0.72;
/// From the baseline to the foot of descenders, in ems.
pub const DESCENT: f64 = 0.2;

/// The width of `text` in pixels at `size` pixels an em.
#[must_use]
pub fn width(text: &str, face: Face, size: f64) -> f64 {
    let table = match face {
        Face::Regular => advances::REGULAR,
        Face::Bold => advances::BOLD,
        Face::Display | Face::Hollow => advances::DISPLAY,
    };
    let thousandths: u32 = text.chars().map(|character| u32::from(advance(character, table))).sum();
    f64::from(thousandths) / 1_000.0 * size
}

fn advance(character: char, table: &[u16]) -> u16 {
    // The table is sorted and begins with all of printable ASCII.
    let known = if (' '..='~').contains(&character) {
        Some(character as usize - ' ' as usize)
    } else {
        advances::CHARACTERS.chars().position(|known| known == character)
    };
    let fallback = if character >= '\u{1100}' && !('\u{2000}'..'\u{2E80}').contains(&character) { 1_000 } else { 620 };
    known.and_then(|place| table.get(place)).copied().unwrap_or(fallback)
}

/// `text` broken at spaces into lines of at most `limit` pixels. A word wider than that is broken after dashes
/// between letters, and where that is not enough, between any two characters; a character wider than the
/// limit has a line of its own.
#[must_use]
pub fn wrap(text: &str, face: Face, size: f64, limit: f64) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    let (mut used, space) = (0.0, width(" ", face, size));
    for word in text.split(' ').filter(|word| !word.is_empty()) {
        let length = width(word, face, size);
        match lines.last_mut() {
            Some(line) if used + space + length <= limit => {
                line.push(' ');
                line.push_str(word);
                used += space + length;
            }
            _ if length <= limit => {
                lines.push(word.to_owned());
                used = length;
            }
            _ => {
                lines.extend(parts(word, face, size, limit));
                used = lines.last().map_or(0.0, |line| width(line, face, size));
            }
        }
    }
    lines
}

/// A word that is too wide in parts of at most `limit` pixels: broken after dashes between letters, and where that is not
/// enough, between any two characters; a character wider than the limit is a part of its own.
#[must_use]
pub fn parts(word: &str, face: Face, size: f64, limit: f64) -> Vec<String> {
    let mut parts: Vec<String> = Vec::new();
    let mut used = 0.0;
    let mut join = |piece: &str, starts: bool| {
        let length = width(piece, face, size);
        match parts.last_mut() {
            Some(part) if !starts && used + length <= limit => {
                part.push_str(piece);
                used += length;
            }
            _ => {
                parts.push(piece.to_owned());
                used = length;
            }
        }
    };
    for piece in pieces(word) {
        if width(&piece, face, size) <= limit {
            join(&piece, false);
        } else {
            for (place, character) in piece.char_indices() {
                join(character.encode_utf8(&mut [0; 4]), place == 0);
            }
        }
    }
    parts
}

/// A word cut after each dash that stands between two letters: `Aue–Bergen`, but not `1990–1994`.
fn pieces(word: &str) -> Vec<String> {
    let mut pieces = vec![String::new()];
    let mut characters = word.chars().peekable();
    let mut before = None;
    while let Some(character) = characters.next() {
        if let Some(piece) = pieces.last_mut() {
            piece.push(character);
        }
        let sides = [before, characters.peek().copied()];
        if matches!(character, '-' | '–' | '—' | '/') && sides.iter().all(|side| side.is_some_and(char::is_alphabetic)) {
            pieces.push(String::new());
        }
        before = Some(character);
    }
    pieces
}

/// `text` in at most `lines` lines of about equal length within `limit` pixels; `None` if it does not fit.
#[must_use]
pub fn balance(text: &str, face: Face, size: f64, limit: f64, lines: usize) -> Option<Vec<String>> {
    let fits = |wrapped: &[String]| wrapped.iter().all(|line| width(line, face, size) <= limit);
    let widest = wrap(text, face, size, limit);
    if widest.len() > lines || !fits(&widest) {
        return None;
    }
    let count = widest.len();
    // No narrower than the widest word: words that fit stay whole.
    let words = text.split(' ').map(|word| width(word, face, size)).filter(|word| *word <= limit);
    let (mut narrow, mut wide) = (words.fold(0.0, f64::max), limit);
    for _ in 0..12 {
        let middle = f64::midpoint(narrow, wide);
        let wrapped = wrap(text, face, size, middle);
        if wrapped.len() <= count && wrapped.iter().all(|line| width(line, face, size) <= middle) {
            wide = middle;
        } else {
            narrow = middle;
        }
    }
    Some(wrap(text, face, size, wide))
}

/// The longest start of `text` that fits into `limit` pixels, with an ellipsis if it was cut; empty if none fits.
#[must_use]
pub fn elide(text: &str, face: Face, size: f64, limit: f64) -> String {
    if width(text, face, size) <= limit {
        return text.to_owned();
    }
    let mut kept = text.to_owned();
    while kept.pop().is_some() {
        let candidate = format!("{}…", kept.trim_end());
        if width(&candidate, face, size) <= limit {
            return candidate;
        }
    }
    String::new()
}

#[cfg(test)]
mod tests {
    use super::{Face, advances, wrap};

    #[test]
    fn the_table_of_advances_begins_with_printable_ascii() {
        assert!(advances::CHARACTERS.chars().zip(' '..='~').all(|(known, ascii)| known == ascii));
    }

    #[test]
    fn a_word_too_wide_for_a_line_is_broken_after_its_dashes() {
        assert_eq!(wrap("rail Alpha–Beta–Gamma", Face::Regular, 13.0, 80.0), ["rail", "Alpha–Beta–", "Gamma"]);
        assert_eq!(wrap("2021–2025", Face::Regular, 13.0, 64.0), ["2021–2025"]);
    }

    #[test]
    fn a_word_without_a_dash_is_broken_anywhere_before_it_leaves_its_room() {
        let lines = wrap("Donaudampfschifffahrtsgesellschaft", Face::Regular, 13.0, 60.0);
        assert!(lines.len() > 2 && lines.iter().all(|line| super::width(line, Face::Regular, 13.0) <= 60.0));
    }
}
