//! What an editor decides of the sections: names, levels, order, where one ends and the next begins. Anchors stay, so that
//! links that were shared still lead to their place.

use std::ops::Range;

use super::Edit;
use super::lines::{line_end, line_start};
use crate::document::{Block, Briefing, Section, front_matter};
use crate::draft::anchor::Minter;

/// Lowest level of headings.
const LOWEST: u8 = 3;
/// Most characters of a line that becomes a heading.
const LONGEST_HEADING: usize = 60;
/// What stands where the source lacks a text.
const LACK: &str = "〔缺：原文未列出。〕";

/// Something that is done to a section.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SectionAct {
    /// It gets this name in the navigator: a part of its heading. Empty takes the heading's first clause again.
    Rename(String),
    /// It rises a level, with the sections below it.
    Raise,
    /// It goes a level lower, likewise.
    Lower,
    /// It changes places with the section before it that stands in the same one.
    Up,
    /// It changes places with the one behind it.
    Down,
    /// Its text goes on in the section before it; its heading becomes a line of the text.
    Join,
    /// Its text is marked as missing, or no longer.
    Missing,
}

/// Does something to a section, by its index.
pub fn section_act(source: &str, briefing: &Briefing, at: usize, act: &SectionAct) -> Option<Vec<Edit>> {
    let section = briefing.sections.get(at)?;
    match act {
        SectionAct::Rename(name) => rename(source, section, name.trim()),
        SectionAct::Raise => shift(source, briefing, at, -1),
        SectionAct::Lower => shift(source, briefing, at, 1),
        SectionAct::Up => swap(source, briefing, sibling_before(briefing, at)?, at),
        SectionAct::Down => swap(source, briefing, at, sibling_behind(briefing, at)?),
        SectionAct::Join => join(source, briefing, at),
        SectionAct::Missing => missing(source, section),
    }
}

/// Makes a heading of the line at a place: what stands there begins a section on the level of the one it stood in.
pub fn divide(source: &str, briefing: &Briefing, place: usize) -> Option<Vec<Edit>> {
    let (start, end) = (line_start(source, place), line_end(source, place));
    let line = source.get(start..end)?;
    let words = line.trim();
    let is_text = !words.is_empty() && !words.starts_with(['#', '|', '`', '>', '-', '+', '〔']);
    if !is_text
        || words.chars().count() > LONGEST_HEADING
        || start < front_matter(source).map_or(0, |(_, body)| body)
    {
        return None;
    }
    let section = briefing.sections.iter().rev().find(|section| section.span.start <= start);
    let level = section.map_or(1, |section| section.level);
    let mut minter = Minter::default();
    let aliases = briefing.sections.iter().flat_map(|section| &section.aliases);
    minter.take(briefing.sections.iter().map(|section| &section.anchor).chain(aliases).map(String::as_str));
    let anchor = minter.mint(words);
    let heading = format!("{} {words} {{#{anchor}}}\n", "#".repeat(usize::from(level) + 1));
    let before = if start == 0 || source.get(..start)?.ends_with("\n\n") { "" } else { "\n" };
    let after = if source.get(end..).is_some_and(|rest| rest.is_empty() || rest.starts_with('\n')) {
        ""
    } else {
        "\n"
    };
    Some(vec![Edit::new(start..end, format!("{before}{heading}{after}"))])
}

/// The heading line of a section in its parts: marks of its level, words, what its braces hold.
struct Heading<'a> {
    span: Range<usize>,
    words: &'a str,
    fields: Vec<&'a str>,
}

fn heading<'a>(source: &'a str, section: &Section) -> Option<Heading<'a>> {
    let start = line_start(source, section.span.start);
    let end = line_end(source, section.span.start);
    let line = source.get(start..end)?.trim_end();
    let (words, fields) = match line.strip_suffix('}').and_then(|line| line.rsplit_once('{')) {
        Some((words, fields)) => (words, fields.split_whitespace().collect()),
        None => (line, Vec::new()),
    };
    let words = words.trim_start_matches('#').trim();
    Some(Heading { span: start..start + line.len(), words, fields })
}

fn heading_line(level: u8, words: &str, fields: &[String]) -> String {
    let marks = "#".repeat(usize::from(level) + 1);
    if fields.is_empty() {
        format!("{marks} {words}")
    } else {
        format!("{marks} {words} {{{}}}", fields.join(" "))
    }
}

fn rename(source: &str, section: &Section, name: &str) -> Option<Vec<Edit>> {
    if name.contains(|c: char| c.is_whitespace() || matches!(c, '{' | '}' | '=')) || name == section.short {
        return None;
    }
    let heading = heading(source, section)?;
    let mut fields: Vec<String> = heading
        .fields
        .iter()
        .filter(|field| !field.starts_with("nav="))
        .map(|&field| field.to_owned())
        .collect();
    if fields.is_empty() {
        fields.push(format!("#{}", section.anchor));
    }
    if !name.is_empty() {
        fields.insert(1, format!("nav={name}"));
    }
    Some(vec![Edit::new(heading.span, heading_line(section.level, heading.words, &fields))])
}

