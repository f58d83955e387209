//! A figure's series: the marks that share a scale, for those who would hear them from low to high.

use super::Document;
use crate::fact::{Fact, When};

/// Fewer marks than this are no series.
const LEAST: usize = 3;

impl Document {
    /// The figure's longest series, each fact with its value in the scale's base unit: by date if all are dated, else as
    /// listed. Empty where no scale has three.
    #[must_use]
    pub fn series(&self, id: &str) -> Vec<(&Fact, f64)> {
        let facts = self.facts(id);
        let known = |members: &Vec<u16>| -> Vec<(&Fact, f64)> {
            let once =
                members.iter().enumerate().filter(|(place, index)| !members.iter().take(*place).any(|other| other == *index));
            let facts = once.filter_map(|(_, index)| facts.get(usize::from(*index)));
            facts.filter_map(|fact| Some((fact, fact.base_value()?))).collect()
        };
        let all = self.scales(id).iter().map(known);
        let longest = all.fold(Vec::new(), |longest, next| if next.len() > longest.len() { next } else { longest });
        if longest.len() < LEAST { Vec::new() } else { by_date(longest) }
    }
}

fn by_date(mut series: Vec<(&Fact, f64)>) -> Vec<(&Fact, f64)> {
    let start = |fact: &Fact| fact.when.and_then(When::start);
    if series.iter().all(|(fact, _)| start(fact).is_some()) {
        series.sort_by(|a, b| start(a.0).unwrap_or_default().total_cmp(&start(b.0).unwrap_or_default()));
    }
    series
}
