//! The figures that the rules would draw, of the whole text or of numbers that the editor chose.

use std::collections::BTreeSet;

use jiedu_core::document::Briefing;
use jiedu_core::fact::Fact;
use jiedu_core::figure::{Choice, Proposals, Refusal, choose_figures, free_id, parse_block, propose_figures};
use jiedu_core::framework::scan_frameworks;
use jiedu_core::reading::{Cited, read_cited};
use jiedu_core::revise::adopt;
use jiedu_desk::protocol::{NotDrawn, Reply, Said, Span, Suggestion};

use crate::miniature::miniature;
use crate::revise::told;
use crate::view::form_name;

/// What could be drawn. Where places are given, of the numbers at these alone.
pub(crate) fn suggest(manuscript: &str, of: &[Span]) -> Reply {
    let (Cited { briefing, facts, figures, .. }, _) = read_cited(manuscript);
    let chosen: Vec<Fact> = facts
        .iter()
        .filter(|fact| of.is_empty() || of.contains(&briefing.source_range(&fact.span)))
        .cloned()
        .collect();
    let frameworks = if of.is_empty() { scan_frameworks(manuscript, &briefing) } else { Vec::new() };
    let Proposals { found, refused } = propose_figures(&briefing, &chosen, &frameworks);
    // Numbers that the editor chose may be drawn though another figure has them.
    let drawn = if of.is_empty() { figures.as_slice() } else { &[] };
    let choices = choose_figures(&briefing, &chosen, drawn, found);
    let taken: BTreeSet<&str> = figures.iter().map(|figure| figure.caption.as_str()).collect();
    let figures = choices
        .into_iter()
        // What stands in the text already is no suggestion.
        .filter(|choice| !taken.contains(choice.proposal.block.caption.as_str()) || !of.is_empty())
        .filter(|choice| !of.is_empty() || !is_drawn(&chosen, choice, &figures))
        // Of chosen numbers a figure of words shows none.
        .filter(|choice| of.is_empty() || !choice.proposal.facts.is_empty())
        .filter_map(|choice| suggestion(manuscript, &briefing, &facts, &chosen, &choice))
        .collect();
    let refused = if of.is_empty() || chosen.len() > 1 { refused } else { Vec::new() };
    let refused = refused.iter().map(|refusal| not_drawn(&briefing, refusal)).collect();
    Reply::Suggestions { figures, refused }
}

/// Whether all the numbers of a proposal stand in one figure already.
fn is_drawn(facts: &[Fact], choice: &Choice, figures: &[jiedu_core::figure::Figure]) -> bool {
    let all = &choice.proposal.facts;
    !all.is_empty()
        && all.iter().all(|fact| *fact < facts.len())
        && figures.iter().any(|figure| all.iter().all(|fact| figure.facts.contains(&(*fact as u16))))
}

fn suggestion(
    manuscript: &str,
    briefing: &Briefing,
    facts: &[Fact],
    chosen: &[Fact],
    choice: &Choice,
) -> Option<Suggestion> {
    let proposal = &choice.proposal;
    let id = free_id(briefing, proposal.form);
    // Among all numbers of the text a quote may mean another one than among the chosen.
    let figure = parse_block(briefing, facts, &proposal.block.toml(&id, proposal.form))?;
    let edits = adopt(manuscript, briefing, chosen, proposal, &id)?;
    let numbers = proposal.facts.iter().filter_map(|fact| chosen.get(*fact)).map(|fact| fact.told(briefing));
    let section = proposal.section.and_then(|at| briefing.sections.get(at));
    Some(Suggestion {
        form: Said { zh: form_name(proposal.form).to_owned(), en: proposal.form.to_owned() },
        caption: figure.caption.clone(),
        sub: figure.sub.clone(),
        reason: proposal.reason.clone(),
        passed_over: choice.id.as_ref().err().map_or_else(String::new, |reason| (*reason).to_owned()),
        numbers: numbers.collect(),
        section: section.map_or_else(String::new, |section| section.title.clone()),
        place: briefing.source_range(&(proposal.place..proposal.place + 1)).start,
        miniature: miniature(&figure),
        edits: edits.into_iter().map(told).collect(),
    })
}

fn not_drawn(briefing: &Briefing, refusal: &Refusal) -> NotDrawn {
    let sentence = briefing.sentence_at(refusal.place).and_then(|at| briefing.sentences.get(at));
    NotDrawn {
        form: Said { zh: form_name(refusal.form).to_owned(), en: refusal.form.to_owned() },
        reason: refusal.reason.clone(),
        place: briefing.source_range(&(refusal.place..refusal.place + 1)).start,
        sentence: sentence.map_or_else(String::new, |it| briefing.slice(&it.range).trim().to_owned()),
    }
}
