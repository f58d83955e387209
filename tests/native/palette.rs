//! Colours that are shipped can be read and told apart, by every kind of sight, and nothing is told by colour alone.

#[path = "common/colour.rs"]
mod colour;

use colour::{Sight, between, contrast, distance};
use waymark::fact::Hedge;
use waymark::figure::Document;
use waymark::layout::{Ink, Palette, Point, TOPIC_COLOURS};
use waymark::marks::{self, Along, Bar, Certainty};
use waymark::scene::{Scene, Shape, Stroke};

const TEXT: f64 = 4.5;
const MARK: f64 = 3.0;
/// CIEDE2000 from which two colours are told apart at a glance, and with two cones only.
const APART: f64 = 15.0;
const APART_WITH_TWO_CONES: f64 = 10.0;

fn published() -> Document {
    Document::read(&crate::common::text("www/editions/belt-and-road.json")).unwrap_or_else(|refusals| panic!("{refusals}"))
}

/// The palettes that pages are built with: the edition's own hues in them.
fn palettes(document: &Document) -> [(&'static str, Palette); 2] {
    [("light", document.palette(Palette::LIGHT, false)), ("dark", document.palette(Palette::DARK, true))]
}

fn links() -> impl Iterator<Item = Ink> {
    (0..TOPIC_COLOURS).map(Ink::Topic)
}

#[test]
fn the_distance_is_the_one_that_its_authors_publish() {
    // Rows 1, 7, 17 and 34 of the test data of Sharma, Wu and Dalal (2005).
    let rows = [
        ([50.0, 2.6772, -79.7751], [50.0, 0.0, -82.7485], 2.0425),
        ([50.0, 0.0, 0.0], [50.0, -1.0, 2.0], 2.3669),
        ([50.0, 2.5, 0.0], [73.0, 25.0, -18.0], 27.1492),
        ([2.0776, 0.0795, -1.1350], [0.9033, -0.0636, -0.5514], 0.9082),
    ];
    for (a, b, expected) in rows {
        assert!((between(a, b) - expected).abs() < 1e-4, "{a:?} {b:?}: {}", between(a, b));
    }
    assert!((contrast(0xFF_FFFF, 0) - 21.0).abs() < 1e-9);
}

#[test]
fn text_has_a_contrast_of_four_and_a_half_on_everything_that_it_stands_on() {
    for (theme, palette) in palettes(&published()) {
        let grounds = [Ink::Paper, Ink::Tooltip];
        let texts = [Ink::Text, Ink::Quiet].into_iter().chain(links());
        for ink in texts {
            for ground in grounds {
                let ratio = contrast(palette.colour(ink), palette.colour(ground));
                assert!(ratio >= TEXT, "{theme}: {} on {} has {ratio:.2}", ink.property(), ground.property());
            }
        }
        for ink in [Ink::Text, Ink::Quiet] {
            let ratio = contrast(palette.colour(ink), palette.colour(Ink::Land));
            assert!(ratio >= TEXT, "{theme}: {} on land has {ratio:.2}", ink.property());
        }
    }
}

#[test]
fn marks_and_axes_have_a_contrast_of_three_on_paper_and_links_on_land_too() {
    for (theme, palette) in palettes(&published()) {
        for ink in links().chain([Ink::Axis, Ink::Quiet, Ink::Text]) {
            for ground in [Ink::Paper, Ink::Tooltip] {
                let ratio = contrast(palette.colour(ink), palette.colour(ground));
                assert!(ratio >= MARK, "{theme}: {} on {} has {ratio:.2}", ink.property(), ground.property());
            }
        }
        for ink in links() {
            let ratio = contrast(palette.colour(ink), palette.colour(Ink::Land));
            assert!(ratio >= MARK, "{theme}: {} on land has {ratio:.2}", ink.property());
        }
    }
}

#[test]
fn the_hues_of_the_editions_links_are_told_apart_by_every_kind_of_sight() {
    let document = published();
    let count = document.edition().links.len();
    for (theme, palette) in palettes(&document) {
        for sight in Sight::ALL {
            let least = if sight == Sight::Full { APART } else { APART_WITH_TWO_CONES };
            for a in 0..count {
                for b in a + 1..count {
                    let apart = distance(palette.colour(Ink::Topic(a)), palette.colour(Ink::Topic(b)), sight);
                    assert!(apart >= least, "{theme}, {sight:?}: links {a} and {b} are {apart:.1} apart");
                }
            }
        }
    }
}

#[test]
fn where_the_hues_of_an_edition_with_more_links_come_near_a_name_stands_beside_them() {
    // A sixth and a seventh hue cannot keep the distance for every sight. The other channel is the link's name: beside every
    // square of a hue in the table of all facts, under the stacks of the paragraphs, and over each section.
    let near = palettes(&published()).into_iter().any(|(_, palette)| {
        Sight::ALL.iter().any(|sight| {
            (0..TOPIC_COLOURS).any(|a| {
                (a + 1..TOPIC_COLOURS).any(|b| {
                    distance(palette.colour(Ink::Topic(a)), palette.colour(Ink::Topic(b)), *sight) < APART_WITH_TWO_CONES
                })
            })
        })
    });
    let channels = [
        ("www/templates/parts/row.html", "<i></i>{{ row.link }}"),
        ("www/templates/parts/facts-table.html", "<i></i>{{ section.name }}"),
        ("www/templates/parts/paragraphs.html", "<i></i>{{ section.name }}"),
        ("www/templates/parts/paragraphs.html", "words.stack(item.paragraph, item.entries[0].name, size)"),
        ("www/templates/parts/section.html", "{{ section.title }}"),
    ];
    for (part, name) in channels {
        assert!(!near || crate::common::text(part).contains(name), "{part} has a hue without its name");
    }
}

/// The form of what is drawn, without its place, its length and its colour: which shapes in which order, solid, light or open,
/// dotted, dashed or whole, and how thick each is against the first.
fn form(shapes: &[Shape]) -> Vec<String> {
    let thickness = |shape: &Shape| shape.bounds().width.min(shape.bounds().height);
    let first = shapes.first().map_or(1.0, thickness).max(1.0);
    let line = |stroke: &Stroke| match stroke.dash {
        Some((dash, gap)) if dash < gap => "dotted",
        Some(_) => "dashed",
        None => "whole",
    };
    let one = |shape: &Shape| {
        let relative = (4.0 * thickness(shape) / first).round();
        let drawn = match shape {
            Shape::Rect(_, fill) | Shape::Polygon(_, fill) if fill.ink == Ink::Paper => "paper".to_owned(),
            Shape::Rect(_, fill) | Shape::Polygon(_, fill) => format!("{:.2}", fill.alpha),
            Shape::Line(_, stroke) => line(stroke).to_owned(),
            Shape::Circle { fill, stroke, .. } => format!("{:?} {:?}", fill.map(|fill| fill.ink), stroke.as_ref().map(line)),
            Shape::Text(text) => text.words.clone(),
        };
        let kind = format!("{shape:?}");
        format!("{} {drawn} {relative}", kind.split(['(', ' ', '{']).next().unwrap_or_default())
    };
    shapes.iter().map(one).collect()
}

/// What is drawn of a value, all in one ink: as a bar of this thickness and length, as a point, and as a level.
fn drawn(certainty: Certainty, thickness: f64, length: f64) -> [Vec<Shape>; 3] {
    let bar = Bar { along: Along::Right, zero: 0.0, value: length, across: 10.0, thickness };
    let scenes: [&dyn Fn(&mut Scene); 3] = [
        &|scene| {
            marks::bar(scene, bar, Ink::Text, certainty);
        },
        &|scene| marks::point(scene, Point::new(length, 20.0), Ink::Text, certainty, 4.5),
        &|scene| {
            marks::level(scene, 0.0, length, 20.0, Ink::Text, certainty);
        },
    ];
    scenes.map(|draw| {
        let mut scene = Scene::new(200.0, 40.0);
        draw(&mut scene);
        scene.shapes.into_iter().map(|placed| placed.shape).collect()
    })
}

#[test]
fn hedges_share_one_ink_and_differ_in_form_wherever_and_however_long_they_are_drawn() {
    let hedges = [Hedge::Exact, Hedge::About, Hedge::MoreThan, Hedge::AtLeast, Hedge::Nearly, Hedge::UpTo, Hedge::LessThan];
    let mut certainties: Vec<Certainty> = hedges.map(Certainty::Reported).to_vec();
    certainties.extend([Certainty::Derived(Hedge::Exact), Certainty::Missing]);
    for thickness in [8.0, 20.0] {
        let forms = |certainty| drawn(certainty, thickness, 100.0).map(|shapes| form(&shapes));
        for (place, first) in certainties.iter().enumerate() {
            assert_eq!(forms(*first), drawn(*first, thickness, 140.0).map(|shapes| form(&shapes)), "{first:?} has one form");
            for second in certainties.iter().skip(place + 1) {
                for (which, (one, other)) in ["bar", "point", "level"].iter().zip(forms(*first).iter().zip(forms(*second))) {
                    assert_ne!(*one, other, "{first:?} and {second:?} look alike as a {which} {thickness} thick");
                }
            }
        }
    }
}

#[test]
fn the_inks_of_forced_colours_are_the_readers_own_and_no_tint_is_left_of_them() {
    let plain = Palette::LIGHT.with(&[0; 3]).set(Ink::Land, 0);
    assert!(plain.is_plain());
    assert!(palettes(&published()).iter().all(|(_, palette)| !palette.is_plain()));
}
