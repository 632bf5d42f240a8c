//! Terms and tasks: what the text calls things and what it asks for, and the ways between these lists and the text.

use anyhow::{Context as _, Result, ensure};
use serde_json::json;
use thirtyfour::Key;
use thirtyfour::common::print::{PrintPage, PrintParameters};
use xtask::process;

use super::takeaway::KEEPS;
use super::{Case, case};
use crate::browser::Engine;
use crate::page::Page;
use crate::site::{self, Artifact};

pub(super) fn cases() -> Vec<Case> {
    let cases = vec![
        case("w01_every_term_stands_where_the_list_says", every_term_stands_where_the_list_says),
        case("w02_the_list_is_walked_by_keyboard", the_list_is_walked_by_keyboard),
        case("w03_a_phone_walks_from_place_to_place", a_phone_walks_from_place_to_place),
        case("w04_a_term_in_the_text_leads_to_the_list", a_term_in_the_text_leads_to_the_list),
        case("w05_every_task_is_verbatim", every_task_is_verbatim),
        case("w06_ticks_are_kept_and_filtered", ticks_are_kept_and_filtered),
        case("w07_the_reader_comes_back_to_their_line", the_reader_comes_back_to_their_line),
        case("w08_nothing_is_wider_than_the_window", nothing_is_wider_than_the_window),
        // WebKit's driver has no command that prints, and a PDF of Firefox does not say which characters its glyphs are.
        case("w09_the_tasks_are_printed_alone", the_tasks_are_printed_alone)
            .only_in(&[Engine::Chromium])
            .only_on(&[Artifact::Hosted]),
        case("w10_a_page_that_fails_shows_its_text", a_page_that_fails_shows_its_text),
    ];
    cases.into_iter().map(Case::one_file_once).collect()
}

async fn open(page: &Page, tool: &str) -> Result<()> {
    page.js(&format!("[...document.querySelectorAll('.toc-tool-{tool}')].find(it => it.closest('.briefing').checkVisibility()).click()"))
        .await?;
    page.wait_until(&format!(
        "!![...document.querySelectorAll('.tool-{tool}')].find(it => it.checkVisibility())"
    ))
    .await
}

const SHOWN: &str = "document.querySelector('.jiedu').dataset.jieduTool";

async fn every_term_stands_where_the_list_says(page: Page) -> Result<()> {
    for (briefing, terms) in [("qixian-2022", 32), ("shifanqu-2021", 16)] {
        page.open_live(&format!("#{briefing}")).await?;
        open(&page, "terms").await?;
        let count: usize = page.eval("document.querySelectorAll('.term').length").await?;
        ensure!(count == terms, "{count} terms");
        // Of engines with highlights every range holds a term; of the others the block in view does.
        let strays: Vec<String> = page
            .eval(
                "(names => [...(CSS.highlights?.get('jiedu-term') ?? [])].map(String).filter(it => !names.has(it.replace(/\\s/g, ''))))(
                    new Set([...document.querySelectorAll('.term b')].map(it => it.textContent.replace(/[《》\\s]/g, ''))
                        .concat('两项创建', '三大板块', '四大片区', '四大板块', '三大动力', '三大布局', '三大环节', '三大主体', '5个示范片区', '6个载体')))",
            )
            .await?;
        ensure!(strays.is_empty(), "{strays:?}");
        for term in 0..count {
            page.js(&format!("document.querySelectorAll('.term-go')[{term}].click()")).await?;
            page.wait_until(&format!("document.querySelectorAll('.term')[{term}].matches('.here')")).await?;
            page.wait_until(&format!(
                "(name => [...document.querySelectorAll('.article :is(.title, .clauses, p, li)')].some(it => {{
                    const box = it.getBoundingClientRect();
                    return box.bottom > 0 && box.top < innerHeight && it.textContent.includes(name);
                }}))(document.querySelectorAll('.term b')[{term}].textContent.replace(/[《》]/g, ''))"
            ))
            .await
            .with_context(|| format!("term {term} of {briefing}"))?;
        }
        ensure!(page.eval::<String>(SHOWN).await? == "terms", "the list has closed on a wide screen");
    }
    Ok(())
}

