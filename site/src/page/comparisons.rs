//! What a reader may compare: for each number, pictures of it beside the nearest ones that share its scale; for all other
//! facts, the words that say why they do not.
//!
//! One file lists every fact, and how the facts of one footing stand to those of another. Each number has a file of its own
//! with its pictures. The page knows the first by its hash, and the first knows the others by theirs; none is loaded before
//! somebody asks.

mod neighbours;

use std::collections::BTreeMap;

use anyhow::Result;
use serde::Serialize;
use serde_json::{Value, json};
use waymark::draw::still;
use waymark::edition::{Clash, Edition, Fact};
use waymark::figure::{Comparison, Document};
use waymark::language::{comparisons, grammar};

use self::neighbours::Neighbours;
use super::later::Later;
use super::pictures;
use super::table::{self, Row};
use super::tree;
use crate::build::{Asset, Output};
use crate::project::Project;

/// Beside so many facts each number is drawn at most.
const MOST: usize = 12;
/// And at least, where that many share its scale.
const LEAST: usize = 3;
/// So many pairs are drawn for an edition before each number has fewer.
const PAIRS: usize = 6_000;
/// So many facts that do not share the scale are offered by name; all others stand in a list.
const REFUSED: usize = 3;
/// The widths, in CSS pixels, that each pair is drawn at, with the classes that show them.
const WIDTHS: [(f64, &str); 2] = [(300.0, "narrow"), (560.0, "wide")];

/// The files that comparing loads.
pub(crate) struct Comparisons {
    list: Asset,
    style: Asset,
    /// The same for an element in somebody else's page.
    component: Asset,
    files: Later,
}

/// The list of all facts.
#[derive(Serialize)]
struct List {
    facts: Vec<Entry>,
    footings: Vec<Footing>,
    /// By the letters of [`Footing::to`].
    refusals: BTreeMap<char, Refusal>,
    /// What is said of two facts that share a scale and are not drawn.
    undrawn: String,
}

/// A fact.
#[derive(Serialize)]
struct Entry {
    #[serde(flatten)]
    row: Row,
    /// The index of its footing.
    footing: usize,
    /// The nearest facts that do not share its scale, by their indices.
    refused: Vec<usize>,
    /// Its own file, if it can be drawn beside another.
    #[serde(skip_serializing_if = "Option::is_none")]
    file: Option<Asset>,
}

/// What facts have in common that clash with the same facts.
#[derive(Serialize)]
struct Footing {
    unit: String,
    measure: &'static str,
    /// The measure in words.
    says: &'static str,
    /// A letter for each footing: `=` where facts of both share a scale, else the letter of a refusal.
    to: String,
}

/// Why two facts cannot share an axis.
#[derive(Serialize)]
struct Refusal {
    /// Which word of a footing stands for `{one}` and `{other}`.
    side: &'static str,
    /// In a sentence.
    reason: String,
    /// In two or three words.
    short: &'static str,
    /// What a picture would do.
    because: &'static str,
}

/// The letters of refusals that are no clash: a number that a fact does not have, and a change beside what is none.
const UNNUMBERED: char = 'n';
const CHANGE: char = 'c';

/// Two facts on one scale.
#[derive(Clone, Serialize)]
struct Pair {
    title: String,
    sentences: Vec<String>,
    arithmetic: Vec<String>,
    pictures: Vec<Value>,
}

impl Comparisons {
    /// Draws and lists what may be compared.
    pub(crate) fn of(project: &Project, document: &Document) -> Result<Self> {
        let mut files = Later::default();
        let style = files.sheet(project, "compare.css")?;
        let component = files.component_sheet(project, "compare.css")?;
        let neighbours = Neighbours::new(document.edition());
        let mut list = list(&neighbours);
        for (place, file) in drawn(document, &neighbours)?.into_iter().enumerate() {
            let (Some(entry), false) = (list.facts.get_mut(place), file.is_empty()) else { continue };
            entry.file = Some(files.json("compare-fact.json", &file)?);
        }
        let list = files.json("compare-facts.json", &list)?;
        Ok(Self { list, style, component, files })
    }

