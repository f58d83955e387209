//! How firmly a number is stated, what kind of number it is, and who states it.

use crate::codec::publish_choice;
use crate::language::{hedges, measures};

/// How firmly the source states a number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[cfg_attr(
    all(feature = "edition", not(target_arch = "wasm32")),
    derive(schemars::JsonSchema),
    schemars(rename_all = "snake_case")
)]
pub enum Hedge {
    /// Stated without a qualifier.
    Exact,
    /// Near the number, either side.
    About,
    /// A floor that is passed.
    MoreThan,
    /// A floor.
    AtLeast,
    /// Just short of the number.
    Nearly,
    /// A peak: the most that is reported.
    UpTo,
    /// A ceiling that is not reached.
    LessThan,
}

publish_choice!(Hedge { Exact, About, MoreThan, AtLeast, Nearly, UpTo, LessThan });

impl Hedge {
    /// Every hedge, in the order of the key.
    pub const ALL: [Self; 7] =
        [Self::Exact, Self::About, Self::MoreThan, Self::AtLeast, Self::Nearly, Self::UpTo, Self::LessThan];

    /// Its name in editions and files: `more_than`.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Exact => "exact",
            Self::About => "about",
            Self::MoreThan => "more_than",
            Self::AtLeast => "at_least",
            Self::Nearly => "nearly",
            Self::UpTo => "up_to",
            Self::LessThan => "less_than",
        }
    }

    /// The signs before and after a number where there is no room for words: `>150` for more than 150, `150+` for at
    /// least, `~<150` for nearly, `max 150` for up to.
    #[must_use]
    pub const fn sign(self) -> (&'static str, &'static str) {
        match self {
            Self::Exact => ("", ""),
            Self::About => hedges::ABOUT_SIGN,
            Self::MoreThan => hedges::MORE_THAN_SIGN,
            Self::AtLeast => hedges::AT_LEAST_SIGN,
            Self::Nearly => hedges::NEARLY_SIGN,
            Self::UpTo => hedges::UP_TO_SIGN,
            Self::LessThan => hedges::LESS_THAN_SIGN,
        }
    }

    /// The number is a lower bound.
    #[must_use]
    pub const fn is_floor(self) -> bool {
        matches!(self, Self::MoreThan | Self::AtLeast)
    }

    /// The number is an upper bound.
    #[must_use]
    pub const fn is_ceiling(self) -> bool {
        matches!(self, Self::Nearly | Self::UpTo | Self::LessThan)
    }
}

/// The three ways in which a number of the page stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Firmness {
    /// The source states it without a qualifier.
    Exact,
    /// The source states it with one.
    Hedged,
    /// We computed it.
    Derived,
}

impl Firmness {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Exact, Self::Hedged, Self::Derived];

    /// How firm a number of this origin and hedge is; nothing for background, which the source does not state.
    #[must_use]
    pub fn of(origin: Origin, hedge: Hedge) -> Option<Self> {
        match (origin, hedge) {
            (Origin::Reported, Hedge::Exact) => Some(Self::Exact),
            (Origin::Reported, _) => Some(Self::Hedged),
            (Origin::Derived, _) => Some(Self::Derived),
            (Origin::Background, _) => None,
        }
    }

    /// Its class in pages.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Exact => "exact",
            Self::Hedged => "hedged",
            Self::Derived => "derived",
        }
    }
}

/// What kind of number a value is; only alike ones share a scale.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
#[cfg_attr(
    all(feature = "edition", not(target_arch = "wasm32")),
    derive(schemars::JsonSchema),
    schemars(rename_all = "snake_case")
)]
pub enum Measure {
    /// How much there is, or was, at a time.
    #[default]
    Level,
    /// A sum over a period.
    Total,
    /// A part of a whole, in per cent.
    Share,
    /// The highest of a period.
    Peak,
    /// A place in an order, counted from first.
    Rank,
}

publish_choice!(Measure { Level, Total, Share, Peak, Rank });

impl Measure {
    /// Every measure.
    pub const ALL: [Self; 5] = [Self::Level, Self::Total, Self::Share, Self::Peak, Self::Rank];

    /// Its name in editions and files.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Level => "level",
            Self::Total => "total",
            Self::Share => "share",
            Self::Peak => "peak",
            Self::Rank => "rank",
        }
    }

    /// In words, after "are different".
    #[must_use]
    pub const fn words(self) -> &'static str {
        match self {
            Self::Level => measures::LEVEL,
            Self::Total => measures::TOTAL,
            Self::Share => measures::SHARE,
            Self::Peak => measures::PEAK,
            Self::Rank => measures::RANK,
        }
    }

    /// In words, as what a number is.
    #[must_use]
    pub const fn phrase(self) -> &'static str {
        match self {
            Self::Level => measures::A_LEVEL,
            Self::Total => measures::A_TOTAL,
            Self::Share => measures::A_SHARE,
            Self::Peak => measures::A_PEAK,
            Self::Rank => measures::A_RANK,
        }
    }
}

/// Who says a fact.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Origin {
    /// The source states it.
    #[default]
    Reported,
    /// It was computed from what the source states.
    Derived,
    /// It is known, and not from the source.
    Background,
}

publish_choice!(Origin { Reported, Derived, Background });
