//! What an editor decides in the panels: the engine makes edits of it, and the desk makes them one step.

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::browser::focus;
use crate::desk::Desk;
use crate::protocol::{Decision, Edit, Fact, Reply, Request, Said, Span, Suggestion, View};
use crate::state::{Of, Suggested, Task};

impl Desk {
    /// Decides something once the view is that of the manuscript; `decision` finds the place in it. `focused` takes the focus
    /// when the panel has been brought up to date.
    pub(crate) fn decide_on(
        self,
        decision: impl FnOnce(&View) -> Option<Decision> + 'static,
        focused: Option<&'static str>,
    ) {
        self.state.unfit.set(None);
        self.when_read(move || {
            let Some(decision) = self.state.view.with_untracked(decision) else {
                self.say_changed();
                return;
            };
            spawn_local(async move {
                let manuscript = self.text_untracked();
                let asked = manuscript.clone();
                match self.ask(Request::Decide { manuscript, decision }).await {
                    Some(Reply::Edits(edits)) if self.text_untracked() == asked => {
                        self.decide(&edits);
                        if let Some(focused) = focused {
                            self.when_read(move || focus::soon(focused));
                        }
                    }
                    Some(Reply::Edits(_)) => self.say_changed(),
                    Some(Reply::Refused(said)) => self.state.unfit.set(Some(said)),
                    _ => {}
                }
            });
        });
    }

    /// Decides something of the number that a row shows; not where another number stands there by now.
    pub(crate) fn decide_on_number(
        self,
        at: usize,
        shown: &Fact,
        decision: impl FnOnce(&Fact) -> Decision + 'static,
    ) {
        let surface = shown.surface.clone();
        let find = move |view: &View| {
            let fact = view.facts.get(at).filter(|fact| fact.surface == surface)?;
            Some(decision(fact))
        };
        self.decide_on(find, None);
    }

    /// Makes edits that were worked out for a text, unless the manuscript is another one by now.
    fn decide_for(self, text: &str, edits: &[Edit]) {
        self.state.unfit.set(None);
        if self.text_untracked() != text || !self.decide(edits) {
            self.say_changed();
        }
    }

    fn say_changed(self) {
        let (zh, en) = (crate::i18n::Lang::Zh.words(), crate::i18n::Lang::En.words());
        let said = Said { zh: zh.changed_meanwhile.to_owned(), en: en.changed_meanwhile.to_owned() };
        self.state.unfit.set(Some(said));
    }

    /// The manuscript as it is.
    pub(crate) fn text_untracked(self) -> String {
        self.state.history.with_untracked(|history| history.text().to_owned())
    }

    /// Asks what could be drawn: of the whole text, or of some numbers.
    pub(crate) fn suggest(self, of: Of) {
        self.state.suggested.set(Suggested { of: of.clone(), ..Suggested::default() });
        self.when_read(move || {
            let places: Vec<Span> = self.state.view.with_untracked(|view| match &of {
                Of::Text => Vec::new(),
                Of::Numbers(picked) => {
                    picked.iter().filter_map(|at| view.facts.get(*at)).map(|fact| fact.span.clone()).collect()
                }
                Of::Figure(id) => {
                    let figure = view.figures.iter().find(|figure| figure.id == *id);
                    figure.map_or_else(Vec::new, |figure| figure.places.clone())
                }
            });
            // Without a place everything would be meant.
            if of != Of::Text && places.is_empty() {
                return;
            }
            spawn_local(async move {
                let manuscript = self.text_untracked();
                let text = manuscript.clone();
                let reply = self.ask(Request::Suggest { manuscript, of: places }).await;
                let Some(Reply::Suggestions { figures, refused }) = reply else { return };
                let is_wanted = self.state.suggested.with_untracked(|suggested| suggested.of == of);
                if is_wanted && self.text_untracked() == text {
                    self.state.suggested.set(Suggested { of, text, figures, refused });
                }
            });
        });
    }

    /// Draws the numbers that are chosen.
    pub(crate) fn suggest_picked(self) {
        let picked = self.state.picked.get_untracked().unwrap_or_default();
        self.state.picked.set(None);
        self.open_task(Task::Figures);
        self.suggest(Of::Numbers(picked));
        focus::soon(".desk-panel h2");
    }

    /// Takes a suggestion in.
    pub(crate) fn adopt(self, suggestion: &Suggestion) {
        let text = self.state.suggested.with_untracked(|suggested| suggested.text.clone());
        self.decide_for(&text, &suggestion.edits);
        focus::soon(".desk-panel h2");
    }

    /// Takes a suggestion in, and the figure out in whose place it comes.
    pub(crate) fn replace(self, id: &str, suggestion: &Suggestion) {
        let text = self.state.suggested.with_untracked(|suggested| suggested.text.clone());
        let removal = self.state.view.with_untracked(|view| {
            let figure = view.figures.iter().find(|figure| figure.id == id);
            figure.map_or_else(Vec::new, |figure| figure.removal.clone())
        });
        let mut edits = [removal, suggestion.edits.clone()].concat();
        edits.sort_by_key(|edit| (edit.span.start, edit.span.end));
        self.decide_for(&text, &edits);
        focus::soon(".desk-panel h2");
    }
}
