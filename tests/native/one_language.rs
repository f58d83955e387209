//! What readers are told stands in one room: this test names the file that says something by itself.

use crate::architecture::{code, sources};
use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use waymark::language::pages::PHRASES;

/// What may stand outside the room: a file, a text that begins so (empty for any), and why.
const ELSEWHERE: &[(&str, &str, &str)] = &[
    ("src/draw/canvas.rs", "", "names of fonts, and what a browser refuses"),
    ("src/edition/derivation.rs", "", "a refusal: what an operation takes"),
    ("src/edition/growth.rs", "", "a refusal"),
    ("src/edition/json.rs", "", "a refusal"),
    ("src/edition/read.rs", "", "a refusal"),
    ("src/edition/record.rs", "", "a refusal"),
    ("src/edition/refusal.rs", "", "how refusals are written"),
    ("src/edition/schema.rs", "", "the schema, which editors read"),
    ("src/edition/story.rs", "", "codes of scripts"),
    ("src/fact/currency.rs", "", "a refusal: what to write instead"),
    ("src/fact/known.rs", "write ", "a refusal: what to write instead"),
    ("src/fact/when.rs", "before {date}", "a date as editions and files write it"),
    ("src/figure/question.rs", "", "a refusal"),
    ("src/figure/question/range.rs", "", "a refusal"),
    ("src/figure/schema.rs", "", "the schema, which editors read"),
    ("src/panels/check.rs", "", "a refusal"),
    ("src/panels/columns.rs", "has no years", "a refusal"),
    ("src/panels/columns.rs", "starts or ends", "a refusal"),
    ("src/panels/map.rs", "places of maps", "a refusal"),
    ("site/src/page/example.rs", "", "an edition for tests"),
    ("site/src/page/embedding.rs", "Waymark", "a name"),
    ("site/src/page/fonts.rs", "", "names of fonts, and what the command line says"),
    ("site/src/page/index.rs", "", "a style sheet"),
    ("site/src/page/stills.rs", "", "a style sheet"),
    ("site/src/page/rooms.rs", "", "a style sheet"),
    ("site/src/page/tokens.rs", "", "a style sheet"),
    ("site/src/page/linked.rs", "", "names in the vocabulary of schema.org"),
];

/// What stands before a text in its statement if the text is for editors and developers.
const REFUSING: &[&str] = &[
    "fault",
    "refuse",
    "Refusal",
    "reason",
    "expected(",
    "Err(",
    "ok_or",
    "custom(",
    "JsError",
    "anyhow!",
    "bail!",
    "context(",
    "expect(",
    "panic!",
    // What a kind of panel is stands in the schema and in the gallery.
    "kind!(",
    "debug_struct",
    "#[",
];

/// A text with words between quotes, its line, and what stands before it in its statement.
struct Literal<'a> {
    line: usize,
    before: &'a str,
    text: &'a str,
}

/// The texts between quotes in the code of a file.
fn literals(code: &str) -> Vec<Literal<'_>> {
    let bytes = code.as_bytes();
    let (mut found, mut at, mut statement) = (Vec::new(), 0, 0);
    let literal = |statement: usize, at: usize, start: usize, end: usize| Literal {
        line: 1 + code[..at].matches('\n').count(),
        before: &code[statement..at],
        text: &code[start..end],
    };
    while at < bytes.len() {
        let rest = &bytes[at..];
        if rest.starts_with(b"'\"'") {
            at += 3;
        } else if rest.starts_with(b"r#\"") {
            let end = code[at + 3..].find("\"#").map_or(code.len(), |end| at + 3 + end);
            found.push(literal(statement, at, at + 3, end));
            at = end + 2;
        } else if rest[0] == b'"' {
            let mut end = at + 1;
            while end < bytes.len() && bytes[end] != b'"' {
                end += if bytes[end] == b'\\' { 2 } else { 1 };
            }
            found.push(literal(statement, at, at + 1, end.min(code.len())));
            at = end + 1;
        } else {
            if matches!(rest[0], b';' | b'{' | b'}') {
                statement = at + 1;
            }
            at += 1;
        }
    }
    found
}

/// A text without what stands between two signs, where `instead` stands then.
fn without(text: &str, open: &str, close: &str, instead: &str) -> String {
    let mut left = String::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once(open) {
        left.push_str(before);
        left.push_str(instead);
        rest = after.split_once(close).map_or("", |(_, after)| after);
    }
    left + rest
}

fn is_word(text: &str) -> bool {
    let word = text.trim_matches(|letter: char| !letter.is_alphanumeric() && !"{}_<>=#/-".contains(letter));
    word.chars().count() > 1 && word.chars().all(|letter| letter.is_alphabetic() || "’'-".contains(letter))
}

