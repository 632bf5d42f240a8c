//! Frameworks: names that count their members (“1+6”, 四纵六横, 三大动力), the members that the text lists, and the slots
//! that it leaves open.

mod declared;
mod list;

use std::collections::{BTreeMap, HashMap};
use std::ops::Range;

use super::arity::{is_declaring, parse_framework};
use super::stretch::{Place, Stretch, stretches};
use super::term::{explanation, named};
use crate::document::{Briefing, TextRange, parse_number, split_sentences};
use declared::scan_declared;
use list::{head, list_after, list_before, parallel, without_ordinal};

/// A name that counts its members.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Framework {
    /// The name as it stands first, without quotation marks: 一带五区六示范.
    pub name: String,
    /// What it counts, in its order; at least one.
    pub arity: Vec<Arity>,
    /// Place of the name in the briefing's text; none in the front matter.
    pub range: Option<TextRange>,
    /// The same in the source.
    pub source: Range<usize>,
    /// Index of the section; none before the first.
    pub section: Option<usize>,
}

/// A part of a framework: how many of what, and which the text lists.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Arity {
    /// How many the name declares.
    pub count: u32,
    /// Of what; empty in 1+6.
    pub noun: String,
    /// Those that the text lists, as they are written; never more than declared.
    pub members: Vec<String>,
}

impl Arity {
    /// How many of those declared the text does not list.
    pub fn open(&self) -> u32 {
        self.count.saturating_sub(self.members.len() as u32)
    }
}

/// A place where a framework is declared.
struct Declaration {
    /// Index of the stretch.
    stretch: usize,
    /// The name in the stretch, without its marks.
    name: Range<usize>,
    /// Where what stands before it ends, and what stands after it begins.
    outside: Range<usize>,
    parts: Vec<(u32, String, String)>,
    quoted: bool,
    /// Whether it is a framework even where no list is found.
    named: bool,
}

/// How many groups of headings and items after a name are asked whether they repeat its noun.
const GROUPS_ASKED: usize = 64;
/// How far behind a name its sentence may end with a colon before a list, in characters.
const COLON_CHARS: usize = 16;

/// The frameworks of a briefing, by where they stand first.
///
/// Members are what the text lists: before the count (改革、科技、文化三大动力), after 即 or a colon, in like clauses of the
/// next sentence, in the list below, or in headings and items that repeat what is counted. Nothing is ever supplied.
pub fn scan_frameworks(source: &str, briefing: &Briefing) -> Vec<Framework> {
    let stretches = stretches(source, briefing);
    let groups = groups(briefing, &stretches);
    let mut found: Vec<Framework> = Vec::new();
    let mut known: HashMap<String, usize> = HashMap::new();
    for (idx, stretch) in stretches.iter().enumerate() {
        for declaration in declarations(idx, stretch) {
            let name = stretch.text.get(declaration.name.clone()).unwrap_or_default();
            let members = members(&stretches, &groups, &declaration);
            if !declaration.named && members.iter().all(Vec::is_empty) {
                continue;
            }
            let at = *known.entry(name.to_owned()).or_insert(found.len());
            if at == found.len() {
                let arity = declaration.parts.iter();
                found.push(Framework {
                    name: name.to_owned(),
                    arity: arity
                        .map(|(count, noun, _)| Arity {
                            count: *count,
                            noun: noun.clone(),
                            members: Vec::new(),
                        })
                        .collect(),
                    range: stretch.range_of(&declaration.name),
                    source: stretch.source_of(briefing, &declaration.name),
                    section: stretch.section,
                });
            }
            let Some(framework) = found.get_mut(at) else { continue };
            for (arity, members) in framework.arity.iter_mut().zip(members) {
                if members.len() > arity.members.len() && members.len() <= arity.count as usize {
                    arity.members = members;
                }
            }
        }
    }
    fill_from_parts(&mut found);
    found
}

/// Gives a part of a name (一带五区: 五区) the members that the text lists where it names the part by itself.
fn fill_from_parts(found: &mut [Framework]) {
    let single: HashMap<String, Vec<String>> = found
        .iter()
        .filter(|framework| framework.arity.len() == 1)
        .filter_map(|framework| Some((framework.name.clone(), framework.arity.first()?.members.clone())))
        .collect();
    for framework in found.iter_mut().filter(|framework| framework.arity.len() > 1) {
        let parts = parse_framework(&framework.name);
        for (arity, part) in framework.arity.iter_mut().zip(parts) {
            if let Some(members) = single.get(&part.name).filter(|_| arity.members.is_empty()) {
                arity.members.clone_from(members);
            }
        }
    }
}

