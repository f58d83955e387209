#![no_main]
#![allow(missing_docs, reason = "a program for cargo-fuzz")]

libfuzzer_sys::fuzz_target!(|data: &[u8]| waymark_fuzz::published(data));
