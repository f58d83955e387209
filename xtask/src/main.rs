//! Waymark's own commands: `cargo xtask serve`, `build`, `figure`, `check`, `test`, `fuzz` and `bench`: what `waymark` does, with its tools set up, and
//! the chores of the repository.

mod arguments;
mod bench;
mod fuzz;
mod reproduce;
mod serve;
mod test;
mod tools;

use std::process::ExitCode;

use arguments::Request;
use site::{Job, Project, check};

fn main() -> ExitCode {
    let request = match arguments::parse(lexopt::Parser::from_env()) {
        Ok(request) => request,
        Err(error) => {
            eprintln!("{error}\n\n{}\n{}", arguments::USAGE, site::options::USAGE);
            return ExitCode::from(2);
        }
    };
    match answer(request) {
        Ok(code) => code,
        Err(error) => {
            eprintln!("{error:#}");
            ExitCode::FAILURE
        }
    }
}

fn answer(request: Request) -> anyhow::Result<ExitCode> {
    let project = Project::find()?;
    match request {
        Request::Help => println!("{}\n{}", arguments::USAGE, site::options::USAGE),
        Request::Check { edition } => return check::run(&edition),
        Request::Build(options) => drop(build(&project, &options)?),
        Request::Serve { options, port } => serve::run(&project, &options, port)?,
        Request::Figure { options, id, format } => figure(&project, &options, &id, &format)?,
        Request::Test => test::run(&project)?,
        Request::Fuzz => fuzz::long(&project)?,
        Request::Bench { rounds, quick } => bench::run(&project, rounds, quick)?,
    }
    Ok(ExitCode::SUCCESS)
}

/// Reads what is to be built, sets up what that needs, and builds it. Returns the folder.
fn build(project: &Project, options: &site::Options) -> anyhow::Result<std::path::PathBuf> {
    let job = Job::read(project, options)?;
    tools::for_build(project)?;
    job.build()
}

fn figure(project: &Project, options: &site::Options, id: &str, format: &str) -> anyhow::Result<()> {
    let job = Job::read(project, options)?;
    tools::for_build(project)?;
    job.figure(id, format)
}
