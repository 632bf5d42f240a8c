//! The signs that speak for a candidate and against it.

/// A phrase before the number is a name.
pub(super) const NAMED: i32 = 5;
/// A verb between it and the number puts the number to it: 收入为, 投资达到.
pub(super) const LINKED: i32 = 2;
/// It ends in who gives or takes: 用人单位缴纳16%.
pub(super) const GIVEN: i32 = -9;
/// It ends in a verb, whose object is what is counted: 市政府办好10件实事.
pub(super) const ENDS_IN_VERB: i32 = -1;
/// It ends in 的, and so belongs to what follows: 去年计划的一百亿元开支.
pub(super) const ENDS_IN_OF: i32 = -3;
/// A noun stands behind the number.
pub(super) const BEHIND: i32 = 3;
/// The number counts or measures things, which stand behind it.
pub(super) const COUNTED: i32 = 3;
/// A verb or 的 before the number reaches over to the noun behind it.
pub(super) const OBJECT: i32 = 3;
/// A verb before the number has its subject before it: 编制增至191816个职位.
pub(super) const LINK_BEFORE_NOUN: i32 = -2;
/// Nothing stands before the number that could be its subject.
pub(super) const OPENS: i32 = 2;
/// The clause goes on about what the number before is of.
pub(super) const CARRIED: i32 = 8;
/// Another number of the sentence has the same unit.
pub(super) const SAME_UNIT: i32 = 4;
/// The verb before a sum of money is the name of it.
pub(super) const BENEFIT: i32 = 4;

/// Less than this is not sure.
const ENOUGH: i32 = 4;

/// A subject that a number may have.
pub(super) struct Candidate {
    subject: String,
    weight: i32,
}

impl Candidate {
    pub(super) fn new(subject: &str) -> Self {
        Self { subject: subject.to_owned(), weight: 0 }
    }

    /// The same with a sign more.
    pub(super) fn add(self, sign: i32) -> Self {
        Self { weight: self.weight + sign, ..self }
    }
}

/// The heaviest candidate, the first of several; empty where none is heavy enough.
pub(super) fn choose(candidates: impl IntoIterator<Item = Candidate>) -> String {
    let mut best = Candidate::new("");
    for candidate in candidates {
        if candidate.weight >= ENOUGH && candidate.weight > best.weight {
            best = candidate;
        }
    }
    best.subject
}
