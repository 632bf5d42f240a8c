//! What a reader takes along: tables as CSV and for the clipboard, figures as pictures, the citation.

use anyhow::{Context as _, Result, ensure};
use serde_json::json;
use thirtyfour::Key;

use super::{Case, case};
use crate::browser::Engine;
use crate::host::PLAIN;
use crate::page::Page;
use crate::picture::Picture;
use crate::site::Artifact;

pub(super) fn cases() -> Vec<Case> {
    let cases = vec![
        case("d01_a_table_is_saved_as_csv", a_table_is_saved_as_csv),
        case("d02_all_numbers_are_saved_with_their_sentences", all_numbers_are_saved_with_their_sentences),
        case("d03_a_table_is_copied_as_a_table", a_table_is_copied_as_a_table),
        // A frame holds the hosted page.
        case("d04_a_frame_says_what_it_may_not_do", a_frame_says_what_it_may_not_do)
            .only_on(&[Artifact::Hosted])
            // In WebKit a page stays static there: no policy of its own can name a frame without an origin. Firefox once stayed
            // static on a busy machine, and the cause is not known.
            .only_in(&[Engine::Chromium]),
        case("d05_every_figure_is_saved_as_svg", every_figure_is_saved_as_svg),
        case("d06_a_picture_bears_its_code", a_picture_bears_its_code),
        case(
            "d07_a_citation_says_who_when_where_and_when_read",
            a_citation_says_who_when_where_and_when_read,
        ),
    ];
    cases.into_iter().map(Case::one_file_once).collect()
}

/// Keeps what the page saves, and what it copies by the old command.
pub(super) const KEEPS: &str = "
    window.__saved = [];
    URL.createObjectURL = blob => { window.__blob = blob; return 'blob:kept'; };
    HTMLAnchorElement.prototype.click = function () {
        const name = this.download, href = this.href;
        if (href.startsWith('blob:')) new Response(window.__blob).arrayBuffer().then(bytes =>
            __saved.push({ name, kind: window.__blob.type, text: new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes) }));
        else __saved.push({ name, kind: 'address', text: href });
    };
    Object.defineProperty(navigator, 'clipboard', { configurable: true, value: undefined });
    document.execCommand = () => {
        const data = new Map();
        const event = new Event('copy', { bubbles: true, cancelable: true });
        event.clipboardData = { setData: (kind, text) => data.set(kind, text) };
        const field = document.activeElement;
        field.dispatchEvent(event);
        window.__copied = event.defaultPrevented ? Object.fromEntries(data) : { 'text/plain': field.value };
        return true;
    };
";

/// The name and text of what was saved last.
async fn saved(page: &Page) -> Result<(String, String)> {
    page.wait_until("0 < __saved.length").await?;
    page.eval("(it => [it.name, it.text])(__saved.pop())").await
}

async fn open_table(page: &Page, id: &str) -> Result<()> {
    page.js(&format!(
        "const table = document.getElementById({id}); (table.matches('details') ? table : table.querySelector('details')).open = true;",
        id = json!(id)
    ))
    .await?;
    page.wait_until(&format!("!!document.getElementById({}).querySelector('.table-csv')", json!(id))).await
}

async fn a_table_is_saved_as_csv(page: Page) -> Result<()> {
    page.open_with("#qixian-2022.fig-projects", KEEPS).await?;
    page.wait_live().await?;
    ensure!(!page.eval::<bool>("!!document.querySelector('.table-csv')").await?, "tools of a closed table");
    for (id, name, rows) in [
        (
            "qixian-2022.fig-projects",
            "淇县-图2.csv",
            "名称,数值,说明\r\n特种尼龙小镇,185亿元,确数\r\n生物科技园项目,150亿元,确数\r\n",
        ),
        // A grid.
        ("qixian-2022.fig-musts", "淇县-图9.csv", "\r\n"),
    ] {
        open_table(&page, id).await?;
        page.click(&format!("[id='{id}'] .table-csv")).await?;
        let (file, text) = saved(&page).await?;
        ensure!(file == name, "{file}");
        ensure!(text.starts_with('\u{feff}') && text.contains(rows), "{text:?}");
        let cells: usize = page
            .eval(&format!("document.getElementById({}).querySelectorAll('table tr').length", json!(id)))
            .await?;
        ensure!(text.matches("\r\n").count() == cells, "{cells} rows in the page\n{text}");
    }
    Ok(())
}

