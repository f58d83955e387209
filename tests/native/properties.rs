//! Laws that hold for every input.

use proptest::prelude::*;
use waymark::edition::Template;
use waymark::edition::number::{self, Rounding};
use waymark::fact::When;
use waymark::layout::text::{self, Face};
use waymark::layout::{Band, Linear, Point, Rect, ticks};

fn value() -> impl Strategy<Value = f64> {
    prop_oneof![-1e15..1e15_f64, -1e3..1e3_f64, (0_u64..1_000_000_000_000_000).prop_map(|whole| whole as f64)]
}

/// Reads grouped digits with a word for the magnitude back as a number.
fn read_back(digits: &str, word: &str) -> f64 {
    let exponent = match word {
        "" => "e0",
        "million" => "e6",
        "billion" => "e9",
        "trillion" => "e12",
        other => panic!("no magnitude is called {other}"),
    };
    format!("{}{exponent}", digits.replace(',', "").replace('\u{2212}', "-")).parse().expect("a number")
}

proptest! {
    #[test]
    fn a_linear_scale_inverts(from in -1e6..1e6_f64, span in 1e-3..1e6_f64, start in -2e3..2e3_f64, length in 1.0..2e3_f64, part in 0.0..1.0_f64) {
        let scale = Linear::new((from, from + span), (start, start + length));
        let value = from + part * span;
        prop_assert!((scale.invert(scale.at(value)) - value).abs() <= 1e-6 * span.max(from.abs()));
    }

    #[test]
    fn a_linear_scale_maps_an_empty_domain_to_the_middle_of_the_range(at in value(), start in -2e3..2e3_f64, length in 0.0..2e3_f64) {
        let scale = Linear::new((at, at), (start, start + length));
        prop_assert!((scale.at(at) - (start + length / 2.0)).abs() < 1e-9 * length.max(1.0));
    }

    #[test]
    fn a_band_holds_its_own_middle(count in 1_usize..200, start in -1e3..1e3_f64, length in 1.0..2e3_f64, index in 0_usize..200) {
        prop_assume!(index < count);
        let band = Band::new(count, (start, start + length));
        prop_assert_eq!(band.invert(band.centre(index)), Some(index));
        prop_assert_eq!(band.invert(start - 1.0), None);
    }

    #[test]
    fn ticks_lie_inside_the_domain_rise_and_are_no_more_than_asked(from in value(), span in 1e-6..1e15_f64, count in 1_usize..20) {
        let to = from + span;
        prop_assume!(to > from);
        let set = ticks(from, to, count);
        prop_assert!(set.values.len() <= count + 1);
        prop_assert!(set.values.iter().all(|tick| (from..=to).contains(tick)));
        prop_assert!(set.values.windows(2).all(|pair| pair[0] < pair[1]));
    }

    #[test]
    fn a_domain_that_is_not_finite_or_not_ordered_has_no_ticks(from in value(), count in 0_usize..20) {
        for (from, to) in [(from, from), (from, from - 1.0), (from, f64::NAN), (f64::NEG_INFINITY, from), (from, f64::INFINITY)] {
            prop_assert!(ticks(from, to, count).values.is_empty());
        }
    }

    #[test]
    fn a_number_in_words_reads_back_as_itself(value in value()) {
        // As many digits as anybody states.
        let value: f64 = format!("{value:.11e}").parse().expect("a number");
        prop_assert_eq!(read_back(&number::full(value), ""), value);
        let (digits, magnitude) = number::stated(value, number::Written::default());
        prop_assert_eq!(read_back(&digits, magnitude.map_or("", |magnitude| magnitude.word)), value);
    }

    #[test]
    fn a_computed_number_is_within_half_a_hundredth_and_keeps_its_bound(value in 1e-3..1e15_f64) {
        let read = |rounding| {
            let (digits, magnitude) = number::computed(value, rounding);
            read_back(&digits, magnitude.map_or("", |magnitude| magnitude.word))
        };
        prop_assert!((read(Rounding::Nearest) - value).abs() <= 0.005_1 * value.max(0.1));
        prop_assert!(read(Rounding::Down) <= value * (1.0 + 1e-11));
        prop_assert!(read(Rounding::Up) >= value * (1.0 - 1e-11));
    }

    #[test]
    fn a_date_reads_back_as_itself(year in 1_u16..=9999, month in 1_u8..=12, day in 1_u8..=28) {
        for text in [format!("{year:04}"), format!("{year:04}-{month:02}"), format!("{year:04}-{month:02}-{day:02}"), format!("../{year:04}"), format!("before {year:04}"), format!("before {year:04}-{month:02}")] {
            let when = When::try_from(text.clone()).expect("a date");
            prop_assert_eq!(when.to_string(), text);
        }
    }

    #[test]
    fn before_a_date_ends_where_that_date_begins(year in 1_u16..=9999, month in 1_u8..=12, day in 1_u8..=28) {
        for text in [format!("{year:04}"), format!("{year:04}-{month:02}"), format!("{year:04}-{month:02}-{day:02}")] {
            let date = When::try_from(text.clone()).expect("a date");
            let before = When::try_from(format!("before {text}")).expect("a date");
            prop_assert_eq!((before.start(), before.end(), before.length()), (None, date.start(), None));
            let until = When::try_from(format!("../{text}")).expect("a date");
            prop_assert!(before.end() < until.end());
        }
    }

    #[test]
    fn a_date_covers_its_own_year_and_nothing_more(year in 1_u16..=9999, month in 1_u8..=12) {
        let when = When::try_from(format!("{year:04}-{month:02}")).expect("a date");
        let (start, end) = (when.start().expect("closed"), when.end().expect("closed"));
        prop_assert!(f64::from(year) <= start && start < end && end <= f64::from(year) + 1.0 + 1e-9);
    }

    #[test]
    fn wrapped_lines_fit_and_lose_nothing(words in prop::collection::vec("[a-zé漢-]{1,12}", 1..20), limit in 20.0..400.0_f64) {
        let source = words.join(" ");
        let lines = text::wrap(&source, Face::Regular, 13.0, limit);
        prop_assert_eq!(lines.concat().replace(' ', ""), source.replace(' ', ""));
        for line in lines {
            prop_assert!(text::width(&line, Face::Regular, 13.0) <= limit + 1e-9);
        }
    }

    #[test]
    fn words_that_fit_are_never_broken(words in prop::collection::vec("[a-zé]{1,12}", 1..20), limit in 110.0..400.0_f64) {
        let source = words.join(" ");
        prop_assert_eq!(text::wrap(&source, Face::Regular, 13.0, limit).join(" "), source);
    }

    #[test]
    fn balanced_lines_fit_and_lose_nothing(words in prop::collection::vec("[a-z]{1,9}", 1..12), limit in 60.0..300.0_f64) {
        let source = words.join(" ");
        if let Some(lines) = text::balance(&source, Face::Bold, 14.0, limit, 3) {
            prop_assert!(lines.len() <= 3);
            prop_assert!(lines.iter().all(|line| text::width(line, Face::Bold, 14.0) <= limit));
            prop_assert_eq!(lines.concat().replace(' ', ""), source.replace(' ', ""));
            if words.iter().all(|word| text::width(word, Face::Bold, 14.0) <= limit) {
                prop_assert_eq!(lines.join(" "), source);
            }
        }
    }

    #[test]
    fn cut_text_fits_and_is_never_longer(source in "\\PC{0,60}", limit in 0.0..200.0_f64) {
        let cut = text::elide(&source, Face::Regular, 12.0, limit);
        prop_assert!(text::width(&cut, Face::Regular, 12.0) <= limit);
    }

    #[test]
    fn a_rectangle_grown_and_shrunk_back_is_the_same_and_none_turns_inside_out(x in -1e3..1e3_f64, y in -1e3..1e3_f64, width in 0.0..1e3_f64, height in 0.0..1e3_f64, margin in -2e3..2e3_f64) {
        let rect = Rect::new(x, y, width, height);
        let grown = rect.grown(margin);
        prop_assert!(grown.width >= 0.0 && grown.height >= 0.0);
        prop_assert!((grown.centre().distance(rect.centre())) < 1e-6);
        prop_assert!(rect.distance(Point::new(x, y)) < 1e-12);
    }

    #[test]
    fn any_text_is_a_template_or_is_refused_without_a_panic(source in "\\PC{0,80}") {
        let _: Result<Template, String> = Template::try_from(source);
    }

    #[test]
    fn text_without_braces_is_printed_as_it_is(source in "[^{}]{0,80}") {
        let edition = waymark::edition::read(include_str!("../fixtures/plain.json")).expect("the fixture is sound");
        prop_assert_eq!(Template::try_from(source.clone()).expect("no braces").plain(&edition), source);
    }

    #[test]
    fn any_text_is_read_or_refused_without_a_panic(source in "\\PC{0,200}") {
        let _: Result<_, _> = waymark::figure::Document::read(&source);
    }
}
