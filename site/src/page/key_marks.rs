//! The key to the hedges on marks other than bars: dots, points and dates.

use minijinja::Value;
use serde::Serialize;
use waymark::draw::svg::{self, Colours, Frame};
use waymark::edition::{Edition, wording};
use waymark::fact::{Hedge, Length, When};
use waymark::language::key as language;
use waymark::layout::{Ink, Linear, Point};
use waymark::marks::{self, Certainty, DateMark, Dots, Grid};
use waymark::scene::{Scene, Stroke};

const HEIGHT: f64 = 44.0;
/// Where marks stand, down.
const MIDDLE: f64 = 28.0;
/// As in the figures: of a dot in an array, and of a point on a scale.
const DOT: f64 = 5.0;
const POINT: f64 = 4.5;
/// How many dots the samples state, and how many stand for a part.
const STATED: usize = 6;
const PART: usize = 3;
/// The year of the sample dates in pixels.
const YEAR: f64 = 110.0;

/// Samples of one sort of mark.
#[derive(Serialize)]
pub(super) struct Group {
    title: &'static str,
    samples: Vec<Sample>,
    explanation: &'static str,
}

#[derive(Serialize)]
struct Sample {
    caption: String,
    svg: Value,
}

/// A group for each sort of mark, with the hedges that the edition's facts carry.
pub(super) fn groups(edition: &Edition) -> Vec<Group> {
    let states = |hedge: &Hedge| edition.facts().iter().any(|fact| fact.is_reported() && fact.hedge == *hedge);
    let hedges: Vec<Hedge> = Hedge::ALL.into_iter().filter(|hedge| *hedge == Hedge::Exact || states(hedge)).collect();
    vec![
        Group {
            title: language::ON_DOTS,
            samples: vec![
                dots(STATED, Certainty::Reported(Hedge::MoreThan), language::MORE_THAN_SIX),
                part(language::THREE_OF_SIX),
            ],
            explanation: language::DOTS,
        },
        Group {
            title: language::ON_POINTS,
            samples: hedges.into_iter().map(reported).chain([derived(), missing()]).collect(),
            explanation: language::POINTS,
        },
        Group {
            title: language::ON_DATES,
            samples: ["2024-05-11", "2024-11", "2024", "../2024"].into_iter().filter_map(dated).collect(),
            explanation: language::DATES,
        },
    ]
}

fn dots(count: usize, certainty: Certainty, caption: &str) -> Sample {
    let pitch = 2.0 * DOT + 3.0;
    let mut scene = Scene::new((count + marks::open_end(certainty)) as f64 * pitch, HEIGHT);
    marks::dots(&mut scene, row(pitch), 0, count, Ink::Text, certainty);
    sample(&scene, caption)
}

fn part(caption: &str) -> Sample {
    let pitch = 2.0 * DOT + 3.0;
    let mut scene = Scene::new(2.0 * PART as f64 * pitch, HEIGHT);
    marks::dots(&mut scene, row(pitch), 0, PART, Ink::Text, Certainty::Reported(Hedge::Exact));
    marks::dots(&mut scene, row(pitch), PART, 2 * PART, Ink::Text, Certainty::Derived(Hedge::Exact));
    sample(&scene, caption)
}

fn row(pitch: f64) -> Dots {
    Dots { at: Point::new(0.0, MIDDLE - DOT), grid: Grid::Columns(usize::MAX), pitch, radius: DOT }
}

fn reported(hedge: Hedge) -> Sample {
    let words = wording::hedge(hedge);
    let mut scene = Scene::new(27.0, HEIGHT);
    let at = Point::new(13.5, MIDDLE);
    if hedge == Hedge::UpTo {
        // A peak is reached by a dashed line, because it is not a level.
        scene.line(vec![at, Point::new(at.x, HEIGHT - 2.0)], Stroke::dashed(Ink::Text, 1.6, 4.0, 4.0));
    }
    marks::point(&mut scene, at, Ink::Text, Certainty::Reported(hedge), POINT);
    sample(&scene, if words.is_empty() { language::PLAIN } else { words })
}

fn derived() -> Sample {
    let mut scene = Scene::new(27.0, HEIGHT);
    marks::point(&mut scene, Point::new(13.5, MIDDLE), Ink::Text, Certainty::Derived(Hedge::Exact), POINT);
    sample(&scene, language::OURS)
}

fn missing() -> Sample {
    let mut scene = Scene::new(27.0, HEIGHT);
    scene.line(vec![Point::new(13.5, HEIGHT - 4.0), Point::new(13.5, 8.0)], Stroke::MISSING);
    sample(&scene, language::NO_FIGURE)
}

/// A date on a line as long as its year.
fn dated(text: &str) -> Option<Sample> {
    let when = When::try_from(text.to_owned()).ok()?;
    let whole = matches!(when, When::During(..)) || when.whole_year().is_some();
    let length = if whole { YEAR } else { YEAR / 2.0 };
    let open = if matches!(when, When::During(None, _)) { 14.0 } else { 0.0 };
    let mut scene = Scene::new(length + open + 2.0 * POINT, HEIGHT);
    let middle = when.end().map_or(0.0, |end| f64::midpoint(when.start().unwrap_or(end - 1.0), end));
    let half = if whole { 0.5 } else { 0.25 };
    let range = (POINT + open, POINT + open + length);
    let scale = Linear::new((middle - half, middle + half), range);
    scene.horizontal(0.0, scene.size.width, MIDDLE, Ink::Rule);
    marks::date(&mut scene, DateMark { scale, y: MIDDLE, radius: 5.0, height: 9.0 }, when, Ink::Text);
    Some(sample(&scene, &wording::when(Some(when), Length::Short)))
}

fn sample(scene: &Scene, caption: &str) -> Sample {
    let frame = Frame {
        colours: Colours::Properties,
        lengths: false,
        attributes: " aria-hidden=\"true\" focusable=\"false\"",
        head: "",
    };
    Sample { caption: caption.to_owned(), svg: Value::from_safe_string(svg::draw(scene, frame, &|_| String::new())) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::page::example;

    #[test]
    fn points_show_the_hedges_of_the_edition_and_no_others() -> Result<(), String> {
        let groups = groups(&example::edition()?);
        let points = groups.iter().find(|group| group.title == "On points").ok_or("no points")?;
        let captions: Vec<_> = points.samples.iter().map(|sample| sample.caption.as_str()).collect();
        assert_eq!(captions, ["exact", "more than", "[ours]", "no figure"]);
        Ok(())
    }

    #[test]
    fn every_sample_is_drawn() -> Result<(), String> {
        for group in groups(&example::edition()?) {
            assert!(group.samples.len() > 1, "{}", group.title);
            for sample in group.samples {
                assert!(sample.svg.as_str().is_some_and(|svg| svg.contains("var(--")), "{}", sample.caption);
            }
        }
        Ok(())
    }
}
