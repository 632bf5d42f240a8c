//! A figure block as it is written: keys and strings with their places, before anything is looked up.
//!
//! ```toml
//! id = "plan"                                    # address of the figure: fig-plan
//! form = "bullet"                                # bars bullet dots ladder waffle streak strip hub slots matrix track belt
//! caption = "重点项目投资完成全年计划的63.2%"      # the finding; its numbers must be the figure's own
//! sub = "2021年上半年"                           # period, unit, limits
//! note = "…"                                     # or a list: note = ["…", "…"]
//! period = "2021年上半年，在市委"                 # bullet: the quote of a date that says how much of the year is over
//!
//! [[mark]]                                       # charts: one quote, one fact
//! quote = "占年度投资计划的63.2%"
//! label = "占年度投资计划"                        # cut from the text; the editor's words in 〔〕
//! emphasis = "main"                              # main, other, second
//! planned = false                                # the text speaks of an aim: dashed
//! # group = "全省"                               # ladder: the scope, where the fact has none
//! # members = "载体"                             # hub: what its members are called
//!
//! [[derived]]                                    # a value worked out; its formula is shown
//! label = "年度投资计划"
//! a = "完成投资24.8亿元"
//! op = "÷"                                       # ÷ or −
//! b = "占年度投资计划的63.2%"
//! ```
//!
//! Grids have `head = ["…"]` and rows instead of marks, all of them quotes:
//!
//! ```toml
//! [[row]]
//! number = "一"                                  # that of the heading which the row stands under
//! within = "#industry"                           # where to look: a section's anchor or a passage
//! name = "工业大提质"
//! cells = ["one line", ["a list", "of lines"]]
//! missing = false                                # the source does not have this row
//! ```

use std::ops::Range;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::{Emphasis, Form};
use crate::diagnostic::Diagnostic;
use crate::document::FigureBlock;

/// A string of a figure block and its place in the source of the briefing.
#[derive(Clone, Debug, Default)]
pub(super) struct Words {
    pub(super) text: String,
    pub(super) span: Range<usize>,
}

/// A figure block.
#[derive(Debug)]
pub(super) struct Spec {
    pub(super) id: Words,
    pub(super) form: Form,
    pub(super) caption: Words,
    pub(super) sub: Words,
    pub(super) notes: Vec<Words>,
    pub(super) period: Option<Words>,
    pub(super) head: Vec<Words>,
    pub(super) marks: Vec<MarkSpec>,
    pub(super) rows: Vec<RowSpec>,
    pub(super) derived: Vec<DerivedSpec>,
    pub(super) span: Range<usize>,
}

/// `[[mark]]`: a quote that holds one fact.
#[derive(Debug)]
pub(super) struct MarkSpec {
    pub(super) quote: Words,
    pub(super) label: Option<Words>,
    pub(super) group: Option<Words>,
    pub(super) members: Option<Words>,
    pub(super) emphasis: Emphasis,
    pub(super) planned: bool,
}

/// `[[row]]`: passages of a grid.
#[derive(Debug)]
pub(super) struct RowSpec {
    pub(super) number: Option<Words>,
    pub(super) name: Option<Words>,
    pub(super) within: Option<Words>,
    pub(super) cells: Vec<Vec<Words>>,
    pub(super) missing: bool,
    pub(super) span: Range<usize>,
}

/// `[[derived]]`: a formula over two quotes.
#[derive(Debug)]
pub(super) struct DerivedSpec {
    pub(super) label: Words,
    pub(super) a: Words,
    pub(super) op: Words,
    pub(super) b: Words,
}

const FORMS: &[(&str, Form)] = &[
    ("bars", Form::Bars),
    ("bullet", Form::Bullet),
    ("dots", Form::Dots),
    ("ladder", Form::Ladder),
    ("waffle", Form::Waffle),
    ("streak", Form::Streak),
    ("strip", Form::Strip),
    ("hub", Form::Hub),
    ("slots", Form::Slots),
    ("matrix", Form::Matrix),
    ("track", Form::Track),
    ("belt", Form::Belt),
];

