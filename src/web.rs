//! Everything that JavaScript can call: free functions, handles and plain values.
//!
//! Handles are numbers that are never used again. After [`reset`] the next call starts in a fresh instance, where all
//! handles are unknown; the page reads its figures again.

use crate::draw::canvas;
use crate::layout::{Ink, Land, Palette, Point, Rect, Size};
use crate::panels::{State, View};
use crate::published::Figure;
use crate::scene::{Scene, Shape};
use crate::transition;
use std::cell::RefCell;
use talc::wasm::{WasmDynamicTalc, new_wasm_dynamic_allocator};
use wasm_bindgen::prelude::{JsError, JsValue, wasm_bindgen};
use web_sys::HtmlCanvasElement;

/// In the place of the standard library's, which makes every module 1.7 KiB larger.
#[global_allocator]
static ALLOCATOR: WasmDynamicTalc = new_wasm_dynamic_allocator();

thread_local! {
    static SHELF: RefCell<Shelf> = RefCell::new(Shelf::default());
}

/// What handles stand for.
#[derive(Default)]
struct Shelf {
    last: u32,
    figures: Vec<(u32, Figure)>,
    scenes: Vec<(u32, Scene)>,
    /// The land of all maps.
    land: Option<Land>,
}

impl Shelf {
    fn next(&mut self) -> u32 {
        self.last += 1;
        self.last
    }

    fn figure(&self, handle: u32) -> Result<&Figure, JsError> {
        let found = self.figures.iter().find(|(known, _)| *known == handle);
        found.map(|(_, figure)| figure).ok_or_else(|| JsError::new("unknown figure handle"))
    }

    fn scene(&self, handle: u32) -> Result<&Scene, JsError> {
        let found = self.scenes.iter().find(|(known, _)| *known == handle);
        found.map(|(_, scene)| scene).ok_or_else(|| JsError::new("unknown scene handle"))
    }

    fn keep(&mut self, scene: Scene) -> u32 {
        let handle = self.next();
        self.scenes.push((handle, scene));
        handle
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

/// Reads the file of a published figure and returns its handle. Throws if it is none, or of kinds that this module lacks.
#[wasm_bindgen]
pub fn read(bytes: &[u8]) -> Result<u32, JsError> {
    let figure = Figure::decode(bytes).ok_or_else(|| JsError::new("no figure that this module can read"))?;
    with_shelf(|shelf| {
        let handle = shelf.next();
        shelf.figures.push((handle, figure));
        Ok(handle)
    })
}

/// Reads the published land, with which all maps are laid out from then on. Throws if it is none.
#[wasm_bindgen]
pub fn read_land(bytes: &[u8]) -> Result<(), JsError> {
    let land = Land::decode(bytes).ok_or_else(|| JsError::new("no land that this module can read"))?;
    with_shelf(|shelf| {
        shelf.land = Some(land);
        Ok(())
    })
}

/// The file of a figure, from the text of an edition. Throws with one line for each fault: `facts[3].value: …`.
#[cfg(feature = "edition")]
#[wasm_bindgen]
pub fn publish(text: &str, figure: &str) -> Result<Vec<u8>, JsError> {
    let document = crate::figure::Document::read(text)?;
    document.file(figure).ok_or_else(|| JsError::new(&String::from_iter(["no figure has the id `", figure, "`"])))
}

/// Lays a figure out for a width in CSS pixels and returns the scene's handle. `state` is like `show=multiples`; `times`,
/// `x` and `y` are how near it is seen, as in [`View`].
#[wasm_bindgen]
pub fn lay_out(figure: u32, width: f64, state: &str, times: f64, x: f64, y: f64) -> Result<u32, JsError> {
    with_shelf(|shelf| {
        let figure = shelf.figure(figure)?;
        let state = State::parse(state).seen(View { times, x, y });
        let scene = figure.layout(width, &state, shelf.land.as_ref());
        Ok(shelf.keep(scene))
    })
}

/// The scene at `progress` on the way between two scenes of one figure, as a scene of its own; returns its handle.
#[wasm_bindgen]
pub fn between(from: u32, to: u32, progress: f64) -> Result<u32, JsError> {
    with_shelf(|shelf| {
        let scene = transition::between(shelf.scene(from)?, shelf.scene(to)?, progress);
        Ok(shelf.keep(scene))
    })
}

/// What a page draws of a figure's map on the way from one view to another, in numbers: see [`Figure::course`].
#[wasm_bindgen]
pub fn course(figure: u32, state: &str) -> Result<Vec<f64>, JsError> {
    with_shelf(|shelf| Ok(shelf.figure(figure)?.course(&State::parse(state), shelf.land.as_ref())))
}

/// Left, top, width and height, in CSS pixels.
type Room = [f64; 4];

/// A mark that can be reached: its fact, the other facts that are told with it, the index of the figure's panel that it
/// stands in, and its room.
type Mark<'a> = (&'a str, &'a [String], u8, Room);

/// A scene as a page needs it, in lists without names, which would bring a table of texts into the module: its width and
/// height, the marks, the room of the part that can be seen from nearer, where the plane of a map that is flown lies, and the
/// rooms of its texts, which an outline goes around. The words of the marks stand in the page.
type Picture<'a> = (f64, f64, Vec<Mark<'a>>, Option<Room>, Option<Plane>, Vec<Room>);

/// The x and y of the plane's centre, CSS pixels in a radius of the Earth, and by how many radians it is turned clockwise.
type Plane = [f64; 4];

fn room(Rect { x, y, width, height }: Rect) -> Room {
    [x, y, width, height]
}

/// The scene's size and the rooms of its marks, with the ids of their facts.
#[wasm_bindgen]
pub fn describe(scene: u32) -> Result<JsValue, JsError> {
    with_shelf(|shelf| {
        let scene = shelf.scene(scene)?;
        let marks = scene.targets.iter().map(|mark| (&*mark.fact, &*mark.facts, mark.panel, room(mark.bounds)));
        #[cfg(feature = "map")]
        let plane = scene.placement.map(|plane| [plane.origin.x, plane.origin.y, plane.scale, plane.turn]);
        #[cfg(not(feature = "map"))]
        let plane = None;
        let texts = scene.shapes.iter().filter_map(|placed| match &placed.shape {
            Shape::Text(text) => Some(room(text.bounds())),
            _ => None,
        });
        let Size { width, height } = scene.size;
        let picture: Picture<'_> = (width, height, marks.collect(), scene.window.map(room), plane, texts.collect());
        Ok(serde_wasm_bindgen::to_value(&picture)?)
    })
}

/// Paints the scene on the canvas with these colours (0xRRGGBB, in the order of [`inks`]).
#[wasm_bindgen]
pub fn paint(scene: u32, canvas: &HtmlCanvasElement, pixel_ratio: f64, palette: &[u32]) -> Result<(), JsError> {
    with_shelf(|shelf| {
        let scene = shelf.scene(scene)?;
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
        let scene = shelf.scene(scene)?;
        let place = scene.nearest(Point::new(x, y), reach);
        Ok(place.and_then(|place| i32::try_from(place).ok()).unwrap_or(-1))
    })
}

/// Returns a handle back. Unknown handles are left alone.
#[wasm_bindgen]
pub fn release(handle: u32) {
    let _: Result<(), JsError> = with_shelf(|shelf| {
        shelf.figures.retain(|(known, _)| *known != handle);
        shelf.scenes.retain(|(known, _)| *known != handle);
        Ok(())
    });
}
