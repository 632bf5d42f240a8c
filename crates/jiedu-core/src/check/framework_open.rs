//! `framework-open`: a name that counts its members, such as “1+6” or “一带五区六示范”, and is nowhere expanded.

use std::collections::BTreeMap;

use super::context::Context;
use super::finding::Finding;
use super::rule::Rule;
use crate::arity::parse_framework;
use crate::diagnostic::Diagnostic;
use crate::document::raw::PassageKind;

/// The rule.
pub(super) const RULE: Rule = Rule {
    code: "framework-open",
    name: "提法未展开",
    english: "name not expanded",
    help: "A name that counts its members is nowhere expanded.",
    run: find,
};

/// Longest name of a framework, in characters.
const NAME_CHARS: usize = 24;

/// Frameworks whose members the text does not give.
fn find(context: &Context<'_>, found: &mut Vec<Finding>) {
    let case = &context.case;
    let passages = &case.raw.passages;
    let mut seen: BTreeMap<&str, (usize, usize, bool)> = BTreeMap::new();
    for (idx, passage) in passages.iter().enumerate() {
        if !passage.is_prose() && !matches!(passage.kind, PassageKind::Heading(_)) {
            continue;
        }
        for (at, _) in passage.text.match_indices('“') {
            let start = at + '“'.len_utf8();
            let Some(end) = passage.text.get(start..).and_then(|rest| rest.find('”')).map(|len| start + len)
            else {
                break;
            };
            let name = passage.text.get(start..end).unwrap_or_default();
            // “三马一袖箍”等做法 gives an example; it declares nothing.
            let cited = passage.text.get(end + '”'.len_utf8()..).is_some_and(|rest| rest.starts_with('等'));
            if name.chars().count() > NAME_CHARS || cited || !is_framework(name) {
                continue;
            }
            let expanded = is_expanded(&passage.text, at, end + '”'.len_utf8(), name)
                || passages.get(idx + 1).is_some_and(|next| {
                    passage.text[end..].chars().count() <= 12
                        && (next.is_item() || next.kind == PassageKind::Missing)
                });
            let entry = seen.entry(name).or_insert((idx, start, false));
            entry.2 |= expanded;
        }
    }
    for (name, (idx, start, expanded)) in seen {
        if expanded {
            continue;
        }
        let diagnostic = Diagnostic::note(
            RULE.code,
            passages[idx].source(&(start..start + name.len())),
            format!("“{name}” counts its members, and the text does not name them"),
            "a figure draws them as open slots; add them if the original has them",
        );
        found.push(Finding::new(diagnostic, format!("“{name}”说了数目，文中没有列出是哪些")));
    }
}

/// Whether a name counts members of two kinds or more.
fn is_framework(name: &str) -> bool {
    let members = parse_framework(name);
    let plus = name.contains(['+', '＋']) && name.starts_with(|c: char| c.is_ascii_digit());
    // 一老一小 names a pair and counts nothing.
    members.len() >= 2
        && members.iter().any(|member| member.count > 1)
        && members.iter().all(|member| member.count <= 30 && member.name.chars().count() <= 4)
        && (plus || members.iter().all(|member| member.name.chars().count() >= 2))
}

/// Whether what stands around a name gives its members.
fn is_expanded(text: &str, open: usize, close: usize, name: &str) -> bool {
    let after: String = text.get(close..).unwrap_or_default().chars().take(40).collect();
    let before: String = text
        .get(..open)
        .unwrap_or_default()
        .chars()
        .rev()
        .take(60)
        .collect::<Vec<_>>()
        .into_iter()
        .rev()
        .collect();
    let members = parse_framework(name).iter().map(|member| member.count).max().unwrap_or(2) as usize;
    let listed = |part: &str| part.matches(['、', '；']).count() + 1 >= members.min(3);
    let told = ["即", "：", "（", "是指", "包括", "就是"]
        .iter()
        .any(|cue| after.trim_start_matches(['，', '—']).contains(cue));
    (told && listed(&after))
        || (listed(before.rsplit(['。', '；']).next().unwrap_or_default())
            && before.ends_with(['的', '等', '为']))
}
