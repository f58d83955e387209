//! The words of the templates: phrases of the language that is in use, and functions for those in which something is named.

use minijinja::Value;
use waymark::language::{pages, sources};

use super::rich;

/// A function of the language whose arguments may be pieces of a page, and whose result is one.
macro_rules! markup {
    ($said:path, $($argument:ident),+) => {
        Value::from_function(|$($argument: Value),+| Value::from_safe_string($said($(&piece(&$argument)),+)))
    };
}

/// What templates know as `words`.
pub(super) fn words() -> Value {
    let phrases = pages::PHRASES.iter().map(|(name, phrase)| (*name, Value::from(*phrase)));
    Value::from_pairs(phrases.chain(functions()))
}

fn functions() -> [(&'static str, Value); 19] {
    [
        ("follow", Value::from_function(pages::follow)),
        ("route", Value::from_function(pages::route)),
        ("facts", Value::from_function(pages::facts)),
        ("facts_of", Value::from_function(pages::facts_of)),
        ("facts_in_all", Value::from_function(pages::facts_in_all)),
        ("facts_in_paragraphs", Value::from_function(pages::facts_in_paragraphs)),
        ("hedged_numbers", Value::from_function(pages::hedged_numbers)),
        ("rows", Value::from_function(pages::rows)),
        ("all_rows", Value::from_function(pages::all_rows)),
        ("rows_with_hedges", Value::from_function(pages::rows_with_hedges)),
        ("stack", Value::from_function(|paragraph: u32, topic: String, facts: usize| pages::stack(paragraph, &topic, facts))),
        (
            "beside",
            Value::from_function(|words: Value, notes: Value, figure: String| {
                pages::beside(words.is_true(), notes.is_true(), &figure)
            }),
        ),
        ("figure_of", markup!(pages::figure, number)),
        ("in_story", markup!(pages::in_story, title)),
        ("paragraph_note", markup!(pages::paragraph_note, hedges)),
        ("nothing_found", markup!(pages::nothing_found, clear)),
        ("page_has_code", markup!(pages::page_has_code, page)),
        ("cited", markup!(sources::citation, author, title, publisher, date, address)),
        ("counts_are_ours", markup!(pages::counts_are_ours, author, publisher, date, paragraphs)),
    ]
}

/// A value as a piece of a page.
fn piece(value: &Value) -> String {
    if value.is_safe() { value.to_string() } else { rich::escape(&value.to_string()) }
}
