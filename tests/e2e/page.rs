//! One tab on one artifact: everything a case does, it does through this.

use std::fs;
use std::sync::Arc;
use std::time::{Duration, Instant};

use anyhow::{Context as _, Result, bail, ensure};
use serde::de::DeserializeOwned;
use serde_json::{Value, json};
use thirtyfour::{By, Key, TypingData, WebDriver, WebElement, WindowHandle};
use url::Url;

use crate::browser::Engine;
use crate::site::{self, Artifact, Site};

/// How long a condition may take to come true.
const DEADLINE: Duration = Duration::from_secs(20);
/// How often it is looked at.
const POLL: Duration = Duration::from_millis(25);
/// Whether the scripts have taken over, with all that they can do.
pub(crate) const LIVE: &str =
    "document.querySelector('.jiedu')?.matches('[data-jiedu-state=live][data-jiedu-deferred]')";

/// Collects what goes wrong on a page, from before its first script on.
pub(crate) const TRAP: &str = "
    window.__trapped = [];
    addEventListener('error', e => __trapped.push('error: ' + (e.message || (e.target && e.target.outerHTML))), true);
    addEventListener('unhandledrejection', e => __trapped.push('rejection: ' + e.reason));
    addEventListener('securitypolicyviolation', e => __trapped.push('policy: ' + e.violatedDirective + ' ' + e.blockedURI));
    for (const level of ['error', 'warn']) {
        const original = console[level];
        console[level] = (...args) => { __trapped.push(level + ': ' + args.join(' ')); original.apply(console, args); };
    }
";

/// A tab.
#[derive(Clone)]
pub(crate) struct Page {
    pub(crate) engine: Engine,
    pub(crate) artifact: Artifact,
    pub(crate) driver: WebDriver,
    pub(crate) site: Arc<Site>,
    base: WindowHandle,
    pub(crate) tab: WindowHandle,
}

impl Page {
    pub(crate) async fn new(
        engine: Engine,
        artifact: Artifact,
        driver: WebDriver,
        site: Arc<Site>,
    ) -> Result<Self> {
        let base = driver.window().await?;
        // WebKit's new tabs stay in the background, where nothing is painted.
        let tab =
            if engine == Engine::Webkit { driver.new_window().await? } else { driver.new_tab().await? };
        driver.switch_to_window(tab.clone()).await?;
        let page = Self { engine, artifact, driver, site, base, tab };
        if engine == Engine::Chromium {
            // What the tabs before left in the log is theirs.
            page.console().await?;
            page.devtools("Emulation.setFocusEmulationEnabled", json!({ "enabled": true })).await?;
        }
        page.resize(1280, 800).await?;
        Ok(page)
    }

    /// Leaves the browser as it was found.
    pub(crate) async fn close(&self) -> Result<()> {
        self.driver.switch_to_window(self.tab.clone()).await?;
        self.driver.close_window().await?;
        self.driver.switch_to_window(self.base.clone()).await?;
        Ok(())
    }

    /// Screenshot and document of a failed case.
    pub(crate) async fn keep_evidence(&self, name: &str) -> Result<()> {
        let file = site::evidence_dir().join(name.replace("::", "-"));
        fs::write(file.with_extension("html"), self.driver.source().await?)?;
        fs::write(file.with_extension("png"), self.driver.screenshot_as_png().await?)?;
        Ok(())
    }

    // ---- opening

    /// Opens the page as it was built, at what follows its path: `"#id"`, `"?jiedu=id"`, `""`.
    pub(crate) async fn open(&self, suffix: &str) -> Result<()> {
        self.goto(&with_suffix(&self.site.url(self.artifact, suffix)?, suffix)).await
    }

    /// Opens the page and waits until its scripts have taken over.
    pub(crate) async fn open_live(&self, suffix: &str) -> Result<()> {
        self.open(suffix).await?;
        self.wait_live().await
    }

    /// Opens a copy of the page that went through `edit`; what goes wrong on it is kept for [`Page::trapped`].
    pub(crate) async fn open_edited(
        &self,
        suffix: &str,
        edit: impl FnOnce(&str) -> Result<String>,
    ) -> Result<()> {
        let html = edit(&self.site.page_source(self.artifact, suffix)?)?;
        let url = self.site.variant(self.artifact, &site::with_first_script(&html, TRAP)?)?;
        self.goto(&with_suffix(&url, suffix)).await
    }

    /// Opens a copy of the page in which `script` runs before everything of the page.
    pub(crate) async fn open_with(&self, suffix: &str, script: &str) -> Result<()> {
        self.open_edited(suffix, |html| site::with_first_script(html, &format!("{{ {script} }}"))).await
    }

