//! Two facts on one scale, as a figure that nobody wrote; or, in words, why they cannot stand on one.
//!
//! The figure is read by the reader that refuses editions: what no edition may draw on one scale is not drawn here either.

use super::Document;
use super::document::{Published, publish};
use crate::edition::number::{Written, plain};
use crate::edition::{self, ALL_TOPICS, Derivation, Edition, Id, Operation, PanelRecord, Template};
use crate::fact::{Dimension, Fact, Form, Hedge, Measure, Origin, Unit, When};
use crate::language::{capitalised, comparisons, grammar, units};
use crate::panels::State;
use crate::scene::Scene;
use serde_json::json;

/// A time shorter than this part of another one is worth a word.
const SHORTER: f64 = 0.9;

/// Two facts that may stand on one scale.
pub struct Comparison {
    published: Published,
    /// Both values with their hedges, in the order in which they are drawn: the earlier one first.
    pub title: String,
    /// What they have in common, and how firm each is.
    pub sentences: Vec<String>,
    /// The steps from the lower number to the higher by our arithmetic, each in its brackets; none where the hedges leave
    /// no bound, or where the two have nothing between them.
    pub arithmetic: Vec<String>,
}

impl Comparison {
    /// The two facts, in the order in which they are drawn.
    #[must_use]
    pub fn facts(&self) -> &[Fact] {
        self.published.figure.facts()
    }

    /// Lays the picture out for a width in CSS pixels.
    #[must_use]
    pub fn layout(&self, width: f64) -> Scene {
        self.published.figure.layout(width, &State::default(), None)
    }
}

impl Document {
    /// The two facts on one scale, whichever comes first.
    ///
    /// Fails, with the reason in words, where the two may not stand on one scale ([`edition::Fact::clash`]), where one has
    /// no length to draw, for an unknown id, and for a fact beside itself.
    pub fn compare(&self, one: &str, other: &str) -> Result<Comparison, String> {
        let edition = self.edition();
        let place = |id: &str| edition.facts().iter().position(|fact| fact.id.as_str() == id);
        let known = |id: &str| place(id).ok_or_else(|| format!("no fact has the id `{id}`"));
        let (mut places, same) = ([known(one)?, known(other)?], one == other);
        if same {
            return Err("a fact stands on every scale with itself".to_owned());
        }
        places.sort_unstable();
        let [Some(a), Some(b)] = places.map(|place| edition.facts().get(place)) else {
            return Err("no such facts".to_owned());
        };
        if a.clash(b).is_none() && edition.is_change(a) != edition.is_change(b) {
            return Err(comparisons::A_CHANGE.to_owned());
        }
        let (first, second) = if is_later(a, b) { (b, a) } else { (a, b) };
        let figure = figure(edition, first, second);
        let published = publish(edition, &figure).map_err(|refusals| {
            let refused = refusals.into_iter().map(|refusal| refusal.reason).next().unwrap_or_default();
            a.clash(b).unwrap_or(refused)
        })?;
        let [one, other] = published.figure.facts() else { return Err("no such facts".to_owned()) };
        let (title, sentences) = (title(one, other), sentences(one, other));
        let arithmetic = arithmetic(edition, first, second);
        Ok(Comparison { published, title, sentences, arithmetic })
    }
}

fn start(when: Option<When>) -> Option<f64> {
    when.and_then(When::start)
}

/// Whether both have a date, and the first one the later date.
fn is_later(a: &edition::Fact, b: &edition::Fact) -> bool {
    start(a.when).zip(start(b.when)).is_some_and(|(a, b)| a > b)
}

