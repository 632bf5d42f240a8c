//! Names of sections in the navigator, cut from their headings.

use std::collections::HashMap;

/// Most characters that a name should have.
const ROOM: usize = 10;
/// Fewest characters that tell anything.
const FEWEST: usize = 2;
/// Fewest characters that what a row shares may leave.
const STUB: usize = 3;
/// Words that many headings begin with and that tell none apart.
const VERBS: &[&str] = &[
    "全力以赴",
    "千方百计",
    "多措并举",
    "持之以恒",
    "用心用情用力",
    "用心用情",
    "因地制宜",
    "有力有效",
    "更加注重",
    "圆满完成",
    "聚焦聚力",
    "不断",
    "奋力",
    "聚力",
    "加力",
    "坚决",
    "纵深",
    "更好",
    "统筹",
    "增强",
    "提高",
    "扩大",
    "激发",
    "广泛",
    "稳步",
    "精心",
    "牢牢",
    "加大",
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

/// Words that a question begins with.
const ASKED_AHEAD: [&str; 16] = [
    "请问",
    "请您",
    "请",
    "能否",
    "介绍一下",
    "谈一谈",
    "谈谈",
    "如何理解",
    "怎样理解",
    "怎么理解",
    "如何看待",
    "怎么看待",
    "怎么看",
    "什么是",
    "为什么",
    "有哪些",
];
/// … and that it ends with.
const ASKED_BEHIND: [&str; 14] = [
    "是什么",
    "有哪些",
    "有什么",
    "是怎样的",
    "怎么样",
    "如何",
    "吗",
    "呢",
    "主要",
    "分别",
    "包括",
    "是哪些",
    "都",
    "有何",
];

/// Characters of Chinese numbers.
const DIGITS: &str = "〇零一二三四五六七八九十百千万";

/// Words that begin what a heading says of its subject: 态势充分彰显.
const ADVERBS: [&str; 14] = [
    "愈发", "更加", "充分", "持续", "不断", "明显", "稳步", "全面", "日益", "更为", "显著", "逐步", "扎实",
    "有效",
];
/// Verbs that say of what stands before them how far it has come: 美丽云南建设取得决定性进展.
const REACHED: [&str; 3] = ["取得", "迈出", "迈上"];
/// What stands behind the object of 把.
const TAKEN: [&str; 4] = ["作为", "摆在", "放在", "贯穿"];
/// Words that stand behind 和 where two whole phrases are joined: 加快建立……制度和提升……水平.
const JOINED: [&str; 4] = ["降低", "改善", "保障", "推动"];
/// What headings on a plan begin with and all of them mean.
const DEVELOPMENT: [&str; 3] = ["经济社会发展", "国民经济和社会发展", "经济和社会发展"];
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
    let asked = without_asker(title);
    if asked.ends_with(['？', '?'])
        && let Some(name) = asked_for(asked)
    {
        return Some(name);
    }
    let first = clauses(asked).next()?;
    let own = common.strip(first);
    if count(first) <= ROOM && asked.len() == title.len() {
        return Some(if short { first } else { trimmed(own) }).filter(|name| is_whole(name));
    }
    of_plan(first)
        .into_iter()
        .chain(taken(first))
        .chain(within(first))
        .chain(quoted(asked, row, document))
        .chain(behind_quotation(asked))
        .chain([own, without_predicate(own)])
        .chain(tail_of(own))
        .chain([without_verbs(own)])
        .chain(first_of_two(first))
        .chain(clauses(asked).skip(1).map(without_verbs))
        .map(trimmed)
        .find(|name| (FEWEST..=ROOM).contains(&count(name)) && is_whole(name))
        .or(Some(first).filter(|first| is_whole(first)))
}

/// A question without who asks it: 问：, 新华社记者：.
fn without_asker(title: &str) -> &str {
    let Some((asker, asked)) = title.split_once(['：', ':']) else { return title };
    let plain = asker.trim_end_matches(|c: char| c.is_ascii_digit());
    let asks =
        ["问", "Q", "提问", "网友"].contains(&plain) || plain.ends_with("记者") || plain.ends_with("记者问");
    if asks { asked.trim_start() } else { title }
}

