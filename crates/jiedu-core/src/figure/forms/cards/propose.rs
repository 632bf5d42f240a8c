//! Which items a text names and explains one by one: those worded alike, and those that it counts.

use crate::document::{Block, Briefing, Section};
use crate::figure::material::Material;
use crate::figure::parallel::{Lines, children, counted, first_sentence, shared_head, shared_tail};
use crate::figure::proposal::{BlockText, Proposal, Proposals};

/// Most cards of a figure.
const MOST_CARDS: usize = 12;
/// What lists of public work consist of.
const WORK: &str = "实事";
/// Strength of names with meanings that are worded alike, of what the text counts, and of each card.
const ALIKE: u32 = 44;
const COUNTED: u32 = 36;
const A_CARD: u32 = 2;
/// Most characters of a name, of a meaning and of a caption.
const LONGEST_NAME: usize = 26;
const LONGEST_MEANING: usize = 68;
const LONGEST_CAPTION: usize = 36;
/// What is counted by items: 10件实事.
const COUNTS: [&str; 8] = ["件", "项", "个", "大", "条", "类", "方面", "种"];

/// A name and what it means, both cut from one item.
type Named<'a> = (&'a str, &'a str);

pub(super) fn propose(material: &Material<'_>, proposals: &mut Proposals) {
    propose_sections(material, proposals);
    for lines in &material.lines {
        if !(3..=MOST_CARDS).contains(&lines.items.len()) {
            continue;
        }
        let items: Vec<&str> = lines.items.iter().map(|item| material.text(item.clone()).trim()).collect();
        let found = if lines.ordered { counted_items(material, lines, &items) } else { alike(&items) };
        let place = lines.items.first().map_or(0, |item| item.start);
        let (cards, caption, sub, score, reason) = match found {
            Some(Ok(found)) => found,
            Some(Err(why)) => {
                proposals.refuse("cards", place, format!("{}项，{why}：不作卡片", items.len()));
                continue;
            }
            None => continue,
        };
        if cards.iter().any(|(name, meaning)| !material.is_unique(name) || !material.is_unique(meaning)) {
            proposals.refuse("cards", place, format!("{}项，名或义不能照原文引用：不作卡片", items.len()));
            continue;
        }
        proposals.found.push(proposal(&cards, caption, sub, score, reason, lines.section, place));
    }
}

/// 十件实事 whose items are sections: the heading names each, and the first sentence below says what it is.
fn propose_sections(material: &Material<'_>, proposals: &mut Proposals) {
    let briefing = material.briefing;
    for (parent, group) in children(briefing) {
        let sections: Vec<&Section> = group.iter().filter_map(|idx| briefing.sections.get(*idx)).collect();
        let above = parent.and_then(|parent| briefing.sections.get(parent));
        let heading = above.map_or(briefing.meta.title.as_str(), |section| section.title.as_str());
        let before = above.map_or(&briefing.lead, |section| &section.blocks);
        let paragraphs = before.iter().filter_map(|block| match block {
            Block::Paragraph(range) => Some(briefing.slice(range)),
            _ => None,
        });
        let Some((caption, _)) = std::iter::once(heading)
            .chain(paragraphs)
            .filter_map(announced)
            .find(|(caption, count)| caption.contains(WORK) && *count == sections.len())
        else {
            continue;
        };
        let Some(first) = sections.first().filter(|_| (3..=MOST_CARDS).contains(&sections.len())) else {
            continue;
        };
        let place = first.heading.start;
        let mut refuse = |why: &str| {
            proposals.refuse("cards", place, format!("{}件实事，{why}：不作卡片", sections.len()));
        };
        let cards: Option<Vec<Named<'_>>> =
            sections.iter().map(|section| named_section(briefing, section)).collect();
        let Some(cards) = cards else {
            refuse("有的名称或内容太长，或没有内容");
            continue;
        };
        if cards.iter().any(|(name, meaning)| !material.is_unique(name) || !material.is_unique(meaning)) {
            refuse("名或义不能照原文引用");
            continue;
        }
        let reason = format!("原文说{}件实事，各成一节 → 卡片", cards.len());
        // It stands behind the last of them.
        proposals.found.push(proposal(
            &cards,
            caption,
            "次序照原文",
            COUNTED,
            reason,
            group.last().copied(),
            place,
        ));
    }
}

/// The heading of a section, and the first sentence below it.
fn named_section<'a>(briefing: &'a Briefing, section: &'a Section) -> Option<Named<'a>> {
    let name = briefing.slice(&section.heading).trim().trim_end_matches('。');
    let first = section.blocks.iter().find_map(|block| match block {
        Block::Paragraph(range) => Some(briefing.slice(range)),
        Block::List(items) => items.first().map(|item| briefing.slice(&item.range)),
        _ => None,
    })?;
    let meaning = first_sentence(first).0;
    let fits = (2..=LONGEST_NAME).contains(&name.chars().count())
        && (2..=LONGEST_MEANING).contains(&meaning.chars().count())
        && section.missing.is_none();
    fits.then_some((name, meaning))
}

