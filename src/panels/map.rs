//! Routes on a map: rail, sea and air told apart by their lines, each named where it hides nothing.
//!
//! Wide pictures name routes on leaders and explain the lines in a key; where there is no room for that, routes are
//! numbered and a list under the map has their names.

mod block;
mod course;
mod flight;
mod list;
mod plane;
mod ring;
mod sheet;
mod zoom;

use super::fields::{Any, Caption, FactRef, Filled};
#[cfg(feature = "edition")]
use super::{Check, Crowd, Step, Switch};
use super::{Context, Kind, Panel, fields, kind};
use crate::codec::{Publish, Reader, publish_choice};
#[cfg(feature = "edition")]
use crate::edition::choice;
use crate::language::map::{AIR, RAIL, SEA};
use crate::layout::{MIDDLE, Position};
use crate::marks::{Texture, Way};
use crate::scene::Scene;
use plane::Plane;
use sheet::Sheet;

/// The kind's entry in the list.
pub(super) const KIND: Kind = kind!(Map, "map", "Routes by rail, sea and air on a map of land without borders.");

fields! {
    /// The fields of a map.
        struct Map {
        /// What the map is centred on.
        view: View,
        /// Places that routes go through and the source names: each is a ring with its name.
        places: Vec<Place> = default,
        /// In reading order.
        routes: Filled<Route>,
    }
}

/// What a map calls a place.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Name(String);

impl Publish for Name {
    #[cfg(feature = "edition")]
    fn write(&self, file: &mut Vec<u8>) {
        self.0.write(file);
    }

    fn read(file: &mut Reader<'_>) -> Self {
        Self(String::read(file))
    }
}

#[cfg(feature = "edition")]
impl crate::edition::Field for Name {
    fn read(value: &serde_json::Value, place: &mut crate::edition::Place<'_>) -> Option<Self> {
        place.text(value).map(|id: crate::edition::Id| Self(id.as_str().to_owned()))
    }
}

#[cfg(all(feature = "edition", not(target_arch = "wasm32")))]
impl schemars::JsonSchema for Name {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        crate::edition::Id::schema_name()
    }

    fn schema_id() -> std::borrow::Cow<'static, str> {
        crate::edition::Id::schema_id()
    }

    fn json_schema(generator: &mut schemars::SchemaGenerator) -> schemars::Schema {
        crate::edition::Id::json_schema(generator)
    }
}

/// A longitude and a latitude in degrees, east and north above zero.
type Degrees = [f64; 2];

fields! {
    /// A view of the globe. Its scale follows from what is on the map.
        struct View {
        /// The longitude and latitude where the map is true. After a change, `npm run land` projects the land anew.
        centre: Degrees,
        /// By how many degrees narrow pictures are turned clockwise, so that a long diagonal runs down.
        roll_narrow: Option<f64>,
    }
}

fields! {
    /// A place.
        struct Place {
        /// What routes call it.
        id: Name,
        /// Its name, drawn where there is room.
        name: Caption,
        /// Its longitude and latitude.
        at: Degrees,
    }
}

fields! {
    /// A route.
        struct Route {
        /// Its name.
        name: Caption,
        /// A few words under its name.
        detail: Option<Caption>,
        /// The fact that the line stands for.
        fact: FactRef<Any>,
        /// All facts that belong to it, in reading order.
        facts: Vec<FactRef<Any>> = default,
        /// How it is travelled.
        mode: Mode,
        /// `planned` if it is not built or not opened.
        state: Option<Progress>,
        /// Whether its line follows no track but joins places; the summary says so.
        #[cfg_attr(not(feature = "edition"), allow(dead_code, reason = "it is said in the summary, not drawn"))]
        schematic: bool = default,
        /// The ids of its places. Without lines, it goes from one to the next.
        places: Vec<Name> = default,
        /// Its lines, each from position to position.
        lines: Vec<Vec<Degrees>> = default,
        /// Lesser lines that leave it, drawn finer.
        branches: Vec<Vec<Degrees>> = default,
        /// Whether lines run straight over the globe from position to position, instead of as one curve through all.
        great_circle: bool = default,
        /// Whether its lines and branches break up where they end, because no end is named.
        open_ends: bool = default,
        /// Whether a dagger after the name points to a note on the wording.
        doubt: bool = default,
        /// What is told when the map comes near it. A map with such routes is flown: one step for each, in their order.
        step: Option<Stop>,
    }
}

fields! {
    /// What is told of a route when the map comes near it.
        struct Stop {
        /// The route's name in a row of names; its whole name if absent.
        short: Option<Caption>,
        /// One sentence on it.
        text: Caption,
        /// Lines beside it on the map, the first in bold.
        labels: Vec<Caption> = default,
        /// The facts that are told, in reading order.
        facts: Filled<FactRef<Any>>,
        /// What each of them is called beside the route's name, in their order; by its own label if absent.
        heads: Vec<Caption> = default,
        /// What the source gives no figure of, in words.
        absent: Vec<Caption> = default,
        /// The id of the figure that tells more.
        figure: Option<Name>,
        /// Names of countries and seas that are shown near it.
        names: Vec<Area> = default,
    }
}

