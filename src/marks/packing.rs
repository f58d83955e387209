//! How many dots of an array stand side by side, and how far apart.

const LARGEST: f64 = 24.0;
const SMALLEST: f64 = 4.0;

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
    (width / pitch).floor().max(1.0) as usize
}

/// An array near to a square, not higher than a hand.
#[must_use]
pub fn square(places: usize, width: f64) -> Packing {
    let most = if width >= 480.0 { width * 0.55 } else { width };
    let packing = |pitch: f64| {
        let rows = per_row(264.0, pitch);
        let side = places.div_ceil(rows).max((places as f64).sqrt().ceil() as usize);
        Packing { side, pitch }
    };
    let fits = |packing: &Packing| packing.side as f64 * packing.pitch <= most;
    pitches(LARGEST).map(packing).find(fits).unwrap_or(Packing { side: per_row(most, SMALLEST), pitch: SMALLEST })
}

/// An array as wide as the picture, in full rows if the number allows it.
#[must_use]
pub fn filling(places: usize, width: f64) -> Packing {
    let pitch = |side: usize| (width / side as f64).min(LARGEST);
    let off = |side: &usize| (pitch(*side) - 17.0).abs();
    let even = (1..=places).filter(|side| places.is_multiple_of(*side) && off(side) < 5.0);
    let side = even.min_by(|a, b| off(a).total_cmp(&off(b)));
    let side = side.unwrap_or_else(|| per_row(width, if places > 2_000 { 6.0 } else { 16.0 }));
    Packing { side, pitch: pitch(side) }
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
    Packing { side, pitch: (width / (side as f64 - 0.26)).min(LARGEST) }
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
                for packing in [square(places, width), filling(places, width), stacked(&[places, 3], width)] {
                    let across = (packing.side.min(places) as f64 - 0.26) * packing.pitch;
                    assert!(across <= width + 0.01 && packing.pitch >= SMALLEST, "{places} in {width}: {packing:?}");
                }
            }
        }
    }

    #[test]
    fn square_numbers_make_squares() {
        assert_eq!(square(121, 960.0), Packing { side: 11, pitch: LARGEST });
    }
}
