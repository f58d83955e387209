//! Parts of a whole of a hundred per cent, each in a frame of its own.

mod inside;
mod under;

use self::inside::Inside;
use super::fields::{Amount as Stated, Caption, FactRef, Filled, Maybe, Share as Part};
#[cfg(feature = "edition")]
use super::{Check, remarks};
use super::{Context, Kind, Panel, fields, kind, rows, title};
use crate::fact::Fact;
#[cfg(feature = "edition")]
use crate::fact::Hedge;
use crate::layout::{Ink, Point, Rect, text};
use crate::marks::{self, Along, Bar, Baseline, Certainty, Large, Phrase};
use crate::scene::{Anchor, Fill, Scene};

/// The kind's entry in the list.
pub(super) const KIND: Kind = kind!(Shares, "shares", "Parts of a framed whole of a hundred per cent.");

fields! {
    /// The fields of a panel of shares.
        struct Shares {
        /// What the frames stand for, above them.
        title: Option<Caption>,
        /// From top to bottom.
        shares: Filled<Share>,
    }
}

fields! {
    /// One share in its frame.
        struct Share {
        /// Its fact, in per cent.
        fact: FactRef<Part>,
        /// What the share is.
        caption: Caption,
        /// Whether a † stands after the caption, for a note on doubtful wording.
        doubt: bool = default,
        /// The share as an amount, under the caption.
        amount: Option<Amount>,
        /// What fills the frame besides the share.
        rest: Option<Rest>,
        /// What the frame is, above it: the rest of a stated whole is drawn light, not left blank. A whole that is computed
        /// hangs from the frame's end.
        whole: Option<Whole>,
    }
}

fields! {
    /// An amount. One that is computed stands in words; one that the source states has a bar of its own under a lone share's
    /// frame, as long as the share, and its number in large print.
        struct Amount {
        /// Its fact.
        fact: FactRef<Stated>,
        /// The words after it.
        caption: Option<Caption>,
    }
}

fields! {
    /// The rest of the whole.
        struct Rest {
        /// Its fact, in per cent.
        fact: Maybe<Part>,
        /// What it is.
        caption: Caption,
        /// The rest as an amount, under the caption.
        amount: Option<Amount>,
    }
}

fields! {
    /// The whole.
        struct Whole {
        /// Its fact: an amount.
        fact: FactRef<Stated>,
        /// The words after it.
        caption: Caption,
    }
}

const AMOUNT_SIZE: f64 = 13.0;
/// In per cent.
const WHOLE: Option<f64> = Some(100.0);
/// The least room for its words beside it.
const LEAST_WORDS: f64 = 90.0;
/// A lone share is drawn thicker.
const THICK: f64 = 34.0;
/// By how much two rounded per cents may miss their whole.
#[cfg(feature = "edition")]
const ROUNDED: f64 = 1.0;
/// More shares than this are not said one by one.
#[cfg(feature = "edition")]
const MOST_SAID: usize = 3;

impl Panel for Shares {
    #[cfg(feature = "edition")]
    fn check(&self, check: &mut Check<'_>) {
        for (index, share) in self.shares.iter().enumerate() {
            let rest = share.rest.as_ref().and_then(|rest| check.fact(rest.fact?));
            let Some((part, rest)) = check.fact(share.fact).zip(rest) else { continue };
            let sum = part.value.unwrap_or(0.0) + rest.value.unwrap_or(0.0);
            let is_more = sum > 100.0 + ROUNDED && !part.hedge.is_ceiling() && !rest.hedge.is_ceiling();
            let is_less = sum < 100.0 - ROUNDED && part.hedge == Hedge::Exact && rest.hedge == Hedge::Exact;
            if is_more || is_less {
                let sum = crate::edition::number::round_in_full(sum);
                check.refuse(
                    format!("shares[{index}].rest"),
                    format!("share and rest are {sum} per cent of the whole, not 100"),
                );
            }
        }
    }

