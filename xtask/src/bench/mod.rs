//! `cargo xtask bench`: what the pages weigh and how long they take.

mod sizes;

use anyhow::Result;

use crate::serve::Server;
use crate::tools;
use site::Options;
use site::Project;
use site::process;

pub(crate) use sizes::check as check_sizes;

/// Builds the pages and prints sizes, then times as ratios between two ways in the same run.
pub(crate) fn run(project: &Project) -> Result<()> {
    let browser = tools::browser(project)?;
    let server = Server::listen(0)?;
    let options = Options { out: Some(project.made("site")), url: Some(server.address()), ..Options::default() };
    // Sizes are those of one build, not of the files that are kept for pages of earlier ones.
    let _ = std::fs::remove_dir_all(project.made("site"));
    let site = crate::build(project, &options)?;
    let _serving = server.serve(site.clone());
    sizes::report(&site)?;
    for script in ["redraw", "start"] {
        println!();
        let mut node = project.command("node");
        node.arg(format!("tests/bench/{script}.mjs"))
            .env("WAYMARK_ADDRESS", server.address())
            .env("WAYMARK_SITE", &site)
            .env("WAYMARK_GLUE", site::build::glue(project))
            .env("WAYMARK_CHROMIUM", &browser.chromium);
        process::openly(&mut node)?;
    }
    Ok(())
}
