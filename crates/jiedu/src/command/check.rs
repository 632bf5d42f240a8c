//! `jiedu check`: 原稿体检, what is wrong with a text before it is published, and the repair of what is certain.

use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use clap::{Args, ValueEnum};
use jiedu_core::check::{RULES, Step, check_source, repair_source};
use jiedu_core::diagnostic::{Diagnostic, PositionIndex, Severity};
use jiedu_core::document::is_briefing;
use jiedu_core::reading::{read_briefing, told_once};
use serde::Serialize;

use super::told;
use crate::source::Source;
use crate::{Outcome, report};

/// Check a text before it is published: what is missing, twice, cut, out of order or in doubt.
#[derive(Args)]
#[command(after_help = after_help())]
pub(crate) struct Arguments {
    /// A briefing, or any text, web page or document (.txt, .md, .html, .docx); - is standard input.
    file: PathBuf,
    /// How to print the findings.
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,
    /// Write a copy beside the file (NAME.fixed.md; standard input goes to standard output) in which everything that is
    /// certain is repaired, and report what is left. No sentence that stands once is taken out.
    #[arg(long)]
    fix: bool,
}

const EXAMPLES: &str = "Examples:
  jiedu check report.txt
  jiedu check briefings/qixian-2022.md --format json
  jiedu check paper.txt --fix        writes paper.fixed.txt
  pdftotext paper.pdf - | jiedu check -";

/// The examples, and the codes of all rules with what each finds.
fn after_help() -> String {
    let mut text = format!("{EXAMPLES}\n\nCodes:\n");
    for rule in RULES {
        text.push_str(&format!("  {:<22} {}\n", rule.code, rule.help));
    }
    text.push_str("For a briefing also what would keep it from being built.");
    text
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    /// For a person: the line, a mark under the place, and what to do.
    Text,
    /// {"findings": […]}.
    Json,
}

#[derive(Serialize)]
struct Report<'a> {
    findings: Vec<Row<'a>>,
    /// How many the front matter says to ignore; left out where it says so of none.
    #[serde(skip_serializing_if = "Option::is_none")]
    ignored: Option<usize>,
    #[serde(skip_serializing_if = "Option::is_none")]
    fixed: Option<Fixed>,
}

/// A finding as it is printed; the order of the fields is the order in the output.
#[derive(Serialize)]
struct Row<'a> {
    code: &'a str,
    severity: &'a str,
    line: usize,
    column: usize,
    message: &'a str,
    help: &'a str,
}

/// What `--fix` did.
#[derive(Serialize)]
struct Fixed {
    /// The file that was written; none where the text came from standard input.
    file: Option<String>,
    /// The repaired text, where it came from standard input.
    #[serde(skip_serializing_if = "Option::is_none")]
    text: Option<String>,
    repairs: Vec<Repair>,
}

/// A repair, with its line in the original.
#[derive(Serialize)]
struct Repair {
    code: &'static str,
    line: usize,
    what: String,
}

pub(super) fn run(arguments: &Arguments) -> Result<Outcome> {
    let source = told(Source::read(&arguments.file)?);
    if arguments.fix {
        return fix(&source, arguments.format);
    }
    let checked = Checked::of(&source.text);
    let text = match arguments.format {
        Format::Json => json(&source.text, &checked, None)?,
        Format::Text => checked.report(&source.name(), &source.text),
    };
    report::print(&text)?;
    Ok(outcome(&checked.found))
}

fn outcome(found: &[Diagnostic]) -> Outcome {
    if found.iter().any(|found| found.severity == Severity::Error) { Outcome::Faulty } else { Outcome::Clean }
}

/// What is wrong with a text; for a briefing also what keeps it from being built.
pub(super) struct Checked {
    /// What is found, in order of the text.
    pub(super) found: Vec<Diagnostic>,
    /// How many findings the front matter says to ignore.
    ignored: usize,
}

impl Checked {
    /// Checks a text.
    pub(super) fn of(text: &str) -> Self {
        if !is_briefing(text) {
            return Self { found: check_source(text), ignored: 0 };
        }
        let (reading, faults) = read_briefing(text);
        let found = told_once(text, reading.findings, faults).into_iter().map(|found| found.diagnostic);
        Self { found: found.collect(), ignored: reading.ignored.len() }
    }

