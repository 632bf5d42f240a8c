//! The article: the briefing's text as HTML. Prerendered only; the browser adopts it.

use jiedu_core::document::{Block, FigureBlock, Item, Missing, Table, TextRange};
use jiedu_core::fact::Fact;
use jiedu_core::link::href;
use jiedu_core::outline::MissingPart;
use leptos::prelude::*;

use super::day::day;
use super::figure::figure;
use super::key_figures::key_figures;
use super::number_index::number_index;
use super::prose::{facts_in, sentence_element, text};
use super::review::review;
use super::source::Source;
use super::text_table::text_table;
use crate::i18n::fill;

/// The article of a briefing.
pub(super) fn article(source: Source<'_>) -> AnyView {
    let meta = &source.briefing.meta;
    let mut figures = 0;
    let lead = blocks(source, &source.briefing.lead, &mut figures, true);
    let parts = sections(source, None, &mut figures);
    let title = title(&meta.title, &meta.title_breaks);
    let subtitle = (!meta.subtitle.is_empty())
        .then(|| view! { <p class="subtitle">"——" {breakable(&meta.subtitle)}</p> });
    let byline = meta.byline.as_ref().map(|byline| view! { <p class="byline">{byline.text.clone()}</p> });
    let note = (!meta.source_note.is_empty()).then(|| {
        view! { <p class="source-note">"〔" <span data-word="source">{source.words.source}</span> "〕" {meta.source_note.clone()}</p> }
    });
    view! {
        <article class="article">
            <h1 class="title" id=source.id("text") tabindex="-1">{title}</h1>
            {subtitle}
            {meeting(source)}
            {source.findings.map(|findings| review(source, findings))}
            {key_figures(source)}
            {lead}
            {parts}
            {byline}
            {number_index(source)}
            {note}
        </article>
    }
    .into_any()
}

/// A title clause by clause; `breaks` are the places where a long clause may break.
fn title(text: &str, breaks: &[usize]) -> Vec<AnyView> {
    let mut at = 0;
    text.split(' ')
        .flat_map(|words| {
            let (start, end) = (at, at + words.len());
            at = end + 1;
            let inside = breaks.iter().copied().filter(|to| (start + 1..end).contains(to));
            let edges: Vec<usize> = std::iter::once(start).chain(inside).chain([end]).collect();
            [clause(&edges, &|piece| vec![text[piece].to_owned().into_any()]), view! { " " }.into_any()]
        })
        .collect()
}

/// A clause, which takes a line of its own rather than break; where edges part it in pieces it breaks between these before it
/// breaks inside them.
fn clause(edges: &[usize], view: &dyn Fn(TextRange) -> Vec<AnyView>) -> AnyView {
    let inner: Vec<AnyView> = match edges {
        [from, to] => view(*from..*to),
        _ => edges.windows(2).map(|piece| clause(piece, view)).collect(),
    };
    view! { <span class="clause">{inner}</span> }.into_any()
}

/// A long name that breaks before its second half: 暨 begins a name as the titles of meetings use it.
fn breakable(name: &str) -> Vec<AnyView> {
    let at = name.find('暨').unwrap_or(name.len());
    [&name[..at], &name[at..]]
        .into_iter()
        .map(|clause| view! { <span class="clause">{clause.to_owned()}</span> }.into_any())
        .collect()
}

/// When and what the meeting was, as far as it is known; an inferred year says so and from what.
fn meeting(source: Source<'_>) -> AnyView {
    let meeting = &source.briefing.meta.meeting;
    if meeting.year == 0 && meeting.name.is_empty() {
        return ().into_any();
    }
    let comma = if meeting.year == 0 || meeting.name.is_empty() { "" } else { "，" };
    let evidence = meeting.inferred.then(|| {
        view! { <span class="evidence"><b data-word="inferred">{source.words.inferred}</b> " " {meeting.evidence.clone()}</span> }
    });
    view! {
        <p class="meeting">
            {day(source.part.meeting, source.words)}
            {format!("{comma}{}", meeting.name)}
            {evidence}
        </p>
    }
    .into_any()
}

