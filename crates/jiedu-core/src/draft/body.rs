//! The body of a draft: headings with their anchors and names, and under each its passages in the order of the text.

use super::anchor::Minter;
use super::front::Front;
use super::keep::{Kept, Wanted};
use super::{markdown, name};
use crate::check::{Lacks, lacks_of};
use crate::diagnostic::Diagnostic;
use crate::document::raw::{Head, Passage, PassageKind, RawText, Shape, is_finished, is_stop};
use crate::document::{Section, is_delimiter, parse_number, split_row};

/// Deepest level of a heading in a briefing.
const DEEPEST: u8 = 3;
/// Most characters of a line that may be a heading nobody marked.
const LONE: usize = 24;
/// Deepest nesting of lists.
const NESTED: usize = 4;

/// The body of a draft.
#[derive(Default)]
pub(super) struct Body {
    pub(super) text: String,
    /// Their places are in `text`.
    pub(super) doubts: Vec<Diagnostic>,
}

/// Writes the body. `source` is what the raw text was read from.
pub(super) fn write_body(source: &str, raw: &RawText, front: &Front, kept: &Kept) -> Body {
    let lacks = lacks_of(source);
    let plans = plan(raw, &lacks, front, kept);
    let mut writer = Writer { raw, body: Body::default(), indents: Vec::new() };
    let mut plans = plans.into_iter().peekable();
    let mut joined = false;
    for (idx, passage) in raw.passages.iter().enumerate() {
        if std::mem::take(&mut joined) {
            continue;
        }
        while let Some(plan) = plans.next_if(|plan| plan.passage == idx) {
            writer.heading(&plan);
        }
        if let PassageKind::Heading(head) = passage.kind {
            if raw.heads[head].level > DEEPEST {
                joined = writer.deep_heading(idx, &raw.heads[head]);
            }
        } else if !front.lifted.contains(&idx) {
            writer.passage(source, idx, passage);
        }
        if let Some((_, name)) = lacks.lists.iter().find(|(at, _)| *at == idx) {
            writer.missing(&format!("原文写“{name}”，名单未见或不全。"));
        }
    }
    writer.inferred(raw);
    writer.left_out(raw);
    writer.struck(raw);
    writer.excerpt(raw);
    writer.lost(kept);
    writer.body.text.push('\n');
    writer.body
}

/// A heading to be written.
struct Plan {
    /// The passage before whose words it stands.
    passage: usize,
    level: u8,
    number: String,
    /// What parts the number from the title, as the source does: 、 or a blank.
    mark: char,
    title: String,
    anchor: String,
    name: Option<String>,
    aliases: Vec<String>,
    /// What is not there; empty where the section is.
    missing: String,
    /// Whether nothing but the heading is there.
    empty: bool,
}

/// The headings of a draft, in order, with their anchors.
fn plan(raw: &RawText, lacks: &Lacks, front: &Front, kept: &Kept) -> Vec<Plan> {
    let heads: Vec<usize> = (0..raw.heads.len()).filter(|head| raw.heads[*head].level <= DEEPEST).collect();
    let titles: Vec<&str> = heads.iter().map(|head| raw.title_of(*head)).collect();
    let groups: Vec<Option<usize>> = heads.iter().map(|head| raw.heads[*head].parent).collect();
    let names = name::names(&titles, &groups, &front.title);
    let number = |head: usize| raw.heads[head].numbered.as_ref().map_or("", |number| number.surface.as_str());
    let mark = |head: usize| raw.heads[head].numbered.as_ref().map_or(' ', |number| number.mark);
    let above = |head: usize| raw.heads[head].parent.map_or("", number);
    let mut plans: Vec<Plan> = Vec::new();
    let mut tops: Vec<&str> = Vec::new();
    for ((head, title), name) in heads.iter().zip(&titles).zip(names) {
        let found = &raw.heads[*head];
        for absent in lacks.absent.iter().filter(|absent| absent.head == *head) {
            tops.push(above(*head));
            plans.push(Plan {
                passage: found.passage,
                level: found.level,
                number: absent.number.clone(),
                mark: mark(*head),
                title: String::new(),
                anchor: String::new(),
                name: None,
                aliases: Vec::new(),
                missing: absent.note.clone(),
                empty: false,
            });
        }
        tops.push(above(*head));
        plans.push(Plan {
            passage: found.passage,
            level: found.level,
            number: number(*head).to_owned(),
            mark: mark(*head),
            title: (*title).to_owned(),
            anchor: String::new(),
            name,
            aliases: Vec::new(),
            missing: String::new(),
            empty: lacks.empty.contains(head),
        });
    }
    let wanted: Vec<Wanted<'_>> = plans
        .iter()
        .zip(&tops)
        .map(|(plan, above)| Wanted { number: written_number(plan), title: written_title(plan), above })
        .collect();
    let found: Vec<Option<Section>> =
        kept.matches(&wanted).into_iter().map(Option::<&Section>::cloned).collect();
    let mut minter = Minter::default();
    minter.take(kept.anchors());
    let mut parents: Vec<String> = Vec::new();
    for (plan, old) in plans.iter_mut().zip(found) {
        parents.truncate(usize::from(plan.level.saturating_sub(1)));
        match old {
            Some(old) => {
                plan.anchor = old.anchor;
                plan.aliases = old.aliases;
                // An editor's own name stays while the heading still has it.
                if plan.title.contains(&old.short) && !old.short.is_empty() {
                    plan.name = Some(old.short).filter(|name| *name != plain_name(&plan.title));
                }
            }
            None => plan.anchor = minter.mint(&spoken(plan, parents.last())),
        }
        parents.push(plan.anchor.clone());
    }
    plans
}

