//! What others embed a figure with: the snippet, the oEmbed answer and the manifest.

use std::collections::BTreeMap;

use serde::Serialize;

use super::rich::escape;

/// The width for which a snippet's frame is as high as its figure before any script runs.
const WIDTH: u32 = 640;

/// How long an oEmbed answer holds, in seconds.
const CACHE_AGE: u32 = 86_400;

/// A figure as those who embed it know it.
pub(super) struct Embedded<'a> {
    /// Where the pages are published, with a slash at the end.
    pub(super) address: &'a str,
    /// The figure's id.
    pub(super) id: &'a str,
    /// Its title.
    pub(super) title: &'a str,
    /// What a person would say of it.
    pub(super) summary: &'a [String],
    /// Width to height of its page, in CSS pixels.
    pub(super) heights: &'a BTreeMap<u32, u32>,
    /// The same at every width at which it changes.
    pub(super) steps: &'a [(u32, u32)],
    /// The size of its PNG file.
    pub(super) png: (u32, u32),
}

impl Embedded<'_> {
    fn height(&self) -> u32 {
        self.heights.get(&WIDTH).copied().unwrap_or(WIDTH)
    }

    /// Where its oEmbed answer is.
    pub(super) fn oembed_address(&self) -> String {
        format!("{}oembed/{}.json", self.address, self.id)
    }

    /// The code for another page: a frame, the script that fits its height, and a picture where frames are refused. It pins
    /// no hash: what is pasted today loads the script of every later release. What that script loads is checked.
    pub(super) fn snippet(&self) -> String {
        let Self { address, id, png: (width, height), .. } = *self;
        let title = escape(self.title);
        let summary = escape(&self.summary.join(" "));
        let heights: Vec<_> = self.steps.iter().map(|(width, height)| format!("{width}:{height}")).collect();
        let picture_height = (height * WIDTH).div_ceil(width.max(1));
        format!(
            "<iframe src=\"{address}embed/{id}/\" title=\"{title} (interactive chart)\" id=\"waymark-{id}\" \
             data-waymark-heights=\"{}\" width=\"100%\" height=\"{}\" loading=\"lazy\" \
             style=\"border:0;width:100%;color-scheme:light\" allow=\"clipboard-write; web-share; fullscreen\"></iframe>\n\
             <script async src=\"{address}embed.js\" crossorigin=\"anonymous\"></script>\n\
             <noscript><a href=\"{address}#{id}\"><img src=\"{address}figure/{id}.png\" width=\"{WIDTH}\" \
             height=\"{picture_height}\" alt=\"{summary}\"></a></noscript>",
            heights.join(","),
            self.height(),
        )
    }

    /// The answer of an oEmbed endpoint. A file cannot honour `maxwidth`: the frame is as wide as its place.
    pub(super) fn oembed(&self) -> OEmbed<'_> {
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
            html: self.snippet(),
            width: WIDTH,
            height: self.height(),
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