/// The sections under a parent, each with its own below it.
fn sections(source: Source<'_>, parent: Option<usize>, figures: &mut usize) -> Vec<AnyView> {
    let mut views = Vec::new();
    for (idx, section) in source.briefing.sections.iter().enumerate() {
        if section.parent != parent {
            continue;
        }
        let part = &source.part.sections[idx];
        let id = source.id(&section.anchor);
        let own = blocks(source, &section.blocks, figures, false);
        let below = sections(source, Some(idx), figures);
        let gap = section.missing.as_ref().map(|missing| gap(source, missing));
        let name = format!("{} {}", part.number, part.short);
        let link = view! {
            <a class="permalink" href=href(&id) aria-label=fill(source.words.copy_link_of, &[name.trim()]) data-label="copy_link_of" data-args=name.trim().to_owned()></a>
        };
        let clauses = if section.missing.is_some() {
            view! { <span class="clauses editor">"〔" <span data-word="missing">{source.words.missing}</span> "〕"</span> }.into_any()
        } else {
            heading_text(source, &section.heading)
        };
        let number = part.number.clone();
        views.push(match section.level {
            1 => {
                let seal = (!number.is_empty()).then(|| view! { <span class="seal">"第" {number}</span> });
                view! {
                    <section class="part" id=id>
                        <h2>{seal} {clauses} {link}</h2>
                        {gap} {own} {below}
                    </section>
                }
                .into_any()
            }
            level => {
                let no = (!number.is_empty()).then(|| view! { <span class="no">{number}</span> });
                let text = view! { {no} {clauses} {link} };
                let heading = if level == 2 {
                    view! { <h3>{text}</h3> }.into_any()
                } else {
                    view! { <h4>{text}</h4> }.into_any()
                };
                let class = if part.missing == Some(MissingPart::Section) { "sub lack" } else { "sub" };
                view! {
                    <section class=class id=id>{heading} {gap} {own} {below}</section>
                }
                .into_any()
            }
        });
    }
    views
}

/// A heading clause by clause, so that it breaks between clauses; it is a sentence to which figures may point.
fn heading_text(source: Source<'_>, range: &TextRange) -> AnyView {
    let mut clauses: Vec<(bool, Vec<usize>)> = Vec::new();
    let mut at = range.start;
    for (idx, spaced) in source.briefing.slice(range).split(' ').enumerate() {
        at += usize::from(idx > 0);
        for (part, words) in spaced.split_inclusive('，').enumerate() {
            let end = at + words.len();
            let cut = at + quotation_end(words);
            let is_torn = |fact: &Fact| fact.span.start < cut && cut < fact.span.end;
            let is_whole = cut == at || source.facts.iter().any(is_torn);
            clauses.push((idx > 0 && part == 0, if is_whole { vec![at, end] } else { vec![at, cut, end] }));
            at = end;
        }
    }
    let piece = |piece: TextRange| facts_in(source, &piece);
    let views: Vec<AnyView> = match clauses.as_slice() {
        // Alone on its lines already.
        [(_, edges)] if edges.len() == 2 => piece(edges[0]..edges[1]),
        _ => clauses
            .iter()
            .flat_map(|(is_apart, edges)| [is_apart.then_some(" ").into_any(), clause(edges, &piece)])
            .collect(),
    };
    let sentence = source.briefing.sentence_at(range.start).filter(|sentence| source.has_anchor(*sentence));
    match sentence {
        Some(sentence) => sentence_element(source, sentence, "clauses ", views),
        None => view! { <span class="clauses">{views}</span> }.into_any(),
    }
}

/// How many characters behind a quotation may begin a line of a heading: fewer would stand there forlorn.
const TAIL: usize = 4;

/// Where a clause of a heading may break behind its quotation, rather than inside the words that follow; 0 where it may not.
fn quotation_end(words: &str) -> usize {
    let end = words.find('”').map_or(0, |at| at + '”'.len_utf8());
    if words[end..].chars().count() < TAIL { 0 } else { end }
}

fn blocks(source: Source<'_>, blocks: &[Block], figures: &mut usize, lead: bool) -> Vec<AnyView> {
    blocks
        .iter()
        .map(|block| match block {
            Block::Paragraph(range) => {
                let class = if lead { "lede" } else { "" };
                let text = text(source, range);
                if class.is_empty() {
                    view! { <p>{text}</p> }.into_any()
                } else {
                    view! { <p class=class>{text}</p> }.into_any()
                }
            }
            Block::List(items) => list(source, items),
            Block::Missing(missing) => gap(source, missing),
            Block::Table(table) => text_table(source, table, table_number(source, table)),
            Block::Figure(FigureBlock { .. }) => {
                let index = *figures;
                *figures += 1;
                match source.figures.get(index) {
                    Some(found) => figure(source, found),
                    None => ().into_any(),
                }
            }
        })
        .collect()
}

/// Running number of a table of the briefing.
fn table_number(source: Source<'_>, table: &Table) -> usize {
    1 + source.briefing.tables().position(|found| found.rows.first() == table.rows.first()).unwrap_or(0)
}

fn list(source: Source<'_>, items: &[Item]) -> AnyView {
    let rows: Vec<_> = items
        .iter()
        .map(|item| {
            // A number at its head takes the place of the dash.
            let numbered = source.briefing.slice(&item.range).starts_with(|c: char| c.is_ascii_digit());
            let class = match (item.depth, numbered && item.ordinal.is_some()) {
                (0, false) => "item",
                (0, true) => "item numbered",
                (_, false) => "item deep",
                (_, true) => "item deep numbered",
            };
            view! { <li class=class>{text(source, &item.range)}</li> }
        })
        .collect();
    view! { <ul class="items">{rows}</ul> }.into_any()
}

fn gap(source: Source<'_>, missing: &Missing) -> AnyView {
    let words = source.words;
    view! { <p class="gap">"〔" <span data-word="missing_note">{words.missing_note}</span> {missing.note.clone()} "〕"</p> }
        .into_any()
}