/// The figure that an edition would have for the two.
fn figure(edition: &Edition, first: &edition::Fact, second: &edition::Fact) -> edition::Figure {
    let is_dated = first.when.is_some() || second.when.is_some();
    let caption = |fact: &edition::Fact| {
        let label = capitalised(&fact.label.plain(edition));
        let when = edition::wording::when(fact.when, crate::fact::Length::Long);
        let words = if is_dated { grammar::dated(&label, &when) } else { label };
        words.replace('{', "{{").replace('}', "}}")
    };
    let (one, other) = (first.id.as_str(), second.id.as_str());
    let (kind, body) = if first.unit.form() == Form::Rank {
        ("rank", json!({"before": one, "now": other, "before_caption": caption(first), "now_caption": caption(second)}))
    } else {
        let bar = |fact: &edition::Fact| json!({"fact": fact.id.as_str(), "caption": caption(fact)});
        ("bars", json!({"bars": [bar(first), bar(second)]}))
    };
    let every = || Id::try_from(ALL_TOPICS.to_owned()).unwrap_or_else(|_| first.link.clone());
    edition::Figure {
        id: first.id.clone(),
        link: if first.link == second.link { first.link.clone() } else { every() },
        title: Template::default(),
        subtitle: Template::default(),
        prose: Vec::new(),
        summary: None,
        words: None,
        notes: Vec::new(),
        reading: None,
        facts: vec![first.id.clone(), second.id.clone()],
        panels: vec![PanelRecord { kind: kind.to_owned(), guess: None, body }],
        rows: None,
        pair: None,
        opening: false,
    }
}

/// `20,000, then up to 100,000 passengers per day`.
fn title(first: &Fact, second: &Fact) -> String {
    let (one, other) = (&first.words, &second.words);
    // The same thing at two times is a series; two things are not.
    let is_later = start(first.when).zip(start(second.when)).is_some_and(|(first, second)| first < second);
    let before = if one.noun == other.noun { first.long() } else { first.counted() };
    comparisons::title(&before, &second.counted(), is_later && one.label == other.label)
}

/// What the two have in common, when each holds, and how firm each is.
fn sentences(first: &Fact, second: &Fact) -> Vec<String> {
    let mut sentences = vec![common(first, second)];
    sentences.extend(times(first, second).map(str::to_owned));
    let said = [first, second].map(firmness);
    match said {
        [None, None] => sentences.push(comparisons::OUTRIGHT.to_owned()),
        [Some(one), Some(other)] if one == other => sentences.push(comparisons::each(&one)),
        [one, other] => {
            let (one, other) = (one.as_deref().map(comparisons::the_first), other.as_deref().map(comparisons::the_second));
            sentences.extend(one.into_iter().chain(other));
        }
    }
    sentences
}

/// What both are.
fn common(first: &Fact, second: &Fact) -> String {
    let (one, other) = (first.unit.words(), second.unit.words());
    let measure = match (first.measure, second.measure) {
        (Measure::Total, _) => comparisons::EACH_SUMMED,
        (Measure::Peak, Measure::Peak) => comparisons::EACH_HIGHEST,
        _ => comparisons::NO_MEASURE,
    };
    match first.unit.form() {
        _ if one != other => comparisons::in_two_units(one, other, measure),
        Form::PerCent if first.measure == Measure::Share => comparisons::SHARES.to_owned(),
        Form::Rank => comparisons::PLACES.to_owned(),
        Form::Multiple => comparisons::multiples(measure),
        Form::PerCent | Form::Currency | Form::Measured(_) => comparisons::in_one_unit(one, measure),
        Form::Date | Form::Counted => comparisons::counts(one, measure),
    }
}

/// Which of the two has no date, and which covers a shorter time.
fn times(first: &Fact, second: &Fact) -> Option<&'static str> {
    match (first.when, second.when) {
        (None, None) => Some(comparisons::NEITHER_DATED),
        (None, Some(_)) => Some(comparisons::FIRST_UNDATED),
        (Some(_), None) => Some(comparisons::SECOND_UNDATED),
        (Some(one), Some(other)) => {
            // A day or a month may be no more than the date at which something was so; an interval is a time that it covers.
            let is_shorter = |one: When, other: When| {
                let lengths = one.length().zip(other.length());
                matches!(one, When::During(..)) && lengths.is_some_and(|(one, other)| one < SHORTER * other)
            };
            let second = || is_shorter(other, one).then_some(comparisons::SECOND_SHORTER);
            is_shorter(one, other).then_some(comparisons::FIRST_SHORTER).or_else(second)
        }
    }
}

