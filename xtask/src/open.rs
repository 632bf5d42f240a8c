//! `cargo xtask open`: everything from a bare clone to a page in the browser, and to pages that embed it.

use std::fs;
use std::process::ExitCode;

use anyhow::{Context as _, Result, bail};
use xtask::paths;
use xtask::serve::Server;

use crate::build;

const PORT: u16 = 8080;
/// How the examples name the page that they frame, and its path on the server.
const FRAME: &str = "../frame.html";
const FRAME_PATH: &str = "/frame.html";

/// Builds for release and serves the result until it is interrupted.
pub(crate) fn open(args: Vec<String>) -> Result<ExitCode> {
    let (mut serve, mut examples, mut port) = (true, false, None);
    let mut args = args.into_iter();
    while let Some(arg) = args.next() {
        match arg.as_str() {
            "--no-serve" => serve = false,
            "--examples" => examples = true,
            "--port" => {
                let number = args.next().and_then(|it| it.parse().ok());
                port = Some(number.context("--port needs a number")?);
            }
            _ => bail!("open does not know {arg}"),
        }
    }
    println!("[1/2] build");
    build::build()?;
    build::print_sizes()?;
    let file = paths::dist().join("jiedu.html");
    println!("      the desk, 编辑台, opens from disk: {}", paths::dist().join("jiedu-desk.html").display());
    println!(
        "      the desk for a web space, with the files beside it: {}",
        paths::dist().join("desk.html").display()
    );
    if !serve {
        println!("[2/2] not served; one file: {}", file.display());
        return Ok(ExitCode::SUCCESS);
    }
    let server = match port {
        Some(port) => Server::start(&paths::dist(), port)?,
        // Nobody asked for this port: any other will do.
        None => Server::start(&paths::dist(), PORT).or_else(|_| Server::start(&paths::dist(), 0))?,
    };
    println!("[2/2] open");
    for (name, page) in ["page:    ", "         "].into_iter().zip(paths::briefings()) {
        let id = page.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        println!("      {name} {}", server.url(&format!("/{id}.html")));
    }
    println!("      one file: {}", file.display());
    let _hosts = if examples {
        open_drafts(&server)?;
        Some(open_examples(&server)?)
    } else {
        None
    };
    println!("      Ctrl-C ends it.");
    loop {
        std::thread::park();
    }
}

/// Serves the pages of the drafts, of which nothing is by hand.
fn open_drafts(server: &Server) -> Result<()> {
    build::build_drafts()?;
    server.mount("/drafts/", &paths::drafts_out(), None);
    println!("      drafts of public texts, as jiedu draft wrote them:");
    for draft in paths::drafts()? {
        let id = draft.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        println!("        {}", server.url(&format!("/drafts/{id}.html")));
    }
    Ok(())
}

/// Serves `examples/` beside the page, and on a second port by the server's other name: there, frames are of another site, as
/// they are on a real host page.
fn open_examples(server: &Server) -> Result<Server> {
    server.mount("/examples/", &paths::examples(), None);
    let hosts = Server::start(&paths::dist(), 0)?;
    hosts.mount("/examples/", &paths::examples(), Some((FRAME, &server.url(FRAME_PATH))));
    println!("      examples, the frame from another site and from the same one:");
    let mut names = Vec::new();
    for entry in fs::read_dir(paths::examples())? {
        let name = entry?.file_name().to_string_lossy().into_owned();
        if name.ends_with(".html") {
            names.push(name);
        }
    }
    names.sort();
    for name in names {
        let path = format!("/examples/{name}");
        println!("        {}   {}", hosts.other_url(&path), server.url(&path));
    }
    Ok(hosts)
}
