//! Parts of a whole of a hundred per cent, each in a frame of its own.

use super::fields::{Amount as Stated, Caption, FactRef, Filled, Maybe, Share as Part};
#[cfg(feature = "edition")]
use super::remarks;
use super::{Context, Kind, Panel, fields, kind};
use crate::fact::Fact;
#[cfg(feature = "edition")]
use crate::fact::Hedge;
use crate::layout::text::Face;
use crate::layout::{Ink, Point, Rect, Within};
use crate::marks::{self, Along, Bar, Certainty, Lines, Phrase};
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
        /// What the frame is, above it: the rest of a stated whole is drawn light, not left blank.
        whole: Option<Whole>,
    }
}

fields! {
    /// An amount.
        struct Amount {
        /// Its fact.
        fact: FactRef<Stated>,
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

const SIZE: f64 = 14.0;
const AMOUNT_SIZE: f64 = 13.0;
/// A lone share is drawn thicker.
const THICK: f64 = 34.0;
const THIN: f64 = 18.0;
/// More shares than this are not said one by one.
#[cfg(feature = "edition")]
const MOST_SAID: usize = 3;

impl Panel for Shares {
    #[cfg(feature = "edition")]
    fn scales(&self) -> Vec<Vec<u16>> {
        vec![self.shares.iter().map(|share| share.fact.index()).collect()]
    }

    fn layout(&self, context: &Context<'_>, width: f64) -> Scene {
        let mut scene = Scene::new(width, 0.0);
        if self.shares.is_empty() || width < 1.0 {
            return scene;
        }
        let thickness = if self.shares.len() == 1 { THICK } else { THIN };
        let frame = self.frame_width(context, width, thickness);
        let mut y = 0.0;
        if let Some(title) = &self.title {
            let title = Phrase::new(SIZE).then(title, Face::Bold, Ink::Text).balance(width);
            title.draw(&mut scene, Point::new(0.0, 12.0), Anchor::Start);
            y = title.height() + 10.0;
        }
        // The sign of the first share may stand out above its frame.
        let first = self.shares.first().filter(|share| share.whole.is_none()).and_then(|share| context.fact(share.fact));
        y = y.max(first.map_or(0.0, marks::reach_beside));
        let mut bottom = y;
        for share in self.shares.iter() {
            if let Some(fact) = context.fact(share.fact) {
                bottom = draw_share(&mut scene, context, share, fact, Rect::new(0.0, y, frame, thickness));
                y = bottom + 12.0;
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
        let spoken = |fact: &Fact, caption: &Caption| format!("{} {}", fact.words.spoken, &**caption);
        let mut known: Vec<(&Share, &Fact)> =
            self.shares.iter().filter_map(|share| Some((share, context.fact(share.fact)?))).collect();
        if known.len() > MOST_SAID {
            crate::layout::order::sort_by(&mut known, |a, b| b.1.value.unwrap_or(0.0).total_cmp(&a.1.value.unwrap_or(0.0)));
            let ends = known.first().zip(known.last());
            let sentence = ends.map(|((most, first), (least, last))| {
                let (most, least) = (spoken(first, &most.caption), spoken(last, &least.caption));
                let is_firm = known.iter().all(|(_, fact)| fact.hedge == Hedge::Exact);
                let [most_words, least_words] = remarks::superlatives(is_firm);
                format!("{} shares. {most_words}: {most}; {least_words}: {least}.", known.len())
            });
            return sentence.into_iter().collect();
        }
        let sentence = |(share, fact): (&Share, &Fact)| {
            let said = spoken(fact, &share.caption);
            let rest = share.rest.as_ref().map(|rest| match rest.fact.and_then(|fact| context.fact(fact)) {
                Some(fact) => format!("; {}", spoken(fact, &rest.caption)),
                None => format!("; the rest {}", &*rest.caption),
            });
            remarks::capitalised(&format!("{said}{}.", rest.unwrap_or_default()))
        };
        known.into_iter().map(sentence).collect()
    }

    #[cfg(feature = "edition")]
    fn mark_count(&self, _: &Context<'_>) -> f64 {
        self.shares.len() as f64 * 5.0
    }
}

impl Shares {
    /// As wide as the picture, unless an open share near the whole needs room past it.
    fn frame_width(&self, context: &Context<'_>, width: f64, thickness: f64) -> f64 {
        let facts = self.shares.iter().filter_map(|share| context.fact(share.fact));
        let most = |fact: &Fact| match fact.value {
            Some(value) if value > 0.0 => (width - marks::reach_past(fact, thickness)) * 100.0 / value,
            _ => width,
        };
        facts.map(most).fold(width, f64::min).max(0.0)
    }
}

/// A share with its frame and words. Returns the lower edge.
fn draw_share(scene: &mut Scene, context: &Context<'_>, share: &Share, fact: &Fact, place: Rect) -> f64 {
    let mut frame = place;
    let whole = share.whole.as_ref().and_then(|whole| Some((context.fact(whole.fact)?, &whole.caption)));
    if let Some((whole, caption)) = whole {
        let words = Phrase::new(SIZE).value(whole).plain(caption).wrap(scene.size.width);
        words.draw(scene, Point::new(0.0, place.y + 12.0), Anchor::Start);
        frame = frame.moved(0.0, words.height() + 10.0);
    }
    let first = scene.targets.len();
    let value = frame.x + frame.width * fact.value.unwrap_or(0.0) / 100.0;
    let bar = Bar { along: Along::Right, zero: frame.x, value, across: frame.y, thickness: frame.height };
    draw_rest(scene, context, share, frame, value + marks::reach_past(fact, frame.height));
    scene.mark(&fact.id, |scene| {
        marks::bar(scene, bar, context.ink, Certainty::of(fact));
    });
    scene.read_across(first);
    draw_words(scene, context, share, fact, frame)
}

/// The frame, and what of it the share leaves from `from` on.
fn draw_rest(scene: &mut Scene, context: &Context<'_>, share: &Share, frame: Rect, from: f64) {
    let ink = if share.whole.is_some() { context.ink } else { Ink::Axis };
    let outline = |scene: &mut Scene, left: f64, right: f64| {
        scene.horizontal(left, right, frame.y, ink);
        scene.horizontal(left, right, frame.bottom() - 1.0, ink);
    };
    let from = from.min(frame.right());
    let rest = |scene: &mut Scene| {
        if share.whole.is_some() {
            scene.rect(Rect::new(from, frame.y, frame.right() - from, frame.height), Fill::tint(ink));
        }
        outline(scene, from, frame.right());
        scene.vertical(frame.right() - 1.0, frame.y, frame.bottom(), ink);
    };
    let sides = |scene: &mut Scene| {
        outline(scene, frame.x, from);
        scene.vertical(frame.x, frame.y, frame.bottom(), ink);
    };
    let whole = share.whole.as_ref().and_then(|whole| context.fact(whole.fact));
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

/// The share's words at the left and those of the rest at the right, under the frame. Returns the lower edge.
fn draw_words(scene: &mut Scene, context: &Context<'_>, share: &Share, fact: &Fact, frame: Rect) -> f64 {
    let width = scene.size.width;
    let doubt = if share.doubt { "\u{a0}†" } else { "" };
    let caption = format!("{}{doubt}", &*share.caption);
    let left = Phrase::new(SIZE).value(fact).plain(&caption);
    let right = share.rest.as_ref().map(|rest| {
        let words = Phrase::new(SIZE).quiet(&rest.caption);
        match rest.fact.and_then(|fact| context.fact(fact)) {
            Some(fact) => words.value(fact),
            None => words,
        }
    });
    let amount = |amount: Option<&Amount>| {
        let fact = context.fact(amount?.fact)?;
        let words = fact.counted();
        Some((fact, Phrase::new(AMOUNT_SIZE).quiet(&words)))
    };
    let under_left = amount(share.amount.as_ref());
    let under_right = amount(share.rest.as_ref().and_then(|rest| rest.amount.as_ref()));
    // One line each if that fits; else the two sides share the width by what they need.
    let natural = |phrase: &Phrase| phrase.wrap(f64::MAX).width();
    let need = |phrase: Option<&Phrase>, under: &Option<(&Fact, Phrase)>| {
        phrase.map_or(0.0, natural).max(under.as_ref().map_or(0.0, |(_, phrase)| natural(phrase)))
    };
    let (a, b) = (need(Some(&left), &under_left), need(right.as_ref(), &under_right));
    let both = frame.right();
    let (left_limit, right_limit) = if b == 0.0 || a + b + 16.0 <= both {
        (width, width)
    } else {
        let part = (a / (a + b)).within(0.35, 0.65);
        ((both - 16.0) * part, (both - 16.0) * (1.0 - part))
    };
    let top = frame.bottom() + if frame.height > THIN { 19.0 } else { 17.0 };
    let mut bottom = top;
    let mut side = |scene: &mut Scene, lines: Lines, under: Option<(&Fact, Phrase)>, x: f64, anchor: Anchor, limit: f64| {
        lines.draw(scene, Point::new(x, top), anchor);
        let mut y = top + lines.height();
        if let Some((fact, phrase)) = under {
            let lines = phrase.wrap(limit);
            scene.mark(&fact.id, |scene| {
                lines.draw(scene, Point::new(x, y), anchor);
            });
            y += lines.height();
        }
        bottom = bottom.max(y - 13.0);
    };
    side(scene, left.wrap(left_limit), under_left, 0.0, Anchor::Start, left_limit);
    if let Some(right) = right {
        side(scene, right.wrap(right_limit), under_right, frame.right(), Anchor::End, right_limit);
    }
    bottom
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
    fn what_is_no_part_of_a_whole_is_refused() {
        let more = refusal(
            r#""value": 40, "unit": "per cent", "hedge": "more_than", "measure": "share""#,
            r#""value": 140, "unit": "per cent", "hedge": "more_than""#,
        );
        assert!(more.contains("panels[0].shares[0].fact: `one-share` is no part of a whole"), "{more}");
        let boats = refusal(r#""amount": {"fact": "one-amount"}"#, r#""rest": {"fact": "one-amount", "caption": "x"}"#);
        assert!(boats.contains("shares[0]"), "{boats}");
    }
}
