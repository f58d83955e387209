//! The colours of the page as CSS custom properties, from the palettes that the canvas is painted with.

use std::fmt::Write;

use waymark::figure::Document;
use waymark::layout::{Ink, Palette};

use super::Theme;

/// `tokens.css`: light, dark on screens by preference or by `data-theme`, and the reader's own colours.
pub(super) fn css(document: &Document, theme: &Theme) -> String {
    let (light, dark) = palettes(document, theme);
    let (light, dark, system) = (properties(&light), properties(&dark), system());
    format!(
        "/* Made by the build from the palettes in src/layout/theme.rs. */
:root {{ color-scheme: light; {light}}}
@media screen and (prefers-color-scheme: dark) {{ :root:not([data-theme=\"light\"]) {{ color-scheme: dark; {dark}}} }}
@media screen {{ :root[data-theme=\"dark\"] {{ color-scheme: dark; {dark}}} }}
@media (forced-colors: active) {{ :root:root:root {{ color-scheme: light dark; {system}}} }}
"
    )
}

/// `plates.css`: the two palettes side by side on one page, whatever the reader's own theme is.
pub(super) fn plates() -> String {
    let [light, dark] = [Palette::LIGHT, Palette::DARK].map(|palette| properties(&palette));
    format!("/* Made by the build. */\n.light {{ color-scheme: light; {light}}}\n.dark {{ color-scheme: dark; {dark}}}\n")
}

/// The light and the dark palette, with the colours that the edition gives its links.
pub(super) fn palettes(document: &Document, theme: &Theme) -> (Palette, Palette) {
    (theme.light(document.palette(Palette::LIGHT, false)), theme.dark(document.palette(Palette::DARK, true)))
}

/// `elements.css`: an element that follows its page takes light or dark from that page's `color-scheme`.
pub(super) fn elements(document: &Document, theme: &Theme) -> String {
    let (light, dark) = palettes(document, theme);
    let both = Ink::ALL.iter().fold(String::new(), |mut css, ink| {
        let (light, dark) = (light.colour(*ink), dark.colour(*ink));
        let _ = write!(css, "{}: {}; ", ink.property(), themed(*ink, &format!("light-dark(#{light:06x}, #{dark:06x})")));
        css
    });
    format!(
        "/* Made by the build. */\n:root[theme=\"auto\"] {{ color-scheme: inherit }}\n\
         @media screen {{ @supports (color: light-dark(red, red)) {{ :root[theme=\"auto\"] {{ {both}}} }} }}\n"
    )
}

/// The value of an ink, unless a host sets its own: `--waymark-paper` for the paper.
fn themed(ink: Ink, colour: &str) -> String {
    format!("var(--waymark-{}, {colour})", ink.property().trim_start_matches('-'))
}

fn properties(palette: &Palette) -> String {
    Ink::ALL.iter().fold(String::new(), |mut css, ink| {
        let _ = write!(css, "{}: {}; ", ink.property(), themed(*ink, &format!("#{:06x}", palette.colour(*ink))));
        css
    })
}

/// Only the reader's own foreground and background: what was told by colour is told by form as well.
fn system() -> String {
    Ink::ALL.iter().fold(String::new(), |mut css, ink| {
        let colour = match ink {
            Ink::Paper | Ink::Tooltip | Ink::Land => "Canvas",
            Ink::Rule => "GrayText",
            Ink::Axis | Ink::Quiet | Ink::Text | Ink::Topic(_) => "CanvasText",
        };
        let _ = write!(css, "{}: {colour}; ", ink.property());
        css
    })
}
