//! Lists of members: 改革、科技、文化三大动力; 即甲、乙和丙; “甲”“乙”.

use crate::term::named;

/// Most bytes that are looked at for a list.
const REACH: usize = 900;
/// Fewest members of a list.
const FEWEST: usize = 2;

/// Verbs and prepositions that may stand before the first member of a list.
#[rustfmt::skip]
const LEADS: &[&str] = &[
    "统筹", "缝合", "加快", "打造", "推进", "推动", "实施", "围绕", "聚焦", "建设", "培育", "培强", "发展", "坚持", "做强",
    "做大", "做优", "抓好", "抓住", "抓实", "做好", "落实", "突出", "形成", "深化", "强化", "优化", "壮大", "构建", "开展",
    "展开", "打好", "打赢", "布局", "包括", "涵盖", "依托", "按照", "紧扣", "瞄准", "立足", "成立", "建立", "健全", "完成",
    "实现", "增强", "树牢", "树立", "牢固树立", "贯彻", "引育", "集聚", "整合", "激活", "组建", "启动", "完善", "提升",
    "促进", "支持", "新增", "拥有", "拓展", "严守", "守住", "守牢", "巩固", "践行", "弘扬", "用好", "办好", "谋划", "创建",
    "争创", "力争", "继续", "提出", "分为", "增加", "减少", "是指", "即", "了",
];

/// Verbs that may stand between a list and a name that it does not belong to.
const TAILS: &[&str] = &[
    "实现", "达到", "完成", "形成", "构建", "打造", "实施", "落实", "围绕", "聚焦", "坚持", "纳入", "提出",
    "服务", "支持", "为", "对", "以", "把", "将", "向", "与", "在",
];

/// Adverbs that may stand before such a verb.
#[rustfmt::skip]
const ADVERBS: &[&str] = &[
    "全面", "大力", "深入", "持续", "扎实", "着力", "全力", "积极", "稳步", "协同", "一体", "有序", "坚决", "精心",
    "加快", "重点", "高标准", "高质量", "高效", "不断", "统筹", "系统",
];

/// The members that stand right before a count: 改革、科技、文化｜三大动力; none where they are not as many as counted.
pub(super) fn list_before(before: &str, count: u32) -> Vec<String> {
    let near = tail(before);
    let near = near.strip_suffix("这").or_else(|| near.strip_suffix("等")).unwrap_or(near);
    if near.ends_with(['”', '》']) {
        return quoted(near, count, true);
    }
    let clause = near
        .rsplit(['。', '；', '，', '！', '？', '：', '”', '“', '（', '）', ';', ',', ':'])
        .next()
        .unwrap_or(near);
    let mut members = split_list(clause, '、', count);
    if members.len() != count as usize {
        return Vec::new();
    }
    let rest: usize = members.iter().skip(1).map(|member| member.chars().count()).max().unwrap_or(0);
    // 甲、乙实现“两个翻番” has a verb before the name: what stands before the verb does something else.
    if members
        .last()
        .is_some_and(|last| TAILS.iter().any(|verb| last.len() > verb.len() && last.ends_with(verb)))
    {
        return Vec::new();
    }
    // 坚持和落实“两个毫不动摇” lists verbs.
    let pair = !clause.contains('、') && members.last().is_some_and(|last| LEADS.contains(&last.as_str()));
    let second = members.get(1).cloned().unwrap_or_default();
    let Some(first) = members.first_mut().filter(|_| !pair) else { return Vec::new() };
    let mut bare = without_lead(first, &second);
    // A preposition is cut only from what is longer than its fellows: 在建项目 begins with none.
    if bare.chars().count() > rest {
        bare = bare.strip_prefix(['以', '把', '对', '在', '与', '从', '向', '将']).unwrap_or(bare);
    }
    bare = bare.rsplit('的').next().unwrap_or(bare);
    if bare.contains(['和', '与']) && bare.chars().count() > rest {
        return Vec::new();
    }
    // What still is much longer than its fellows has more before it than a verb.
    if bare.chars().count() > rest + 3 || bare.is_empty() {
        return Vec::new();
    }
    *first = bare.to_owned();
    members
}

