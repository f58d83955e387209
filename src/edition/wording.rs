//! Facts in words: the one place where numbers, hedges, units and dates become text.
//!
//! Chart labels, tooltips, tables, downloads, prose and accessible names are all made here, so that they agree.

use super::Edition;
use super::fact::{Fact, Hedge};
use super::number::{self, Magnitude, Rounding};
use super::template::TextForm;
use super::unit::Form;
use super::when::{Date, When};

const MONTHS: [&str; 12] =
    ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"];

/// How much room there is for words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Length {
    /// Signs for magnitudes and units: `US$3.1tn`, `40 min`, `Jun 2025`.
    Short,
    /// Words for them: `US$3.1 trillion`, `40 minutes`, `June 2025`.
    Long,
}

/// The hedge as the words before a number, empty for an exact one.
#[must_use]
pub fn hedge(hedge: Hedge) -> &'static str {
    match hedge {
        Hedge::Exact => "",
        Hedge::About => "about",
        Hedge::MoreThan => "more than",
        Hedge::AtLeast => "at least",
        Hedge::Nearly => "nearly",
        Hedge::UpTo => "up to",
        Hedge::LessThan => "less than",
    }
}

/// The number with its sign or unit and without hedge or counted noun: `US$3.1tn`, `40 minutes`, `3,000`, `9th`.
///
/// Empty for a fact without a value.
#[must_use]
pub fn bare(fact: &Fact, length: Length) -> String {
    let Some(value) = fact.value else { return String::new() };
    let (digits, magnitude) = digits(fact, value, length);
    let scaled = match (magnitude, length) {
        (None, _) => digits,
        (Some(magnitude), Length::Short) => format!("{digits}{}", magnitude.sign),
        (Some(magnitude), Length::Long) => format!("{digits}\u{a0}{}", magnitude.word),
    };
    match (fact.unit.form(), length) {
        (Form::PerCent, _) => format!("{scaled}%"),
        (Form::Currency(sign), _) => match scaled.strip_prefix('\u{2212}') {
            Some(amount) => format!("\u{2212}{sign}{amount}"),
            None => format!("{sign}{scaled}"),
        },
        (Form::Rank, _) => number::ordinal(value),
        (Form::Multiple, _) => format!("×{scaled}"),
        (Form::Measured { sign, .. }, Length::Short) => format!("{scaled}\u{a0}{sign}"),
        (Form::Measured { one, .. }, Length::Long) if is_one(value) => format!("{scaled}\u{a0}{one}"),
        (Form::Measured { .. }, Length::Long) => format!("{scaled}\u{a0}{}", fact.unit.words()),
        (Form::Date | Form::Counted, _) => scaled,
    }
}

fn is_one(value: f64) -> bool {
    (value - 1.0).abs() < f64::EPSILON
}

fn digits(fact: &Fact, value: f64, length: Length) -> (String, Option<Magnitude>) {
    let rounding = match fact.hedge {
        hedge if hedge.is_floor() => Rounding::Down,
        hedge if hedge.is_ceiling() => Rounding::Up,
        _ => Rounding::Nearest,
    };
    match length {
        _ if fact.is_derived() => number::computed(value, rounding),
        Length::Short => number::short(value, rounding),
        Length::Long => number::scaled(value),
    }
}

/// The counted noun after the number, empty where the unit is a sign: `types of goods`.
#[must_use]
pub fn noun(fact: &Fact) -> &str {
    if fact.value.is_some() && fact.unit.form() == Form::Counted { fact.unit.words() } else { "" }
}

/// Hedge and number: `more than US$3.1tn`, `[×9]` for a derived fact. Empty for a fact without a value.
#[must_use]
pub fn value(fact: &Fact, length: Length) -> String {
    bracketed(fact, joined(hedge(fact.hedge), &bare(fact, length)))
}

/// As [`value`], in the least room: `3,000+` for more than 3,000, `<30 min` for less than 30 minutes.
#[must_use]
pub fn narrow(fact: &Fact) -> String {
    let bare = bare(fact, Length::Short);
    let words = match fact.hedge {
        Hedge::MoreThan | Hedge::AtLeast => format!("{bare}+"),
        Hedge::LessThan => format!("<{bare}"),
        Hedge::Exact | Hedge::About | Hedge::Nearly | Hedge::UpTo => joined(hedge(fact.hedge), &bare),
    };
    bracketed(fact, words)
}

/// Another value in a fact's unit, for the ticks of its scale: `30 min`, and `0` for none.
#[must_use]
pub fn tick(fact: &Fact, value: f64, length: Length) -> String {
    if value == 0.0 {
        return "0".to_owned();
    }
    bare(&Fact { value: Some(value), hedge: Hedge::Exact, derived: None, ..fact.clone() }, length)
}

/// Hedge, number and noun with nothing abbreviated: `more than 3,000 types of goods`, `3.1 trillion US dollars`.
///
/// A fact without a value is its label.
#[must_use]
pub fn spoken(edition: &Edition, fact: &Fact) -> String {
    let Some(value) = fact.value else { return fact.label.plain(edition) };
    let (digits, magnitude) = digits(fact, value, Length::Long);
    let number = joined(&digits, magnitude.map_or("", |magnitude| magnitude.word));
    let number = match fact.unit.form() {
        Form::Rank => number::ordinal(value),
        Form::Multiple => format!("{number} times"),
        Form::Measured { one, .. } if is_one(value) => format!("{number} {one}"),
        Form::PerCent | Form::Currency(_) | Form::Measured { .. } | Form::Counted | Form::Date => {
            joined(&number, fact.unit.words())
        }
    };
    joined(hedge(fact.hedge), &number)
}