async fn the_list_is_walked_by_keyboard(page: Page) -> Result<()> {
    page.open_live("#qixian-2022").await?;
    page.js("document.querySelector('.toc-tool-terms').focus()").await?;
    page.press(&[Key::Enter]).await?;
    page.wait_until("document.activeElement.matches('.tool-terms')").await?;
    let focused = |css: &str| format!("document.activeElement.matches({})", json!(css));
    for _ in 0..40 {
        if page.eval::<bool>(&focused(".term-go")).await? {
            break;
        }
        page.press(&[Key::Tab]).await?;
    }
    ensure!(page.eval::<bool>(&focused(".term-go")).await?, "no term is reached");
    page.press(&[Key::Enter]).await?;
    page.wait_until("document.querySelector('.term.here .term-walk')?.textContent.includes('1/15')").await?;
    page.press(&[Key::Tab, Key::Tab]).await?;
    page.wait_until(&focused(".term-next")).await?;
    page.press(&[Key::Enter, Key::Enter]).await?;
    page.wait_until("document.querySelector('.term.here .term-walk')?.textContent.includes('3/15')").await?;
    page.wait_until(&focused(".term-next")).await?;
    ensure!(page.eval::<f64>("scrollY").await? > 300.0, "the text has not moved");
    page.press(&[Key::Escape]).await?;
    page.wait_until(&format!("!{SHOWN} && {}", focused(".toc-tool-terms"))).await?;
    // The kinds are words that choose.
    open(&page, "terms").await?;
    page.js(
        "[...document.querySelectorAll('.choice')].find(it => it.textContent.startsWith('品牌')).click()",
    )
    .await?;
    page.wait_until("document.querySelectorAll('.term').length === 3").await?;
    page.js(
        "[...document.querySelectorAll('.choice')].find(it => it.textContent.startsWith('未加引号')).click()",
    )
    .await?;
    page.wait_until("document.querySelectorAll('.term').length === 2").await?;
    let listed: String = page.eval("document.querySelector('.tool-terms').textContent").await?;
    ensure!(listed.contains("国家全域旅游示范区、云梦山国家5A级景区"), "{listed}");
    Ok(())
}

async fn a_phone_walks_from_place_to_place(page: Page) -> Result<()> {
    page.resize(390, 844).await?;
    page.open_live("#qixian-2022").await?;
    page.click(".bar-contents").await?;
    page.click(".toc-tool-terms").await?;
    page.wait_until("document.querySelector('.tool-terms')?.checkVisibility()").await?;
    // Some browsers give a scroll bar room of its own.
    let covers = "(it => it.top === 0 && it.width === document.documentElement.clientWidth)(document.querySelector('.tool-terms').getBoundingClientRect())";
    ensure!(page.eval::<bool>(covers).await?, "the list does not cover the page");
    page.click(".term-go").await?;
    page.wait_until("!document.querySelector('.tool-terms').checkVisibility() && document.querySelector('.walk')?.checkVisibility()").await?;
    let place = "document.querySelector('.walk .here').textContent";
    ensure!(page.eval::<String>(place).await? == "品质淇县 1/15");
    for _ in 0..3 {
        page.click(".walk-next").await?;
    }
    page.wait_until(&format!("{place} === '品质淇县 4/15'")).await?;
    page.wait_until("document.activeElement.matches('.walk-next')").await?;
    page.click(".walk-list").await?;
    page.wait_until("document.querySelector('.tool-terms').checkVisibility() && !document.querySelector('.walk').checkVisibility()").await?;
    ensure!(
        page.eval::<bool>("document.querySelector('.term').matches('.here')").await?,
        "the list has lost its place"
    );
    page.click(".tool-terms .tool-close").await?;
    page.click(".walk-close").await?;
    page.wait_until("!document.querySelector('.walk').checkVisibility() && document.querySelector('.bar-contents').checkVisibility()").await
}

