//! The command `waymark`: `build`, `figure` and `check`, for a machine that has the tools already.

use std::process::ExitCode;

use site::options::{Line, USAGE};
use site::{Job, Project, check};

const COMMANDS: &str = "\
usage: waymark COMMAND

  build [--edition FILE] [--out DIR] [--url URL] writes the pages to dist/
  figure ID [--format FORMAT] [--out FILE]       writes one figure: svg, dark.svg, png, card, csv, json, citation
  check FILE                                     validates an edition, one line per fault
";

fn main() -> ExitCode {
    let line = match Line::read(lexopt::Parser::from_env()) {
        Ok(line) => line,
        Err(error) => return misunderstood(&error.to_string()),
    };
    let words: Vec<&str> = line.words.iter().map(String::as_str).collect();
    let done = match words[..] {
        _ if line.help => {
            println!("{COMMANDS}\n{USAGE}");
            Ok(ExitCode::SUCCESS)
        }
        ["check", edition] if !line.has_options() => check::run(edition.as_ref()),
        ["build"] if line.format.is_none() && line.port.is_none() => {
            Project::find().and_then(|project| Job::read(&project, &line.options)?.build()).map(|_| ExitCode::SUCCESS)
        }
        ["figure", id] if line.port.is_none() => {
            let format = line.format.as_deref().unwrap_or("svg");
            let figure = |project: Project| Job::read(&project, &line.options)?.figure(id, format);
            Project::find().and_then(figure).map(|()| ExitCode::SUCCESS)
        }
        _ => return misunderstood("which command?"),
    };
    done.unwrap_or_else(|error| {
        eprintln!("{error:#}");
        ExitCode::FAILURE
    })
}

fn misunderstood(reason: &str) -> ExitCode {
    eprintln!("{reason}\n\n{COMMANDS}\n{USAGE}");
    ExitCode::from(2)
}
