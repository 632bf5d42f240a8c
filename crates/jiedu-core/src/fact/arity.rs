//! Names that count their members: 1+6, 一带五区六示范, 四个必须.

use crate::document::chinese_number;
use crate::document::raw::is_han;

/// A part of a framework's name and the number of members that it gives.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Part {
    /// The part as written: 六示范.
    pub(crate) name: String,
    /// How many members it counts.
    pub(crate) count: u32,
    /// The numeral as written: 六.
    numeral: String,
    /// What it counts: 示范; empty in 1+6.
    pub(crate) noun: String,
}

/// Longest name, in characters.
const NAME_CHARS: usize = 24;
/// Longest noun of a part of several, and of a part alone, in characters.
const NOUN_CHARS: [usize; 2] = [5, 8];
/// Most members of a part.
const MAX_COUNT: u32 = 30;

/// Words after a numeral that make it a quantity, a date or a number in a row, and no count of members.
#[rustfmt::skip]
const MEASURES: &[&str] = &[
    "小时", "分钟", "刻", "年", "月", "日", "天", "周", "岁", "元", "万", "亿", "千", "百", "公里", "米", "级", "号",
    "次", "届", "中全会", "中", "会", "审", "期", "倍", "成", "时", "秒", "件", "站式", "窗", "网", "揽子", "分",
    "产", "流", "线", "心", "体化", "把手", "手", "代", "点", "盘棋", "张图", "张网", "码", "卡", "证", "门式",
    "票", "次性", "连", "字", "楼", "方面", "维",
];

/// The parts of a framework's name that count members, in order; empty where it counts none.
pub(crate) fn parse_framework(name: &str) -> Vec<Part> {
    let mut parts = Vec::new();
    for piece in name.trim_matches(['“', '”', '"']).split(['、', '，', '+', '＋']) {
        let mut part = String::new();
        let mut count = None;
        let mut numeral = String::new();
        let mut noun = String::new();
        let mut running = false;
        for c in piece.chars() {
            // 四个一批 counts four, and 一批 nothing.
            let is_numeral = (c.is_ascii_digit() || chinese_number(c.encode_utf8(&mut [0; 4])).is_some())
                && !noun.ends_with('个');
            if is_numeral && count.is_some() && !running {
                parts.extend(finish(&mut part, &mut count, &mut numeral, &mut noun));
            }
            if is_numeral {
                numeral.push(c);
                count = numeral.parse().ok().or_else(|| chinese_number(&numeral)).or(count);
            } else if count.is_some() {
                noun.push(c);
            }
            running = is_numeral;
            part.push(c);
        }
        parts.extend(finish(&mut part, &mut count, &mut numeral, &mut noun));
    }
    parts
}

fn finish(
    part: &mut String,
    count: &mut Option<u32>,
    numeral: &mut String,
    noun: &mut String,
) -> Option<Part> {
    let (name, numeral) = (std::mem::take(part), std::mem::take(numeral));
    // Between numeral and noun stands a measure, or nothing.
    let noun = std::mem::take(noun);
    let noun = noun.strip_prefix(['个', '大', '项', '条']).unwrap_or(&noun);
    // 两翼多点 counts the wings and not the points.
    let noun = noun.split_once('多').map_or(noun, |(counted, _)| counted).to_owned();
    count.take().map(|count| Part { name, count, numeral, noun })
}

/// Whether a name is made of counts: “四纵六横”, “1+6”, “三区”, “四个必须”, “一老一小”.
pub(crate) fn is_counting(name: &str) -> bool {
    if name.len() > NAME_CHARS * 4 || name.chars().count() > NAME_CHARS {
        return false;
    }
    let parts = parse_framework(name);
    let plus = name.contains(['+', '＋']);
    let shaped = name.chars().all(|c| {
        is_han(c) || c.is_ascii_digit() || matches!(c, '、' | '，' | '+' | '＋' | 'N' | 'X' | 'n' | 'x')
    });
    let begins = name
        .starts_with(|c: char| c.is_ascii_digit() || chinese_number(c.encode_utf8(&mut [0; 4])).is_some());
    let limit = NOUN_CHARS[usize::from(parts.len() == 1)];
    shaped
        && begins
        && (parts.len() > 1 || parts.iter().any(|part| part.count > 1 && !plus))
        && parts.iter().all(|part| {
            let valid = part.numeral.parse().ok().or_else(|| chinese_number(&part.numeral));
            let measured = MEASURES.iter().any(|word| part.noun.starts_with(word));
            valid == Some(part.count)
                && part.numeral != "二"
                && (1..=MAX_COUNT).contains(&part.count)
                && (plus || !part.noun.is_empty())
                && !measured
                && part.noun.chars().count() <= limit
        })
}

/// Whether a name declares how many members there are: one of its counts is more than one.
pub(crate) fn is_declaring(name: &str) -> bool {
    is_counting(name) && parse_framework(name).iter().any(|part| part.count > 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_give_their_parts() {
        let shown = |name: &str| {
            parse_framework(name)
                .into_iter()
                .map(|part| format!("{}={}/{}", part.name, part.count, part.noun))
                .collect::<Vec<_>>()
                .join(" ")
        };
        assert_eq!(shown("1+6"), "1=1/ 6=6/");
        assert_eq!(
            shown("“一带五区六示范、全域一体三起来”"),
            "一带=1/带 五区=5/区 六示范=6/示范 全域一体=1/体 三起来=3/起来"
        );
        assert_eq!(shown("四纵六横"), "四纵=4/纵 六横=6/横");
        assert_eq!(shown("十二条"), "十二条=12/");
        assert_eq!(shown("四个必须"), "四个必须=4/必须");
        assert_eq!(shown("四个一批"), "四个一批=4/一批");
        assert_eq!(shown("一核两翼多点"), "一核=1/核 两翼多点=2/翼");
        assert_eq!(shown("三大动力"), "三大动力=3/动力");
        assert_eq!(shown("公园城市"), "");
    }

    #[test]
    fn names_that_are_made_of_counts() {
        for name in [
            "1+6",
            "1+4+N",
            "四纵六横",
            "一带五区六示范",
            "五城",
            "四个必须",
            "三大动力",
            "四强四力",
            "三区",
            "三去一降一补",
            "五个一",
            "四个一批",
            "一带五区六示范、全域一体三起来",
            "三个转变、五个提升",
            "三公",
            "四好农村路",
            "十大工程",
            "两不愁三保障",
            "一核两翼",
            "五位一体",
        ] {
            assert!(is_declaring(name), "{name}");
        }
        for name in ["一老一小", "一老一小一青壮", "一带一路"] {
            assert!(is_counting(name) && !is_declaring(name), "{name}");
        }
        for name in [
            "十四五",
            "十三五",
            "五一",
            "七一",
            "二十大",
            "十九大",
            "第一书记",
            "一网通办",
            "一件事一次办",
            "最多跑一次",
            "24小时自助站",
            "每周一事",
            "文旅+",
            "互联网+",
            "5G+工业互联网",
            "品质淇县",
            "一刻钟生活圈",
            "2021年",
            "123",
            "两会",
            "三中全会",
            "百园增效",
            "双减",
            "十",
            "",
            "+",
            "5A级景区",
            "二维码",
            "一号工程",
            "十一连冠",
            "三年行动",
            "十年磨一剑",
        ] {
            assert!(!is_counting(name), "{name}");
        }
    }
}