    /// Opens the page with scripts off.
    pub(crate) async fn open_static(&self, suffix: &str) -> Result<()> {
        if self.engine == Engine::Chromium {
            let url = with_suffix(&self.site.url(self.artifact, suffix)?, suffix);
            self.devtools("Emulation.setScriptExecutionDisabled", json!({ "value": true })).await?;
            self.goto(&url).await?;
            // What is loaded stays without; the next page has them again.
            self.devtools("Emulation.setScriptExecutionDisabled", json!({ "value": false })).await?;
            Ok(())
        } else {
            let html = site::without_scripts(&self.site.page_source(self.artifact, suffix)?);
            self.goto(&with_suffix(&self.site.variant(self.artifact, &html)?, suffix)).await
        }
    }

    /// Goes to any address.
    pub(crate) async fn goto(&self, url: &str) -> Result<()> {
        // From one fragment to another of the same document there is no load; cases mean a fresh one.
        self.driver.goto("about:blank").await?;
        self.driver.goto(url).await.with_context(|| format!("open {}", shortened(url)))?;
        Ok(())
    }

    /// Opens every table and waits until it is there.
    pub(crate) async fn unfold_tables(&self) -> Result<()> {
        self.js("document.querySelectorAll('details.table').forEach(it => { it.open = true; })").await?;
        self.wait_until("!document.querySelector('details.table noscript')").await
    }

    // ---- asking

    /// Runs a script body and gives what it returns.
    pub(crate) async fn js(&self, body: &str) -> Result<Value> {
        self.js_with(body, vec![]).await
    }

    /// Runs a script body with `arguments`.
    pub(crate) async fn js_with(&self, body: &str, arguments: Vec<Value>) -> Result<Value> {
        let result = self.driver.execute(body, arguments).await;
        Ok(result.with_context(|| format!("script: {}", shortened(body)))?.json().clone())
    }

    /// Runs a script body whose last argument is the function to call with the result.
    pub(crate) async fn js_async(&self, body: &str, arguments: Vec<Value>) -> Result<Value> {
        let result = self.driver.execute_async(body, arguments).await;
        Ok(result.with_context(|| format!("script: {}", shortened(body)))?.json().clone())
    }

    /// The value of an expression.
    pub(crate) async fn eval<T: DeserializeOwned>(&self, expression: &str) -> Result<T> {
        let value = self.js(&format!("return ({expression});")).await?;
        serde_json::from_value(value.clone()).with_context(|| format!("{} is {value}", shortened(expression)))
    }

    /// Waits until the expression is true; what it last was is in the error.
    pub(crate) async fn wait_until(&self, expression: &str) -> Result<()> {
        self.wait_within(expression, DEADLINE).await
    }

    /// The same with a deadline of its own.
    pub(crate) async fn wait_within(&self, expression: &str, deadline: Duration) -> Result<()> {
        let started = Instant::now();
        loop {
            let value = self.js(&format!("return ({expression});")).await;
            if value.as_ref().is_ok_and(truthy) {
                return Ok(());
            }
            // A page that is on its way out, or only coming, can't be asked: that is no answer yet.
            if deadline < started.elapsed() {
                let value = value?;
                bail!("after {} s {} is still {value}", deadline.as_secs(), shortened(expression));
            }
            tokio::time::sleep(POLL).await;
        }
    }

    /// From the host page: enters a frame in which an expression is true, or waits until it is. Each look enters the frame anew:
    /// when the host writes an address, WebKit's driver loses the frames below it.
    pub(crate) async fn enter_when(&self, frame: &str, expression: &str) -> Result<()> {
        self.enter(frame).await?;
        let started = Instant::now();
        while !self.eval::<bool>(&format!("!!({expression})")).await.unwrap_or(false) {
            ensure!(started.elapsed() < DEADLINE, "in the frame {expression} is still not true");
            tokio::time::sleep(POLL).await;
            self.leave().await?;
            self.enter(frame).await?;
        }
        Ok(())
    }

