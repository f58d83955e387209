//! A hedge is never lost: its word, or its sign where there is no room; and no two hedges are drawn in the same shape.

use std::collections::BTreeMap;
use waymark::fact::Hedge;
use waymark::layout::{Ink, Linear, Point};
use waymark::marks::{self, Along, Bar, Certainty, Dots, Grid};
use waymark::panels::State;
use waymark::scene::{Fill, Scene, Shape};

/// Everything that a mark can say of a value's firmness, stated or derived.
fn certainties() -> impl Iterator<Item = Certainty> {
    Hedge::ALL.into_iter().flat_map(|hedge| [Certainty::Reported(hedge), Certainty::Derived(hedge)])
}

fn filled(fill: Option<&Fill>) -> &'static str {
    match fill {
        None => "empty",
        Some(fill) if *fill == Fill::solid(fill.ink) => "full",
        Some(_) => "light",
    }
}

/// The shapes of a mark, wherever it stands and however large it is: what they are, and their proportions in its box.
fn signature<'a>(shapes: impl Iterator<Item = &'a Shape>) -> Vec<String> {
    let shapes: Vec<&Shape> = shapes.filter(|shape| !matches!(shape, Shape::Text(_))).collect();
    let Some(all) = shapes.iter().map(|shape| shape.bounds()).reduce(waymark::layout::Rect::union) else { return Vec::new() };
    let part = |length: f64, whole: f64| if whole > 0.0 { (length / whole * 20.0).round() as i64 } else { 0 };
    let said = |shape: &&Shape| {
        let bounds = shape.bounds();
        let what = match shape {
            Shape::Rect(_, fill) => format!("rectangle, {}", filled(Some(fill))),
            Shape::Line(points, stroke) => format!("line of {} points, {:?}", points.len(), stroke.dash),
            Shape::Polygon(points, fill) => format!("polygon of {} corners, {}", points.len(), filled(Some(fill))),
            Shape::Circle { fill, stroke, .. } => {
                format!(
                    "circle, {}, {:?}",
                    filled(fill.as_ref()),
                    stroke.map(|stroke| (stroke.width > 1.5, stroke.dash.is_some()))
                )
            }
            Shape::Text(_) => String::new(),
        };
        format!("{what}, {} by {}", part(bounds.width, all.width), part(bounds.height, all.height))
    };
    shapes.iter().map(said).collect()
}

/// Fails if two of the certainties have one shape.
fn all_differ(what: &str, draw: impl Fn(&mut Scene, Certainty)) {
    let mut seen: BTreeMap<Vec<String>, Certainty> = BTreeMap::new();
    for certainty in certainties() {
        let mut scene = Scene::new(400.0, 400.0);
        draw(&mut scene, certainty);
        let shapes = signature(scene.shapes.iter().map(|placed| &placed.shape));
        assert!(!shapes.is_empty(), "{what}: {certainty:?} is not drawn");
        if let Some(other) = seen.insert(shapes.clone(), certainty) {
            panic!("{what}: {certainty:?} and {other:?} are alike: {shapes:?}");
        }
    }
}

#[test]
fn no_two_hedges_have_the_same_shape_in_any_kind_of_mark_at_any_size() {
    for thickness in [6.0, 8.0, 18.0, 34.0, 58.0] {
        for length in [14.0, 28.0, 60.0, 240.0] {
            for (along, sign) in [(Along::Right, 1.0), (Along::Up, -1.0)] {
                let bar = Bar { along, zero: 200.0, value: 200.0 + sign * length, across: 40.0, thickness };
                all_differ(&format!("a bar {length} by {thickness}"), |scene, certainty| {
                    marks::bar(scene, bar, Ink::Text, certainty);
                });
            }
        }
    }
    for radius in [3.0, 4.5, 6.0] {
        for along in [Along::Right, Along::Up] {
            all_differ("a point", |scene, certainty| {
                marks::point_along(scene, Point::new(200.0, 200.0), along, Ink::Text, certainty, radius);
            });
        }
    }
    for count in [1, 2, 7, 40] {
        for grid in [Grid::Columns(10), Grid::Rows(10)] {
            all_differ("dots", |scene, certainty| {
                let dots = Dots { at: Point::new(10.0, 10.0), grid, pitch: 13.0, radius: 5.0 };
                marks::dots(scene, dots, 0, count, Ink::Text, certainty);
            });
        }
    }
    all_differ("a level", |scene, certainty| {
        marks::level(scene, 100.0, 180.0, 200.0, Ink::Text, certainty);
    });
}

