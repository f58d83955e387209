//! The heights of a frame at all widths in as few characters as there can be: from which width on it has which height.

use std::collections::BTreeMap;
use std::iter;

/// How far a list may be from the heights, in pixels, and by how much more where it would be too long.
const NEAR: f64 = 1.0;
const MORE: f64 = 0.25;
/// A list that is too long even so is.
const ROUGHEST: f64 = 50.0;

/// From a width on the page has a height, or comes on a straight line to another where the next knot begins.
#[derive(Clone, Copy)]
struct Knot {
    from: u32,
    start: i64,
    end: i64,
}

/// The shortest list from a width on: its first knot, where the next one begins, and how long it is.
struct Rest {
    knot: Knot,
    next: usize,
    length: u32,
}

/// The list that a snippet holds, as `www/embed/heights.js` reads it: of each knot by how much its width is farther than the last
/// one's, by how much its height is above the one that the last one came to, and by how much it rises from there. It has at most
/// `longest` characters, and is as near to the heights as that allows.
pub(super) fn list(heights: &BTreeMap<u32, f64>, longest: usize) -> String {
    let heights: Vec<(u32, f64)> = heights.iter().map(|(width, height)| (*width, *height)).collect();
    let mut near = NEAR;
    loop {
        let list = packed(&shortest(&heights, near));
        if list.len() <= longest || near > ROUGHEST {
            return list;
        }
        near += MORE;
    }
}

/// The knots of the shortest list that stays `near` to every height.
fn shortest(heights: &[(u32, f64)], near: f64) -> Vec<Knot> {
    let count = heights.len();
    let last = heights.last().map_or(0, |(width, _)| *width);
    // From each width on, the last width first.
    let mut rests: Vec<Rest> = Vec::with_capacity(count);
    for (place, &(from, first)) in heights.iter().enumerate().rev() {
        let mut best: Option<Rest> = None;
        // What leads to a knot is about as far as the heights themselves jump there.
        let before = place.checked_sub(1).and_then(|place| heights.get(place)).map_or(first, |(_, height)| *height);
        let jump = length(signed((first - before).round() as i64));
        for start in (first - near).ceil() as i64..=(first + near).floor() as i64 {
            let mut slopes = (f64::NEG_INFINITY, f64::INFINITY);
            for (next, &(width, height)) in (place + 1..).zip(heights.iter().skip(place)) {
                let (step, rise) = (f64::from(width - from), height - start as f64);
                if step > 0.0 {
                    slopes = (slopes.0.max((rise - near) / step), slopes.1.min((rise + near) / step));
                }
                if slopes.0 > slopes.1 {
                    break;
                }
                let span = f64::from(heights.get(next).map_or(last, |(width, _)| *width) - from);
                let Some(end) = end(start, slopes, span) else { continue };
                let knot = Knot { from, start, end };
                let after = count.checked_sub(next + 1).and_then(|from_last| rests.get(from_last));
                let length = knot.length() + jump + after.map_or(0, |rest| rest.length);
                if best.as_ref().is_none_or(|best| length < best.length) {
                    best = Some(Rest { knot, next, length });
                }
            }
        }
        rests.extend(best);
    }
    let mut knots = Vec::new();
    let mut place = 0;
    while let Some(rest) = count.checked_sub(place + 1).and_then(|from_last| rests.get(from_last)) {
        knots.push(rest.knot);
        place = rest.next;
    }
    knots
}

/// A whole height at the end of a line with one of these slopes: the one that it began with, if that is one.
fn end(start: i64, (least, most): (f64, f64), span: f64) -> Option<i64> {
    if least <= 0.0 && most >= 0.0 {
        return Some(start);
    }
    let [low, high] = [least, most].map(|slope| start as f64 + slope * span);
    let end = (low - 1e-9).ceil();
    (end <= high + 1e-9).then_some(end as i64)
}

impl Knot {
    /// About how many characters it is written with, but for its first height.
    fn length(self) -> u32 {
        // The width that it is told from is not known; it is seldom far.
        1 + length(signed(self.end - self.start))
    }
}

/// The signs that numbers from 0 to 63 are written with.
const SIGNS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

fn packed(knots: &[Knot]) -> String {
    let (mut width, mut height) = (0, 0);
    let numbers = knots.iter().flat_map(|knot| {
        let numbers = [u64::from(knot.from - width), signed(knot.start - height), signed(knot.end - knot.start)];
        (width, height) = (knot.from, knot.end);
        numbers
    });
    numbers.flat_map(signs).filter_map(|sign| SIGNS.get(sign as usize)).map(|sign| char::from(*sign)).collect()
}

/// A number with its sign in its lowest bit.
fn signed(number: i64) -> u64 {
    let twice = number.unsigned_abs() * 2;
    if number < 0 { twice - 1 } else { twice }
}

/// A number five bits at a time, the lowest first; where more follow, the sixth bit says so.
fn signs(number: u64) -> impl Iterator<Item = u64> {
    let rest = iter::successors(Some(number), |rest| Some(rest / 32).filter(|rest| *rest > 0));
    rest.map(|rest| rest % 32 + if rest >= 32 { 32 } else { 0 })
}

/// How many signs a number is written with.
fn length(number: u64) -> u32 {
    1 + number.checked_ilog(32).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The height that a list gives for a width, as a host page reads it.
    fn read(list: &str, width: u32) -> Option<f64> {
        let mut numbers = Vec::new();
        let (mut number, mut unit) = (0, 1);
        for sign in list.bytes() {
            let bits = SIGNS.iter().position(|known| *known == sign)? as i64;
            number += bits % 32 * unit;
            unit *= 32;
            if bits < 32 {
                numbers.push(number);
                (number, unit) = (0, 1);
            }
        }
        let signed = |number: i64| if number % 2 == 1 { -(number + 1) / 2 } else { number / 2 };
        let (mut from, mut height) = (0, 0);
        let knots: Vec<_> = numbers
            .chunks(3)
            .filter_map(|knot| {
                let [step, up, rise] = knot.try_into().ok()?;
                let low = height + signed(up);
                (from, height) = (from + step, low + signed(rise));
                Some((from, low, height))
            })
            .collect();
        let width = i64::from(width);
        let next = knots.iter().position(|(from, ..)| *from > width).unwrap_or(knots.len());
        let (from, low, high) = knots.get(next.checked_sub(1)?)?;
        let to = knots.get(next).map_or(1200, |(from, ..)| *from);
        Some(*low as f64 + (high - low) as f64 * (width - from) as f64 / (to - from).max(1) as f64)
    }

    #[test]
    fn a_list_is_within_two_pixels_at_every_width_and_short() {
        let height = |width: u32| match width {
            280..343 => 900.3,
            343..520 => 700.0 + 0.71 * f64::from(width),
            520..521 => 640.0,
            521..900 => 300.0 + 0.3 * f64::from(width) + f64::from(width % 2),
            _ => 511.0,
        };
        let heights: BTreeMap<u32, f64> = (280..=1200).map(|width| (width, height(width))).collect();
        let list = list(&heights, 400);
        assert!(list.len() < 30, "{list}");
        for (width, height) in heights {
            let found = read(&list, width);
            assert!(found.is_some_and(|found| (found - height).abs() <= 2.0), "{width}: {found:?}, not {height}, in {list}");
        }
    }

    #[test]
    fn what_will_not_be_short_is_rougher() {
        let heights: BTreeMap<u32, f64> = (280..=1200).map(|width| (width, f64::from(width * 7919 % 97))).collect();
        assert!(list(&heights, 400).len() <= 400);
    }
}
