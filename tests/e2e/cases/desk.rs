//! 编辑台, the desk, opened from disk: from a text to a page.

use anyhow::{Result, ensure};
use thirtyfour::Key;
use xtask::paths;

use super::{Case, case};
use crate::page::Page;
use crate::site::{self, Artifact};

/// The desk's file in the build.
const DESK: &str = "jiedu-desk.html";

/// Whether the desk shows a page in its preview.
const PREVIEWED: &str = "[...document.querySelectorAll('.preview-hold iframe')].some(it => it.matches('.is-front') && 1000 < it.srcdoc.length)";

pub(super) fn cases() -> Vec<Case> {
    vec![
        case("y01_an_example_is_read_checked_and_previewed", an_example_is_read_checked_and_previewed)
            .only_on(&[Artifact::OneFile]),
        case("y02_a_decision_is_undone_to_the_first_byte", a_decision_is_undone_to_the_first_byte)
            .only_on(&[Artifact::OneFile]),
        case("y03_a_bad_file_is_told_and_the_box_stays", a_bad_file_is_told_and_the_box_stays)
            .only_on(&[Artifact::OneFile]),
        case("y04_each_panel_decides_and_all_is_undone", each_panel_decides_and_all_is_undone)
            .only_on(&[Artifact::OneFile]),
        case("y05_numbers_that_are_chosen_become_a_figure", numbers_that_are_chosen_become_a_figure)
            .only_on(&[Artifact::OneFile]),
        case("y06_what_is_copied_for_an_article_is_rich_text", what_is_copied_for_an_article_is_rich_text)
            .only_on(&[Artifact::OneFile]),
        case("y07_findings_are_repaired_chosen_and_ignored_one_by_one", findings_are_acted_on)
            .only_on(&[Artifact::OneFile]),
    ]
}

async fn open(page: &Page) -> Result<()> {
    page.resize(1366, 768).await?;
    page.goto(site::file_url(&paths::dist().join(DESK))?.as_str()).await?;
    page.wait_until("document.querySelector('.intake textarea')").await
}

/// Opens the desk with the example at a place.
async fn open_example(page: &Page, place: usize) -> Result<()> {
    open(page).await?;
    page.js(&format!("document.querySelectorAll('.examples button')[{place}].click();")).await?;
    page.wait_until("document.querySelector('.task small')?.textContent && document.querySelector('.masthead-title')?.textContent")
        .await?;
    page.wait_until(PREVIEWED).await
}

/// Opens a task by its key.
async fn task(page: &Page, place: usize) -> Result<()> {
    page.js(&format!("document.querySelectorAll('.task')[{place}].click();")).await?;
    Ok(())
}

/// The manuscript as the desk shows it.
async fn manuscript(page: &Page) -> Result<String> {
    task(page, 5).await?;
    page.wait_until("document.querySelector('textarea.manuscript')").await?;
    page.eval("document.querySelector('textarea.manuscript').value").await
}

async fn an_example_is_read_checked_and_previewed(page: Page) -> Result<()> {
    open_example(&page, 0).await?;
    page.wait_until("document.querySelector('.finding')").await?;
    let repaired: String = page.eval("document.querySelector('.group-head h3').textContent").await?;
    ensure!(repaired.contains("已修复"), "{repaired}");
    for (place, rows, least) in
        [(1, ".outline-row", 21), (2, ".numbers-row", 15), (3, ".figure-row", 8), (4, ".keys-row", 4)]
    {
        task(&page, place).await?;
        page.wait_until(&format!("{least} <= document.querySelectorAll('{rows}').length")).await?;
    }
    let asked: Vec<String> = page.requests().await?;
    let asked: Vec<_> =
        asked.into_iter().filter(|it| !it.starts_with("blob:") && !it.starts_with("data:")).collect();
    ensure!(asked.is_empty(), "{asked:?}");
    // The page in the preview is alive.
    page.enter_when(
        "document.querySelector('.preview-hold iframe.is-front')",
        "document.querySelector('.jiedu')?.dataset.jieduState === 'live'",
    )
    .await
}

