//! The three engines: finding them, starting their drivers, one session each.

use std::fs::{self, File};
use std::io::{BufRead as _, BufReader};
use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::{Duration, Instant};

use anyhow::{Context as _, Result, bail};
use serde_json::{Value, json};
use thirtyfour::{Capabilities, WebDriver};
use tokio::sync::Mutex;
use xtask::process;

const START_DEADLINE: Duration = Duration::from_secs(60);

/// A browser engine.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) enum Engine {
    /// Chromium: the engine of most phones, and the only one with the means of its developer tools.
    Chromium,
    /// Firefox ESR.
    Firefox,
    /// WebKitGTK; stands for Safari and everything on iOS.
    Webkit,
}

impl Engine {
    pub(crate) const ALL: &[Self] = &[Self::Chromium, Self::Firefox, Self::Webkit];

    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Chromium => "chromium",
            Self::Firefox => "firefox",
            Self::Webkit => "webkit",
        }
    }
}

/// One slot for each engine.
#[derive(Default)]
pub(crate) struct Fleet {
    slots: [Mutex<Slot>; 3],
}

impl Fleet {
    pub(crate) fn slot(&self, engine: Engine) -> &Mutex<Slot> {
        let [chromium, firefox, webkit] = &self.slots;
        match engine {
            Engine::Chromium => chromium,
            Engine::Firefox => firefox,
            Engine::Webkit => webkit,
        }
    }

    /// Ends every session and every driver.
    pub(crate) async fn quit(&self) {
        for slot in &self.slots {
            slot.lock().await.quit().await;
        }
    }
}

/// The browser of one engine, started when it is first asked for.
#[derive(Default)]
pub(crate) enum Slot {
    #[default]
    Empty,
    Running(Browser),
    /// What went wrong: every further case fails with the same words instead of waiting again.
    Broken(String),
}

impl Slot {
    pub(crate) async fn driver(&mut self, engine: Engine) -> Result<WebDriver> {
        if matches!(self, Self::Empty) {
            *self = match Browser::start(engine).await {
                Ok(browser) => Self::Running(browser),
                Err(error) => Self::Broken(format!("{} does not start: {error:#}", engine.name())),
            };
        }
        match self {
            Self::Running(browser) => Ok(browser.driver.clone()),
            Self::Broken(why) => bail!("{why}"),
            Self::Empty => bail!("no browser"),
        }
    }

    async fn quit(&mut self) {
        if let Self::Running(browser) = std::mem::take(self) {
            // The processes are ended in any case, when they are dropped.
            drop(browser.driver.quit().await);
        }
    }
}

/// A session and the processes behind it.
pub(crate) struct Browser {
    driver: WebDriver,
    _processes: Vec<Process>,
}

impl Browser {
    async fn start(engine: Engine) -> Result<Self> {
        fs::create_dir_all(crate::site::evidence_dir())?;
        let port = free_port()?;
        let mut processes = Vec::new();
        let (mut driver, capabilities) = match engine {
            Engine::Chromium => chromium(port)?,
            Engine::Firefox => firefox(port)?,
            Engine::Webkit => {
                let (screen, display) = screen()?;
                processes.push(screen);
                webkit(port, &display)?
            }
        };
        let log = File::create(crate::site::evidence_dir().join(format!("{}.log", engine.name())))?;
        let child = driver.stdin(Stdio::null()).stdout(log.try_clone()?).stderr(log).spawn();
        processes.insert(0, Process(child.with_context(|| process::line(&driver))?));
        wait_for_port(port).await?;
        let driver = WebDriver::builder(format!("http://127.0.0.1:{port}"), capabilities)
            .request_timeout(START_DEADLINE)
            .await?;
        driver.set_script_timeout(Duration::from_secs(30)).await?;
        driver.set_page_load_timeout(Duration::from_secs(60)).await?;
        Ok(Self { driver, _processes: processes })
    }
}

/// A process that ends with its owner.
struct Process(Child);

impl Drop for Process {
    fn drop(&mut self) {
        drop(self.0.kill());
        drop(self.0.wait());
    }
}

/// The Chromium that is tested.
pub(crate) fn chromium_path() -> Result<PathBuf> {
    find("CHROMIUM", &["chromium", "chromium-browser", "google-chrome"], "Chromium")
}

fn chromium(port: u16) -> Result<(Command, Capabilities)> {
    let browser = chromium_path()?;
    let mut driver =
        process::command(find("CHROMEDRIVER", &["chromedriver"], "ChromeDriver (chromium-driver)")?);
    driver.arg(format!("--port={port}"));
    let args = [
        "--headless",
        // Its own sandbox does not start as root or in most containers; the only pages here are ours.
        "--no-sandbox",
        "--disable-dev-shm-usage",
        "--disable-gpu",
        "--force-device-scale-factor=1",
        "--lang=zh-CN",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-quic",
        "--disable-sync",
        // The sessions of other engines take the processor at times; a hidden or busy tab is not to be slowed.
        "--disable-background-timer-throttling",
        "--disable-renderer-backgrounding",
    ];
    let capabilities = capabilities(json!({
        "browserName": "chrome",
        "goog:chromeOptions": { "binary": browser, "args": args },
        "goog:loggingPrefs": { "browser": "ALL" },
    }))?;
    Ok((driver, capabilities))
}

