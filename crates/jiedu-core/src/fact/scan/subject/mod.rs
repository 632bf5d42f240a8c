//! What a number is of: the phrase before it, the noun behind it, or what the number before is of; empty where the rule is
//! not sure, for a wrong subject labels a bar.
//!
//! Each of them is a candidate with a weight: the sum of the signs that speak for it and against it ([`weights`]). The
//! heaviest wins, if it is heavy enough.

mod after;
mod before;
mod list;
mod weights;
mod word;

use self::after::after;
use self::before::{Before, End, phrase_before};
use self::weights::{Candidate, choose};
use self::word::{ends_with_any, strip_all};
use super::sentence::{Placed, Sentence, is_list_mark};
use super::words::Words;
use super::{Fact, Kind, Qualifier};
use crate::fact::lexicon::subject::{BENEFITS, GIVING, LINKS, OBJECT_VERBS, SPANS};

/// Sums of which 的 behind the number says whose they are: 总投资185亿元的特种尼龙小镇.
const OWNED: &[&str] = &["总投资", "投资", "总面积", "总长", "全长", "占地面积", "计划投资", "计划总投资"];

/// The subject of a quantity of a sentence, by what stands around it and by the facts before it.
pub(super) fn subject(sentence: &Sentence<'_>, idx: usize, facts: &[Fact]) -> String {
    let Some(placed) = sentence.found.get(idx) else { return String::new() };
    if placed.is_date() {
        return String::new();
    }
    let before = phrase_before(sentence, idx);
    if let Some(part) = list::respective(sentence, idx, facts) {
        return part;
    }
    let kind = placed.quantity.kind;
    let phrase = before.phrase.words();
    let shares = matches!(kind, Kind::Growth | Kind::Share) || after(sentence, idx).is_none();
    if let Some(previous) = before.listed_after.filter(|_| phrase.is_empty() && shares)
        && let Some(fact) = facts.get(previous).filter(|fact| !fact.subject.is_empty() && fact.kind == kind)
    {
        // 5万元、2万元: the second is of what the first is of.
        let reached = matches!(placed.quantity.qualifier, Qualifier::Over);
        return if reached { of_all(&fact.subject) } else { fact.subject.clone() };
    }
    if let Some(owned) = owned(sentence, placed, before.name.words()) {
        return owned;
    }
    choose([
        named(&before, kind),
        behind(sentence, idx, &before),
        carried(sentence, idx, &before, facts),
        of_the_unit(sentence, idx, &before, facts),
        benefit(&before, kind),
    ])
}

/// Whether a phrase begins with a verb of its own.
pub(super) fn begins_with_verb(phrase: &str) -> bool {
    OBJECT_VERBS.iter().chain(LINKS).chain(GIVING).any(|verb| phrase.starts_with(verb))
}

/// The phrase before the number.
fn named(before: &Before, kind: Kind) -> Candidate {
    let name = before.name.words();
    let mut candidate = Candidate::new(name.written);
    if name.is_empty() || before.is_base || before.compares {
        return candidate;
    }
    if matches!(kind, Kind::Duration | Kind::Age) {
        return if ends_with_any(name.read, SPANS) { candidate.add(weights::NAMED) } else { candidate };
    }
    candidate = candidate.add(weights::NAMED);
    match before.end {
        End::Link | End::Change => candidate.add(weights::LINKED),
        End::Giving => candidate.add(weights::GIVEN),
        End::Verb => candidate.add(weights::ENDS_IN_VERB),
        End::Of => candidate.add(weights::ENDS_IN_OF),
        End::Noun => candidate,
    }
}

/// The noun behind the number.
fn behind(sentence: &Sentence<'_>, idx: usize, before: &Before) -> Candidate {
    let Some(placed) = sentence.found.get(idx) else { return Candidate::new("") };
    let Some(noun) = after(sentence, idx) else { return Candidate::new("") };
    let mut candidate = Candidate::new(noun.words.written).add(weights::BEHIND);
    candidate = match placed.quantity.kind {
        Kind::Count | Kind::Amount | Kind::Length => candidate.add(weights::COUNTED),
        // 百分之二的手续费 is of the 手续费, 5%以上股份 may be of anything.
        Kind::Money => candidate,
        Kind::Share if noun.of => candidate,
        Kind::Age => candidate,
        _ => return Candidate::new(""),
    };
    match before.end {
        End::Verb | End::Giving => candidate.add(weights::OBJECT),
        End::Link | End::Change => candidate.add(weights::LINK_BEFORE_NOUN),
        End::Of => candidate.add(weights::OBJECT),
        End::Noun if before.name.words().is_empty() => candidate.add(weights::OPENS),
        End::Noun => candidate,
    }
}

