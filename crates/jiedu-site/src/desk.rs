//! 编辑台: the desk, its engine, and the shell that the engine builds pages with, as one file or for a web space.

use crate::archive::archive;
use crate::fingerprint::fingerprint;
use crate::{File, HOSTED_DESK, SHELL_FILES, Shell, SiteError, policy};

const BOOT: &str = "boot-desk.js";
const WORKER: &str = "desk-worker.js";
const PREVIEW: &str = "desk-preview.js";
const STYLE: &str = "desk.css";
const APP: &str = "desk.wasm";
const ENGINE: &str = "engine.wasm";

/// Names of the desk's files, as they stand in its folder.
pub const DESK_FILES: [&str; 6] = [BOOT, WORKER, PREVIEW, STYLE, APP, ENGINE];

/// Names of what the desk carries.
const APP_PART: &str = "app";
const ENGINE_PART: &str = "engine";
const SHELL_PART: &str = "shell";

/// Optional files of the shell that the desk's engine needs as well.
const DEFERRED: &str = "deferred.wasm";

/// The desk's compiled files.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Desk {
    boot: String,
    worker: String,
    /// The script that a page in the desk's preview has more than others.
    pub preview: String,
    style: String,
    app: Vec<u8>,
    engine: Vec<u8>,
}

impl Desk {
    /// The desk of the files that `read` gives by their names in [`DESK_FILES`].
    ///
    /// # Errors
    /// Where a file is missing, is not UTF-8, or can't stand inside a page.
    pub fn from_files(read: impl Fn(&str) -> Option<Vec<u8>>) -> Result<Self, SiteError> {
        let bytes = |name: &'static str| read(name).ok_or(SiteError::ShellFileMissing(name));
        let text = |name: &'static str| {
            let text = String::from_utf8(bytes(name)?).map_err(|_| SiteError::ShellFileNotText(name))?;
            let is_inline = !text.contains("</script") && !text.contains("</style") && !text.contains("<!--");
            is_inline.then_some(text).ok_or(SiteError::ShellFileNotInline(name))
        };
        Ok(Self {
            boot: text(BOOT)?,
            worker: text(WORKER)?,
            preview: text(PREVIEW)?,
            style: text(STYLE)?.trim_end().to_owned(),
            app: bytes(APP)?,
            engine: bytes(ENGINE)?,
        })
    }
}

/// The desk as one file, which works from disk and asks for nothing. `file` gives the shell's files by their names.
///
/// # Errors
/// Where a file of the shell is missing, or can't be packed.
pub fn build_desk(desk: &Desk, file: impl Fn(&str) -> Option<Vec<u8>>) -> Result<String, SiteError> {
    let [app, engine, files] = carried(desk, &file);
    let parts = [
        archive(&attribute(APP_PART), &app)?,
        archive(&attribute(ENGINE_PART), &engine)?,
        archive(&attribute(SHELL_PART), &files)?,
    ];
    Ok(page(desk, &Shell::from_files(&file)?, &parts, false))
}

/// The desk for a web space: its page, and beside it what the page asks for. It starts with its own module; the engine comes while the
/// editor looks for a text.
///
/// # Errors
/// Where a file of the shell is missing.
pub fn build_hosted_desk(
    desk: &Desk,
    file: impl Fn(&str) -> Option<Vec<u8>>,
) -> Result<Vec<File>, SiteError> {
    let mut files = Vec::new();
    let mut parts = [String::new(), String::new(), String::new()];
    let named = [(APP_PART, "wasm"), (ENGINE_PART, "wasm"), (SHELL_PART, "bin")];
    for ((bytes, (name, ending)), part) in carried(desk, &file).into_iter().zip(named).zip(&mut parts) {
        let file = format!("jiedu-desk-{name}-{}.{ending}", fingerprint(&[&bytes]));
        *part = format!(
            "<script type=\"application/octet-stream\" {} data-href=\"{file}\"></script>",
            attribute(name)
        );
        files.push(File { name: file, bytes, is_served: true });
    }
    let page = page(desk, &Shell::from_files(&file)?, &parts, true);
    files.push(File { name: HOSTED_DESK.to_owned(), bytes: page.into_bytes(), is_served: true });
    Ok(files)
}

/// What the desk carries: its module, its engine, and what the engine builds pages with.
fn carried(desk: &Desk, file: impl Fn(&str) -> Option<Vec<u8>>) -> [Vec<u8>; 3] {
    [desk.app.clone(), desk.engine.clone(), pack(desk, file)]
}

fn attribute(part: &str) -> String {
    format!("data-desk=\"{part}\"")
}

/// The page of the desk; `parts` are the elements of what it carries.
fn page(desk: &Desk, shell: &Shell, parts: &[String; 3], is_hosted: bool) -> String {
    let page_style = shell.whole_style();
    let scripts = [&desk.boot, &shell.page_script, &shell.boot_file, &shell.unpack, &desk.preview];
    let scripts = scripts.map(String::as_str);
    let policy = policy::desk(&scripts, &[&desk.style, &page_style], is_hosted);
    let [app, engine, files] = parts;
    let (style, boot, worker) = (&desk.style, &desk.boot, &desk.worker);
    format!(
        "<!doctype html>\n<html lang=\"zh-CN\">\n<head>\n<meta charset=\"utf-8\">\
         <meta http-equiv=\"Content-Security-Policy\" content=\"{policy}\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1, viewport-fit=cover\">\n\
         <title>解读 编辑台</title>\n<meta name=\"color-scheme\" content=\"light dark\"><meta name=\"darkreader-lock\">\n\
         <link rel=\"icon\" href=\"data:,\">\n<style>{style}</style>\n</head>\n<body>\n\
         <div class=\"jiedu desk\" lang=\"zh-CN\"><p class=\"desk-starting\">编辑台正在启动。若一直停在这里，请换用较新的 \
         Chrome、Edge、Firefox 或 Safari。</p></div>\n\
         {app}\n<script type=\"text/plain\" data-desk=\"worker\">{worker}</script>\n{engine}\n{files}\n\
         <script type=\"module\">{boot}</script>\n</body>\n</html>\n",
    )
}

/// The shell's files and the preview's script, each as its name, its length and its bytes; lengths take four bytes, the low one first.
fn pack(desk: &Desk, file: impl Fn(&str) -> Option<Vec<u8>>) -> Vec<u8> {
    let mut packed = Vec::new();
    let mut push = |name: &str, bytes: &[u8]| {
        for part in [name.as_bytes(), bytes] {
            packed.extend_from_slice(&(part.len() as u32).to_le_bytes());
            packed.extend_from_slice(part);
        }
    };
    for name in SHELL_FILES.into_iter().chain([DEFERRED]) {
        if let Some(bytes) = file(name) {
            push(name, &bytes);
        }
    }
    push(PREVIEW, desk.preview.as_bytes());
    packed
}
