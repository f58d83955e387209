//! What holds for every edition that is published: rules, not values.

use std::collections::BTreeSet;
use waymark::figure::Document;
use waymark::panels::{State, Switch};

fn published() -> Document {
    Document::read(&crate::common::text("www/editions/belt-and-road.json")).unwrap_or_else(|refusals| panic!("{refusals}"))
}

/// Every state that one switch away from the default gives.
fn states(switches: &[Switch]) -> Vec<String> {
    let single = switches
        .iter()
        .flat_map(|switch| switch.options.iter().skip(1).map(move |(value, _)| format!("{}={value}", switch.name)));
    std::iter::once(String::new()).chain(single).collect()
}

#[test]
fn no_label_is_outside_overlapping_or_too_small_at_any_width_in_any_state() {
    let document = published();
    let mut faults = BTreeSet::new();
    for figure in &document.edition().figures {
        let id = figure.id.as_str();
        for state in states(&document.switches(id)) {
            for width in crate::common::widths() {
                let scene = document.layout(id, width, &State::parse(&state)).expect("the figure is there");
                faults.extend(
                    crate::common::text_faults(&scene)
                        .into_iter()
                        .take(2)
                        .map(|fault| format!("{id}?{state} at {width}: {fault}")),
                );
            }
        }
    }
    assert!(faults.is_empty(), "{} faults\n{}", faults.len(), faults.into_iter().take(30).collect::<Vec<_>>().join("\n"));
}

#[test]
fn every_mark_lies_in_its_picture() {
    let document = published();
    for figure in &document.edition().figures {
        for width in crate::common::widths() {
            let scene = document.layout(figure.id.as_str(), width, &State::default()).expect("the figure is there");
            for target in &scene.targets {
                assert!(
                    scene.frame().grown(6.0).holds(target.bounds),
                    "{} at {width}: {target:?} of {:?}",
                    figure.id.as_str(),
                    scene.size
                );
            }
        }
    }
}

#[test]
fn every_fact_with_a_value_is_a_mark_of_a_figure() {
    let document = published();
    let mut marked = BTreeSet::new();
    for figure in &document.edition().figures {
        for state in states(&document.switches(figure.id.as_str())) {
            let scene = document.layout(figure.id.as_str(), 960.0, &State::parse(&state)).expect("the figure is there");
            marked.extend(scene.targets.into_iter().map(|target| target.fact));
        }
    }
    let shown_in_words = |id: &str| {
        document
            .edition()
            .figures
            .iter()
            .any(|figure| figure.texts().iter().any(|(_, text)| text.facts().any(|fact| fact == id)))
            || document.edition().figures.iter().any(|figure| {
                figure
                    .panels
                    .iter()
                    .any(|panel| serde_json::to_string(&panel.body).is_ok_and(|body| body.contains(&format!("{{{id}"))))
            })
    };
    let lost: Vec<&str> = document
        .edition()
        .facts()
        .iter()
        .filter(|fact| fact.value.is_some())
        .map(|fact| fact.id.as_str())
        .filter(|id| !marked.contains(*id) && !shown_in_words(id))
        .collect();
    assert!(lost.is_empty(), "neither drawn nor said: {lost:?}");
}

#[test]
fn every_figure_has_words_for_those_who_do_not_see_it() {
    let document = published();
    for figure in &document.edition().figures {
        let id = figure.id.as_str();
        let title = figure.title.plain(document.edition());
        assert!((5..=90).contains(&title.chars().count()), "{id}: the title has {} characters: {title}", title.chars().count());
        assert!(!document.summary(id).is_empty(), "{id} has no summary");
        assert!(figure.reading.is_some(), "{id} does not say how to read it");
    }
}

/// Flesch and Kincaid's grade of a text; syllables are counted by their vowels.
fn grade(text: &str) -> f64 {
    let is_vowel = |letter: char| "aeiouy".contains(letter.to_ascii_lowercase());
    let syllables = |word: &str| {
        let starts = word.chars().zip(std::iter::once(' ').chain(word.chars()));
        let vowels = starts.filter(|(letter, before)| is_vowel(*letter) && !is_vowel(*before)).count();
        let silent = word.ends_with('e') && !word.ends_with("le") && vowels > 1;
        (vowels - usize::from(silent)).max(1)
    };
    let words: Vec<&str> = text.split(|letter: char| !letter.is_alphabetic()).filter(|word| word.len() > 1).collect();
    let sentences = text.split(['.', '?', '!', ';', ':']).filter(|sentence| sentence.contains(' ')).count().max(1);
    let count = words.len().max(1) as f64;
    let spoken: usize = words.iter().map(|word| syllables(word)).sum();
    0.39 * count / sentences as f64 + 11.8 * spoken as f64 / count - 15.59
}

#[test]
fn what_a_figure_says_of_itself_can_be_read_after_nine_years_of_school() {
    let document = published();
    for figure in &document.edition().figures {
        let reading = figure.reading.as_ref().map(|reading| reading.plain(document.edition())).unwrap_or_default();
        let text = format!("{} {reading}", document.summary(figure.id.as_str()).join(" "));
        assert!(grade(&text) <= 9.0, "{}: grade {:.1}: {text}", figure.id.as_str(), grade(&text));
    }
}

#[test]
fn widths_of_nothing_and_widths_that_are_no_numbers_are_laid_out_without_a_panic() {
    let document = published();
    for figure in &document.edition().figures {
        for width in [0.0, 1.0, 12.5, 40.0, 99.0, 200.0, -5.0, f64::NAN, f64::INFINITY, 1e9] {
            assert!(document.layout(figure.id.as_str(), width, &State::parse("show=multiples&order=size&x")).is_some());
        }
    }
}

#[test]
fn prose_holds_no_number_of_a_fact_outside_a_placeholder() {
    let document = published();
    let edition = document.edition();
    // Numbers of four figures and more are facts, or years; both belong to placeholders.
    let literal = |text: &waymark::edition::Template| -> Vec<String> {
        let runs = text.runs(edition).into_iter().filter(|run| run.fact.is_none());
        runs.flat_map(|run| {
            run.text
                .split(|character: char| !character.is_ascii_digit() && character != ',')
                .map(str::to_owned)
                .collect::<Vec<_>>()
        })
        .filter(|digits| digits.chars().filter(char::is_ascii_digit).count() >= 4)
        .collect()
    };
    let mut typed = Vec::new();
    for figure in &edition.figures {
        for (path, text) in figure.texts() {
            typed.extend(literal(text).into_iter().map(|digits| format!("{}.{path}: {digits}", figure.id.as_str())));
        }
    }
    assert!(typed.is_empty(), "typed by hand:\n{}", typed.join("\n"));
}
