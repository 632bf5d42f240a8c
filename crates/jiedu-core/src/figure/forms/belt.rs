//! A belt that links places: the first row is the belt, the others are its places.

use super::super::FigureWords;
#[cfg(feature = "author")]
use super::super::block::Block;
#[cfg(feature = "author")]
use super::super::material::Material;
#[cfg(feature = "author")]
use super::super::parallel::{counted, first_sentence};
#[cfg(feature = "author")]
use super::super::proposal::{BlockText, Proposal, Proposals, Proposer, RowText};
#[cfg(feature = "author")]
use super::super::rows::{read_head, read_rows};
use super::GridForm;
#[cfg(feature = "author")]
use super::Passages;

/// A belt that links places.
pub(super) struct Belt;

impl GridForm for Belt {
    fn name(&self) -> &'static str {
        "belt"
    }

    #[cfg(feature = "author")]
    fn read(&self, block: &mut Block<'_, '_>) -> Passages {
        let head = read_head(block);
        let rows: Vec<_> = read_rows(block, 2).into_iter().map(|(row, _)| row).collect();
        let members = rows.len().saturating_sub(1);
        Passages { head, rows, has_lists: false, members }
    }

    #[cfg(feature = "author")]
    fn proposer(&self) -> Proposer {
        propose
    }

    fn columns(&self, words: &FigureWords) -> [&'static str; 2] {
        [words.belt, words.content]
    }
}

/// Strength of a belt, and of each place.
#[cfg(feature = "author")]
const A_BELT: u32 = 44;
#[cfg(feature = "author")]
const A_PLACE: u32 = 2;
/// Words by which something links others.
#[cfg(feature = "author")]
const LINKS: [&str; 5] = ["为串联", "为纽带", "为轴线", "为轴", "串联"];
/// Most characters of what is said of a place.
#[cfg(feature = "author")]
const LONGEST_CELL: usize = 24;

/// 以甲为串联，缝合乙、丙和丁三大片区, where items say of each what it is: 一是乙定位：….
#[cfg(feature = "author")]
fn propose(material: &Material<'_>, proposals: &mut Proposals) {
    let briefing = material.briefing;
    for framework in material.frameworks {
        let (Some(range), [places]) = (&framework.range, framework.arity.as_slice()) else { continue };
        if !(3..=8).contains(&places.members.len()) || places.open() > 0 {
            continue;
        }
        let before = briefing.text.get(..range.start).unwrap_or_default();
        let sentence = before.rsplit(['。', '\n']).next().unwrap_or_default();
        let Some((head, _)) = LINKS.iter().find_map(|word| sentence.split_once(word)) else { continue };
        let belt = head.trim().trim_start_matches('以').split(['、', '，', '和']).next().unwrap_or_default();
        let mut refuse = |why: &str| {
            proposals.refuse("belt", range.start, format!("{}，{why}：不作图", framework.name));
        };
        if !(2..=10).contains(&belt.chars().count()) {
            refuse("串联它们的不能照原文剪下");
            continue;
        }
        let items: Vec<&str> = material
            .lines
            .iter()
            .filter(|lines| lines.section == framework.section && lines.ordered)
            .flat_map(|lines| &lines.items)
            .map(|item| first_sentence(briefing.slice(item)).0)
            .collect();
        let row = |name: &str| {
            let mut own = items.iter().filter(|item| item.starts_with(name));
            let (item, None) = (own.next()?, own.next()) else { return None };
            let (_, cell) = item.split_once('：').or_else(|| item.split_once(':'))?;
            let fits = (2..=LONGEST_CELL).contains(&cell.chars().count())
                && material.is_unique(item)
                && item.matches(name).count() == 1
                && item.matches(cell).count() == 1;
            fits.then(|| RowText {
                within: (*item).to_owned(),
                name: name.to_owned(),
                cells: vec![vec![cell.to_owned()]],
                ..RowText::default()
            })
        };
        let names = std::iter::once(belt).chain(places.members.iter().map(String::as_str));
        let rows: Option<Vec<RowText>> = names.map(row).collect();
        let Some(rows) = rows else {
            refuse("没有逐个写明是什么");
            continue;
        };
        let count = places.members.len();
        let noun = places.noun.trim_start_matches(['大', '个']);
        proposals.found.push(Proposal {
            form: "belt",
            block: BlockText {
                caption: format!("{belt}串联{}个{noun}", counted(count)),
                sub: "示意：次序照原文，不表示方位和面积".to_owned(),
                rows,
                ..BlockText::default()
            },
            facts: Vec::new(),
            section: framework.section,
            place: range.start,
            score: A_BELT + A_PLACE * count as u32,
            reason: format!("{belt}串联{count}个{noun}，逐个写明 → 串联图"),
        });
    }
}
