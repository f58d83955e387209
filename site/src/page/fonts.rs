//! The page's fonts: inside downloaded pictures, and for drawing them as PNG, where other fonts have the letters that ours lack.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use anyhow::{Context, Result, anyhow, bail};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use resvg::usvg::fontdb::{Database, ID};
use resvg::{tiny_skia, usvg};
use skrifa::MetadataProvider;
use waymark::layout::text::{self, Face};
use waymark::scene::Scene;

use crate::job::Job;
use crate::project::Project;

/// File, family and weight of each face that a picture uses.
const FACES: [(Face, &str, &str, u16); 3] = [
    (Face::Regular, "sans-400", "Waymark Sans", 400),
    (Face::Bold, "sans-600", "Waymark Sans", 600),
    (Face::Display, "serif-display", "Waymark Serif", 500),
];

/// Where the typefaces that ours are cut from have their other letters: what a file begins with and ends with, and the parts of
/// each.
const TYPEFACES: [(&str, &str); 2] = [("source-sans-3/files/source-sans-3", "wght"), ("literata/files/literata", "opsz")];
const PARTS: [&str; 7] = ["latin", "latin-ext", "vietnamese", "greek", "greek-ext", "cyrillic", "cyrillic-ext"];

/// Signs that order or break a text and are not seen.
const UNSEEN: [char; 17] = [
    '\u{ad}', '\u{61c}', '\u{200b}', '\u{200c}', '\u{200d}', '\u{200e}', '\u{200f}', '\u{202a}', '\u{202b}', '\u{202c}',
    '\u{202d}', '\u{202e}', '\u{2060}', '\u{2066}', '\u{2067}', '\u{2068}', '\u{2069}',
];

/// The faces of the pictures.
pub(super) struct Fonts {
    rules: Vec<(Face, String)>,
    options: usvg::Options<'static>,
    others: Arc<[Other]>,
}

/// A font with letters that our faces lack.
struct Other {
    id: ID,
    is_serif: bool,
    letters: BTreeSet<char>,
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
    /// Reads the faces, and other fonts with the letters of the edition that they lack: first those of the job, then those that
    /// our faces are cut from.
    pub(super) fn of(job: &Job<'_>) -> Result<Self> {
        let text: serde_json::Value = serde_json::from_str(&job.text).context("the edition is not read again")?;
        let letters: BTreeSet<char> = text.to_string().chars().filter(|letter| is_lacking(*letter)).collect();
        if letters.is_empty() {
            return Self::read(job.project, &letters, &[]);
        }
        let packages = job.project.file("node_modules/@fontsource-variable");
        let file = |(start, end), part| packages.join(format!("{start}-{part}-{end}-normal.woff2"));
        let files = TYPEFACES.into_iter().flat_map(|typeface| PARTS.map(|part| file(typeface, part)));
        Self::read(job.project, &letters, &job.fonts.iter().cloned().chain(files).collect::<Vec<_>>())
    }

    /// Reads the faces from the project, and from `files` what has any of the `letters`; of two that have one, the first draws it.
    fn read(project: &Project, letters: &BTreeSet<char>, files: &[PathBuf]) -> Result<Self> {
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
        let mut others = Vec::new();
        for path in files {
            let bytes = fs::read(path).with_context(|| format!("the font {} cannot be read", path.display()))?;
            let bytes = if bytes.starts_with(b"wOF2") { decompressed(path, &bytes)? } else { bytes };
            let font = skrifa::FontRef::from_index(&bytes, 0).with_context(|| format!("{} is no font", path.display()))?;
            let letters: BTreeSet<char> =
                letters.iter().copied().filter(|letter| font.charmap().map(*letter).is_some()).collect();
            if !letters.is_empty() {
                let source = resvg::usvg::fontdb::Source::Binary(Arc::new(bytes));
                let is_serif = path.to_string_lossy().contains("literata");
                others.extend(database.load_font_source(source).first().map(|id| Other { id: *id, is_serif, letters }));
            }
        }
        let others: Arc<[Other]> = others.into();
        let font_resolver = usvg::FontResolver {
            select_font: usvg::FontResolver::default_font_selector(),
            select_fallback: Box::new({
                let others = Arc::clone(&others);
                move |letter, tried, database| other(&others, letter, tried, database)
            }),
        };
        let options = usvg::Options { fontdb: Arc::new(database), font_resolver, ..usvg::Options::default() };
        Ok(Self { rules, options, others })
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

    /// Draws an SVG file as a PNG file, with `scale` pixels in one of its own. Returns its bytes, width and height. A picture with
    /// letters that no font has is refused: a PNG file, which cannot fall back to the reader's own, would leave them out.
    pub(super) fn png(&self, svg: &str, scale: f32) -> Result<(Vec<u8>, u32, u32)> {
        let elements = usvg::roxmltree::Document::parse(svg).context("a picture is no SVG")?;
        let missing: BTreeSet<char> = letters(&elements).filter(|letter| !self.has(*letter)).collect();
        if !missing.is_empty() {
            let named: Vec<String> = missing.iter().map(|letter| format!("{letter} (U+{:04X})", u32::from(*letter))).collect();
            bail!(
                "the fonts of pictures lack {}: a PNG file would leave them out; --font FILE brings a font that has them",
                named.join(", ")
            );
        }
        let tree = usvg::Tree::from_xmltree(&elements, &self.options).context("a picture cannot be drawn as PNG")?;
        let size = tree.size().to_int_size().scale_by(scale).context("a picture is too large for PNG")?;
        let mut pixels = tiny_skia::Pixmap::new(size.width(), size.height()).context("a picture is too large for PNG")?;
        resvg::render(&tree, tiny_skia::Transform::from_scale(scale, scale), &mut pixels.as_mut());
        Ok((resolved(&pixels.encode_png()?, scale), size.width(), size.height()))
    }

    fn has(&self, letter: char) -> bool {
        !is_lacking(letter) || self.others.iter().any(|other| other.letters.contains(&letter))
    }
}

/// Whether a letter is to be seen and our faces do not have it.
fn is_lacking(letter: char) -> bool {
    !text::is_known(letter) && !letter.is_control() && !UNSEEN.contains(&letter)
}

/// The font that draws a letter which the first of those that were tried lacks: one with serifs for one with serifs, if there is.
fn other(others: &[Other], letter: char, tried: &[ID], database: &Database) -> Option<ID> {
    let has = |other: &&Other| other.letters.contains(&letter) && !tried.contains(&other.id);
    let first = tried.first().and_then(|id| database.face(*id))?;
    let is_serif = first.families.iter().any(|(name, _)| name.contains("Serif"));
    let alike = others.iter().filter(has).find(|other| other.is_serif == is_serif);
    alike.or_else(|| others.iter().find(has)).map(|other| other.id)
}

/// The letters of all texts in a picture, those of texts that cannot be drawn at all among them.
fn letters<'a>(picture: &'a usvg::roxmltree::Document<'_>) -> impl Iterator<Item = char> + 'a {
    let texts = picture.descendants().filter(|element| element.has_tag_name("text"));
    let texts = texts.flat_map(|text| text.descendants().filter(usvg::roxmltree::Node::is_text));
    texts.filter_map(|node| node.text()).flat_map(str::chars)
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
    use anyhow::Error;
    use waymark::layout::Palette;

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

    /// A picture of words in the sans and the serif.
    fn picture(words: &str) -> String {
        format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"400\" height=\"80\"><text y=\"30\" font-family=\"Waymark Sans\">\
             {words}</text><text y=\"70\" font-size=\"30\" font-family=\"Waymark Serif\">{words}</text></svg>"
        )
    }

