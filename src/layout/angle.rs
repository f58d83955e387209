//! Sines and cosines. Those of the library hold for angles of any size, which weighs 7 KiB in a module.

use std::f64::consts::FRAC_2_PI;

/// A quarter of a turn in two parts, so that many of the first are exact.
const QUARTER: [f64; 2] = [1.570_796_326_734_125_6, 6.077_100_506_506_192e-11];
/// The polynomials of fdlibm's `k_sin.c` and `k_cos.c`, from the highest power down.
const SINE: [f64; 6] = [
    1.589_690_995_211_55e-10,
    -2.505_076_025_340_686_3e-8,
    2.755_731_370_707_006_8e-6,
    -1.984_126_982_985_795e-4,
    8.333_333_333_322_49e-3,
    -0.166_666_666_666_666_32,
];
const COSINE: [f64; 6] = [
    -1.135_964_755_778_819_5e-11,
    2.087_572_321_298_175e-9,
    -2.755_731_435_139_066_3e-7,
    2.480_158_728_947_673e-5,
    -1.388_888_888_887_411e-3,
    4.166_666_666_666_66e-2,
];

/// The sine and the cosine of an angle in radians: as exact as a number can be up to thousands of turns, and then less and
/// less; not a number for an angle that is none.
#[must_use]
pub fn sin_cos(angle: f64) -> (f64, f64) {
    let quarters = (angle * FRAC_2_PI).round_ties_even();
    let [high, low] = QUARTER;
    let rest = (angle - quarters * high) - quarters * low;
    let square = rest * rest;
    let sum = |powers: [f64; 6]| powers.into_iter().fold(0.0, |sum, power| sum * square + power);
    let sine = rest + rest * square * sum(SINE);
    let cosine = 1.0 - square / 2.0 + square * square * sum(COSINE);
    match quarters as i64 & 3 {
        0 => (sine, cosine),
        1 => (cosine, -sine),
        2 => (-sine, -cosine),
        _ => (-cosine, sine),
    }
}

/// The angle in radians whose cosine is given, from 0 to half a turn; a number outside -1 to 1 counts as the nearer end.
#[must_use]
pub fn arc_cosine(cosine: f64) -> f64 {
    (1.0 - cosine * cosine).max(0.0).sqrt().atan2(cosine)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn they_are_those_of_the_library_at_every_angle_of_some_turns() {
        for step in -200_000..200_000 {
            let angle = f64::from(step) * 0.000_31;
            let (sine, cosine) = sin_cos(angle);
            assert!((sine - angle.sin()).abs() < 1e-14 && (cosine - angle.cos()).abs() < 1e-14, "{angle}");
        }
        for angle in [f64::NAN, f64::INFINITY] {
            assert!(sin_cos(angle).0.is_nan());
        }
        for step in -1_000..=1_000 {
            let cosine = f64::from(step) / 1_000.0;
            assert!((arc_cosine(cosine) - cosine.acos()).abs() < 1e-12, "{cosine}");
        }
        assert!((arc_cosine(1.0 + 1e-12)).abs() < 1e-12);
    }
}
