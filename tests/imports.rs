//! No circles: siblings of a module tree (files or folders) never import each other, directly or by way of others.
//!
//! A module and its own descendants may: a `mod.rs` gathers its children, and they take from it what they share. An import
//! by way of a re-export counts for the module that re-exports and for the one that defines. Test modules are left out.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test fails by panicking")]

use std::collections::{BTreeMap, BTreeSet, VecDeque};
use std::path::{Path, PathBuf};

use proc_macro2::{TokenStream, TokenTree};
use syn::visit::{self, Visit};

/// A crate's folder and the files that are its root.
const CRATES: &[(&str, &[&str])] = &[
    ("src", &["lib.rs", "main.rs"]),
    ("crates/jiedu-core/src", &["lib.rs"]),
    ("crates/jiedu-import/src", &["lib.rs"]),
    ("crates/jiedu-site/src", &["lib.rs"]),
    ("crates/jiedu/src", &["main.rs"]),
    ("crates/jiedu-desk/src", &["lib.rs", "main.rs"]),
    ("crates/jiedu-engine/src", &["lib.rs"]),
    ("xtask/src", &["lib.rs", "main.rs"]),
    ("tests/e2e", &["harness.rs", "site_bytes.rs"]),
];

/// Circles that are still there, each as its crate and its members; there are none. One that is gone fails the test too, so
/// that the list can only grow shorter.
const KNOWN: &[&str] = &[];

/// A module by its path from the crate's root.
type Module = Vec<String>;

/// Paths that a file imports, and the names that its modules give to them.
#[derive(Default)]
struct Imports {
    paths: Vec<Module>,
    names: BTreeMap<(Module, String), Module>,
}

/// Gathers the imports of a file.
struct Collector {
    module: Module,
    imports: Imports,
}

impl Collector {
    /// A path as written from the crate's root. One that begins with a name is taken for one of a child; that of another
    /// crate leads nowhere later.
    fn absolute(&self, written: &[String]) -> Module {
        let mut path = self.module.clone();
        for (idx, segment) in written.iter().enumerate() {
            match segment.as_str() {
                "crate" if idx == 0 => path.clear(),
                "self" => {}
                "super" => {
                    path.pop();
                }
                _ => path.push(segment.clone()),
            }
        }
        path
    }

    fn add_use(&mut self, tree: &syn::UseTree, before: &mut Vec<String>) {
        let leaf = |collector: &mut Self, last: &syn::Ident, name: &syn::Ident| {
            let path = collector.absolute(&[before.as_slice(), &[last.to_string()]].concat());
            collector.imports.names.insert((collector.module.clone(), name.to_string()), path.clone());
            collector.imports.paths.push(path);
        };
        match tree {
            syn::UseTree::Path(path) => {
                before.push(path.ident.to_string());
                self.add_use(&path.tree, before);
                before.pop();
            }
            syn::UseTree::Name(name) => leaf(self, &name.ident, &name.ident),
            syn::UseTree::Rename(name) => leaf(self, &name.ident, &name.rename),
            syn::UseTree::Glob(_) => {
                let path = self.absolute(before);
                self.imports.paths.push(path);
            }
            syn::UseTree::Group(group) => {
                for tree in &group.items {
                    self.add_use(tree, before);
                }
            }
        }
    }

    /// Paths within the tokens of a macro.
    fn add_tokens(&mut self, tokens: TokenStream) {
        let mut written: Vec<String> = Vec::new();
        let mut colons = 0;
        for token in tokens {
            match token {
                TokenTree::Punct(punct) if punct.as_char() == ':' => colons += 1,
                TokenTree::Ident(ident) if !written.is_empty() && colons == 2 => {
                    written.push(ident.to_string());
                    colons = 0;
                }
                other => {
                    self.add_written(&written);
                    written.clear();
                    colons = 0;
                    match other {
                        TokenTree::Ident(ident) => written.push(ident.to_string()),
                        TokenTree::Group(group) => self.add_tokens(group.stream()),
                        _ => {}
                    }
                }
            }
        }
        self.add_written(&written);
    }

    fn add_written(&mut self, written: &[String]) {
        if written.len() > 1 && matches!(written[0].as_str(), "crate" | "self" | "super") {
            let path = self.absolute(written);
            self.imports.paths.push(path);
        }
    }
}

fn is_test(attributes: &[syn::Attribute]) -> bool {
    attributes.iter().any(|attribute| {
        attribute.path().is_ident("cfg")
            && attribute.parse_args::<syn::Path>().is_ok_and(|condition| condition.is_ident("test"))
    })
}

impl<'ast> Visit<'ast> for Collector {
    fn visit_item_use(&mut self, item: &'ast syn::ItemUse) {
        if !is_test(&item.attrs) {
            self.add_use(&item.tree, &mut Vec::new());
        }
    }

