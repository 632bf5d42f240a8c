//! The shell: the compiled widget, the page's scripts and the style sheet, all that a page holds beside its text.
//!
//! 1. cargo compiles the widget to a WebAssembly module.
//! 2. wasm_split divides it in two: what starts later (`src/deferred.rs`) is loaded later.
//! 3. wasm-bindgen, as a library, writes the script that loads it.
//! 4. wasm-opt makes the modules smaller.
//! 5. The widget of the list of all briefings goes the same way, undivided.
//! 6. esbuild bundles the scripts of `web/` and the files of `style/`.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result, anyhow, bail};
use wasm_bindgen_cli_support::Bindgen;

use crate::paths;
use crate::process::{cargo, command, run};

/// Leptos erases the types of elements: 4 % less to download.
const ERASE: &str = "--cfg=erase_components";
/// wasm_split needs to know where the code refers to what.
const RELOCATIONS: &str = "-Clink-args=--emit-relocs";

/// The only features of WebAssembly that the module may use: it runs from Chrome 96 and Safari 15.1 on. wasm-opt refuses a
/// module that uses others.
const FEATURES: [&str; 9] = [
    "--mvp-features",
    "--enable-bulk-memory",
    "--enable-bulk-memory-opt",
    "--enable-mutable-globals",
    "--enable-sign-ext",
    "--enable-nontrapping-float-to-int",
    "--enable-reference-types",
    "--enable-multivalue",
    "--enable-call-indirect-overlong",
];

const WASM_TARGET: &str = "wasm32-unknown-unknown";
/// Name of wasm-bindgen's output files, without their endings.
const STEM: &str = "jiedu-widget";
/// The same of the widget of the list of all briefings.
const LISTING: &str = "jiedu-listing";
/// The script that loads the second module; wasm-bindgen's script imports it.
const LINK_SCRIPT: &str = "./wasm-split.js";

/// For whom wasm-bindgen writes its script.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Host {
    /// A page: an ES module that is told where the WebAssembly module is.
    Web,
    /// Node.js: a CommonJS module that reads the WebAssembly module from beside itself.
    Node,
}

/// Where the shell is left: the `jiedu` command is compiled with what lies there.
#[must_use]
pub fn folder() -> PathBuf {
    paths::root().join("target/shell")
}

/// Makes the shell.
///
/// # Errors
/// Where a compiler or a tool fails; its own words stand above.
pub fn make() -> Result<()> {
    println!("      compiling the widget, about two minutes the first time");
    let wasm =
        compile(&["-p", "jiedu-widget", "--bin", STEM, "--features", "lazy"], &format!("{STEM}.wasm"))?;
    println!("      dividing and optimizing it, bundling scripts and styles");
    let work = paths::target().join("widget");
    let (main, deferred) = divide(&wasm, &work.join("divided"))?;
    bind(&main, STEM, Host::Web, &work.join("bound"))?;
    // The script of the second module imports the first one's, and the reverse.
    fs::copy(work.join("divided").join(LINK_SCRIPT), work.join("bound").join(LINK_SCRIPT))?;
    let listing =
        compile(&["-p", "jiedu-widget", "--bin", LISTING, "--features", "csr"], &format!("{LISTING}.wasm"))?;
    bind(&listing, LISTING, Host::Web, &work.join("listing"))?;
    let bound = work.join("listing").join(format!("{LISTING}_bg.wasm"));
    drop_relocations(&bound)?;
    let listing = Listing {
        module: shrink(&bound, &work.join("listing.wasm"))?,
        script: work.join("listing").join(format!("{LISTING}.js")),
    };
    let modules = Modules {
        first: shrink(&work.join("bound").join(format!("{STEM}_bg.wasm")), &work.join("widget.wasm"))?,
        deferred: Some(shrink(&deferred, &work.join("deferred.wasm"))?),
        listing: Some(listing),
    };
    assemble(&modules, &work.join("bound").join(format!("{STEM}.js")), &folder())
}

/// Divides a module: what only the function marked as `deferred` uses goes into the second one.
fn divide(wasm: &Path, out: &Path) -> Result<(PathBuf, PathBuf)> {
    clear(out)?;
    let whole = fs::read(wasm).with_context(|| wasm.display().to_string())?;
    let main = out.join("main.wasm");
    let mut options = wasm_split_cli_support::Options::new(&whole);
    options.output_dir = out;
    options.main_out_path = &main;
    let script = format!("./{STEM}.js");
    options.main_module = &script;
    options.link_name = LINK_SCRIPT;
    let divided = wasm_split_cli_support::transform(options);
    let divided = divided.map_err(|error| anyhow!("wasm_split could not divide the module: {error:#}"))?;
    let [deferred] = divided.split_modules.as_slice() else {
        bail!("wasm_split made {} modules beside the first, not one", divided.split_modules.len());
    };
    Ok((main, deferred.clone()))
}

/// Takes out of a module what only its division would need.
///
/// # Errors
/// Where the module can't be read or written.
pub fn drop_relocations(wasm: &Path) -> Result<()> {
    let mut module =
        walrus::Module::from_file(wasm).map_err(|error| anyhow!("{}: {error:#}", wasm.display()))?;
    for name in ["linking", "reloc.CODE", "reloc.DATA", "__wasm_split_unstable"] {
        module.customs.remove_raw(name);
    }
    module.emit_wasm_file(wasm).map_err(|error| anyhow!("{}: {error:#}", wasm.display()))
}

