//! A figure's files for who takes it away.

use anyhow::Result;
use serde_json::to_vec_pretty;
use waymark::edition::Figure;
use waymark::lens::Lens;

use super::fonts::Fonts;
use super::{Site, card, citation, csv, lens, metadata, standalone, tokens};
use crate::job::Job;

/// Device pixels of a downloaded picture in a CSS pixel.
const PNG_SCALE: f32 = 2.0;

/// Writes the pictures for download, as published and by each lens. Returns the light one and the size of the PNG.
pub(super) fn write_pictures(site: &Site<'_>, figure: &Figure, fonts: &Fonts) -> Result<(String, (u32, u32))> {
    let id = figure.id.as_str();
    let (light, dark) = tokens::palettes(&site.job.document, &site.job.theme);
    let mut published = None;
    for lens in lens::choices() {
        let scene = standalone::scene(&site.job.document, figure, lens);
        let picture = |palette, fonts| standalone::svg(&site.job.document, figure, &scene, palette, fonts);
        let name = format!("figure/{id}{}", lens::suffix(lens));
        let svg = picture(&light, Some(fonts));
        let (png, width, height) = fonts.png(&picture(&light, None), PNG_SCALE)?;
        site.output.write(&format!("{name}.svg"), &svg)?;
        site.output.write(&format!("{name}.dark.svg"), picture(&dark, Some(fonts)))?;
        site.output.write(&format!("{name}.png"), png)?;
        published.get_or_insert((svg, (width, height)));
    }
    let (card, ..) = fonts.png(&card::svg(&site.job.document, figure, &light, None), 1.0)?;
    site.output.write(&format!("figure/{id}.card.png"), card)?;
    Ok(published.unwrap_or_default())
}

/// What [`file`] writes.
pub(crate) const FORMATS: [&str; 7] = ["svg", "dark.svg", "png", "card", "csv", "json", "citation"];

/// One of a figure's files; nothing for a format that is not among [`FORMATS`]. What is taken with a lens has its name before
/// the format: `plain.svg`.
pub(crate) fn file(job: &Job<'_>, figure: &Figure, format: &str) -> Result<Option<Vec<u8>>> {
    let taken = format.split_once('.').and_then(|(name, rest)| Some((Lens::named(name)?, rest)));
    let (lens, format) = taken.map_or((None, format), |(lens, rest)| (Some(lens), rest));
    let Job { document, theme, address, .. } = job;
    let edition = document.edition();
    let (light, dark) = tokens::palettes(document, theme);
    let scene = |lens| standalone::scene(document, figure, lens);
    let picture = |palette, fonts| standalone::svg(document, figure, &scene(lens), palette, fonts);
    let fonts = || Fonts::of(job);
    Ok(Some(match format {
        "svg" => picture(&light, Some(&fonts()?)).into_bytes(),
        "dark.svg" => picture(&dark, Some(&fonts()?)).into_bytes(),
        "png" => {
            let scene = scene(None);
            fonts()?.png(&standalone::svg(document, figure, &scene, &light, None), PNG_SCALE)?.0
        }
        "card" => fonts()?.png(&card::svg(document, figure, &light, None), 1.0)?.0,
        "csv" => csv::text(edition, figure, lens).into_bytes(),
        "json" => to_vec_pretty(&metadata::of(edition, figure, &document.summary(figure.id.as_str()), lens))?,
        "citation" => {
            let citation = citation::of(edition, figure, address);
            format!("{}\n\n{}\n", citation.short, citation.long).into_bytes()
        }
        _ => return Ok(None),
    }))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::page::example;
    use crate::project::Project;
    use anyhow::{Error, anyhow};

    #[test]
    fn each_format_is_what_it_says() -> Result<()> {
        let project = Project::find()?;
        let job = example::job(&project).map_err(Error::msg)?;
        let figure = job.document.edition().figure("rail-figure").ok_or_else(|| anyhow!("no figure"))?;
        let write = |format: &str| file(&job, figure, format);
        for format in FORMATS {
            let bytes = write(format)?.ok_or_else(|| anyhow!("{format} is listed and not written"))?;
            let start: &[u8] = match format {
                "svg" | "dark.svg" => b"<svg ",
                "png" | "card" => b"\x89PNG",
                "csv" => "\u{feff}id,".as_bytes(),
                "json" => b"{",
                _ => b"A. Author",
            };
            assert!(bytes.starts_with(start), "{format}");
        }
        assert!(write("pdf")?.is_none());
        // A PNG file has its width and height at the sixteenth byte.
        let card = write("card")?.unwrap_or_default();
        assert_eq!(card.get(16..24), Some(&[0, 0, 4, 176, 0, 0, 2, 118][..]));
        // After its header a PNG file says how many pixels a metre it has: here twice those of CSS.
        let png = write("png")?.unwrap_or_default();
        assert_eq!(png.get(37..45), Some(&[b'p', b'H', b'Y', b's', 0, 0, 29, 135][..]));
        Ok(())
    }
}
