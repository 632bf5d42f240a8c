//! A static server on the loopback interface: one directory, read-only, precompressed files where the client takes them.
//!
//! Tests add pages of their own with [`Server::put`].

use std::collections::HashMap;
use std::fs;
use std::net::{Ipv4Addr, SocketAddr};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;

use anyhow::{Result, anyhow};
use tiny_http::{Header, Method, Request, Response};

const WORKERS: usize = 4;

type Pages = Arc<Mutex<HashMap<String, Vec<u8>>>>;

/// A running server; it runs until the process ends.
pub struct Server {
    address: SocketAddr,
    pages: Pages,
}

impl Server {
    /// Serves `dir` on `port`, on a free one where it is 0.
    ///
    /// # Errors
    /// Where the port is taken.
    pub fn start(dir: &Path, port: u16) -> Result<Self> {
        let http = tiny_http::Server::http((Ipv4Addr::LOCALHOST, port))
            .map_err(|it| anyhow!("port {port} cannot be served on: {it}"))?;
        let address = http.server_addr().to_ip().ok_or_else(|| anyhow!("the server has no address"))?;
        let (http, pages) = (Arc::new(http), Pages::default());
        for _ in 0..WORKERS {
            let (http, dir, pages) = (Arc::clone(&http), dir.to_path_buf(), Arc::clone(&pages));
            thread::spawn(move || {
                while let Ok(request) = http.recv() {
                    answer(request, &dir, &pages);
                }
            });
        }
        Ok(Self { address, pages })
    }

    /// The address of a path, which begins with a slash.
    #[must_use]
    pub fn url(&self, path: &str) -> String {
        format!("http://{}{path}", self.address)
    }

    /// Serves these bytes under `path`, before any file of that name.
    pub fn put(&self, path: &str, bytes: Vec<u8>) {
        self.pages.lock().unwrap_or_else(PoisonError::into_inner).insert(path.to_owned(), bytes);
    }
}

/// What is sent: the path tells the type, the encoding is that of a precompressed file.
struct Found {
    bytes: Vec<u8>,
    mime: &'static str,
    encoding: Option<&'static str>,
}

fn answer(request: Request, dir: &Path, pages: &Pages) {
    let sent = if matches!(request.method(), Method::Get | Method::Head) {
        match find(&request, dir, pages) {
            Some(found) => respond(request, found),
            None => request.respond(Response::from_string("not found\n").with_status_code(404)),
        }
    } else {
        request.respond(Response::from_string("only GET and HEAD\n").with_status_code(405))
    };
    // A browser that went away before its answer is no fault of the server.
    drop(sent);
}

fn respond(request: Request, found: Found) -> std::io::Result<()> {
    let mut response = Response::from_data(found.bytes);
    let headers = [
        ("Content-Type", Some(found.mime)),
        ("Content-Encoding", found.encoding),
        ("Cache-Control", Some("no-cache")),
        ("Vary", Some("Accept-Encoding")),
        ("X-Content-Type-Options", Some("nosniff")),
    ];
    for (name, value) in headers {
        if let Some(header) = value.and_then(|it| Header::from_bytes(name, it).ok()) {
            response.add_header(header);
        }
    }
    request.respond(response)
}

fn find(request: &Request, dir: &Path, pages: &Pages) -> Option<Found> {
    let path = request.url().split(['?', '#']).next()?;
    let own = pages.lock().unwrap_or_else(PoisonError::into_inner).get(path).cloned();
    if let Some(bytes) = own {
        return Some(Found { bytes, mime: mime(Path::new(path)), encoding: None });
    }
    let mut file = resolve(dir, path)?;
    if file.is_dir() {
        file.push("index.html");
    }
    let accepted = request
        .headers()
        .iter()
        .find(|header| header.field.equiv("Accept-Encoding"))
        .map_or("", |header| header.value.as_str());
    for (encoding, extension) in [("br", "br"), ("gzip", "gz")] {
        if accepts(accepted, encoding)
            && let Ok(bytes) = fs::read(with_suffix(&file, extension))
        {
            return Some(Found { bytes, mime: mime(&file), encoding: Some(encoding) });
        }
    }
    Some(Found { bytes: fs::read(&file).ok()?, mime: mime(&file), encoding: None })
}

/// The file that the path of an address names, if that is inside the directory.
fn resolve(dir: &Path, path: &str) -> Option<PathBuf> {
    let mut file = dir.to_path_buf();
    for part in path.split('/').filter(|part| !part.is_empty()) {
        let part = percent_decode(part)?;
        if part.starts_with('.') || part.contains(['/', '\\', ':', '\0']) {
            return None;
        }
        file.push(part);
    }
    // A link inside the directory may lead out of it.
    let real = file.canonicalize().ok()?;
    real.starts_with(dir.canonicalize().ok()?).then_some(file)
}