    /// What the script has of them: where the list is, and its style sheet.
    pub(crate) fn addresses(&self) -> String {
        json!({ "facts": self.list, "style": self.style, "component": self.component }).to_string()
    }

    /// Writes the files.
    pub(super) fn write(&self, output: &Output) -> Result<()> {
        self.files.write(output)
    }
}

/// Every fact with its footing and its neighbours.
fn list(neighbours: &Neighbours<'_>) -> List {
    let edition = neighbours.edition;
    let facts = edition.facts();
    let mut known: Vec<&Fact> = Vec::new();
    let mut places: BTreeMap<(&str, &str, Option<u64>, bool, bool), usize> = BTreeMap::new();
    let mut own = Vec::with_capacity(facts.len());
    for fact in facts {
        let (unit, measure, period) = fact.footing();
        let footing = (unit, measure.name(), period, fact.value.is_some(), edition.is_change(fact));
        own.push(*places.entry(footing).or_insert_with(|| {
            known.push(fact);
            known.len() - 1
        }));
    }
    let ids: Vec<_> = facts.iter().map(|fact| fact.id.clone()).collect();
    let rows = table::rows(edition, &ids).into_iter().zip(&own).enumerate();
    let entry = |(place, (row, footing)): (usize, (Row, &usize))| {
        let refused = refused(neighbours, place, &own);
        Entry { row, footing: *footing, refused, file: None }
    };
    let footing = |fact: &&Fact| Footing {
        unit: fact.unit.words().to_owned(),
        measure: fact.measure.words(),
        says: fact.measure.phrase(),
        to: known.iter().map(|other| letter(edition, fact, other)).collect(),
    };
    List {
        facts: rows.map(entry).collect(),
        footings: known.iter().map(footing).collect(),
        refusals: refusals(),
        undrawn: comparisons::UNDRAWN.to_owned(),
    }
}

/// The numbers that a reader may take for comparable, and that are not: those first whose unit has a word of the fact's own,
/// then the nearest; no two of one footing.
fn refused(neighbours: &Neighbours<'_>, place: usize, footings: &[usize]) -> Vec<usize> {
    let facts = neighbours.edition.facts();
    let Some(fact) = facts.get(place) else { return Vec::new() };
    let mut others = neighbours.nearest(place, |other| other.value.is_some() && !shares_scale(neighbours.edition, fact, other));
    let is_kin = |other: &usize| facts.get(*other).is_some_and(|other| has_word_of(fact.unit.words(), other.unit.words()));
    others.sort_by_key(|other| !is_kin(other));
    let mut known = Vec::new();
    others.retain(|other| {
        let footing = footings.get(*other);
        let is_new = known.len() < REFUSED && !known.contains(&footing);
        if is_new {
            known.push(footing);
        }
        is_new
    });
    others
}

/// Whether two units have a word in common that says what is counted.
fn has_word_of(one: &str, other: &str) -> bool {
    one.split(' ').filter(|word| grammar::has_content(word)).any(|word| other.split(' ').any(|known| known == word))
}

/// Whether two facts have numbers that may stand on one scale.
fn shares_scale(edition: &Edition, one: &Fact, other: &Fact) -> bool {
    letter(edition, one, other) == '='
}

fn letter(edition: &Edition, one: &Fact, other: &Fact) -> char {
    if one.value.is_none() || other.value.is_none() {
        return UNNUMBERED;
    }
    let same = if edition.is_change(one) == edition.is_change(other) { '=' } else { CHANGE };
    one.clashes(other).map_or(same, letter_of)
}

fn letter_of(clash: Clash) -> char {
    match clash {
        Clash::Unit => 'u',
        Clash::Measure => 'm',
        Clash::Period => 'p',
    }
}