async fn a_term_in_the_text_leads_to_the_list(page: Page) -> Result<()> {
    page.open_live("#qixian-2022.cadres").await?;
    open(&page, "terms").await?;
    page.js("document.querySelector('[id=\"qixian-2022.cadres\"]').scrollIntoView({ block: 'center', behavior: 'instant' });
        const item = [...document.querySelectorAll('[id=\"qixian-2022.cadres\"] li')].find(it => it.textContent.includes('对标竞进'));
        const walker = document.createTreeWalker(item, NodeFilter.SHOW_TEXT);
        let node; while ((node = walker.nextNode()) && !node.data.includes('对标竞进')) {}
        const range = new Range(); const at = node.data.indexOf('对标竞进');
        range.setStart(node, at); range.setEnd(node, at + 4);
        const box = range.getBoundingClientRect();
        document.elementFromPoint(box.x + 5, box.y + 5).dispatchEvent(new MouseEvent('click', { bubbles: true, cancelable: true, clientX: box.x + 5, clientY: box.y + 5 }));")
        .await?;
    page.wait_until("document.querySelector('.term.here b')?.textContent === '对标竞进'").await?;
    page.wait_until(
        "(it => 0 <= it.top && it.bottom <= innerHeight)(document.querySelector('.term.here').getBoundingClientRect())",
    )
    .await
}

async fn every_task_is_verbatim(page: Page) -> Result<()> {
    for (briefing, count) in [("qixian-2022", 28), ("shifanqu-2021", 46)] {
        page.open_with(&format!("#{briefing}"), KEEPS).await?;
        page.wait_live().await?;
        let text: String =
            page.eval(&format!("document.querySelector('[id=\"{briefing}\"] .article').textContent")).await?;
        open(&page, "tasks").await?;
        let tasks: Vec<String> =
            page.eval("[...document.querySelectorAll('.task-text')].map(it => it.textContent)").await?;
        ensure!(tasks.len() == count, "{} tasks of {briefing}", tasks.len());
        for task in &tasks {
            ensure!(2 < task.chars().count() && text.contains(task.as_str()), "not verbatim: {task}");
        }
        page.click(".tool-tasks .task-csv").await?;
        page.wait_until("0 < __saved.length").await?;
        let csv: String = page.eval("__saved.pop().text").await?;
        ensure!(
            csv.matches("\r\n").count() == count + 1 && tasks.iter().all(|task| csv.contains(task.as_str())),
            "{csv}"
        );
    }
    // Under headings as they are written.
    let headings: Vec<String> = page
        .eval("[...document.querySelectorAll('.tool-tasks .tool-group > :first-child')].map(it => it.textContent)")
        .await?;
    let heading = "三（一） 建设产城一体公园城市 引领经济发展方式变革";
    ensure!(headings.iter().any(|it| it == heading), "{headings:?}");
    Ok(())
}

async fn ticks_are_kept_and_filtered(page: Page) -> Result<()> {
    page.open_live("#qixian-2022").await?;
    page.js("try { localStorage.clear(); } catch {}").await?;
    page.open_live("#qixian-2022").await?;
    open(&page, "tasks").await?;
    let left = "[...document.querySelectorAll('.choice')].find(it => it.textContent.startsWith('未勾')).querySelector('.count').textContent";
    ensure!(page.eval::<String>(left).await? == "28");
    page.js("document.querySelector('.task input').focus()").await?;
    page.press(&[Key::Space]).await?;
    page.wait_until(&format!("{left} === '27' && document.querySelector('.task').matches('.ticked')"))
        .await?;
    page.js(
        "[...document.querySelectorAll('.choice')].find(it => it.textContent.startsWith('未勾')).click()",
    )
    .await?;
    page.wait_until("document.querySelectorAll('.task').length === 27").await?;
    // What is ticked now stays under the finger.
    page.js("document.querySelector('.task input').click()").await?;
    page.wait_until(&format!("{left} === '26' && document.querySelectorAll('.task').length === 27")).await?;
    page.js(
        "[...document.querySelectorAll('.choice')].find(it => it.textContent.includes('关键在人')).click()",
    )
    .await?;
    page.wait_until("document.querySelectorAll('.task').length === 12").await?;
    let kept: String = page.eval("document.querySelector('.tool-tasks .leaf-foot').textContent").await?;
    if kept.contains("只记在这台设备上") {
        page.open_live("#qixian-2022").await?;
        open(&page, "tasks").await?;
        page.wait_until(&format!(
            "{left} === '26' && document.querySelectorAll('.task.ticked').length === 2"
        ))
        .await?;
        page.js("localStorage.clear()").await?;
    } else {
        ensure!(kept.contains("只在这次有用"), "{kept}");
    }
    Ok(())
}

async fn the_reader_comes_back_to_their_line(page: Page) -> Result<()> {
    for width in [390, 1280] {
        page.resize(width, 844).await?;
        page.open_live("#qixian-2022.tourism").await?;
        page.wait_in_view("qixian-2022.tourism").await?;
        let before = page.wait_scrolled().await?;
        for tool in ["tasks", "data"] {
            open(&page, tool).await?;
            ensure!(
                !page.eval::<bool>("document.querySelector('.article').checkVisibility()").await?,
                "the article stays"
            );
            page.wait_until(&format!("document.activeElement.matches('.tool-{tool}')")).await?;
            page.js(&format!("document.querySelector('.tool-{tool} .leaf-close').click()")).await?;
            page.wait_until(&format!(
                "document.querySelector('.article').checkVisibility() && Math.abs(scrollY - {before}) < 4"
            ))
            .await?;
        }
        // From a task to its sentence.
        open(&page, "tasks").await?;
        page.js("[...document.querySelectorAll('.task')].find(it => it.textContent.includes('要加快建设清廉淇县')).querySelector('.task-see').click()").await?;
        page.wait_until(
            "[...document.querySelectorAll('.article li')].some(it => {
                const box = it.getBoundingClientRect();
                return it.textContent === '要加快建设清廉淇县。' && 0 < box.height && 0 < box.top && box.bottom < innerHeight;
            })",
        )
        .await?;
        page.wait_until("document.activeElement.textContent === '要加快建设清廉淇县。'").await?;
        // A link of the navigator leads to the text again.
        if width == 1280 {
            open(&page, "data").await?;
            page.click("[id='qixian-2022.contents'] a[href='#qixian-2022.dream']").await?;
            page.wait_in_view("qixian-2022.dream").await?;
        }
    }
    Ok(())
}