async fn a_decision_is_undone_to_the_first_byte(page: Page) -> Result<()> {
    open_example(&page, 1).await?;
    let first = manuscript(&page).await?;
    task(&page, 3).await?;
    let count = "document.querySelectorAll('.figure-row:not(.is-suggestion)').length";
    let figures: usize = page.eval(count).await?;
    page.js("document.querySelector('.figure-row .acts .is-quiet').click();").await?;
    page.wait_until(&format!("{count} === {}", figures - 1)).await?;
    ensure!(manuscript(&page).await? != first, "nothing was taken out");
    page.js("const field = document.querySelector('textarea.manuscript');
         field.value += '\\n补一段。\\n';
         field.dispatchEvent(new Event('input', { bubbles: true }));")
        .await?;
    page.wait_until("document.querySelector('textarea.manuscript').value.endsWith('补一段。\\n')").await?;
    for _ in 0..2 {
        page.js("document.querySelector('.masthead .only-wide').click();").await?;
    }
    page.wait_until("document.querySelector('.masthead .only-wide').disabled").await?;
    ensure!(manuscript(&page).await? == first, "the manuscript is not what it was");
    Ok(())
}

async fn a_bad_file_is_told_and_the_box_stays(page: Page) -> Result<()> {
    open(&page).await?;
    page.js(
        "const data = new DataTransfer();
         data.items.add(new File([new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, 0, 0])], '会议精神解读.doc'));
         document.querySelector('.intake').dispatchEvent(new DragEvent('drop', { bubbles: true, cancelable: true, dataTransfer: data }));",
    )
    .await?;
    page.wait_until("document.querySelector('.refusal[role=alert]')").await?;
    let told: String = page.eval("document.querySelector('.refusal').textContent").await?;
    ensure!(told.contains("会议精神解读.doc") && told.contains(".docx"), "{told}");
    page.wait_until("document.querySelector('.intake textarea')").await
}

/// Writes into the field of a name in the open row, or in the form, and leaves it.
async fn fill(page: &Page, name: &str, value: &str) -> Result<()> {
    page.js(&format!(
        "const label = [...document.querySelectorAll('.field')].find(it => it.querySelector('span').textContent.startsWith('{name}'));
         const field = label.querySelector('input, textarea, select');
         field.focus();
         field.value = '{value}';
         field.dispatchEvent(new Event('change', {{ bubbles: true }}));"
    ))
    .await?;
    Ok(())
}

/// Presses the button of a name in what a selector finds.
async fn press(page: &Page, within: &str, name: &str) -> Result<()> {
    page.js(&format!(
        "[...document.querySelectorAll('{within} button')].find(it => it.textContent.trim().startsWith('{name}')).click();"
    ))
    .await?;
    Ok(())
}

async fn each_panel_decides_and_all_is_undone(page: Page) -> Result<()> {
    open_example(&page, 0).await?;
    let first = manuscript(&page).await?;
    let mut steps = 0;

    // 数字: what a number counts; its value stays, for there is no field for it.
    task(&page, 2).await?;
    page.wait_until("document.querySelectorAll('.numbers-surface').length > 5").await?;
    page.js("[...document.querySelectorAll('.numbers-surface')].find(it => it.textContent === '185亿元').click();").await?;
    page.wait_until("document.querySelector('.numbers-form')").await?;
    fill(&page, "指标", "小镇总投资").await?;
    page.wait_until("document.querySelector('.numbers-row.is-open').textContent.includes('已订正')").await?;
    steps += 1;

    // 图表: a caption with a number that the figure does not show is refused, and said; one without is taken.
    task(&page, 3).await?;
    page.wait_until("document.querySelector('button.figure-caption')").await?;
    page.js("document.querySelectorAll('button.figure-caption')[1].click();").await?;
    page.wait_until("document.querySelector('.figure-row.is-open .field')").await?;
    fill(&page, "图题", "增长98.7%").await?;
    page.wait_until("document.querySelector('.unfit').textContent.includes('图里没有')").await?;
    fill(&page, "图题", "两个百亿项目").await?;
    page.wait_until(
        "document.querySelector('.figure-row.is-open .figure-caption').textContent === '两个百亿项目'",
    )
    .await?;
    ensure!(
        page.eval::<String>("document.querySelector('.unfit').textContent").await?.is_empty(),
        "still told"
    );
    steps += 1;

    // 要点与信息: the year is confirmed, a key figure changes its place.
    task(&page, 4).await?;
    page.wait_until("document.querySelector('.evidence')").await?;
    press(&page, ".evidence", "年份属实").await?;
    page.wait_until("!document.querySelector('.evidence')").await?;
    steps += 1;
    let values = "[...document.querySelectorAll('.keys-value')].map(it => it.textContent)";
    let before: Vec<String> = page.eval(values).await?;
    page.js("document.querySelector('.keys-value').click();").await?;
    page.wait_until("document.querySelector('.keys-form')").await?;
    press(&page, ".keys-form", "下移").await?;
    page.wait_until(&format!("{values}[1] === '{}'", before[0])).await?;
    steps += 1;

    // 结构: a section goes down, with the keyboard, and its row keeps the focus.
    task(&page, 1).await?;
    let titles = "[...document.querySelectorAll('.outline-title')].map(it => it.textContent)";
    page.wait_until("document.querySelectorAll('.outline-title').length > 5").await?;
    let before: Vec<String> = page.eval(titles).await?;
    page.js(
        "document.querySelectorAll('.outline-title')[2].focus();
         document.querySelectorAll('.outline-title')[2].click();
         document.activeElement.dispatchEvent(new KeyboardEvent('keydown', { key: 'ArrowDown', altKey: true, bubbles: true, cancelable: true }));",
    )
    .await?;
    page.wait_until(&format!("{titles}[3] === '{}'", before[2])).await?;
    page.wait_until("document.activeElement.matches('.outline-row.is-open .outline-title')").await?;
    steps += 1;

    // The page in the preview says the same.
    page.enter_when(
        "document.querySelector('.preview-hold iframe.is-front')",
        "document.querySelector('.jiedu')?.textContent.includes('两个百亿项目')",
    )
    .await?;
    page.leave().await?;
    for _ in 0..steps {
        page.js("document.querySelector('.masthead .only-wide').click();").await?;
    }
    page.wait_until("document.querySelector('.masthead .only-wide').disabled").await?;
    ensure!(manuscript(&page).await? == first, "the manuscript is not what it was");
    Ok(())
}

