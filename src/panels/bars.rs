//! Lying bars from zero on one scale, with their words under or beside them.

use super::fields::{Caption, Extent, Filled, Maybe};
#[cfg(feature = "edition")]
use super::remarks;
use super::rows::{self, Row};
#[cfg(feature = "edition")]
use super::{Check, Switch, Topic, unit};
use super::{Context, Kind, Panel, fields, kind, title};
use crate::fact::Fact;
use crate::layout::order;
use crate::scene::Scene;

/// The kind's entry in the list.
pub(super) const KIND: Kind = kind!(Bars, "bars", "Amounts as lying bars from zero, all on one scale.");

fields! {
    /// The fields of a panel of bars.
        struct Bars {
        /// What is measured, above the bars.
        title: Option<Caption>,
        /// From top to bottom.
        bars: Filled<Item>,
    }
}

fields! {
    /// One bar.
        struct Item {
        /// Its fact; absent where the source gives no figure, which is drawn as a gap.
        fact: Maybe<Extent>,
        /// What it counts.
        caption: Caption,
        /// Whether a † stands after the caption, for a note on doubtful wording.
        doubt: bool = default,
    }
}

/// What stands for a number that the source does not give.
const SILENT: &str = crate::language::bars::NO_FIGURE;

impl Panel for Bars {
    #[cfg(feature = "edition")]
    fn check(&self, check: &mut Check<'_>) {
        if self.bars.iter().all(|item| item.fact.is_none()) {
            check.refuse("bars", "none has a fact: there is nothing to draw");
        }
    }

    #[cfg(feature = "edition")]
    fn prepare(&mut self, context: &Context<'_>, _: &[Topic]) {
        let title = self.title.as_deref().unwrap_or_default();
        let unstated = |item: &Item| {
            let fact = context.fact(item.fact?)?;
            unit::unstated(fact, &[title, &item.caption])
        };
        if let Some(noun) = self.bars.iter().find_map(unstated) {
            let title = if title.is_empty() {
                crate::language::capitalised(noun)
            } else {
                crate::language::grammar::headed(title, noun)
            };
            self.title = Some(Caption(title));
        }
    }

    #[cfg(feature = "edition")]
    fn scales(&self) -> Vec<Vec<u16>> {
        vec![self.bars.iter().filter_map(|item| Some(item.fact?.index())).collect()]
    }

    fn layout(&self, context: &Context<'_>, width: f64) -> Scene {
        let rows = self.rows(context);
        let mut scene = Scene::new(width, 0.0);
        if rows.is_empty() || width < 1.0 {
            return scene;
        }
        let top = title::draw(&mut scene, self.title.as_ref());
        scene.size.height = rows::draw(&mut scene, context.ink, &rows, top).ceil();
        scene
    }

    #[cfg(feature = "edition")]
    fn heading(&self) -> Option<String> {
        self.title.as_ref().map(|title| title.to_string())
    }

    #[cfg(feature = "edition")]
    fn summary(&self, context: &Context<'_>) -> Vec<String> {
        let rows = self.rows(context);
        let known: Vec<(&str, &Fact)> = rows.iter().filter_map(|row| Some((row.caption, row.fact?))).collect();
        let mut sentences: Vec<String> = remarks::extremes(&known).into_iter().collect();
        let silent: Vec<&str> = rows.iter().filter(|row| row.fact.is_none()).map(|row| row.caption).collect();
        if !silent.is_empty() {
            sentences.push(crate::language::bars::silent(&silent));
        }
        sentences
    }

    #[cfg(feature = "edition")]
    fn switches(&self) -> Vec<Switch> {
        if self.bars.len() < 3 {
            return Vec::new();
        }
        let options = [("given", crate::language::bars::AS_GIVEN), ("size", crate::language::bars::BY_SIZE)];
        vec![Switch::new("order", crate::language::bars::ORDER, options)]
    }

    #[cfg(feature = "edition")]
    fn mark_count(&self, _: &Context<'_>) -> f64 {
        self.bars.len() as f64
    }
}

impl Bars {
    fn rows<'a>(&'a self, context: &Context<'a>) -> Vec<Row<'a>> {
        let row = |item: &'a Item| {
            let fact = item.fact.and_then(|fact| context.fact(fact)).filter(|fact| fact.value.is_some());
            Row { fact, caption: &item.caption, label: item.caption.doubted(item.doubt), silent: SILENT }
        };
        let mut rows: Vec<Row<'a>> = self.bars.iter().map(row).collect();
        if context.state.is("order", "size") {
            // What has no value stands at the end.
            let rank = |row: &Row<'_>| row.value().unwrap_or(f64::NEG_INFINITY);
            order::sort_by(&mut rows, |a, b| rank(b).total_cmp(&rank(a)));
        }
        rows
    }
}

#[cfg(test)]
#[allow(clippy::expect_used, clippy::indexing_slicing, reason = "a test that stops is a test that failed")]
mod tests {
    use crate::figure::Document;
    use crate::panels::State;
    use crate::scene::Scene;

    const EDITION: &str = include_str!("../../tests/fixtures/gallery/bars.json");

    fn scene(figure: &str, width: f64, state: &str) -> Scene {
        let document = Document::read(EDITION).expect("the fixture is sound");
        document.layout(figure, width, &State::parse(state)).expect("the figure is there")
    }

    fn refusal(from: &str, to: &str) -> String {
        assert!(EDITION.contains(from), "{from}");
        Document::read(&EDITION.replace(from, to)).expect_err("refused").to_string()
    }

    #[test]
    fn bars_start_at_one_zero_and_are_as_long_as_their_values_in_one_unit() {
        let bounds: Vec<_> = scene("bars-mixed", 300.0, "").targets.into_iter().map(|target| target.bounds).collect();
        assert!(bounds.iter().all(|bar| bar.x == 0.0));
        assert!((bounds[0].width / bounds[1].width - 0.75).abs() < 1e-9, "90 minutes are three quarters of 2 hours");
        assert!((bounds[2].width / bounds[1].width - 45.0 / 7_200.0).abs() < 1e-9);
    }

    #[test]
    fn bars_can_be_put_in_order_by_size_from_three_on() {
        let first = |state| scene("bars-mixed", 300.0, state).targets[0].fact.clone();
        assert_eq!((first(""), first("order=size")), ("mixed-0".to_owned(), "mixed-1".to_owned()));
        let document = Document::read(EDITION).expect("the fixture is sound");
        assert_eq!(document.switches("bars-mixed").len(), 1);
        assert!(document.switches("bars-losses").is_empty());
    }

    #[test]
    fn what_has_no_length_is_refused() {
        let rank =
            refusal(r#""value": 7, "unit": "boats", "hedge": "up_to""#, r#""value": 7, "unit": "rank", "hedge": "up_to""#);
        assert!(rank.contains("panels[0].bars[0].fact: a rank has no length"), "{rank}");
        let empty = refusal(r#"{"fact": "one-value", "caption": "boats"}"#, r#"{"caption": "boats"}"#);
        assert!(empty.contains("panels[0].bars: none has a fact"), "{empty}");
    }
}
