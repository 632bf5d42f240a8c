//! Compares the scan of numbers with what a reader labelled, and prints how much of it is found and right.

mod compare;
mod drafts;
mod expected;
mod folder;
mod label;
mod tally;

use std::path::PathBuf;
use std::process::ExitCode;

use anyhow::{Context, Result, bail};
use xtask::paths;

use compare::compare;
use label::{Document, documents, labels};
use tally::Tally;

/// Prints a table by document, and by set and script.
pub(crate) fn score(args: Vec<String>) -> Result<ExitCode> {
    let folder = paths::root().join("tests/labels");
    let mut texts = folder.join("texts");
    let (mut differences, mut as_drafts, mut given) = (false, false, false);
    let mut args = args.into_iter();
    while let Some(arg) = args.next() {
        match arg.as_str() {
            "--texts" => {
                texts = PathBuf::from(args.next().context("--texts needs a folder")?);
                given = true;
            }
            "--differences" => differences = true,
            "--drafts" => as_drafts = true,
            _ => bail!("unknown argument {arg}"),
        }
    }
    match (as_drafts, given) {
        (true, true) => return folder::draft_folder(&texts),
        (true, false) => return drafts::compare_drafts(),
        _ => {}
    }
    let documents = documents(&folder)?;
    let mut scored: Vec<(&Document, Tally)> = Vec::new();
    for document in &documents {
        let path = texts.join(format!("{}.txt", document.name));
        let Ok(text) = std::fs::read_to_string(&path) else {
            println!("{}: no text at {}, left out", document.name, path.display());
            continue;
        };
        let labels = labels(&folder, &document.name, &text)?;
        let (tally, notes) = compare(&text, document.year, &labels);
        // Whoever mends a rule looks at the development set alone.
        if differences && document.set == "development" {
            for note in notes {
                println!("{}:{note}", document.name);
            }
        }
        scored.push((document, tally));
    }
    if scored.is_empty() {
        bail!("no text of a labelled document is there; --texts FOLDER says where they are");
    }
    println!("\n{}", Tally::HEAD);
    for (document, tally) in &scored {
        println!("{}", tally.row(&document.name, &document.set));
    }
    for set in ["development", "test"] {
        for script in ["simplified", "traditional"] {
            let sum = sum(&scored, |document| document.set == set && document.script == script);
            println!("{}", sum.row(&format!("**{script}**"), set));
        }
        println!("{}", sum(&scored, |document| document.set == set).row("**all**", set));
    }
    Ok(ExitCode::SUCCESS)
}

fn sum(scored: &[(&Document, Tally)], of: impl Fn(&Document) -> bool) -> Tally {
    let mut sum = Tally::default();
    for (_, tally) in scored.iter().filter(|(document, _)| of(document)) {
        sum.add(tally);
    }
    sum
}
