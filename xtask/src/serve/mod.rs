//! `cargo xtask serve`: the built pages on this machine.

mod answer;
mod idle;
mod mime;

use std::convert::Infallible;
use std::fs;
use std::net::{Ipv4Addr, SocketAddr, TcpListener};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::thread;
use std::time::Duration;

use anyhow::{Context, Result};
use http_body_util::Full;
use hyper::body::{Bytes, Incoming};
use hyper::header::{ACCEPT_ENCODING, HOST, LOCATION};
use hyper::service::service_fn;
use hyper::{Method, Request, Response, StatusCode};
use hyper_util::rt::{TokioIo, TokioTimer};

use answer::{Answer, Asked};
use idle::Idle;
use site::Options;
use site::Project;

/// How long a client may take over the head of a request.
const HEAD_TIME: Duration = Duration::from_secs(10);
/// How long a connection may stand still: no byte read and none taken.
const IDLE_TIME: Duration = Duration::from_secs(60);

/// Builds the pages, serves them and prints their address; ends when it is interrupted.
pub(crate) fn run(project: &Project, options: &Options, port: u16) -> Result<()> {
    let server = Server::listen(port)?;
    let options = Options { url: Some(server.address()), ..options.clone() };
    let folder = crate::build(project, &options)?;
    println!("{}", server.address());
    server.serve(folder)?.join();
    Ok(())
}

/// A server that holds its port.
pub(crate) struct Server {
    listener: TcpListener,
    port: u16,
    patience: Patience,
}

/// How long slow clients are waited for.
#[derive(Clone, Copy)]
struct Patience {
    head: Duration,
    idle: Duration,
}

impl Server {
    /// Takes a port of this machine; 0 takes any that is free.
    pub(crate) fn listen(port: u16) -> Result<Self> {
        let address = SocketAddr::from((Ipv4Addr::LOCALHOST, port));
        let taken = || format!("port {port} cannot be used: choose another one with --port");
        let listener = TcpListener::bind(address).with_context(taken)?;
        let port = listener.local_addr().with_context(taken)?.port();
        Ok(Self { listener, port, patience: Patience { head: HEAD_TIME, idle: IDLE_TIME } })
    }

    /// Where it answers.
    pub(crate) fn address(&self) -> String {
        format!("http://127.0.0.1:{}/", self.port)
    }

    /// Answers with the files of a folder, in the background.
    pub(crate) fn serve(&self, folder: PathBuf) -> Result<Serving> {
        let listener = self.listener.try_clone()?;
        listener.set_nonblocking(true)?;
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
        let folder = Arc::new(folder);
        let patience = self.patience;
        let worker = thread::spawn(move || runtime.block_on(answer_all(listener, folder, patience)));
        Ok(Serving { worker })
    }
}

/// A server at work.
pub(crate) struct Serving {
    worker: thread::JoinHandle<()>,
}

impl Serving {
    /// Waits until the server ends.
    fn join(self) {
        let _ = self.worker.join();
    }
}

async fn answer_all(listener: TcpListener, folder: Arc<PathBuf>, patience: Patience) {
    let Ok(listener) = tokio::net::TcpListener::from_std(listener) else { return };
    loop {
        let Ok((stream, _)) = listener.accept().await else { continue };
        let folder = Arc::clone(&folder);
        tokio::spawn(async move {
            let service = service_fn(move |request: Request<Incoming>| {
                let response = respond(&request, &folder);
                async move { Ok::<_, Infallible>(response) }
            });
            let mut connection = hyper::server::conn::http1::Builder::new();
            connection.timer(TokioTimer::new()).header_read_timeout(patience.head);
            // A reader who went away, or takes for ever, is no fault of the server.
            let _ = connection.serve_connection(TokioIo::new(Idle::new(stream, patience.idle)), service).await;
        });
    }
}

