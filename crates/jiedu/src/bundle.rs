//! The compiled widget: a wasm module and the script that loads it.

use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};

/// The widget's files.
pub(crate) struct Widget {
    /// Name of the script's file.
    pub(crate) script_name: String,
    /// The script, a module without imports.
    pub(crate) script: String,
    /// Name of the module's file.
    pub(crate) wasm_name: String,
    /// The module.
    pub(crate) wasm: Vec<u8>,
}

impl Widget {
    /// The widget's files: their names and bytes.
    pub(crate) fn files(&self) -> [(String, &[u8]); 2] {
        [(self.script_name.clone(), self.script.as_bytes()), (self.wasm_name.clone(), self.wasm.as_slice())]
    }
}

/// The folder beside this command's build folder, which Trunk's hook fills for builds without Trunk.
pub(crate) fn beside() -> Option<PathBuf> {
    Some(std::env::current_exe().ok()?.ancestors().nth(2)?.join("widget"))
}

/// Finds the widget: in the folder given, else in `$JIEDU_WIDGET`, else in `widget/` beside the command or its build folder.
pub(crate) fn find(given: Option<&Path>) -> Result<Widget> {
    let candidates: Vec<PathBuf> = match given {
        Some(folder) => vec![folder.to_owned()],
        None => {
            let beside = std::env::current_exe().ok();
            let folders = beside.iter().flat_map(|exe| exe.ancestors().skip(1).take(2));
            std::env::var_os("JIEDU_WIDGET")
                .map(PathBuf::from)
                .into_iter()
                .chain(folders.map(|folder| folder.join("widget")))
                .collect()
        }
    };
    for folder in &candidates {
        if let Some(wasm) = only(folder, "_bg.wasm")? {
            return read(folder, &wasm);
        }
    }
    let tried: Vec<String> = candidates.iter().map(|folder| folder.display().to_string()).collect();
    bail!(
        "no compiled widget (…_bg.wasm) in {}; run `cargo xtask open --no-serve` once, or name its folder with --widget",
        tried.join(", ")
    )
}

fn read(folder: &Path, wasm_name: &str) -> Result<Widget> {
    let script_name = format!("{}.js", wasm_name.trim_end_matches("_bg.wasm"));
    let script_path = folder.join(&script_name);
    let script =
        std::fs::read_to_string(&script_path).with_context(|| format!("read {}", script_path.display()))?;
    let wasm_path = folder.join(wasm_name);
    let wasm = std::fs::read(&wasm_path).with_context(|| format!("read {}", wasm_path.display()))?;
    if script.contains("</script") || script.lines().any(|line| line.starts_with("import ")) {
        bail!("{} can't be set inside a page: it imports, or closes a script element", script_path.display());
    }
    Ok(Widget { script_name, script, wasm_name: wasm_name.to_owned(), wasm })
}

/// Name of the one file in a folder that ends so; none where there is none.
fn only(folder: &Path, ending: &str) -> Result<Option<String>> {
    let Ok(entries) = std::fs::read_dir(folder) else { return Ok(None) };
    let mut names: Vec<String> = entries
        .filter_map(|entry| entry.ok()?.file_name().into_string().ok())
        .filter(|name| name.ends_with(ending))
        .collect();
    if names.len() > 1 {
        names.sort();
        bail!("{} holds several widgets ({}); keep one", folder.display(), names.join(", "));
    }
    Ok(names.pop())
}
