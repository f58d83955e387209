//! How many dots of an array stand side by side, and how far apart.

use crate::layout::Within;

const LARGEST: f64 = 24.0;
const SMALLEST: f64 = 4.0;
/// How many pixels off their best size the dots of a lone array may be so that its rows are full.
const RAGGED: f64 = 6.0;
/// How high a lone array is meant to be at most, and the least pitch of one about as high as wide.
const HIGHEST: f64 = 264.0;
const LEAST: f64 = 11.0;
/// What dots that fill a height are worth in full columns, and less by so much for a last column without any.
const FULL: f64 = 1.3;
const MISSING: f64 = 0.35;
/// The largest pitch of an array that fills a height.
const LARGEST_FILLING: f64 = 40.0;

/// Dots in a row or column, and from one dot's middle to the next.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Packing {
    /// Dots in a row, or in a column where the array grows across.
    pub side: usize,
    /// From one dot's middle to the next, in pixels.
    pub pitch: f64,
}

/// Pitches from the largest down in half pixels.
fn pitches(largest: f64) -> impl Iterator<Item = f64> {
    let steps = ((largest - SMALLEST) * 2.0).max(0.0) as u32;
    (0..=steps).map(move |step| largest - f64::from(step) / 2.0)
}

fn per_row(width: f64, pitch: f64) -> usize {
    (width / pitch + 1e-9).floor().max(1.0) as usize
}

/// A pitch at which marks are drawn in rows of dashes, in whole eighths of a pixel, as dashes are painted.
pub(super) fn whole(pitch: f64) -> f64 {
    if pitch < super::FINE { (pitch * 8.0).floor() / 8.0 } else { pitch }
}

/// The best pitch of a lone array.
fn wanted(width: f64) -> f64 {
    if width >= 900.0 {
        28.0
    } else if width >= 560.0 {
        LARGEST
    } else {
        16.0
    }
}

/// A lone array, as wide as the picture and low, in full rows if the number allows it; `side` is the dots of a row.
#[must_use]
pub fn band(places: usize, width: f64) -> Packing {
    let wanted = wanted(width);
    let packing = |rows: usize| {
        let side = places.div_ceil(rows);
        Packing { side, pitch: (width / (side as f64 - 0.26)).min(LARGEST * 1.4) }
    };
    let cost = |rows: &usize| {
        let Packing { pitch, .. } = packing(*rows);
        // Larger dots than the best are better than smaller ones.
        let off = (pitch - wanted).max(2.0 * (wanted - pitch)) + (*rows as f64 * pitch - HIGHEST).max(0.0);
        off + if places.is_multiple_of(*rows) { 0.0 } else { RAGGED }
    };
    (1..=places.max(1)).min_by(|a, b| cost(a).total_cmp(&cost(b))).map_or(Packing { side: 1, pitch: wanted }, packing)
}

/// A lone array in a narrow picture, in full rows and about as high as it is wide, with two fifths of the width free beside it;
/// `None` for a number that has no such rows, or where a [`band`] has more room.
#[must_use]
pub fn rectangle(places: usize, width: f64) -> Option<Packing> {
    let rows = (2..=places).take_while(|rows| rows * rows <= places).filter(|rows| places.is_multiple_of(*rows)).last()?;
    let side = places / rows;
    let pitch = (0.6 * width / side as f64).min(HIGHEST / rows as f64);
    (width < 560.0 && rows > 4 && side <= 2 * rows && pitch >= LEAST).then_some(Packing { side, pitch })
}

/// A [`band`] of larger dots in more rows, as far as they are no higher than `height`: the band itself where that is too low,
/// or its marks are so fine that they are drawn as dashes. Full rows and columns are worth somewhat smaller dots.
#[must_use]
pub fn filling(places: usize, width: f64, height: f64) -> Packing {
    let mut best = band(places, width);
    let mut rows = places.div_ceil(best.side.max(1));
    if best.pitch < super::FINE {
        return best;
    }
    let worth = |rows: usize, Packing { side, pitch }| {
        let missing = (rows * side).saturating_sub(places);
        pitch * if missing == 0 { FULL } else { 1.0 - MISSING * missing as f64 / rows as f64 }
    };
    let mut most = worth(rows, best);
    loop {
        let side = places.div_ceil(rows).max(1);
        let packing = Packing { side, pitch: width / (side as f64 - 0.26) };
        if rows as f64 * packing.pitch > height || packing.pitch > LARGEST_FILLING {
            return best;
        }
        let worth = worth(rows, packing);
        if worth > most {
            (best, most) = (packing, worth);
        }
        rows += 1;
    }
}

/// How high a block is meant to be at most.
fn highest(width: f64) -> f64 {
    (width * 0.42).within(155.0, if width >= 700.0 { 200.0 } else { 250.0 })
}

