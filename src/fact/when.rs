//! Dates at the precision of the source: a day, a month or a year; and intervals, which may be open.

use crate::codec::{Publish, Reader, publish};
use std::fmt;

/// A date as precisely as it was given (proleptic Gregorian calendar).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Date {
    /// 1 to 9999.
    pub year: u16,
    /// 1 to 12, if the source names the month.
    pub month: Option<u8>,
    /// 1 to 31, if the source names the day.
    pub day: Option<u8>,
}

/// How precise a date is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Precision {
    /// The year alone.
    Year,
    /// Year and month.
    Month,
    /// The day.
    Day,
}

/// When a fact holds, as ISO 8601 text: `2024`, `2024-05`, `2024-05-11`, `2018/2025-06-30`, `../2026`, `2022/..`;
/// or `before 2026`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum When {
    /// One date.
    At(Date),
    /// From the start of the first date to the end of the second; a missing end is open.
    During(Option<Date>, Option<Date>),
    /// Up to the moment at which the date begins: the date itself is left out.
    Before(Date),
}

publish!(Date { year, month, day });

impl Publish for When {
    #[cfg(feature = "edition")]
    fn write(&self, file: &mut Vec<u8>) {
        match *self {
            Self::At(date) => (0_u8, (Some(date), None::<Date>)).write(file),
            Self::During(start, end) => (1_u8, (start, end)).write(file),
            Self::Before(date) => (2_u8, (Some(date), None::<Date>)).write(file),
        }
    }

    fn read(file: &mut Reader<'_>) -> Self {
        match Publish::read(file) {
            (0_u8, (Some(date), None::<Date>)) => Self::At(date),
            (2, (Some(date), None)) => Self::Before(date),
            (_, (start, end)) => Self::During(start, end),
        }
    }
}

const DAYS: [u8; 12] = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

fn is_leap(year: u16) -> bool {
    year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400))
}

fn days_in_month(year: u16, month: u8) -> u8 {
    match month {
        2 if is_leap(year) => 29,
        _ => DAYS.get(usize::from(month).wrapping_sub(1)).copied().unwrap_or(0),
    }
}

fn days_in_year(year: u16) -> f64 {
    if is_leap(year) { 366.0 } else { 365.0 }
}

impl Date {
    fn parse(text: &str) -> Option<Self> {
        let mut parts = text.split('-');
        let year = number(parts.next()?, 4).filter(|year| *year > 0)?;
        let month = match parts.next() {
            Some(part) => Some(number(part, 2).filter(|month| (1..=12).contains(month))? as u8),
            None => None,
        };
        let day = match (parts.next(), month) {
            (Some(part), Some(month)) => {
                let day = number(part, 2)? as u8;
                Some(day).filter(|day| (1..=days_in_month(year, month)).contains(day)).map(Some)?
            }
            _ => None,
        };
        if parts.next().is_some() {
            return None;
        }
        Some(Self { year, month, day })
    }

    /// How precisely the date was given.
    #[must_use]
    pub fn precision(self) -> Precision {
        match (self.month, self.day) {
            (None, _) => Precision::Year,
            (Some(_), None) => Precision::Month,
            (Some(_), Some(_)) => Precision::Day,
        }
    }

    /// The first moment that the date covers, in decimal years: 2024 is 2024.0, July 2025 is 2025 plus 181/365.
    #[must_use]
    pub fn start(self) -> f64 {
        let month = self.month.unwrap_or(1);
        let before: u16 = (1..month).map(|month| u16::from(days_in_month(self.year, month))).sum();
        let day = f64::from(before) + f64::from(self.day.unwrap_or(1)) - 1.0;
        f64::from(self.year) + day / days_in_year(self.year)
    }

    /// The moment at which the date has passed, in decimal years: 2024 ends at 2025.0.
    #[must_use]
    pub fn end(self) -> f64 {
        let days = match (self.month, self.day) {
            (None, _) => return f64::from(self.year) + 1.0,
            (Some(12), None | Some(31)) => return f64::from(self.year) + 1.0,
            (Some(month), None) => f64::from(days_in_month(self.year, month)),
            (Some(_), Some(_)) => 1.0,
        };
        self.start() + days / days_in_year(self.year)
    }
}