/// How firm a number is and whose, after "the first"; nothing for one that the source states outright.
fn firmness(fact: &Fact) -> Option<String> {
    let hedge = match fact.hedge {
        Hedge::Exact if fact.measure == Measure::Peak => comparisons::IS_A_PEAK,
        Hedge::Exact => "",
        Hedge::About => comparisons::ABOUT,
        Hedge::MoreThan => comparisons::MORE_THAN,
        Hedge::AtLeast => comparisons::AT_LEAST,
        Hedge::Nearly => comparisons::NEARLY,
        Hedge::UpTo if fact.is_derived() => comparisons::AT_MOST,
        Hedge::UpTo if fact.measure == Measure::Peak => comparisons::PEAK,
        Hedge::UpTo => comparisons::UP_TO,
        Hedge::LessThan => comparisons::LESS_THAN,
    };
    let origin = match fact.origin {
        Origin::Reported => "",
        Origin::Derived => comparisons::DERIVED,
        Origin::Background => comparisons::BACKGROUND,
    };
    match (origin, hedge) {
        ("", "") => None,
        ("", said) | (said, "") => Some(said.to_owned()),
        (origin, hedge) => Some(comparisons::both(origin, hedge)),
    }
}

/// By how many times and by how much the higher number is above the lower one, as far as their hedges leave a bound.
fn arithmetic(edition: &Edition, one: &edition::Fact, other: &edition::Fact) -> Vec<String> {
    let base = |fact: &edition::Fact| fact.base_value().map(plain);
    let (Some(a), Some(b)) = (base(one), base(other)) else { return Vec::new() };
    // Shares of two wholes have nothing between them.
    let is_unlike = one.measure == Measure::Share && one.label.plain(edition) != other.label.plain(edition);
    if one.background || other.background || is_unlike || a.total_cmp(&b).is_eq() {
        return Vec::new();
    }
    let (low, high) = if a < b { (one, other) } else { (other, one) };
    // An open end that reaches over the other number leaves no order between them.
    if low.hedge.is_floor() || high.hedge == Hedge::LessThan || high.is_ceiling {
        return Vec::new();
    }
    let form = high.unit.form();
    let is_amount = !matches!(form, Form::Rank | Form::Multiple | Form::Date);
    let has_multiple = is_amount && a.min(b) > 0.0 && !has_no_zero(form);
    let times = Some(high.unit.factor() / low.unit.factor()).filter(|times| (times - 1.0).abs() > f64::EPSILON);
    let multiple =
        has_multiple.then(|| computed(edition, (high, low), Operation::Ratio, times, Unit::new(units::MULTIPLE.words)));
    let unit = match form {
        Form::PerCent => Unit::new(units::PERCENTAGE_POINTS.words),
        // 40 minutes and 3 hours are 140 minutes apart, not 2.33 hours.
        Form::Measured(Dimension::Time) if low.unit.factor() < high.unit.factor() => low.unit.clone(),
        _ => high.unit.clone(),
    };
    let apart = is_amount.then(|| computed(edition, (high, low), Operation::Difference, None, unit));
    let apart = apart.flatten().map(|fact| comparisons::apart(&fact.counted()));
    multiple.flatten().map(|fact| fact.long()).into_iter().chain(apart).collect()
}

/// Whether two and a half times as much of it says nothing: its zero is nobody's nothing, or it is a part of a whole.
fn has_no_zero(form: Form) -> bool {
    matches!(form, Form::PerCent | Form::Measured(Dimension::Temperature | Dimension::Points))
}

/// A derived fact of the two, in words; `None` where the rules of derivation give none.
fn computed(
    edition: &Edition,
    (high, low): (&edition::Fact, &edition::Fact),
    operation: Operation,
    times: Option<f64>,
    unit: Unit,
) -> Option<Fact> {
    let derivation = Derivation { operation, of: vec![high.id.clone(), low.id.clone()], times };
    let derived = derivation.compute(&[high, low], &unit, None).ok()?;
    let fact = edition::Fact {
        id: high.id.clone(),
        link: high.link.clone(),
        label: Template::default(),
        value: Some(derived.value),
        written: Written::default(),
        unit,
        hedge: derived.hedge,
        when: None,
        paragraph: None,
        note: None,
        measure: Measure::Level,
        derived: Some(derivation),
        is_ceiling: derived.is_ceiling,
        background: false,
    };
    Some(edition.worded(&fact, &[]))
}
