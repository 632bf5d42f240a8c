//! On paper: everything that is read, nothing that is only for a screen, and the way back to the page.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use anyhow::{Context as _, Result, ensure};
use thirtyfour::common::print::{PrintPage, PrintParameters};
use xtask::process;

use super::{Case, case};
use crate::browser::Engine;
use crate::host::{ELEMENT, EMBED, IN_ELEMENT};
use crate::page::Page;
use crate::picture::Picture;
use crate::site::{self, Artifact};

pub(super) fn cases() -> Vec<Case> {
    vec![
        // WebKit's driver has no command that prints, and a PDF of Firefox does not say which characters its glyphs are.
        // Only Chromium prints into files that can be looked into alike.
        case("p20_no_sheet_is_half_empty", no_sheet_is_half_empty).only_in(&[Engine::Chromium]),
        case("t53_the_page_prints_whole", the_page_prints_whole).only_in(&[Engine::Chromium]),
        case("t53_a_host_prints_what_it_frames", a_host_prints_what_it_frames)
            .only_in(&[Engine::Chromium])
            .only_on(&[Artifact::Hosted]),
        // A page from disk that is published nowhere has no link to print.
        case("t53_each_part_has_its_code", each_part_has_its_code)
            .only_in(&[Engine::Chromium, Engine::Firefox])
            .only_on(&[Artifact::Hosted]),
        // WebKit's driver prints nothing; the system's wish is set with the means of Chromium.
        case("g01_paper_is_light_in_every_theme", paper_is_light_in_every_theme)
            .only_in(&[Engine::Chromium, Engine::Firefox]),
    ]
}

/// Prints the page on A4 into a file of this name.
async fn print(page: &Page, name: &str) -> Result<std::path::PathBuf> {
    let a4 = PrintPage { width: 21.0, height: 29.7 };
    let pdf = page
        .driver
        .print_page(PrintParameters { page: a4, background: true, ..PrintParameters::default() })
        .await?;
    let file = site::run_dir().join(format!("{}-{}-{name}.pdf", page.engine.name(), page.artifact.name()));
    fs::write(&file, pdf)?;
    Ok(file)
}

fn text_of(pdf: &Path) -> Result<String> {
    process::output(process::command("pdftotext").arg("-layout").arg(pdf).arg("-"))
        .context("pdftotext (poppler-utils)")
}

async fn the_page_prints_whole(page: Page) -> Result<()> {
    page.open_live("").await?;
    prints_whole(&page).await?;
    // From inside a frame the frame's document is printed alone, on sheets like any other.
    page.js("document.querySelector('.jiedu').setAttribute('data-jiedu-frame', 'tall'); document.documentElement.style.overflowY = 'hidden'")
        .await?;
    prints_whole(&page).await.context("from inside a frame")
}

async fn prints_whole(page: &Page) -> Result<()> {
    let text = text_of(&print(page, "whole").await?)?;
    // Headings, a sentence, and the head of the table of all numbers, which was closed.
    for printed in ["其时已至", "工业大提质", "打造“工业大提质”品质升级版", "限定", "要加快建设清廉淇县"]
    {
        ensure!(text.contains(printed), "“{printed}” is not printed");
    }
    for screen in ["上一节", "筛选目录", "复制链接", "大字", "分享"] {
        ensure!(!text.contains(screen), "“{screen}” is printed");
    }
    // The contents come before the article, under their name, and only its own briefing is printed.
    ensure!(text.lines().any(|line| line.trim() == "目录"), "the contents have no title");
    let (contents, title) = (text.find("承载梦想"), text.find("奋勇争先"));
    ensure!(
        contents.is_some() && contents < title,
        "the contents are at {contents:?}, the title at {title:?}"
    );
    ensure!(!text.contains("四个公园城市"), "the other briefing is printed too");
    ensure!(text.lines().any(|line| line.trim().starts_with("1 / ")), "no page numbers");
    Ok(())
}

