//! Dot arrays: one disc, one thing; in several groups, which may flow from the first to the others.

mod flow;

use self::flow::Flow;
use super::array::{Array, Parts, Piece, radius};
use super::fields::{Caption, Count, FactRef, Filled, Naming};
#[cfg(feature = "edition")]
use super::{Check, remarks};
use super::{Context, Kind, Panel, fields, kind, title};
use crate::layout::Point;
use crate::marks::{self, Dots, Grid, Packing, Phrase};
use crate::scene::{Anchor, Scene};

/// The kind's entry in the list.
pub(super) const KIND: Kind = kind!(Units, "units", "Numbers as arrays of dots, one dot for each thing.");

fields! {
    /// The fields of a panel of dot arrays.
        struct Units {
        /// The words above the arrays.
        title: Option<Caption>,
        /// What one dot is: "city".
        one: Caption,
        /// In reading order.
        groups: Filled<Group>,
        /// Whether lines lead from the first group to the others.
        flow: bool = default,
        /// The words beside the line on narrow pictures: "reaching".
        flow_label: Option<Caption>,
    }
}

fields! {
    /// One array.
        struct Group {
        /// How many dots there are.
        fact: FactRef<Count>,
        /// The words after the number.
        caption: Naming,
        /// How many of them stand out.
        part: Option<Piece>,
        /// How many of them do not.
        rest: Option<Piece>,
    }
}

/// From a heading's baseline to its array.
const UNDER_HEAD: f64 = 13.0;
/// From an array to the next heading's baseline.
const BETWEEN: f64 = 32.0;

impl Panel for Units {
    #[cfg(feature = "edition")]
    fn check(&self, check: &mut Check<'_>) {
        if self.flow && self.groups.len() < 2 {
            check.refuse("flow", "there is no second group to lead to");
        }
        for (index, group) in self.groups.iter().enumerate() {
            group.parts().check(check, index);
        }
    }

    #[cfg(feature = "edition")]
    fn scales(&self) -> Vec<Vec<u16>> {
        vec![self.groups.iter().flat_map(|group| group.parts().indices()).collect()]
    }

    fn layout(&self, context: &Context<'_>, width: f64) -> Scene {
        let arrays: Vec<Array<'_>> = self.groups.iter().filter_map(|group| Array::new(&group.parts(), context)).collect();
        let mut scene = Scene::new(width, 0.0);
        if width < 40.0 || arrays.is_empty() {
            return scene;
        }
        let y = title::draw(&mut scene, self.title.as_ref());
        let bottom = match arrays.as_slice() {
            [_] => self.stack(&mut scene, context, &arrays, y),
            [first, others @ ..] => match Flow::new(first, others, width).filter(|_| self.flow) {
                Some(flow) => flow.draw(&mut scene, context, first, others, y),
                None => self.stack(&mut scene, context, &arrays, y),
            },
            [] => y,
        };
        scene.size.height = bottom.ceil();
        scene
    }

    #[cfg(feature = "edition")]
    fn heading(&self) -> Option<String> {
        self.title.as_ref().map(|title| title.to_string())
    }

    #[cfg(feature = "edition")]
    fn summary(&self, context: &Context<'_>) -> Vec<String> {
        let mut sentences = vec![crate::language::remarks::one_dot(&self.one)];
        let arrays: Vec<Array<'_>> = self.groups.iter().filter_map(|group| Array::new(&group.parts(), context)).collect();
        let spoken = |array: &Array<'_>| crate::language::remarks::counted(&array.fact.words.spoken, &array.caption);
        let most = arrays.iter().max_by_key(|array| array.count);
        let least = arrays.iter().min_by_key(|array| array.count);
        if let (Some(most), Some(least)) = (most, least)
            && most.count > least.count
        {
            let (is_firm, is_stated) = remarks::are_firm_and_stated(arrays.iter().map(|array| array.fact));
            let at = |end: usize| remarks::alike(arrays.iter().filter(|array| array.count == end).map(&spoken));
            sentences.push(crate::language::remarks::extremes(&at(most.count), &at(least.count), is_firm, is_stated));
        }
        sentences.extend(arrays.iter().filter_map(Array::said));
        sentences
    }

    #[cfg(feature = "edition")]
    fn mark_count(&self, context: &Context<'_>) -> f64 {
        self.groups.iter().filter_map(|group| Array::new(&group.parts(), context)).map(|array| array.mark_count()).sum()
    }
}

impl Group {
    fn parts(&self) -> Parts<'_> {
        Parts { fact: self.fact, caption: &self.caption, part: self.part.as_ref(), rest: self.rest.as_ref() }
    }
}

impl Units {
    /// The arrays one under the other, all with as many dots in a row.
    fn stack(&self, scene: &mut Scene, context: &Context<'_>, arrays: &[Array<'_>], top: f64) -> f64 {
        let width = scene.size.width;
        let places: Vec<usize> = arrays.iter().map(Array::places).collect();
        let Packing { side: columns, pitch } = marks::stacked(&places, width);
        let mut y = top;
        for (place, array) in arrays.iter().enumerate() {
            let last = array.draw_head(scene, Point::new(0.0, y + 12.0), width);
            let at = Point::new(0.0, last + UNDER_HEAD);
            let dots = Dots { at, grid: Grid::Columns(columns), pitch, radius: radius(pitch) };
            let bounds = array.draw_dots(scene, context, dots);
            y = array.draw_legend(scene, context, Point::new(0.0, bounds.bottom()), width);
            if place == 0 && self.flow {
                let x = radius(pitch) + 6.0;
                marks::flow(scene, &[Point::new(x, y + 9.0), Point::new(x, y + 40.0)], context.ink);
                if let Some(label) = &self.flow_label {
                    let label = label.to_string();
                    let lines = Phrase::new(13.0).quiet(&label).balance(width - x - 16.0);
                    lines.draw(scene, Point::new(x + 16.0, y + 28.0), Anchor::Start);
                    y += lines.rise();
                }
                y += 50.0;
            } else {
                y += BETWEEN - 12.0;
            }
        }
        y - BETWEEN + 12.0
    }
}
