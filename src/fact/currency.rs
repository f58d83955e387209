//! Currencies by their ISO 4217 codes, and the words that leave open which one is meant.

use super::Form;
use super::known::Known;
use crate::language::{money, units};
use iso_currency::{Currency, IntoEnumIterator};

/// Currencies that have a sign and words of their own here.
const NAMED: [(&str, &str); 4] =
    [("USD", units::US_DOLLARS.words), ("EUR", units::EUROS.words), ("GBP", units::POUNDS.words), ("CNY", units::YUAN.words)];

/// Currencies in use: no funds, metals or codes for tests.
fn current() -> impl Iterator<Item = Currency> {
    Currency::iter().filter(|currency| !currency.is_fund() && !currency.is_special())
}

/// The currency of a code, such as `PAB`. Its sign is the code: no other sign is one country's alone.
pub(super) fn find(code: &str) -> Option<Known> {
    if let Some((_, words)) = NAMED.iter().find(|(named, _)| *named == code) {
        return super::known::find(words);
    }
    let currency = current().find(|currency| currency.code() == code)?;
    Some(Known {
        words: money::plural(currency.name()),
        form: Form::Currency,
        sign: [code, "\u{a0}"].concat(),
        one: currency.name().to_owned(),
        factor: 1.0,
    })
}

/// The code to write instead of a sign or a name of money; of several, some.
pub(super) fn correction(words: &str) -> Option<String> {
    let lower = words.to_lowercase();
    let is_meant = |currency: &Currency| {
        let name = currency.name().to_lowercase();
        let last = name.rsplit(' ').next().unwrap_or(&name).to_owned();
        let is_name = [name.clone(), money::plural(&name)].contains(&lower);
        let is_last = [last.clone(), money::plural(&last)].contains(&lower) && !money::COMMON.contains(&last.as_str());
        let symbol = currency.symbol().symbol;
        // Letters are a sign of money only beside a number: `L` counts nothing, `km` is no mark.
        let is_symbol = symbol == words && symbol.chars().any(|letter| !letter.is_alphanumeric());
        currency.code().to_lowercase() == lower || is_name || is_last || is_symbol
    };
    let codes: Vec<&str> = current().filter(|currency| is_meant(currency)).map(|currency| currency.code()).collect();
    let named = |code: &str| {
        NAMED.iter().find(|(named, _)| *named == code).map_or_else(|| code.to_owned(), |(_, words)| (*words).to_owned())
    };
    match codes.as_slice() {
        [] => None,
        [one] => Some(format!("write \"{}\"", named(one))),
        several => {
            let is_named = |code: &&&str| NAMED.iter().any(|(named, _)| named == *code);
            let usual = several.iter().find(is_named).or(several.first()).copied().unwrap_or_default();
            let other = several.iter().rev().find(|code| **code != usual).copied().unwrap_or_default();
            let usual = named(usual);
            Some(format!("it names several currencies: write \"{usual}\", or another one's ISO 4217 code, such as \"{other}\""))
        }
    }
}
