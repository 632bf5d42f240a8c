//! What forms propose figures from: the facts of a text, each with what may be said of it in a figure.

use std::ops::Range;

use super::area::{area_of, home, part_in};
use super::grams::Grams;
use super::naming::{CLAUSE_ENDS, is_measure, is_name, trimmed, wants_measure};
use super::parallel::{Lines, lines};
use super::stretch::{is_long, is_of_years, years_at, years_in_title};
use crate::document::raw::parse_numbered;
use crate::document::{Block, Briefing, TextRange};
use crate::fact::{Fact, Kind, Qualifier, Tier, Value};
use crate::framework::Framework;
use crate::task::announced_items;

/// Words that, before a number in its sentence, make it an aim.
const AIMS: &[&str] = &[
    "目标",
    "力争",
    "确保",
    "争取",
    "努力",
    "预期",
    "预计",
    "拟",
    "将达",
    "将建",
    "将新",
    "将实现",
    "计划新",
    "计划建",
    "计划投",
    "计划总投资",
    "计划完成",
    "计划实施",
    "规划建设",
    "规划总",
    "构筑",
    "打造",
    "明年",
    "下一步",
    "下半年",
    "未来",
    "今后",
    "届时",
    "不低于",
    "控制在",
    "应当",
    "必须",
    "不得",
    "到2025年",
    "到2026年",
    "到2027年",
    "到2030年",
    "到2035年",
    "到2020年",
    "安排",
    "要求",
    "要在",
    "要新",
    "要完成",
    "要实现",
    "要建",
    "要达",
    "要把",
    "要抓",
    "倍增",
    "建议",
];
/// Those of them that say so even in a review of what was done: there 目标 was reached, 预期 was met, and 争取 had success.
const AIMS_OF_A_REVIEW: &[&str] = &[
    "力争",
    "预计",
    "预期目标",
    "计划新",
    "计划建",
    "计划投",
    "计划总投资",
    "计划完成",
    "规划建设",
    "规划总",
    "明年",
    "下一步",
    "下半年",
    "今后",
    "届时",
    "未来五年",
    "到2026年",
    "到2027年",
    "到2030年",
    "到2035年",
];
/// Words that make aims of all numbers that follow in their paragraph; in a review only those that are followed by them.
const AIMS_OF_A_REVIEWS_PARAGRAPH: &[&str] = &["预期目标是", "预期目标为", "目标是", "任务是"];
const AIMS_OF_A_PARAGRAPH: &[&str] = &["目标", "预期", "力争", "任务是", "努力实现", "目標", "預期"];
/// The same as [`AIMS`] where a clause begins with them.
const AIM_BEGINNINGS: &[&str] = &[
    "要", "将", "新建", "推进", "推动", "实施", "加快", "支持", "开展", "加强", "完善", "培育", "引进",
    "抓好", "建设", "启动", "谋划", "深化", "改造", "做好", "持续", "落实", "组织", "继续", "鼓励", "强化",
    "优化", "统筹", "全力", "全面", "开工", "再",
];
/// Those of them that say so even in a review of what was done.
const AIM_BEGINNINGS_OF_A_REVIEW: &[&str] = &["要", "将", "谋划"];
/// Words in the heading of a section by which it and those below it review what was done.
const PAST_HEADINGS: &[&str] =
    &["回顾", "回眸", "执行情况", "工作总结", "完成情况", "取得的成绩", "取得的成就", "主要成绩", "主要成就"];
/// Words in the heading of a section, or of one above it, that make its numbers aims.
const AIM_HEADINGS: &[&str] = &[
    "目标",
    "任务",
    "安排",
    "打算",
    "下一步",
    "要求",
    "思路",
    "举措",
    "措施",
    "规划",
    "计划",
    "重点工作",
    "建议",
    "部署",
    "今年工作",
    "意见",
    "行动",
    "方案",
    "展望",
    "愿景",
    "重点",
    "实事",
];
/// Words at the end of a title that make all numbers aims.
const AIM_TITLES: &[&str] =
    &["规划", "计划", "方案", "要点", "意见", "通知", "分解", "纲要", "任务", "目标", "措施", "施政报告"];
