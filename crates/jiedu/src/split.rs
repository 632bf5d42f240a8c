//! Splitting the widget in two modules that share memory, table and functions: what makes the page live, and the rest.
//!
//! Closures and methods are called through the table, so a call can't tell which part needs them; their names can. Those that
//! are named after a place in the rest belong to it, and with them whatever only they call. All other functions, and every
//! piece of data, are in the first part. A function of the rest that is called too early traps, and the static page comes back.
//!
//! Compiler and wasm-opt make one of all functions that are the same, under the name of any: what closes a notice may be named
//! after what closes a tip. So the vtables are read too. What stands in one that the first part makes is the first part's.

use std::collections::{BTreeMap, HashMap, HashSet};

use anyhow::{Context, Result};
use walrus::ir::{Value, Visitor, dfs_in_order};
use walrus::{
    ConstExpr, DataKind, ElementId, ElementItems, ElementKind, ExportItem, FunctionId, FunctionKind,
    GlobalId, GlobalKind, ImportedFunction, Module, TableId,
};

/// What the rest calls the first part; a name that scripts may have too.
pub(crate) const FIRST: &str = "_";

/// Modules and functions of the widget whose closures only run once the rest is there (`src/browser/rest.rs`).
const PLACES: [&str; 14] = [
    "browser::light",
    "browser::panel::follow",
    "browser::panel::uncover",
    "browser::picture",
    "browser::print",
    "browser::proof",
    "browser::rest",
    "browser::share::by_system",
    "browser::share::follow",
    "browser::snippet",
    "browser::walk",
    "view::fact",
    "view::figure",
    "view::share",
];

/// What the first part makes for the rest and never calls itself: where the rest begins, and …
const START: &str = "browser::rest::offer";

/// … what only views of those places ask of the browser.
const ACTIONS: [&str; 11] = [
    "close_fact",
    "copy_citation",
    "copy_text",
    "draw",
    "focus_mark",
    "proof",
    "sentence_text",
    "share_by_system",
    "shared",
    "snippet",
    "watch_width",
];

/// How many words a vtable has at most that a closure is called by: three, and five methods.
const LONGEST: i32 = 8;

/// A module in two.
pub(crate) struct Split {
    /// What makes the page live.
    pub(crate) first: Vec<u8>,
    /// The rest, which imports from it.
    pub(crate) rest: Vec<u8>,
}

/// Splits a module that still has its functions' names; none where nothing in it belongs to the rest.
///
/// # Errors
/// Where it can't be read, or is built in another way than the linker does today.
pub(crate) fn split(wasm: &[u8]) -> Result<Option<Split>> {
    let mut first = Module::from_buffer(wasm).context("read the widget to split it")?;
    // Read twice the same bytes give the same indexes.
    let mut rest = Module::from_buffer(wasm).context("read the widget to split it")?;
    let (early, used) = parts(&first);
    let is_late = |function: FunctionId| !early.contains(&function.index());
    if !first.funcs.iter_local().any(|(function, _)| is_late(function)) {
        return Ok(None);
    }
    fill_table(&mut first, |function| !is_late(function))?;
    fill_table(&mut rest, is_late)?;
    share(&mut first, &mut rest, &used)?;
    for module in [&mut first, &mut rest] {
        walrus::passes::gc::run(module);
    }
    Ok(Some(Split { first: first.emit_wasm(), rest: rest.emit_wasm() }))
}

/// What a function names.
#[derive(Default)]
struct Names {
    functions: Vec<FunctionId>,
    globals: Vec<GlobalId>,
    /// Every number, among them the addresses of vtables.
    numbers: HashSet<i32>,
}

impl<'a> Visitor<'a> for Names {
    fn visit_function_id(&mut self, function: &FunctionId) {
        self.functions.push(*function);
    }

    fn visit_global_id(&mut self, global: &GlobalId) {
        self.globals.push(*global);
    }

