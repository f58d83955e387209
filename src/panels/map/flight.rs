//! A map that is flown: the whole of it behind the words that open a page, then each route from near, in their order.
//!
//! A step is the state `step`: 0 for the whole, then a number for each route with something to tell. The others' lines are
//! context there and carry no fact. The way to a step is drawn by the page: see [`super::course`].

use super::block::{Block, line};
use super::plane::{self, Lines, Plane};
use super::sheet::{CLEAR, Drawn, Sheet, Style, around};
use super::zoom::Zoom;
use super::{Map, Stop, position};
#[cfg(feature = "edition")]
use crate::layout::Size;
use crate::layout::text::Face;
use crate::layout::{Ink, MIDDLE, Placement, Point, Projection, Rect, WIDE};
use crate::marks::{self, Detail, Globe, Name, Surroundings};
use crate::panels::{Context, State};
use crate::scene::{Anchor, Scene, Text};

/// The name of the state.
pub(super) const STEP: &str = "step";

/// From this width on, cards and words stand over the left of the map.
const BESIDE: f64 = 900.0;
/// What they take of it from near, and of the whole as a part of its width.
const CARD: f64 = 470.0;
const WORDS: f64 = 0.42;
/// The nearest view, in pixels of a radius of the Earth: some coast or line around stays in sight. Of a route it grows with the width
/// of the map, or a short one would be lost in a wide window.
const NEAREST: f64 = 1400.0;
const NEAREST_PART: f64 = 2.6;
/// Degrees between the lines of the graticule, from far and on the way.
pub(super) const WIDE_GRATICULE: i32 = 30;
/// From this scale on the graticule is finer.
const FINE: f64 = 900.0;
/// Land that comes no nearer to the centre than this is no part of the picture: the sea is the sheet for words. 75 degrees.
pub(super) const REACH: f64 = 1.217_522_858_017_441;
/// How much of the lines that the step is not about is left.
const FADED: f64 = 0.25;

/// No name of a country or a sea is nearer to other words.
const APART_FROM_WORDS: f64 = 6.0;

/// How far words of a route stay from the middle of a ring that is another route's, in pixels.
const APART_FROM_RINGS: f64 = 16.0;

/// Ends nearer than this are told once, in pixels.
const APART: f64 = 190.0;

impl Map {
    /// Its routes with something to tell, with their places in the list.
    pub(super) fn stops(&self) -> impl Iterator<Item = (usize, &Stop)> {
        self.routes.iter().enumerate().filter_map(|(index, route)| Some((index, route.step.as_ref()?)))
    }

    /// Whether it has steps.
    pub(super) fn is_flown(&self) -> bool {
        self.stops().next().is_some()
    }

    /// The step that a state asks for, if there is one.
    pub(super) fn step(&self, state: &State) -> Option<usize> {
        let count = self.stops().count();
        (0..=count).find(|step| count > 0 && state.is(STEP, &step.to_string()))
    }
}

/// The frame of a map that is flown: its height follows from its width alone.
fn frame(width: f64) -> Rect {
    let part = if width < MIDDLE {
        1.3
    } else if width < BESIDE {
        0.62
    } else {
        0.58
    };
    Rect::new(0.0, 0.0, width, (part * width).round())
}

/// What a low window shows of a frame.
fn seen(frame: Rect) -> Rect {
    let part = if frame.width >= BESIDE { 0.8 } else { 0.58 };
    Rect { y: 0.5 * (1.0 - part) * frame.height, height: part * frame.height, ..frame }
}

/// The smallest box around points as they lie turned on the plane, with its middle there.
fn extent(points: &[Point], turn: f64) -> (Rect, Point) {
    let extent = plane::extent(points, turn);
    (extent, Placement { turn, scale: 1.0, origin: Point::default() }.invert(extent.centre()))
}

/// The view that brings a point of the plane to a pixel.
fn brought(scale: f64, turn: f64, point: Point, pixel: Point) -> Placement {
    let turned = Placement { turn, scale, origin: Point::default() }.at(point);
    Placement { turn, scale, origin: pixel.moved(-turned.x, -turned.y) }
}

/// The view of the whole: all lines, clear of the words.
fn whole(map: &Map, plane: &Plane, frame: Rect) -> Placement {
    let turn = map.roll(frame.width);
    let (extent, middle) = extent(&plane.points(), turn);
    let left = if frame.width >= BESIDE { WORDS * frame.width } else { 14.0 };
    let room = Rect::new(left, 0.15 * frame.height, frame.width - left - 16.0, 0.56 * frame.height);
    let room = if frame.width >= BESIDE { room } else { Rect { y: 0.22 * frame.height, height: 0.56 * frame.height, ..room } };
    let scale = (room.width / extent.width).min(room.height / extent.height).min(NEAREST);
    brought(scale, turn, middle, room.centre())
}