    /// Waits until the scripts have taken over, with all that they can do.
    pub(crate) async fn wait_live(&self) -> Result<()> {
        let Err(error) = self.wait_until(LIVE).await else { return Ok(()) };
        // How far the start came: without a console to ask, in a frame or in WebKit, this tells what it waits for.
        let reached = self
            .js("const module = document.querySelector('script[data-jiedu-wasm]')?.jieduModule;
                const state = document.querySelector('.jiedu')?.dataset.jieduState;
                const said = it => `${document.readyState}, ${state}, module ${it}`;
                return Promise.race([Promise.resolve(module).then(() => module ? 'compiled' : 'none', String),
                    new Promise(then => setTimeout(then, 500, 'not yet'))]).then(said);")
            .await?;
        Err(error.context(format!("the page is at: {reached}")))
    }

    /// Waits until the start is known to have failed: the page is static and the console was told.
    pub(crate) async fn wait_failed(&self) -> Result<()> {
        self.wait_until(
            "document.querySelector('.jiedu').dataset.jieduState === 'static' && 0 < window.__trapped.length",
        )
        .await
    }

    /// Waits until a notice tells the reader something.
    pub(crate) async fn wait_notice(&self) -> Result<()> {
        self.wait_until(
            "[...document.querySelectorAll('.notice[role=status], .notice [role=status]')]
                .some(it => it.checkVisibility() && it.textContent.trim())",
        )
        .await
    }

    /// Brings every chart of the shown briefing to life: each is mounted when the reader comes near.
    pub(crate) async fn wake_figures(&self) -> Result<()> {
        let still = "[...document.querySelectorAll('figure.figure .drawing:not([data-live])')]
            .find(it => it.checkVisibility() && it.querySelector('svg'))";
        for _ in 0..60 {
            if !self.eval::<bool>(&format!("!!{still}")).await? {
                return Ok(());
            }
            self.js(&format!("window.__still = {still}; window.__still.scrollIntoView({{ block: 'center', behavior: 'instant' }})"))
                .await?;
            self.wait_until("!window.__still.isConnected").await?;
        }
        bail!("there is no end of figures")
    }

    /// Waits until a section begins in the upper half of the viewport, whatever has the focus.
    pub(crate) async fn wait_in_view(&self, id: &str) -> Result<()> {
        let id = json!(id);
        self.wait_until(&format!(
            "(() => {{
                const box = document.getElementById({id})?.getBoundingClientRect();
                return box && 0 < box.height && -2 <= box.top && box.top < innerHeight / 2;
            }})()"
        ))
        .await
    }

    /// Waits until the navigator marks a section, and no other.
    pub(crate) async fn wait_current(&self, id: &str) -> Result<()> {
        let id = json!(id);
        self.wait_until(&format!(
            "(() => {{
                const shown = [...document.querySelectorAll('nav.toc [aria-current=location]')].filter(it => it.closest('.briefing').checkVisibility());
                return shown.length === 1 && decodeURIComponent(shown[0].hash.slice(1)) === {id};
            }})()"
        ))
        .await
    }

    /// Waits until the reader is at a section: it is in view and marked in the navigator.
    pub(crate) async fn wait_at(&self, id: &str) -> Result<()> {
        self.wait_in_view(id).await?;
        self.wait_current(id).await
    }

    /// Waits until the page has stood still for a while: keys may scroll smoothly.
    pub(crate) async fn wait_scrolled(&self) -> Result<f64> {
        let body = "
            const done = arguments[0];
            let last = scrollY, since = performance.now();
            const look = now => {
                if (scrollY !== last) { last = scrollY; since = performance.now(); }
                if (300 < performance.now() - since) { done(scrollY); } else { requestAnimationFrame(look); }
            };
            requestAnimationFrame(look);";
        self.js_async(body, vec![]).await?.as_f64().context("no position")
    }

    /// Waits until nothing is left to do: two frames in a row and an idle moment.
    pub(crate) async fn settle(&self) -> Result<()> {
        let body = "
            const done = arguments[0];
            requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(() => done(true), 0)));";
        self.js_async(body, vec![]).await?;
        Ok(())
    }

    /// The same on a page whose frames are out of order.
    pub(crate) async fn settle_plainly(&self) -> Result<()> {
        self.js_async("setTimeout(arguments[0], 50, true);", vec![]).await?;
        Ok(())
    }

    /// `static` or `live`.
    pub(crate) async fn state(&self) -> Result<String> {
        self.eval("document.querySelector('.jiedu')?.dataset.jieduState ?? 'none'").await
    }

    /// Everything that went wrong since [`Page::open_with`].
    pub(crate) async fn trapped(&self) -> Result<Vec<String>> {
        self.eval("window.__trapped ?? ['no trap on this page']").await
    }

    /// Every request the page made but the one for itself.
    pub(crate) async fn requests(&self) -> Result<Vec<String>> {
        self.eval("performance.getEntriesByType('resource').map(it => it.name)").await
    }

    /// What Chromium wrote to its console since it was last asked, warnings and worse.
    pub(crate) async fn console(&self) -> Result<Vec<String>> {
        self.only_chromium()?;
        let entries = self.driver.browser_log().await?;
        let bad = entries.into_iter().filter(|it| matches!(it.level.as_str(), "SEVERE" | "WARNING"));
        Ok(bad.map(|it| format!("{}: {}", it.level, it.message)).collect())
    }

    // ---- acting

    /// The one element of a selector; an error where there is none.
    pub(crate) async fn find(&self, css: &str) -> Result<WebElement> {
        self.driver.find(By::Css(css)).await.with_context(|| format!("no element {css}"))
    }

    /// Clicks an element as a person would, scrolled into view.
    pub(crate) async fn click(&self, css: &str) -> Result<()> {
        self.find(css).await?.click().await.with_context(|| format!("click {css}"))
    }

    /// Presses and releases keys, one after the other, wherever the focus is.
    pub(crate) async fn press(&self, keys: &[Key]) -> Result<()> {
        for key in keys {
            let keys: TypingData = key.clone().into();
            self.driver.action_chain().send_keys(keys).perform().await?;
        }
        Ok(())
    }

    /// Types text wherever the focus is.
    pub(crate) async fn type_text(&self, text: &str) -> Result<()> {
        Ok(self.driver.action_chain().send_keys(text).perform().await?)
    }

    /// Makes the viewport this large, in CSS pixels, and makes sure of it.
    pub(crate) async fn resize(&self, width: u32, height: u32) -> Result<()> {
        if self.engine == Engine::Chromium {
            // The window of a headless Chromium is never narrower than 500 px.
            let metrics =
                json!({ "width": width, "height": height, "deviceScaleFactor": 1, "mobile": false });
            self.devtools("Emulation.setDeviceMetricsOverride", metrics).await?;
        } else {
            // What the browser keeps for itself around the page is known only after the first try.
            let (mut outer_width, mut outer_height) = (width, height);
            for _ in 0..2 {
                self.driver.set_window_rect(0, 0, outer_width, outer_height).await?;
                self.wait_steady().await?;
                let [inner_width, inner_height]: [u32; 2] = self.eval("[innerWidth, innerHeight]").await?;
                outer_width = (outer_width + width).saturating_sub(inner_width);
                outer_height = (outer_height + height).saturating_sub(inner_height);
            }
        }
        let size: [u32; 2] = self.eval("[innerWidth, innerHeight]").await?;
        ensure!(size == [width, height], "the viewport is {size:?} instead of {width} × {height}");
        Ok(())
    }

    /// Waits until the viewport keeps its size over some frames: window managers answer when they like.
    async fn wait_steady(&self) -> Result<()> {
        let body = "
            const done = arguments[0];
            let last = '', same = 0;
            const look = () => {
                const now = innerWidth + ' ' + innerHeight;
                same = now === last ? same + 1 : 0;
                last = now;
                if (5 <= same) { done(true); } else { setTimeout(look, 20); }
            };
            look();";
        self.js_async(body, vec![]).await?;
        Ok(())
    }

    // ---- what only Chromium has means for

    /// A command of Chromium's developer tools.
    pub(crate) async fn devtools(&self, method: &str, params: Value) -> Result<Value> {
        self.only_chromium()?;
        self.driver.cdp().send_raw(method, params).await.with_context(|| method.to_owned())
    }

    /// Makes the processor this many times slower.
    pub(crate) async fn slow_down(&self, times: u32) -> Result<()> {
        self.devtools("Emulation.setCPUThrottlingRate", json!({ "rate": times })).await?;
        Ok(())
    }

    /// Cuts the network.
    pub(crate) async fn go_offline(&self) -> Result<()> {
        self.devtools("Network.enable", json!({})).await?;
        let conditions =
            json!({ "offline": true, "latency": 0, "downloadThroughput": -1, "uploadThroughput": -1 });
        self.devtools("Network.emulateNetworkConditions", conditions).await?;
        Ok(())
    }

    fn only_chromium(&self) -> Result<()> {
        ensure!(
            self.engine == Engine::Chromium,
            "only Chromium has the means; register the case for it alone"
        );
        Ok(())
    }
}

fn with_suffix(url: &Url, suffix: &str) -> String {
    format!("{url}{suffix}")
}

fn truthy(value: &Value) -> bool {
    match value {
        Value::Null | Value::Bool(false) => false,
        Value::Number(number) => number.as_f64() != Some(0.0),
        Value::String(text) => !text.is_empty(),
        _ => true,
    }
}

fn shortened(text: &str) -> String {
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if line.chars().count() <= 160 { line } else { line.chars().take(160).chain(['…']).collect() }
}