    fn job<'a>(project: &'a Project, words: &str) -> Result<Job<'a>> {
        let mut edition: serde_json::Value = serde_json::from_str(&example::job(project).map_err(Error::msg)?.text)?;
        edition["title"] = words.into();
        Job::of(project, &edition.to_string())
    }

    #[test]
    fn letters_that_no_font_has_are_named_and_a_font_that_has_them_can_be_brought() -> Result<()> {
        let project = Project::find()?;
        let mut job = job(&project, "\u{200f}湖 and Ł")?;
        let refused = Fonts::of(&job)?.png(&picture("\u{200f}湖"), 1.0).map_err(|error| error.to_string());
        let said =
            "the fonts of pictures lack 湖 (U+6E56): a PNG file would leave them out; --font FILE brings a font that has them";
        assert_eq!(refused.map(drop), Err(said.to_owned()));
        job.fonts = vec![project.file("README.md")];
        let refused = Fonts::of(&job).map(drop).map_err(|error| error.to_string());
        assert!(refused.is_err_and(|error| error.ends_with("README.md is no font")));
        // A font of the job comes before those of our typefaces.
        job.fonts = vec![project.file("node_modules/@fontsource-variable/literata/files/literata-latin-ext-opsz-normal.woff2")];
        assert!(Fonts::of(&job)?.others.first().is_some_and(|other| other.letters == BTreeSet::from(['Ł'])));
        Ok(())
    }

    #[test]
    fn letters_of_the_typefaces_that_ours_are_cut_from_are_drawn_in_them() -> Result<()> {
        let project = Project::find()?;
        let words = "Łódź, Șoseaua, Ελλάδα, Озеро, Hà Nội";
        let fonts = Fonts::of(&job(&project, words)?)?;
        let tree = usvg::Tree::from_str(&picture(words), &fonts.options)?;
        let texts =
            tree.root().children().iter().filter_map(|node| if let usvg::Node::Text(text) = node { Some(text) } else { None });
        for (text, family) in texts.zip(["Source Sans 3", "Literata"]) {
            let used: BTreeSet<ID> =
                text.layouted().iter().flat_map(|span| &span.positioned_glyphs).map(|glyph| glyph.font).collect();
            let names =
                used.iter().filter_map(|id| fonts.options.fontdb.face(*id)?.families.first()).map(|(name, _)| name.as_str());
            let names: Vec<&str> = names.collect();
            assert!(names.iter().any(|name| name.starts_with(family)), "{names:?}");
            assert!(names.iter().all(|name| name.starts_with(family) || name.starts_with("Waymark")), "{names:?}");
            let drawn = text.layouted().iter().flat_map(|span| &span.positioned_glyphs).all(|glyph| glyph.id.0 != 0);
            assert!(drawn, "a letter has no glyph");
        }
        assert!(fonts.png(&picture(words), 1.0).is_ok());
        Ok(())
    }

    #[test]
    fn an_edition_that_our_faces_can_write_brings_no_other_font() -> Result<()> {
        let project = Project::find()?;
        assert!(Fonts::of(&job(&project, "Münster, 12 km² of CO₂ – “so”")?)?.others.is_empty());
        Ok(())
    }
}
