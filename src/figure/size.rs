//! What a figure comes to when it is drawn: more than a page can show or a machine can paint is refused.

use super::document::Document;
use crate::edition::Refusal;
use crate::panels::State;

/// The most shapes of a figure on a narrow screen.
pub const SHAPE_LIMIT: usize = 40_000;
/// The greatest height of a figure on a narrow screen, in CSS pixels: a page that embeds it makes room for no more.
pub const HEIGHT_LIMIT: f64 = 20_000.0;

/// The width at which figures are highest, in CSS pixels.
const NARROW: f64 = 320.0;

/// The figures that come to more than the limits, in their first state.
pub(super) fn faults(document: &Document) -> Vec<Refusal> {
    let mut faults = Vec::new();
    for (index, figure) in document.edition().figures.iter().enumerate() {
        let Some(scene) = document.layout(figure.id.as_str(), NARROW, &State::default()) else { continue };
        let mut refuse = |reason: String| faults.push(Refusal::new(format!("figures[{index}].panels"), reason));
        let (shapes, height) = (scene.shapes.len(), scene.size.height);
        if shapes > SHAPE_LIMIT {
            refuse(format!("{shapes} shapes at {NARROW} pixels, the limit is {SHAPE_LIMIT}: divide the figure"));
        }
        if height > HEIGHT_LIMIT {
            refuse(format!("{height} pixels high at a width of {NARROW}, the limit is {HEIGHT_LIMIT}: divide the figure"));
        }
    }
    faults
}
