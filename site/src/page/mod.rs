//! Everything that is written for an edition: its pages, pictures, tables and what others embed them with.

mod card;
mod citation;
mod comparisons;
mod csv;
mod embedding;
mod entries;
#[cfg(test)]
mod example;
mod facts_table;
mod figure;
mod files;
mod fonts;
mod gallery;
mod game;
mod heights;
mod index;
mod key;
mod key_marks;
mod knots;
mod later;
mod lens;
mod lines;
mod linked;
mod metadata;
mod paragraphs;
mod pictures;
mod questions;
mod rich;
mod rooms;
mod signs;
mod standalone;
mod steps;
mod stills;
mod story;
mod table;
mod template;
mod theme;
mod tokens;
mod tree;
mod typesetting;
mod words;

use std::collections::BTreeMap;

use anyhow::{Result, anyhow};
use rayon::prelude::*;
use serde_json::to_vec_pretty;
use waymark::edition::Figure;
use waymark::figure::Document;
use waymark::layout::Land;

use crate::build::{Asset, Assets, Output, hash, hashed};
use crate::job::Job;
pub(crate) use comparisons::Comparisons;
use embedding::{Embedded, Manifest, ManifestFigure};
use figure::{FigureContext, Told};
pub(crate) use files::{FORMATS, file};
use fonts::Fonts;
pub(crate) use questions::Questions;
pub(crate) use rooms::Rooms;
pub(crate) use steps::told as told_steps;
use template::Templates;
pub(crate) use theme::Theme;
use typesetting::Typesetter;

/// What pages are written from, and where to.
pub(crate) struct Site<'a> {
    /// The edition, its look and its address.
    pub(crate) job: &'a Job<'a>,
    /// The land of its maps, if it has any.
    pub(crate) land: Option<&'a str>,
    /// The files of the figures.
    pub(crate) data: &'a BTreeMap<String, Data>,
    /// How high their pictures are.
    pub(crate) rooms: &'a Rooms,
    /// What comparing two facts loads.
    pub(crate) comparisons: &'a Comparisons,
    /// What figures load that ask before they tell.
    pub(crate) questions: &'a Questions,
    /// Scripts, styles, fonts and the module.
    pub(crate) assets: &'a Assets,
    /// The folder to write.
    pub(crate) output: &'a Output,
}

