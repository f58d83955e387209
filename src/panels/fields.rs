//! What the fields of a panel hold: facts by their index among the figure's, with what is needed of them, and texts.
//!
//! Reading refuses what a field cannot hold, by its path; afterwards a field is what its type says.

use crate::codec::{Publish, Reader};
use std::marker::PhantomData;

/// A fact of the figure by its index; `N` says what was made sure of when it was read.
pub struct FactRef<N> {
    index: u16,
    need: PhantomData<N>,
}

impl<N> FactRef<N> {
    /// The fact at this index.
    #[cfg(feature = "edition")]
    pub(super) fn new(index: u16) -> Self {
        Self { index, need: PhantomData }
    }

    /// The index of the fact among the figure's.
    #[must_use]
    pub fn index(self) -> u16 {
        self.index
    }
}

// Derived implementations would ask the same of `N`.
impl<N> Clone for FactRef<N> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<N> Copy for FactRef<N> {}

impl<N> Publish for FactRef<N> {
    #[cfg(feature = "edition")]
    fn write(&self, file: &mut Vec<u8>) {
        self.index.write(file);
    }

    fn read(file: &mut Reader<'_>) -> Self {
        Self { index: u16::read(file), need: PhantomData }
    }
}

/// Any fact, words included.
pub(super) struct Any;
/// A fact with a value.
pub(super) struct Value;
/// A fact with a value that has a length: no rank.
pub(super) struct Extent;
/// A fact with a value of zero or more.
pub(super) struct Amount;
/// A whole number of things.
pub(super) struct Count;
/// A part of a whole, from 0 to 100 per cent.
pub(super) struct Share;
/// A place in an order.
pub(super) struct Place;
/// A time of zero or more.
pub(super) struct Duration;
/// A length of zero or more.
pub(super) struct Distance;
/// A fact with a date.
pub(super) struct Dated;
/// A fact with a value and a date that is closed on both sides.
pub(super) struct DatedValue;
/// A derived fact with a value.
pub(super) struct Derived;
/// A derived fact with a value of zero or more.
pub(super) struct DerivedAmount;
/// A derived fact with a value and a date that is closed on both sides.
pub(super) struct Implied;

/// One fact or none.
pub(super) type Maybe<N> = Option<FactRef<N>>;

/// A cell of a table: any fact, or nothing.
#[derive(Clone)]
pub(super) struct Cell(pub Maybe<Any>);

/// A text with its facts in place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Caption(pub String);

impl Caption {
    /// The words, with a † after them where the wording is doubtful.
    #[must_use]
    pub fn doubted(&self, doubt: bool) -> String {
        let dagger = if doubt { "\u{a0}†" } else { "" };
        format!("{}{dagger}", self.0)
    }
}

impl std::ops::Deref for Caption {
    type Target = str;

    fn deref(&self) -> &str {
        &self.0
    }
}

/// A text with its facts in place, and those of the figure's facts that it names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Naming {
    /// The words.
    pub words: String,
    /// The indices of the facts among the figure's, in reading order.
    pub named: Vec<u16>,
}

/// A list of one or more.
#[derive(Debug, Clone)]
pub(super) struct Filled<T>(pub Vec<T>);

impl<T> std::ops::Deref for Filled<T> {
    type Target = [T];

    fn deref(&self) -> &[T] {
        &self.0
    }
}

/// Publishes a type that stands around one value as that value.
macro_rules! publish_inner {
    ($(($($generic:ident)?) $field:ty,)*) => {$(
        impl$(<$generic: Publish>)? Publish for $field {
            #[cfg(feature = "edition")]
            fn write(&self, file: &mut Vec<u8>) {
                self.0.write(file);
            }

            fn read(file: &mut Reader<'_>) -> Self {
                Self(Publish::read(file))
            }
        }
    )*};
}

publish_inner! {
    () Cell,
    () Caption,
    (T) Filled<T>,
}

crate::codec::publish!(Naming { words, named });

/// Declares the fields of a panel: structs that are read from an edition field by field, and published as they are then.
///
/// A field with `= default` may be left out. What follows `makes` is not read: the kind makes it when it is published
/// ([`super::Panel::prepare`]), since it needs words or numbers that the browser does not make.
macro_rules! fields {
    ($(#[$attribute:meta])* $visible:vis struct $name:ident {
        $($(#[$field_attribute:meta])* $field:ident: $type:ty $(= $default:ident)?,)*
    } $(makes {
        $($(#[$made_attribute:meta])* $made:ident: $made_type:ty,)*
    })?) => {
        $(#[$attribute])*
        #[cfg_attr(
            all(feature = "edition", not(target_arch = "wasm32")),
            derive(schemars::JsonSchema),
            schemars(deny_unknown_fields)
        )]
        $visible struct $name {
            $(
                $(#[$field_attribute])*
                $(#[cfg_attr(all(feature = "edition", not(target_arch = "wasm32")), schemars($default))])?
                $field: $type,
            )*
            $($(
                $(#[$made_attribute])*
                #[cfg_attr(all(feature = "edition", not(target_arch = "wasm32")), schemars(skip))]
                $made: $made_type,
            )*)?
        }

        $crate::codec::publish!($name { $($field,)* $($($made,)*)? });

        #[cfg(feature = "edition")]
        impl $crate::edition::Field for $name {
            fn read(value: &serde_json::Value, place: &mut $crate::edition::Place<'_>) -> Option<Self> {
                let _fields = place.object(value, const { &[$(stringify!($field)),*] })?;
                $(let $field = $crate::edition::readable!(@field place, _fields, $field, $type $(, $default)?);)*
                Some(Self { $($field: $field?,)* $($($made: Default::default(),)*)? })
            }
        }
    };
}

pub(super) use fields;
