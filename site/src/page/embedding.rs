//! What others embed a figure with: the snippet, the oEmbed answer and the manifest.

use std::collections::BTreeMap;

use serde::Serialize;
use waymark::language::sources::FIGURES_PAGE;

use super::knots;
use super::rich::escape;

/// The width for which a snippet's frame is as high as its figure before any script runs.
const WIDTH: u32 = 640;

/// How long an oEmbed answer holds, in seconds.
const CACHE_AGE: u32 = 86_400;

/// The longest snippet, and the longest list of heights in it, in characters.
const LONGEST: usize = 1_000;
const LONGEST_LIST: usize = 400;

/// The highest frame that an oEmbed answer asks for: `WordPress` makes none higher. What is higher scrolls until it says so.
const HIGHEST: u32 = 1_000;

/// A figure as those who embed it know it, from which every form of the code is written: here and by `www/share/code.js`.
#[derive(Serialize)]
pub(super) struct Embedded<'a> {
    /// Where the pages are published, with a slash at the end.
    pub(super) address: &'a str,
    /// The figure's id.
    pub(super) id: &'a str,
    /// Its title.
    pub(super) title: &'a str,
    /// What a person would say of it, as much of it as a snippet has room for.
    pub(super) words: String,
    /// Who says it.
    pub(super) source: String,
    /// The height of its page at each width, as [`super::knots`] lists it.
    pub(super) heights: String,
    /// The height at the width that snippets reckon with.
    pub(super) height: u32,
    /// The width of its picture beside words, in CSS pixels.
    pub(super) width: u32,
    /// The size of its PNG file.
    #[serde(skip)]
    pub(super) png: (u32, u32),
}

impl<'a> Embedded<'a> {
    /// `every` has the height of the figure's page at every width, `summary` the sentences about it.
    pub(super) fn new(
        (address, id, title): (&'a str, &'a str, &'a str),
        summary: &[String],
        source: String,
        every: &BTreeMap<u32, f64>,
        png: (u32, u32),
    ) -> Self {
        let height = every.get(&WIDTH).map_or(WIDTH, |height| height.ceil() as u32);
        let words = title.to_owned();
        let mut embedded = Self { address, id, title, words, source, heights: String::new(), height, width: WIDTH, png };
        let room = |embedded: &Self| LONGEST.saturating_sub(embedded.snippet().chars().count());
        embedded.heights = knots::list(every, room(&embedded).min(LONGEST_LIST));
        let room = room(&embedded) + escape(title).chars().count();
        for count in (1..=summary.len()).rev() {
            let words = summary.get(..count).unwrap_or_default().join(" ");
            if escape(&words).chars().count() <= room {
                embedded.words = words;
                break;
            }
        }
        embedded
    }

    /// Where its oEmbed answer is.
    pub(super) fn oembed_address(&self) -> String {
        format!("{}oembed/{}.json", self.address, self.id)
    }

    /// The frame alone.
    fn frame(&self, height: u32) -> String {
        let Self { address, id, heights, .. } = self;
        let title = escape(self.title);
        format!(
            "<iframe src=\"{address}embed/{id}/\" title=\"{title}\" data-waymark-heights=\"{heights}\" \
             width=\"100%\" height=\"{height}\" frameborder=\"0\" loading=\"lazy\" \
             style=\"width:100%;color-scheme:light\" allow=\"clipboard-write;web-share\"></iframe>"
        )
    }

    /// The script that fits the frame's height. It pins no hash: what is pasted today loads the script of every later release.
    /// What that script loads is checked.
    fn script(&self) -> String {
        format!("<script async src=\"{}embed.js\"></script>", self.address)
    }

    /// The code for another page: a frame, and the script. Beside the frame, where nobody sees it and nothing loads it, a
    /// picture waits with a link in words: it takes the frame's place where that is taken away.
    pub(super) fn snippet(&self) -> String {
        let Self { address, id, width, .. } = self;
        let words = escape(&self.words);
        format!(
            "<figure style=\"display:grid;grid:auto/100% 100%;gap:9px;overflow:clip;margin:0\">{}\n\
             <a href=\"{address}figure/{id}/\" tabindex=\"-1\"><img src=\"{address}figure/{id}.png\" width=\"{width}\" \
             alt=\"{words}\" loading=\"lazy\" style=\"max-width:100%\"> {FIGURES_PAGE}</a></figure>\n{}",
            self.frame(self.height),
            self.script(),
        )
    }

    /// The answer of an oEmbed endpoint. A file cannot honour `maxwidth`: the frame is as wide as its place.
    pub(super) fn oembed(&self) -> OEmbed<'_> {
        let height = self.height.min(HIGHEST);
        OEmbed {
            version: "1.0",
            kind: "rich",
            title: self.title,
            provider_name: "Waymark",
            provider_url: self.address,
            cache_age: CACHE_AGE,
            thumbnail_url: format!("{}figure/{}.png", self.address, self.id),
            thumbnail_width: self.png.0,
            thumbnail_height: self.png.1,
            // WordPress takes the first frame and drops all else.
            html: format!("{}\n{}", self.frame(height), self.script()),
            width: WIDTH,
            height,
            snippet: self.snippet(),
            embedded: self,
        }
    }
}

/// An oEmbed answer of the type `rich`.
#[derive(Serialize)]
pub(super) struct OEmbed<'a> {
    version: &'static str,
    #[serde(rename = "type")]
    kind: &'static str,
    title: &'a str,
    provider_name: &'static str,
    provider_url: &'a str,
    cache_age: u32,
    thumbnail_url: String,
    thumbnail_width: u32,
    thumbnail_height: u32,
    html: String,
    width: u32,
    height: u32,
    /// Beyond the protocol: the whole code, and what it is written from.
    snippet: String,
    embedded: &'a Embedded<'a>,
}

/// The list of all figures, for those who choose one by machine.
#[derive(Serialize)]
pub(super) struct Manifest {
    /// The edition's title.
    pub(super) title: String,
    /// Its language.
    pub(super) lang: String,
    /// Where the pages are published.
    pub(super) address: String,
    /// Every figure, in page order.
    pub(super) figures: Vec<ManifestFigure>,
}

/// A figure in the manifest.
#[derive(Serialize)]
pub(super) struct ManifestFigure {
    /// Its id.
    pub(super) id: String,
    /// Its title.
    pub(super) title: String,
    /// What a person would say of it.
    pub(super) summary: String,
    /// The kinds of its panels.
    pub(super) kinds: Vec<String>,
    /// The facts that it shows.
    pub(super) facts: Vec<String>,
    /// Width to height of its page, in CSS pixels.
    pub(super) heights: BTreeMap<u32, u32>,
    /// The code that embeds it.
    pub(super) embed: String,
    /// Where its oEmbed answer is.
    pub(super) oembed: String,
    /// Changes when the figure's facts, words or picture change.
    pub(super) hash: String,
}
