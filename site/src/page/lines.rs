//! Straight lines over heights: rooms of pictures are written with them.

/// A line over the heights from one width to the next line's.
#[derive(Debug)]
pub(super) struct Line {
    /// Its first width.
    pub(super) from: u32,
    /// The height there.
    pub(super) start: f64,
    /// By how much it rises with each pixel of width.
    pub(super) rise: f64,
}

/// As few lines as stay `near` to the heights, but for rounding.
pub(super) fn over(heights: &[(u32, f64)], near: f64) -> Vec<Line> {
    let mut lines = Vec::new();
    let mut rest = heights;
    while let Some((line, count)) = longest(rest, near) {
        lines.push(line);
        rest = rest.get(count..).unwrap_or_default();
    }
    lines
}

/// The line that reaches farthest from the first of these heights, and over how many of them.
fn longest(heights: &[(u32, f64)], near: f64) -> Option<(Line, usize)> {
    let (&(from, first), after) = heights.split_first()?;
    let mut best = (Line { from, start: first.round(), rise: 0.0 }, 1);
    for start in [0.0, near, -near, near / 2.0, -near / 2.0].map(|off| (first + off).round()) {
        if (start - first).abs() > near {
            continue;
        }
        let (mut least, mut most) = (f64::NEG_INFINITY, f64::INFINITY);
        for (count, &(width, height)) in after.iter().enumerate() {
            let step = f64::from(width - from);
            let (low, high) = ((height - near - start) / step, (height + near - start) / step);
            if least.max(low) > most.min(high) {
                break;
            }
            (least, most) = (least.max(low), most.min(high));
            if count + 2 > best.1 {
                let level = least <= 0.0 && most >= 0.0;
                best = (Line { from, start, rise: if level { 0.0 } else { f64::midpoint(least, most) } }, count + 2);
            }
        }
    }
    Some(best)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_near_to_every_height() {
        let height = |width: u32| match width {
            0..400 => 900.0 - f64::from(width % 7) / 10.0,
            400..700 => (0.6 * f64::from(width)).round(),
            _ => 300.0,
        };
        let heights: Vec<_> = (200..1_000).map(|width| (width, height(width))).collect();
        let lines = over(&heights, 1.0);
        assert!(lines.len() < 8, "{}", lines.len());
        for (width, height) in heights {
            let near =
                lines.iter().rfind(|line| line.from <= width).map(|line| line.start + line.rise * f64::from(width - line.from));
            assert!(near.is_some_and(|near| (near - height).abs() <= 1.0 + 1e-9), "{width}: {near:?}, {height}");
        }
    }
}
