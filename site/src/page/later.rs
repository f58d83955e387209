//! Files that scripts load when somebody asks for what they hold; each has its hash in its name, and the scripts know it.

use std::collections::BTreeMap;

use anyhow::Result;
use serde::Serialize;

use crate::build::{Asset, Output, hashed};
use crate::project::Project;

/// The files, by their paths in the built folder.
#[derive(Default)]
pub(super) struct Later(pub(super) BTreeMap<String, Vec<u8>>);

impl Later {
    /// Takes a style sheet of `www/styles`.
    pub(super) fn sheet(&mut self, project: &Project, name: &str) -> Result<Asset> {
        let sheet = std::fs::read(project.file(format!("www/styles/{name}")))?;
        Ok(self.add(name, sheet))
    }

    /// Takes a value as JSON.
    pub(super) fn json(&mut self, name: &str, value: &impl Serialize) -> Result<Asset> {
        Ok(self.add(name, serde_json::to_vec(value)?))
    }

    fn add(&mut self, name: &str, bytes: Vec<u8>) -> Asset {
        let asset = Asset::new(format!("assets/{}", hashed(name, &bytes)), &bytes);
        self.0.insert(asset.address.clone(), bytes);
        asset
    }

    /// Writes them all.
    pub(super) fn write(&self, output: &Output) -> Result<()> {
        self.0.iter().try_for_each(|(path, bytes)| output.write(path, bytes))
    }
}
