//! The noun behind a number: 24个国家产业园, 百分之二的手续费.

use super::word::{find_word, only};
use crate::fact::lexicon::subject::{
    ADVERBS, BENEFITS, CHANGES, GIVING, LINKS, NO_NOUNS, NOUN_ENDS, OBJECT_VERBS,
};
use crate::fact::scan::chinese::is_chinese_numeral;
use crate::fact::scan::sentence::Sentence;
use crate::fact::scan::words::Words;

/// Longest noun, in characters.
const MOST_CHARS: usize = 16;

/// How many numbers may share the noun behind the last of them.
const MOST_JOINED: usize = 4;

/// A noun behind a number.
pub(super) struct Noun<'a> {
    pub(super) words: Words<'a>,
    /// Whether 的 joins it to the number.
    pub(super) of: bool,
}

/// The noun behind a quantity. Where another number follows at once (10人以上30人以下死亡, 5万元、2万元奖励), that is what
/// it shares with it.
pub(super) fn after<'a>(sentence: &Sentence<'a>, idx: usize) -> Option<Noun<'a>> {
    for idx in idx..idx + MOST_JOINED {
        let placed = sentence.found.get(idx)?;
        let next = sentence.found.get(idx + 1);
        let joined = next.is_some_and(|next| {
            let between = sentence.between(placed.span.end, next.span.start).read;
            next.quantity.kind == placed.quantity.kind && matches!(between, "" | "、" | "或者" | "至")
        });
        if !joined {
            return noun_of(sentence, placed.span.end);
        }
    }
    None
}

/// The noun that stands at a place.
pub(super) fn noun_of<'a>(sentence: &Sentence<'a>, at: usize) -> Option<Noun<'a>> {
    let rest = sentence.words.from(at);
    let gap = rest.read.len() - rest.read.trim_start_matches(' ').len();
    let rest = rest.from(gap);
    // 15公里长的公园 is a 公园.
    let size = ["长的", "宽的", "高的", "深的"].iter().find(|size| rest.read.starts_with(**size));
    let rest = size.map_or(rest, |size| rest.from(size.len() - '的'.len_utf8()));
    let gap = gap + size.map_or(0, |size| size.len() - '的'.len_utf8());
    let law = rest.read.starts_with('之')
        && !["之间", "之内", "之一", "之后", "之前", "之外"].iter().any(|word| rest.read.starts_with(word));
    let of = rest.read.starts_with('的') || law;
    let rest = if of { rest.from('的'.len_utf8()) } else { rest };
    // A number behind the noun ends it.
    let next = sentence.found.partition_point(|placed| placed.span.start < at);
    let stop =
        sentence.found.get(next).map_or(usize::MAX, |placed| placed.span.start.saturating_sub(at + gap));
    let words = rest.to(quoted_end(rest.read).min(stop.max(1)).min(rest.read.len()));
    let words = if words.is_empty() { rest.to(quoted_end(rest.read)) } else { words };
    let end = NOUN_ENDS.iter().filter_map(|end| find_word(words.read, end)).min().unwrap_or(words.read.len());
    let mut noun = words.to(end);
    // 12个重点项目的建设: the things are counted, and not what is done to them.
    if let Some(of) = noun.read.find('的') {
        let tail = noun.from(of + '的'.len_utf8());
        let done = OBJECT_VERBS.iter().any(|verb| tail.read.starts_with(verb));
        if tail.is_empty() || done {
            noun = noun.to(of);
        }
    }
    while let Some(c) =
        noun.read.chars().next_back().filter(|c| matches!(c, '中' | '内' | '上' | '里' | '时' | '后' | '前'))
        && !["高中", "初中"].iter().any(|school| noun.read.ends_with(school))
    {
        noun = noun.to(noun.read.len() - c.len_utf8());
    }
    let noun = noun.trim();
    let clean = !noun.read.contains(|c: char| matches!(c, '了' | '在') || c.is_ascii_digit())
        && !NO_NOUNS.iter().any(|word| noun.read.starts_with(word));
    // 从15家跃升到38家: a verb is no noun, unless it names a sum: 奖励.
    let verb = only(noun.read, &[LINKS, CHANGES, OBJECT_VERBS, GIVING]) && !BENEFITS.contains(&noun.read);
    let clean = clean && !verb;
    // 、“美丽庭院”8万户 begins what is counted next; half of a name in quotation marks is none.
    let whole = !noun.read.starts_with(['、', '”', '」', '）', ')'])
        && noun.read.matches('“').count() == noun.read.matches('”').count()
        && noun.read.matches('「').count() == noun.read.matches('」').count();
    // 5万亿元、7万亿元两个台阶: what stands there is counted by its own number.
    let mut chars = noun.read.chars();
    let counted = chars.next().is_some_and(|c| c == '两' || is_chinese_numeral(c))
        && chars.next().is_some_and(|c| matches!(c, '个' | '项' | '条'));
    let whole = whole && !counted;
    let fits = (2..=MOST_CHARS).contains(&noun.count()) && clean && whole;
    fits.then_some(Noun { words: noun, of })
}

/// Where a text has a mark that ends a noun; a short name in quotation marks is a part of it.
fn quoted_end(text: &str) -> usize {
    let mut open = false;
    for (at, c) in text.char_indices().take(2 * MOST_CHARS) {
        match c {
            '“' | '「' => open = true,
            '”' | '」' => open = false,
            _ if c.is_alphanumeric() => {}
            '、' if goes_on(text.get(at + c.len_utf8()..).unwrap_or_default()) => {}
            _ => return if open { text.find(['“', '「']).unwrap_or(at) } else { at },
        }
    }
    text.char_indices().nth(2 * MOST_CHARS).map_or(text.len(), |(at, _)| at)
}

/// Whether behind 、 another noun is counted: 10家高校、科研院所. A number or a verb begins something else.
fn goes_on(text: &str) -> bool {
    let number = text.starts_with(|c: char| c.is_ascii_digit() || is_chinese_numeral(c));
    let verb = [OBJECT_VERBS, CHANGES, LINKS, ADVERBS]
        .iter()
        .any(|words| words.iter().any(|word| text.starts_with(word)));
    let end = text.find(|c: char| !c.is_alphanumeric()).unwrap_or(text.len());
    let part = text.get(..end).unwrap_or_default();
    let digits = part.contains(|c: char| c.is_ascii_digit());
    let ended = NOUN_ENDS.iter().any(|end| find_word(part, end).is_some());
    !number && !verb && !digits && (part.chars().count() <= 6 || ended)
}