/// The name of a form in a figure block.
pub(super) fn form_name(form: Form) -> &'static str {
    FORMS.iter().find(|(_, known)| *known == form).map_or("", |(name, _)| name)
}

/// Reads a block; none where it has no usable id, form or caption.
pub(super) fn read_spec(block: &FigureBlock, diagnostics: &mut Vec<Diagnostic>) -> Option<Spec> {
    let base = block.span.start;
    let table = match DeTable::parse(&block.toml) {
        Ok(table) => table,
        Err(error) => {
            let span = error.span().map_or(block.span.clone(), |span| span.start + base..span.end + base);
            diagnostics.push(Diagnostic::error(
                "figure-toml",
                span,
                error.message().to_owned(),
                "mend the TOML of the figure block at this place",
            ));
            return None;
        }
    };
    let mut top =
        Keys { table: table.get_ref(), span: block.span.clone(), base, used: Vec::new(), diagnostics };
    let id = top.words("id", true);
    let form = top.form();
    let caption = top.words("caption", true);
    let sub = top.words("sub", false).unwrap_or_default();
    let mut notes = top.many("note");
    notes.extend(top.many("notes"));
    let period = top.words("period", false);
    let head = top.many("head");
    let marks = top.tables("mark", read_mark);
    let rows = top.tables("row", read_row);
    let derived = top.tables("derived", read_derived);
    top.finish("id, form, caption, sub, note, notes, period, head, [[mark]], [[row]] and [[derived]]");
    Some(Spec {
        id: id?,
        form: form?,
        caption: caption?,
        sub,
        notes,
        period,
        head,
        marks,
        rows,
        derived,
        span: block.span.clone(),
    })
}

fn read_mark(keys: &mut Keys<'_>) -> Option<MarkSpec> {
    let mark = MarkSpec {
        label: keys.words("label", false),
        group: keys.words("group", false),
        members: keys.words("members", false),
        emphasis: keys.emphasis(),
        planned: keys.flag("planned"),
        quote: keys.words("quote", true).unwrap_or_default(),
    };
    keys.finish("quote, label, group, members, emphasis and planned");
    (!mark.quote.text.is_empty()).then_some(mark)
}

fn read_row(keys: &mut Keys<'_>) -> Option<RowSpec> {
    let missing = keys.flag("missing");
    let row = RowSpec {
        number: keys.words("number", false),
        name: keys.words("name", !missing),
        within: keys.words("within", false),
        cells: keys.cells(),
        missing,
        span: keys.span.clone(),
    };
    keys.finish("number, name, within, cells and missing");
    (missing || row.name.is_some()).then_some(row)
}

fn read_derived(keys: &mut Keys<'_>) -> Option<DerivedSpec> {
    let found =
        (keys.words("label", true), keys.words("a", true), keys.words("op", true), keys.words("b", true));
    keys.finish("label, a, op and b");
    Some(DerivedSpec { label: found.0?, a: found.1?, op: found.2?, b: found.3? })
}

/// A table being read: every key is asked for once, and what nobody asked for is unknown.
struct Keys<'a> {
    table: &'a DeTable<'a>,
    span: Range<usize>,
    base: usize,
    used: Vec<&'static str>,
    diagnostics: &'a mut Vec<Diagnostic>,
}

impl<'a> Keys<'a> {
    fn get(&mut self, key: &'static str) -> Option<&'a Spanned<DeValue<'a>>> {
        self.used.push(key);
        self.table.iter().find(|(found, _)| *found.get_ref() == key).map(|(_, value)| value)
    }

    fn at(&self, span: Range<usize>) -> Range<usize> {
        span.start + self.base..span.end + self.base
    }

    fn wrong_type(&mut self, value: &Spanned<DeValue<'_>>, key: &str, wanted: &str) {
        let span = self.at(value.span());
        self.diagnostics.push(Diagnostic::error(
            "key-type",
            span,
            format!("{key} is {wanted}, not {}", value.get_ref().type_str()),
            "values are put in quotation marks, lists in brackets",
        ));
    }

    fn as_words(&mut self, value: &Spanned<DeValue<'_>>, key: &str) -> Option<Words> {
        match value.get_ref().as_str() {
            Some(text) => Some(Words { text: text.to_owned(), span: self.at(value.span()) }),
            None => {
                self.wrong_type(value, key, "a string");
                None
            }
        }
    }

