//! Styles of a document of Word: which paragraphs are headings, and how deep.

use std::collections::HashMap;

use roxmltree::{Document, Node};

/// Most steps from a style to what it is based on.
const STEPS: usize = 12;

/// What a style makes of a paragraph.
#[derive(Clone, Debug, Default)]
pub(crate) struct Style {
    name: String,
    base: String,
    /// Outline level, from 0.
    outline: Option<u8>,
    /// List and level of its numbering.
    numbering: Option<(String, usize)>,
    bold: Option<bool>,
}

/// The styles of a document.
#[derive(Default)]
pub(crate) struct Styles(HashMap<String, Style>);

impl Styles {
    /// Reads styles.xml.
    pub(crate) fn read(xml: &Document<'_>) -> Self {
        let styles = xml.descendants().filter(|node| node.has_tag_name_local("style"));
        Self(styles.filter_map(|node| Some((node.attr("styleId")?.to_owned(), style(node)))).collect())
    }

    /// Whether a style is that of the title.
    pub(crate) fn is_title(&self, id: &str) -> bool {
        self.chain(id).next().is_some_and(|style| matches!(style.name.as_str(), "title" | "标题"))
    }

    /// Whether a style is that of a table of contents.
    pub(crate) fn is_contents(&self, id: &str) -> bool {
        self.chain(id)
            .next()
            .is_some_and(|style| style.name.starts_with("toc ") || style.name.starts_with("目录"))
    }

    /// Level of a heading, from 1.
    pub(crate) fn heading(&self, id: &str) -> Option<u8> {
        self.chain(id).find_map(|style| {
            let named = style.name.strip_prefix("heading ").or_else(|| style.name.strip_prefix("标题 "));
            named
                .and_then(|level| level.trim().parse().ok())
                .or(style.outline.filter(|level| *level < 9).map(|level| level + 1))
        })
    }

    /// List and level that a style numbers by.
    pub(crate) fn numbering(&self, id: &str) -> Option<(String, usize)> {
        self.chain(id).find_map(|style| style.numbering.clone())
    }

    /// Whether a style is bold.
    pub(crate) fn is_bold(&self, id: &str) -> bool {
        self.chain(id).find_map(|style| style.bold).unwrap_or(false)
    }

    fn chain<'a>(&'a self, id: &str) -> impl Iterator<Item = &'a Style> {
        std::iter::successors(self.0.get(id), |style| self.0.get(&style.base)).take(STEPS)
    }
}

fn style(node: Node<'_, '_>) -> Style {
    let value = |name: &str| node.child(name).and_then(|child| child.attr("val")).unwrap_or_default();
    let properties = node.child("pPr");
    let outline = properties.and_then(|found| found.child("outlineLvl")).and_then(|level| level.attr("val"));
    let run = node.child("rPr");
    Style {
        name: value("name").to_lowercase(),
        base: value("basedOn").to_owned(),
        outline: outline.and_then(|level| level.parse().ok()),
        numbering: properties.and_then(numbering_of),
        bold: run.and_then(|run| run.switch("b")),
    }
}

/// List and level of a paragraph's properties; list 0 is none.
pub(crate) fn numbering_of(properties: Node<'_, '_>) -> Option<(String, usize)> {
    let numbering = properties.child("numPr")?;
    let value = |name: &str| numbering.child(name).and_then(|child| child.attr("val"));
    Some((value("numId")?.to_owned(), value("ilvl").and_then(|level| level.parse().ok()).unwrap_or(0)))
}

/// What is asked of an element by local names: prefixes differ between programs.
pub(crate) trait Element<'a> {
    /// Whether it has a local name.
    fn has_tag_name_local(&self, name: &str) -> bool;
    /// Its first child of a local name.
    fn child(&self, name: &str) -> Option<Node<'a, 'a>>;
    /// An attribute by its local name.
    fn attr(&self, name: &str) -> Option<&'a str>;
    /// A property that is on or off; none where it is not said.
    fn switch(&self, name: &str) -> Option<bool>;
}

impl<'a> Element<'a> for Node<'a, 'a> {
    fn has_tag_name_local(&self, name: &str) -> bool {
        self.is_element() && self.tag_name().name() == name
    }

    fn child(&self, name: &str) -> Option<Node<'a, 'a>> {
        self.children().find(|child| child.has_tag_name_local(name))
    }

    fn attr(&self, name: &str) -> Option<&'a str> {
        self.attributes().find(|attribute| attribute.name() == name).map(|attribute| attribute.value())
    }

    fn switch(&self, name: &str) -> Option<bool> {
        self.child(name).map(|child| !matches!(child.attr("val"), Some("0" | "false" | "off" | "none")))
    }
}
