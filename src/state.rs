//! What changes while a reader reads: a handful of signals that all living parts share.

use std::ops::Deref;
use std::sync::Arc;

use jiedu_core::link::scoped_id;
use jiedu_core::payload::{BriefingPart, Payload};
use leptos::prelude::*;

use crate::i18n::{Lang, Words};

/// What is highlighted: a sentence, the number in it, the marks that draw it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Active {
    /// Index of the briefing.
    pub briefing: usize,
    /// Index of the sentence.
    pub sentence: u16,
    /// Index of the fact, where a number is highlighted and not the whole sentence.
    pub fact: Option<u16>,
}

/// The fact whose panel is open.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct OpenFact {
    /// Index of the fact in the shown briefing.
    pub fact: usize,
    /// What opened it.
    pub by: OpenedBy,
}

/// What opened the fact panel, which decides whether the focus moves there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OpenedBy {
    /// The reader, on a number or on a mark: the focus moves into the panel.
    Reader,
    /// The page's address: the focus stays on the number.
    Address,
    /// The panel's own buttons: the focus stays on them.
    Step,
}

/// What opens beside the text in the place of the fact panel, one at a time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tool {
    /// The results of a search.
    Search,
    /// The list of terms.
    Terms,
    /// The list of tasks, in the place of the article.
    Tasks,
    /// What can be taken along, in the place of the article.
    Data,
}

impl Tool {
    /// Its name in the root's `data-jiedu-tool`.
    pub fn name(self) -> &'static str {
        match self {
            Tool::Search => "search",
            Tool::Terms => "terms",
            Tool::Tasks => "tasks",
            Tool::Data => "data",
        }
    }

    /// Whether it stands in the place of the article, and not beside it.
    pub fn is_leaf(self) -> bool {
        matches!(self, Tool::Tasks | Tool::Data)
    }
}

/// The place of a term that the reader has gone to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TermPlace {
    /// Index of the term; those of the frameworks without quotation marks follow.
    pub term: usize,
    /// Which of its places.
    pub place: usize,
}

/// What was copied.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs, reason = "the names say it")]
pub enum Copied {
    Link,
    Citation,
    Table,
    Code,
}

/// What a notice says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Notice {
    /// A link's section has moved; the section of this name is nearest.
    Moved(String),
    /// A link leads nowhere.
    Unknown,
    /// Something was copied.
    Copied(Copied),
    /// What was asked for opens once its part has started.
    Starting,
    /// A figure could not be drawn as a picture.
    DrawFailed,
    /// This text could not be copied.
    CopyFailed(String),
    /// Nobody knows whether this text could be saved.
    NotSaved(String),
}

/// The signals that the living parts share: a handle that closures copy.
#[derive(Clone, Copy)]
pub struct ViewState {
    payload: StoredValue<Arc<Payload>>,
    /// Language of the interface.
    pub lang: Lang,
    /// The briefing that is shown.
    pub briefing: RwSignal<usize>,
    /// The section that is being read; none at the head.
    pub section: RwSignal<Option<usize>>,
    /// How much has been read, in percent.
    pub progress: RwSignal<u8>,
    /// What the reader points at.
    pub active: RwSignal<Option<Active>>,
    /// The fact whose panel is open.
    pub fact: RwSignal<Option<OpenFact>>,
    /// The tool that is open. `browser::tool_place` opens and closes it.
    pub tool: RwSignal<Option<Tool>>,
    /// The place of a term that the reader has gone to.
    pub term: RwSignal<Option<TermPlace>>,
    /// The id that the share sheet is open for.
    pub share: RwSignal<Option<String>>,
    /// Whether the contents sheet of a phone is open.
    pub sheet: RwSignal<bool>,
    /// The notice that is shown.
    pub notice: RwSignal<Option<Notice>>,
    /// Whether the reader points at the notice or is in it: then it stays.
    pub notice_held: RwSignal<bool>,
    /// How many times larger than usual text is shown.
    pub text_size: RwSignal<f64>,
    /// Whether the parts that start after the page is live have started.
    pub started: RwSignal<bool>,
    /// Whether colours are dark: the system's wish until the reader chooses.
    pub dark: RwSignal<bool>,
    /// Whether large type is chosen.
    pub large: RwSignal<bool>,
}

impl ViewState {
    /// The state of a page that was just opened.
    pub fn new(payload: Arc<Payload>, lang: Lang) -> Self {
        Self {
            payload: StoredValue::new(payload),
            lang,
            briefing: RwSignal::new(0),
            section: RwSignal::new(None),
            progress: RwSignal::new(0),
            active: RwSignal::new(None),
            fact: RwSignal::new(None),
            tool: RwSignal::new(None),
            term: RwSignal::new(None),
            share: RwSignal::new(None),
            sheet: RwSignal::new(false),
            notice: RwSignal::new(None),
            notice_held: RwSignal::new(false),
            text_size: RwSignal::new(1.0),
            started: RwSignal::new(false),
            dark: RwSignal::new(false),
            large: RwSignal::new(false),
        }
    }

    /// The payload; it never changes.
    #[inline(never)]
    pub fn payload(self) -> Arc<Payload> {
        self.payload.get_value()
    }

    /// The words of the interface.
    pub fn words(self) -> &'static Words {
        self.lang.words()
    }

    /// A briefing by its index; the first one where there is none of that index.
    #[inline(never)]
    pub fn part(self, briefing: usize) -> Part {
        let payload = self.payload();
        let index = if briefing < payload.briefings.len() { briefing } else { 0 };
        Part { payload, index }
    }

    /// The briefing that is shown.
    #[inline(never)]
    pub fn shown(self) -> Part {
        self.part(self.briefing.get())
    }

    /// What is highlighted: what the reader points at, else the fact whose panel is open.
    #[inline(never)]
    pub fn highlighted(self) -> Option<Active> {
        let open = || {
            let (briefing, open) = (self.briefing.get(), self.fact.get()?);
            let sentence = self.part(briefing).facts.get(open.fact)?.sentence;
            Some(Active { briefing, sentence, fact: Some(open.fact as u16) })
        };
        self.active.get().or_else(open)
    }

    /// The id of what is being read.
    #[inline(never)]
    pub fn reading(self) -> String {
        let part = self.shown();
        match self.section.get().and_then(|at| part.sections.get(at)) {
            Some(section) => scoped_id(&part.id, &section.anchor),
            None => part.id.clone(),
        }
    }

    /// Opens the share sheet for an id.
    pub fn open_share(self, id: String) {
        self.sheet.set(false);
        self.share.set(Some(id));
    }
}

/// One briefing of the payload.
#[derive(Clone)]
pub struct Part {
    payload: Arc<Payload>,
    index: usize,
}

impl Deref for Part {
    type Target = BriefingPart;

    fn deref(&self) -> &BriefingPart {
        &self.payload.briefings[self.index]
    }
}
