//! Whether the words after a term explain it.

use crate::document::raw::is_han;

/// Words that begin an explanation wherever they stand.
const CUES: [&str; 9] = ["是指", "指的是", "就是", "分别是", "分别为", "包括", "包含", "也就是", "即："];
/// How many characters may stand between a term and what begins its explanation: “1+6”工作体系，即….
const DISTANCE: usize = 8;
/// How far into brackets the first mark of a list is looked for, in characters.
const BRACKET_CHARS: usize = 60;

/// Whether what follows a quotation explains it: 即…, 是指…, 就是…, ：…, （甲、乙）, or a list right after it.
pub(super) fn is_explained(after: &str) -> bool {
    let mut commas = 0;
    for (count, (at, c)) in after.char_indices().enumerate() {
        if count > DISTANCE {
            return false;
        }
        let rest = after.get(at..).unwrap_or_default();
        let behind = rest.get(c.len_utf8()..).unwrap_or_default();
        if CUES.iter().any(|cue| rest.starts_with(cue)) {
            // 不就是 and 这就是 point back.
            return !after.get(..at).is_some_and(|before| before.ends_with(['不', '这', '那']));
        }
        match c {
            '：' | ':' => return !behind.trim().is_empty(),
            // 即 is the word only where it begins a clause; 即将 and 即可 are others.
            '即' if commas > 0 || count == 0 => {
                return !behind.starts_with(['将', '可', '使', '便', '时', '日', '刻']);
            }
            '（' | '(' => return is_listed(behind),
            '—' => return rest.starts_with("——"),
            '，' | ',' if commas == 0 => commas = 1,
            c if is_han(c) || c.is_ascii_alphanumeric() || c == '+' => {}
            _ => return false,
        }
    }
    false
}

/// Whether the words behind an opening bracket give something: a list, or 即….
fn is_listed(words: &str) -> bool {
    let mut inside = words.chars().take(BRACKET_CHARS).take_while(|c| !matches!(c, '）' | ')'));
    words.starts_with(['即', '指']) || inside.any(|c| matches!(c, '、' | '；' | ';'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn explanations_follow_their_terms() {
        for after in [
            "，就是要打造绿色智造之城。",
            "就是要坚持营城逻辑",
            "是指管行业必须管安全",
            "：信息公开、政务公开",
            "工作体系，即一个中心六个载体",
            "（省级、市级、县级）",
            "（即农业、农村、农民）",
            "分别是甲和乙",
            "——甲、乙、丙",
            "即甲乙丙",
        ] {
            assert!(is_explained(after), "{after}");
        }
        for after in [
            "",
            "。就是这样",
            "，争当排头兵",
            "即将开工",
            "建设。",
            "（2021年）",
            "、",
            "的理念，坚决打赢",
            "工作机制，坚决守住防汛工作标准：",
            "项目即将开工",
            "：",
        ] {
            assert!(!is_explained(after), "{after}");
        }
    }
}
