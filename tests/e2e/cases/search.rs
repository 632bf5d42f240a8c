//! The search: by keyboard, by touch, by pinyin and by value, from the address and back, and what it leaves alone.

use anyhow::{Context as _, Result, ensure};
use serde_json::json;
use thirtyfour::Key;

use super::access::axe;
use super::{Case, case};
use crate::browser::Engine;
use crate::page::Page;
use crate::site::Artifact;

pub(super) fn cases() -> Vec<Case> {
    let cases = vec![
        case("q01_by_keyboard_alone", by_keyboard_alone),
        case("q02_by_touch_on_a_phone", by_touch_on_a_phone),
        case("q03_pinyin_value_and_traditional_forms", pinyin_value_and_traditional_forms),
        case("q04_several_words_and_none", several_words_and_none),
        case("q05_the_address_says_what_is_sought", the_address_says_what_is_sought),
        case("q06_one_place_at_a_time", one_place_at_a_time),
        case("q07_the_way_back_closes_the_sheet", the_way_back_closes_the_sheet),
        case("q08_nothing_is_gathered_before_the_first_key", nothing_is_gathered_before_the_first_key),
        case("q09_it_fits_every_screen", it_fits_every_screen),
        // What axe looks at comes from the same tree and styles in both artifacts and in every engine; the run is long.
        case("q10_axe_finds_nothing_in_it", axe_finds_nothing_in_it)
            .only_on(&[Artifact::Hosted])
            .only_in(&[Engine::Chromium]),
        case("q11_the_text_is_left_as_it_is", the_text_is_left_as_it_is),
        // A srcdoc frame would hold the one file of half a megabyte in an attribute; the frame is the same page.
        case("q12_in_a_frame", in_a_frame).only_on(&[Artifact::Hosted]),
        // Only Chromium has means to compose text as an input method does.
        case("q13_an_input_method_is_not_disturbed", an_input_method_is_not_disturbed)
            .only_in(&[Engine::Chromium]),
        // A hosted page has one briefing.
        case("q14_a_hit_in_another_briefing_shows_it", a_hit_in_another_briefing_shows_it)
            .only_on(&[Artifact::OneFile]),
        case("q15_the_words_of_the_navigator_are_an_address", the_words_of_the_navigator_are_an_address),
    ];
    cases.into_iter().map(Case::one_file_once).collect()
}

const TALLY: &str = "document.querySelector('.tool-search [role=status]')?.textContent";
const OPEN: &str = "document.querySelector('.jiedu').dataset.jieduTool === 'search'";
const SHUT: &str = "!document.querySelector('.jiedu').dataset.jieduTool";
/// The row that the field says is active, as assistive technology finds it.
const ACTIVE: &str = "document.getElementById(document.activeElement.getAttribute('aria-activedescendant'))";

/// Opens the page and looks for something by the slash key.
async fn look_for(page: &Page, suffix: &str, typed: &str) -> Result<()> {
    page.open_live(suffix).await?;
    page.type_text("/").await?;
    page.wait_until("document.activeElement.matches('.search-field')").await?;
    retype(page, typed).await
}

/// Puts something else into the field that has the focus.
async fn retype(page: &Page, typed: &str) -> Result<()> {
    page.js("document.activeElement.select()").await?;
    page.type_text(typed).await?;
    let word = json!(typed.trim());
    page.wait_until(&format!("document.activeElement.value.trim() === {word} && {TALLY}?.includes({word})"))
        .await
        .with_context(|| format!("nothing is said of {typed}"))
}

/// The rows of a group, as they are read.
async fn rows(page: &Page, group: &str) -> Result<Vec<String>> {
    page.eval(&format!(
        "[...document.querySelectorAll('.tool-search [role=group]')].filter(it => it.getAttribute('aria-label') === {})
            .flatMap(it => [...it.querySelectorAll('[role=option]')].map(it => it.textContent.trim()))",
        json!(group)
    ))
    .await
}

/// Waits until the place that the reader is at is lit, and stands in the middle of what is seen.
async fn wait_lit(page: &Page, word: &str) -> Result<()> {
    page.wait_until(&format!(
        "(() => {{
            const lights = window.CSS?.highlights, here = lights?.get('jiedu-here');
            if (lights && window.Highlight && !here) return false;
            const place = here ? [...here][0] : document.querySelector('.found-here');
            const box = place?.getBoundingClientRect();
            return box && 0 < box.height && 0 <= box.top && box.bottom < innerHeight
                && (here ? place.toString() === {0} : place.textContent.includes({0}));
        }})()",
        json!(word)
    ))
    .await
    .with_context(|| format!("{word} is not lit in sight"))
}

