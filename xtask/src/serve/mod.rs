//! `cargo xtask serve`: the built pages on this machine.

mod answer;
mod mime;

use std::convert::Infallible;
use std::fs;
use std::net::{Ipv4Addr, SocketAddr, TcpListener};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::thread;

use anyhow::{Context, Result};
use http_body_util::Full;
use hyper::body::{Bytes, Incoming};
use hyper::header::{ACCEPT_ENCODING, LOCATION};
use hyper::service::service_fn;
use hyper::{Method, Request, Response, StatusCode};
use hyper_util::rt::TokioIo;

use answer::Answer;
use site::Options;
use site::Project;

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
}

impl Server {
    /// Takes a port of this machine; 0 takes any that is free.
    pub(crate) fn listen(port: u16) -> Result<Self> {
        let address = SocketAddr::from((Ipv4Addr::LOCALHOST, port));
        let taken = || format!("port {port} cannot be used: choose another one with --port");
        let listener = TcpListener::bind(address).with_context(taken)?;
        let port = listener.local_addr().with_context(taken)?.port();
        Ok(Self { listener, port })
    }

    /// Where it answers.
    pub(crate) fn address(&self) -> String {
        format!("http://127.0.0.1:{}/", self.port)
    }

    /// Answers with the files of a folder, in the background.
    pub(crate) fn serve(&self, folder: PathBuf) -> Result<Serving> {
        let listener = self.listener.try_clone()?;
        listener.set_nonblocking(true)?;
        let runtime = tokio::runtime::Builder::new_current_thread().enable_io().build()?;
        let folder = Arc::new(folder);
        let worker = thread::spawn(move || runtime.block_on(answer_all(listener, folder)));
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

async fn answer_all(listener: TcpListener, folder: Arc<PathBuf>) {
    let Ok(listener) = tokio::net::TcpListener::from_std(listener) else { return };
    loop {
        let Ok((stream, _)) = listener.accept().await else { continue };
        let folder = Arc::clone(&folder);
        tokio::spawn(async move {
            let service = service_fn(move |request: Request<Incoming>| {
                let response = respond(&request, &folder);
                async move { Ok::<_, Infallible>(response) }
            });
            // A reader who went away is no fault of the server.
            let _ = hyper::server::conn::http1::Builder::new().serve_connection(TokioIo::new(stream), service).await;
        });
    }
}

fn respond(request: &Request<Incoming>, folder: &Path) -> Response<Full<Bytes>> {
    if !matches!(*request.method(), Method::GET | Method::HEAD) {
        return plain(StatusCode::METHOD_NOT_ALLOWED, "only GET and HEAD\n");
    }
    let codings = request.headers().get(ACCEPT_ENCODING).and_then(|value| value.to_str().ok()).unwrap_or_default();
    let url = request.uri().path_and_query().map_or("/", |url| url.as_str());
    match answer::answer(folder, url, codings) {
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
