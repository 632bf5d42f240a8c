//! Names that count their members: 1+6, 一带五区六示范.

use crate::document::chinese_number;

/// A part of a framework's name and the number of members that it gives.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Member {
    pub(crate) name: String,
    pub(crate) count: u32,
}

/// The members that a framework's name counts, in order; empty where it counts none.
pub(crate) fn parse_framework(name: &str) -> Vec<Member> {
    let mut members = Vec::new();
    for piece in name.trim_matches(['“', '”', '"']).split(['、', '，', '+', '＋']) {
        let mut part = String::new();
        let mut count = None;
        let mut numeral = String::new();
        for c in piece.chars() {
            let is_numeral = c.is_ascii_digit() || chinese_number(&c.to_string()).is_some();
            if is_numeral && count.is_some() && numeral.is_empty() {
                members.extend(finish(&mut part, &mut count));
            }
            if is_numeral {
                numeral.push(c);
                count = numeral.parse().ok().or_else(|| chinese_number(&numeral)).or(count);
            } else {
                numeral.clear();
            }
            part.push(c);
        }
        members.extend(finish(&mut part, &mut count));
    }
    members
}

fn finish(part: &mut String, count: &mut Option<u32>) -> Option<Member> {
    let name = std::mem::take(part);
    count.take().map(|count| Member { name, count })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_give_their_members() {
        let shown = |name: &str| {
            parse_framework(name)
                .into_iter()
                .map(|member| format!("{}={}", member.name, member.count))
                .collect::<Vec<_>>()
                .join(" ")
        };
        assert_eq!(shown("1+6"), "1=1 6=6");
        assert_eq!(shown("“一带五区六示范、全域一体三起来”"), "一带=1 五区=5 六示范=6 全域一体=1 三起来=3");
        assert_eq!(shown("四纵六横"), "四纵=4 六横=6");
        assert_eq!(shown("十二条"), "十二条=12");
        assert_eq!(shown("公园城市"), "");
    }
}
