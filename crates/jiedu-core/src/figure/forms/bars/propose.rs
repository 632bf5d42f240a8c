//! Which bars a text has: rates of one time, amounts of one sort, things that a sentence counts in turn, and by how much
//! rates are above those of the nation.

use std::collections::BTreeMap;

use crate::fact::{Fact, Kind, Qualifier};
use crate::figure::compare::{Likeness, alike, difference, has_base, likeness, printed_time};
use crate::figure::material::{Candidate, Material, Paragraph, is_plain, number, signed};
use crate::figure::naming::{is_name, spoken};
use crate::figure::proposal::{BlockText, Proposal, Proposals};

/// Fewer rates than this are a sentence.
const LEAST_RATES: usize = 3;
/// A section of more characters than this goes from one thing to another.
const LONG_SECTION: usize = 3_000;
/// What stands so many sentences apart is still of one thing.
const NEAR: usize = 2;
/// The same in a section, from one paragraph to the next.
const LEAST_IN_SECTION: usize = 4;
/// Strength of sorted rates, of amounts, and of each mark.
const RATES: u32 = 60;
const AMOUNTS: u32 = 50;
const A_MARK: u32 = 4;
/// Strength of things counted in turn, and of rates above those of the nation.
const IN_TURN: u32 = 52;
const ABOVE: u32 = 56;
/// Most marks that make a figure stronger.
const STRONGEST: usize = 8;
/// Fewer things than this that are counted in turn are a sentence.
const LEAST_IN_TURN: usize = 3;
/// Where the greatest is so many times the least, the least is no bar.
const STEEPEST: f64 = 60.0;
/// Up to so many, things are drawn as dots.
const MOST_DOTS: f64 = 100.0;
/// Most characters that a sentence says before the first of them.
const LONGEST_LEAD: usize = 12;
/// Verbs at the beginning of a name that hold for all names behind it: 新增甲3家、乙5家.
const VERBS: &[&str] = &[
    "新增",
    "新建",
    "新改建",
    "新培育",
    "新认定",
    "新引进",
    "新创建",
    "新获批",
    "新登记",
    "新签",
    "累计",
    "建成",
    "建设",
    "建立",
    "培育",
    "认定",
    "创建",
    "获批",
    "引进",
    "引育",
    "改造",
    "完成",
    "办理",
    "办结",
    "打造",
    "实施",
    "举办",
    "开工",
    "投用",
    "组建",
    "设立",
    "入选",
    "获评",
    "评选",
    "遴选",
    "筹集",
    "发放",
    "修复",
    "治理",
    "制定",
    "出台",
    "提请",
    "推出",
    "布局",
    "拥有",
    "净增",
    "增加",
    "销售",
    "生产",
    "出口",
];

/// Rates of one period, sorted; amounts of one sort; things counted in turn.
pub(super) fn propose(material: &Material<'_>, proposals: &mut Proposals) {
    // Rates that are too few in their paragraphs may be enough in their section.
    let mut left: BTreeMap<Option<usize>, Vec<&Candidate>> = BTreeMap::new();
    let lengths = material.briefing.section_characters();
    for paragraph in &material.paragraphs {
        let is_rate = |fact: &Fact| fact.kind == Kind::Growth && fact.unit == "%" && is_plain(fact);
        let rates: Vec<&Candidate> =
            paragraph.candidates.iter().filter(|it| is_rate(material.fact(it))).collect();
        let mut found = false;
        // A paragraph goes from one thing to the next: what stands far apart in it is no picture together.
        for run in runs(material, &rates) {
            let own = propose_rates(material, paragraph.section, &run, LEAST_RATES, proposals);
            if !own {
                left.entry(paragraph.section).or_default().extend(run);
            }
            found |= own;
        }
        if !found && rates.len() >= LEAST_RATES {
            let place = material.fact(rates[0]).span.start;
            proposals.refuse("bars", place, difference(material, &rates, "增速"));
        }
        propose_in_turn(material, paragraph, proposals);
        propose_amounts(material, paragraph, proposals);
    }
    for (section, rates) in left {
        // What stands far apart in a long section is no picture together.
        let length = section.and_then(|section| lengths.get(section)).copied().unwrap_or_default();
        if length > LONG_SECTION {
            continue;
        }
        propose_rates(material, section, &rates, LEAST_IN_SECTION, proposals);
    }
    propose_above(material, proposals);
}

