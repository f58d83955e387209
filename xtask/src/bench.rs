//! `cargo xtask bench`
use crate::project::Project;
pub(crate) fn run(_project: &Project) -> anyhow::Result<()> {
    Ok(())
}