    fn visit_value(&mut self, value: &Value) {
        if let Value::I32(number) = value {
            self.numbers.insert(*number);
        }
    }
}

fn names(module: &Module, function: FunctionId) -> Names {
    let mut names = Names::default();
    if let FunctionKind::Local(local) = &module.funcs.get(function).kind {
        dfs_in_order(&mut names, local, local.entry_block());
    }
    names
}

/// The functions of the first part by index, and what the rest uses of it.
fn parts(module: &Module) -> (HashSet<usize>, Names) {
    let exported = module.exports.iter().filter_map(|export| match export.item {
        ExportItem::Function(function) => Some(function),
        _ => None,
    });
    let slots = slots(module);
    let name = |function: FunctionId| module.funcs.get(function).name.as_deref().unwrap_or_default();
    let by_name = slots.values().copied().filter(|function| !is_of_rest(name(*function)));
    let mut waiting: Vec<FunctionId> = module.start.into_iter().chain(exported).chain(by_name).collect();
    let named: HashMap<FunctionId, Names> =
        module.funcs.iter_local().map(|(function, _)| (function, names(module, function))).collect();
    let memory = Memory::of(module);
    let mut numbers: HashSet<i32> = memory.words().collect();
    let in_code = named.values().flat_map(|named| &named.numbers);
    let vtables = memory.vtables(&numbers.iter().chain(in_code).copied().collect(), &slots);
    let mut early = HashSet::new();
    while !waiting.is_empty() {
        while let Some(function) = waiting.pop() {
            if early.insert(function.index())
                && let Some(named) = named.get(&function)
            {
                waiting.extend(&named.functions);
                numbers.extend(&named.numbers);
            }
        }
        let in_vtables = vtables.iter().filter(|(vtable, _)| numbers.contains(vtable)).map(|(_, held)| *held);
        waiting
            .extend(in_vtables.filter(|held| !early.contains(&held.index()) && !is_asked_for(name(*held))));
    }
    let mut used = Names::default();
    for (function, named) in &named {
        if !early.contains(&function.index()) {
            used.functions.extend(&named.functions);
            used.globals.extend(&named.globals);
        }
    }
    used.functions.retain(|function| early.contains(&function.index()));
    used.functions.sort_by_key(|function| function.index());
    used.functions.dedup();
    used.globals.sort_by_key(|global| global.index());
    used.globals.dedup();
    (early, used)
}

/// A run of functions that stands in the table from the start.
struct Segment {
    id: ElementId,
    table: TableId,
    start: i32,
    functions: Vec<FunctionId>,
}

fn segments(module: &Module) -> Vec<Segment> {
    let segments = module.elements.iter().filter_map(|element| match (&element.kind, &element.items) {
        (
            ElementKind::Active { table, offset: ConstExpr::Value(Value::I32(start)) },
            ElementItems::Functions(functions),
        ) => Some(Segment { id: element.id(), table: *table, start: *start, functions: functions.clone() }),
        _ => None,
    });
    segments.collect()
}

/// The table: which function stands where.
fn slots(module: &Module) -> BTreeMap<i32, FunctionId> {
    segments(module).into_iter().flat_map(|it| (it.start..).zip(it.functions)).collect()
}

/// The words that memory holds at the start, but zeros. All of it is the first part's.
struct Memory(BTreeMap<i32, [u8; 4]>);

impl Memory {
    fn of(module: &Module) -> Self {
        let segments = module.data.iter().filter_map(|data| match data.kind {
            DataKind::Active { offset: ConstExpr::Value(Value::I32(start)), .. } => {
                Some((start..).zip(data.value.iter().copied()))
            }
            _ => None,
        });
        let mut words: BTreeMap<i32, [u8; 4]> = BTreeMap::new();
        for (at, byte) in segments.flatten() {
            words.entry(at & !3).or_default()[(at & 3) as usize] = byte;
        }
        Self(words)
    }