/// Candidates of sentences that follow one another.
fn runs<'c>(material: &Material<'_>, candidates: &[&'c Candidate]) -> Vec<Vec<&'c Candidate>> {
    let mut runs: Vec<Vec<&Candidate>> = Vec::new();
    let sentence = |it: &Candidate| material.fact(it).sentence;
    for candidate in candidates {
        match runs.last_mut() {
            Some(run) if run.last().is_some_and(|last| sentence(last) + NEAR >= sentence(candidate)) => {
                run.push(candidate);
            }
            _ => runs.push(vec![candidate]),
        }
    }
    runs
}

/// Rates by what must be equal of them; false where none of the groups can be drawn.
fn propose_rates(
    material: &Material<'_>,
    section: Option<usize>,
    rates: &[&Candidate],
    least: usize,
    proposals: &mut Proposals,
) -> bool {
    let mut found = false;
    for (like, mut group) in alike(rates, |it| likeness(material, it)) {
        // Of a bound nobody knows where it stands among the others.
        group.retain(|it| {
            material.fact(it).qualifier == Qualifier::Exact && !is_price(it) && has_base(material, it)
        });
        if !(least..=20).contains(&group.len()) {
            continue;
        }
        // Where many of those beside them have no name, what is left is no picture of them.
        let in_sentence = |it: &&&Candidate| {
            it.label.is_none()
                && group.iter().any(|other| material.fact(other).sentence == material.fact(it).sentence)
        };
        if rates.iter().filter(in_sentence).count() * 2 >= group.len() {
            continue;
        }
        group.sort_by(|a, b| signed(material.fact(b)).total_cmp(&signed(material.fact(a))));
        let (Some(first), Some(last)) = (group.first(), group.last()) else { continue };
        let (high, low) = (signed(material.fact(first)), signed(material.fact(last)));
        let tops: Vec<&str> = group
            .iter()
            .filter(|it| signed(material.fact(it)) == high)
            .filter_map(|it| it.label.as_deref())
            .collect();
        let caption = match tops.as_slice() {
            _ if high == low => format!("{}项{}", group.len(), both(material.fact(first))),
            [one] => {
                let (one, lowest) = (spoken(one), spoken(last.label.as_deref().unwrap_or_default()));
                format!("{one}{}，{lowest}{}", changed(material.fact(first)), changed(material.fact(last)))
            }
            [a, b] => format!("{}、{}{}", spoken(a), spoken(b), both(material.fact(first))),
            many => format!("{}项{}", many.len(), both(material.fact(first))),
        };
        let period = printed_time(material, first);
        let block =
            BlockText { caption, sub: format!("{period}{}增速", like.base), ..BlockText::default() };
        let reason = format!("{}个{}增速，同一时期 → 排序条形", group.len(), like.base);
        let main = |it: &Candidate| [high, low].contains(&signed(material.fact(it)));
        found |= offer(material, section, &group, (block, reason, RATES), &main, proposals);
    }
    found
}

/// A rate that several have.
fn both(fact: &Fact) -> String {
    let word = if signed(fact) < 0.0 { "降幅" } else { "增速" };
    format!("{word}同为{}", fact.surface.trim_start_matches(['-', '－', '−']))
}

/// Whether a rate is of what is better low: beside growth it would be read as growth.
fn is_price(candidate: &Candidate) -> bool {
    let label = candidate.label.as_deref().unwrap_or_default();
    ["价格", "物价", "能耗", "排放", "浓度", "失业", "亏损", "事故"].iter().any(|word| label.contains(word))
}

/// A rate with the word for its direction.
fn changed(fact: &Fact) -> String {
    let word = if signed(fact) < 0.0 { "下降" } else { "增长" };
    format!("{word}{}", fact.surface.trim_start_matches(['-', '－', '−']))
}

fn propose_amounts(material: &Material<'_>, paragraph: &Paragraph, proposals: &mut Proposals) {
    let is_amount = |fact: &Fact| matches!(fact.kind, Kind::Money | Kind::Amount) && is_plain(fact);
    let mut by_unit: BTreeMap<&str, Vec<&Candidate>> = BTreeMap::new();
    for candidate in paragraph.candidates.iter().filter(|it| is_amount(material.fact(it))) {
        by_unit.entry(&material.fact(candidate).unit).or_default().push(candidate);
    }
    for (unit, amounts) in by_unit {
        // Only a measure that stands apart from the names (总投资185亿元的甲) says that none of them is a part of another:
        // 谷物产量 may hold 稻谷产量.
        let mut found = false;
        let groups =
            alike(&amounts, |it| Likeness { measure: it.measure.as_str(), ..likeness(material, it) });
        for (like, mut group) in groups {
            if like.measure.is_empty() || !(2..=20).contains(&group.len()) || group.iter().any(|it| it.part) {
                continue;
            }
            group.sort_by(|a, b| signed(material.fact(b)).total_cmp(&signed(material.fact(a))));
            let named = |it: &Candidate| {
                let label = it.label.as_deref().unwrap_or_default();
                let measure = if label.ends_with(like.measure) { "" } else { like.measure };
                format!("{label}{measure}{}", material.fact(it).surface)
            };
            let [first, second, ..] = group.as_slice() else { continue };
            let caption = if group.len() == 2 {
                format!("{}，{}", named(first), named(second))
            } else {
                format!("{}，{}项中最多", named(first), group.len())
            };
            let equal = signed(material.fact(first)) == signed(material.fact(second));
            if equal && group.len() > 2
                || group.iter().any(|it| material.fact(it).qualifier != Qualifier::Exact)
            {
                continue;
            }
            let period = printed_time(material, first);
            let join = if period.is_empty() { "" } else { "，" };
            let block =
                BlockText { caption, sub: format!("{period}{join}{}", like.measure), ..BlockText::default() };
            let reason = format!("{}个{unit}数，都是{} → 条形", group.len(), like.measure);
            let top = signed(material.fact(first));
            let main = |it: &Candidate| signed(material.fact(it)) == top;
            found |= offer(material, paragraph.section, &group, (block, reason, AMOUNTS), &main, proposals);
        }
        if !found && amounts.len() >= 2 {
            let place = material.fact(amounts[0]).span.start;
            proposals.refuse("bars", place, difference(material, &amounts, &format!("{unit}数")));
        }
    }
}

/// Offers a figure of a group of facts; false where one of them can't be quoted.
fn offer(
    material: &Material<'_>,
    section: Option<usize>,
    group: &[&Candidate],
    (block, reason, strength): (BlockText, String, u32),
    is_main: &dyn Fn(&Candidate) -> bool,
    proposals: &mut Proposals,
) -> bool {
    let fits = |fact: &Fact| {
        number(fact) && matches!(fact.kind, Kind::Money | Kind::Amount | Kind::Growth | Kind::Count)
    };
    let mut marks = Vec::with_capacity(group.len());
    for candidate in group {
        let Some(mut mark) = material.mark(candidate, &fits) else { return false };
        if !is_main(candidate) {
            mark.push(("emphasis", "other".to_owned()));
        }
        marks.push(mark);
    }
    let facts: Vec<usize> = group.iter().map(|it| it.fact).collect();
    let place = facts.iter().filter_map(|fact| Some(material.facts.get(*fact)?.span.start)).min();
    proposals.found.push(Proposal {
        form: "bars",
        block: BlockText { marks, ..block },
        score: strength + A_MARK * facts.len().min(STRONGEST) as u32,
        facts,
        section,
        place: place.unwrap_or_default(),
        reason,
    });
    true
}

/// 新增甲3家、乙5家、丙9家: things that one clause counts in turn by one unit. None of them is a part of another.
fn propose_in_turn(material: &Material<'_>, paragraph: &Paragraph, proposals: &mut Proposals) {
    let mut rest = paragraph.candidates.as_slice();
    while let Some((first, others)) = rest.split_first() {
        let mut run = vec![first];
        for next in others {
            let Some(last) = run.last() else { break };
            if !follows(material, last, next) {
                break;
            }
            run.push(next);
        }
        rest = rest.get(run.len()..).unwrap_or_default();
        if run.len() >= LEAST_IN_TURN {
            offer_in_turn(material, paragraph, &run, proposals);
        }
    }
}

/// Whether a number follows another in one list.
fn follows(material: &Material<'_>, one: &Candidate, next: &Candidate) -> bool {
    let (a, b) = (material.fact(one), material.fact(next));
    let counts = |fact: &Fact| {
        matches!(fact.kind, Kind::Count | Kind::Money | Kind::Amount)
            && is_plain(fact)
            && fact.qualifier == Qualifier::Exact
    };
    let between = material.text(a.span.end..b.span.start);
    counts(a)
        && counts(b)
        && a.unit == b.unit
        && a.kind == b.kind
        && a.sentence == b.sentence
        && one.clause.start == next.clause.start
        && between.starts_with(['、', '和', '及'])
        && !between.contains("其中")
}

/// The verb at the beginning of a name.
fn verb_of(label: &str) -> &'static str {
    VERBS.iter().filter(|verb| label.starts_with(**verb)).max_by_key(|verb| verb.len()).copied().unwrap_or("")
}

