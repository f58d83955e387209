//! Panels of dates and of places in an order, on editions that are hard to draw.

use serde_json::{Value, json};
use std::collections::BTreeSet;
use waymark::figure::Document;
use waymark::layout::{Ink, Rect};
use waymark::panels::State;
use waymark::scene::{Scene, Shape};

const LONG: &str = "the ceremony for the laying of the first stone of the administrative building of a union of associations \
                    Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft and Saint-Rémy–en–Provence";

/// An edition of three links, one of them with a long name, with one figure of one panel.
fn edition(facts: &[Value], panel: &Value) -> String {
    let ids: Vec<&Value> = facts.iter().map(|fact| &fact["id"]).collect();
    json!({
        "format": 1, "lang": "en", "title": "Title",
        "source": {"title": "Source", "author": "Author", "publisher": "Publisher", "note": "Note"},
        "links": [
            {"id": "a", "title": "A"},
            {"id": "b", "title": "Harmonisation of administrative proceedings"},
            {"id": "c", "title": "C"},
        ],
        "facts": facts,
        "figures": [{"id": "figure", "link": "a", "title": "Title", "subtitle": "Subtitle", "facts": ids, "panels": [panel]}],
    })
    .to_string()
}

fn document(facts: &[Value], panel: &Value) -> Document {
    Document::read(&edition(facts, panel)).unwrap_or_else(|refusals| panic!("{refusals}"))
}

fn scene(document: &Document, width: f64, state: &str) -> Scene {
    document.layout("figure", width, &State::parse(state)).expect("the figure is there")
}

/// What is wrong with the texts at every `step`-th width, and which facts have no mark.
fn faults(name: &str, facts: &[Value], panel: &Value, step: usize) -> Vec<String> {
    let document = document(facts, panel);
    let mut faults = Vec::new();
    for width in crate::common::widths().step_by(step) {
        let scene = scene(&document, width, "");
        faults
            .extend(crate::common::text_faults(&scene).into_iter().take(2).map(|fault| format!("{name} at {width}: {fault}")));
        let marked: BTreeSet<&str> = scene.targets.iter().map(|target| target.fact.as_str()).collect();
        let lost = facts.iter().filter_map(|fact| fact["id"].as_str()).filter(|id| !marked.contains(id));
        faults.extend(lost.map(|id| format!("{name} at {width}: {id} has no mark")));
        let outside = scene.targets.iter().filter(|target| !scene.frame().grown(1.0).holds(target.bounds));
        faults.extend(outside.map(|target| format!("{name} at {width}: {target:?} is outside {:?}", scene.size)));
    }
    faults
}

fn assert_none(faults: &[String]) {
    assert!(faults.is_empty(), "{} faults\n{}", faults.len(), faults.iter().take(20).cloned().collect::<Vec<_>>().join("\n"));
}

fn dated(id: &str, link: &str, when: &str) -> Value {
    let mut fact = json!({"id": id, "link": link, "label": "fact", "unit": "date", "hedge": "exact", "paragraph": 100});
    if !when.is_empty() {
        fact["when"] = json!(when);
    }
    fact
}

/// Events on these dates, of the three links in turn, with labels long and short.
fn events(dates: &[&str], period: Option<&str>) -> (Vec<Value>, Value) {
    let links = ["a", "b", "c"];
    let mut facts: Vec<Value> =
        dates.iter().enumerate().map(|(index, when)| dated(&format!("e{index}"), links[index % 3], when)).collect();
    let labels = ["Short", LONG, "A label of the usual length, which names a place"];
    let rows: Vec<Value> =
        (0..dates.len()).map(|index| json!({"fact": format!("e{index}"), "label": labels[index % 3]})).collect();
    let mut panel = json!({"kind": "events", "events": rows});
    if let Some(when) = period {
        facts.push(dated("period", "a", when));
        panel["period"] = json!({"fact": "period", "label": LONG});
    }
    (facts, panel)
}

