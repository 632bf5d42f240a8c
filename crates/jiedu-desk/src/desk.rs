//! The desk at work: what a decision does to the manuscript, and what follows from it.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::browser::drafts::{Draft, Drafts, Kept};
use crate::browser::engine::Engine;
use crate::browser::keyboard::Key;
use crate::browser::{clock, focus, intake, preferences};
use crate::findings::Counts;
use crate::history::{History, line_of};
use crate::protocol::{Decision, Drafted, Edit, Reply, Request, Said, SectionAct, View};
use crate::state::{DeskState, Listed, Saved, Screen, Suggested, Task};

/// The texts that the start shows as examples: file name and content.
const EXAMPLES: [(&str, &str); 2] = [
    ("qixian-2022.txt", include_str!("../examples/qixian-2022.txt")),
    ("shifanqu-2021.txt", include_str!("../examples/shifanqu-2021.txt")),
];

/// The desk: a handle that closures copy.
#[derive(Clone, Copy)]
pub(crate) struct Desk {
    /// Its state.
    pub(crate) state: DeskState,
    inner: StoredValue<Rc<Inner>, LocalStorage>,
}

struct Inner {
    engine: Option<Engine>,
    drafts: Drafts,
    /// The draft that is open, as it is known to be kept.
    draft: RefCell<Draft>,
    /// Whether the engine is looking at the manuscript, and whether the manuscript has changed meanwhile.
    is_reading: Cell<bool>,
    is_stale: Cell<bool>,
    is_keeping: Cell<bool>,
    /// Whether the view is that of the manuscript.
    is_seen: Cell<bool>,
    /// What waits until the view is that of the manuscript.
    waiting: RefCell<Vec<Box<dyn FnOnce()>>>,
    /// Which text is being read: what comes back of an earlier one is dropped.
    intake: Cell<u32>,
}

impl Desk {
    /// A desk with its engine, if there is one.
    pub(crate) fn new(state: DeskState) -> Self {
        let inner = Inner {
            engine: Engine::find(),
            drafts: Drafts::new(),
            draft: RefCell::default(),
            is_reading: Cell::new(false),
            is_stale: Cell::new(false),
            is_keeping: Cell::new(false),
            is_seen: Cell::new(false),
            waiting: RefCell::default(),
            intake: Cell::new(0),
        };
        let desk = Self { state, inner: StoredValue::new_local(Rc::new(inner)) };
        desk.list_drafts();
        desk
    }

    fn inner(self) -> Rc<Inner> {
        self.inner.get_value()
    }

    pub(crate) async fn ask(self, request: Request) -> Option<Reply> {
        let inner = self.inner();
        inner.engine.as_ref()?.ask(request).await
    }

    // A text comes in.

    /// Reads a file that was dropped or chosen.
    pub(crate) fn open_file(self, file: web_sys::File) {
        let name = file.name();
        self.take_in(name.clone(), async move {
            let (name, bytes) = intake::read(file).await?;
            Some(Request::Import { name, bytes })
        });
    }

    /// Reads a text that was pasted.
    pub(crate) fn open_paste(self, text: String, html: String) {
        self.take_in(String::new(), async move { Some(Request::Paste { text, html }) });
    }

    /// Reads an example.
    pub(crate) fn open_example(self, which: usize) {
        let Some((name, text)) = EXAMPLES.get(which) else { return };
        let request = Request::Import { name: (*name).to_owned(), bytes: text.as_bytes().to_vec() };
        self.take_in((*name).to_owned(), async move { Some(request) });
    }

