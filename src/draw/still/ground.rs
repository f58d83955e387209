//! The ground of a map, which all of its pictures in a page share.

use super::elements::{Area, Item, Paint, Part, Path};
use super::{decimal, draw, groups, short, written};
use crate::draw::UNITS;
use crate::layout::{Placement, Point, Rect};
use crate::scene::Scene;
use plotters_backend::BackendCoord;
use std::fmt::Write as _;

/// Pictures of one map, each with its attributes, whose ground stands in the first of them alone. `id` is the element's that
/// the others use.
#[must_use]
pub fn draw_on(ground: &Scene, id: &str, pictures: &[(Scene, String)]) -> Vec<String> {
    let Some(own) = &ground.ground else { return pictures.iter().map(|(scene, attributes)| draw(scene, attributes)).collect() };
    let mut shared = format!("<defs><g id=\"{id}\">");
    for mut group in groups(ground, true) {
        for item in &mut group.items {
            // Lines are as fine in every picture.
            if let Item::Path(Path { paint: Paint { attributes, filled: false, .. }, .. }) = item {
                attributes.push_str(" vector-effect=\"non-scaling-stroke\"");
            }
        }
        group.write(&mut shared);
    }
    shared.push_str("</g></defs>");
    let picture = |(scene, attributes): &(Scene, String)| {
        let Some(placed) = &scene.ground else { return draw(scene, attributes) };
        let mut above = scene.clone();
        above.shapes.splice(placed.shapes.clone(), None);
        let matrix = matrix(own.placement, placed.placement);
        let Rect { x, y, width, height } = placed.frame;
        let [x, y] =
            [("x", x), ("y", y)].map(|(name, at)| if at == 0.0 { String::new() } else { format!(" {name}=\"{at:.0}\"") });
        let used = format!(
            "<svg{x}{y} width=\"{}\" height=\"{}\"><use href=\"#{id}\" transform=\"matrix({matrix})\"/></svg>",
            decimal(width * UNITS),
            decimal(height * UNITS)
        );
        written(&above, attributes, &(std::mem::take(&mut shared) + &used))
    };
    pictures.iter().map(picture).collect()
}

/// The matrix from one placement of a plane to another, as SVG has it.
fn matrix(from: Placement, to: Placement) -> String {
    let moved = |x, y| to.at(from.invert(Point::new(x, y)));
    let (start, across, down) = (moved(0.0, 0.0), moved(1.0, 0.0), moved(0.0, 1.0));
    let parts = [across.x - start.x, across.y - start.y, down.x - start.x, down.y - start.y];
    let parts = parts.map(|part| format!("{part:.4}"));
    let moves = [start.x, start.y].map(|length| format!("{length:.1}"));
    parts.into_iter().chain(moves).collect::<Vec<_>>().join(" ")
}

/// How far a bow may be from its points, in backend units.
const NEAR: f64 = 0.8 * UNITS;

/// A line with few bends as parabolas from its start: `q` with a control point and an end for each.
pub(super) fn bows(points: &[BackendCoord]) -> Option<Part> {
    let start = whole(*points.first()?);
    let mut end = start;
    let mut data = String::new();
    bow(points, &mut end, &mut data);
    Some(Part { start, end, data, area: Area::around(points, UNITS as i32), clockwise: false })
}

/// The nearest whole pixel.
fn whole((x, y): BackendCoord) -> BackendCoord {
    let whole = |length: i32| (f64::from(length) / UNITS).round() as i32 * UNITS as i32;
    (whole(x), whole(y))
}

