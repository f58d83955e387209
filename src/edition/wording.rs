//! Facts in words: the one place where numbers, hedges, units and dates become text.
//!
//! Chart labels, tooltips, tables, downloads, prose and accessible names are all made here, so that they agree.

use super::Edition;
use super::derivation::Operation;
use super::fact::Fact;
use super::number::{self, Magnitude, Rounding, Written};
use super::template::TextForm;
use crate::fact::{Date, Form, Hedge, Length, Unit, UnitWords, When, Words, joined};
use crate::language::{dates, facts, hedges, numbers};

/// A fact in words, in every form.
#[must_use]
pub fn of(edition: &Edition, fact: &Fact) -> Words {
    let label = fact.label.plain(edition);
    let quantity = Quantity::of(edition, fact);
    let text = |length| quantity.as_ref().map(|quantity| quantity.bare(length)).unwrap_or_default();
    let spoken = quantity.as_ref().map_or_else(|| label.clone(), Quantity::spoken);
    Words {
        hedge: quantity.as_ref().map_or("", Quantity::hedge).to_owned(),
        bare_short: text(Length::Short),
        bare_long: text(Length::Long),
        noun: quantity.as_ref().map_or("", Quantity::noun).to_owned(),
        when_short: when(fact.when, Length::Short),
        when_long: when(fact.when, Length::Long),
        paragraph: paragraph(fact),
        formula: formula(edition, fact),
        note: fact.note.as_ref().map(|note| note.plain(edition)).unwrap_or_default(),
        name: name(&label, fact, &spoken),
        label,
        spoken,
    }
}

/// A number with its unit and hedge.
struct Quantity<'a> {
    value: f64,
    unit: &'a Unit,
    hedge: Hedge,
    is_ceiling: bool,
    precision: Precision,
}

/// How many digits a number is written with.
enum Precision {
    /// Those of the file.
    Stated(Written),
    /// A tick's.
    Round,
    /// Three, and in a series as many after the point as another one of it has.
    Computed(Vec<(i32, Option<Magnitude>)>),
}

impl Precision {
    fn of(edition: &Edition, fact: &Fact) -> Self {
        let Some(derivation) = &fact.derived else { return Self::Stated(fact.written) };
        if derivation.operation != Operation::Compound {
            return Self::Computed(Vec::new());
        }
        let is_sibling = |other: &&Fact| {
            other.derived.as_ref().is_some_and(|other| other.operation == Operation::Compound && other.of == derivation.of)
        };
        let siblings = edition.facts().iter().filter(is_sibling);
        Self::Computed(
            siblings.filter_map(|fact| Some(number::computed_places(fact.value?, rounding(fact.hedge, fact.value?)))).collect(),
        )
    }
}

/// The way in which what is said of a bound stays true. Just short of a number below zero is above it.
fn rounding(hedge: Hedge, value: f64) -> Rounding {
    match hedge {
        Hedge::Nearly if value < 0.0 => Rounding::Down,
        hedge if hedge.is_floor() => Rounding::Down,
        hedge if hedge.is_ceiling() => Rounding::Up,
        _ => Rounding::Nearest,
    }
}

/// The hedge as the words before a number, empty for an exact one.
#[must_use]
pub fn hedge(hedge: Hedge) -> &'static str {
    match hedge {
        Hedge::Exact => "",
        Hedge::About => hedges::ABOUT,
        Hedge::MoreThan => hedges::MORE_THAN,
        Hedge::AtLeast => hedges::AT_LEAST,
        Hedge::Nearly => hedges::NEARLY,
        Hedge::UpTo => hedges::UP_TO,
        Hedge::LessThan => hedges::LESS_THAN,
    }
}

/// The hedge as the words before a value: below zero, where more is nearer to nothing, the words say on which side.
#[must_use]
pub fn hedge_before(stated: Hedge, value: f64) -> &'static str {
    match stated {
        Hedge::MoreThan if value < 0.0 => hedges::MORE_THAN_BELOW_ZERO,
        Hedge::AtLeast if value < 0.0 => hedges::AT_LEAST_BELOW_ZERO,
        Hedge::Nearly if value < 0.0 => hedges::NEARLY_BELOW_ZERO,
        Hedge::UpTo if value < 0.0 => hedges::UP_TO_BELOW_ZERO,
        Hedge::LessThan if value < 0.0 => hedges::LESS_THAN_BELOW_ZERO,
        stated => hedge(stated),
    }
}

