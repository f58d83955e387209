//! A reader's choice of numbers: what is left out turns into outlines and nothing moves; what stands is as it was.

use std::collections::BTreeMap;
use waymark::draw::still;
use waymark::fact::{Fact, Firmness};
use waymark::figure::Document;
use waymark::layout::text::Face;
use waymark::layout::{Ink, Rect};
use waymark::lens::{self, Lens};
use waymark::panels::State;
use waymark::scene::{Placed, Scene, Shape, Stroke};

fn documents() -> Vec<(String, Document)> {
    let bundled = Document::read(&crate::common::text("www/editions/belt-and-road.json")).expect("an edition that is taken");
    crate::common::gallery().into_iter().chain([("bundled".to_owned(), bundled)]).collect()
}

/// Every figure at two widths: its name, its facts, and its scene as written and through each lens.
fn each(mut tell: impl FnMut(&str, &[Fact], &Scene, Lens, &Scene)) {
    for (name, document) in documents() {
        for figure in &document.edition().figures {
            let id = figure.id.as_str();
            for width in [344.0, 880.0] {
                let scene = |state: &str| document.layout(id, width, &State::parse(state)).expect("a scene");
                let written = scene("");
                for lens in Lens::ALL {
                    let seen = scene(&format!("firm={}", lens.name()));
                    tell(&format!("{name} {id} at {width}, {lens:?}"), document.facts(id), &written, lens, &seen);
                }
            }
        }
    }
}

fn is_left_out(lens: Lens, firmness: Option<Firmness>) -> bool {
    firmness.is_some_and(|firmness| lens.leaves_out(firmness))
}

/// The firmness of the fact whose mark a shape belongs to.
fn of_mark(scene: &Scene, facts: &[Fact], placed: &Placed) -> Option<Firmness> {
    let target = scene.targets.get(placed.mark?)?;
    facts.iter().find(|fact| fact.id == target.fact)?.firmness()
}

#[test]
fn each_lens_leaves_out_what_it_says() {
    let left_out = |lens: Lens| Firmness::ALL.map(|firmness| lens.leaves_out(firmness));
    assert_eq!(left_out(Lens::Plain), [false, true, true]);
    assert_eq!(left_out(Lens::Hedged), [true, false, true]);
    assert_eq!(left_out(Lens::Reported), [false, false, true]);
    assert!(Lens::ALL.iter().all(|lens| Lens::named(lens.name()) == Some(*lens)));
    assert_eq!(Lens::named("firmly"), None);
}

#[test]
fn nothing_moves_and_no_word_is_lost() {
    each(|place, _, written, _, seen| {
        assert_eq!(written.size, seen.size, "{place}");
        assert_eq!(written.targets, seen.targets, "{place}");
        // What is more are lines under words that are left out.
        let words: Vec<Rect> = seen.texts().map(|text| text.bounds().grown(2.0)).collect();
        for line in seen.shapes.iter().skip(written.shapes.len()) {
            let bounds = line.shape.bounds();
            assert!(bounds.height <= 1.0 && words.iter().any(|words| words.holds(bounds)), "{place}: {line:?}");
        }
        for (before, after) in written.shapes.iter().zip(&seen.shapes) {
            assert_eq!(before.mark, after.mark, "{place}");
            let (a, b) = (before.shape.bounds(), after.shape.bounds());
            let edges = |rect: Rect| [rect.x, rect.y, rect.right(), rect.bottom()];
            let apart = edges(a).into_iter().zip(edges(b)).map(|(a, b)| (a - b).abs()).fold(0.0, f64::max);
            assert!(apart <= 2.0, "{place}: {before:?} became {after:?}");
            if let Shape::Text(text) = &before.shape {
                assert!(matches!(&after.shape, Shape::Text(other) if other.words == text.words), "{place}: {}", text.words);
            }
        }
    });
}

