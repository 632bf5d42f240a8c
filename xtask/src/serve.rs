//! A static server on the loopback interface: read-only, precompressed files where the client takes them.
//!
//! Other directories join the first one with [`Server::mount`]; tests add pages of their own with [`Server::put`].
//!
//! Every file may be read from every origin (`Access-Control-Allow-Origin: *`): a frame in `sandbox="allow-scripts"` has an
//! origin of its own, equal to none, and loads modules and wasm from no server that does not say so. Whoever hosts the page
//! for such frames has to send the same.

use std::collections::HashMap;
use std::fs;
use std::net::{Ipv4Addr, SocketAddr};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;

use anyhow::{Result, anyhow};
use tiny_http::{Header, Method, Request, Response};

const WORKERS: usize = 4;

/// A running server; it runs until the process ends.
pub struct Server {
    address: SocketAddr,
    content: Arc<Content>,
}

/// What there is to serve: pages before directories, later directories before the first.
struct Content {
    dir: PathBuf,
    mounts: Mutex<Vec<Mount>>,
    pages: Mutex<HashMap<String, Page>>,
}

/// Bytes under a path, how they are compressed, and what they are served as where the path does not tell.
#[derive(Clone)]
struct Page {
    bytes: Vec<u8>,
    encoding: Option<&'static str>,
    mime: Option<&'static str>,
}

/// A directory under a prefix.
#[derive(Clone)]
struct Mount {
    prefix: String,
    dir: PathBuf,
    /// What its pages say and what they are served with instead.
    swap: Option<(String, String)>,
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
        let http = Arc::new(http);
        let content =
            Arc::new(Content { dir: dir.to_path_buf(), mounts: Mutex::default(), pages: Mutex::default() });
        for _ in 0..WORKERS {
            let (http, content) = (Arc::clone(&http), Arc::clone(&content));
            thread::spawn(move || {
                while let Ok(request) = http.recv() {
                    answer(request, &content);
                }
            });
        }
        Ok(Self { address, content })
    }

    /// The address of a path, which begins with a slash.
    #[must_use]
    pub fn url(&self, path: &str) -> String {
        format!("http://{}{path}", self.address)
    }

    /// The same address by the server's other name: to a browser `localhost` and `127.0.0.1` are two sites.
    #[must_use]
    pub fn other_url(&self, path: &str) -> String {
        format!("http://localhost:{}{path}", self.address.port())
    }

    /// Serves these bytes under `path`, before any file of that name.
    pub fn put(&self, path: &str, bytes: Vec<u8>) {
        self.put_page(path, Page { bytes, encoding: None, mime: None });
    }

    /// The same with a type of its own, as a server has that knows better than its pages.
    pub fn put_as(&self, path: &str, bytes: Vec<u8>, mime: &'static str) {
        self.put_page(path, Page { bytes, encoding: None, mime: Some(mime) });
    }

    /// The same for bytes that were compressed with brotli, whatever a browser says that it takes.
    pub fn put_brotli(&self, path: &str, bytes: Vec<u8>) {
        self.put_page(path, Page { bytes, encoding: Some("br"), mime: None });
    }

    fn put_page(&self, path: &str, page: Page) {
        self.content.pages.lock().unwrap_or_else(PoisonError::into_inner).insert(path.to_owned(), page);
    }

    /// Serves the files of `dir` under `prefix`, which begins and ends with a slash. Where `swap` is given, its pages say the
    /// second wherever the files say the first (which is not empty).
    pub fn mount(&self, prefix: &str, dir: &Path, swap: Option<(&str, &str)>) {
        let swap = swap.map(|(from, to)| (from.to_owned(), to.to_owned()));
        let mount = Mount { prefix: prefix.to_owned(), dir: dir.to_path_buf(), swap };
        self.content.mounts.lock().unwrap_or_else(PoisonError::into_inner).push(mount);
    }
}

/// What is sent: the path tells the type, the encoding is that of a precompressed file.
struct Found {
    bytes: Vec<u8>,
    mime: &'static str,
    encoding: Option<&'static str>,
}

