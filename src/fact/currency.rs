//! Currencies by their ISO 4217 codes, and the words that leave open which one is meant.

use super::Form;
use super::known::Known;
use iso_currency::{Currency, IntoEnumIterator};

/// Currencies that have a sign and words of their own here.
const NAMED: [(&str, &str); 4] = [("USD", "US dollars"), ("EUR", "euros"), ("GBP", "pounds"), ("CNY", "yuan")];

/// Last words of a currency's name that may as well count something else.
const COMMON: [&str; 5] = ["gold", "mark", "real", "sol", "leone"];

/// Words that are no plural with an s.
const UNCHANGED: [&str; 20] = [
    "yen", "yuan", "won", "baht", "rand", "ringgit", "kip", "tenge", "som", "somoni", "forint", "rupiah", "taka", "birr",
    "lek", "kyat", "kwacha", "vatu", "đồng", "złoty",
];
const PLURALS: [(&str, &str); 7] = [
    ("krone", "kroner"),
    ("króna", "krónur"),
    ("krona/kronor", "kronor"),
    ("koruna", "korunas"),
    ("leu", "lei"),
    ("lev", "leva"),
    ("loti", "maloti"),
];

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
        words: plural(currency.name()),
        form: Form::Currency,
        sign: [code, "\u{a0}"].concat(),
        one: currency.name().to_owned(),
        factor: 1.0,
    })
}

/// `Panamanian balboas` for `Panamanian balboa`.
fn plural(name: &str) -> String {
    let (before, last) = name.rsplit_once(' ').map_or(("", name), |(before, last)| (before, last));
    let last = match PLURALS.iter().find(|(one, _)| *one == last) {
        Some((_, several)) => (*several).to_owned(),
        None if UNCHANGED.contains(&last) || last.chars().any(char::is_uppercase) => last.to_owned(),
        None => [last, "s"].concat(),
    };
    if before.is_empty() { last } else { [before, " ", &last].concat() }
}

/// The code to write instead of a sign or a name of money; of several, some.
pub(super) fn correction(words: &str) -> Option<String> {
    let lower = words.to_lowercase();
    let is_meant = |currency: &Currency| {
        let name = currency.name().to_lowercase();
        let last = name.rsplit(' ').next().unwrap_or(&name).to_owned();
        let is_name = [name.clone(), plural(&name)].contains(&lower);
        let is_last = [last.clone(), plural(&last)].contains(&lower) && !COMMON.contains(&last.as_str());
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
