//! Names of sections in the navigator, cut from their headings.

use std::collections::HashMap;

/// Most characters that a name should have.
const ROOM: usize = 10;
/// Fewest characters that tell anything.
const FEWEST: usize = 2;
/// Fewest characters that what a row shares may leave.
const STUB: usize = 3;
/// Words that many headings begin with and that tell none apart.
const VERBS: [&str; 34] = [
    "进一步",
    "坚定不移",
    "毫不动摇",
    "深入",
    "全面",
    "全力",
    "着力",
    "加快",
    "持续",
    "大力",
    "扎实",
    "切实",
    "积极",
    "努力",
    "必须",
    "坚持",
    "推进",
    "推动",
    "打造",
    "建设",
    "构建",
    "实施",
    "加强",
    "强化",
    "提升",
    "完善",
    "深化",
    "优化",
    "促进",
    "抓好",
    "做好",
    "聚焦",
    "突出",
    "关于",
];

/// Characters of Chinese numbers.
const DIGITS: &str = "〇零一二三四五六七八九十百千万";

/// Words that begin what a heading says of its subject: 态势充分彰显.
const ADVERBS: [&str; 14] = [
    "愈发", "更加", "充分", "持续", "不断", "明显", "稳步", "全面", "日益", "更为", "显著", "逐步", "扎实",
    "有效",
];
/// Words that stand before an object; without it they say nothing.
const TRANSITIVE: [&str; 9] = ["支撑", "倒逼", "激励", "推动", "引领", "促进", "带动", "助力", "服务"];

/// For each heading its name, where that is another than the heading itself. `groups` says which headings stand under the same
/// one.
pub(super) fn names(titles: &[&str], groups: &[Option<usize>], document: &str) -> Vec<Option<String>> {
    let mut siblings: HashMap<Option<usize>, Vec<usize>> = HashMap::new();
    for (idx, group) in groups.iter().enumerate() {
        siblings.entry(*group).or_default().push(idx);
    }
    let mut names = vec![None; titles.len()];
    for group in siblings.values() {
        let row: Vec<&str> = group.iter().filter_map(|idx| titles.get(*idx).copied()).collect();
        let common = Common::of(&row);
        // Where one name of a row is cut, all are cut alike.
        let short = row.iter().all(|title| clauses(title).next().is_none_or(|clause| count(clause) <= ROOM));
        let mut taken: Vec<&str> = Vec::new();
        for (idx, title) in group.iter().zip(&row) {
            let plain = title.split(' ').next().unwrap_or_default();
            let name = name_of(title, &row, &common, short, document).filter(|name| !taken.contains(name));
            taken.push(name.unwrap_or(plain));
            if let Some(slot) = names.get_mut(*idx) {
                *slot = name.filter(|name| *name != plain).map(str::to_owned);
            }
        }
    }
    names
}

fn name_of<'a>(
    title: &'a str,
    row: &[&str],
    common: &Common,
    short: bool,
    document: &str,
) -> Option<&'a str> {
    let asked = title
        .strip_prefix('问')
        .and_then(|rest| rest.strip_prefix(['：', ':']))
        .unwrap_or(title)
        .trim_start();
    let first = clauses(asked).next()?;
    let own = common.strip(first);
    if count(first) <= ROOM && asked.len() == title.len() {
        return Some(if short { first } else { trimmed(own) }).filter(|name| is_whole(name));
    }
    quoted(asked, row, document)
        .into_iter()
        .chain(behind_quotation(asked))
        .chain([own, without_predicate(own)])
        .chain(tail_of(own))
        .chain([without_verbs(own)])
        .chain(clauses(asked).skip(1).map(without_verbs))
        .map(trimmed)
        .find(|name| (FEWEST..=ROOM).contains(&count(name)) && is_whole(name))
        .or(Some(first).filter(|first| is_whole(first)))
}

/// What the first clauses of all headings of a row begin and end with.
struct Common {
    head: String,
    tail: String,
}

impl Common {
    fn of(row: &[&str]) -> Self {
        let firsts: Vec<&str> = row.iter().filter_map(|title| clauses(title).next()).collect();
        let shared = |reverse: bool| -> String {
            let letters = |text: &str| -> Vec<char> {
                if reverse { text.chars().rev().collect() } else { text.chars().collect() }
            };
            let Some((first, others)) = firsts.split_first().filter(|(_, others)| !others.is_empty()) else {
                return String::new();
            };
            let mut common = letters(first);
            for other in others {
                let same = common.iter().zip(letters(other)).take_while(|(one, two)| **one == *two).count();
                common.truncate(same);
            }
            // A number is not cut: 2023年 and 2024年 share no 202.
            while common.last().is_some_and(|c| c.is_numeric() || (!reverse && DIGITS.contains(*c))) {
                common.pop();
            }
            if common.len() < FEWEST {
                common.clear();
            }
            if reverse { common.into_iter().rev().collect() } else { common.into_iter().collect() }
        };
        let head = shared(false);
        let tail = shared(true);
        // A tail that leaves a stub of one of them is a part of all.
        let stub = firsts.iter().any(|first| {
            let own = first.strip_prefix(head.as_str()).unwrap_or(first);
            own.strip_suffix(tail.as_str()).is_none_or(|own| count(own) < STUB)
        });
        Self { head, tail: if stub { String::new() } else { tail } }
    }