    fn word(&self, at: i32) -> i32 {
        i32::from_le_bytes(self.0.get(&at).copied().unwrap_or_default())
    }

    fn words(&self) -> impl Iterator<Item = i32> {
        self.0.values().copied().map(i32::from_le_bytes)
    }

    /// The methods in the vtables that stand at one of these addresses, with the vtable's.
    ///
    /// A vtable is what drops the value (or 0), its size, its alignment, and methods; where one ends is not said, so that a
    /// method belongs to the nearest before it.
    fn vtables(&self, addresses: &HashSet<i32>, slots: &BTreeMap<i32, FunctionId>) -> Vec<(i32, FunctionId)> {
        let is_vtable = |at: &i32| {
            let drop = self.word(*at);
            addresses.contains(at)
                && (drop == 0 || slots.contains_key(&drop))
                && matches!(self.word(at + 8), 1 | 2 | 4 | 8 | 16)
        };
        let methods = self.0.iter().filter_map(|(at, word)| {
            let held = slots.get(&i32::from_le_bytes(*word))?;
            let vtable = (0..LONGEST).map(|back| at - 4 * back).find(is_vtable)?;
            // A size may look like a place in the table.
            (vtable + 12 <= *at).then_some((vtable, *held))
        });
        methods.collect()
    }
}

/// Whether the first part makes what calls a function and leaves the calling to the rest.
fn is_asked_for(name: &str) -> bool {
    name.contains(START)
        || name.contains("::actions::Browser as ") && ACTIONS.iter().any(|action| name.ends_with(action))
}

/// Whether a function is named after what belongs to the rest: `jiedu_widget[…]::view::share::…` wherever it stands in the name.
///
/// What drops a value is not: the compiler makes one of all that are the same and gives it any of their names, and browsers let
/// go of closures whenever they like.
fn is_of_rest(name: &str) -> bool {
    if name.contains("drop_in_place") || name.contains("drop_glue") {
        return false;
    }
    PLACES.iter().any(|place| name.contains(&format!("::{place}::"))) || is_asked_for(name)
}

/// Leaves in the table only what one part brings, each at its place.
fn fill_table(module: &mut Module, brings: impl Fn(FunctionId) -> bool) -> Result<()> {
    for Segment { id, table, start, functions } in segments(module) {
        module.tables.get_mut(table).elem_segments.remove(&id);
        module.elements.delete(id);
        let mut at = 0;
        for run in functions.chunk_by(|one, next| brings(*one) == brings(*next)) {
            if brings(run[0]) {
                let offset =
                    ConstExpr::Value(Value::I32(start + i32::try_from(at).context("the table is too long")?));
                let added = module
                    .elements
                    .add(ElementKind::Active { table, offset }, ElementItems::Functions(run.to_vec()));
                module.tables.get_mut(table).elem_segments.insert(added);
            }
            at += run.len();
        }
    }
    Ok(())
}

