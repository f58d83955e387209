//! Words that an edition may not use, or may not leave out: units that are nearly right, addresses, names that say nothing.

use crate::refusals::{says, set};
use serde_json::json;

#[test]
fn words_that_are_nearly_a_unit_are_refused_with_the_right_word() {
    let nearly = [
        ("percent", "\"per cent\""),
        ("Per cent", "\"per cent\""),
        ("$", "\"US dollars\""),
        ("dollars", "\"US dollars\""),
        ("€", "\"euros\""),
        ("balboas", "\"PAB\""),
        ("pab", "\"PAB\""),
        ("pesos", "ISO 4217"),
        ("minute", "\"minutes\""),
        ("kilometers", "\"kilometres\""),
        ("kph", "\"kilometres per hour\""),
        ("Celsius", "\"degrees Celsius\""),
        ("metric tons", "\"tonnes\""),
        ("Gigawatts", "\"gigawatts\""),
        ("pp", "\"percentage points\""),
        ("procent", "\"per cent\""),
        ("km²", "\"square kilometres\""),
        ("m³", "\"cubic metres\""),
        ("Km", "\"kilometres\""),
        ("gwh", "\"gigawatt-hours\""),
        ("mw", "\"milliwatts\" or \"megawatts\""),
    ];
    for (unit, right) in nearly {
        let lines = set("/facts/2/unit", json!(unit));
        assert!(lines.iter().any(|line| line.starts_with("facts[2].unit: ") && line.contains(right)), "{unit}: {lines:?}");
    }
    for counted in ["pears", "marks", "gold medals", "ships a day", "people", "types of goods"] {
        assert_eq!(set("/facts/2/unit", json!(counted)), Vec::<String>::new(), "{counted} are counted");
    }
}

#[test]
fn a_source_has_an_https_address_or_none() {
    assert_eq!(set("/source/url", json!("https://example.org/a?b=c#d")), Vec::<String>::new());
    for wrong in [
        "http://example.org/",
        "example.org",
        "https://",
        "https://a b.org/",
        "javascript:alert(1)",
        "https://example.org/\">",
        "https://x",
    ] {
        says(&set("/source/url", json!(wrong)), "source.url: ");
    }
}

#[test]
fn titles_authors_and_names_of_themes_that_say_nothing_are_refused() {
    for path in [
        "title",
        "source.title",
        "source.author",
        "source.publisher",
        "links[0].title",
        "links[0].name",
        "figures[0].title",
        "facts[0].label",
    ] {
        let pointer = format!("/{}", path.replace('[', ".").replace(']', "").replace('.', "/"));
        for nothing in [" ", "\u{200b}", "\u{feff}\u{2060} \u{ad}"] {
            says(&set(&pointer, json!(nothing)), &format!("{path}: empty"));
        }
    }
}
