//! Which of the proposed figures a text gets.

use std::collections::{BTreeMap, BTreeSet};

use super::forms::Form;
use super::material::Material;
use super::parse::is_sound;
use super::proposal::{Proposal, Proposals};
use crate::document::{Block, Briefing};
use crate::fact::Fact;
use crate::framework::Framework;

use super::model::Figure;

/// Characters of the text for one figure.
const CHARACTERS_A_FIGURE: usize = 250;
/// Most figures behind one section.
const MOST_A_SECTION: usize = 3;
/// By how much the next figure of a form counts for less, and up to which.
const LESS_FOR_THE_NEXT: u32 = 14;
const MOST_ALIKE: u32 = 5;

/// A proposal, and whether it was chosen.
#[derive(Clone, Debug, PartialEq)]
pub struct Choice {
    /// What was proposed.
    pub proposal: Proposal,
    /// Its id, where it was chosen; else why not.
    pub id: Result<String, &'static str>,
}

impl Choice {
    /// The figure block as it stands in a briefing, after a comment that gives the reason.
    pub fn markdown(&self) -> Option<String> {
        let id = self.id.as_ref().ok()?;
        let Proposal { form, block, reason, .. } = &self.proposal;
        Some(format!("```figure\n# {reason}\n{}```\n", block.toml(id, form)))
    }
}

/// What all forms propose for a text, in the order of the text.
pub fn propose_figures(briefing: &Briefing, facts: &[Fact], frameworks: &[Framework]) -> Proposals {
    let material = Material::new(briefing, facts, frameworks);
    let mut proposals = Proposals::default();
    for form in Form::ALL {
        form.propose(&material, &mut proposals);
    }
    proposals.found.sort_by_key(|proposal| proposal.place);
    proposals.refused.sort_by_key(|refusal| refusal.place);
    proposals
}

/// Chooses the strongest proposals: no fact is drawn twice, and figures don't crowd the text. `drawn` are the figures that
/// the briefing has already. The choices are in the order of the text.
pub fn choose_figures(
    briefing: &Briefing,
    facts: &[Fact],
    drawn: &[Figure],
    proposals: Vec<Proposal>,
) -> Vec<Choice> {
    let mut used: BTreeSet<usize> =
        drawn.iter().flat_map(|figure| figure.facts.iter().map(|fact| usize::from(*fact))).collect();
    let mut in_section: BTreeMap<Option<usize>, usize> = BTreeMap::new();
    for figure in drawn {
        *in_section.entry(figure.section.map(usize::from)).or_default() += 1;
    }
    let most = (briefing.characters() / CHARACTERS_A_FIGURE).max(1);
    let mut count = drawn.len();
    let mut taken: BTreeSet<String> = drawn.iter().map(|figure| figure.id.clone()).collect();
    taken.extend(unread_ids(briefing));

    let order = in_order(&proposals);
    let mut choices: Vec<Choice> =
        proposals.into_iter().map(|proposal| Choice { proposal, id: Err("篇幅：图已经够多") }).collect();
    for idx in order {
        let Some(choice) = choices.get_mut(idx) else { continue };
        let section = in_section.entry(choice.proposal.section).or_default();
        let reason = if choice.proposal.facts.iter().any(|fact| used.contains(fact)) {
            Some("其中的数已经作图")
        } else if *section >= MOST_A_SECTION {
            Some("这一节已有三幅图")
        } else if count >= most {
            Some("篇幅：图已经够多")
        } else if !is_sound(briefing, facts, &choice.proposal.block.toml("a", choice.proposal.form)) {
            Some("图块通不过检查")
        } else {
            None
        };
        choice.id = reason.map_or(Ok(String::new()), Err);
        if reason.is_none() {
            *section += 1;
            count += 1;
            used.extend(&choice.proposal.facts);
        }
    }
    // Ids count up in the order of the text.
    let mut next: BTreeMap<&str, usize> = BTreeMap::new();
    for choice in choices.iter_mut().filter(|choice| choice.id.is_ok()) {
        let number = next.entry(choice.proposal.form).or_default();
        let id = loop {
            *number += 1;
            let id = format!("{}-{number}", choice.proposal.form);
            if !taken.contains(&id) {
                break id;
            }
        };
        choice.id = Ok(id);
    }
    choices
}

/// The proposals by strength: the second of a form counts for less than the first, so that a page is not all bars.
fn in_order(proposals: &[Proposal]) -> Vec<usize> {
    let mut order: Vec<usize> = (0..proposals.len()).collect();
    order.sort_by_key(|idx| (std::cmp::Reverse(proposals[*idx].score), proposals[*idx].place));
    let mut alike: BTreeMap<&str, u32> = BTreeMap::new();
    let mut weight = vec![0; proposals.len()];
    for idx in &order {
        let before = alike.entry(proposals[*idx].form).or_default();
        weight[*idx] = proposals[*idx].score.saturating_sub(*before * LESS_FOR_THE_NEXT);
        *before = (*before + 1).min(MOST_ALIKE);
    }
    order.sort_by_key(|idx| (std::cmp::Reverse(weight[*idx]), proposals[*idx].place));
    order
}

/// Ids in figure blocks, whether they can be read as figures or not.
fn unread_ids(briefing: &Briefing) -> impl Iterator<Item = String> + '_ {
    let sections = briefing.sections.iter().flat_map(|section| &section.blocks);
    briefing.lead.iter().chain(sections).filter_map(|block| match block {
        Block::Figure(figure) => {
            let line = figure.toml.lines().find_map(|line| line.trim().strip_prefix("id"))?;
            Some(line.split('"').nth(1)?.to_owned())
        }
        _ => None,
    })
}
