//! `sum-mismatch`: parts and whole are stated, and the parts do not make the whole.

use std::ops::Range;

use super::case::{Case, Stated};
use super::context::Context;
use super::finding::Finding;
use super::rule::Rule;
use crate::diagnostic::Diagnostic;
use crate::fact::{Kind, Qualifier, Value};

/// The rule.
pub(super) const RULE: Rule = Rule {
    code: "sum-mismatch",
    name: "合计不符",
    english: "sum mismatch",
    help: "Parts and whole are stated, and the parts do not make the whole.",
    run: find,
};

/// Words before a whole.
const TOTALS: [&str; 6] = ["合计", "总计", "共计", "一共", "总共", "共"];

/// Sums that are not what they say.
fn find(context: &Context<'_>, found: &mut Vec<Finding>) {
    let case = &context.case;
    let mut from = 0;
    while from < case.facts().len() {
        let first = &case.facts()[from];
        let to = case.facts()[from..]
            .iter()
            .position(|fact| fact.passage != first.passage || fact.sentence != first.sentence)
            .map_or(case.facts().len(), |len| from + len);
        sentence(case, &case.facts()[from..to], found);
        from = to;
    }
}

/// The sums of one sentence.
fn sentence(case: &Case<'_>, facts: &[Stated], found: &mut Vec<Finding>) {
    for (idx, whole) in facts.iter().enumerate() {
        let Some(total) = amount(whole) else { continue };
        let text = &case.raw.passages[whole.passage].text;
        let before = clause_before(text, whole);
        let named = TOTALS.iter().any(|word| {
            before.rfind(word).is_some_and(|at| {
                // 公共, 共同 and 中共 have the character and count nothing.
                let after = &before[at + word.len()..];
                let head = &before[..at];
                after.chars().count() <= 12
                    && !after.starts_with(['同', '享', '建', '产', '和', '治', '识', '青', '党'])
                    && !head.ends_with(['公', '中', '国'])
            })
        });
        // A 3家、B 4家，共8家.
        if named && let Some(parts) = run(text, facts, idx, true, whole) {
            report(case, whole, total, &parts, true, found);
            continue;
        }
        // 共8家，其中A 3家、B 5家.
        let after = facts.get(idx + 1).and_then(|next| text.get(whole.span.end..next.span.start));
        if let Some(gap) = after
            && gap.contains("其中")
            && let Some(parts) = run(text, facts, idx, false, whole)
        {
            let sum: f64 = parts.iter().filter_map(|part| amount(part)).sum();
            // 其中 may name a few of the parts only: too little is worth a look where things are counted and nothing more
            // follows. A change has no parts.
            let change = ["增加", "减少", "增长", "提高", "下降", "压减", "由", "从", "比"];
            if !change.iter().any(|word| before.contains(word))
                && (sum > total || (whole.fact.kind == Kind::Count && ends_clause(text, &parts)))
            {
                report(case, whole, total, &parts, false, found);
            }
        }
    }
}

fn report(
    case: &Case<'_>,
    whole: &Stated,
    total: f64,
    parts: &[&Stated],
    complete: bool,
    found: &mut Vec<Finding>,
) {
    let sum: f64 = parts.iter().filter_map(|part| amount(part)).sum();
    let slack: f64 = parts.iter().map(|part| precision(part)).sum::<f64>() + precision(whole);
    let round = precision(whole) < f64::EPSILON;
    if (sum - total).abs() <= if round { 1e-6 } else { slack + 1e-9 } {
        return;
    }
    let passage = &case.raw.passages[whole.passage];
    let terms: Vec<&str> = parts.iter().map(|part| part.fact.surface.as_str()).collect();
    let stated = &whole.fact.surface;
    let made = crate::label::value(&Value::Number((sum * 1e6).round() / 1e6 / scale(&whole.fact.unit)));
    let message = format!("{} do not make {stated}: they make {made}", terms.join(" + "));
    let zh = format!("{}加起来是{made}{}，写的是{stated}", terms.join("、"), whole.fact.unit);
    let help = "compare the original: one of the numbers is wrong, or a part is not named";
    let span = passage.source(&whole.span);
    // Parts that may overlap, or of which only some are named, prove nothing.
    let diagnostic = if complete && whole.fact.kind == Kind::Count {
        Diagnostic::error(RULE.code, span, message, help)
    } else {
        Diagnostic::warning(RULE.code, span, message, help)
    };
    found.push(Finding::new(diagnostic, zh));
}

