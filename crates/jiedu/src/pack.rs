//! Packing: the widget that wasm-bindgen made, without what no page uses and with short names between module and script.
//!
//! Leptos brings classes for streaming bodies that a page without a server never makes, and every function that passes
//! between the module and its script carries a long name with a hash, once in each of the two files. Hashes do not
//! compress: together they were a twentieth of the script and module that a reader downloads.

use std::collections::HashSet;
use std::io::{ErrorKind, Write as _};
use std::process::{Command, Stdio};

use anyhow::{Context, Result, bail};
use walrus::Module;

use crate::bundle::Widget;
use crate::fingerprint::fingerprint;
use crate::script::{self, Kind};
use crate::split::{FIRST, Split, split};

/// What the module calls its script.
const SCRIPT: &str = "$";

/// A widget without what is never used, under names that its own bytes give.
pub(crate) fn pack(widget: &Widget) -> Result<Widget> {
    let mut module = Module::from_buffer(&widget.wasm).context("read the compiled widget")?;
    let mut statements = statements(&slim(&widget.script));
    statements.retain(|text| !text.starts_with("export class ") && !text.starts_with("if (Symbol.dispose)"));
    drop_unused(&mut statements, &mut module);
    let mut script = statements.concat().replace("export { initSync, ", "export { ");
    shorten(&mut script, &mut module)?;
    let whole = module.emit_wasm();
    let split = split(&whole)?;
    if split.is_some() {
        // The second module is loaded into what the first one brought, by the functions that wasm-bindgen writes.
        let load = format!(
            "async function load_rest(response) {{\n\
             await __wbg_load(await response, {{ ...__wbg_get_imports(), {FIRST}: wasm }});\n}}\n"
        );
        script = script.replace("export { ", &(load + "export { load_rest, "));
    }
    let script = script::minify(&widget.script_name, &script, Kind::Module)?;
    let wasm = optimize(whole)?;
    let split = split
        .map(|it| Ok::<_, anyhow::Error>(Split { first: optimize(it.first)?, rest: optimize(it.rest)? }))
        .transpose()?;
    let parts = split.iter().flat_map(|it| [it.first.as_slice(), it.rest.as_slice()]);
    let bytes: Vec<&[u8]> = [wasm.as_slice(), script.as_bytes()].into_iter().chain(parts).collect();
    let name = format!("jiedu-widget-{}", fingerprint(&bytes));
    Ok(Widget {
        script_name: format!("{name}.js"),
        script,
        wasm_name: format!("{name}_bg.wasm"),
        wasm,
        split,
    })
}

/// The module as wasm-opt leaves it, which finds more to do once names and exports are gone; where it is not installed, the
/// module as it is.
fn optimize(wasm: Vec<u8>) -> Result<Vec<u8>> {
    // The features are those that the module itself lists: none is added, and then the list has served. Rust's stack ends
    // where memory begins, so nothing lies in the first kilobyte. Hints of alignment do nothing but differ.
    let mut command = Command::new("wasm-opt");
    command.args([
        "-Oz",
        "--low-memory-unused",
        "--dealign",
        "--strip-debug",
        "--strip-producers",
        "--strip-target-features",
        "-",
        "-o",
        "-",
    ]);
    let spawned = command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn();
    let mut child = match spawned {
        Ok(child) => child,
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(wasm),
        Err(error) => return Err(error).context("run wasm-opt"),
    };
    // It reads everything before it says anything; where it ends early, its own words tell why.
    let sent = child.stdin.take().context("wasm-opt has no input")?.write_all(&wasm);
    let output = child.wait_with_output().context("run wasm-opt")?;
    if !output.status.success() {
        bail!("wasm-opt refuses the widget: {}", String::from_utf8_lossy(&output.stderr).trim());
    }
    sent.context("send the widget to wasm-opt")?;
    Ok(output.stdout)
}

/// A script without lines that are only comment and without indentation.
fn slim(script: &str) -> String {
    let mut slim = String::with_capacity(script.len());
    let mut in_comment = false;
    for line in script.lines().map(str::trim) {
        let opens = line.starts_with("/*");
        if in_comment || opens {
            in_comment = !line.ends_with("*/");
        } else if !line.is_empty() && !line.starts_with("//") {
            slim.push_str(line);
            slim.push('\n');
        }
    }
    slim
}

