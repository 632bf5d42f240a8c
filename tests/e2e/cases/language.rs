//! The language of the interface: with `?lang=en` no Chinese is left but the briefing's own words and the editor's.

use anyhow::{Result, ensure};
use xtask::paths;

use super::{Case, case};
use crate::page::Page;

pub(super) fn cases() -> Vec<Case> {
    [case("k10_in_english_only_the_briefing_is_chinese", in_english_only_the_briefing_is_chinese)]
        .into_iter()
        .map(Case::one_file_once)
        .collect()
}

/// Texts and names outside what is marked as the briefing's own in which Chinese is left. A name such as “Expand 工业” may quote
/// the briefing: what is marked as its own is taken out first.
const LEFT: &str = "(() => {
    const root = document.querySelector('.jiedu'), han = /\\p{Script=Han}/u, left = [];
    const own = new Set();
    for (const it of root.querySelectorAll('[lang=zh-CN], [lang=zh-CN] *')) own.add(it.textContent.trim());
    for (const it of root.querySelectorAll('[data-args]')) it.dataset.args.split('|').forEach(word => own.add(word));
    const quoted = [...own].filter(it => it && it.length < 200).sort((a, b) => b.length - a.length);
    const foreign = text => han.test(quoted.reduce((rest, it) => rest.replaceAll(it, ''), text));
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
        const text = walker.currentNode.data, parent = walker.currentNode.parentElement;
        if (parent.closest('script, style, noscript, .brand, textarea') || parent.closest('[lang]').getAttribute('lang') === 'zh-CN') continue;
        if (foreign(text)) left.push(`${parent.className || parent.tagName}: ${text.trim().slice(0, 40)}`);
    }
    // In a drawing and in a link words of the interface stand among the briefing's own.
    for (const it of root.querySelectorAll('.map-drawing text, .figure-source, .scene text')) {
        if (/[0-9]字|缺[0-9]|名单缺|第.{1,3}部分|原文|推算|时间已过/.test(it.textContent)) left.push(`words among names: ${it.textContent}`);
    }
    for (const name of ['aria-label', 'title', 'placeholder', 'alt']) {
        for (const it of root.querySelectorAll(`[${name}]`)) {
            if (it.closest('[lang]').getAttribute('lang') === 'zh-CN' && !it.matches('[data-label], button')) continue;
            if (foreign(it.getAttribute(name))) left.push(`${name} of ${it.className.baseVal ?? it.className}: ${it.getAttribute(name)}`);
        }
    }
    return [...new Set(left)];
})()";

async fn no_chinese_is_left(page: &Page, when: &str) -> Result<()> {
    let left: Vec<String> = page.eval(LEFT).await?;
    ensure!(left.is_empty(), "{when}: {left:#?}");
    Ok(())
}

async fn in_english_only_the_briefing_is_chinese(page: Page) -> Result<()> {
    let built = page.build(&paths::briefings(), &["--review"])?;
    for briefing in ["qixian-2022", "shifanqu-2021"] {
        let suffix = format!("?lang=en&review#{briefing}");
        page.open_built(&built, &format!("{briefing}.html"), &suffix).await?;
        page.wait_live().await?;
        page.wake_figures().await?;
        no_chinese_is_left(&page, "the page").await?;
        ensure!(page.eval::<String>("document.querySelector('.jiedu').lang").await? == "en");
        ensure!(
            page.eval::<String>("document.querySelector('.briefing .title').closest('[lang]').lang").await?
                == "zh-CN"
        );
        page.click("nav.toc input").await?;
        page.type_text("zzz").await?;
        page.wait_until("document.querySelector('.tool-search [role=status]').textContent.includes('zzz')")
            .await?;
        no_chinese_is_left(&page, "a search without results").await?;
        page.js("document.activeElement.select()").await?;
        page.type_text("8").await?;
        page.wait_until("document.querySelector('.tool-search [role=option]')").await?;
        no_chinese_is_left(&page, "the results of a search").await?;
        page.js("[...document.querySelectorAll('.article a.fact')].find(it => it.checkVisibility()).click()")
            .await?;
        page.wait_until("document.querySelector('.panel-number')").await?;
        no_chinese_is_left(&page, "the fact panel").await?;
        page.js("document.querySelector('.panel-share').click()").await?;
        page.wait_until("document.querySelector('.share-link')").await?;
        no_chinese_is_left(&page, "the share sheet").await?;
        page.js(&format!("location.hash = '#{briefing}.nowhere'")).await?;
        page.wait_notice().await?;
        no_chinese_is_left(&page, "a notice").await?;
    }
    Ok(())
}
