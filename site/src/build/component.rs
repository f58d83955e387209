//! The style sheet of a figure inside somebody else's page, made from that of a figure's own page.
//!
//! There, the root of the document is not ours, a `rem` is what that page says it is, and the window is not as wide as the
//! figure. So rules for the root are for the element, lengths are pixels, and the figure's own container is asked for its width.

use std::fmt::Write;

/// CSS pixels of a `rem`, and of an `em` in a media query.
const REM: f64 = 16.0;

/// The style sheet, from one of ours or from what esbuild has made of some.
pub(crate) fn style_sheet(css: &str) -> String {
    let css = css
        .replace("@media (min-width: ", "@media(min-width:")
        .replace("@media (max-width: ", "@media(max-width:")
        .replace(":root[data-theme=dark]", ":host([theme=dark])")
        .replace(":root:not([data-theme=light])", ":host([theme=auto])")
        .replace(":root[theme=auto]", ":host([theme=auto])")
        .replace(":root", ":host")
        .replace("@media(min-width:", "@container frame (min-width:")
        .replace("@media(max-width:", "@container frame (max-width:");
    let css = in_pixels(&css, "rem", &|_| true);
    in_pixels(&css, "em", &|before| {
        before.ends_with("@container frame (min-width:") || before.ends_with("@container frame (max-width:")
    })
}

/// Writes lengths in pixels where `wanted` says so of the text before them.
fn in_pixels(css: &str, unit: &str, wanted: &dyn Fn(&str) -> bool) -> String {
    let mut out = String::new();
    let mut rest = css;
    while let Some((before, after)) = rest.split_once(unit) {
        let text = before.trim_end_matches(|character: char| character.is_ascii_digit() || character == '.');
        let number = before.get(text.len()..).unwrap_or_default();
        let ends = !after.starts_with(|character: char| character.is_alphanumeric() || character == '-');
        match number.parse::<f64>() {
            Ok(length) if ends && wanted(text) => {
                // Writing to a string cannot fail.
                let _ = write!(out, "{text}{}px", (length * REM * 100.0).round() / 100.0);
            }
            _ => out.extend([before, unit]),
        }
        rest = after;
    }
    out + rest
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lengths_are_pixels_and_queries_ask_the_container() {
        let css =
            ":root{--a:1}.a{margin:-.5rem 1.25rem;letter-spacing:-.01em}.rem{x:theorem}@media(min-width:30em){.b{top:2em}}";
        let expected = ":host{--a:1}.a{margin:-8px 20px;letter-spacing:-.01em}.rem{x:theorem}\
             @container frame (min-width:480px){.b{top:2em}}";
        assert_eq!(style_sheet(css), expected);
    }

    #[test]
    fn a_sheet_that_was_not_made_small_asks_the_container_too() {
        let css = "@media (max-width: 37.5em) { .a { padding: 1rem } }";
        assert_eq!(style_sheet(css), "@container frame (max-width:600px) { .a { padding: 16px } }");
    }

    #[test]
    fn themes_are_the_elements_own() {
        let css = ":root[data-theme=dark]{--a:1}:root:not([data-theme=light]){--a:2}";
        assert_eq!(style_sheet(css), ":host([theme=dark]){--a:1}:host([theme=auto]){--a:2}");
    }
}