/// Lets the first part export what the rest uses of it, and the rest import that in the place of its own.
fn share(first: &mut Module, rest: &mut Module, used: &Names) -> Result<()> {
    rest.start = None;
    for export in rest.exports.iter().map(walrus::Export::id).collect::<Vec<_>>() {
        rest.exports.delete(export);
    }
    for data in rest.data.iter().map(walrus::Data::id).collect::<Vec<_>>() {
        rest.data.delete(data);
    }
    // Ids know their module: what is the same in both has the same index.
    let functions: HashMap<usize, FunctionId> =
        rest.funcs.iter().map(|function| (function.id().index(), function.id())).collect();
    for function in &used.functions {
        let twin = *functions.get(&function.index()).context("a function without its twin")?;
        // What comes from the script comes from there for both.
        if matches!(rest.funcs.get(twin).kind, FunctionKind::Import(_)) {
            continue;
        }
        let import = rest.imports.add(FIRST, &exported(first, (*function).into()), twin);
        let ty = rest.funcs.get(twin).ty();
        rest.funcs.get_mut(twin).kind = FunctionKind::Import(ImportedFunction { import, ty });
    }
    let globals: HashMap<usize, GlobalId> =
        rest.globals.iter().map(|global| (global.id().index(), global.id())).collect();
    for global in &used.globals {
        let twin = *globals.get(&global.index()).context("a global without its twin")?;
        let import = rest.imports.add(FIRST, &exported(first, (*global).into()), twin);
        rest.globals.get_mut(twin).kind = GlobalKind::Import(import);
    }
    let memories: Vec<_> = first.memories.iter().map(|memory| memory.id()).collect();
    for (memory, twin) in memories.into_iter().zip(rest.memories.iter_mut()) {
        twin.import = Some(rest.imports.add(FIRST, &exported(first, memory.into()), twin.id()));
        twin.data_segments.clear();
    }
    let tables: Vec<_> = first.tables.iter().map(|table| table.id()).collect();
    for (table, twin) in tables.into_iter().zip(rest.tables.iter_mut()) {
        twin.import = Some(rest.imports.add(FIRST, &exported(first, table.into()), twin.id()));
    }
    Ok(())
}