/// The style sheets that are made rather than written: name and text.
pub(crate) fn style_sheets(document: &Document, theme: &Theme, rooms: &Rooms) -> [(&'static str, String); 8] {
    [
        ("tokens.css", tokens::css(document, theme)),
        ("stills.css", stills::css()),
        ("lens.css", lens::css()),
        ("opening.css", opening(document)),
        ("rooms.css", rooms.all(document) + &index::css(story::last_paragraph(document.edition()))),
        ("plates.css", tokens::plates()),
        ("elements.css", tokens::elements(document, theme)),
        ("theme.css", theme.css().to_owned()),
    ]
}

/// `opening.css`: what a flown map and its cards look like, for a story that opens with one.
fn opening(document: &Document) -> String {
    let is_flown = drawn(document).any(|figure| stills::is_flown(document, figure));
    let sheets: &[&str] = if is_flown { &["cards.css", "flight.css"] } else { &[] };
    sheets.iter().fold(String::new(), |imports, sheet| imports + &format!("@import \"./{sheet}\";\n"))
}

/// The file of a figure that pages load.
pub(crate) struct Data {
    /// Where it is.
    pub(crate) asset: Asset,
    bytes: Vec<u8>,
    /// Where the sheet is that keeps room for its picture on its own page.
    room: String,
    sheet: String,
}

/// The files of all figures that have a picture, by their ids.
pub(crate) fn data(document: &Document, rooms: &Rooms) -> BTreeMap<String, Data> {
    let file = |id: &str| {
        let bytes = document.file(id)?;
        let asset = Asset::new(format!("assets/{}", hashed(&format!("{id}.waymark"), &bytes)), &bytes);
        let sheet = rooms.css(id);
        let room = format!("assets/{}", hashed(&format!("room-{id}.css"), sheet.as_bytes()));
        Some((id.to_owned(), Data { asset, bytes, room, sheet }))
    };
    drawn(document).filter_map(file).collect()
}

/// The ids of the figures that have a picture, in page order.
pub(crate) fn drawn(document: &Document) -> impl Iterator<Item = &str> {
    document.edition().figures.iter().map(|figure| figure.id.as_str()).filter(|id| document.is_drawn(id))
}

/// Writes everything.
pub(crate) fn write(site: &Site<'_>) -> Result<()> {
    site.output.write("edition.json", &site.job.text)?;
    site.comparisons.write(site.output)?;
    site.questions.write(site.output)?;
    for file in site.data.values() {
        site.output.write(&file.asset.address, &file.bytes)?;
        site.output.write(&file.room, &file.sheet)?;
    }
    let land = match site.land {
        None => None,
        Some(text) => {
            let bytes = Land::publish(text).map_err(|error| anyhow!("the land that was projected is refused: {error}"))?;
            let file = Asset::new(format!("assets/{}", hashed("land.waymark", &bytes)), &bytes);
            site.output.write(&file.address, &bytes)?;
            Some(file)
        }
    };

    let edition = site.job.document.edition();
    let fonts = Fonts::of(site.job)?;
    let typesetter = Typesetter::read(site.job.project)?;
    let numbers = story::numbers(edition);
    let figures = edition.figures.par_iter().map(|figure| {
        let number = numbers.get(figure.id.as_str()).cloned().unwrap_or_default();
        write_figure(site, figure, (&fonts, &typesetter), number)
    });
    let (contexts, listed): (Vec<_>, Vec<_>) = figures.collect::<Result<Vec<_>>>()?.into_iter().unzip();
    let contexts: BTreeMap<_, _> = contexts.into_iter().map(|context| (context.id.clone(), context)).collect();
    let manifest = Manifest {
        title: edition.head.title.clone(),
        lang: edition.head.lang.0.clone(),
        address: site.job.address.clone(),
        figures: listed,
    };
    site.output.write("manifest.json", to_vec_pretty(&manifest)?)?;

    let (light, _) = tokens::palettes(&site.job.document, &site.job.theme);
    let (card, ..) = fonts.png(&card::story(&site.job.document, &light), 1.0)?;
    site.output.write("card.png", card)?;

    let templates = Templates::new(site, land.as_ref());
    site.output.write("index.html", templates.story(&contexts)?)?;
    for context in contexts.values() {
        site.output.write(&format!("embed/{}/index.html", context.id), templates.embedded(context, false)?)?;
        site.output.write(&format!("figure/{}/index.html", context.id), templates.embedded(context, true)?)?;
    }
    for context in contexts.values() {
        let Some(question) = site.job.document.question(&context.id) else { continue };
        let Some(figure) = edition.figure(&context.id) else { continue };
        let (card, ..) = fonts.png(&card::question(&site.job.document, figure, question, &light), 1.0)?;
        site.output.write(&format!("guess/{}/card.png", context.id), card)?;
        site.output.write(&format!("guess/{}/index.html", context.id), templates.asking(context, &question.words)?)?;
    }
    let kinds = gallery::kinds(site.job.project)?;
    site.output.write("gallery/index.html", templates.gallery(&kinds, None)?)?;
    for kind in &kinds {
        site.output.write(&format!("gallery/{}/index.html", kind.name), templates.gallery(&kinds, Some(kind))?)?;
    }
    Ok(())
}

/// Writes a figure's own files. Returns what its pages and the manifest say of it.
fn write_figure(
    site: &Site<'_>,
    figure: &Figure,
    (fonts, typesetter): (&Fonts, &Typesetter),
    number: String,
) -> Result<(FigureContext, ManifestFigure)> {
    let edition = site.job.document.edition();
    let id = figure.id.as_str();
    let drawing = pictures::draw(&site.job.document, id);
    let (picture, png) = files::write_pictures(site, figure, fonts)?;
    let metadata = |lens| to_vec_pretty(&metadata::of(edition, figure, &drawing.summary, lens));
    for lens in lens::choices() {
        let suffix = lens::suffix(lens);
        site.output.write(&format!("figure/{id}{suffix}.csv"), csv::text(edition, figure, lens))?;
        site.output.write(&format!("figure/{id}{suffix}.metadata.json"), metadata(lens)?)?;
    }
    let metadata = metadata(None)?;

    let title = rich::plain(&figure.title, edition);
    let every = heights::every(&site.job.document, site.rooms, figure, typesetter)?;
    let source = metadata::credit(edition, figure, &metadata::short_citation(&edition.head.source));
    let embedded = Embedded::new((&site.job.address, id, &title), &drawing.summary, source, &every, png);
    site.output.write(&format!("oembed/{id}.json"), to_vec_pretty(&embedded.oembed())?)?;
    let cited = citation::of(edition, figure, &site.job.address);
    let linked = linked::dataset(edition, figure, &site.job.address, &drawing.summary.join(" "), &cited);
    let told = Told {
        number,
        embed: embedded.snippet(),
        citation: cited,
        linked: linked::in_html(&linked),
        file: site.data.get(id).map(|data| data.asset.clone()),
        asks: site.job.document.question(id).is_some(),
    };
    let context = figure::context(edition, figure, &drawing, told);
    let entry = ManifestFigure {
        id: id.to_owned(),
        title: title.clone(),
        summary: drawing.summary.join(" "),
        kinds: figure.panels.iter().map(|panel| panel.kind.clone()).collect(),
        facts: figure.facts.iter().map(|fact| fact.as_str().to_owned()).collect(),
        embed: embedded.snippet(),
        oembed: embedded.oembed_address(),
        heights: heights::of(&every),
        hash: hash(&[&metadata, picture.as_bytes()].concat()).chars().take(16).collect(),
    };
    Ok((context, entry))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::project::Project;
    use anyhow::Error;
    use std::fs;
    use std::path::PathBuf;

    #[test]
    fn every_page_of_an_edition_whose_words_run_from_right_to_left_says_so() -> Result<()> {
        let project = Project::find()?;
        let job = example::job_in(&project, "ar").map_err(Error::msg)?;
        let pages = written(&job, "backwards")?
            .into_iter()
            .filter(|(path, _)| path.extension().is_some_and(|ending| ending == "html") && !path.starts_with("gallery"));
        let roots: Vec<_> = pages
            .map(|(path, page)| (path, String::from_utf8_lossy(&page).contains("<html lang=\"ar\" dir=\"rtl\"")))
            .collect();
        assert!(roots.len() > 5, "{roots:?}");
        assert!(roots.iter().all(|(_, says)| *says), "{roots:?}");
        Ok(())
    }

    /// Words that would be markup, or an attribute, wherever they are not escaped.
    const HOSTILE: [&str; 4] = ["<zq>", "\" zq=\"", "</script><zq>", "]]></title><zq>"];

    /// Puts words behind every text of an edition whose author is free in it.
    fn taint(value: &mut serde_json::Value, name: &str, words: &str) {
        match value {
            serde_json::Value::String(text)
                if matches!(name, "title" | "subtitle" | "label" | "name" | "note" | "author" | "publisher") =>
            {
                text.push_str(words);
            }
            serde_json::Value::Array(values) => values.iter_mut().for_each(|value| taint(value, name, words)),
            serde_json::Value::Object(fields) => fields.iter_mut().for_each(|(name, value)| taint(value, name, words)),
            _ => {}
        }
    }

    #[test]
    fn no_word_of_an_edition_becomes_markup_in_any_page_or_drawing() -> Result<()> {
        let project = Project::find()?;
        let text = fs::read_to_string(project.file("tests/fixtures/plain.json"))?;
        for words in HOSTILE {
            let mut edition: serde_json::Value = serde_json::from_str(&text)?;
            taint(&mut edition, "", words);
            let job = Job::of(&project, &edition.to_string())?;
            let markup = |path: &PathBuf| path.extension().is_some_and(|ending| ending == "html" || ending == "svg");
            let pages: Vec<_> = written(&job, "hostile")?.into_iter().filter(|(path, _)| markup(path)).collect();
            let read = |page: &[u8]| String::from_utf8_lossy(page).into_owned();
            assert!(pages.iter().any(|(_, page)| read(page).contains("zq")), "{words} is in no page");
            for (path, page) in &pages {
                let page = read(page);
                assert!(!page.contains("<zq") && !page.contains("\" zq=\""), "{}: {words} is markup", path.display());
            }
        }
        Ok(())
    }

    /// Every page and file of a small edition, around assets that nobody made. Returns the folder's files with their bytes.
    fn written(job: &Job<'_>, folder: &str) -> Result<BTreeMap<PathBuf, Vec<u8>>> {
        let project = job.project;
        let place = std::env::temp_dir().join(format!("waymark-{}-{folder}", std::process::id())).join("dist");
        let _ = fs::remove_dir_all(&place);
        let output = Output::start(&place)?;
        let scripts = [
            "story.js",
            "framed.js",
            "facts-table-tools.js",
            "share.js",
            "component.js",
            "player.js",
            "zoom.js",
            "lens.js",
            "compare.js",
            "guess.js",
            "flight.js",
            "opening.js",
            "steps.js",
        ];
        let styles = ["story.css", "embedded.css", "cards.css", "lens.css", "gallery.css", "component.css"];
        let assets = Assets::named(&[&scripts[..], &styles, &template::FIRST_FONTS, &[template::LAST_FONT]].concat());
        let rooms = Rooms::of(&job.document);
        let data = data(&job.document, &rooms);
        let comparisons = Comparisons::of(project, &job.document)?;
        let questions = Questions::of(project, &job.document)?;
        let (comparisons, questions) = (&comparisons, &questions);
        write(&Site { job, land: None, data: &data, rooms: &rooms, comparisons, questions, assets: &assets, output: &output })?;
        crate::build::compress::folder(output.draft())?;
        let folder = output.finish()?;
        let files = crate::build::files(&folder)?.into_iter();
        let read = files.map(|path| Ok((path.strip_prefix(&folder)?.to_owned(), fs::read(&path)?)));
        let files = read.collect::<Result<_>>()?;
        fs::remove_dir_all(&folder)?;
        Ok(files)
    }

    #[test]
    fn only_a_story_that_opens_with_a_flown_map_carries_the_sheets_and_the_face_that_this_needs() -> Result<()> {
        let project = Project::find()?;
        for (edition, is_flown) in [("tests/fixtures/plain.json", false), ("tests/fixtures/unkind/strait.json", true)] {
            let job = Job::of(&project, &fs::read_to_string(project.file(edition))?)?;
            assert_eq!(opening(&job.document).contains("flight.css"), is_flown, "{edition}");
            let pages = written(&job, "flown")?;
            let story = pages.get(&PathBuf::from("index.html")).map(|page| String::from_utf8_lossy(page).into_owned());
            assert_eq!(story.is_some_and(|story| story.contains(template::LAST_FONT)), is_flown, "{edition}");
        }
        Ok(())
    }

    #[test]
    fn two_builds_in_two_folders_have_the_same_files_with_the_same_bytes() -> Result<()> {
        let project = Project::find()?;
        let job = example::job(&project).map_err(Error::msg)?;
        let (first, second) = (written(&job, "build-one")?, written(&job, "build-two")?);
        assert!(first.len() > 40, "{:?}", first.keys());
        assert_eq!(first.keys().collect::<Vec<_>>(), second.keys().collect::<Vec<_>>());
        let differ: Vec<_> =
            first.iter().filter(|(path, bytes)| second.get(*path) != Some(bytes)).map(|(path, _)| path).collect();
        assert!(differ.is_empty(), "{differ:?}");
        let home = project.file("").display().to_string();
        let told: Vec<_> =
            first.iter().filter(|(_, bytes)| String::from_utf8_lossy(bytes).contains(&home)).map(|(path, _)| path).collect();
        assert!(told.is_empty(), "they say where they were built: {told:?}");
        Ok(())
    }
}