    /// A clause without what it shares with all of its row.
    fn strip<'a>(&self, clause: &'a str) -> &'a str {
        let headless = clause.strip_prefix(self.head.as_str()).unwrap_or(clause);
        let own = match headless.strip_suffix(self.tail.as_str()).filter(|_| !self.tail.is_empty()) {
            Some(own) => TRANSITIVE.iter().find_map(|verb| own.strip_suffix(verb)).unwrap_or(own),
            None => headless,
        };
        if count(trimmed(own)) >= FEWEST { own } else { clause }
    }
}

/// A quotation that tells the heading from its row: 工业大提质 of 打造“工业大提质”品质升级版.
fn quoted<'a>(title: &'a str, row: &[&str], document: &str) -> Option<&'a str> {
    let (_, rest) = title.split_once(['“', '「'])?;
    let (name, _) = rest.split_once(['”', '」'])?;
    let others = row.iter().filter(|other| other.contains(name)).count();
    let own = others == 1 && !document.contains(name) && !name.contains(['、', '，']);
    (own && count(name) >= 3).then_some(name)
}

/// The words behind a quotation that begins a heading: 工作思路 of “一带五区……”工作思路.
fn behind_quotation(title: &str) -> Option<&str> {
    let (_, behind) = title.strip_prefix('“')?.split_once('”')?;
    clauses(behind).next()
}

/// What stands behind the last 的: 政治品格 of 信念坚定、绝对忠诚的政治品格.
fn tail_of(clause: &str) -> Option<&str> {
    clause.rsplit_once('的').map(|(_, tail)| tail).filter(|tail| count(tail) > FEWEST)
}

/// A clause without what it says of its subject.
fn without_predicate(clause: &str) -> &str {
    let said = |adverb: &str| {
        let at = clause.rfind(adverb)?;
        let (subject, predicate) = clause.split_at_checked(at)?;
        (count(predicate) == 4 && count(subject) >= STUB).then_some(subject)
    };
    ADVERBS.iter().find_map(|adverb| said(adverb)).unwrap_or(clause)
}

fn without_verbs(clause: &str) -> &str {
    let mut rest = clause;
    while count(rest) > ROOM
        && let Some(shorter) = VERBS.iter().find_map(|verb| rest.strip_prefix(verb))
    {
        rest = shorter;
    }
    rest
}

fn clauses(title: &str) -> impl Iterator<Item = &str> {
    title
        .split([' ', '\u{3000}', '，', ',', '；', '。', '：', ':', '！', '？', '—'])
        .filter(|clause| !clause.is_empty())
}

fn trimmed(name: &str) -> &str {
    name.trim_matches(['、', '，', '“', '”', '（', '）', '·', '-', ' '])
}

fn count(text: &str) -> usize {
    text.chars().count()
}

/// Whether a name has both marks of each pair, and nothing that would end it in the braces of a heading.
fn is_whole(name: &str) -> bool {
    let pairs = [('“', '”'), ('《', '》'), ('（', '）'), ('「', '」'), ('(', ')')];
    !name.is_empty()
        && pairs.iter().all(|(open, close)| name.matches(*open).count() == name.matches(*close).count())
        && !name.contains(|c: char| {
            c.is_whitespace()
                || matches!(c, '{' | '}' | '=' | '"' | '\'' | '#' | '\\' | '&' | '<' | '>' | '.')
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(titles: &[&str], expected: &[&str]) {
        let groups = vec![None; titles.len()];
        let found = names(titles, &groups, "高水平建设“品质淇县”");
        let found: Vec<&str> = found
            .iter()
            .zip(titles)
            .map(|(name, title)| {
                name.as_deref().unwrap_or_else(|| title.split(' ').next().unwrap_or_default())
            })
            .collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn names_are_what_tells_a_heading_from_its_row() {
        check(&["打造“工业大提质”品质升级版", "打造“城市大建设”品质升级版"], &["工业大提质", "城市大建设"]);
        check(
            &["建设“品质淇县”其时已至，既是责任更是使命", "建设“品质淇县”承载梦想，既要出新更要出彩"],
            &["其时已至", "承载梦想"],
        );
        check(
            &[
                "建设产城一体公园城市 引领经济发展方式变革",
                "建设城乡一体公园城市 引领城市生活方式变革",
                "建设规建管一体公园城市 引领发展方式变革",
            ],
            &["产城一体公园城市", "城乡一体公园城市", "规建管一体公园城市"],
        );
        check(
            &["基础优势支撑建设“品质淇县”", "问题短板倒逼建设“品质淇县”", "形势机遇激励建设“品质淇县”"],
            &["基础优势", "问题短板", "形势机遇"],
        );
        check(
            &["高质量发展良好态势充分彰显", "创新转型的内生动力愈发强劲"],
            &["高质量发展良好态势", "创新转型的内生动力"],
        );
        check(&["必须塑造信念坚定、绝对忠诚的政治品格"], &["政治品格"]);
        check(&["“一带五区六示范、全域一体三起来”工作思路"], &["工作思路"]);
        check(&["坚持“人、城、产”营城逻辑 重点打造5个示范区"], &["重点打造5个示范区"]);
        check(&["主要目标"], &["主要目标"]);
        check(&["2023年工作回顾", "2024年重点工作"], &["2023年工作回顾", "2024年重点工作"]);
        check(&["二〇二三年工作回顾", "二〇二四年重点工作"], &["二〇二三年工作回顾", "二〇二四年重点工作"]);
        check(&["问：如何理解这一政策的主要目标和重点任务？"], &["主要目标和重点任务"]);
    }
}
