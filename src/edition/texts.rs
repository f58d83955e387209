//! Every text of an edition outside its figures, with its path.

use super::story::{Head, Topic};
use super::template::Template;

/// Letters that are not seen: the soft hyphen, joiners, marks of direction, and what else has no width.
const UNSEEN: [std::ops::RangeInclusive<char>; 5] =
    ['\u{ad}'..='\u{ad}', '\u{200b}'..='\u{200f}', '\u{202a}'..='\u{202e}', '\u{2060}'..='\u{2069}', '\u{feff}'..='\u{feff}'];

/// Whether nothing of a text would be seen.
pub(super) fn is_blank(text: &str) -> bool {
    text.chars().all(|letter| letter.is_whitespace() || UNSEEN.iter().any(|range| range.contains(&letter)))
}

/// A fact's place in the list, its label and its note, as far as they are asked for.
pub(super) type Words<'a> = (usize, Option<&'a Template>, Option<&'a Template>);

/// The texts of the head, of these links and of these facts, in the order of the format.
pub(super) fn texts<'a>(
    head: Option<&'a Head>,
    links: impl Iterator<Item = (usize, &'a Topic)>,
    facts: impl Iterator<Item = Words<'a>>,
) -> Vec<(String, &'a Template)> {
    let mut texts = Vec::new();
    if let Some(head) = head {
        for (name, text) in [
            ("kicker", &head.kicker),
            ("standfirst", &head.standfirst),
            ("standfirst_short", &head.standfirst_short),
            ("caveat", &head.caveat),
        ] {
            texts.extend(text.iter().map(|text| (name.to_owned(), text)));
        }
        let findings = head.findings.iter().flatten().enumerate();
        texts.extend(findings.map(|(index, text)| (format!("findings[{index}]"), text)));
        let paragraphs = head.ending.iter().flat_map(|ending| ending.paragraphs.iter().enumerate());
        texts.extend(paragraphs.map(|(index, text)| (format!("ending.paragraphs[{index}]"), text)));
    }
    for (index, link) in links {
        texts.extend(link.line.iter().map(|text| (format!("links[{index}].line"), text)));
    }
    for (index, label, note) in facts {
        texts.extend(label.map(|text| (format!("facts[{index}].label"), text)));
        texts.extend(note.map(|text| (format!("facts[{index}].note"), text)));
    }
    texts
}