#[test]
fn marks_that_are_left_out_are_outlines_and_all_others_are_as_they_were() {
    let mut outlines = BTreeMap::new();
    each(|place, facts, written, lens, seen| {
        let pairs = written.shapes.iter().zip(&seen.shapes);
        for (before, after) in pairs.filter(|(before, _)| before.mark.is_some() && !is_on_a_body(before)) {
            if !is_left_out(lens, of_mark(written, facts, before)) {
                assert_eq!(before, after, "{place}");
                continue;
            }
            *outlines.entry(lens.name()).or_insert(0) += 1;
            let is_quiet = match &after.shape {
                Shape::Rect(rect, fill) => {
                    fill.ink == Ink::Paper || fill.ink == Ink::Axis && rect.width.min(rect.height) <= 1.0
                }
                Shape::Polygon(_, fill) => fill.ink == Ink::Paper,
                Shape::Line(_, stroke) => stroke.ink == Ink::Axis && (stroke.width <= 1.0 || stroke.dash.is_some()),
                Shape::Circle { fill, stroke, .. } => {
                    fill.is_none_or(|fill| fill.ink == Ink::Paper)
                        && stroke.is_some_and(|stroke| stroke.ink == Ink::Axis && stroke.width <= 1.0)
                }
                Shape::Text(text) => match text.face {
                    Face::Hollow => text.ink == Ink::Axis,
                    Face::Display => false,
                    Face::Regular | Face::Bold => text.ink == Ink::Quiet,
                },
            };
            assert!(is_quiet, "{place}: {after:?}");
        }
    });
    assert_eq!(outlines.len(), Lens::ALL.len(), "each lens leaves something out: {outlines:?}");
}

/// Whether it is words in the paper's colour.
fn is_on_a_body(placed: &Placed) -> bool {
    matches!(&placed.shape, Shape::Text(text) if text.ink == Ink::Paper)
}

#[test]
fn words_on_a_body_keep_the_colour_of_the_paper_for_as_long_as_the_body_is_solid() {
    let mut seen_on = [0, 0];
    each(|place, _, written, _, seen| {
        for (index, before) in written.shapes.iter().enumerate().filter(|(_, before)| is_on_a_body(before)) {
            let middle = before.shape.bounds().centre();
            let holds = |placed: &Placed| placed.shape.bounds().grown(0.5).holds(Rect::new(middle.x, middle.y, 0.0, 0.0));
            let is_body = |placed: &Placed| matches!(placed.shape, Shape::Rect(..) | Shape::Polygon(..)) && holds(placed);
            let Some(body) = written.shapes[..index].iter().rposition(is_body) else { continue };
            let is_solid = matches!(seen.shapes[body].shape, Shape::Rect(..) | Shape::Polygon(..));
            seen_on[usize::from(is_solid)] += 1;
            let words = &seen.shapes[index];
            assert_eq!(is_on_a_body(words), is_solid, "{place}: {words:?} on {:?}", seen.shapes[body]);
        }
    });
    assert!(seen_on.iter().all(|count| *count > 0), "{seen_on:?}");
}

#[test]
fn a_label_is_as_quiet_as_the_value_that_it_says() {
    let mut labels = BTreeMap::new();
    each(|place, facts, written, lens, seen| {
        for (before, after) in written.shapes.iter().zip(&seen.shapes) {
            let (Shape::Text(text), Shape::Text(other), None) = (&before.shape, &after.shape, before.mark) else { continue };
            let Some(fact) = facts.iter().find(|fact| !fact.short().is_empty() && fact.short() == text.words) else { continue };
            let left_out = is_left_out(lens, fact.firmness());
            let is_quiet = other.ink == Ink::Quiet || other.face == Face::Hollow;
            assert_eq!(is_quiet, left_out || text.ink == Ink::Quiet, "{place}: {}", text.words);
            if left_out {
                *labels.entry(fact.firmness().map(Firmness::name)).or_insert(0) += 1;
            }
        }
    });
    assert_eq!(labels.len(), Firmness::ALL.len(), "labels of every kind were looked at: {labels:?}");
}

