//! Colours that are shipped can be read and told apart, by every kind of sight, and nothing is told by colour alone.

#[path = "common/colour.rs"]
mod colour;

use colour::{Sight, between, contrast, distance};
use waymark::fact::Hedge;
use waymark::figure::Document;
use waymark::layout::{Ink, Palette, TOPIC_COLOURS};
use waymark::marks::{self, Along, Bar, Certainty};
use waymark::scene::{Scene, Shape};

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
        ("www/templates/parts/paragraphs.html", "{{ item.entries[0].name }}"),
        ("www/templates/parts/section.html", "{{ section.title }}"),
    ];
    for (part, name) in channels {
        assert!(!near || crate::common::text(part).contains(name), "{part} has a hue without its name");
    }
}

/// What is drawn of a value, all in one ink.
fn ending(certainty: Certainty) -> Vec<Shape> {
    let mut scene = Scene::new(200.0, 40.0);
    let bar = Bar { along: Along::Right, zero: 0.0, value: 100.0, across: 10.0, thickness: 8.0 };
    marks::bar(&mut scene, bar, Ink::Text, certainty);
    scene.shapes.into_iter().map(|placed| placed.shape).collect()
}

#[test]
fn hedges_share_one_ink_and_differ_in_form() {
    let hedges = [Hedge::Exact, Hedge::About, Hedge::MoreThan, Hedge::AtLeast, Hedge::Nearly, Hedge::UpTo, Hedge::LessThan];
    let mut certainties: Vec<Certainty> = hedges.map(Certainty::Reported).to_vec();
    certainties.extend([Certainty::Derived(Hedge::Exact), Certainty::Missing]);
    for (place, first) in certainties.iter().enumerate() {
        for second in certainties.iter().skip(place + 1) {
            assert_ne!(ending(*first), ending(*second), "{first:?} and {second:?} look alike");
        }
    }
}

#[test]
fn the_inks_of_forced_colours_are_the_readers_own_and_no_tint_is_left_of_them() {
    let plain = Palette::LIGHT.with(&[0; 3]).set(Ink::Land, 0);
    assert!(plain.is_plain());
    assert!(palettes(&published()).iter().all(|(_, palette)| !palette.is_plain()));
}
