//! A reader who moves: scrolling, and clicks in the navigator.

use anyhow::{Context as _, Result, ensure};
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

use super::devtools::{DevTools, Tab};
use super::visit::{Device, Scripts, median, open};

/// Pixels a second: a fast reader.
const SPEED: u32 = 2400;
const SECONDS: u32 = 3;
/// Where the navigator is clicked, in hundredths of its list.
const CLICKS: [u32; 5] = [90, 10, 60, 30, 75];

/// How a page moves.
#[derive(Clone, Debug, Serialize)]
pub(super) struct Motion {
    /// Scrolling from the top and from the middle.
    pub(super) scrolls: Vec<Scroll>,
    /// Milliseconds from a click in the navigator until the first frame with its section was drawn.
    pub(super) clicks: Vec<f64>,
}

/// Frames while the page was scrolled.
#[derive(Clone, Debug, Deserialize, Serialize)]
pub(super) struct Scroll {
    /// Frames a second.
    pub(super) rate: f64,
    /// Frames that came later than 17.5 ms after the one before.
    pub(super) late: f64,
    /// All frames.
    pub(super) frames: f64,
    /// The longest time between two frames in milliseconds.
    pub(super) longest: f64,
}

impl Motion {
    /// Frames a second where they were fewest.
    pub(super) fn rate(&self) -> f64 {
        self.scrolls.iter().map(|it| it.rate).fold(f64::INFINITY, f64::min)
    }

    /// The click in the middle.
    pub(super) fn click(&self) -> f64 {
        median(self.clicks.clone())
    }

    /// The slowest click.
    pub(super) fn slowest_click(&self) -> f64 {
        self.clicks.iter().copied().fold(0.0, f64::max)
    }
}

/// Moves through a page on a wide screen.
pub(super) fn measure(tools: &mut DevTools, url: &str) -> Result<Motion> {
    let mut tab = open(tools, url, Device::Desk, Scripts::On)?;
    tab.eval(include_str!("motion.js"))?;
    let mut scrolls = Vec::new();
    for start in [0.0, 0.5] {
        scrolls.push(scroll(&mut tab, start)?);
    }
    let mut clicks = Vec::new();
    for place in CLICKS {
        clicks.push(click(&mut tab, place)?);
    }
    tab.close()?;
    Ok(Motion { scrolls, clicks })
}

fn scroll(tab: &mut Tab<'_>, start: f64) -> Result<Scroll> {
    tab.eval(&format!("__motion.start({start})"))?;
    let gesture = json!({
        "x": 700, "y": 400, "yDistance": -i64::from(SPEED * SECONDS), "speed": SPEED, "gestureSourceType": "mouse",
        "preventFling": true,
    });
    tab.call("Input.synthesizeScrollGesture", gesture)?;
    Ok(serde_json::from_value(tab.eval("__motion.stop()")?)?)
}

fn click(tab: &mut Tab<'_>, place: u32) -> Result<f64> {
    let spot = tab.eval(&format!("__motion.aim({place})"))?;
    ensure!(spot != Value::Null, "the navigator shows no link to click");
    for kind in ["mouseMoved", "mousePressed", "mouseReleased"] {
        let button = if kind == "mouseMoved" { "none" } else { "left" };
        let event =
            json!({ "type": kind, "x": spot["x"], "y": spot["y"], "button": button, "clickCount": 1 });
        tab.call("Input.dispatchMouseEvent", event)?;
    }
    tab.eval("__motion.shown")?.as_f64().context("a click in the navigator did not show its section")
}
