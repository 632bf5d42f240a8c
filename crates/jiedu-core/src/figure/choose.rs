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
/// Most figures of one section, but for a long one: one for so many characters.
const MOST_A_SECTION: usize = 3;
const CHARACTERS_A_SECTION_FIGURE: usize = 700;
/// Most figures of a text, however long it is.
const MOST_A_TEXT: usize = 20;
/// Of the figures of a text, at most one of so many is of words alone; three always may be.
const WORDS_OF: usize = 3;
const ALWAYS_OF_WORDS: usize = 3;
/// Of the figures of a text, at most one of so many is of one mark; two always may be.
const SINGLE_OF: usize = 5;
const ALWAYS_SINGLE: usize = 2;
/// Most figures of one form in a text.
const MOST_OF_A_FORM: usize = 5;
/// What the first figure of a part counts more, so that no part of a text is without one that has one.
const FIRST_OF_A_PART: u32 = 24;
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
        Some(self.proposal.markdown(self.id.as_ref().ok()?))
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
    let most = (briefing.characters() / CHARACTERS_A_FIGURE).clamp(1, MOST_A_TEXT);
    let room = section_room(briefing);
    let mut of_form: BTreeMap<&str, usize> = BTreeMap::new();
    let (mut of_words, mut of_numbers, mut singles) = (0, drawn.len(), 0);
    let mut count = drawn.len();
    let mut taken: BTreeSet<String> = drawn.iter().map(|figure| figure.id.clone()).collect();
    taken.extend(unread_ids(briefing));

    let order = in_order(briefing, &proposals);
    let mut choices: Vec<Choice> =
        proposals.into_iter().map(|proposal| Choice { proposal, id: Err("篇幅：图已经够多") }).collect();
    for idx in order {
        let Some(choice) = choices.get_mut(idx) else { continue };
        let section = in_section.entry(choice.proposal.section).or_default();
        let form = of_form.entry(choice.proposal.form).or_default();
        let is_of_words = choice.proposal.facts.is_empty();
        let is_long = most >= MOST_A_TEXT;
        let is_single = choice.proposal.block.marks.len() == 1 && is_long;
        let reason = if choice.proposal.facts.iter().any(|fact| used.contains(fact)) {
            Some("其中的数已经作图")
        } else if *section
            >= choice.proposal.section.and_then(|it| room.get(it).copied()).unwrap_or(MOST_A_SECTION)
        {
            Some("这一节的图已经够多")
        } else if is_single && is_of_words {
            Some("长文里只有一个名目的图不值篇幅")
        } else if is_single && singles >= ALWAYS_SINGLE.max(count / SINGLE_OF) {
            Some("只有一个数的图已经够多")
        } else if *form >= MOST_OF_A_FORM {
            Some("同一种图已经够多")
        } else if is_of_words && is_long && of_words >= ALWAYS_OF_WORDS.max(of_numbers / (WORDS_OF - 1)) {
            Some("没有数的图已占三分之一")
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
            *form += 1;
            count += 1;
            singles += usize::from(is_single);
            of_words += usize::from(is_of_words);
            of_numbers += usize::from(!is_of_words);
            used.extend(&choice.proposal.facts);
        }
    }
    // Ids count up in the order of the text.
    for choice in choices.iter_mut().filter(|choice| choice.id.is_ok()) {
        let id = first_free(&taken, choice.proposal.form);
        taken.insert(id.clone());
        choice.id = Ok(id);
    }
    choices
}

/// An id for one more figure of a form.
pub fn free_id(briefing: &Briefing, form: &str) -> String {
    first_free(&unread_ids(briefing).collect(), form)
}

fn first_free(taken: &BTreeSet<String>, form: &str) -> String {
    // As many numbers as ids are taken, and one more: one of them is free.
    let ids = (1..=taken.len() + 1).map(|number| format!("{form}-{number}"));
    ids.into_iter().find(|id| !taken.contains(id)).unwrap_or_default()
}

/// How many figures each section may have.
fn section_room(briefing: &Briefing) -> Vec<usize> {
    let lengths = briefing.section_characters();
    lengths.into_iter().map(|length| (length / CHARACTERS_A_SECTION_FIGURE).max(MOST_A_SECTION)).collect()
}

/// The proposals by strength: the second of a form counts for less than the first, so that a page is not all bars; and the
/// first of a section for more, so that figures are spread over the text.
fn in_order(briefing: &Briefing, proposals: &[Proposal]) -> Vec<usize> {
    let mut order: Vec<usize> = (0..proposals.len()).collect();
    order.sort_by_key(|idx| (std::cmp::Reverse(proposals[*idx].score), proposals[*idx].place));
    let long = briefing.characters() >= CHARACTERS_A_FIGURE * MOST_A_TEXT;
    let mut alike: BTreeMap<&str, u32> = BTreeMap::new();
    let mut parts: BTreeSet<Option<usize>> = BTreeSet::new();
    let mut weight = vec![0; proposals.len()];
    for idx in &order {
        let before = alike.entry(proposals[*idx].form).or_default();
        let first = long && parts.insert(proposals[*idx].section);
        let more = if first { FIRST_OF_A_PART } else { 0 };
        weight[*idx] = (proposals[*idx].score + more).saturating_sub(*before * LESS_FOR_THE_NEXT);
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
