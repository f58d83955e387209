//! The command line of `waymark` and `cargo xtask`: words, and the options that may stand among them.

use std::path::PathBuf;

use lexopt::prelude::*;

/// What `--help` says of the options that several commands take.
pub const USAGE: &str = "\
--theme FILE brings a newsroom's colours and fonts to serve, build and figure.
--font FILE, once or more, brings letters that the fonts of PNG files lack to them.
--url is the address under which the pages will be published; snippets for embedding carry it.";

/// What to build, and where to.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Options {
    /// The edition's file, if it is not the bundled one.
    pub edition: Option<PathBuf>,
    /// The folder to write, if it is not `dist`; of one figure, its file.
    pub out: Option<PathBuf>,
    /// The address under which the pages will be published.
    pub url: Option<String>,
    /// The newsroom's style sheet.
    pub theme: Option<PathBuf>,
    /// Fonts with letters that ours lack.
    pub fonts: Vec<PathBuf>,
}

/// A command line as it was given; which options go with which command is the command's to say.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Line {
    /// The command and what it is about.
    pub words: Vec<String>,
    /// What to build, and where to.
    pub options: Options,
    /// `--format`.
    pub format: Option<String>,
    /// `--port`.
    pub port: Option<u16>,
    /// `--rounds`.
    pub rounds: Option<u32>,
    /// `--quick`.
    pub quick: bool,
    /// `--help`.
    pub help: bool,
}

impl Line {
    /// Reads it. Fails on an option that no command knows, and on a value that is missing or malformed.
    pub fn read(mut arguments: lexopt::Parser) -> Result<Self, lexopt::Error> {
        let mut line = Self::default();
        while let Some(argument) = arguments.next()? {
            match argument {
                Long("help") | Short('h') => line.help = true,
                Long("edition") => line.options.edition = Some(arguments.value()?.into()),
                Long("out") => line.options.out = Some(arguments.value()?.into()),
                Long("url") => line.options.url = Some(arguments.value()?.string()?),
                Long("theme") => line.options.theme = Some(arguments.value()?.into()),
                Long("font") => line.options.fonts.push(arguments.value()?.into()),
                Long("format") => line.format = Some(arguments.value()?.string()?),
                Long("port") => line.port = Some(arguments.value()?.parse()?),
                Long("rounds") => line.rounds = Some(arguments.value()?.parse()?),
                Long("quick") => line.quick = true,
                Value(word) => line.words.push(word.string()?),
                other => return Err(other.unexpected()),
            }
        }
        Ok(line)
    }

    /// Whether anything but words was given.
    #[must_use]
    pub fn has_options(&self) -> bool {
        *self != Self { words: self.words.clone(), ..Self::default() }
    }
}