/// What an anchor is made from: the name, or the number of a section that has none, under the one that it stands in.
fn spoken(plan: &Plan, parent: Option<&String>) -> String {
    let name = plan.name.as_deref().unwrap_or_else(|| plain_name(&plan.title));
    if !name.is_empty() {
        return name.to_owned();
    }
    let number: String = plan.number.chars().filter(|c| c.is_alphanumeric()).collect();
    if reads_number(&plan.number) {
        format!("{} {number}", parent.map_or("que", String::as_str))
    } else {
        number
    }
}

fn plain_name(title: &str) -> &str {
    title.split(' ').next().unwrap_or_default()
}

/// Whether a briefing reads a number as that of a heading; any other is a part of the title.
fn reads_number(number: &str) -> bool {
    parse_number(&format!("{number} 题")).is_some()
}

fn written_number(plan: &Plan) -> &str {
    if reads_number(&plan.number) { &plan.number } else { "" }
}

/// The title as a briefing reads it.
fn written_title(plan: &Plan) -> &str {
    if plan.title.is_empty() && !reads_number(&plan.number) { &plan.number } else { &plan.title }
}

/// Whether a heading is a question of a text that asks and answers.
fn is_question(title: &str) -> bool {
    title.trim_end().ends_with(['？', '?']) || title.starts_with(['问', 'Q'])
}

struct Writer<'a> {
    raw: &'a RawText,
    body: Body,
    /// How far the items around the next one are indented; empty outside of a list.
    indents: Vec<u16>,
}

