//! The browser with Safari's engine, with its driver and a screen for it.

use std::path::PathBuf;

use super::apt::Optional;
use site::Project;

const PACKAGES: [&str; 2] = ["webkit2gtk-driver", "xvfb"];
/// The engine of Safari 16.0, which newer systems no longer have.
const OLDEST_PACKAGES: [&str; 3] = ["wpewebkit-driver", "cog", "libwpebackend-fdo-1.0-1"];

/// The driver of Safari's engine, and the program that is a screen where there is none.
pub(crate) struct Webkit {
    /// Starts the browser that was installed with it.
    pub(crate) driver: PathBuf,
    /// Xvfb.
    pub(crate) screen: PathBuf,
}

/// Finds both, or installs them where this user may. Without them the tests are run all the same, and those that
/// need them say that they were skipped.
pub(super) fn webkit(project: &Project) -> Option<Webkit> {
    let optional = Optional {
        setting_up: ("WebKit and a screen for it", "about a minute"),
        skipped: "The tests in WebKit will be skipped: it is missing",
        system: "Debian",
        packages: &PACKAGES,
    };
    optional.found(project, || find(project))
}

/// Installs the oldest of Safari's engines that is promised, where this user may and the system has it. Returns its driver
/// and its browser.
pub(super) fn oldest_webkit(project: &Project) -> Option<(PathBuf, PathBuf)> {
    let optional = Optional {
        setting_up: ("the engine of Safari 16.0", "half a minute"),
        skipped: "The tests in the engine of Safari 16.0 will be skipped: it is missing",
        system: "Debian 12",
        packages: &OLDEST_PACKAGES,
    };
    optional.found(project, || Some((project.program(&["WPEWebDriver"])?, project.program(&["cog"])?)))
}

fn find(project: &Project) -> Option<Webkit> {
    Some(Webkit { driver: project.program(&["WebKitWebDriver"])?, screen: project.program(&["Xvfb"])? })
}
