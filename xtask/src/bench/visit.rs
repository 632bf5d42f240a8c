//! One visit to a page: what the browser measured from the request until the page was at rest.

use std::time::Duration;

use anyhow::{Context as _, Result};
use serde::{Deserialize, Serialize};
use serde_json::json;

use super::devtools::{DevTools, Tab};

/// Runs in the page before everything else.
const PROBE: &str = include_str!("probe.js");
/// Gives the numbers of a visit.
const NUMBERS: &str = include_str!("visit.js");
const DEADLINE: Duration = Duration::from_secs(180);

/// What the page is read on.
#[derive(Clone, Copy, Debug, Eq, PartialEq, Serialize)]
#[serde(rename_all = "lowercase")]
pub(super) enum Device {
    /// A wide window, nothing slowed down.
    Desk,
    /// A narrow window, a processor four times as slow, 1.6 Mbit/s and 150 ms to the server.
    Phone,
}

impl Device {
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Desk => "desk",
            Self::Phone => "slow phone",
        }
    }
}

/// Whether the page's scripts run.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) enum Scripts {
    On,
    Off,
    /// None of the page's, which is served with its scripts as data: only the probe runs, and sees when the page is drawn.
    Probe,
}

/// Times in milliseconds since the request, sizes in bytes.
#[derive(Clone, Copy, Debug, Default, Deserialize, Serialize)]
pub(super) struct Visit {
    /// First paint of content.
    pub(super) paint: f64,
    /// The first finished frame in which the last section and every figure are in the page; 0 where not even the probe runs.
    pub(super) drawn: f64,
    /// The first finished frame in which the page is live; 0 without scripts.
    pub(super) alive: f64,
    /// The mark `jiedu:deferred`, when figures and panels have started too; 0 without scripts.
    pub(super) deferred: f64,
    /// The mark `jiedu:ready`; 0 without scripts.
    pub(super) ready: f64,
    /// The last byte of the document.
    pub(super) received: f64,
    /// The document is parsed.
    pub(super) parsed: f64,
    /// End of the load event.
    pub(super) load: f64,
    /// The last byte of the widget's files.
    pub(super) fetched: f64,
    /// The module is compiled.
    pub(super) compiled: f64,
    /// Cumulative layout shift.
    pub(super) shift: f64,
    /// Bytes that came over the network until then.
    pub(super) transferred: f64,
    /// Memory of the module.
    pub(super) wasm: f64,
    /// JavaScript heap in use after garbage collection.
    #[serde(default)]
    pub(super) heap: f64,
    /// Elements in the document.
    pub(super) elements: f64,
}

impl Visit {
    /// The median of every number.
    pub(super) fn median(visits: &[Self]) -> Self {
        let of = |number: fn(&Self) -> f64| median(visits.iter().map(number).collect());
        Self {
            paint: of(|it| it.paint),
            ready: of(|it| it.ready),
            received: of(|it| it.received),
            parsed: of(|it| it.parsed),
            load: of(|it| it.load),
            drawn: of(|it| it.drawn),
            alive: of(|it| it.alive),
            deferred: of(|it| it.deferred),
            fetched: of(|it| it.fetched),
            compiled: of(|it| it.compiled),
            // A shift is a mistake wherever it happens.
            shift: visits.iter().map(|it| it.shift).fold(0.0, f64::max),
            transferred: of(|it| it.transferred),
            wasm: of(|it| it.wasm),
            heap: of(|it| it.heap),
            elements: of(|it| it.elements),
        }
    }
}

/// The middle one, or the mean of the two in the middle; 0 of none.
pub(super) fn median(mut numbers: Vec<f64>) -> f64 {
    numbers.sort_by(f64::total_cmp);
    let middle = numbers.len() / 2;
    match (numbers.get(middle), numbers.len() % 2) {
        (Some(upper), 0) => numbers.get(middle - 1).map_or(*upper, |lower| (lower + upper) / 2.0),
        (Some(number), _) => *number,
        (None, _) => 0.0,
    }
}

/// Opens a page in a tab of its own.
pub(super) fn open<'a>(
    tools: &'a mut DevTools,
    url: &str,
    device: Device,
    scripts: Scripts,
) -> Result<Tab<'a>> {
    let mut tab = tools.tab()?;
    for domain in ["Page", "Network", "Runtime"] {
        tab.call(&format!("{domain}.enable"), json!({}))?;
    }
    tab.call("Network.setCacheDisabled", json!({ "cacheDisabled": true }))?;
    let (width, height) = match device {
        Device::Desk => (1280, 800),
        Device::Phone => (390, 844),
    };
    let metrics = json!({ "width": width, "height": height, "deviceScaleFactor": 1, "mobile": device == Device::Phone });
    tab.call("Emulation.setDeviceMetricsOverride", metrics)?;
    if device == Device::Phone {
        tab.call("Emulation.setTouchEmulationEnabled", json!({ "enabled": true }))?;
        tab.call("Emulation.setCPUThrottlingRate", json!({ "rate": 4 }))?;
        let line = json!({
            "offline": false, "latency": 150, "downloadThroughput": 1_600_000 / 8, "uploadThroughput": 750_000 / 8,
        });
        tab.call("Network.emulateNetworkConditions", line)?;
    }
    match scripts {
        Scripts::On | Scripts::Probe => {
            tab.call("Page.addScriptToEvaluateOnNewDocument", json!({ "source": PROBE }))?
        }
        Scripts::Off => tab.call("Emulation.setScriptExecutionDisabled", json!({ "value": true }))?,
    };
    tab.load(url)?;
    tab.wait("performance.getEntriesByName('first-contentful-paint').length > 0", DEADLINE)?;
    if scripts == Scripts::Probe {
        tab.wait("0 < globalThis.__probe.drawn", DEADLINE)?;
    }
    if scripts == Scripts::On {
        // Builds before this one call it "whole".
        let started =
            "['jiedu:deferred', 'jiedu:whole'].some(it => performance.getEntriesByName(it).length > 0)";
        tab.wait(started, DEADLINE).with_context(|| format!("{url} does not become live"))?;
    }
    Ok(tab)
}

/// Visits a page and measures.
pub(super) fn visit(tools: &mut DevTools, url: &str, device: Device, scripts: Scripts) -> Result<Visit> {
    let mut tab = open(tools, url, device, scripts)?;
    // What the start of the widget leaves for later, such as figures that are near, belongs to it too.
    std::thread::sleep(Duration::from_millis(500));
    let mut visit: Visit = serde_json::from_value(tab.eval(NUMBERS)?)?;
    tab.call("HeapProfiler.collectGarbage", json!({}))?;
    tab.call("HeapProfiler.collectGarbage", json!({}))?;
    visit.heap = tab.call("Runtime.getHeapUsage", json!({}))?["usedSize"].as_f64().context("no heap")?;
    tab.close()?;
    Ok(visit)
}

#[cfg(test)]
mod tests {
    use super::median;

    #[test]
    fn the_median_is_in_the_middle() {
        let check = |numbers: &[f64], expected: f64| assert_eq!(median(numbers.to_vec()), expected);
        check(&[], 0.0);
        check(&[3.0], 3.0);
        check(&[9.0, 1.0, 2.0], 2.0);
        check(&[4.0, 1.0], 2.5);
    }
}
