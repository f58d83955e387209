//! Says what is wrong with an edition, and nothing else.

use std::fs;
use std::path::Path;
use std::process::ExitCode;

use anyhow::{Context, Result, bail};
use waymark::figure::Document;

/// Prints one line for each fault on standard error.
pub fn run(path: &Path) -> Result<ExitCode> {
    match Document::read(&text(path)?) {
        Ok(_) => Ok(ExitCode::SUCCESS),
        Err(refusals) => {
            eprintln!("{refusals}");
            Ok(ExitCode::FAILURE)
        }
    }
}

/// The text of an edition's file. Fails on what is no ordinary file: a pipe would be waited for.
pub(crate) fn text(path: &Path) -> Result<String> {
    let about = fs::metadata(path).with_context(|| format!("{} cannot be read", path.display()))?;
    if !about.is_file() {
        bail!("{} is no file", path.display());
    }
    let bytes = fs::read(path).with_context(|| format!("{} cannot be read", path.display()))?;
    String::from_utf8(bytes).with_context(|| format!("{} is not UTF-8 text", path.display()))
}

#[cfg(test)]
mod tests {
    use super::*;
    #[cfg(unix)]
    use std::process::Command;
    #[cfg(unix)]
    use std::{sync::mpsc, time::Duration};

    /// A folder of this test's own.
    fn folder(name: &str) -> std::io::Result<std::path::PathBuf> {
        let folder = std::env::temp_dir().join(format!("waymark-{}-check-{name}", std::process::id()));
        fs::create_dir_all(&folder)?;
        Ok(folder)
    }

    #[cfg(unix)]
    #[test]
    fn a_pipe_that_nobody_writes_to_is_refused_and_not_waited_for() -> Result<()> {
        let folder = folder("pipe")?;
        let pipe = folder.join("edition.json");
        assert!(Command::new("mkfifo").arg(&pipe).status()?.success());
        let (answer, waiting) = mpsc::channel();
        let path = pipe.clone();
        std::thread::spawn(move || answer.send(text(&path).map_err(|error| error.to_string())));
        // The bound is met only by a reader that waits for ever.
        let said = waiting.recv_timeout(Duration::from_secs(60))?;
        assert_eq!(said, Err(format!("{} is no file", pipe.display())));
        fs::remove_dir_all(folder)?;
        Ok(())
    }

    #[test]
    fn what_is_no_text_is_refused_and_a_file_is_read_as_it_is() -> Result<()> {
        let folder = folder("text")?;
        let path = folder.join("edition.json");
        assert!(text(&folder).is_err_and(|error| error.to_string().ends_with("is no file")));
        assert!(text(&path).is_err_and(|error| error.to_string().ends_with("cannot be read")));
        fs::write(&path, [b'{', 0xff, b'}'])?;
        assert!(text(&path).is_err_and(|error| error.to_string().ends_with("is not UTF-8 text")));
        fs::write(&path, "{}\n")?;
        assert_eq!(text(&path)?, "{}\n");
        fs::remove_dir_all(folder)?;
        Ok(())
    }
}
