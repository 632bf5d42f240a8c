//! Chromium's developer tools: commands and events of one tab.

use std::time::{Duration, Instant};

use anyhow::{Context as _, Result, bail, ensure};
use serde_json::{Value, json};

use super::chromium::Chromium;
use super::socket::Socket;

/// A browser under control.
pub(super) struct DevTools {
    socket: Socket,
    last_id: u64,
    events: Vec<String>,
    _browser: Chromium,
}

/// A tab of its own context: nothing of an earlier one is in its caches or its storage.
pub(super) struct Tab<'a> {
    tools: &'a mut DevTools,
    context: String,
    session: String,
}

impl DevTools {
    /// Starts a browser.
    pub(super) fn start() -> Result<Self> {
        let browser = Chromium::start()?;
        let (port, path) = &browser.address;
        let socket = Socket::open(*port, path)?;
        Ok(Self { socket, last_id: 0, events: Vec::new(), _browser: browser })
    }

    /// Name and version of the browser.
    pub(super) fn version(&mut self) -> Result<String> {
        let version = self.call(None, "Browser.getVersion", json!({}))?;
        Ok(text(&version, "product")?.replace("Headless", "").replace("Chrome/", "Chromium "))
    }

    /// Opens an empty tab.
    pub(super) fn tab(&mut self) -> Result<Tab<'_>> {
        let context = text(&self.call(None, "Target.createBrowserContext", json!({}))?, "browserContextId")?;
        let blank = json!({ "url": "about:blank", "browserContextId": context });
        let target = text(&self.call(None, "Target.createTarget", blank)?, "targetId")?;
        let attach = json!({ "targetId": target, "flatten": true });
        let session = text(&self.call(None, "Target.attachToTarget", attach)?, "sessionId")?;
        self.events.clear();
        Ok(Tab { tools: self, context, session })
    }

    fn call(&mut self, session: Option<&str>, method: &str, params: Value) -> Result<Value> {
        self.last_id += 1;
        let id = self.last_id;
        let mut command = json!({ "id": id, "method": method, "params": params });
        if let Some(session) = session {
            command["sessionId"] = json!(session);
        }
        self.socket.send(&command.to_string())?;
        loop {
            let mut message = self.receive().with_context(|| method.to_owned())?;
            if message["id"] == json!(id) {
                ensure!(message.get("error").is_none(), "{method}: {}", message["error"]);
                return Ok(message["result"].take());
            }
        }
    }

    fn receive(&mut self) -> Result<Value> {
        let message: Value = serde_json::from_str(&self.socket.receive()?)?;
        if let Some(event) = message["method"].as_str() {
            self.events.push(event.to_owned());
        }
        Ok(message)
    }
}

impl Tab<'_> {
    /// Runs a command.
    pub(super) fn call(&mut self, method: &str, params: Value) -> Result<Value> {
        self.tools.call(Some(&self.session), method, params)
    }

    /// The value of an expression, once it is settled where it is a promise.
    pub(super) fn eval(&mut self, expression: &str) -> Result<Value> {
        let params = json!({ "expression": expression, "returnByValue": true, "awaitPromise": true });
        let mut answer = self.call("Runtime.evaluate", params)?;
        if let Some(failure) = answer.get("exceptionDetails") {
            bail!("{expression}: {failure}");
        }
        Ok(answer["result"]["value"].take())
    }

    /// Goes to an address and waits until the page has loaded.
    pub(super) fn load(&mut self, url: &str) -> Result<()> {
        self.tools.events.clear();
        let answer = self.call("Page.navigate", json!({ "url": url }))?;
        if let Some(error) = answer["errorText"].as_str() {
            bail!("{url}: {error}");
        }
        while !self.tools.events.iter().any(|it| it == "Page.loadEventFired") {
            self.tools.receive()?;
        }
        Ok(())
    }

    /// Looks until an expression is true.
    pub(super) fn wait(&mut self, expression: &str, deadline: Duration) -> Result<()> {
        let started = Instant::now();
        while self.eval(expression)? != json!(true) {
            ensure!(started.elapsed() < deadline, "waited {deadline:?} in vain for {expression}");
            std::thread::sleep(Duration::from_millis(50));
        }
        Ok(())
    }

    /// Closes the tab and forgets all it kept.
    pub(super) fn close(self) -> Result<()> {
        let context = json!({ "browserContextId": self.context });
        self.tools.call(None, "Target.disposeBrowserContext", context)?;
        Ok(())
    }
}

fn text(value: &Value, key: &str) -> Result<String> {
    Ok(value[key].as_str().with_context(|| format!("the browser gives no {key}"))?.to_owned())
}