async fn nothing_is_wider_than_the_window(page: Page) -> Result<()> {
    for briefing in ["qixian-2022", "shifanqu-2021"] {
        page.open_live(&format!("#{briefing}")).await?;
        for large in [false, true] {
            if large {
                page.js("document.querySelector('.tool-large').click()").await?;
            }
            for tool in ["terms", "tasks", "data"] {
                open(&page, tool).await?;
                page.js("document.querySelector('.term-go')?.click()").await?;
                for width in [320, 390, 1180, 1280] {
                    page.resize(width, 844).await?;
                    if page.eval::<String>(SHOWN).await? != tool {
                        open(&page, tool).await?;
                    }
                    let (wide, small): (f64, Vec<String>) = page
                        .eval(&format!(
                            "[Math.max(...[document.documentElement, ...document.querySelectorAll('.tool-{tool}')]
                                .filter(it => it === document.documentElement || getComputedStyle(it).overflowX !== 'visible').map(it => it.scrollWidth - it.clientWidth)),
                              [...document.querySelectorAll('.tool-{tool} :is(button, input, label)')].filter(it => it.checkVisibility())
                                .map(it => [it.className || it.tagName, it.getBoundingClientRect()])
                                .filter(([, box]) => box.height < 24 || box.width < 24).map(([name, box]) => `${{name}} ${{box.width}}×${{box.height}}`)]"
                        ))
                        .await?;
                    ensure!(
                        wide < 1.0,
                        "{tool} of {briefing} is {wide} px too wide at {width}, large: {large}"
                    );
                    ensure!(small.is_empty(), "{tool} at {width}: {small:?}");
                }
                page.press(&[Key::Escape]).await?;
                page.wait_until(&format!("!{SHOWN}")).await?;
            }
        }
        page.js("document.querySelector('.tool-large').click()").await?;
    }
    Ok(())
}

async fn the_tasks_are_printed_alone(page: Page) -> Result<()> {
    page.open_live("#qixian-2022").await?;
    open(&page, "tasks").await?;
    let a4 = PrintPage { width: 21.0, height: 29.7 };
    let parameters = PrintParameters { page: a4, background: true, ..PrintParameters::default() };
    let pdf = page.driver.print_page(parameters).await?;
    let file = site::run_dir().join("tasks.pdf");
    std::fs::write(&file, pdf)?;
    let text = process::output(process::command("pdftotext").arg("-layout").arg(&file).arg("-"))
        .context("pdftotext (poppler-utils)")?;
    for printed in
        ["任务清单", "要以主导产业之强提升支撑力", "要加快建设清廉淇县", "打造“工业大提质”品质升级版"]
    {
        ensure!(text.contains(printed), "“{printed}” is not printed\n{text}");
    }
    for screen in ["目录", "看原文", "复制为表格", "未勾", "一分钟", "两个百亿项目", "数字索引"]
    {
        ensure!(!text.contains(screen), "“{screen}” is printed\n{text}");
    }
    Ok(())
}

/// The boot script says `static` where the module has failed: no tool stays in the place of the text.
async fn a_page_that_fails_shows_its_text(page: Page) -> Result<()> {
    page.open_live("#qixian-2022").await?;
    for tool in ["tasks", "data", "terms"] {
        open(&page, tool).await?;
        page.js("document.querySelector('.jiedu').dataset.jieduState = 'static'").await?;
        let shown: (bool, bool) = page
            .eval(&format!("[document.querySelector('.article').checkVisibility(), document.querySelector('.tool-{tool}').checkVisibility()]"))
            .await?;
        ensure!(shown == (true, false), "article, tool: {shown:?}");
        page.js("document.querySelector('.jiedu').dataset.jieduState = 'live'").await?;
    }
    Ok(())
}
