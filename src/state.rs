//! What the reader's doings change: a handful of signals, shared by all living parts.

use jiedu_core::link::scoped_id;
use jiedu_core::payload::{BriefingPart, Payload};
use leptos::prelude::*;

use crate::reactive::{Slot, Word};
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

impl Word for Active {
    fn to_word(self) -> u64 {
        let fact = self.fact.map_or(0, |fact| u64::from(fact) + 1);
        (self.briefing as u64) << 40 | u64::from(self.sentence) << 20 | fact
    }

    fn of_word(word: u64) -> Self {
        let fact = word & 0xf_ffff;
        Self {
            briefing: (word >> 40) as usize,
            sentence: (word >> 20) as u16,
            fact: fact.checked_sub(1).map(|fact| fact as u16),
        }
    }
}

/// What a notice says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Notice {
    /// A link's section has moved; the one that the notice is about is nearest.
    Moved,
    /// A link leads nowhere.
    Unknown,
    /// A link was copied.
    Copied,
    /// A figure could not be drawn as a picture.
    DrawFailed,
    /// A link could not be copied: the notice is about it.
    CopyFailed,
}

const NOTICES: [Notice; 5] =
    [Notice::Moved, Notice::Unknown, Notice::Copied, Notice::DrawFailed, Notice::CopyFailed];

impl Word for Notice {
    fn to_word(self) -> u64 {
        self as u64
    }

    fn of_word(word: u64) -> Self {
        NOTICES[word as usize % NOTICES.len()]
    }
}

/// The signals that the living parts share.
#[derive(Clone, Copy)]
pub struct ViewState {
    /// The payload; it never changes.
    pub payload: &'static Payload,
    /// Language of the interface.
    pub lang: Lang,
    /// The briefing that is shown.
    pub briefing: Slot<usize>,
    /// The section that is being read; none at the head.
    pub section: Slot<Option<usize>>,
    /// How much has been read, in percent.
    pub progress: Slot<usize>,
    /// What is lit.
    pub active: Slot<Option<Active>>,
    /// The fact of the shown briefing whose panel is open.
    pub fact: Slot<Option<usize>>,
    /// The address that the share sheet is open for; empty while it is closed.
    pub share: RwSignal<String>,
    /// Whether the contents sheet of a phone is open.
    pub sheet: Slot<bool>,
    /// The notice that is shown.
    pub notice: Slot<Option<Notice>>,
    /// What it is about: the name of a section, a link.
    pub about: RwSignal<String>,
    /// Whether colours are dark: the system's wish until the reader chooses.
    pub dark: Slot<bool>,
    /// Whether large type is chosen.
    pub large: Slot<bool>,
}

impl ViewState {
    /// The state of a page that was just opened.
    pub fn new(payload: &'static Payload, lang: Lang) -> Self {
        Self {
            payload,
            lang,
            briefing: Slot::new(0),
            section: Slot::new(None),
            progress: Slot::new(0),
            active: Slot::new(None),
            fact: Slot::new(None),
            share: RwSignal::new(String::new()),
            sheet: Slot::new(false),
            notice: Slot::new(None),
            about: RwSignal::new(String::new()),
            dark: Slot::new(false),
            large: Slot::new(false),
        }
    }

    /// The words of the interface.
    pub fn words(self) -> &'static Words {
        self.lang.words()
    }

    /// Shows a notice.
    pub fn tell(self, notice: Notice, about: String) {
        self.about.set(about);
        self.notice.set(Some(notice));
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_lit_and_what_is_told_survive_as_words() {
        for (briefing, sentence, fact) in [(0, 0, None), (1, 12, Some(0)), (300, u16::MAX, Some(u16::MAX))] {
            let active = Active { briefing, sentence, fact };
            assert_eq!(Option::<Active>::of_word(Some(active).to_word()), Some(active));
        }
        for notice in NOTICES {
            assert_eq!(Notice::of_word(notice.to_word()), notice);
        }
    }
}