/// Makes a module smaller.
///
/// # Errors
/// Where wasm-opt fails.
pub fn shrink(wasm: &Path, small: &Path) -> Result<PathBuf> {
    run(command("wasm-opt").args(FEATURES).arg("-Oz").arg(wasm).arg("-o").arg(small))
        .with_context(|| format!("wasm-opt could not optimize {}", wasm.display()))?;
    Ok(small.to_owned())
}

/// The widget's WebAssembly.
#[derive(Debug)]
pub struct Modules {
    /// What is loaded with the page.
    pub first: PathBuf,
    /// What is loaded once the page is live, where the widget was divided.
    pub deferred: Option<PathBuf>,
    /// The widget of the list of all briefings, where one was made.
    pub listing: Option<Listing>,
}

/// The widget of the list of all briefings.
#[derive(Debug)]
pub struct Listing {
    /// Its module.
    pub module: PathBuf,
    /// The script that wasm-bindgen wrote for it.
    pub script: PathBuf,
}

/// Makes a shell of modules and the script that wasm-bindgen wrote for them.
///
/// # Errors
/// Where a file can't be read or written, or the scripts can't be bundled.
pub fn assemble(modules: &Modules, glue: &Path, shell: &Path) -> Result<()> {
    // Written beside it first: a build that fails leaves the last shell whole.
    let draft = shell.with_extension("draft");
    clear(&draft)?;
    let listing = modules.listing.as_ref();
    let mut bundle = command("node");
    bundle.arg(paths::root().join("web/build.mjs")).arg("--out").arg(&draft).arg("--glue").arg(glue);
    if let Some(listing) = listing {
        bundle.arg("--listing").arg(&listing.script);
    }
    run(&mut bundle).context("the scripts of web/ could not be bundled")?;
    let named = [
        (Some(&modules.first), "widget.wasm"),
        (modules.deferred.as_ref(), "deferred.wasm"),
        (listing.map(|listing| &listing.module), "listing.wasm"),
    ];
    for (wasm, name) in named {
        if let Some(wasm) = wasm {
            fs::copy(wasm, draft.join(name)).with_context(|| wasm.display().to_string())?;
        }
    }
    replace(&draft, shell)
}

/// Puts a folder in the place of another. The command is compiled with these files: what did not change is left alone, so that it
/// isn't compiled again.
pub(crate) fn replace(draft: &Path, folder: &Path) -> Result<()> {
    if is_same(draft, folder)? {
        return Ok(fs::remove_dir_all(draft)?);
    }
    clear(folder)?;
    for entry in fs::read_dir(draft)? {
        let path = entry?.path();
        fs::rename(&path, folder.join(path.file_name().unwrap_or_default()))?;
    }
    Ok(fs::remove_dir_all(draft)?)
}

/// Compiles a part of the workspace to WebAssembly for release; `name` is that of the module's file below the profile's folder.
///
/// # Errors
/// Where the compiler fails.
pub fn compile(target: &[&str], name: &str) -> Result<PathBuf> {
    run(cargo().args(["build", "--release", "--locked", "--target", WASM_TARGET]).args(target).env(
        "CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS",
        format!("{ERASE} {RELOCATIONS} {}", short_paths()),
    ))
    .with_context(|| format!("{name} could not be compiled"))?;
    Ok(paths::target().join(WASM_TARGET).join("release").join(name))
}

/// Writes the script that loads a module, and the module as that script expects it, into a folder.
///
/// # Errors
/// Where the module can't be read, or was compiled with another version of wasm-bindgen.
pub fn bind(wasm: &Path, stem: &str, host: Host, out: &Path) -> Result<()> {
    clear(out)?;
    let mut bindgen = Bindgen::new();
    // The second module uses the first one's table of functions.
    bindgen.input_path(wasm).out_name(stem).typescript(false).keep_lld_exports(true);
    match host {
        Host::Web => bindgen.web(true)?,
        Host::Node => bindgen.nodejs(true)?,
    };
    bindgen.generate(out).with_context(|| format!("wasm-bindgen could not read {}", wasm.display()))
}

pub(crate) fn clear(folder: &Path) -> Result<()> {
    if folder.exists() {
        fs::remove_dir_all(folder).with_context(|| format!("clear {}", folder.display()))?;
    }
    fs::create_dir_all(folder).with_context(|| format!("make the folder {}", folder.display()))
}

/// Whether two folders hold the same files.
fn is_same(one: &Path, other: &Path) -> Result<bool> {
    let files = |folder: &Path| -> Result<Vec<(PathBuf, Vec<u8>)>> {
        let mut files = Vec::new();
        for entry in fs::read_dir(folder)? {
            let path = entry?.path();
            files.push((path.file_name().unwrap_or_default().into(), fs::read(&path)?));
        }
        files.sort();
        Ok(files)
    };
    Ok(other.is_dir() && files(one)? == files(other)?)
}

/// Flags that keep the paths of this machine out of the module: readers download them.
fn short_paths() -> String {
    let home = std::env::var_os("CARGO_HOME").map(PathBuf::from);
    let home = home.or_else(|| Some(PathBuf::from(std::env::var_os("HOME")?).join(".cargo")));
    let sources = home.and_then(|home| fs::read_dir(home.join("registry/src")).ok());
    let remapped = sources
        .into_iter()
        .flatten()
        .filter_map(|entry| Some(format!("--remap-path-prefix={}/=", entry.ok()?.path().display())));
    remapped.collect::<Vec<_>>().join(" ")
}
