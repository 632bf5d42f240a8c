//! What an editor does about findings: repair, choose, ignore. Each act is one step.

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::browser::focus;
use crate::desk::Desk;
use crate::findings::Row;
use crate::i18n::{Lang, fill};
use crate::protocol::{Choice, Repaired, Reply, Request, Said};
use crate::state::{Mended, Task};

impl Desk {
    /// Repairs everything that is certain.
    pub(crate) fn repair_all(self) {
        let manuscript = self.state.history.with_untracked(|history| history.text().to_owned());
        spawn_local(async move {
            let asked = manuscript.clone();
            let reply = self.ask(Request::Repair { manuscript }).await;
            let Some(Reply::Repaired { manuscript, steps }) = reply else { return };
            // Typing has gone on meanwhile: its result would be lost.
            if self.state.history.with_untracked(|history| history.text() != asked) {
                return;
            }
            let name = said_with(|words| words.repaired, steps.len());
            self.state.notice.set(self.state.lang.get_untracked().say(&name));
            self.state.history.update(|history| {
                if history.decide_text(manuscript.clone()) {
                    history.name_last(name);
                }
            });
            self.state.mended.set(Some(Mended { steps, after: manuscript }));
            self.changed();
            focus::soon(".desk-panel h2");
        });
    }

    /// Makes the repair of a row, or the choice at a place.
    pub(crate) fn do_way(self, row: &Row, chosen: usize) {
        self.act_on(row, move |row| {
            let way = row.way(chosen)?;
            let count = row.findings.len();
            let name = if count > 1 { said_with(|words| words.repaired, count) } else { way.said.clone() };
            Some((way, name))
        });
    }

    /// Ignores a row; the manuscript says so.
    pub(crate) fn ignore(self, row: &Row) {
        self.act_on(row, |row| {
            let said = row.said();
            let name = Said {
                zh: fill(Lang::Zh.words().ignored, &[&said.zh]),
                en: fill(Lang::En.words().ignored, &[&said.en]),
            };
            Some((row.ignore()?, name))
        });
    }

    /// Takes out of the manuscript that a finding is ignored, by its place in the list.
    pub(crate) fn restore(self, at: usize, shown: &Said) {
        let shown = shown.clone();
        self.when_read(move || {
            let restore = self.state.view.with_untracked(|view| {
                let ignored = view.ignored.get(at).filter(|ignored| ignored.finding.said == shown)?;
                ignored.restore.clone()
            });
            if let Some(restore) = restore {
                self.decide_as(&restore.edits, restore.said);
                focus::soon(".ignored button");
            }
        });
    }

    /// Does something about a row once the view is that of the manuscript, if the row is still there.
    fn act_on(self, row: &Row, act: impl FnOnce(&Row) -> Option<(Choice, Said)> + 'static) {
        let shown = row.clone();
        self.when_read(move || {
            let found = self.state.rows.with_untracked(|rows| {
                let now = rows.all().find(|now| now.is_same(&shown))?;
                act(now)
            });
            let Some((choice, name)) = found else { return };
            if self.decide_as(&choice.edits, name) {
                self.state.selected.set(None);
                focus::soon(".desk-panel h2");
            }
        });
    }

    /// The row that is open in 体检.
    fn open_row(self) -> Option<Row> {
        let open = self.state.selected.get_untracked()?;
        let is_check = self.state.task.get_untracked() == Task::Check;
        let find = |rows: &crate::findings::Rows| rows.all().find(|row| row.key == open).cloned();
        is_check.then(|| self.state.rows.with_untracked(find)).flatten()
    }

    /// Does what is chosen of the open row; false where nothing is proposed.
    pub(crate) fn press_way(self) -> bool {
        let chosen = self.state.chosen.get_untracked();
        let Some(row) = self.open_row().filter(|row| row.way(chosen).is_some()) else { return false };
        self.do_way(&row, chosen);
        true
    }

    /// Ignores the open row; false where it can't be.
    pub(crate) fn press_ignore(self) -> bool {
        let Some(row) = self.open_row().filter(|row| row.ignore().is_some()) else { return false };
        self.ignore(&row);
        true
    }
}

/// A phrase that counts, in both languages.
fn said_with(phrase: fn(&crate::i18n::Words) -> &'static str, count: usize) -> Said {
    let say = |lang: Lang| fill(phrase(lang.words()), &[&count.to_string()]);
    Said { zh: say(Lang::Zh), en: say(Lang::En) }
}

/// How many repairs of each rule there are, in the order in which they come first.
pub(crate) fn counted(repairs: &[Repaired]) -> Vec<(Said, usize)> {
    let mut counts: Vec<(Said, usize)> = Vec::new();
    for repair in repairs {
        match counts.iter_mut().find(|(known, _)| *known == repair.name) {
            Some((_, count)) => *count += 1,
            None => counts.push((repair.name.clone(), 1)),
        }
    }
    counts
}