/// The statements on the top level of a script that has one a line, or ends each with a line.
fn statements(script: &str) -> Vec<String> {
    let mut statements = Vec::new();
    let mut statement = String::new();
    let mut depth = 0_i32;
    for line in script.lines() {
        statement.push_str(line);
        statement.push('\n');
        for c in line.chars() {
            match c {
                '{' | '(' | '[' => depth += 1,
                '}' | ')' | ']' => depth -= 1,
                _ => {}
            }
        }
        let block = line.ends_with('}') && !statement.starts_with("const ");
        if depth == 0 && (line.ends_with(';') || block) {
            statements.push(std::mem::take(&mut statement));
        }
    }
    statements.push(statement);
    statements
}

/// Drops functions and constants of the script that nothing names, exports that the script does not name, and what only
/// they used, until nothing more goes.
fn drop_unused(statements: &mut Vec<String>, module: &mut Module) {
    loop {
        let script = statements.concat();
        let before = statements.len();
        statements.retain(|text| defined(text).is_none_or(|name| count(&script, name) > 1));
        let unused: Vec<_> = module
            .exports
            .iter()
            .filter(|export| export.name != "memory" && count(&script, &export.name) == 0)
            .map(walrus::Export::id)
            .collect();
        if unused.is_empty() && statements.len() == before {
            break;
        }
        unused.into_iter().for_each(|export| module.exports.delete(export));
    }
    walrus::passes::gc::run(module);
}

/// The name that a statement defines, where it only defines one.
fn defined(statement: &str) -> Option<&str> {
    let rest = ["function ", "const ", "let "].iter().find_map(|word| statement.strip_prefix(word))?;
    let name = &rest[..rest.find(|c| !is_name(c)).unwrap_or(rest.len())];
    // `let a, b;` defines several; a name of it may be in use where the first is not.
    (!name.is_empty() && !rest[name.len()..].starts_with(',')).then_some(name)
}

/// How often a script names something.
fn count(script: &str, name: &str) -> usize {
    let edge = |c: Option<char>| c.is_none_or(|c| !is_name(c));
    script
        .match_indices(name)
        .filter(|(at, _)| {
            edge(script[..*at].chars().next_back()) && edge(script[at + name.len()..].chars().next())
        })
        .count()
}

fn is_name(c: char) -> bool {
    c.is_alphanumeric() || c == '_' || c == '$'
}

/// Gives every import, and every export that is a closure's, a short name in module and script.
fn shorten(script: &mut String, module: &mut Module) -> Result<()> {
    let mut names = HashSet::new();
    let mut rename = |long: &str, script: &mut String| -> Result<String> {
        if count(script, long) == 0 {
            bail!("the widget's script does not define {long}; this wasm-bindgen writes it in another way");
        }
        let short = (0..).map(|number| format!("${number}")).find(|short| !names.contains(short));
        let short = short.filter(|short| count(script, short) == 0).context("a short name is taken")?;
        // No name may be a part of another one: each is replaced only as a whole word.
        *script = replace(script, long, &short);
        names.insert(short.clone());
        Ok(short)
    };
    let imports: Vec<_> = module.imports.iter().map(|import| import.id()).collect();
    for import in imports {
        let import = module.imports.get_mut(import);
        import.name = rename(&import.name, script)?;
        // Named once an import; what it is called is between module and script.
        *script = script.replace(&format!("\"{}\"", import.module), &format!("\"{SCRIPT}\""));
        SCRIPT.clone_into(&mut import.module);
    }
    let closures: Vec<_> = module
        .exports
        .iter()
        .filter(|export| export.name.starts_with("wasm_bindgen__convert__closures"))
        .map(walrus::Export::id)
        .collect();
    for export in closures {
        let export = module.exports.get_mut(export);
        export.name = rename(&export.name, script)?;
    }
    Ok(())
}

