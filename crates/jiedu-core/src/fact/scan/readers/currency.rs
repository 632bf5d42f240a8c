//! Sums of money with the sign of their currency before them: $4,000, HK$1.2億, ￥300万.

use crate::fact::scan::cursor::Cursor;
use crate::fact::scan::found::{Found, Quantity};
use crate::fact::scan::numeral::{gap, scan_numeral_with};
use crate::fact::scan::qualifier::scan_after;
use crate::fact::scan::reader::Reader;
use crate::fact::{Kind, Value};

/// Signs and the units that they stand for. A bare $ is the 元 of its place: the text does not say which.
#[rustfmt::skip]
const SIGNS: &[(&str, &str)] = &[
    ("US$", "美元"), ("HK$", "港元"), ("NT$", "新台币元"), ("$", "元"), ("＄", "元"), ("¥", "元"), ("￥", "元"), ("€", "欧元"), ("£", "英镑"),
];

pub(super) const READER: Reader = Reader {
    name: "currency",
    examples: &["$4,000", "HK$1.2億", "￥300万"],
    begins: |letters| letters.letters(['U', 'H', 'N', '$', '＄', '¥', '￥', '€', '£']),
    read,
};

fn read(cursor: &Cursor<'_>) -> Option<Found> {
    let rest = cursor.rest();
    let (sign, unit) = SIGNS.iter().find(|(sign, _)| rest.starts_with(sign))?;
    let glued = cursor.last().is_some_and(|c| c.is_ascii_alphanumeric());
    let body = rest.get(sign.len()..)?;
    let blank = gap(body);
    let body = body.get(blank..)?;
    let numeral = scan_numeral_with(body, false).filter(|numeral| !numeral.chinese && !glued)?;
    let mut len = sign.len() + blank + numeral.len;
    // $5,000元 says its unit twice.
    if rest.get(len..)?.starts_with('元') {
        len += '元'.len_utf8();
    }
    let name = format!("{}{unit}", numeral.magnitude);
    let quantity = Quantity::new(len, Value::Number(numeral.value), name, Kind::Money);
    Some(match rest.get(len..).and_then(scan_after) {
        Some((more, qualifier)) => Quantity { len: len + more, ..quantity }.qualified(qualifier).into(),
        None => quantity.into(),
    })
}
