//! What scripts say: phrases that come to readers without the build, as a module that scripts import.

use std::fmt::Write;

/// The phrases of one group of scripts.
///
/// A phrase is a text with `{name}` where a text is put in, `{#name}` where a number is, and `{name|one|several}` where words
/// bend with a number. A phrase whose name has points stands in groups: `themes.dark`.
#[derive(Debug, Clone, Copy)]
pub struct Phrasebook {
    /// The name under which scripts import it.
    pub name: &'static str,
    /// What it says, for those who read the module.
    pub about: &'static str,
    /// Name and phrase; the members of a group stand together.
    pub phrases: &'static [(&'static str, &'static str)],
}

/// A part of a phrase.
enum Part<'a> {
    Words(&'a str),
    Text(&'a str),
    Number(&'a str),
    Bent { name: &'a str, one: &'a str, several: &'a str },
}

/// The module with these books: a frozen object for each, phrases as texts and, where something is put in, as functions.
///
/// A brace that nothing closes stays as it is.
///
/// # Examples
///
/// ```
/// use waymark::language::{script, Phrasebook};
///
/// let book = Phrasebook { name: "words", about: "What is found.", phrases: &[("found", "{#count} {count|row|rows}")] };
/// assert!(script(&[book]).contains(
///     r#"found: /** @param {number} count */ (count) => `${count} ${count === 1 ? "row" : "rows"}`,"#
/// ));
/// ```
#[must_use]
pub fn script(books: &[Phrasebook]) -> String {
    let mut module = "// Written from the language: `src/language` says how.\n".to_owned();
    for Phrasebook { name, about, phrases } in books {
        let _ = write!(module, "\n/** {about} */\nexport const {name} = /* @__PURE__ */ Object.freeze({{\n");
        let mut groups: Vec<&str> = Vec::new();
        for (path, phrase) in *phrases {
            let mut within: Vec<&str> = path.split('.').collect();
            let key = within.pop().unwrap_or(path);
            let same = groups.iter().zip(&within).take_while(|(open, asked)| open == asked).count();
            close(&mut module, &mut groups, same);
            for group in within.iter().skip(same) {
                let _ = writeln!(module, "{}{group}: /* @__PURE__ */ Object.freeze({{", indent(&groups));
                groups.push(group);
            }
            let _ = writeln!(module, "{}{key}: {},", indent(&groups), said(phrase));
        }
        close(&mut module, &mut groups, 0);
        module.push_str("});\n");
    }
    module
}

fn close(module: &mut String, groups: &mut Vec<&str>, kept: usize) {
    while groups.len() > kept {
        groups.pop();
        let _ = writeln!(module, "{}}}),", indent(groups));
    }
}

fn indent(groups: &[&str]) -> String {
    "  ".repeat(groups.len() + 1)
}

/// A phrase as JavaScript.
fn said(phrase: &str) -> String {
    let parts = parts(phrase);
    let mut parameters: Vec<(&str, &str)> = Vec::new();
    let mut template = String::new();
    for part in &parts {
        let parameter = match part {
            Part::Words(words) => {
                template.push_str(&words.replace('\\', "\\\\").replace('`', "\\`").replace("${", "\\${"));
                continue;
            }
            Part::Text(name) => (*name, "string"),
            Part::Number(name) | Part::Bent { name, .. } => (*name, "number"),
        };
        let _ = match part {
            Part::Bent { name, one, several } => write!(template, "${{{name} === 1 ? {one:?} : {several:?}}}"),
            _ => write!(template, "${{{}}}", parameter.0),
        };
        if !parameters.iter().any(|(name, _)| *name == parameter.0) {
            parameters.push(parameter);
        }
    }
    if parameters.is_empty() {
        return format!("{phrase:?}");
    }
    let types: Vec<String> = parameters.iter().map(|(name, of)| format!("@param {{{of}}} {name}")).collect();
    let names: Vec<&str> = parameters.iter().map(|(name, _)| *name).collect();
    format!("/** {} */ ({}) => `{template}`", types.join(" "), names.join(", "))
}

fn parts(phrase: &str) -> Vec<Part<'_>> {
    let mut found = Vec::new();
    let mut rest = phrase;
    while let Some((words, inside, after)) =
        rest.split_once('{').and_then(|(words, tail)| tail.split_once('}').map(|(inside, after)| (words, inside, after)))
    {
        found.push(Part::Words(words));
        let mut forms = inside.split('|');
        let name = forms.next().unwrap_or_default();
        found.push(match (forms.next(), forms.next()) {
            (Some(one), Some(several)) => Part::Bent { name, one, several },
            _ => name.strip_prefix('#').map_or(Part::Text(name), Part::Number),
        });
        rest = after;
    }
    found.push(Part::Words(rest));
    found
}