/// Whether a text of code says something: two words, a word beside a placeholder, or one with a capital letter.
fn says(text: &str) -> bool {
    if ["{{", "/*", "@media"].iter().any(|sheet| text.contains(sheet)) {
        return false;
    }
    let text = text.replace("\\u{a0}", " ").replace("\\n", " ").replace("\\\"", "\"");
    let text = without(&without(&text, "<", ">", "|"), "=\"", "\"", "=");
    let text = without(&text, "{", "}", "{}");
    let words: Vec<&str> = text.split_whitespace().collect();
    let says = |pair: &[&str]| {
        let [first, second] = pair else { return false };
        let is_placeholder = |word: &str| word.contains("{}");
        (is_word(first) && (is_word(second) || is_placeholder(second))) || (is_word(second) && is_placeholder(first))
    };
    let is_name = |word: &str| {
        let small = word.trim_end_matches(['.', ':']).strip_prefix(|first: char| first.is_uppercase());
        small.is_some_and(|rest| !rest.is_empty() && rest.chars().all(char::is_lowercase))
    };
    words.windows(2).any(says) || matches!(words.as_slice(), [one] if is_name(one))
}

fn files(folder: &str, extension: &str, found: &mut Vec<PathBuf>) {
    fn walk(folder: &Path, extension: &str, found: &mut Vec<PathBuf>) {
        for entry in fs::read_dir(folder).expect("a readable folder") {
            let path = entry.expect("a readable entry").path();
            if path.is_dir() {
                walk(&path, extension, found);
            } else if path.extension().is_some_and(|known| known == extension) {
                found.push(path);
            }
        }
    }
    walk(&crate::common::path(folder), extension, found);
}

fn name(path: &Path) -> String {
    path.strip_prefix(crate::common::path("")).unwrap_or(path).to_string_lossy().into_owned()
}

#[test]
fn no_file_of_code_says_anything_to_readers_by_itself() {
    let mut paths = Vec::new();
    sources(&crate::common::path("src"), &mut paths);
    sources(&crate::common::path("site/src/page"), &mut paths);
    let (mut faults, mut excused) = (Vec::new(), BTreeSet::new());
    for path in paths {
        let name = name(&path);
        if name.starts_with("src/language/") {
            continue;
        }
        let code = code(&fs::read_to_string(&path).expect("a readable file"));
        for Literal { line, before, text } in literals(&code) {
            if !says(text) || REFUSING.iter().any(|word| before.contains(word)) {
                continue;
            }
            match ELSEWHERE.iter().position(|(file, start, _)| *file == name && text.starts_with(start)) {
                Some(place) => drop(excused.insert(place)),
                None => faults.push(format!("{name}, line {line} of its code: \"{text}\" belongs into src/language")),
            }
        }
    }
    assert!(faults.is_empty(), "{} phrases\n{}", faults.len(), faults.join("\n"));
    let idle: Vec<_> = ELSEWHERE.iter().enumerate().filter(|(place, _)| !excused.contains(place)).collect();
    assert!(idle.is_empty(), "exceptions that nothing needs: {idle:?}");
}

/// What templates may say: a name, names of files' forms, and the signs of paragraphs.
const NAMES: [&str; 3] = ["Waymark", "CSV", "JSON"];
/// The attributes whose values are seen or heard.
const HEARD: [&str; 7] = ["aria-label", "aria-description", "aria-roledescription", "title", "alt", "placeholder", "data-name"];

/// The words of a text that stand in no expression and are no entity.
fn words(text: &str) -> Vec<String> {
    let text = text.split_whitespace().map(|word| without(word, "&", ";", " ")).collect::<Vec<_>>().join(" ");
    text.split_whitespace().filter(|word| is_word(word) && !NAMES.contains(word)).map(str::to_owned).collect()
}

/// What a template says by itself: between tags, in attributes, and as texts in expressions.
fn said(template: &str) -> Vec<String> {
    let template = without(template, "{#", "#}", "");
    let mut said = Vec::new();
    for (open, close) in [("{{", "}}"), ("{%", "%}")] {
        for part in template.split(open).skip(1) {
            let expression = part.split_once(close).map_or(part, |(expression, _)| expression);
            let phrases = literals(expression).into_iter().map(|literal| literal.text);
            said.extend(phrases.filter(|text| says(text)).map(str::to_owned));
        }
    }
    // Expressions have signs of tags in them, and attributes: these are left out first.
    let plain = without(&without(&template, "{%", "%}", ""), "{{", "}}", "");
    for attribute in HEARD {
        for part in plain.split(&format!(" {attribute}=\"")).skip(1) {
            said.extend(words(part.split_once('"').map_or(part, |(value, _)| value)));
        }
    }
    said.extend(words(&without(&plain, "<", ">", " ")));
    said
}

