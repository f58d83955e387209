//! Laws of layout, over every figure of the gallery: made-up editions that are as unkind as an edition may be.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;
use waymark::fact::{Date, Hedge, When};
use waymark::panels::{KINDS, State};
use waymark::scene::{Scene, Shape};

/// Cases that every kind must have, each a figure `<kind>-<case>`.
const CASES: &[&str] = &["hedges", "one", "many", "long", "extremes"];

/// Kinds without a picture.
const NOT_DRAWN: &[&str] = &["table"];

/// How far the edge of a shape may stand out of its picture: half a line's width, which a browser does not clip.
const TOLERANCE: f64 = 1.0;

/// A figure laid out.
struct Laid {
    /// The figure's id and its state, as in an address.
    name: String,
    width: f64,
    scene: Scene,
}

/// Every figure in every state at the widths that are published: laid out once, looked at by several tests.
static LAID: LazyLock<Vec<Laid>> = LazyLock::new(|| lay_out(crate::common::widths));

fn lay_out<W: Iterator<Item = f64>>(widths: impl Fn() -> W) -> Vec<Laid> {
    let mut laid = Vec::new();
    for (_, document) in crate::common::gallery() {
        for figure in &document.edition().figures {
            let id = figure.id.as_str();
            for state in crate::common::states(&document.switches(id)) {
                laid.extend(widths().map(|width| {
                    let scene = document.layout(id, width, &State::parse(&state)).expect("the figure is there");
                    Laid { name: format!("{id}?{state}"), width, scene }
                }));
            }
        }
    }
    laid
}

/// Fails with the faults of each figure and state: how many, and the first at the narrowest width.
fn report(faults: &[(String, String)]) {
    let mut figures: Vec<&str> = faults.iter().map(|(figure, _)| figure.as_str()).collect();
    figures.dedup();
    let mut lines = Vec::new();
    for figure in figures {
        let own: Vec<&str> = faults.iter().filter(|(name, _)| name == figure).map(|(_, fault)| fault.as_str()).collect();
        lines.push(format!("{figure}: {} faults, such as\n    {}", own.len(), own.first().unwrap_or(&"")));
    }
    assert!(lines.is_empty(), "\n{}", lines.join("\n"));
}

#[test]
fn every_kind_has_its_unkind_cases() {
    let gallery = crate::common::gallery();
    let mut missing = Vec::new();
    for kind in KINDS.iter().map(|kind| kind.name).filter(|kind| !NOT_DRAWN.contains(kind)) {
        let Some((_, document)) = gallery.iter().find(|(name, _)| name == kind) else {
            missing.push(format!("tests/fixtures/gallery/{kind}.json"));
            continue;
        };
        let has = |id: &str| document.edition().figures.iter().any(|figure| figure.id.as_str() == id);
        missing.extend(CASES.iter().map(|case| format!("{kind}-{case}")).filter(|id| !has(id)));
    }
    assert!(missing.is_empty(), "missing: {missing:?}");
}

#[test]
fn every_figure_is_named_for_its_kind_and_draws_nothing_else() {
    for (kind, document) in crate::common::gallery() {
        for figure in &document.edition().figures {
            let id = figure.id.as_str();
            assert!(id.strip_prefix(kind.as_str()).is_some_and(|case| case.starts_with('-')), "{id} stands in {kind}.json");
            assert!(figure.panels.iter().all(|panel| panel.kind == kind), "{id} draws another kind");
        }
    }
}

#[test]
fn no_text_is_outside_overlapping_or_too_small_at_any_width_in_any_state() {
    let mut faults = Vec::new();
    for Laid { name, width, scene } in LAID.iter() {
        faults
            .extend(crate::common::text_faults(scene).into_iter().map(|fault| (name.clone(), format!("at {width}: {fault}"))));
    }
    report(&faults);
}

#[test]
fn every_shape_and_every_mark_lies_inside_its_picture() {
    let mut faults = Vec::new();
    for Laid { name, width, scene } in LAID.iter() {
        let frame = scene.frame().grown(TOLERANCE);
        let drawn = scene.shapes.iter().filter(|placed| !matches!(placed.shape, Shape::Text(_)));
        let outside = drawn.filter(|placed| !frame.holds(placed.shape.bounds())).map(|placed| format!("{:?}", placed.shape));
        let marks = scene.targets.iter().filter(|target| !frame.holds(target.bounds)).map(|target| format!("{target:?}"));
        let say = |shape: String| (name.clone(), format!("at {width}: {shape} leaves {:?}", scene.size));
        faults.extend(outside.chain(marks).take(1).map(say));
    }
    report(&faults);
}

