//! Words of change: what makes a per cent a growth, and which way a number went.

use super::Direction;
use super::cursor::clause;

/// What a word before a number says of it.
#[derive(Clone, Copy, PartialEq)]
enum Cue {
    /// It changed by so much, unless 到 or 至 follows: then it is a level.
    Up,
    Down,
    /// A rate of change, whatever follows.
    Rate,
    /// Compared and not changed: 高于, 快于.
    Against,
    /// A part of a whole, or another level.
    Share,
}

#[rustfmt::skip]
const CUES: &[(&str, Cue)] = &[
    ("增长", Cue::Up), ("增加", Cue::Up), ("增收", Cue::Up), ("增产", Cue::Up), ("减产", Cue::Down), ("减收", Cue::Down), ("增至", Cue::Up), ("净增", Cue::Up),
    ("多增", Cue::Up), ("新增", Cue::Up), ("递增", Cue::Up), ("提高", Cue::Up), ("提升", Cue::Up),
    ("上升", Cue::Up), ("上涨", Cue::Up), ("上调", Cue::Up), ("上浮", Cue::Up), ("攀升", Cue::Up),
    ("回升", Cue::Up), ("扩大", Cue::Up), ("加快", Cue::Up), ("升至", Cue::Up), ("增幅", Cue::Rate),
    ("增速", Cue::Rate), ("涨幅", Cue::Rate), ("降幅", Cue::Rate), ("跌幅", Cue::Rate), ("升幅", Cue::Rate),
    ("增长率", Cue::Rate), ("增长速度", Cue::Rate), ("增长目标", Cue::Rate), ("增长预期", Cue::Rate),
    ("同比", Cue::Rate), ("环比", Cue::Rate), ("下降", Cue::Down), ("下跌", Cue::Down), ("下调", Cue::Down),
    ("下滑", Cue::Down), ("降低", Cue::Down), ("减少", Cue::Down), ("减至", Cue::Down), ("降至", Cue::Down),
    ("缩减", Cue::Down), ("削减", Cue::Down), ("压减", Cue::Down), ("压缩", Cue::Down), ("调减", Cue::Down),
    ("回落", Cue::Down), ("收窄", Cue::Down), ("缩小", Cue::Down), ("缩短", Cue::Down),
    ("高于", Cue::Against), ("低于", Cue::Against), ("快于", Cue::Against), ("高出", Cue::Against),
    ("占", Cue::Share), ("比重", Cue::Share), ("比例", Cue::Share), ("份额", Cue::Share), ("率", Cue::Share),
    ("负增长", Cue::Down), ("萎缩", Cue::Down), ("缩水", Cue::Down), ("降为", Cue::Down), ("降到", Cue::Down),
    ("升为", Cue::Up), ("升到", Cue::Up), ("增为", Cue::Up), ("增到", Cue::Up), ("减为", Cue::Down), ("减到", Cue::Down),
    ("跃升", Cue::Up), ("成长", Cue::Up), ("成长率", Cue::Rate), ("年增率", Cue::Rate), ("年增", Cue::Up), ("月增", Cue::Up),
    ("年减", Cue::Down), ("放缓", Cue::Down), ("攀高", Cue::Up), ("走高", Cue::Up), ("走低", Cue::Down), ("翻", Cue::Up),
    ("增支", Cue::Up), ("减支", Cue::Down), ("倍增", Cue::Up), ("调高", Cue::Up), ("调低", Cue::Down), ("调升", Cue::Up),
    ("调增", Cue::Up), ("增值", Cue::Up), ("覆盖", Cue::Share), ("系数", Cue::Share),
];

/// Words that hold a cue and are none.
#[rustfmt::skip]
const NOT_CUES: &[&str] = &[
    "上调入", "增值税", "增值服务", "翻新", "翻修", "翻译", "翻身", "增加值", "效率", "增长点", "增长极", "提升改造", "提升工程", "提升行动", "扩大会议", "扩大内需", "新增长",
];

/// Words that say a change right before a number and name things elsewhere: 节能35%, 节能改造.
const LATE: &[(&str, Cue)] = &[
    ("节约", Cue::Down),
    ("节能", Cue::Down),
    ("节水", Cue::Down),
    ("节电", Cue::Down),
    ("减排", Cue::Down),
    ("精简", Cue::Down),
];

/// Single characters that say a change right before a number: 同比增5%, 环比降2%.
const SHORT: &[(char, Cue)] = &[
    ('增', Cue::Up),
    ('涨', Cue::Up),
    ('升', Cue::Up),
    ('降', Cue::Down),
    ('跌', Cue::Down),
    ('减', Cue::Down),
    ('翻', Cue::Up),
];

/// The last cue of a clause: where it begins, where it ends, what it says.
fn last_cue(clause: &str) -> Option<(usize, usize, Cue)> {
    let head = clause.trim_end_matches(['了', '约', '近', '超', '逾', ' ']);
    if let Some((c, cue)) = SHORT.iter().find(|(c, _)| head.ends_with(*c)) {
        return Some((head.len() - c.len_utf8(), head.len(), *cue));
    }
    if let Some((word, cue)) = LATE.iter().find(|(word, _)| head.ends_with(word)) {
        return Some((head.len() - word.len(), head.len(), *cue));
    }
    CUES.iter()
        .filter_map(|(word, cue)| {
            let start = clause.rmatch_indices(word).map(|(at, _)| at).find(|at| {
                !NOT_CUES.iter().any(|other| {
                    other.find(word).is_some_and(|within| {
                        at.checked_sub(within)
                            .and_then(|start| clause.get(start..))
                            .is_some_and(|text| text.starts_with(other))
                    })
                })
            })?;
            Some((start, start + word.len(), *cue))
        })
        .max_by_key(|(start, end, _)| (*end, usize::MAX - start))
}

