//! English: every phrase that readers are told.
//!
//! Each module has the phrases of one part of Waymark, as constants and as functions that put words into their order. To
//! translate, write a file with the same names beside this one, and name it in `mod.rs`.

#![allow(missing_docs, reason = "a phrase says by itself what it is")]
#![allow(clippy::must_use_candidate, reason = "a phrase is made to be said")]

/// How words are joined and bent.
pub mod grammar {
    use super::super::capitalised;

    /// Between the members of a list that does not say which is its last.
    pub const COMMA: &str = ", ";

    pub fn list<S: AsRef<str>>(members: &[S]) -> String {
        members.iter().map(AsRef::as_ref).collect::<Vec<_>>().join(COMMA)
    }

    /// `none`, `a`, `a and b`, `a, b and c`.
    pub fn all_of(names: &[String]) -> String {
        match names {
            [] => "none".to_owned(),
            [one] => one.clone(),
            [first @ .., last] => format!("{} and {last}", list(first)),
        }
    }

    /// How one amount differs from another; `is_plural` of things that are counted one by one.
    pub fn more(is_more: bool, is_plural: bool) -> &'static str {
        match (is_more, is_plural) {
            (true, _) => "more",
            (false, true) => "fewer",
            (false, false) => "less",
        }
    }

    /// What is counted, before what is said of it: `trains: Freight`.
    pub fn headed(head: &str, rest: &str) -> String {
        format!("{head}: {rest}")
    }

    /// A name with what is said of it beside it: `2024 (3.1 trillion US dollars)`.
    pub fn beside(name: &str, words: &str) -> String {
        format!("{name} ({words})")
    }

    /// A name with its date: `Trains, May 2023`.
    pub fn dated(name: &str, when: &str) -> String {
        format!("{name}, {when}")
    }

    /// A phrase as a sentence of its own.
    pub fn sentence(words: &str) -> String {
        capitalised(&format!("{words}."))
    }

    pub const END: &str = ".";

    /// Whether a text has ended a sentence.
    pub fn is_ended(text: &str) -> bool {
        text.ends_with(['.', '?', '!'])
    }

    /// The sentence of a text that holds the place between two parts of it, in the same two parts.
    pub fn sentence_around<'a>(before: &'a str, after: &'a str) -> (&'a str, &'a str) {
        let start = before.rfind(". ").map_or(0, |at| at + 2);
        let end = after.find(". ").map_or(after.len(), |at| at + 1);
        (before.get(start..).unwrap_or(before), after.get(..end).unwrap_or(after))
    }

    /// What words have in common that say the same thing, in lower case: `train` and `trains`.
    pub fn stem(word: &str) -> String {
        let word = word.to_lowercase();
        let kept = ["ies", "es", "s", "y"].iter().find_map(|end| word.strip_suffix(end)).unwrap_or(&word).to_owned();
        if kept.chars().count() < 3 { word } else { kept }
    }

    /// Whether a word says what is counted, and does not only join others.
    pub fn has_content(word: &str) -> bool {
        word.len() > "per".len()
    }

    /// Plurals that no ending tells, and what they are of one.
    const WORDS: [(&str, &str); 38] = [
        ("men", "man"),
        ("axes", "axis"),
        ("lives", "life"),
        ("leaves", "leaf"),
        ("elves", "elf"),
        ("movies", "movie"),
        ("cookies", "cookie"),
        ("calories", "calorie"),
        ("zombies", "zombie"),
        ("rookies", "rookie"),
        ("selfies", "selfie"),
        ("prairies", "prairie"),
        ("canoes", "canoe"),
        ("oboes", "oboe"),
        ("caches", "cache"),
        ("aches", "ache"),
        ("headaches", "headache"),
        ("niches", "niche"),
        ("creches", "creche"),
        ("quiches", "quiche"),
        ("avalanches", "avalanche"),
        ("moustaches", "moustache"),
        ("abuses", "abuse"),
        ("series", "series"),
        ("species", "species"),
        ("means", "means"),
        ("barracks", "barracks"),
        ("crossroads", "crossroads"),
        ("phenomena", "phenomenon"),
        ("criteria", "criterion"),
        ("bacteria", "bacterium"),
        ("matrices", "matrix"),
        ("indices", "index"),
        ("vertices", "vertex"),
        ("appendices", "appendix"),
        ("geese", "goose"),
        ("oxen", "ox"),
        ("news", "news"),
    ];
    /// Endings of plurals in whose place another one stands: the first that a longer word has.
    const ENDINGS: [(&str, &str); 57] = [
        ("people", "person"),
        ("children", "child"),
        ("women", "woman"),
        ("smen", "sman"),
        ("rmen", "rman"),
        ("emen", "eman"),
        ("hmen", "hman"),
        ("nmen", "nman"),
        ("dmen", "dman"),
        ("kmen", "kman"),
        ("feet", "foot"),
        ("teeth", "tooth"),
        ("mice", "mouse"),
        ("headquarters", "headquarters"),
        ("wives", "wife"),
        ("knives", "knife"),
        ("loaves", "loaf"),
        ("thieves", "thief"),
        ("shelves", "shelf"),
        ("selves", "self"),
        ("wolves", "wolf"),
        ("halves", "half"),
        ("calves", "calf"),
        ("scarves", "scarf"),
        ("hooves", "hoof"),
        ("shoes", "shoe"),
        ("yses", "ysis"),
        ("theses", "thesis"),
        ("crises", "crisis"),
        ("oases", "oasis"),
        ("gnoses", "gnosis"),
        ("emphases", "emphasis"),
        ("businesses", "business"),
        ("gases", "gas"),
        ("biases", "bias"),
        ("lenses", "lens"),
        ("atlases", "atlas"),
        ("canvases", "canvas"),
        ("quizzes", "quiz"),
        ("waltzes", "waltz"),
        ("buses", "bus"),
        ("viruses", "virus"),
        ("campuses", "campus"),
        ("bonuses", "bonus"),
        ("statuses", "status"),
        ("censuses", "census"),
        ("circuses", "circus"),
        ("choruses", "chorus"),
        ("walruses", "walrus"),
        ("geniuses", "genius"),
        ("surpluses", "surplus"),
        ("ies", "y"),
        ("sses", "ss"),
        ("shes", "sh"),
        ("ches", "ch"),
        ("xes", "x"),
        ("oes", "o"),
    ];

    /// Whether words count things that can be counted one by one: `countries and regions` too, of which nobody can say one.
    pub fn is_several(words: &str) -> bool {
        words.split([',', ' ']).filter(|word| *word != "and" && *word != "or").any(|word| one_of(word) != word)
    }

    /// The words for one of what `words` count: `type of goods` for `types of goods`. Of two nouns together, both stay.
    pub fn one_of(words: &str) -> String {
        const LINKS: [&str; 10] = [" of ", " per ", " a ", " an ", " in ", " for ", " on ", " with ", " to ", " from "];
        let at = LINKS.iter().filter_map(|link| words.find(link)).min().unwrap_or(words.len());
        let (head, tail) = words.split_at(at);
        if head.contains(" and ") || head.contains(" or ") || head.contains(',') {
            return words.to_owned();
        }
        let (before, noun) = head.rsplit_once(' ').map_or(("", head), |(before, noun)| (before, noun));
        let ending = |&(several, one): &(&str, &str)| {
            // Of `ties` and `toes` the s alone is dropped.
            let start = noun.strip_suffix(several).filter(|_| several.len() > 3 || noun.len() > 4)?;
            Some([start, one].concat())
        };
        let word = WORDS.iter().find(|(several, _)| *several == noun).map(|(_, one)| (*one).to_owned());
        let one = word.or_else(|| ENDINGS.iter().find_map(ending)).unwrap_or_else(|| match noun {
            // A gas works is one.
            "works" if !before.is_empty() => noun.to_owned(),
            noun if ["ss", "us", "is", "’s", "'s"].iter().any(|end| noun.ends_with(end)) || noun.len() < 4 => noun.to_owned(),
            noun => noun.strip_suffix('s').unwrap_or(noun).to_owned(),
        });
        let space = if before.is_empty() { "" } else { " " };
        [before, space, &one, tail].concat()
    }
}