#[test]
fn every_lens_that_leaves_out_a_number_changes_its_picture() {
    let mut told = 0;
    each(|place, facts, written, lens, seen| {
        // Words that are left out and have no mark are underlined, however quiet they are as written.
        for (before, after) in written.shapes.iter().zip(&seen.shapes) {
            let Shape::Text(text) = &before.shape else { continue };
            let is_ours = text.words.starts_with('[') && text.words.ends_with(']') && text.face == Face::Regular;
            let fact = facts.iter().find(|fact| is_ours && fact.short() == text.words);
            if fact.is_some_and(|fact| is_left_out(lens, fact.firmness())) {
                let words = text.bounds().grown(2.0);
                let lines = seen.shapes.iter().skip(written.shapes.len()).map(|placed| placed.shape.bounds());
                assert!(lines.into_iter().any(|line| words.holds(line)), "{place}: {after:?}");
                told += 1;
            }
        }
    });
    assert!(told > 10, "{told}");
}

#[test]
fn words_that_begin_with_a_stated_amount_go_with_it() {
    let mut lines = [0, 0];
    each(|place, facts, written, lens, seen| {
        let added = || seen.shapes.iter().skip(written.shapes.len()).map(|placed| placed.shape.bounds());
        for placed in written.shapes.iter().filter(|placed| placed.mark.is_none()) {
            let Shape::Text(text) = &placed.shape else { continue };
            let amounts = facts.iter().filter(|fact| fact.firmness() == Some(Firmness::Exact)).map(Fact::counted);
            // Digits alone may begin another number.
            let is_amount =
                |amount: &String| amount.ends_with(char::is_alphabetic) && text.words.starts_with(&format!("{amount}, "));
            let is_small = text.face != Face::Display && text.ink == Ink::Quiet;
            if is_small && amounts.into_iter().any(|amount| is_amount(&amount)) {
                let words = text.bounds().grown(2.0);
                let is_told = added().any(|line| words.holds(line));
                assert_eq!(is_told, lens == Lens::Hedged, "{place}: {}", text.words);
                lines[usize::from(is_told)] += 1;
            }
        }
    });
    assert!(lines.iter().all(|count| *count > 0), "{lines:?}");
}

#[test]
fn words_of_ours_on_a_body_that_stands_are_underlined_in_the_colour_of_the_paper() {
    let (_, document) = documents().pop().expect("an edition");
    let scene = |state: &str| document.layout("students", 880.0, &State::parse(state)).expect("a scene");
    let more = |lens: &str| {
        let (written, seen) = (scene(""), scene(lens));
        let is_paper = |placed: &&Placed| matches!(placed.shape, Shape::Rect(_, fill) if fill.ink == Ink::Paper);
        seen.shapes.iter().skip(written.shapes.len()).filter(is_paper).count()
    };
    assert_eq!([more("firm=reported"), more("firm=plain"), more("")], [1, 1, 0]);
}

#[test]
fn a_number_under_its_hedge_goes_with_it() {
    let (_, document) = documents().pop().expect("an edition");
    let scene = |state: &str| document.layout("forum", 880.0, &State::parse(state)).expect("a scene");
    let hollow = |scene: &Scene| scene.texts().filter(|text| text.face == Face::Hollow).count();
    assert_eq!([hollow(&scene("")), hollow(&scene("firm=plain")), hollow(&scene("firm=hedged"))], [0, 3, 1]);
    // A row of squares is a thin one.
    let thick = |scene: &Scene| {
        let is_thick =
            |placed: &&Placed| matches!(&placed.shape, Shape::Line(_, Stroke { width, dash: Some(_), .. }) if *width > 1.0);
        scene.shapes.iter().filter(is_thick).count()
    };
    assert!(thick(&scene("firm=plain")) < thick(&scene("")) / 4);
}

#[test]
fn a_frame_in_the_hue_goes_with_what_it_holds() {
    let (_, document) = documents().pop().expect("an edition");
    let scene = |state: &str| document.layout("air", 880.0, &State::parse(state)).expect("a scene");
    let hues = |scene: &Scene| {
        let is_hue = |placed: &&Placed| {
            placed.mark.is_none()
                && matches!(placed.shape, Shape::Rect(_, fill) | Shape::Polygon(_, fill) if matches!(fill.ink, Ink::Topic(_)))
        };
        scene.shapes.iter().filter(is_hue).count()
    };
    let written = hues(&scene(""));
    assert!(written > 5 && hues(&scene("firm=plain")) > 5, "{written}");
    assert!(hues(&scene("firm=hedged")) < written - 5, "the ladder");
    let lines = |scene: &Scene| {
        scene.shapes.iter().filter(|placed| matches!(placed.shape, Shape::Line(_, Stroke { width, .. }) if width > 1.5)).count()
    };
    let jakarta = |state: &str| document.layout("jakarta-bandung", 880.0, &State::parse(state)).expect("a scene");
    assert!(lines(&jakarta("firm=plain")) < lines(&jakarta("")), "the grey line of what was");
}

