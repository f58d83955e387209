//! Slopes: a start and an end, each panel on its own scale from zero; or all of them as multiples of their starts.

mod foot;
mod plate;
mod plot;
mod rows;

use self::plate::Plate;
use self::rows::{Grid, Rows, Weight};
use super::fields::{Amount, Caption, DerivedAmount, FactRef, Filled, Maybe};
#[cfg(feature = "edition")]
use super::{Check, Switch, Topic, unit};
use super::{Context, Kind, Panel, fields, kind};
use crate::fact::Fact;
use crate::layout::{Point, Rect};
use crate::marks::Phrase;
use crate::scene::{Anchor, Scene};

/// The kind's entry in the list.
pub(super) const KIND: Kind =
    kind!(Slopes, "slopes", "A start and an end of several amounts, each on its own scale from zero.");

fields! {
    /// The fields of a panel of slopes.
        struct Slopes {
        /// In reading order.
        slopes: Filled<Slope>,
        /// Whether the first is what the figure is about: it is drawn larger, the others lighter.
        lead: bool = default,
    } makes {
        /// On what scale the slopes stand, each on its own or all on one.
        scales: [String; 2],
    }
}

fields! {
    /// One slope.
        struct Slope {
        /// What it shows.
        title: Caption,
        /// The fact at the start, if the source gives one.
        start: Maybe<Amount>,
        /// The fact at the end.
        end: FactRef<Amount>,
        /// The derived fact that says how many times the start the end is.
        multiple: Maybe<DerivedAmount>,
        /// The words under the start, instead of its date.
        start_caption: Option<Caption>,
        /// The words under the end, instead of its date.
        end_caption: Option<Caption>,
    } makes {
        /// What is said of its multiple, on its own scale and on that of all.
        remarks: [String; 2],
    }
}

/// The facts of a slope.
#[derive(Clone, Copy)]
struct Facts<'a> {
    start: Option<&'a Fact>,
    end: &'a Fact,
    multiple: Option<&'a Fact>,
}

/// Room over a plot for a head of two lines, and under it for a foot of one.
const HEAD: f64 = 66.0;
const FOOT: f64 = 26.0;
/// Room over a plot whose words stand beside it, for its value.
const OVER: f64 = 32.0;

/// Between two rows of slopes.
const BETWEEN_ROWS: f64 = 30.0;

impl Panel for Slopes {
    #[cfg(feature = "edition")]
    fn check(&self, check: &mut Check<'_>) {
        for (index, slope) in self.slopes.iter().enumerate() {
            if slope.multiple.is_some() && slope.start.is_none() {
                check.refuse(format!("slopes[{index}].multiple"), "expected a derived fact, beside a start");
            }
            if let Some(start) = slope.start {
                check.order((start, slope.end), &format!("slopes[{index}].end"));
            }
        }
    }

    #[cfg(feature = "edition")]
    fn prepare(&mut self, context: &Context<'_>, _: &[Topic]) {
        for slope in &mut self.slopes.0 {
            if let Some(noun) = context.fact(slope.end).and_then(|fact| unit::unstated(fact, &[&slope.title])) {
                slope.title = Caption(crate::language::grammar::headed(&slope.title, noun));
            }
            let said = |multiples| facts(slope, context).map(|facts| remark(facts, multiples)).unwrap_or_default();
            slope.remarks = [said(false), said(true)];
        }
        let own = if self.slopes.len() > 1 { crate::language::slopes::OWN_SCALES } else { "" };
        self.scales = [own.to_owned(), self.one_scale()];
    }

    #[cfg(feature = "edition")]
    fn scales(&self) -> Vec<Vec<u16>> {
        let both = |slope: &Slope| Some(vec![slope.start?.index(), slope.end.index()]);
        self.slopes.iter().filter_map(both).collect()
    }