    fn take_in(self, name: String, request: impl Future<Output = Option<Request>> + 'static) {
        let inner = self.inner();
        let turn = inner.intake.get().wrapping_add(1);
        inner.intake.set(turn);
        self.state.refusal.set(None);
        self.state.screen.set(Screen::Busy(name.clone()));
        spawn_local(async move {
            let reply = match request.await {
                Some(request) => self.ask(request).await,
                None => Some(Reply::Refused(Said {
                    zh: format!("浏览器没有读到“{name}”。它可能是文件夹，或者已经移走；请再选一次。"),
                    en: format!(
                        "The browser could not read “{name}”. It may be a folder, or gone; choose it again."
                    ),
                })),
            };
            if self.inner().intake.get() != turn {
                return;
            }
            match reply {
                Some(Reply::Drafted(drafted)) => self.begin(&name, drafted),
                Some(Reply::Refused(said)) => self.refuse(said),
                _ => self.refuse(Said {
                    zh: "程序没有启动。请换用较新的 Chrome、Edge、Firefox 或 Safari，再打开这个文件。".to_owned(),
                    en: "The program did not start. Open this file in a recent Chrome, Edge, Firefox or Safari.".to_owned(),
                }),
            }
        });
    }

    fn refuse(self, said: Said) {
        self.state.refusal.set(Some(said));
        self.state.screen.set(Screen::Start);
    }

    /// Gives up on the text that is being read.
    pub(crate) fn stop(self) {
        let inner = self.inner();
        inner.intake.set(inner.intake.get().wrapping_add(1));
        self.state.screen.set(Screen::Start);
    }

    fn begin(self, name: &str, drafted: Drafted) {
        let stem = name.rsplit_once('.').map_or(name, |(stem, _)| stem).to_owned();
        let id = format!("{:x}", clock::now() as u64);
        let draft = Draft {
            id,
            name: stem,
            manuscript: drafted.manuscript,
            original: drafted.original,
            repaired: drafted.repaired,
            ..Draft::default()
        };
        self.work_on(draft);
        self.keep_soon();
    }

    /// Takes up a draft that the browser keeps.
    pub(crate) fn take_up(self, id: String) {
        spawn_local(async move {
            let inner = self.inner();
            let Ok(drafts) = inner.drafts.all().await else { return };
            if let Some(draft) = drafts.into_iter().find(|draft| draft.id == id) {
                let when = clock::written(draft.saved, self.state.lang.get_untracked());
                self.work_on(draft);
                self.state.saved.set(Saved::At(when));
            }
        });
    }

    fn work_on(self, draft: Draft) {
        let state = self.state;
        state.history.set(History::new(draft.manuscript.clone()));
        state.name.set(draft.name.clone());
        state.original.set(draft.original.clone());
        state.repaired.set(draft.repaired.clone());
        state.mended.set(None);
        state.view.set(View::default());
        state.page.set(String::new());
        state.suggested.set(Suggested::default());
        state.unfit.set(None);
        state.picked.set(None);
        state.selected.set(None);
        state.weight.set(None);
        state.task.set(Task::Check);
        state.is_preview.set(false);
        *self.inner().draft.borrow_mut() = draft;
        state.screen.set(Screen::Work);
        self.look();
        focus::soon(".desk-panel h2");
    }

    /// Back to the start; the draft is kept.
    pub(crate) fn to_start(self) {
        self.state.screen.set(Screen::Start);
        self.list_drafts();
        focus::soon(".start h1");
    }

    // The manuscript changes.

    /// Makes a decision that has a name: it is told, and undo says it.
    pub(crate) fn decide_as(self, edits: &[Edit], name: Said) -> bool {
        let is_done = self.decide(edits);
        if is_done {
            self.state.notice.set(self.state.lang.get_untracked().say(&name));
            self.state.history.update(|history| history.name_last(name));
        }
        is_done
    }

    /// Makes a decision: edits that are one step.
    pub(crate) fn decide(self, edits: &[Edit]) -> bool {
        let mut is_done = false;
        self.state.history.update(|history| is_done = history.decide(edits));
        if is_done {
            self.changed();
        }
        is_done
    }

    /// Takes the manuscript as it was typed.
    pub(crate) fn typed(self, text: String) {
        let mut is_done = false;
        self.state.history.update(|history| is_done = history.typed(text));
        if is_done {
            self.changed();
        }
    }

    /// Takes the last step back.
    pub(crate) fn undo(self) -> bool {
        let mut place = None;
        self.state.history.update(|history| place = history.undo());
        place.inspect(|_| self.changed()).is_some()
    }

    /// Does it again.
    pub(crate) fn redo(self) -> bool {
        let mut place = None;
        self.state.history.update(|history| place = history.redo());
        place.inspect(|_| self.changed()).is_some()
    }

