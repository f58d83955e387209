//! The bytes of published files: every value after the other, without names.
//!
//! A file is trusted only as a whole: the page knows its hash. So a [`Reader`] does not stop at the first fault; it goes
//! on with empty values and says at the end that it failed. That makes reading a fifth of the code that a reader by
//! `serde` needs, which returns a result for every field.

/// What published files are made of.
pub trait Publish: Sized {
    /// Writes the value after what is in `file`.
    #[cfg(feature = "edition")]
    fn write(&self, file: &mut Vec<u8>);

    /// Reads the next value; an empty one where the file ends or is at fault.
    fn read(file: &mut Reader<'_>) -> Self;
}

/// Reads a file from its start.
#[derive(Debug)]
pub struct Reader<'b> {
    rest: &'b [u8],
    failed: bool,
}

impl<'b> Reader<'b> {
    /// A reader of these bytes.
    #[must_use]
    pub fn new(bytes: &'b [u8]) -> Self {
        Self { rest: bytes, failed: false }
    }

    /// Whether every byte was read and none was at fault.
    #[must_use]
    pub fn is_whole(&self) -> bool {
        self.rest.is_empty() && !self.failed
    }

    /// Says that what was read is at fault.
    pub fn fail(&mut self) {
        self.failed = true;
    }

    /// The next bytes; none if there are not so many.
    #[inline(never)]
    pub fn take(&mut self, count: usize) -> &'b [u8] {
        if let Some((taken, rest)) = self.rest.split_at_checked(count) {
            self.rest = rest;
            return taken;
        }
        self.fail();
        &[]
    }

    /// The next byte.
    pub fn byte(&mut self) -> u8 {
        self.take(1).first().copied().unwrap_or(0)
    }

    /// A whole number, seven bits a byte, the low ones first (LEB128).
    #[inline(never)]
    pub fn number(&mut self) -> u32 {
        let (mut number, mut shift) = (0, 0);
        loop {
            let byte = self.byte();
            if shift > 28 {
                self.fail();
                return 0;
            }
            number |= u32::from(byte & 0x7f) << shift;
            shift += 7;
            if byte < 0x80 {
                return number;
            }
        }
    }

    /// The length of a list: never more than there are bytes, since every item but an empty one takes one.
    #[inline(never)]
    fn length(&mut self) -> usize {
        let length = self.number() as usize;
        if length > self.rest.len() {
            self.fail();
            return 0;
        }
        length
    }
}

/// Writes a whole number as [`Reader::number`] reads it.
#[cfg(feature = "edition")]
fn write_number(mut number: u32, file: &mut Vec<u8>) {
    while number >= 0x80 {
        file.push(number as u8 | 0x80);
        number >>= 7;
    }
    file.push(number as u8);
}

/// The bytes of a value.
#[cfg(feature = "edition")]
#[must_use]
pub fn bytes(value: &impl Publish) -> Vec<u8> {
    let mut file = Vec::new();
    value.write(&mut file);
    file
}

macro_rules! whole {
    ($($number:ty),*) => {$(
        impl Publish for $number {
            #[cfg(feature = "edition")]
            fn write(&self, file: &mut Vec<u8>) {
                write_number(u32::from(*self), file);
            }

            fn read(file: &mut Reader<'_>) -> Self {
                file.number() as Self
            }
        }
    )*};
}

whole!(u8, u16, u32);

impl Publish for i32 {
    #[cfg(feature = "edition")]
    fn write(&self, file: &mut Vec<u8>) {
        write_number(((self << 1) ^ (self >> 31)) as u32, file);
    }

    fn read(file: &mut Reader<'_>) -> Self {
        let number = file.number();
        (number >> 1) as Self ^ -((number & 1) as Self)
    }
}

impl Publish for bool {
    #[cfg(feature = "edition")]
    fn write(&self, file: &mut Vec<u8>) {
        file.push(u8::from(*self));
    }

    fn read(file: &mut Reader<'_>) -> Self {
        file.byte() != 0
    }
}

impl Publish for f64 {
    #[cfg(feature = "edition")]
    fn write(&self, file: &mut Vec<u8>) {
        file.extend(self.to_le_bytes());
    }

    #[inline(never)]
    fn read(file: &mut Reader<'_>) -> Self {
        file.take(8).try_into().map_or(0.0, Self::from_le_bytes)
    }
}

impl Publish for String {
    #[cfg(feature = "edition")]
    fn write(&self, file: &mut Vec<u8>) {
        write_number(self.len() as u32, file);
        file.extend(self.as_bytes());
    }