/// Numbers as digits, and what stands beside them.
pub mod numbers {
    pub const POINT: char = '.';
    pub const THOUSANDS: char = ',';
    pub const MINUS: char = '\u{2212}';

    /// A power of ten in words and as a sign.
    pub const TRILLION: (&str, &str) = ("trillion", "tn");
    pub const BILLION: (&str, &str) = ("billion", "bn");
    pub const MILLION: (&str, &str) = ("million", "m");

    /// A multiple of nothing.
    pub const NOTHING: &str = "nothing";

    pub fn with_sign(digits: &str, sign: &str) -> String {
        format!("{digits}{sign}")
    }

    pub fn with_word(digits: &str, word: &str) -> String {
        format!("{digits}\u{a0}{word}")
    }

    /// In a unit whose words begin with `per cent`: `5%`, `5% a year`.
    pub fn per_cent(digits: &str, unit: &str) -> String {
        format!("{digits}%{}", unit.strip_prefix(super::units::PER_CENT.words).unwrap_or_default())
    }

    pub fn money(sign: &str, digits: &str) -> String {
        match digits.strip_prefix(MINUS) {
            Some(amount) => format!("{MINUS}{sign}{amount}"),
            None => format!("{sign}{digits}"),
        }
    }

    pub fn multiple(digits: &str) -> String {
        format!("×{digits}")
    }

    pub fn times(number: &str) -> String {
        format!("{number} {}", if is_one(number) { "time" } else { "times" })
    }

    /// A number as small as that: `5 × 10^−13`, in letters that the fonts have.
    pub fn power_below_one(digits: &str, exponent: i32) -> String {
        format!("{digits} × 10^−{exponent}")
    }

    /// `1st`, `2nd`, `11th`.
    pub fn ordinal(digits: &str, value: f64) -> String {
        let tens = value % 100.0;
        let suffix = match value % 10.0 {
            _ if (11.0..14.0).contains(&tens) => "th",
            1.0 => "st",
            2.0 => "nd",
            3.0 => "rd",
            _ => "th",
        };
        format!("{digits}{suffix}")
    }

    /// Whether these digits take the words for one.
    pub fn is_one(digits: &str) -> bool {
        matches!(digits, "1" | "\u{2212}1")
    }
}

/// How firmly a number is stated: words before it, and signs where there is no room for words.
pub mod hedges {
    pub const ABOUT: &str = "about";
    pub const MORE_THAN: &str = "more than";
    pub const AT_LEAST: &str = "at least";
    pub const NEARLY: &str = "nearly";
    pub const UP_TO: &str = "up to";
    /// Of what we computed: no more than its number, whether that was reached or not.
    pub const AT_MOST: &str = "at most";
    pub const LESS_THAN: &str = "less than";

    /// The same below zero, where more is nearer to nothing: the words say on which side.
    pub const MORE_THAN_BELOW_ZERO: &str = "above";
    pub const AT_LEAST_BELOW_ZERO: &str = "not below";
    pub const NEARLY_BELOW_ZERO: &str = "not quite";
    pub const UP_TO_BELOW_ZERO: &str = "not above";
    pub const LESS_THAN_BELOW_ZERO: &str = "below";

    /// Before the number and after it; no two are alike.
    pub const ABOUT_SIGN: (&str, &str) = ("~", "");
    pub const MORE_THAN_SIGN: (&str, &str) = (">", "");
    pub const AT_LEAST_SIGN: (&str, &str) = ("", "+");
    pub const NEARLY_SIGN: (&str, &str) = ("~<", "");
    pub const UP_TO_SIGN: (&str, &str) = ("max\u{a0}", "");
    pub const LESS_THAN_SIGN: (&str, &str) = ("<", "");
}

/// What kind of number a value is, for those who read why two cannot share an axis.
pub mod measures {
    pub const LEVEL: &str = "level";
    pub const TOTAL: &str = "total";
    pub const SHARE: &str = "share";
    pub const PEAK: &str = "peak";
    pub const RANK: &str = "rank";

    pub const A_LEVEL: &str = "a level";
    pub const A_TOTAL: &str = "a sum over a period";
    pub const A_SHARE: &str = "a part of a whole";
    pub const A_PEAK: &str = "the highest of a period";
    pub const A_RANK: &str = "a place in an order";
}

/// Dates and the times between them.
pub mod dates {
    pub const UNDATED: &str = "undated";
    /// A month in short, by which room is measured.
    pub const SHORT_MONTH: &str = "Mar";

    const MONTHS: [&str; 12] = [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ];

    /// From 1 to 12; anything else has no name.
    pub fn month(number: u8) -> &'static str {
        MONTHS.get(usize::from(number).wrapping_sub(1)).copied().unwrap_or_default()
    }

    pub fn month_in_short(number: u8) -> &'static str {
        let name = month(number);
        name.get(..3).unwrap_or(name)
    }

    pub fn day_of(day: u8, month: &str, year: u16) -> String {
        format!("{day}\u{a0}{month}\u{a0}{year}")
    }

    pub fn month_of(month: &str, year: u16) -> String {
        format!("{month}\u{a0}{year}")
    }

    pub fn before(date: &str) -> String {
        format!("before {date}")
    }

    pub fn until(date: &str) -> String {
        format!("to {date}")
    }

    pub fn since(date: &str) -> String {
        format!("from {date}")
    }

    /// From a date to another, in short and between years.
    pub fn span_in_short(start: &str, end: &str) -> String {
        format!("{start}–{end}")
    }

    pub fn span(start: &str, end: &str) -> String {
        format!("{start} to {end}")
    }

    /// From a month to another one of the same year.
    pub fn months_in_short(start: &str, end: &str, year: u16) -> String {
        format!("{start}–{end} {year}")
    }

    pub fn months(start: &str, end: &str, year: u16) -> String {
        format!("{start} to {end} {year}")
    }
}

/// The units that have a meaning of their own. An edition writes them in these words.
pub mod units {
    /// What a unit is called: for all numbers but one, in short, and for exactly one where that is another word.
    #[derive(Debug, Clone, Copy)]
    pub struct Name {
        pub words: &'static str,
        pub sign: &'static str,
        pub one: &'static str,
    }

    const fn name(words: &'static str, sign: &'static str, one: &'static str) -> Name {
        Name { words, sign, one }
    }

    pub const PER_CENT: Name = name("per cent", "%", "");
    pub const PER_CENT_A_YEAR: Name = name("per cent a year", "%", "");
    pub const PERCENTAGE_POINTS: Name = name("percentage points", "points", "percentage point");
    pub const US_DOLLARS: Name = name("US dollars", "US$", "US dollar");
    pub const EUROS: Name = name("euros", "€", "euro");
    pub const POUNDS: Name = name("pounds", "£", "pound");
    pub const YUAN: Name = name("yuan", "CN¥", "");
    pub const RANK: Name = name("rank", "", "");
    pub const EDITION: Name = name("edition", "", "");
    pub const MULTIPLE: Name = name("multiple", "×", "");
    pub const DATE: Name = name("date", "", "");
    pub const MINUTES: Name = name("minutes", "min", "minute");
    pub const HOURS: Name = name("hours", "h", "hour");
    pub const DAYS: Name = name("days", "days", "day");
    pub const MILES: Name = name("miles", "mi", "mile");
    pub const FEET: Name = name("feet", "ft", "foot");
    pub const KILOMETRES_PER_HOUR: Name = name("kilometres per hour", "km/h", "kilometre per hour");
    pub const METRES_PER_SECOND: Name = name("metres per second", "m/s", "metre per second");
    pub const MILES_PER_HOUR: Name = name("miles per hour", "mph", "mile per hour");
    pub const HECTARES: Name = name("hectares", "ha", "hectare");
    pub const SQUARE_METRES: Name = name("square metres", "sq m", "square metre");
    pub const SQUARE_KILOMETRES: Name = name("square kilometres", "sq km", "square kilometre");
    pub const CUBIC_METRES: Name = name("cubic metres", "cu m", "cubic metre");
    pub const DEGREES_CELSIUS: Name = name("degrees Celsius", "°C", "degree Celsius");