async fn by_keyboard_alone(page: Page) -> Result<()> {
    look_for(&page, "", "民生").await?;
    page.wait_until(OPEN).await?;
    ensure!(page.eval::<bool>("document.activeElement.getAttribute('role') === 'combobox'").await?);
    ensure!(page.eval::<String>(TALLY).await?.starts_with("“民生”"));
    ensure!(
        page.eval::<bool>(
            "document.getElementById(document.activeElement.getAttribute('aria-controls')).getAttribute('role') === 'listbox'"
        )
        .await?
    );
    let places = rows(&page, "一 其时已至").await?;
    ensure!(places.len() == 2, "{places:?}");
    ensure!(places[0].starts_with("坚持每年将财政支出的70%以上用于民生事业，"), "{places:?}");
    ensure!(places[0].contains("平安幸福"), "a row says where it stands: {places:?}");
    // The arrows go from place to place in the text, and the focus stays in the field.
    page.press(&[Key::Down]).await?;
    page.wait_until(&format!("{ACTIVE}?.getAttribute('aria-selected') === 'true'")).await?;
    wait_lit(&page, "民生").await?;
    let first: String = page.eval(&format!("{ACTIVE}.id")).await?;
    page.press(&[Key::Down]).await?;
    page.wait_until(&format!("{ACTIVE}?.id !== {}", json!(first))).await?;
    page.press(&[Key::Up]).await?;
    page.wait_until(&format!("{ACTIVE}?.id === {}", json!(first))).await?;
    // Enter goes into the text, and reading goes on there.
    page.press(&[Key::Enter]).await?;
    page.wait_until("document.activeElement.matches('.sentence') && document.activeElement.textContent.includes('用于民生事业')")
        .await?;
    wait_lit(&page, "民生").await?;
    page.wait_current("qixian-2022.wellbeing").await?;
    // Escape ends it: the results and the lights go, the focus stays where it is read.
    page.press(&[Key::Escape]).await?;
    page.wait_until(SHUT).await?;
    page.wait_until("document.activeElement.matches('.sentence')").await?;
    page.wait_until("!window.CSS?.highlights?.get('jiedu-found') && !document.querySelector('.found-here')")
        .await?;
    ensure!(
        page.eval::<bool>("[...document.querySelectorAll('.search-field')].every(it => !it.value)").await?
    );
    // From a link in the text and back to it.
    page.js("document.querySelector('.article a.fact').focus(); window.__kept = document.activeElement;")
        .await?;
    page.type_text("/").await?;
    page.wait_until("document.activeElement.matches('.search-field')").await?;
    page.type_text("工业").await?;
    page.wait_until(OPEN).await?;
    page.press(&[Key::Escape]).await?;
    page.wait_until("document.activeElement === window.__kept").await
}

async fn by_touch_on_a_phone(page: Page) -> Result<()> {
    page.resize(390, 844).await?;
    page.open_live("#qixian-2022.dream").await?;
    page.wait_at("qixian-2022.dream").await?;
    page.click(".bar-search").await?;
    page.wait_until(OPEN).await?;
    page.wait_until("document.activeElement.matches('.tool-search .search-field')").await?;
    ensure!(page.eval::<bool>("document.querySelector('.search-help').checkVisibility()").await?);
    page.type_text("民生").await?;
    wait_found(&page, "民生", 1).await?;
    ensure!(
        page.eval::<bool>("document.querySelector('.bar').getBoundingClientRect().bottom <= innerHeight")
            .await?,
        "the bar stays"
    );
    let low: Vec<f64> = page
        .eval("[...document.querySelectorAll('.tool-search button, .tool-search [role=option], .bar button')].filter(it => it.checkVisibility()).map(it => it.getBoundingClientRect().height).filter(it => it < 44)")
        .await?;
    ensure!(low.is_empty(), "too low for a finger: {low:?}");
    page.click(".tool-search [role=option]").await?;
    page.wait_until(SHUT).await?;
    wait_lit(&page, "民生").await?;
    let at = "document.querySelector('.bar-hit')?.textContent.replace(/\\s+/g, ' ').trim()";
    let first: String = page.eval(at).await?;
    ensure!(first.starts_with("民生 1/"), "{first}");
    ensure!(
        page.eval::<bool>("document.querySelector('.bar-previous').getAttribute('aria-disabled') === 'true'")
            .await?
    );
    page.click(".bar-next").await?;
    page.wait_until(&format!("{at}.startsWith('民生 2/')")).await?;
    wait_lit(&page, "民生").await?;
    ensure!(
        page.eval::<bool>("document.activeElement.matches('.bar-next')").await?
            || page.engine == Engine::Webkit,
        "the button keeps the focus"
    );
    page.click(".bar-results").await?;
    page.wait_until(OPEN).await?;
    page.wait_until("document.querySelector('.tool-search .result.on')").await?;
    page.js("document.querySelectorAll('.tool-search [role=option]')[2].click()").await?;
    page.wait_until(&format!("{at}?.startsWith('民生 3/')")).await?;
    page.click(".bar-close").await?;
    page.wait_until(
        "document.querySelector('.bar-search')?.checkVisibility() && !document.querySelector('.bar-hit')",
    )
    .await
}

