//! An order in which each item stands after those that it rests on.

/// Items in order, and which of them rest on themselves.
pub(super) struct Order {
    /// Every item once, each after those that it needs; on a ring, in any order.
    pub(super) items: Vec<usize>,
    circular: Vec<bool>,
}

impl Order {
    /// Whether the item needs itself, directly or through others. What only needs a circular item is not circular.
    pub(super) fn is_circular(&self, item: usize) -> bool {
        self.circular.get(item).copied().unwrap_or(false)
    }
}

/// Orders the items from 0 to `count`; `need(item, place)` is what an item needs at a place, from 0 up to the first `None`.
///
/// Each need is asked for twice, however the items hang together. What is needed must be below `count`.
pub(super) fn order(count: usize, need: impl Fn(usize, usize) -> Option<usize>) -> Order {
    let mut users: Vec<Vec<usize>> = vec![Vec::new(); count];
    let mut circular = vec![false; count];
    for item in 0..count {
        for needed in (0..).map_while(|place| need(item, place)) {
            mark(&mut circular, item, needed == item);
            if let Some(users) = users.get_mut(needed) {
                users.push(item);
            }
        }
    }
    let mut seen = vec![false; count];
    let mut items = Vec::with_capacity(count);
    for item in 0..count {
        visit(item, &need, &mut seen, &mut items);
    }
    // From the last item on, and from the needed to what needs it, each search ends within one ring.
    seen.fill(false);
    let mut ring = Vec::new();
    for &item in items.iter().rev() {
        ring.clear();
        visit(item, &|item, place| users.get(item)?.get(place).copied(), &mut seen, &mut ring);
        for &member in &ring {
            mark(&mut circular, member, ring.len() > 1);
        }
    }
    Order { items, circular }
}

fn mark(circular: &mut [bool], item: usize, holds: bool) {
    if let Some(known) = circular.get_mut(item) {
        *known |= holds;
    }
}

/// Adds the item and all that it reaches and that nobody has seen, each after what it reaches.
fn visit(item: usize, next: &impl Fn(usize, usize) -> Option<usize>, seen: &mut [bool], found: &mut Vec<usize>) {
    let is_new = |seen: &mut [bool], item: usize| seen.get_mut(item).is_some_and(|seen| !std::mem::replace(seen, true));
    if !is_new(seen, item) {
        return;
    }
    let mut way = vec![(item, 0)];
    while let Some((item, place)) = way.last_mut() {
        if let Some(reached) = next(*item, *place) {
            *place += 1;
            if is_new(seen, reached) {
                way.push((reached, 0));
            }
        } else {
            found.push(*item);
            way.pop();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::cell::Cell;

    /// The order of lists of needs, and how often a need was asked for.
    fn ordered(needs: &[Vec<usize>]) -> (Order, usize) {
        let asked = Cell::new(0);
        let order = order(needs.len(), |item, place| {
            asked.set(asked.get() + 1);
            needs.get(item)?.get(place).copied()
        });
        (order, asked.get())
    }

    fn circular(order: &Order) -> Vec<usize> {
        (0..order.items.len()).filter(|item| order.is_circular(*item)).collect()
    }

    #[test]
    fn each_item_stands_after_what_it_needs() {
        let needs = vec![vec![3, 1], vec![2], vec![], vec![2, 4], vec![2]];
        let (order, _) = ordered(&needs);
        let place = |item: usize| order.items.iter().position(|other| *other == item);
        assert_eq!(order.items.len(), needs.len());
        for (item, needs) in needs.iter().enumerate() {
            assert!(needs.iter().all(|needed| place(*needed) < place(item)), "{item} in {:?}", order.items);
        }
        assert_eq!(circular(&order), [0; 0]);
    }

    #[test]
    fn what_needs_itself_is_told_from_what_needs_such_items_and_what_they_need() {
        // 0 needs itself; 1, 2 and 3 are a ring; 4 stands between that ring and the ring of 5 and 6; 7 is plain.
        let needs = vec![vec![0], vec![2, 4], vec![3], vec![1, 7], vec![5], vec![6], vec![5], vec![]];
        assert_eq!(circular(&ordered(&needs).0), [0, 1, 2, 3, 5, 6]);
    }

    #[test]
    fn twice_the_items_take_twice_the_steps_in_a_chain_a_ring_and_a_fan() {
        let chain = |count: usize| (0..count).map(|item| if item == 0 { vec![] } else { vec![item - 1] }).collect::<Vec<_>>();
        let back = |count: usize| (0..count).map(|item| if item + 1 == count { vec![] } else { vec![item + 1] }).collect();
        let ring = |count: usize| (0..count).map(|item| vec![(item + 1) % count]).collect();
        let fan = |count: usize| (0..count).map(|item| if item == 0 { (1..count).collect() } else { vec![] }).collect();
        for shape in [&chain as &dyn Fn(usize) -> Vec<Vec<usize>>, &back, &ring, &fan] {
            for count in [10, 1_000, 2_000, 100_000] {
                let needs = shape(count);
                let total: usize = needs.iter().map(Vec::len).sum();
                assert_eq!(ordered(&needs).1, 2 * (count + total));
            }
        }
    }
}