    /// Units that take prefixes.
    pub const SECONDS: Name = name("seconds", "s", "second");
    pub const METRES: Name = name("metres", "m", "metre");
    pub const GRAMS: Name = name("grams", "g", "gram");
    pub const TONNES: Name = name("tonnes", "t", "tonne");
    pub const WATTS: Name = name("watts", "W", "watt");
    pub const WATT_HOURS: Name = name("watt-hours", "Wh", "watt-hour");
    pub const JOULES: Name = name("joules", "J", "joule");
    pub const LITRES: Name = name("litres", "l", "litre");
    pub const HERTZ: Name = name("hertz", "Hz", "hertz");
    pub const BYTES: Name = name("bytes", "B", "byte");

    /// The prefixes of the International System from nano to peta, but for deca and deci, in words and as signs.
    pub const PREFIXES: [(&str, &str); 10] = [
        ("nano", "n"),
        ("micro", "µ"),
        ("milli", "m"),
        ("centi", "c"),
        ("hecto", "h"),
        ("kilo", "k"),
        ("mega", "M"),
        ("giga", "G"),
        ("tera", "T"),
        ("peta", "P"),
    ];

    /// A point of a per cent, where that is said of itself.
    pub const POINT: &str = "point";
    pub const POINTS: &str = "points";

    /// A word as this language's own spelling has it.
    pub fn spelt(word: &str) -> String {
        word.replace("meter", "metre").replace("liter", "litre")
    }

    /// What people write, in lower case, and the word for it.
    pub const MISWRITTEN: &[(&str, &str)] = &[
        ("percent", "per cent"),
        ("pct", "per cent"),
        ("percentage", "per cent"),
        ("percentages", "per cent"),
        ("per cents", "per cent"),
        ("p.c.", "per cent"),
        ("procent", "per cent"),
        ("pp", "percentage points"),
        ("pps", "percentage points"),
        ("percent points", "percentage points"),
        ("per cent points", "percentage points"),
        ("percent a year", "per cent a year"),
        ("percent per year", "per cent a year"),
        ("per cent per year", "per cent a year"),
        ("% a year", "per cent a year"),
        ("us$", "US dollars"),
        ("usd dollars", "US dollars"),
        ("u.s. dollars", "US dollars"),
        ("american dollars", "US dollars"),
        ("rmb", "yuan"),
        ("renminbi", "yuan"),
        ("pounds sterling", "pounds"),
        ("times", "multiple"),
        ("dates", "date"),
        ("sec", "seconds"),
        ("secs", "seconds"),
        ("mins", "minutes"),
        ("hr", "hours"),
        ("hrs", "hours"),
        ("kms", "kilometres"),
        ("kph", "kilometres per hour"),
        ("kmh", "kilometres per hour"),
        ("km per hour", "kilometres per hour"),
        ("kilometres an hour", "kilometres per hour"),
        ("kilometers per hour", "kilometres per hour"),
        ("km2", "square kilometres"),
        ("m2", "square metres"),
        ("m3", "cubic metres"),
        ("sq km", "square kilometres"),
        ("sq m", "square metres"),
        ("square kilometers", "square kilometres"),
        ("square meters", "square metres"),
        ("cubic meters", "cubic metres"),
        ("tons", "tonnes"),
        ("ton", "tonnes"),
        ("metric tons", "tonnes"),
        ("metric tonnes", "tonnes"),
        ("kilos", "kilograms"),
        ("kgs", "kilograms"),
        ("c", "degrees Celsius"),
        ("celsius", "degrees Celsius"),
        ("centigrade", "degrees Celsius"),
        ("degrees centigrade", "degrees Celsius"),
        ("deg c", "degrees Celsius"),
        ("kwhr", "kilowatt-hours"),
    ];
}

/// The names of currencies.
pub mod money {
    /// Last words of a currency's name that may as well count something else.
    pub const COMMON: [&str; 5] = ["gold", "mark", "real", "sol", "leone"];

    /// Words that are no plural with an s.
    const UNCHANGED: [&str; 20] = [
        "yen", "yuan", "won", "baht", "rand", "ringgit", "kip", "tenge", "som", "somoni", "forint", "rupiah", "taka", "birr",
        "lek", "kyat", "kwacha", "vatu", "đồng", "złoty",
    ];
    const PLURALS: [(&str, &str); 7] = [
        ("krone", "kroner"),
        ("króna", "krónur"),
        ("krona/kronor", "kronor"),
        ("koruna", "korunas"),
        ("leu", "lei"),
        ("lev", "leva"),
        ("loti", "maloti"),
    ];

    /// `Panamanian balboas` for `Panamanian balboa`.
    pub fn plural(name: &str) -> String {
        let (before, last) = name.rsplit_once(' ').map_or(("", name), |(before, last)| (before, last));
        let last = match PLURALS.iter().find(|(one, _)| *one == last) {
            Some((_, several)) => (*several).to_owned(),
            None if UNCHANGED.contains(&last) || last.chars().any(char::is_uppercase) => last.to_owned(),
            None => [last, "s"].concat(),
        };
        if before.is_empty() { last } else { [before, " ", &last].concat() }
    }
}

/// A fact by itself: its name, its place in the source, its formula.
pub mod facts {
    use super::grammar;

    /// In the column of paragraphs: computed by us, and known from elsewhere.
    pub const OURS: &str = "ours";
    pub const KNOWN: &str = "known";
    pub const NO_FIGURE: &str = "no figure";

    pub fn paragraph(number: u32) -> String {
        format!("paragraph {number}")
    }

    pub fn paragraph_sign(number: u32) -> String {
        format!("¶\u{a0}{number}")
    }

    pub const BACKGROUND: &str = "background, not from the source";
    pub const COMPUTED: &str = "computed, not in the source";

    /// For those who hear it: what it counts, how much, when, and where the source says so.
    pub fn name(label: &str, value: Option<&str>, when: &str, place: &str) -> String {
        match value {
            Some(value) => format!("{label}: {value}, {when}, {place}"),
            None => format!("{label}, {when}, {place}"),
        }
    }

    pub fn mean(members: &[String]) -> String {
        format!("the mean of {}", grammar::list(members))
    }

    pub fn rest(part: &str) -> String {
        format!("100% − {part}")
    }

    pub fn rest_of(whole: &str, part: &str) -> String {
        format!("{whole} × (100% − {part})")
    }

    pub fn change(first: &str, last: &str) -> String {
        format!("change from {first} to {last}")
    }

    pub fn growth(first: &str, last: &str) -> String {
        format!("average yearly growth from {first} to {last}")
    }

    pub fn compound(start: &str, rate: &str) -> String {
        format!("{start} grown by {rate} a year")
    }
}

/// What is said of a figure that has nothing else to say, and of series.
pub mod remarks {
    use super::super::capitalised;
    use super::grammar;

    /// What a fact counts, and how much; of a fact without a value, what it says.
    pub fn fact(label: &str, value: Option<&str>) -> String {
        match value {
            Some(value) => format!("{label}: {value}."),
            None => format!("{label}."),
        }
    }

    pub fn and_more(count: usize) -> String {
        format!("And {count} more.")
    }

    /// From the first to the last, each with its date, and by how much where that is known.
    pub fn change(first: &str, last: &str, difference: Option<&str>) -> String {
        match difference {
            Some(difference) => format!("From {first} to {last}: {difference}, by our arithmetic."),
            None => format!("From {first} to {last}."),
        }
    }

    pub const NO_CHANGE: &str = "no change";

    /// `0.4 trillion US dollars more`, and of what is counted `3 fewer trains`.
    pub fn difference(number: &str, noun: &str, is_more: bool, is_counted: bool, is_plural: bool) -> String {
        let word = super::grammar::more(is_more, is_counted && is_plural);
        // What cannot be counted one by one stands by its number, as a sign does: `880 km² less`.
        if is_counted && is_plural { format!("{number} {word} {noun}") } else { format!("{number} {noun} {word}") }
    }

