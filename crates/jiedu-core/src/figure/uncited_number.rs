//! Numbers in a figure's own words: each must be one that the figure draws, works out or counts.

use super::quote::find_all;
use crate::document::{Briefing, chinese_number};

/// Numbers that the words of a figure may use.
#[derive(Debug, Default)]
pub(super) struct Allowed {
    /// Values of cited facts, derived values, counts of marks and rows.
    pub(super) numbers: Vec<f64>,
}

impl Allowed {
    pub(super) fn allow(&mut self, number: f64) {
        self.numbers.push(number);
    }

    fn has(&self, number: f64) -> bool {
        self.numbers.iter().any(|known| (known.abs() - number).abs() < 1e-9)
    }

    /// The first number in a text that is not allowed, as written.
    pub(super) fn first_uncited(&self, briefing: &Briefing, text: &str) -> Option<String> {
        let own = without_quotations(briefing, text);
        let mut rest = own.as_str();
        while let Some(at) = rest.find(|c: char| c.is_ascii_digit() || is_chinese_numeral(c)) {
            let before = &rest[..at];
            rest = &rest[at..];
            let (written, after, uncited) = if rest.starts_with(|c: char| c.is_ascii_digit()) {
                self.arabic(briefing, rest)
            } else {
                self.chinese(before, rest)
            };
            if uncited {
                return Some(written.to_owned());
            }
            rest = after;
        }
        None
    }

    fn arabic<'t>(&self, briefing: &Briefing, rest: &'t str) -> (&'t str, &'t str, bool) {
        let written = written_number(rest);
        let after = &rest[written.len()..];
        // A date is a number of the text where the text has it.
        let unit = ["年", "月", "日", "季度"].into_iter().find(|unit| after.starts_with(unit));
        let is_date = unit.is_some_and(|unit| briefing.text.contains(&[written, unit].concat()))
            || range_of_dates(rest).is_some_and(|range| briefing.text.contains(range));
        let known = is_date || written.replace([',', '，'], "").parse().is_ok_and(|number| self.has(number));
        (written, after, !known)
    }

    fn chinese<'t>(&self, before: &str, rest: &'t str) -> (&'t str, &'t str, bool) {
        let end = rest.find(|c: char| !is_chinese_numeral(c)).unwrap_or(rest.len());
        let (written, after) = rest.split_at(end);
        let Some(value) = chinese_number(written).map(f64::from) else { return (written, after, false) };
        // 一 is mostly an article; ordinals and words such as 三农 count nothing.
        let counts = after.starts_with([
            '个', '项', '家', '位', '名', '条', '种', '倍', '类', '次', '年', '点', '格', '座', '处', '人',
            '区',
        ]);
        let tenths = after.starts_with('成') && !after.starts_with("成立") && !after.starts_with("成为");
        let ordinal = before.ends_with('第') && value > 1.0 && counts;
        let checked = value > 1.0 && (counts || tenths || ordinal);
        let value = if tenths { value * 10.0 } else { value };
        (written, after, checked && !self.has(value))
    }
}

/// The digits at the head of a text, with their point and what parts thousands: 11,136.
fn written_number(text: &str) -> &str {
    let mut end = text.find(|c: char| !c.is_ascii_digit()).unwrap_or(text.len());
    let rest = |end: usize| text.get(end..).unwrap_or_default();
    while let Some(group) = rest(end).strip_prefix([',', '，']) {
        let digits = group.find(|c: char| !c.is_ascii_digit()).unwrap_or(group.len());
        if digits != 3 || end == 0 {
            break;
        }
        end = text.len() - group.len() + digits;
    }
    if let Some(decimals) = rest(end).strip_prefix('.') {
        let digits = decimals.find(|c: char| !c.is_ascii_digit()).unwrap_or(decimals.len());
        end = if digits > 0 { text.len() - decimals.len() + digits } else { end };
    }
    text.get(..end).unwrap_or_default()
}

/// 1—6月 at the head of a text: its first number has the unit of its last.
fn range_of_dates(text: &str) -> Option<&str> {
    let first = text.trim_start_matches(|c: char| c.is_ascii_digit());
    let last = first.strip_prefix(['-', '—', '–', '－', '至', '~', '～'])?;
    let after = last.trim_start_matches(|c: char| c.is_ascii_digit());
    let unit = ['年', '月', '日'].into_iter().find(|unit| after.starts_with(*unit))?;
    let end = text.len() - after.len() + unit.len_utf8();
    (after.len() < last.len()).then(|| text.get(..end)).flatten()
}

fn is_chinese_numeral(c: char) -> bool {
    "一二两三四五六七八九十百".contains(c)
}

/// The text without what it quotes word for word in “”.
fn without_quotations(briefing: &Briefing, text: &str) -> String {
    let whole = 0..briefing.text.len();
    let mut own = String::new();
    let mut rest = text;
    while let Some(open) = rest.find('“') {
        let Some(close) = rest[open..].find('”').map(|at| at + open) else { break };
        let quoted = &rest[open + '“'.len_utf8()..close];
        own.push_str(&rest[..open]);
        if find_all(&briefing.text, &whole, quoted).is_empty() {
            own.push_str(quoted);
        }
        own.push(' ');
        rest = &rest[close + '”'.len_utf8()..];
    }
    own.push_str(rest);
    own
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_that_is_not_cited_is_found() {
        let briefing = Briefing {
            text: "2021年上半年增长42.8%，1—6月“1+6”体系，均为100%。\n".to_owned(),
            ..Briefing::default()
        };
        let allowed = Allowed { numbers: vec![42.8, 70.0, 3.0] };
        let uncited = |text: &str| allowed.first_uncited(&briefing, text);
        for text in [
            "2021年上半年增速42.8%",
            "七成以上",
            "各有三项要求",
            "1—6月增速",
            "一点一家",
            "“1+6”体系",
            "“均为100%”不作图",
            "四好农村路和第一书记",
        ] {
            assert_eq!(uncited(text), None, "{text}");
        }
        assert_eq!(uncited("2—6月"), Some("2".to_owned()));
        assert_eq!(uncited("增速43%"), Some("43".to_owned()));
        assert_eq!(uncited("2022年"), Some("2022".to_owned()));
        assert_eq!(uncited("四个以外的三农"), Some("四".to_owned()));
        assert_eq!(uncited("六成"), Some("六".to_owned()));
        assert_eq!(uncited("五个项目"), Some("五".to_owned()));
        assert_eq!(uncited("“增长50%”"), Some("50".to_owned()));
    }
}