/// Ends of titles of texts that set rules.
const NORM_TITLES: &[&str] = &["法", "条例", "办法", "规定", "细则", "规则", "施行细则"];
/// Words by which a number counts what came in addition.
const ADDED: &[&str] = &[
    "新增",
    "新建",
    "新认定",
    "新开工",
    "新签",
    "新培育",
    "新引进",
    "新登记",
    "新设",
    "新入",
    "新改",
    "新发",
    "净增",
    "增加",
];
/// What a rate is measured against, by the words for it.
const BASES: &[(&str, &str)] = &[
    ("同比", "同比"),
    ("环比", "环比"),
    ("比上年", "同比"),
    ("较上年", "同比"),
    ("上年同期", "同比"),
    ("年均", "年均"),
    ("两年平均", "两年平均"),
    ("比上月", "环比"),
    ("比去年", "同比"),
    ("较去年", "同比"),
    ("比年初", "比年初"),
    ("较年初", "比年初"),
    ("比上季", "环比"),
];

/// The base of a rate that is of several years and no yearly one.
pub(super) const SEVERAL_YEARS: &str = "几年";

/// Whether a section speaks of what was done or of what is to be done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Tense {
    Past,
    Aim,
    /// Its heading does not say so.
    Open,
}

/// A text, its facts and its frameworks, and the places of its words.
pub(super) struct Material<'a> {
    pub(super) briefing: &'a Briefing,
    pub(super) facts: &'a [Fact],
    pub(super) frameworks: &'a [Framework],
    /// Paragraphs and items that hold facts.
    pub(super) paragraphs: Vec<Paragraph>,
    /// Items that follow one another.
    pub(super) lines: Vec<Lines>,
    grams: Grams<'a>,
}