    pub fn all_are(number: &str, is_firm: bool) -> String {
        if is_firm { format!("All are {number}.") } else { format!("All are {number}, each with its hedge.") }
    }

    /// The ends of an order. Of bounds, nobody knows which amount is the most, only which number is.
    pub fn extremes(most: &str, least: &str, is_firm: bool, is_stated: bool) -> String {
        match (is_firm, is_stated) {
            (true, _) => format!("The most: {most}; the least: {least}."),
            (false, true) => format!("The highest number stated: {most}; the lowest: {least}."),
            (false, false) => format!("The highest number: {most}; the lowest: {least}."),
        }
    }

    /// One of several that share an end of an order, and how many others do.
    pub fn and_others(first: &str, others: usize) -> String {
        format!("{first}, and {others} others")
    }

    pub fn between(start: &str, end: &str) -> String {
        format!("{start} and {end}")
    }

    pub fn gap(between: &str) -> String {
        format!("Between {between} the source gives no figure.")
    }

    pub fn gaps(count: usize, first: &str) -> String {
        format!("There are {count} gaps without a figure, the first between {first}.")
    }

    pub fn is_shorter(when: &str) -> String {
        format!("{} is a shorter time than the others.", capitalised(when))
    }

    pub const DIFFERENT_LENGTHS: &str = "The figures cover times of different lengths.";

    /// Arrays of dots.
    pub fn one_dot(one: &str) -> String {
        format!("One dot is one {one}.")
    }

    pub fn one_of_them(amount: &str, caption: &str) -> String {
        format!("One of them: {amount} {caption}.")
    }

    pub fn parts(whole: &str, caption: &str, parts: &[String]) -> String {
        format!("Of {whole} {caption}: {}.", grammar::list(parts))
    }

    /// A number with what it counts: `7 of the ships`.
    pub fn counted(number: &str, caption: &str) -> String {
        format!("{number} {caption}")
    }
}

/// What panels are called, and what each kind says of itself.
pub mod panels {
    use super::super::capitalised;

    /// Two lines, of which the first can stand alone.
    pub const NO_FIGURE: &str = "no figure";
    pub const IN_THE_SOURCE: &str = "in the source";

    /// A kind of panel as a reader knows it, from its name in editions.
    pub fn kind(name: &str) -> String {
        capitalised(name)
    }
}

pub mod bars {
    use super::grammar;

    pub const ORDER: &str = "Order";
    pub const AS_GIVEN: &str = "As given";
    pub const BY_SIZE: &str = "By size";
    pub const NO_FIGURE: &str = "no figure in the source";

    pub fn silent(captions: &[&str]) -> String {
        format!("The source gives no figure for {}.", grammar::list(captions))
    }
}

pub mod columns {
    use super::grammar;

    pub const VALUES: &str = "Values";
    pub const AS_REPORTED: &str = "As reported";
    pub const WITH_OURS: &str = "With our arithmetic";
    pub const NOT_TO_SCALE: &str = "time is not to scale";

    pub fn implied(members: &[String]) -> String {
        format!("Our arithmetic puts between them: {}.", grammar::list(members))
    }
}

pub mod counts {
    /// After what an array counts whose marks are parted after each thousand.
    pub const BLOCKS: &str = "(1,000 to a block)";
}

pub mod events {
    use super::grammar;

    pub const THEME: &str = "Theme";
    pub const ALL: &str = "All";
    pub const DATE_GIVEN: &str = "Date given";
    pub const THEME_AND_PARAGRAPH: &str = "Theme, paragraph";

    /// How many of the events lie in the shaded years, which is our count.
    pub fn part(count: usize, whole: usize) -> String {
        String::from_iter(["[", &count.to_string(), " of ", &whole.to_string(), "]"])
    }

    /// What begins last need not be the last to end.
    pub fn dates(count: usize, first: &str, last: &str, is_last: bool) -> String {
        let the_last = if is_last { "the last" } else { "the last to begin" };
        format!("{count} dates, the first {first}, {the_last} {last}.")
    }

    pub fn most_in_a_year(count: usize, years: &[String]) -> String {
        format!("Most in one year: {count} ({}).", grammar::list(years))
    }

    pub fn years_without(years: &[String]) -> String {
        format!("Years without one: {}.", grammar::list(years))
    }

    /// Besides those that have a date, those that have a time from one date to another, and those before one.
    pub fn precision((day, month, year): (usize, usize, usize), spans: usize, before: usize) -> String {
        let spans = if spans > 0 { format!("; over a time: {spans}") } else { String::new() };
        let before = if before > 0 { format!("; before a date: {before}") } else { String::new() };
        format!("Dated to the day: {day}; to the month: {month}; to the year: {year}{spans}{before}.")
    }
}

pub mod interval {
    pub fn said(title: &str, value: &str) -> String {
        format!("{title}: {value}.")
    }

    pub fn derived(value: &str, caption: &str) -> String {
        format!("That is {value}, {caption}.")
    }
}

pub mod journeys {
    pub fn only(from: &str, to: &str, journey: &str) -> String {
        format!("From {from} to {to}: {journey}.")
    }

    /// Of bounds, nobody knows which is the fastest, only which number is the least.
    pub fn extremes(from: &str, to: &str, fastest: &str, slowest: &str, is_firm: bool) -> String {
        if is_firm {
            format!("From {from} to {to}, the fastest takes {fastest}, the slowest {slowest}.")
        } else {
            format!("From {from} to {to}, the least time stated is {fastest}, the most {slowest}.")
        }
    }

    pub fn difference(time: &str) -> String {
        format!("The difference is {time}, by our arithmetic.")
    }

    pub fn speed(speed: &str) -> String {
        format!("The speed is {speed}, by our arithmetic.")
    }
}

pub mod map {
    use super::grammar;

    pub const RAIL: &str = "Rail";
    pub const SEA: &str = "Sea";
    pub const AIR: &str = "Air";
    pub const RAIL_PLANNED: &str = "Rail, not reported open";
    pub const SEA_PLANNED: &str = "Sea, not reported open";
    pub const AIR_PLANNED: &str = "Air, not reported open";
    pub const OPEN_END: &str = "an open end";

    pub const ROUTE: &str = "Route";
    pub const ROUTES: &str = "Routes";
    pub const WHOLE: &str = "The whole map";
    pub const ALL: &str = "All";

    /// By rail, by sea, by air: a mode after "by".
    pub const BY_RAIL: &str = "rail";
    pub const BY_SEA: &str = "sea";
    pub const BY_AIR: &str = "air";

    pub fn of_mode(count: usize, mode: &str, planned: usize) -> String {
        match planned {
            0 => format!("{count} by {mode}"),
            1 if count == 1 => format!("1 by {mode}, not reported open"),
            1 => format!("{count} by {mode}, 1 of them not reported open"),
            _ if planned == count => format!("{count} by {mode}, none of them reported open"),
            _ => format!("{count} by {mode}, {planned} of them not reported open"),
        }
    }

    pub fn routes(count: usize, modes: &[String]) -> String {
        let routes = if count == 1 { "route" } else { "routes" };
        format!("{count} {routes}: {}.", modes.join("; "))
    }

    pub fn route(name: &str, is_schematic: bool, detail: &str) -> String {
        let schematic = if is_schematic { " (schematic)" } else { "" };
        format!("{name}{schematic}: {detail}.")
    }

    /// Those of which no more is said than their name, and whether their lines follow no track; `are_all` where there are no others.
    pub fn named(routes: &[(&str, bool)], are_all: bool) -> String {
        let name = |(name, is_schematic): &(&str, bool)| format!("{name}{}", if *is_schematic { " (schematic)" } else { "" });
        let names: Vec<String> = routes.iter().map(name).collect();
        let verb = match (are_all, names.len()) {
            (true, 1) => "It is",
            (true, _) => "They are",
            (false, _) => "Besides",
        };
        format!("{verb}{} {}.", if are_all { "" } else { ":" }, grammar::all_of(&names))
    }
}

pub mod matrix {
    use super::grammar;

    pub const UNNAMED: &str = "others that are not named";

