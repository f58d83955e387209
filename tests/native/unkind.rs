//! Laws over editions that are legal to write and once went wrong, and over four on other subjects.

use waymark::figure::Document;
use waymark::layout::Ink;
use waymark::panels::State;
use waymark::scene::{Scene, Shape};

/// Advances are rounded to a thousandth of an em.
const TOLERANCE: f64 = 0.05;

/// Every figure of every edition in every state at every width.
fn each(mut look: impl FnMut(&str, &Document, &str, f64, &Scene)) {
    for (name, document) in crate::common::unkind() {
        for figure in &document.edition().figures {
            let id = figure.id.as_str();
            for state in crate::common::states(&document.switches(id)) {
                for width in crate::common::widths() {
                    let scene = document.layout(id, width, &State::parse(&state)).expect("the figure is there");
                    look(&format!("{name}, {id}?{state} at {width}"), &document, id, width, &scene);
                }
            }
        }
    }
}

fn report(faults: &[String]) {
    assert!(
        faults.is_empty(),
        "{} faults, such as\n{}",
        faults.len(),
        faults.iter().step_by(faults.len().div_ceil(12).max(1)).cloned().collect::<Vec<_>>().join("\n")
    );
}

#[test]
fn no_text_overlaps_another_or_leaves_its_picture_by_a_hair() {
    let mut faults = Vec::new();
    each(|name, _, _, _, scene| {
        faults.extend(crate::common::text_faults(scene).into_iter().map(|fault| format!("{name}: {fault}")));
        let frame = scene.frame().grown(TOLERANCE);
        faults.extend(
            scene
                .texts()
                .filter(|text| !frame.holds(text.bounds()))
                .map(|text| format!("{name}: \"{}\" leaves the picture: {:?} of {:?}", text.words, text.bounds(), scene.size)),
        );
    });
    report(&faults);
}

#[test]
fn every_shape_lies_inside_its_picture() {
    let mut faults = Vec::new();
    each(|name, _, _, _, scene| {
        let frame = scene.frame().grown(1.0);
        let drawn = scene.shapes.iter().map(|placed| &placed.shape).filter(|shape| !matches!(shape, Shape::Text(_)));
        faults.extend(
            drawn
                .filter(|shape| !frame.holds(shape.bounds()))
                .take(1)
                .map(|shape| format!("{name}: {shape:?} of {:?}", scene.size)),
        );
    });
    report(&faults);
}

/// Whether words have a number that no person writes: nine decimals or more, or a power with an `e`.
fn is_raw(words: &str) -> bool {
    words
        .split(|letter: char| !letter.is_ascii_digit() && letter != '.' && letter != ',')
        .any(|number| number.split_once('.').is_some_and(|(_, decimals)| decimals.len() > 8) || number.len() > 24)
}

#[test]
fn no_raw_float_reaches_a_reader() {
    let mut faults = Vec::new();
    each(|name, _, _, _, scene| {
        faults.extend(scene.texts().filter(|text| is_raw(&text.words)).map(|text| format!("{name}: \"{}\"", text.words)));
    });
    for (name, document) in crate::common::unkind() {
        for figure in &document.edition().figures {
            let words = figure.facts.iter().filter_map(|fact| document.edition().words(fact.as_str()));
            let words = words.flat_map(|fact| [fact.long(), fact.words.spoken, fact.words.formula, fact.words.name]);
            let summary = document.summary(figure.id.as_str());
            faults.extend(words.chain(summary).filter(|words| is_raw(words)).map(|words| format!("{name}: \"{words}\"")));
        }
    }
    report(&faults);
}

#[test]
fn the_first_and_the_last_column_have_their_values_at_every_width() {
    let mut faults = Vec::new();
    each(|name, document, id, width, scene| {
        let figure = document.edition().figure(id).expect("it is there");
        let [panel] = figure.panels.as_slice() else { return };
        let columns = panel.body["columns"].as_array().filter(|_| panel.kind == "columns");
        let Some(columns) = columns.filter(|_| width >= 320.0) else { return };
        for column in [columns.first(), columns.last()].into_iter().flatten() {
            let fact = document.edition().words(column["fact"].as_str().expect("an id")).expect("a fact");
            let forms = [fact.short(), fact.narrow()];
            if !scene.texts().any(|text| text.ink == Ink::Text && forms.contains(&text.words)) {
                faults.push(format!("{name}: no {}", fact.short()));
            }
        }
    });
    report(&faults);
}

fn irregular(change: impl Fn(&str) -> String) -> Result<Document, String> {
    let text = crate::common::text("tests/fixtures/unkind/irregular-years.json");
    Document::read(&change(&text)).map_err(|refusals| refusals.to_string())
}

#[test]
fn columns_with_years_stand_as_far_apart_as_the_years_and_a_rate_stands_over_its_own() {
    let document = irregular(str::to_owned).expect("a sound edition");
    for width in [560.0, 960.0, 1_280.0] {
        let scene = document.layout("f", width, &State::default()).expect("it is there");
        let middle = |fact: &str| scene.targets.iter().find(|target| target.fact == fact).expect("a mark").bounds.centre().x;
        let [a, b, c] = ["w1800", "w1927", "w2022"].map(middle);
        assert!(((b - a) / (c - a) - 127.0 / 222.0).abs() < 0.01, "at {width}: {a} {b} {c}");
        let rate = middle("r");
        assert!(rate > middle("w2011") - 40.0 && rate > middle("w1999"), "at {width}: the rate stands at {rate}");
    }
}

#[test]
fn columns_that_cannot_stand_to_scale_say_so() {
    let document = irregular(|text| text.replace("\"1800\"", "\"0100\"")).expect("a sound edition");
    let scene = document.layout("f", 320.0, &State::default()).expect("it is there");
    assert!(scene.texts().any(|text| text.words.contains("not to scale")));
}

#[test]
fn a_rate_without_years_or_over_years_that_no_column_has_is_refused() {
    let refused = irregular(|text| text.replace("\"when\": \"2011/2022\",", "")).expect_err("no years");
    assert!(refused.starts_with("figures[0].panels[0].rate: `r` has no years"), "{refused}");
    let refused = irregular(|text| text.replace("2011/2022", "2005/2022")).expect_err("no column");
    assert!(refused.contains("panels[0].rate: `r` starts or ends where no column stands"), "{refused}");
}

#[test]
fn a_series_of_months_names_its_first_and_its_last_and_years_between() {
    let text = crate::common::text("tests/fixtures/unkind/months-120.json");
    let document = Document::read(&text).unwrap_or_else(|refusals| panic!("{refusals}"));
    for width in [320.0, 560.0, 960.0] {
        let figure = document.edition().figures[0].id.as_str();
        let scene = document.layout(figure, width, &State::default()).expect("it is there");
        let texts: Vec<String> = scene.texts().map(|text| text.words.replace('\u{a0}', " ")).collect();
        let is_year = |words: &&String| words.len() == 4 && words.starts_with("20");
        assert!(texts.iter().any(|words| words.starts_with("Jan 2015")), "{texts:?}");
        assert!(texts.iter().any(|words| words.starts_with("Dec 2024")), "{texts:?}");
        assert!(texts.iter().filter(is_year).count() > 2, "{texts:?}");
    }
}
