//! The manuscript and its edits: one history over all panels.

use crate::protocol::{Edit, Said, Span};

/// Most characters that one burst of typing takes together into one step.
const BURST: usize = 200;

/// A manuscript with what was done to it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct History {
    text: String,
    done: Vec<Step>,
    undone: Vec<Step>,
}

/// One step: what went and what came, at a place.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Step {
    at: usize,
    gone: String,
    come: String,
    /// Typing goes on in the step before it; a decision never does.
    is_typed: bool,
    /// What was done; nobody says it of typing.
    name: Option<Said>,
}

impl Step {
    fn apply(&self, text: &mut String) {
        text.replace_range(self.at..self.at + self.gone.len(), &self.come);
    }

    fn take_back(&self, text: &mut String) {
        text.replace_range(self.at..self.at + self.come.len(), &self.gone);
    }

    fn caret(&self, is_applied: bool) -> usize {
        self.at + if is_applied { self.come.len() } else { self.gone.len() }
    }
}

impl History {
    /// A manuscript that nothing was done to yet.
    pub fn new(text: String) -> Self {
        Self { text, ..Self::default() }
    }

    /// The manuscript as it is.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Whether a step can be taken back.
    pub fn can_undo(&self) -> bool {
        !self.done.is_empty()
    }

    /// Whether a step that was taken back can be done again.
    pub fn can_redo(&self) -> bool {
        !self.undone.is_empty()
    }

    /// Makes a decision: its edits are one step. Edits that do not fit the text are refused, and nothing is changed.
    pub fn decide(&mut self, edits: &[Edit]) -> bool {
        let Some(text) = edited(&self.text, edits) else { return false };
        self.replace(text, false)
    }

    /// Says what the last step did.
    pub fn name_last(&mut self, name: Said) {
        if let Some(last) = self.done.last_mut() {
            last.name = Some(name);
        }
    }

    /// What the step did that would be taken back next.
    pub fn last_name(&self) -> Option<&Said> {
        self.done.last()?.name.as_ref()
    }

    /// Takes a whole new text, as a repair gives it.
    pub fn decide_text(&mut self, text: String) -> bool {
        self.replace(text, false)
    }

    /// Takes the text as it is after typing.
    pub fn typed(&mut self, text: String) -> bool {
        self.replace(text, true)
    }

    fn replace(&mut self, text: String, is_typed: bool) -> bool {
        let Some(mut step) = difference(&self.text, &text) else { return false };
        step.is_typed = is_typed;
        self.undone.clear();
        self.text = text;
        if let Some(last) = self.done.last_mut().filter(|last| is_typed && goes_on(last, &step)) {
            last.come.push_str(&step.come);
        } else {
            self.done.push(step);
        }
        true
    }

    /// Takes the last step back; where it was, in bytes.
    pub fn undo(&mut self) -> Option<usize> {
        let step = self.done.pop()?;
        step.take_back(&mut self.text);
        let caret = step.caret(false);
        self.undone.push(step);
        Some(caret)
    }

    /// Does the step again that was taken back last.
    pub fn redo(&mut self) -> Option<usize> {
        let step = self.undone.pop()?;
        step.apply(&mut self.text);
        let caret = step.caret(true);
        self.done.push(step);
        Some(caret)
    }
}

/// Whether a step of typing carries on where the last one ended.
fn goes_on(last: &Step, next: &Step) -> bool {
    last.is_typed
        && next.gone.is_empty()
        && next.at == last.at + last.come.len()
        && last.come.chars().count() < BURST
        && !last.come.ends_with('\n')
}

/// The one replacement that makes one text of another; none where they are the same.
fn difference(old: &str, new: &str) -> Option<Step> {
    let alike = |pairs: &mut dyn Iterator<Item = (char, char)>| {
        pairs.take_while(|(one, other)| one == other).map(|(one, _)| one.len_utf8()).sum::<usize>()
    };
    let start = alike(&mut old.chars().zip(new.chars()));
    let (old_rest, new_rest) = (&old[start..], &new[start..]);
    if old_rest.is_empty() && new_rest.is_empty() {
        return None;
    }
    let end = alike(&mut old_rest.chars().rev().zip(new_rest.chars().rev()));
    let cut = |text: &str| text[..text.len() - end].to_owned();
    Some(Step { at: start, gone: cut(old_rest), come: cut(new_rest), is_typed: false, name: None })
}

