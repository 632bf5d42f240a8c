//! The snippets by which an editor puts a briefing into another page: a frame, the custom element, a plain link.

use crate::link::page_link;
use crate::markup::{push_attribute, push_text};

/// Name of the page for frames that leads to every briefing of a build, and changes with it.
pub const NEWEST: &str = "frame.html";

/// Name of the page for frames of one briefing that changes with each build; the frozen ones have names of their own.
pub fn newest_frame(briefing: &str) -> String {
    [briefing, ".frame.html"].concat()
}

/// What the frame may do. Scripts and its own origin make it live: it is of another site than the host, or no safer than the
/// host's own pages.
const SANDBOX: &str =
    "allow-scripts allow-same-origin allow-popups allow-popups-to-escape-sandbox allow-downloads";

/// How a briefing is put into another page.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum SnippetKind {
    /// A frame, which any page takes, and the script that fits it to its content.
    #[default]
    Frame,
    /// `<jiedu-briefing>`, which shows what is in it where no frame can be shown.
    Element,
    /// A plain link.
    Link,
}

/// What a snippet is made of.
#[derive(Clone, Copy, Debug, Default)]
pub struct SnippetParts<'a> {
    /// The folder where the build is published, with a slash at its end.
    pub base: &'a str,
    /// Name of the page's file that is framed: a [`newest_frame`], or a frozen one.
    pub file: &'a str,
    /// Title of the briefing, which names the frame and the link.
    pub title: &'a str,
    /// The place that is opened: a briefing, or a section of it (`qixian-2022.industry`).
    pub id: &'a str,
    /// The one figure that is shown; empty for the whole briefing.
    pub figure: &'a str,
    /// Address of the whole page, which a plain link leads to.
    pub page: &'a str,
}

/// Writes a snippet, ready to be pasted.
pub fn write_snippet(kind: SnippetKind, parts: &SnippetParts<'_>) -> String {
    let mut source = [parts.base, parts.file].concat();
    // One figure needs no place.
    let (key, value) =
        if parts.figure.is_empty() { ("?jiedu=", parts.id) } else { ("?figure=", parts.figure) };
    source.push_str(key);
    source.push_str(value);
    let link = page_link(parts.page, if parts.figure.is_empty() { parts.id } else { parts.figure });
    let mut html = String::new();
    match kind {
        SnippetKind::Frame => {
            open(&mut html, "iframe", &[("src", &source), ("title", parts.title), ("loading", "lazy")]);
            html.pop();
            for (name, value) in [
                ("allow", "clipboard-write; web-share; fullscreen"),
                ("sandbox", SANDBOX),
                ("referrerpolicy", "strict-origin-when-cross-origin"),
                ("style", "width:1px;min-width:100%;border:0;height:720px"),
            ] {
                push_attribute(&mut html, name, value);
            }
            html.push_str(" data-jiedu></iframe>\n");
            script(&mut html, parts.base);
        }
        SnippetKind::Element => {
            open(&mut html, "jiedu-briefing", &[("src", &source)]);
            anchor(&mut html, &link, parts.title);
            html.push_str("</jiedu-briefing>\n");
            script(&mut html, parts.base);
        }
        SnippetKind::Link => {
            anchor(&mut html, &link, parts.title);
            html.push('\n');
        }
    }
    html
}

fn anchor(html: &mut String, link: &str, title: &str) {
    open(html, "a", &[("href", link)]);
    push_text(html, title);
    html.push_str("</a>");
}

fn script(html: &mut String, base: &str) {
    let source = [base, "embed.js"].concat();
    html.push_str("<script async");
    push_attribute(html, "src", &source);
    html.push_str("></script>\n");
}

fn open(html: &mut String, tag: &str, attributes: &[(&str, &str)]) {
    html.push('<');
    html.push_str(tag);
    for (name, value) in attributes {
        push_attribute(html, name, value);
    }
    html.push('>');
}

#[cfg(test)]
mod tests {
    use super::*;

    const PARTS: SnippetParts<'_> = SnippetParts {
        base: "https://a.example/b/",
        file: "frame-1a2b.html",
        title: "“两个第一” <及> 其他",
        id: "q.gdp",
        figure: "",
        page: "https://a.example/b/",
    };

    #[test]
    fn a_frame_names_its_file_its_place_and_the_script() {
        let html = write_snippet(SnippetKind::Frame, &PARTS);
        assert!(html.starts_with("<iframe src=\"https://a.example/b/frame-1a2b.html?jiedu=q.gdp\" title=\"“两个第一” &lt;及&gt; 其他\""), "{html}");
        assert!(
            html.contains(
                " data-jiedu></iframe>\n<script async src=\"https://a.example/b/embed.js\"></script>\n"
            ),
            "{html}"
        );
        let figure = SnippetParts { figure: "q.fig-bars", ..PARTS };
        assert!(write_snippet(SnippetKind::Frame, &figure).contains("frame-1a2b.html?figure=q.fig-bars\""));
    }

    #[test]
    fn an_element_holds_the_link_that_stands_alone_as_well() {
        let link = "<a href=\"https://a.example/b/?jiedu=q.gdp#q.gdp\">“两个第一” &lt;及&gt; 其他</a>";
        assert_eq!(write_snippet(SnippetKind::Link, &PARTS), [link, "\n"].concat());
        let html = write_snippet(SnippetKind::Element, &PARTS);
        assert!(
            html.starts_with(
                &[
                    "<jiedu-briefing src=\"https://a.example/b/frame-1a2b.html?jiedu=q.gdp\">",
                    link,
                    "</jiedu-briefing>\n<script"
                ]
                .concat()
            ),
            "{html}"
        );
    }
}