async fn pinyin_value_and_traditional_forms(page: Page) -> Result<()> {
    look_for(&page, "", "品质淇县").await?;
    let count = "document.querySelectorAll('.tool-search [role=option]').length";
    let expected: usize = page.eval(count).await?;
    ensure!(10 < expected, "{expected}");
    for typed in ["pzqx", "pinzhiqixian", "PZQX", "品質淇縣", "“品质，淇县”", "ｐｚｑｘ"] {
        page.js("document.activeElement.select()").await?;
        page.type_text(typed).await?;
        page.wait_until(&format!("{TALLY}?.includes({}) && {count} === {expected}", json!(typed)))
            .await
            .with_context(|| typed.to_owned())?;
    }
    retype(&page, "pzqx").await?;
    ensure!(page.eval::<String>(TALLY).await?.starts_with("pzqx：品质淇县"));
    for typed in ["185", "185亿元", "１８５亿", "18500000000"] {
        retype(&page, typed).await?;
        let numbers = rows(&page, "数").await?;
        ensure!(numbers.len() == 1 && numbers[0].starts_with("185亿元"), "{typed}: {numbers:?}");
    }
    let near = rows(&page, "同一单位、大小相近").await?;
    ensure!(near.iter().any(|row| row.starts_with("150亿元")), "{near:?}");
    page.press(&[Key::Enter]).await?;
    wait_lit(&page, "185亿元").await?;
    page.wait_until("document.activeElement.matches('.sentence')").await?;
    ensure!(page.eval::<bool>("document.querySelector('.jiedu').dataset.jieduPanel !== 'open'").await?);
    Ok(())
}

async fn several_words_and_none(page: Page) -> Result<()> {
    look_for(&page, "", "财政 民生").await?;
    let found = rows(&page, "一 其时已至").await?;
    ensure!(found.len() == 1 && found[0].contains("财政") && found[0].contains("民生"), "{found:?}");
    let marked: Vec<String> =
        page.eval("[...document.querySelector('.tool-search [role=option]').querySelectorAll('b')].map(it => it.textContent)").await?;
    ensure!(marked.contains(&"财政".to_owned()) && marked.contains(&"民生".to_owned()), "{marked:?}");
    retype(&page, "飞机场").await?;
    ensure!(page.eval::<String>(TALLY).await? == "没有找到“飞机场”");
    ensure!(page.eval::<bool>("document.activeElement.getAttribute('aria-expanded') === 'false' && !document.activeElement.hasAttribute('aria-controls')").await?);
    ensure!(
        page.eval::<bool>(
            "document.querySelector('.tool-search [role=status]').closest('.tool-search').checkVisibility()"
        )
        .await?
    );
    page.press(&[Key::Enter, Key::Down]).await?;
    page.wait_until("document.activeElement.matches('.search-field')").await?;
    // What was sought is not markup.
    retype(&page, "<img src=x>").await?;
    ensure!(page.eval::<bool>("!document.querySelector('.tool-search img')").await?);
    Ok(())
}

