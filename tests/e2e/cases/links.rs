//! Addresses: what a link says, what came of it on its way, and where it leads.

use anyhow::{Context as _, Result, ensure};

use super::{Case, case};
use crate::page::Page;
use crate::site::Artifact;

pub(super) fn cases() -> Vec<Case> {
    vec![
        case("t32_every_name_leads_to_its_section", every_name_leads_to_its_section),
        case("t32_a_click_in_the_navigator_moves_the_focus", a_click_in_the_navigator_moves_the_focus),
        case("t33_broken_encodings_do_no_harm", broken_encodings_do_no_harm),
        case("t34_what_chat_programs_append_is_cut_off", what_chat_programs_append_is_cut_off),
        case("t35_stray_punctuation_is_cut_off", stray_punctuation_is_cut_off),
        case("t36_the_query_stands_in_for_the_hash", the_query_stands_in_for_the_hash),
        case("t37_hostile_addresses_are_only_unknown", hostile_addresses_are_only_unknown),
        case("t38_an_unknown_number_leads_nearby", an_unknown_number_leads_nearby),
    ]
}

/// Opens the page there and waits until the section is in view and marked in the navigator.
async fn leads_to(page: &Page, suffix: &str, id: &str) -> Result<()> {
    page.open_live(suffix).await?;
    page.wait_at(id).await
}

async fn every_name_leads_to_its_section(page: Page) -> Result<()> {
    for (suffix, id) in [
        ("#industry", "qixian-2022.industry"),
        ("#qixian-2022.foundation", "qixian-2022.foundation"),
        ("#shifanqu-2021.goals", "shifanqu-2021.goals"),
        // A number path.
        ("#3.1", "qixian-2022.industry"),
        // What other programs would make of the heading.
        ("#打造工业大提质品质升级版", "qixian-2022.industry"),
    ] {
        leads_to(&page, suffix, id).await?;
    }
    if page.artifact == Artifact::OneFile {
        // An anchor of the other briefing, which is not the one shown first.
        leads_to(&page, "#park-city", "shifanqu-2021.park-city").await?;
    }
    Ok(())
}

async fn a_click_in_the_navigator_moves_the_focus(page: Page) -> Result<()> {
    page.open_live("").await?;
    page.click(".briefing[data-briefing='qixian-2022'] nav.toc a[href$='#qixian-2022.dream']").await?;
    page.wait_at("qixian-2022.dream").await?;
    page.wait_until("document.activeElement.closest('section')?.id === 'qixian-2022.dream'").await?;
    page.wait_until("location.hash.endsWith('dream')").await
}

async fn broken_encodings_do_no_harm(page: Page) -> Result<()> {
    for suffix in ["#%E7%AC%AC%E4", "#%", "#%00", "#%25E4%25B8", "?jiedu=%E7%AC", "?jiedu=%"] {
        page.open_with(suffix, "").await?;
        page.wait_live().await?;
        let trapped = page.trapped().await?;
        ensure!(trapped.is_empty(), "{suffix}: {trapped:?}");
        page.wait_notice().await.with_context(|| suffix.to_owned())?;
    }
    Ok(())
}

async fn what_chat_programs_append_is_cut_off(page: Page) -> Result<()> {
    for suffix in [
        "#industry&appinstall=0",
        "#industry?from=singlemessage&isappinstalled=0",
        "?jiedu=industry&from=timeline",
    ] {
        leads_to(&page, suffix, "qixian-2022.industry").await?;
    }
    Ok(())
}

async fn stray_punctuation_is_cut_off(page: Page) -> Result<()> {
    for suffix in ["#industry。", "#industry）", "#ｉｎｄｕｓｔｒｙ", "#industry%20", "#industry\u{200b}"]
    {
        leads_to(&page, suffix, "qixian-2022.industry").await?;
    }
    Ok(())
}

async fn the_query_stands_in_for_the_hash(page: Page) -> Result<()> {
    leads_to(&page, "?jiedu=industry", "qixian-2022.industry").await?;
    leads_to(&page, "?jiedu=industry#urban", "qixian-2022.urban").await
}

async fn hostile_addresses_are_only_unknown(page: Page) -> Result<()> {
    let long = format!("#{}", "长".repeat(50_000));
    let hostile = ["#__proto__", "#constructor", "#\"><img src=x onerror=\"window.ran=1\">", &long];
    for suffix in hostile {
        page.open_with(suffix, "").await?;
        page.wait_live().await?;
        page.wait_notice().await?;
        ensure!(page.eval::<bool>("!window.ran && !document.querySelector('img[src=x]')").await?);
        ensure!(page.eval::<f64>("scrollY").await? < 1.0, "not at the top");
        let trapped = page.trapped().await?;
        ensure!(trapped.is_empty(), "{trapped:?}");
    }
    Ok(())
}

async fn an_unknown_number_leads_nearby(page: Page) -> Result<()> {
    leads_to(&page, "#1.2.9", "qixian-2022.shortfalls").await?;
    page.wait_notice().await
}
