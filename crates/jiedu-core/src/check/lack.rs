//! What a text lacks, as its draft says it: sections that the numbers skip, headings without a text, lists that do not follow.

use super::context::Context;
use super::list_missing;
use crate::diagnostic::Severity;
use crate::document::write_chinese_number;

/// What a text lacks; headings and passages are indexes of its [`crate::document::raw::RawText`].
#[derive(Debug, Default)]
pub(crate) struct Lacks {
    /// Sections that are not there, in order.
    pub(crate) absent: Vec<AbsentSection>,
    /// Headings under which nothing stands.
    pub(crate) empty: Vec<usize>,
    /// Passages behind which a list is announced that is not there, each with what it is called.
    pub(crate) lists: Vec<(usize, String)>,
}

/// A section that the numbers skip.
#[derive(Debug)]
pub(crate) struct AbsentSection {
    /// The heading before which it belongs.
    pub(crate) head: usize,
    /// Its number, as its siblings write theirs.
    pub(crate) number: String,
    /// What is said of it.
    pub(crate) note: String,
}

/// Reads what a text lacks, also where only its headings will make it sure.
pub(crate) fn lacks_of(source: &str) -> Lacks {
    let context = Context::read(source);
    let raw = &context.case.raw;
    let mut lacks = Lacks { empty: raw.empty_heads(), ..Lacks::default() };
    let surface =
        |head: usize| raw.heads[head].numbered.as_ref().map_or("", |number| number.surface.as_str());
    for gap in &context.order.gaps {
        let below = surface(gap.below);
        for value in &gap.values {
            let number = renumbered(below, *value);
            let note = match gap.above {
                Some(above) => format!("原文编号由{}跳到{below}，{number}未见。", surface(above)),
                None => format!("原文编号自{below}起，{number}未见。"),
            };
            lacks.absent.push(AbsentSection { head: gap.below, number, note });
        }
    }
    let mut found = Vec::new();
    (list_missing::RULE.run)(&context, &mut found);
    for finding in found.iter().filter(|finding| finding.diagnostic.severity == Severity::Error) {
        let span = &finding.diagnostic.span;
        let after = raw.passages.partition_point(|passage| passage.span.start <= span.start);
        let name: String = source.get(span.clone()).unwrap_or_default().split_whitespace().collect();
        lacks.lists.extend(after.checked_sub(1).map(|passage| (passage, name)));
    }
    lacks
}

/// A number written as another one is: 第 17 條 from 第 16 條.
fn renumbered(like: &str, value: u32) -> String {
    let han = |c: char| "一二三四五六七八九十百零".contains(c);
    let Some(start) = like.find(|c: char| c.is_ascii_digit() || han(c)) else { return value.to_string() };
    // Of 1.3 the last number counts.
    let start = like.rfind('.').filter(|at| at + 1 < like.len()).map_or(start, |at| at + 1);
    let rest = like.get(start..).unwrap_or_default();
    let arabic = rest.starts_with(|c: char| c.is_ascii_digit());
    let end = rest.find(|c: char| if arabic { !c.is_ascii_digit() } else { !han(c) }).unwrap_or(rest.len());
    let numeral = if arabic { value.to_string() } else { write_chinese_number(value) };
    [like.get(..start).unwrap_or_default(), &numeral, rest.get(end..).unwrap_or_default()].concat()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_written_as_their_siblings_are() {
        for (like, value, expected) in [
            ("（五）", 4, "（四）"),
            ("第 32 條", 25, "第 25 條"),
            ("3.", 2, "2."),
            ("第十二条", 11, "第十一条"),
            ("1.3", 2, "1.2"),
            ("五", 4, "四"),
        ] {
            assert_eq!(renumbered(like, value), expected);
        }
    }
}
