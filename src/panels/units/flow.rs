//! Arrays that flow: the first at the left, the others at the right, and lines between.

use super::{BETWEEN, UNDER_HEAD};
use crate::layout::Point;
use crate::marks::{self, Dots, Grid, Packing};
use crate::panels::Context;
use crate::panels::array::{Array, radius};
use crate::scene::Scene;

/// The first array at the left, the others at the right, and lines between.
pub(super) struct Flow {
    rows: usize,
    pitch: f64,
    left: f64,
}

impl Flow {
    /// The largest dots for which all stay inside the width and within a screen; `None` where there is no room.
    pub(super) fn new(first: &Array<'_>, others: &[Array<'_>], width: f64) -> Option<Self> {
        let places: Vec<usize> = others.iter().map(Array::places).collect();
        let rail = (width * 0.17).max(96.0);
        let Packing { side, pitch } = marks::abreast(first.places(), &places, rail, width).filter(|_| width >= 560.0)?;
        let across = |places: usize| places.div_ceil(side) as f64 * pitch;
        let right = width - across(places.into_iter().max()?);
        let left = right.min(across(first.places()) + (width * 0.3).max(rail));
        Some(Self { rows: side, pitch, left })
    }

    fn dots(&self, array: &Array<'_>, at: Point) -> Dots {
        Dots { at, grid: array.grid(self.rows), pitch: self.pitch, radius: radius(self.pitch) }
    }

    pub(super) fn draw(
        &self,
        scene: &mut Scene,
        context: &Context<'_>,
        first: &Array<'_>,
        others: &[Array<'_>],
        top: f64,
    ) -> f64 {
        let width = scene.size.width;
        let mut right = Scene::new(width, 0.0);
        let (mut y, mut middles) = (top, Vec::new());
        for array in others {
            let limit = width - self.left;
            let last = array.draw_head(&mut right, Point::new(self.left, y + 12.0), limit);
            let dots = self.dots(array, Point::new(self.left, last + UNDER_HEAD));
            let bounds = array.draw_dots(&mut right, context, dots);
            let column = Dots { grid: Grid::Rows(self.rows), ..dots };
            middles.push(bounds.y + column.bounds(self.rows).height / 2.0);
            y = array.draw_legend(&mut right, context, Point::new(self.left, bounds.bottom()), limit) + BETWEEN - 12.0;
        }
        let middle = middles.iter().sum::<f64>() / middles.len().max(1) as f64;
        let block = self.dots(first, Point::default()).bounds(first.places());
        let limit = (self.left - 24.0).min(block.width + (self.left - block.width) * 0.6);
        let head = first.head(Point::new(0.0, 12.0), limit);
        let head_height = head.last().map_or(12.0, |text| text.at.y) + UNDER_HEAD;
        let block_top = (middle - block.height / 2.0).max(top + head_height);
        first.draw_head(scene, Point::new(0.0, block_top - head_height + 12.0), limit);
        let block = first.draw_dots(scene, context, self.dots(first, Point::new(0.0, block_top)));
        let legend = first.draw_legend(scene, context, Point::new(0.0, block.bottom()), limit);
        let from = Point::new(block.right() + 16.0, block.y + block.height / 2.0);
        for middle in middles {
            let rail = marks::bend(from, Point::new(self.left - 16.0, middle));
            marks::flow(scene, &rail, context.ink);
        }
        scene.place(right, 0.0, 0.0);
        (y - BETWEEN + 12.0).max(legend)
    }
}