    fn visit_item_mod(&mut self, item: &'ast syn::ItemMod) {
        if item.content.is_some() && !is_test(&item.attrs) {
            self.module.push(item.ident.to_string());
            visit::visit_item_mod(self, item);
            self.module.pop();
        }
    }

    fn visit_path(&mut self, path: &'ast syn::Path) {
        let written: Vec<String> = path.segments.iter().map(|segment| segment.ident.to_string()).collect();
        self.add_written(&written);
        visit::visit_path(self, path);
    }

    fn visit_macro(&mut self, item: &'ast syn::Macro) {
        self.add_tokens(item.tokens.clone());
        visit::visit_macro(self, item);
    }
}

/// The module of a file, by its path from the crate's folder.
fn module_of(file: &str, roots: &[&str]) -> Module {
    if roots.contains(&file) {
        return Vec::new();
    }
    let stem = file.strip_suffix(".rs").unwrap_or(file);
    stem.strip_suffix("/mod").unwrap_or(stem).split('/').map(str::to_owned).collect()
}

/// The modules of a crate with their files, and the names that they give to what they import.
struct Tree {
    files: BTreeMap<Module, String>,
    names: BTreeMap<(Module, String), Module>,
}

impl Tree {
    /// The modules that a path goes through to what it names: where it says, and where that is re-exported from.
    fn resolve(&self, path: &[String], depth: usize, found: &mut Vec<Module>) {
        let mut module = Module::new();
        for (idx, segment) in path.iter().enumerate() {
            let child = [module.as_slice(), std::slice::from_ref(segment)].concat();
            if self.files.contains_key(&child) {
                module = child;
                continue;
            }
            if let Some(other) = self.names.get(&(module.clone(), segment.clone()))
                && depth > 0
            {
                self.resolve(&[other.as_slice(), &path[idx + 1..]].concat(), depth - 1, found);
            }
            break;
        }
        if !module.is_empty() {
            found.push(module);
        }
    }

    /// A module as a reader looks for it: its file, or its folder.
    fn show(&self, module: &Module) -> String {
        match self.files.get(module) {
            Some(file) if !file.ends_with("/mod.rs") => file.clone(),
            _ => format!("{}/", module.join("/")),
        }
    }
}

/// A circle: its members in order, and for each step the import that makes it.
struct Circle {
    members: BTreeSet<String>,
    report: String,
}

/// The circles among siblings of a crate's module tree; `files` are their paths from its folder, with their texts.
fn circles(files: &[(String, String)], roots: &[&str]) -> Vec<Circle> {
    let mut tree = Tree { files: BTreeMap::new(), names: BTreeMap::new() };
    let mut imports = Vec::new();
    for (file, text) in files {
        let module = module_of(file, roots);
        let parsed = syn::parse_file(text).unwrap_or_else(|error| panic!("{file}: {error}"));
        let mut collector = Collector { module: module.clone(), imports: Imports::default() };
        collector.visit_file(&parsed);
        tree.files.insert(module.clone(), file.clone());
        tree.names.extend(collector.imports.names);
        imports.push((module, file, collector.imports.paths));
    }
    // For each parent: from a child to a child, by which import.
    let mut levels: BTreeMap<Module, BTreeMap<Module, BTreeMap<Module, String>>> = BTreeMap::new();
    for (module, file, paths) in imports {
        for path in paths {
            let mut targets = Vec::new();
            tree.resolve(&path, 8, &mut targets);
            for target in targets {
                let common = module.iter().zip(&target).take_while(|(one, other)| one == other).count();
                if common == module.len() || common == target.len() {
                    continue;
                }
                levels
                    .entry(module[..common].to_vec())
                    .or_default()
                    .entry(module[..=common].to_vec())
                    .or_default()
                    .entry(target[..=common].to_vec())
                    .or_insert_with(|| format!("{file}: {}", path.join("::")));
            }
        }
    }
    levels.values().flat_map(|graph| circles_of(graph, &tree)).collect()
}

/// One shortest circle for each set of siblings that reach each other.
fn circles_of(graph: &BTreeMap<Module, BTreeMap<Module, String>>, tree: &Tree) -> Vec<Circle> {
    let mut found = Vec::new();
    let mut seen = BTreeSet::new();
    for start in graph.keys() {
        let Some(path) = shortest_circle(graph, start) else { continue };
        if path.iter().any(|module| seen.contains(module)) {
            continue;
        }
        seen.extend(path.iter().cloned());
        let members: BTreeSet<String> = path.iter().map(|module| tree.show(module)).collect();
        let mut report = Vec::new();
        for (idx, from) in path.iter().enumerate() {
            let to = &path[(idx + 1) % path.len()];
            report.push(format!("  {} → {} by {}", tree.show(from), tree.show(to), graph[from][to]));
        }
        found.push(Circle { members, report: report.join("\n") });
    }
    found
}