/// The frameworks that a stretch declares, in order.
fn declarations(idx: usize, stretch: &Stretch<'_>) -> Vec<Declaration> {
    let mut found: Vec<Declaration> = Vec::new();
    let mut quoted: Vec<Range<usize>> = Vec::new();
    for (quotation, _) in named(stretch.text) {
        let name = stretch.text.get(quotation.inner.clone()).unwrap_or_default();
        // “三马一袖箍”等做法 gives an example and declares nothing.
        let cited = stretch.text.get(quotation.outer.end..).is_some_and(|rest| rest.starts_with('等'));
        if !quotation.title && !cited && is_declaring(name) {
            let parts = parse_framework(name);
            found.push(Declaration {
                stretch: idx,
                name: quotation.inner.clone(),
                outside: quotation.outer.clone(),
                parts: parts.into_iter().map(|part| (part.count, part.noun, part.name)).collect(),
                quoted: true,
                named: true,
            });
        }
        quoted.push(quotation.outer);
    }
    for declared in scan_declared(stretch.text) {
        let after = quoted.partition_point(|range| range.start <= declared.span.start);
        // Quotations may stand in one another; the outermost of those before decides with the nearest.
        let inside = quoted.get(after.saturating_sub(2)..after).unwrap_or_default();
        if inside.iter().any(|range| declared.span.start < range.end) {
            continue;
        }
        // 6个载体，即… is told what it consists of; whether the words behind 即 list it is another question.
        let after = head(stretch.text.get(declared.span.end..).unwrap_or_default());
        let told = explanation(after).and_then(|at| after.get(..at)).is_some_and(|cue| {
            ["即", "即：", "就是", "分别是", "分别为"].iter().any(|word| cue.ends_with(word))
        });
        let noun = declared.noun;
        found.push(Declaration {
            stretch: idx,
            name: declared.span.clone(),
            outside: declared.span,
            parts: vec![(declared.count, noun, String::new())],
            quoted: false,
            named: declared.named || told,
        });
    }
    found.sort_by_key(|declaration| declaration.name.start);
    found
}

/// The members of each part of a declared framework.
fn members(stretches: &[Stretch<'_>], groups: &[Group<'_>], declaration: &Declaration) -> Vec<Vec<String>> {
    let Some(stretch) = stretches.get(declaration.stretch) else { return Vec::new() };
    let before = stretch.text.get(..declaration.outside.start).unwrap_or_default();
    let after = head(stretch.text.get(declaration.outside.end..).unwrap_or_default());
    match declaration.parts.as_slice() {
        [(count, noun, _)] => {
            let mut ways = [
                Some(list_before(before, *count)),
                explanation(after).map(|at| list_after(after.get(at..).unwrap_or_default(), *count)),
                Some(list_below(stretches, declaration, after, *count)),
                (!declaration.quoted).then(|| next_sentence(after, *count, noun)),
                declaration.named.then(|| repeated(groups, stretch, declaration, *count, noun)),
            ]
            .into_iter()
            .flatten()
            .filter(|members| !members.is_empty());
            vec![ways.next().unwrap_or_default()]
        }
        parts => several(after, parts),
    }
}

/// The members of a name of several parts: of each part where it is explained by itself (一带即…), else all in a row.
fn several(after: &str, parts: &[(u32, String, String)]) -> Vec<Vec<String>> {
    let apart: Vec<Vec<String>> = parts
        .iter()
        .map(|(count, _, name)| {
            let own = after.split_once(name.as_str()).map_or("", |(_, own)| own.trim_start_matches('”'));
            let told = explanation(own).and_then(|at| own.get(at..)).unwrap_or_default();
            if *count == 1 {
                let one = told.split(['；', '。', '，', '、', '）', '“']).next().unwrap_or_default().trim();
                return if one.is_empty() { Vec::new() } else { vec![one.to_owned()] };
            }
            list_after(told, *count)
        })
        .collect();
    if apart.iter().any(|members| !members.is_empty()) {
        return apart;
    }
    let words = explanation(after).and_then(|at| after.get(at..)).unwrap_or_default();
    let total: u32 = parts.iter().map(|(count, ..)| *count).sum();
    let mut row = list_after(words, total).into_iter();
    if row.len() != total as usize {
        return apart;
    }
    parts.iter().map(|(count, ..)| row.by_ref().take(*count as usize).collect()).collect()
}

