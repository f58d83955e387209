//! Where a map's view, lines, rings and names go.

use super::block::{Block, line};
use super::list::{List, draw_key};
use super::plane::{Lines, Plane, extent};
use super::ring::{self, Ring};
use super::zoom::Zoom;
use super::{Map, Route};
use crate::fact::Fact;
use crate::layout::text::{self, Face};
use crate::layout::{Clutter, Ink, Land, MIDDLE, Placement, Point, Projection, Rect, Size, WIDE, Within, path};
use crate::marks::{self, Callout, Detail, Globe, Labels, Name, Surroundings};
use crate::panels::Context;
use crate::scene::{Anchor, Fill, Scene, Stroke, Text};

/// Whether they have is decided once for every so many pixels of width: a map that grew and shrank from pixel to pixel would have
/// no height to promise.
const DECIDED: f64 = 120.0;
/// What a leader may cost, so that it can be followed: it is short, or straight through nothing. What has been decided for a
/// width stands for those near it.
pub(super) const CLEAR: f64 = 110.0;
/// How far from its ring a name is taken for the ring's without a leader.
const BESIDE: f64 = 10.0;
/// From how far off the edge of its ring on a leader has to be clear of everything.
const CLEAR_OF_RING: f64 = 6.0;
/// The radius of a route's number.
pub(super) const NUMBER: f64 = 9.5;

/// Room in the upper right corner for the buttons that bring the view nearer.
const CONTROLS: Size = Size { width: 44.0, height: 80.0 };

/// What depends on the width alone.
#[derive(Clone, Copy)]
pub(super) struct Style {
    /// Of textures.
    pub(super) scale: f64,
    /// Of a place's ring.
    pub(super) ring: f64,
    /// Of a place's name.
    pub(super) name: f64,
    /// Room beside, above and under what is on the map.
    beside: f64,
    above: f64,
    under: f64,
    /// The least and the greatest height, as parts of the width.
    heights: (f64, f64),
}

impl Style {
    /// From near: larger rings and names.
    pub(super) fn near(width: f64) -> Self {
        Self { ring: 4.0, name: 14.0, ..Self::new(width) }
    }

    pub(super) fn new(width: f64) -> Self {
        if width >= WIDE {
            Self { scale: 1.0, ring: 3.4, name: 13.0, beside: 44.0, above: 52.0, under: 48.0, heights: (0.45, 0.6) }
        } else if width >= MIDDLE {
            Self { scale: 0.82, ring: 3.0, name: 12.0, beside: 30.0, above: 44.0, under: 40.0, heights: (0.55, 0.8) }
        } else {
            Self { scale: 0.82, ring: 3.0, name: 12.0, beside: 18.0, above: 40.0, under: 34.0, heights: (0.8, 1.24) }
        }
    }
}

/// A route in the picture.
pub(super) struct Drawn<'a> {
    pub(super) route: &'a Route,
    pub(super) fact: &'a Fact,
    /// Its place in the edition's list, from 1.
    pub(super) number: usize,
    pub(super) lines: Lines,
    pub(super) is_shown: bool,
}

/// Everything that a map is drawn from.
pub(super) struct Sheet<'a> {
    pub(super) context: &'a Context<'a>,
    pub(super) style: Style,
    pub(super) globe: Globe,
    pub(super) routes: Vec<Drawn<'a>>,
    pub(super) rings: Vec<Ring<'a>>,
}

/// A plan of the names: on the routes themselves, or as numbers.
pub(super) struct Plan {
    pub(super) callouts: Vec<Option<Callout>>,
    pub(super) places: Vec<Option<Text>>,
}

impl<'a> Sheet<'a> {
    /// The map by itself: all of it, or a nearer view.
    pub(super) fn new(map: &'a Map, context: &'a Context<'a>, plane: &Plane, width: f64) -> Self {
        let style = Style::new(width);
        let globe = fit(plane.projection, &plane.points(), map.roll(width), width, style);
        let globe = Globe { placement: Zoom::of(context.state).applied(globe.placement, globe.frame), ..globe };
        Self::on(map, context, plane, style, globe)
    }