    pub fn column(title: &str, names: &[String]) -> String {
        format!("{title}: {}.", grammar::all_of(names))
    }

    pub fn several(names: &[String]) -> String {
        format!("In more than one column: {}.", grammar::all_of(names))
    }
}

pub mod periods {

    pub fn axis_start(value: &str) -> String {
        format!("axis starts at {value}")
    }
}

pub mod rank {
    fn places(count: f64) -> String {
        if (count - 1.0).abs() < f64::EPSILON { "1 place".to_owned() } else { format!("{count} places") }
    }

    pub fn change(from: &str, to: &str) -> String {
        format!("From {from} to {to}.")
    }

    pub fn nearer(from: &str, to: &str, count: f64) -> String {
        format!("From {from} to {to}: {} nearer to the first.", places(count))
    }

    pub fn further(from: &str, to: &str, count: f64) -> String {
        format!("From {from} to {to}: {} further from the first.", places(count))
    }

    pub fn unchanged(place: &str) -> String {
        format!("{place} before and now.")
    }
}

pub mod shares {
    use super::super::capitalised;

    pub fn extremes(count: usize, most: &str, least: &str, is_firm: bool, is_stated: bool) -> String {
        format!("{count} shares. {}", super::remarks::extremes(most, least, is_firm, is_stated))
    }

    /// The rest of a whole that the source does not state.
    pub fn unstated_rest(caption: &str) -> String {
        format!("the rest {caption}")
    }

    /// A share, the same as an amount, and what is left of the whole.
    pub fn share(share: &str, amount: Option<&str>, rest: Option<&str>) -> String {
        let amount = amount.map(|amount| format!(", or {amount}")).unwrap_or_default();
        let rest = rest.map(|rest| format!("; {rest}")).unwrap_or_default();
        capitalised(&format!("{share}{amount}{rest}."))
    }
}

pub mod slopes {
    use super::grammar;

    pub const SHOW: &str = "Show";
    pub const VALUES: &str = "Values";
    pub const MULTIPLES: &str = "Times the start";
    pub const OWN_SCALES: &str = "Each on its own scale from zero.";

    pub const NO_START: &str = "no start";
    pub const NO_STARTING_FIGURE: &str = "no starting figure";
    pub const START_IS_ONE: &str = "start = 1";
    pub const NO_RATIO: &str = "both may be higher: no ratio";

    pub fn one_scale(left_out: &[String]) -> String {
        let scale = "All on one scale, in times the start.";
        if left_out.is_empty() { scale.to_owned() } else { format!("{scale} Left out: {}.", grammar::list(left_out)) }
    }

    pub fn times(multiple: String, is_peak: bool) -> String {
        multiple + if is_peak { " at the peak" } else { "" }
    }

    pub fn said(title: &str, start: &str, end: &str, times: Option<&str>) -> String {
        let times = times.map(|times| format!(", {times} the start by our arithmetic")).unwrap_or_default();
        format!("{title}: first {start}, then {end}{times}.")
    }

    pub fn without_start(title: &str, end: &str) -> String {
        format!("{title}: {end}; the source gives no start.")
    }
}

pub mod spans {
    use super::grammar;

    pub const NO_YEARS: &str = "no years given";
    pub const NO_START: &str = "no start given";
    pub const NO_END: &str = "no end given";

    /// What groups of spans have.
    pub const WHOLE: &str = "with a first and a last year";
    pub const WITHOUT_START: &str = "without a start";
    pub const WITHOUT_END: &str = "without an end";
    pub const WITHOUT_YEARS: &str = "without any years";
    /// The same where some dates are more precise than a year.
    pub const WHOLE_DATED: &str = "with a start and an end";
    pub const WITHOUT_DATES: &str = "without any date";

    pub fn group(count: usize, group: &str, names: &[String]) -> String {
        format!("{} of {count} {group}: {}.", names.len(), grammar::list(names))
    }
}

/// Two facts on one scale, or why they cannot stand on one.
pub mod comparisons {
    use super::super::capitalised;

    pub fn different_units(one: &str, other: &str) -> String {
        format!("“{one}” and “{other}” are different units")
    }

    pub fn different_measures(one: &str, other: &str) -> String {
        format!("{one} and {other} are different measures")
    }

    pub const DIFFERENT_PERIODS: &str = "the two totals are not known to cover times of the same length";
    pub const A_CHANGE: &str = "one is the change between two dates and the other is not";
    pub const A_CHANGE_IN_SHORT: &str = "only one is a change";
    pub const BECAUSE_OF_CHANGES: &str = "How much came to be is no part of how much there is.";
    pub const NO_NUMBER: &str = "a fact without a number has no place on a scale";
    pub const UNDRAWN: &str = "These two share a scale. Each number is drawn beside the nearest ones only.";

    /// The same in two or three words; the script puts both sides in.
    pub const THE_OTHER: &str = "{other}, not {one}";
    pub const ANOTHER_TIME: &str = "not a time of the same length";
    pub const NO_NUMBER_IN_SHORT: &str = "no number";

    /// What a picture would do.
    pub const BECAUSE_OF_UNITS: &str = "A length on one axis would stand for two different things.";
    pub const BECAUSE_OF_MEASURES: &str = "One axis cannot be read as both.";
    pub const BECAUSE_OF_PERIODS: &str = "A longer time sums up more: the bars would compare the times.";

    /// `20,000, then up to 100,000 passengers per day`: the same thing at two times is a series; two things are not.
    pub fn title(first: &str, second: &str, is_series: bool) -> String {
        capitalised(&if is_series { format!("{first}, then {second}") } else { format!("{first} beside {second}") })
    }

    pub const OUTRIGHT: &str = "Both are stated outright.";

    pub fn each(said: &str) -> String {
        format!("Each {said}.")
    }

    pub fn the_first(said: &str) -> String {
        format!("The first {said}.")
    }

    pub fn the_second(said: &str) -> String {
        format!("The second {said}.")
    }

    /// What is said of measures, after what both are.
    pub const NO_MEASURE: &str = "";
    pub const EACH_SUMMED: &str = ", each summed over its period";
    pub const EACH_HIGHEST: &str = ", each the highest of its period";

    pub const SHARES: &str = "Both are shares in per cent, each of its whole.";
    pub const PLACES: &str = "Both are places in an order, counted from the first.";

    pub fn in_two_units(one: &str, other: &str, measure: &str) -> String {
        format!("One is in {one} and the other in {other}: the scale is the same{measure}.")
    }

    pub fn multiples(measure: &str) -> String {
        format!("Both are multiples{measure}.")
    }

    pub fn in_one_unit(unit: &str, measure: &str) -> String {
        format!("Both are in {unit}{measure}.")
    }

    pub fn counts(noun: &str, measure: &str) -> String {
        format!("Both count {noun}{measure}.")
    }

    pub const NEITHER_DATED: &str = "Neither carries a date.";
    pub const FIRST_UNDATED: &str = "The first carries no date.";
    pub const SECOND_UNDATED: &str = "The second carries no date.";
    pub const FIRST_SHORTER: &str = "The first covers a shorter time.";
    pub const SECOND_SHORTER: &str = "The second covers a shorter time.";

    /// After "each", "the first" or "the second".
    pub const IS_A_PEAK: &str = "is the highest of a period, not a level that was held";
    pub const ABOUT: &str = "may lie to either side of its number";
    pub const MORE_THAN: &str = "is more than its number, and how much more is not said";
    pub const AT_LEAST: &str = "is at least its number, and may be more";
    pub const NEARLY: &str = "stops just short of its number";
    pub const UP_TO: &str = "goes up to its number, and is not said to stay there";
    pub const PEAK: &str = "is a peak that was reached, not a level that was held";
    pub const AT_MOST: &str = "is at most its number, and may be less";
    pub const LESS_THAN: &str = "is less than its number, and how much less is not said";
    pub const DERIVED: &str = "is our arithmetic, not the source’s";
    pub const BACKGROUND: &str = "is known from elsewhere, not from the source";

    pub fn both(origin: &str, hedge: &str) -> String {
        format!("{origin}, and {hedge}")
    }

