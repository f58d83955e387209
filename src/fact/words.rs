//! A fact's words: made once, natively; everything else only chooses among them.

use super::Hedge;
use crate::codec::publish;
use crate::language::numbers;

/// How much room there is for words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Length {
    /// Signs for magnitudes and units: `US$3.1tn`, `40 min`, `Jun 2025`.
    Short,
    /// Words for them: `US$3.1 trillion`, `40 minutes`, `June 2025`.
    Long,
}

/// A fact in words, in every form, without the brackets of a derived one ([`super::Fact::marked`] puts them on).
///
/// Forms that no picture uses are left out of the published figure: in the browser they are empty.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Words {
    /// The hedge before a number, empty for an exact one: `more than`.
    pub hedge: String,
    /// The number with its sign or unit: `US$3.1tn`. Empty without a value.
    pub bare_short: String,
    /// The same in words: `US$3.1 trillion`.
    pub bare_long: String,
    /// The counted noun after it, empty where the unit is a sign: `types of goods`.
    pub noun: String,
    /// The date: `Jun 2025`, `undated`.
    pub when_short: String,
    /// The date in words: `June 2025`.
    pub when_long: String,
    /// Where the source says it: `¶ 12`; empty for a derived fact.
    pub paragraph: String,
    /// What it counts, or what it says.
    pub label: String,
    /// Hedge, number and noun with nothing abbreviated: `3.1 trillion US dollars`. The label where there is no value.
    pub spoken: String,
    /// How a derived fact was computed, in words: `18 ÷ 2`.
    pub formula: String,
    /// What a careful reader should know of it.
    pub note: String,
    /// All of it as one name, for those who hear it.
    pub name: String,
}

publish!(Words { hedge, bare_short, bare_long, noun, when_short, when_long, paragraph } but { label, spoken, formula, note, name });

impl Words {
    /// Hedge and number with signs: `more than US$3.1tn`.
    #[must_use]
    pub fn short(&self) -> String {
        joined(&self.hedge, &self.bare_short)
    }

    /// Hedge and number in words: `more than US$3.1 trillion`.
    #[must_use]
    pub fn long(&self) -> String {
        joined(&self.hedge, &self.bare_long)
    }

    /// Hedge and number in the least room: a sign stands for every hedge, and no two hedges have the same.
    #[must_use]
    pub fn narrow(&self, hedge: Hedge) -> String {
        if self.bare_short.is_empty() {
            return String::new();
        }
        let (before, after) = hedge.sign();
        String::from_iter([before, &self.bare_short, after])
    }

    /// Hedge, number and counted noun.
    #[must_use]
    pub fn counted(&self) -> String {
        joined(&self.long(), &self.noun)
    }

    /// Hedge and number in a length of words.
    #[must_use]
    pub fn value(&self, length: Length) -> String {
        match length {
            Length::Short => self.short(),
            Length::Long => self.long(),
        }
    }
}

/// The words of a unit, for whole numbers that are no fact's, such as those of ticks.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct UnitWords {
    /// For exactly one: `minute`.
    pub one: String,
    /// For all other numbers: `minutes`.
    pub several: String,
    /// In short: `min`.
    pub sign: String,
}

publish!(UnitWords { one, several, sign });

impl UnitWords {
    /// A whole number of the unit: `90 minutes`; `0` for none.
    #[must_use]
    pub fn count(&self, count: u64, length: Length) -> String {
        let word = match length {
            _ if count == 0 => return "0".to_owned(),
            Length::Long if count == 1 => &self.one,
            // A sign may be the word itself.
            Length::Short if count == 1 && self.sign == self.several => &self.one,
            Length::Short => &self.sign,
            Length::Long => &self.several,
        };
        String::from_iter([&grouped(count), "\u{a0}", word])
    }
}

/// A whole number grouped by thousands: `23,470`.
pub(crate) fn grouped(number: u64) -> String {
    let digits = number.to_string();
    let mut text = String::new();
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            text.push(numbers::THOUSANDS);
        }
        text.push(digit);
    }
    text
}

/// Two texts with a space between them, or the one that is not empty.
#[must_use]
pub fn joined(first: &str, second: &str) -> String {
    let space = if first.is_empty() || second.is_empty() { "" } else { " " };
    String::from_iter([first, space, second])
}
