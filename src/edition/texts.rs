//! Every text of an edition outside its figures, with its path.

use super::story::{Head, Topic};
use super::template::Template;

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
