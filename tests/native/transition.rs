//! The way from scene to scene: nothing jumps, nothing blinks, and it ends where it should.

use std::mem::discriminant;
use waymark::figure::Document;
use waymark::panels::State;
use waymark::scene::{Placed, Scene, Shape};
use waymark::transition::between;

/// Every pair of scenes that a switch of the figure leads between, in each figure with switches.
fn ways() -> Vec<(String, Scene, Scene)> {
    let mut ways = Vec::new();
    let bundled = Document::read(&crate::common::text("www/editions/belt-and-road.json")).expect("an edition that is taken");
    for document in crate::common::gallery().into_iter().map(|(_, document)| document).chain([bundled]) {
        for figure in &document.edition().figures {
            let id = figure.id.as_str();
            for switch in document.switches(id) {
                for (value, _) in &switch.options[1..] {
                    for width in [360.0, 900.0] {
                        let scene = |state: &str| document.layout(id, width, &State::parse(state)).expect("a scene");
                        let chosen = scene(&format!("{}={value}", switch.name));
                        let plain = scene("");
                        // Another view of a map is flown to.
                        if plain.placement.is_some() && plain.placement != chosen.placement {
                            continue;
                        }
                        ways.push((format!("{id} {}={value} at {width}", switch.name), plain, chosen));
                    }
                }
            }
        }
    }
    assert!(ways.len() > 10, "there are switches to test: {}", ways.len());
    ways
}

/// How far a shape is from another of its kind; nothing if it is of another kind.
fn apart(a: &Placed, b: &Placed) -> Option<f64> {
    let same = discriminant(&a.shape) == discriminant(&b.shape)
        && match (&a.shape, &b.shape) {
            (Shape::Text(a), Shape::Text(b)) => a.words == b.words,
            _ => true,
        };
    let (a, b) = (a.shape.bounds(), b.shape.bounds());
    let off = [a.x - b.x, a.y - b.y, a.right() - b.right(), a.bottom() - b.bottom()];
    same.then(|| off.iter().fold(0.0, |most, off| off.abs().max(most)))
}

/// Everything of `scene` that can be seen has its like in `other`.
fn all_are_in(scene: &Scene, other: &Scene, reach: f64, way: &str) {
    for placed in scene.shapes.iter().filter(|placed| placed.opacity > 0.05) {
        let near = other.shapes.iter().filter_map(|other| Some((apart(placed, other)?, other.opacity)));
        let found = near.filter(|(off, _)| *off <= reach).any(|(_, opacity)| (opacity - placed.opacity).abs() < 0.2);
        assert!(found, "{way}: {:?} is not to be found again", placed.shape);
    }
}

#[test]
fn a_way_begins_and_ends_with_its_scenes() {
    for (way, from, to) in ways() {
        assert_eq!(between(&from, &to, 0.0), from, "{way}");
        assert_eq!(between(&from, &to, 1.0), to, "{way}");
        assert_eq!(between(&from, &to, f64::NAN), to, "{way}");
        all_are_in(&from, &between(&from, &to, 0.01), 0.5, &way);
        all_are_in(&between(&from, &to, 0.01), &from, 0.5, &way);
        all_are_in(&to, &between(&from, &to, 0.99), 0.5, &way);
        all_are_in(&between(&from, &to, 0.99), &to, 0.5, &way);
    }
}

#[test]
fn what_both_scenes_share_is_never_out_of_sight() {
    for (way, from, to) in ways() {
        let stays: Vec<&Placed> =
            from.shapes.iter().filter(|placed| to.shapes.iter().any(|other| other.shape == placed.shape)).collect();
        for step in 1..10 {
            let scene = between(&from, &to, f64::from(step) / 10.0);
            for placed in &stays {
                let mut alike = scene.shapes.iter().filter(|other| discriminant(&other.shape) == discriminant(&placed.shape));
                assert!(alike.any(|other| other.opacity > 0.3), "{way} at {step}: {:?}", placed.shape);
            }
        }
    }
}

#[test]
fn a_mark_of_both_scenes_goes_from_its_place_to_its_place() {
    let mut moving = 0;
    for (way, from, to) in ways() {
        let half = between(&from, &to, 0.5);
        for target in &to.targets {
            let at = |scene: &Scene| scene.targets.iter().find(|other| other.fact == target.fact).map(|target| target.bounds);
            let Some(before) = at(&from) else { continue };
            let place = half.targets.iter().position(|other| other.fact == target.fact).expect("the targets of the end");
            let shapes =
                half.shapes.iter().filter(|placed| placed.mark == Some(place) && !matches!(placed.shape, Shape::Text(_)));
            let room = before.union(target.bounds).grown(2.0);
            for placed in shapes.filter(|placed| placed.opacity > 0.99) {
                moving += 1;
                let bounds = placed.shape.bounds();
                // A long line's box is where its name stands.
                if target.paths.is_empty() {
                    assert!(room.holds(bounds), "{way}: {} strays to {bounds:?} from {room:?}", target.fact);
                }
            }
        }
    }
    assert!(moving > 20, "marks stay in sight on their way: {moving}");
}