async fn numbers_that_are_chosen_become_a_figure(page: Page) -> Result<()> {
    open_example(&page, 1).await?;
    task(&page, 3).await?;
    let count = "document.querySelectorAll('.figure-row:not(.is-suggestion)').length";
    page.wait_until(&format!("4 < {count}")).await?;
    let figures: usize = page.eval(count).await?;
    task(&page, 2).await?;
    page.wait_until("document.querySelectorAll('.numbers-surface').length > 5").await?;
    press(&page, ".pick-bar", "选数作图").await?;
    page.wait_until("document.querySelector('.numbers-first input')").await?;
    // The numbers of the first figure that shows three or more.
    let picked: usize = page
        .eval(
            "(() => {
                 const rows = [...document.querySelectorAll('.numbers-row')];
                 const used = row => row.querySelector('.numbers-used')?.textContent.trim();
                 const mates = row => rows.filter(other => used(other) === used(row));
                 const first = rows.find(row => /^图\\d/.test(used(row) || '') && mates(row).length >= 3);
                 for (const row of mates(first)) row.querySelector('.numbers-first input').click();
                 return mates(first).length;
             })()",
        )
        .await?;
    page.wait_until(&format!("document.querySelector('.pick-bar b').textContent === '已选{picked}个'"))
        .await?;
    press(&page, ".pick-bar", "看能画什么").await?;
    page.wait_until("document.querySelector('.figure-row.is-suggestion .miniature svg')").await?;
    press(&page, ".figure-row.is-suggestion", "采用").await?;
    page.wait_until(&format!("{count} === {}", figures + 1)).await
}

async fn what_is_copied_for_an_article_is_rich_text(page: Page) -> Result<()> {
    open_example(&page, 0).await?;
    // What a browser lets a page copy hangs on how it is driven; what the desk gives it does not.
    page.js(
        "window.copied = {};
         navigator.clipboard && (navigator.clipboard.write = undefined);
         document.execCommand = () => {
             const data = new DataTransfer();
             const event = new ClipboardEvent('copy', { clipboardData: data, bubbles: true, cancelable: true });
             document.dispatchEvent(event);
             window.copied = { html: event.clipboardData.getData('text/html'), plain: event.clipboardData.getData('text/plain'), taken: event.defaultPrevented };
             return true;
         };",
    )
    .await?;
    page.js("document.querySelector('.masthead .solid').click();").await?;
    page.wait_until("document.querySelectorAll('.way').length > 5").await?;
    page.wait_until("document.querySelector('.way.is-first .way-size').textContent.includes('B')").await?;
    page.js("[...document.querySelectorAll('.way')].find(it => it.textContent.startsWith('公众号图文')).querySelector('button').click();").await?;
    page.wait_until("document.querySelector('.desk-notice').textContent.includes('已复制')").await?;
    ensure!(page.eval::<bool>("window.copied.taken").await?, "the browser copied something else");
    let html: String = page.eval("window.copied.html").await?;
    let plain: String = page.eval("window.copied.plain").await?;
    ensure!(html.contains("<svg") && !html.contains("class=") && !html.contains("<script"), "{}", html.len());
    ensure!(plain.contains("185亿元"), "{}", plain.len());
    Ok(())
}