    pub fn apart(amount: &str) -> String {
        format!("{amount} apart")
    }
}

/// A figure that asks before it tells, and the key as a game.
pub mod questions {
    /// With `{}` for the number that a reader said.
    pub const YOU_SAID: &str = "You said {}.";
    pub const AS_THE_SOURCE: &str = "You said {}, as the source does.";

    /// The answer begins so, goes on with a hedge and ends with a number.
    pub const THE_SOURCE_REPORTS: &str = "The source reports ";

    pub fn number(number: &str, when: &str) -> String {
        format!("{number} for {when}")
    }

    pub const NO_FIGURES: &str = "no figures";

    pub fn points_apart(digits: &str, is_above: bool) -> String {
        let noun = if digits == "1" { "point" } else { "points" };
        format!("{digits} {noun} {} what you said", if is_above { "above" } else { "below" })
    }

    pub fn count_apart(number: &str, noun: &str, is_more: bool, is_plural: bool) -> String {
        let word = super::grammar::more(is_more, is_plural);
        if is_plural {
            format!("{number} {word} {noun} than you said")
        } else {
            format!("{number} {noun} {word} than you said")
        }
    }

    pub fn amount_apart(number: &str, is_more: bool) -> String {
        format!("{number} {} than you said", super::grammar::more(is_more, false))
    }

    /// Where a hedge leaves no difference.
    pub const FITS: &str = "your number fits that";
    pub const TOO_LOW: &str = "your number is lower";
    pub const TOO_HIGH: &str = "your number is higher";

    /// On the card that asks.
    pub const GUESS: &str = "Guess, then see";

    /// Before and after a hedge that is left out.
    pub fn labelled(label: &str, number: &str) -> (String, String) {
        (format!("{label}: "), format!(" {number}"))
    }

    /// Why an end is the right one.
    pub fn why(hedge: &str, explanation: &str) -> String {
        let mut letters = explanation.chars();
        let lower: String = letters.by_ref().take(1).flat_map(char::to_lowercase).collect();
        format!("{}: {lower}{}", super::super::capitalised(hedge), letters.as_str())
    }
}

/// Which numbers a reader wants to see.
pub mod lenses {
    pub const AS_WRITTEN: &str = "As written";
    pub const PLAIN: &str = "Only what is stated outright";
    pub const HEDGED: &str = "Only what is hedged";
    pub const REPORTED: &str = "Without our arithmetic";

    pub const PLAIN_IN_SHORT: &str = "Stated outright";
    pub const HEDGED_IN_SHORT: &str = "Hedged";
    pub const REPORTED_IN_SHORT: &str = "Without arithmetic";

    /// What the view leaves out: under a headline, after the description of a figure, after a number in a table, after one on a
    /// card, and under a mark's words.
    pub const LEFT_OUT: [(&str, &str); 5] = [
        ("rests", "The marked words rest on numbers that this view leaves out."),
        ("summary", " This view leaves some of the numbers out."),
        ("row", " · left out"),
        ("card", "left out"),
        ("mark", "Left out of this view"),
    ];

    /// In files.
    pub fn taken(title: &str, standing: usize, count: usize) -> String {
        format!("{title}: {}", stand(standing, count))
    }

    pub fn all(count: usize, hedged: usize) -> String {
        match count {
            1 => format!("1 number, {}", if hedged == 1 { "hedged" } else { "not hedged" }),
            _ => format!("all {count} numbers, {hedged} of them hedged"),
        }
    }

    pub fn all_stand(count: usize) -> String {
        match count {
            1 => "the one number stands; what we worked out does not".to_owned(),
            _ => format!("all {count} stand; what we worked out does not"),
        }
    }

    pub fn stand(standing: usize, count: usize) -> String {
        let verb = if standing == 1 { "stands" } else { "stand" };
        format!("{standing} of {count} {} {verb}", if count == 1 { "number" } else { "numbers" })
    }
}

/// The key to the hedges.
pub mod key {
    pub fn hedged(hedge: &str, number: &str) -> String {
        format!("{hedge} {number}")
    }

    pub const NO_FIGURE: &str = "no figure";
    pub const EXACT: &str = "A flat end: stated without a qualifier.";
    pub const ABOUT: &str = "A slanted end, with the number in the middle of the slant: it may be more or less.";
    pub const MORE_THAN: &str = "Solid up to the number, then it breaks up: it is more, and how much more is not said.";
    pub const AT_LEAST: &str = "A post at the number, which counts itself, then it breaks up: it may be more.";
    pub const NEARLY: &str = "Stops short of a post that stands at the number: it is not reached.";
    pub const UP_TO: &str = "A tick over a light body: the most that is reported.";
    pub const LESS_THAN: &str = "Closed at the number and broken up below it: it is less, and how much less is not said.";
    pub const DERIVED: &str = "Dashed or hollow, in square brackets: our arithmetic, not in the source.";
    pub const MISSING: &str = "Dots: the source gives no value, so none is drawn.";

    pub const ON_DOTS: &str = "On dots";
    pub const DOTS: &str = "Shrinking dots: and more, not counted. Light dots: the rest of a stated total.";
    pub const MORE_THAN_SIX: &str = "more than six";
    pub const THREE_OF_SIX: &str = "three, then three";
    pub const ON_POINTS: &str = "On points";
    pub const POINTS: &str = "The same ends, turned to point the way values grow.";
    pub const ON_DATES: &str = "On dates";
    pub const DATES: &str = "The mark covers every day that the date allows; an open side breaks up.";
    pub const PLAIN: &str = "exact";
    pub const OURS: &str = "[ours]";
}

/// The source, and how it is cited.
pub mod sources {
    /// Who drew the land, after the source.
    pub const LAND: &str = "; land: Natural Earth";
    /// What a line says before the source.
    pub const SOURCE: &str = "Source: ";
    pub const COMMA: &str = ", ";

    pub fn paragraphs(runs: &[String]) -> String {
        format!("¶\u{a0}{}", runs.join(COMMA))
    }

    pub fn run(first: u32, last: u32) -> String {
        format!("{first}–{last}")
    }

    fn after(words: &str) -> String {
        if words.is_empty() { String::new() } else { [COMMA, words].concat() }
    }

    /// In full; without a date or an address, these are empty.
    pub fn citation(author: &str, title: &str, publisher: &str, date: &str, address: &str) -> String {
        format!("{author}, “{title}”, {publisher}{}{}", after(date), after(address))
    }

    /// In few words.
    pub fn in_short(author: &str, publisher: &str, date: &str) -> String {
        format!("{author}, {publisher}{}", after(date))
    }

    /// The line under a figure.
    pub fn credit(citation: &str, paragraphs: &str, has_land: bool) -> String {
        format!("{SOURCE}{citation}{}{}", after(paragraphs), if has_land { LAND } else { "" })
    }

    /// The same in pieces; the author comes with the comma, and may be left out with it.
    pub fn line(author: &str, publisher: &str, date: &str, paragraphs: &str, has_land: bool) -> String {
        credit(&format!("{author}{publisher}{}", after(date)), paragraphs, has_land)
    }

    /// A figure's own citation for a caption.
    pub fn figure(source: &str, paragraphs: &str, page: &str) -> String {
        format!("{source}{}, as shown by Waymark, {page}.", after(paragraphs))
    }

    /// And for a list of references.
    pub fn reference(title: &str, story: &str, source: &str, paragraphs: &str, page: &str) -> String {
        format!("“{title}”. In: “{story}”, Waymark. Based on {source}{}. {page}.", after(paragraphs))
    }

    pub fn data(title: &str) -> String {
        format!("Data: {title}")
    }

    /// What the link beside a frame says.
    pub const FIGURES_PAGE: &str = "The figure’s own page";
}

