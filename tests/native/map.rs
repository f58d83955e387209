//! Maps whose routes cross, whose names are long, and that go over the antimeridian.

use serde_json::{Value, json};
use waymark::figure::Document;
use waymark::layout::clip::crosses;
use waymark::layout::text::Face;
use waymark::layout::{Ink, Land, Point, Position, Rect};
use waymark::panels::State;
use waymark::scene::{Scene, Shape, Text};

/// An edition with one map.
fn edition(view: &Value, places: &Value, routes: &[Value]) -> String {
    let ids: Vec<String> = (0..routes.len()).map(|index| format!("route-{index}")).collect();
    let fact = |id: &String| json!({"id": id, "link": "one", "label": "length", "value": 7, "unit": "kilometres", "hedge": "exact", "paragraph": 3});
    let routes: Vec<Value> = routes
        .iter()
        .zip(&ids)
        .map(|(route, id)| {
            let mut route = route.clone();
            route["fact"] = json!(id);
            route
        })
        .collect();
    json!({
        "format": 1, "lang": "en", "title": "Test",
        "source": {"title": "T", "author": "A", "publisher": "P", "note": "N"},
        "links": [{"id": "one", "title": "One"}],
        "facts": ids.iter().map(fact).collect::<Vec<Value>>(),
        "figures": [{
            "id": "map", "link": "one", "title": "Map", "subtitle": "Routes", "facts": ids,
            "panels": [{"kind": "map", "view": view, "places": places, "routes": routes}],
        }],
    })
    .to_string()
}

fn place(id: &str, name: &str, longitude: f64, latitude: f64) -> Value {
    json!({"id": id, "name": name, "at": [longitude, latitude]})
}

/// Routes that cross, with long names, one of them over the antimeridian, and places on top of each other.
fn unkind(count: usize) -> String {
    let places = json!([
        place("a", "Llanfairpwllgwyngyll", 0.0, 50.0),
        place("b", "A place with a name in many words", 0.2, 50.1),
        place("c", "Suva", 178.4, -18.1),
        place("d", "Apia", -171.8, -13.8),
    ]);
    let routes: Vec<Value> = (0..count)
        .map(|index| {
            let shift = index as f64 * 3.0;
            let mode = ["rail", "sea", "air"][index % 3];
            let name = format!("Route {index} between two cities with Rindfleischetikettierungsüberwachungsaufgaben");
            match index % 4 {
                0 => json!({"name": name, "mode": mode, "places": ["a", "b"], "doubt": true}),
                1 => json!({"name": name, "mode": mode, "places": ["c", "d"], "great_circle": true, "detail": "{route-0}, and rather more words than fit on one line"}),
                2 => json!({"name": name, "mode": mode, "state": "planned", "lines": [[[0, 40], [20.0 + shift, 10], [60, -30.0 + shift]]]}),
                _ => json!({"name": "Short", "mode": mode, "lines": [[[10, shift], [60, 40]]], "branches": [[[60, 40], [70, 50]], [[60, 40], [80, 30.0 - shift]]]}),
            }
        })
        .collect();
    edition(&json!({"centre": [62, 28], "roll_narrow": -30}), &places, &routes)
}

/// What is wrong with a scene's texts, and shapes that leave it.
fn faults(scene: &Scene) -> Vec<String> {
    let outside = scene.shapes.iter().filter(|placed| !scene.frame().grown(1.0).holds(placed.shape.bounds()));
    let outside = outside.map(|placed| format!("{:?} leaves", placed.shape));
    crate::common::text_faults(scene).into_iter().chain(outside).chain(struck(scene)).collect()
}

