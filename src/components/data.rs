//! What can be taken along, in the place of the article: all numbers as CSV, each figure as a picture, the citation.

use jiedu_core::figure::{Chart, Node, Size, TableMeasure, layout, view_box};
use jiedu_core::label;
use jiedu_core::payload::{BriefingPart, FactPart};
use jiedu_core::spreadsheet::write_csv;
use leptos::prelude::*;

use super::{Button, nodes};
use crate::browser::Browser;
use crate::i18n::{Words, fill};

/// How many numbers are shown; all of them are in the CSV and in the index below the article.
const ROWS: usize = 6;
/// Width at which the drawings are laid out that are shown small.
const WIDTH: f64 = 350.0;

/// What can be taken of a briefing.
#[component]
pub fn Data(
    /// Index of the briefing.
    briefing: usize,
) -> AnyView {
    let browser = expect_context::<Browser>();
    let state = browser.state;
    let words = state.words();
    let part = state.part(briefing);
    let counts = [part.facts.len().to_string(), part.figures.len().to_string()];
    let id = part.id.clone();
    let figures: Vec<AnyView> =
        (0..part.figures.len()).map(|figure| picture(browser, &part, figure)).collect();
    let citation = browser.sharing.citation(&id);
    let figures = (!figures.is_empty()).then(|| {
        view! {
            <div class="data-row"><h3>{words.figures_group}</h3> <p>{words.figures_note}</p></div>
            <ul class="data-pictures">{figures}</ul>
        }
    });
    view! {
        <section class="tool tool-leaf tool-data" tabindex="-1" aria-label=words.data>
            <div class="leaf-head">
                <h2>{words.data}</h2>
                <span class="leaf-say">{fill(words.data_found, &[&counts[0], &counts[1]])}</span>
                <span class="leaf-acts">
                    <Button class="act leaf-close" text=words.back_to_text press=move |_| { browser.tool.close(); } />
                </span>
            </div>
            {numbers(browser, briefing, &part)}
            {figures}
            <div class="data-row">
                <h3>{words.cite_group}</h3>
                <p>{words.cite_note}</p>
                <span class="data-acts"><Button class="act data-cite" text=words.copy press=move |_| browser.sharing.copy_citation(&id) /></span>
            </div>
            <p class="data-citation" lang=state.lang.own_text()>{citation}</p>
        </section>
    }
    .into_any()
}

/// The first numbers, and all of them to take along.
fn numbers(browser: Browser, briefing: usize, part: &BriefingPart) -> AnyView {
    let state = browser.state;
    let words = state.words();
    let rows = StoredValue::new(browser.takeaway.numbers(briefing));
    let size = rows.with_value(|rows| write_csv(rows).len().div_ceil(1024)).to_string();
    let count = part.facts.len().to_string();
    let shown: Vec<AnyView> = part.facts.iter().take(ROWS).map(|fact| number(part, fact, words)).collect();
    let [text, subject, value, kind, _, period, _, _] = words.number_heads();
    let more = (part.facts.len() > ROWS)
        .then(|| view! { <p class="leaf-foot">{fill(words.rows_shown, &[&ROWS.to_string(), &count])}</p> });
    view! {
        <div class="data-row">
            <h3>{words.all_numbers}</h3>
            <p>{fill(words.all_numbers_note, &[&count])}</p>
            <span class="data-acts">
                <button type="button" class="act data-csv" on:click=move |_| rows.with_value(|rows| browser.takeaway.save_csv(words.head_numbers, rows))>
                    {fill(words.csv_size, &[&size])}
                </button>
                <Button class="act data-copy" text=words.copy_table press=move |_| rows.with_value(|rows| browser.takeaway.copy_table(rows)) />
            </span>
        </div>
        <table class="data-numbers" lang=state.lang.own_text()>
            <thead><tr>
                <th scope="col">{text}</th>
                <th scope="col">{subject}</th>
                <th scope="col" class="figures">{value}</th>
                <th scope="col" class="minor">{kind}</th>
                <th scope="col" class="minor">{period}</th>
                <th scope="col" class="minor">{words.head_place}</th>
            </tr></thead>
            <tbody>{shown}</tbody>
        </table>
        {more}
    }
    .into_any()
}

fn number(part: &BriefingPart, fact: &FactPart, words: &'static Words) -> AnyView {
    let [subject, value, kind, _, period, _] = words.fact_fields(fact);
    let place = fact.section.map(usize::from).map_or_else(
        || words.before_sections.to_owned(),
        |section| label::place(&part.sections, section, &words.figures),
    );
    let stated = |text: String, word: &'static str| match text.is_empty() {
        true => view! { <span class="unstated">{word}</span> }.into_any(),
        false => text.into_any(),
    };
    view! {
        <tr>
            <th scope="row">{fact.surface.clone()}</th>
            <td>{stated(subject, words.not_read)}</td>
            <td class="figures">{value}</td>
            <td class="minor">{kind}</td>
            <td class="minor">{stated(period, words.not_stated)}</td>
            <td class="minor">{place}</td>
        </tr>
    }
    .into_any()
}

/// A figure in small, its caption, and its two forms.
fn picture(browser: Browser, part: &BriefingPart, figure: usize) -> AnyView {
    let state = browser.state;
    let words = state.words();
    let Some(found) = part.figures.get(figure) else { return ().into_any() };
    let number = found.number.to_string();
    let name = fill(words.figure, &[&number]);
    let act = |class: &'static str, text: &'static str, name: &'static str, run: Callback<()>| {
        let name = fill(name, &[&number]);
        view! { <button type="button" class=class aria-label=name on:click=move |_| run.run(())>{text}</button> }
    };
    view! {
        <li>
            {small(found.chart.as_ref(), words)}
            <span class="data-caption">{name} " " <span lang=state.lang.own_text()>{found.caption.clone()}</span></span>
            <span class="data-acts">
                {act("act data-png", "PNG", words.png_of, Callback::new(move |()| browser.takeaway.save_png(figure)))}
                {act("act data-svg", "SVG", words.svg_of, Callback::new(move |()| browser.takeaway.save_svg(figure)))}
            </span>
        </li>
    }
    .into_any()
}

/// A drawing without its words, which nobody could read; of a grid, which is all words, its rows.
fn small(chart: Option<&Chart>, words: &'static Words) -> AnyView {
    let (view, drawn) = match chart {
        Some(chart) => {
            let size = Size { width: WIDTH, height: 0.0 };
            let scene = layout(chart, size, &TableMeasure, &words.figures);
            let all = scene.ground.iter().chain(scene.marks.iter().flat_map(|mark| &mark.nodes));
            let paths: Vec<Node> = all.filter(|node| matches!(node, Node::Path { .. })).cloned().collect();
            (view_box(&scene), nodes(&paths))
        }
        None => {
            const ROWS: &str = "M0 3h50v8h-50zM0 33h50v8h-50zM0 63h50v8h-50z";
            const CELLS: &str = "M84 3h240v8h-240zM84 33h190v8h-190zM84 63h215v8h-215z";
            let drawn = vec![
                view! { <path class="p-mark" d=ROWS></path> }.into_any(),
                view! { <path class="p-faint" d=CELLS></path> }.into_any(),
            ];
            ("0 0 350 76".to_owned(), drawn)
        }
    };
    view! { <svg class="small" viewBox=view preserveAspectRatio="xMinYMid meet" aria-hidden="true">{drawn}</svg> }
        .into_any()
}
