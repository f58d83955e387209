//! The pages, filled in from `www/templates`.

use std::collections::BTreeMap;
use std::iter;

use anyhow::{Context, Result};
use minijinja::value::Serde;
use minijinja::{Environment, Error, Output, State, UndefinedBehavior, context, escape_formatter, path_loader};
use serde::Serialize;

use super::figure::FigureContext;
use super::gallery::GalleryKind;
use super::{Site, entries, key, key_marks, lens, rich, signs, story, words};
use crate::build::{Asset, EngineParts};

/// Fonts of titles and pictures, which the story asks for before its style sheet names them.
pub(super) const FIRST_FONTS: [&str; 3] = ["serif-display.woff2", "sans-400.woff2", "sans-600.woff2"];
/// The font of its prose, which it asks for at its end.
pub(super) const LAST_FONT: &str = "serif-text.woff2";

/// The templates, with what every page knows.
pub(super) struct Templates<'a> {
    environment: Environment<'static>,
    site: &'a Site<'a>,
    land: Option<&'a Asset>,
}

#[derive(Serialize)]
struct Page {
    lang: String,
    /// Which way its words run.
    dir: &'static str,
    title: String,
    kind: &'static str,
    /// Leads from the page to the folder of all pages.
    root: &'static str,
    /// Where the story is published.
    canonical: String,
    /// The origin of all pages, where it is known.
    origin: Option<String>,
    /// Where the page itself is known: a frame by the figure's own page, which is for sharing.
    address: String,
    /// Whether it is a figure's own page, and not a frame.
    shared: bool,
    /// Whether its figure asks before it tells.
    asking: bool,
    oembed: Option<String>,
    assets: PageAssets,
}

#[derive(Serialize)]
struct PageAssets {
    css: Vec<String>,
    script: String,
    first_fonts: Vec<String>,
    last_font: Option<String>,
    /// What a figure is drawn from.
    land: Option<Asset>,
    /// What the table of all facts loads when it is near.
    facts_table: String,
    module: Asset,
    /// The engine of the story, for figures that stand beside others, where it is another one.
    story: Option<EngineParts>,
    glue: Asset,
    tools: String,
    component: Asset,
    component_style: Asset,
    sound: String,
    zoom: String,
    /// What tells figures of a reader's choice of numbers.
    lens: String,
    /// The style of what it leaves out, which a frame does without.
    lens_style: String,
    /// What draws two facts on one scale.
    compare: String,
    /// What asks before a figure tells.
    guess: String,
    /// What comes with the engine of a map that is flown.
    flight: String,
    /// The same with the cards that the opening of a story follows.
    opening: String,
    cards: String,
    /// What the steps of a flown map tell outside of the story.
    steps: String,
}

impl<'a> Templates<'a> {
    /// Reads the templates; `land` is what maps are drawn on.
    pub(super) fn new(site: &'a Site<'a>, land: Option<&'a Asset>) -> Self {
        let mut environment = Environment::new();
        environment.set_loader(path_loader(site.job.project.file("www/templates")));
        environment.set_formatter(format);
        environment.set_undefined_behavior(UndefinedBehavior::SemiStrict);
        environment.add_global("words", words::words());
        environment.add_global("signs", minijinja::Value::from_safe_string(signs::symbols()));
        Self { environment, site, land }
    }

    /// The whole story.
    pub(super) fn story(&self, figures: &BTreeMap<String, FigureContext>) -> Result<String> {
        let edition = self.site.job.document.edition();
        let mut opening = story::outside(edition, figures, true);
        let first = opening.first().map(|figure| self.oembed(&figure.id));
        let flight = opening.first().filter(|figure| !figure.steps.is_empty()).cloned();
        if flight.is_some() {
            opening.remove(0);
        }
        self.render(
            "index.html",
            context! {
                page => Serde(self.page("story", edition.head.title.clone(), None, first)?),
                edition => Serde(story::edition(edition)),
                flight => Serde(flight),
                opening => Serde(opening),
                sections => Serde(story::sections(edition, figures)),
                closing => Serde(story::outside(edition, figures, false)),
                index => Serde(story::index(edition)),
                lenses => Serde(lens::offered(edition)),
                hedges => Serde(key::signs(edition)),
                game => self.site.questions.has_game(),
                key_marks => Serde(key_marks::groups(edition)),
                places => Serde(entries::shown(&self.site.job.document)),
            },
        )
    }

    /// One figure: for a frame, or as a page of its own to be shared.
    pub(super) fn embedded(&self, figure: &FigureContext, shared: bool) -> Result<String> {
        let edition = self.site.job.document.edition();
        let oembed = self.oembed(&figure.id);
        let page = self.page("embed", figure.title_text.clone(), Some(&figure.id), Some(oembed))?;
        self.render(
            "embed.html",
            context! {
                page => Serde(Page { shared, ..page }),
                edition => Serde(story::edition(edition)),
                figure => Serde(figure.embedded()),
            },
        )
    }

