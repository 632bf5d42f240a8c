//! The signals that the parts of the desk share.

use std::collections::BTreeSet;

use leptos::prelude::*;

use crate::findings::Rows;
use crate::history::History;
use crate::i18n::Lang;
use crate::protocol::{NotDrawn, Repaired, Said, Suggestion, View, Weight};

/// What the window shows.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Screen {
    /// 放进一篇稿子.
    #[default]
    Start,
    /// A text is being read: that of a file of this name, or a pasted one where it is empty.
    Busy(String),
    /// The work on a manuscript.
    Work,
}

/// A thing to do, each with a panel.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Task {
    /// 体检.
    #[default]
    Check,
    /// 结构.
    Outline,
    /// 数字.
    Numbers,
    /// 图表.
    Figures,
    /// 要点与信息.
    Keys,
    /// 源稿.
    Source,
    /// 导出.
    Export,
}

impl Task {
    /// Those that are numbered, in their order.
    pub const NUMBERED: [Task; 6] =
        [Task::Check, Task::Outline, Task::Numbers, Task::Figures, Task::Keys, Task::Source];
}

/// What the preview shows the page on.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Device {
    /// 390 pixels.
    #[default]
    Phone,
    /// 1280 pixels.
    Desktop,
}

/// What was repaired together.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Mended {
    /// The repairs in order of the text.
    pub steps: Vec<Repaired>,
    /// The manuscript that they left.
    pub after: String,
}

/// How the manuscript is kept.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Saved {
    /// Nothing to save yet.
    #[default]
    Nothing,
    /// It is on its way.
    Saving,
    /// It is saved, at a time of the day.
    At(String),
    /// It could not be saved, and why.
    Failed(Failure),
}

/// Why a manuscript could not be saved.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Failure {
    /// The browser has no storage for this page.
    Refused,
    /// There is no room.
    Full,
}

/// A draft that the browser keeps, as the start lists it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Listed {
    /// Its key in the storage.
    pub id: String,
    /// Its title.
    pub title: String,
    /// When it was saved, for people.
    pub when: String,
    /// How many errors were left.
    pub errors: usize,
}

/// Of what figures are suggested.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Of {
    /// Of the whole text.
    #[default]
    Text,
    /// Of numbers that the editor chose, by their places in the list.
    Numbers(BTreeSet<usize>),
    /// Of the numbers of a figure, by its id.
    Figure(String),
}

/// What could be drawn of a text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Suggested {
    /// Of what.
    pub of: Of,
    /// The manuscript for which it was worked out.
    pub text: String,
    /// The figures in order of the text.
    pub figures: Vec<Suggestion>,
    /// What is not drawn.
    pub refused: Vec<NotDrawn>,
}

/// The state of the desk: a handle that closures copy.
#[derive(Clone, Copy)]
pub struct DeskState {
    /// Language of the interface.
    pub lang: RwSignal<Lang>,
    /// Whether it is dark.
    pub is_dark: RwSignal<bool>,
    /// What the window shows.
    pub screen: RwSignal<Screen>,
    /// The task that is open.
    pub task: RwSignal<Task>,
    /// What the preview shows the page on.
    pub device: RwSignal<Device>,
    /// In a narrow window: the preview in the place of the task.
    pub is_preview: RwSignal<bool>,
    /// The manuscript and what was done to it.
    pub history: RwSignal<History>,
    /// Name of the file that was put in, without its ending.
    pub name: RwSignal<String>,
    /// The text as it came in.
    pub original: RwSignal<String>,
    /// What was repaired in it when it came in.
    pub repaired: RwSignal<Vec<Repaired>>,
    /// What was repaired together last.
    pub mended: RwSignal<Option<Mended>>,
    /// Which choice of the open row is chosen, by its place.
    pub chosen: RwSignal<usize>,
    /// What is known of the manuscript.
    pub view: RwSignal<View>,
    /// Its findings as rows.
    pub rows: Memo<Rows>,
    /// The weight of the findings that are shown; all without one.
    pub weight: RwSignal<Option<Weight>>,
    /// Its page; empty while there is none yet.
    pub page: RwSignal<String>,
    /// Whether a newer page is being made.
    pub is_drawing: RwSignal<bool>,
    /// The row that is open in the panel, by its key.
    pub selected: RwSignal<Option<String>>,
    /// What could be drawn.
    pub suggested: RwSignal<Suggested>,
    /// The numbers that are chosen for a figure, by their places in the list; none while nobody chooses.
    pub picked: RwSignal<Option<BTreeSet<usize>>>,
    /// Why the last decision was not made.
    pub unfit: RwSignal<Option<Said>>,
    /// What could not be done, and what to do instead.
    pub refusal: RwSignal<Option<Said>>,
    /// What was done, for who listens.
    pub notice: RwSignal<String>,
    /// How the manuscript is kept.
    pub saved: RwSignal<Saved>,
    /// The drafts that this browser keeps.
    pub drafts: RwSignal<Vec<Listed>>,
    /// Whether 源稿 shows the text as it came in.
    pub is_original: RwSignal<bool>,
    /// The line of the manuscript that is asked for, from one.
    pub asked_line: RwSignal<Option<usize>>,
}

impl DeskState {
    /// The state of a desk with nothing on it.
    pub fn new(lang: Lang, is_dark: bool) -> Self {
        let view = RwSignal::new(View::default());
        Self {
            lang: RwSignal::new(lang),
            is_dark: RwSignal::new(is_dark),
            screen: RwSignal::default(),
            task: RwSignal::default(),
            device: RwSignal::default(),
            is_preview: RwSignal::new(false),
            history: RwSignal::default(),
            name: RwSignal::default(),
            original: RwSignal::default(),
            repaired: RwSignal::default(),
            mended: RwSignal::default(),
            chosen: RwSignal::default(),
            view,
            rows: Memo::new(move |_| view.with(|view| Rows::of(&view.findings))),
            weight: RwSignal::default(),
            page: RwSignal::default(),
            is_drawing: RwSignal::new(false),
            selected: RwSignal::default(),
            suggested: RwSignal::default(),
            picked: RwSignal::default(),
            unfit: RwSignal::default(),
            refusal: RwSignal::default(),
            notice: RwSignal::default(),
            saved: RwSignal::default(),
            drafts: RwSignal::default(),
            is_original: RwSignal::new(false),
            asked_line: RwSignal::default(),
        }
    }
}
