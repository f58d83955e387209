//! The one ground that several pictures of a map lie on.

use super::Document;
use crate::layout::{Placement, Point, Rect, clip, path};
use crate::marks::{Detail, Globe};
use crate::scene::{Ground, Scene, Shape};

/// What lies further than this from every picture, in pixels of the ground, is not seen, so it may be that far from where it is.
const OUTSIDE: f64 = 16.0;

impl Document {
    /// The ground that lies under all of these pictures of a map, as large as the largest of them shows it; `None` where fewer
    /// than two have one.
    #[must_use]
    pub fn ground(&self, scenes: &[&Scene]) -> Option<Scene> {
        let grounds: Vec<&Ground> = scenes.iter().filter_map(|scene| scene.ground.as_ref()).collect();
        let largest = grounds.iter().max_by(|a, b| a.placement.scale.total_cmp(&b.placement.scale))?;
        if grounds.len() < 2 {
            return None;
        }
        let corners = grounds.iter().flat_map(|ground| corners(ground, largest.placement));
        let around = corners.map(|Point { x, y }| Rect::new(x, y, 0.0, 0.0)).reduce(Rect::union)?;
        let frame = around.moved(-around.x, -around.y);
        let placement = Placement { origin: largest.placement.origin.moved(-around.x, -around.y), ..largest.placement };
        let mut scene = Scene::new(frame.width, frame.height);
        let globe = Globe { projection: largest.projection, placement, frame };
        globe.draw(&mut scene, self.land(), &Detail::default());
        scene.placement = scenes.iter().find_map(|scene| scene.placement).map(|_| placement);
        let is_near = |point: Point| {
            let place = placement.invert(point);
            grounds.iter().any(|ground| {
                let margin = OUTSIDE * ground.placement.scale / placement.scale;
                ground.frame.distance(ground.placement.at(place)) <= margin
            })
        };
        for placed in &mut scene.shapes {
            if let Shape::Polygon(points, _) | Shape::Line(points, _) = &mut placed.shape {
                *points = loosened(points, &is_near);
            }
        }
        scene.shapes.retain(|placed| {
            let in_picture = |points: &[Point], ground: &Ground| -> Vec<Point> {
                points.iter().map(|point| ground.placement.at(placement.invert(*point))).collect()
            };
            grounds.iter().any(|ground| match &placed.shape {
                Shape::Polygon(points, _) => clip::polygon(&in_picture(points, ground), ground.frame).len() > 2,
                Shape::Line(points, _) => !clip::line(&in_picture(points, ground), ground.frame).is_empty(),
                _ => true,
            })
        });
        Some(scene)
    }
}

/// The corners of a ground's frame, on another placement of its plane.
fn corners(ground: &Ground, placement: Placement) -> [Point; 4] {
    let Ground { frame, .. } = ground;
    let corners = [(frame.x, frame.y), (frame.right(), frame.y), (frame.x, frame.bottom()), (frame.right(), frame.bottom())];
    corners.map(|(x, y)| placement.at(ground.placement.invert(Point::new(x, y))))
}

/// A line with few points where it is not near.
fn loosened(points: &[Point], is_near: &dyn Fn(Point) -> bool) -> Vec<Point> {
    let runs = points.chunk_by(|a, b| is_near(*a) == is_near(*b));
    let run = |run: &[Point]| {
        if run.first().is_some_and(|first| is_near(*first)) { run.to_vec() } else { path::simplify(run, OUTSIDE) }
    };
    runs.flat_map(run).collect()
}