fn offer_in_turn(
    material: &Material<'_>,
    paragraph: &Paragraph,
    run: &[&Candidate],
    proposals: &mut Proposals,
) {
    let Some(first) = run.first() else { return };
    let fact = material.fact(first);
    let noun = format!("{}数，一句里并列", fact.unit);
    let mut refuse = |why: &str| {
        proposals.refuse("bars", fact.span.start, format!("{}个{noun}，{why}：不作图", run.len()));
    };
    if run.iter().any(|it| it.aim || it.norm || it.part) {
        return refuse("是目标、规定或部分");
    }
    let mut named: Vec<Candidate> = run.iter().map(|it| (*it).clone()).collect();
    let verbs: Vec<&str> = named.iter().map(|it| verb_of(it.label.as_deref().unwrap_or_default())).collect();
    let shared = verbs.iter().skip(1).all(|verb| verb.is_empty());
    if !shared && verbs.contains(&"") {
        return refuse("有的有动词，有的没有");
    }
    if shared && let Some(label) = named.first_mut().and_then(|it| it.label.as_mut()) {
        while !verb_of(label).is_empty() {
            *label = label.get(verb_of(label).len()..).unwrap_or_default().to_owned();
        }
    }
    // What stands before a number is its name and nothing more, but for what the first says of all.
    let mut lead = "";
    for (nth, it) in named.iter().enumerate() {
        let Some(label) = it.label.as_deref().filter(|label| is_name(label)) else {
            return refuse("有的没有名称");
        };
        let start = material.own_start(it);
        let own = material.text(start..material.fact(it).span.start);
        let own =
            if nth == 0 { own.trim() } else { own.trim_start_matches(['、', '和', '以', '及']).trim() };
        let Some(before) = own.strip_suffix(label) else { return refuse("有的数前面还有别的话") };
        match nth {
            0 => lead = before.trim(),
            _ if before.is_empty() => {}
            _ => return refuse("有的数前面还有别的话"),
        }
    }
    let labels: Vec<&str> = named.iter().filter_map(|it| it.label.as_deref()).collect();
    if labels.iter().any(|label| labels.iter().filter(|other| other == &label).count() > 1) {
        return refuse("有同名的");
    }
    if lead.chars().count() > LONGEST_LEAD || lead.contains(|c: char| c.is_ascii_digit()) {
        return refuse("前面的话太长");
    }
    let value = |it: &&Candidate| material.fact(it).value.number().unwrap_or_default();
    let mut group: Vec<&Candidate> = named.iter().collect();
    group.sort_by(|a, b| value(b).total_cmp(&value(a)));
    let (Some(top), Some(second), Some(last)) = (group.first(), group.get(1), group.last()) else { return };
    if value(last) <= 0.0 || value(top) / value(last) > STEEPEST {
        return refuse("相差太远");
    }
    if value(top) == value(second) {
        return refuse("最多的不止一个");
    }
    let label = top.label.as_deref().unwrap_or_default();
    let few = value(top) <= MOST_DOTS;
    let caption = format!("{lead}{label}{}，{}项中最多", material.fact(top).surface, group.len());
    let sub: Vec<&str> =
        [printed_time(material, first), lead].into_iter().filter(|it| !it.is_empty()).collect();
    let unit = format!("一点一{}", fact.unit);
    let dots = (few && fact.kind == Kind::Count).then_some(unit.as_str());
    let sub = [sub.join("，").as_str()]
        .into_iter()
        .chain(dots)
        .filter(|it| !it.is_empty())
        .collect::<Vec<_>>()
        .join("；");
    let block = BlockText { caption, sub, ..BlockText::default() };
    let reason = format!("{}个{noun} → {}", group.len(), if dots.is_some() { "点阵" } else { "条形" });
    let most = value(top);
    let main = |it: &Candidate| material.fact(it).value.number() == Some(most);
    offer(material, paragraph.section, &group, (block, reason, IN_TURN), &main, proposals);
    // What can be counted at a glance is.
    if let Some(proposal) =
        proposals.found.last_mut().filter(|it| dots.is_some() && it.place <= fact.span.start)
    {
        proposal.form = "dots";
    }
}

