//! The columns of a table of events.

use super::{GAP, Row, SIZE, SMALL};
use crate::layout::WIDE;
use crate::layout::text::{self, Face};

/// The least room for the dates where there is room for all columns.
const LEAST: f64 = 104.0;
/// Between the years and what stands beside them.
const BESIDE_YEARS: f64 = 24.0;
/// The most of the width for a topic's name in a wide picture, and for the dates in a narrow one.
const MOST_LINK: f64 = 0.16;
const MOST_DATE: f64 = 0.34;

/// Where the columns of the rows stand.
pub(super) struct Columns {
    pub(super) is_wide: bool,
    /// The left edge of the years.
    pub(super) from: f64,
    /// The right edge of the years.
    pub(super) to: f64,
    /// The widest paragraph.
    pub(super) paragraph: f64,
    /// The room for a link's name.
    pub(super) link: f64,
    /// The room for a date.
    pub(super) date: f64,
}

impl Columns {
    pub(super) fn new(rows: &[Row<'_>], width: f64) -> Self {
        let widest = |words: for<'r, 'f> fn(&'r Row<'f>) -> &'r str, face: Face, size: f64| {
            rows.iter().map(|row| text::width(words(row), face, size)).fold(0.0, f64::max)
        };
        let date = widest(|row| &row.date, Face::Regular, SIZE);
        if width >= WIDE {
            let paragraph = widest(|row| &row.paragraph, Face::Regular, SIZE);
            let link = widest(|row| row.topic.1, Face::Bold, SIZE).min(MOST_LINK * width);
            let theme = crate::language::events::THEME_AND_PARAGRAPH;
            let right = (paragraph + GAP + link).max(text::width(theme, Face::Regular, SMALL));
            let from = (date + BESIDE_YEARS).max(LEAST).round();
            return Self { is_wide: true, from, to: (width - right - BESIDE_YEARS).round(), paragraph, link, date };
        }
        let limit = MOST_DATE * width;
        let parts = |row: &Row<'_>| {
            broken_date(row, limit).iter().map(|part| text::width(part, Face::Regular, SIZE)).fold(0.0, f64::max)
        };
        let date = rows.iter().map(parts).fold(0.0, f64::max);
        let link = widest(|row| row.topic.1, Face::Bold, SMALL).min(limit - GAP);
        let paragraph = widest(|row| &row.paragraph, Face::Regular, SMALL);
        Self { is_wide: false, from: (date.max(link) + 13.0).round(), to: width, paragraph, link, date }
    }
}

/// The date in one line, or an interval in two.
pub(super) fn broken_date(row: &Row<'_>, limit: f64) -> Vec<String> {
    if text::width(&row.date, Face::Regular, SIZE) <= limit {
        return vec![row.date.clone()];
    }
    match row.date.split_once('–') {
        Some((start, end)) => vec![format!("{start}–"), end.to_owned()],
        None => text::wrap(&row.date, Face::Regular, SIZE, limit),
    }
}
