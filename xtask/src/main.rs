//! Waymark's own commands: `cargo xtask serve`, `build`, `figure`, `check`, `test` and `bench`.

mod arguments;
mod bench;
mod build;
mod check;
mod figure;
mod page;
mod process;
mod project;
mod serve;
mod test;
mod tools;

use std::process::ExitCode;

use arguments::Request;
use project::Project;

fn main() -> ExitCode {
    let request = match arguments::parse(lexopt::Parser::from_env()) {
        Ok(request) => request,
        Err(error) => {
            eprintln!("{error}\n\n{}", arguments::USAGE);
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
        Request::Help => println!("{}", arguments::USAGE),
        Request::Check { edition } => return check::run(&edition),
        Request::Build(options) => drop(build::run(&project, &options)?),
        Request::Serve { options, port } => serve::run(&project, &options, port)?,
        Request::Figure { options, id, format } => figure::run(&project, &options, &id, &format)?,
        Request::Test => test::run(&project)?,
        Request::Bench => bench::run(&project)?,
    }
    Ok(ExitCode::SUCCESS)
}
