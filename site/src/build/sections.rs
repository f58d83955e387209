//! The sections of a WebAssembly module, as the specification's binary format has them:
//! <https://webassembly.github.io/spec/core/binary/modules.html#sections>.

/// How a module starts, its version included.
const HEADER: usize = 8;

/// The module with what `edit` makes of the body of each section, by its kind; `None` for bytes that are no module, and where
/// `edit` cannot read one.
pub(super) fn edited(module: &[u8], mut edit: impl FnMut(u8, &[u8]) -> Option<Vec<u8>>) -> Option<Vec<u8>> {
    let (header, mut rest) = module.split_at_checked(HEADER)?;
    let mut out = header.to_vec();
    while let Some((kind, after)) = rest.split_first() {
        let (body, after) = bytes(after)?;
        out.push(*kind);
        out.extend(counted(&edit(*kind, body)?));
        rest = after;
    }
    Some(out)
}

/// Bytes that stand behind their length, and what follows them.
pub(super) fn bytes(bytes: &[u8]) -> Option<(&[u8], &[u8])> {
    let (length, after) = number(bytes)?;
    after.split_at_checked(length)
}

/// Bytes with their length before them.
pub(super) fn counted(bytes: &[u8]) -> Vec<u8> {
    [&leb(bytes.len())[..], bytes].concat()
}

/// A whole number, seven bits a byte, and what follows it.
pub(super) fn number(bytes: &[u8]) -> Option<(usize, &[u8])> {
    let (mut value, mut shift, mut rest) = (0, 0_u32, bytes);
    while let Some((byte, after)) = rest.split_first() {
        value |= usize::from(byte & 0x7f).checked_shl(shift)?;
        rest = after;
        if *byte < 0x80 {
            return Some((value, rest));
        }
        shift += 7;
    }
    None
}

/// A whole number, seven bits a byte.
pub(super) fn leb(mut number: usize) -> Vec<u8> {
    let mut bytes = Vec::new();
    while number >= 0x80 {
        bytes.push(number as u8 | 0x80);
        number >>= 7;
    }
    bytes.push(number as u8);
    bytes
}
