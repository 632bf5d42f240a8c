//! Tables of a text: they scroll by themselves, and each of their numbers proves itself.

use std::fs;

use anyhow::{Result, ensure};
use serde_json::json;

use super::{Case, case};
use crate::page::Page;
use crate::site::{self, Artifact};

pub(super) fn cases() -> Vec<Case> {
    vec![
        case("m01_a_table_scrolls_by_itself_and_its_numbers_prove_themselves", tables)
            .only_on(&[Artifact::Hosted]),
    ]
}

const SOURCE: &str = "+++\nid = \"b1\"\ntitle = \"2022年统计公报\"\nshort = \"公报\"\n+++\n\n## 一 工业 {#industry}\n\n全年工业平稳增长。\n\n\
    表2 2023年6月份及上半年规模以上工业生产主要数据\n\n| 指标 | 6月 | | 1—6月 | |\n|---|---|---|---|---|\n\
    | | 绝对量 | 同比增长（%） | 绝对量 | 同比增长（%） |\n| 钢材（万吨） | 12008 | 5.4 | 67655 | 4.4 |\n\
    | 水泥（万吨） | 18425 | -1.5 | 95300 | 1.3 |\n\n后文。\n";

async fn tables(page: Page) -> Result<()> {
    let folder = site::run_dir().join(format!("sources-{}", page.site.next_number()));
    fs::create_dir_all(&folder)?;
    let file = folder.join("b1.md");
    fs::write(&file, SOURCE)?;
    let built = page.build(&[file], &[])?;
    page.resize(320, 568).await?;
    page.open_built(&built, "b1.html", "").await?;
    page.wait_live().await?;
    let (wide, scrolls, named): (f64, bool, String) = page
        .eval(
            "(it => [document.documentElement.scrollWidth - innerWidth, it.clientWidth < it.scrollWidth && it.tabIndex === 0,
            document.getElementById(it.getAttribute('aria-labelledby')).textContent])(document.querySelector('.sheet .scroll'))",
        )
        .await?;
    ensure!(wide < 1.0 && scrolls, "the page is {wide} px too wide, the table scrolls: {scrolls}");
    ensure!(named.contains("表2"), "{named}");
    let id: String = page
        .eval("[...document.querySelectorAll('.sheet td .fact')].find(it => it.textContent === '-1.5').id")
        .await?;
    // A phone's bar covers the foot of the window, and the table shows its first columns.
    let hit: String = page
        .eval(&format!(
            "(it => {{
                it.scrollIntoView({{ block: 'center', inline: 'center', behavior: 'instant' }});
                const box = it.getBoundingClientRect();
                const top = document.elementFromPoint(box.left + box.width / 2, box.top + box.height / 2);
                it.click();
                return it.contains(top) ? '' : top.outerHTML.slice(0, 200);
            }})(document.getElementById({}))",
            json!(id)
        ))
        .await?;
    ensure!(hit.is_empty(), "the number is covered by {hit}");
    page.wait_until(
        "document.querySelector('.jiedu').dataset.jieduPanel === 'open' && document.querySelector('.panel-number')?.textContent === '-1.5%'",
    )
    .await?;
    let (quote, fields): (String, String) = page
        .eval("[document.querySelector('.panel-quote p').textContent, document.querySelector('.panel-fields').textContent]")
        .await?;
    for part in ["水泥", "6月 同比增长（%） -1.5", "1—6月 绝对量 95300"] {
        ensure!(quote.contains(part), "{part} is not in {quote}");
    }
    for part in ["水泥", "2023年6月"] {
        ensure!(fields.contains(part), "{part} is not in {fields}");
    }
    Ok(())
}