/// The view of a route from near, north up.
fn near(plane: &Plane, route: usize, frame: Rect) -> Placement {
    let points: Vec<Point> = plane.lines.get(route).into_iter().flat_map(Lines::all).flatten().copied().collect();
    let turn = upright(&plane.projection, extent(&points, 0.0).1);
    let (extent, middle) = extent(&points, turn);
    let is_wide = frame.width >= BESIDE;
    let left = if is_wide { CARD } else { 0.0 };
    let room = Rect::new(left, 0.0, frame.width - left, frame.height);
    let part = if is_wide { 0.5 } else { 0.42 };
    let nearest = NEAREST.max(NEAREST_PART * frame.width);
    let scale = (0.74 * room.width / extent.width).min(part * room.height / extent.height).min(nearest);
    brought(scale, turn, middle, room.centre())
}

/// The turn that brings north up at a place of the plane.
fn upright(projection: &Projection, at: Point) -> f64 {
    projection.northward(at).map_or(0.0, |north| (at.x - north.x).atan2(at.y - north.y))
}

/// Draws a step.
pub(super) fn draw(map: &Map, context: &Context<'_>, plane: &Plane, width: f64, step: usize) -> Scene {
    let frame = frame(width);
    let stop = step.checked_sub(1).and_then(|step| map.stops().nth(step));
    let placement = match stop {
        Some((route, _)) => near(plane, route, frame),
        // The whole is as near as the reader wants it; a route is as near as it can be.
        None => Zoom::of(context.state).applied(whole(map, plane, frame), frame),
    };
    let globe = Globe { projection: plane.projection, placement, frame };
    let sheet = Sheet::on(map, context, plane, Style::near(width), globe);
    let mut scene = Scene::new(frame.width, frame.height);
    scene.placement = Some(placement);
    scene.window = stop.is_none().then_some(frame);
    let within =
        (stop.is_none() && width >= BESIDE).then_some(Rect { x: WORDS * width, width: (1.0 - WORDS) * width, ..frame });
    let graticule = match stop {
        None => WIDE_GRATICULE,
        Some(_) if placement.scale < FINE => 15,
        Some(_) => 5,
    };
    let coasts = sheet.ground(&mut scene, &Detail { graticule, within, reach: REACH });
    let near = sheet.surroundings(&coasts);
    match stop {
        Some((route, stop)) => sheet.draw_step(&mut scene, near, route + 1, stop),
        None => sheet.draw_whole(&mut scene, near),
    }
    scene
}

