//! `cargo xtask open`: everything from a bare clone to a page in the browser.

use std::process::ExitCode;

use anyhow::{Context as _, Result, bail};
use xtask::paths;
use xtask::serve::Server;

use crate::build;

const PORT: u16 = 8080;

/// Builds for release and serves the result until it is interrupted.
pub(crate) fn open(args: Vec<String>) -> Result<ExitCode> {
    let (mut serve, mut port) = (true, None);
    let mut args = args.into_iter();
    while let Some(arg) = args.next() {
        match arg.as_str() {
            "--no-serve" => serve = false,
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
    println!("      page:     {}", server.url("/"));
    println!("      one file: {}", file.display());
    println!("      Ctrl-C ends it.");
    loop {
        std::thread::park();
    }
}