    /// What is seen of the map in a view.
    pub(super) fn on(map: &'a Map, context: &'a Context<'a>, plane: &Plane, style: Style, globe: Globe) -> Self {
        let clipped = |lines: &[Vec<Point>]| lines.iter().flat_map(|line| globe.pieces(line, marks::REACH)).collect();
        let drawn = |(place, (route, lines)): (usize, (&'a Route, &Lines))| {
            let lines = Lines { trunk: clipped(&lines.trunk), branches: clipped(&lines.branches) };
            let fact = context.fact(route.fact)?;
            let is_shown = route.is_shown(context) && !(lines.trunk.is_empty() && lines.branches.is_empty());
            Some(Drawn { route, fact, number: place + 1, lines, is_shown })
        };
        let routes: Vec<Drawn<'a>> = map.routes.iter().zip(&plane.lines).enumerate().filter_map(drawn).collect();
        let rings = ring::rings(map, plane, &globe, style.ring, &routes);
        Self { context, style, globe, routes, rings }
    }

    /// Draws the map of this width.
    pub(super) fn of(map: &'a Map, context: &'a Context<'a>, plane: &Plane, width: f64) -> Scene {
        let named = width >= WIDE && {
            let decider = Self::new(map, context, plane, WIDE + ((width - WIDE) / DECIDED).floor() * DECIDED);
            let (_, mut near) = decider.started();
            let blocks: Vec<Block> = decider.routes.iter().map(Block::new).collect();
            decider.labelled(&mut near, &blocks, CLEAR).is_some()
        };
        let sheet = Self::new(map, context, plane, width);
        let mut scene = sheet.draw(named);
        scene.placement = map.is_flown().then_some(sheet.globe.placement);
        scene
    }

    /// The land, and what names must not cover.
    fn started(&self) -> (Scene, Surroundings) {
        let frame = self.globe.frame;
        let mut scene = Scene::new(frame.width, frame.height);
        scene.window = Some(frame);
        let coasts = self.ground(&mut scene, &Detail::default());
        let mut near = self.surroundings(&coasts);
        near.taken.push(Rect::new(frame.right() - CONTROLS.width, frame.y, CONTROLS.width, CONTROLS.height));
        (scene, near)
    }

    /// `named` says whether routes have their names on the map, if there is any way to give them.
    fn draw(&self, named: bool) -> Scene {
        let (scene, mut near) = self.started();
        let blocks: Vec<Block> = self.routes.iter().map(Block::new).collect();
        let mut labelled = |limit| if named { self.labelled(&mut near, &blocks, limit) } else { None };
        let labelled = labelled(CLEAR).or_else(|| labelled(f64::INFINITY));
        match labelled {
            Some(plan) => self.draw_labelled(scene, &plan, &blocks),
            None => self.draw_numbered(scene, &near),
        }
    }

    /// Draws land and graticule. Returns the coasts.
    pub(super) fn ground(&self, scene: &mut Scene, detail: &Detail) -> Vec<Vec<Point>> {
        self.globe.draw(scene, land(self.context, &self.globe.projection), detail)
    }

    /// What stands on the map before any name does.
    pub(super) fn surroundings(&self, coasts: &[Vec<Point>]) -> Surroundings {
        let frame = self.globe.frame;
        let lines = self.routes.iter().flat_map(|drawn| drawn.lines.all());
        Surroundings {
            frame: frame.grown(-2.0),
            solid: Clutter::new(frame, lines.map(Vec::as_slice)),
            faint: Clutter::new(frame, coasts.iter().map(Vec::as_slice)),
            taken: self.rings.iter().map(|ring| around(ring.at, self.style.ring + 1.0)).collect(),
        }
    }

    /// Names on leaders that cost less than `limit` for all routes, with the names of places if they leave room enough.
    pub(super) fn labelled(&self, near: &mut Surroundings, blocks: &[Block], limit: f64) -> Option<Plan> {
        let leader = (16.0, near.frame.width * 0.2);
        let names: Vec<Name<'_>> = self
            .routes
            .iter()
            .zip(blocks)
            .map(|(drawn, block)| Name { lines: &drawn.lines.trunk, size: block.size, shoulder: Block::shoulder(), leader })
            .collect();
        let rings = near.taken.len();
        let places = self.place_names(near, &[]);
        for (ring, name) in self.rings.iter().zip(&places) {
            let Some(bounds) = name.as_ref().map(Text::bounds) else { continue };
            near.taken.push(bounds);
            near.taken.extend(self.leader(ring.at, bounds).map(|(from, to)| Rect::between(from, to)));
        }
        let callouts = marks::callouts(near, &names);
        near.taken.truncate(rings);
        // A route that lies outside a nearer view needs no name.
        let are_clear = |callouts: &[Option<Callout>]| {
            self.routes
                .iter()
                .zip(callouts)
                .all(|(drawn, callout)| drawn.lines.trunk.is_empty() || callout.is_some_and(|callout| callout.cost < limit))
        };
        if are_clear(&callouts) {
            return Some(Plan { callouts, places });
        }
        let callouts = marks::callouts(near, &names);
        let places = self.place_names(near, &callouts);
        are_clear(&callouts).then_some(Plan { callouts, places })
    }

    /// The names of places that find room beside their rings.
    pub(super) fn place_names(&self, near: &Surroundings, callouts: &[Option<Callout>]) -> Vec<Option<Text>> {
        let mut labels = near.labels();
        for callout in callouts.iter().flatten() {
            labels.block(callout.rect);
            labels.block(Rect::between(callout.from, callout.to));
        }
        let mut find = |ring: &Ring<'_>| {
            let text = self.beside(&labels, near, ring.at, &ring.title(), Face::Regular, self.style.name)?;
            labels.block(text.bounds());
            Some(text)
        };
        self.rings.iter().map(&mut find).collect()
    }