fn answer(request: Request, content: &Content) {
    let sent = if matches!(request.method(), Method::Get | Method::Head) {
        match find(&request, content) {
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
        ("Access-Control-Allow-Origin", Some("*")),
    ];
    for (name, value) in headers {
        if let Some(header) = value.and_then(|it| Header::from_bytes(name, it).ok()) {
            response.add_header(header);
        }
    }
    request.respond(response)
}

fn find(request: &Request, content: &Content) -> Option<Found> {
    let path = request.url().split(['?', '#']).next()?;
    let own = content.pages.lock().unwrap_or_else(PoisonError::into_inner).get(path).cloned();
    if let Some(Page { bytes, encoding, mime: told }) = own {
        return Some(Found { bytes, mime: told.unwrap_or_else(|| mime(Path::new(path))), encoding });
    }
    let mounts = content.mounts.lock().unwrap_or_else(PoisonError::into_inner).clone();
    for Mount { prefix, dir, swap } in &mounts {
        if let Some(path) = path.strip_prefix(prefix.as_str()) {
            let mut file = resolve(dir, path)?;
            if file.is_dir() {
                file.push("index.html");
            }
            // Without a charset: not every page of the world is in UTF-8, and each says itself which encoding it is in.
            let mime = mime(&file).split(';').next()?;
            let mut bytes = fs::read(&file).ok()?;
            if let Some((from, to)) = swap.as_ref().filter(|_| mime == "text/html") {
                bytes = replace(&bytes, from.as_bytes(), to.as_bytes());
            }
            return Some(Found { bytes, mime, encoding: None });
        }
    }
    let mut file = resolve(&content.dir, path)?;
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

fn replace(bytes: &[u8], from: &[u8], to: &[u8]) -> Vec<u8> {
    let mut replaced = Vec::with_capacity(bytes.len());
    let mut rest = bytes;
    while let Some(place) = rest.windows(from.len()).position(|it| it == from) {
        replaced.extend_from_slice(&rest[..place]);
        replaced.extend_from_slice(to);
        rest = &rest[place + from.len()..];
    }
    replaced.extend_from_slice(rest);
    replaced
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
        let hosts = dir.join("hosts");
        fs::create_dir_all(&hosts).unwrap();
        fs::write(hosts.join("gbk.html"), b"\xbd\xe2\xb6\xc1 <a href=../page.html>").unwrap();
        let server = Server::start(&site, 0).unwrap();
        server.mount("/hosts/", &hosts, Some(("../page.html", "http://localhost/page.html")));
        server
    }

    fn check(request: &str, expected: &[&str]) {
        let server = server();
        let mut stream = TcpStream::connect(server.address).unwrap();
        write!(stream, "{request}\r\nHost: localhost\r\nConnection: close\r\n\r\n").unwrap();
        let mut answer = Vec::new();
        stream.read_to_end(&mut answer).unwrap();
        let answer = String::from_utf8_lossy(&answer);
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
    fn a_directory_stands_under_its_prefix() {
        let page = "GET /hosts/gbk.html HTTP/1.1";
        check(page, &["200 OK", "Content-Type: text/html\r\n", "<a href=http://localhost/page.html>"]);
        check("GET /hosts/none.html HTTP/1.1", &["404"]);
    }

    #[test]
    fn frames_of_no_origin_may_load_everything() {
        for path in ["/", "/a.wasm", "/hosts/gbk.html"] {
            check(&format!("GET {path} HTTP/1.1"), &["Access-Control-Allow-Origin: *"]);
        }
    }

    #[test]
    fn nothing_outside_the_directory_is_served() {
        for path in [
            "/../secret.txt",
            "/%2e%2e/secret.txt",
            "/..%2fsecret.txt",
            "/%2e%2e%5csecret.txt",
            "//etc/passwd",
            "/hosts/../secret.txt",
            "/hosts/%2e%2e/secret.txt",
            "/%",
        ] {
            check(&format!("GET {path} HTTP/1.1"), &["404"]);
        }
    }
}