#[test]
fn no_two_hedges_have_the_same_shape_beside_a_place_in_an_order_or_at_the_end_of_a_length() {
    let mut seen: BTreeMap<(Vec<String>, Vec<String>), Hedge> = BTreeMap::new();
    for hedge in Hedge::ALL {
        let (mut place, mut length) = (Scene::new(400.0, 400.0), Scene::new(400.0, 400.0));
        place.disc(Point::new(200.0, 200.0), 6.0, Fill::solid(Ink::Text));
        marks::sign_down(&mut place, Point::new(200.0, 200.0), 6.0, hedge, Ink::Text);
        marks::derived_length(&mut length, 100.0, 300.0, 200.0, 60.0, hedge);
        let shapes = |scene: &Scene| signature(scene.shapes.iter().map(|placed| &placed.shape));
        if let Some(other) = seen.insert((shapes(&place), Vec::new()), hedge) {
            panic!("a place in an order: {hedge:?} and {other:?} are alike");
        }
        if let Some(other) = seen.insert((Vec::new(), shapes(&length)), hedge) {
            panic!("a length: {hedge:?} and {other:?} are alike");
        }
    }
}

#[test]
fn a_sign_never_reaches_past_what_its_word_says() {
    for length in [3.0, 14.0, 60.0, 400.0] {
        let bar = Bar { along: Along::Right, zero: 0.0, value: length, across: 0.0, thickness: 26.0 };
        let end = |hedge| marks::bar(&mut Scene::new(500.0, 30.0), bar, Ink::Text, Certainty::Reported(hedge));
        assert!(end(Hedge::About) <= 1.2 * length, "about {length} is drawn to {}", end(Hedge::About));
        for hedge in [Hedge::Exact, Hedge::Nearly, Hedge::UpTo, Hedge::LessThan] {
            assert!(end(hedge) <= length, "{hedge:?} {length} is drawn to {}", end(hedge));
        }
    }
    // Below zero, more lies nearer to nothing.
    let scale = Linear::new((-10.0, 0.0), (0.0, 100.0));
    let bar = Bar { along: Along::Right, zero: scale.at(0.0), value: scale.at(-8.0), across: 0.0, thickness: 18.0 };
    let end = |hedge| marks::bar(&mut Scene::new(100.0, 30.0), bar, Ink::Text, Certainty::Reported(hedge));
    assert!(end(Hedge::MoreThan) >= 20.0 && end(Hedge::LessThan) < 20.0);
}

/// The edition of one panel on facts in ships, with the figure `f`.
fn ships(facts: &[(&str, f64, &str, &str)], panel: &serde_json::Value) -> waymark::figure::Document {
    let mut edition = crate::refusals::plain();
    let fact = |(id, value, hedge, measure): &(&str, f64, &str, &str)| {
        serde_json::json!({ "id": id, "link": "fruit", "label": id, "value": value, "unit": "ships", "hedge": hedge,
            "measure": measure, "paragraph": 1 })
    };
    edition["facts"].as_array_mut().expect("a list").extend(facts.iter().map(fact));
    let ids: Vec<&str> = facts.iter().map(|(id, ..)| *id).collect();
    edition["figures"] = serde_json::json!([
        { "id": "f", "link": "fruit", "title": "T", "subtitle": "S", "facts": ids, "panels": [panel] }
    ]);
    waymark::figure::Document::read(&edition.to_string()).unwrap_or_else(|refusals| panic!("{refusals}"))
}

#[test]
fn a_peak_that_is_stated_outright_is_no_level() {
    let bars = serde_json::json!({ "kind": "bars", "bars": [{ "fact": "one", "caption": "one" }, { "fact": "other", "caption": "b" }] });
    let drawn = |hedge: &str, measure: &str| {
        let document = ships(&[("one", 60.0, hedge, measure), ("other", 90.0, "exact", "level")], &bars);
        let scene = document.layout("f", 600.0, &State::default()).expect("the figure is there");
        let mark = scene.targets.iter().position(|target| target.fact == "one");
        signature(scene.shapes.iter().filter(|placed| placed.mark == mark).map(|placed| &placed.shape))
    };
    assert_eq!(drawn("exact", "peak"), drawn("up_to", "level"));
    assert_ne!(drawn("exact", "peak"), drawn("exact", "level"));
}

#[test]
fn a_whole_of_which_a_part_stands_out_keeps_its_hedge() {
    let mut seen: BTreeMap<Vec<String>, Hedge> = BTreeMap::new();
    let group =
        serde_json::json!({ "fact": "whole", "caption": "in port", "part": { "fact": "part", "caption": "under sail" } });
    for kind in ["units", "counts"] {
        seen.clear();
        for hedge in Hedge::ALL {
            let panel = serde_json::json!({ "kind": kind, "one": "ship", "groups": [group] });
            let facts = [("whole", 20.0, hedge.name(), "level"), ("part", 4.0, "exact", "level")];
            let scene = ships(&facts, &panel).layout("f", 600.0, &State::default()).expect("the figure is there");
            let dots = scene.shapes.iter().map(|placed| &placed.shape).filter(|shape| !matches!(shape, Shape::Text(_)));
            // Nothing of large print, which says the hedge by itself.
            let dots: Vec<&Shape> = dots.skip_while(|shape| !matches!(shape, Shape::Circle { .. })).collect();
            if let Some(other) = seen.insert(signature(dots.into_iter()), hedge) {
                panic!("{kind}: {hedge:?} and {other:?} are alike");
            }
        }
    }
}

