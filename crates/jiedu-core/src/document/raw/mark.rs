//! Marks of raw texts: what ends a sentence, what a page number and a byline look like.

/// Most characters of a greeting.
const GREETING: usize = 40;

/// Whether a character is a Chinese one.
pub(crate) fn is_han(c: char) -> bool {
    matches!(c, '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}' | '\u{20000}'..='\u{2fa1f}' | '〇')
}

/// Whether a mark ends a sentence.
pub(crate) fn is_stop(c: char) -> bool {
    matches!(c, '。' | '！' | '？' | '；' | '!' | '?' | ';' | '…')
}

/// Whether a mark closes a quotation or a bracket.
pub(crate) fn is_closer(c: char) -> bool {
    matches!(c, '”' | '’' | '》' | '〉' | '）' | ')' | '」' | '』' | '】' | '〕' | '］' | ']')
}

/// Whether a text ends as a sentence does, or as what leads to a list does.
pub(crate) fn is_finished(text: &str) -> bool {
    let text = text.trim_end_matches(is_unseen).trim_end_matches("**");
    let open = text.trim_end_matches(is_closer);
    open.ends_with(is_stop)
        || open.ends_with(['：', ':'])
        || before_note(text).is_some_and(|before| before.ends_with(is_stop))
}

/// What stands before the note in brackets that a text ends with: ……统计制度。（国家统计局参与）.
fn before_note(text: &str) -> Option<&str> {
    let inner = text.strip_suffix(['）', ')', '］', ']'])?;
    let at = inner.rfind(['（', '(', '［', '['])?;
    text.get(..at).map(str::trim_end)
}

/// Whether a character shows nothing: blanks, and what converters leave behind.
fn is_unseen(c: char) -> bool {
    c.is_whitespace()
        || c.is_control()
        || matches!(c, '\u{e000}'..='\u{f8ff}' | '\u{200b}'..='\u{200f}' | '\u{feff}')
}

/// Whether a text is a page number: 12, - 12 -, —12—, 第12页, 第3版, 12/30.
pub(crate) fn is_page_mark(text: &str) -> bool {
    // 第 3 页 共 10 页.
    let compact: String = text.chars().filter(|c| !c.is_whitespace()).take(20).collect();
    let counted = compact.strip_prefix('第').and_then(|rest| rest.strip_suffix('页')).and_then(|rest| {
        let (page, pages) = rest.split_once('页')?;
        Some((page, pages.trim_start_matches(['/', '，', ',']).strip_prefix('共')?))
    });
    if counted.is_some_and(|(page, pages)| {
        [page, pages].iter().all(|part| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit()))
    }) {
        return true;
    }
    let body = text.trim_matches([' ', '\u{3000}', '-', '—', '–', '·', '―', '－', '_']);
    let bare = body
        .strip_prefix('第')
        .and_then(|rest| rest.strip_suffix('页').or_else(|| rest.strip_suffix('版')))
        .unwrap_or(body)
        .trim();
    let digits = |part: &str| {
        let part = part.trim();
        !part.is_empty() && part.len() <= 4 && part.bytes().all(|byte| byte.is_ascii_digit())
    };
    match bare.split_once('/') {
        Some((page, pages)) => digits(page) && digits(pages),
        // 第十二页 is one too.
        None => {
            digits(bare)
                || (bare.len() < body.len()
                    && !bare.is_empty()
                    && bare.chars().count() <= 4
                    && super::super::chinese_number(bare).is_some())
        }
    }
}

/// Whether a text says who wrote a report down, and nothing else: 本报记者苗苗整理, （记者 王一）, 责任编辑：李二.
pub(crate) fn is_byline(text: &str) -> bool {
    const HEADS: [&str; 19] = [
        "本报记者",
        "本刊记者",
        "本台记者",
        "本网记者",
        "特约记者",
        "见习记者",
        "实习记者",
        "记者：",
        "记者:",
        "通讯员：",
        "通讯员:",
        "本报通讯员",
        "责任编辑",
        "编辑：",
        "编辑:",
        "责编",
        "撰稿：",
        "整理：",
        "供稿：",
    ];
    let inner = text
        .strip_prefix(['（', '('])
        .and_then(|inner| inner.strip_suffix(['）', ')']))
        .unwrap_or(text)
        .trim();
    if inner.chars().count() > 30 || inner.contains(['。', '，', ',', '；', '“', '？', '?']) {
        return false;
    }
    HEADS.iter().any(|head| inner.starts_with(head))
        || (inner.len() < text.len() && (inner.starts_with("记者") || inner.starts_with("通讯员")))
}

/// Whether a line greets those who listen: 各位代表：.
pub(crate) fn is_greeting(line: &str) -> bool {
    line.ends_with(['：', ':', '！', '，'])
        && line.chars().count() <= GREETING
        && (line.contains("各位") || line.contains("人民政府，") || line.contains("同志们"))
}

/// Whether an item begins as the next of a row: 一是…, 二要…, 第三，…, 首先，….
pub(crate) fn is_row_member(text: &str) -> bool {
    super::super::parse_ordinal(text).is_some()
        || ["首先", "其次", "再次", "最后"].iter().any(|word| text.starts_with(word))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn page_numbers() {
        for text in [
            "12",
            "- 12 -",
            "—12—",
            "第12页",
            "第三版",
            "3 / 12",
            "· 5 ·",
            "第 3 页 共 10 页",
            "第3页/共10页",
        ] {
            assert!(is_page_mark(text), "{text}");
        }
        for text in ["", "12亿元", "一", "2021年", "12345", "第一", "1.", "——"] {
            assert!(!is_page_mark(text), "{text}");
        }
    }

    #[test]
    fn bylines() {
        for text in ["本报记者苗苗整理", "本报记者 王一 通讯员 李二", "（记者 王一）", "责任编辑：李二"]
        {
            assert!(is_byline(text), "{text}");
        }
        for text in ["本报记者从市政府获悉，今年增长5%。", "记者采访", "（记者）站起来，说。", "编辑部"]
        {
            assert!(!is_byline(text), "{text}");
        }
    }

    #[test]
    fn ends_of_sentences() {
        for text in [
            "好。",
            "好。\u{e004} ",
            "说“好。”",
            "如下：",
            "占63.2%；",
            "等等……",
            "（完。）",
            "制度。（统计局参与）",
        ] {
            assert!(is_finished(text), "{text}");
        }
        for text in ["以高定", "坚持，", "“百园增效”", "", "《决议》"] {
            assert!(!is_finished(text), "{text}");
        }
    }
}