/// Changes the level of a section and of those below it.
fn shift(source: &str, briefing: &Briefing, at: usize, by: i8) -> Option<Vec<Edit>> {
    let end = subtree_end(briefing, at);
    let sections = briefing.sections.get(at..end)?;
    let level = sections.first()?.level;
    let deepest = sections.iter().map(|section| section.level).max()?;
    if by < 0 && level == 1 || by > 0 && deepest >= LOWEST {
        return None;
    }
    // One that goes lower stands in the one before it, on its level or deeper.
    if by > 0 && briefing.sections.get(at.checked_sub(1)?)?.level < level {
        return None;
    }
    sections
        .iter()
        .map(|section| {
            let start = line_start(source, section.span.start);
            let marks = usize::from(section.level) + 1;
            let new = if by > 0 { marks + 1 } else { marks - 1 };
            source.get(start..start + marks)?.bytes().all(|byte| byte == b'#').then_some(())?;
            Some(Edit::new(start..start + marks, "#".repeat(new)))
        })
        .collect()
}

/// The index behind a section and those below it.
fn subtree_end(briefing: &Briefing, at: usize) -> usize {
    let level = briefing.sections.get(at).map_or(0, |section| section.level);
    let below = briefing.sections.iter().skip(at + 1).take_while(|section| section.level > level);
    at + 1 + below.count()
}

fn sibling_before(briefing: &Briefing, at: usize) -> Option<usize> {
    let section = briefing.sections.get(at)?;
    let before = briefing.sections.get(..at)?;
    before.iter().rposition(|other| other.parent == section.parent && other.level == section.level)
}

fn sibling_behind(briefing: &Briefing, at: usize) -> Option<usize> {
    let section = briefing.sections.get(at)?;
    let next = subtree_end(briefing, at);
    let other = briefing.sections.get(next)?;
    (other.parent == section.parent && other.level == section.level).then_some(next)
}

/// Where a section and those below it stand in the source.
fn subtree(source: &str, briefing: &Briefing, at: usize) -> Option<Range<usize>> {
    let start = line_start(source, briefing.sections.get(at)?.span.start);
    let end = match briefing.sections.get(subtree_end(briefing, at)) {
        Some(next) => line_start(source, next.span.start),
        None => source.len(),
    };
    Some(start..end)
}

fn swap(source: &str, briefing: &Briefing, first: usize, second: usize) -> Option<Vec<Edit>> {
    let (one, other) = (subtree(source, briefing, first)?, subtree(source, briefing, second)?);
    (one.end == other.start).then_some(())?;
    let (first, second) = (source.get(one.clone())?, source.get(other.clone())?);
    let tail = &second[second.trim_end().len()..];
    let text = format!("{}\n\n{}{tail}", second.trim_end(), first.trim_end());
    Some(vec![Edit::new(one.start..other.end, text)])
}

fn join(source: &str, briefing: &Briefing, at: usize) -> Option<Vec<Edit>> {
    let section = briefing.sections.get(at)?;
    let before = briefing.sections.get(at.checked_sub(1)?)?;
    let above = heading(source, before)?;
    let gone = heading(source, section)?;
    // Who was sent a link to it arrives where its text stands now.
    let mut former: Vec<&str> = before.aliases.iter().map(String::as_str).collect();
    former.push(&section.anchor);
    former.extend(section.aliases.iter().map(String::as_str));
    let mut fields: Vec<String> = above
        .fields
        .iter()
        .filter(|field| !field.starts_with("was="))
        .map(|&field| field.to_owned())
        .collect();
    if fields.is_empty() {
        fields.push(format!("#{}", before.anchor));
    }
    fields.push(format!("was={}", former.join(",")));
    let words = if section.missing.is_some() { "" } else { gone.words };
    Some(vec![
        Edit::new(above.span, heading_line(before.level, above.words, &fields)),
        Edit::new(gone.span, words),
    ])
}

fn missing(source: &str, section: &Section) -> Option<Vec<Edit>> {
    if section.missing.is_some() {
        return None;
    }
    let marks = section.blocks.iter().filter_map(|block| match block {
        Block::Missing(missing) => Some(missing.span.start),
        _ => None,
    });
    let marks: Vec<Edit> = marks
        .map(|place| {
            let end = line_end(source, place);
            // With the empty line behind it.
            let end =
                if source.get(end..).is_some_and(|rest| rest.starts_with('\n')) { end + 1 } else { end };
            Edit::new(line_start(source, place)..end, "")
        })
        .collect();
    if !marks.is_empty() {
        return Some(marks);
    }
    let at = line_end(source, section.span.start);
    let break_before = if source.get(..at)?.ends_with('\n') { "" } else { "\n" };
    Some(vec![Edit::insert(at, format!("{break_before}\n{LACK}\n"))])
}