    #[cfg(feature = "edition")]
    fn scales(&self) -> Vec<Vec<u16>> {
        vec![self.shares.iter().map(|share| share.fact.index()).collect()]
    }

    fn layout(&self, context: &Context<'_>, width: f64) -> Scene {
        let mut scene = Scene::new(width, 0.0);
        if self.shares.is_empty() || width < 1.0 {
            return scene;
        }
        let thickness = if self.shares.len() == 1 { THICK } else { rows::THICKNESS };
        let frame = self.frame_width(context, width, thickness);
        let title = title::draw(&mut scene, self.title.as_ref());
        // The sign of the first share may stand out above its frame.
        let first = self
            .shares
            .first()
            .filter(|share| share.stated_whole(context).is_none())
            .and_then(|share| context.fact(share.fact));
        let mut y = title.max(first.map_or(0.0, |fact| marks::reach(fact, thickness).beside));
        let mut bottom = y;
        for share in self.shares.iter() {
            if let Some(fact) = context.fact(share.fact) {
                bottom = draw_share(&mut scene, context, share, fact, Rect::new(0.0, y, frame, thickness));
                y = bottom + rows::BETWEEN;
            }
        }
        scene.size.height = bottom.ceil();
        scene
    }

    #[cfg(feature = "edition")]
    fn heading(&self) -> Option<String> {
        self.title.as_ref().map(|title| title.to_string())
    }

    #[cfg(feature = "edition")]
    fn summary(&self, context: &Context<'_>) -> Vec<String> {
        let spoken = |fact: &Fact, caption: &Caption| crate::language::remarks::counted(&fact.words.spoken, caption);
        let mut known: Vec<(&Share, &Fact)> =
            self.shares.iter().filter_map(|share| Some((share, context.fact(share.fact)?))).collect();
        if known.len() > MOST_SAID {
            crate::layout::order::sort_by(&mut known, |a, b| b.1.value.unwrap_or(0.0).total_cmp(&a.1.value.unwrap_or(0.0)));
            let ends = known.first().zip(known.last());
            let sentence = ends.map(|((_, first), (_, last))| {
                let at = |end: &Fact| {
                    let there = known.iter().filter(|(_, fact)| fact.value == end.value);
                    remarks::alike(there.map(|(share, fact)| spoken(fact, &share.caption)))
                };
                let (most, least) = (at(first), at(last));
                let (is_firm, is_stated) = remarks::are_firm_and_stated(known.iter().map(|(_, fact)| *fact));
                crate::language::shares::extremes(known.len(), &most, &least, is_firm, is_stated)
            });
            return sentence.into_iter().collect();
        }
        let sentence = |(share, fact): (&Share, &Fact)| {
            let said = spoken(fact, &share.caption);
            let amount = share.stated_amount(context).map(|(fact, amount)| {
                let words = amount.caption.as_ref().map(|caption| caption.to_string()).unwrap_or_default();
                crate::fact::joined(&fact.words.spoken, &words)
            });
            let rest = share.rest.as_ref().map(|rest| match rest.fact.and_then(|fact| context.fact(fact)) {
                Some(fact) => spoken(fact, &rest.caption),
                None => crate::language::shares::unstated_rest(&rest.caption),
            });
            crate::language::shares::share(&said, amount.as_deref(), rest.as_deref())
        };
        known.into_iter().map(sentence).collect()
    }

    #[cfg(feature = "edition")]
    fn mark_count(&self, _: &Context<'_>) -> f64 {
        self.shares.len() as f64 * 5.0
    }
}

impl Share {
    /// The whole, if the source states it, with its words.
    fn stated_whole<'a>(&'a self, context: &Context<'a>) -> Option<(&'a Fact, &'a Caption)> {
        let whole = self.whole.as_ref()?;
        Some((context.fact(whole.fact).filter(|fact| !fact.is_derived())?, &whole.caption))
    }

    /// The amount that the source states, with its words: it has a bar of its own.
    fn stated_amount<'a>(&'a self, context: &Context<'a>) -> Option<(&'a Fact, &'a Amount)> {
        let amount = self.amount.as_ref()?;
        Some((context.fact(amount.fact).filter(|fact| !fact.is_derived())?, amount))
    }

    /// Its words, with a † where the wording is doubtful.
    fn words(&self) -> String {
        self.caption.doubted(self.doubt)
    }
}

