//! What a quoted term names.

use serde::{Deserialize, Serialize};

/// What a quoted term names.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum TermKind {
    /// A goal, a call, a way to put something: what none of the others is.
    Slogan,
    /// A name that counts its members, or one member of a row of such names.
    Framework,
    /// An undertaking with a beginning and an end: 工程, 行动, 创建, a work on a stage.
    Project,
    /// A standing way to do something: 机制, 制度, 办法.
    Mechanism,
    /// A title in 《》.
    Document,
    /// A name that is shown to others: 品牌, 名片, an award.
    Brand,
}

impl TermKind {
    /// All kinds.
    pub const ALL: [Self; 6] =
        [Self::Slogan, Self::Framework, Self::Project, Self::Mechanism, Self::Document, Self::Brand];

    /// The name in data and JSON.
    pub fn name(self) -> &'static str {
        match self {
            TermKind::Slogan => "slogan",
            TermKind::Framework => "framework",
            TermKind::Project => "project",
            TermKind::Mechanism => "mechanism",
            TermKind::Document => "document",
            TermKind::Brand => "brand",
        }
    }
}
