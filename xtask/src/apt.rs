//! Browsers, their drivers and fonts from Debian's packages; on other systems, what a person should install.

use anyhow::{Result, bail};

use crate::process::{command, output, run, which};

/// What the end-to-end tests start: the Debian package, and the program by which others may provide it.
const NEEDED: &[(&str, Option<&str>)] = &[
    ("chromium", Some("chromium")),
    ("chromium-driver", Some("chromedriver")),
    ("firefox-esr", Some("firefox-esr")),
    ("webkit2gtk-driver", Some("WebKitWebDriver")),
    ("xvfb", Some("Xvfb")),
    ("poppler-utils", Some("pdftotext")),
    ("fonts-noto-cjk", None),
];

/// Sees to it that the packages the tests need are there.
///
/// # Errors
/// Where one is missing and cannot be installed from here; the message says what a person should do.
pub fn ensure() -> Result<()> {
    if which("dpkg-query").is_none() {
        // Not a Debian: the tests say themselves which browser they do not find.
        return Ok(());
    }
    let missing: Vec<&str> = NEEDED
        .iter()
        .filter(|(package, program)| !program.is_some_and(|it| which(it).is_some()) && !is_installed(package))
        .map(|(package, _)| *package)
        .collect();
    if missing.is_empty() {
        return Ok(());
    }
    let by_hand = format!("apt-get update && apt-get install --no-install-recommends {}", missing.join(" "));
    if which("apt-get").is_none() || !is_root() {
        bail!("the browser tests need these Debian packages; as root: {by_hand}");
    }
    println!("      installing {}", missing.join(", "));
    let install = run(command("apt-get").args(["-qq", "update"])).and_then(|()| {
        run(command("apt-get")
            .env("DEBIAN_FRONTEND", "noninteractive")
            .args(["-qq", "-y", "--no-install-recommends", "install"])
            .args(&missing)
            .stdin(std::process::Stdio::null())
            .stdout(std::process::Stdio::null()))
    });
    install
        .map_err(|it| it.context(format!("the packages could not be installed; by hand, as root: {by_hand}")))
}

fn is_installed(package: &str) -> bool {
    output(command("dpkg-query").args(["-W", "-f", "${db:Status-Abbrev}", package]))
        .is_some_and(|status| status.starts_with("ii"))
}

fn is_root() -> bool {
    output(command("id").arg("-u")).as_deref() == Some("0")
}
