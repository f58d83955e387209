//! In which order marks are met by those who hear them, and which way words run.

use waymark::edition::Language;
use waymark::figure::Document;
use waymark::panels::State;
use waymark::scene::{Scene, Shape, Target};

/// The bundled edition and the unkind ones.
fn documents() -> Vec<Document> {
    let bundled = crate::common::text("www/editions/belt-and-road.json");
    let bundled = Document::read(&bundled).unwrap_or_else(|refusals| panic!("{refusals}"));
    crate::common::gallery().into_iter().map(|(_, document)| document).chain([bundled]).collect()
}

fn each(look: impl Fn(&Document, &str, &str, f64, &Scene)) {
    for document in documents() {
        for figure in &document.edition().figures {
            let id = figure.id.as_str();
            for state in crate::common::states(&document.switches(id)) {
                for width in [320.0, 560.0, 960.0] {
                    let scene = document.layout(id, width, &State::parse(&state)).expect("the figure is there");
                    look(&document, id, &state, width, &scene);
                }
            }
        }
    }
}

/// Whether two marks stand in one row: at least half of the lower one's height is common to both.
fn in_a_row(a: &Target, b: &Target) -> bool {
    let common = a.bounds.bottom().min(b.bounds.bottom()) - a.bounds.y.max(b.bounds.y);
    common > 0.5 * a.bounds.height.min(b.bounds.height)
}

#[test]
fn marks_that_stand_in_a_row_are_read_from_left_to_right() {
    each(|document, id, state, width, scene| {
        // The routes of a map are read in the order of the list under it, a rank from what it was to
        // what it is.
        if document.kinds(id).any(|kind| ["map", "rank"].contains(&kind)) {
            return;
        }
        // A mark of words alone is a remark on the others.
        let drawn = |index: usize| {
            let mut shapes = scene.shapes.iter().filter(|placed| placed.mark == Some(index));
            shapes.any(|placed| !matches!(placed.shape, Shape::Text(_)))
        };
        let marks: Vec<&Target> =
            scene.targets.iter().enumerate().filter(|(index, _)| drawn(*index)).map(|(_, target)| target).collect();
        for pair in marks.windows(2) {
            let [a, b] = pair else { continue };
            if a.panel != b.panel || !in_a_row(a, b) {
                continue;
            }
            assert!(
                b.bounds.right() > a.bounds.x + 0.5,
                "{id}?{state} at {width}: {} at {:?} is read before {} at {:?}",
                a.fact,
                a.bounds,
                b.fact,
                b.bounds
            );
        }
    });
}

#[test]
fn the_marks_of_a_panel_are_read_together_and_every_panel_has_a_name() {
    each(|document, id, state, width, scene| {
        let mut panels: Vec<u8> = scene.targets.iter().map(|target| target.panel).collect();
        panels.dedup();
        let runs = panels.len();
        panels.sort_unstable();
        panels.dedup();
        assert_eq!(runs, panels.len(), "{id}?{state} at {width}: a panel is left and met again");
        let names = document.panel_names(id);
        for panel in panels {
            let name = names.get(usize::from(panel)).map(String::as_str);
            assert!(name.is_some_and(|name| !name.trim().is_empty()), "{id}: panel {panel} of {names:?}");
        }
    });
}

#[test]
fn shapes_stay_with_their_marks_when_marks_are_put_in_order() {
    each(|_, id, state, width, scene| {
        for (index, target) in scene.targets.iter().enumerate().filter(|(_, target)| target.paths.is_empty()) {
            let shapes = || scene.shapes.iter().filter(move |placed| placed.mark == Some(index));
            assert!(
                shapes().next().is_none() || shapes().any(|placed| target.bounds.grown(24.0).overlaps(placed.shape.bounds())),
                "{id}?{state} at {width}: the shapes of {} are elsewhere",
                target.fact
            );
        }
    });
}

#[test]
fn labels_hold_in_the_narrowest_layouts_which_text_of_twice_the_size_needs_on_a_phone() {
    let mut faults = Vec::new();
    for document in documents() {
        for figure in &document.edition().figures {
            let id = figure.id.as_str();
            for width in (140..280).step_by(10) {
                let scene = document.layout(id, f64::from(width), &State::default()).expect("the figure is there");
                faults.extend(crate::common::text_faults(&scene).into_iter().map(|fault| format!("{id} at {width}: {fault}")));
            }
        }
    }
    assert!(faults.is_empty(), "{} faults\n{}", faults.len(), faults.join("\n"));
}

#[test]
fn a_language_says_which_way_its_words_run() {
    let direction = |tag: &str| Language::try_from(tag.to_owned()).map(|language| language.direction());
    for tag in ["en", "zh-Hant", "pt-BR", "az-Latn", "ks-Deva", "ar-Latn"] {
        assert_eq!(direction(tag), Ok("ltr"), "{tag}");
    }
    for tag in ["ar", "he-IL", "fa", "UR", "az-Arab", "ar-EG"] {
        assert_eq!(direction(tag), Ok("rtl"), "{tag}");
    }
}
