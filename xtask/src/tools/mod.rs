//! Sets up what a command needs and this machine lacks. A second run finds all of it.

mod apt;
mod browser;
mod nginx;
mod node;
mod orca;
mod rust;
mod webkit;

pub(crate) use browser::{Browser, browser};
pub(crate) use nginx::nginx;

use anyhow::Result;

use site::Project;

/// What `cargo xtask build` needs: the wasm target, wasm-bindgen and npm's packages.
pub(crate) fn for_build(project: &Project) -> Result<()> {
    rust::wasm_target(project)?;
    rust::wasm_bindgen(project)?;
    node::packages(project)
}

/// What `cargo xtask test` needs: the tools of the build, wasm-pack, cargo-deny, nginx, and a browser with its driver.
pub(crate) fn for_test(project: &Project) -> Result<Browser> {
    let browser = browser(project)?;
    nginx(project)?;
    for_build(project)?;
    rust::wasm_pack(project)?;
    rust::cargo_deny(project)?;
    Ok(browser)
}

/// Says what is being set up, and about how long it takes.
fn announce(what: &str, duration: &str) {
    eprintln!("Setting up: {what} ({duration}, once)");
}
