//! Key figures: four to six numbers for the head of the page, each of another kind of thing, never two of one sentence.

use std::collections::HashSet;
use std::ops::Range;

use super::label::{Label, detail_of, label_of};
use crate::document::{Briefing, KeyQuote};
use crate::fact::{Fact, Kind, Qualifier, Tier};

/// Fewest that a page should have.
pub(super) const FEWEST: usize = 4;
/// Most that a page has.
const MOST: usize = 6;
/// Most candidates whose quote is looked for in the text.
const TRIED: usize = 60;
/// Most characters of a quote.
const QUOTE: usize = 60;

/// What a number's kind is worth to a reader who sees six of them.
const WORTH: [(Kind, i32); 8] = [
    (Kind::Money, 6),
    (Kind::Growth, 6),
    (Kind::Rank, 5),
    (Kind::Share, 5),
    (Kind::Count, 4),
    (Kind::Amount, 4),
    (Kind::Length, 3),
    (Kind::Duration, 2),
];

/// Indicators that a reader looks for first in a report, by the ends of their names, and what more they are worth.
#[rustfmt::skip]
const HEADLINES: &[(&str, i32)] = &[
    ("生产总值", 8), ("GDP", 8), ("可支配收入", 6), ("预算收入", 6), ("财政收入", 6), ("财政总收入", 5), ("工业增加值", 5), ("新增就业", 6),
    ("固定资产投资", 4), ("零售总额", 4), ("粮食总产量", 5), ("粮食产量", 5), ("粮食总产", 5), ("进出口总额", 4), ("进出口总值", 4), ("进出口", 3), ("城镇化率", 4),
    ("预期寿命", 3), ("失业率", 3), ("常住人口", 4), ("民生支出", 3), ("社会用电量", 2), ("研发经费投入强度", 3),
];

/// What sets a key figure apart from those that are chosen already.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Apart {
    Kind,
    Unit,
    Name,
}

/// First one of each kind of number and of each indicator that a reader looks for, then one of each unit. Only where few are: names that are not surely theirs, and other things
/// in the same unit, as a budget has them.
const PASSES: &[(Apart, bool, usize)] = &[
    (Apart::Kind, true, MOST),
    (Apart::Unit, true, MOST),
    (Apart::Kind, false, FEWEST),
    (Apart::Unit, false, FEWEST),
    (Apart::Name, true, FEWEST),
];

/// Words that say of a number that it is not reached yet.
const AIMS: [&str; 9] = ["预期目标", "主要目标", "力争", "争取", "确保", "预计", "展望", "将达", "今后"];

/// Chooses the key figures of a briefing, in the order of its text.
pub(super) fn choose(briefing: &Briefing, facts: &[Fact]) -> Vec<(usize, KeyQuote)> {
    let mut ranked: Vec<Candidate<'_>> =
        facts.iter().enumerate().filter_map(|(idx, fact)| candidate(briefing, fact, idx)).collect();
    ranked.sort_by_key(|found| (std::cmp::Reverse(found.worth), found.idx));
    let mut chosen: Vec<(usize, KeyQuote)> = Vec::new();
    let mut sentences: HashSet<usize> = HashSet::new();
    let mut things: HashSet<(&str, &str)> = HashSet::new();
    let mut tried = 0;
    for (apart, sure, most) in PASSES {
        for Candidate { idx, label, headline, .. } in
            ranked.iter().filter(|found| found.label.is_sure == *sure)
        {
            let Some(fact) = facts.get(*idx).filter(|_| chosen.len() < *most && tried < TRIED) else { break };
            let thing = match apart {
                _ if !headline.is_empty() => ("", *headline),
                Apart::Kind => (fact.kind.name(), ""),
                Apart::Unit => (fact.kind.name(), fact.unit.as_str()),
                Apart::Name => ("", ""),
            };
            let again = chosen.iter().any(|(_, other)| overlap(&other.label, &label.text));
            if again
                || sentences.contains(&fact.sentence)
                || (*apart != Apart::Name && things.contains(&thing))
            {
                continue;
            }
            tried += 1;
            let Some(quote) = quote_of(briefing, facts, *idx, &label.text) else { continue };
            sentences.insert(fact.sentence);
            things.insert(thing);
            things.insert((fact.kind.name(), fact.unit.as_str()));
            let detail = detail_of(&quote, fact, label);
            chosen.push((*idx, KeyQuote { quote, label: label.text.clone(), detail, ..KeyQuote::default() }));
        }
    }
    chosen.sort_by_key(|(idx, _)| *idx);
    chosen
}

/// A number as a key figure: its quote, its name and its second line, all cut from the text. None where the text has no name for
/// it, or no short passage that stands once and holds it alone.
pub fn key_of(briefing: &Briefing, facts: &[Fact], idx: usize) -> Option<KeyQuote> {
    let fact = facts.get(idx)?;
    let label = label_of(briefing, fact)?;
    let quote = quote_of(briefing, facts, idx, &label.text)?;
    let detail = detail_of(&quote, fact, &label);
    Some(KeyQuote { quote, label: label.text, detail, ..KeyQuote::default() })
}

