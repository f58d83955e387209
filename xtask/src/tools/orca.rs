//! Orca, a screen reader, with the desktop that it needs.

use std::path::{Path, PathBuf};

use super::apt::Optional;
use site::Project;

const PACKAGES: [&str; 8] =
    ["orca", "xvfb", "at-spi2-core", "speech-dispatcher", "dbus", "libglib2.0-bin", "openbox", "xdotool"];
/// What the desktop starts besides Orca, as `tests/e2e/session.sh` does.
const PROGRAMS: [&str; 6] = ["Xvfb", "openbox", "xdotool", "speech-dispatcher", "dbus-run-session", "gdbus"];
/// What joins programs to a screen reader is in nobody's search path.
const BUS: &str = "/usr/libexec/at-spi-bus-launcher";

/// Finds Orca with its desktop, or installs them where this user may. Without them the test of what is spoken says that it
/// was skipped.
pub(super) fn orca(project: &Project) -> Option<PathBuf> {
    let optional = Optional {
        setting_up: ("a screen reader with a desktop for it", "about a minute"),
        skipped: "The tests of what is spoken will be skipped: Orca or its desktop is missing",
        system: "Debian",
        packages: &PACKAGES,
    };
    optional.found(project, || find(project))
}

fn find(project: &Project) -> Option<PathBuf> {
    let orca = project.program(&["orca"])?;
    let whole = PROGRAMS.iter().all(|program| project.program(&[program]).is_some()) && Path::new(BUS).is_file();
    whole.then_some(orca)
}
