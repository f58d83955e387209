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

/// Whether the fonts have a character.
#[must_use]
pub fn is_known(character: char) -> bool {
    advances::CHARACTERS.contains(character)
}

/// The width of `text` in pixels at `size` pixels an em.
#[must_use]
pub fn width(text: &str, face: Face, size: f64) -> f64 {
    pixels(thousandths(text, face), size)
}

/// Where a part of a text begins, in bytes. A search of the standard library would bring 4 KiB into a module.
#[must_use]
pub fn place(text: &str, part: &str) -> Option<usize> {
    let (text, part) = (text.as_bytes(), part.as_bytes());
    (0..=text.len().checked_sub(part.len())?).find(|at| text.get(*at..).is_some_and(|rest| rest.starts_with(part)))
}

/// The width of `text` in thousandths of an em.
fn thousandths(text: &str, face: Face) -> u32 {
    let table = table(face);
    text.chars().map(|character| u32::from(advance(character, table))).sum()
}

fn pixels(thousandths: u32, size: f64) -> f64 {
    f64::from(thousandths) / 1_000.0 * size
}

fn table(face: Face) -> &'static [u16] {
    match face {
        Face::Regular => advances::REGULAR,
        Face::Bold => advances::BOLD,
        Face::Display | Face::Hollow => advances::DISPLAY,
    }
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

/// Whether it is a letter, in any script: neither of ASCII's other characters nor of Unicode's punctuation and symbols. The
/// library's table of all letters would weigh as much as all that breaks lines.
fn is_letter(character: char) -> bool {
    match character {
        '\0'..='\u{7f}' => character.is_ascii_alphabetic(),
        '\u{80}'..='\u{bf}' => matches!(character, 'ª' | 'µ' | 'º'),
        '×' | '÷' | '\u{2000}'..='\u{2bff}' | '\u{3000}'..='\u{3004}' | '\u{3007}'..='\u{303f}' => false,
        _ => true,
    }
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
        if matches!(character, '-' | '–' | '—' | '/') && sides.iter().all(|side| side.is_some_and(is_letter)) {
            pieces.push(String::new());
        }
        before = Some(character);
    }
    pieces
}

/// `text` in at most `lines` lines of about equal length within `limit` pixels; `None` if it does not fit.
#[must_use]
pub fn balance(text: &str, face: Face, size: f64, limit: f64, lines: usize) -> Option<Vec<String>> {
    let words = Word::all(text, face);
    let count = line_count(&words, size, limit);
    // A character may be as wide as its size, and is not broken.
    if count > lines || limit < size {
        return None;
    }
    // No narrower than the widest word: words that fit stay whole.
    let widths = words.iter().map(|word| pixels(word.width, size)).filter(|word| *word <= limit);
    let (mut narrow, mut wide) = (widths.fold(0.0, f64::max), limit);
    for _ in 0..12 {
        let middle = f64::midpoint(narrow, wide);
        if line_count(&words, size, middle) <= count {
            wide = middle;
        } else {
            narrow = middle;
        }
    }
    Some(wrap(text, face, size, wide))
}

/// A word, measured once, however many widths its text is tried at.
pub struct Word<'a> {
    words: &'a str,
    face: Face,
    /// In thousandths of an em.
    width: u32,
}

impl<'a> Word<'a> {
    /// The words of a text.
    #[must_use]
    pub fn all(text: &'a str, face: Face) -> Vec<Self> {
        let words = text.split(' ').filter(|word| !word.is_empty());
        words.map(|words| Self { words, face, width: thousandths(words, face) }).collect()
    }
}

/// How many lines wrapping makes of words.
#[must_use]
pub fn line_count(words: &[Word<'_>], size: f64, limit: f64) -> usize {
    let (mut lines, mut used) = (0, 0.0);
    for word in words {
        let (space, length) = (width(" ", word.face, size), pixels(word.width, size));
        if length > limit {
            let parts = parts(word.words, word.face, size, limit);
            used = parts.last().map_or(0.0, |part| width(part, word.face, size));
            lines += parts.len();
        } else if lines > 0 && used + space + length <= limit {
            used += space + length;
        } else {
            used = length;
            lines += 1;
        }
    }
    lines
}

/// The longest start of `text` that fits into `limit` pixels, with an ellipsis if it was cut; empty if none fits.
#[must_use]
pub fn elide(text: &str, face: Face, size: f64, limit: f64) -> String {
    if width(text, face, size) <= limit {
        return text.to_owned();
    }
    let table = table(face);
    let ellipsis = u32::from(advance('…', table));
    // The end and the width of what is before each character, without the spaces at its end.
    let (mut start, mut used, mut kept) = ((0, 0), 0, None);
    for (place, character) in text.char_indices() {
        if pixels(start.1 + ellipsis, size) > limit {
            break;
        }
        kept = text.get(..start.0);
        used += u32::from(advance(character, table));
        if !character.is_whitespace() {
            start = (place + character.len_utf8(), used);
        }
    }
    kept.map(|start| format!("{start}…")).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::{Face, Word, advances, elide, line_count, width, wrap};

    #[test]
    fn the_table_of_advances_begins_with_printable_ascii() {
        assert!(advances::CHARACTERS.chars().zip(' '..='~').all(|(known, ascii)| known == ascii));
    }

    #[test]
    fn a_word_too_wide_for_a_line_is_broken_after_its_dashes() {
        assert_eq!(wrap("rail Alpha–Beta–Gamma", Face::Regular, 13.0, 80.0), ["rail", "Alpha–Beta–", "Gamma"]);
        assert_eq!(wrap("2021–2025", Face::Regular, 13.0, 64.0), ["2021–2025"]);
    }

    /// As [`elide`] and [`balance`] are described, tried one after the other: what they must agree with.
    fn elided(text: &str, size: f64, limit: f64) -> String {
        let fits = |text: &String| width(text, Face::Regular, size) <= limit;
        let ends = text.char_indices().map(|(place, _)| format!("{}…", text[..place].trim_end())).rev();
        std::iter::once(text.to_owned()).chain(ends).find(fits).unwrap_or_default()
    }

    const TEXTS: [&str; 6] = [
        "",
        "  two  words ",
        "a b c d e f",
        "rail Alpha–Beta–Gamma and 1990–1994",
        "Donaudampfschifffahrtsgesellschaft fährt",
        "wide 漢字 e\u{301} \u{a0}  \u{a0}x",
    ];

    #[test]
    fn a_text_is_cut_where_trying_every_cut_cuts_it() {
        for (text, limit) in TEXTS.iter().flat_map(|text| (0..260).map(move |limit| (*text, f64::from(limit)))) {
            assert_eq!(elide(text, Face::Regular, 13.0, limit), elided(text, 13.0, limit), "{text} in {limit}");
        }
    }

    #[test]
    fn words_that_are_measured_once_come_to_the_lines_that_wrapping_makes() {
        for (text, limit) in TEXTS.iter().flat_map(|text| (0..260).map(move |limit| (*text, f64::from(limit)))) {
            let wrapped = wrap(text, Face::Regular, 13.0, limit);
            let counted = line_count(&Word::all(text, Face::Regular), 13.0, limit);
            assert_eq!(counted, wrapped.len(), "{text} in {limit}");
        }
    }

    #[test]
    fn a_word_without_a_dash_is_broken_anywhere_before_it_leaves_its_room() {
        let lines = wrap("Donaudampfschifffahrtsgesellschaft", Face::Regular, 13.0, 60.0);
        assert!(lines.len() > 2 && lines.iter().all(|line| width(line, Face::Regular, 13.0) <= 60.0));
    }
}
