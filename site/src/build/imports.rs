//! The names under which a module asks the page's script for what it needs.
//!
//! wasm-bindgen makes them long and tells them apart by hashes, which no compression makes smaller. Nobody reads them.

use super::sections::{self, bytes, counted, leb, number};

/// The kind of the section of imports.
const SECTION: u8 = 2;

/// What an import of a function is told by.
const FUNCTION: u8 = 0;

/// The module and its script with short names; `None` where the two do not fit, and for imports that are no functions.
pub(super) fn short(module: &[u8], glue: &str) -> Option<(Vec<u8>, String)> {
    let mut glue = glue.to_owned();
    let module =
        sections::edited(module, |kind, body| if kind == SECTION { renamed(body, &mut glue) } else { Some(body.to_vec()) })?;
    Some((module, glue))
}

/// The list of imports with other names, which the script gets too.
fn renamed(body: &[u8], glue: &mut String) -> Option<Vec<u8>> {
    let (count, mut rest) = number(body)?;
    let mut out = leb(count);
    for place in 0..count {
        let (from, after) = bytes(rest)?;
        let (long, after) = bytes(after)?;
        let (kind, after) = after.split_first()?;
        let (signature, after) = number(after)?;
        let (given, short) = (format!("{}: function(", std::str::from_utf8(long).ok()?), name(place)?);
        if *kind != FUNCTION || glue.matches(&given).count() != 1 {
            return None;
        }
        *glue = glue.replace(&given, &format!("{short}: function("));
        out.extend([counted(from), counted(short.as_bytes()), vec![FUNCTION], leb(signature)].concat());
        rest = after;
    }
    Some(out)
}

/// The name of the import at a place: a letter, then two. A script's own properties are not among them.
fn name(place: usize) -> Option<String> {
    let letter = |place: usize| (b'a'..=b'z').nth(place).map(char::from);
    match place.checked_sub(26) {
        None => letter(place).map(String::from),
        Some(place) => Some(String::from_iter([letter(place / 26)?, letter(place % 26)?])),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn module(names: &[&str]) -> Vec<u8> {
        let import = |name: &&str| [counted(b"./script.js"), counted(name.as_bytes()), vec![FUNCTION, 3]].concat();
        let body = [leb(names.len()), names.iter().flat_map(import).collect()].concat();
        [&b"\0asm\x01\0\0\0"[..], &[SECTION], &counted(&body), &[10], &counted(&[1, 2, 3])].concat()
    }

    #[test]
    fn a_module_and_its_script_get_the_same_short_names_and_all_else_stays() {
        let glue = "{ __wbg_fill_12: function(a) {}, __wbg_fill_1: function() { fill(); } }";
        let made = short(&module(&["__wbg_fill_1", "__wbg_fill_12"]), glue);
        let glue = "{ b: function(a) {}, a: function() { fill(); } }".to_owned();
        assert_eq!(made, Some((module(&["a", "b"]), glue)));
    }

    #[test]
    fn no_two_imports_have_one_name() {
        let names: std::collections::BTreeSet<_> = (0..200).map(name).collect();
        assert_eq!(names.len(), 200);
        assert!(!names.contains(&None));
    }

    #[test]
    fn a_script_of_another_module_is_refused() {
        assert_eq!(short(&module(&["one"]), "{ other: function() {} }"), None);
        assert_eq!(short(b"wasm", ""), None);
    }
}