/// A number that may stand at the head of the page.
struct Candidate<'a> {
    idx: usize,
    label: Label<'a>,
    worth: i32,
    /// The indicator of [`HEADLINES`] that it is of; empty for any other.
    headline: &'static str,
}

/// What a number is worth at the head of the page; none for one that does not belong there.
fn candidate<'a>(briefing: &'a Briefing, fact: &'a Fact, idx: usize) -> Option<Candidate<'a>> {
    let kind = WORTH.iter().find(|(kind, _)| *kind == fact.kind)?.1;
    let sentence = briefing.sentences.get(fact.sentence)?;
    let fits = fact.tier == Tier::Core && !sentence.heading && !sentence.row;
    // 突破万亿元 has no numeral to set large; 提升5.27个百分点 is a step and no level.
    let numeral = |c: char| c.is_ascii_digit() || "一二三四五六七八九十两".contains(c);
    let large = fact.surface.contains(numeral) && !fact.unit.ends_with("百分点");
    let number = fact.value.number().filter(|_| fits && large)?;
    let label = label_of(briefing, fact)?;
    let before = briefing.text.get(sentence.range.start..fact.span.start)?;
    let length = label.text.chars().count();
    let early = fact.span.start * 4 / briefing.text.len().max(1);
    let small = fact.kind == Kind::Count && number.abs() < 3.0;
    let clause = before.rsplit(['，', '；', '。', ',']).next().unwrap_or_default();
    // 从53.2%提高到60%: where it began is not how it stands.
    let is_base = ["从", "由"].iter().any(|from| {
        clause.rfind(from).is_some_and(|at| !clause.get(at..).is_some_and(|rest| rest.contains('到')))
    });
    if is_base {
        return None;
    }
    let aim = AIMS.iter().any(|word| before.contains(word)) || is_yet_to_come(briefing, fact);
    let headline =
        HEADLINES.iter().filter(|(name, _)| fact.subject.ends_with(name)).max_by_key(|(_, more)| *more);
    let (headline, more) = headline.copied().unwrap_or_default();
    let vague = matches!(fact.kind, Kind::Growth | Kind::Share)
        && matches!(fact.qualifier, Qualifier::Approx | Qualifier::AtLeast);
    let worth = kind * 2 + more - i32::from(vague) * 6 - i32::from(aim) * 10 - early as i32
        + i32::from(!fact.period.is_empty())
        + i32::from(length >= 4)
        - i32::from(small) * 4
        - i32::from(length > 10) * 2;
    Some(Candidate { idx, label, worth, headline })
}

/// Whether a number is of a year behind that of the text, or of the whole year that a text of its first months looks ahead to.
fn is_yet_to_come(briefing: &Briefing, fact: &Fact) -> bool {
    let meeting = &briefing.meta.meeting;
    let Some(of) = fact.period.get(..4).and_then(|year| year.parse::<u16>().ok()) else { return false };
    meeting.year > 0
        && (of > meeting.year || of == meeting.year && meeting.month <= 3 && fact.period.ends_with('年'))
}

/// Whether two subjects name one thing.
fn overlap(one: &str, other: &str) -> bool {
    one.contains(other) || other.contains(one)
}

/// A part of the text that stands in it once and holds one number: from the subject on, or else from the beginning of a clause.
fn quote_of(briefing: &Briefing, facts: &[Fact], idx: usize, label: &str) -> Option<String> {
    let fact = facts.get(idx)?;
    let sentence = briefing.sentences.get(fact.sentence)?.range.clone();
    let before = briefing.text.get(sentence.start..fact.span.start)?;
    let behind = briefing.text.get(fact.span.end..sentence.end)?;
    let ranges = match before.rfind(label) {
        Some(at) => {
            let clauses = before
                .get(..at)?
                .rmatch_indices(['，', '；', '、', '：', '。', ','])
                .map(|(at, mark)| at + mark.len());
            let starts = std::iter::once(at).chain(clauses).chain([0]);
            starts.map(|at| sentence.start + at..fact.span.end).collect::<Vec<Range<usize>>>()
        }
        None => {
            let end = fact.span.end + behind.find(label)? + label.len();
            let clause = before
                .rfind(['，', '；', '、', '：', '。', ','])
                .and_then(|at| before.get(at..)?.chars().next().map(|mark| at + mark.len_utf8()));
            [fact.span.start, sentence.start + clause.unwrap_or(0)].map(|start| start..end).to_vec()
        }
    };
    ranges.into_iter().find_map(|range| {
        let quote = briefing.text.get(range.clone())?;
        let numbers =
            facts.get(idx.saturating_sub(12)..(idx + 12).min(facts.len()))?.iter().filter(|other| {
                other.value.number().is_some()
                    && range.start <= other.span.start
                    && other.span.end <= range.end
            });
        let fits = quote.chars().count() <= QUOTE && numbers.count() == 1;
        (fits && briefing.text.matches(quote).count() == 1).then(|| quote.to_owned())
    })
}
