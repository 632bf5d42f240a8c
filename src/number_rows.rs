//! All numbers of a briefing as rows of cells: what a reader takes along, and what the desk exports.

use jiedu_core::label;
use jiedu_core::payload::BriefingPart;

use crate::i18n::Words;

/// What the rules read of each number, its sentence, and where it stands; the head first. A sentence is asked for by its index.
pub fn number_rows(
    part: &BriefingPart,
    words: &Words,
    sentence_of: impl Fn(usize) -> String,
) -> Vec<Vec<String>> {
    let [text, subject, value, kind, bounds, period, scope, _] = words.number_heads();
    let unit = words.head_unit;
    let heads =
        [text, subject, value, unit, kind, bounds, period, scope, words.head_sentence, words.head_place];
    let mut rows = vec![heads.map(str::to_owned).to_vec()];
    for fact in &part.facts {
        let [subject, value, kind, bounds, period, scope] = words.fact_fields(fact);
        // The unit has a column of its own, so that the value is a number for a spreadsheet.
        let value = value.strip_suffix(&fact.unit).map_or(value.clone(), str::to_owned);
        let place = fact.section.map(usize::from).map_or_else(
            || words.before_sections.to_owned(),
            |section| label::place(&part.sections, section, &words.figures),
        );
        rows.push(vec![
            fact.surface.clone(),
            subject,
            value,
            fact.unit.clone(),
            kind,
            bounds,
            period,
            scope,
            sentence_of(fact.sentence.into()),
            place,
        ]);
    }
    rows
}
