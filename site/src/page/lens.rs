//! The reader's choice among the numbers: what it leaves out, for style sheets, and what is said of it in files.

use serde::Serialize;
use waymark::edition::{Edition, Figure};
use waymark::fact::Firmness;
use waymark::language::lenses;
use waymark::lens::{Lens, NAME};
use waymark::panels::State;

const SHEET: &str = include_str!("../../../www/styles/lens.css");

/// `lens.css`: what is left out looks so by the attribute that scripts set, or by the choice in the page's header.
pub(super) fn css() -> String {
    format!("{}@media (scripting: none) {{\n{}}}\n", rules(chosen), rules(chosen_in_form))
}

/// The rules for every lens, by what holds the page while it is chosen.
fn rules(chosen: fn(Lens) -> String) -> String {
    let left_out = format!(":is({})", Lens::ALL.map(|lens| selector(lens, chosen)).join(", "));
    let sheet = lenses::LEFT_OUT.iter().fold(SHEET.replace(".left-out", &left_out), |css, (name, words)| {
        css.replace(&format!("\"words.{name}\""), &format!("\"{words}\""))
    });
    Lens::ALL.iter().fold(sheet, |css, lens| {
        let (chosen, name) = (chosen(*lens), lens.name());
        // A property that the whole page inherits would style all of it anew.
        css + &format!(
            "{chosen}.story {{ scroll-padding-top: 112px }}\n\
             {chosen} .flight {{ --standing: 41px }}\n\
             {chosen} .lens summary {{ background: var(--ink); color: var(--paper) }}\n\
             {chosen} .header .standing {{ display: flex }}\n\
             {chosen} .chosen.{name} {{ display: block }}\n\
             {chosen} .chosen.written {{ display: none }}\n"
        )
    })
}

/// With scripts: the form is asked only until they tell. A page that has once been asked by `:has()` is styled anew, whole, by
/// whatever comes into it.
fn chosen(lens: Lens) -> String {
    let name = lens.name();
    format!(":is([data-{NAME}={name}], .story.lens-asked:has(#{NAME}-{name}:checked))")
}

fn chosen_in_form(lens: Lens) -> String {
    format!(".story:has(#{NAME}-{}:checked)", lens.name())
}

fn selector(lens: Lens, chosen: fn(Lens) -> String) -> String {
    let left_out = Firmness::ALL.into_iter().filter(|firmness| lens.leaves_out(*firmness));
    let classes = left_out.map(class).collect::<Vec<_>>().join(", ");
    format!("{} :is({classes})", chosen(lens))
}

/// What has this firmness: elements of its class, and rows by their sign.
fn class(firmness: Firmness) -> &'static str {
    match firmness {
        Firmness::Exact => ".exact, [data-sign=exact]:not(.known)",
        Firmness::Hedged => ".hedged, [data-sign]:not([data-sign=exact], [data-sign=derived], [data-sign=\"\"], .known)",
        Firmness::Derived => ".derived, [data-sign=derived]",
    }
}

/// What a file says of the choice that it was taken with.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub(super) struct Taken {
    /// The choice's value in addresses.
    firm: &'static str,
    /// In words.
    title: &'static str,
    /// How many of the figure's reported numbers stand.
    stand: usize,
    /// How many there are.
    of: usize,
}

impl Taken {
    /// What files of this figure say.
    pub(super) fn new(edition: &Edition, figure: &Figure, lens: Lens) -> Self {
        let reported = figure.facts.iter().filter_map(|id| edition.words(id.as_str())?.firmness());
        let reported: Vec<_> = reported.filter(|firmness| *firmness != Firmness::Derived).collect();
        let stand = reported.iter().filter(|firmness| !lens.leaves_out(**firmness)).count();
        Self { firm: lens.name(), title: title(lens), stand, of: reported.len() }
    }

    /// In one line: `Only what is stated outright: 3 of 4 numbers stand`.
    pub(super) fn line(&self) -> String {
        let Self { title, stand, of, .. } = self;
        lenses::taken(title, *stand, *of)
    }
}

