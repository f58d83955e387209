//! The command line.

use std::path::PathBuf;

use lexopt::prelude::*;

/// What `cargo xtask` answers when it is asked for help or not understood.
pub(crate) const USAGE: &str = "\
usage: cargo xtask COMMAND

  serve [--port N] [--edition FILE]              builds the pages and serves them on this machine
  build [--edition FILE] [--out DIR] [--url URL] writes the pages to dist/
  figure ID [--format FORMAT] [--out FILE]       writes one figure: svg, dark.svg, png, card, csv, json, citation
  check FILE                                     validates an edition, one line per fault
  test                                           sets up what is missing and runs every test
  bench                                          measures sizes and times

--theme FILE brings a newsroom's colours and fonts to serve, build and figure.
--url is the address under which the pages will be published; snippets for embedding carry it.";

/// Where a server answers, unless `--port` says otherwise.
const PORT: u16 = 8080;

/// A command with its arguments.
#[derive(Debug, PartialEq)]
pub(crate) enum Request {
    /// Print the usage.
    Help,
    /// Validate an edition.
    Check {
        /// The edition's file.
        edition: PathBuf,
    },
    /// Write the pages.
    Build(BuildOptions),
    /// Write the pages and serve them.
    Serve {
        /// What to build.
        options: BuildOptions,
        /// Where to listen; 0 takes any free port.
        port: u16,
    },
    /// Write one figure.
    Figure {
        /// What to draw it from, and which file to write.
        options: BuildOptions,
        /// The figure's id.
        id: String,
        /// What to write of it.
        format: String,
    },
    /// Run every test.
    Test,
    /// Measure.
    Bench,
}

/// What to build, and where to.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct BuildOptions {
    /// The edition's file, if it is not the bundled one.
    pub(crate) edition: Option<PathBuf>,
    /// The folder to write, if it is not `dist`.
    pub(crate) out: Option<PathBuf>,
    /// The address under which the pages will be published.
    pub(crate) url: Option<String>,
    /// The newsroom's style sheet.
    pub(crate) theme: Option<PathBuf>,
}

/// Reads the command line.
pub(crate) fn parse(mut arguments: lexopt::Parser) -> Result<Request, lexopt::Error> {
    let mut words = Vec::new();
    let mut options = BuildOptions::default();
    let mut port = None;
    let mut format = None;
    while let Some(argument) = arguments.next()? {
        match argument {
            Long("help") | Short('h') => return Ok(Request::Help),
            Long("edition") => options.edition = Some(arguments.value()?.into()),
            Long("out") => options.out = Some(arguments.value()?.into()),
            Long("url") => options.url = Some(arguments.value()?.string()?),
            Long("theme") => options.theme = Some(arguments.value()?.into()),
            Long("format") => format = Some(arguments.value()?.string()?),
            Long("port") => port = Some(arguments.value()?.parse()?),
            Value(word) => words.push(word.string()?),
            other => return Err(other.unexpected()),
        }
    }
    let given = options != BuildOptions::default();
    if let (["figure", id], None) = (&words.iter().map(String::as_str).collect::<Vec<_>>()[..], port) {
        let format = format.unwrap_or_else(|| "svg".to_owned());
        return Ok(Request::Figure { options, id: (*id).to_owned(), format });
    }
    if format.is_some() {
        return Err("`--format` goes with `figure`".into());
    }
    match words.iter().map(String::as_str).collect::<Vec<_>>()[..] {
        ["help"] => Ok(Request::Help),
        ["serve"] if options.out.is_none() && options.url.is_none() => {
            Ok(Request::Serve { options, port: port.unwrap_or(PORT) })
        }
        ["build"] if port.is_none() => Ok(Request::Build(options)),
        ["check", edition] if !given && port.is_none() => Ok(Request::Check { edition: edition.into() }),
        ["test"] if !given && port.is_none() => Ok(Request::Test),
        ["bench"] if !given && port.is_none() => Ok(Request::Bench),
        [] => Err("which command?".into()),
        [command, ..] => Err(format!("`{command}` does not go with these arguments").into()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn request(words: &[&str]) -> Result<Request, String> {
        parse(lexopt::Parser::from_args(words)).map_err(|error| error.to_string())
    }

    #[test]
    fn serve_takes_a_port_and_an_edition() {
        let options = BuildOptions { edition: Some("other.json".into()), ..BuildOptions::default() };
        assert_eq!(request(&["serve", "--port", "9000", "--edition=other.json"]), Ok(Request::Serve { options, port: 9000 }));
    }

    #[test]
    fn a_figure_is_an_svg_file_unless_another_format_is_asked_for() {
        let plain = Request::Figure { options: BuildOptions::default(), id: "trade".to_owned(), format: "svg".to_owned() };
        assert_eq!(request(&["figure", "trade"]), Ok(plain));
        let options = BuildOptions { out: Some("trade.csv".into()), ..BuildOptions::default() };
        let data = Request::Figure { options, id: "trade".to_owned(), format: "csv".to_owned() };
        assert_eq!(request(&["figure", "trade", "--format", "csv", "--out", "trade.csv"]), Ok(data));
        assert!(request(&["figure"]).is_err());
        assert!(request(&["build", "--format", "csv"]).is_err());
    }

    #[test]
    fn check_needs_a_file() {
        assert_eq!(request(&["check"]), Err("`check` does not go with these arguments".to_owned()));
    }

    #[test]
    fn an_argument_of_another_command_is_refused() {
        assert!(request(&["build", "--port", "9000"]).is_err());
        assert!(request(&["test", "--out", "elsewhere"]).is_err());
        assert!(request(&["bench", "--fast"]).is_err());
    }

    #[test]
    fn no_command_is_an_error() {
        assert_eq!(request(&[]), Err("which command?".to_owned()));
    }
}
