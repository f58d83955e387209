//! What a person would say of a series, computed from it: the change, the most and the least, and what is missing.

use super::Context;
use crate::edition::number::plain;
use crate::edition::{self, wording};
use crate::fact::{Fact, Form, Hedge, Unit, When, joined};

/// A gap of so many years between two dates is worth a word.
const GAP: f64 = 0.9;

/// Sentences on facts that share a scale, in the order of their dates if all have one.
///
/// Dated facts are told as a change, with the gaps between them; others by the most and the least, with these names.
pub(super) fn series(members: &[(String, &Fact)], context: &Context<'_>) -> Vec<String> {
    let mut members: Vec<(&str, &Fact)> = members.iter().map(|(name, fact)| (name.as_str(), *fact)).collect();
    let starts: Option<Vec<f64>> = members.iter().map(|(_, fact)| fact.when.and_then(When::start)).collect();
    let Some(starts) = starts else { return extremes(&members).into_iter().collect() };
    let is_distinct =
        starts.iter().enumerate().all(|(place, start)| !starts.iter().take(place).any(|other| other.total_cmp(start).is_eq()));
    if !is_distinct {
        return extremes(&members).into_iter().collect();
    }
    members.sort_by(|a, b| start(a.1).total_cmp(&start(b.1)));
    let facts: Vec<&Fact> = members.iter().map(|(_, fact)| *fact).collect();
    let dated: Vec<(String, &Fact)> = facts.iter().map(|fact| (fact.words.when_long.clone(), *fact)).collect();
    let dated: Vec<(&str, &Fact)> = dated.iter().map(|(when, fact)| (when.as_str(), *fact)).collect();
    let mut sentences: Vec<String> = change(&facts).into_iter().collect();
    if !is_steady(&facts) {
        sentences.extend(extremes(&dated));
    }
    sentences.extend(gaps(&facts, context));
    sentences.extend(unequal(&facts));
    sentences
}

fn start(fact: &Fact) -> f64 {
    fact.when.and_then(When::start).unwrap_or_default()
}

/// From the first to the last, and by how much where both are firm.
fn change(facts: &[&Fact]) -> Option<String> {
    let said = |fact: &Fact| crate::language::grammar::beside(&fact.words.spoken, &fact.words.when_long);
    match facts {
        [] => None,
        [only] => Some(crate::language::grammar::sentence(&said(only))),
        [first, .., last] => {
            Some(crate::language::remarks::change(&said(first), &said(last), difference(first, last).as_deref()))
        }
    }
}

/// `0.4 trillion US dollars more`; nothing for values that are hedged, equal or not amounts.
fn difference(first: &Fact, last: &Fact) -> Option<String> {
    let is_amount = !matches!(last.unit.form(), Form::Rank | Form::Multiple | Form::Date);
    if first.hedge != Hedge::Exact || last.hedge != Hedge::Exact || !is_amount {
        return None;
    }
    let amount = if is_same(first.base_value()?, last.base_value()?) {
        0.0
    } else {
        (last.base_value()? - first.base_value()?) / last.unit.factor()
    };
    let unit = if last.unit.form() == Form::PerCent {
        &Unit::new(crate::language::units::PERCENTAGE_POINTS.words)
    } else {
        &last.unit
    };
    let (number, noun) = wording::computed(unit, amount.abs());
    let is_counted = unit.form() == Form::Counted;
    if amount == 0.0 {
        return Some(crate::language::remarks::NO_CHANGE.to_owned());
    }
    Some(crate::language::remarks::difference(&number, &noun, amount > 0.0, is_counted, unit.is_plural()))
}

/// Whether the values only rise or only fall, so that the change has told the most and the least.
fn is_steady(facts: &[&Fact]) -> bool {
    let values: Vec<f64> = facts.iter().filter_map(|fact| fact.base_value().map(plain)).collect();
    let pairs = || values.iter().zip(values.iter().skip(1));
    pairs().all(|(a, b)| a <= b) || pairs().all(|(a, b)| a >= b)
}

