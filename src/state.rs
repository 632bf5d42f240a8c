//! What the reader's doings change: a handful of signals, shared by all living parts.

use jiedu_core::link::scoped_id;
use jiedu_core::wire::{BriefingPart, Payload};
use leptos::prelude::*;

use crate::words::{Lang, Words};

/// What is lit: a sentence, the number in it, the marks that draw it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Active {
    /// Index of the briefing.
    pub briefing: usize,
    /// Index of the sentence.
    pub sentence: u16,
    /// Index of the fact, where a number is lit and not the whole sentence.
    pub fact: Option<u16>,
}

/// What a notice says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Notice {
    /// A link's section has moved; this one is nearest.
    Moved(String),
    /// A link leads nowhere.
    Unknown,
    /// A link was copied.
    Copied,
    /// A figure could not be drawn as a picture.
    DrawFailed,
    /// A link could not be copied: here it is.
    CopyFailed(String),
}

/// The signals that the living parts share.
#[derive(Clone, Copy)]
pub struct ViewState {
    /// The payload; it never changes.
    pub payload: &'static Payload,
    /// Language of the interface.
    pub lang: Lang,
    /// The briefing that is shown.
    pub briefing: RwSignal<usize>,
    /// The section that is being read; none at the head.
    pub section: RwSignal<Option<usize>>,
    /// How much has been read, in percent.
    pub progress: RwSignal<usize>,
    /// What is lit.
    pub active: RwSignal<Option<Active>>,
    /// The fact of the shown briefing whose panel is open.
    pub fact: RwSignal<Option<usize>>,
    /// The address that the share sheet is open for; empty while it is closed.
    pub share: RwSignal<String>,
    /// Whether the contents sheet of a phone is open.
    pub sheet: RwSignal<bool>,
    /// The notice that is shown.
    pub notice: RwSignal<Option<Notice>>,
    /// Whether colours are dark: the system's wish until the reader chooses.
    pub dark: RwSignal<bool>,
    /// Whether large type is chosen.
    pub large: RwSignal<bool>,
}

impl ViewState {
    /// The state of a page that was just opened.
    pub fn new(payload: &'static Payload, lang: Lang) -> Self {
        Self {
            payload,
            lang,
            briefing: RwSignal::new(0),
            section: RwSignal::new(None),
            progress: RwSignal::new(0),
            active: RwSignal::new(None),
            fact: RwSignal::new(None),
            share: RwSignal::new(String::new()),
            sheet: RwSignal::new(false),
            notice: RwSignal::new(None),
            dark: RwSignal::new(false),
            large: RwSignal::new(false),
        }
    }

    /// The words of the interface.
    pub fn words(self) -> &'static Words {
        self.lang.words()
    }

    /// What is lit: what the reader points at, else the fact whose panel is open.
    pub fn lit(self) -> Option<Active> {
        let open = || {
            let (briefing, fact) = (self.briefing.get(), self.fact.get()?);
            let sentence = self.payload.briefings.get(briefing)?.facts.get(fact)?.sentence;
            Some(Active { briefing, sentence, fact: Some(fact as u16) })
        };
        self.active.get().or_else(open)
    }

    /// The address of what is being read.
    pub fn reading(self) -> String {
        let part = &self.payload.briefings[self.briefing.get_untracked()];
        match self.section.get_untracked().and_then(|at| part.sections.get(at)) {
            Some(section) => scoped_id(&part.id, &section.anchor),
            None => part.id.clone(),
        }
    }

    /// The briefing that is shown.
    pub fn shown(self) -> &'static BriefingPart {
        &self.payload.briefings[self.briefing.get().min(self.payload.briefings.len() - 1)]
    }
}