fn refusals() -> BTreeMap<char, Refusal> {
    let clash = |clash: Clash| {
        let (side, short, because) = match clash {
            Clash::Unit => ("unit", comparisons::THE_OTHER, comparisons::BECAUSE_OF_UNITS),
            Clash::Measure => ("measure", comparisons::THE_OTHER, comparisons::BECAUSE_OF_MEASURES),
            Clash::Period => ("", comparisons::ANOTHER_TIME, comparisons::BECAUSE_OF_PERIODS),
        };
        (letter_of(clash), Refusal { side, reason: clash.reason("{one}", "{other}"), short, because })
    };
    let other = |reason: &str, short, because| Refusal { side: "", reason: reason.to_owned(), short, because };
    let unnumbered = other(comparisons::NO_NUMBER, comparisons::NO_NUMBER_IN_SHORT, "");
    let change = other(comparisons::A_CHANGE, comparisons::A_CHANGE_IN_SHORT, comparisons::BECAUSE_OF_CHANGES);
    Clash::ALL.into_iter().map(clash).chain([(UNNUMBERED, unnumbered), (CHANGE, change)]).collect()
}

/// For each fact the nearest ones that share its scale, by their ids, in order.
fn drawn(document: &Document, neighbours: &Neighbours<'_>) -> Result<Vec<Vec<(String, Pair)>>> {
    let facts = document.edition().facts();
    let most = (PAIRS / facts.len().max(1)).clamp(LEAST, MOST);
    let mut made: BTreeMap<(usize, usize), Option<Pair>> = BTreeMap::new();
    let mut files = Vec::with_capacity(facts.len());
    for (place, fact) in facts.iter().enumerate() {
        let mut file = Vec::new();
        for other in neighbours.nearest(place, |other| shares_scale(document.edition(), fact, other)) {
            let Some(beside) = facts.get(other) else { continue };
            let key = (place.min(other), place.max(other));
            let known = if let Some(known) = made.get(&key) {
                known.clone()
            } else {
                let comparison = document.compare(fact.id.as_str(), beside.id.as_str()).ok();
                let pair = comparison.map(|comparison| pair(&comparison)).transpose()?;
                made.insert(key, pair.clone());
                pair
            };
            file.extend(known.map(|pair| (beside.id.as_str().to_owned(), pair)));
            if file.len() == most {
                break;
            }
        }
        files.push(file);
    }
    Ok(files)
}