/// What the templates of pages say.
pub mod pages {
    /// The phrases that do not change, by the names that templates know them by.
    pub const PHRASES: &[(&str, &str)] = &[
        // Everywhere.
        ("figures", "Figures"),
        ("sections", "Sections"),
        ("theme", "Theme"),
        ("themes", "Themes"),
        ("colours_system", "Theme: as your system"),
        ("colours_light", "Theme: light"),
        ("colours_dark", "Theme: dark"),
        ("hedge", "Hedge"),
        ("all", "All"),
        ("skip", "Skip to the figures"),
        ("every_figure", "Every figure"),
        ("unstarted", "Figures on this page are still pictures; their data is complete. Reloading may help. (E19)"),
        // The opening and its steps.
        ("previous", "Previous"),
        ("next", "Next"),
        ("absent", "not in the source"),
        ("its_figure", "Its figure"),
        // Under the title.
        ("tally_paragraphs", "Paragraphs"),
        ("tally_facts", "Facts"),
        ("tally_numbers", "of them numbers"),
        ("tally_hedged", "of those hedged"),
        // How to read.
        ("how_to_read", "How to read"),
        ("hedges", "hedges"),
        ("body_and_end", "The body of a mark says what is claimed. Its end says how firmly."),
        ("doubtful", "a doubtful word"),
        ("doubtful_explained", "The source’s wording is doubtful; a note says how we read it."),
        ("whole_key", "What each end says, on bars, dots, points and dates"),
        // The paragraphs of the source.
        ("the_source", "The source"),
        ("paragraphs_of_the_source", "The paragraphs of the source: "),
        (
            "paragraphs_note",
            "Paragraphs are numbered by their line in the source, headings and captions included. \
             Select a column to go to its figures.",
        ),
        ("squares", "Each square is a number, a date or a named fact, stacked on the paragraph that states it."),
        // Which numbers are shown.
        ("numbers_shown", "Numbers shown"),
        ("numbers_shown_before", "Numbers shown: "),
        ("outlines", ". Outlines and thinly underlined words are left out."),
        ("as_written", super::lenses::AS_WRITTEN),
        // Beside a figure.
        ("zoom", "Zoom"),
        ("zoom_in", "Zoom in"),
        ("zoom_out", "Zoom out"),
        ("whole_map", "Show the whole map"),
        ("data", "Data"),
        // Tables.
        ("counts", "What it counts"),
        ("sort_by", "Sort by"),
        ("value", "Value"),
        ("date", "Date"),
        ("paragraph", "Para."),
        ("figure", "Figure"),
        ("figure_before", "Figure "),
        ("opening", "opening"),
        ("in_every_fact", ", in the table of every fact"),
        ("search", "Search every fact"),
        ("search_for", "A word, a year, “more than”"),
        ("any_hedge", "Any hedge"),
        ("our_own", "our own"),
        ("no_number", "no number"),
        ("download_these", "Download these:"),
        ("shown_as_text", "The rows that are shown, as text"),
        ("clear", "clear the search"),
        // Tools.
        ("listen", "Listen"),
        ("open", "Open"),
        ("share", "Share"),
        ("share_with", "Share …"),
        ("share_title", "Share this figure"),
        ("share_or_download", "Share or download this figure"),
        ("copy_link", "Copy link"),
        ("copy_short", "Copy the short one"),
        ("copy_long", "Copy the long one"),
        ("copy_code", "Copy code"),
        ("cite", "Cite"),
        ("embed", "Embed"),
        ("embed_title", "Embed this figure"),
        ("embed_code", "Code that embeds this figure"),
        ("embed_options", "Options and preview"),
        ("figures_page", super::sources::FIGURES_PAGE),
        ("download", "Download"),
        ("download_title", "Download this figure"),
        ("download_note", "Each file carries the source line and the paragraph."),
        ("picture", "Picture, PNG"),
        ("picture_size", "at twice its size"),
        ("card", "Social card, PNG"),
        ("card_size", "1200 by 630"),
        ("drawing", "Drawing, SVG"),
        ("drawing_use", "editable"),
        ("data_file", "Data, CSV"),
        ("source_file", "Source, JSON"),
        ("source_parts", "paragraphs and formulas"),
        // The end.
        ("source", "Source"),
        ("method", "Method"),
        (
            "method_text",
            "Figures keep the hedge and the date of the paragraph that they come from. Square brackets and dashed outlines \
             mark our own arithmetic. Type: Literata and Source Sans 3 (OFL). Land: Natural Earth.",
        ),
    ];

    const COUNTS: [&str; 13] =
        ["", "", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"];

    pub fn follow(routes: usize) -> String {
        match COUNTS.get(routes) {
            _ if routes == 1 => "Follow the route".to_owned(),
            Some(count) if !count.is_empty() => format!("Follow the {count} routes"),
            _ => format!("Follow the {routes} routes"),
        }
    }

    pub fn route(number: usize, count: usize) -> String {
        format!("Route {number} of {count}")
    }

    /// So many of something: `1 row`, `3 rows`.
    fn counted(count: usize, one: &str, several: &str) -> String {
        format!("{count} {}", if count == 1 { one } else { several })
    }

    pub fn facts(count: usize) -> String {
        counted(count, "fact", "facts")
    }

    pub fn facts_of(count: usize, total: usize) -> String {
        format!("{count} of {}", facts(total))
    }

    /// What the table of all facts holds: of the source, of background, and of our own arithmetic.
    pub fn facts_in_all(reported: usize, known: usize, ours: usize) -> String {
        let known = if known > 0 { format!(", {known} of background") } else { String::new() };
        let ours = if ours > 0 { format!(", {ours} of our own arithmetic") } else { String::new() };
        format!("{}{known}{ours}", facts(reported))
    }

    pub fn facts_in_paragraphs(count: usize, stating: usize, paragraphs: usize) -> String {
        format!("{} in {stating} of {}", facts(count), counted(paragraphs, "paragraph", "paragraphs"))
    }

    pub fn hedged_numbers(hedged: usize, numbers: usize) -> String {
        let (numbers, carry) = (counted(numbers, "number", "numbers"), if hedged == 1 { "carries" } else { "carry" });
        format!("{hedged} of the {numbers} that we took {carry} a hedge, so the marks carry it too")
    }

    pub fn rows(count: usize) -> String {
        counted(count, "row", "rows")
    }

    pub fn all_rows(count: usize) -> String {
        if count == 1 { "Show the one row".to_owned() } else { format!("Show all {count} rows") }
    }

    pub fn rows_with_hedges(count: usize) -> String {
        format!("{}, with hedges", rows(count))
    }

    pub fn figure(number: &str) -> String {
        format!("Figure {number}")
    }

    pub fn in_story(title: &str) -> String {
        format!("This figure in its story: {title}")
    }

    /// A column of the index, for those who hear it.
    pub fn stack(paragraph: u32, topic: &str, facts: usize) -> String {
        format!("Paragraph {paragraph}, {topic}: {}", self::facts(facts))
    }

    /// What opens beside a figure; of two figures, each says its number.
    pub fn beside(has_words: bool, has_notes: bool, figure: &str) -> String {
        let words = match (has_words, has_notes) {
            (true, true) => "What the source says, and our notes",
            (true, false) => "What the source says",
            (false, _) => "Our notes",
        };
        if figure.is_empty() { words.to_owned() } else { format!("{words} on figure {figure}") }
    }

    /// `hedges` is the word itself, underlined.
    pub fn paragraph_note(hedges: &str) -> String {
        format!(
            "The mark beside each figure gives its paragraph in the source. What the paragraph says stands below it in our \
             words, with the source’s {hedges} underlined."
        )
    }

    /// `clear` is the button that clears the search.
    pub fn nothing_found(clear: &str) -> String {
        format!("No fact of this table matches. Try a shorter word, or {clear}.")
    }

    /// `page` is the link to it.
    pub fn page_has_code(page: &str) -> String {
        format!("{page} has the code too.")
    }

    /// Under the index of paragraphs.
    pub fn counts_are_ours(author: &str, publisher: &str, date: &str, paragraphs: &str) -> String {
        let source = super::sources::in_short(author, publisher, date);
        format!("{}{source}, {paragraphs}; counts are ours", super::sources::SOURCE)
    }
}

/// What scripts say, a book for each that says it; how phrases are written is said where `Phrasebook` is.
pub mod scripts {
    use super::super::script::Phrasebook;