/// The most and the least, as the source states them.
pub(super) fn extremes(members: &[(&str, &Fact)]) -> Option<String> {
    let mut known: Vec<(&str, &Fact, f64)> =
        members.iter().filter_map(|(name, fact)| Some((*name, *fact, plain(fact.base_value()?)))).collect();
    known.sort_by(|a, b| b.2.total_cmp(&a.2));
    let ((_, first, high), (_, _, low)) = match known.as_slice() {
        [most, .., least] => (*most, *least),
        _ => return None,
    };
    let (is_firm, is_stated) = are_firm_and_stated(known.iter().map(|(_, fact, _)| *fact));
    if high <= low {
        let number = joined(&first.words.bare_long, &first.words.noun);
        return Some(crate::language::remarks::all_are(&number, is_firm));
    }
    let at = |end: f64| {
        let there = known.iter().filter(|(_, _, value)| value.total_cmp(&end).is_eq());
        alike(there.map(|(name, fact, _)| crate::language::grammar::beside(name, &fact.words.spoken)))
    };
    Some(crate::language::remarks::extremes(&at(high), &at(low), is_firm, is_stated))
}

/// The most that are named of those that share an end of an order.
const MOST_ALIKE: usize = 3;

/// All that share an end of an order, of many the first and how many there are besides.
pub(super) fn alike(said: impl Iterator<Item = String>) -> String {
    let said: Vec<String> = said.collect();
    match said.as_slice() {
        [first, others @ ..] if said.len() > MOST_ALIKE => crate::language::remarks::and_others(first, others.len()),
        said => crate::language::grammar::all_of(said),
    }
}

/// Whether all numbers are stated outright, and whether none of them is computed.
pub(super) fn are_firm_and_stated<'a>(facts: impl Iterator<Item = &'a Fact>) -> (bool, bool) {
    facts.fold((true, true), |(is_firm, is_stated), fact| {
        (is_firm && fact.hedge == Hedge::Exact, is_stated && !fact.is_derived())
    })
}

/// Whether two amounts are one but for the noise of converting units.
fn is_same(one: f64, other: f64) -> bool {
    plain(one).total_cmp(&plain(other)).is_eq()
}

/// Whether the source states, elsewhere in the edition, what one of these facts counts for a time between `from` and `to`, in
/// decimal years: then nobody may say that it gives no figure.
pub(super) fn is_elsewhere(context: &Context<'_>, facts: &[&Fact], (from, to): (f64, f64)) -> bool {
    let Some(edition) = context.edition else { return false };
    // What is counted each year may have the year in its name.
    let name = |label: &str| label.chars().filter(|letter| !letter.is_ascii_digit()).collect::<String>();
    let is_alike = |other: &edition::Fact| {
        let label = name(&other.label.plain(edition));
        let is_alike = |fact: &&Fact| {
            other.measure == fact.measure && other.unit.shares_scale_with(&fact.unit) && name(&fact.words.label) == label
        };
        facts.iter().any(is_alike)
    };
    let is_between = |other: &edition::Fact| {
        let middle = other.when.and_then(|when| Some(f64::midpoint(when.start()?, when.end()?)));
        middle.is_some_and(|middle| from < middle && middle < to)
    };
    edition.facts().iter().any(|fact| fact.is_reported() && fact.value.is_some() && is_between(fact) && is_alike(fact))
}

/// The times between dates for which there is no figure.
fn gaps(facts: &[&Fact], context: &Context<'_>) -> Vec<String> {
    let between = |(a, b): (&&Fact, &&Fact)| {
        let (from, to) = (a.when?.end()?, b.when?.start()?);
        let words = || crate::language::remarks::between(&a.words.when_long, &b.words.when_long);
        (to - from > GAP && !is_elsewhere(context, &[a, b], (from, to))).then(words)
    };
    let gaps: Vec<String> = facts.iter().zip(facts.iter().skip(1)).filter_map(between).collect();
    match gaps.as_slice() {
        [] => Vec::new(),
        [one] => vec![crate::language::remarks::gap(one)],
        [first, ..] => vec![crate::language::remarks::gaps(gaps.len(), first)],
    }
}

/// Whether the periods differ in length, which a reader must know before comparing.
fn unequal(facts: &[&Fact]) -> Option<String> {
    let lengths: Vec<(f64, &Fact)> = facts.iter().filter_map(|fact| Some((fact.when?.length()?, *fact))).collect();
    let longest = lengths.iter().map(|(length, _)| *length).fold(0.0, f64::max);
    let shorter: Vec<String> =
        lengths.iter().filter(|(length, _)| *length < 0.9 * longest).map(|(_, fact)| fact.words.when_long.clone()).collect();
    match shorter.as_slice() {
        [] => None,
        [one] => Some(crate::language::remarks::is_shorter(one)),
        _ => Some(crate::language::remarks::DIFFERENT_LENGTHS.to_owned()),
    }
}
