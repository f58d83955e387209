//! Where words stand beside what they name, and in which size.

use serde_json::{Value, json};
use waymark::figure::Document;
use waymark::layout::text::Face;
use waymark::panels::State;
use waymark::scene::{Scene, Shape, Text};

fn gallery(kind: &str) -> Document {
    let file = crate::common::path(&format!("tests/fixtures/gallery/{kind}.json"));
    Document::read(&std::fs::read_to_string(file).expect("the fixture is there")).expect("a sound edition")
}

fn scene(document: &Document, figure: &str, width: f64) -> Scene {
    document.layout(figure, width, &State::default()).expect("the figure is there")
}

/// A figure of numbers in large print, of these values and units.
fn numbers(values: &[(i64, &str)], width: f64) -> Scene {
    let id = |place: usize| format!("f{place}");
    let fact = |(place, (value, unit)): (usize, &(i64, &str))| json!({ "id": id(place), "link": "l", "label": "what is counted", "value": value, "unit": unit, "hedge": "exact", "paragraph": 1 });
    let facts: Vec<Value> = values.iter().enumerate().map(fact).collect();
    let ids: Vec<String> = (0..values.len()).map(id).collect();
    let numbers: Vec<Value> = ids.iter().map(|id| json!({ "fact": id, "caption": "what it is of" })).collect();
    let edition = json!({
        "format": 1, "lang": "en", "title": "T",
        "source": { "title": "T", "author": "A", "publisher": "P", "note": "", "paragraphs": 9 },
        "links": [{ "id": "l", "title": "L" }],
        "facts": facts,
        "figures": [{ "id": "f", "link": "l", "title": "A figure", "subtitle": "s", "facts": ids, "panels": [{ "kind": "numbers", "numbers": numbers }] }],
    });
    scene(&Document::read(&edition.to_string()).unwrap_or_else(|refusals| panic!("{refusals}")), "f", width)
}

fn text<'a>(scene: &'a Scene, words: &str) -> &'a Text {
    scene.texts().find(|text| text.words.replace('\u{a0}', " ") == words).unwrap_or_else(|| panic!("no text says {words}"))
}

#[test]
fn the_code_of_a_currency_is_small_before_its_number_and_the_sign_of_a_unit_small_after_it() {
    let scene = numbers(&[(5_200_000_000, "CHF"), (350, "kilometres per hour")], 640.0);
    for (small, large) in [("CHF", "5.2bn"), ("km/h", "350")] {
        let (small, large) = (text(&scene, small), text(&scene, large));
        assert!(large.face == Face::Display && small.size < large.size / 2.0, "{} and {}", small.words, large.words);
        assert!((small.at.y - large.at.y).abs() < 0.1, "{} stands on its number's line", small.words);
    }
    assert!(text(&scene, "CHF").bounds().right() < text(&scene, "5.2bn").at.x);
    assert!(text(&scene, "350").bounds().right() < text(&scene, "km/h").at.x);
}

#[test]
fn the_last_of_three_numbers_two_by_two_has_its_words_beside_it() {
    let scene = numbers(&[(7, "boats"), (150, "boats"), (19_907, "boats")], 320.0);
    let captions: Vec<&Text> = scene.texts().filter(|text| text.words.contains("what it is of")).collect();
    let is_beside = |number: &str, caption: &Text| (text(&scene, number).at.y - caption.at.y).abs() < 0.1;
    assert_eq!(captions.len(), 3);
    assert!(captions.iter().any(|caption| is_beside("19,907", caption)), "the last one stands alone in its row");
    assert!(!captions.iter().any(|caption| is_beside("150", caption)), "two in a row have their words under them");
}

#[test]
fn a_journey_whose_label_has_no_room_says_its_number_once_and_leads_to_its_words_by_a_piece_of_its_line() {
    let document = gallery("journeys");
    let mut found = false;
    for width in (240..=960).step_by(20).map(f64::from) {
        let scene = scene(&document, "journeys-past", width);
        let said = scene.texts().filter(|text| text.words.replace('\u{a0}', " ").contains("40 minutes")).count();
        assert_eq!(said, 1, "at {width}");
        let words = scene.texts().find(|text| text.words.contains("by steam")).expect("it is named");
        let is_piece = |shape: &Shape| matches!(shape, Shape::Line(points, _) if points.iter().all(|point| point.x < words.at.x && (words.at.y - point.y) > 0.0 && (words.at.y - point.y) < 10.0));
        found |= scene.shapes.iter().any(|placed| is_piece(&placed.shape));
    }
    assert!(found, "some width has no room for the words");
}

#[test]
fn columns_of_a_matrix_stand_no_further_apart_in_wider_pictures() {
    let document = gallery("matrix");
    let apart = |width: f64| {
        let scene = scene(&document, "matrix-hedges", width);
        let mut places: Vec<f64> = scene.targets.iter().map(|target| target.bounds.x.round()).collect();
        places.sort_by(f64::total_cmp);
        places.dedup();
        places.windows(2).map(|pair| pair[1] - pair[0]).fold(0.0, f64::max)
    };
    assert!(apart(700.0) < apart(1_000.0));
    assert!((apart(1_400.0) - apart(1_900.0)).abs() < 2.0);
}
