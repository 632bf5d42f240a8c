//! Several briefings: a page for each on a server, the one file that holds all, and the ways between them.

use std::time::{Duration, Instant};

use anyhow::{Context as _, Result, ensure};
use serde_json::json;
use thirtyfour::Key;

use super::{Case, case};
use crate::browser::Engine;
use crate::host::{ELEMENT, EMBED, IN_ELEMENT};
use crate::page::Page;
use crate::site::{Artifact, SECOND};

pub(super) fn cases() -> Vec<Case> {
    let hosted = &[Artifact::Hosted];
    vec![
        case("p12_an_address_of_another_briefing_is_sent_on", an_address_of_another_briefing_is_sent_on)
            .only_on(hosted),
        case("p13_back_leads_to_where_it_began", back_leads_to_where_it_began),
        case("p13_back_works_while_the_page_is_static", back_works_while_the_page_is_static)
            .only_on(&[Artifact::OneFile]),
        case("p14_the_switch_fits_the_narrowest_screen", the_switch_fits_the_narrowest_screen)
            .one_file_once(),
        case("p15_forty_briefings_are_walked_through", forty_briefings_are_walked_through).only_on(hosted),
        case(
            "p16_a_frame_follows_its_host_to_another_briefing",
            a_frame_follows_its_host_to_another_briefing,
        )
        .only_on(hosted),
        case("p16_choosing_in_a_frame_is_no_step_of_history", choosing_in_a_frame_is_no_step_of_history)
            .only_on(hosted),
    ]
}

const FIRST_TITLE: &str = "品质淇县";
const SECOND_TITLE: &str = "公园城市建设新篇章";

async fn an_address_of_another_briefing_is_sent_on(page: Page) -> Result<()> {
    let index = page.site.own("/index.html");
    for (suffix, id) in [
        ("?theme=dark&jiedu=shifanqu-2021.goals", "shifanqu-2021.goals"),
        ("?lang=en#shifanqu-2021.goals", "shifanqu-2021.goals"),
        ("#shifanqu-2021.goals&appinstall=0", "shifanqu-2021.goals"),
        ("?theme=light&figure=shifanqu-2021.growth", "shifanqu-2021.fig-growth"),
    ] {
        page.goto(&format!("{index}{suffix}")).await?;
        page.wait_until(&format!("location.pathname === '/{SECOND}.html'")).await?;
        page.wait_live().await?;
        page.wait_in_view(id).await.with_context(|| suffix.to_owned())?;
        let query = suffix.split('#').next().unwrap_or_default();
        let kept: String = page.eval("location.search").await?;
        ensure!(kept == query, "{suffix}: {kept}");
        ensure!(page.eval::<bool>(&format!("document.title.includes('{SECOND_TITLE}')")).await?);
        // The page that has sent on is no step of the way back.
        // WebKit's driver does not always survive the way back to an empty page.
        if page.engine != Engine::Webkit {
            page.js("history.back()").await?;
            page.wait_until("location.href === 'about:blank'").await.with_context(|| suffix.to_owned())?;
        }
    }
    // What is typed later is sent on as well; the page's own places are not.
    page.goto(&index).await?;
    page.wait_live().await?;
    page.js("location.hash = '#qixian-2022.industry'").await?;
    page.wait_at("qixian-2022.industry").await?;
    page.js("location.hash = '#shifanqu-2021.park-city'").await?;
    page.wait_until(&format!("location.pathname === '/{SECOND}.html'")).await?;
    page.wait_live().await?;
    page.wait_at("shifanqu-2021.park-city").await
}

/// Waits until a briefing is shown and the page goes by its title.
async fn wait_shown(page: &Page, id: &str, title: &str) -> Result<()> {
    page.wait_until(&format!(
        "document.querySelector('.jiedu')?.dataset.jieduShow === '{id}' && document.title.includes('{title}')"
    ))
    .await
}

