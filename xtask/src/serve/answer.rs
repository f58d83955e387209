//! What the server answers to a request: pure, so that it can be tested without a network.

use std::path::{Component, Path, PathBuf};

use super::mime;
use site::build::beside;

/// The policy that every page is served with; the pages themselves repeat what a `meta` element may. In a sandboxed frame,
/// which has no origin, Safari matches nothing with `'self'`, so the origin is named where the request's `Host` is one.
fn policy(host: &str) -> String {
    let plain = |character: char| character.is_ascii_alphanumeric() || ".:-_[]".contains(character);
    let own = if !host.is_empty() && host.chars().all(plain) { format!("'self' http://{host}") } else { "'self'".to_owned() };
    format!(
        "default-src 'none'; script-src {own} 'wasm-unsafe-eval'; style-src {own}; img-src {own} data: blob:; font-src {own}; \
         connect-src {own}; frame-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors *; \
         require-trusted-types-for 'script'; trusted-types 'none'"
    )
}

/// An answer without its body.
#[derive(Debug, PartialEq)]
pub(super) enum Answer {
    /// The file, with headers.
    File { path: PathBuf, headers: Vec<(&'static str, String)> },
    /// The address without its final slash was asked for.
    Moved(String),
    /// There is no such file.
    Missing,
}

/// What a request says of itself, each as in its header; empty where it says nothing.
#[derive(Clone, Copy, Default)]
pub(super) struct Asked<'a> {
    /// `Host`.
    pub(super) host: &'a str,
    /// `Accept-Encoding`.
    pub(super) encodings: &'a str,
}

/// Finds the file for a request's address. What a link in the folder points to is found only if it is in the folder too.
pub(super) fn answer(folder: &Path, url: &str, asked: Asked<'_>) -> Answer {
    let address = url.split(['?', '#']).next().unwrap_or_default();
    let Some(relative) = relative(address) else { return Answer::Missing };
    let path = folder.join(relative);
    if !is_inside(folder, &path) {
        return Answer::Missing;
    }
    if !path.is_dir() {
        return file(path, asked);
    }
    if !is_inside(folder, &path.join("index.html")) {
        return Answer::Missing;
    }
    if address.ends_with('/') {
        return file(path.join("index.html"), asked);
    }
    let query = url.strip_prefix(address).unwrap_or_default();
    Answer::Moved(format!("{address}/{query}"))
}

/// Whether a path is there and leads to something in the folder, wherever links on its way point.
fn is_inside(folder: &Path, path: &Path) -> bool {
    let real = folder.canonicalize().ok().zip(path.canonicalize().ok());
    real.is_some_and(|(folder, path)| path.starts_with(folder))
}

/// The path that an address stands for, unless it leads out of the folder.
fn relative(address: &str) -> Option<PathBuf> {
    let path = PathBuf::from(decoded(address.strip_prefix('/')?)?);
    path.components().all(|part| matches!(part, Component::Normal(_))).then_some(path)
}

/// The address with its `%20` and the like as characters.
fn decoded(address: &str) -> Option<String> {
    let mut bytes = Vec::new();
    let mut rest = address.as_bytes();
    while let [first, after @ ..] = rest {
        rest = after;
        if *first != b'%' {
            bytes.push(*first);
            continue;
        }
        let digits = std::str::from_utf8(after.get(..2)?).ok()?;
        bytes.push(u8::from_str_radix(digits, 16).ok()?);
        rest = after.get(2..)?;
    }
    String::from_utf8(bytes).ok()
}

fn file(path: PathBuf, asked: Asked<'_>) -> Answer {
    if !path.is_file() {
        return Answer::Missing;
    }
    let mut headers = vec![
        ("Content-Type", mime::content_type(&path).to_owned()),
        ("Access-Control-Allow-Origin", "*".to_owned()),
        ("Cross-Origin-Resource-Policy", "cross-origin".to_owned()),
        ("X-Content-Type-Options", "nosniff".to_owned()),
        ("Referrer-Policy", "strict-origin-when-cross-origin".to_owned()),
        ("Vary", "Accept-Encoding".to_owned()),
    ];
    let immutable = path.parent().is_some_and(|folder| folder.ends_with("assets"));
    let caching = if immutable { "public, max-age=31536000, immutable" } else { "no-cache" };
    headers.push(("Cache-Control", caching.to_owned()));
    if path.extension().is_some_and(|extension| extension == "html") {
        headers.push(("Content-Security-Policy", policy(asked.host)));
        headers.push(("Cross-Origin-Embedder-Policy", "require-corp".to_owned()));
    }
    for (coding, extension) in [("br", "br"), ("gzip", "gz")] {
        let smaller = beside(&path, extension);
        // A link beside the file could lead anywhere; the build writes none.
        let is_plain = smaller.symlink_metadata().is_ok_and(|about| about.is_file());
        if accepts(asked.encodings, coding) && is_plain {
            headers.push(("Content-Encoding", coding.to_owned()));
            return Answer::File { path: smaller, headers };
        }
    }
    Answer::File { path, headers }
}

/// Whether an `Accept-Encoding` names a coding and does not forbid it with `q=0`.
fn accepts(header: &str, coding: &str) -> bool {
    header.split(',').any(|choice| {
        let mut parts = choice.split(';').map(str::trim);
        let named = parts.next().is_some_and(|name| name.eq_ignore_ascii_case(coding));
        let weight = parts.find_map(|part| part.strip_prefix("q=")).map_or(Ok(1.0), str::parse::<f64>);
        named && weight.is_ok_and(|weight| weight > 0.0)
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fs;

    struct Site(PathBuf);

    impl Site {
        fn new(name: &str) -> std::io::Result<Self> {
            let folder = std::env::temp_dir().join(format!("waymark-{}-{name}", std::process::id()));
            fs::create_dir_all(folder.join("embed/routes"))?;
            fs::create_dir_all(folder.join("assets"))?;
            for file in ["index.html", "index.html.br", "index.html.gz", "embed/routes/index.html", "assets/a-1.wasm"] {
                fs::write(folder.join(file), file)?;
            }
            Ok(Self(folder))
        }

        fn file(&self, url: &str, accept: &str) -> (PathBuf, Vec<(&'static str, String)>) {
            match answer(&self.0, url, Asked { host: "127.0.0.1:8080", encodings: accept }) {
                Answer::File { path, headers } => (path.strip_prefix(&self.0).unwrap_or(&path).to_owned(), headers),
                other => (format!("{other:?}").into(), Vec::new()),
            }
        }
    }

    impl Drop for Site {
        fn drop(&mut self) {
            let _ = fs::remove_dir_all(&self.0);
        }
    }

    fn value<'a>(headers: &'a [(&'static str, String)], name: &str) -> &'a str {
        headers.iter().find(|(header, _)| *header == name).map_or("", |(_, value)| value)
    }

    #[test]
    fn the_smallest_form_that_is_accepted_is_sent() -> std::io::Result<()> {
        let site = Site::new("coding")?;
        let (path, headers) = site.file("/", "gzip, deflate, br;q=1.0");
        assert_eq!((path, value(&headers, "Content-Encoding")), ("index.html.br".into(), "br"));
        assert_eq!(value(&headers, "Content-Type"), "text/html; charset=utf-8");
        assert_eq!(site.file("/", "gzip, br;q=0").0, PathBuf::from("index.html.gz"));
        assert_eq!(site.file("/?dark=true", "").0, PathBuf::from("index.html"));
        Ok(())
    }

    #[test]
    fn assets_never_change_and_pages_carry_the_policy() -> std::io::Result<()> {
        let site = Site::new("headers")?;
        let (_, headers) = site.file("/assets/a-1.wasm", "");
        assert_eq!(value(&headers, "Content-Type"), "application/wasm");
        assert!(value(&headers, "Cache-Control").ends_with("immutable"));
        assert_eq!(value(&headers, "Access-Control-Allow-Origin"), "*");
        let (_, headers) = site.file("/embed/routes/", "");
        assert!(value(&headers, "Content-Security-Policy").contains("frame-ancestors *"));
        assert!(value(&headers, "Content-Security-Policy").contains("script-src 'self' http://127.0.0.1:8080 "));
        assert_eq!(value(&headers, "Cross-Origin-Embedder-Policy"), "require-corp");
        assert_eq!(value(&headers, "Cache-Control"), "no-cache");
        Ok(())
    }

    #[test]
    fn a_host_that_is_none_is_not_named_in_the_policy() {
        for host in ["", "a;script-src *", "a 'unsafe-inline'", "a,b"] {
            assert!(policy(host).starts_with("default-src 'none'; script-src 'self' 'wasm-unsafe-eval';"), "{host}");
        }
    }

    #[test]
    fn a_folder_has_an_address_that_ends_in_a_slash() -> std::io::Result<()> {
        let site = Site::new("slash")?;
        let moved = answer(&site.0, "/embed/routes?dark=true", Asked::default());
        assert_eq!(moved, Answer::Moved("/embed/routes/?dark=true".to_owned()));
        Ok(())
    }

    #[test]
    fn nothing_outside_the_folder_is_found() -> std::io::Result<()> {
        let site = Site::new("outside")?;
        for url in ["/../secret", "/%2e%2e/secret", "//etc/passwd", "/embed/../../x", "/%zz", "/embed/", "/nothing"] {
            assert_eq!(answer(&site.0, url, Asked::default()), Answer::Missing, "{url}");
        }
        Ok(())
    }

    #[cfg(unix)]
    #[test]
    fn a_link_that_leads_out_of_the_folder_is_not_followed() -> std::io::Result<()> {
        use std::os::unix::fs::symlink;
        let site = Site::new("links")?;
        let outside = Site::new("links-outside")?;
        fs::write(outside.0.join("secret.txt"), "secret")?;
        symlink(outside.0.join("secret.txt"), site.0.join("file.txt"))?;
        symlink(&outside.0, site.0.join("folder"))?;
        fs::create_dir_all(site.0.join("page"))?;
        symlink(outside.0.join("secret.txt"), site.0.join("page/index.html"))?;
        symlink(outside.0.join("secret.txt"), site.0.join("assets/a-1.wasm.br"))?;
        symlink(site.0.join("nowhere"), site.0.join("broken.txt"))?;
        symlink(site.0.join("ring.txt"), site.0.join("ring.txt"))?;
        symlink(site.0.join("index.html"), site.0.join("inside.html"))?;
        for url in ["/file.txt", "/folder/secret.txt", "/folder/", "/folder", "/page/", "/broken.txt", "/ring.txt"] {
            assert_eq!(answer(&site.0, url, Asked { encodings: "br, gzip", ..Asked::default() }), Answer::Missing, "{url}");
        }
        assert_eq!(site.file("/assets/a-1.wasm", "br").0, PathBuf::from("assets/a-1.wasm"));
        assert_eq!(site.file("/inside.html", "").0, PathBuf::from("inside.html"));
        Ok(())
    }
}
