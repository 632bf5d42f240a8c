//! `jiedu-site` gives the same bytes natively and as WebAssembly, and the `jiedu` command needs nothing beside itself.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use jiedu_core::reading::read_briefing;
use jiedu_site::{Options, Shell, build_folder};
use xtask::{paths, shell};

/// Reads the briefings and the shell, builds in WebAssembly, writes the files.
const RUN: &str = "
const fs = require('fs'), path = require('path');
const [glue, shell, out, ...briefings] = process.argv.slice(2);
const files = fs.readdirSync(shell).flatMap(name => [name, fs.readFileSync(path.join(shell, name))]);
const built = require(glue).build(briefings.map(file => fs.readFileSync(file, 'utf8')), files);
for (let i = 0; i < built.length; i += 2) fs.writeFileSync(path.join(out, built[i]), built[i + 1]);
";

fn folder(name: &str) -> PathBuf {
    let folder = paths::target().join("site-bytes").join(name);
    drop(fs::remove_dir_all(&folder));
    fs::create_dir_all(&folder).unwrap();
    folder
}

fn files_in(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let entries = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    entries
        .map(|path| (path.file_name().unwrap().to_string_lossy().into_owned(), fs::read(path).unwrap()))
        .collect()
}

fn run(command: &mut Command) {
    let output = command.output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
}

/// The two briefings and as many of the first under other names as it takes for a list of all with its index.
fn sources() -> Vec<PathBuf> {
    let folder = folder("sources");
    let both = paths::briefings().map(|file| fs::read_to_string(file).unwrap());
    let others =
        (1..=11).map(|number| both[0].replacen("id = \"qixian-2022\"", &format!("id = \"b{number}\""), 1));
    let numbered = both.iter().cloned().chain(others).enumerate();
    numbered
        .map(|(number, text)| {
            let file = folder.join(format!("{number}.md"));
            fs::write(&file, text).unwrap();
            file
        })
        .collect()
}

#[test]
fn native_and_wasm_build_the_same_bytes() {
    let files = sources();
    let sources: Vec<String> = files.iter().map(|file| fs::read_to_string(file).unwrap()).collect();
    let readings: Vec<_> = sources.iter().map(|source| read_briefing(source).0).collect();
    let carried = Shell::from_files(|name| fs::read(shell::folder().join(name)).ok()).unwrap();
    let built = build_folder(&readings, &carried, Options::default()).unwrap();
    let native: BTreeMap<_, _> = built.into_iter().map(|file| (file.name, file.bytes)).collect();
    assert!(native.keys().any(|name| name.starts_with("search-")), "{:?}", native.keys());

    let example = ["-p", "jiedu-site", "--example", "build_in_wasm"];
    let wasm = shell::compile(&example, "examples/build_in_wasm.wasm").unwrap();
    let (glue, out) = (folder("glue"), folder("out"));
    shell::bind(&wasm, "site", shell::Host::Node, &glue).unwrap();
    let script = glue.join("run.cjs");
    fs::write(&script, RUN).unwrap();
    let mut node = Command::new("node");
    node.args([&script, &glue.join("site.js"), &shell::folder(), &out]).args(&files);
    run(&mut node);
    let built = files_in(&out);
    assert_eq!(built.keys().collect::<Vec<_>>(), native.keys().collect::<Vec<_>>());
    for (name, bytes) in &native {
        assert!(built.get(name) == Some(bytes), "{name} differs");
    }
}

#[test]
fn the_command_copied_alone_builds_both_briefings_and_the_desk() {
    let alone = folder("alone");
    let name = format!("jiedu{}", std::env::consts::EXE_SUFFIX);
    fs::copy(paths::target().join("debug").join(&name), alone.join(&name)).unwrap();
    for file in paths::briefings() {
        fs::copy(&file, alone.join(file.file_name().unwrap())).unwrap();
    }
    let mut command = Command::new(alone.join(&name));
    command.args(["build", "qixian-2022.md", "shifanqu-2021.md", "--out", "site"]).current_dir(&alone);
    // Nothing of the machine may help it.
    run(command.env_clear());
    let mut command = Command::new(alone.join(&name));
    run(command.args(["desk", "--hosted", "--out", "site"]).current_dir(&alone).env_clear());
    assert!(files_in(&alone.join("site")) == files_in(&paths::dist()), "not what `cargo xtask open` builds");
}
