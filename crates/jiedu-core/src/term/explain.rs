//! The words after a name that explain it.

use crate::document::raw::is_han;

/// Words that begin an explanation wherever they stand.
const CUES: [&str; 9] = ["是指", "指的是", "就是", "分别是", "分别为", "包括", "包含", "也就是", "即："];
/// How many characters may stand between a term and what begins its explanation: “1+6”工作体系，即….
const DISTANCE: usize = 8;
/// How far into brackets the first mark of a list is looked for, in characters.
const BRACKET_CHARS: usize = 60;

/// Where in what follows a name the words begin that explain it: 即…, 是指…, 就是…, ：…, （甲、乙）, ——….
pub(crate) fn explanation(after: &str) -> Option<usize> {
    let mut commas = 0;
    for (count, (at, c)) in after.char_indices().enumerate() {
        if count > DISTANCE {
            return None;
        }
        let rest = after.get(at..).unwrap_or_default();
        let behind = rest.get(c.len_utf8()..).unwrap_or_default();
        if let Some(cue) = CUES.iter().find(|cue| rest.starts_with(**cue)) {
            // 不就是 and 这就是 point back.
            let back = after.get(..at).is_some_and(|before| before.ends_with(['不', '这', '那']));
            return (!back).then_some(at + cue.len());
        }
        match c {
            '：' | ':' => return (!behind.trim_start().is_empty()).then_some(at + c.len_utf8()),
            // 即 is the word only where it begins a clause; 即将 and 即可 are others.
            '即' if commas > 0 || count == 0 => {
                let word = behind.starts_with(['将', '可', '使', '便', '时', '日', '刻']);
                return (!word).then_some(at + c.len_utf8());
            }
            '（' | '(' => return is_listed(behind).then_some(at + c.len_utf8()),
            '—' => return rest.starts_with("——").then_some(at + "——".len()),
            '，' | ',' if commas == 0 => commas = 1,
            c if is_han(c) || c.is_ascii_alphanumeric() || c == '+' => {}
            _ => return None,
        }
    }
    None
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
            assert!(explanation(after).is_some(), "{after}");
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
            assert!(explanation(after).is_none(), "{after}");
        }
    }
}