/// A briefing in which one finding is certain and three are in doubt.
const DOUBTFUL: &str = "+++\nid = \"y07\"\ntitle = \"某县工作报告\"\n[meeting]\nname = \"会\"\ndate = 2022-07-30\n+++\n\n\
    ## 一、工作回顾 {#review}\n\n全年完成投资5 0 0亿元,同比增长5%。\n\n## 三、重点任务 {#tasks}\n\n全面贯彻落实现市委部署，抓好落实。\n";

/// The heading of a row that says something, as a script finds it.
fn head_of(words: &str) -> String {
    format!("[...document.querySelectorAll('.finding-head')].find(it => it.textContent.includes('{words}'))")
}

async fn findings_are_acted_on(page: Page) -> Result<()> {
    open(&page).await?;
    page.js(&format!(
        "const field = document.querySelector('.intake textarea');
         field.value = {};
         field.dispatchEvent(new Event('input', {{ bubbles: true }}));",
        serde_json::to_string(DOUBTFUL)?
    ))
    .await?;
    page.wait_until("document.querySelector('.intake .solid').textContent.includes('读')").await?;
    page.js("document.querySelector('.intake .solid').click();").await?;
    page.wait_until("document.querySelector('.finding')").await?;
    let first = manuscript(&page).await?;
    ensure!(first == DOUBTFUL, "a briefing keeps every byte:\n{first}");
    let text = "document.querySelector('textarea.manuscript').value";

    // One repair: opened, what comes is red, and Enter makes it.
    task(&page, 0).await?;
    let width = head_of("半角标点");
    page.wait_until(&width).await?;
    page.js(&format!("{width}.click(); {width}.focus();")).await?;
    page.wait_until("document.querySelector('.finding.is-open .proof ins')").await?;
    let marks: Vec<String> =
        page.eval("[...document.querySelectorAll('.finding.is-open .proof :is(del, ins)')].map(it => it.textContent)").await?;
    ensure!(marks == [",", "，"], "{marks:?}");
    page.press(&[Key::Enter]).await?;
    page.wait_until(&format!("!{width}")).await?;
    page.wait_until("document.querySelector('.masthead .only-wide').title.startsWith('撤销：把1处半角标点')")
        .await?;

    // One choice: the first, which says 〔缺〕, is chosen.
    let gap = head_of("少了“二、”");
    page.js(&format!("{gap}.click();")).await?;
    page.wait_until("document.querySelectorAll('.finding.is-open .finding-choices input').length === 2")
        .await?;
    page.wait_until("document.querySelector('.finding.is-open .finding-choices input').checked").await?;
    page.js("document.querySelector('.finding.is-open .finding-go .solid').click();").await?;
    page.wait_until(&format!("!{gap}")).await?;

    // One is ignored by its key, and told again by the way back.
    let slip = head_of("疑为");
    let is_ignored = "document.querySelector('.ignored h3')?.textContent === '已忽略1项'";
    page.js(&format!("{slip}.click(); {slip}.focus();")).await?;
    page.wait_until("document.querySelector('.finding.is-open')").await?;
    page.type_text("i").await?;
    page.wait_until(&format!("!{slip} && {is_ignored}")).await?;
    page.js("document.querySelector('.ignored .act').click();").await?;
    page.wait_until("document.querySelector('.repairs .act')").await?;
    page.js("document.querySelector('.repairs .act').click();").await?;
    page.wait_until(&format!("{slip} && !document.querySelector('.ignored')")).await?;
    page.js(&format!("{slip}.click(); {slip}.focus();")).await?;
    page.wait_until("document.querySelector('.finding.is-open')").await?;
    page.type_text("i").await?;
    page.wait_until(&format!("!{slip} && {is_ignored}")).await?;

    let last = manuscript(&page).await?;
    for words in [
        "0亿元，同比",
        "## 二、〔缺：原文编号由一跳到三，二未见。〕 {#missing-2}",
        "[[ignore]]\nrule = \"suspect-word\"\n",
    ] {
        ensure!(last.contains(words), "{words} is not in\n{last}");
    }

    // Each act is one step: five take all of it back.
    for _ in 0..5 {
        page.js("document.querySelector('.masthead .only-wide').click();").await?;
    }
    page.wait_until("document.querySelector('.masthead .only-wide').disabled").await?;
    page.wait_until(&format!("{text} === {}", serde_json::to_string(DOUBTFUL)?)).await
}
