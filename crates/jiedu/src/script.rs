//! Scripts as readers download them: minified, pure ASCII, and safe inside an HTML document.

use anyhow::{Context, Result, anyhow, bail};
use oxc_allocator::Allocator;
use oxc_codegen::{Codegen, CodegenOptions};
use oxc_compat::EngineTargets;
use oxc_minifier::{CompressOptions, Minifier, MinifierOptions};
use oxc_parser::{Parser, ParserReturn};
use oxc_span::SourceType;
use oxc_syntax::module_record::ExportExportName;

/// How a browser reads a script.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    /// As a script: its names are the page's.
    Classic,
    /// As a module: its names are its own, but for what it exports.
    Module,
}

impl Kind {
    fn source_type(self) -> SourceType {
        match self {
            Kind::Classic => SourceType::cjs().with_script(true),
            Kind::Module => SourceType::mjs(),
        }
    }

    /// The language that the minifier may write. Modules run where WebAssembly does; the others must run in any browser.
    fn language(self) -> &'static str {
        match self {
            Kind::Classic => "es2015",
            Kind::Module => "es2020",
        }
    }
}

/// A script without what only people read in it.
///
/// # Errors
/// Where it can't be read as a script; `name` says which it is.
pub(crate) fn minify(name: &str, script: &str, kind: Kind) -> Result<String> {
    let allocator = Allocator::default();
    let mut program = parse(&allocator, name, script, kind)?.program;
    let target = EngineTargets::from_target(kind.language()).map_err(|error| anyhow!("{name}: {error}"))?;
    let compress = CompressOptions { target, ..CompressOptions::smallest() };
    let options = MinifierOptions { compress: Some(compress), ..MinifierOptions::default() };
    let minified = Minifier::new(options).minify(&allocator, &mut program);
    let code = Codegen::new()
        .with_options(CodegenOptions::minify())
        .with_scoping(minified.scoping)
        .with_private_member_mappings(minified.class_private_mappings)
        .build(&program)
        .code;
    if code.contains("</script") || code.contains("<!--") {
        bail!("{name} can't be set inside a page: it holds </script or <!--");
    }
    Ok(ascii(code.trim_end()) + "\n")
}

/// A module without its list of exports, and the name that it exports by default.
///
/// # Errors
/// Where it can't be read, or exports nothing that has a name by default.
pub(crate) fn without_exports(name: &str, script: &str) -> Result<(String, String)> {
    let allocator = Allocator::default();
    let record = parse(&allocator, name, script, Kind::Module)?.module_record;
    let is_default = |name: &ExportExportName| match name {
        ExportExportName::Default(_) => true,
        ExportExportName::Name(name) => name.name == "default",
        ExportExportName::Null => false,
    };
    let default = record.local_export_entries.iter().find(|entry| is_default(&entry.export_name));
    let entry = default.with_context(|| format!("{name} exports nothing by default"))?;
    let start = entry.local_name.name().with_context(|| format!("{name} exports a thing without a name"))?;
    let list = entry.statement_span.start as usize..entry.statement_span.end as usize;
    let mut rest = script.to_owned();
    if script[list.clone()].trim_start_matches("export").trim_start().starts_with('{') {
        rest.replace_range(list, "");
    }
    Ok((rest, start.to_string()))
}

fn parse<'a>(allocator: &'a Allocator, name: &str, script: &'a str, kind: Kind) -> Result<ParserReturn<'a>> {
    let parsed = Parser::new(allocator, script, kind.source_type()).parse();
    match parsed.errors.first() {
        Some(error) => bail!("{name} can't be read as a script: {error}"),
        None => Ok(parsed),
    }
}

/// A script in which every letter beyond ASCII is escaped, which strings and patterns allow and nothing else here holds:
/// so the bytes mean the same in a page of any encoding.
fn ascii(script: &str) -> String {
    let mut ascii = String::with_capacity(script.len());
    for c in script.chars() {
        if c.is_ascii() {
            ascii.push(c);
        } else {
            c.encode_utf16(&mut [0; 2]).iter().for_each(|unit| ascii.push_str(&format!("\\u{unit:04x}")));
        }
    }
    ascii
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test that fails must say where")]

    use super::*;

    #[test]
    fn names_of_its_own_are_short_and_those_of_others_stay() {
        let script = "// a remark\nconst imports = { $0: function (first) { return helper(first); } };\n\
            function helper(value) { return value + '\u{4f1a}\u{1f600}</script>'; }\nfunction unused() {}\n\
            async function begin({ module_or_path }) { return WebAssembly.instantiate(module_or_path, { './glue.js': imports }); }\n\
            export { begin as default };\n";
        let short = minify("glue.js", script, Kind::Module).unwrap();
        assert!(short.is_ascii() && short.contains("\\u4f1a\\ud83d\\ude00"), "{short}");
        for kept in ["$0", "module_or_path", "./glue.js", "as default"] {
            assert!(short.contains(kept), "{kept} is not in {short}");
        }
        for gone in ["remark", "helper", "unused", "first", "</script"] {
            assert!(!short.contains(gone), "{gone} is in {short}");
        }
    }

    #[test]
    fn scripts_of_a_page_keep_what_others_may_name() {
        let short = minify("page.js", "function told(what) { return what; }", Kind::Classic).unwrap();
        assert!(short.starts_with("function told("), "{short}");
    }

    #[test]
    fn what_is_no_script_is_refused_by_name() {
        let error = minify("guide.js", "function (", Kind::Classic).unwrap_err();
        assert!(error.to_string().starts_with("guide.js can't be read as a script"), "{error}");
    }

    #[test]
    fn the_start_is_found_by_what_is_exported() {
        for (script, rest) in [
            ("function E(){}\nexport { D as initSync, E as default };\n", "function E(){}\n\n"),
            ("function E(){}export{E as default};", "function E(){}"),
            ("export default function E(){}", "export default function E(){}"),
        ] {
            assert_eq!(without_exports("glue.js", script).unwrap(), (rest.to_owned(), "E".to_owned()));
        }
        assert!(without_exports("glue.js", "export default function () {}").is_err());
        assert!(without_exports("glue.js", "let a = 1;").is_err());
    }

    #[test]
    fn the_host_script_is_small_and_in_ascii() {
        let embed = minify("embed.js", include_str!("embed.js"), Kind::Classic).unwrap();
        assert!(embed.is_ascii());
        let size = crate::compress::gzip(embed.as_bytes()).unwrap().len();
        assert!(size <= 2048, "embed.js takes {size} bytes of a host's page");
    }
}