/// A script in which one name stands for another.
fn replace(script: &str, long: &str, short: &str) -> String {
    let mut replaced = String::with_capacity(script.len());
    let mut rest = script;
    while let Some(at) = rest.find(long) {
        let (before, after) = (&rest[..at], &rest[at + long.len()..]);
        replaced.push_str(before);
        let whole = !before.ends_with(is_name) && !after.starts_with(is_name);
        replaced.push_str(if whole { short } else { long });
        rest = after;
    }
    replaced + rest
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test that fails must say where")]

    use walrus::{FunctionBuilder, ModuleConfig};

    use super::*;

    const SCRIPT: &str = "export class Stream {\nfree() { wasm.stream_free(); }\n}\n\
        if (Symbol.dispose) Stream.prototype[Symbol.dispose] = Stream.prototype.free;\n\
        function imports() {\nreturn {\n__wbg_now_0123456789abcdef: function() { return helper(); },\n\
        __wbg_now_0123456789abcdef2: function() { return 2; },\n};\n}\n\
        const Finalization = (typeof Registry === 'undefined')\n? null\n: new Registry(ptr => wasm.stream_free(ptr));\n\
        function helper() {\nreturn wasm.start();\n}\n\
        function unused() {\nreturn wasm.left();\n}\n\
        let first, second;\nsecond = imports();\nexport { second as default };\n";

    fn widget() -> Widget {
        let mut module = Module::with_config(ModuleConfig::new());
        let none = module.types.add(&[], &[]);
        let (now, _) = module.add_import_func("./glue.js", "__wbg_now_0123456789abcdef", none);
        let (later, _) = module.add_import_func("./glue.js", "__wbg_now_0123456789abcdef2", none);
        for (name, called) in [("start", now), ("left", later), ("stream_free", later)] {
            let mut builder = FunctionBuilder::new(&mut module.types, &[], &[]);
            builder.func_body().call(called);
            let function = builder.finish(Vec::new(), &mut module.funcs);
            module.exports.add(name, function);
        }
        let (script_name, wasm_name) = ("old.js".to_owned(), "old_bg.wasm".to_owned());
        Widget { script_name, script: SCRIPT.to_owned(), wasm_name, wasm: module.emit_wasm(), split: None }
    }

    #[test]
    fn what_no_page_uses_goes_and_names_are_short_in_both_files() {
        let packed = pack(&widget()).unwrap();
        let module = Module::from_buffer(&packed.wasm).unwrap();
        let exports: Vec<&str> = module.exports.iter().map(|export| export.name.as_str()).collect();
        let imports: Vec<&str> = module.imports.iter().map(|import| import.name.as_str()).collect();
        assert_eq!(exports, ["start"]);
        assert_eq!(imports, ["$0"]);
        assert!(packed.script.contains("$0:function(){return "), "{}", packed.script);
        for gone in ["Stream", "Finalization", "unused", "helper"] {
            assert!(!packed.script.contains(gone), "{gone} is in {}", packed.script);
        }
        // A name that begins with the replaced one is another name.
        assert!(packed.script.contains("__wbg_now_0123456789abcdef2:function"), "{}", packed.script);
        assert!(packed.script.contains(" as default}"), "{}", packed.script);
    }

    #[test]
    fn only_whole_lines_of_comment_go() {
        let script =
            "/** one */\n/**\n * two\n */\nfunction f() {\n    // three\n    return \"//\"; // four\n}\n";
        assert_eq!(slim(script), "function f() {\nreturn \"//\"; // four\n}\n");
    }

    #[test]
    fn the_files_are_named_after_their_bytes() {
        let (once, again) = (pack(&widget()).unwrap(), pack(&widget()).unwrap());
        assert_eq!(once.wasm_name, again.wasm_name);
        assert!(once.wasm_name.ends_with("_bg.wasm"), "{}", once.wasm_name);
        let mut other = widget();
        other.script.push_str("second.more = 1;\n");
        assert_ne!(pack(&other).unwrap().script_name, once.script_name);
    }

    #[test]
    fn a_script_that_lacks_an_import_is_refused() {
        let mut other = widget();
        other.script = SCRIPT.replace("__wbg_now_0123456789abcdef:", "now:");
        assert!(pack(&other).is_err());
    }
}