/// Words that a leader strikes through.
fn struck(scene: &Scene) -> Vec<String> {
    let shapes = || scene.shapes.iter().map(|placed| &placed.shape);
    let words = shapes().filter_map(|shape| if let Shape::Text(text) = shape { Some(text) } else { None });
    let leaders = shapes().filter_map(|shape| match shape {
        Shape::Line(points, stroke) if stroke.ink == Ink::Quiet => Some(points),
        _ => None,
    });
    let leaders: Vec<&Vec<Point>> = leaders.collect();
    let hits = |bounds: Rect| leaders.iter().any(|leader| leader.windows(2).any(|ends| crosses(ends[0], ends[1], bounds)));
    words.filter(|text| hits(text.bounds().grown(-1.0))).map(|text| format!("{} is struck through", text.words)).collect()
}

#[test]
fn nothing_leaves_the_map_or_lies_on_a_name_and_every_route_is_a_mark() {
    let land = Land::read(&crate::common::text("www/geo/land.json")).expect("a land");
    for count in [1, 3, 13] {
        let mut document = Document::read(&unkind(count)).expect("sound");
        for width in crate::common::widths().step_by(if count > 3 { 9 } else { 2 }) {
            if width > 900.0 {
                document.set_land(land.clone());
            }
            for state in ["", "mode=sea"] {
                let scene = document.layout("map", width, &State::parse(state)).expect("a figure");
                assert_eq!(faults(&scene), Vec::<String>::new(), "{count} routes, {state} at {width}");
                if state.is_empty() {
                    assert_eq!(scene.targets.len(), count);
                }
            }
        }
    }
}

#[test]
fn no_leader_of_the_bundled_edition_strikes_through_words_at_any_width() {
    let mut document = Document::read(&crate::common::text("www/editions/belt-and-road.json")).expect("sound");
    document.set_land(Land::read(&crate::common::text("www/geo/land.json")).expect("a land"));
    let figures: Vec<&str> = document.edition().figures.iter().map(|figure| figure.id.as_str()).collect();
    for id in figures.into_iter().filter(|id| document.kinds(id).any(|kind| kind == "map")) {
        let steps = (0..=document.steps(id).len()).map(|step| format!("step={step}"));
        for state in std::iter::once(String::new()).chain(steps) {
            for width in (280..1920).step_by(11).map(f64::from) {
                let scene = document.layout(id, width, &State::parse(&state)).expect("a figure");
                assert_eq!(struck(&scene), Vec::<String>::new(), "{id}?{state} at {width}");
            }
        }
    }
}

#[test]
fn no_words_of_a_step_of_the_bundled_edition_stand_by_a_ring_of_another_route() {
    let document = Document::read(&crate::common::text("www/editions/belt-and-road.json")).expect("sound");
    let figures: Vec<&str> = document.edition().figures.iter().map(|figure| figure.id.as_str()).collect();
    for id in figures.into_iter().filter(|id| document.kinds(id).any(|kind| kind == "map")) {
        for step in 1..=document.steps(id).len() {
            for width in (280..1920).step_by(11).map(f64::from) {
                let scene = document.layout(id, width, &State::parse(&format!("step={step}"))).expect("a figure");
                let faded = scene.shapes.iter().filter(|placed| placed.opacity < 0.5);
                let rings = faded
                    .filter_map(|placed| if let Shape::Circle { centre, .. } = placed.shape { Some(centre) } else { None });
                for ring in rings.map(|centre| Rect::new(centre.x, centre.y, 0.0, 0.0).grown(12.0)) {
                    let by = scene.texts().find(|text| text.bounds().overlaps(ring)).map(|text| text.words.as_str());
                    assert_eq!(by, None, "{id}, step {step} at {width}: {ring:?}");
                }
            }
        }
    }
}

#[test]
fn a_route_is_found_along_its_line() {
    let line = json!({"name": "R", "mode": "rail", "lines": [[[0, 0], [40, 0]]], "great_circle": true});
    let arc = json!({"name": "S", "mode": "sea", "lines": [[[0, 20], [40, 20]]]});
    let document = Document::read(&edition(&json!({"centre": [20, 10]}), &json!([]), &[line, arc])).expect("sound");
    let scene = document.layout("map", 960.0, &State::default()).expect("a figure");
    for (index, target) in scene.targets.iter().enumerate() {
        let on: &Vec<Point> = target.paths.first().expect("a line");
        assert_eq!(scene.nearest(on[on.len() / 2], 8.0), Some(index));
    }
}