/// Whether a cue is followed by a level: 提高到, 下降至, 增加为.
fn is_level(after: &str) -> bool {
    let after = after.trim_start_matches('了');
    after.starts_with(['到', '至', '为', '成'])
}

/// Whether a per cent between these words is a change: 增长19% and 保持8%的增速 are, 占63.2% and 提高到70% are not.
pub(super) fn is_growth(before: &str, after: &str) -> bool {
    if follows_growth(after) {
        return true;
    }
    let clause = clause(before);
    let Some((start, end, cue)) = last_cue(clause) else { return false };
    match cue {
        Cue::Rate => true,
        Cue::Share => ends_with_growth_rate(clause.get(..end).unwrap_or_default()),
        Cue::Against => true,
        Cue::Up | Cue::Down => {
            let level = is_level(clause.get(end..).unwrap_or_default())
                || clause.get(start..end).is_some_and(|cue| cue.ends_with('至'));
            // 增速回落到5% is still a rate of change.
            !level || last_rate(clause.get(..start).unwrap_or_default())
        }
    }
}

fn last_rate(head: &str) -> bool {
    last_cue(head).is_some_and(|(_, _, cue)| cue == Cue::Rate)
}

fn ends_with_growth_rate(head: &str) -> bool {
    head.ends_with("增长率") || head.ends_with("增速率")
}

/// 的增速, 的增长: what a per cent before them is.
fn follows_growth(after: &str) -> bool {
    let Some(after) = after.strip_prefix('的') else { return false };
    let head: String = after.chars().take(6).collect();
    ["增长", "增速", "速度", "增幅", "涨幅", "降幅", "幅度"].iter().any(|word| head.contains(word))
}

/// Verbs that make a thing better, and say no more of how many there are: 提升传统村落2个.
const BETTERING: &[&str] = &["提升", "提高", "加快", "扩大"];

/// Which way a number went, by the words between the quantity before it and itself; `counts` says that it counts things.
pub(super) fn direction(between: &str, counts: bool) -> Direction {
    let clause = clause(between);
    let mut head = clause;
    // 比上年提高 compares and changes; 高于 only compares.
    while let Some((start, end, cue)) = last_cue(head) {
        let after = clause.get(end..).unwrap_or_default();
        let word = clause.get(start..end).unwrap_or_default();
        if after.starts_with('的') && after.chars().count() > 1 {
            // 价格上涨的城市: the change is another's.
            return Direction::None;
        }
        let better = counts
            && BETTERING.contains(&word)
            && !after.is_empty()
            && !after.starts_with(['到', '至', '了']);
        let before = clause.get(..start).unwrap_or_default();
        let compared = cue == Cue::Rate && last_cue(before).is_some_and(|(_, _, cue)| cue == Cue::Against);
        if better || compared {
            return Direction::None;
        }
        match cue {
            Cue::Up => return Direction::Increase,
            Cue::Down => return Direction::Decrease,
            Cue::Against | Cue::Share => return Direction::None,
            Cue::Rate => {
                if word.starts_with(['增', '涨', '升']) {
                    return Direction::Increase;
                }
                if word.starts_with(['降', '跌']) {
                    return Direction::Decrease;
                }
            }
        }
        head = head.get(..start).unwrap_or_default();
    }
    Direction::None
}

/// Which way a number went that the words behind it call a change: 8%的增速, 2%的降幅.
pub(super) fn direction_behind(after: &str) -> Direction {
    if !follows_growth(after) {
        return Direction::None;
    }
    let head: String = after.chars().take(7).collect();
    if ["降", "跌", "负"].iter().any(|word| head.contains(word)) {
        Direction::Decrease
    } else {
        Direction::Increase
    }
}

/// Whether a word of change before a number has an object between: 新增城市道路180公里.
pub(super) fn has_object(between: &str) -> bool {
    let clause = clause(between);
    last_cue(clause).is_some_and(|(_, end, cue)| {
        let object = clause.get(end..).unwrap_or_default();
        matches!(cue, Cue::Up | Cue::Down) && object.chars().count() >= 2 && !is_level(object)
    })
}

/// Whether some words hold a word of change.
pub(super) fn has_cue(words: &str) -> bool {
    last_cue(words).is_some()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_change_is_told_from_a_level() {
        for clause in [
            "工业增加值同比增长",
            "增速为",
            "CPI涨幅回落到",
            "年均增长率达到",
            "单位能耗降低",
            "税收增",
            "快于全国",
        ] {
            assert!(is_growth(clause, ""), "{clause}");
        }
        for clause in [
            "占比提高到",
            "城镇化率达到",
            "增长10%，占",
            "完成年度计划的",
            "增加值占比",
            "覆盖率提高至",
            "生产效率达",
        ] {
            assert!(!is_growth(clause, ""), "{clause}");
        }
        assert!(is_growth("实现", "的正增长"));
    }

    #[test]
    fn direction_is_what_the_words_say() {
        assert_eq!(direction("比上年增加", false), Direction::Increase);
        assert_eq!(direction("由5.1%下降到", false), Direction::Decrease);
        assert_eq!(direction("实现增加值", false), Direction::None);
        assert_eq!(direction("建成", false), Direction::None);
        assert_eq!(direction("降幅收窄", false), Direction::Decrease);
    }
}