#[test]
fn a_line_that_leads_to_a_mark_goes_with_it() {
    let (_, document) = documents().pop().expect("an edition");
    let scene = |state: &str| document.layout("jakarta-bandung", 880.0, &State::parse(state)).expect("a scene");
    let lines = |scene: &Scene| {
        let coloured = |placed: &&Placed| {
            placed.mark.is_none() && matches!(&placed.shape, Shape::Line(_, stroke) if matches!(stroke.ink, Ink::Topic(_)))
        };
        scene.shapes.iter().filter(coloured).count()
    };
    assert!(lines(&scene("")) > lines(&scene("firm=hedged")), "the journey that is stated outright");
    assert_eq!(lines(&scene("")), lines(&scene("firm=plain")), "nothing that stands is touched");
}

#[test]
fn what_stands_in_brackets_is_ours_whether_or_not_it_is_a_fact() {
    let mut told = 0;
    each(|place, facts, written, _, _| {
        for placed in written.shapes.iter().filter(|placed| placed.mark.is_none()) {
            let Shape::Text(text) = &placed.shape else { continue };
            if text.words.starts_with('[') {
                assert_eq!(lens::firmness(written, facts, placed), Some(Firmness::Derived), "{place}: {}", text.words);
                told += usize::from(!facts.iter().any(Fact::is_derived));
            }
        }
    });
    assert!(told > 0);
}

#[test]
fn a_dot_of_a_legend_goes_with_the_words_after_it() {
    let (_, document) = documents().pop().expect("an edition");
    let scene = |state: &str| document.layout("aiib", 880.0, &State::parse(state)).expect("a scene");
    let filled = |scene: &Scene| {
        let is_filled = |placed: &&Placed| matches!(placed.shape, Shape::Circle { fill: Some(_), .. }) && placed.mark.is_none();
        scene.shapes.iter().filter(is_filled).count()
    };
    assert_eq!([filled(&scene("")), filled(&scene("firm=reported")), filled(&scene("firm=hedged"))], [1, 0, 0]);
}

#[test]
fn a_still_picture_knows_its_marks_by_the_classes_that_the_canvas_paints_by() {
    for (name, document) in documents() {
        for figure in document.edition().figures.iter().filter(|figure| document.is_drawn(figure.id.as_str())) {
            let id = figure.id.as_str();
            let (facts, scene) = (document.facts(id), document.layout(id, 344.0, &State::default()).expect("a scene"));
            let class = |placed| lens::firmness(&scene, facts, placed).map_or("", Firmness::name);
            let classes: Vec<_> = scene.shapes.iter().map(class).collect();
            let picture = still::draw(&scene, "", &classes);
            for (index, target) in scene.targets.iter().enumerate() {
                let Some(first) = scene.shapes.iter().find(|placed| placed.mark == Some(index)) else { continue };
                // Words on a body are as firm as the body.
                let firmness =
                    if is_on_a_body(first) { lens::firmness(&scene, facts, first) } else { of_mark(&scene, facts, first) };
                let class = firmness.map(|firmness| format!(" {}", firmness.name())).unwrap_or_default();
                let group = format!("<g class=\"mark{class}\" data-fact=\"{}\"", target.fact);
                assert!(picture.contains(&group), "{name} {id}: no {group}");
            }
        }
    }
}

#[test]
fn a_choice_that_is_none_shows_everything() {
    let (_, document) = documents().pop().expect("an edition");
    for figure in &document.edition().figures {
        let scene = |state: &str| document.layout(figure.id.as_str(), 700.0, &State::parse(state));
        assert_eq!(scene("firm=firmly"), scene(""));
    }
}