impl<'a> Quantity<'a> {
    /// The fact's; `None` where it has no value.
    fn of(edition: &Edition, fact: &'a Fact) -> Option<Self> {
        let precision = Precision::of(edition, fact);
        let (value, is_ceiling) = (fact.value?, fact.is_ceiling);
        Some(Self { value, unit: &fact.unit, hedge: fact.hedge, is_ceiling, precision })
    }

    /// A value that is no fact's.
    fn plain(unit: &'a Unit, value: f64, precision: Precision) -> Self {
        Self { value, unit, hedge: Hedge::Exact, is_ceiling: false, precision }
    }

    fn hedge(&self) -> &'static str {
        if self.is_ceiling && self.value >= 0.0 { hedges::AT_MOST } else { hedge_before(self.hedge, self.value) }
    }

    /// The number with its sign or unit and without hedge or counted noun: `US$3.1tn`, `40 minutes`, `3,000`, `9th`.
    fn bare(&self, length: Length) -> String {
        let (digits, magnitude) = self.digits();
        let scaled = match (magnitude, length) {
            (None, _) => digits,
            (Some(magnitude), Length::Short) => numbers::with_sign(&digits, magnitude.sign),
            (Some(magnitude), Length::Long) => numbers::with_word(&digits, magnitude.word),
        };
        // A sign that is a word is another one for one.
        let is_word = self.unit.words().rsplit(' ').next() == Some(self.unit.sign());
        let one = self.unit.one().rsplit(' ').next().filter(|one| !one.is_empty() && is_word && numbers::is_one(&scaled));
        let sign = one.unwrap_or(self.unit.sign());
        match (self.unit.form(), length) {
            (Form::PerCent, _) => numbers::per_cent(&scaled, self.unit.words()),
            (Form::Currency, _) => numbers::money(sign, &scaled),
            (Form::Rank, _) => number::ordinal(self.value),
            // A multiple of nothing says nothing of its hedge.
            (Form::Multiple, _) if self.value == 0.0 && self.hedge != Hedge::Exact => numbers::NOTHING.to_owned(),
            (Form::Multiple, _) => numbers::multiple(&scaled),
            (Form::Measured(_), Length::Short) => numbers::with_word(&scaled, sign),
            (Form::Measured(_), Length::Long) => numbers::with_word(&scaled, self.counted(&scaled)),
            (Form::Date | Form::Counted, _) => scaled,
        }
    }

    /// The words of the unit for this number, which is written as `digits`.
    fn counted(&self, digits: &str) -> &str {
        if numbers::is_one(digits) && !self.unit.one().is_empty() { self.unit.one() } else { self.unit.words() }
    }

    fn digits(&self) -> (String, Option<Magnitude>) {
        let rounding = rounding(self.hedge, self.value);
        match &self.precision {
            Precision::Stated(written) => number::stated(self.value, *written),
            Precision::Round => number::round(self.value),
            Precision::Computed(series) => {
                let places = |magnitude| {
                    let alike = series.iter().filter(|(_, other)| *other == magnitude);
                    alike.map(|(places, _)| *places).max().unwrap_or(0)
                };
                number::computed_in_series(self.value, rounding, places)
            }
        }
    }

    /// The counted noun after the number, empty where the unit is a sign: `types of goods`.
    fn noun(&self) -> &str {
        if self.unit.form() == Form::Counted { self.counted(&self.number()) } else { "" }
    }

    /// Hedge, number and noun with nothing abbreviated: `more than 3,000 types of goods`, `3.1 trillion US dollars`.
    fn spoken(&self) -> String {
        let (number, unit) = self.parts();
        let number = match self.unit.form() {
            Form::Rank => number::ordinal(self.value),
            Form::Multiple if self.value == 0.0 && self.hedge != Hedge::Exact => numbers::NOTHING.to_owned(),
            Form::Multiple => numbers::times(&number),
            Form::PerCent | Form::Currency | Form::Counted | Form::Date | Form::Measured(_) => joined(&number, &unit),
        };
        joined(self.hedge(), &number)
    }

    /// The number with its magnitude in words: one million is more than one.
    fn number(&self) -> String {
        let (digits, magnitude) = self.digits();
        joined(&digits, magnitude.map_or("", |magnitude| magnitude.word))
    }

    /// The number with its magnitude in words, and the words of its unit.
    fn parts(&self) -> (String, String) {
        let number = self.number();
        let unit = self.counted(&number).to_owned();
        (number, unit)
    }
}