/// The frame keeps on paper the height that it has on the screen: all that is read has room there, and what is not a frame's is
/// printed after it.
async fn a_host_prints_what_it_frames(page: Page) -> Result<()> {
    let figure = "<jiedu-briefing src=\"{page}?figure=projects\"></jiedu-briefing>";
    for (element, printed) in [
        (ELEMENT, ["其时已至", "要加快建设清廉淇县", "〔来源〕据报纸版面文字整理"]),
        (figure, ["两个百亿项目", "特种尼龙小镇", "150亿元"]),
    ] {
        for (width, column) in [(390, 358), (1280, 860), (1280, 1280)] {
            page.resize(width, 844).await?;
            page.open_host(
                "",
                &format!("<main style=\"max-width: {column}px\">{element}<p>文末</p></main>{EMBED}"),
                "",
            )
            .await?;
            page.enter_live(IN_ELEMENT).await?;
            page.wait_fitting().await?;
            page.leave().await?;
            let text = text_of(&print(&page, &format!("host-{width}-{column}")).await?)?;
            for words in printed.iter().chain(&["文末"]) {
                ensure!(text.contains(words), "at {width} px in {column}, “{words}” is not printed:\n{text}");
            }
            for words in ["数据表", "目录", "数字索引"] {
                ensure!(!text.contains(words), "at {width} px in {column}, “{words}” is printed");
            }
        }
    }
    Ok(())
}

async fn each_part_has_its_code(page: Page) -> Result<()> {
    page.open_live("").await?;
    let file = print(&page, "codes").await?;
    let pages = file.with_extension("pages");
    fs::create_dir_all(&pages)?;
    process::run(
        process::command("pdftoppm").args(["-gray", "-png", "-r", "160"]).arg(&file).arg(pages.join("page")),
    )?;
    let mut found = BTreeSet::new();
    for picture in fs::read_dir(&pages)? {
        found.extend(Picture::of_png(&fs::read(picture?.path())?)?.read_codes());
    }
    let expected: BTreeSet<String> = page
        .eval(
            "[...document.querySelectorAll('[id=\"qixian-2022\"] section.part')]
                .map(it => `${location.href.split(/[?#]/)[0]}?jiedu=${it.id}#${it.id}`)",
        )
        .await?;
    ensure!(4 == expected.len() && found == expected, "{found:#?} are printed");
    let words = text_of(&file)?.split_whitespace().collect::<String>();
    for link in &expected {
        ensure!(words.contains(link.as_str()), "{link} is not printed in words");
    }
    Ok(())
}

/// The sheets of the page as it is now, in shades of grey.
async fn sheets(page: &Page, name: &str) -> Result<Vec<Picture>> {
    let file = print(page, name).await?;
    let folder = file.with_extension("sheets");
    fs::create_dir_all(&folder)?;
    process::run(
        process::command("pdftoppm").args(["-gray", "-png", "-r", "50"]).arg(&file).arg(folder.join("sheet")),
    )?;
    let mut files: Vec<_> = fs::read_dir(&folder)?.collect::<std::io::Result<Vec<_>>>()?;
    files.sort_by_key(fs::DirEntry::path);
    files.iter().map(|file| Picture::of_png(&fs::read(file.path())?)).collect()
}

/// Two printings are the same: what the screen looks like makes no difference.
fn are_alike(light: &[Picture], dark: &[Picture]) -> Result<()> {
    ensure!(light.len() == dark.len(), "{} sheets and {}", light.len(), dark.len());
    for (number, (light, dark)) in light.iter().zip(dark).enumerate() {
        let (light, dark) = (light.shades_within(0), dark.shades_within(0));
        let other = light.iter().zip(&dark).filter(|(light, dark)| light.abs_diff(**dark) > 8).count();
        ensure!(other == 0, "sheet {}: {other} of {} points differ", number + 1, light.len());
    }
    Ok(())
}