fields! {
    /// A name on the map that belongs to no place.
        struct Area {
        /// Its words.
        name: Caption,
        /// The longitude and latitude of its middle.
        at: Degrees,
    }
}

/// How a route is travelled.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[cfg_attr(
    all(feature = "edition", not(target_arch = "wasm32")),
    derive(schemars::JsonSchema),
    schemars(rename_all = "lowercase")
)]
enum Mode {
    /// On rails.
    Rail,
    /// By ship.
    Sea,
    /// By air.
    Air,
}

/// How far a route has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[cfg_attr(
    all(feature = "edition", not(target_arch = "wasm32")),
    derive(schemars::JsonSchema),
    schemars(rename_all = "lowercase")
)]
enum Progress {
    /// Not built, or not opened.
    Planned,
}

#[cfg(feature = "edition")]
choice! {
    Mode { Rail = "rail", Sea = "sea", Air = "air", }
    Progress { Planned = "planned", }
}

publish_choice!(Mode { Rail, Sea, Air });
publish_choice!(Progress { Planned });

impl Mode {
    const ALL: [(Self, Way, &'static str, &'static str); 3] =
        [(Self::Rail, Way::Rail, "rail", RAIL), (Self::Sea, Way::Sea, "sea", SEA), (Self::Air, Way::Air, "air", AIR)];

    fn way(self) -> Way {
        Self::ALL.iter().find(|(mode, ..)| *mode == self).map_or(Way::Rail, |(_, way, ..)| *way)
    }
}

impl Route {
    fn texture(&self, scale: f64) -> Texture {
        Texture { way: self.mode.way(), planned: self.state == Some(Progress::Planned), scale }
    }

    fn title(&self) -> String {
        self.name.doubted(self.doubt)
    }

    fn detail(&self) -> String {
        self.detail.as_ref().map(|detail| detail.to_string()).unwrap_or_default()
    }

    /// Whether the reader's choice of a mode leaves it on the map.
    fn is_shown(&self, context: &Context<'_>) -> bool {
        let chosen = Mode::ALL.iter().find(|(.., name, _)| context.state.is("mode", name));
        chosen.is_none_or(|(mode, ..)| *mode == self.mode)
    }
}

impl Map {
    /// How far a picture of this width is turned, in radians.
    fn roll(&self, width: f64) -> f64 {
        if width < MIDDLE { self.view.roll_narrow.unwrap_or(0.0).to_radians() } else { 0.0 }
    }

    fn place(&self, id: &Name) -> Option<&Place> {
        self.places.iter().find(|place| place.id == *id)
    }
}

/// The most maps of a figure: each draws the land again.
#[cfg(feature = "edition")]
const MOST_MAPS: usize = 8;
/// The most routes of a figure.
#[cfg(feature = "edition")]
const MOST_ROUTES: usize = 36;
/// The most places of a figure's maps.
#[cfg(feature = "edition")]
const MOST_PLACES: usize = 200;

/// How many degrees from the centre a position may lie: beyond, the map would tear.
const FARTHEST: f64 = 150.0;

