//! The heights of a frame at all widths in few characters: from which width on it has which height.

use std::collections::BTreeMap;

use super::lines::{self, Line};

/// How far a line may be from the heights, in pixels, and by how much more where a list would be too long.
const NEAR: f64 = 1.0;
const MORE: f64 = 0.5;
/// A list that is too long even so is.
const ROUGHEST: f64 = 50.0;

/// The list that a snippet holds: `280:731,292:709,480:700:652`. From a width on the page has a height; a third number is the
/// height that it has come to, on a straight line, where the next begins. It has at most `longest` characters, and is as near to
/// the heights as that allows.
pub(super) fn list(heights: &BTreeMap<u32, f64>, longest: usize) -> String {
    let heights: Vec<(u32, f64)> = heights.iter().map(|(width, height)| (*width, *height)).collect();
    let mut near = NEAR;
    loop {
        let list = written(&lines::over(&heights, near), heights.last().map_or(0, |(width, _)| *width));
        if list.len() <= longest || near > ROUGHEST {
            return list;
        }
        near += MORE;
    }
}

fn written(lines: &[Line], last: u32) -> String {
    let ends = lines.iter().skip(1).map(|line| line.from).chain([last]);
    let written = lines.iter().zip(ends).map(|(line, end)| {
        let at = |width| line.at(width).round() as i64;
        let (from, start, end) = (line.from, at(line.from), at(end));
        if start == end { format!("{from}:{start}") } else { format!("{from}:{start}:{end}") }
    });
    written.collect::<Vec<_>>().join(",")
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The height that a list gives for a width, as a host page reads it.
    fn read(list: &str, width: u32) -> Option<f64> {
        let number = |text: &str| text.parse::<f64>().ok();
        let knots: Vec<Vec<f64>> = list.split(',').map(|knot| knot.split(':').filter_map(number).collect()).collect();
        let width = f64::from(width);
        let next = knots.iter().position(|knot| knot.first().is_some_and(|from| *from > width)).unwrap_or(knots.len());
        let knot = knots.get(next.checked_sub(1)?)?;
        let (from, low, high) = (knot.first()?, knot.get(1)?, knot.last()?);
        let to = knots.get(next).and_then(|knot| knot.first().copied()).unwrap_or(1200.0);
        Some(low + (high - low) * (width - from) / (to - from).max(1.0))
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
        assert!(list.len() < 60, "{list}");
        assert!(list.starts_with("280:") && list.ends_with(",900:511"), "{list}");
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
