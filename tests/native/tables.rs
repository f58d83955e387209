//! Unkind editions for numbers, bars, shares and matrices.

use std::collections::BTreeSet;
use waymark::figure::Document;
use waymark::panels::State;

fn read(kind: &str) -> Document {
    let name = format!("tests/fixtures/gallery/{kind}.json");
    Document::read(&crate::common::text(&name)).unwrap_or_else(|refusals| panic!("{name}\n{refusals}"))
}

#[test]
fn no_text_is_outside_overlapping_or_too_small_at_any_width() {
    let mut faults = BTreeSet::new();
    for kind in ["numbers", "bars", "shares", "matrix"] {
        let document = read(kind);
        for figure in &document.edition().figures {
            for width in crate::common::widths() {
                let id = figure.id.as_str();
                let scene = document.layout(id, width, &State::default()).expect("the figure is there");
                faults.extend(
                    crate::common::text_faults(&scene).into_iter().take(1).map(|fault| format!("{id} at {width}: {fault}")),
                );
            }
        }
    }
    assert!(faults.is_empty(), "{} faults\n{}", faults.len(), faults.into_iter().take(20).collect::<Vec<_>>().join("\n"));
}

#[test]
fn every_fact_is_a_mark_at_every_width() {
    for kind in ["numbers", "bars", "shares", "matrix"] {
        let document = read(kind);
        for figure in &document.edition().figures {
            for width in [280.0, 320.0, 480.0, 700.0, 960.0, 1600.0] {
                let scene = document.layout(figure.id.as_str(), width, &State::default()).expect("the figure is there");
                let marked: BTreeSet<&str> = scene.targets.iter().map(|target| target.fact.as_str()).collect();
                let lost: Vec<_> = figure.facts.iter().filter(|fact| !marked.contains(fact.as_str())).collect();
                assert!(lost.is_empty(), "{} at {width}: no mark of {lost:?}", figure.id.as_str());
            }
        }
    }
}