/// The name of a fact's mark for those who hear it: what it counts, how much, when, and where the source says so.
#[must_use]
pub fn name(edition: &Edition, fact: &Fact) -> String {
    let label = fact.label.plain(edition);
    let what = if fact.value.is_some() { format!("{label}: {}", spoken(edition, fact)) } else { label };
    let place = match fact.paragraph {
        Some(paragraph) => format!("paragraph {paragraph}"),
        None if fact.background => "background, not from the source".to_owned(),
        None => "computed, not in the source".to_owned(),
    };
    format!("{what}, {}, {place}", when(fact.when, Length::Long))
}

/// `¶ 12`; empty for a derived fact.
#[must_use]
pub fn paragraph(fact: &Fact) -> String {
    fact.paragraph.map(|paragraph| format!("¶\u{a0}{paragraph}")).unwrap_or_default()
}

/// The formula of a derived fact with its inputs in words: `18 ÷ 2`. Empty for a reported fact.
#[must_use]
pub fn formula(edition: &Edition, fact: &Fact) -> String {
    use super::derivation::Operation;
    let Some(derivation) = &fact.derived else { return String::new() };
    let inputs: Vec<String> = derivation
        .of
        .iter()
        .filter_map(|id| edition.fact(id.as_str()))
        .map(|input| value(input, Length::Long).replace(['[', ']'], ""))
        .collect();
    let between = |sign: &str| inputs.join(&format!(" {sign} "));
    let first = inputs.first().map_or("", String::as_str);
    let second = inputs.get(1).map_or("", String::as_str);
    let words = match derivation.operation {
        Operation::Sum => between("+"),
        Operation::Difference => between("−"),
        Operation::Product | Operation::Part => between("×"),
        Operation::Ratio | Operation::Whole => between("÷"),
        Operation::Mean => format!("the mean of {}", inputs.join(", ")),
        Operation::Reciprocal => format!("1 ÷ {first}"),
        Operation::Remainder if second.is_empty() => format!("100% − {first}"),
        Operation::Remainder => format!("{first} × (100% − {second})"),
        Operation::Growth => format!("average yearly growth from {first} to {second}"),
        Operation::Compound => format!("{first} grown by {second} a year"),
    };
    match derivation.times {
        Some(times) => format!("{words} × {}", number::full(times)),
        None => words,
    }
}

/// A fact inside a sentence, in the form that a placeholder asks for.
#[must_use]
pub fn in_text(edition: &Edition, fact: &Fact, form: TextForm) -> String {
    let or_label = |text: String| if text.is_empty() { fact.label.plain(edition) } else { text };
    match form {
        TextForm::Value => or_label(value(fact, Length::Long)),
        TextForm::Unit => or_label(bracketed(fact, joined(&joined(hedge(fact.hedge), &bare(fact, Length::Long)), noun(fact)))),
        TextForm::Bare => or_label(bare(fact, Length::Long)),
        TextForm::Short => or_label(narrow(fact)),
        TextForm::When => when(fact.when, Length::Long),
        TextForm::Month => fact
            .when
            .and_then(When::last_date)
            .map_or_else(|| "undated".to_owned(), |date| day(Date { day: None, ..date }, Length::Short)),
        TextForm::Year => fact.when.map_or_else(|| "undated".to_owned(), |when| when.last_year().to_string()),
        TextForm::Label => fact.label.plain(edition),
    }
}

/// A date in words at its own precision; `undated` for none.
#[must_use]
pub fn when(when: Option<When>, length: Length) -> String {
    match when {
        None => "undated".to_owned(),
        Some(When::At(date)) => day(date, length),
        Some(When::Before(date)) => format!("before {}", day(date, length)),
        Some(When::During(None, None)) => "undated".to_owned(),
        Some(When::During(None, Some(end))) => format!("to {}", day(end, length)),
        Some(When::During(Some(start), None)) => format!("from {}", day(start, length)),
        Some(When::During(Some(start), Some(end))) => match (start, end) {
            (Date { month: None, .. }, Date { month: None, .. }) => format!("{}–{}", start.year, end.year),
            (Date { year, month: Some(from), day: None }, Date { year: last, month: Some(to), day: None }) if year == last => {
                match length {
                    Length::Short => format!("{}–{} {year}", month(from, length), month(to, length)),
                    Length::Long => format!("{} to {} {year}", month(from, length), month(to, length)),
                }
            }
            _ => match length {
                Length::Short => format!("{}–{}", day(start, length), day(end, length)),
                Length::Long => format!("{} to {}", day(start, length), day(end, length)),
            },
        },
    }
}

fn day(date: Date, length: Length) -> String {
    match (date.month, date.day) {
        (Some(number), Some(day)) => format!("{day}\u{a0}{}\u{a0}{}", month(number, length), date.year),
        (Some(number), None) => format!("{}\u{a0}{}", month(number, length), date.year),
        (None, _) => date.year.to_string(),
    }
}

fn month(number: u8, length: Length) -> &'static str {
    let name = MONTHS.get(usize::from(number).wrapping_sub(1)).copied().unwrap_or("");
    match length {
        Length::Short => name.get(..3).unwrap_or(name),
        Length::Long => name,
    }
}

fn bracketed(fact: &Fact, text: String) -> String {
    if fact.is_derived() && !text.is_empty() { format!("[{text}]") } else { text }
}

fn joined(first: &str, second: &str) -> String {
    if first.is_empty() || second.is_empty() { format!("{first}{second}") } else { format!("{first} {second}") }
}
