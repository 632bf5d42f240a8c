//! The rules, in the order in which they run: a new rule is a file and a line here.

use super::IGNORE_UNUSED;
use super::rule::Rule;
use super::{
    broken_sentence, byline_in_list, damaged_text, duplicate_block, empty_section, framework_open,
    halfwidth_punctuation, heading_level, list_missing, number_blanks, number_gap, out_of_order,
    quote_unclosed, same_value, sum_mismatch, suspect_word, text_missing, two_values, unseen_character,
    year_missing,
};
use crate::review::NAMES;

/// Every rule.
pub const RULES: &[Rule] = &[
    number_gap::RULE,
    out_of_order::RULE,
    text_missing::RULE,
    empty_section::RULE,
    duplicate_block::RULE,
    broken_sentence::RULE,
    list_missing::RULE,
    framework_open::RULE,
    same_value::RULE,
    two_values::RULE,
    sum_mismatch::RULE,
    year_missing::RULE,
    number_blanks::RULE,
    quote_unclosed::RULE,
    byline_in_list::RULE,
    heading_level::RULE,
    suspect_word::RULE,
    damaged_text::RULE,
    halfwidth_punctuation::RULE,
    unseen_character::RULE,
];

/// The Chinese and the English name of a kind of finding: of a rule, or of what is told beside the rules.
pub fn name_of(code: &str) -> Option<[&'static str; 2]> {
    let rule = RULES.iter().find(|rule| rule.code == code).map(|rule| [rule.name, rule.english]);
    rule.or_else(|| match code {
        IGNORE_UNUSED => Some(["忽略已用不上", "nothing to ignore"]),
        _ => NAMES.iter().find(|(known, _)| *known == code).map(|(_, names)| *names),
    })
}

/// Those that repair too, in the same order.
pub(super) const REPAIRING: &[Rule] = &[
    out_of_order::RULE,
    duplicate_block::RULE,
    broken_sentence::RULE,
    byline_in_list::RULE,
    heading_level::RULE,
    halfwidth_punctuation::RULE,
    unseen_character::RULE,
];
