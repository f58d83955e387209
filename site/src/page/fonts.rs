//! The page's fonts: inside downloaded pictures, and for drawing them as PNG.

use std::fs;
use std::path::Path;
use std::sync::Arc;

use anyhow::{Context, Result, anyhow};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use resvg::usvg::fontdb::Database;
use resvg::{tiny_skia, usvg};
use waymark::layout::text::Face;
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
        Ok((pixels.encode_png()?, size.width(), size.height()))
    }
}
