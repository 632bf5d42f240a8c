//! The results as tables.

use super::Results;
use super::goal::{Goal, kilobytes, megabytes};

/// Prints everything that was measured, then what was to be reached.
pub(super) fn results(results: &Results, goals: &[Goal]) {
    println!(
        "{}, medians of {} visits (half of that to longer pages); {}\n",
        results.browser, results.runs, results.machine
    );
    let sizes = &results.sizes;
    let rows = sizes.parts.iter().chain([&sizes.hosted, &sizes.one_file, &sizes.embed]).map(|size| {
        vec![size.name.clone(), size.raw.to_string(), size.gzip.to_string(), size.brotli.to_string()]
    });
    table(&["bytes", "raw", "gzip", "brotli"], rows.collect());
    table(
        &[
            "milliseconds",
            "paint",
            "no scripts",
            "ratio",
            "ready",
            "/ paint",
            "drawn",
            "no scripts",
            "alive",
            "elements",
            "load, none",
            "/ load",
            "shift",
            "heap",
            "wasm",
            "MB",
        ],
        results.loads.iter().map(load).collect(),
    );
    let rows = results.motions.iter().map(|(times, motion)| {
        let late =
            motion.scrolls.iter().map(|it| format!("{} of {}", it.late, it.frames)).collect::<Vec<_>>();
        let longest = motion.scrolls.iter().map(|it| it.longest).fold(0.0, f64::max);
        vec![
            format!("{times}×"),
            format!("{:.1}", motion.rate()),
            late.join(", "),
            format!("{longest:.0}"),
            format!("{:.0}", motion.click()),
            format!("{:.0}", motion.slowest_click()),
        ]
    });
    table(&["moving", "frames/s", "late frames", "longest ms", "click ms", "slowest"], rows.collect());
    let rows = results.searches.iter().map(|(times, search)| {
        vec![
            format!("{times}×"),
            format!("{:.0}", search.first_key()),
            format!("{:.0}", search.slowest()),
            format!("{:.0}", search.next_key()),
        ]
    });
    table(&["searching", "first key ms", "slowest", "next key ms"], rows.collect());
    let rows = goals.iter().map(|goal| {
        let verdict = if goal.reached { "reached" } else { "missed" };
        vec![goal.name.clone(), goal.limit.clone(), goal.measured.clone(), verdict.to_owned()]
    });
    table(&["target", "to reach", "measured", ""], rows.collect());
}

fn load(load: &super::Load) -> Vec<String> {
    let (live, still) = (&load.live, &load.still);
    let build = if load.is_other { "other build " } else { "" };
    vec![
        format!("{build}{}× {}, {}", load.times, load.output.name(), load.device.name()),
        format!("{:.0}", live.paint),
        format!("{:.0}", still.paint),
        format!("{:.2}", live.paint / still.paint),
        format!("{:.0}", live.ready),
        format!("{:.2}", live.ready / live.paint),
        format!("{:.0}", live.drawn),
        format!("{:.0}", load.drawn.drawn),
        format!("{:.0}", live.alive),
        format!("{:.0}", live.elements),
        format!("{:.0}", still.load),
        format!("{:.2}", live.ready / still.load),
        format!("{:.4}", live.shift),
        format!("{:.0} KB", kilobytes(live.heap)),
        format!("{:.0} KB", kilobytes(live.wasm)),
        format!("{:.1}", megabytes(live)),
    ]
}

/// Columns as wide as what is in them, the first set left, the others right.
fn table(head: &[&str], rows: Vec<Vec<String>>) {
    let head: Vec<String> = head.iter().map(ToString::to_string).collect();
    let width = |column: usize| {
        let cells = rows.iter().chain([&head]).filter_map(|row| row.get(column));
        cells.map(|cell| cell.chars().count()).max().unwrap_or(0)
    };
    let widths: Vec<usize> = (0..head.len()).map(width).collect();
    for row in [&head].into_iter().chain(&rows) {
        let cells = row.iter().zip(&widths).enumerate();
        let cells = cells.map(|(idx, (cell, width))| match idx {
            0 => format!("{cell:<width$}"),
            _ => format!("{cell:>width$}"),
        });
        println!("{}", cells.collect::<Vec<_>>().join("  ").trim_end());
    }
    println!();
}