async fn the_address_says_what_is_sought(page: Page) -> Result<()> {
    look_for(&page, "", "民生").await?;
    page.wait_until("new URLSearchParams(location.search).get('q') === '民生'").await?;
    page.press(&[Key::Enter]).await?;
    page.wait_until("location.hash.startsWith('#qixian-2022.p-')").await?;
    let shared: String = {
        page.js("document.querySelector('.toc-share').click()").await?;
        page.wait_until("document.querySelector('.share-link')").await?;
        page.eval("document.querySelector('.share-link').value").await?
    };
    ensure!(shared.contains("q=%E6%B0%91%E7%94%9F"), "{shared}");
    page.goto(&shared).await?;
    page.wait_live().await?;
    page.wait_until(OPEN).await?;
    ensure!(page.eval::<String>(TALLY).await?.starts_with("“民生”"));
    ensure!(
        page.eval::<bool>("[...document.querySelectorAll('.search-field')].every(it => it.value === '民生')")
            .await?
    );
    // On a phone as well, and letters that a form would encode.
    page.resize(390, 844).await?;
    page.open_live("?q=gong+ye%20&lang=zh").await?;
    page.wait_until(OPEN).await?;
    page.wait_until("0 < document.querySelectorAll('.tool-search [role=option]').length").await?;
    page.click(".tool-close").await?;
    page.wait_until(&format!("{SHUT} && !new URLSearchParams(location.search).has('q') && new URLSearchParams(location.search).get('lang') === 'zh'")).await?;
    for hostile in ["?q=%", "?q=%E6%B0", "?q=", "?q=%00"] {
        page.open_with(hostile, "").await?;
        page.wait_live().await?;
        let trapped = page.trapped().await?;
        ensure!(trapped.is_empty(), "{hostile}: {trapped:?}");
    }
    Ok(())
}

async fn one_place_at_a_time(page: Page) -> Result<()> {
    look_for(&page, "", "民生").await?;
    page.wait_until(OPEN).await?;
    page.js("document.querySelector('.article a.fact').click()").await?;
    page.wait_until(&format!("{SHUT} && document.querySelector('.panel-number')")).await?;
    page.type_text("/").await?;
    page.wait_until("document.activeElement.matches('.search-field')").await?;
    page.type_text("工业").await?;
    page.wait_until(&format!("{OPEN} && document.querySelector('.jiedu').dataset.jieduPanel !== 'open'"))
        .await?;
    page.click(".tool-search .tool-close").await?;
    page.wait_until(SHUT).await?;
    // The slash is a letter where one types.
    page.js("document.querySelector('.toc-share').click()").await?;
    page.wait_until("document.querySelector('.share-link')").await?;
    page.js("document.querySelector('.share-link').focus()").await?;
    page.type_text("/").await?;
    page.settle().await?;
    ensure!(page.eval::<bool>("document.activeElement.matches('.share-link')").await?);
    Ok(())
}

async fn the_way_back_closes_the_sheet(page: Page) -> Result<()> {
    page.resize(390, 844).await?;
    page.open_live("#qixian-2022.people").await?;
    page.wait_in_view("qixian-2022.people").await?;
    let scroll = page.wait_scrolled().await?;
    page.click(".bar-search").await?;
    page.wait_until(OPEN).await?;
    page.js("history.back()").await?;
    page.wait_until(SHUT).await?;
    ensure!((page.wait_scrolled().await? - scroll).abs() < 2.0, "the reader was moved");
    // To a place, and back to where the reader was.
    page.click(".bar-search").await?;
    page.wait_until("document.activeElement.matches('.tool-search .search-field')").await?;
    page.type_text("民生").await?;
    wait_found(&page, "民生", 0).await?;
    page.js("document.querySelector('.tool-search [role=option]').click()").await?;
    wait_lit(&page, "民生").await?;
    page.js("history.back()").await?;
    page.wait_until("location.hash === '#qixian-2022.people' && !location.search.includes('q=')").await?;
    page.wait_until("!document.querySelector('.bar-hit')").await
}

async fn nothing_is_gathered_before_the_first_key(page: Page) -> Result<()> {
    page.open_with(
        "",
        "window.__read = 0, window.__again = 0;
        const seen = new WeakSet();
        const text = Object.getOwnPropertyDescriptor(Node.prototype, 'textContent');
        Object.defineProperty(Node.prototype, 'textContent', { ...text, get() {
            if (this.matches?.('.item, [data-jiedu-lexicon]')) (seen.has(this) ? window.__again += 1 : window.__read += 1), seen.add(this);
            return text.get.call(this);
        } });",
    )
    .await?;
    page.wait_live().await?;
    page.type_text("/").await?;
    page.wait_until("document.activeElement.matches('.search-field')").await?;
    page.settle().await?;
    ensure!(page.eval::<u32>("window.__read").await? == 0, "text was read before the first key");
    page.type_text("民").await?;
    page.wait_until("0 < document.querySelectorAll('.tool-search [role=option]').length").await?;
    ensure!(0 < page.eval::<u32>("window.__read").await?);
    // Once for all keys.
    page.type_text("生").await?;
    page.wait_until(&format!("{TALLY}?.startsWith('“民生”')")).await?;
    ensure!(page.eval::<u32>("window.__again").await? == 0, "the text was gathered again");
    Ok(())
}

