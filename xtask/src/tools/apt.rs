//! Programs of the system, installed by apt-get where this user may.

use std::fs;
use std::path::Path;

use anyhow::Result;

use super::announce;
use site::Project;
use site::process;

/// Whether apt-get is here and this user is root.
pub(super) fn may_install(project: &Project) -> bool {
    let root = process::output(project.command("id").arg("-u")).is_ok_and(|user| user == "0");
    let family = fs::read_to_string("/etc/os-release").unwrap_or_default();
    root && is_debian(&family) && Path::new("/usr/bin/apt-get").exists()
}

/// Installs packages. What they bring is not started as a service.
pub(super) fn install(project: &Project, packages: &[&str]) -> Result<()> {
    let apt = |arguments: &[&str]| {
        let mut command = project.command("apt-get");
        command.args(arguments).env("DEBIAN_FRONTEND", "noninteractive").env("RUNLEVEL", "1");
        process::quietly(&project.made("log/apt-get.log"), &mut command)
    };
    apt(&["update"])?;
    apt(&[&["install", "--yes", "--no-install-recommends"], packages].concat())
}

/// What some tests need and others do without.
pub(super) struct Optional<'a> {
    /// What is set up, and how long that takes.
    pub(super) setting_up: (&'a str, &'a str),
    /// What is said where it cannot be had.
    pub(super) skipped: &'a str,
    /// The system that has the packages.
    pub(super) system: &'a str,
    pub(super) packages: &'a [&'a str],
}

impl Optional<'_> {
    /// What `find` finds, after the packages were installed where this user may; without it the tests that need it are
    /// skipped, and a line says so.
    pub(super) fn found<T>(&self, project: &Project, find: impl Fn() -> Option<T>) -> Option<T> {
        if let Some(found) = find() {
            return Some(found);
        }
        if may_install(project) {
            let (what, takes) = self.setting_up;
            announce(what, takes);
            // What went wrong is in the log; the line below says what it means.
            let _ = install(project, self.packages);
        }
        let found = find();
        if found.is_none() {
            eprintln!("{} ({}, as root: apt-get install {}).", self.skipped, self.system, self.packages.join(" "));
        }
        found
    }
}

/// Whether an os-release file is Debian's, Ubuntu's or a relative's.
fn is_debian(release: &str) -> bool {
    let names = release.lines().filter_map(|line| line.strip_prefix("ID=").or_else(|| line.strip_prefix("ID_LIKE=")));
    names.flat_map(|value| value.trim_matches('"').split(' ')).any(|name| name == "debian" || name == "ubuntu")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn debian_and_its_relatives_are_known() {
        assert!(is_debian("NAME=x\nID=debian\n"));
        assert!(is_debian("ID=linuxmint\nID_LIKE=\"ubuntu debian\"\n"));
        assert!(!is_debian("ID=fedora\n"));
    }
}
