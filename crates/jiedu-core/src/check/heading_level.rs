//! `heading-level`: headings that jump over a level, stand in two parts, or are written in two ways.

use std::collections::HashMap;
use std::iter::successors;

use super::absence::number_of;
use super::case::{Case, short};
use super::context::Context;
use super::finding::{Edit, Finding, Fix, FixKind};
use super::number_gap::number_span;
use super::rule::Rule;
use crate::diagnostic::Diagnostic;
use crate::document::raw::{Head, LineKind, Numbered, PassageKind, Shape};
use crate::said::Said;

/// The rule.
pub(super) const RULE: Rule = Rule {
    code: "heading-level",
    name: "标题层级",
    english: "heading level",
    help: "Headings jump over a level, stand in two parts, or are written in two ways.",
    run: find,
};

/// Faults in the shape of headings and lists.
fn find(context: &Context<'_>, found: &mut Vec<Finding>) {
    let case = &context.case;
    jumps(case, found);
    skipped_shapes(case, found);
    split(case, found);
    unmarked(case, found);
    shared_marks(case, found);
    two_marks(case, found);
    subtitle(case, found);
    runs_into_year(case, found);
    lists(case, found);
    unnumbered(case, found);
}

/// ## and then ####.
fn jumps(case: &Case<'_>, found: &mut Vec<Finding>) {
    let mut above: Option<&Head> = None;
    for (idx, head) in case.raw.heads.iter().enumerate() {
        if head.hashes == 0 {
            continue;
        }
        if let Some(last) = above
            && head.hashes > last.hashes + 1
        {
            let diagnostic = Diagnostic::error(
                RULE.code,
                case.raw.passage_of(idx).span.clone(),
                format!(
                    "the heading jumps from {} to {}",
                    "#".repeat(last.hashes.into()),
                    "#".repeat(head.hashes.into())
                ),
                "use one # more than the heading above it, or restore the heading between them",
            );
            let title = short(case.raw.title_of(idx));
            found.push(
                Finding::new(diagnostic, format!("标题“{title}”比上一个标题低了不止一级"))
                    .in_english(format!(
                        "The heading “{title}” lies more than one level below the one above it"
                    ))
                    .or(
                        "升到紧接上一个标题的那一级",
                        "Raise it to the level right below the heading above",
                        raised(case, idx, last.hashes + 1),
                    ),
            );
        }
        above = Some(head);
    }
}

/// The edits that raise a heading to a level, and those under it with it.
fn raised(case: &Case<'_>, head: usize, hashes: u8) -> Vec<Edit> {
    let heads = &case.raw.heads;
    let own = heads[head].hashes;
    let less = usize::from(own.saturating_sub(hashes));
    let under = heads[head + 1..].iter().take_while(|other| other.hashes == 0 || other.hashes > own).count();
    let row = (head..=head + under).filter(|idx| heads[*idx].hashes > 0);
    row.map(|idx| {
        let start = case.raw.passage_of(idx).span.start;
        Edit::delete(start..start + less)
    })
    .filter(|edit| {
        case.source.get(edit.range.clone()).is_some_and(|marks| marks.bytes().all(|mark| mark == b'#'))
    })
    .collect()
}

/// The edits that mark a line as a heading; none where its text follows in the same line or it has several.
fn as_heading(case: &Case<'_>, head: usize) -> Vec<Edit> {
    let heads = &case.raw.heads;
    let (found, passage) = (&heads[head], case.raw.passage_of(head));
    if found.run_in || passage.lines.len() != 1 {
        return Vec::new();
    }
    let alike = heads.iter().filter(|other| other.hashes > 0 && other.level == found.level);
    let hashes = alike.map(|other| other.hashes).max().unwrap_or(found.level + 1);
    let start = if found.listed {
        passage.span.start..passage.offset(0)
    } else {
        passage.span.start..passage.span.start
    };
    let mut edits = vec![Edit::replace(start, "#".repeat(hashes.into()) + " ")];
    if case.is_briefing {
        let anchor = case.new_anchor("section", head as u32 + 1);
        edits.push(Edit::insert(passage.span.end, format!(" {{#{anchor}}}")));
    }
    edits
}

