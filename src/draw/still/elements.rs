//! The elements of a still picture: groups of paths and texts, which know what they cover.

use crate::draw::svg::{ink, opacity, property, short};
use crate::layout::Ink;
use plotters_backend::{BackendColor, BackendCoord, BackendStyle};
use std::fmt::Write as _;

/// Shapes of one mark, or of furniture, that follow each other.
#[derive(Default)]
pub(super) struct Group {
    /// The attributes of its element, if it is a mark's.
    pub(super) mark: Option<String>,
    pub(super) items: Vec<Item>,
}

/// One element.
pub(super) enum Item {
    Path(Path),
    Text(String, Area),
}

pub(super) struct Path {
    pub(super) paint: Paint,
    pub(super) parts: Vec<Part>,
}

/// What a path is painted with, as attributes.
#[derive(PartialEq)]
pub(super) struct Paint {
    pub(super) attributes: String,
    /// Whether painting a place twice changes nothing.
    pub(super) opaque: bool,
    pub(super) filled: bool,
}

impl Paint {
    /// What the style sheet knows it by, if anything.
    pub(super) fn add_class(&mut self, class: Option<&str>) {
        if let Some(class) = class.filter(|class| !class.is_empty()) {
            self.attributes.extend([" class=\"", class, "\""]);
        }
    }
}

/// How far a stroke reaches to each side of its line: corners are round, and ends are cut.
pub(super) fn half(style: &impl BackendStyle) -> i32 {
    (style.stroke_width() as i32 + 1) / 2
}

pub(super) fn fill(style: &impl BackendStyle) -> Paint {
    let colour = style.color();
    Paint { attributes: filled(colour), opaque: colour.alpha >= 1.0, filled: true }
}

/// The attributes of a fill; what has none is filled with the ink of text, as the style sheet says.
pub(super) fn filled(colour: BackendColor) -> String {
    match ink(colour) {
        Some(Ink::Text) if colour.alpha >= 1.0 => String::new(),
        _ => format!(" fill=\"{}\"{}", property(colour), opacity("fill", colour)),
    }
}

/// A closed or open line of a path.
pub(super) struct Part {
    pub(super) start: BackendCoord,
    /// Where the pen is after it: the next part is a step from there.
    pub(super) end: BackendCoord,
    /// What follows its start, in steps.
    pub(super) data: String,
    pub(super) area: Area,
    /// Whether its area turns clockwise, as that of all rectangles and discs does: such parts may overlap in one path.
    pub(super) clockwise: bool,
}

/// A box in backend units: left, top, right, bottom.
#[derive(Clone, Copy)]
pub(super) struct Area([i32; 4]);

impl Area {
    pub(super) fn around(points: &[BackendCoord], margin: i32) -> Self {
        let start = [i32::MAX, i32::MAX, i32::MIN, i32::MIN];
        let [left, top, right, bottom] = points
            .iter()
            .fold(start, |[left, top, right, bottom], (x, y)| [left.min(*x), top.min(*y), right.max(*x), bottom.max(*y)]);
        Self([
            left.saturating_sub(margin),
            top.saturating_sub(margin),
            right.saturating_add(margin),
            bottom.saturating_add(margin),
        ])
    }

    pub(super) fn touches(self, other: Self) -> bool {
        let ([left, top, right, bottom], [left2, top2, right2, bottom2]) = (self.0, other.0);
        left <= right2 && left2 <= right && top <= bottom2 && top2 <= bottom
    }
}

impl Item {
    pub(super) fn touches(&self, area: Area) -> bool {
        match self {
            Self::Path(path) => path.parts.iter().any(|part| part.area.touches(area)),
            Self::Text(_, own) => own.touches(area),
        }
    }
}

impl Path {
    /// Whether a part looks the same as a part of this path as on top of it.
    pub(super) fn takes(&self, part: &Part) -> bool {
        self.paint.opaque && (!self.paint.filled || part.clockwise && self.parts.iter().all(|own| own.clockwise))
            || !self.parts.iter().any(|own| own.area.touches(part.area))
    }

    pub(super) fn write(&self, out: &mut String) {
        out.push_str("<path d=\"");
        let mut before = None;
        for Part { start: (x, y), end, data, .. } in &self.parts {
            let (command, x2, y2) = before.map_or(("M", *x, *y), |(left, top): BackendCoord| ("m", x - left, y - top));
            let gap = if y2 < 0 { "" } else { " " };
            // Writing to a string cannot fail.
            let _ = write!(out, "{command}{}{gap}{}{data}", short(x2), short(y2));
            before = Some(*end);
        }
        let _ = write!(out, "\"{}/>", self.paint.attributes);
    }
}

impl Group {
    pub(super) fn write(&self, out: &mut String) {
        if let Some(attributes) = &self.mark {
            // Writing to a string cannot fail.
            let _ = write!(out, "<g{attributes}>");
        }
        for item in &self.items {
            match item {
                Item::Path(path) => path.write(out),
                Item::Text(text, _) => out.push_str(text),
            }
        }
        if self.mark.is_some() {
            out.push_str("</g>");
        }
    }
}