#[test]
fn no_template_says_anything_by_itself() {
    let mut paths = Vec::new();
    files("www/templates", "html", &mut paths);
    let mut faults = Vec::new();
    // The gallery is for people who work on Waymark.
    for path in paths.into_iter().filter(|path| !name(path).contains("gallery")) {
        let template = fs::read_to_string(&path).expect("a readable file");
        faults.extend(said(&template).iter().map(|words| format!("{}: {words}", name(&path))));
    }
    assert!(faults.is_empty(), "{} words\n{}", faults.len(), faults.join("\n"));
}

#[test]
fn templates_and_the_language_know_the_same_phrases() {
    let mut paths = Vec::new();
    files("www/templates", "html", &mut paths);
    let templates: String = paths.iter().map(|path| fs::read_to_string(path).expect("a readable file")).collect();
    let is_name = |letter: char| letter.is_alphanumeric() || letter == '_';
    let used: BTreeSet<&str> = templates
        .match_indices("words.")
        .filter(|(at, _)| !templates[..*at].ends_with(|before: char| is_name(before) || before == '.'))
        .map(|(at, start)| templates[at + start.len()..].split(|letter| !is_name(letter)).next().unwrap_or_default())
        .collect();
    let functions = crate::common::text("site/src/page/words.rs");
    let functions: BTreeSet<&str> = literals(&functions)
        .into_iter()
        .filter(|literal| literal.before.trim_end().ends_with('('))
        .map(|literal| literal.text)
        .collect();
    let phrases: BTreeSet<&str> = PHRASES.iter().map(|(name, _)| *name).collect();
    assert_eq!(phrases.len(), PHRASES.len(), "two phrases have one name");
    let given: BTreeSet<&str> = phrases.iter().chain(&functions).copied().collect();
    assert_eq!(used.difference(&given).collect::<Vec<_>>(), Vec::<&&str>::new(), "templates ask for what no language gives");
    assert_eq!(phrases.difference(&used).collect::<Vec<_>>(), Vec::<&&str>::new(), "no template says these");
}

#[test]
fn no_style_sheet_says_anything_by_itself() {
    let mut paths = Vec::new();
    files("www/styles", "css", &mut paths);
    assert!(!paths.is_empty());
    let mut faults = Vec::new();
    for path in paths {
        let sheet = fs::read_to_string(&path).expect("a readable file");
        for content in sheet.split("content:").skip(1) {
            let value = content.split([';', '}']).next().unwrap_or_default();
            let said = value.split('"').skip(1).step_by(2).filter(|text| !text.starts_with("words."));
            let is_word = |text: &&str| text.chars().filter(|letter| letter.is_alphabetic()).count() > 1;
            faults.extend(said.filter(is_word).map(|text| format!("{}: {text}", name(&path))));
        }
    }
    assert!(faults.is_empty(), "\n{}", faults.join("\n"));
}

#[test]
fn what_scripts_say_is_what_the_language_has() {
    const PATH: &str = "www/shell/words.js";
    let written = waymark::language::script(waymark::language::scripts::BOOKS);
    if std::env::var_os("UPDATE_SNAPSHOTS").is_some() {
        fs::write(crate::common::path(PATH), &written).expect("a file that can be written");
    }
    assert!(
        crate::common::text(PATH) == written,
        "{PATH} is out of date: UPDATE_SNAPSHOTS=1 cargo test --test native one_language"
    );
}

#[test]
fn scripts_say_only_what_stands_in_their_words() {
    let mut paths = Vec::new();
    files("www", "js", &mut paths);
    let mut faults = Vec::new();
    for path in paths.into_iter().filter(|path| !path.ends_with("shell/words.js")) {
        let script = without(&fs::read_to_string(&path).expect("a readable file"), "/*", "*/", "");
        let code: String = script.lines().filter(|line| !line.trim_start().starts_with("//")).collect();
        // Texts between grave accents have `${}` for what is put in.
        for quote in ['"', '`'] {
            let texts = code.split(quote).skip(1).step_by(2).filter(|text| text.len() < 400);
            let is_phrase =
                |text: &&str| text.starts_with(|first: char| first.is_uppercase()) && text.contains(' ') && says(text);
            faults.extend(texts.filter(is_phrase).map(|text| format!("{}: {text}", name(&path))));
        }
    }
    // Names of fonts.
    faults.retain(|fault| !fault.ends_with(": Waymark Sans") && !fault.ends_with(": Waymark Serif"));
    assert!(faults.is_empty(), "\n{}", faults.join("\n"));
}
