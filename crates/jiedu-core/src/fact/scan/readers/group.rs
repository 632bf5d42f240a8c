//! Groups that are counted by name: 三大板块, 十大工程.

use crate::fact::lexicon::groups::GROUPS;
use crate::fact::scan::chinese::chinese_numerals;
use crate::fact::scan::cursor::Cursor;
use crate::fact::scan::found::{Found, Quantity};
use crate::fact::scan::lookup::longest;
use crate::fact::scan::numeral::scan_numeral;
use crate::fact::scan::reader::Reader;
use crate::fact::{Kind, Value};

pub(super) const READER: Reader = Reader {
    name: "group",
    examples: &["三大板块", "两大平台", "十大工程"],
    begins: |letters| letters.letters(chinese_numerals()),
    read,
};

/// What stands between the number and what it counts.
const GREAT: char = '大';

fn read(cursor: &Cursor<'_>) -> Option<Found> {
    if cursor.is_ordinal() || cursor.is_per() {
        return None;
    }
    let rest = cursor.rest();
    let numeral = scan_numeral(rest).filter(|numeral| numeral.is_one_character() && numeral.value >= 2.0)?;
    let named = rest.get(numeral.len..)?.strip_prefix(GREAT)?;
    let noun = longest(GROUPS, named)?;
    let len = numeral.len + GREAT.len_utf8() + noun.len();
    Some(Quantity::new(len, Value::Number(numeral.value), noun, Kind::Count).soft().into())
}
