//! The lean page: of what stands in the page twice or thrice only one is left, and what a script can put back travels
//! compressed beside the module. Text, headings, ids, links and a drawing of each figure stay.

/// Lets the one drawing that is left be seen at every width.
pub(crate) const STYLE: &str = ".jiedu :is(.drawing,.map-drawing)>.narrow:only-of-type{display:block}";

/// Stands where something was taken out that is put back.
const PLACE: &str = "<template></template>";

/// A page's content without what was taken out of it, and that, one element after the other.
pub(crate) struct Lean {
    pub(crate) content: String,
    pub(crate) carried: String,
}

/// Makes the content of a page lean: HTML as the views write it, in which every `<` begins a tag.
pub(crate) fn lean(content: &str) -> Lean {
    let mut lean = Lean { content: String::with_capacity(content.len()), carried: String::new() };
    let mut rest = content;
    while let Some(at) = rest.find('<') {
        lean.content.push_str(&rest[..at]);
        let tag = tag(&rest[at..]);
        // Of a script that stays the text is no HTML.
        let whole = is_carried(tag) || name(tag) == "script";
        let taken = if whole { element(&rest[at..], tag) } else { tag };
        if is_carried(tag) {
            lean.content.push_str(PLACE);
            lean.carried.push_str(taken);
        } else if whole {
            lean.content.push_str(taken);
        } else {
            push_bare(&mut lean.content, tag);
        }
        rest = &rest[at + taken.len()..];
    }
    lean.content.push_str(rest);
    lean
}

/// Writes a tag without the quotes that its values can do without.
fn push_bare(content: &mut String, tag: &str) {
    let mut rest = tag;
    while let Some((before, after)) = rest.split_once("=\"") {
        let Some((value, behind)) = after.split_once('"') else { break };
        let plain = |c: char| c.is_ascii_alphanumeric() || "-_.#".contains(c);
        let quote =
            if !value.is_empty() && value.chars().all(plain) && !tag.ends_with("/>") { "" } else { "\"" };
        for piece in [before, "=", quote, value, quote] {
            content.push_str(piece);
        }
        rest = behind;
    }
    content.push_str(rest);
}

/// Whether a script puts the element with this tag back: tables, an editor's review, the payload, and all drawings but one.
fn is_carried(tag: &str) -> bool {
    let has = |attribute: &str| tag.contains(attribute);
    match name(tag) {
        "details" => has("class=\"table"),
        "section" => has("class=\"review\""),
        "script" => has("data-jiedu-numbers") || has("data-jiedu-strings"),
        "svg" => has("class=\"small\"") || has("class=\"wide\""),
        _ => false,
    }
}

/// The tag that a text begins with; quoted values may hold `>`.
fn tag(text: &str) -> &str {
    let mut quoted = false;
    let end = text.find(|c: char| {
        quoted ^= c == '"';
        c == '>' && !quoted
    });
    end.map_or(text, |end| &text[..=end])
}

fn name(tag: &str) -> &str {
    let name = tag.trim_start_matches('<');
    &name[..name.find(|c: char| !c.is_ascii_alphanumeric()).unwrap_or(name.len())]
}

/// The element that a text begins with, by its first tag.
fn element<'a>(text: &'a str, first: &str) -> &'a str {
    let name = name(first);
    let (open, close) = (format!("<{name}"), format!("</{name}>"));
    let (mut depth, mut at) = (1_usize, first.len());
    while depth > 0 {
        let Some(end) = text[at..].find(&close).map(|found| at + found) else { return text };
        depth += text[at..end].matches(&open).filter(|_| name != "script").count();
        depth -= 1;
        at = end + close.len();
    }
    &text[..at]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_script_puts_back_is_taken_out_in_its_order() {
        let found = lean(
            "<div><script>if (a<b) c('<details class=\"table\">')</script><p>文</p>\
             <section aria-label=\"a > b\" class=\"review\"><section>1</section>2</section>\
             <svg class=\"small\"><a></a></svg><svg class=\"narrow\"></svg><svg class=\"wide\" role=\"group\"></svg>\
             <svg class=\"narrow\"></svg><svg class=\"wide\" role=\"img\"><text>3</text></svg>\
             <details class=\"table\"><summary>表</summary></details><details class=\"terms\"></details>\
             <script type=\"text/plain\" data-jiedu-strings>\n甲\n</script>",
        );
        assert_eq!(
            found.content,
            "<div><script>if (a<b) c('<details class=\"table\">')</script><p>文</p><template></template>\
             <template></template><svg class=narrow></svg><template></template>\
             <svg class=narrow></svg><template></template>\
             <template></template><details class=terms></details><template></template>"
        );
        assert_eq!(
            found.carried,
            "<section aria-label=\"a > b\" class=\"review\"><section>1</section>2</section>\
             <svg class=\"small\"><a></a></svg><svg class=\"wide\" role=\"group\"></svg>\
             <svg class=\"wide\" role=\"img\"><text>3</text></svg>\
             <details class=\"table\"><summary>表</summary></details>\
             <script type=\"text/plain\" data-jiedu-strings>\n甲\n</script>"
        );
    }

    #[test]
    fn values_that_need_their_quotes_keep_them() {
        for (tag, bare) in [
            ("<a class=\"no l1\" href=\"#a.b-1\" id=\"\">", "<a class=\"no l1\" href=#a.b-1 id=\"\">"),
            ("<a href=\"x/\" title=\"a=b\" lang=\"zh\">", "<a href=\"x/\" title=\"a=b\" lang=zh>"),
            ("<path d=\"M0\"/>", "<path d=\"M0\"/>"),
            ("<p aria-label=\"a > b\" hidden>", "<p aria-label=\"a > b\" hidden>"),
            ("<p class=\"open", "<p class=\"open"),
        ] {
            assert_eq!(lean(tag).content, bare);
        }
    }

    #[test]
    fn a_page_that_is_cut_off_is_left_whole() {
        for cut in ["<details class=\"table", "<details class=\"table\"><p>", "a<", ""] {
            let found = lean(cut);
            assert_eq!(found.content.replace(PLACE, "") + &found.carried, cut);
        }
    }
}