/// `text` as a number of exactly `digits` ASCII digits.
fn number(text: &str, digits: usize) -> Option<u16> {
    (text.len() == digits && text.bytes().all(|byte| byte.is_ascii_digit())).then(|| text.parse().ok()).flatten()
}

impl When {
    /// The first moment covered, in decimal years; `None` when the start is open.
    #[must_use]
    pub fn start(self) -> Option<f64> {
        match self {
            Self::At(date) => Some(date.start()),
            Self::During(start, _) => start.map(Date::start),
            Self::Before(_) => None,
        }
    }

    /// The moment at which it has passed, in decimal years; `None` when the end is open.
    #[must_use]
    pub fn end(self) -> Option<f64> {
        match self {
            Self::At(date) => Some(date.end()),
            Self::During(_, end) => end.map(Date::end),
            Self::Before(date) => Some(date.start()),
        }
    }

    /// The length in years; `None` for an open interval.
    #[must_use]
    pub fn length(self) -> Option<f64> {
        Some(self.end()? - self.start()?)
    }

    /// The year, when exactly one whole year is meant.
    #[must_use]
    pub fn whole_year(self) -> Option<u16> {
        match self {
            Self::At(Date { year, month: None, .. }) => Some(year),
            _ => None,
        }
    }

    /// Whether its dates are years, and none is more precise.
    #[cfg(feature = "edition")]
    #[must_use]
    pub fn is_in_years(self) -> bool {
        let (start, end) = match self {
            Self::At(date) | Self::Before(date) => (Some(date), None),
            Self::During(start, end) => (start, end),
        };
        [start, end].into_iter().flatten().all(|date| date.month.is_none())
    }

    /// The date, or the interval's end, else its start; of `before 2026`, 2026.
    #[must_use]
    pub fn last_date(self) -> Option<Date> {
        match self {
            Self::At(date) | Self::During(_, Some(date)) | Self::During(Some(date), None) | Self::Before(date) => Some(date),
            Self::During(None, None) => None,
        }
    }

    /// The year of [`Self::last_date`].
    #[must_use]
    pub fn last_year(self) -> u16 {
        self.last_date().map_or(0, |date| date.year)
    }
}

impl TryFrom<String> for When {
    type Error = String;

    fn try_from(text: String) -> Result<Self, String> {
        let fault =
            || format!("\"{text}\" is no date: expected 2024, 2024-05, 2024-05-11, two of them with / between, or before 2026");
        if let Some(date) = text.strip_prefix("before ") {
            return Date::parse(date).map(Self::Before).ok_or_else(fault);
        }
        let Some((start, end)) = text.split_once('/') else {
            return Date::parse(&text).map(Self::At).ok_or_else(fault);
        };
        let side = |side: &str| if side == ".." { Some(None) } else { Date::parse(side).map(Some) };
        let (start, end) = (side(start).ok_or_else(fault)?, side(end).ok_or_else(fault)?);
        match (start, end) {
            (None, None) => Err("an interval must have a start or an end".to_owned()),
            (Some(start), Some(end)) if start.start() >= end.end() => Err(format!("\"{text}\" ends before it starts")),
            (start, end) => Ok(Self::During(start, end)),
        }
    }
}

impl fmt::Display for Date {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{:04}", self.year)?;
        for part in [self.month, self.day].into_iter().flatten() {
            write!(formatter, "-{part:02}")?;
        }
        Ok(())
    }
}

impl fmt::Display for When {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let side = |date: &Option<Date>| date.map_or_else(|| "..".to_owned(), |date| date.to_string());
        match self {
            Self::At(date) => date.fmt(formatter),
            Self::During(start, end) => write!(formatter, "{}/{}", side(start), side(end)),
            Self::Before(date) => write!(formatter, "before {date}"),
        }
    }
}