/// An array as wide as the picture that may be high, for up to a thousand dots: in rows of a round number where that is possible.
#[must_use]
pub fn block(places: usize, width: f64) -> Packing {
    let height = highest(width);
    let side = (places as f64 * width / height).sqrt().ceil().max(width / LARGEST);
    let round = if side > 20.0 { (side / 10.0).ceil() * 10.0 } else { side.ceil() };
    let pitched = |side: f64| whole((width / side).within(2.0, LARGEST));
    let pitch = pitched(round);
    // Unless that leaves room for one more dot in a row.
    if round * pitch > width - pitch && round * pitch <= width {
        return Packing { side: round as usize, pitch };
    }
    let pitch = pitched(side);
    Packing { side: per_row(width, pitch), pitch }
}

/// Arrays one under the other, with as many dots in each row, that end where the picture does.
#[must_use]
pub fn stacked(places: &[usize], width: f64) -> Packing {
    let rows = |pitch: f64| places.iter().map(|places| places.div_ceil(per_row(width, pitch))).sum::<usize>();
    let pitch = pitches(LARGEST).take_while(|pitch| *pitch >= 5.0).find(|pitch| rows(*pitch) as f64 * pitch <= 200.0);
    let least = per_row(width, pitch.unwrap_or(5.0));
    // Full rows are worth somewhat smaller dots.
    let ragged = |side: &usize| places.iter().filter(|places| !places.is_multiple_of(*side)).count();
    let side = (least..=least + least / 6).min_by_key(ragged).unwrap_or(least);
    Packing { side, pitch: whole((width / (side as f64 - 0.26)).min(LARGEST)) }
}

/// A first array at the left and others, one under the other, at the right, all with as many dots in a column, and
/// `between` pixels between them; `None` where there is no room.
#[must_use]
pub fn abreast(first: usize, others: &[usize], between: f64, width: f64) -> Option<Packing> {
    let widest = others.iter().max()?;
    let fitting = |least: f64, even: bool| {
        pitches(16.0).take_while(|pitch| *pitch >= least).find_map(|pitch| {
            let across = |side: usize| (first.div_ceil(side) + widest.div_ceil(side)) as f64 * pitch;
            let most = per_row((224.0 / others.len() as f64).max(80.0), pitch);
            let fits = |side: &usize| (!even || first.is_multiple_of(*side)) && across(*side) + between <= width;
            (4..=most).find(fits).map(|side| Packing { side, pitch })
        })
    };
    // Full columns in the first array are worth somewhat smaller dots.
    fitting(11.0, true).or_else(|| fitting(8.0, false))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_array_is_never_wider_than_the_picture() {
        for places in [1, 2, 3, 57, 110, 121, 997, 5_000, 10_000] {
            for width in (280..1920).step_by(20).map(f64::from) {
                for packing in [band(places, width), block(places, width), stacked(&[places, 3], width)] {
                    let across = (packing.side.min(places) as f64 - 0.26) * packing.pitch;
                    assert!(across <= width + 0.01 && packing.pitch >= 2.0, "{places} in {width}: {packing:?}");
                }
            }
        }
    }

    #[test]
    fn rows_of_many_dots_end_where_the_picture_does() {
        for places in [400, 640, 1_000] {
            for width in (280..1_300).map(f64::from) {
                let Packing { side, pitch } = block(places, width);
                let free = width - side as f64 * pitch;
                assert!((-1e-9..pitch).contains(&free), "{places} in {width}: {free}");
            }
        }
    }

    #[test]
    fn dots_that_fill_a_height_are_larger_than_those_of_a_band_and_as_wide_and_no_higher_than_it() {
        for places in [1, 2, 57, 110, 121, 997, 5_000] {
            for width in (280..1920).step_by(20).map(f64::from) {
                let band = band(places, width);
                for height in [-1.0, 0.0, 40.0, 200.0, 400.0, 4_000.0] {
                    let Packing { side, pitch } = filling(places, width, height);
                    let rows = places.div_ceil(side) as f64;
                    let is_larger =
                        pitch > band.pitch && rows * pitch <= height && (side as f64 - 0.26) * pitch <= width + 0.01;
                    assert!(is_larger || Packing { side, pitch } == band, "{places} in {width} x {height}");
                }
            }
        }
        assert_eq!(110 % filling(110, 608.0, 260.0).side, 0, "full columns of somewhat smaller dots");
        assert_eq!(filling(110, 450.0, 330.0).side, 14, "full columns of far smaller dots are not worth it");
    }

    #[test]
    fn a_rectangle_has_full_rows_and_leaves_room_beside_it() {
        for width in (250..560).map(f64::from) {
            for places in 0..600 {
                let Some(Packing { side, pitch }) = rectangle(places, width) else { continue };
                let rows = places / side;
                assert!(rows * side == places && rows <= side && side <= 2 * rows, "{places} in {width}");
                assert!(side as f64 * pitch <= 0.6 * width + 0.01 && rows as f64 * pitch <= HIGHEST + 0.01);
            }
            assert_eq!(rectangle(121, width).map(|packing| packing.side), Some(11), "{width}");
            assert_eq!(rectangle(97, width), None);
        }
    }

    #[test]
    fn a_band_has_full_rows_where_the_number_allows_them() {
        assert_eq!(110 % band(110, 580.0).side, 0);
        assert_eq!(110 % band(110, 350.0).side, 0);
    }
}
