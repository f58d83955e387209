//! The page's fonts: inside downloaded pictures, and for drawing them as PNG.

use std::fs;
use std::path::Path;
use std::sync::Arc;

use anyhow::{Context, Result, anyhow, bail};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use resvg::usvg::fontdb::Database;
use resvg::{tiny_skia, usvg};
use waymark::layout::text::{self, Face};
use waymark::scene::Scene;

use crate::project::Project;

/// File, family and weight of each face that a picture uses.
const FACES: [(Face, &str, &str, u16); 3] = [
    (Face::Regular, "sans-400", "Waymark Sans", 400),
    (Face::Bold, "sans-600", "Waymark Sans", 600),
    (Face::Display, "serif-display", "Waymark Serif", 500),
];

/// The faces of the pictures.
pub(super) struct Fonts {
    rules: Vec<(Face, String)>,
    options: usvg::Options<'static>,
}

/// A face as its font file is when it is not compressed.
pub(super) fn plain(project: &Project, face: Face) -> Result<Vec<u8>> {
    let (_, file, ..) = FACES.into_iter().find(|(known, ..)| *known == face).context("no file has this face")?;
    let path = project.file(format!("www/fonts/{file}.woff2"));
    decompressed(&path, &fs::read(&path).with_context(|| format!("{} cannot be read", path.display()))?)
}

fn decompressed(path: &Path, bytes: &[u8]) -> Result<Vec<u8>> {
    wuff::decompress_woff2(bytes).map_err(|error| anyhow!("{} is broken: {error:?}", path.display()))
}

impl Fonts {
    /// Reads the faces from the project.
    pub(super) fn read(project: &Project) -> Result<Self> {
        let mut database = Database::new();
        let mut rules = Vec::new();
        for (face, file, family, weight) in FACES {
            let path = project.file(format!("www/fonts/{file}.woff2"));
            let bytes = fs::read(&path).with_context(|| format!("{} cannot be read", path.display()))?;
            database.load_font_data(decompressed(&path, &bytes)?);
            let data = STANDARD.encode(&bytes);
            let rule = format!(
                "@font-face{{font-family:\"{family}\";font-weight:{weight};src:url(data:font/woff2;base64,{data}) format(\"woff2\")}}"
            );
            rules.push((face, rule));
        }
        let options = usvg::Options { fontdb: Arc::new(database), ..usvg::Options::default() };
        Ok(Self { rules, options })
    }

    /// The style rules that bring a scene's own faces.
    pub(super) fn rules(&self, scene: &Scene) -> String {
        let used =
            |face: Face| scene.texts().any(|text| text.face == face || text.face == Face::Hollow && face == Face::Display);
        self.rules.iter().filter(|(face, _)| used(*face)).map(|(_, rule)| rule.as_str()).collect()
    }

    /// The style rules of all faces.
    pub(super) fn all_rules(&self) -> String {
        self.rules.iter().map(|(_, rule)| rule.as_str()).collect()
    }

    /// Draws an SVG file as a PNG file, with `scale` pixels in one of its own. Returns its bytes, width and height.
    pub(super) fn png(&self, svg: &str, scale: f32) -> Result<(Vec<u8>, u32, u32)> {
        let tree = usvg::Tree::from_str(svg, &self.options).context("a picture cannot be drawn as PNG")?;
        let size = tree.size().to_int_size().scale_by(scale).context("a picture is too large for PNG")?;
        let mut pixels = tiny_skia::Pixmap::new(size.width(), size.height()).context("a picture is too large for PNG")?;
        resvg::render(&tree, tiny_skia::Transform::from_scale(scale, scale), &mut pixels.as_mut());
        Ok((resolved(&pixels.encode_png()?, scale), size.width(), size.height()))
    }
}

/// Refuses a scene with letters that the fonts lack: a PNG file, which cannot fall back to the reader's own, would leave them
/// out.
pub(super) fn cover(scene: &Scene) -> Result<()> {
    let mut missing: Vec<char> =
        scene.texts().flat_map(|text| text.words.chars()).filter(|letter| !text::is_known(*letter)).collect();
    missing.sort_unstable();
    missing.dedup();
    if !missing.is_empty() {
        let named: Vec<String> = missing.iter().map(|letter| format!("{letter} (U+{:04X})", u32::from(*letter))).collect();
        bail!("the fonts of pictures lack {}: a PNG file would leave them out", named.join(", "));
    }
    Ok(())
}

