//! A figure block while it is read: the keys of its TOML, and the passages and facts that they quote.
//!
//! ```toml
//! id = "plan"                                    # address of the figure: fig-plan
//! form = "bullet"                                # one of the forms in `forms/`
//! caption = "重点项目投资完成全年计划的63.2%"      # the finding; its numbers must be the figure's own
//! sub = "2021年上半年"                           # period, unit, limits
//! note = "…"                                     # or a list: note = ["…", "…"]
//!
//! [[derived]]                                    # a value worked out; its formula is shown
//! label = "年度投资计划"
//! a = "完成投资24.8亿元"
//! op = "÷"                                       # ÷ or −
//! b = "占年度投资计划的63.2%"
//! ```
//!
//! The other keys are the form's: each form reads its own. Most charts have marks ([`Block::marks`]), grids have rows
//! (`rows.rs`). Every key is asked for once; what nobody asked for is unknown.

use std::ops::{Range, RangeInclusive};

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::data::{Datum, Emphasis};
use super::quote::{Finder, Quoted};
use crate::fact::{Direction, Fact, Kind, Value};

/// A table of a figure block.
pub(super) struct Block<'t, 'b> {
    /// Looks up what the table quotes, and takes what is wrong with it.
    pub(super) finder: &'t mut Finder<'b>,
    /// Place of the table in the source.
    pub(super) span: Range<usize>,
    table: &'t DeTable<'b>,
    base: usize,
    used: Vec<&'static str>,
}

impl<'t, 'b> Block<'t, 'b> {
    /// The table of a whole figure block, whose TOML begins at `span` in the source.
    pub(super) fn new(table: &'t DeTable<'b>, span: Range<usize>, finder: &'t mut Finder<'b>) -> Self {
        let base = span.start;
        Self { finder, span, table, base, used: Vec::new() }
    }

    fn get(&mut self, key: &'static str) -> Option<&'t Spanned<DeValue<'b>>> {
        self.used.push(key);
        self.table.iter().find(|(found, _)| *found.get_ref() == key).map(|(_, value)| value)
    }

    /// Place of a key's value; that of the table where there is none.
    pub(super) fn span_of(&self, key: &str) -> Range<usize> {
        let found = self.table.iter().find(|(found, _)| found.get_ref() == key);
        found.map_or(self.span.clone(), |(_, value)| self.at(value.span()))
    }

    fn at(&self, span: Range<usize>) -> Range<usize> {
        span.start + self.base..span.end + self.base
    }

    fn wrong_type(&mut self, value: &Spanned<DeValue<'_>>, key: &str, wanted: &str) {
        let message = format!("{key} is {wanted}, not {}", value.get_ref().type_str());
        let span = self.at(value.span());
        self.finder.error("key-type", &span, message, "values are put in quotation marks, lists in brackets");
    }

    fn quoted(&mut self, value: &Spanned<DeValue<'_>>, key: &str) -> Option<Quoted> {
        match value.get_ref().as_str() {
            Some(text) => Some(Quoted { text: text.to_owned(), span: self.at(value.span()) }),
            None => {
                self.wrong_type(value, key, "a string");
                None
            }
        }
    }

    /// A string; none where it is left away.
    pub(super) fn text(&mut self, key: &'static str) -> Option<Quoted> {
        let value = self.get(key)?;
        self.quoted(value, key)
    }

    /// A string that must be there.
    pub(super) fn required(&mut self, key: &'static str) -> Option<Quoted> {
        let value = self.get(key);
        let found = match value {
            Some(value) => Some(self.quoted(value, key)?),
            None => None,
        };
        let found = found.filter(|found| !found.text.trim().is_empty());
        if found.is_none() {
            let span = self.span.clone();
            self.finder.error(
                "key-missing",
                &span,
                format!("this table has no {key}"),
                format!("add {key} = \"…\""),
            );
        }
        found
    }

    fn list(&mut self, value: &Spanned<DeValue<'_>>, key: &str) -> Vec<Quoted> {
        match value.get_ref().as_array() {
            Some(values) => values.iter().filter_map(|value| self.quoted(value, key)).collect(),
            None => self.quoted(value, key).into_iter().collect(),
        }
    }

    /// A string or a list of strings.
    pub(super) fn texts(&mut self, key: &'static str) -> Vec<Quoted> {
        self.get(key).map(|value| self.list(value, key)).unwrap_or_default()
    }

    /// A list of which each is a string or a list of strings.
    pub(super) fn lists(&mut self, key: &'static str) -> Vec<Vec<Quoted>> {
        let Some(value) = self.get(key) else { return Vec::new() };
        let Some(lists) = value.get_ref().as_array() else {
            self.wrong_type(value, key, "a list");
            return Vec::new();
        };
        lists.iter().map(|value| self.list(value, key)).collect()
    }

    /// A flag; false where it is left away.
    pub(super) fn flag(&mut self, key: &'static str) -> bool {
        let Some(value) = self.get(key) else { return false };
        let flag = value.get_ref().as_bool();
        if flag.is_none() {
            self.wrong_type(value, key, "true or false");
        }
        flag.unwrap_or(false)
    }

    /// `emphasis`: how strongly a mark is drawn.
    pub(super) fn emphasis(&mut self) -> Emphasis {
        let Some(found) = self.text("emphasis") else { return Emphasis::Main };
        match found.text.as_str() {
            "main" => Emphasis::Main,
            "other" => Emphasis::Other,
            "second" => Emphasis::Second,
            unknown => {
                let message = format!("there is no emphasis \"{unknown}\"");
                self.finder.error("key-type", &found.span, message, "emphasis is main, other or second");
                Emphasis::Main
            }
        }
    }