#[test]
fn every_fact_that_one_width_marks_is_marked_at_every_width() {
    let mut marked: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    let facts = |scene: &'static Scene| scene.targets.iter().map(|target| target.fact.as_str());
    for Laid { name, scene, .. } in LAID.iter() {
        marked.entry(name).or_default().extend(facts(scene));
    }
    let mut faults = Vec::new();
    for Laid { name, width, scene } in LAID.iter() {
        let here: BTreeSet<&str> = facts(scene).collect();
        let lost: Vec<&str> =
            marked.get(name.as_str()).into_iter().flatten().filter(|fact| !here.contains(*fact)).copied().collect();
        if !lost.is_empty() {
            faults.push((name.clone(), format!("at {width}: no mark of {}", lost.join(", "))));
        }
    }
    report(&faults);
}

#[test]
fn every_fact_of_a_figure_is_marked_in_one_of_its_states() {
    for (_, document) in crate::common::gallery() {
        for figure in &document.edition().figures {
            let id = figure.id.as_str();
            let states = crate::common::states(&document.switches(id));
            let scenes = states.iter().filter_map(|state| document.layout(id, 960.0, &State::parse(state)));
            let marked: BTreeSet<String> = scenes.flat_map(|scene| scene.targets).map(|target| target.fact).collect();
            let lost: Vec<&str> =
                figure.facts.iter().map(waymark::edition::Id::as_str).filter(|fact| !marked.contains(*fact)).collect();
            assert!(lost.is_empty(), "{id}: no mark of {lost:?}");
        }
    }
}

#[test]
fn widths_from_nothing_to_280_are_laid_out_without_a_panic_and_without_a_hole_in_the_numbers() {
    let narrow = || (0..28).map(|step| f64::from(step) * 10.0).chain([0.5, 1.0, 7.0, 39.0, 59.9]);
    for Laid { name, width, scene } in lay_out(narrow) {
        let finite = |shape: &Shape| {
            let bounds = shape.bounds();
            [bounds.x, bounds.y, bounds.width, bounds.height].iter().all(|length| length.is_finite())
        };
        assert!(scene.shapes.iter().all(|placed| finite(&placed.shape)), "{name} at {width} has a place that is no number");
        assert!(scene.size.height.is_finite(), "{name} at {width} has no height");
    }
}

#[test]
fn widths_that_are_no_numbers_or_beyond_all_screens_are_laid_out_without_a_panic() {
    lay_out(|| [f64::NAN, f64::INFINITY, f64::NEG_INFINITY, -5.0, 1e300].into_iter());
}

#[test]
fn the_same_width_gives_the_same_picture() {
    let again = lay_out(|| [320.0, 960.0].into_iter());
    for Laid { name, width, scene } in &again {
        let first = LAID.iter().find(|laid| laid.name == *name && (laid.width - width).abs() < f64::EPSILON);
        assert!(first.is_some_and(|first| first.scene == *scene), "{name} at {width} is not the same twice");
    }
}

#[test]
fn every_figure_can_be_said_in_whole_sentences() {
    for (_, document) in crate::common::gallery() {
        for figure in &document.edition().figures {
            for sentence in document.summary(figure.id.as_str()) {
                let id = figure.id.as_str();
                assert!(sentence.ends_with(['.', '?', '!']), "{id}: {sentence}");
                assert!(!sentence.contains("  ") && !sentence.contains("NaN") && !sentence.contains(".."), "{id}: {sentence}");
            }
        }
    }
}

#[test]
fn every_kind_that_draws_values_draws_every_hedge_and_a_derived_value() {
    for (kind, document) in crate::common::gallery() {
        let facts = document.edition().facts();
        let values = || facts.iter().filter(|fact| fact.value.is_some());
        if values().next().is_none() {
            continue;
        }
        let states = |hedge| values().any(|fact| !fact.is_derived() && fact.hedge == hedge);
        let lost: Vec<Hedge> = Hedge::ALL.into_iter().filter(|hedge| !states(*hedge)).collect();
        assert!(lost.is_empty(), "{kind}.json has no {lost:?}");
        assert!(values().any(waymark::edition::Fact::is_derived), "{kind}.json derives nothing");
    }
}

#[test]
fn every_kind_that_draws_dates_draws_every_precision_and_both_open_ends() {
    for (kind, document) in crate::common::gallery() {
        let facts = document.edition().facts();
        if facts.iter().any(|fact| fact.value.is_some()) {
            continue;
        }
        let mut found = BTreeSet::new();
        for when in facts.iter().filter_map(|fact| fact.when) {
            let (first, last) = match when {
                When::At(date) => (Some(date), Some(date)),
                When::During(first, last) => (first, last),
                When::Before(date) => (None, Some(date)),
            };
            found.extend([(first, "open at the start"), (last, "open at the end")].map(|(date, open)| match date {
                None => open,
                Some(Date { month: None, .. }) => "a year",
                Some(Date { day: None, .. }) => "a month",
                Some(_) => "a day",
            }));
        }
        let wanted = BTreeSet::from(["a day", "a month", "a year", "open at the end", "open at the start"]);
        assert_eq!(found, wanted, "{kind}.json");
    }
}