/// The members that explaining words give, as many as counted or, where the list is open (等), fewer.
pub(super) fn list_after(words: &str, count: u32) -> Vec<String> {
    let near = head(words);
    let sentence = near.split(['。', '！', '？', '）', ')']).next().unwrap_or(near);
    if sentence.starts_with('“') {
        let members = quoted(sentence, count, false);
        if !members.is_empty() {
            return members;
        }
    }
    // A list with 、 ends where its clause does.
    let clause = sentence.split(['，', '；', ',', ';']).next().unwrap_or(sentence);
    for (list, mark) in [(sentence, '；'), (clause, '、'), (sentence, '，')] {
        let mut members = split_list(list, mark, count);
        if members.len() == count as usize && are_alike(&members) {
            return cleaned(&mut members);
        }
    }
    let mut members = split_list(clause, '、', count);
    let open = members.last().is_some_and(|last| last.contains('等'));
    if open && (FEWEST..count as usize).contains(&members.len()) {
        if let Some(last) = members.last_mut() {
            *last = last.split('等').next().unwrap_or_default().to_owned();
        }
        return cleaned(&mut members);
    }
    Vec::new()
}

/// The members that a sentence gives in as many like clauses (打造甲，打造乙), or as a list before the noun that they are
/// of (推进甲、乙创建).
pub(super) fn parallel(sentence: &str, count: u32, noun: &str) -> Vec<String> {
    let sentence = head(sentence);
    let sentence = sentence.trim_end_matches(['。', '；', '！']);
    for mark in ['，', '；'] {
        let clauses: Vec<&str> = sentence.split(mark).map(str::trim).collect();
        let shared = shared_head(&clauses);
        if clauses.len() == count as usize && shared.chars().count() >= FEWEST {
            return clauses
                .iter()
                .filter_map(|clause| clause.get(shared.len()..))
                .map(str::to_owned)
                .collect();
        }
    }
    match sentence.strip_suffix(noun) {
        Some(list) if !noun.is_empty() && !sentence.contains(['，', '；']) => {
            let mut members = split_list(list, '、', count);
            if members.len() == count as usize {
                return cleaned(&mut members);
            }
            Vec::new()
        }
        _ => Vec::new(),
    }
}

/// A list cut at its marks; 和 or 与 parts the last two where only so they are as many as counted.
fn split_list(list: &str, mark: char, count: u32) -> Vec<String> {
    let mut members: Vec<String> = list
        .split(mark)
        .map(|member| trimmed(member).to_owned())
        .filter(|member| !member.is_empty())
        .collect();
    if members.len() + 1 == count as usize
        && let Some(last) = members.last().cloned()
    {
        let parted = ["以及", "和", "与", "及"].iter().find_map(|word| last.rsplit_once(word));
        if let Some((left, right)) = parted.filter(|(left, right)| !left.is_empty() && !right.is_empty()) {
            members.pop();
            members.push(trimmed(left).to_owned());
            members.push(trimmed(right).to_owned());
        }
    }
    if members.len() < FEWEST || members.len() > 40 { Vec::new() } else { members }
}

/// Whether members are about as long as one another: what is cut out of a narration is not.
fn are_alike(members: &[String]) -> bool {
    let lengths = || members.iter().map(|member| member.chars().count());
    lengths().max().unwrap_or(0) <= lengths().min().unwrap_or(0) * 4 + 6
}

/// The quotations in a row at one end of a text, where they are as many as counted.
fn quoted(text: &str, count: u32, at_end: bool) -> Vec<String> {
    let mut found: Vec<(usize, usize, String)> = named(text)
        .into_iter()
        .filter(|(quotation, _)| !quotation.in_title)
        .filter_map(|(quotation, _)| {
            let words = text.get(quotation.inner.clone())?.to_owned();
            Some((quotation.outer.start, quotation.outer.end, words))
        })
        .collect();
    if at_end {
        found.reverse();
    }
    let mut members: Vec<String> = Vec::new();
    let mut edge = if at_end { text.len() } else { 0 };
    for (start, end, words) in found {
        let (near, far) = if at_end { (end, start) } else { (start, end) };
        let between = text.get(near.min(edge)..near.max(edge)).unwrap_or_default();
        // One that stands in another is no neighbour.
        let beyond = if at_end { near > edge } else { near < edge };
        if beyond || !matches!(between, "" | "、" | "和" | "与" | "及" | "，" | "以及") {
            if beyond {
                continue;
            }
            break;
        }
        members.push(words);
        edge = far;
    }
    if at_end {
        members.reverse();
    }
    if members.len() == count as usize && members.len() >= FEWEST { members } else { Vec::new() }
}

/// Members without ordinals, and without the verb before the first.
fn cleaned(members: &mut [String]) -> Vec<String> {
    for member in members.iter_mut() {
        *member = without_ordinal(member).to_owned();
    }
    let second = members.get(1).cloned().unwrap_or_default();
    if let Some(first) = members.first_mut() {
        *first = without_lead(first, &second).to_owned();
    }
    if members.iter().any(String::is_empty) { Vec::new() } else { members.to_vec() }
}