fn percent_decode(text: &str) -> Option<String> {
    let mut bytes = text.bytes();
    let mut decoded = Vec::with_capacity(text.len());
    while let Some(byte) = bytes.next() {
        if byte == b'%' {
            let digit = |it: Option<u8>| char::from(it?).to_digit(16);
            let (high, low) = (digit(bytes.next())?, digit(bytes.next())?);
            decoded.push(u8::try_from(high * 16 + low).ok()?);
        } else {
            decoded.push(byte);
        }
    }
    String::from_utf8(decoded).ok()
}

fn accepts(header: &str, encoding: &str) -> bool {
    header.split(',').any(|offer| {
        let (name, weight) = offer.split_once(';').unwrap_or((offer, ""));
        name.trim().eq_ignore_ascii_case(encoding) && !matches!(weight.trim(), "q=0" | "q=0.0")
    })
}

fn with_suffix(file: &Path, extension: &str) -> PathBuf {
    let mut name = file.as_os_str().to_owned();
    name.push(".");
    name.push(extension);
    PathBuf::from(name)
}

fn mime(file: &Path) -> &'static str {
    match file.extension().and_then(|it| it.to_str()) {
        Some("html") => "text/html; charset=utf-8",
        Some("js" | "mjs") => "text/javascript; charset=utf-8",
        Some("css") => "text/css; charset=utf-8",
        Some("wasm") => "application/wasm",
        Some("json") => "application/json",
        Some("svg") => "image/svg+xml",
        Some("png") => "image/png",
        Some("ico") => "image/x-icon",
        Some("txt" | "md") => "text/plain; charset=utf-8",
        _ => "application/octet-stream",
    }
}

#[cfg(test)]
mod tests {
    use std::fs;
    use std::io::{Read as _, Write as _};
    use std::net::TcpStream;

    use super::{Server, accepts};

    /// A server on a directory with a page, a compressed script and a secret beside the directory.
    fn server() -> Server {
        let dir = std::env::temp_dir().join(format!(
            "jiedu-serve-{}-{:?}",
            std::process::id(),
            std::thread::current().id()
        ));
        let site = dir.join("site");
        fs::create_dir_all(&site).unwrap();
        fs::write(dir.join("secret.txt"), "secret").unwrap();
        fs::write(site.join("index.html"), "page").unwrap();
        fs::write(site.join("a.wasm"), "module").unwrap();
        fs::write(site.join("a.js"), "script").unwrap();
        fs::write(site.join("a.js.br"), "pressed").unwrap();
        Server::start(&site, 0).unwrap()
    }

    fn check(request: &str, expected: &[&str]) {
        let server = server();
        let mut stream = TcpStream::connect(server.address).unwrap();
        write!(stream, "{request}\r\nHost: localhost\r\nConnection: close\r\n\r\n").unwrap();
        let mut answer = String::new();
        stream.read_to_string(&mut answer).unwrap();
        for part in expected {
            assert!(answer.contains(part), "{request} has no {part}: {answer}");
        }
    }

    #[test]
    fn files_come_with_their_types() {
        check("GET / HTTP/1.1", &["200 OK", "text/html; charset=utf-8", "page"]);
        check("GET /a.wasm?x HTTP/1.1", &["200 OK", "Content-Type: application/wasm", "module"]);
        check("HEAD /a.js HTTP/1.1", &["200 OK", "text/javascript"]);
        check("GET /none HTTP/1.1", &["404"]);
        check("POST / HTTP/1.1", &["405"]);
    }

    #[test]
    fn compressed_files_go_to_those_who_take_them() {
        check("GET /a.js HTTP/1.1\r\nAccept-Encoding: gzip, br", &["Content-Encoding: br", "pressed"]);
        check("GET /a.js HTTP/1.1\r\nAccept-Encoding: gzip", &["script"]);
        assert!(accepts("gzip;q=0.5, br;q=1", "br"));
        assert!(!accepts("br;q=0", "br"));
    }

    #[test]
    fn nothing_outside_the_directory_is_served() {
        for path in [
            "/../secret.txt",
            "/%2e%2e/secret.txt",
            "/..%2fsecret.txt",
            "/%2e%2e%5csecret.txt",
            "//etc/passwd",
            "/%",
        ] {
            check(&format!("GET {path} HTTP/1.1"), &["404"]);
        }
    }
}
