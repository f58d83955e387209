//! Orders: things sorted, and columns in which what belongs together stands together.

use std::cmp::Ordering;

/// Sorts `items`, equal ones in the order they had.
///
/// One sort, of places, serves all types: the standard one is compiled anew for each, which would be a tenth of the module,
/// and once for places is still ten times as long as this one.
pub fn sort_by<T>(items: &mut Vec<T>, compare: impl Fn(&T, &T) -> Ordering) {
    let mut waiting: Vec<Option<T>> = items.drain(..).map(Some).collect();
    let places = sorted(waiting.len(), &|a, b| match (waiting.get(a), waiting.get(b)) {
        (Some(Some(a)), Some(Some(b))) => compare(a, b),
        _ => Ordering::Equal,
    });
    items.extend(places.into_iter().filter_map(|place| waiting.get_mut(place)?.take()));
}

fn sorted(count: usize, compare: &dyn Fn(usize, usize) -> Ordering) -> Vec<usize> {
    let mut places: Vec<usize> = (0..count).collect();
    let mut run = 1;
    while run < count {
        let mut merged = Vec::with_capacity(count);
        for runs in places.chunks(2 * run) {
            let (mut left, mut right) = runs.split_at(run.min(runs.len()));
            while let ([a, ..], [b, ..]) = (left, right) {
                let next = if compare(*a, *b).is_le() { &mut left } else { &mut right };
                if let Some((first, rest)) = next.split_first() {
                    merged.push(*first);
                    *next = rest;
                }
            }
            merged.extend(left.iter().chain(right));
        }
        places = merged;
        run *= 2;
    }
    places
}

/// Up to this many columns every order is tried; there are 720 of six.
const MOST_TRIED: usize = 6;
/// Up to this many columns, one after the other is moved to where it is better; beyond it the order stays.
const MOST_MOVED: usize = 16;

/// The order of `columns` in which the fewest empty cells lie between the marks of a row; of several the nearest to
/// the given one. A row says for each column whether there is a mark.
///
/// For more than six columns the order is good, and not surely the best.
#[must_use]
pub fn side_by_side(columns: usize, rows: &[Vec<bool>]) -> Vec<usize> {
    let cost = |order: &[usize]| rows.iter().map(|row| gaps(row, order)).sum::<usize>();
    let mut best: Vec<usize> = (0..columns).collect();
    let mut least = cost(&best);
    if columns <= MOST_TRIED {
        for order in every_order(&best.clone()) {
            let cost = cost(&order);
            if cost < least {
                (best, least) = (order, cost);
            }
        }
        return best;
    }
    let mut is_better = columns <= MOST_MOVED;
    while is_better && least > 0 {
        is_better = false;
        for (from, to) in (0..columns).flat_map(|from| (0..columns).map(move |to| (from, to))) {
            let mut order = best.clone();
            let moved = order.remove(from);
            order.insert(to, moved);
            let cost = cost(&order);
            if cost < least {
                (best, least, is_better) = (order, cost, true);
            }
        }
    }
    best
}

/// How many empty cells lie between the first and the last mark of a row.
fn gaps(row: &[bool], order: &[usize]) -> usize {
    let is_marked = |place: &usize| row.get(*place).copied().unwrap_or(false);
    let ends = order.iter().position(is_marked).zip(order.iter().rposition(is_marked));
    ends.map_or(0, |(first, last)| order.iter().take(last).skip(first).filter(|place| !is_marked(place)).count())
}

/// Every order of `items`, the given one first.
fn every_order(items: &[usize]) -> Vec<Vec<usize>> {
    if items.len() < 2 {
        return vec![items.to_vec()];
    }
    let mut all = Vec::new();
    for first in items {
        let rest: Vec<usize> = items.iter().copied().filter(|item| item != first).collect();
        all.extend(every_order(&rest).into_iter().map(|order| [vec![*first], order].concat()));
    }
    all
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rows(rows: &[&str]) -> Vec<Vec<bool>> {
        rows.iter().map(|row| row.chars().map(|cell| cell == 'x').collect()).collect()
    }

    #[test]
    fn an_order_without_gaps_is_kept() {
        assert_eq!(side_by_side(3, &rows(&["xx.", ".xx", "..x"])), [0, 1, 2]);
        assert_eq!(side_by_side(0, &[]), Vec::<usize>::new());
    }

    #[test]
    fn things_are_sorted_and_equal_ones_keep_their_order() {
        for count in 0..40_usize {
            let mut items: Vec<(usize, usize)> = (0..count).map(|place| (place * 7 % 5, place)).collect();
            let mut expected = items.clone();
            expected.sort_unstable();
            sort_by(&mut items, |a, b| a.0.cmp(&b.0));
            assert_eq!(items, expected);
        }
    }

    #[test]
    fn marks_come_to_stand_side_by_side_where_that_is_possible() {
        for table in [rows(&["x.x.", ".x.x", "x..x"]), rows(&["x.......x", ".x.....x.", "..x...x.."])] {
            let columns = table.first().map_or(0, Vec::len);
            let order = side_by_side(columns, &table);
            assert!(table.iter().all(|row| gaps(row, &order) == 0), "{order:?}");
            let mut sorted = order.clone();
            sorted.sort_unstable();
            assert_eq!(sorted, (0..columns).collect::<Vec<_>>());
        }
    }
}