    /// One figure that asks before it tells, as a page to be shared, whose card has the question.
    pub(super) fn asking(&self, figure: &FigureContext, question: &str) -> Result<String> {
        let edition = self.site.job.document.edition();
        let oembed = self.oembed(&figure.id);
        let page = self.page("embed", question.to_owned(), Some(&figure.id), Some(oembed))?;
        let address = format!("{}guess/{}/", self.site.job.address, figure.id);
        self.render(
            "embed.html",
            context! {
                page => Serde(Page { shared: true, asking: true, address, ..page }),
                edition => Serde(story::edition(edition)),
                figure => Serde(figure.embedded()),
            },
        )
    }

    /// The gallery: one kind, or the list of all.
    pub(super) fn gallery(&self, kinds: &[GalleryKind], kind: Option<&GalleryKind>) -> Result<String> {
        let root = if kind.is_some() { "../../" } else { "../" };
        let asset = |name: &str| Ok::<_, anyhow::Error>(format!("{root}{}", self.site.assets.path(name)?));
        self.render(
            "gallery.html",
            context! {
                css => asset("gallery.css")?,
                root,
                kinds => Serde(kinds),
                kind => Serde(kind),
            },
        )
    }

    fn oembed(&self, figure: &str) -> String {
        format!("{}oembed/{figure}.json", &self.site.job.address)
    }

    fn render(&self, name: &str, context: minijinja::Value) -> Result<String> {
        let render = || self.environment.get_template(name)?.render(context);
        let page = render().with_context(|| format!("www/templates/{name} cannot be filled in"))?;
        Ok(without_indentation(&page))
    }

    /// What the templates know of a page: a figure's own, or the story.
    fn page(&self, kind: &'static str, title: String, figure: Option<&str>, oembed: Option<String>) -> Result<Page> {
        let root = if figure.is_some() { "../../" } else { "" };
        let engine = self.site.assets.engine(figure);
        let asset = |name: &str| Ok::<_, anyhow::Error>(format!("{root}{}", self.site.assets.path(name)?));
        let room = figure.and_then(|id| self.site.data.get(id)).map(|data| format!("{root}{}", data.room));
        let is_story = kind == "story";
        let (sheet, script) = if is_story { ("story.css", "story.js") } else { ("embedded.css", "framed.js") };
        Ok(Page {
            lang: self.site.job.document.edition().head.lang.0.clone(),
            dir: self.site.job.document.edition().head.lang.direction(),
            title,
            kind,
            root,
            address: figure
                .map_or_else(|| self.site.job.address.clone(), |id| format!("{}figure/{id}/", self.site.job.address)),
            shared: false,
            asking: false,
            canonical: self.site.job.address.clone(),
            origin: self.site.job.origin.clone(),
            oembed,
            assets: PageAssets {
                css: iter::once(asset(sheet)?).chain(room).collect(),
                script: asset(script)?,
                first_fonts: FIRST_FONTS.into_iter().filter(|_| is_story).map(asset).collect::<Result<_>>()?,
                last_font: is_story.then(|| asset(LAST_FONT)).transpose()?,
                land: self.land.map(|land| land.from(root)),
                facts_table: asset("facts-table-tools.js")?,
                module: engine.module.from(root),
                story: Some(self.site.assets.engine(None)).filter(|story| *story != engine).map(|story| story.from(root)),
                glue: engine.glue.from(root),
                tools: asset("share.js")?,
                component: self.site.assets.asset("component.js")?.from(root),
                component_style: self.site.assets.asset("component.css")?.from(root),
                sound: asset("player.js")?,
                zoom: asset("zoom.js")?,
                lens: asset("lens.js")?,
                lens_style: asset("lens.css")?,
                compare: asset("compare.js")?,
                guess: asset("guess.js")?,
                flight: asset("flight.js")?,
                opening: asset("opening.js")?,
                cards: asset("cards.css")?,
                steps: asset("steps.js")?,
            },
        })
    }
}

/// Escapes text the way the rest of the build does: addresses keep their slashes.
fn format(out: &mut Output, state: &mut State, value: &minijinja::Value) -> Result<(), Error> {
    match value.as_str() {
        Some(text) if !value.is_safe() => Ok(out.write_str(&rich::escape(text))?),
        _ => escape_formatter(out, state, value),
    }
}

/// A page without the white space that its templates have for whoever reads them: no text of a page keeps its line breaks.
fn without_indentation(page: &str) -> String {
    let lines = page.lines().map(str::trim).filter(|line| !line.is_empty());
    lines.fold(String::with_capacity(page.len()), |page, line| page + line + "\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_keeps_its_lines_and_loses_what_stood_before_them() {
        assert_eq!(without_indentation("<p>\n    One\n\n  <b>two</b> three \n</p>"), "<p>\nOne\n<b>two</b> three\n</p>\n");
    }
}