impl Shares {
    /// As wide as the picture, unless an open share near the whole needs room past it.
    fn frame_width(&self, context: &Context<'_>, width: f64, thickness: f64) -> f64 {
        let mut bars = vec![(WHOLE, 0.0)];
        for fact in self.shares.iter().filter_map(|share| context.fact(share.fact)) {
            bars.push((fact.value, marks::reach(fact, thickness).past));
        }
        Baseline::new(&bars, (0.0, width)).end(WHOLE)
    }
}

/// A share with its frame and words. Returns the lower edge.
fn draw_share(scene: &mut Scene, context: &Context<'_>, share: &Share, fact: &Fact, place: Rect) -> f64 {
    let mut frame = place;
    if let Some((whole, caption)) = share.stated_whole(context) {
        frame = frame.moved(0.0, draw_whole(scene, context.ink, (whole, caption), place));
    }
    let first = scene.targets.len();
    let value = frame.x + frame.width * fact.value.unwrap_or(0.0) / 100.0;
    let is_lone = frame.height >= THICK;
    let inside = if is_lone { Inside::new(context, share, fact, frame, value) } else { None };
    if let Some(inside) = &inside {
        frame.height = inside.height();
    }
    let bar = Bar { along: Along::Right, zero: frame.x, value, across: frame.y, thickness: frame.height };
    draw_rest(scene, context, share, frame, value + marks::reach(fact, frame.height).past);
    scene.mark(&fact.id, |scene| {
        marks::bar(scene, bar, context.ink, Certainty::of(fact));
    });
    scene.read_across(first);
    let bottom = match inside {
        Some(inside) => {
            inside.draw(scene);
            frame.bottom()
        }
        None => under::draw(scene, context, share, fact, frame),
    };
    under::draw_same(scene, context, share, Bar { across: bottom + 12.0, thickness: 8.0, ..bar }, frame.right())
}

/// The stated whole with its words, in large print over a lone share where that has room. Returns how high it is.
fn draw_whole(scene: &mut Scene, ink: Ink, (whole, caption): (&Fact, &Caption), place: Rect) -> f64 {
    let phrase = Phrase::new(rows::SIZE);
    let number = Large::new(whole);
    let size = Large::largest(scene.size.width);
    let end = number.hedged_width(size) + 10.0;
    if place.height < THICK || end + LEAST_WORDS > scene.size.width {
        let words = phrase.value(whole).plain(caption).wrap(scene.size.width);
        words.draw(scene, Point::new(0.0, place.y + 12.0), Anchor::Start);
        return words.height() + 10.0;
    }
    let words = phrase.plain(caption).balance(scene.size.width - end);
    let at = Point::new(0.0, place.y + (size * text::CAP_HEIGHT).max(words.rise() + 10.0).round());
    number.draw_hedged(scene, at, size, ink);
    words.draw(scene, at.moved(end, -words.rise()), Anchor::Start);
    at.y - place.y + 14.0
}

