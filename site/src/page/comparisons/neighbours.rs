//! Which facts are near to a fact.

use std::collections::BTreeMap;

use waymark::edition::{ALL_TOPICS, Edition, Fact};

/// An edition's facts with the figures that each stands in.
pub(super) struct Neighbours<'a> {
    pub(super) edition: &'a Edition,
    /// For each fact, the places of its figures; those of all links are left out.
    figures: Vec<Vec<usize>>,
}

impl<'a> Neighbours<'a> {
    /// Looks up which facts stand in which figures.
    pub(super) fn new(edition: &'a Edition) -> Self {
        let places: BTreeMap<&str, usize> =
            edition.facts().iter().enumerate().map(|(place, fact)| (fact.id.as_str(), place)).collect();
        let mut figures = vec![Vec::new(); edition.facts().len()];
        for (index, figure) in edition.figures.iter().enumerate().filter(|(_, figure)| figure.link.as_str() != ALL_TOPICS) {
            for place in figure.facts.iter().filter_map(|id| places.get(id.as_str())) {
                figures.get_mut(*place).into_iter().for_each(|figures: &mut Vec<usize>| figures.push(index));
            }
        }
        Self { edition, figures }
    }

    /// The other facts that are wanted: those of a figure that it stands in too, then those of its link, then all others;
    /// each in the order of the edition.
    pub(super) fn nearest(&self, place: usize, wanted: impl Fn(&Fact) -> bool) -> Vec<usize> {
        let facts = self.edition.facts();
        let (Some(fact), Some(own)) = (facts.get(place), self.figures.get(place)) else { return Vec::new() };
        let others = facts.iter().zip(&self.figures).enumerate().filter(|(other, (fact, _))| *other != place && wanted(fact));
        let rank = |(other, (beside, figures)): (usize, (&Fact, &Vec<usize>))| {
            let is_beside = figures.iter().any(|figure| own.contains(figure));
            (!is_beside, fact.link != beside.link, other)
        };
        let mut ranked: Vec<_> = others.map(rank).collect();
        ranked.sort_unstable();
        ranked.into_iter().map(|(.., other)| other).collect()
    }
}