    /// A name beside a ring, where it finds room.
    pub(super) fn beside(
        &self,
        labels: &Labels,
        near: &Surroundings,
        at: Point,
        words: &str,
        face: Face,
        size: f64,
    ) -> Option<Text> {
        let cap = text::CAP_HEIGHT * size;
        // Beside the ring, under it, over it, then aslant; close to it, then further and further off.
        let offsets = [0.0, 5.0, 11.0, 18.0, 26.0].into_iter().flat_map(|more| {
            let (side, diagonal, beyond) = (self.style.ring + 5.0 + more, self.style.ring + 3.5, self.style.ring + 3.5 + more);
            [
                (side, cap / 2.0, Anchor::Start),
                (-side, cap / 2.0, Anchor::End),
                (0.0, side + cap, Anchor::Middle),
                (0.0, -side, Anchor::Middle),
                (diagonal, beyond + cap, Anchor::Start),
                (-diagonal, beyond + cap, Anchor::End),
                (diagonal, -beyond, Anchor::Start),
                (-diagonal, -beyond, Anchor::End),
            ]
        });
        // A name nearer to another ring would be that one's, unless a leader says whose it is.
        let is_own = |bounds: Rect| {
            let others = self.rings.iter().map(|ring| ring.at).filter(|other| *other != at);
            others.map(|other| bounds.distance(other)).all(|apart| apart > bounds.distance(at))
        };
        let free = |text: &Text| {
            let bounds = text.bounds();
            // Beside the ring is the ring itself.
            let is_led = |(from, to): (Point, Point)| {
                labels.fits(Rect::between(from.towards(to, (CLEAR_OF_RING / from.distance(to)).min(1.0)), to))
            };
            let is_told = self.leader(at, bounds).map_or_else(|| is_own(bounds), is_led);
            labels.fits(bounds) && near.solid.within(bounds.grown(marks::REACH)) == 0 && is_told
        };
        let mut texts = offsets.map(|(dx, dy, anchor)| line(words.to_owned(), at.moved(dx, dy), anchor, face, size));
        texts.find(|text| !text.words.is_empty() && free(text))
    }