/// What a reader may choose in the header.
#[derive(Serialize)]
pub(super) struct Choice {
    /// In addresses; empty for the page as it is written.
    value: &'static str,
    /// In ids and classes.
    name: &'static str,
    /// The sign of the sprite that stands for it.
    sign: &'static str,
    short: &'static str,
    title: &'static str,
    /// What stands, in words.
    stand: String,
}

/// The choices that leave something of this edition out, after the page as it is written; none where there is no other.
pub(super) fn offered(edition: &Edition) -> Vec<Choice> {
    let firmness = edition.facts().iter().filter_map(|fact| edition.words(fact.id.as_str())?.firmness());
    let all: Vec<_> = firmness.collect();
    let reported = || all.iter().filter(|firmness| **firmness != Firmness::Derived);
    let (count, hedged) = (reported().count(), reported().filter(|firmness| **firmness == Firmness::Hedged).count());
    let stand = |lens: Lens| match reported().filter(|firmness| !lens.leaves_out(**firmness)).count() {
        standing if standing == count => lenses::all_stand(count),
        standing => lenses::stand(standing, count),
    };
    let choice = |lens: Lens| {
        let (sign, short) = match lens {
            Lens::Plain => ("exact", lenses::PLAIN_IN_SHORT),
            Lens::Hedged => ("hedge", lenses::HEDGED_IN_SHORT),
            Lens::Reported => ("reported", lenses::REPORTED_IN_SHORT),
        };
        Choice { value: lens.name(), name: lens.name(), sign, short, title: title(lens), stand: stand(lens) }
    };
    let written = Choice {
        value: "",
        name: "written",
        sign: "more-than",
        short: lenses::AS_WRITTEN,
        title: lenses::AS_WRITTEN,
        stand: lenses::all(count, hedged),
    };
    let others: Vec<_> = Lens::ALL.into_iter().filter(|lens| all.iter().any(|firmness| lens.leaves_out(*firmness))).collect();
    if others.is_empty() { Vec::new() } else { std::iter::once(written).chain(others.into_iter().map(choice)).collect() }
}

fn title(lens: Lens) -> &'static str {
    match lens {
        Lens::Plain => lenses::PLAIN,
        Lens::Hedged => lenses::HEDGED,
        Lens::Reported => lenses::REPORTED,
    }
}

/// The state of a figure that is seen through a lens.
pub(super) fn state(lens: Option<Lens>) -> State {
    lens.map(|lens| State::parse(&format!("{NAME}={}", lens.name()))).unwrap_or_default()
}

/// What stands in a file's name before its ending: `.plain`, or nothing.
pub(super) fn suffix(lens: Option<Lens>) -> String {
    lens.map(|lens| format!(".{}", lens.name())).unwrap_or_default()
}

/// Everything, then each lens.
pub(super) fn choices() -> impl Iterator<Item = Option<Lens>> {
    std::iter::once(None).chain(Lens::ALL.map(Some))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::page::example;

    #[test]
    fn a_file_says_how_many_numbers_stand() -> Result<(), String> {
        let edition = example::edition()?;
        let figure = edition.figure("sea-figure").ok_or("no figure")?;
        let numbers = figure.facts.iter().filter_map(|id| edition.words(id.as_str())?.firmness());
        let reported = numbers.filter(|firmness| *firmness != Firmness::Derived).count();
        let taken = Taken::new(&edition, figure, Lens::Reported);
        assert_eq!((taken.stand, taken.of), (reported, reported));
        assert!(taken.line().starts_with("Without our arithmetic: "), "{}", taken.line());
        Ok(())
    }

    #[test]
    fn every_class_that_a_lens_leaves_out_is_in_its_selector_and_no_other() {
        for lens in Lens::ALL {
            for firmness in Firmness::ALL {
                for chosen in [chosen, chosen_in_form] {
                    let hides = selector(lens, chosen).contains(class(firmness));
                    assert_eq!(hides, lens.leaves_out(firmness), "{lens:?} and {firmness:?}");
                }
            }
        }
        assert!(!css().contains(".left-out"));
        assert!(!css().contains("words."));
    }
}