/// The bytes before which a PNG file's resolution stands: its signature and its header.
const PNG_HEADER: usize = 33;
/// CSS pixels in a metre.
const PIXELS_A_METRE: f32 = 96.0 / 0.0254;

/// A PNG file that says how large it is meant to be: `scale` of its pixels in one of CSS.
fn resolved(png: &[u8], scale: f32) -> Vec<u8> {
    let density = ((PIXELS_A_METRE * scale).round() as u32).to_be_bytes();
    let mut chunk = b"pHYs".to_vec();
    chunk.extend([density, density].concat());
    // The unit is the metre.
    chunk.push(1);
    let (header, rest) = png.split_at(PNG_HEADER.min(png.len()));
    let length = (chunk.len() as u32 - 4).to_be_bytes();
    [header, &length, &chunk, &checksum(&chunk).to_be_bytes(), rest].concat()
}

/// The CRC-32 of a PNG chunk.
fn checksum(bytes: &[u8]) -> u32 {
    let step = |sum: u32, _| if sum & 1 == 1 { (sum >> 1) ^ 0xEDB8_8320 } else { sum >> 1 };
    !bytes.iter().fold(u32::MAX, |sum, byte| (0..8).fold(sum ^ u32::from(*byte), step))
}

#[cfg(test)]
mod tests {
    use super::super::{example, standalone};
    use super::*;
    use waymark::layout::{Ink, Palette, Point};
    use waymark::scene::{Anchor, Text};

    /// How wide the texts of a picture are as they are drawn.
    fn drawn(group: &usvg::Group) -> Vec<f64> {
        let widths = group.children().iter().map(|node| match node {
            usvg::Node::Group(group) => drawn(group),
            usvg::Node::Text(text) => vec![f64::from(text.bounding_box().width())],
            _ => Vec::new(),
        });
        widths.flatten().collect()
    }

    #[test]
    fn a_program_that_knows_none_of_the_faces_keeps_the_texts_of_a_picture_in_their_room() -> Result<()> {
        let project = Project::find()?;
        let job = example::job(&project).map_err(|refusals| anyhow!(refusals))?;
        let mut fontdb = Database::new();
        fontdb.load_font_data(plain(&project, Face::Display)?);
        let family =
            fontdb.faces().find_map(|face| face.families.first()).map(|(name, _)| name.clone()).context("no family")?;
        fontdb.set_sans_serif_family(family.clone());
        fontdb.set_serif_family(family);
        let options = usvg::Options { fontdb: Arc::new(fontdb), ..usvg::Options::default() };
        for figure in &job.document.edition().figures {
            let scene = standalone::scene(&job.document, figure, None);
            let svg = standalone::svg(&job.document, figure, &scene, &Palette::LIGHT, None).replace("Waymark", "Unknown");
            let drawn = drawn(usvg::Tree::from_str(&svg, &options)?.root());
            let wanted: Vec<f64> = scene.texts().map(|text| text::width(&text.words, text.face, text.size)).collect();
            assert_eq!(drawn.len(), wanted.len());
            assert!(drawn.iter().zip(&wanted).all(|(drawn, wanted)| *drawn <= wanted + 1.0), "{drawn:?}, {wanted:?}");
        }
        Ok(())
    }

    #[test]
    fn checksums_are_those_of_the_standard() {
        assert_eq!(checksum(b"123456789"), 0xCBF4_3926);
    }

    #[test]
    fn letters_that_the_fonts_lack_are_named() {
        let mut scene = Scene::new(100.0, 100.0);
        let text = |words: &str| Text::new(words, Point::default(), Anchor::Start, Face::Regular, 14.0, Ink::Text);
        scene.text(text("Münster, nearly 3,000 – “so”"));
        assert!(cover(&scene).is_ok());
        scene.text(text("湖"));
        let error = cover(&scene).map_err(|error| error.to_string());
        assert_eq!(error, Err("the fonts of pictures lack 湖 (U+6E56): a PNG file would leave them out".to_owned()));
    }
}
