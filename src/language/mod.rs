//! What Waymark says, a language a file: every phrase that readers see stands here, whether the build says it, an engine or a
//! script. Scripts come to readers without the build: their phrases are written into `www/shell/words.js`.
//!
//! A language gives the modules that are named below: phrases as constants, and functions where words bend or stand in an
//! order of the language's own. Whoever says something hands over numbers, names and choices, and never joins phrases. The
//! compiler refuses a language that lacks one. English is the only one, and the one in use.
//!
//! Not here: refusals and other messages for editors and developers, and names in files and addresses.

mod english;
mod script;

pub use english::{
    bars, columns, comparisons, counts, dates, events, facts, grammar, hedges, interval, journeys, key, lenses, map, matrix,
    measures, money, numbers, pages, panels, periods, questions, rank, remarks, scripts, shares, slopes, sources, spans, units,
};
pub use script::{Phrasebook, script};

/// With a capital letter at its start.
#[must_use]
pub fn capitalised(words: &str) -> String {
    let mut letters = words.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}