    pub(crate) fn changed(self) {
        self.state.picked.update(|picked| {
            if let Some(picked) = picked {
                picked.clear();
            }
        });
        self.look();
        self.keep_soon();
    }

    /// Does something as soon as the view is that of the manuscript.
    pub(crate) fn when_read(self, act: impl FnOnce() + 'static) {
        let inner = self.inner();
        if inner.is_seen.get() {
            act();
        } else {
            inner.waiting.borrow_mut().push(Box::new(act));
        }
    }

    /// Has the engine look at the manuscript, and again where it changes meanwhile.
    fn look(self) {
        let inner = self.inner();
        inner.is_seen.set(false);
        if inner.is_reading.replace(true) {
            inner.is_stale.set(true);
            return;
        }
        self.state.is_drawing.set(true);
        spawn_local(async move {
            let inner = self.inner();
            loop {
                inner.is_stale.set(false);
                let text = || self.state.history.with_untracked(|history| history.text().to_owned());
                if let Some(Reply::View(view)) = self.ask(Request::Read { manuscript: text() }).await
                    && !inner.is_stale.get()
                {
                    self.state.view.set(*view);
                    inner.is_seen.set(true);
                    for act in inner.waiting.take() {
                        act();
                    }
                }
                if !inner.is_stale.get()
                    && let Some(Reply::Page(page)) = self.ask(Request::Preview { manuscript: text() }).await
                {
                    self.state.page.set(page);
                }
                if !inner.is_stale.get() {
                    break;
                }
            }
            inner.is_reading.set(false);
            self.state.is_drawing.set(false);
        });
    }

    // The draft is kept.

    fn keep_soon(self) {
        let inner = self.inner();
        self.state.saved.set(Saved::Saving);
        if inner.is_keeping.replace(true) {
            return;
        }
        spawn_local(async move {
            let inner = self.inner();
            loop {
                let manuscript = self.state.history.with_untracked(|history| history.text().to_owned());
                let known = inner.draft.borrow().stamp.clone();
                let saved = clock::now();
                let mut draft = inner.draft.borrow().clone();
                draft.manuscript.clone_from(&manuscript);
                draft.title = self.state.view.with_untracked(|view| view.title.clone());
                draft.errors = self.counts_untracked().errors as u32;
                draft.saved = saved;
                draft.stamp = (inner.drafts.window().to_owned(), known.1.wrapping_add(1));
                let kept = inner.drafts.keep(&draft, &known).await;
                let lang = self.state.lang.get_untracked();
                match kept {
                    Ok(Kept::AsItself) => {}
                    Ok(Kept::AsCopy(id)) => {
                        draft.id = id;
                        self.state.notice.set(lang.words().saved_elsewhere.to_owned());
                    }
                    Err(failure) => {
                        self.state.saved.set(Saved::Failed(failure));
                        break;
                    }
                }
                *inner.draft.borrow_mut() = draft;
                let is_same = self.state.history.with_untracked(|history| history.text() == manuscript);
                if is_same {
                    self.state.saved.set(Saved::At(clock::written(saved, lang)));
                    break;
                }
            }
            inner.is_keeping.set(false);
        });
    }

    fn list_drafts(self) {
        spawn_local(async move {
            let inner = self.inner();
            let drafts = inner.drafts.all().await.unwrap_or_default();
            let lang = self.state.lang.get_untracked();
            let listed = drafts.into_iter().map(|draft| Listed {
                title: if draft.title.is_empty() { draft.name } else { draft.title },
                when: clock::written(draft.saved, lang),
                errors: draft.errors as usize,
                id: draft.id,
            });
            self.state.drafts.set(listed.collect());
        });
    }

    /// Deletes a draft that the browser keeps.
    pub(crate) fn delete(self, id: String) {
        spawn_local(async move {
            let inner = self.inner();
            if inner.drafts.delete(&id).await.is_ok() {
                self.state.drafts.update(|drafts| drafts.retain(|draft| draft.id != id));
            }
            focus::soon(".recent h2");
        });
    }

    // The looks.