/// The numbers of headings written with another mark.
fn remarked(case: &Case<'_>, heads: &[usize], mark: char, finding: Finding) -> Finding {
    let raw = &case.raw;
    let edits = heads.iter().filter_map(|head| {
        let written = number_of(raw, *head);
        let bare = written.trim_end_matches(['、', '.', '．', ' ']);
        let passage = raw.passage_of(*head);
        let place = passage.source(&(0..bare.len())).end..passage.offset(raw.heads[*head].title.start);
        (!bare.is_empty()).then(|| Edit::replace(place, mark.to_string()))
    });
    let bare =
        heads.first().map_or("", |head| number_of(raw, *head)).trim_end_matches(['、', '.', '．', ' ']);
    let (others, more) = if heads.len() > 1 { ("，另外的也改", ", the others too") } else { ("", "") };
    finding.or(
        format!("写成“{}”{others}", [bare, &mark.to_string()].concat().trim_end()),
        format!("Write “{}”{more}", [bare, &mark.to_string()].concat().trim_end()),
        edits.collect(),
    )
}

/// 1. right under 一、 where （一） stands between them elsewhere.
fn skipped_shapes(case: &Case<'_>, found: &mut Vec<Finding>) {
    let heads = &case.raw.heads;
    let shape = |head: usize| heads[head].numbered.as_ref().map(|number| number.shape);
    let mut parents: HashMap<Shape, HashMap<Shape, Vec<usize>>> = HashMap::new();
    for (idx, head) in heads.iter().enumerate() {
        if let (Some(own), Some(above)) = (shape(idx), head.parent.and_then(shape)) {
            parents.entry(own).or_default().entry(above).or_default().push(idx);
        }
    }
    for above in parents.values().filter(|above| above.len() > 1) {
        let Some(usual) = above.iter().max_by_key(|(shape, heads)| (heads.len(), **shape)) else { continue };
        for (other, odd) in above {
            // Only a wider parent skips a level.
            if other >= usual.0 || odd.len() * 2 > usual.1.len() {
                continue;
            }
            for idx in odd {
                // The first of each row is told; those behind it follow from it.
                if heads[*idx].numbered.as_ref().is_some_and(|number| number.value == 1) {
                    let (own, usual) = (other_name(case, *idx), usual.0.write(1));
                    let parent =
                        heads[*idx].parent.map_or_else(String::new, |parent| other_name(case, parent));
                    let diagnostic = Diagnostic::warning(
                        RULE.code,
                        number_span(&case.raw, *idx),
                        format!("{own} stands right under {parent}; elsewhere {usual} stands between them"),
                        "restore the heading between them, or number the sections alike",
                    );
                    let zh = format!("“{own}”直接在“{parent}”下面，别处中间还有“{usual}”这一级");
                    found.push(Finding::new(diagnostic, zh));
                }
            }
        }
    }
}

fn other_name(case: &Case<'_>, head: usize) -> String {
    case.raw.heads[head].numbered.as_ref().map_or_else(String::new, |number| number.surface.clone())
}

/// A number on a line of its own.
fn split(case: &Case<'_>, found: &mut Vec<Finding>) {
    for (idx, head) in case.raw.heads.iter().enumerate().filter(|(_, head)| head.split) {
        let passage = case.raw.passage_of(idx);
        let span = number_span(&case.raw, idx);
        let gap = span.end..passage.offset(head.title.start);
        let name = other_name(case, idx);
        let title = short(case.raw.title_of(idx));
        let diagnostic = Diagnostic::warning(
            RULE.code,
            span,
            format!("the number {name} and its heading “{title}” stand on two lines"),
            "set them on one line, as a heading",
        );
        found.push(Finding::new(diagnostic, format!("编号“{name}”和标题“{title}”分成了两行")).fixed(Fix {
            kind: FixKind::Join,
            what: Said::new(
                format!("把编号“{name}”和标题接成一行"),
                format!("set the number {name} and its heading on one line"),
            ),
            other: None,
            edits: vec![Edit::replace(gap, " ")],
        }));
    }
}