#[test]
fn what_cannot_be_drawn_is_refused_by_its_path() {
    let refused = |places: Value, route: Value| {
        Document::read(&edition(&json!({"centre": [0, 0]}), &places, &[route])).expect_err("refused").to_string()
    };
    let line = |line: Value| json!({"name": "R", "mode": "rail", "lines": [line]});
    let path = "figures[0].panels[0].";
    let far = refused(json!([]), line(json!([[0, 0], [179, 0]])));
    assert!(far.starts_with(&format!("{path}routes[0].lines[0][1]: ")), "{far}");
    let short = refused(json!([]), line(json!([[0, 0]])));
    assert!(short.starts_with(&format!("{path}routes[0].lines[0]: ")), "{short}");
    let off = refused(json!([place("a", "A", 0.0, 91.0)]), line(json!([[0, 0], [1, 1]])));
    assert!(off.starts_with(&format!("{path}places[0].at: ")), "{off}");
    let lost = refused(json!([]), json!({"name": "R", "mode": "rail", "places": ["x", "y"]}));
    assert!(lost.starts_with(&format!("{path}routes[0].places[0]: ")), "{lost}");
    let unknown = refused(json!([]), json!({"name": "R", "mode": "road", "lines": [[[0, 0], [1, 1]]]}));
    assert!(unknown.starts_with(&format!("{path}routes[0].mode: ")), "{unknown}");
}

/// Three routes, of which two are told in steps.
fn flown() -> String {
    let places = json!([place("a", "Alba", 8.0, 44.7), place("b", "Brig", 8.0, 46.3)]);
    let step = |text: &str| json!({"text": text, "labels": ["{route-0}", "more"], "facts": ["route-0"], "absent": ["Height"], "figure": "map", "names": [{"name": "Land", "at": [9.0, 45.0]}]});
    let routes = [
        json!({"name": "Up", "mode": "rail", "places": ["a", "b"], "step": step("It goes up.")}),
        json!({"name": "Apart", "mode": "air", "lines": [[[10, 40], [30, 50]]]}),
        json!({"name": "Out", "mode": "sea", "lines": [[[-10, 40], [-30, 35]]], "open_ends": true, "step": step("It goes out.")}),
    ];
    edition(&json!({"centre": [10, 45], "roll_narrow": 20}), &places, &routes)
}

#[test]
fn a_step_has_its_route_alone_as_a_mark_and_nothing_leaves_the_picture() {
    let mut document = Document::read(&flown()).expect("sound");
    document.set_land(Land::read(&crate::common::text("www/geo/land.json")).expect("a land"));
    let steps = document.steps("map").into_iter().map(|step| (step.name, step.route)).collect::<Vec<_>>();
    let told = [("Up".to_owned(), 1), ("Out".to_owned(), 3)];
    assert_eq!(steps, told, "with the numbers that a narrow map has at their lines");
    for width in crate::common::widths().step_by(3) {
        for (state, marks) in
            [("step=0", vec!["route-0", "route-1", "route-2"]), ("step=1", vec!["route-0"]), ("step=2", vec!["route-2"])]
        {
            let scene = document.layout("map", width, &State::parse(state)).expect("a figure");
            if width < 60.0 {
                continue;
            }
            assert_eq!(faults(&scene), Vec::<String>::new(), "{state} at {width}");
            assert_eq!(
                scene.targets.iter().map(|target| target.fact.as_str()).collect::<Vec<_>>(),
                marks,
                "{state} at {width}"
            );
            let (names, words): (Vec<&Text>, Vec<&Text>) = scene.texts().partition(|text| text.face == Face::Display);
            let touched = |name: &&&Text| words.iter().any(|text| text.bounds().overlaps(name.bounds().grown(5.9)));
            assert_eq!(names.iter().find(touched), None, "{state} at {width}: a name of land touches other words");
            let faded = scene.shapes.iter().filter(|placed| placed.opacity < 0.5 && placed.mark.is_none()).count();
            assert!(state != "step=0" || faded == 0, "{state} at {width}");
        }
    }
    let plain = document.layout("map", 960.0, &State::default()).expect("a figure");
    assert_eq!(document.layout("map", 960.0, &State::parse("step=3")), Some(plain), "there is no third step");
}

