//! The engine of the desk: answers its questions from the core, the importer and the builder of pages. It has no DOM and
//! does no I/O, so natively and in a worker it gives the same answers.

mod export;
mod intake;
mod miniature;
mod proof;
mod revise;
mod shell_files;
mod suggest;
mod view;
#[cfg(feature = "worker")]
mod worker;

use jiedu_core::check::{Step, name_of, repair_source};
use jiedu_core::diagnostic::PositionIndex;
use jiedu_core::reading::read_briefing;
use jiedu_desk::protocol::{Answer, Call, Repaired, Reply, Request, Said};
use jiedu_site::{Shell, SiteError, build_preview};

pub use shell_files::unpack;

/// The engine.
pub struct Engine {
    shell: Shell,
    /// The script of pages in a preview.
    preview: String,
}

impl Engine {
    /// An engine that builds pages with a shell.
    pub fn new(shell: Shell, preview: String) -> Self {
        Self { shell, preview }
    }

    /// Answers a question.
    pub fn answer(&self, request: Request) -> Reply {
        match request {
            Request::Import { name, bytes } => intake::import(&name, &bytes),
            Request::Paste { text, html } => intake::paste(&text, &html),
            Request::Read { manuscript } => Reply::View(Box::new(view::view(&manuscript))),
            Request::Preview { manuscript } => {
                let (reading, _) = read_briefing(&manuscript);
                match build_preview(&reading, &self.shell, &self.preview) {
                    Ok(page) => Reply::Page(page),
                    Err(error) => Reply::Refused(failed(&error)),
                }
            }
            Request::Repair { manuscript } => repaired(&manuscript),
            Request::Decide { manuscript, decision } => revise::decide(&manuscript, &decision),
            Request::Suggest { manuscript, of } => suggest::suggest(&manuscript, &of),
            Request::Sizes { manuscript } => export::sizes(&manuscript, &self.shell),
            Request::Rich { manuscript } => export::rich(&manuscript),
            Request::Snippet { manuscript } => export::snippet(&manuscript),
            Request::Export { manuscript, way } => export::export(&manuscript, way, &self.shell),
        }
    }

    /// Answers a question that came as bytes; none where they are no question.
    pub fn answer_bytes(&self, bytes: &[u8]) -> Option<Vec<u8>> {
        let Call { id, request } = postcard::from_bytes(bytes).ok()?;
        let reply = self.answer(request);
        postcard::to_allocvec(&Answer { id, reply }).ok()
    }
}

fn failed(error: &SiteError) -> Said {
    Said {
        zh: format!("网页没有做成（{error}）"), en: format!("The page could not be made: {error}")
    }
}

fn repaired(manuscript: &str) -> Reply {
    let repaired = repair_source(manuscript);
    Reply::Repaired { steps: steps(manuscript, &repaired.steps), manuscript: repaired.text }
}

/// The repairs of a text as the desk is told them.
fn steps(text: &str, repairs: &[Step]) -> Vec<Repaired> {
    let index = PositionIndex::new(text);
    let repairs = repairs.iter().map(|step| Repaired {
        name: rule_name(step.code),
        said: said(&step.what),
        line: index.position(step.offset).line,
    });
    repairs.collect()
}

fn said(said: &jiedu_core::said::Said) -> Said {
    Said { zh: said.zh.clone(), en: said.en.clone() }
}

/// The name of a rule, and of what keeps a page from being built.
fn rule_name(code: &str) -> Said {
    // What no rule finds keeps a page from being built; its sentence says how.
    let [zh, en] = name_of(code).unwrap_or(["写法有误", "mistake in the manuscript"]);
    Said { zh: zh.to_owned(), en: en.to_owned() }
}