    /// `label`: what a mark is called, cut from the text; the editor's words in 〔〕.
    pub(super) fn label(&mut self, key: &'static str) -> Option<Quoted> {
        let label = self.text(key)?;
        self.finder.check_label(&label);
        Some(label)
    }

    /// The tables of a list, each read by `read`.
    pub(super) fn tables<T>(
        &mut self,
        key: &'static str,
        read: &mut dyn FnMut(&mut Block<'_, 'b>) -> Option<T>,
    ) -> Vec<T> {
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
            let mut block = Block { finder: &mut *self.finder, span, table, base, used: Vec::new() };
            found.extend(read(&mut block));
            block.finish();
        }
        found
    }

    /// The marks of a chart: `[[mark]]`, as many as the form takes.
    pub(super) fn marks<T>(
        &mut self,
        number: RangeInclusive<usize>,
        read: &mut dyn FnMut(&mut Block<'_, 'b>) -> Option<T>,
    ) -> Vec<T> {
        self.counted("mark", number, read)
    }

    /// The tables of a list, of which the form takes some number.
    pub(super) fn counted<T>(
        &mut self,
        key: &'static str,
        number: RangeInclusive<usize>,
        read: &mut dyn FnMut(&mut Block<'_, 'b>) -> Option<T>,
    ) -> Vec<T> {
        let mut count = 0;
        let found = self.tables(key, &mut |block| {
            count += 1;
            read(block)
        });
        if !number.contains(&count) {
            let (least, most) = (number.start(), number.end());
            let takes =
                if *most == usize::MAX { format!("at least {least}") } else { format!("{least} to {most}") };
            let span = self.span.clone();
            self.finder.error(
                "arity-wrong",
                &span,
                format!("this form takes {takes} of [[{key}]], here are {count}"),
                format!("add or take away [[{key}]], or choose another form"),
            );
        }
        found
    }

    /// Reports the keys that nobody asked for.
    pub(super) fn finish(self) {
        for (key, _) in self.table.iter() {
            if !self.used.iter().any(|used| used == key.get_ref()) {
                let span = self.at(key.span());
                self.finder.error(
                    "key-unknown",
                    &span,
                    format!("there is no key \"{}\" here", key.get_ref()),
                    format!("the keys are {}", self.used.join(", ")),
                );
            }
        }
    }
}

/// What facts a form takes, and how that is said in a finding.
pub(super) struct Takes<'a> {
    pub(super) wanted: &'a str,
    pub(super) fits: &'a dyn Fn(&Fact) -> bool,
}

/// Reads a mark that quotes one number:
///
/// ```toml
/// [[mark]]
/// quote = "占年度投资计划的63.2%"
/// number = "63.2%"                               # which one is meant, where the quote holds several
/// label = "占年度投资计划"                        # cut from the text; the editor's words in 〔〕
/// emphasis = "main"                              # main, other, second
/// planned = false                                # the text speaks of an aim: dashed
/// ```
pub(super) fn read_mark(mark: &mut Block<'_, '_>, takes: &Takes<'_>) -> Option<Datum> {
    let label = mark.label("label");
    let emphasis = mark.emphasis();
    let planned = mark.flag("planned");
    let number = mark.text("number");
    let quote = mark.required("quote")?;
    let is_meant = |fact: &Fact| number.as_ref().is_none_or(|number| number.text == fact.surface);
    let takes = Takes { fits: &|fact| (takes.fits)(fact) && is_meant(fact), ..*takes };
    read_value(mark.finder, &quote, label, &takes).map(|datum| Datum { emphasis, planned, ..datum })
}

/// The datum of one number that is quoted.
pub(super) fn read_value(
    finder: &mut Finder<'_>,
    quote: &Quoted,
    label: Option<Quoted>,
    takes: &Takes<'_>,
) -> Option<Datum> {
    let fits = |fact: &Fact| fact.value.number().is_some() && (takes.fits)(fact);
    let index = finder.fact(quote, takes.wanted, &fits)?;
    Some(datum_of(finder, index, quote, label))
}

/// The datum of a fact that was found in a quote; of a range, its lower end.
pub(super) fn datum_of(
    finder: &mut Finder<'_>,
    index: usize,
    quote: &Quoted,
    label: Option<Quoted>,
) -> Datum {
    let fact = &finder.facts[index];
    let label = match label {
        Some(label) => label.text,
        None if !fact.subject.is_empty() => fact.subject.clone(),
        None => {
            finder.error(
                "key-missing",
                &quote.span,
                "the text does not say plainly what this number is of",
                "add label = \"…\" with words cut from the text",
            );
            String::new()
        }
    };
    let value = match &fact.value {
        Value::Number(value) | Value::Range(value, _) => *value,
        Value::Ratio(_) | Value::Date(_) => 0.0,
    };
    let falls = fact.direction == Direction::Decrease && fact.kind == Kind::Growth;
    Datum {
        label,
        group: String::new(),
        surface: fact.told(finder.briefing),
        value: if falls { -value.abs() } else { value },
        unit: fact.unit.clone(),
        kind: fact.kind,
        qualifier: fact.qualifier,
        emphasis: Emphasis::Main,
        planned: false,
        fact: Some(index as u16),
        sentence: fact.sentence as u16,
    }
}
