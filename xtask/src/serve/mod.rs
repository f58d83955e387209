//! `cargo xtask serve`: the built pages on this machine.

mod answer;
mod mime;

use std::fs::File;
use std::net::{Ipv4Addr, SocketAddr};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::thread;

use anyhow::{Result, anyhow};
use tiny_http::{Header, Method, Request, Response, StatusCode};

use crate::arguments::BuildOptions;
use crate::build;
use crate::project::Project;
use answer::Answer;

/// How many requests are answered at the same time: a browser opens six connections.
const WORKERS: usize = 8;

/// Builds the pages, serves them and prints their address; ends when it is interrupted.
pub(crate) fn run(project: &Project, options: &BuildOptions, port: u16) -> Result<()> {
    let server = Server::listen(port)?;
    let options = BuildOptions { url: Some(server.address()), ..options.clone() };
    let folder = build::run(project, &options)?;
    println!("{}", server.address());
    server.serve(folder).join();
    Ok(())
}

/// A server that holds its port.
pub(crate) struct Server {
    http: Arc<tiny_http::Server>,
    port: u16,
}

impl Server {
    /// Takes a port of this machine; 0 takes any that is free.
    pub(crate) fn listen(port: u16) -> Result<Self> {
        let address = SocketAddr::from((Ipv4Addr::LOCALHOST, port));
        let http = tiny_http::Server::http(address)
            .map_err(|error| anyhow!("port {port} cannot be used ({error}): choose another one with --port"))?;
        let port = http.server_addr().to_ip().map_or(port, |address| address.port());
        Ok(Self { http: Arc::new(http), port })
    }

    /// Where it answers.
    pub(crate) fn address(&self) -> String {
        format!("http://127.0.0.1:{}/", self.port)
    }

    /// Answers with the files of a folder, in the background.
    pub(crate) fn serve(&self, folder: PathBuf) -> Serving {
        let folder = Arc::new(folder);
        let workers = (0..WORKERS).map(|_| {
            let (http, folder) = (Arc::clone(&self.http), Arc::clone(&folder));
            thread::spawn(move || {
                while let Ok(request) = http.recv() {
                    // A reader who went away is no fault of the server.
                    let _ = respond(request, &folder);
                }
            })
        });
        Serving { workers: workers.collect() }
    }
}

/// A server at work.
pub(crate) struct Serving {
    workers: Vec<thread::JoinHandle<()>>,
}

impl Serving {
    /// Waits until the server ends.
    fn join(self) {
        for worker in self.workers {
            let _ = worker.join();
        }
    }
}

fn respond(request: Request, folder: &Path) -> std::io::Result<()> {
    if !matches!(request.method(), Method::Get | Method::Head) {
        return request.respond(Response::from_string("only GET and HEAD").with_status_code(405));
    }
    let codings = request.headers().iter().find(|header| header.field.equiv("Accept-Encoding"));
    let codings = codings.map(|header| header.value.to_string()).unwrap_or_default();
    match answer::answer(folder, request.url(), &codings) {
        Answer::File { path, headers } => {
            let file = File::open(path)?;
            let headers = headers.into_iter().filter_map(|(name, value)| header(name, &value)).collect();
            let length = usize::try_from(file.metadata()?.len()).ok();
            request.respond(Response::new(StatusCode(200), headers, file, length, None).with_chunked_threshold(usize::MAX))
        }
        Answer::Moved(address) => {
            let headers = header("Location", &address).into_iter().collect();
            request.respond(Response::new(StatusCode(308), headers, std::io::empty(), Some(0), None))
        }
        Answer::Missing => request.respond(Response::from_string("There is no such page.\n").with_status_code(404)),
    }
}

fn header(name: &str, value: &str) -> Option<Header> {
    Header::from_bytes(name, value).ok()
}
