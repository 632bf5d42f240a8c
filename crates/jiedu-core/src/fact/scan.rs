//! The scan: a text → the quantities that it states.
//!
//! At each place that could begin one: a date, else a rank, else a number with its unit and the words around it that
//! change its value. Names that only look like quantities (“四纵六横”, 十九届, 5A级, 《…》) are passed over.

use super::model::{Direction, Fact, Kind, Qualifier, Tier, Value};
use super::numeral::{ascii_digit, scan_numeral};
use super::unit::scan_unit;
use crate::document::{Briefing, chinese_number};

/// Longest quotation that is taken for a name, in characters.
const NAME_CHARS: usize = 20;
/// How far back words of change and of scope are looked for, in characters.
const LOOK_BACK: usize = 40;

/// All facts of a briefing, in order of the text.
pub fn scan_facts(briefing: &Briefing) -> Vec<Fact> {
    let year = (briefing.meta.meeting.year > 0).then_some(briefing.meta.meeting.year);
    let inferred = briefing.meta.meeting.inferred;
    let mut facts = Vec::new();
    let mut counts = vec![0_u32; briefing.sections.len() + 1];
    for (idx, sentence) in briefing.sentences.iter().enumerate() {
        for mut fact in scan_text(briefing.slice(&sentence.range), year, inferred) {
            fact.span = fact.span.start + sentence.range.start..fact.span.end + sentence.range.start;
            fact.sentence = idx;
            fact.section = briefing.section_at(fact.span.start);
            let count = &mut counts[fact.section.map_or(0, |section| section + 1)];
            *count += 1;
            let section = fact.section.map_or("lead", |section| briefing.sections[section].anchor.as_str());
            fact.anchor = format!("{section}-f{count}");
            facts.push(fact);
        }
    }
    facts
}

/// The quantities of one sentence; spans are in `text`, and the anchor is empty.
///
/// `year` completes dates that have none; `year_inferred` says whether it is itself inferred.
pub fn scan_text(text: &str, year: Option<u16>, year_inferred: bool) -> Vec<Fact> {
    let mut facts: Vec<Fact> = Vec::new();
    let names = name_ranges(text);
    let mut next_name = 0;
    let mut at = 0;
    while let Some(c) = text[at..].chars().next() {
        while next_name < names.len() && names[next_name].1 <= at {
            next_name += 1;
        }
        if let Some(name) = names.get(next_name)
            && name.0 <= at
        {
            at = name.1;
            continue;
        }
        let reader = Reader { text, at, year };
        match reader.date().or_else(|| reader.rank()).or_else(|| reader.quantity()) {
            Some(found) if found.end > at => {
                let period = facts
                    .iter()
                    .rev()
                    .find(|fact| fact.kind == Kind::Date)
                    .map_or_else(String::new, |fact| fact.surface.clone());
                let end = found.end;
                if let Some(fact) = found.fact(&reader, period, year_inferred) {
                    facts.push(fact);
                }
                at = end;
            }
            _ => at += c.len_utf8(),
        }
    }
    facts
}

/// Byte ranges of quotations short enough to be names, and of titles in 《》; ascending.
fn name_ranges(text: &str) -> Vec<(usize, usize)> {
    let mut ranges = Vec::new();
    let mut open: Option<(usize, char)> = None;
    for (at, c) in text.char_indices() {
        match (c, open) {
            ('“', None) => open = Some((at, '”')),
            ('《', None) => open = Some((at, '》')),
            (_, Some((start, close))) if c == close => {
                if close == '》' || text[start..at].chars().count() <= NAME_CHARS {
                    ranges.push((start, at + c.len_utf8()));
                }
                open = None;
            }
            _ => {}
        }
    }
    ranges
}

struct Reader<'a> {
    text: &'a str,
    at: usize,
    year: Option<u16>,
}

/// What was read at a place.
struct Found {
    start: usize,
    end: usize,
    /// None for a numeral that is a name: it is passed over whole.
    what: Option<What>,
}