/// A heading without # among headings that have it, or written as an item.
fn unmarked(case: &Case<'_>, found: &mut Vec<Finding>) {
    let heads = &case.raw.heads;
    let marked = heads.iter().filter(|head| head.hashes > 0).count();
    for (idx, head) in heads.iter().enumerate() {
        let title = short(case.raw.title_of(idx));
        let span = case.raw.passage_of(idx).source(&(0..head.title.end));
        if head.listed {
            let diagnostic = Diagnostic::warning(
                RULE.code,
                span,
                format!("the heading “{title}” is written as an item of a list"),
                "write it as the headings of its level are written",
            );
            found.push(
                Finding::new(diagnostic, format!("标题“{title}”排成了列表里的一条"))
                    .or_left("它就是列表里的一条", "It is an item of the list")
                    .or("改成标题", "Make it a heading", as_heading(case, idx)),
            );
        } else if head.hashes == 0 && !head.split && marked * 2 >= heads.len() {
            let diagnostic = Diagnostic::warning(
                RULE.code,
                span,
                format!("the heading “{title}” has no #, and the others have"),
                "mark it as a heading",
            );
            found.push(
                Finding::new(diagnostic, format!("“{title}”像标题，没有排成标题"))
                    .in_english(format!("“{title}” looks like a heading and is not set as one"))
                    .or_left("它不是标题", "It is no heading")
                    .or("改成标题", "Make it a heading", as_heading(case, idx)),
            );
        }
    }
}

/// Two shapes of number with the same #; one finding a text.
fn shared_marks(case: &Case<'_>, found: &mut Vec<Finding>) {
    let mut first: HashMap<u8, (Shape, usize)> = HashMap::new();
    for (idx, head) in case.raw.heads.iter().enumerate() {
        // An annex stands behind the sections as one of them, and numbers its own anew.
        let annexed = successors(Some(head), |head| Some(&case.raw.heads[head.parent?]))
            .any(|head| head.numbered.as_ref().is_some_and(|number| number.shape == Shape::Annex));
        let plain = |_: &&Numbered| head.hashes > 0 && !annexed;
        let Some(number) = head.numbered.as_ref().filter(plain) else { continue };
        let (shape, above) = *first.entry(head.hashes).or_insert((number.shape, idx));
        if shape != number.shape {
            let (own, other, line) = (&number.surface, other_name(case, above), case.line_of_head(above));
            let diagnostic = Diagnostic::warning(
                RULE.code,
                case.raw.passage_of(idx).span.clone(),
                format!(
                    "{own} and {other} are of two levels and have the same {} (line {line})",
                    "#".repeat(head.hashes.into()),
                ),
                "give every level its own number of #",
            );
            let zh = format!("“{own}”和第{line}行的“{other}”是两级编号，排成了同一级标题");
            let en = format!("{own} and {other} in line {line} are numbered as two levels and set as one");
            found.push(Finding::new(diagnostic, zh).in_english(en));
            return;
        }
    }
}

/// 一、 and 一 , 1. and 1、 in one text; one finding for each shape.
fn two_marks(case: &Case<'_>, found: &mut Vec<Finding>) {
    let heads = &case.raw.heads;
    for shape in [Shape::Han, Shape::Arabic] {
        let mut marks: HashMap<char, Vec<usize>> = HashMap::new();
        for (idx, head) in heads.iter().enumerate() {
            if let Some(number) = head.numbered.as_ref().filter(|number| number.shape == shape && !head.split)
            {
                marks.entry(number.mark).or_default().push(idx);
            }
        }
        let Some(odd) = marks.values().min_by_key(|heads| (heads.len(), heads.first().copied())) else {
            continue;
        };
        let usual = marks.iter().max_by_key(|(mark, heads)| (heads.len(), **mark));
        let Some((usual, most)) = usual.map(|(mark, heads)| (*mark, heads.len())) else { continue };
        if let Some(idx) = odd.first().filter(|_| marks.len() > 1 && odd.len() < most) {
            let diagnostic = Diagnostic::warning(
                RULE.code,
                number_span(&case.raw, *idx),
                "the number is written in another way than the others of its level",
                "write the numbers of one level alike: 一、 or 一 , 1. or 1、",
            );
            let written = number_of(&case.raw, *idx);
            let finding = Finding::new(diagnostic, format!("编号“{written}”的写法和同级的不一样"));
            found.push(remarked(case, odd, usual, finding));
        }
    }
}

