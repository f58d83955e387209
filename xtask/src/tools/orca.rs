//! Orca, the screen reader of GNOME, with the screen and the voice that it needs.

use std::path::PathBuf;

use super::{announce, apt};
use site::Project;

/// The programs that a spoken test starts.
const PROGRAMS: [&str; 6] = ["orca", "Xvfb", "dbus-run-session", "openbox", "xdotool", "speech-dispatcher"];
/// The packages that bring them, and the bus of accessibility.
const PACKAGES: [&str; 7] = ["orca", "xvfb", "at-spi2-core", "speech-dispatcher", "dbus-x11", "openbox", "xdotool"];

/// Finds Orca, or installs it where this user may. Without it the tests are run all the same, and the spoken one says that it
/// was skipped.
pub(crate) fn orca(project: &Project) -> Option<PathBuf> {
    if find(project).is_none() && apt::may_install(project) {
        announce("Orca, the screen reader", "about a minute");
        // What cannot be installed is told by the test that is skipped.
        let _ = apt::install(project, &PACKAGES);
    }
    find(project)
}

fn find(project: &Project) -> Option<PathBuf> {
    PROGRAMS.iter().all(|program| project.program(&[program]).is_some()).then(|| project.program(&["orca"])).flatten()
}