struct What {
    value: Value,
    unit: String,
    kind: Kind,
    qualifier: Qualifier,
    tier: Tier,
    /// Whether the year of a date was supplied.
    supplied: bool,
}

impl Found {
    fn fact(self, reader: &Reader<'_>, period: String, year_inferred: bool) -> Option<Fact> {
        let what = self.what?;
        let before = reader.before(self.start);
        let clause = clause(before);
        let direction = match what.kind {
            Kind::Date | Kind::Rank => Direction::None,
            _ if contains_any(clause, &["下降", "减少", "降低", "压减", "压缩", "回落"]) => {
                Direction::Decrease
            }
            _ if contains_any(clause, &["增长", "增加", "提高", "上升", "净增", "新增", "提升"]) => {
                Direction::Increase
            }
            _ => Direction::None,
        };
        // 增加值 names an indicator; it says nothing of change.
        let direction = if clause.ends_with("增加值") { Direction::None } else { direction };
        let scope = ["全国", "全省", "全市", "全县", "全区"]
            .into_iter()
            .filter_map(|scope| {
                let surface = &reader.text[self.start..self.end];
                if surface.starts_with(scope) {
                    Some((usize::MAX, scope))
                } else {
                    before.rfind(scope).map(|at| (at, scope))
                }
            })
            .max()
            .map_or_else(String::new, |(_, scope)| scope.to_owned());
        Some(Fact {
            anchor: String::new(),
            span: self.start..self.end,
            surface: reader.text[self.start..self.end].to_owned(),
            value: what.value,
            unit: what.unit,
            kind: what.kind,
            qualifier: what.qualifier,
            direction,
            period: if what.kind == Kind::Date { String::new() } else { period },
            scope,
            subject: subject(clause, what.kind),
            sentence: 0,
            section: None,
            tier: what.tier,
            inferred: what.supplied && year_inferred,
        })
    }
}