async fn back_leads_to_where_it_began(page: Page) -> Result<()> {
    page.open_live("?theme=light").await?;
    wait_shown(&page, "qixian-2022", FIRST_TITLE).await?;
    let home: String = page.eval("location.href").await?;
    page.click(&format!(".switch a[data-briefing='{SECOND}']")).await?;
    wait_shown(&page, SECOND, SECOND_TITLE).await?;
    page.wait_live().await?;
    ensure!(page.eval::<bool>("location.search === '?theme=light'").await?, "the option is lost");
    page.js("history.back()").await?;
    wait_shown(&page, "qixian-2022", FIRST_TITLE).await?;
    page.wait_until(&format!("location.href === {}", json!(home))).await?;
    page.wait_until("document.querySelector('h1.title').checkVisibility() && scrollY < 4").await?;
    page.js("history.forward()").await?;
    wait_shown(&page, SECOND, SECOND_TITLE).await
}

async fn back_works_while_the_page_is_static(page: Page) -> Result<()> {
    page.open_with("", "delete window.DecompressionStream").await?;
    page.wait_failed().await?;
    let shown = "document.querySelector('.jiedu').dataset.jieduShow";
    page.click(&format!(".switch a[data-briefing='{SECOND}']")).await?;
    page.wait_until(&format!("{shown} === '{SECOND}'")).await?;
    page.js("history.back()").await?;
    page.wait_until(&format!("{shown} === 'qixian-2022' && !location.hash")).await
}

async fn the_switch_fits_the_narrowest_screen(page: Page) -> Result<()> {
    let names = |count: usize| -> Vec<String> {
        ["淇县", "示范区", "浚县", "鹤山区", "山城区"].iter().take(count).map(|it| (*it).to_owned()).collect()
    };
    for count in [1, 2, 3, 5] {
        let built = page.build(&page.vary(&names(count))?, &[])?;
        page.open_built(&built, "b1.html", "").await?;
        page.wait_live().await?;
        for (width, large) in [(320, true), (320, false), (360, false), (1280, false)] {
            page.resize(width, 780).await?;
            if page.eval::<bool>("document.querySelector('.jiedu').dataset.type === 'large'").await? != large
            {
                page.click(".tool-large").await?;
            }
            page.settle().await?;
            let (wide, parts): (f64, Vec<String>) = page
                .eval(
                    "[document.documentElement.scrollWidth - innerWidth,
                    [...document.querySelectorAll('.masthead-row > *')].filter(it => innerWidth < it.getBoundingClientRect().right).map(it => it.className)]",
                )
                .await?;
            ensure!(
                wide < 1.0 && parts.is_empty(),
                "{count} at {width} px, large {large}: {wide}, {parts:?}"
            );
        }
        let (links, menus): (usize, usize) = page
            .eval("[document.querySelectorAll('.switch a').length, document.querySelectorAll('.switch-menu').length]")
            .await?;
        let expected = match count {
            1 => (0, 0),
            2 => (2, 0),
            _ => (count, 1),
        };
        ensure!((links, menus) == expected, "{count}: {links} links, {menus} menus");
    }
    // The menu by keyboard: it opens, closes by Escape with the focus where it was, and leads on.
    let built = page.build(&page.vary(&names(5))?, &[])?;
    page.resize(320, 780).await?;
    page.open_built(&built, "b1.html", "").await?;
    page.wait_live().await?;
    page.js("document.querySelector('.switch-menu summary').focus()").await?;
    page.press(&[Key::Enter]).await?;
    let is_open = "document.querySelector('.switch-menu').open";
    page.wait_until(is_open).await?;
    let (text, inside): (String, bool) = page
        .eval(
            "(it => [it.innerText, it.getBoundingClientRect().left >= 0 && it.getBoundingClientRect().right <= innerWidth])
                (document.querySelector('.switch-menu ul'))",
        )
        .await?;
    ensure!(inside && text.contains("浚县会议 第3篇") && text.contains("8月4日"), "{text}");
    ensure!(
        page.eval::<usize>("document.querySelectorAll('.switch-menu [aria-current=page]').length").await?
            == 1
    );
    page.press(&[Key::Escape]).await?;
    page.wait_until(&format!("!{is_open} && document.activeElement.matches('.switch-menu summary')")).await?;
    page.press(&[Key::Enter]).await?;
    page.wait_until(is_open).await?;
    page.click(".switch-menu a[data-briefing='b3']").await?;
    page.wait_until(
        "document.querySelector('.jiedu')?.dataset.jieduShow === 'b3' && document.title.includes('第3篇')",
    )
    .await?;
    page.wait_until(&format!("!{is_open}")).await
}

