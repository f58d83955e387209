//! What is said of dated events: how many there are, when most of them were, and how precisely they are dated.

use super::Row;
use crate::fact::{Precision, When};
use crate::language::events;

/// The most years that are named.
const MOST_NAMED: usize = 4;

/// Sentences on events in the order of their dates; `period` is the time that they are read against.
pub(super) fn summary(rows: &[Row<'_>], period: Option<When>) -> Vec<String> {
    let [first, .., last] = rows else { return Vec::new() };
    let when = |row: &Row<'_>| row.fact.words.when_long.clone();
    // What begins last need not end last.
    let end = |row: &Row<'_>| row.when.end().unwrap_or(f64::INFINITY);
    let is_last = rows.iter().all(|row| end(row) <= end(last));
    let mut summary = vec![events::dates(rows.len(), &when(first), &when(last), is_last)];
    let years = years(rows, period);
    let begun = |year: i32| rows.iter().filter(|row| begins(row.when) == Some(year)).count();
    let named = |wanted: &dyn Fn(i32) -> bool| {
        let named: Vec<String> = years.clone().filter(|year| wanted(*year)).map(|year| year.to_string()).collect();
        (1..=MOST_NAMED).contains(&named.len()).then_some(named)
    };
    let most = years.clone().map(begun).max().unwrap_or(0);
    if let Some(named) = named(&|year| begun(year) == most).filter(|_| most > 1) {
        summary.push(events::most_in_a_year(most, &named));
    }
    if let Some(named) = named(&|year| !rows.iter().any(|row| may_hold(row.when, year))) {
        summary.push(events::years_without(&named));
    }
    let precise = |precision: Precision| rows.iter().filter(|row| precision_of(row.when) == Some(precision)).count();
    let [day, month, year] = [Precision::Day, Precision::Month, Precision::Year].map(precise);
    let before = rows.iter().filter(|row| matches!(row.when, When::Before(_))).count();
    summary.push(events::precision((day, month, year), rows.len() - day - month - year - before, before));
    summary
}

/// The years from the first that is named to the last, those of the period included: where a side is open, nothing is known.
fn years(rows: &[Row<'_>], period: Option<When>) -> std::ops::Range<i32> {
    let whens = || rows.iter().map(|row| row.when).chain(period);
    let known = |when: When| {
        let first = when.start().or(when.end().map(|end| end - LAST_DAY));
        let last = if let When::Before(_) = when { None } else { when.end().or(when.start().map(|start| start + LAST_DAY)) };
        [first, last]
    };
    let moments = || whens().flat_map(known).flatten();
    let (from, to) = (moments().fold(f64::INFINITY, f64::min), moments().fold(f64::NEG_INFINITY, f64::max));
    if from < to { from.floor() as i32..to.ceil() as i32 } else { 0..0 }
}

/// Less than a day, in years: a moment in the last day of a year, and not the first one of the next.
const LAST_DAY: f64 = 1e-3;

/// The year in which something began; of what was before a date or up to it nobody knows.
fn begins(when: When) -> Option<i32> {
    when.start().map(|start| start.floor() as i32)
}

/// Whether it was in a year, or may have been.
fn may_hold(when: When, year: i32) -> bool {
    let year = f64::from(year);
    when.start().is_none_or(|start| start < year + 1.0) && when.end().is_none_or(|end| end > year)
}

/// How precisely one date is given; nothing for a time between two.
fn precision_of(when: When) -> Option<Precision> {
    match when {
        When::At(date) => Some(date.precision()),
        When::During(Some(start), Some(end)) if start == end => Some(start.precision()),
        When::During(..) | When::Before(_) => None,
    }
}
