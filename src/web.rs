//! Everything that JavaScript can call: free functions, handles and plain values.
//!
//! Handles are numbers that are never used again. After [`reset`] the next call starts in a fresh instance, where all
//! handles are unknown; the page reads its edition again.

use crate::draw::canvas;
use crate::figure::Document;
use crate::layout::{Ink, Land, Palette, Point};
use crate::panels::State;
use crate::scene::Scene;
use crate::transition;
use std::cell::RefCell;
use wasm_bindgen::prelude::{JsError, JsValue, wasm_bindgen};
use web_sys::HtmlCanvasElement;

thread_local! {
    static SHELF: RefCell<Shelf> = RefCell::new(Shelf::default());
}

/// What handles stand for.
#[derive(Default)]
struct Shelf {
    last: u32,
    documents: Vec<(u32, Document)>,
    /// Each with the handle of its edition.
    scenes: Vec<(u32, (u32, Scene))>,
}

impl Shelf {
    fn next(&mut self) -> u32 {
        self.last += 1;
        self.last
    }

    fn document(&self, handle: u32) -> Result<&Document, JsError> {
        let found = self.documents.iter().find(|(known, _)| *known == handle);
        found.map(|(_, document)| document).ok_or_else(|| JsError::new("unknown edition handle"))
    }

    fn scene(&self, handle: u32) -> Result<&(u32, Scene), JsError> {
        let found = self.scenes.iter().find(|(known, _)| *known == handle);
        found.map(|(_, scene)| scene).ok_or_else(|| JsError::new("unknown scene handle"))
    }
}

fn with_shelf<T>(work: impl FnOnce(&mut Shelf) -> Result<T, JsError>) -> Result<T, JsError> {
    SHELF.with(|shelf| match shelf.try_borrow_mut() {
        Ok(mut shelf) => work(&mut shelf),
        Err(_) => Err(JsError::new("called from inside a call")),
    })
}

/// Makes a panic leave the page's other figures alone: the next call starts in a fresh instance.
#[wasm_bindgen(start)]
fn start() {
    std::panic::set_hook(Box::new(|_| wasm_bindgen::handler::schedule_reinit()));
}

/// Forgets everything; the next call starts in a fresh instance. For after a trap that is no panic.
#[wasm_bindgen]
pub fn reset() {
    wasm_bindgen::handler::schedule_reinit();
}

/// Reads an edition's text and returns its handle. Throws with one line for each fault: `facts[3].value: …`.
#[wasm_bindgen]
pub fn read(text: &str) -> Result<u32, JsError> {
    let document = Document::read(text)?;
    with_shelf(|shelf| {
        let handle = shelf.next();
        shelf.documents.push((handle, document));
        Ok(handle)
    })
}

/// Reads the land of an edition's maps, which are laid out with it from then on. Throws with the fault and its path.
#[wasm_bindgen]
pub fn read_land(edition: u32, text: &str) -> Result<(), JsError> {
    let land = Land::read(text)?;
    with_shelf(|shelf| {
        let found = shelf.documents.iter_mut().find(|(known, _)| *known == edition);
        found.ok_or_else(|| JsError::new("unknown edition handle"))?.1.set_land(land);
        Ok(())
    })
}

/// Lays a figure out for a width in CSS pixels and gives the scene's handle. `state` is like `show=multiples`.
#[wasm_bindgen]
pub fn lay_out(edition: u32, figure: &str, width: f64, state: &str) -> Result<u32, JsError> {
    with_shelf(|shelf| {
        let scene = shelf.document(edition)?.layout(figure, width, &State::parse(state));
        let scene = scene.ok_or_else(|| JsError::new(&format!("no figure has the id `{figure}`")))?;
        let handle = shelf.next();
        shelf.scenes.push((handle, (edition, scene)));
        Ok(handle)
    })
}

/// The scene at `progress` on the way between two scenes of one edition, as a scene of its own; returns its handle.
#[wasm_bindgen]
pub fn between(from: u32, to: u32, progress: f64) -> Result<u32, JsError> {
    with_shelf(|shelf| {
        let (edition, to) = shelf.scene(to)?;
        let scene = (*edition, transition::between(&shelf.scene(from)?.1, to, progress));
        let handle = shelf.next();
        shelf.scenes.push((handle, scene));
        Ok(handle)
    })
}

/// The scene's size and its marks in words, as in [`crate::figure::Picture`].
#[wasm_bindgen]
pub fn describe(scene: u32) -> Result<JsValue, JsError> {
    with_shelf(|shelf| {
        let (edition, scene) = shelf.scene(scene)?;
        Ok(serde_wasm_bindgen::to_value(&shelf.document(*edition)?.describe(scene))?)
    })
}

/// Paints the scene on the canvas with these colours (0xRRGGBB, in the order of [`inks`]).
#[wasm_bindgen]
pub fn paint(scene: u32, canvas: &HtmlCanvasElement, pixel_ratio: f64, palette: &[u32]) -> Result<(), JsError> {
    with_shelf(|shelf| {
        let (_, scene) = shelf.scene(scene)?;
        canvas::draw(scene, &Palette::LIGHT.with(palette), canvas, pixel_ratio).map_err(|reason| JsError::new(&reason))
    })
}

/// The CSS custom properties of the colours that [`paint`] takes, in its order.
#[wasm_bindgen]
#[must_use]
pub fn inks() -> Vec<String> {
    Ink::ALL.iter().map(|ink| ink.property().to_owned()).collect()
}

/// The place of the mark nearest to a point of the scene, within `reach` CSS pixels; −1 if there is none.
#[wasm_bindgen]
pub fn nearest(scene: u32, x: f64, y: f64, reach: f64) -> Result<i32, JsError> {
    with_shelf(|shelf| {
        let (_, scene) = shelf.scene(scene)?;
        let place = scene.nearest(Point::new(x, y), reach);
        Ok(place.and_then(|place| i32::try_from(place).ok()).unwrap_or(-1))
    })
}

/// Returns a handle back. Unknown handles are left alone.
#[wasm_bindgen]
pub fn release(handle: u32) {
    let _: Result<(), JsError> = with_shelf(|shelf| {
        shelf.documents.retain(|(known, _)| *known != handle);
        shelf.scenes.retain(|(known, _)| *known != handle);
        Ok(())
    });
}
