//! Figures: a mark and its sentence belong together, and the table says what the drawing shows.

use anyhow::{Result, ensure};

use super::{Case, case};
use crate::page::Page;

pub(super) fn cases() -> Vec<Case> {
    [
        case("f01_a_mark_lights_its_sentence", a_mark_lights_its_sentence),
        case("f02_a_fact_lights_its_mark", a_fact_lights_its_mark),
        case("f03_every_figure_has_its_table", every_figure_has_its_table),
        case("t62_the_table_says_what_the_drawing_shows", the_table_says_what_the_drawing_shows),
        case("f04_drawings_fit_their_width", drawings_fit_their_width),
    ]
    .into_iter()
    .map(Case::one_file_once)
    .collect()
}

async fn a_mark_lights_its_sentence(page: Page) -> Result<()> {
    page.open_live("").await?;
    page.wake_figures().await?;
    page.js("[...document.querySelectorAll('.jiedu .drawing [data-mark]')].find(it => it.checkVisibility()).focus()").await?;
    page.wait_until("document.activeElement.classList.contains('on')").await?;
    page.wait_until("document.querySelector('.fact.on, .sentence.on')").await
}

async fn a_fact_lights_its_mark(page: Page) -> Result<()> {
    page.open_live("").await?;
    page.wake_figures().await?;
    // A fact that a drawing shows, found by way of the drawing.
    page.js("[...document.querySelectorAll('.jiedu .drawing [data-mark]')].find(it => it.checkVisibility()).focus()").await?;
    page.wait_until("document.querySelector('.fact.on')").await?;
    page.js("window.__fact = document.querySelector('.fact.on'); document.activeElement.blur();").await?;
    page.wait_until("!document.querySelector('[data-mark].on')").await?;
    page.js("window.__fact.focus()").await?;
    page.wait_until("document.querySelector('[data-mark].on')").await
}

async fn every_figure_has_its_table(page: Page) -> Result<()> {
    let mut count = 0;
    for briefing in ["", "#shifanqu-2021"] {
        page.open_live(briefing).await?;
        page.unfold_tables().await?;
        let bare: Vec<String> = page
            .eval("[...document.querySelectorAll('.jiedu figure.figure')].filter(it => !it.querySelector('figcaption') || it.querySelectorAll('details.table table tr').length < 2).map(it => it.id)")
            .await?;
        ensure!(bare.is_empty(), "{bare:?}");
        count += page
            .eval::<usize>("[...document.querySelectorAll('.jiedu figure.figure')].filter(it => it.checkVisibility()).length")
            .await?;
    }
    ensure!(13 <= count, "only {count} figures");
    Ok(())
}

async fn the_table_says_what_the_drawing_shows(page: Page) -> Result<()> {
    for briefing in ["", "#shifanqu-2021"] {
        page.open_live(briefing).await?;
        page.wake_figures().await?;
        page.unfold_tables().await?;
        // A mark is named “subject：value”; a row holds what the subject ends in and the value. What is derived or an
        // outside yardstick has a row and no mark.
        let differ: Vec<String> = page
            .eval(
                "[...document.querySelectorAll('figure.figure')].filter(it => it.checkVisibility() && it.querySelector('[data-mark]'))
                    .flatMap(figure => {
                        const marks = [...figure.querySelectorAll('[data-mark]')].map(it => it.getAttribute('aria-label').split('：'));
                        const rows = [...figure.querySelectorAll('details.table tbody tr')].map(row => [...row.children].map(it => it.textContent.trim()));
                        const fits = ([subject, value], cells) => cells.some(cell => cell && subject.endsWith(cell)) && cells.includes(value);
                        const stated = rows.filter(cells => !cells.some(cell => cell.startsWith('〔推算')));
                        return [
                            ...marks.filter(mark => !rows.some(cells => fits(mark, cells))).map(mark => `${figure.id}: no row for ${mark}`),
                            ...stated.filter(cells => !marks.some(mark => fits(mark, cells))).map(cells => `${figure.id}: no mark for ${cells}`),
                        ];
                    })",
            )
            .await?;
        ensure!(differ.is_empty(), "{differ:#?}");
    }
    Ok(())
}

async fn drawings_fit_their_width(page: Page) -> Result<()> {
    page.open_live("").await?;
    page.wake_figures().await?;
    for (width, height) in [(1280, 800), (320, 568), (768, 1024)] {
        page.resize(width, height).await?;
        page.wait_until(
            "[...document.querySelectorAll('.jiedu .drawing svg')].filter(it => it.checkVisibility()).every(it => {
                const drawing = it.getBoundingClientRect(), frame = it.closest('.drawing').getBoundingClientRect();
                return 0 < drawing.width && drawing.width <= frame.width + 1;
            })",
        )
        .await?;
    }
    Ok(())
}
