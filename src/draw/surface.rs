//! What a surface must offer beyond a plotters backend.

use crate::scene::Text;
use plotters_backend::{BackendColor, BackendCoord, DrawingBackend, DrawingErrorKind};

/// Backend units in a CSS pixel. plotters' coordinates are whole numbers; eighths of a pixel keep gentle lines smooth.
pub const UNITS: f64 = 8.0;

/// A plotters backend that also knows dashes, text on its baseline, and marks.
///
/// Its coordinates, lengths and sizes are in [`UNITS`] of a CSS pixel.
pub trait Surface: DrawingBackend {
    /// Sets the pattern of the lines that follow: dash and gap, or unbroken.
    fn set_dash(&mut self, dash: Option<(u32, u32)>);

    /// Draws a line of text with its anchor at `at` on the baseline.
    ///
    /// plotters would measure text through a temporary page element and set it by its box; here the scene has placed
    /// it already.
    fn text(&mut self, text: &Text, at: BackendCoord, colour: BackendColor) -> Result<(), DrawingErrorKind<Self::ErrorType>>;

    /// Shapes from here on belong to the mark with this index among the scene's targets, up to the next call; `None` for
    /// furniture.
    fn set_mark(&mut self, mark: Option<usize>) {
        let _ = mark;
    }
}