async fn it_fits_every_screen(page: Page) -> Result<()> {
    let wide = "(() => {
        const wide = document.scrollingElement.scrollWidth - innerWidth;
        const out = [...document.querySelectorAll('.tool-search *, .bar *')].filter(it => it.checkVisibility())
            .filter(it => innerWidth + 1 < it.getBoundingClientRect().right || it.getBoundingClientRect().left < -1)
            .map(it => it.className);
        return [wide, out];
    })()";
    for (width, height) in [(320, 568), (390, 844), (1100, 700), (1280, 800)] {
        page.resize(width, height).await?;
        for suffix in ["?theme=dark&q=pzqx", "?lang=en&q=185", "?q=民生"] {
            page.open_live(suffix).await?;
            page.wait_until("0 < document.querySelectorAll('.tool-search [role=option]').length").await?;
            for _ in 0..2 {
                page.settle().await?;
                let (over, out): (f64, Vec<String>) = page.eval(wide).await?;
                ensure!(over <= 0.0 && out.is_empty(), "{width} px, {suffix}: {over} px too wide, {out:?}");
                page.js("document.querySelector('.tool-large').click()").await?;
            }
            if width < 1100 {
                page.js("document.querySelector('.tool-large').click(); document.querySelector('.tool-search [role=option]').click()").await?;
                page.wait_until("document.querySelector('.bar-hit')").await?;
                let (over, out): (f64, Vec<String>) = page.eval(wide).await?;
                ensure!(
                    over <= 0.0 && out.is_empty(),
                    "{width} px, the bar of {suffix}: {over} px too wide, {out:?}"
                );
                page.js("document.querySelector('.tool-large').click()").await?;
            }
        }
    }
    Ok(())
}

async fn axe_finds_nothing_in_it(page: Page) -> Result<()> {
    for theme in ["light", "dark"] {
        for (width, height) in [(320, 568), (390, 844), (1280, 800)] {
            page.resize(width, height).await?;
            for query in ["民生", "185", "飞机场"] {
                page.open_live(&format!("?theme={theme}&q={query}")).await?;
                page.wait_until(OPEN).await?;
                page.settle().await?;
                let found = axe(&page).await?;
                ensure!(found.is_empty(), "{theme}, {width} px, {query}: {found:#?}");
            }
        }
        page.resize(390, 844).await?;
        page.open_live(&format!("?theme={theme}")).await?;
        page.click(".bar-search").await?;
        page.wait_until(OPEN).await?;
        page.settle().await?;
        let found = axe(&page).await?;
        ensure!(found.is_empty(), "{theme}, empty: {found:#?}");
    }
    Ok(())
}

/// Waits until the results are those of the whole word: what its first letters find stands there for a moment.
async fn wait_found(page: &Page, word: &str, more_than: usize) -> Result<()> {
    page.wait_until(&format!(
        "{TALLY}?.startsWith({}) && {more_than} < document.querySelectorAll('.tool-search [role=option]').length",
        json!(format!("“{word}”"))
    ))
    .await
}