const UNKIND_DATES: [&[&str]; 5] = [
    &["2024-05-11"],
    &["2024", "2024-05", "2024-05-11", "2024-02/2024-11", "2024-05-11/2024-05-12", "2024-12-31", "2024-01-01"],
    &["1851", "../1907-06", "1907-06/1999-01-31", "2031-11/..", "2024-05-11", "1990-09-30/2024-11-30", "../2024"],
    &["0001", "9999", "5000-05", "0001-01-01/9999-12-31"],
    &["2018", "2025", "2018/2025", "../2018", "2025/.."],
];

#[test]
fn events_on_any_dates_keep_their_labels_apart_and_inside() {
    for dates in UNKIND_DATES {
        for (period, step) in [(None, 1), (Some("2021/2025"), 7), (Some("2023-05/.."), 11), (Some("../2019"), 11)] {
            let (facts, panel) = events(dates, period);
            assert_none(&faults(&format!("{dates:?} and {period:?}"), &facts, &panel, step));
        }
    }
}

#[test]
fn one_link_chosen_leaves_its_events_alone_and_moves_nothing_sideways() {
    let (facts, panel) = events(&["2018", "2019-03", "2020-04-01", "2021", "2022-02", "2023-03-03"], Some("2020/2022"));
    let document = document(&facts, &panel);
    let values: Vec<String> =
        document.switches("figure").into_iter().flat_map(|switch| switch.options).map(|(value, _)| value).collect();
    assert_eq!(values, ["all", "a", "b", "c"]);
    for width in [350.0, 960.0] {
        let (all, chosen) = (scene(&document, width, ""), scene(&document, width, "link=b"));
        let facts: Vec<&str> = chosen.targets.iter().map(|target| target.fact.as_str()).collect();
        assert_eq!(facts, ["period", "e1", "e4"]);
        for target in &chosen.targets {
            let same = all.targets.iter().find(|other| other.fact == target.fact).expect("in both");
            assert!((same.bounds.x - target.bounds.x).abs() < 1e-9, "{} moved at {width}", target.fact);
        }
        assert_eq!(scene(&document, width, "link=nothing"), all);
    }
}

#[test]
fn events_of_one_link_have_nothing_to_switch() {
    let facts = [dated("e0", "a", "2020"), dated("e1", "a", "2021")];
    let rows = json!([{"fact": "e0", "label": "One"}, {"fact": "e1", "label": "Two"}]);
    assert!(document(&facts, &json!({"kind": "events", "events": rows})).switches("figure").is_empty());
}

#[test]
fn the_years_from_a_named_fact_on_are_shaded_to_the_end_of_the_axis_and_nothing_before_them() {
    let (facts, mut panel) = events(&["2018", "2019-03", "2020-04-01", "2021", "2022-02", "2023-03-03"], None);
    panel["shaded"] = json!("e3");
    let document = document(&facts, &panel);
    for width in crate::common::widths() {
        let scene = scene(&document, width, "");
        let shades: Vec<Rect> = scene
            .shapes
            .iter()
            .filter_map(|placed| match placed.shape {
                Shape::Rect(rect, fill) if fill.ink == Ink::Land => Some(rect),
                _ => None,
            })
            .collect();
        assert_eq!(shades.len(), 1, "at {width}");
        let holds = |fact: &str| {
            let target = scene.targets.iter().find(|target| target.fact == fact).expect("a mark");
            target.bounds.centre().x > shades[0].x && target.bounds.centre().x < shades[0].right()
        };
        for (fact, is_in) in [("e0", false), ("e2", false), ("e3", true), ("e5", true)] {
            assert_eq!(holds(fact), is_in, "{fact} at {width}");
        }
    }
}

#[test]
fn a_date_is_never_drawn_narrower_than_it_is() {
    let (facts, panel) = events(&["2018", "2020-06", "2025-12-31"], None);
    let document = document(&facts, &panel);
    for width in crate::common::widths() {
        let scene = scene(&document, width, "");
        let of = |id: &str| scene.targets.iter().find(|target| target.fact == id).expect("drawn").bounds;
        let year = of("e0").width;
        assert!(of("e1").width >= year / 13.0 && of("e1").width < year, "a month at {width}");
        assert!(of("e2").right() <= scene.size.width, "the last day of the axis at {width}");
    }
}