    const COMPARE: &str = "Compare with …";
    const BAR: &str = "Drag the bar, or type ← →";
    const COLUMN: &str = "Drag the bar, or type ↑ ↓";

    pub const BOOKS: &[Phrasebook] = &[
        Phrasebook {
            name: "words",
            about: "What the scripts of every page say.",
            phrases: &[
                (
                    "keys",
                    "Arrow keys, Page Up, Page Down, Home and End move. Letters find, Enter pins, Escape \
                     lets go. Right opens a mark, Left leaves it. In a series < and > find least and most, comma and full stop \
                     larger changes.",
                ),
                ("keysShort", "← → move · A–Z find · Enter pins · Esc"),
                ("comma", ", "),
                ("headed", "{label}: {value}"),
                ("reported", "reported in {paragraph}"),
                ("ours", "our arithmetic"),
                ("known", "background, not from the source"),
                ("paragraph", "paragraph {number}"),
                ("computed", "computed, not in the source"),
                ("repeated", "{name}, mark {#number} of {#count}"),
                ("marks", "{#count} {count|mark|marks}"),
                ("level", "{#facts} more {facts|fact|facts} inside"),
                ("beside", "Not in the picture"),
                ("start", "Start, {#position} of {#count}"),
                ("end", "End, {#position} of {#count}"),
                ("least", "Least of {#count}"),
                ("most", "Most of {#count}"),
                ("changed", "Larger change"),
                ("unchanged", "No larger change"),
                ("pinned", "Pinned"),
                ("pinnedAll", "Pinned, {#facts} facts"),
                ("released", "Let go"),
                ("table", "Table shown"),
                ("picture", "Chart shown"),
                ("failed", "Figures here are still pictures; their data is complete. Reloading may help. ({code})"),
                ("unsupported", "Figures here are still pictures; their data is complete. ({code})"),
                ("landless", "Maps here are drawn without land; their data is complete. ({code})"),
                ("toolless", "This tool could not be loaded. Reloading may help. ({code})"),
                ("close", "Close"),
                ("compare", COMPARE),
            ],
        },
        Phrasebook {
            name: "flightWords",
            about: "What the steps of a flown map say.",
            phrases: &[("absent", "not in the source"), ("figure", "Figure {number}"), ("unnumbered", "Its figure")],
        },
        Phrasebook {
            name: "zoomWords",
            about: "What is said of a nearer view.",
            phrases: &[("zoomed", "{#times} times as near, {#marks} marks in view"), ("unzoomed", "The whole map")],
        },
        Phrasebook {
            name: "playerWords",
            about: "What is said of a series that is played.",
            phrases: &[
                ("listen", "Listen"),
                ("stop", "Stop"),
                ("played", "The lowest tone was {low}, the highest {high}."),
                ("silent", "No sound can be played here."),
            ],
        },
        Phrasebook {
            name: "lensWords",
            about: "What is said of a reader's choice of numbers.",
            phrases: &[
                ("titles.plain", "Only what is stated outright"),
                ("titles.hedged", "Only what is hedged"),
                ("titles.reported", "Without our arithmetic"),
                ("stand", ": {#standing} of {#count} {count|number|numbers} {standing|stands|stand}."),
                ("outlines", " Outlines and thinly underlined words are left out. Dates and names stay."),
                ("leftOut", "left out of this view"),
            ],
        },
        Phrasebook {
            name: "toolWords",
            about: "What Share, Download, Embed and Data say once they are open.",
            phrases: &[
                ("copied", "Copied"),
                ("notCopied", "Copying is not allowed here. The text is selected: press Ctrl+C."),
                ("blocked", "If nothing was saved, this frame does not allow it. Open this address in a new tab:"),
                ("retrieved", "Retrieved {date}."),
                ("description.name", "In words"),
                ("description.line", "In a line"),
                ("description.paragraph", "In a paragraph"),
                ("description.values", "Every value"),
                ("description.braille", "The series in braille, a cell for each value"),
                ("description.tones", "A tone for each mark that the keys come to"),
                ("builder.title", "Embed this figure"),
                ("builder.preview", "Preview of the embedded figure"),
                ("builder.form", "As"),
                ("builder.frame", "a frame, for any system"),
                ("builder.element", "an element of the page"),
                ("builder.picture", "a picture and a link, for newsletters"),
                ("builder.theme", "Theme"),
                ("builder.themes.light", "Light"),
                ("builder.themes.dark", "Dark"),
                ("builder.themes.auto", "As the reader’s system"),
                ("builder.height", "Height"),
                ("builder.fits", "Fits itself"),
                ("builder.fixed", "Fixed, the chart adapts"),
                ("builder.pixels", "Height in pixels"),
                ("builder.flags.plain", "Without tools"),
                ("builder.flags.transparent", "Without a background"),
                ("builder.view", "Keep the view that I have set"),
                ("builder.link", "The figure’s own page"),
                ("builder.copy", "Copy code"),
            ],
        },
        Phrasebook {
            name: "tableWords",
            about: "What the tools of the table of every fact say.",
            phrases: &[
                ("found", "{#count} {count|row|rows}"),
                ("ascending", "Sorted by {column}, ascending"),
                ("descending", "Sorted by {column}, descending"),
                ("unsorted", "In the order of the source"),
                ("back", "Back to the row"),
                ("compare", COMPARE),
                ("beside", "Compare with …: {label}"),
                ("taken", "{file} is being saved"),
                ("notTaken", "The rows could not be fetched. The whole table can be downloaded below."),
                ("shownAsText", "Files cannot be saved here. The rows are shown as text."),
            ],
        },
        Phrasebook {
            name: "compareWords",
            about: "What the window says that compares two facts.",
            phrases: &[
                ("title", "Compare this fact"),
                ("with", COMPARE),
                ("shared", "May share a scale: {unit}"),
                ("all", "Show all {#count} that share the scale"),
                ("alone", "Nothing else here shares its scale"),
                ("unknown", "The address asks to compare with a number that is not here. It may have been taken out since."),
                ("others", "Not on this scale; choose one to read why"),
                ("any", "Any other fact"),
                ("choose", "Choose a fact"),
                ("refused", "These two cannot share an axis"),
                ("unit", "Unit"),
                ("period", "Period"),
                ("measure", "Measure"),
                ("ours", "Our arithmetic, from the lower number to the higher:"),
                ("derived", "our arithmetic"),
                ("known", "not from the source"),
                ("table", "See both in the facts table"),
                ("story", "See both in the story"),
            ],
        },
        Phrasebook {
            name: "guessWords",
            about: "What is said around a question that a figure asks.",
            phrases: &[
                ("unsaid", "?"),
                ("nothing", "No guess yet"),
                ("you", "you: {value}"),
                ("friend", "The sender said {value}."),
                ("hints.level", COLUMN),
                ("hints.bar", BAR),
                ("hints.column", COLUMN),
                ("hints.line", "Drag the arrival, or type ← →"),
                ("hints.dots", "Drag the edge, or type ← →"),
                ("done", "That is my guess"),
                ("show", "Show it"),
                ("again", "Guess again"),
                ("guess", "Guess"),
                ("whole", "The whole figure"),
                ("ask", "Ask a friend"),
                ("title", "Guess, then see"),
                ("card", "I said {value}"),
                ("link", "The link asks the same and does not tell."),
                ("copy", "Copy link"),
                ("send", "Share …"),
                ("save", "Save as a picture"),
                ("unsaved", "The picture cannot be saved here."),
            ],
        },
        Phrasebook {
            name: "gameWords",
            about: "What the key says while it is a game.",
            phrases: &[
                ("question", "question {#number} of {#count}"),
                ("ask", "How does the bar end?"),
                ("blank", "a word that is left out"),
                ("one", "One of {#count} ends is the source’s"),
                ("you", "you"),
                ("source", "the source"),
                ("next", "Next question"),
                ("last", "See how you read"),
                ("score", "You read {#right} of {#count} as worded."),
                ("again", "Again"),
                ("whole", "The whole key"),
                ("play", "Guess the ends"),
            ],
        },
    ];
}