/// Keys and strings of a mark in a figure block.
pub(super) type Mark = Vec<(&'static str, String)>;

/// A paragraph or item, and the facts in it.
pub(super) struct Paragraph {
    pub(super) section: Option<usize>,
    pub(super) candidates: Vec<Candidate>,
}

/// A fact, and what a figure may say of it.
#[derive(Clone, Debug)]
pub(super) struct Candidate {
    pub(super) fact: usize,
    /// What it is of, cut from its sentence; none where the text does not say so plainly.
    pub(super) label: Option<String>,
    /// What stands between the label and the number and says what of it was measured: 总投资. May be empty.
    pub(super) measure: String,
    /// The clause that holds the number.
    pub(super) clause: TextRange,
    /// The area that it speaks of: its own, or the one that its paragraph names before it.
    pub(super) scope: String,
    /// Whether it is an aim and no result.
    pub(super) aim: bool,
    /// Whether its section reviews what was done.
    pub(super) past: bool,
    /// Whether its section is one of tasks.
    pub(super) task: bool,
    /// Whether it stands in an item of a list that the text announces as work to be done.
    pub(super) listed: bool,
    /// Whether it is what a rule demands.
    pub(super) norm: bool,
    /// What a rate is measured against: 同比; may be empty.
    pub(super) base: &'static str,
    /// The words by which its passage looks back over several years: 五年来; empty where it is of one time.
    pub(super) years: &'static str,
    /// Whether it is a part of something named before (其中).
    pub(super) part: bool,
    /// Whether it counts what was added and not what there is.
    pub(super) added: bool,
}

impl<'a> Material<'a> {
    pub(super) fn new(briefing: &'a Briefing, facts: &'a [Fact], frameworks: &'a [Framework]) -> Self {
        let grams = Grams::new(&briefing.text);
        let mut material =
            Self { briefing, facts, frameworks, paragraphs: Vec::new(), lines: lines(briefing), grams };
        material.gather();
        material
    }

    fn gather(&mut self) {
        let title = self.briefing.meta.title.trim_end_matches(['》', '）', ')', ' ']);
        let ends = |words: &[&str]| words.iter().any(|word| title.ends_with(word));
        let (aims, norms) = (ends(AIM_TITLES), ends(NORM_TITLES));
        // A section stands after the one above it.
        let mut tenses: Vec<Tense> = Vec::with_capacity(self.briefing.sections.len());
        let announced = announced_items(self.briefing);
        let whole = if aims { Tense::Aim } else { Tense::Open };
        for section in &self.briefing.sections {
            let above = section.parent.and_then(|parent| tenses.get(parent)).copied().unwrap_or(whole);
            let says = |words: &[&str]| words.iter().any(|word| section.title.contains(word));
            tenses.push(match above {
                // 2022年工作回顾和2023年重点工作 is of both.
                _ if says(PAST_HEADINGS) && says(AIM_HEADINGS) => Tense::Open,
                _ if says(PAST_HEADINGS) => Tense::Past,
                Tense::Past => Tense::Past,
                _ if announced.contains(&section.heading) => Tense::Aim,
                _ if above == Tense::Aim
                    || says(AIM_HEADINGS)
                    || section.title.trim().ends_with("年工作") =>
                {
                    Tense::Aim
                }
                _ => Tense::Open,
            });
        }
        let own = |blocks: &[Block]| -> Vec<TextRange> {
            let ranges = blocks.iter().flat_map(|block| match block {
                Block::Paragraph(range) => vec![range.clone()],
                Block::List(items) => items.iter().map(|item| item.range.clone()).collect(),
                _ => Vec::new(),
            });
            ranges.collect()
        };
        let lead = own(&self.briefing.lead).into_iter().map(|range| (None, range));
        let sections = self.briefing.sections.iter().enumerate();
        let below = sections
            .flat_map(|(idx, section)| own(&section.blocks).into_iter().map(move |range| (Some(idx), range)));
        let ranges: Vec<(Option<usize>, TextRange)> = lead.chain(below).collect();
        let mut next = 0;
        let mut years = "";
        let mut last = None;
        for (section, range) in ranges {
            let words = self.briefing.slice(&range);
            if last != Some(section) {
                let title = section.and_then(|section| self.briefing.sections.get(section));
                years = title.map_or("", |section| years_in_title(&section.title));
                last = Some(section);
            }
            let years_before = years;
            years = years_at(years, words);
            while self.facts.get(next).is_some_and(|fact| fact.span.start < range.start) {
                next += 1;
            }
            let from = next;
            while self.facts.get(next).is_some_and(|fact| fact.span.end <= range.end) {
                next += 1;
            }
            if from == next {
                continue;
            }
            let article = section
                .and_then(|section| self.briefing.sections.get(section)?.number.as_ref())
                .is_some_and(|number| number.surface.contains('条'))
                || words.starts_with('第') && words.chars().take(10).any(|c| c == '条');
            let listed = announced.iter().any(|item| item.start < range.end && range.start < item.end);
            let tense = if listed {
                Tense::Aim
            } else {
                section.and_then(|section| tenses.get(section)).copied().unwrap_or(whole)
            };
            let mut candidates: Vec<Candidate> =
                (from..next).map(|fact| self.candidate(fact, tense, norms || article)).collect();
            self.carry_scope(&mut candidates);
            // What rates are measured against is said once a paragraph.
            let mut base = "";
            for candidate in &mut candidates {
                candidate.listed = listed;
                // So is that what follows are aims.
                let before = self.text(range.start..self.facts[candidate.fact].span.start);
                let words =
                    if tense == Tense::Past { AIMS_OF_A_REVIEWS_PARAGRAPH } else { AIMS_OF_A_PARAGRAPH };
                candidate.aim |= words.iter().any(|word| before.contains(word));
                candidate.years = years_at(years_before, before);
                // A section of plans may first look back.
                candidate.task &= !is_of_years(candidate.years);
                if is_of_years(candidate.years) && tense == Tense::Aim {
                    let sentence = self.sentence(&self.facts[candidate.fact]);
                    let said = self.text(sentence.start..self.facts[candidate.fact].span.start);
                    candidate.aim = AIMS_OF_A_REVIEW.iter().any(|word| said.contains(word));
                }
                let long = matches!(candidate.base, "年均" | "两年平均" | SEVERAL_YEARS);
                if candidate.base.is_empty() {
                    candidate.base = base;
                } else if !long {
                    base = candidate.base;
                }
            }
            self.paragraphs.push(Paragraph { section, candidates });
        }
        self.forget_home();
    }

    /// The area that the whole text is of is no area of its own; a name may say that its number is of a part of it.
    fn forget_home(&mut self) {
        let candidates = || self.paragraphs.iter().flat_map(|paragraph| &paragraph.candidates);
        let ranked = |it: &&Candidate| self.facts[it.fact].kind == Kind::Rank;
        let areas = candidates().filter(|it| !ranked(it)).map(|it| it.scope.as_str());
        let home = home(areas).unwrap_or_default().to_owned();
        for candidate in self.paragraphs.iter_mut().flat_map(|paragraph| &mut paragraph.candidates) {
            if candidate.scope == home {
                candidate.scope = part_in(candidate.label.as_deref().unwrap_or_default()).to_owned();
            }
        }
    }

    /// 全县生产总值…，第一产业增加值…: where a paragraph names one area, what follows is of the same, but for numbers whose
    /// names begin with a place of their own.
    fn carry_scope(&self, candidates: &mut [Candidate]) {
        let mut named = candidates.iter().map(|it| it.scope.as_str()).filter(|scope| !scope.is_empty());
        let Some(scope) = named.next().map(str::to_owned) else { return };
        if named.any(|other| other != scope) {
            return;
        }
        let first = candidates.iter().position(|it| !it.scope.is_empty()).unwrap_or_default();
        for candidate in candidates.iter_mut().skip(first) {
            let label = candidate.label.as_deref().unwrap_or_default();
            if part_in(label).is_empty() && !label.contains('全') {
                candidate.scope.clone_from(&scope);
            }
        }
    }

    fn candidate(&self, idx: usize, tense: Tense, norm: bool) -> Candidate {
        let fact = &self.facts[idx];
        let sentence = self.sentence(fact);
        let clause = self.clause(fact, &sentence);
        let before = self.text(sentence.start..fact.span.start);
        let own = self.text(clause.start..fact.span.start);
        let (label, measure) = self.label(fact, &sentence);
        let first = before.trim_start();
        // What a review says in the form of an order was done: 加快数字中国建设，….
        let beginnings = if tense == Tense::Past { AIM_BEGINNINGS_OF_A_REVIEW } else { AIM_BEGINNINGS };
        let words = if tense == Tense::Past { AIMS_OF_A_REVIEW } else { AIMS };
        let aim = tense == Tense::Aim
            || words.iter().any(|word| before.contains(word))
            || beginnings.iter().any(|word| {
                let begins = |text: &str| text.starts_with(word) && !text.starts_with("要素");
                begins(first) || begins(own.trim_start())
            });
        let base = BASES.iter().filter_map(|(word, base)| Some((before.rfind(word)?, *base))).max();
        let base = match base {
            _ if fact.kind == Kind::Growth && is_long(own) && !own.contains("年均") => SEVERAL_YEARS,
            // What goes over several years holds for its clause only.
            Some((at, "年均" | "两年平均")) if at + sentence.start < clause.start => "",
            Some((_, base)) => base,
            None => "",
        };
        Candidate {
            fact: idx,
            label,
            measure,
            aim,
            past: tense == Tense::Past,
            task: tense == Tense::Aim,
            listed: false,
            norm,
            base,
            scope: area_of(fact, before).to_owned(),
            years: "",
            part: before.contains("其中"),
            added: fact.kind != Kind::Growth && ADDED.iter().any(|word| own.contains(word)),
            clause,
        }
    }

    /// Words of the text; nothing for a range that is none.
    pub(super) fn text(&self, range: Range<usize>) -> &'a str {
        self.briefing.text.get(range).unwrap_or_default()
    }

    /// The sentence of a fact.
    pub(super) fn sentence(&self, fact: &Fact) -> TextRange {
        self.briefing.sentences.get(fact.sentence).map_or(fact.span.clone(), |found| found.range.clone())
    }

    /// The clause that holds a fact.
    fn clause(&self, fact: &Fact, sentence: &TextRange) -> TextRange {
        let before = self.text(sentence.start..fact.span.start);
        let after = self.text(fact.span.end..sentence.end);
        let start = before.rfind(CLAUSE_ENDS).map_or(sentence.start, |at| {
            sentence.start + at + before[at..].chars().next().map_or(0, char::len_utf8)
        });
        // What counts an item is no word of it.
        let number = parse_numbered(self.text(start..fact.span.start)).map_or(0, |number| number.rest);
        let start = if start == sentence.start { start + number } else { start };
        let end = after.find(CLAUSE_ENDS).map_or(sentence.end, |at| fact.span.end + at);
        start..end.max(fact.span.end)
    }

    /// What a fact is of, cut from its sentence, and the measure that stands apart from it.
    fn label(&self, fact: &Fact, sentence: &TextRange) -> (Option<String>, String) {
        let words = self.text(sentence.clone());
        let subject = trimmed(&fact.subject);
        let fits = |label: &str| is_name(label) && words.contains(label);
        if fits(subject) {
            let whole = !self.is_cut(fact, sentence, subject) && !self.wants_measure(fact, sentence, subject);
            return (whole.then(|| subject.to_owned()), String::new());
        }
        // 总投资185亿元的特种尼龙小镇: the subject is put together of what stands behind the number and before it.
        if words.contains(subject) {
            return (None, String::new());
        }
        let cuts = subject.char_indices().skip(2).map(|(at, _)| at).collect::<Vec<_>>();
        let before = self.text(sentence.start..fact.span.start);
        for at in cuts.into_iter().rev() {
            let (label, measure) = subject.split_at(at);
            if fits(label) && is_measure(measure) && before.ends_with(measure) {
                return (Some(label.to_owned()), measure.to_owned());
            }
        }
        // The subject is put together of a name and of what all of them share: 甲增加值.
        let Some(name) = self.named_in_turn(fact, sentence) else { return (None, String::new()) };
        let tail = subject.strip_prefix(name).unwrap_or_default();
        // 利用外资、投资分别增长: what is a name of its own is no tail of another.
        // 甲业、乙优势产业增加值分别增长: what they share is 增加值.
        let tail = if name.ends_with('业') { tail.strip_prefix("产业").unwrap_or(tail) } else { tail };
        let tail = if words.contains(&format!("、{tail}分别")) { "" } else { tail };
        // 进口货值、入境游客、免税销售额分别增长: where one of them says what was measured, the last speaks for itself alone.
        if self.is_mixed(fact, sentence) {
            return (Some(name).filter(|name| fits(name)).map(str::to_owned), String::new());
        }
        if !tail.is_empty() && !name.ends_with(tail) && words.contains(tail) && is_name(subject) {
            // What all of them share stands apart from the name, and is set in brackets.
            return (Some(format!("{name}〔{tail}〕")), String::new());
        }
        let whole = fits(name) && subject == name;
        (whole.then(|| name.to_owned()), String::new())
    }

    /// Whether a number stands right before a name and belongs to it: 亿元以上技改项目 are not all of them.
    fn is_cut(&self, fact: &Fact, sentence: &TextRange, name: &str) -> bool {
        let Some(at) = self.text(sentence.start..fact.span.start).rfind(name) else { return false };
        let start = sentence.start + at;
        let before = self.facts.partition_point(|other| other.span.start < start).checked_sub(1);
        before
            .and_then(|before| self.facts.get(before))
            .is_some_and(|other| other.span.end == start && !matches!(other.kind, Kind::Date | Kind::Rank))
    }

    /// Whether a name before the last of a list says itself what was measured.
    fn is_mixed(&self, fact: &Fact, sentence: &TextRange) -> bool {
        let before = self.text(sentence.start..fact.span.start);
        let Some((names, _)) = before.rsplit_once("分别") else { return false };
        let listed: Vec<&str> =
            names.rsplit(CLAUSE_ENDS).next().unwrap_or_default().split(['、', '和', '与']).collect();
        listed.split_last().is_some_and(|(last, others)| others.iter().any(|name| !wants_measure(name, last)))
    }

    /// Whether a name stands in a list whose last name alone says what was measured.
    fn wants_measure(&self, fact: &Fact, sentence: &TextRange, name: &str) -> bool {
        let before = self.text(sentence.start..fact.span.start);
        let Some((names, values)) = before.rsplit_once("分别") else { return false };
        let listed = names.rsplit(CLAUSE_ENDS).next().unwrap_or_default();
        let Some((_, behind)) = listed.rsplit_once(name) else { return false };
        let last = listed.rsplit(['、', '和', '与']).next().unwrap_or_default();
        !values.contains(CLAUSE_ENDS) && !behind.is_empty() && wants_measure(name, last)
    }

    /// 甲、乙增加值分别增长8.9%、7.7%: the name that stands where the number does.
    fn named_in_turn(&self, fact: &Fact, sentence: &TextRange) -> Option<&'a str> {
        let before = self.text(sentence.start..fact.span.start);
        let (names, values) = before.rsplit_once("分别")?;
        if values.contains(CLAUSE_ENDS) {
            return None;
        }
        let names = names.rsplit(CLAUSE_ENDS).next()?.trim();
        let names = names.strip_prefix("其中").unwrap_or(names);
        let after = self.text(fact.span.end..sentence.end);
        let after = after.split(CLAUSE_ENDS).next().unwrap_or_default();
        let parted = |text: &str| text.matches(['、', '和']).count();
        let nth = parted(values);
        let count = nth + 1 + parted(after);
        // 租赁和商务服务业 is one name, where 、 parts as many as there are numbers.
        let parts = [&['、'][..], &['、', '和']].map(|marks| names.split(marks).collect::<Vec<&str>>());
        parts.into_iter().find(|names| names.len() == count)?.get(nth).copied()
    }

    /// The mark of a fact in a figure block: its quote and its label, and which number of the quote is meant where that
    /// can't be cut to hold but one that `fits`.
    pub(super) fn mark(&self, candidate: &Candidate, fits: &dyn Fn(&Fact) -> bool) -> Option<Mark> {
        let mut mark = self.unnamed_mark(candidate, fits)?;
        mark.push(("label", candidate.label.clone()?));
        Some(mark)
    }

    /// The same without a label.
    pub(super) fn unnamed_mark(&self, candidate: &Candidate, fits: &dyn Fn(&Fact) -> bool) -> Option<Mark> {
        if let Some(quote) = self.passage(candidate, fits) {
            return Some(vec![("quote", quote.to_owned())]);
        }
        let surface = self.fact(candidate).surface.as_str();
        let quote = self.passage(candidate, &|fact| fits(fact) && fact.surface == surface)?;
        Some(vec![("quote", quote.to_owned()), ("number", surface.to_owned())])
    }

    /// Words around a number that stand in the text once and hold no other number that `fits`.
    pub(super) fn quote(&self, candidate: &Candidate, fits: &dyn Fn(&Fact) -> bool) -> Option<&'a str> {
        self.passage(candidate, &|fact| number(fact) && fits(fact))
    }

    /// The same for any fact.
    pub(super) fn passage(&self, candidate: &Candidate, fits: &dyn Fn(&Fact) -> bool) -> Option<&'a str> {
        let fact = &self.facts[candidate.fact];
        let sentence = self.sentence(fact);
        let mut starts = Vec::new();
        if let Some(label) = &candidate.label {
            let own = self.text(candidate.clause.start..fact.span.start);
            starts.extend(own.rfind(label.as_str()).map(|at| candidate.clause.start + at));
        }
        // A number alone, were it the only one of its kind, would say nothing to who reads the block.
        if !candidate.measure.is_empty() {
            starts.push(fact.span.start.saturating_sub(candidate.measure.len()));
        }
        starts.push(self.own_start(candidate));
        starts.push(candidate.clause.start);
        let before = self.text(sentence.start..candidate.clause.start);
        let marks = before.char_indices().rev().filter(|(_, c)| CLAUSE_ENDS.contains(c)).skip(1);
        starts.extend(marks.map(|(at, c)| sentence.start + at + c.len_utf8()).take(3));
        starts.push(sentence.start);
        let ends = [fact.span.end, candidate.clause.end, sentence.end];
        for start in starts {
            for end in ends {
                let quote = self.text(start..end).trim();
                let single = self.facts_in(start..end).filter(|(_, fact)| fits(fact)).count() == 1;
                if single
                    && quote.chars().count() >= 4
                    && !quote.contains('\n')
                    && self.grams.is_unique(quote)
                {
                    return Some(quote);
                }
            }
        }
        None
    }

    /// Where the words of a fact begin in its clause: behind the number before, where the clause has one.
    pub(super) fn own_start(&self, candidate: &Candidate) -> usize {
        let before = self.facts_in(candidate.clause.start..self.facts[candidate.fact].span.start).last();
        before.map_or(candidate.clause.start, |(_, fact)| fact.span.end)
    }

    /// The paragraph or item that holds a fact.
    pub(super) fn block_of(&self, fact: &Fact) -> TextRange {
        let text = self.briefing.text.as_str();
        let start = self.text(0..fact.span.start).rfind('\n').map_or(0, |at| at + 1);
        let end = self.text(fact.span.end..text.len()).find('\n').map_or(text.len(), |at| fact.span.end + at);
        start..end
    }

    /// Whether words stand in the text once.
    pub(super) fn is_unique(&self, words: &str) -> bool {
        self.grams.is_unique(words)
    }

    /// The facts of a range, in order of the text.
    pub(super) fn facts_in(&self, range: TextRange) -> impl Iterator<Item = (usize, &'a Fact)> {
        let from = self.facts.partition_point(|fact| fact.span.start < range.start);
        let facts: &'a [Fact] = self.facts;
        facts[from..]
            .iter()
            .enumerate()
            .map(move |(idx, fact)| (from + idx, fact))
            .take_while(move |(_, fact)| fact.span.end <= range.end)
    }

    /// All candidates, each with its paragraph.
    pub(super) fn candidates(&self) -> impl Iterator<Item = (&Paragraph, &Candidate)> {
        self.paragraphs
            .iter()
            .flat_map(|paragraph| paragraph.candidates.iter().map(move |it| (paragraph, it)))
    }

    /// The fact of a candidate.
    pub(super) fn fact(&self, candidate: &Candidate) -> &'a Fact {
        &self.facts[candidate.fact]
    }

    /// The top section that a section stands in.
    pub(super) fn part_of(&self, section: Option<usize>) -> Option<usize> {
        let mut at = section?;
        while let Some(parent) = self.briefing.sections.get(at)?.parent.filter(|parent| *parent < at) {
            at = parent;
        }
        Some(at)
    }

    /// Whether the year of a fact's period stands in its part of the text before it, and is not worked out.
    pub(super) fn is_told(&self, fact: &Fact) -> bool {
        let year: String = fact.period.chars().take_while(char::is_ascii_digit).collect();
        let part = self.part_of(fact.section).and_then(|part| self.briefing.sections.get(part));
        let start = part.map_or(0, |part| part.heading.start);
        !year.is_empty() && self.text(start..fact.span.start).contains(&(year + "年"))
    }

    /// A period as a figure may print it: empty where its year is not one that the text writes.
    pub(super) fn printed_period<'f>(&self, fact: &'f Fact) -> &'f str {
        let year: String = fact.period.chars().take_while(char::is_ascii_digit).collect();
        let is_written = year.is_empty() || self.briefing.text.contains(&(year + "年"));
        if is_written { &fact.period } else { "" }
    }
}

/// Whether a fact has one number as its value.
pub(super) fn number(fact: &Fact) -> bool {
    matches!(fact.value, Value::Number(_))
}

/// The number of a fact, below zero where it fell.
pub(super) fn signed(fact: &Fact) -> f64 {
    let value = fact.value.number().unwrap_or_default();
    let falls = fact.kind == Kind::Growth && fact.direction == crate::fact::Direction::Decrease;
    if falls { -value.abs() } else { value }
}

/// Whether a fact is counted for certain and says how much there is.
pub(super) fn is_plain(fact: &Fact) -> bool {
    number(fact) && fact.tier == Tier::Core && !matches!(fact.qualifier, Qualifier::Within | Qualifier::Under)
}