async fn the_text_is_left_as_it_is(page: Page) -> Result<()> {
    page.open_live("").await?;
    // Drawings come to life when they are near: before what is compared.
    page.wake_figures().await?;
    page.js("window.__before = document.querySelector('.article').cloneNode(true);
        window.__nodes = [...document.querySelectorAll('.article .item')].map(it => it.firstChild);")
        .await?;
    page.type_text("/").await?;
    page.wait_until("document.activeElement.matches('.search-field')").await?;
    page.type_text("品质").await?;
    wait_found(&page, "品质", 10).await?;
    for _ in 0..3 {
        page.press(&[Key::Down]).await?;
    }
    page.wait_until(&format!("{ACTIVE}?.id === 'jiedu-hit-2'")).await?;
    page.press(&[Key::Escape]).await?;
    page.wait_until(SHUT).await?;
    page.settle().await?;
    let kept: bool = page
        .eval("window.__nodes.every((node, at) => document.querySelectorAll('.article .item')[at].firstChild === node)
            && document.querySelector('.article').textContent === window.__before.textContent")
        .await?;
    ensure!(kept, "the article's nodes were rewritten");
    Ok(())
}

async fn in_a_frame(page: Page) -> Result<()> {
    let url = page.site.url(page.artifact, "")?;
    let html = format!(
        "<!doctype html><title>host</title><p style=height:300px>host</p><iframe src=\"{url}\" style=\"width:100%;height:700px;border:0\"></iframe>"
    );
    let host = page.site.variant(page.artifact, &html)?;
    page.goto(host.as_str()).await?;
    page.find("iframe").await?.enter_frame().await?;
    page.wait_live().await?;
    page.js("document.querySelector('.search-field').focus()").await?;
    page.js("const field = [...document.querySelectorAll('.search-field')].find(it => it.checkVisibility()) ?? document.querySelector('.search-field');
        field.focus(); field.value = '民生'; field.dispatchEvent(new Event('input', { bubbles: true }));")
        .await?;
    page.wait_until("0 < document.querySelectorAll('.tool-search [role=option]').length").await?;
    let before: u32 = page.eval("history.length").await?;
    page.js("document.querySelector('.tool-search [role=option]').click()").await?;
    page.wait_until("document.activeElement.matches('.sentence')").await?;
    ensure!(
        page.eval::<u32>("history.length").await? == before,
        "a frame adds no entries to the host's history"
    );
    page.driver.enter_default_frame().await?;
    Ok(())
}

async fn an_input_method_is_not_disturbed(page: Page) -> Result<()> {
    page.open_live("").await?;
    page.type_text("/").await?;
    page.wait_until("document.activeElement.matches('.search-field')").await?;
    page.js("window.__kept = document.activeElement;").await?;
    for text in ["m", "mi", "min"] {
        let end = text.len();
        page.devtools(
            "Input.imeSetComposition",
            json!({ "text": text, "selectionStart": end, "selectionEnd": end }),
        )
        .await?;
        page.settle().await?;
        let seen: (String, usize, bool) =
            page.eval(&format!("[window.__kept.value, window.__kept.selectionStart, {SHUT}]")).await?;
        ensure!(seen == (text.to_owned(), end, true), "while composing {text}: {seen:?}");
    }
    page.devtools("Input.insertText", json!({ "text": "民生" })).await?;
    page.wait_until(&format!("window.__kept.value === '民生' && {TALLY}?.startsWith('“民生”')")).await?;
    // In the middle of what was typed the caret stays.
    page.press(&[Key::Left]).await?;
    page.type_text("x").await?;
    page.wait_until(&format!("{TALLY}?.includes('民x生')")).await?;
    ensure!(
        page.eval::<(String, usize)>("[window.__kept.value, window.__kept.selectionStart]").await?
            == ("民x生".to_owned(), 2)
    );
    ensure!(page.eval::<bool>("document.activeElement === window.__kept").await?);
    Ok(())
}

async fn a_hit_in_another_briefing_shows_it(page: Page) -> Result<()> {
    look_for(&page, "", "聚焦民生").await?;
    page.wait_until("[...document.querySelectorAll('.tool-search [role=group]')].some(it => it.getAttribute('aria-label').startsWith('另一篇'))")
        .await?;
    let found = rows(&page, "另一篇：示范区").await?;
    ensure!(found.len() == 1, "{found:?}");
    page.press(&[Key::Enter]).await?;
    page.wait_until("document.querySelector('.jiedu').dataset.jieduShow === 'shifanqu-2021'").await?;
    wait_lit(&page, "聚焦民生").await?;
    page.js("history.back()").await?;
    page.wait_until("!location.hash.includes('shifanqu')").await
}

async fn the_words_of_the_navigator_are_an_address(page: Page) -> Result<()> {
    for (suffix, id) in [
        ("#其时已至", "qixian-2022.why-now"),
        ("#%E5%85%B6%E6%97%B6%E5%B7%B2%E8%87%B3", "qixian-2022.why-now"),
        ("?jiedu=%E5%85%B6%E6%97%B6%E5%B7%B2%E8%87%B3", "qixian-2022.why-now"),
        ("#一 其时已至", "qixian-2022.why-now"),
        ("#（一）基础优势", "qixian-2022.foundation"),
        ("#qixian-2022.工业大提质", "qixian-2022.industry"),
        ("#打造“工业大提质”品质升级版", "qixian-2022.industry"),
        ("#建设“品质淇县”其时已至，既是责任更是使命", "qixian-2022.why-now"),
    ] {
        page.open_live(suffix).await?;
        page.wait_at(id).await.with_context(|| suffix.to_owned())?;
        ensure!(page.eval::<bool>("!document.querySelector('.notice.on')").await?, "{suffix}: a notice");
    }
    Ok(())
}