    fn layout(&self, context: &Context<'_>, width: f64) -> Scene {
        let mut scene = Scene::new(width, 0.0);
        if Grid::new(self.slopes.len(), width).width < 60.0 {
            return scene;
        }
        let multiples = context.state.is("show", "multiples");
        // Where no multiple can be given there is nothing to draw: a line of words says so.
        let is_shown = |slope: &&Slope| !multiples || slope.multiple.is_some();
        let shown: Vec<&Slope> = self.slopes.iter().filter(is_shown).collect();
        // On one scale all are as high as each other.
        let lead = self.lead && !multiples && self.slopes.first().is_some_and(|slope| is_shown(&slope));
        let known = shown.iter().filter_map(|slope| facts(slope, context));
        let shared = known.filter_map(|facts| facts.multiple?.value).fold(1.0, f64::max);
        let Rows { rows, heights } = Rows::new(&shown, lead, width);
        let mut y = 0.0;
        for (row, height) in rows.iter().zip(heights) {
            let plate = |(slope, x, width, weight): &(&Slope, f64, f64, Weight)| {
                let facts = facts(slope, context)?;
                Some((Plate::new(slope, facts, here(&slope.remarks, multiples), *width, *weight), *x, *width))
            };
            let plates: Vec<(Plate<'_>, f64, f64)> = row.iter().filter_map(plate).collect();
            // The height holds a head of two lines and a foot of one.
            let more = plates.iter().map(|(plate, ..)| plate.more());
            let (head, foot) = more.fold((HEAD, FOOT), |most, more| (most.0.max(HEAD + more.0), most.1.max(FOOT + more.1)));
            // No room over the first place is taken by words that stand in it.
            let aside = plates.first().map_or(0.0, |(_, x, _)| *x);
            let head = if aside > 0.0 { head - HEAD + OVER } else { head };
            let plot = height - HEAD - FOOT;
            for (plate, x, width) in &plates {
                let words = Point::new(x - aside, y + 12.0);
                plate.draw(
                    &mut scene,
                    context.ink,
                    Rect::new(*x, y + head, *width, plot),
                    (words, multiples.then_some(shared)),
                );
            }
            y += head + plot + foot + BETWEEN_ROWS;
        }
        let words = Phrase::new(13.0).quiet(here(&self.scales, multiples)).wrap(width);
        words.draw(&mut scene, Point::new(0.0, y - BETWEEN_ROWS + 22.0), Anchor::Start);
        scene.size.height = (y - BETWEEN_ROWS + 10.0 + words.height()).max(0.0);
        scene
    }

    #[cfg(feature = "edition")]
    fn summary(&self, context: &Context<'_>) -> Vec<String> {
        let sentence = |slope: &Slope| {
            let facts = facts(slope, context)?;
            // The numbers of a sentence say what they count.
            let noun = crate::language::grammar::headed("", &facts.end.words.noun);
            let title = slope.title.strip_suffix(noun.as_str()).unwrap_or(&slope.title).to_owned();
            let end = &facts.end.words.spoken;
            Some(match facts.start {
                Some(start) => {
                    let times = facts.multiple.map(|fact| fact.words.spoken.as_str());
                    crate::language::slopes::said(&title, &start.words.spoken, end, times)
                }
                None => crate::language::slopes::without_start(&title, end),
            })
        };
        self.slopes.iter().filter_map(sentence).collect()
    }

    #[cfg(feature = "edition")]
    fn switches(&self) -> Vec<Switch> {
        if self.slopes.iter().all(|slope| slope.multiple.is_none()) {
            return Vec::new();
        }
        let options = [("values", crate::language::slopes::VALUES), ("multiples", crate::language::slopes::MULTIPLES)];
        vec![Switch::new("show", crate::language::slopes::SHOW, options)]
    }
}

#[cfg(feature = "edition")]
impl Slopes {
    /// That all slopes stand on one scale, and which cannot.
    fn one_scale(&self) -> String {
        let left_out = self.slopes.iter().filter(|slope| slope.multiple.is_none());
        let name = |slope: &Slope| match &slope.remarks {
            [_, reason] if reason.is_empty() => slope.title.to_string(),
            [_, reason] => crate::language::grammar::beside(&slope.title, reason),
        };
        let left_out: Vec<String> = left_out.map(name).collect();
        crate::language::slopes::one_scale(&left_out)
    }
}

/// What is said on the slopes' own scales, or on that of all.
fn here([own, shared]: &[String; 2], multiples: bool) -> &str {
    if multiples { shared } else { own }
}

fn facts<'a>(slope: &Slope, context: &Context<'a>) -> Option<Facts<'a>> {
    let start = slope.start.and_then(|fact| context.fact(fact));
    let multiple = slope.multiple.and_then(|fact| context.fact(fact));
    Some(Facts { start, end: context.fact(slope.end)?, multiple })
}

/// What the multiple is, or why there is none.
#[cfg(feature = "edition")]
fn remark(facts: Facts<'_>, multiples: bool) -> String {
    let Some(start) = facts.start else { return crate::language::slopes::NO_STARTING_FIGURE.to_owned() };
    match facts.multiple {
        Some(multiple) if !multiples => {
            multiple.marked(crate::language::slopes::times(multiple.words.short(), facts.end.is_peak()))
        }
        Some(_) => crate::language::slopes::START_IS_ONE.to_owned(),
        None if start.hedge.is_floor() && facts.end.hedge.is_floor() => crate::language::slopes::NO_RATIO.to_owned(),
        None => String::new(),
    }
}
