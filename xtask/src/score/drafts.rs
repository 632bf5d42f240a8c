//! Compares what `jiedu draft` makes of the shipped texts with the briefings that editors made of them by hand.

use std::collections::BTreeSet;
use std::process::ExitCode;

use anyhow::{Context, Result};
use jiedu_core::document::{Briefing, Section, parse_briefing};
use jiedu_core::draft::{Given, draft};
use jiedu_core::fact::scan_facts;
use xtask::paths;

/// Prints for each briefing whose raw text is a fixture how much of it the draft has.
pub(super) fn compare_drafts() -> Result<ExitCode> {
    println!(
        "| briefing | sections | headings alike | names alike | numbers | numbers alike | key figures | of them chosen by hand | text alike |"
    );
    println!("| --- | --- | --- | --- | --- | --- | --- | --- | --- |");
    let mut names = Vec::new();
    let mut folder: Vec<_> =
        std::fs::read_dir(paths::root().join("briefings"))?.collect::<std::io::Result<Vec<_>>>()?;
    folder.sort_by_key(std::fs::DirEntry::file_name);
    for entry in folder {
        let path = entry.path();
        let id = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        let source = paths::root().join(format!("crates/jiedu-core/tests/fixtures/{id}.txt"));
        if path.extension().is_none_or(|ending| ending != "md") || !source.exists() {
            continue;
        }
        let read = |path: &std::path::Path| {
            std::fs::read_to_string(path).with_context(|| format!("read {}", path.display()))
        };
        let hand = parse_briefing(&read(&path)?).0;
        let made = draft(&read(&source)?, &Given { name: id.clone(), ..Given::default() }, "");
        let found = parse_briefing(&made.text).0;
        println!("{}", row(&id, &hand, &found));
        names.extend(differences(&id, &hand, &found));
    }
    println!();
    for line in names {
        println!("{line}");
    }
    Ok(ExitCode::SUCCESS)
}

fn row(id: &str, hand: &Briefing, found: &Briefing) -> String {
    let pairs = || hand.sections.iter().zip(&found.sections);
    let heading = |section: &Section| {
        (section.level, section.number.clone(), section.title.clone(), section.missing.is_some())
    };
    let headings = pairs().filter(|(one, other)| heading(one) == heading(other)).count();
    let names = pairs().filter(|(one, other)| one.short == other.short).count();
    let numbers = |briefing: &Briefing| -> Vec<String> {
        scan_facts(briefing).into_iter().map(|fact| fact.surface).collect()
    };
    let (wanted, read) = (numbers(hand), numbers(found));
    let alike = wanted.iter().zip(&read).filter(|(one, other)| one == other).count();
    let places = |briefing: &Briefing| -> BTreeSet<usize> {
        let facts = scan_facts(briefing);
        let place = |quote: &str| briefing.text.find(quote).map(|at| at..at + quote.len());
        let inside = |quote: &str| {
            let range = place(quote)?;
            facts.iter().position(|fact| {
                range.start <= fact.span.start && fact.span.end <= range.end && fact.value.number().is_some()
            })
        };
        briefing.meta.keys.iter().filter_map(|key| inside(&key.quote)).collect()
    };
    let shared = places(hand).intersection(&places(found)).count();
    format!(
        "| {id} | {} of {} | {headings} | {names} | {} of {} | {alike} | {} | {shared} | {} |",
        found.sections.len(),
        hand.sections.len(),
        read.len(),
        wanted.len(),
        found.meta.keys.len(),
        if hand.text == found.text { "yes" } else { "no" },
    )
}

/// Names in the navigator that differ.
fn differences(id: &str, hand: &Briefing, found: &Briefing) -> Vec<String> {
    let pairs = hand.sections.iter().zip(&found.sections).filter(|(one, other)| one.short != other.short);
    pairs
        .map(|(one, other)| {
            format!("{id}: {} is called {} by hand, {} in the draft", one.title, one.short, other.short)
        })
        .collect()
}
