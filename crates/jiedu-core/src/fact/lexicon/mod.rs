//! Tables of words that more than one part reads. Words that one reader alone knows stand at the top of its file.

pub(crate) mod groups;
pub(crate) mod subject;
pub(crate) mod tables;
pub(super) mod times;
pub(super) mod units;