/// The first member of a list without the verb of its sentence; a verb that the second member has too is the members' own.
fn without_lead<'a>(member: &'a str, second: &str) -> &'a str {
    let lead_of =
        |words: &str| LEADS.iter().filter(|lead| words.starts_with(**lead)).max_by_key(|lead| lead.len());
    let mut rest = member;
    for _ in 0..2 {
        let adverb = ADVERBS.iter().find_map(|adverb| rest.strip_prefix(adverb));
        let verb = adverb.filter(|words| lead_of(words).is_some()).unwrap_or(rest);
        let bare = lead_of(verb).and_then(|lead| {
            let bare = verb.strip_prefix(lead)?;
            (!second.starts_with(lead) && bare.chars().nth(1).is_some()).then_some(bare)
        });
        match bare {
            Some(bare) => rest = bare,
            None => break,
        }
    }
    rest
}

/// Words without the ordinal before them: 一是.
pub(super) fn without_ordinal(words: &str) -> &str {
    let numerals = words.find(|c: char| !"一二三四五六七八九十".contains(c)).unwrap_or(0);
    let rest = words.get(numerals..).filter(|_| numerals > 0).and_then(|rest| rest.strip_prefix('是'));
    rest.unwrap_or(words)
}

fn trimmed(member: &str) -> &str {
    member.trim().trim_matches(['“', '”', '。', '；', '，', '：', '！'])
}

/// The words that all clauses begin with.
fn shared_head<'a>(clauses: &[&'a str]) -> &'a str {
    let Some((first, others)) = clauses.split_first() else { return "" };
    let mut len = 0;
    for (at, c) in first.char_indices() {
        let end = at + c.len_utf8();
        if !others.iter().all(|other| other.get(..end).is_some_and(|head| first.get(..end) == Some(head))) {
            break;
        }
        len = end;
    }
    first.get(..len).unwrap_or_default()
}

/// The end of a text, as far as lists are looked for.
fn tail(text: &str) -> &str {
    let mut from = text.len().saturating_sub(REACH);
    while !text.is_char_boundary(from) {
        from += 1;
    }
    text.get(from..).unwrap_or_default()
}

/// The beginning of a text, as far as lists are looked for.
pub(super) fn head(text: &str) -> &str {
    let mut to = text.len().min(REACH);
    while !text.is_char_boundary(to) {
        to -= 1;
    }
    text.get(..to).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_before_their_count() {
        for (before, count, members) in [
            ("统筹改革、科技、文化", 3, "改革 科技 文化"),
            ("，缝合淇水湾、南岸城、淇水关和中国农业公园", 4, "淇水湾 南岸城 淇水关 中国农业公园"),
            ("打造“甲”“乙”“丙”", 3, "甲 乙 丙"),
            ("壮大钢铁、化工、建材等", 3, "钢铁 化工 建材"),
            ("统筹改革、科技、文化", 4, ""),
            ("坚持和落实", 2, ""),
            ("建设了光明、富强、友好", 3, "光明 富强 友好"),
            ("甲银行、乙银行、丙银行为", 3, ""),
            ("改革、科技。", 2, ""),
            ("打造", 3, ""),
            ("", 2, ""),
        ] {
            assert_eq!(list_before(before, count).join(" "), members, "{before}");
        }
    }

    #[test]
    fn lists_after_what_announces_them() {
        for (after, count, members) in [
            ("农业、农村、农民。后面、还有。", 3, "农业 农村 农民"),
            ("甲、乙和丙", 3, "甲 乙 丙"),
            ("“甲”“乙”、“丙”。", 3, "甲 乙 丙"),
            ("加快改造；抓好建设；用好载体。", 3, "改造 抓好建设 用好载体"),
            ("甲、乙等，", 4, "甲 乙"),
            ("甲、乙", 4, ""),
            ("甲、乙、丙、丁", 3, ""),
            ("", 3, ""),
        ] {
            assert_eq!(list_after(after, count).join(" "), members, "{after}");
        }
    }

    #[test]
    fn like_clauses_and_lists_before_a_noun() {
        assert_eq!(
            parallel("精心打造甲区，精心打造乙区，精心打造丙带。", 3, "板块"),
            ["甲区", "乙区", "丙带"]
        );
        assert_eq!(parallel("加快推进示范区、云梦山景区创建。", 2, "创建"), ["示范区", "云梦山景区"]);
        assert!(parallel("打造甲，推进乙，建设丙。", 3, "板块").is_empty());
        assert!(parallel("", 2, "").is_empty());
    }
}