async fn forty_briefings_are_walked_through(page: Page) -> Result<()> {
    let names: Vec<String> = (1..=40).map(|number| format!("第{number}县")).collect();
    let started = Instant::now();
    let built = page.build(&page.vary(&names)?, &[])?;
    ensure!(started.elapsed() < Duration::from_secs(60), "{} s", started.elapsed().as_secs());
    // No page holds what is another's: it has the size that it has beside one other.
    let two = page.build(&page.vary(&names[..2])?, &[])?;
    for name in ["b1.html", "b2.html"] {
        let grown = built.size(name)?.abs_diff(two.size(name)?);
        ensure!(grown < 2000, "{name} has grown by {grown} bytes");
    }
    page.open_built(&built, "index.html", "").await?;
    page.wait_live().await?;
    for next in ["b2", "b39", "b40"] {
        page.click(".switch-all").await?;
        page.wait_until(
            "location.pathname.endsWith('/all.html') && document.querySelectorAll('.listed').length === 40",
        )
        .await?;
        let days: Vec<String> =
            page.eval("[...document.querySelectorAll('.listed time')].map(it => it.dateTime)").await?;
        ensure!(days.is_sorted_by(|one, next| one >= next), "{days:?}");
        let wide: f64 = page.eval("document.documentElement.scrollWidth - innerWidth").await?;
        ensure!(wide < 1.0, "the list is {wide} px wider than the screen");
        page.click(&format!(".listed[data-briefing='{next}'] a")).await?;
        page.wait_until(&format!("location.pathname.endsWith('/{next}.html')")).await?;
        page.wait_live().await?;
        let (title, briefings): (String, usize) =
            page.eval("[document.title, document.querySelectorAll('.briefing').length]").await?;
        ensure!(title.contains(&format!("第{}篇", &next[1..])) && briefings == 1, "{title}, {briefings}");
    }
    // The folder's own address leads to each of them.
    page.goto(&page.site.own(&built.path("?theme=dark#b17.industry"))).await?;
    page.wait_until("location.pathname.endsWith('/b17.html')").await?;
    page.wait_live().await?;
    page.wait_at("b17.industry").await
}

async fn a_frame_follows_its_host_to_another_briefing(page: Page) -> Result<()> {
    page.open_host("", &format!("<p style=\"height: 900px\">前文</p>{ELEMENT}{EMBED}"), "").await?;
    page.js("document.querySelector('jiedu-briefing').scrollIntoView()").await?;
    page.enter_live(IN_ELEMENT).await?;
    page.wait_fitting().await?;
    page.leave().await?;
    for (id, briefing) in [
        ("shifanqu-2021.park-city", SECOND),
        ("qixian-2022.industry", "qixian-2022"),
        ("shifanqu-2021.goals", SECOND),
    ] {
        page.js(&format!("location.hash = '#jiedu-{id}'")).await?;
        enter_other(&page, briefing).await?;
        page.wait_fitting().await?;
        let top = page.top_of(id).await?;
        page.leave().await?;
        page.wait_revealed(IN_ELEMENT, top, 0).await.with_context(|| id.to_owned())?;
    }
    Ok(())
}

/// On a host page: waits until the frame has told of another briefing's page, and enters that. A driver may lose a frame whose
/// page is replaced while it looks into it.
async fn enter_other(page: &Page, briefing: &str) -> Result<()> {
    page.wait_until(&format!(
        "__messages.map(it => it.data).filter(it => it && it.ev === 'height').at(-1).id === '{briefing}'"
    ))
    .await?;
    page.enter_live(IN_ELEMENT).await
}

async fn choosing_in_a_frame_is_no_step_of_history(page: Page) -> Result<()> {
    page.open_host("", &format!("{ELEMENT}{EMBED}"), "").await?;
    page.enter_live(IN_ELEMENT).await?;
    page.wait_fitting().await?;
    page.leave().await?;
    let before: usize = page.eval("history.length").await?;
    for briefing in [SECOND, "qixian-2022"] {
        page.enter(IN_ELEMENT).await?;
        page.click(&format!(".switch a[data-briefing='{briefing}']")).await?;
        page.leave().await?;
        enter_other(&page, briefing).await?;
        page.wait_fitting().await?;
        page.leave().await?;
    }
    let after: usize = page.eval("history.length").await?;
    ensure!(after == before, "{} steps more", after - before);
    Ok(())
}