/// Writes the parabola from the pen through the points, or those through their halves.
fn bow(points: &[BackendCoord], pen: &mut BackendCoord, data: &mut String) {
    let [first, between @ .., last] = points else { return };
    let exact = |(x, y): &BackendCoord| Point::new(f64::from(*x), f64::from(*y));
    let (from, to) = (exact(first), exact(last));
    // How far along each point is, by the line's length.
    let lengths = points.windows(2).scan(0.0, |walked, pair| {
        if let [a, b] = pair {
            *walked += exact(a).distance(exact(b));
        }
        Some(*walked)
    });
    let lengths: Vec<f64> = lengths.collect();
    let length = lengths.last().copied().unwrap_or_default().max(1.0);
    let parts: Vec<(Point, f64)> = between.iter().map(exact).zip(lengths.iter().map(|walked| walked / length)).collect();
    // The control point with the least squares.
    let (mut x_sum, mut y_sum, mut weights) = (0.0, 0.0, 0.0);
    for (point, t) in &parts {
        let weight = 2.0 * t * (1.0 - t);
        let rest = |point: f64, from: f64, to: f64| point - (1.0 - t) * (1.0 - t) * from - t * t * to;
        x_sum += weight * rest(point.x, from.x, to.x);
        y_sum += weight * rest(point.y, from.y, to.y);
        weights += weight * weight;
    }
    let control = if weights > 0.0 { Point::new(x_sum / weights, y_sum / weights) } else { from.towards(to, 0.5) };
    let at = |t: f64| from.towards(control, t).towards(control.towards(to, t), t);
    let is_near = parts.iter().all(|(point, t)| at(*t).distance(*point) <= NEAR);
    if is_near {
        let (control, last) = (whole((control.x as i32, control.y as i32)), whole(*last));
        let steps = [control.0 - pen.0, control.1 - pen.1, last.0 - pen.0, last.1 - pen.1];
        *pen = last;
        for (place, step) in steps.into_iter().enumerate() {
            let gap = if place == 0 {
                "q"
            } else if step < 0 {
                ""
            } else {
                " "
            };
            // Writing to a string cannot fail.
            let _: std::fmt::Result = write!(data, "{gap}{}", short(step));
        }
    } else if let (Some(first), Some(second)) = (points.get(..=points.len() / 2), points.get(points.len() / 2..)) {
        bow(first, pen, data);
        bow(second, pen, data);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::layout::{Ink, Position, Projection};
    use crate::scene::{Fill, Ground, Shape, Stroke};

    fn count(picture: &str, element: &str) -> usize {
        picture.matches(element).count()
    }

    #[test]
    fn the_ground_of_a_map_stands_once_and_lies_in_every_picture_where_its_own_would() {
        let on = |scale: f64, turn: f64| {
            let mut scene = Scene::new(100.0, 150.0);
            let placement = Placement { turn, scale, origin: Point::new(50.0, 40.0) };
            let triangle = [(0.0, 0.0), (0.5, 0.0), (0.0, 0.5)].map(|(x, y)| placement.at(Point::new(x, y)));
            scene.add(Shape::Polygon(triangle.to_vec(), Fill::solid(Ink::Land)));
            scene.line(triangle.to_vec(), Stroke::solid(Ink::Rule, 0.6));
            let projection = Projection::new(Position::new(70.0, 35.0));
            scene.ground = Some(Ground { projection, placement, frame: Rect::new(0.0, 0.0, 100.0, 80.0), shapes: 0..2 });
            scene.mark("route", |scene| scene.rect(Rect::new(10.0, 10.0, 5.0, 5.0), Fill::solid(Ink::Topic(0))));
            scene
        };
        let pictures = [(on(40.0, 0.0), String::new()), (on(80.0, 0.0), String::new()), (on(40.0, 0.5), String::new())];
        let mut ground = pictures[1].0.clone();
        ground.shapes.truncate(2);
        let drawn = draw_on(&ground, "ground", &pictures);
        assert_eq!(drawn.iter().map(|picture| count(picture, "var(--land)")).collect::<Vec<_>>(), [1, 0, 0], "{drawn:?}");
        for (picture, matrix) in drawn.iter().zip([
            "0.5000 0.0000 0.0000 0.5000 25.0 20.0",
            "1.0000 0.0000 0.0000 1.0000 0.0 0.0",
            "0.4388 0.2397 -0.2397 0.4388 37.6 10.5",
        ]) {
            assert_eq!(count(picture, "<svg width=\"100\" height=\"80\"><use href=\"#ground\""), 1, "{picture}");
            assert!(picture.contains(&format!("matrix({matrix})")), "{picture}");
            assert_eq!(count(picture, "<g class=\"mark\""), 1, "{picture}");
        }
        assert_eq!(count(&drawn.concat(), "vector-effect"), 1);
    }

    #[test]
    fn a_circle_is_drawn_by_few_bows_that_end_where_it_does() {
        let quarter: Vec<BackendCoord> = (0..=30)
            .map(|step| (f64::from(step) * 3.0_f64).to_radians().sin_cos())
            .map(|(x, y)| ((x * 800.0) as i32, (y * 800.0) as i32))
            .collect();
        let part = bows(&quarter).expect("a part");
        assert_eq!((part.start, part.end), ((0, 800), (800, 0)));
        assert!((1..=4).contains(&count(&part.data, "q")), "{}", part.data);
        assert_eq!(bows(&[(0, 0), (80, 40)]).map(|part| part.data), Some("q5 3 10 5".to_owned()));
        assert!(bows(&[]).is_none());
    }
}
