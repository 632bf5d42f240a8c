//! What `jiedu draft` makes of the texts of a folder, in numbers: for looking at many texts that nobody labelled.

use std::collections::BTreeMap;
use std::path::Path;
use std::process::ExitCode;

use anyhow::{Context, Result, bail};
use jiedu_core::diagnostic::Severity;
use jiedu_core::draft::{Given, draft};
use jiedu_core::fact::{Fact, Kind};
use jiedu_core::reading::read_briefing;

/// A long text has at least so many characters, and should have at least so many figures.
const LONG: usize = 8000;
const ENOUGH: usize = 8;

/// Prints a row for each text (.txt, .md) of a folder, and their sum.
pub(super) fn draft_folder(folder: &Path) -> Result<ExitCode> {
    let mut files: Vec<_> = std::fs::read_dir(folder)
        .with_context(|| format!("read {}", folder.display()))?
        .collect::<std::io::Result<Vec<_>>>()?
        .into_iter()
        .map(|entry| entry.path())
        .filter(|path| path.extension().is_some_and(|ending| ending == "txt" || ending == "md"))
        .collect();
    files.sort();
    if files.is_empty() {
        bail!("no text (.txt, .md) stands in {}", folder.display());
    }
    println!(
        "| text | characters | sections | numbers | subject given | period given | doubts | errors | figures | by form |"
    );
    println!("|---|---|---|---|---|---|---|---|---|---|");
    let (mut numbers, mut subjects, mut periods) = (0, 0, 0);
    let (mut figures, mut long, mut enough) = (0, 0, 0);
    for path in files {
        let name = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        let text = std::fs::read_to_string(&path).with_context(|| format!("read {}", path.display()))?;
        let made = draft(&text, &Given { name: name.clone(), ..Given::default() }, "");
        let (reading, faults) = read_briefing(&made.text);
        let errors = faults.iter().filter(|fault| fault.severity == Severity::Error).count();
        let told: Vec<&Fact> =
            reading.facts.iter().filter(|fact| !matches!(fact.kind, Kind::Date | Kind::Duration)).collect();
        let subject = told.iter().filter(|fact| !fact.subject.is_empty()).count();
        let period = told.iter().filter(|fact| !fact.period.is_empty()).count();
        let mut forms: BTreeMap<&str, usize> = BTreeMap::new();
        for figure in &reading.figures {
            *forms.entry(figure.form().name()).or_default() += 1;
        }
        let forms: Vec<String> = forms.iter().map(|(form, count)| format!("{form} {count}")).collect();
        let characters = reading.briefing.characters();
        println!(
            "| {name} | {characters} | {} | {} | {} % | {} % | {} | {errors} | {} | {} |",
            reading.briefing.sections.len(),
            told.len(),
            percent(subject, told.len()),
            percent(period, told.len()),
            made.doubts.len(),
            reading.figures.len(),
            forms.join(", "),
        );
        numbers += told.len();
        subjects += subject;
        periods += period;
        figures += reading.figures.len();
        long += usize::from(characters >= LONG);
        enough += usize::from(characters >= LONG && reading.figures.len() >= ENOUGH);
    }
    println!(
        "\n{numbers} numbers without dates and spans, subject given for {} %, period for {} %; {figures} figures; {enough} of {long} texts of {LONG} characters and more have {ENOUGH} figures or more",
        percent(subjects, numbers),
        percent(periods, numbers),
    );
    Ok(ExitCode::SUCCESS)
}

fn percent(part: usize, whole: usize) -> String {
    format!("{:.1}", part as f64 * 100.0 / whole.max(1) as f64)
}
