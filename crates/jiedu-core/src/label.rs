//! Words that more than one part shows of the same thing.

use crate::wire::{BriefingPart, SectionPart};

/// Where a section stands, as an editor says it: 第一部分（一）2.
pub fn place(sections: &[SectionPart], section: usize) -> String {
    let mut chain = Vec::new();
    let mut at = Some(section);
    while let Some(found) = at.and_then(|idx| sections.get(idx)) {
        chain.push(found);
        at = found.parent.map(usize::from).filter(|parent| at.is_some_and(|idx| *parent < idx));
    }
    let mut label = String::new();
    for found in chain.iter().rev() {
        if found.level == 1 {
            if found.number.is_empty() {
                label.push_str(&found.short);
            } else {
                label.push('第');
                label.push_str(&found.number);
                label.push_str("部分");
            }
        } else if found.number.is_empty() {
            label.push('“');
            label.push_str(&found.short);
            label.push('”');
        } else {
            label.push_str(found.number.trim_end_matches('.'));
        }
    }
    label
}

/// Number of lacks in a briefing.
pub fn lacks(briefing: &BriefingPart) -> usize {
    briefing.sections.iter().filter(|section| section.missing != crate::wire::Lack::None).count()
}
