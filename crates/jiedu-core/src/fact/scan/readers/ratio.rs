//! Ratios: 3.6:41.6:54.8, 2.31∶1.

use crate::fact::scan::cursor::Cursor;
use crate::fact::scan::found::{Found, Quantity};
use crate::fact::scan::numeral::{gap, scan_numeral};
use crate::fact::scan::reader::Reader;
use crate::fact::{Kind, Value};

/// Words before two numbers that make a ratio of what would else be a time of day or a score.
const CUES: &[&str] = &["比", "结构", "由", "从", "到", "至", "配比", "比例", "比重", "为"];

const COLONS: [char; 4] = [':', '：', '∶', '︰'];

/// Most parts of a ratio.
const MOST_PARTS: usize = 8;

pub(super) const READER: Reader = Reader {
    name: "ratio",
    examples: &["3.6:41.6:54.8", "３：４：３"],
    begins: |letters| letters.digits(),
    read,
};

/// Length of the colon that a text begins with, and of the blanks around it.
fn colon_len(text: &str) -> Option<usize> {
    let after = text.get(gap(text)..)?.strip_prefix(COLONS)?;
    Some(text.len() - after.len() + gap(after))
}

fn read(cursor: &Cursor<'_>) -> Option<Found> {
    let rest = cursor.rest();
    let mut parts = Vec::new();
    let mut len = 0;
    let mut next = 0;
    while parts.len() < MOST_PARTS
        && let Some(numeral) = rest.get(next..).and_then(scan_numeral)
        && !numeral.chinese
        && numeral.magnitude.is_empty()
    {
        parts.push(numeral.value);
        len = next + numeral.len;
        let Some(colon) = colon_len(rest.get(len..)?) else { break };
        next = len + colon;
    }
    let clause = cursor.clause();
    let said =
        CUES.iter().any(|cue| clause.ends_with(cue)) || clause.contains('比') || clause.contains("结构");
    (parts.len() > 2 || parts.len() == 2 && said)
        .then(|| Quantity::new(len, Value::Ratio(parts), "", Kind::Share).into())
}
