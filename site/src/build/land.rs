//! The land of an edition's maps, projected about their centre by `npm run land`.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result};
use waymark::figure::Document;

use super::hash;
use crate::process;
use crate::project::Project;

/// The kind of panel that needs land.
const MAP: &str = "map";

/// Whether a figure has a map among its panels.
pub(crate) fn has_map(figure: &waymark::edition::Figure) -> bool {
    figure.panels.iter().any(|panel| panel.kind == MAP)
}

/// The land's file, or nothing for an edition without a map. It is projected anew only when the map changes.
pub(crate) fn text(project: &Project, edition: &Path, document: &Document) -> Result<Option<String>> {
    let mut panels = document.edition().figures.iter().flat_map(|figure| &figure.panels);
    let Some(map) = panels.find(|panel| panel.kind == MAP) else { return Ok(None) };
    let script = fs::read(project.file("www/geo/build.mjs")).context("www/geo/build.mjs cannot be read")?;
    let name = hash(&[map.body.to_string().as_bytes(), &script].concat());
    let file = project.made(format!("land/{}.json", &name[..16]));
    if !file.exists() {
        if let Some(folder) = file.parent() {
            fs::create_dir_all(folder)?;
        }
        let mut node = project.command("node");
        node.arg("www/geo/build.mjs").arg("--edition").arg(edition.canonicalize()?).arg("--out").arg(&file);
        process::quietly(&project.made("log/land.log"), &mut node)?;
    }
    fs::read_to_string(&file).map(Some).with_context(|| format!("{} cannot be read", file.display()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use waymark::layout::{Land, Point, Position, Projection};

    /// Whether a position is painted as land: coast after coast, then lake after lake.
    fn is_painted(land: &Land, longitude: f64, latitude: f64) -> bool {
        let Some(at) = Projection::new(land.centre).forward(Position::new(longitude, latitude)) else { return false };
        let holds = |ring: &Vec<Point>| {
            let sides = ring.iter().zip(ring.iter().cycle().skip(1));
            let crossed =
                sides.filter(|(a, b)| (a.y > at.y) != (b.y > at.y) && at.x < a.x + (at.y - a.y) / (b.y - a.y) * (b.x - a.x));
            crossed.count() % 2 == 1
        };
        land.rings.iter().any(holds) && !land.lakes.iter().any(holds)
    }

    /// The land that is made for a map, in files of this name.
    fn made(name: &str, map: &serde_json::Value) -> Result<Land> {
        let project = Project::find()?;
        let folder = project.made("land-test");
        fs::create_dir_all(&folder)?;
        let (from, to) = (folder.join(format!("{name}.json")), folder.join(format!("{name}-land.json")));
        fs::write(&from, serde_json::json!({ "figures": [{ "panels": [map] }] }).to_string())?;
        let mut node = project.command("node");
        node.arg("www/geo/build.mjs").arg("--edition").arg(&from).arg("--out").arg(&to);
        process::quietly(&folder.join(format!("{name}.log")), &mut node)?;
        Land::read(&fs::read_to_string(&to)?).map_err(|fault| anyhow::anyhow!("{}", fault.path))
    }

    #[test]
    fn land_with_more_coasts_than_usual_is_coarser_and_not_refused() -> Result<()> {
        // Islands and fjords, each seen from near.
        let flown = [
            [[10.7, 59.9], [5.3, 60.4]],
            [[18.0, 59.3], [21.5, 60.3]],
            [[12.6, 55.7], [10.7, 59.9]],
            [[-6.2, 57.5], [-5.0, 56.0]],
            [[5.3, 60.4], [14.9, 68.2]],
            [[25.5, 37.0], [23.7, 38.0]],
            [[15.0, 78.0], [20.0, 79.0]],
            [[-22.0, 64.0], [-15.0, 65.0]],
        ];
        let routes = flown.map(|line| serde_json::json!({ "lines": [line], "step": {} }));
        let view = serde_json::json!({ "centre": [14, 60] });
        let land = made("coasts", &serde_json::json!({ "kind": MAP, "view": view, "routes": routes }))?;
        assert!(is_painted(&land, 15.0, 60.0) && !is_painted(&land, 0.0, 65.0));
        Ok(())
    }

    #[test]
    fn land_about_the_point_opposite_does_not_drown_all_other_land() -> Result<()> {
        for centre in [(-70.0, -60.0), (-100.0, -40.0), (80.0, 30.0), (10.0, 50.0)] {
            let view = serde_json::json!({ "centre": [centre.0, centre.1] });
            let land = made("opposite", &serde_json::json!({ "kind": MAP, "view": view, "routes": [] }))?;
            for (longitude, latitude) in [(-60.0, -10.0), (25.0, 0.0), (-100.0, 40.0), (-64.0, -17.0)] {
                assert!(is_painted(&land, longitude, latitude), "{centre:?}: {longitude}, {latitude} is land");
            }
            for (longitude, latitude) in [(-150.0, 0.0), (-30.0, 30.0), (-20.0, -40.0)] {
                assert!(!is_painted(&land, longitude, latitude), "{centre:?}: {longitude}, {latitude} is water");
            }
        }
        Ok(())
    }
}