    /// From a ring's edge to the name in these bounds, where that is too far off to be taken for the ring's without a leader.
    fn leader(&self, at: Point, bounds: Rect) -> Option<(Point, Point)> {
        let near = Point::new(at.x.within(bounds.x, bounds.right()), at.y.within(bounds.y, bounds.bottom()));
        let apart = at.distance(near);
        (apart > self.style.ring + BESIDE).then(|| (at.towards(near, (self.style.ring + 1.0) / apart), near))
    }

    fn draw_labelled(&self, mut scene: Scene, plan: &Plan, blocks: &[Block]) -> Scene {
        self.draw_named(&mut scene, plan, blocks);
        draw_key(&mut scene, &self.routes, self.context.ink);
        scene
    }

    /// The routes, with their names on leaders.
    pub(super) fn draw_named(&self, scene: &mut Scene, plan: &Plan, blocks: &[Block]) {
        let bounds = plan.callouts.iter().map(|callout| callout.map_or_else(Rect::default, |callout| callout.rect.grown(2.0)));
        self.draw_routes(scene, &bounds.collect::<Vec<_>>());
        self.draw_places(scene, plan);
        for ((drawn, callout), block) in self.routes.iter().zip(&plan.callouts).zip(blocks) {
            let (Some(callout), true) = (callout, drawn.is_shown) else { continue };
            block.draw(scene, callout);
        }
    }

    fn draw_numbered(&self, mut scene: Scene, near: &Surroundings) -> Scene {
        let plan = self.numbered(near);
        let list = List::new(&self.routes, scene.size);
        self.draw_routes(&mut scene, &list.bounds());
        self.draw_places(&mut scene, &plan);
        self.draw_numbers(&mut scene, &plan);
        list.draw(&mut scene, self.context.ink);
        scene
    }

    /// A number on a leader for each route, and the names of places beside them.
    pub(super) fn numbered(&self, near: &Surroundings) -> Plan {
        let size = Size { width: 2.0 * NUMBER, height: 2.0 * NUMBER };
        let name = |drawn: &'_ Drawn<'a>| drawn.lines.trunk.clone();
        let trunks: Vec<Vec<Vec<Point>>> = self.routes.iter().map(name).collect();
        let leader = (5.0, 80.0);
        let names: Vec<Name<'_>> = trunks.iter().map(|lines| Name { lines, size, shoulder: NUMBER, leader }).collect();
        let callouts = marks::callouts(near, &names);
        let places = self.place_names(near, &callouts);
        Plan { callouts, places }
    }

    pub(super) fn draw_numbers(&self, scene: &mut Scene, plan: &Plan) {
        for (drawn, callout) in self.routes.iter().zip(&plan.callouts) {
            let (Some(callout), true) = (callout, drawn.is_shown) else { continue };
            let centre = callout.rect.centre();
            let gap = callout.from.distance(centre) - NUMBER;
            if gap > 5.0 {
                let edge = callout.from.towards(centre, gap / (gap + NUMBER));
                scene.line(vec![callout.from, edge], Stroke::solid(Ink::Quiet, 0.8));
            }
            draw_number(scene, drawn.number, centre, self.context.ink);
        }
    }

    /// The routes as marks of their facts, each with its focus in the box at its place in `bounds`.
    pub(super) fn draw_routes(&self, scene: &mut Scene, bounds: &[Rect]) {
        for (drawn, bounds) in self.routes.iter().zip(bounds).filter(|(drawn, _)| drawn.is_shown) {
            self.draw_route(scene, drawn, *bounds);
        }
    }

