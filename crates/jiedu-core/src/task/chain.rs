//! Ordinals that begin the members of a chain: 一是…二是…, 一要…。二要….

use std::collections::HashMap;

use crate::document::chinese_number;

/// An ordinal that begins a member of a chain.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Ordinal {
    /// Where it stands.
    pub(super) at: usize,
    /// As written, with the verb after it: 一要, 二是要.
    pub(super) marker: String,
    /// Whether it only counts (是): what it counts may be problems as well as tasks.
    pub(super) counts_only: bool,
}

/// Most members of a chain.
const MAX_VALUE: u32 = 20;

/// The ordinals of a text that begin members of chains, in order; those in quotations are none.
///
/// One at the head of the text may stand alone, whatever its value: its fellows are other items. Within a text a chain
/// begins with 一 and has two members or more.
pub(super) fn scan_ordinals(text: &str, quoted: impl Fn(usize) -> bool) -> Vec<Ordinal> {
    let mut found: Vec<(u32, char, Ordinal)> = Vec::new();
    // The last value of each verb's chain, and which ordinals are borne out by a second one.
    let mut last: HashMap<char, (u32, usize)> = HashMap::new();
    let mut borne: Vec<bool> = Vec::new();
    let mut start = true;
    for (at, c) in text.char_indices() {
        let begins = std::mem::replace(
            &mut start,
            matches!(c, '。' | '；' | '，' | '：' | '、' | '！' | '？' | ',' | ';' | ':' | ' ' | '—' | '）'),
        );
        if !begins || quoted(at) {
            continue;
        }
        let Some((value, verb, marker)) = ordinal(text.get(at..).unwrap_or_default()) else { continue };
        let follows = last.get(&verb).filter(|(known, _)| *known + 1 == value).map(|(_, idx)| *idx);
        if value != 1 && follows.is_none() && at > 0 {
            continue;
        }
        if let Some(first) = follows.and_then(|idx| borne.get_mut(idx)) {
            *first = true;
        }
        last.insert(verb, (value, found.len()));
        borne.push(follows.is_some() || at == 0);
        found.push((value, verb, Ordinal { at, marker, counts_only: verb == '是' }));
    }
    let kept = found.into_iter().zip(borne).filter(|(_, borne)| *borne);
    kept.map(|((_, _, ordinal), _)| ordinal).collect()
}

/// The ordinal that a text begins with: its value, its verb, and as written.
fn ordinal(text: &str) -> Option<(u32, char, String)> {
    let digits = text.find(|c: char| !"一二三四五六七八九十".contains(c))?;
    let (numeral, rest) = text.split_at(digits);
    let value = chinese_number(numeral).filter(|value| *value <= MAX_VALUE)?;
    let verb = rest.chars().next().filter(|c| matches!(c, '是' | '要' | '须'))?;
    let behind = rest.get(verb.len_utf8()..)?;
    // 一要素, 一是一.
    if behind.is_empty() || (verb == '要' && behind.starts_with(['素', '求', '点', '务', '件'])) {
        return None;
    }
    let asked = verb == '是' && behind.starts_with('要') && !behind.starts_with("要素");
    let marker = format!("{numeral}{verb}{}", if asked { "要" } else { "" });
    Some((value, if asked { '是' } else { verb }, marker))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: &[&str]) {
        let found: Vec<String> =
            scan_ordinals(text, |_| false).into_iter().map(|ordinal| ordinal.marker).collect();
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn chains_are_told_by_their_order() {
        check("一要善于学习。二要强化理论。三要观局谋势。", &["一要", "二要", "三要"]);
        check("认真学习，目标上再明确。一要抓细，二要抓实，三要抓常。", &["一要", "二要", "三要"]);
        check("重点：一是抓项目；二是要抓环境；三是抓作风。", &["一是", "二是要", "三是"]);
        check("三是抓好灾后重建。", &["三是"]);
        check("一是抓好：一要早、二要快。二是抓实。", &["一是", "一要", "二要", "二是"]);
        check("十一是抓好防汛。", &["十一是"]);
    }

    #[test]
    fn what_counts_nothing_is_no_chain() {
        check("坚持说一是一，说二是二。", &[]);
        check("目标之一要实现。", &[]);
        check("前面，一要早。", &[]);
        check("后面，三要早。", &[]);
        check("第一要务是发展。", &[]);
        check("一要素保障。", &[]);
        check("", &[]);
    }
}