fn proposal(
    cards: &[Named<'_>],
    caption: String,
    sub: &str,
    score: u32,
    reason: String,
    section: Option<usize>,
    place: usize,
) -> Proposal {
    let marks = cards
        .iter()
        .map(|(name, meaning)| vec![("name", (*name).to_owned()), ("meaning", (*meaning).to_owned())]);
    Proposal {
        form: "cards",
        block: BlockText { caption, sub: sub.to_owned(), marks: marks.collect(), ..BlockText::default() },
        facts: Vec::new(),
        section,
        place,
        score: score + A_CARD * cards.len() as u32,
        reason,
    }
}

/// Cards, caption, sub, strength and reason.
type Found<'a> = Option<Result<(Vec<Named<'a>>, String, &'static str, u32, String), &'static str>>;

/// 就是要打造甲、乙的丙之城: items that begin and end alike; the name stands behind the last 的.
fn alike<'a>(items: &[&'a str]) -> Found<'a> {
    let bodies: Vec<&'a str> =
        items.iter().map(|item| item.trim_end_matches(['。', '；', '，', ';', '.'])).collect();
    let (head, tail) = (shared_head(&bodies), shared_tail(&bodies));
    if head.chars().count() < 4 || tail.is_empty() || bodies.iter().any(|body| body.contains('。')) {
        return None;
    }
    let mut cards = Vec::with_capacity(bodies.len());
    for body in &bodies {
        let (meaning, name) = body.get(head.len()..)?.rsplit_once('的')?;
        let short = (2..=10).contains(&name.chars().count()) && (4..=24).contains(&meaning.chars().count());
        if !short || !name.ends_with(tail) {
            return None;
        }
        cards.push((name, meaning));
    }
    let caption = format!("{head}{}个“{tail}”", counted(cards.len()));
    if caption.chars().count() > LONGEST_CAPTION {
        return Some(Err("共同的话太长，不能作题"));
    }
    let reason = format!("{}项措辞相同，“的”后是名 → 卡片", cards.len());
    Some(Ok((cards, caption, "名与义，次序照原文", ALIKE, reason)))
}

/// 办好10件实事：一是…: items that the text counts; the name stands before the first comma or colon.
fn counted_items<'a>(material: &Material<'a>, lines: &Lines, items: &[&'a str]) -> Found<'a> {
    let before = material.text(lines.before.clone());
    let (caption, count) = announced(before)?;
    if count != items.len() {
        return Some(Err("与原文说的数目不同"));
    }
    let mut cards = Vec::with_capacity(items.len());
    for item in items {
        let item = item.trim_end_matches(['。', '；', '，', ';', '.', ',']);
        let Some(at) = item.find(['，', '：', ',', ':', '。']) else {
            return Some(Err("有的只有名，没有内容"));
        };
        let (name, meaning) = item.split_at_checked(at)?;
        let meaning = meaning.trim_start_matches(['，', '：', ',', ':', '。']).trim();
        let meaning =
            if meaning.chars().count() > LONGEST_MEANING { first_sentence(meaning).0 } else { meaning };
        if !(2..=LONGEST_NAME).contains(&name.chars().count()) || name.contains(['“', '”', '《']) {
            return Some(Err("有的名称太长"));
        }
        if !(2..=LONGEST_MEANING).contains(&meaning.chars().count()) || meaning.contains('\n') {
            return Some(Err("有的内容太长"));
        }
        cards.push((name, meaning));
    }
    let reason = format!("原文说{count}项，逐项写出 → 卡片");
    Some(Ok((cards, caption, "次序照原文", COUNTED, reason)))
}

/// The clause that says how many items follow, and how many.
fn announced(before: &str) -> Option<(String, usize)> {
    let clauses = before.split(['，', '。', '；', '：', ',', ';', ':', '\n', '！']);
    let clause = clauses.map(str::trim).rfind(|clause| !clause.is_empty())?;
    let start = clause.find(|c: char| {
        c.is_ascii_digit() || crate::document::chinese_number(c.encode_utf8(&mut [0; 4])).is_some()
    });
    let mut rest = clause.get(start?..)?;
    while !rest.is_empty() {
        let end = rest
            .find(|c: char| !c.is_ascii_digit() && !"一二三四五六七八九十两".contains(c))
            .unwrap_or(rest.len());
        let (numeral, after) = rest.split_at_checked(end)?;
        let count: Option<usize> =
            numeral.parse().ok().or_else(|| crate::document::chinese_number(numeral).map(|it| it as usize));
        let counts = COUNTS.iter().any(|word| after.starts_with(word));
        if let Some(count) = count.filter(|count| counts && *count > 2) {
            let length = clause.chars().count();
            return (4..=LONGEST_CAPTION).contains(&length).then(|| (clause.to_owned(), count));
        }
        let step = rest.chars().next().map_or(1, char::len_utf8).max(end);
        rest = rest.get(step..)?;
        let next = rest.find(|c: char| c.is_ascii_digit() || "一二三四五六七八九十两".contains(c))?;
        rest = rest.get(next..)?;
    }
    None
}