/// 规上工业增加值增长7.6%，高于全国1.7个百分点: by how much the rates of a section are above those of the nation.
fn propose_above(material: &Material<'_>, proposals: &mut Proposals) {
    type Key<'a> = (Option<usize>, &'a str, &'static str, &'static str);
    let mut groups: BTreeMap<Key<'_>, Vec<&Candidate>> = BTreeMap::new();
    for paragraph in &material.paragraphs {
        for window in paragraph.candidates.windows(2) {
            let [rate, above] = window else { continue };
            let (one, other) = (material.fact(rate), material.fact(above));
            let between = material.text(one.span.end..other.span.start);
            let between = between.trim_start_matches(['，', '、']);
            let compares = ["高于全国", "快于全国", "高于全国平均水平", "快于全国平均水平", "高于全国平均"];
            let sound = one.kind == Kind::Growth
                && one.unit == "%"
                && other.kind == Kind::Growth
                && other.unit.ends_with("百分点")
                && other.qualifier == Qualifier::Exact
                && compares.contains(&between)
                && rate.label.is_some()
                && !rate.aim
                && !above.aim
                && !rate.norm
                && has_base(material, rate);
            if sound {
                let key = (paragraph.section, one.period.as_str(), rate.base, rate.years);
                groups.entry(key).or_default().push(above);
            }
        }
    }
    for ((section, _, base, _), mut group) in groups {
        let names = |it: &&Candidate| it.label.as_deref().unwrap_or_default().to_owned();
        let all: Vec<String> = group.iter().map(names).collect();
        let once =
            all.iter().all(|name| !name.is_empty() && all.iter().filter(|it| *it == name).count() == 1);
        if group.len() < LEAST_RATES || !once {
            continue;
        }
        group.sort_by(|a, b| signed(material.fact(b)).total_cmp(&signed(material.fact(a))));
        let [first, second, ..] = group.as_slice() else { continue };
        let most = signed(material.fact(first));
        let caption = if most == signed(material.fact(second)) {
            format!("{}项增速高于全国", group.len())
        } else {
            let label = spoken(first.label.as_deref().unwrap_or_default());
            format!("{label}增速高于全国{}，{}项中最多", material.fact(first).surface, group.len())
        };
        let sub = format!("{}{base}增速高于全国多少个百分点", printed_time(material, first));
        let block = BlockText { caption, sub, ..BlockText::default() };
        let reason = format!("{}个增速，都写明高于全国多少 → 条形", group.len());
        let main = |it: &Candidate| signed(material.fact(it)) == most;
        offer(material, section, &group, (block, reason, ABOVE), &main, proposals);
    }
}