impl Reader<'_> {
    fn rest(&self) -> &str {
        &self.text[self.at..]
    }

    /// What stands before a place, no further back than [`LOOK_BACK`].
    fn before(&self, at: usize) -> &str {
        let start =
            self.text[..at].char_indices().rev().take(LOOK_BACK).last().map_or(at, |(start, _)| start);
        &self.text[start..at]
    }

    fn found(&self, len: usize, what: What) -> Option<Found> {
        Some(Found { start: self.at, end: self.at + len, what: Some(what) })
    }

    /// 7月30日, 2021年, 2021年上半年, 今年一季度, 上半年, 今年以来.
    fn date(&self) -> Option<Found> {
        let rest = self.rest();
        let mut len = 0;
        let mut year = None;
        let mut supplied = true;
        if rest.starts_with(|c| ascii_digit(c).is_some()) {
            let numeral = scan_numeral(rest)?;
            let after = &rest[numeral.len..];
            if (1900.0..2100.0).contains(&numeral.value)
                && numeral.magnitude.is_empty()
                && after.starts_with('年')
            {
                year = Some(numeral.value as u16);
                supplied = false;
                len = numeral.len + '年'.len_utf8();
            }
        } else if rest.starts_with("今年") || rest.starts_with("去年") {
            year = self.year.map(|year| if rest.starts_with("去年") { year.saturating_sub(1) } else { year });
            len = "今年".len();
        }
        let (part, part_len) = date_part(&rest[len..]).unwrap_or_default();
        if part_len == 0 && (len == 0 || supplied) {
            return None;
        }
        let year = year.or(if len == 0 { self.year } else { None });
        let mut value = year.map_or_else(|| "XXXX".to_owned(), |year| year.to_string());
        value.push_str(&part);
        let unit = if part.is_empty() {
            "年"
        } else if part.starts_with("-Q") {
            "季度"
        } else if part.starts_with("-H") {
            "半年"
        } else if part.len() == 3 {
            "月"
        } else {
            "日"
        };
        self.found(
            len + part_len,
            What {
                value: Value::Date(value),
                unit: unit.to_owned(),
                kind: Kind::Date,
                qualifier: Qualifier::Exact,
                tier: Tier::Core,
                supplied,
            },
        )
    }

    /// 第25位, 全市第一, 前20名, 首个; 十四届 and 第五次 are passed over.
    fn rank(&self) -> Option<Found> {
        let rest = self.rest();
        let rank = |value: f64, unit: &str, qualifier, tier| What {
            value: Value::Number(value),
            unit: unit.to_owned(),
            kind: Kind::Rank,
            qualifier,
            tier,
            supplied: false,
        };
        let scope =
            ["全国", "全省", "全市", "全县", "全区"].into_iter().find(|scope| rest.starts_with(scope));
        let scope_len = scope.map_or(0, str::len);
        let body = &rest[scope_len..];
        if let Some(numbered) = body.strip_prefix('第') {
            let numeral = scan_numeral(numbered)?;
            let after = &numbered[numeral.len..];
            let len = scope_len + '第'.len_utf8() + numeral.len;
            for unit in ["位", "名"] {
                if after.starts_with(unit) {
                    return self
                        .found(len + unit.len(), rank(numeral.value, unit, Qualifier::Exact, Tier::Core));
                }
            }
            for unit in ["方阵", "梯队"] {
                if scope.is_some() && after.starts_with(unit) {
                    return self
                        .found(len + unit.len(), rank(numeral.value, unit, Qualifier::Exact, Tier::Soft));
                }
            }
            let placed = ["排名", "位居", "位列", "排在", "居", "列"]
                .iter()
                .any(|cue| self.before(self.at).ends_with(cue));
            if (scope.is_some() || placed) && !after.starts_with(['届', '次', '个', '三', '产', '书']) {
                return self.found(len, rank(numeral.value, "位", Qualifier::Exact, Tier::Core));
            }
            // 第十四届, 第一书记: a name or an ordinal.
            return Some(Found { start: self.at, end: self.at + len, what: None });
        }
        if let Some(numbered) = rest.strip_prefix('前') {
            let numeral = scan_numeral(numbered)?;
            let after = &numbered[numeral.len..];
            let unit = ["名", "位", "强"].into_iter().find(|unit| after.starts_with(unit))?;
            let len = '前'.len_utf8() + numeral.len + unit.len();
            return self.found(len, rank(numeral.value, unit, Qualifier::Within, Tier::Core));
        }
        for (word, unit) in [("首位", "位"), ("首个", "个"), ("首家", "家"), ("首批", "批")] {
            if rest.starts_with(word) {
                return self.found(word.len(), rank(1.0, unit, Qualifier::Exact, Tier::Soft));
            }
        }
        None
    }

    /// 185亿元, 突破800人, 10余家, 70%以上, 连续9年, 百分之七十, 七成以上, 三分之二.
    fn quantity(&self) -> Option<Found> {
        let rest = self.rest();
        let prefix = ["突破", "超过", "超", "逾", "近", "约", "大约", "不足", "至少", "连续"]
            .into_iter()
            .filter(|prefix| rest.starts_with(prefix))
            .max_by_key(|prefix| prefix.len())
            .unwrap_or_default();
        let body = &rest[prefix.len()..];
        if prefix.is_empty() {
            // A digit inside a word of letters or of digits is no number of its own: G107, 5A.
            let glued = self.text[..self.at]
                .chars()
                .next_back()
                .is_some_and(|c| c.is_ascii_alphanumeric() || c == '+');
            if glued && body.starts_with(|c: char| c.is_ascii_digit()) {
                return None;
            }
        }
        if let Some(found) = self.fraction(prefix, body) {
            return Some(found);
        }
        let numeral = scan_numeral(body)?;
        let mut len = prefix.len() + numeral.len;
        let mut after = &body[numeral.len..];
        let mut qualifier = match prefix {
            "突破" | "超过" | "超" | "逾" => Qualifier::Over,
            "近" | "约" | "大约" => Qualifier::Approx,
            "不足" => Qualifier::Under,
            "至少" => Qualifier::AtLeast,
            _ => Qualifier::Exact,
        };
        let mut magnitude = numeral.magnitude.clone();
        if let Some(more) = after.strip_prefix(['余', '多']) {
            qualifier = Qualifier::Over;
            len += '余'.len_utf8();
            after = more;
            let scale = after.find(|c| !matches!(c, '万' | '亿')).unwrap_or(after.len());
            magnitude.push_str(&after[..scale]);
            len += scale;
            after = &after[scale..];
        }
        if let Some(big) = after.strip_prefix('大')
            && numeral.chinese
            && numeral.digits == '一'.len_utf8()
            && numeral.value >= 2.0
        {
            return self.soft_group(prefix.len() + numeral.len + '大'.len_utf8(), numeral.value, big);
        }
        // A magnitude before the unit is part of the unit as written: 185 with 亿元.
        let Some((kind, unit)) = scan_unit(after).filter(|_| !is_name(after)) else {
            return Some(Found { start: self.at, end: self.at + len, what: None })
                .filter(|_| !numeral.chinese);
        };
        len += unit.len();
        after = &after[unit.len()..];
        for (suffix, meaning) in [
            ("以上", Qualifier::AtLeast),
            ("左右", Qualifier::Approx),
            ("以内", Qualifier::Within),
            ("余", Qualifier::Over),
            ("多", Qualifier::Over),
        ] {
            if after.starts_with(suffix) {
                qualifier = meaning;
                len += suffix.len();
                break;
            }
        }
        let small = numeral.chinese && numeral.digits == '一'.len_utf8();
        if small && (numeral.value < 2.0 || !matches!(kind, Kind::Count) || !matches!(unit, "项" | "个")) {
            // 一批, 一条, 三市 are words; 两项 and 四个 count, softly.
            return None;
        }
        let kind = match kind {
            Kind::Share if self.is_change(self.at) => Kind::Growth,
            Kind::Duration if prefix != "连续" && unit == "日" => return None,
            other => other,
        };
        self.found(
            len,
            What {
                value: Value::Number(numeral.value),
                unit: magnitude + if unit == "％" { "%" } else { unit },
                kind,
                qualifier,
                tier: if small { Tier::Soft } else { Tier::Core },
                supplied: false,
            },
        )
    }

    /// 三大板块: a count of things that are named, in words.
    fn soft_group(&self, len: usize, value: f64, named: &str) -> Option<Found> {
        let noun = ["板块", "片区", "动力", "布局", "环节", "主体", "体系", "工程", "行动", "任务"]
            .into_iter()
            .find(|noun| named.starts_with(noun))?;
        self.found(
            len + noun.len(),
            What {
                value: Value::Number(value),
                unit: noun.to_owned(),
                kind: Kind::Count,
                qualifier: Qualifier::Exact,
                tier: Tier::Soft,
                supplied: false,
            },
        )
    }

    /// 百分之七十, 三分之二, 七成: shares in words.
    fn fraction(&self, prefix: &str, body: &str) -> Option<Found> {
        let share = |value: f64, unit: &str, len: usize| {
            let after = &body[len..];
            let above = after.starts_with("以上");
            let qualifier = match prefix {
                "突破" | "超过" | "超" | "逾" => Qualifier::Over,
                "近" | "约" | "大约" => Qualifier::Approx,
                "不足" => Qualifier::Under,
                _ if above => Qualifier::AtLeast,
                _ => Qualifier::Exact,
            };
            self.found(
                prefix.len() + len + if above { "以上".len() } else { 0 },
                What {
                    value: Value::Number(value),
                    unit: unit.to_owned(),
                    kind: if self.is_change(self.at) { Kind::Growth } else { Kind::Share },
                    qualifier,
                    tier: Tier::Core,
                    supplied: false,
                },
            )
        };
        if let Some(rest) = body.strip_prefix("百分之") {
            let numeral = scan_numeral(rest)?;
            return share(numeral.value, "%", "百分之".len() + numeral.len);
        }
        let digits = body.find(|c: char| !"一二两三四五六七八九十".contains(c))?;
        let below = chinese_number(&body[..digits])?;
        let after = &body[digits..];
        if let Some(rest) = after.strip_prefix("分之") {
            let len = rest.find(|c: char| !"一二两三四五六七八九十".contains(c)).unwrap_or(rest.len());
            let above = chinese_number(&rest[..len])?;
            return share(f64::from(above) / f64::from(below), "", digits + "分之".len() + len);
        }
        if after.starts_with('成') && below <= 9 && !after.starts_with("成立") && !after.starts_with("成为")
        {
            return share(f64::from(below), "成", digits + '成'.len_utf8());
        }
        None
    }

    /// Whether the clause before a place speaks of change: 增长19% is growth, 占63.2% and 提高到70% are shares.
    fn is_change(&self, at: usize) -> bool {
        let clause = clause(self.before(at));
        let Some(cue_end) =
            ["增长", "提高", "下降", "上升", "减少", "降低", "增加", "增幅", "增速", "降幅", "提升"]
                .iter()
                .filter_map(|cue| clause.rfind(cue).map(|at| at + cue.len()))
                .max()
        else {
            return false;
        };
        let after = &clause[cue_end..];
        !after.starts_with(['到', '至', '值']) && !after.contains('占')
    }
}

