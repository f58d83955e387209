//! Text of the edition as HTML, in which every number leads to its fact.

use minijinja::Value;
use waymark::draw::svg;
use waymark::edition::{Edition, Figure, Run, Template};
use waymark::fact::Firmness;
use waymark::language::capitalised;

use super::typesetting::WORD_JOINER;

/// A text with its facts as elements.
pub(super) fn html(template: &Template, edition: &Edition) -> Value {
    Value::from_safe_string(markup(template, edition))
}

/// The longest name that is kept in one line, in letters: the narrowest page has room for as many of twice the size.
const LONGEST_NAME: usize = 12;

/// As [`html`], for a headline: a short name with a dash in it stays in one line, and so do a hedge and its number.
///
/// `China–Laos Railway` becomes `<span class="unbroken">China–Laos</span> Railway`.
pub(super) fn headline(template: &Template, edition: &Edition) -> Value {
    let name = |name: &str| format!("<span class=\"unbroken\">{}</span>", escape(name));
    Value::from_safe_string(named(template, edition, |run| element(run, edition), escape, name))
}

/// The words of a [`headline`], with a [`WORD_JOINER`] after each dash where it is not broken.
pub(super) fn headline_words(template: &Template, edition: &Edition) -> String {
    let name = |name: &str| name.replace('–', &format!("–{WORD_JOINER}"));
    named(template, edition, |run| run.text.clone(), str::to_owned, name).replace('*', "")
}

/// A text of its facts, its short names with a dash, and its other words, each as it is written.
fn named(
    template: &Template,
    edition: &Edition,
    fact: impl Fn(&Run) -> String,
    words: impl Fn(&str) -> String,
    name: impl Fn(&str) -> String,
) -> String {
    let word = |word: &str| match short_name(word) {
        Some((own, rest)) => name(own) + &words(rest),
        None => words(word),
    };
    let written = |run: Run| match run.fact {
        Some(_) => fact(&Run { text: bound(&run.text), ..run }),
        None => run.text.split_inclusive(' ').map(word).collect(),
    };
    runs(template, edition).into_iter().map(written).collect()
}

/// The longest hedge that is kept in one line with its number, in letters.
const LONGEST_HEDGE: usize = 14;

/// The words of a value, in which a hedge and its number stay in one line: `more than 3 hours` breaks before the hours alone.
fn bound(words: &str) -> String {
    match words.find(|letter: char| letter.is_ascii_digit()) {
        Some(start) if start <= LONGEST_HEDGE => {
            let (hedge, number) = words.split_at(start);
            hedge.replace(' ', "\u{a0}") + number
        }
        _ => words.to_owned(),
    }
}

/// A short name with a dash in it, and what follows it in the word.
fn short_name(word: &str) -> Option<(&str, &str)> {
    let own = word.trim_end_matches(|letter: char| !letter.is_alphabetic());
    let is_name = own.contains('–') && own.starts_with(char::is_alphabetic) && own.chars().count() <= LONGEST_NAME;
    is_name.then(|| word.split_at(own.len()))
}

/// As [`html`], with the words between asterisks underlined: the source's own hedges.
pub(super) fn stressed(template: &Template, edition: &Edition) -> Value {
    between_asterisks(template, edition, "<u>", "</u>")
}

/// As [`html`], with the words between asterisks as a heading that the text runs on from.
pub(super) fn led(template: &Template, edition: &Edition) -> Value {
    between_asterisks(template, edition, "<b>", "</b>")
}

fn between_asterisks(template: &Template, edition: &Edition, open: &str, close: &str) -> Value {
    let markup = markup(template, edition);
    let parts = markup.split('*').enumerate();
    let parts = parts.map(|(place, part)| if place % 2 == 0 { part.to_owned() } else { [open, part, close].concat() });
    Value::from_safe_string(parts.collect())
}

/// A text without asterisks and elements.
pub(super) fn plain(template: &Template, edition: &Edition) -> String {
    let words: String = runs(template, edition).into_iter().map(|run| run.text).collect();
    words.replace('*', "")
}

fn markup(template: &Template, edition: &Edition) -> String {
    runs(template, edition).iter().fold(String::new(), |markup, run| markup + &element(run, edition))
}

/// The pieces of a text, which begins with a capital also where its first word is a fact's: `Less than 5 km of track`.
fn runs(template: &Template, edition: &Edition) -> Vec<Run> {
    let mut runs = template.runs(edition);
    if let Some(first) = runs.first_mut().filter(|run| run.fact.is_some()) {
        first.text = capitalised(&first.text);
    }
    runs
}