/// A value that is no fact's, for the ticks of a scale: `30 min`, and `0` for none.
#[must_use]
pub fn tick(unit: &Unit, value: f64, length: Length) -> String {
    if value == 0.0 {
        return "0".to_owned();
    }
    Quantity::plain(unit, value, Precision::Round).bare(length)
}

/// A value that is no fact's, in full digits: `47.5%`, `40 min`; its noun is not said.
#[must_use]
pub fn bare(unit: &Unit, value: f64, length: Length) -> String {
    Quantity::plain(unit, value, Precision::Stated(Written::default())).bare(length)
}

/// A value that is no fact's, with nothing abbreviated: `47.5 per cent`, `80 members`.
#[must_use]
pub fn spoken(unit: &Unit, value: f64) -> String {
    Quantity::plain(unit, value, Precision::Stated(Written::default())).spoken()
}

/// A computed value that is no fact's, in short: `1.82tn days`.
#[must_use]
pub fn computed_tick(unit: &Unit, value: f64) -> String {
    Quantity::plain(unit, value, Precision::Computed(Vec::new())).bare(Length::Short)
}

/// A computed amount in a unit, with nothing abbreviated, and the words of its unit: `0.4 trillion` and `US dollars`.
#[must_use]
pub fn computed(unit: &Unit, value: f64) -> (String, String) {
    Quantity::plain(unit, value, Precision::Computed(Vec::new())).parts()
}

/// The words of a measured unit for whole numbers.
#[must_use]
pub fn unit(words: &str) -> UnitWords {
    let unit = Unit::new(words);
    UnitWords { one: unit.one().to_owned(), several: unit.words().to_owned(), sign: unit.sign().to_owned() }
}

/// The name of a fact's mark for those who hear it: what it counts, how much, when, and where the source says so.
fn name(label: &str, fact: &Fact, spoken: &str) -> String {
    let place = match fact.paragraph {
        Some(paragraph) => facts::paragraph(paragraph),
        None if fact.background => facts::BACKGROUND.to_owned(),
        None => facts::COMPUTED.to_owned(),
    };
    facts::name(label, fact.value.map(|_| spoken), &when(fact.when, Length::Long), &place)
}

/// `¶ 12`; empty for a derived fact.
fn paragraph(fact: &Fact) -> String {
    fact.paragraph.map(facts::paragraph_sign).unwrap_or_default()
}

/// The formula of a derived fact with its inputs in words: `18 ÷ 2`. Empty for a reported fact.
fn formula(edition: &Edition, fact: &Fact) -> String {
    let Some(derivation) = &fact.derived else { return String::new() };
    // Between signs of multiplication, a multiple is a bare number.
    let is_product =
        matches!(derivation.operation, Operation::Product | Operation::Ratio | Operation::Reciprocal | Operation::Part);
    let words = |input: Quantity<'_>| {
        let is_bare = is_product && input.unit.form() == Form::Multiple && input.value != 0.0;
        let number = if is_bare { input.number() } else { input.bare(Length::Long) };
        joined(input.hedge(), &number)
    };
    let inputs: Vec<String> = derivation
        .of
        .iter()
        .filter_map(|id| edition.fact(id.as_str()))
        .filter_map(|input| Quantity::of(edition, input))
        .map(words)
        .collect();
    let between = |sign: &str| inputs.join(&format!(" {sign} "));
    let first = inputs.first().map_or("", String::as_str);
    let second = inputs.get(1).map_or("", String::as_str);
    let words = match derivation.operation {
        Operation::Sum => between("+"),
        Operation::Difference => between("−"),
        Operation::Product | Operation::Part => between("×"),
        Operation::Ratio | Operation::Whole => between("÷"),
        Operation::Mean => facts::mean(&inputs),
        Operation::Reciprocal => format!("1 ÷ {first}"),
        Operation::Remainder if second.is_empty() => facts::rest(first),
        Operation::Remainder => facts::rest_of(first, second),
        Operation::Change => facts::change(first, second),
        Operation::Growth => facts::growth(first, second),
        Operation::Compound => facts::compound(first, second),
    };
    match derivation.times {
        Some(times) => format!("{words} × {}", number::round_in_full(times)),
        None => words,
    }
}

