//! `heading-level`: headings that jump over a level, stand in two parts, or are written in two ways.

use std::collections::HashMap;
use std::iter::successors;

use super::case::{Case, short};
use super::context::Context;
use super::finding::{Edit, Finding, Fix, FixKind};
use super::number_gap::number_span;
use super::rule::Rule;
use crate::diagnostic::Diagnostic;
use crate::document::raw::{Head, LineKind, Numbered, PassageKind, Shape};

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

fn push(found: &mut Vec<Finding>, diagnostic: Diagnostic) {
    found.push(Finding::new(diagnostic));
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
            push(
                found,
                Diagnostic::error(
                    RULE.code,
                    case.raw.passage_of(idx).span.clone(),
                    format!(
                        "the heading jumps from {} to {}",
                        "#".repeat(last.hashes.into()),
                        "#".repeat(head.hashes.into())
                    ),
                    "use one # more than the heading above it, or restore the heading between them",
                ),
            );
        }
        above = Some(head);
    }
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
                    push(
                        found,
                        Diagnostic::warning(
                            RULE.code,
                            number_span(&case.raw, *idx),
                            format!(
                                "{} stands right under {}; elsewhere {} stands between them",
                                other_name(case, *idx),
                                heads[*idx]
                                    .parent
                                    .map_or_else(String::new, |parent| other_name(case, parent)),
                                usual.0.write(1)
                            ),
                            "restore the heading between them, or number the sections alike",
                        ),
                    );
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
        found.push(Finding {
            diagnostic: Diagnostic::warning(
                RULE.code,
                span,
                format!(
                    "the number {name} and its heading “{}” stand on two lines",
                    short(case.raw.title_of(idx))
                ),
                "set them on one line, as a heading",
            ),
            fix: Some(Fix {
                kind: FixKind::Join,
                what: format!("set the number {name} and its heading on one line"),
                other: None,
                edits: vec![Edit::replace(gap, " ")],
            }),
        });
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
            push(
                found,
                Diagnostic::warning(
                    RULE.code,
                    span,
                    format!("the heading “{title}” is written as an item of a list"),
                    "write it as the headings of its level are written",
                ),
            );
        } else if head.hashes == 0 && !head.split && marked * 2 >= heads.len() {
            push(
                found,
                Diagnostic::warning(
                    RULE.code,
                    span,
                    format!("the heading “{title}” has no #, and the others have"),
                    "mark it as a heading",
                ),
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
            push(
                found,
                Diagnostic::warning(
                    RULE.code,
                    case.raw.passage_of(idx).span.clone(),
                    format!(
                        "{} and {} are of two levels and have the same {} (line {})",
                        number.surface,
                        other_name(case, above),
                        "#".repeat(head.hashes.into()),
                        case.line_of_head(above)
                    ),
                    "give every level its own number of #",
                ),
            );
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
        let usual = marks.values().map(Vec::len).max().unwrap_or(0);
        if let Some(idx) = odd.first().filter(|_| marks.len() > 1 && odd.len() < usual) {
            push(
                found,
                Diagnostic::warning(
                    RULE.code,
                    number_span(&case.raw, *idx),
                    "the number is written in another way than the others of its level",
                    "write the numbers of one level alike: 一、 or 一 , 1. or 1、",
                ),
            );
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
            push(
                found,
                Diagnostic::warning(
                    RULE.code,
                    passage.span.clone(),
                    "the subtitle is marked as a heading and would become a section",
                    "write it as subtitle = \"…\" in the front matter, or without #",
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
            push(
                found,
                Diagnostic::warning(
                    RULE.code,
                    number_span(&case.raw, idx),
                    "only a blank parts the heading's number from the number that its title begins with",
                    "set 、 after the heading's number",
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
        push(
            found,
            Diagnostic::note(
                RULE.code,
                passages[idx].span.clone(),
                "the items of this list are run together with line breaks; others stand apart",
                "begin every item with - on a line of its own",
            ),
        );
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
            push(
                found,
                Diagnostic::note(
                    RULE.code,
                    case.raw.passage_of(idx).span.clone(),
                    "the heading has no number, and the others of its level have",
                    "compare the original",
                ),
            );
        }
    }
}