#[test]
fn the_course_of_a_flight_has_each_line_whole_with_its_step_and_what_a_view_shows_of_it_lies_there() {
    let document = Document::read(&flown()).expect("sound");
    let figure = waymark::published::Figure::decode(&document.file("map").expect("a file")).expect("a figure");
    let land = Land::read(&crate::common::text("www/geo/land.json")).expect("a land");
    let land = Land { centre: Position::new(10.0, 45.0), ..land };
    let lines = |state: &str, land: Option<&Land>| {
        let course = figure.course(&State::parse(state), land);
        let mut lines: Vec<(Vec<f64>, Vec<Point>)> = Vec::new();
        let mut rest = &course[1..];
        while let Some((head, points)) = rest.split_at_checked(6) {
            let (points, left) = points.split_at(2 * head[5] as usize);
            lines.push((head.to_vec(), points.chunks(2).map(|pair| Point::new(pair[0], pair[1])).collect()));
            rest = left;
        }
        assert!(rest.is_empty());
        lines
    };
    let kinds = |state: &str| {
        let routes = lines(state, None).into_iter().filter(|(head, _)| head[0] > 2.0);
        routes.map(|(head, _)| (head[0] as u8, head[1] as u8, head[4] > 0.0)).collect::<Vec<_>>()
    };
    assert_eq!(kinds("step=1"), [(3, 1, false), (6, 1, false), (6, 1, false), (5, 0, false), (4, 2, true)]);
    assert_eq!(kinds("mode=sea"), [(4, 2, true)]);
    let plane = document.layout("map", 960.0, &State::parse("step=1")).expect("a figure").placement.expect("it is flown");
    let all = lines("", Some(&land));
    assert!(all.iter().any(|(head, _)| head[0] < 1.0) && lines("", None).iter().all(|(head, _)| head[0] > 1.0));
    let scene = document.layout("map", 960.0, &State::parse("step=1")).expect("a figure");
    let up = all.iter().find(|(head, _)| head[0] as u8 == 3).expect("the line");
    let ends = [up.1[0], up.1[up.1.len() - 1]].map(|end| plane.at(end));
    assert!(ends.iter().all(|end| scene.targets[0].bounds.grown(1.0).holds(waymark::layout::Rect::between(*end, *end))));
}

#[test]
fn what_a_step_tells_must_be_there() {
    let refused = |step: Value| {
        let route = json!({"name": "R", "mode": "rail", "lines": [[[0, 0], [1, 1]]], "step": step});
        Document::read(&edition(&json!({"centre": [0, 0]}), &json!([]), &[route])).expect_err("refused").to_string()
    };
    let path = "figures[0].panels[0].routes[0].step";
    let sound = json!({"text": "T", "facts": ["route-0"]});
    let with = |name: &str, value: Value| {
        let mut step = sound.clone();
        step[name] = value;
        refused(step)
    };
    for (name, value, at) in [
        ("figure", json!("lost"), "figure"),
        ("facts", json!([]), "facts"),
        ("heads", json!(["One", "Two"]), "heads"),
        ("facts", json!(["lost"]), "facts[0]"),
        ("names", json!([{"name": "N", "at": [0, 91]}]), "names[0].at"),
        ("title", json!("T"), "title"),
    ] {
        let reason = with(name, value);
        assert!(reason.starts_with(&format!("{path}.{at}: ")), "{reason}");
    }
}