    /// A route as the mark of its fact, with its focus in a box.
    pub(super) fn draw_route(&self, scene: &mut Scene, drawn: &Drawn<'_>, bounds: Rect) {
        let paths = drawn.lines.all().map(|line| path::simplify(line, 1.0)).collect();
        scene.mark_along(&drawn.fact.id, bounds, paths, |scene| self.draw_lines(scene, drawn));
        if let Some(target) = scene.targets.last_mut() {
            let others = drawn.route.facts.iter().filter(|fact| fact.index() != drawn.route.fact.index());
            target.facts = others.filter_map(|fact| self.context.fact(*fact)).map(|fact| fact.id.clone()).collect();
        }
    }

    pub(super) fn draw_lines(&self, scene: &mut Scene, drawn: &Drawn<'_>) {
        for (lines, scale) in [(&drawn.lines.branches, 0.8), (&drawn.lines.trunk, 1.0)] {
            for line in lines {
                let texture = drawn.route.texture(self.style.scale * scale);
                // Where a nearer view cuts a line, it goes on.
                let is_open = drawn.route.open_ends && line.last().is_some_and(|end| self.globe.frame.holds(around(*end, 0.0)));
                let draw = if is_open { marks::open_route } else { marks::route };
                draw(scene, line, self.context.ink, texture);
            }
        }
    }

    pub(super) fn draw_places(&self, scene: &mut Scene, plan: &Plan) {
        for (ring, name) in self.rings.iter().zip(&plan.places).filter(|(ring, _)| ring.is_shown) {
            self.draw_ring(scene, ring.at);
            if let Some(name) = name {
                if let Some((from, to)) = self.leader(ring.at, name.bounds()) {
                    scene.line(vec![from, to], Stroke::solid(Ink::Quiet, 0.8));
                }
                scene.text(name.clone());
            }
        }
    }

    pub(super) fn draw_ring(&self, scene: &mut Scene, at: Point) {
        scene.ring(at, self.style.ring, Some(Fill::solid(Ink::Paper)), Stroke::solid(self.context.ink, 1.6));
    }
}

/// The land, if it was projected about the map's centre.
pub(super) fn land<'a>(context: &Context<'a>, projection: &Projection) -> Option<&'a Land> {
    context.land.filter(|land| projection.is_about(land.centre))
}

/// A number in a ring.
pub(super) fn draw_number(scene: &mut Scene, number: usize, centre: Point, ink: Ink) {
    scene.ring(centre, NUMBER, Some(Fill::solid(Ink::Paper)), Stroke::solid(ink, 1.2));
    let size = if number < 100 { 13.0 } else { text::MINIMUM_SIZE };
    let text = line(number.to_string(), centre.moved(0.0, 0.34 * size), Anchor::Middle, Face::Bold, size);
    scene.text(Text { ink, ..text });
}

pub(super) fn around(centre: Point, radius: f64) -> Rect {
    Rect::new(centre.x, centre.y, 0.0, 0.0).grown(radius)
}

/// The least width of a view in radii of the Earth: nearer, the land would have no more detail to show.
const LEAST_VIEW: f64 = 0.45;

/// The view that holds all points with room for their names.
fn fit(projection: Projection, points: &[Point], turn: f64, width: f64, style: Style) -> Globe {
    let extent = extent(points, turn);
    let room = (width - 2.0 * style.beside).max(1.0);
    let most = width / LEAST_VIEW;
    let wished = extent.height * (room / extent.width).min(most) + style.above + style.under;
    let height = wished.within(style.heights.0 * width, style.heights.1 * width).round();
    let scale = (room / extent.width).min((height - style.above - style.under).max(1.0) / extent.height).min(most);
    let middle = extent.centre();
    let centre = Point::new(width / 2.0, f64::midpoint(style.above, height - style.under));
    let origin = centre.moved(-scale * middle.x, -scale * middle.y);
    Globe { projection, placement: Placement { turn, scale, origin }, frame: Rect::new(0.0, 0.0, width, height) }
}
