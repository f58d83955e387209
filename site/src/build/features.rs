//! The section in which a WebAssembly module says what it uses of the language.
//!
//! The precompiled standard library names reference types there even where nothing uses them, and wasm-bindgen would
//! use them because they are named.

use super::sections::{self, counted, leb, number};

/// The name of the section: <https://github.com/WebAssembly/tool-conventions/blob/main/Linking.md#target-features-section>.
const SECTION: &[u8] = b"target_features";

/// The module without a feature's name; `None` for bytes that are no module.
pub(super) fn without(module: &[u8], feature: &str) -> Option<Vec<u8>> {
    sections::edited(module, |kind, body| match if kind == 0 { named(body) } else { None } {
        Some(list) => Some([&counted(SECTION)[..], &shortened(list, feature.as_bytes())?].concat()),
        None => Some(body.to_vec()),
    })
}

/// What follows the section's name, if a custom section has it.
fn named(body: &[u8]) -> Option<&[u8]> {
    let (length, after) = number(body)?;
    let (name, list) = after.split_at_checked(length)?;
    (name == SECTION).then_some(list)
}

/// The list of features without one: how many, then for each a sign and a name.
fn shortened(list: &[u8], feature: &[u8]) -> Option<Vec<u8>> {
    let (count, mut rest) = number(list)?;
    let (mut kept, mut out) = (0, Vec::new());
    for _ in 0..count {
        let (sign, after) = rest.split_first()?;
        let (length, after) = number(after)?;
        let (name, after) = after.split_at_checked(length)?;
        if name != feature {
            kept += 1;
            out.push(*sign);
            out.extend(counted(name));
        }
        rest = after;
    }
    Some([leb(kept), out].concat())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn module(features: &[&str]) -> Vec<u8> {
        let names: Vec<u8> = features.iter().flat_map(|name| [&b"+"[..], &counted(name.as_bytes())].concat()).collect();
        let body = [counted(SECTION), leb(features.len()), names].concat();
        let code = [&[10_u8][..], &counted(&[1, 2, 3])].concat();
        [&b"\0asm\x01\0\0\0"[..], &code, &[0], &counted(&body)].concat()
    }

    #[test]
    fn one_feature_is_taken_out_and_all_else_stays() {
        let before = module(&["bulk-memory", "reference-types", "sign-ext"]);
        assert_eq!(without(&before, "reference-types"), Some(module(&["bulk-memory", "sign-ext"])));
        assert_eq!(without(&before, "threads"), Some(before));
    }

    #[test]
    fn what_is_no_module_is_refused() {
        let whole = module(&["sign-ext"]);
        assert_eq!(without(b"wasm", "sign-ext"), None);
        assert_eq!(without(whole.get(..whole.len() - 1).unwrap_or_default(), "sign-ext"), None);
    }
}