impl Panel for Map {
    #[cfg(feature = "edition")]
    fn check(&self, check: &mut Check<'_>) {
        let centre = position(self.view.centre);
        if !plane::is_on_globe(self.view.centre) {
            check.refuse("view.centre", "expected a longitude and a latitude in degrees");
            return;
        }
        if self.view.roll_narrow.is_some_and(|roll| roll.abs() > 180.0) {
            check.refuse("view.roll_narrow", "expected degrees from -180 to 180");
        }
        let located = |check: &mut Check<'_>, path: String, at: Degrees| {
            if !plane::is_on_globe(at) {
                check.refuse(path, "expected a longitude and a latitude in degrees");
            } else if position(at).apart(centre) > FARTHEST {
                check.refuse(path, format!("more than {FARTHEST} degrees from the view's centre"));
            }
        };
        for (index, place) in self.places.iter().enumerate() {
            if self.places.iter().take(index).any(|known| known.id == place.id) {
                check.refuse(format!("places[{index}].id"), format!("`{}` is given twice", place.id.0));
            }
            located(check, format!("places[{index}].at"), place.at);
        }
        for (index, route) in self.routes.iter().enumerate() {
            let path = |field: &str| format!("routes[{index}].{field}");
            for (place, id) in route.places.iter().enumerate().filter(|(_, id)| self.place(id).is_none()) {
                check.refuse(path(&format!("places[{place}]")), format!("no place has the id `{}`", id.0));
            }
            if route.lines.is_empty() && route.places.len() < 2 {
                check.refuse(path("lines"), "expected lines, or two or more places to go between");
            }
            for (field, lines) in [("lines", &route.lines), ("branches", &route.branches)] {
                for (line, points) in lines.iter().enumerate() {
                    if points.len() < 2 {
                        check.refuse(path(&format!("{field}[{line}]")), "expected two or more positions");
                    }
                    for (place, at) in points.iter().enumerate() {
                        located(check, path(&format!("{field}[{line}][{place}]")), *at);
                    }
                }
            }
            if let Some(stop) = &route.step {
                for (index, area) in stop.names.iter().enumerate() {
                    located(check, path(&format!("step.names[{index}].at")), area.at);
                }
                if !stop.heads.is_empty() && stop.heads.len() != stop.facts.len() {
                    check.refuse(path("step.heads"), "expected one for each of `facts`");
                }
                if let Some(figure) = stop.figure.as_ref().filter(|figure| !check.has_figure(&figure.0)) {
                    check.refuse(path("step.figure"), format!("no figure has the id `{}`", figure.0));
                }
            }
        }
    }

    fn layout(&self, context: &Context<'_>, width: f64) -> Scene {
        if width < 60.0 {
            return Scene::new(width, 0.0);
        }
        let plane = Plane::of(self);
        match self.step(context.state) {
            Some(step) => flight::draw(self, context, &plane, width, step),
            None => Sheet::of(self, context, &plane, width),
        }
    }

    fn course(&self, context: &Context<'_>) -> Vec<f64> {
        if self.is_flown() { course::of(self, context) } else { Vec::new() }
    }

    #[cfg(feature = "edition")]
    fn summary(&self, _: &Context<'_>) -> Vec<String> {
        let counts = Mode::ALL.iter().filter_map(|(mode, ..)| {
            let of_mode = || self.routes.iter().filter(|route| route.mode == *mode);
            let planned = of_mode().filter(|route| route.state.is_some()).count();
            let by = match mode {
                Mode::Rail => crate::language::map::BY_RAIL,
                Mode::Sea => crate::language::map::BY_SEA,
                Mode::Air => crate::language::map::BY_AIR,
            };
            (of_mode().count() > 0).then(|| crate::language::map::of_mode(of_mode().count(), by, planned))
        });
        let counts: Vec<String> = counts.collect();
        let mut sentences = vec![crate::language::map::routes(self.routes.len(), &counts)];
        let (named, told): (Vec<&Route>, Vec<&Route>) = self.routes.iter().partition(|route| route.detail().is_empty());
        let of = |route: &&Route| crate::language::map::route(&route.name, route.schematic, &route.detail());
        sentences.extend(told.iter().map(of));
        let named: Vec<(&str, bool)> = named.iter().map(|route| (&*route.name, route.schematic)).collect();
        if !named.is_empty() {
            sentences.push(crate::language::map::named(&named, told.is_empty()));
        }
        sentences
    }

    #[cfg(feature = "edition")]
    fn switches(&self) -> Vec<Switch> {
        let occur = Mode::ALL.iter().filter(|(mode, ..)| self.routes.iter().any(|route| route.mode == *mode));
        let mut switches = Vec::new();
        let steps = self.steps();
        if !steps.is_empty() {
            let numbered = steps.into_iter().zip(1..).map(|(step, number)| (number.to_string(), step.short));
            let options = std::iter::once(("all".to_owned(), crate::language::map::WHOLE.to_owned())).chain(numbered).collect();
            switches.push(Switch { name: flight::STEP.to_owned(), label: crate::language::map::ROUTE.to_owned(), options });
        }
        let mut options = vec![("all".to_owned(), crate::language::map::ALL.to_owned())];
        options.extend(occur.map(|(.., name, label)| ((*name).to_owned(), (*label).to_owned())));
        if options.len() > 2 {
            switches.push(Switch { name: "mode".to_owned(), label: crate::language::map::ROUTES.to_owned(), options });
        }
        switches
    }

    #[cfg(feature = "edition")]
    fn steps(&self) -> Vec<Step> {
        flight::steps(self)
    }

    #[cfg(feature = "edition")]
    fn crowds(&self) -> Vec<Crowd> {
        let crowd = |name, count, limit| Crowd { name, count, limit };
        vec![
            crowd("maps", 1, MOST_MAPS),
            crowd("routes", self.routes.len(), MOST_ROUTES),
            crowd("places of maps", self.places.len(), MOST_PLACES),
        ]
    }

    #[cfg(feature = "edition")]
    fn mark_count(&self, _: &Context<'_>) -> f64 {
        let points = |route: &Route| route.lines.iter().chain(&route.branches).map(Vec::len).sum::<usize>();
        (self.places.len() + self.routes.iter().map(points).sum::<usize>()) as f64
    }
}

fn position([longitude, latitude]: Degrees) -> Position {
    Position::new(longitude, latitude)
}
