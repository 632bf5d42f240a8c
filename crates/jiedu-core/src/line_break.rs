//! Where a line may break, as Chinese is set: no closing mark begins a line, no opening mark ends one, and a number is not torn
//! from what it counts, nor a word or an address in two.

/// Signs that multiply a number, or leave it open: 110亿元, 10余家.
const SCALES: &str = "十百千万亿余多几来";
/// Units of more than one sign.
#[rustfmt::skip]
const LONG_UNITS: &[&str] = &[
    "个百分点", "百分点", "平方公里", "平方米", "立方米", "千瓦时", "公里", "公顷", "公斤", "千瓦", "千米", "人次", "件次", "台次", "场次", "小时", "分钟", "个月", "周岁", "周年", "美元",
    "港元", "车次", "标准箱",
];
/// Units of one sign.
const UNITS: &str = "元年月日号个家人名位条次所座套户处件台株亩斤吨米里度倍项类种批点届期层间栋幢辆架艘列趟班口头只匹羽棵张幅部本册卷篇封份支队组对双场门国省市县区镇乡村街站岁天周季时分秒克升瓦档款片块级成折";

/// A text in pieces between which a line may break.
pub fn pieces(text: &str) -> Vec<&str> {
    let mut pieces = Vec::new();
    let (mut start, mut last, mut unit) = (0, ' ', Unit::None);
    for (at, c) in text.char_indices() {
        let next = unit.next(last, text.get(at..).unwrap_or_default());
        if at > start && !is_held(last, c) && next == Unit::None {
            pieces.push(text.get(start..at).unwrap_or_default());
            start = at;
        }
        (last, unit) = (c, next);
    }
    pieces.extend(text.get(start..).filter(|rest| !rest.is_empty()));
    pieces
}

/// Whether a piece is a number with what it counts, which nothing but this rule would keep together.
pub fn is_counted(piece: &str) -> bool {
    const LONGEST: usize = 16;
    piece.contains(|c: char| c.is_ascii_digit())
        && piece.contains(|c: char| SCALES.contains(c) || UNITS.contains(c))
        && piece.chars().count() <= LONGEST
}

/// How much of what a number counts is still to come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Unit {
    /// The sign is no part of it.
    None,
    /// A scale, after which a unit may follow.
    Scale,
    /// So many signs of a unit follow the sign.
    Rest(usize),
}

impl Unit {
    /// What the sign at the head of `rest` is, where `self` is what the sign before it was.
    fn next(self, last: char, rest: &str) -> Self {
        if let Unit::Rest(left @ 1..) = self {
            return Unit::Rest(left - 1);
        }
        let counts = last.is_ascii_digit() || last == '%' || self == Unit::Scale;
        let Some(c) = rest.chars().next().filter(|_| counts) else { return Unit::None };
        // 千瓦时 begins as a scale does.
        if let Some(unit) = LONG_UNITS.iter().find(|unit| rest.starts_with(**unit)) {
            return Unit::Rest(unit.chars().count() - 1);
        }
        match c {
            _ if SCALES.contains(c) => Unit::Scale,
            _ if UNITS.contains(c) => Unit::Rest(0),
            _ => Unit::None,
        }
    }
}

/// Whether two characters stay in one line.
fn is_held(before: char, after: char) -> bool {
    let is_word = |c: char| c.is_ascii_graphic();
    let is_range = |c: char| matches!(c, '—' | '–' | '～' | '－');
    is_opening(before)
        || is_closing(after)
        || (is_word(before) && is_word(after))
        || (is_word(before) && is_range(after))
        || (is_range(before) && after.is_ascii_digit())
        || before == after && after == '—'
}

fn is_opening(c: char) -> bool {
    matches!(c, '“' | '‘' | '（' | '《' | '〈' | '〔' | '【' | '「' | '『' | '第' | '前')
}

fn is_closing(c: char) -> bool {
    matches!(
        c,
        '，' | '。'
            | '、'
            | '；'
            | '：'
            | '！'
            | '？'
            | '”'
            | '’'
            | '）'
            | '》'
            | '〉'
            | '〕'
            | '】'
            | '」'
            | '』'
            | '…'
            | '·'
            | '%'
            | ' '
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_stays_with_what_it_counts() {
        for (text, number) in [
            ("资金110亿元，城镇", "110亿元，"),
            ("新增75.7万人以上", "75.7万人"),
            ("线路133公里", "133公里"),
            ("提高5.9个百分点到", "5.9个百分点"),
            ("发电1200万千瓦时多", "1200万千瓦时"),
            ("惠及10000个家庭", "10000个"),
            ("等10余家院所", "10余家"),
            ("居第25位次", "第25位"),
            ("增长5%—5.5%左右", "5%—5.5%"),
            ("到2025年底", "2025年"),
            ("约“185亿元”的", "“185亿元”"),
            ("培训3万人次的", "3万人次"),
        ] {
            assert!(pieces(text).contains(&number), "{text}: {:?}", pieces(text));
            assert_eq!(pieces(text).concat(), text);
        }
        assert_eq!(pieces("建成5A级景区"), ["建", "成", "5A", "级", "景", "区"]);
        assert_eq!(pieces("1+6体系"), ["1+6", "体", "系"]);
        assert_eq!(pieces(""), [""; 0]);
    }

    #[test]
    fn what_is_kept_by_hand_is_short_and_has_a_unit() {
        assert!(is_counted("110亿元，") && is_counted("第25位"));
        assert!(!is_counted("5.5%") && !is_counted("1+6") && !is_counted("一") && !is_counted("个"));
    }
}