/// A fact inside a sentence, in the form that a placeholder asks for. A fact without a value is its label.
#[must_use]
pub fn in_text(edition: &Edition, fact: &Fact, form: TextForm) -> String {
    let marked = |text: String| if fact.is_derived() { format!("[{text}]") } else { text };
    let number = |form: fn(&Quantity<'_>) -> String| {
        Quantity::of(edition, fact).map_or_else(|| fact.label.plain(edition), |quantity| form(&quantity))
    };
    let hedged = |form: fn(&Quantity<'_>) -> String| {
        if fact.value.is_some() { marked(number(form)) } else { number(form) }
    };
    let long = |quantity: &Quantity<'_>| joined(quantity.hedge(), &quantity.bare(Length::Long));
    match form {
        TextForm::Value => hedged(long),
        TextForm::Unit => hedged(|quantity| joined(&joined(quantity.hedge(), &quantity.bare(Length::Long)), quantity.noun())),
        TextForm::Bare => number(|quantity| quantity.bare(Length::Long)),
        TextForm::Short => hedged(|quantity| {
            let words =
                Words { hedge: quantity.hedge().to_owned(), bare_short: quantity.bare(Length::Short), ..Words::default() };
            words.narrow(quantity.hedge)
        }),
        TextForm::When => when(fact.when, Length::Long),
        TextForm::Month => fact
            .when
            .and_then(When::last_date)
            .map_or_else(|| dates::UNDATED.to_owned(), |date| day(Date { day: None, ..date }, Length::Short)),
        TextForm::Year => fact.when.map_or_else(|| dates::UNDATED.to_owned(), |when| when.last_year().to_string()),
        TextForm::Label => fact.label.plain(edition),
    }
}

/// A date in words at its own precision; `undated` for none.
#[must_use]
pub fn when(when: Option<When>, length: Length) -> String {
    match when {
        None => dates::UNDATED.to_owned(),
        Some(When::At(date)) => day(date, length),
        Some(When::Before(date)) => dates::before(&day(date, length)),
        Some(When::During(None, None)) => dates::UNDATED.to_owned(),
        Some(When::During(None, Some(end))) => dates::until(&day(end, length)),
        Some(When::During(Some(start), None)) => dates::since(&day(start, length)),
        Some(When::During(Some(start), Some(end))) => match (start, end) {
            // From a date to itself is that date.
            _ if start == end => day(start, length),
            (Date { month: None, .. }, Date { month: None, .. }) => {
                dates::span_in_short(&start.year.to_string(), &end.year.to_string())
            }
            (Date { year, month: Some(from), day: None }, Date { year: last, month: Some(to), day: None }) if year == last => {
                match length {
                    Length::Short => dates::months_in_short(month(from, length), month(to, length), year),
                    Length::Long => dates::months(month(from, length), month(to, length), year),
                }
            }
            _ => match length {
                Length::Short => dates::span_in_short(&day(start, length), &day(end, length)),
                Length::Long => dates::span(&day(start, length), &day(end, length)),
            },
        },
    }
}

fn day(date: Date, length: Length) -> String {
    match (date.month, date.day) {
        (Some(number), Some(day)) => dates::day_of(day, month(number, length), date.year),
        (Some(number), None) => dates::month_of(month(number, length), date.year),
        (None, _) => date.year.to_string(),
    }
}

fn month(number: u8, length: Length) -> &'static str {
    match length {
        Length::Short => dates::month_in_short(number),
        Length::Long => dates::month(number),
    }
}
