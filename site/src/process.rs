//! Running other programs: with their output shown, or kept unless they fail.

use std::fs::{self, File};
use std::io::{BufRead, BufReader, IsTerminal, Write};
use std::path::Path;
use std::process::{Command, Stdio};
use std::sync::mpsc::{self, RecvTimeoutError};
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};

/// How many of its last lines a program that failed is shown with.
const LAST_LINES: usize = 80;

/// Runs a command whose output is its answer.
pub fn output(command: &mut Command) -> Result<String> {
    let name = name(command);
    let output = command.output().with_context(|| cannot_start(&name))?;
    if !output.status.success() {
        let words = String::from_utf8_lossy(&output.stderr);
        bail!("`{name}` failed: {}", words.trim());
    }
    Ok(String::from_utf8_lossy(&output.stdout).trim().to_owned())
}

/// Runs a command and shows what it prints.
pub fn openly(command: &mut Command) -> Result<()> {
    let name = name(command);
    let status = command.status().with_context(|| cannot_start(&name))?;
    if !status.success() {
        bail!("`{name}` failed ({status})");
    }
    Ok(())
}

/// Runs a command that may take long: its output goes to a log file and is shown only if it
/// fails, and the time that has passed is shown meanwhile.
pub fn quietly(log: &Path, command: &mut Command) -> Result<()> {
    let name = name(command);
    if let Some(folder) = log.parent() {
        fs::create_dir_all(folder)?;
    }
    let file = File::create(log).with_context(|| format!("cannot write {}", log.display()))?;
    let mut child =
        command.stdin(Stdio::null()).stdout(file.try_clone()?).stderr(file).spawn().with_context(|| cannot_start(&name))?;
    let (done, waiting) = mpsc::channel::<()>();
    let status = std::thread::scope(|scope| {
        scope.spawn(move || show_time(&waiting, log));
        let status = child.wait();
        drop(done);
        status
    })?;
    if !status.success() {
        let lines = last_lines(log, LAST_LINES);
        bail!("{lines}\n`{name}` failed ({status}); all it printed is in {}", log.display());
    }
    Ok(())
}

/// Says how long a command has been running and what it printed last, until it ends.
fn show_time(waiting: &mpsc::Receiver<()>, log: &Path) {
    let terminal = std::io::stderr().is_terminal();
    let pause = Duration::from_secs(if terminal { 1 } else { 30 });
    let start = Instant::now();
    while waiting.recv_timeout(pause) == Err(RecvTimeoutError::Timeout) {
        let last: String = last_lines(log, 1).trim().chars().take(60).collect();
        let seconds = start.elapsed().as_secs();
        if terminal {
            eprint!("\r\x1b[K  {seconds} s  {last}");
        } else {
            eprintln!("  {seconds} s  {last}");
        }
    }
    if terminal {
        eprint!("\r\x1b[K");
        let _ = std::io::stderr().flush();
    }
}

fn last_lines(log: &Path, count: usize) -> String {
    let Ok(file) = File::open(log) else {
        return String::new();
    };
    let lines: Vec<_> = BufReader::new(file).lines().map_while(Result::ok).collect();
    let first = lines.len().saturating_sub(count);
    lines.get(first..).unwrap_or_default().join("\n")
}

fn name(command: &Command) -> String {
    let words = std::iter::once(command.get_program()).chain(command.get_args());
    words.map(|word| word.to_string_lossy().into_owned()).collect::<Vec<_>>().join(" ")
}

fn cannot_start(name: &str) -> String {
    format!("`{name}` cannot be started; is it installed?")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shell(script: &str) -> Command {
        let mut command = Command::new("sh");
        command.args(["-c", script]);
        command
    }

    #[test]
    fn a_failure_shows_what_was_printed() {
        let log = std::env::temp_dir().join(format!("waymark-{}.log", std::process::id()));
        let error = quietly(&log, &mut shell("echo out; echo oops >&2; exit 3")).map_err(|error| error.to_string());
        assert!(matches!(error, Err(text) if text.starts_with("out\noops\n`sh")));
        assert!(quietly(&log, &mut shell("echo out")).is_ok());
        let _ = fs::remove_file(log);
    }

    #[test]
    fn the_answer_is_trimmed() {
        assert_eq!(output(&mut shell("echo ' 1.2 '")).ok().as_deref(), Some("1.2"));
    }
}
