//! What stands under a map: the key to its lines, or the list of its numbered routes.

use super::Progress;
use super::block::{LEADING, line};
use super::sheet::{Drawn, NUMBER, draw_number};
use crate::layout::text::{self, Face};
use crate::layout::{Ink, Point, Rect, Size, Within, order};
use crate::marks::{self, Texture, Way};
use crate::scene::{Anchor, Scene, Text};

/// Draws a sample of each texture on the map, with its name; the scene grows by what it takes.
pub(super) fn draw_key(scene: &mut Scene, routes: &[Drawn<'_>], ink: Ink) {
    let mut textures: Vec<Texture> = Vec::new();
    for texture in routes.iter().map(|drawn| drawn.route.texture(1.0)) {
        if !textures.contains(&texture) {
            textures.push(texture);
        }
    }
    order::sort_by(&mut textures, |a, b| (a.way, a.planned).cmp(&(b.way, b.planned)));
    let (sample, gap, height) = (60.0, 32.0, 24.0);
    let (mut x, mut y) = (0.0, scene.size.height + 26.0);
    for texture in textures {
        let words = words(texture);
        let width = sample + 10.0 + text::width(words, Face::Regular, 13.0);
        if x > 0.0 && x + width > scene.size.width {
            (x, y) = (0.0, y + height);
        }
        marks::sample_route(scene, Point::new(x, y), sample, ink, texture);
        scene.text(Text {
            ink: Ink::Text,
            ..line(words.to_owned(), Point::new(x + sample + 10.0, y + 4.5), Anchor::Start, Face::Regular, 13.0)
        });
        x += width + gap;
    }
    scene.size.height = y + 10.0;
}

/// What a texture means.
fn words(texture: Texture) -> &'static str {
    match (texture.way, texture.planned) {
        (Way::Rail, false) => crate::language::map::RAIL,
        (Way::Rail, true) => crate::language::map::RAIL_PLANNED,
        (Way::Sea, false) => crate::language::map::SEA,
        (Way::Sea, true) => crate::language::map::SEA_PLANNED,
        (Way::Air, false) => crate::language::map::AIR,
        (Way::Air, true) => crate::language::map::AIR_PLANNED,
    }
}

/// The numbered routes, row by row.
pub(super) struct List {
    /// A row for each route; one that is not shown has no height.
    rows: Vec<Row>,
    column: f64,
    bottom: f64,
}

struct Row {
    rect: Rect,
    number: usize,
    texts: Vec<Text>,
    texture: Texture,
    sample: f64,
    is_shown: bool,
}

/// The least width of a column of rows.
const COLUMN: f64 = 330.0;
const BETWEEN: f64 = 32.0;
/// Between the map and the first row.
const ABOVE: f64 = 14.0;
/// Where a row's words begin.
const INDENT: f64 = 2.0 * NUMBER + 13.0;

impl List {
    /// Rows under a map of this size.
    pub(super) fn new(routes: &[Drawn<'_>], map: Size) -> Self {
        let shown = routes.iter().filter(|drawn| drawn.is_shown).count();
        let most = ((map.width + BETWEEN) / (COLUMN + BETWEEN)).floor().within(1.0, 3.0) as usize;
        let per_column = shown.div_ceil(most.min(shown.max(1))).max(1);
        let columns = shown.div_ceil(per_column).max(1);
        let column = (map.width - BETWEEN * (columns - 1) as f64) / columns as f64;
        let top = map.height + ABOVE;
        let (mut rows, mut y, mut placed, mut bottom) = (Vec::new(), top, 0, map.height);
        for drawn in routes {
            if drawn.is_shown && placed > 0 && placed % per_column == 0 {
                y = top;
            }
            let x = (placed / per_column) as f64 * (column + BETWEEN);
            let row = Row::new(drawn, Rect::new(x, y, column, 0.0));
            if drawn.is_shown {
                y = row.rect.bottom();
                placed += 1;
                bottom = y.max(bottom);
            }
            rows.push(row);
        }
        Self { rows, column, bottom }
    }

    /// The boxes of the rows, which are the focus of their routes.
    pub(super) fn bounds(&self) -> Vec<Rect> {
        self.rows.iter().map(|row| Rect { y: row.rect.y + 3.0, height: row.rect.height - 5.0, ..row.rect }).collect()
    }

    /// Draws the rows; the scene grows by what they take.
    pub(super) fn draw(self, scene: &mut Scene, ink: Ink) {
        for row in self.rows.into_iter().filter(|row| row.is_shown) {
            let (rect, right) = (row.rect, row.rect.x + self.column);
            scene.horizontal(rect.x, right, rect.y, Ink::Rule);
            scene.horizontal(rect.x, right, rect.bottom(), Ink::Rule);
            draw_number(scene, row.number, Point::new(rect.x + NUMBER + 0.6, rect.centre().y), ink);
            for text in row.texts {
                scene.text(text);
            }
            let start = Point::new(right - PARAGRAPH - row.sample, rect.centre().y);
            marks::sample_route(scene, start, row.sample, ink, row.texture);
        }
        scene.size.height = self.bottom + 1.0;
    }
}

/// Room for the paragraph at a row's right end.
const PARAGRAPH: f64 = 46.0;

impl Row {
    fn new(drawn: &Drawn<'_>, at: Rect) -> Self {
        let sample = if at.width >= 300.0 { 44.0 } else { 32.0 };
        let room = (at.width - INDENT - PARAGRAPH - sample - 14.0).max(30.0);
        let (title, detail) = (drawn.route.title(), drawn.route.detail());
        let mut texts = Vec::new();
        for (words, face, size) in [(title, Face::Bold, 14.0), (detail, Face::Regular, 13.0)] {
            let lines = text::balance(&words, face, size, room, 4).unwrap_or_else(|| text::wrap(&words, face, size, room));
            for words in lines {
                let baseline = at.y + 22.0 + LEADING * texts.len() as f64;
                let words = text::elide(&words, face, size, room);
                texts.push(line(words, Point::new(at.x + INDENT, baseline), Anchor::Start, face, size));
            }
        }
        let height = 22.0 + LEADING * texts.len().saturating_sub(1) as f64 + 15.0;
        let rect = Rect { height: height.max(2.0 * NUMBER + 18.0), ..at };
        let paragraph = drawn.fact.words.paragraph.clone();
        let middle = Point::new(rect.right(), rect.centre().y + 4.5);
        texts.push(line(paragraph, middle, Anchor::End, Face::Regular, 13.0));
        let texture = Texture { planned: drawn.route.state == Some(Progress::Planned), ..drawn.route.texture(0.82) };
        Self { rect, number: drawn.number, texts, texture, sample, is_shown: drawn.is_shown }
    }
}