/// What a question asks for: 主要内容 of 请问主要内容有哪些？
fn asked_for(question: &str) -> Option<&str> {
    let question = question.trim_end_matches(['？', '?']);
    let sentence = question.rsplit(['。', '！', '？', '；']).next()?;
    let last: Vec<&str> = clauses(sentence).collect();
    last.into_iter().rev().find_map(|clause| {
        let mut asked = clause;
        while let Some(rest) = ASKED_AHEAD.iter().find_map(|words| asked.strip_prefix(words)) {
            asked = rest;
        }
        while let Some(rest) = ASKED_BEHIND.iter().find_map(|words| asked.strip_suffix(words)) {
            asked = rest;
        }
        let candidates = [Some(asked), tail_of(asked), Some(without_verbs(asked))];
        candidates
            .into_iter()
            .flatten()
            .map(trimmed)
            .find(|name| (FEWEST..=ROOM).contains(&count(name)) && is_whole(name))
    })
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
            // 以更高标准 and 以更大力度 share no word.
            if common.len() < FEWEST || (!reverse && common.last().is_some_and(|c| matches!(c, '更' | '最')))
            {
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

/// What a heading on a plan is about: 主要目标任务 of “十五五”时期主要目标任务, 2025年工作回顾 of “十四五”时期和2025年工作回顾.
fn of_plan(clause: &str) -> Option<&str> {
    let (before, rest) = clause.split_once('“')?;
    let (plan, rest) = rest.split_once('”')?;
    if count(plan) != 3 || !plan.ends_with('五') {
        return None;
    }
    // 2025年工作回顾和“十四五”…… names itself by what stands first.
    let first = before.strip_suffix(['和', '及', '与']).filter(|first| count(first) > 5);
    if first.is_some() {
        return first;
    }
    let rest = rest.strip_prefix("时期").unwrap_or(rest);
    let mut rest = rest.trim_start_matches(['的', '和', '及', '与']);
    // A second plan or year has its own words.
    if let Some(at) = ["和“", "及“", "和2", "及2"].iter().filter_map(|joint| rest.find(joint)).min() {
        rest = rest.get(..at).unwrap_or(rest);
    }
    if count(rest) > ROOM {
        rest = DEVELOPMENT.iter().find_map(|words| rest.strip_prefix(words)).unwrap_or(rest);
    }
    let rest = rest.trim_start_matches('的');
    if count(rest) > ROOM { tail_of(rest) } else { Some(rest) }
}

/// The object of 把: 忠诚 of 始终把忠诚作为为政之魂.
fn taken(clause: &str) -> Option<&str> {
    let (_, rest) = clause.split_once('把')?;
    TAKEN.iter().find_map(|verb| rest.split_once(verb)).map(|(object, _)| object)
}

/// What stands between 在 and 中: 创新驱动发展 of 努力在推进创新驱动发展中闯出新路子.
fn within(clause: &str) -> Option<&str> {
    let (before, rest) = clause.split_once('在')?;
    let (inner, _) = rest.rsplit_once('中')?;
    let inner = VERBS.iter().find_map(|verb| inner.strip_prefix(verb)).unwrap_or(inner);
    (count(before) <= 2 && count(inner) >= 4).then_some(inner)
}

/// The first of two phrases that 和 joins, where the second has a verb of its own.
fn first_of_two(clause: &str) -> Option<&str> {
    let (first, second) = clause.split_once('和')?;
    let two = VERBS.iter().chain(&JOINED).any(|verb| second.starts_with(verb));
    let plain = VERBS.iter().find_map(|verb| first.strip_prefix(verb)).unwrap_or(first);
    let plain = ["建立", "健全"].iter().find_map(|verb| plain.strip_prefix(verb)).unwrap_or(plain);
    (two && count(plain) >= 4).then_some(plain)
}

/// A quotation that tells the heading from its row: 工业大提质 of 打造“工业大提质”品质升级版.
fn quoted<'a>(title: &'a str, row: &[&str], document: &str) -> Option<&'a str> {
    let (_, rest) = title.split_once(['“', '「'])?;
    let (name, _) = rest.split_once(['”', '」'])?;
    let others = row.iter().filter(|other| other.contains(name)).count();
    let own = others == 1 && !document.contains(name) && !name.contains(['、', '，']);
    let worded = name.chars().any(crate::document::raw::is_han);
    (own && worded && count(name) >= 3).then_some(name)
}

