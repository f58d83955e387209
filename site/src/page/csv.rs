//! A figure's facts as a CSV file (RFC 4180), with the values as plain numbers beside the words.

use super::metadata;
use waymark::edition::{Edition, Figure, number};

/// The columns, named as the fields of the metadata are.
const HEADER: [&str; 13] =
    ["id", "label", "value", "unit", "hedge", "shown", "in_words", "date", "paragraph", "derived", "formula", "note", "source"];

/// The file's text. It starts with a byte order mark, without which spreadsheets misread it.
pub(super) fn text(edition: &Edition, figure: &Figure) -> String {
    let mut text = format!("\u{feff}{}\r\n", HEADER.join(","));
    let source = metadata::citation(&edition.head.source);
    for id in &figure.facts {
        let (Some(stated), Some(fact)) = (edition.fact(id.as_str()), edition.words(id.as_str())) else { continue };
        let shown = if fact.value.is_some() { fact.long() } else { fact.words.label.clone() };
        let fields = [
            fact.value.map(|value| number::plain(value).to_string()).unwrap_or_default(),
            fact.unit.words().to_owned(),
            fact.hedge.name().to_owned(),
            shown,
            stated.paragraph.map(|paragraph| paragraph.to_string()).unwrap_or_default(),
            if fact.is_derived() { "yes" } else { "no" }.to_owned(),
        ];
        let [value, unit, hedge, shown, paragraph, derived] = fields;
        let words = fact.words;
        let fields = [
            fact.id,
            words.label,
            value,
            unit,
            hedge,
            shown,
            words.spoken,
            words.when_long,
            paragraph,
            derived,
            words.formula,
            words.note,
            source.clone(),
        ];
        text.push_str(&fields.map(|field| quoted(&field)).join(","));
        text.push_str("\r\n");
    }
    text
}

/// A field, in quotes where it needs them; never one that a spreadsheet would run as a formula.
fn quoted(field: &str) -> String {
    let is_number = field.parse::<f64>().is_ok();
    let harmless =
        if !is_number && field.starts_with(['=', '+', '-', '@', '\t']) { format!("'{field}") } else { field.to_owned() };
    if harmless.contains(['"', ',', '\n', '\r']) { format!("\"{}\"", harmless.replace('"', "\"\"")) } else { harmless }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::page::example;

    #[test]
    fn rows_follow_the_header() -> Result<(), String> {
        let edition = example::edition()?;
        let figure = edition.figure("sea-figure").ok_or("no figure")?;
        let text = text(&edition, figure);
        let lines: Vec<_> = text.split("\r\n").collect();
        assert_eq!(
            lines.first(),
            Some(&"\u{feff}id,label,value,unit,hedge,shown,in_words,date,paragraph,derived,formula,note,source")
        );
        assert_eq!(lines.get(1), Some(&"ships,ships,9,ships,exact,9,9 ships,May\u{a0}2023,5,no,,,\"A. Author, “T”, P, 2025\""));
        assert!(lines.get(2).is_some_and(|line| line.starts_with("each,trains a ship,333.333333333,")), "{text}");
        Ok(())
    }

    #[test]
    fn quotes_and_formulas_are_tamed() {
        assert_eq!(quoted("trains, \"freight\""), "\"trains, \"\"freight\"\"\"");
        assert_eq!(quoted("=1+1"), "'=1+1");
        assert_eq!(quoted("-5"), "-5");
    }
}