#[test]
fn the_dot_of_a_legend_is_filled_as_its_dots_are() {
    let group =
        serde_json::json!({ "fact": "whole", "caption": "in port", "part": { "fact": "part", "caption": "under sail" } });
    let panel = serde_json::json!({ "kind": "units", "one": "ship", "groups": [group] });
    let fills = |hedge: &str| {
        let facts = [("whole", 20.0, "exact", "level"), ("part", 4.0, hedge, "level")];
        let scene = ships(&facts, &panel).layout("f", 600.0, &State::default()).expect("the figure is there");
        let discs = scene.shapes.iter().filter_map(|placed| match &placed.shape {
            Shape::Circle { fill, .. } => Some((placed.mark.is_some(), filled(fill.as_ref()))),
            _ => None,
        });
        let discs: Vec<(bool, &str)> = discs.collect();
        let first = discs.first().expect("a dot").1;
        let legend = discs.iter().rfind(|(is_marked, fill)| !is_marked && *fill != "light").map(|(_, fill)| *fill);
        (first, legend)
    };
    assert_eq!(fills("exact"), ("full", Some("full")));
    assert_eq!(fills("less_than"), ("empty", Some("empty")));
}

#[test]
fn no_sign_of_a_number_near_zero_reaches_past_it_or_below_zero() {
    let certain = |hedge| [Certainty::Reported(hedge), Certainty::Derived(hedge)];
    let ceilings = [Hedge::Exact, Hedge::Nearly, Hedge::UpTo, Hedge::LessThan];
    for length in [0.0, 0.004, 0.3, 1.0, 2.0, 4.0, 9.0, 20.0, 60.0] {
        for certainty in ceilings.into_iter().flat_map(certain) {
            for thickness in [8.0, 18.0, 34.0, 58.0] {
                let mut scene = Scene::new(200.0, 100.0);
                let bar = Bar { along: Along::Right, zero: 50.0, value: 50.0 + length, across: 20.0, thickness };
                marks::bar(&mut scene, bar, Ink::Text, certainty);
                for shape in scene.shapes.iter().map(|placed| placed.shape.bounds()) {
                    let reaches = shape.x < 49.4 || shape.right() > 50.6 + length.max(1.0);
                    assert!(!reaches, "{certainty:?} {length} by {thickness}: {shape:?}");
                }
            }
            for along in [Along::Right, Along::Up] {
                let (mut whole, mut scene) = (Scene::new(200.0, 200.0), Scene::new(200.0, 200.0));
                let at = Point::new(100.0, 100.0);
                marks::point_along(&mut whole, at, along, Ink::Text, Certainty::Reported(Hedge::Exact), 4.5);
                marks::point_from(&mut scene, at, (along, length), Ink::Text, certainty, 4.5);
                let own = whole.shapes[0].shape.bounds();
                let below = length.max(own.width / 2.0) + 0.6;
                for shape in scene.shapes.iter().map(|placed| placed.shape.bounds()) {
                    let reach = if along == Along::Up { shape.bottom() - at.y } else { at.x - shape.x };
                    assert!(reach <= below, "{certainty:?}, {length} from zero: {shape:?}");
                }
            }
        }
    }
}

#[test]
fn every_hedged_number_has_its_hedge_beside_it_at_every_width_in_every_state() {
    let mut faults = Vec::new();
    for (name, document) in crate::common::gallery().into_iter().chain(crate::common::unkind()) {
        for figure in &document.edition().figures {
            let id = figure.id.as_str();
            let facts: Vec<_> = figure.facts.iter().filter_map(|fact| document.edition().words(fact.as_str())).collect();
            let bare = |fact: &waymark::fact::Fact| [fact.words.bare_short.clone(), fact.words.bare_long.clone()];
            let exact: Vec<String> = facts.iter().filter(|fact| fact.hedge == Hedge::Exact).flat_map(bare).collect();
            let hedged: Vec<_> = facts.iter().filter(|fact| fact.hedge != Hedge::Exact && fact.value.is_some()).collect();
            for state in crate::common::states(&document.switches(id)) {
                for width in crate::common::widths() {
                    let scene = document.layout(id, width, &State::parse(&state)).expect("the figure is there");
                    let texts: Vec<&str> = scene.texts().map(|text| text.words.as_str()).collect();
                    for fact in &hedged {
                        let lost = |words: &&&str| {
                            bare(fact).iter().any(|bare| bare == **words) && !exact.iter().any(|bare| bare == **words)
                        };
                        if let Some(words) = texts.iter().find(lost)
                            && !texts.iter().any(|text| text.starts_with(&fact.words.hedge))
                        {
                            faults.push(format!("{name}, {id}?{state} at {width}: \"{words}\" for {}", fact.words.short()));
                        }
                    }
                }
            }
        }
    }
    assert!(
        faults.is_empty(),
        "{} faults, such as\n{}",
        faults.len(),
        faults.iter().take(12).cloned().collect::<Vec<_>>().join("\n")
    );
}