/// A subtitle that is marked as a section.
fn subtitle(case: &Case<'_>, found: &mut Vec<Finding>) {
    for passage in case.raw.passages.iter().filter(|passage| passage.kind == PassageKind::Subtitle) {
        let marked = case
            .raw
            .lines
            .get(passage.lines.start)
            .is_some_and(|line| matches!(line.kind, LineKind::Heading(_)));
        if marked {
            let diagnostic = Diagnostic::warning(
                RULE.code,
                passage.span.clone(),
                "the subtitle is marked as a heading and would become a section",
                "write it as subtitle = \"…\" in the front matter, or without #",
            );
            found.push(
                Finding::new(diagnostic, format!("副题“{}”排成了标题", short(&passage.text)))
                    .or_left("它就是一节的标题", "It is the heading of a section")
                    .or(
                        "改成副题",
                        "Make it the subtitle",
                        vec![Edit::delete(passage.span.start..passage.offset(0))],
                    ),
            );
        }
    }
}

/// 一 2021年….
fn runs_into_year(case: &Case<'_>, found: &mut Vec<Finding>) {
    for (idx, head) in case.raw.heads.iter().enumerate() {
        let runs =
            head.numbered.as_ref().is_some_and(|number| number.mark == ' ' && number.shape == Shape::Han);
        if runs && !head.split && case.raw.title_of(idx).starts_with(|c: char| c.is_ascii_digit()) {
            let number = number_of(&case.raw, idx);
            let diagnostic = Diagnostic::warning(
                RULE.code,
                number_span(&case.raw, idx),
                "only a blank parts the heading's number from the number that its title begins with",
                "set 、 after the heading's number",
            );
            let passage = case.raw.passage_of(idx);
            let gap = passage.source(&(0..number.len())).end..passage.offset(head.title.start);
            found.push(
                Finding::new(diagnostic, format!("编号“{number}”和后面的数字只隔一个空格，容易连读"))
                    .or_left("就用空格隔开", "Leave the blank")
                    .or(
                        format!("写成“{number}、”"),
                        format!("Write “{number}、”"),
                        vec![Edit::replace(gap, "、")],
                    ),
            );
        }
    }
}

/// Items that are run together by line breaks here and stand apart there; one finding a text.
fn lists(case: &Case<'_>, found: &mut Vec<Finding>) {
    let passages = &case.raw.passages;
    let mut glued: Option<usize> = None;
    let mut apart = false;
    for (idx, pair) in passages.windows(2).enumerate() {
        let [above, below] = pair else { continue };
        let PassageKind::Item(mark, _) = above.kind else { continue };
        if !matches!(below.kind, PassageKind::Item(other, _) if other == mark)
            || matches!(mark, '-' | '*' | '+')
        {
            continue;
        }
        if below.glued {
            glued.get_or_insert(idx);
        } else {
            apart = true;
        }
    }
    if let Some(idx) = glued.filter(|_| apart) {
        let diagnostic = Diagnostic::note(
            RULE.code,
            passages[idx].span.clone(),
            "the items of this list are run together with line breaks; others stand apart",
            "begin every item with - on a line of its own",
        );
        found.push(Finding::new(diagnostic, "这一组列表连成了一段，别处是分开的"));
    }
}

/// One heading without a number among headings of its level that have one.
fn unnumbered(case: &Case<'_>, found: &mut Vec<Finding>) {
    let heads = &case.raw.heads;
    // How many of each level and number of # have none, and have one.
    let mut counts: HashMap<(u8, u8), (usize, usize)> = HashMap::new();
    for head in heads {
        let (plain, numbered) = counts.entry((head.level, head.hashes)).or_default();
        *if head.numbered.is_none() { plain } else { numbered } += 1;
    }
    for (idx, head) in heads.iter().enumerate().filter(|(_, head)| head.numbered.is_none()) {
        let (plain, numbered) = counts.get(&(head.level, head.hashes)).copied().unwrap_or_default();
        if numbered >= 3 && plain * 3 <= numbered {
            let diagnostic = Diagnostic::note(
                RULE.code,
                case.raw.passage_of(idx).span.clone(),
                "the heading has no number, and the others of its level have",
                "compare the original",
            );
            let title = short(case.raw.title_of(idx));
            found.push(Finding::new(diagnostic, format!("同级的标题都有编号，“{title}”没有")));
        }
    }
}