impl Writer<'_> {
    /// Begins a block: a blank line stands before it.
    fn begin(&mut self) -> usize {
        self.indents.clear();
        if !self.body.text.is_empty() {
            self.body.text.push_str("\n\n");
        }
        self.body.text.len()
    }

    /// A heading. What belongs to the section above it is written by now.
    fn heading(&mut self, plan: &Plan) {
        self.begin();
        let hashes = "#".repeat(usize::from(plan.level) + 1);
        let numbered = reads_number(&plan.number);
        let bare =
            plan.number.is_empty() || plan.number.ends_with('）') || plan.title.is_empty() && !numbered;
        let gap = match plan.mark {
            _ if bare => "",
            '、' if !plan.number.ends_with('.') => "、",
            _ => " ",
        };
        let said =
            if plan.missing.is_empty() { String::new() } else { format!("〔缺：{}〕", plan.missing) };
        let title =
            if numbered && plan.title.is_empty() { said.clone() } else { markdown::heading(&plan.title) };
        let mut line = format!("{hashes} {}{gap}{title} {{#{}", plan.number, plan.anchor);
        if let Some(name) = &plan.name {
            line.push_str(&format!(" nav={name}"));
        }
        if !plan.aliases.is_empty() {
            line.push_str(&format!(" was={}", plan.aliases.join(",")));
        }
        self.body.text.push_str(&line);
        self.body.text.push('}');
        if !said.is_empty() && !numbered {
            self.missing(&plan.missing);
        }
        if plan.empty {
            self.missing("原文只有标题，正文未见。");
        }
    }

    /// A heading that lies deeper than a briefing's go, as a paragraph; says whether the text behind it is a part of that.
    fn deep_heading(&mut self, idx: usize, head: &Head) -> bool {
        let passage = &self.raw.passages[idx];
        let tail = self.raw.passages.get(idx + 1).filter(|_| head.run_in);
        let text = passage.text.clone() + tail.map_or("", |tail| tail.text.as_str());
        let start = self.begin();
        self.body.text.push_str(&markdown::block(&text));
        if !self.body.doubts.iter().any(|doubt| doubt.code == "heading-deep") {
            self.doubt_at(
                start,
                "heading-deep",
                "headings go three levels deep; from here on what is numbered below them is set as paragraphs".to_owned(),
                "raise the headings above it, if these should be sections",
            );
        }
        tail.is_some()
    }

    fn missing(&mut self, note: &str) {
        self.begin();
        self.body.text.push_str(&format!("〔缺：{}〕", note.replace('〔', "［").replace('〕', "］")));
    }

    fn passage(&mut self, source: &str, idx: usize, passage: &Passage) {
        match passage.kind {
            PassageKind::Item(_, indent) => self.item(passage, indent),
            PassageKind::Missing => {
                self.begin();
                self.body.text.push_str(passage.text.trim());
            }
            PassageKind::Page | PassageKind::Furniture => {}
            PassageKind::Other => self.other(source, idx, passage),
            _ => {
                let start = self.begin();
                self.body.text.push_str(&markdown::block(&passage.text));
                self.alone(idx, passage, start);
            }
        }
    }

    fn item(&mut self, passage: &Passage, indent: u16) {
        if self.indents.is_empty() {
            self.begin();
        } else {
            self.body.text.push('\n');
        }
        while self.indents.last().is_some_and(|above| *above >= indent) {
            self.indents.pop();
        }
        let depth = self.indents.len().min(NESTED);
        self.indents.push(indent);
        self.body.text.push_str(&"  ".repeat(depth));
        self.body.text.push_str("- ");
        self.body.text.push_str(&markdown::item(&passage.text));
    }

    /// Tables and fenced blocks as they stand; lines that part and comments are no text.
    fn other(&mut self, source: &str, idx: usize, passage: &Passage) {
        let line = source.get(passage.span.clone()).unwrap_or_default().trim();
        let parts = line.chars().all(|c| matches!(c, '-' | '*' | '_' | '=' | ' '));
        if parts || line.is_empty() {
            return;
        }
        if line.starts_with("<!--") {
            let at = self.body.text.len();
            self.doubt_at(
                at,
                "comment-dropped",
                format!("a comment of the source is left out: {line}"),
                "take over by hand what it was for",
            );
            return;
        }
        let above = idx.checked_sub(1).and_then(|above| self.raw.passages.get(above));
        let goes_on = passage.glued && above.is_some_and(|above| above.kind == PassageKind::Other);
        if goes_on && !self.body.text.is_empty() {
            self.body.text.push('\n');
        } else {
            self.begin();
        }
        self.body.text.push_str(line);
        // Rows that nothing parts from their head are no table to Markdown.
        if !goes_on && let Some(rows) = self.raw.table_at(idx) {
            let second = self.raw.passages.get(rows.start + 1);
            let columns = split_row(line).map_or(0, |cells| cells.len());
            if !second.is_some_and(|row| is_delimiter(&row.text)) {
                self.body.text.push_str("\n|");
                self.body.text.push_str(&" --- |".repeat(columns));
            }
        }
    }

    /// A short line without a mark among paragraphs may be a heading that nothing marks.
    fn alone(&mut self, idx: usize, passage: &Passage, start: usize) {
        let text = passage.text.trim();
        let next = self.raw.passages.get(idx + 1);
        let above = self.raw.passages.get(..idx).and_then(|above| above.last());
        let lone = passage.numbered.is_none()
            && above.is_none_or(|above| !above.is_prose() || is_finished(&above.text))
            && (2..=LONE).contains(&text.chars().count())
            && !text.contains(is_stop)
            && !text.ends_with(['，', ',', '、', '：', ':', '）', ')', '日', '%'])
            && !text.starts_with(['（', '(', '—', '图', '表', '注'])
            && next.is_some_and(|next| {
                next.is_prose() && next.text.contains(is_stop) && next.text.chars().count() > LONE
            });
        if lone {
            self.doubt_at(
                start,
                "heading-unmarked",
                format!("“{text}” stands alone as a heading does"),
                "write ## before it and {#anchor} behind it, if it is one",
            );
        }
    }

    /// Says once which headings nothing marks in the text.
    fn inferred(&mut self, raw: &RawText) {
        let found = (0..raw.heads.len()).filter(|head| {
            raw.heads.get(*head).is_some_and(|found| found.inferred) && !is_question(raw.title_of(*head))
        });
        let names: Vec<&str> = found.map(|head| raw.title_of(head)).collect();
        let Some(first) = names.first() else { return };
        let at = self.body.text.find(&format!("# {} {{#", markdown::heading(first))).unwrap_or(0);
        let at = self.body.text.get(..at).and_then(|above| above.rfind('\n')).map_or(0, |end| end + 1);
        self.doubt_at(
            at,
            "headings-inferred",
            format!(
                "{} short lines that stand alone are taken for headings: {}",
                names.len(),
                names.join("、")
            ),
            "take the ## off those that are none",
        );
    }

    /// Says which words of the web page around the text are left out.
    fn left_out(&mut self, raw: &RawText) {
        let left = raw.passages.iter().filter(|passage| passage.kind == PassageKind::Furniture);
        let left: Vec<&str> = left.map(|passage| passage.text.trim()).collect();
        if !left.is_empty() {
            self.body.doubts.push(Diagnostic::note(
                "page-left-out",
                0..0,
                format!("left out as words of the web page around the text: {}", left.join(" / ")),
                "put back what belongs to the text",
            ));
        }
    }

    /// Says which words the source strikes out.
    fn struck(&mut self, raw: &RawText) {
        let Some(first) = raw.struck.first() else { return };
        let at = self.body.text.find(first.as_str()).unwrap_or(0);
        let at = self.body.text.get(..at).and_then(|above| above.rfind('\n')).map_or(0, |end| end + 1);
        self.doubt_at(
            at,
            "struck-out",
            format!("struck out in the source, and set as any other words here: {}", raw.struck.join("、")),
            "take them out, if they were meant to go",
        );
    }

    /// Says where a law is given in parts.
    fn excerpt(&mut self, raw: &RawText) {
        let articles = || {
            let numbers = raw.heads.iter().filter_map(|head| head.numbered.as_ref());
            numbers.filter(|number| number.shape == Shape::Article).map(|number| number.value)
        };
        let (count, last) = (articles().count() as u32, articles().max().unwrap_or(0));
        if last.saturating_sub(count) > count {
            let message = format!("of {last} articles {count} are there: this is taken for an excerpt");
            self.doubt_at(0, "articles-missing", message, "say in source = \"…\" from what it is taken");
        }
    }

    /// Says which anchors of an earlier edition lead nowhere now.
    fn lost(&mut self, kept: &Kept) {
        let lost: Vec<&str> = kept.anchors().filter(|anchor| !self.has_anchor(anchor)).collect();
        for anchor in lost {
            self.doubt_at(
                0,
                "anchor-lost",
                format!("the section {anchor} of the earlier edition is not there any more"),
                "name it where its readers should arrive: {#… was=…}",
            );
        }
    }

    fn has_anchor(&self, anchor: &str) -> bool {
        let after = |at: usize| self.body.text.get(at..).and_then(|rest| rest.chars().next());
        self.body
            .text
            .match_indices(&format!("{{#{anchor}"))
            .any(|(at, found)| matches!(after(at + found.len()), Some(' ' | '}')))
            || self.body.text.contains(&format!("was={anchor}"))
    }

    fn doubt_at(&mut self, start: usize, code: &'static str, message: String, help: &'static str) {
        let rest = self.body.text.get(start..).unwrap_or_default();
        let end = start + rest.find('\n').unwrap_or(rest.len());
        self.body.doubts.push(Diagnostic::warning(code, start..end, message, help));
    }
}