fn respond(request: &Request<Incoming>, folder: &Path) -> Response<Full<Bytes>> {
    if !matches!(*request.method(), Method::GET | Method::HEAD) {
        return plain(StatusCode::METHOD_NOT_ALLOWED, "only GET and HEAD\n");
    }
    let header = |name| request.headers().get(name).and_then(|value| value.to_str().ok()).unwrap_or_default();
    let asked = Asked { host: header(HOST), encodings: header(ACCEPT_ENCODING) };
    let url = request.uri().path_and_query().map_or("/", |url| url.as_str());
    match answer::answer(folder, url, asked) {
        Answer::File { path, headers } => {
            let Ok(bytes) = fs::read(path) else { return missing() };
            let mut response = Response::builder();
            for (name, value) in headers {
                response = response.header(name, value);
            }
            response.body(Full::from(bytes)).unwrap_or_else(|_| missing())
        }
        Answer::Moved(address) => {
            let response = Response::builder().status(StatusCode::PERMANENT_REDIRECT).header(LOCATION, address);
            response.body(Full::default()).unwrap_or_else(|_| missing())
        }
        Answer::Missing => missing(),
    }
}

fn missing() -> Response<Full<Bytes>> {
    plain(StatusCode::NOT_FOUND, "There is no such page.\n")
}

fn plain(status: StatusCode, words: &'static str) -> Response<Full<Bytes>> {
    let mut response = Response::new(Full::from(words));
    *response.status_mut() = status;
    response
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::{Read, Write};
    use std::net::TcpStream;

    /// Far more than any of these connections is given; a test fails by it and never passes by it.
    const BOUND: Duration = Duration::from_secs(30);

    /// A server of an empty folder with little patience, and a connection to it.
    fn connection(head: u64, idle: u64) -> Result<TcpStream> {
        let mut server = Server::listen(0)?;
        server.patience = Patience { head: Duration::from_millis(head), idle: Duration::from_millis(idle) };
        server.serve(std::env::temp_dir().join("waymark-nothing-is-here"))?;
        let stream = TcpStream::connect((Ipv4Addr::LOCALHOST, server.port))?;
        stream.set_read_timeout(Some(BOUND))?;
        Ok(stream)
    }

    /// All that the server says until it closes the connection. Fails when it does not close it.
    fn rest(mut stream: TcpStream) -> Result<String> {
        let mut answer = Vec::new();
        match stream.read_to_end(&mut answer) {
            Err(error) if error.kind() == std::io::ErrorKind::ConnectionReset => {}
            read => drop(read?),
        }
        Ok(String::from_utf8_lossy(&answer).into_owned())
    }

    #[test]
    fn a_connection_on_which_nothing_is_said_is_closed() -> Result<()> {
        assert_eq!(rest(connection(60_000, 100)?)?, "");
        assert_eq!(rest(connection(100, 60_000)?)?, "");
        Ok(())
    }

    #[test]
    fn a_request_whose_head_never_ends_is_closed_though_bytes_keep_coming() -> Result<()> {
        let stream = connection(300, 60_000)?;
        let mut drip = stream.try_clone()?;
        let dripping = thread::spawn(move || {
            let start = b"GET / HTTP/1.1\r\nHost: x\r\nX-Slow: ".iter().copied();
            for byte in start.chain(std::iter::repeat_n(b'a', 3_000)) {
                if drip.write_all(&[byte]).is_err() {
                    return true;
                }
                thread::sleep(Duration::from_millis(10));
            }
            false
        });
        rest(stream)?;
        assert!(dripping.join().unwrap_or(false), "the server read to the end of a head that took half a minute");
        Ok(())
    }

    #[test]
    fn a_connection_is_kept_for_the_next_request_and_closed_when_none_comes() -> Result<()> {
        let mut stream = connection(60_000, 500)?;
        let request = b"GET / HTTP/1.1\r\nHost: x\r\n\r\n";
        stream.write_all(request)?;
        let mut first = [0; 12];
        stream.read_exact(&mut first)?;
        stream.write_all(request)?;
        let answers = rest(stream)?;
        assert_eq!(&first, b"HTTP/1.1 404");
        assert_eq!(answers.matches("HTTP/1.1 404").count(), 1, "{answers}");
        Ok(())
    }
}