/// Spans on these dates under names long and short.
fn spans(dates: &[&str], moment: Option<&str>) -> (Vec<Value>, Value) {
    let mut facts: Vec<Value> = dates
        .iter()
        .enumerate()
        .map(|(index, when)| {
            let mut fact = dated(&format!("s{index}"), "a", when);
            fact["unit"] = json!("strategy");
            fact
        })
        .collect();
    let words = [("Short", Some(LONG)), (LONG, None), ("A name of two", Some("and what it is"))];
    let rows: Vec<Value> = (0..dates.len())
        .map(|index| {
            let (name, detail) = words[index % 3];
            let mut row = json!({"fact": format!("s{index}"), "name": name});
            if let Some(detail) = detail {
                row["detail"] = json!(detail);
            }
            row
        })
        .collect();
    let mut panel = json!({"kind": "spans", "spans": rows});
    if let Some(when) = moment {
        facts.push(dated("moment", "a", when));
        panel["moment"] = json!({"fact": "moment", "label": LONG});
    }
    (facts, panel)
}

#[test]
fn spans_whole_open_and_undated_keep_their_words_apart_and_inside() {
    let dates: [&[&str]; 5] = [
        &["2022/2026"],
        &["", "../2026", "../2030", "", "2022/2026", "2024-06/..", "2025-03-01/2025-03-02", "2024"],
        &["../1900", "2100/..", "1950/2050"],
        &["2020/..", "2020/.."],
        &["../2020", ""],
    ];
    for dates in dates {
        for (moment, step) in
            [(None, 1), (Some("2025-06"), 5), (Some("2025"), 11), (Some("1990/2010"), 11), (Some("2026/.."), 11)]
        {
            let (facts, panel) = spans(dates, moment);
            assert_none(&faults(&format!("{dates:?} and {moment:?}"), &facts, &panel, step));
        }
    }
    let (facts, panel) = spans(&["", ""], Some("2025-12-31"));
    assert_none(&faults("a moment alone", &facts, &panel, 7));
}

#[test]
fn a_span_without_a_start_claims_only_the_year_that_it_names() {
    let (facts, panel) = spans(&["../2026", "2022/2026"], None);
    let document = document(&facts, &panel);
    for width in crate::common::widths() {
        let scene = scene(&document, width, "");
        let of = |id: &str| scene.targets.iter().find(|target| target.fact == id).expect("drawn").bounds;
        let year = of("s1").width / 5.0;
        assert!((of("s0").right() - of("s1").right()).abs() < 0.1);
        // The year, and an end that breaks up.
        assert!(of("s0").width > year && of("s0").width < year + 20.0, "{:?} at {width}", of("s0"));
    }
}

#[test]
fn the_year_that_a_span_lies_before_has_its_place_on_the_axis() {
    let (facts, panel) = spans(&["2022/2026", "before 2030"], None);
    let document = document(&facts, &panel);
    for width in crate::common::widths() {
        let scene = scene(&document, width, "");
        let of = |id: &str| scene.targets.iter().find(|target| target.fact == id).expect("drawn").bounds;
        let year = of("s0").width / 5.0;
        assert!(of("s1").right() + 0.7 * year < width, "{:?} at {width}: no year lies after its wall", of("s1"));
    }
}

#[test]
fn spans_without_any_date_are_refused() {
    let (facts, panel) = spans(&["", ""], None);
    let refusals = Document::read(&edition(&facts, &panel)).expect_err("there are no years").to_string();
    assert_eq!(refusals, "figures[0].panels[0].spans: no fact has a date: there are no years to draw");
}