    fn words(&mut self, key: &'static str, required: bool) -> Option<Words> {
        match self.get(key) {
            Some(value) => {
                let words = self.as_words(value, key)?;
                if words.text.trim().is_empty() && required {
                    self.missing(key);
                    return None;
                }
                Some(words)
            }
            None => {
                if required {
                    self.missing(key);
                }
                None
            }
        }
    }

    fn missing(&mut self, key: &str) {
        self.diagnostics.push(Diagnostic::error(
            "key-missing",
            self.span.clone(),
            format!("this table has no {key}"),
            format!("add {key} = \"…\""),
        ));
    }

    fn list(&mut self, value: &Spanned<DeValue<'_>>, key: &str) -> Vec<Words> {
        match value.get_ref().as_array() {
            Some(values) => values.iter().filter_map(|value| self.as_words(value, key)).collect(),
            None => self.as_words(value, key).into_iter().collect(),
        }
    }

    /// A string or a list of strings.
    fn many(&mut self, key: &'static str) -> Vec<Words> {
        self.get(key).map(|value| self.list(value, key)).unwrap_or_default()
    }

    fn cells(&mut self) -> Vec<Vec<Words>> {
        let Some(value) = self.get("cells") else { return Vec::new() };
        let Some(cells) = value.get_ref().as_array() else {
            self.wrong_type(value, "cells", "a list");
            return Vec::new();
        };
        cells.iter().map(|cell| self.list(cell, "cells")).collect()
    }

    fn flag(&mut self, key: &'static str) -> bool {
        let Some(value) = self.get(key) else { return false };
        match value.get_ref().as_bool() {
            Some(flag) => flag,
            None => {
                self.wrong_type(value, key, "true or false");
                false
            }
        }
    }

    fn form(&mut self) -> Option<Form> {
        let words = self.words("form", true)?;
        let found = FORMS.iter().find(|(name, _)| *name == words.text).map(|(_, form)| *form);
        if found.is_none() {
            let names: Vec<&str> = FORMS.iter().map(|(name, _)| *name).collect();
            self.diagnostics.push(Diagnostic::error(
                "form-unknown",
                words.span,
                format!("there is no form \"{}\"", words.text),
                format!("the forms are {}", names.join(", ")),
            ));
        }
        found
    }

    fn emphasis(&mut self) -> Emphasis {
        let Some(words) = self.words("emphasis", false) else { return Emphasis::Main };
        match words.text.as_str() {
            "main" => Emphasis::Main,
            "other" => Emphasis::Other,
            "second" => Emphasis::Second,
            _ => {
                self.diagnostics.push(Diagnostic::error(
                    "key-type",
                    words.span,
                    format!("there is no emphasis \"{}\"", words.text),
                    "emphasis is main, other or second",
                ));
                Emphasis::Main
            }
        }
    }

    fn tables<T>(&mut self, key: &'static str, read: fn(&mut Keys<'_>) -> Option<T>) -> Vec<T> {
        let Some(value) = self.get(key) else { return Vec::new() };
        let Some(values) = value.get_ref().as_array() else {
            self.wrong_type(value, key, "a list of tables");
            return Vec::new();
        };
        let mut found = Vec::new();
        for value in values.iter() {
            let Some(table) = value.get_ref().as_table() else {
                self.wrong_type(value, key, "a list of tables");
                continue;
            };
            let (span, base) = (self.at(value.span()), self.base);
            let mut keys = Keys { table, span, base, used: Vec::new(), diagnostics: &mut *self.diagnostics };
            found.extend(read(&mut keys));
        }
        found
    }

    fn finish(&mut self, known: &str) {
        for (key, _) in self.table.iter() {
            if !self.used.iter().any(|used| used == key.get_ref()) {
                let span = self.at(key.span());
                self.diagnostics.push(Diagnostic::error(
                    "key-unknown",
                    span,
                    format!("there is no key \"{}\" here", key.get_ref()),
                    format!("the keys are {known}"),
                ));
            }
        }
    }
}