/// The run of parts before or behind a whole: at least two numbers of its unit, parted by 、 or ，.
fn run<'f>(
    text: &str,
    facts: &'f [Stated],
    whole: usize,
    back: bool,
    total: &Stated,
) -> Option<Vec<&'f Stated>> {
    let mut parts: Vec<&Stated> = Vec::new();
    let order: Vec<usize> =
        if back { (0..whole).rev().collect() } else { (whole + 1..facts.len()).collect() };
    let mut edge = total.span.clone();
    for idx in order {
        let part = &facts[idx];
        if !alike(part, total) {
            break;
        }
        let gap: Range<usize> = if back { part.span.end..edge.start } else { edge.end..part.span.start };
        let between = text.get(gap).unwrap_or_default();
        // Behind 其中 the parts stand in a row of 、; what a comma parts may be another matter.
        if !back && !parts.is_empty() && between.contains(['，', ',', '；']) {
            break;
        }
        // 由40元提高到80元 states one thing twice.
        if ["提高到", "增加到", "增长到", "下降到", "减少到", "扩大到", "升至", "降至"]
            .iter()
            .any(|word| between.contains(word))
        {
            return None;
        }
        let marks = between.matches(['，', ',', '、', '；', '和', '及', '与']).count();
        let limit = if parts.is_empty() { 3 } else { 1 };
        if marks > limit
            || between.contains(['。', '（', '）', '(', ')'])
            || between.chars().count() > 24
            || named_total(between) && !parts.is_empty()
        {
            break;
        }
        edge = part.span.clone();
        parts.push(part);
    }
    if back {
        parts.reverse();
    }
    (parts.len() >= 2).then_some(parts)
}

/// Whether nothing more is counted behind the parts.
fn ends_clause(text: &str, parts: &[&Stated]) -> bool {
    let end = parts.last().map_or(0, |part| part.span.end);
    text.get(end..).unwrap_or_default().trim_start().starts_with(['，', '。', '；', ',', ';', '）'])
        || text.len() == end
}

fn named_total(between: &str) -> bool {
    ["其中", "合计", "总计", "累计", "同比", "增长", "比上年"].iter().any(|word| between.contains(word))
}

fn alike(one: &Stated, other: &Stated) -> bool {
    one.fact.kind == other.fact.kind
        && matches!(one.fact.kind, Kind::Count | Kind::Money | Kind::Amount)
        && base(&one.fact.unit) == base(&other.fact.unit)
        && amount(one).is_some()
}

/// The exact value of a fact, its magnitude counted in.
fn amount(stated: &Stated) -> Option<f64> {
    match stated.fact.value {
        Value::Number(number) if stated.fact.qualifier == Qualifier::Exact => {
            Some(number * scale(&stated.fact.unit))
        }
        _ => None,
    }
}

/// Half of the last digit of a number that is rounded: 2.08 may be 2.075 to 2.085.
fn precision(stated: &Stated) -> f64 {
    let digits = stated
        .fact
        .surface
        .split_once('.')
        .map_or(0, |(_, rest)| rest.chars().take_while(char::is_ascii_digit).count());
    let scale = scale(&stated.fact.unit);
    if digits == 0 && scale < 2.0 {
        return 0.0;
    }
    let mut step = 0.5;
    for _ in 0..digits.min(9) {
        step /= 10.0;
    }
    step * scale
}

/// The unit without its magnitude.
fn base(unit: &str) -> &str {
    unit.trim_start_matches(['千', '万', '亿', '百'])
}

/// What the magnitude of a unit multiplies by.
fn scale(unit: &str) -> f64 {
    unit[..unit.len() - base(unit).len()].chars().fold(1.0, |scale, c| {
        scale
            * match c {
                '百' => 100.0,
                '千' => 1_000.0,
                '万' => 10_000.0,
                '亿' => 100_000_000.0,
                _ => 1.0,
            }
    })
}

/// The words of the clause before a number.
fn clause_before<'t>(text: &'t str, stated: &Stated) -> &'t str {
    let before = text.get(stated.sentence.start..stated.span.start).unwrap_or_default();
    before.rsplit(['，', ',', '；', '、', '（', '(']).next().unwrap_or_default()
}