/// The shortest way from a module back to itself.
fn shortest_circle(
    graph: &BTreeMap<Module, BTreeMap<Module, String>>,
    start: &Module,
) -> Option<Vec<Module>> {
    let mut ways = VecDeque::from([vec![start.clone()]]);
    let mut reached = BTreeSet::new();
    while let Some(way) = ways.pop_front() {
        for next in graph.get(way.last()?).into_iter().flat_map(BTreeMap::keys) {
            if next == start {
                return Some(way);
            }
            if reached.insert(next.clone()) {
                ways.push_back([way.as_slice(), std::slice::from_ref(next)].concat());
            }
        }
    }
    None
}

/// The files under a folder, by their paths from it, with their texts.
fn files(folder: &Path) -> Vec<(String, String)> {
    let mut found = Vec::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(inner) = folders.pop() {
        for entry in std::fs::read_dir(&inner).unwrap_or_else(|error| panic!("{}: {error}", inner.display()))
        {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|extension| extension == "rs") {
                let name = path.strip_prefix(folder).unwrap().to_string_lossy().replace('\\', "/");
                found.push((name, std::fs::read_to_string(&path).unwrap()));
            }
        }
    }
    found.sort();
    found
}

#[test]
fn no_siblings_import_each_other() {
    let root = PathBuf::from(env!("CARGO_MANIFEST_DIR"));
    let mut known: BTreeSet<&str> = KNOWN.iter().copied().collect();
    let mut report = Vec::new();
    for (folder, roots) in CRATES {
        for circle in circles(&files(&root.join(folder)), roots) {
            let members: Vec<String> = circle.members.into_iter().collect();
            let name = format!("{folder}: {}", members.join(", "));
            if !known.remove(name.as_str()) {
                report.push(format!("{name}\n{}", circle.report));
            }
        }
    }
    report.extend(known.iter().map(|name| format!("{name}\n  is gone: take it out of KNOWN")));
    assert!(report.is_empty(), "imports go in a circle\n{}", report.join("\n"));
}

/// Checks a made-up crate: the members of each circle.
fn check(sources: &[(&str, &str)], expected: &[&str]) {
    let files: Vec<_> = sources.iter().map(|(file, text)| ((*file).to_owned(), (*text).to_owned())).collect();
    let found: Vec<String> = circles(&files, &["lib.rs"])
        .into_iter()
        .map(|circle| circle.members.into_iter().collect::<Vec<_>>().join(", "))
        .collect();
    assert_eq!(found, expected, "{sources:?}");
}

#[test]
fn circles_are_found() {
    let lib = ("lib.rs", "mod a; mod b; mod c;");
    check(&[lib, ("a.rs", "use crate::b::B;"), ("b.rs", "use super::a::A;")], &["a.rs, b.rs"]);
    check(
        &[lib, ("a.rs", "fn f() { crate::b::f() }"), ("b.rs", "fn f() { m!(x, crate::a::f()) }")],
        &["a.rs, b.rs"],
    );
    check(
        &[
            lib,
            ("a.rs", "use crate::b::B;"),
            ("b.rs", "use crate::c::{self, C};"),
            ("c.rs", "use crate::a as x;"),
        ],
        &["a.rs, b.rs, c.rs"],
    );
    // Between two folders, by files that are not the same.
    check(
        &[
            lib,
            ("a/mod.rs", "mod x; mod y;"),
            ("a/x.rs", "use crate::b::z::Z;"),
            ("a/y.rs", ""),
            ("b/mod.rs", "mod z; mod w;"),
            ("b/z.rs", ""),
            ("b/w.rs", "use super::super::a::y::Y;"),
        ],
        &["a/, b/"],
    );
    // By way of the parent, which re-exports.
    check(
        &[
            ("lib.rs", "mod a; mod b; pub use a::A; use b::B as Other;"),
            ("a.rs", "use crate::Other;"),
            ("b.rs", "use super::A;"),
        ],
        &["a.rs, b.rs"],
    );
}

#[test]
fn what_is_no_circle_is_none() {
    // One way only; a parent and its child; tests; another crate of the same name.
    check(&[("lib.rs", ""), ("a.rs", "use crate::b::B;"), ("b.rs", "use std::a::A; use a::A;")], &[]);
    check(
        &[("lib.rs", ""), ("a/mod.rs", "mod x; use x::X;"), ("a/x.rs", "use super::Y; use crate::a::Z;")],
        &[],
    );
    check(
        &[
            ("lib.rs", ""),
            ("a.rs", "use crate::b::B;"),
            ("b.rs", "#[cfg(test)] mod tests { use crate::a::A; }"),
        ],
        &[],
    );
}