impl Sheet<'_> {
    /// The whole map: a name or a number at each route, and room for words.
    fn draw_whole(&self, scene: &mut Scene, mut near: Surroundings) {
        let frame = self.globe.frame;
        if frame.width >= BESIDE {
            near.taken.push(Rect::new(0.0, 0.3 * frame.height, WORDS * frame.width, 0.7 * frame.height));
        }
        let blocks: Vec<Block> = self.routes.iter().map(|drawn| Block::of(&[drawn.route.title()])).collect();
        let labelled = if frame.width >= WIDE { self.labelled(&mut near, &blocks, CLEAR) } else { None };
        if let Some(plan) = labelled {
            return self.draw_named(scene, &plan, &blocks);
        }
        near.frame = seen(frame);
        let mut plan = self.numbered(&near);
        // Between numbers, names of places would crowd it; each is told where its route is near.
        plan.places.fill(None);
        let bounds = plan.callouts.iter().map(|callout| callout.map_or_else(Rect::default, |callout| callout.rect));
        self.draw_routes(scene, &bounds.collect::<Vec<_>>());
        self.draw_places(scene, &plan);
        self.draw_numbers(scene, &plan);
    }

    /// The lines that a step is not about, and the rings on them.
    fn draw_others(&self, scene: &mut Scene, number: usize) {
        let first = scene.shapes.len();
        for drawn in self.routes.iter().filter(|drawn| drawn.number != number && drawn.is_shown) {
            self.draw_lines(scene, drawn);
        }
        for ring in self.rings.iter().filter(|ring| ring.is_shown && !ring.of.contains(&number)) {
            self.draw_ring(scene, ring.at);
        }
        for placed in scene.shapes.iter_mut().skip(first) {
            placed.opacity *= FADED;
        }
    }

    fn rings_of(&self, number: usize) -> impl Iterator<Item = &super::ring::Ring<'_>> {
        self.rings.iter().filter(move |ring| ring.of.contains(&number))
    }

    /// A route from near, with the names around it.
    fn draw_step(&self, scene: &mut Scene, mut near: Surroundings, number: usize, stop: &Stop) {
        self.draw_others(scene, number);
        let Some(drawn) = self.routes.iter().find(|drawn| drawn.number == number && drawn.is_shown) else { return };
        let frame = self.globe.frame;
        let bounds = drawn.lines.all().flatten().map(|point| around(*point, 0.0)).reduce(Rect::union).unwrap_or_default();
        self.draw_route(scene, drawn, bounds.grown(6.0));
        for ring in self.rings_of(number) {
            self.draw_ring(scene, ring.at);
        }
        let left = if frame.width >= BESIDE { CARD } else { 0.0 };
        near.frame = Rect { x: left, width: frame.width - left, ..seen(frame) }.grown(-6.0);
        // No words of this route stand by a ring of another, as if they were its name.
        let others = self.rings.iter().filter(|ring| ring.is_shown && !ring.of.contains(&number));
        near.taken.extend(others.map(|ring| around(ring.at, APART_FROM_RINGS)));
        let ends =
            self.open_ends(drawn).into_iter().map(|at| (at, crate::language::map::OPEN_END.to_owned(), Face::Regular, 13.0));
        let rings = self.rings_of(number).map(|ring| (ring.at, ring.title(), Face::Bold, self.style.name));
        for (at, words, face, size) in rings.chain(ends) {
            if let Some(text) = self.beside(&near.labels(), &near, at, &words, face, size) {
                near.taken.push(scene.text(text));
            }
        }
        draw_labels(scene, &mut near, drawn, stop);
        for area in &stop.names {
            let Some(at) = self.globe.projection.forward(position(area.at)) else { continue };
            let text = Text {
                ink: Ink::Quiet,
                ..line(area.name.to_string(), self.globe.placement.at(at), Anchor::Middle, Face::Display, 15.0)
            };
            if near.labels().fits(text.bounds().grown(APART_FROM_WORDS))
                && near.solid.within(text.bounds().grown(marks::REACH)) == 0
            {
                near.taken.push(scene.text(text));
            }
        }
    }

    /// The ends of a route that are not named and lie in the picture; one of those that are near to each other.
    fn open_ends(&self, drawn: &Drawn<'_>) -> Vec<Point> {
        if !drawn.route.open_ends {
            return Vec::new();
        }
        let seen = self.globe.frame.grown(-8.0);
        let ends = drawn.lines.all().filter_map(|line| line.last().copied()).filter(|end| seen.holds(around(*end, 0.0)));
        ends.fold(Vec::new(), |mut told: Vec<Point>, end| {
            if told.iter().all(|other| other.distance(end) > APART) {
                told.push(end);
            }
            told
        })
    }
}

/// The lines of words that belong to the route itself, on a leader.
fn draw_labels(scene: &mut Scene, near: &mut Surroundings, drawn: &Drawn<'_>, stop: &Stop) {
    let block = Block::of(&stop.labels.iter().map(|words| words.to_string()).collect::<Vec<_>>());
    let names = [Name { lines: &drawn.lines.trunk, size: block.size, shoulder: Block::shoulder(), leader: (14.0, 110.0) }];
    if stop.labels.is_empty() {
        return;
    }
    if let Some(callout) = marks::callouts(near, &names).into_iter().flatten().next() {
        block.draw(scene, &callout);
        near.taken.push(callout.rect);
    }
}

/// The steps of a map in words.
#[cfg(feature = "edition")]
pub(super) fn steps(map: &Map) -> Vec<crate::panels::Step> {
    let step = |(index, stop): (usize, &Stop)| {
        let route = map.routes.get(index)?;
        let mut sample = Scene::new(44.0, 12.0);
        marks::sample_route(&mut sample, Point::new(0.0, 6.0), 44.0, Ink::Text, route.texture(0.82));
        sample.size = Size { width: 44.0, height: 12.0 };
        Some(crate::panels::Step {
            route: index + 1,
            name: route.name.to_string(),
            short: stop.short.as_ref().unwrap_or(&route.name).to_string(),
            text: stop.text.to_string(),
            facts: stop.facts.iter().map(|fact| fact.index()).collect(),
            heads: stop.heads.iter().map(|words| words.to_string()).collect(),
            absent: stop.absent.iter().map(|words| words.to_string()).collect(),
            figure: stop.figure.as_ref().map(|figure| figure.0.clone()),
            sample,
        })
    };
    map.stops().filter_map(step).collect()
}