/// A piece of text; the words of a fact are an element that names it.
fn element(run: &Run, edition: &Edition) -> String {
    let text = escape(&run.text);
    let Some(fact) = run.fact.as_deref().and_then(|id| edition.fact(id)) else { return text };
    let value = fact.value.map_or_else(|| text.clone(), |value| value.to_string());
    let class = firmness(run, edition).map(|firmness| format!(" {}", firmness.name())).unwrap_or_default();
    format!("<data class=\"fact{class}\" value=\"{value}\" data-fact=\"{}\">{text}</data>", fact.id.as_str())
}

/// How firm the number is that words say, if they say one.
fn firmness(run: &Run, edition: &Edition) -> Option<Firmness> {
    run.fact.as_ref().filter(|_| run.is_number).and_then(|fact| edition.words(fact)?.firmness())
}

/// The classes of what the numbers of texts are, each once: what rests on them answers to the reader's choice.
pub(super) fn rests(templates: [&Template; 2], edition: &Edition) -> String {
    let runs = templates.into_iter().flat_map(|template| template.runs(edition));
    classes(runs.filter_map(|run| firmness(&run, edition)))
}

/// The classes of these, each once, with a space before each.
pub(super) fn classes(firmness: impl Iterator<Item = Firmness>) -> String {
    let firmness: Vec<_> = firmness.collect();
    let names = Firmness::ALL.into_iter().filter(|known| firmness.contains(known)).map(Firmness::name);
    names.fold(String::new(), |classes, name| classes + " " + name)
}

/// Text as the inside of an element or of an attribute in double quotes.
pub(super) fn escape(text: &str) -> String {
    svg::escape(text)
}

/// The notes on doubtful wording: the † that stands behind the words in the picture stands before them.
pub(super) fn doubts<'a>(figure: &'a Figure, edition: &'a Edition) -> impl Iterator<Item = &'a Template> {
    figure.notes.iter().filter(|note| plain(note, edition).starts_with('†'))
}

/// What stands under a picture that has no margin beside it: how to read it, and its doubts.
pub(super) fn keys<'a>(figure: &'a Figure, edition: &'a Edition) -> impl Iterator<Item = &'a Template> {
    figure.reading.iter().chain(doubts(figure, edition))
}

/// A list of texts as HTML.
pub(super) fn list(templates: &[Template], edition: &Edition) -> Vec<Value> {
    templates.iter().map(|template| html(template, edition)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::page::example;

    fn template(text: &str) -> Result<Template, String> {
        Template::try_from(text.to_owned())
    }

    #[test]
    fn a_number_is_an_element_that_names_its_fact() -> Result<(), String> {
        let edition = example::edition()?;
        let html = html(&template("A & {trains|bare} *trains*")?, &edition).to_string();
        assert_eq!(html, "A &amp; <data class=\"fact hedged\" value=\"3000\" data-fact=\"trains\">3,000</data> *trains*");
        Ok(())
    }

    #[test]
    fn a_text_begins_with_a_capital_also_where_a_hedge_is_its_first_word() -> Result<(), String> {
        let edition = example::edition()?;
        let said = plain(&template("{trains} ran, {trains} in all")?, &edition);
        assert_eq!(said, "More than 3,000 ran, more than 3,000 in all");
        assert!(html(&template("{trains} ran")?, &edition).to_string().contains(">More than 3,000<"));
        Ok(())
    }

    #[test]
    fn a_short_name_with_a_dash_stays_in_one_line_of_a_headline() -> Result<(), String> {
        let edition = example::edition()?;
        let said = |text: &str| Ok::<_, String>(headline(&template(text)?, &edition).to_string());
        assert_eq!(
            said("To Laos–Kunming, {trains|bare} & more")?,
            "To <span class=\"unbroken\">Laos–Kunming</span>, ".to_owned()
                + "<data class=\"fact hedged\" value=\"3000\" data-fact=\"trains\">3,000</data> &amp; more"
        );
        assert_eq!(headline_words(&template("To Laos–Kunming, 2021–2025")?, &edition), "To Laos–\u{2060}Kunming, 2021–2025");
        for plain in ["The Zhengzhou–Luxembourg route", "In 2021–2025", "One – or two"] {
            assert_eq!(said(plain)?, plain);
        }
        Ok(())
    }

    #[test]
    fn a_hedge_stays_with_its_number_in_a_headline() -> Result<(), String> {
        let edition = example::edition()?;
        let html = headline(&template("Now {trains} a day")?, &edition).to_string();
        assert!(html.ends_with(">more\u{a0}than\u{a0}3,000</data> a day"), "{html}");
        assert_eq!(headline_words(&template("Now {trains} a day")?, &edition), "Now more\u{a0}than\u{a0}3,000 a day");
        Ok(())
    }

    #[test]
    fn stressed_words_are_underlined() -> Result<(), String> {
        let edition = example::edition()?;
        assert_eq!(stressed(&template("are *more than* some")?, &edition).to_string(), "are <u>more than</u> some");
        assert_eq!(plain(&template("are *more than* some")?, &edition), "are more than some");
        Ok(())
    }
}
