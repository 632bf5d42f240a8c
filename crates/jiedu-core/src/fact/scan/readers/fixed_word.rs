//! Fixed words that begin as a quantity does: 三门峡, 九年义务教育. They are passed over whole.

use crate::fact::scan::cursor::Cursor;
use crate::fact::scan::found::Found;
use crate::fact::scan::lookup::longest;
use crate::fact::scan::reader::Reader;

/// The words; of several that fit, the longest is taken.
#[rustfmt::skip]
const WORDS: &[&str] = &[
    "两个一百年", "一百年", "五个一", "三门峡", "三位一体", "四位一体", "五位一体", "三次产业", "二十国集团",
    "七国集团", "二次元", "二人转", "八项规定", "四项基本原则", "三项制度", "九年义务教育", "九年制义务教育",
    "九年一贯制", "十二年一贯制", "三年行动", "五年行动", "两年行动", "三年计划", "五年计划", "三年规划",
    "五年规划", "三部曲", "两条腿", "三个代表", "四个全面", "四个自信", "四个意识", "两个维护", "两个确立",
    "两个毫不动摇", "三件套", "百分百", "二次创业", "二次供水", "三人行", "三条红线", "三套车", "三家村",
    "五家渠", "三张牌",
];

pub(super) const READER: Reader = Reader {
    name: "fixed-word",
    examples: &["三门峡", "九年义务教育", "百分百"],
    begins: |letters| letters.words(WORDS),
    read,
};

fn read(cursor: &Cursor<'_>) -> Option<Found> {
    longest(WORDS, cursor.rest()).map(|word| Found::Name(word.len()))
}