/// The words behind a quotation that begins a heading: 工作思路 of “一带五区……”工作思路.
fn behind_quotation(title: &str) -> Option<&str> {
    let (_, behind) = title.strip_prefix('“')?.split_once('”')?;
    clauses(behind).next()
}

/// What stands behind the last 的: 政治品格 of 信念坚定、绝对忠诚的政治品格. Of 质的……和量的…… it would be a half.
fn tail_of(clause: &str) -> Option<&str> {
    let (before, tail) = clause.rsplit_once('的')?;
    // 党的全面领导 is one thing.
    let tail = if before.ends_with('党') { clause.get(before.len() - '党'.len_utf8()..)? } else { tail };
    (count(tail) > FEWEST && !before.contains('的')).then_some(tail)
}

/// A clause without what it says of its subject.
fn without_predicate(clause: &str) -> &str {
    let said = |adverb: &str| {
        let at = clause.rfind(adverb)?;
        let (subject, predicate) = clause.split_at_checked(at)?;
        (count(predicate) == 4 && count(subject) >= STUB && !subject.ends_with('的')).then_some(subject)
    };
    let reached = REACHED.iter().find_map(|verb| clause.split_once(verb)).map(|(subject, _)| subject);
    if let Some(subject) = reached.filter(|subject| count(subject) >= STUB) {
        return subject;
    }
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
                || matches!(
                    c,
                    '{' | '}'
                        | '='
                        | '"'
                        | '\''
                        | '#'
                        | '\\'
                        | '&'
                        | '<'
                        | '>'
                        | '.'
                        | '`'
                        | '*'
                        | '_'
                        | '~'
                        | '['
                        | ']'
                )
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
        check(
            &["“十四五”时期和2025年工作回顾", "“十五五”时期主要目标任务", "2026年重点工作"],
            &["2025年工作回顾", "主要目标任务", "2026年重点工作"],
        );
        check(
            &["2025年工作回顾和“十四五”时期发展成就", "“十五五”时期经济社会发展的主要目标和战略举措"],
            &["2025年工作回顾", "主要目标和战略举措"],
        );
        check(&["2025年和“十四五”时期工作回顾"], &["工作回顾"]);
        check(&["高质量发展取得显著成效", "资源型经济转型取得重大进展"], &["高质量发展", "资源型经济转型"]);
        check(
            &["努力在推进创新驱动发展中闯出新路子", "努力在推进深化改革开放中培育新优势"],
            &["创新驱动发展", "深化改革开放"],
        );
        check(&["全力以赴做好强产业文章"], &["做好强产业文章"]);
        check(
            &["以更高标准打造生态文明高地", "以更大力度推动高质量发展"],
            &["以更高标准打造生态文明高地", "以更大力度推动高质量发展"],
        );
        check(&["坚持和加强党的全面领导，全力建设让人民更加满意的政府"], &["党的全面领导"]);
        check(&["更好统筹质的有效提升和量的合理增长，经济实力显著增强"], &["经济实力显著增强"]);
        check(&["始终把忠诚作为为政之魂", "始终把为民作为奋斗之责"], &["忠诚", "为民"]);
        check(&["加快建立长期护理保险制度和提升养老服务供给水平"], &["长期护理保险制度"]);
        check(&["深化实施“1269”行动计划的工作，加快发展"], &["加快发展"]);
        check(&["2023年工作回顾", "2024年重点工作"], &["2023年工作回顾", "2024年重点工作"]);
        check(&["二〇二三年工作回顾", "二〇二四年重点工作"], &["二〇二三年工作回顾", "二〇二四年重点工作"]);
        check(&["问：如何理解这一政策的主要目标和重点任务？"], &["主要目标和重点任务"]);
        check(
            &["新华社记者：近日，两部门印发了《办法》。请问出台的背景是什么？", "Q2：补贴标准有哪些变化？"],
            &["出台的背景", "补贴标准有哪些变化"],
        );
    }
}