/// The members in the list below a stretch that ends, soon after the name, with a colon.
fn list_below(stretches: &[Stretch<'_>], declaration: &Declaration, after: &str, count: u32) -> Vec<String> {
    let after = after.trim_end();
    if !after.ends_with(['：', ':']) || after.chars().count() > COLON_CHARS {
        return Vec::new();
    }
    let below = stretches.get(declaration.stretch + 1..).unwrap_or_default();
    let Some(list) = below.first().and_then(|item| item.list) else { return Vec::new() };
    let items: Vec<&Stretch<'_>> =
        below.iter().take(count as usize + 1).take_while(|item| item.list == Some(list)).collect();
    if items.len() > count as usize || items.len() < 2 {
        return Vec::new();
    }
    items.iter().map(|item| first_clause(item.text).to_owned()).filter(|words| !words.is_empty()).collect()
}

/// The members in the sentence after the one that declares them.
fn next_sentence(after: &str, count: u32, noun: &str) -> Vec<String> {
    let mut sentences = split_sentences(after, 0).into_iter();
    // The first is the rest of the sentence that holds the name.
    let next = sentences.nth(1).and_then(|sentence| after.get(sentence));
    next.map(|sentence| parallel(sentence, count, noun)).unwrap_or_default()
}

/// Headings of one parent, or the items of one list.
struct Group<'a> {
    /// Index of its first stretch.
    first: usize,
    /// The section that it stands in.
    section: Option<usize>,
    /// The words of each, without number.
    members: Vec<&'a str>,
}

/// The groups of a briefing, by where they begin.
fn groups<'a>(briefing: &Briefing, stretches: &[Stretch<'a>]) -> Vec<Group<'a>> {
    let mut groups: BTreeMap<(Option<usize>, Option<usize>, u8), Group<'a>> = BTreeMap::new();
    for (idx, stretch) in stretches.iter().enumerate() {
        let (key, section, words) = match (stretch.place, stretch.list) {
            (Place::Heading, _) => {
                let section = stretch.section.and_then(|section| briefing.sections.get(section));
                let Some(section) = section else { continue };
                ((None, section.parent, section.level), section.parent, stretch.text)
            }
            (_, Some(list)) => ((Some(list), None, 0), stretch.section, first_clause(stretch.text)),
            _ => continue,
        };
        let group = groups.entry(key).or_insert_with(|| Group { first: idx, section, members: Vec::new() });
        group.members.push(words);
    }
    let mut groups: Vec<Group<'a>> = groups.into_values().collect();
    groups.sort_by_key(|group| group.first);
    groups
}

/// The headings or items, as many as declared, that all begin or all end with what is counted.
fn repeated(
    groups: &[Group<'_>],
    stretch: &Stretch<'_>,
    declaration: &Declaration,
    count: u32,
    noun: &str,
) -> Vec<String> {
    if noun.is_empty() {
        return Vec::new();
    }
    // One character is repeated by chance: then only the same section counts.
    let near = noun.chars().nth(1).is_none();
    let after = groups.partition_point(|group| group.first <= declaration.stretch);
    let asked = groups.get(after..).unwrap_or_default().iter().take(GROUPS_ASKED);
    asked
        .filter(|group| group.members.len() == count as usize && (!near || group.section == stretch.section))
        .find(|group| {
            group.members.iter().all(|words| words.starts_with(noun))
                || group.members.iter().all(|words| words.ends_with(noun))
        })
        .map(|group| group.members.iter().map(|words| (*words).to_owned()).collect())
        .unwrap_or_default()
}

/// The first clause of an item, without number and ordinal.
fn first_clause(item: &str) -> &str {
    let words = parse_number(item).map_or(item, |(_, rest)| rest);
    let words = without_ordinal(words);
    words.split(['。', '，', '；', '：', ',', ';', ':']).next().unwrap_or(words).trim()
}
