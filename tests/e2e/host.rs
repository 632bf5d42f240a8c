//! A page that embeds the page: opened from its own site or another, with its frames to enter and to measure.

use anyhow::{Context as _, Result};
use serde_json::json;

use crate::page::{LIVE, Page, TRAP};
use crate::site::{self, Artifact, Origin};

/// What host pages load for `<jiedu-briefing>` and for frames with `data-jiedu`.
pub(crate) const EMBED: &str = "<script src=\"{other}/embed.js\"></script>";
/// An element, as the documentation has it.
pub(crate) const ELEMENT: &str =
    "<jiedu-briefing src=\"{page}\"><p>后备 <a href=\"{page}\">打开全文</a></p></jiedu-briefing>";
/// The frame of the first element, and the first frame without one.
pub(crate) const IN_ELEMENT: &str =
    "document.querySelector('jiedu-briefing').shadowRoot.querySelector('iframe')";
pub(crate) const PLAIN: &str = "document.querySelector('iframe')";

/// Runs first on every host page: keeps every message, with who sent it.
const RECORD: &str = "
    window.__messages = [];
    addEventListener('message', ({ data, source, origin }) => __messages.push({ data, source, origin }));
";

/// Runs first in a page that is embedded: what it copies is kept, and so is what goes wrong.
pub(crate) const COPIES: &str = "
    Object.defineProperty(navigator, 'clipboard', { configurable: true, value: {
        writeText(text) { window.__copied = text; return Promise.resolve(); } } });
";

impl Page {
    /// Opens a page of another site with this head (before everything else) and body.
    pub(crate) async fn open_host(&self, head: &str, body: &str, suffix: &str) -> Result<()> {
        let url = self.put_host(Origin::Other, head, body);
        self.goto(&(url + suffix)).await
    }

    /// Puts a host page; nothing of it but the two is there, so that what they ask for is what is seen.
    pub(crate) fn put_host(&self, origin: Origin, head: &str, body: &str) -> String {
        let html = format!(
            "<!doctype html><html lang=zh-CN><head><meta charset=utf-8><script>{TRAP}{RECORD}</script>{head}\
             <meta name=viewport content=\"width=device-width\"><link rel=icon href=data:,><title>宿主</title></head>\
             <body>{body}</body></html>"
        );
        self.site.host(origin, &html)
    }

    /// The address of a copy of the page for frames in which `script` runs before everything else.
    pub(crate) fn put_page(&self, script: &str) -> Result<String> {
        let html = self.site.source_of("frame.html")?;
        let html = site::with_first_script(&html, &format!("{TRAP}{{ {script} }}"))?;
        Ok(self.site.variant(Artifact::Hosted, &html)?.to_string())
    }

    /// From now on scripts run in the frame that the expression gives, and what is waited for is waited for there.
    pub(crate) async fn enter(&self, frame: &str) -> Result<()> {
        self.wait_until(&format!("!!({frame})")).await?;
        let found = self.driver.execute(format!("return {frame};"), vec![]).await?;
        let frame = found.element().with_context(|| format!("{frame} is no element"))?;
        Ok(frame.enter_frame().await?)
    }

    /// Back to the host page.
    pub(crate) async fn leave(&self) -> Result<()> {
        // By way of the window: a frame that the driver has lost has no parent to it.
        self.driver.switch_to_window(self.tab.clone()).await?;
        Ok(self.driver.enter_default_frame().await?)
    }

    /// Leaves the frame until the host has written a section into its address: when an address changes, WebKit's driver loses
    /// the frames below it.
    pub(crate) async fn rejoin(&self, frame: &str, id: &str) -> Result<()> {
        self.leave().await?;
        self.wait_until(&format!("location.hash === {}", json!(format!("#jiedu-{id}")))).await?;
        self.enter(frame).await
    }

    /// In a frame whose host follows it: goes to a section, with the host.
    pub(crate) async fn follow_with_host(&self, frame: &str, id: &str) -> Result<()> {
        self.follow(id).await?;
        self.rejoin(frame, id).await?;
        self.wait_current(id).await
    }

    /// On a host page of [`Page::put_host`]: waits until a frame has told something. One that loads late is entered then: an
    /// engine may go on looking at the empty document that stood in its place.
    pub(crate) async fn wait_told(&self, frame: &str) -> Result<()> {
        self.wait_until(&format!("__messages.some(it => it.source === ({frame}).contentWindow)")).await
    }

    /// From the host page: enters a frame whose page has come alive, or waits until it has.
    pub(crate) async fn enter_live(&self, frame: &str) -> Result<()> {
        if self.enter_when(frame, LIVE).await.is_ok() {
            return Ok(());
        }
        // Says what the page waits for.
        self.wait_live().await
    }

    /// In a frame: waits until it is as high as its content, within 2 px; gives the height.
    pub(crate) async fn wait_fitting(&self) -> Result<f64> {
        if let Err(error) = self.wait_until(FITS).await {
            let state: String = self
                .eval("`${document.querySelector('.jiedu').dataset.jieduFrame}, ${document.querySelector('.jiedu').getBoundingClientRect().height} px of content in ${innerWidth} × ${innerHeight}, ${document.readyState}, ${document.visibilityState}`")
                .await?;
            return Err(error.context(state));
        }
        self.eval("innerHeight").await
    }

    /// On a host page: waits until a place of the frame, given from its top, is seen in the upper half of the window and not
    /// covered by what sticks to its top `covered` px.
    pub(crate) async fn wait_revealed(&self, frame: &str, top: f64, covered: u32) -> Result<()> {
        let (top, covered) = (json!(top), json!(covered));
        self.wait_until(&format!(
            "(() => {{
                const top = ({frame}).getBoundingClientRect().top + {top};
                return {covered} <= top && top < innerHeight / 2;
            }})()"
        ))
        .await
        .with_context(|| format!("{top} px from the top of the frame"))
    }

    /// In a frame: follows the navigator's link to a section, which a narrow frame keeps in a sheet until it is opened.
    pub(crate) async fn follow(&self, id: &str) -> Result<()> {
        let link = "document.querySelector(`nav.toc a[href$='#${arguments[0]}']`)";
        self.js_with(&format!("{link}.click()"), vec![json!(id)]).await?;
        Ok(())
    }

    /// In a frame: where a section's heading begins, from the top of the frame.
    pub(crate) async fn top_of(&self, id: &str) -> Result<f64> {
        self.eval(&format!(
            "document.getElementById({}).querySelector('h1, h2, h3, h4').getBoundingClientRect().top",
            json!(id)
        ))
        .await
    }
}

/// Whether the frame is as high as its content, and knows it: then it is laid out a little differently.
pub(crate) const FITS: &str = "document.querySelector('.jiedu').dataset.jieduFrame === 'tall'
    && Math.abs(document.querySelector('.jiedu').getBoundingClientRect().height - innerHeight) <= 2";