    fn report(&self, name: &str, text: &str) -> String {
        let ignored = match self.ignored {
            0 => String::new(),
            count => format!("{name}: ignored by the front matter: {count}\n"),
        };
        report::findings(name, text, &self.found) + &ignored
    }
}

fn json(text: &str, checked: &Checked, fixed: Option<Fixed>) -> Result<String> {
    let index = PositionIndex::new(text);
    let findings = checked
        .found
        .iter()
        .map(|found| {
            let at = index.position(found.span.start);
            Row {
                code: found.code,
                severity: found.severity.name(),
                line: at.line,
                column: at.column,
                message: &found.message,
                help: &found.help,
            }
        })
        .collect();
    report::json(&Report { findings, ignored: Some(checked.ignored).filter(|count| 0 < *count), fixed })
}

fn fix(source: &Source, format: Format) -> Result<Outcome> {
    let repaired = repair_source(&source.text);
    let checked = Checked::of(&repaired.text);
    let index = PositionIndex::new(&source.text);
    let repairs: Vec<Repair> = repaired
        .steps
        .into_iter()
        .map(|Step { code, offset, what, other }| {
            let line = index.position(offset).line;
            let other = other.map(|other| index.position(other).line).filter(|other| *other != line);
            let what = what.en;
            Repair { code, line, what: other.map_or(what.clone(), |other| format!("{what} (line {other})")) }
        })
        .collect();
    let Some(path) = &source.path else {
        let text = match format {
            Format::Json => {
                let fixed = Fixed { file: None, text: Some(repaired.text.clone()), repairs };
                json(&repaired.text, &checked, Some(fixed))?
            }
            Format::Text => {
                report::say(&said(&source.name(), &repairs));
                report::say(&checked.report("repaired text", &repaired.text));
                repaired.text
            }
        };
        report::print(&text)?;
        return Ok(outcome(&checked.found));
    };
    let target = target(path, source.is_converted);
    let replaced = write(&target, &repaired.text)?;
    let name = target.display().to_string();
    if let Some(kept) = replaced {
        report::say(&format!("{name} stood there with another text; that is now {}\n", kept.display()));
    }
    let text = match format {
        Format::Json => {
            let fixed = Fixed { file: Some(name), text: None, repairs };
            json(&repaired.text, &checked, Some(fixed))?
        }
        Format::Text => {
            format!(
                "{}wrote {name}\n\n{}",
                said(&source.name(), &repairs),
                checked.report(&name, &repaired.text)
            )
        }
    };
    report::print(&text)?;
    Ok(outcome(&checked.found))
}

/// The repairs as text, a line each.
fn said(name: &str, repairs: &[Repair]) -> String {
    let mut text = String::new();
    for repair in repairs {
        text.push_str(&format!("{name}:{}: fixed[{}]: {}\n", repair.line, repair.code, repair.what));
    }
    if repairs.is_empty() {
        text.push_str(&format!("{name}: nothing to repair\n"));
    }
    text
}

/// paper.txt → paper.fixed.txt, paper.docx → paper.fixed.md.
fn target(path: &Path, is_converted: bool) -> PathBuf {
    let stem = path.file_stem().unwrap_or_default().to_os_string();
    let mut name = stem;
    name.push(".fixed");
    let extension = if is_converted { Some("md".as_ref()) } else { path.extension() };
    if let Some(extension) = extension {
        name.push(".");
        name.push(extension);
    }
    path.with_file_name(name)
}

/// Writes the copy; an earlier one that differs is kept under another name, which is returned.
fn write(target: &Path, text: &str) -> Result<Option<PathBuf>> {
    let mut replaced = None;
    match std::fs::read(target) {
        Ok(earlier) if earlier == text.as_bytes() => return Ok(None),
        Ok(_) => {
            let mut name = target.file_name().unwrap_or_default().to_os_string();
            name.push(".bak");
            let kept = target.with_file_name(name);
            std::fs::rename(target, &kept).with_context(|| format!("keep {}", target.display()))?;
            replaced = Some(kept);
        }
        Err(_) => {}
    }
    std::fs::write(target, text).with_context(|| format!("write {}", target.display()))?;
    Ok(replaced)
}