async fn paper_is_light_in_every_theme(page: Page) -> Result<()> {
    page.open_live("?theme=light").await?;
    page.wake_figures().await?;
    let light = sheets(&page, "light").await?;
    page.open_live("?theme=dark").await?;
    page.wake_figures().await?;
    are_alike(&light, &sheets(&page, "dark-address").await?).context("?theme=dark")?;
    page.open_live("?theme=light").await?;
    page.wake_figures().await?;
    // By no pointer, which would light what it rests on.
    page.js("document.querySelector('.tool-dark').click()").await?;
    are_alike(&light, &sheets(&page, "dark-button").await?).context("the button")?;
    page.js("document.querySelectorAll('.article a.fact')[4].click()").await?;
    page.settle().await?;
    are_alike(&light, &sheets(&page, "dark-panel").await?).context("with a number lit")?;
    page.js("try { localStorage.clear(); } catch (_) {}").await?;
    if page.engine != Engine::Chromium {
        return Ok(());
    }
    page.open_static("").await?;
    let still = sheets(&page, "still").await?;
    for features in [
        serde_json::json!([{ "name": "prefers-color-scheme", "value": "dark" }]),
        serde_json::json!([{ "name": "prefers-color-scheme", "value": "dark" }, { "name": "prefers-contrast", "value": "more" }]),
    ] {
        page.devtools("Emulation.setEmulatedMedia", serde_json::json!({ "features": features })).await?;
        page.open_static("").await?;
        are_alike(&still, &sheets(&page, "dark-system").await?).context("the system, without scripts")?;
        page.open_live("").await?;
        page.wake_figures().await?;
        are_alike(&light, &sheets(&page, "dark-system-live").await?).context("the system")?;
    }
    page.devtools("Emulation.setEmulatedMedia", serde_json::json!({ "features": [] })).await?;
    Ok(())
}

/// How much of each sheet of a printed file is used, as the share of its height down to its last ink above the page number.
fn used(pdf: &Path) -> Result<Vec<f64>> {
    let text = process::output(process::command("pdftotext").args(["-bbox-layout"]).arg(pdf).arg("-"))
        .context("pdftotext (poppler-utils)")?;
    let number =
        |line: &str, key: &str| -> Option<f64> { line.split_once(key)?.1.split('"').next()?.parse().ok() };
    let mut sheets = Vec::new();
    for sheet in text.split("<page ").skip(1) {
        let height = number(sheet, "height=\"").context("a sheet without height")?;
        // Below stands the number of the page.
        let foot = height - 20.0 * 72.0 / 25.4;
        let lines = sheet.lines().filter(|line| line.trim_start().starts_with("<line "));
        let last =
            lines.filter_map(|line| number(line, "yMax=\"")).filter(|at| *at < foot).fold(0.0, f64::max);
        sheets.push(last / foot);
    }
    Ok(sheets)
}

async fn no_sheet_is_half_empty(page: Page) -> Result<()> {
    page.open_live("#qixian-2022").await?;
    let file = print(&page, "sheets").await?;
    let sheets = used(&file)?;
    let text = text_of(&file)?;
    // The last sheet of a part may be empty: the next one begins with a part.
    let parts: Vec<String> = page
        .eval("[...document.querySelectorAll('.part > h2 .clauses')].map(it => it.textContent.replace(/\\s/g, '').slice(-6))")
        .await?;
    let head = |sheet: &str| sheet.lines().filter(|line| !line.trim().is_empty()).take(3).collect::<String>();
    let begins_part = |sheet: &str| {
        let head = head(sheet).replace(char::is_whitespace, "");
        parts.iter().any(|part| head.contains(part.as_str()))
    };
    let next = text.split('\u{c}').skip(1);
    let (_, all) = sheets.split_last().context("nothing is printed")?;
    let inside = all.iter().zip(next).enumerate().filter(|(_, (_, next))| !begins_part(next));
    let empty: Vec<_> =
        inside.filter(|(_, (used, _))| **used < 0.75).map(|(at, (used, _))| (at + 1, *used)).collect();
    ensure!(empty.is_empty(), "sheets that are more than a quarter empty: {empty:?} of {sheets:?}");
    // The marks bear what most tables say, and the table of all numbers follows.
    ensure!(!text.contains("不少于此数") && text.contains("数字索引"), "a table repeats its drawing");
    // What the reader has opened is printed.
    page.js("document.querySelector('figure.figure details.table').open = true").await?;
    page.wait_until("document.querySelector('figure.figure details.table table')").await?;
    ensure!(text_of(&print(&page, "opened").await?)?.contains("数据表"), "an open table is not printed");
    Ok(())
}