/// The name by which a module exports something; it gets one where it has none.
fn exported(module: &mut Module, item: ExportItem) -> String {
    let is_item = |export: &&walrus::Export| match (export.item, item) {
        (ExportItem::Function(one), ExportItem::Function(other)) => one == other,
        (ExportItem::Global(one), ExportItem::Global(other)) => one == other,
        (ExportItem::Memory(one), ExportItem::Memory(other)) => one == other,
        (ExportItem::Table(one), ExportItem::Table(other)) => one == other,
        _ => false,
    };
    if let Some(export) = module.exports.iter().find(is_item) {
        return export.name.clone();
    }
    let name = format!("{:x}", module.exports.iter().count());
    module.exports.add(&name, item);
    name
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test that fails must say where")]

    use walrus::{FunctionBuilder, ModuleConfig, RefType, ValType};

    use super::*;

    /// A module whose table holds a function of either part and one that both call; `names` are those in the table. Its memory
    /// is the vtable of the second.
    fn module(names: [&str; 2]) -> Vec<u8> {
        module_that_names(names, 0)
    }

    /// The same where the first part names an address: that of the vtable is [`VTABLE`].
    fn module_that_names(names: [&str; 2], address: i32) -> Vec<u8> {
        let mut module = Module::with_config(ModuleConfig::new());
        let none = module.types.add(&[], &[]);
        let (script, _) = module.add_import_func("$", "$0", none);
        let memory = module.memories.add_local(false, false, 1, None, None);
        // Nothing to drop, a size of 2 that is no place in the table, an alignment of 1, and a method that is.
        let vtable = [0_i32, 2, 1, 2].map(i32::to_le_bytes).concat();
        let offset = ConstExpr::Value(Value::I32(VTABLE));
        let data = module.data.add(DataKind::Active { memory, offset }, vtable);
        module.memories.get_mut(memory).data_segments.insert(data);
        module.exports.add("memory", memory);
        let stack = module.globals.add_local(ValType::I32, true, false, ConstExpr::Value(Value::I32(64)));
        let mut add = |name: &str, calls: &[FunctionId]| {
            let mut builder = FunctionBuilder::new(&mut module.types, &[], &[]);
            builder.name(name.to_owned());
            for call in calls {
                builder.func_body().call(*call);
            }
            builder.func_body().global_get(stack).drop();
            builder.func_body().i32_const(if calls.is_empty() { address } else { 0 }).drop();
            builder.finish(Vec::new(), &mut module.funcs)
        };
        let both = add("alloc::grow", &[script]);
        let only = add("jiedu_core::qr::qr_png", &[script]);
        let early = add(names[0], &[both]);
        let late = add(names[1], &[both, only]);
        let main = add("main", &[]);
        module.exports.add("main", main);
        let table = module.tables.add_local(false, 4, Some(4), RefType::FUNCREF);
        let functions = ElementItems::Functions(vec![early, late, early]);
        let offset = ConstExpr::Value(Value::I32(1));
        let element = module.elements.add(ElementKind::Active { table, offset }, functions);
        module.tables.get_mut(table).elem_segments.insert(element);
        module.exports.add("table", table);
        module.emit_wasm()
    }

    const VTABLE: i32 = 4096;
    const EARLY: &str =
        "<jiedu_widget[7]::view::bar::bar::{closure#0} as jiedu_widget[7]::reactive::Hear>::hear";
    const LATE: &str =
        "<jiedu_widget[7]::view::share::embed::{closure#0} as jiedu_widget[7]::reactive::Hear>::hear";

    fn functions(module: &Module) -> Vec<&str> {
        let mut names: Vec<&str> =
            module.funcs.iter_local().filter_map(|(id, _)| module.funcs.get(id).name.as_deref()).collect();
        names.sort_unstable();
        names
    }

    fn table(module: &Module) -> Vec<(i32, Vec<&str>)> {
        let runs = module.elements.iter().map(|element| {
            let ElementKind::Active { offset: ConstExpr::Value(Value::I32(start)), .. } = element.kind else {
                unreachable!()
            };
            let ElementItems::Functions(functions) = &element.items else { unreachable!() };
            (start, functions.iter().map(|it| module.funcs.get(*it).name.as_deref().unwrap()).collect())
        });
        runs.collect()
    }

    #[test]
    fn what_only_the_rest_calls_goes_with_it() {
        let parts = split(&module([EARLY, LATE])).unwrap().unwrap();
        let [first, rest] = [parts.first, parts.rest].map(|wasm| Module::from_buffer(&wasm).unwrap());
        assert_eq!(functions(&first), [EARLY, "alloc::grow", "main"]);
        assert_eq!(functions(&rest), [LATE, "jiedu_core::qr::qr_png"]);
        assert_eq!(table(&first), [(1, vec![EARLY]), (3, vec![EARLY])]);
        assert_eq!(table(&rest), [(2, vec![LATE])]);
    }

    #[test]
    fn the_rest_brings_no_memory_of_its_own() {
        let parts = split(&module([EARLY, LATE])).unwrap().unwrap();
        let [first, rest] = [parts.first, parts.rest].map(|wasm| Module::from_buffer(&wasm).unwrap());
        assert_eq!((first.data.iter().count(), rest.data.iter().count()), (1, 0));
        assert_eq!(rest.exports.iter().count(), 0);
        let exports: Vec<&str> = first.exports.iter().map(|export| export.name.as_str()).collect();
        let imports: Vec<&str> =
            rest.imports.iter().filter(|it| it.module == FIRST).map(|it| it.name.as_str()).collect();
        // A function, the stack and the table; nothing in it reads the memory.
        assert_eq!(imports.len(), 3);
        assert!(imports.iter().all(|name| exports.contains(name)), "{imports:?} of {exports:?}");
        assert_eq!(first.exports.iter().count(), 5);
    }

    #[test]
    fn what_a_vtable_of_the_first_part_holds_stays_in_it() {
        let parts = split(&module_that_names([EARLY, LATE], VTABLE)).unwrap();
        assert!(parts.is_none(), "{LATE} is called by the first part");
        assert!(split(&module_that_names([EARLY, LATE], VTABLE + 4)).unwrap().is_some());
        let asked = "<jiedu_widget[7]::browser::actions::Browser as jiedu_widget[7]::view::Actions>::draw";
        assert!(split(&module_that_names([EARLY, asked], VTABLE)).unwrap().is_some());
    }

    #[test]
    fn a_module_without_such_names_stays_whole() {
        assert!(split(&module([EARLY, EARLY])).unwrap().is_none());
    }
}