/// The clause that a text ends with.
fn clause(before: &str) -> &str {
    before.rfind(['，', '；', '。', '：', ',', ';']).map_or(before, |at| {
        let end = at + before[at..].chars().next().map_or(0, char::len_utf8);
        &before[end..]
    })
}

/// Whether what follows a numeral makes it a name: 十九届, 5A级, 三级医院.
fn is_name(after: &str) -> bool {
    after.starts_with(['届', '级', '星']) || after.starts_with("个百年")
}

fn contains_any(text: &str, words: &[&str]) -> bool {
    words.iter().any(|word| text.contains(word))
}

/// What a number is of, where its clause says it before the number; empty where the rule is not sure.
fn subject(clause: &str, kind: Kind) -> String {
    let stem = match kind {
        Kind::Growth => {
            ["同比增长", "增长", "同比下降", "下降"].iter().find_map(|cue| clause.strip_suffix(cue))
        }
        Kind::Rank => ["排名", "位居", "综合考评"].iter().find_map(|cue| clause.strip_suffix(cue)),
        Kind::Money => ["完成", "达到", "达"].iter().find_map(|cue| clause.strip_suffix(cue)),
        _ => None,
    };
    stem.map(str::trim).unwrap_or_default().to_owned()
}

/// 上半年 → -H1, 一季度 → -Q1, 7月30日 → -07-30; with the length read.
fn date_part(text: &str) -> Option<(String, usize)> {
    for (word, part) in [("上半年", "-H1"), ("下半年", "-H2")] {
        if text.starts_with(word) {
            return Some((part.to_owned(), word.len()));
        }
    }
    let text_body = text.strip_prefix('第').unwrap_or(text);
    let skipped = text.len() - text_body.len();
    let numeral = scan_numeral(text_body)?;
    let after = &text_body[numeral.len..];
    let number = numeral.value as u32;
    if after.starts_with("季度") && (1..=4).contains(&number) {
        return Some((format!("-Q{number}"), skipped + numeral.len + "季度".len()));
    }
    if skipped > 0 || !after.starts_with('月') || !(1..=12).contains(&number) {
        return None;
    }
    let mut part = format!("-{number:02}");
    let mut len = numeral.len + '月'.len_utf8();
    let day = &text[len..];
    if let Some(numeral) = scan_numeral(day)
        && day[numeral.len..].starts_with('日')
        && (1.0..=31.0).contains(&numeral.value)
    {
        part.push_str(&format!("-{:02}", numeral.value as u32));
        len += numeral.len + '日'.len_utf8();
    }
    Some((part, len))
}
