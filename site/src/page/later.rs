//! Files that scripts load when somebody asks for what they hold; each has its hash in its name, and the scripts know it.

use std::collections::BTreeMap;

use anyhow::Result;
use serde::Serialize;

use crate::build::{Asset, Output, component, hashed};
use crate::project::Project;

/// The files, by their paths in the built folder.
#[derive(Default)]
pub(super) struct Later(pub(super) BTreeMap<String, Vec<u8>>);

impl Later {
    /// Takes a style sheet of `www/styles`.
    pub(super) fn sheet(&mut self, project: &Project, name: &str) -> Result<Asset> {
        Ok(self.add(name, Self::text(project, name)?.into_bytes()))
    }

    /// Takes a style sheet of `www/styles` as the shadow tree of an element can use it.
    pub(super) fn component_sheet(&mut self, project: &Project, name: &str) -> Result<Asset> {
        let sheet = component::style_sheet(&Self::text(project, name)?);
        Ok(self.add(&format!("component-{name}"), sheet.into_bytes()))
    }

    fn text(project: &Project, name: &str) -> Result<String> {
        Ok(std::fs::read_to_string(project.file(format!("www/styles/{name}")))?)
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