async fn all_numbers_are_saved_with_their_sentences(page: Page) -> Result<()> {
    page.open_with("", KEEPS).await?;
    page.wait_live().await?;
    open_table(&page, "qixian-2022.numbers").await?;
    page.click("[id='qixian-2022.numbers'] .table-csv").await?;
    let (file, text) = saved(&page).await?;
    ensure!(file == "淇县-数字.csv", "{file}");
    let lines: Vec<&str> = text.split_terminator("\r\n").collect();
    ensure!(lines[0] == "\u{feff}原文,指标,数值,单位,类别,限定,时间,范围,原句,出处,链接", "{}", lines[0]);
    let count: usize =
        page.eval("document.querySelectorAll('[id=qixian-2022] .article a.fact').length").await?;
    ensure!(lines.len() == count + 1, "{count} numbers, {} lines", lines.len());
    let row = lines.iter().find(|line| line.starts_with("185亿元,")).context("185亿元")?;
    for cell in [",185,亿元,金额,", "总投资185亿元的特种尼龙小镇", ",第一部分（一）2,", "innovation-f1"]
    {
        ensure!(row.contains(cell), "no {cell} in {row}");
    }
    Ok(())
}

async fn a_table_is_copied_as_a_table(page: Page) -> Result<()> {
    page.open_with("", KEEPS).await?;
    page.wait_live().await?;
    open_table(&page, "qixian-2022.fig-projects").await?;
    page.click("[id='qixian-2022.fig-projects'] .table-copy").await?;
    page.wait_notice().await?;
    let copied: serde_json::Value = page.eval("__copied").await?;
    let [plain, html] = ["text/plain", "text/html"].map(|kind| copied[kind].as_str().unwrap_or_default());
    ensure!(plain.starts_with("名称\t数值\t说明\n特种尼龙小镇\t185亿元\t确数\n"), "{plain}");
    ensure!(html.starts_with("<table><tr><th>名称</th>") && html.contains("<td>185亿元</td>"), "{html}");
    // Where the browser takes both forms at once it gets both.
    let takes = "
        window.ClipboardItem = class { constructor(forms) { window.__forms = Object.keys(forms); } };
        Object.defineProperty(navigator, 'clipboard', { configurable: true, value: {
            write: items => { window.__items = items.length; return Promise.resolve(); } } });";
    page.open_with("", takes).await?;
    page.wait_live().await?;
    open_table(&page, "qixian-2022.fig-projects").await?;
    page.click("[id='qixian-2022.fig-projects'] .table-copy").await?;
    page.wait_notice().await?;
    let forms: Vec<String> = page.eval("__forms").await?;
    ensure!(forms == ["text/plain", "text/html"], "{forms:?}");
    Ok(())
}

/// A host's sandbox forbids downloads, and says so to nobody: the text is there to be selected.
async fn a_frame_says_what_it_may_not_do(page: Page) -> Result<()> {
    let copy = page.put_page("")?;
    let frame = format!("<iframe sandbox=\"allow-scripts\" src=\"{copy}\" width=1200 height=800></iframe>");
    page.open_host("", &frame, "").await?;
    page.enter(PLAIN).await?;
    page.wait_live().await?;
    open_table(&page, "qixian-2022.numbers").await?;
    page.js("document.querySelector('[id=\"qixian-2022.numbers\"] .table-csv').click()").await?;
    page.wait_until("document.querySelector('.notice-link')?.value.includes('总投资185亿元的特种尼龙小镇')")
        .await?;
    let says: String = page.eval("document.querySelector('.notice [role=status]').textContent").await?;
    ensure!(says.contains("不许下载"), "{says}");
    page.js("document.querySelector('.toc-tool-tasks').click()").await?;
    page.wait_until("document.querySelector('.tool-tasks')?.checkVisibility()").await?;
    let foot: String = page.eval("document.querySelector('.tool-tasks .leaf-foot').textContent").await?;
    ensure!(foot.contains("只在这次有用"), "{foot}");
    page.leave().await
}

