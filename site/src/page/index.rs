//! The index of paragraphs: where its columns are wide enough to be pressed.

/// As wide as whatever can be pressed, in CSS pixels.
const PRESSED: u32 = 24;
/// What of the story's width is not the index's: the margins of the page, and the column beside it.
const BESIDE: u32 = 2 * 48 + 224;
/// The narrowest page with that column, and the widest page.
const WIDE: u32 = 900;
const WIDEST: u32 = 1280;

/// Where columns are too narrow to be pressed, the list of links under them does their work.
pub(super) fn css(paragraphs: u32) -> String {
    let room = paragraphs.saturating_mul(PRESSED).saturating_add(BESIDE).max(WIDE);
    let narrow = ".stacks .stack { visibility: hidden } .stacks .stack i { visibility: visible }";
    if room > WIDEST {
        return format!("@media screen {{ {narrow} }}\n");
    }
    format!(
        "@media screen and (max-width: {}.98px) {{ {narrow} }}\n@media screen and (min-width: {room}px) {{ .legend {{ display: none }} }}\n",
        room - 1
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_are_pressed_only_where_each_is_wide_enough() {
        assert!(css(35).contains("min-width: 1160px"));
        assert!(css(4).contains("min-width: 900px"));
        assert!(!css(41).contains("min-width"), "a page is never wide enough for so many");
    }
}