/// What the number before is of: ，同比增长20.3%; ，占年度计划的63.2%; 提高到1.39万亿元.
fn carried(sentence: &Sentence<'_>, idx: usize, before: &Before, facts: &[Fact]) -> Candidate {
    let Some(placed) = sentence.found.get(idx) else { return Candidate::new("") };
    let opens = before.phrase.words().is_empty() || before.is_empty;
    let kind = placed.quantity.kind;
    let relative = matches!(kind, Kind::Growth | Kind::Share | Kind::Rank);
    let bracketed = before.bracketed;
    let linked = matches!(before.end, End::Link | End::Change);
    let fits = before.compares || before.is_base || opens && (relative || linked || bracketed);
    // ，累计为29个省份供煤: 为 says for whom, and no number of what stands before.
    let for_them =
        kind == Kind::Count && before.phrase.words().read.ends_with('为') && after(sentence, idx).is_some();
    if !fits || for_them || matches!(kind, Kind::Duration | Kind::Age) {
        return Candidate::new("");
    }
    let Some(mut subject) = subject_before(sentence, idx, facts) else { return Candidate::new("") };
    if before.phrase.words().read.contains("贡献")
        && let Some((part, _)) = subject.split_once('占')
    {
        subject = part.to_owned();
    }
    subject = of_all(&subject);
    if before.phrase.words().read.starts_with("占比") && !subject.is_empty() && !subject.contains('占') {
        subject.push_str("占比");
    }
    if let Some(whole) = before.whole.as_ref().filter(|_| !subject.is_empty() && !subject.contains('占')) {
        subject.push('占');
        subject.push_str(whole);
    }
    Candidate::new(&subject).add(weights::CARRIED)
}

/// 里程新增3000公里、突破1.1万公里: the second is of all of it.
fn of_all(subject: &str) -> String {
    subject.strip_suffix("新增").filter(|all| !all.is_empty()).unwrap_or(subject).to_owned()
}

/// 项目382个，…，开工248个: what another number of the same unit counts, where a verb alone stands before this one.
fn of_the_unit(sentence: &Sentence<'_>, idx: usize, before: &Before, facts: &[Fact]) -> Candidate {
    let Some(placed) = sentence.found.get(idx) else { return Candidate::new("") };
    let verb = before.name.words().is_empty() && matches!(before.end, End::Verb | End::Link | End::Of);
    if placed.quantity.kind != Kind::Count || !verb || before.phrase.words().is_empty() {
        return Candidate::new("");
    }
    let known = facts.iter().rev().take(4).find(|fact| {
        fact.kind == Kind::Count && fact.unit == placed.quantity.unit && !fact.subject.is_empty()
    });
    // What a clause says of some of them (上涨的城市个数) is not said of the others.
    known.map_or(Candidate::new(""), |fact| {
        let whole = fact.subject.rsplit('的').next().unwrap_or_default();
        Candidate::new(whole).add(weights::SAME_UNIT)
    })
}

/// 每户奖励5万元: the verb is the name of the sum.
fn benefit(before: &Before, kind: Kind) -> Candidate {
    let phrase = strip_all(before.phrase.words(), &[]);
    let word = BENEFITS.iter().filter(|word| phrase.read.ends_with(**word)).max_by_key(|word| word.len());
    match word {
        Some(word) if kind == Kind::Money => {
            let written = phrase.from(phrase.read.len() - word.len()).written;
            Candidate::new(written).add(weights::BENEFIT)
        }
        _ => Candidate::new(""),
    }
}

/// The subject of the number before, where there is but one before.
fn subject_before(sentence: &Sentence<'_>, idx: usize, facts: &[Fact]) -> Option<String> {
    let known = |idx: usize| {
        let placed = sentence.found.get(idx)?;
        let fits = placed.is_core() && !matches!(placed.quantity.kind, Kind::Duration | Kind::Age);
        fits.then_some(())
    };
    let last = (0..idx)
        .rev()
        .take(8)
        .filter(|idx| !sentence.found.get(*idx).is_some_and(Placed::is_date))
        .find(|idx| known(*idx).is_some())?;
    let other = sentence.number_before(last);
    let listed = other.is_some_and(|other| {
        let (Some(one), Some(next)) = (sentence.found.get(other), sentence.found.get(last)) else {
            return false;
        };
        let between = sentence.between(one.span.end, next.span.start).read;
        is_list_mark(between)
            && !matches!(between.trim(), "，" | ",")
            && facts.get(other).map(|fact| of_all(&fact.subject))
                != facts.get(last).map(|fact| of_all(&fact.subject))
    });
    if listed { None } else { facts.get(last).map(|fact| fact.subject.clone()) }
}

/// 总投资185亿元的特种尼龙小镇 is the 特种尼龙小镇's 总投资.
fn owned(sentence: &Sentence<'_>, placed: &Placed, name: Words<'_>) -> Option<String> {
    let named = sentence.words.from(placed.span.end);
    if !OWNED.contains(&name.read) || !named.read.starts_with('的') {
        return None;
    }
    let noun = after::noun_of(sentence, placed.span.end)?;
    Some(format!("{}{}", noun.words.written, name.written))
}