async fn every_figure_is_saved_as_svg(page: Page) -> Result<()> {
    page.open_with("", KEEPS).await?;
    page.wait_live().await?;
    page.js("document.querySelector('.toc-tool-data').click()").await?;
    page.wait_until("document.querySelector('.tool-data')?.checkVisibility()").await?;
    let count: usize =
        page.eval("document.querySelectorAll('[id=qixian-2022] figure.figure').length").await?;
    let buttons: usize = page.eval("document.querySelectorAll('.take-svg').length").await?;
    ensure!(buttons == count, "{count} figures, {buttons} buttons");
    for figure in 1..=count {
        page.js(&format!("document.querySelectorAll('.take-svg')[{}].click()", figure - 1)).await?;
        let (file, text) = saved(&page).await?;
        ensure!(file == format!("淇县-图{figure}.svg"), "{file}");
        let (caption, faults): (String, usize) = page
            .eval(&format!(
                "(svg => [svg.documentElement.getAttribute('aria-label'), svg.querySelectorAll('parsererror, [class], [style]').length])(
                    new DOMParser().parseFromString({}, 'image/svg+xml'))",
                json!(text)
            ))
            .await?;
        let shown: String = page
            .eval(&format!(
                "document.querySelectorAll('[id=qixian-2022] figure.figure .caption')[{}].textContent",
                figure - 1
            ))
            .await?;
        ensure!(
            faults == 0 && caption == format!("图{figure} {shown}"),
            "{faults} faults, {caption} is not {shown}"
        );
        ensure!(text.contains("第") && text.contains("〔推断〕7月30日"), "no source\n{text}");
        ensure!(
            text.contains("crispEdges") == (page.artifact == Artifact::Hosted),
            "a code from a disk, or none"
        );
    }
    Ok(())
}

async fn a_picture_bears_its_code(page: Page) -> Result<()> {
    page.open_with("?theme=dark", KEEPS).await?;
    page.wait_live().await?;
    page.js("document.querySelector('.toc-tool-data').click()").await?;
    page.wait_until("document.querySelector('.take-png')?.checkVisibility()").await?;
    page.js("document.querySelectorAll('.take-png')[1].click()").await?;
    let (file, address) = saved(&page).await?;
    ensure!(file == "淇县-图2.png", "{file}");
    let picture = Picture::of_address(&address)?;
    ensure!(1200 < picture.width && 400 < picture.height, "{} × {}", picture.width, picture.height);
    if page.artifact == Artifact::Hosted {
        let code = picture.read_code()?;
        ensure!(code.ends_with("?jiedu=qixian-2022.fig-projects#qixian-2022.fig-projects"), "{code}");
    }
    Ok(())
}

async fn a_citation_says_who_when_where_and_when_read(page: Page) -> Result<()> {
    page.open_with("", KEEPS).await?;
    page.wait_live().await?;
    page.js("document.querySelector('.toc-tool-data').click()").await?;
    page.wait_until("document.querySelector('.take-cite')?.checkVisibility()").await?;
    page.click(".take-cite").await?;
    page.wait_notice().await?;
    let cited: String = page.eval("__copied['text/plain']").await?;
    let today: String =
        page.eval("(d => `${d.getFullYear()}年${d.getMonth() + 1}月${d.getDate()}日`)(new Date())").await?;
    ensure!(cited.starts_with("中国共产党淇县第十四届委员会：《凝神聚力"), "{cited}");
    ensure!(cited.contains("》，2022年〔推断〕7月30日，"), "{cited}");
    ensure!(cited.ends_with(&format!("，访问日期：{today}")), "{cited}");
    ensure!(
        cited.contains("?jiedu=qixian-2022#qixian-2022 ，") == (page.artifact == Artifact::Hosted),
        "{cited}"
    );
    let shown: String = page.eval("document.querySelector('.take-citation').textContent").await?;
    ensure!(shown == cited, "{shown} is shown");
    // Of a number its sentence stands first.
    page.press(&[Key::Escape]).await?;
    page.click("[id='qixian-2022.innovation-f1']").await?;
    page.wait_until("document.querySelector('.panel-cite')?.checkVisibility()").await?;
    page.js("window.__copied = null; document.querySelector('.panel-cite').click()").await?;
    page.wait_until("!!window.__copied").await?;
    let cited: String = page.eval("__copied['text/plain']").await?;
    ensure!(cited.starts_with("总投资185亿元的特种尼龙小镇"), "{cited}");
    ensure!(
        cited.contains("。\n——中国共产党淇县第十四届委员会：《")
            && cited.contains("》第一部分（一）2，2022年〔推断〕"),
        "{cited}"
    );
    Ok(())
}