fn firefox(port: u16) -> Result<(Command, Capabilities)> {
    let browser = find("FIREFOX", &["firefox-esr", "firefox"], "Firefox")?;
    let mut driver = process::command(find("GECKODRIVER", &["geckodriver"], "geckodriver")?);
    driver.args(["--host", "127.0.0.1", "--port", &port.to_string()]);
    // Firefox keeps its window at 450 px or more, a phone has 320.
    let profile = crate::site::run_dir().join("firefox-profile");
    fs::create_dir_all(profile.join("chrome"))?;
    fs::write(profile.join("chrome/userChrome.css"), "* { min-width: 0 !important; }\n")?;
    let capabilities = capabilities(json!({
        "browserName": "firefox",
        "moz:firefoxOptions": {
            "binary": browser,
            "args": ["-headless", "-profile", profile],
            "prefs": {
                "toolkit.legacyUserProfileCustomizations.stylesheets": true,
                "intl.accept_languages": "zh-CN, zh",
                "intl.locale.requested": "en-US",
                "layout.css.devPixelsPerPx": "1.0",
                "browser.translations.enable": false,
                "network.captive-portal-service.enabled": false,
                "network.connectivity-service.enabled": false,
                "ui.prefersReducedMotion": 0,
            },
        },
    }))?;
    Ok((driver, capabilities))
}

fn webkit(port: u16, display: &str) -> Result<(Command, Capabilities)> {
    let mut driver =
        process::command(find("WEBKIT_DRIVER", &["WebKitWebDriver"], "WebKitWebDriver (webkit2gtk-driver)")?);
    driver
        .arg(format!("--port={port}"))
        .env("DISPLAY", display)
        .env("GDK_BACKEND", "x11")
        .env("LIBGL_ALWAYS_SOFTWARE", "1")
        .env("NO_AT_BRIDGE", "1")
        // Its own sandbox does not start as root or in most containers; the only pages here are ours.
        .env("WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS", "1");
    // Its tool bar keeps the window at 450 px or more, a phone has 320.
    let config = crate::site::run_dir().join("webkit-config");
    fs::create_dir_all(config.join("gtk-3.0"))?;
    let style =
        "* { min-width: 0; margin: 0; padding: 0; font-size: 1px; -gtk-icon-transform: scale(0.1); }\n";
    fs::write(config.join("gtk-3.0/gtk.css"), style)?;
    driver.env("XDG_CONFIG_HOME", config);
    let browser = mini_browser()?;
    let args = ["--automation"];
    let capabilities = capabilities(json!({
        "browserName": "MiniBrowser",
        "webkitgtk:browserOptions": { "binary": browser, "args": args },
    }))?;
    Ok((driver, capabilities))
}

/// The browser that comes with WebKitGTK; its place changes with version and architecture.
fn mini_browser() -> Result<PathBuf> {
    if let Some(path) = std::env::var_os("JIEDU_MINIBROWSER") {
        return Ok(PathBuf::from(path));
    }
    for package in ["libwebkit2gtk-4.1-0", "libwebkitgtk-6.0-4", "libwebkit2gtk-4.0-37"] {
        let files = process::output(Command::new("dpkg").args(["-L", package])).unwrap_or_default();
        if let Some(path) = files.lines().find(|line| line.ends_with("/MiniBrowser")) {
            return Ok(PathBuf::from(path));
        }
    }
    bail!("WebKit's MiniBrowser is not found: install libwebkit2gtk-4.1-0, or name it in JIEDU_MINIBROWSER")
}

/// A virtual screen on a free display, for the engine that has no headless mode.
fn screen() -> Result<(Process, String)> {
    let mut command = process::command(find("XVFB", &["Xvfb"], "Xvfb")?);
    command.args(["-displayfd", "1", "-screen", "0", "1600x1400x24", "-nolisten", "tcp"]);
    let child = command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::null()).spawn()?;
    let mut screen = Process(child);
    let stdout = screen.0.stdout.take().context("Xvfb says nothing")?;
    let mut number = String::new();
    BufReader::new(stdout).read_line(&mut number)?;
    anyhow::ensure!(!number.trim().is_empty(), "Xvfb does not start");
    Ok((screen, format!(":{}", number.trim())))
}

/// A program: named in the environment as `JIEDU_…`, or found on the path.
fn find(variable: &str, programs: &[&str], package: &str) -> Result<PathBuf> {
    let variable = format!("JIEDU_{variable}");
    if let Some(path) = std::env::var_os(&variable) {
        anyhow::ensure!(Path::new(&path).is_file(), "{variable} names no file");
        return Ok(PathBuf::from(path));
    }
    let found = programs.iter().find_map(|it| process::which(it));
    found.with_context(|| format!("{package} is not found: install it, or name it in {variable}"))
}

fn capabilities(value: Value) -> Result<Capabilities> {
    Ok(serde_json::from_value(value)?)
}

/// A free port below those that the system gives out by itself: whoever polls one of those for its listener may end up
/// connected to himself.
fn free_port() -> Result<u16> {
    static NEXT: AtomicU32 = AtomicU32::new(0);
    for _ in 0..1000 {
        let offset = std::process::id().wrapping_mul(7) + NEXT.fetch_add(1, Ordering::Relaxed);
        let port = u16::try_from(20_000 + offset % 10_000)?;
        if TcpListener::bind((Ipv4Addr::LOCALHOST, port)).is_ok() {
            return Ok(port);
        }
    }
    bail!("there is no free port")
}

async fn wait_for_port(port: u16) -> Result<()> {
    let started = Instant::now();
    while TcpStream::connect((Ipv4Addr::LOCALHOST, port)).is_err() {
        anyhow::ensure!(started.elapsed() < START_DEADLINE, "its driver does not listen");
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    Ok(())
}
