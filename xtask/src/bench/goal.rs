//! What the page is to reach, and whether it does.

use serde::Serialize;

use super::Results;
use super::site::Output;
use super::visit::{Device, Visit};

/// One target.
#[derive(Debug, Serialize)]
pub(super) struct Goal {
    pub(super) name: String,
    pub(super) limit: String,
    pub(super) measured: String,
    pub(super) reached: bool,
}

/// Every target with what was measured.
pub(super) fn goals(results: &Results) -> Vec<Goal> {
    let hosted = |device| results.find(1, Output::Hosted, device);
    let file = |device| results.find(1, Output::OneFile, device);
    let mut goals = vec![most(
        "hosted page in all, brotli",
        170.0,
        kilobytes(results.sizes.hosted.brotli as f64),
        " KB",
        1,
    )];
    goals.push(most("one file", 480.0, kilobytes(results.sizes.one_file.raw as f64), " KB", 1));
    goals.push(most("embed.js, gzip", 3.0, kilobytes(results.sizes.embed.gzip as f64), " KB", 1));
    for output in Output::ALL {
        let (own, other) =
            (results.find(1, output, Device::Phone), results.find_other(output, Device::Phone));
        if let (Some(own), Some(other)) = (own, other) {
            let ratio = own.live.alive / other.live.alive;
            goals.push(most(
                &format!("alive / other build, {}, slow phone", output.name()),
                1.15,
                ratio,
                "×",
                2,
            ));
        }
    }
    let pages =
        (results.find(1, Output::Hosted, Device::Phone), results.find_other(Output::Hosted, Device::Phone));
    if let (Some(own), Some(other)) = pages {
        let ratio = own.drawn.drawn / other.drawn.drawn;
        goals.push(most(
            "drawn to its end with scripts off / other build, hosted, slow phone",
            0.75,
            ratio,
            "×",
            2,
        ));
        goals.push(most(
            "first paint / other build, hosted, slow phone",
            1.0,
            own.live.paint / other.live.paint,
            "×",
            2,
        ));
    }
    if let Some(found) = hosted(Device::Phone) {
        goals.push(most("elements of the page of the first briefing", 1100.0, found.live.elements, "", 0));
    }
    for (output, device, found) in [
        (Output::Hosted, Device::Desk, hosted(Device::Desk)),
        (Output::Hosted, Device::Phone, hosted(Device::Phone)),
        (Output::OneFile, Device::Desk, file(Device::Desk)),
        (Output::OneFile, Device::Phone, file(Device::Phone)),
    ] {
        let Some(found) = found else { continue };
        let at = format!("{}, {}", output.name(), device.name());
        goals.push(most(
            &format!("first paint / without scripts, {at}"),
            1.1,
            found.live.paint / found.still.paint,
            "×",
            2,
        ));
        if device == Device::Desk {
            goals.push(most(&format!("heap and wasm, {at}"), 8.0, megabytes(&found.live), " MB", 1));
        }
    }
    let shift = results.loads.iter().map(|it| it.live.shift).fold(0.0, f64::max);
    goals.push(Goal {
        reached: shift < 0.02,
        ..most("layout shift over boot, everywhere", 0.02, shift, "", 4)
    });
    if let Some(long) = results.find(100, Output::Hosted, Device::Desk) {
        let ratio = long.live.ready / long.still.load;
        goals.push(most("100×: ready / load without scripts", 2.0, ratio, "×", 2));
    }
    if let Some((_, motion)) = results.motions.iter().find(|(times, _)| *times == 100) {
        goals.push(Goal {
            name: "100×: scrolling".to_owned(),
            limit: "≥ 55 frames/s".to_owned(),
            measured: format!("{:.1} frames/s", motion.rate()),
            reached: 55.0 <= motion.rate(),
        });
        goals.push(most("100×: click in the navigator", 100.0, motion.click(), " ms", 0));
    }
    if let Some((_, search)) = results.searches.iter().find(|(times, _)| *times == 100) {
        goals.push(most("100×: first results of a search", 50.0, search.first_key(), " ms", 0));
    }
    goals
}

/// A target that is not to be exceeded.
fn most(name: &str, limit: f64, measured: f64, unit: &str, digits: usize) -> Goal {
    Goal {
        name: name.to_owned(),
        limit: format!("≤ {limit}{unit}"),
        measured: format!("{measured:.digits$}{unit}"),
        reached: measured <= limit,
    }
}

/// A thousand bytes each.
pub(super) fn kilobytes(bytes: f64) -> f64 {
    bytes / 1e3
}

/// Heap and the module's memory, in millions of bytes.
pub(super) fn megabytes(visit: &Visit) -> f64 {
    (visit.heap + visit.wasm) / 1e6
}