/// The frame, and what of it the share leaves from `from` on.
fn draw_rest(scene: &mut Scene, context: &Context<'_>, share: &Share, frame: Rect, from: f64) {
    let whole = share.stated_whole(context).map(|(whole, _)| whole);
    let ink = if whole.is_some() { context.ink } else { Ink::Axis };
    let outline = |scene: &mut Scene, left: f64, right: f64| {
        scene.horizontal(left, right, frame.y, ink);
        scene.horizontal(left, right, frame.bottom() - 1.0, ink);
    };
    let from = from.min(frame.right());
    let rest = |scene: &mut Scene| {
        if whole.is_some() {
            scene.rect(Rect::new(from, frame.y, frame.right() - from, frame.height), Fill::tint(ink));
        }
        outline(scene, from, frame.right());
        scene.vertical(frame.right() - 1.0, frame.y, frame.bottom(), ink);
    };
    let sides = |scene: &mut Scene| {
        outline(scene, frame.x, from);
        scene.vertical(frame.x, frame.y, frame.bottom(), ink);
    };
    match (whole, share.rest.as_ref().and_then(|rest| context.fact(rest.fact?))) {
        (whole, Some(fact)) => {
            match whole {
                Some(whole) => scene.mark(&whole.id, sides),
                None => sides(scene),
            }
            scene.mark(&fact.id, rest);
        }
        (Some(whole), None) => scene.mark(&whole.id, |scene| {
            sides(scene);
            rest(scene);
        }),
        (None, None) => {
            sides(scene);
            rest(scene);
        }
    }
}

#[cfg(test)]
#[allow(clippy::expect_used, clippy::indexing_slicing, reason = "a test that stops is a test that failed")]
mod tests {
    use crate::figure::Document;
    use crate::panels::State;
    use crate::scene::Scene;

    const EDITION: &str = include_str!("../../tests/fixtures/gallery/shares.json");

    fn scene(figure: &str, width: f64) -> Scene {
        let document = Document::read(EDITION).expect("the fixture is sound");
        document.layout(figure, width, &State::default()).expect("the figure is there")
    }

    fn refusal(from: &str, to: &str) -> String {
        assert!(EDITION.contains(from), "{from}");
        Document::read(&EDITION.replace(from, to)).expect_err("refused").to_string()
    }

    #[test]
    fn a_share_fills_its_part_of_a_frame_as_wide_as_the_whole() {
        let scene = scene("shares-many", 400.0);
        let at = |fact: &str| scene.targets.iter().find(|target| target.fact == fact).expect("a mark").bounds.width;
        assert!((at("stage-cowes-point") / at("stage-dunmore") - 28.0 / 42.0).abs() < 1e-9);
        assert!(scene.shapes.iter().all(|placed| placed.shape.bounds().right() <= 400.0 + 1e-9));
    }

    #[test]
    fn everything_beside_a_share_can_be_pointed_at() {
        let mut facts: Vec<String> = scene("shares-one", 300.0).targets.into_iter().map(|target| target.fact).collect();
        facts.sort();
        assert_eq!(facts, ["one-amount", "one-rest", "one-rest-amount", "one-share", "one-whole"]);
    }

    #[test]
    fn an_amount_that_the_source_states_is_as_long_as_its_share() {
        for width in [280.0, 456.0, 960.0] {
            let scene = scene("shares-amount", width);
            let bodies: Vec<f64> = ["amount-share", "one-amount"]
                .iter()
                .map(|fact| {
                    let mark = scene.targets.iter().position(|target| target.fact == *fact);
                    let own = scene.shapes.iter().filter(|placed| placed.mark.is_some() && placed.mark == mark);
                    let rects = own.filter_map(|placed| match placed.shape {
                        crate::scene::Shape::Rect(rect, _) if rect.x < 0.5 => Some(rect.right()),
                        _ => None,
                    });
                    rects.fold(0.0, f64::max)
                })
                .collect();
            assert!(bodies[0] > 10.0 && (bodies[0] - bodies[1]).abs() < 6.0, "{bodies:?} at {width}");
        }
    }

    #[test]
    fn what_is_no_part_of_a_whole_is_refused() {
        let more = refusal(
            r#""value": 22, "unit": "per cent", "hedge": "exact", "measure": "share""#,
            r#""value": 122, "unit": "per cent", "hedge": "exact""#,
        );
        assert!(more.contains("].fact: `stage-quarry` is no part of a whole"), "{more}");
        let boats = refusal(r#""amount": {"fact": "one-amount"}"#, r#""rest": {"fact": "one-amount", "caption": "x"}"#);
        assert!(boats.contains("shares[0]"), "{boats}");
    }
}