fn rank(id: &str, value: f64, hedge: &str) -> Value {
    json!({"id": id, "link": "a", "label": "place", "unit": "rank", "measure": "rank", "value": value, "hedge": hedge, "paragraph": 1})
}

#[test]
fn places_in_any_order_keep_their_words_apart_and_inside() {
    for (before, now) in [(9, 5), (5, 9), (2, 1), (1, 1), (10, 10), (1, 10), (500, 3), (3, 4)] {
        for (hedge, caption, label) in
            [("exact", "before", "first in the world"), ("about", LONG, LONG), ("up_to", "now", LONG)]
        {
            for last in [None, Some(10), Some(4_000_000)] {
                let facts = [rank("before", f64::from(before), hedge), rank("now", f64::from(now), "exact")];
                let mut panel = json!({
                    "kind": "rank", "before": "before", "now": "now",
                    "before_caption": caption, "now_caption": caption, "first_label": label,
                });
                if let Some(last) = last {
                    panel["last"] = json!(last);
                }
                assert_none(&faults(&format!("{before} to {now} of {last:?}, {hedge}"), &facts, &panel, 9));
            }
        }
    }
}

#[test]
fn a_ladder_of_any_length_has_as_many_numbers_as_there_is_room_for() {
    let panel = json!({"kind": "rank", "before": "before", "now": "now"});
    for (last, said) in [(5_000.0, "5,000"), (4e9, "4,000,000,000"), (1e15, "1,000,000,000,000,000")] {
        let document = document(&[rank("before", last, "exact"), rank("now", 1.0, "exact")], &panel);
        let scene = scene(&document, 640.0, "");
        let is_number = |words: &str| words.chars().all(|sign| sign.is_ascii_digit() || sign == ',');
        let numbers: Vec<&str> = scene.texts().map(|text| text.words.as_str()).filter(|words| is_number(words)).collect();
        assert!(numbers.len() <= 20 && numbers.contains(&said), "{numbers:?}");
    }
}

#[test]
fn the_arrow_ends_at_the_later_place_whichever_way_it_goes() {
    for (before, now) in [(9.0, 5.0), (5.0, 9.0), (2.0, 1.0), (3.0, 4.0)] {
        let panel = json!({"kind": "rank", "before": "before", "now": "now", "last": 10});
        let document = document(&[rank("before", before, "exact"), rank("now", now, "exact")], &panel);
        for width in crate::common::widths() {
            let scene = scene(&document, width, "");
            let tip = scene.shapes.iter().find_map(|placed| match &placed.shape {
                Shape::Polygon(points, _) => points.first().copied(),
                _ => None,
            });
            let now = scene.targets.get(1).expect("the later place").bounds.centre();
            let tip = tip.expect("an arrowhead");
            let earlier = scene.targets.first().expect("the earlier place").bounds.centre();
            let is_between = (tip.y - now.y) * (earlier.y - now.y) > 0.0 && (tip.y - now.y).abs() < 10.0;
            assert!((tip.x - now.x).abs() < 0.1 && is_between, "{before} to {now:?} at {width}: {tip:?}");
        }
    }
}

#[test]
fn what_is_no_place_in_an_order_is_refused() {
    let mut fact = rank("now", 5.0, "exact");
    fact["unit"] = json!("points");
    fact["measure"] = json!("level");
    let panel = json!({"kind": "rank", "before": "before", "now": "now"});
    let refusals = Document::read(&edition(&[rank("before", 9.0, "exact"), fact], &panel)).expect_err("no place").to_string();
    assert!(refusals.contains("figures[0].panels[0].now: `now` is no place in an order"), "{refusals}");
}

#[test]
fn empty_panels_are_refused() {
    for (kind, list) in [("events", "events"), ("spans", "spans")] {
        let mut panel = json!({"kind": kind});
        panel[list] = json!([]);
        let refusals = Document::read(&edition(&[dated("e", "a", "2020")], &panel)).expect_err("nothing to draw").to_string();
        assert_eq!(refusals, format!("figures[0].panels[0].{list}: empty: there is nothing to draw"));
    }
}
