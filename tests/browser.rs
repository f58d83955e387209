//! What only a browser can show: pixels on a canvas, and the page left as it was.
//!
//! Run by `wasm-pack test --headless --chrome`.

#![cfg(target_arch = "wasm32")]
#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::ok_expect,
    clippy::panic,
    missing_docs,
    reason = "a test that stops is a test that failed; errors for JavaScript cannot be printed by Rust"
)]

use wasm_bindgen::{Clamped, JsCast as _, JsValue};
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};
use waymark::web;
use web_sys::{CanvasRenderingContext2d, Document, HtmlCanvasElement};

wasm_bindgen_test_configure!(run_in_browser);

const EDITION: &str = include_str!("fixtures/plain.json");
/// Paper, one colour for ink of all kinds, and one for all links.
const PALETTE: [u32; 14] = [
    0xF5_F3EB, 0x10_2030, 0x10_2030, 0x10_2030, 0x10_2030, 0x10_2030, 0x10_2030, 0xC0_0000, 0xC0_0000, 0xC0_0000, 0xC0_0000,
    0xC0_0000, 0xC0_0000, 0xC0_0000,
];

fn page() -> Document {
    web_sys::window().and_then(|window| window.document()).expect("a page")
}

fn canvas() -> HtmlCanvasElement {
    page().create_element("canvas").expect("an element").dyn_into().expect("a canvas")
}

fn pixels(canvas: &HtmlCanvasElement) -> Clamped<Vec<u8>> {
    let context = canvas.get_context("2d").expect("a call").expect("a context");
    let context: CanvasRenderingContext2d = context.dyn_into().expect("a 2D context");
    context.get_image_data(0.0, 0.0, canvas.width().into(), canvas.height().into()).expect("pixels").data()
}

fn painted(figure: &str, width: f64, ratio: f64) -> HtmlCanvasElement {
    let canvas = canvas();
    let scene = lay_out(read(figure), width, "");
    web::paint(scene, &canvas, ratio, &PALETTE).ok().expect("it is painted");
    canvas
}

/// The handle of a figure of the fixture, published and read.
fn read(figure: &str) -> u32 {
    let file = web::publish(EDITION, figure).ok().expect("the fixture is sound");
    web::read(&file).ok().expect("the file is a figure's")
}

fn lay_out(figure: u32, width: f64, state: &str) -> u32 {
    web::lay_out(figure, width, state, 1.0, 0.5, 0.5).ok().expect("the handle is known")
}

/// The item of a list in a list.
fn item(list: &JsValue, place: u32) -> JsValue {
    list.dyn_ref::<js_sys::Array>().expect("a list").get(place)
}

/// The marks of a scene.
fn marks(scene: u32) -> js_sys::Array {
    let picture = web::describe(scene).ok().expect("it is described");
    item(&picture, 2).dyn_into().expect("a list")
}

#[wasm_bindgen_test]
fn the_canvas_is_painted_in_the_colours_of_the_palette() {
    let canvas = painted("picked", 400.0, 1.0);
    let pixels = pixels(&canvas);
    let opaque = |colour: [u8; 3]| pixels.chunks_exact(4).filter(|pixel| pixel[..3] == colour && pixel[3] == 255).count();
    assert!(opaque([0xC0, 0, 0]) > 2_000, "the columns are drawn in the link's colour");
    assert!(opaque([0x10, 0x20, 0x30]) > 100, "axes and text are drawn in ink");
}

#[wasm_bindgen_test]
fn two_device_pixels_a_pixel_make_a_canvas_twice_as_large_with_sharp_edges() {
    let (single, double) = (painted("picked", 400.0, 1.0), painted("picked", 400.0, 2.0));
    assert_eq!((double.width(), double.height()), (2 * single.width(), 2 * single.height()));
    let width = double.width() as usize;
    let data = pixels(&double);
    // A row through the columns: between paper and the full colour there is at most one blended pixel an edge.
    let row = (double.height() as usize * 3 / 4) * width * 4;
    let is_full = |x: usize| data[row + x * 4 + 3] == 255 && data[row + x * 4] == 0xC0;
    let is_clear = |x: usize| data[row + x * 4 + 3] == 0;
    let edges = (2..width - 2).filter(|x| is_full(*x) && !is_full(x - 1)).collect::<Vec<_>>();
    assert!(!edges.is_empty(), "the row crosses a column");
    for edge in edges {
        assert!(is_clear(edge - 1) || is_clear(edge - 2) || data[row + (edge - 2) * 4] == 0x10, "a blurred edge at {edge}");
    }
}

#[wasm_bindgen_test]
fn a_broken_edition_is_refused_with_the_name_of_the_field() {
    let broken = EDITION.replace("\"value\": 70,", "\"value\": \"many\",");
    let error = web::publish(&broken, "picked").err().map(JsValue::from).expect("it is refused");
    let message: String = error.dyn_into::<js_sys::Error>().expect("an error").message().into();
    assert!(message.starts_with("facts[2].value: "), "{message}");
}

#[wasm_bindgen_test]
fn bytes_that_are_no_figure_and_no_land_are_refused() {
    for bytes in [&[][..], b"{}", b"\x7fELF", EDITION.as_bytes()] {
        assert!(web::read(bytes).is_err());
        assert!(web::read_land(bytes).is_err());
    }
}

#[wasm_bindgen_test]
fn painting_adds_no_element_to_the_page() {
    let count = || page().get_elements_by_tag_name("*").length();
    let spans = || page().get_elements_by_tag_name("span").length();
    let before = (count(), spans());
    drop(painted("picked", 500.0, 1.0));
    drop(painted("slopes", 500.0, 1.0));
    assert_eq!((count(), spans()), before);
}

#[wasm_bindgen_test]
fn the_marks_are_described_and_found_where_they_are() {
    let scene = lay_out(read("slopes"), 400.0, "");
    let marks = marks(scene);
    assert_eq!(marks.length(), 2);
    for (place, mark) in marks.iter().enumerate() {
        let number = |place| item(&item(&mark, 3), place).as_f64().expect("a number");
        let (x, y) = (number(0) + number(2) / 2.0, number(1) + number(3) / 2.0);
        assert_eq!(web::nearest(scene, x, y, 24.0).ok(), i32::try_from(place).ok());
    }
    assert_eq!(web::nearest(scene, -500.0, -500.0, 24.0).ok(), Some(-1));
}

#[wasm_bindgen_test]
fn a_switch_gives_another_scene_and_unknown_values_the_default() {
    let figure = read("slopes");
    let second = |state: &str| {
        let scene = lay_out(figure, 400.0, state);
        item(&marks(scene).get(1), 0).as_string()
    };
    assert_eq!(second("").as_deref(), Some("apples-2020"));
    assert_eq!(second("show=multiples").as_deref(), Some("growth"));
    assert_eq!(second("show=nonsense"), second(""));
}

#[wasm_bindgen_test]
fn a_handle_that_was_given_back_is_refused_and_not_used_again() {
    let figure = read("picked");
    web::release(figure);
    assert!(web::lay_out(figure, 400.0, "", 1.0, 0.5, 0.5).is_err());
    assert_ne!(read("picked"), figure);
}

#[wasm_bindgen_test]
fn a_scene_without_an_area_and_a_ratio_that_is_no_number_do_no_harm() {
    for (width, ratio) in [(0.0, 1.0), (400.0, f64::NAN), (400.0, 1e9), (f64::NAN, 1.0)] {
        drop(painted("picked", width, ratio));
    }
    let widest = painted("picked", 9_000.0, 8.0);
    assert!(widest.width() <= 4_096, "no side passes what every browser can draw");
}
