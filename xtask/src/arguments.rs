//! The command line.

use std::path::PathBuf;

use site::Options;
use site::options::Line;

/// What `cargo xtask` answers when it is asked for help or not understood.
pub(crate) const USAGE: &str = "\
usage: cargo xtask COMMAND

  serve [--port N] [--edition FILE]              builds the pages and serves them on this machine
  build [--edition FILE] [--out DIR] [--url URL] writes the pages to dist/
  figure ID [--format FORMAT] [--out FILE]       writes one figure: svg, dark.svg, png, card, csv, json, citation
  check FILE                                     validates an edition, one line per fault
  test                                           sets up what is missing and runs every test
  fuzz                                           tries made-up input for long; WAYMARK_FUZZ_CASES says how often
  bench [--rounds N] [--quick]                   measures sizes and times

";

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
    Build(Options),
    /// Write the pages and serve them.
    Serve {
        /// What to build.
        options: Options,
        /// Where to listen; 0 takes any free port.
        port: u16,
    },
    /// Write one figure.
    Figure {
        /// What to draw it from, and which file to write.
        options: Options,
        /// The figure's id.
        id: String,
        /// What to write of it.
        format: String,
    },
    /// Run every test.
    Test,
    /// Try made-up input for long.
    Fuzz,
    /// Measure.
    Bench {
        /// How often each page is loaded.
        rounds: Option<u32>,
        /// Whether a smoke run is enough.
        quick: bool,
    },
}

/// Reads the command line.
pub(crate) fn parse(arguments: lexopt::Parser) -> Result<Request, lexopt::Error> {
    let line = Line::read(arguments)?;
    let words: Vec<&str> = line.words.iter().map(String::as_str).collect();
    let bare = !line.has_options();
    let Line { options, format, port, .. } = &line;
    Ok(match words[..] {
        _ if line.help => Request::Help,
        ["help"] if bare => Request::Help,
        [command, ..] if command != "bench" && (line.rounds.is_some() || line.quick) => {
            return Err("only `bench` takes --rounds and --quick".into());
        }
        ["serve"] if options.out.is_none() && options.url.is_none() && format.is_none() => {
            Request::Serve { options: options.clone(), port: port.unwrap_or(PORT) }
        }
        ["build"] if port.is_none() && format.is_none() => Request::Build(options.clone()),
        ["figure", id] if port.is_none() => {
            let format = format.clone().unwrap_or_else(|| "svg".to_owned());
            Request::Figure { options: options.clone(), id: id.to_owned(), format }
        }
        ["check", edition] if bare => Request::Check { edition: edition.into() },
        ["test"] if bare => Request::Test,
        ["fuzz"] if bare => Request::Fuzz,
        ["bench"] if *options == Options::default() && format.is_none() && port.is_none() => {
            Request::Bench { rounds: line.rounds, quick: line.quick }
        }
        [] => return Err("which command?".into()),
        [command, ..] => return Err(format!("`{command}` does not go with these arguments").into()),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn request(words: &[&str]) -> Result<Request, String> {
        parse(lexopt::Parser::from_args(words)).map_err(|error| error.to_string())
    }

    #[test]
    fn serve_takes_a_port_and_an_edition() {
        let options = Options { edition: Some("other.json".into()), ..Options::default() };
        assert_eq!(request(&["serve", "--port", "9000", "--edition=other.json"]), Ok(Request::Serve { options, port: 9000 }));
    }

    #[test]
    fn a_figure_is_an_svg_file_unless_another_format_is_asked_for() {
        let plain = Request::Figure { options: Options::default(), id: "trade".to_owned(), format: "svg".to_owned() };
        assert_eq!(request(&["figure", "trade"]), Ok(plain));
        let options = Options { out: Some("trade.csv".into()), ..Options::default() };
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