/// A text with edits made, which are apart and ascending; none where they are not, or leave the text.
pub fn edited(text: &str, edits: &[Edit]) -> Option<String> {
    let mut made = String::with_capacity(text.len());
    let mut at = 0;
    for Edit { span, text: new } in edits {
        made.push_str(text.get(at..span.start)?);
        text.get(span.clone())?;
        made.push_str(new);
        at = span.end;
    }
    made.push_str(text.get(at..)?);
    Some(made)
}

/// The line of a place, from one, and the place of a line's start.
pub fn line_of(text: &str, place: usize) -> usize {
    text.bytes().take(place).filter(|byte| *byte == b'\n').count() + 1
}

/// The range of a line, from one, without its end.
pub fn line_span(text: &str, line: usize) -> Span {
    let mut start = 0;
    for _ in 1..line {
        match text[start..].find('\n') {
            Some(end) => start += end + 1,
            None => break,
        }
    }
    let end = text[start..].find('\n').map_or(text.len(), |end| start + end);
    start..end
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test that fails must say where")]

    use super::*;

    fn edit(span: Span, text: &str) -> Edit {
        Edit { span, text: text.to_owned() }
    }

    #[test]
    fn undo_goes_to_the_first_byte_and_back() {
        let first = "一、总体要求\n二、主要目标\n";
        let mut history = History::new(first.to_owned());
        assert!(history.decide(&[edit(0..3, "（一）"), edit(19..22, "（二）")]));
        assert!(history.typed(history.text().replace("主要", "预期")));
        assert!(history.decide_text(format!("{}三、工作重点\n", history.text())));
        let last = history.text().to_owned();
        while history.undo().is_some() {}
        assert_eq!(history.text(), first);
        assert!(!history.can_undo());
        while history.redo().is_some() {}
        assert_eq!(history.text(), last);
    }

    #[test]
    fn a_step_keeps_its_name_over_undo_and_redo() {
        let name = Said { zh: "改字".to_owned(), en: "Correct".to_owned() };
        let mut history = History::new("一".to_owned());
        history.decide(&[edit(0..3, "二")]);
        history.name_last(name.clone());
        history.typed("二三".to_owned());
        assert_eq!(history.last_name(), None);
        history.undo();
        assert_eq!(history.last_name(), Some(&name));
        history.undo();
        history.redo();
        assert_eq!(history.last_name(), Some(&name));
    }

    #[test]
    fn typing_is_one_step_until_the_line_ends() {
        let mut history = History::new(String::new());
        for text in ["民", "民生", "民生大", "民生大\n", "民生大\n改"] {
            history.typed(text.to_owned());
        }
        history.undo();
        assert_eq!(history.text(), "民生大\n");
        history.undo();
        assert_eq!(history.text(), "");
    }

    #[test]
    fn a_decision_is_a_step_of_its_own() {
        let mut history = History::new("a".to_owned());
        history.typed("ab".to_owned());
        history.decide(&[edit(2..2, "c")]);
        history.typed("abcd".to_owned());
        history.undo();
        history.undo();
        assert_eq!(history.text(), "ab");
    }

    #[test]
    fn what_does_not_fit_changes_nothing() {
        let mut history = History::new("民生".to_owned());
        assert!(!history.decide(&[edit(1..3, "x")]));
        assert!(!history.decide(&[edit(3..6, "x"), edit(0..3, "y")]));
        assert!(!history.decide(&[edit(3..9, "x")]));
        assert_eq!(history.text(), "民生");
        assert!(!history.can_undo());
    }

    #[test]
    fn lines_have_their_places() {
        let text = "一\n二\n\n三";
        assert_eq!(line_of(text, 0), 1);
        assert_eq!(line_of(text, 4), 2);
        assert_eq!(line_span(text, 2), 4..7);
        assert_eq!(line_span(text, 4), 9..12);
        assert_eq!(line_span(text, 9), 9..12);
    }
}