fn pair(comparison: &Comparison) -> Result<Pair> {
    let picture = |(width, class): (f64, &str)| {
        let scene = comparison.layout(width);
        let attributes = format!(" class=\"still {class}\" aria-hidden=\"true\"");
        let svg = still::draw(&scene, &attributes, &pictures::classes(&scene, comparison.facts()));
        tree::of(&svg)
    };
    Ok(Pair {
        title: comparison.title.clone(),
        sentences: comparison.sentences.clone(),
        arithmetic: comparison.arithmetic.clone(),
        pictures: WIDTHS.into_iter().map(picture).collect::<Result<_>>()?,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use anyhow::anyhow;

    /// An edition of so many facts in one unit; the first and the last stand in one figure, and every third in another link.
    fn many(count: usize) -> Result<Document> {
        let fact = |place: usize| {
            let link = if place.is_multiple_of(3) { "sea" } else { "rail" };
            json!({"id": format!("fact-{place}"), "link": link, "label": format!("ships of port {place}"), "value": place + 1,
                "unit": "ships", "hedge": "exact", "paragraph": 1})
        };
        let edition = json!({
            "format": 1, "lang": "en", "title": "T",
            "source": {"title": "T", "author": "A", "publisher": "P", "note": ""},
            "links": [{"id": "rail", "title": "Rail"}, {"id": "sea", "title": "Sea"}],
            "facts": (0..count).map(fact).collect::<Vec<_>>(),
            "figures": [{"id": "f", "link": "rail", "title": "T", "subtitle": "S",
                "facts": ["fact-0", format!("fact-{}", count - 1)], "panels": [{"kind": "table"}]}],
        });
        Document::read(&edition.to_string()).map_err(|refusals| anyhow!("{refusals}"))
    }

    #[test]
    fn a_number_is_drawn_beside_the_nearest_ones_and_no_more_than_the_most() -> Result<()> {
        let document = many(30)?;
        let files = drawn(&document, &Neighbours::new(document.edition()))?;
        assert!(files.iter().all(|file| file.len() == MOST));
        let first: Vec<&str> = files.iter().flatten().take(4).map(|(id, _)| id.as_str()).collect();
        // The one of its figure, then those of its link.
        assert_eq!(first, ["fact-29", "fact-3", "fact-6", "fact-9"]);
        Ok(())
    }

    #[test]
    fn a_large_edition_draws_fewer_pairs() -> Result<()> {
        let count = PAIRS / 10;
        let document = many(count)?;
        let files = drawn(&document, &Neighbours::new(document.edition()))?;
        assert!(files.iter().all(|file| file.len() == 10), "{:?}", files.first().map(Vec::len));
        assert_eq!(files.iter().map(Vec::len).sum::<usize>(), PAIRS);
        Ok(())
    }

    #[test]
    fn the_list_says_of_every_two_facts_what_their_type_says() -> Result<()> {
        let project = Project::find()?;
        for path in
            ["www/editions/belt-and-road.json", "tests/fixtures/unkind/harvest.json", "tests/fixtures/gallery/bars.json"]
        {
            let text = std::fs::read_to_string(project.file(path))?;
            let document = Document::read(&text).map_err(|refusals| anyhow!("{refusals}"))?;
            let facts = document.edition().facts();
            let list = list(&Neighbours::new(document.edition()));
            for (one, a) in facts.iter().zip(&list.facts) {
                for (other, b) in facts.iter().zip(&list.facts) {
                    let [Some(left), Some(right)] = [a.footing, b.footing].map(|place| list.footings.get(place)) else {
                        panic!("{path}: a footing is missing");
                    };
                    let said = left.to.chars().nth(b.footing).and_then(|letter| list.refusals.get(&letter)).map(|refusal| {
                        let side = |footing: &Footing| match refusal.side {
                            "unit" => footing.unit.clone(),
                            "measure" => footing.measure.to_owned(),
                            _ => String::new(),
                        };
                        refusal.reason.replace("{one}", &side(left)).replace("{other}", &side(right))
                    });
                    if one.value.is_some() && other.value.is_some() {
                        let edition = document.edition();
                        let is_change = edition.is_change(one) != edition.is_change(other);
                        let reason = one.clash(other).or_else(|| is_change.then(|| comparisons::A_CHANGE.to_owned()));
                        assert_eq!(said, reason, "{path}: {} and {}", one.id.as_str(), other.id.as_str());
                    } else {
                        assert!(said.is_some());
                    }
                }
            }
        }
        Ok(())
    }

    #[test]
    fn the_script_knows_the_list_by_its_hash_and_the_list_knows_every_file() -> Result<()> {
        let project = Project::find()?;
        let made = Comparisons::of(&project, &many(20)?)?;
        for asset in [&made.list, &made.style] {
            assert!(
                made.files.0.contains_key(&asset.address) && made.addresses().contains(&asset.integrity),
                "{}",
                asset.address
            );
        }
        let list: Value = serde_json::from_slice(made.files.0.get(&made.list.address).map_or(&[][..], Vec::as_slice))?;
        let named = list["facts"].as_array().into_iter().flatten().filter_map(|fact| fact["file"]["address"].as_str());
        assert_eq!(named.filter(|address| made.files.0.contains_key(*address)).count(), 20);
        Ok(())
    }
}