    #[inline(never)]
    fn read(file: &mut Reader<'_>) -> Self {
        let length = file.length();
        let bytes = file.take(length);
        std::str::from_utf8(bytes).map_or_else(
            |_| {
                file.fail();
                Self::new()
            },
            str::to_owned,
        )
    }
}

impl<T: Publish> Publish for Option<T> {
    #[cfg(feature = "edition")]
    fn write(&self, file: &mut Vec<u8>) {
        self.is_some().write(file);
        if let Some(value) = self {
            value.write(file);
        }
    }

    fn read(file: &mut Reader<'_>) -> Self {
        bool::read(file).then(|| T::read(file))
    }
}

impl<T: Publish> Publish for Vec<T> {
    #[cfg(feature = "edition")]
    fn write(&self, file: &mut Vec<u8>) {
        write_number(self.len() as u32, file);
        for item in self {
            item.write(file);
        }
    }

    #[inline(never)]
    fn read(file: &mut Reader<'_>) -> Self {
        let length = file.length();
        let mut items = Self::with_capacity(length);
        for _ in 0..length {
            items.push(T::read(file));
        }
        items
    }
}

impl<T: Publish, const N: usize> Publish for [T; N] {
    #[cfg(feature = "edition")]
    fn write(&self, file: &mut Vec<u8>) {
        for item in self {
            item.write(file);
        }
    }

    fn read(file: &mut Reader<'_>) -> Self {
        std::array::from_fn(|_| T::read(file))
    }
}

impl<A: Publish, B: Publish> Publish for (A, B) {
    #[cfg(feature = "edition")]
    fn write(&self, file: &mut Vec<u8>) {
        self.0.write(file);
        self.1.write(file);
    }

    fn read(file: &mut Reader<'_>) -> Self {
        (A::read(file), B::read(file))
    }
}

/// Publishes a struct field by field; the fields after `but` are empty where it is read.
macro_rules! publish {
    ($name:ident { $($field:ident),* $(,)? } $(but { $($empty:ident),* $(,)? })?) => {
        impl $crate::codec::Publish for $name {
            #[cfg(feature = "edition")]
            fn write(&self, _file: &mut Vec<u8>) {
                $($crate::codec::Publish::write(&self.$field, _file);)*
            }

            fn read(_file: &mut $crate::codec::Reader<'_>) -> Self {
                Self {
                    $($field: $crate::codec::Publish::read(_file),)*
                    $($($empty: Default::default(),)*)?
                }
            }
        }
    };
}

/// Publishes an enum without fields by the index of its variant; the first variant stands for an unknown one.
macro_rules! publish_choice {
    ($name:ident { $first:ident $(, $variant:ident)* $(,)? }) => {
        impl $crate::codec::Publish for $name {
            #[cfg(feature = "edition")]
            fn write(&self, file: &mut Vec<u8>) {
                let variants = [Self::$first $(, Self::$variant)*];
                file.push(variants.iter().position(|variant| variant == self).unwrap_or(0) as u8);
            }

            fn read(file: &mut $crate::codec::Reader<'_>) -> Self {
                const VARIANTS: &[$name] = &[$name::$first $(, $name::$variant)*];
                match VARIANTS.get(usize::from(file.byte())) {
                    Some(variant) => *variant,
                    None => {
                        file.fail();
                        Self::$first
                    }
                }
            }
        }
    };
}

pub(crate) use {publish, publish_choice};

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_is_read_back() {
        let value = (vec![-70_000, 0, 9], (Some("¶ 12".to_owned()), [3.1e12, -0.5]));
        let file = bytes(&value);
        let mut reader = Reader::new(&file);
        let back: (Vec<i32>, (Option<String>, [f64; 2])) = Publish::read(&mut reader);
        assert!(reader.is_whole());
        assert_eq!(back, value);
    }

    #[test]
    fn a_file_that_is_cut_short_or_too_long_is_not_whole() {
        let file = bytes(&vec!["land".to_owned(), "sea".to_owned()]);
        for end in 0..file.len() {
            let mut reader = Reader::new(file.get(..end).unwrap_or_default());
            let _: Vec<String> = Publish::read(&mut reader);
            assert!(!reader.is_whole(), "{end}");
        }
        let longer = [file, vec![0]].concat();
        let mut reader = Reader::new(&longer);
        let _: Vec<String> = Publish::read(&mut reader);
        assert!(!reader.is_whole());
    }

    #[test]
    fn a_length_beyond_the_file_takes_no_memory() {
        let mut reader = Reader::new(&[0xff, 0xff, 0xff, 0xff, 0x07, 1, 2]);
        assert!(Vec::<f64>::read(&mut reader).is_empty());
        assert!(!reader.is_whole());
    }
}