    /// Changes the theme.
    pub(crate) fn turn_theme(self) {
        self.state.is_dark.update(|is_dark| *is_dark = !*is_dark);
        preferences::keep_theme(self.state.is_dark.get_untracked());
    }

    /// Changes the language.
    pub(crate) fn turn_language(self) {
        self.state.lang.update(|lang| *lang = lang.other());
        preferences::keep_language(self.state.lang.get_untracked());
    }

    // What is open.

    /// The counts of what is found.
    pub(crate) fn counts(self) -> Counts {
        self.state.rows.with(|rows| Counts::of(rows.all()))
    }

    fn counts_untracked(self) -> Counts {
        self.state.rows.with_untracked(|rows| Counts::of(rows.all()))
    }

    /// Opens a task.
    pub(crate) fn open_task(self, task: Task) {
        if self.state.task.get_untracked() != task {
            self.state.task.set(task);
            self.state.selected.set(None);
            self.state.unfit.set(None);
            self.state.picked.set(None);
        }
        self.state.is_preview.set(false);
    }

    /// Goes to a place in the manuscript.
    pub(crate) fn go_to_source(self, place: usize) {
        let line = self.state.history.with_untracked(|history| line_of(history.text(), place));
        self.state.is_original.set(false);
        self.open_task(Task::Source);
        self.state.asked_line.set(Some(line));
    }

    /// The id, in the page, of the section that a place of the manuscript is in.
    pub(crate) fn section_at(self, place: usize) -> Option<String> {
        self.state.view.with_untracked(|view| {
            let section = view.sections.iter().take_while(|section| section.span.start <= place).last()?;
            Some(format!("{}.{}", view.id, section.anchor))
        })
    }

    /// Does what a key asks for; false where nothing is to be done.
    pub(crate) fn press(self, key: Key) -> bool {
        let state = self.state;
        if state.screen.with_untracked(|screen| *screen != Screen::Work) {
            return false;
        }
        match key {
            Key::Task(place) => {
                let Some(task) = Task::NUMBERED.get(place) else { return false };
                self.open_task(*task);
                focus::soon(".desk-panel h2");
                true
            }
            Key::Finding { is_back } => self.next_finding(is_back),
            Key::DoIt => self.press_way(),
            Key::Ignore => self.press_ignore(),
            Key::Undo => self.undo(),
            Key::Redo => self.redo(),
            Key::Save => {
                self.save_manuscript();
                true
            }
            Key::Export => {
                self.open_task(Task::Export);
                focus::soon(".desk-panel h2");
                true
            }
            Key::Section(act) => self.press_section(act),
            Key::Close => {
                state.selected.with_untracked(Option::is_some) && {
                    state.selected.set(None);
                    true
                }
            }
        }
    }

    /// Moves the section whose row is open.
    fn press_section(self, act: SectionAct) -> bool {
        let open = self.state.selected.get_untracked();
        let is_outline = self.state.task.get_untracked() == Task::Outline;
        let Some(anchor) = open.filter(|_| is_outline) else { return false };
        self.decide_on(
            move |view| {
                let at = view.sections.iter().position(|section| section.anchor == anchor)?;
                Some(Decision::Section(at, act))
            },
            Some(".outline-row.is-open .outline-title"),
        );
        true
    }

    fn next_finding(self, is_back: bool) -> bool {
        self.open_task(Task::Check);
        let keys: Vec<String> =
            self.state.rows.with_untracked(|rows| rows.all().map(|row| row.key.clone()).collect());
        if keys.is_empty() {
            return false;
        }
        let open = self.state.selected.get_untracked();
        let at = open.and_then(|open| keys.iter().position(|key| *key == open));
        let next = match (at, is_back) {
            (None, false) => 0,
            (None, true) => keys.len() - 1,
            (Some(at), false) => (at + 1) % keys.len(),
            (Some(at), true) => (at + keys.len() - 1) % keys.len(),
        };
        self.state.weight.set(None);
        self.state.chosen.set(0);
        self.state.selected.set(keys.get(next).cloned());
        focus::soon(".finding.is-open .finding-head");
        true
    }
}

/// The desk of the components.
pub(crate) fn desk() -> Desk {
    expect_context::<Desk>()
}
