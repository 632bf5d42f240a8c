//! `cargo xtask test`: every check and every test, one after the other, counted.

use std::io::{BufRead as _, BufReader, Write as _};
use std::process::{Command, ExitCode, Stdio};
use std::time::Instant;

use anyhow::{Context as _, Result, bail};
use xtask::process::{cargo, command, line};
use xtask::{paths, tools};

use crate::build;

/// How many tests or checks passed and failed.
#[derive(Clone, Copy, Default)]
struct Count {
    passed: usize,
    failed: usize,
}

/// What was asked for on the command line.
#[derive(Default)]
struct Options {
    quick: bool,
    no_e2e: bool,
    engines: Vec<String>,
    filter: Option<String>,
}

/// One part of the run. It is left out, and counted as failed, where a step it `needs` failed.
struct Step {
    name: &'static str,
    needs: &'static [&'static str],
    run: fn(&Options) -> Result<Count>,
}

const TOOLS: Step = Step { name: "set up tools", needs: &[], run: |_| once(tools::ensure_lints()) };
const WASM_TOOLS: Step =
    Step { name: "set up tools for the build", needs: &[], run: |_| once(tools::ensure_for_build()) };
const BROWSERS: Step =
    Step { name: "set up browsers and drivers", needs: &[], run: |_| once(tools::ensure_for_tests()) };
const FORMAT: Step = Step { name: "formatting", needs: &[], run: |_| once(formatting()) };
const SCRIPTS: Step = Step {
    name: "scripts: types and unit tests",
    needs: &[],
    run: |options| {
        tools::ensure_npm_packages()?;
        let web = paths::root().join("web");
        let types = check(command("npm").args(["run", "--silent", "check"]).current_dir(&web))?;
        let mut node = command("node");
        node.args(["--test", "--test-reporter=tap"]).current_dir(&web);
        if let Some(filter) = &options.filter {
            node.arg(format!("--test-name-pattern={filter}"));
        }
        for entry in std::fs::read_dir(web.join("test"))? {
            let path = entry?.path();
            if path.to_string_lossy().ends_with(".test.js") {
                node.arg(path);
            }
        }
        let tests = node_tests(&mut node)?;
        Ok(Count { passed: types.passed + tests.passed, failed: types.failed + tests.failed })
    },
};
const CLIPPY: Step = Step {
    name: "clippy",
    needs: &[],
    run: |_| check(cargo().args(["clippy", "--workspace", "--all-targets", "--", "-D", "warnings"])),
};
const CLIPPY_WASM: Step = Step {
    name: "clippy for wasm",
    needs: &["set up tools for the build"],
    run: |_| {
        let mut count = Count::default();
        for (package, feature) in [("jiedu-widget", "csr"), ("jiedu-desk", "csr"), ("jiedu-engine", "worker")]
        {
            let target = ["--target", "wasm32-unknown-unknown", "--", "-D", "warnings"];
            let of = check(cargo().args(["clippy", "-p", package, "--features", feature]).args(target))?;
            count = Count { passed: count.passed + of.passed, failed: count.failed + of.failed };
        }
        Ok(count)
    },
};
const DOCS: Step = Step {
    name: "documentation",
    needs: &[],
    run: |_| check(cargo().args(["doc", "--workspace", "--no-deps"]).env("RUSTDOCFLAGS", "-D warnings")),
};
const TESTS: Step = Step {
    name: "unit tests, goldens, views, tidy",
    needs: &[],
    run: |options| {
        let mut command = cargo();
        command.args(["test", "--workspace", "--exclude", "jiedu-e2e", "--no-fail-fast", "--"]);
        tests(command.args(&options.filter))
    },
};
const BUILD: Step =
    Step { name: "release build", needs: &["set up tools for the build"], run: |_| once(build::build()) };
const E2E: Step = Step {
    name: "end-to-end tests in real browsers",
    needs: &["release build", "set up browsers and drivers"],
    run: |options| {
        let mut command = cargo();
        command.args(["test", "-p", "jiedu-e2e", "--"]).args(&options.filter);
        if !options.engines.is_empty() {
            command.env("JIEDU_E2E_ENGINES", options.engines.join(","));
        }
        tests(&mut command)
    },
};

/// Runs the steps that the options leave and says at the very end how many passed and failed.
pub(crate) fn test(args: Vec<String>) -> Result<ExitCode> {
    let options = parse(args)?;
    let steps = select(&options);
    let mut total = Count::default();
    let mut failed_steps: Vec<&str> = Vec::new();
    for (idx, step) in steps.iter().enumerate() {
        println!("[{}/{}] {}", idx + 1, steps.len(), step.name);
        let started = Instant::now();
        let blocked = step.needs.iter().find(|it| failed_steps.contains(it));
        let count = if let Some(other) = blocked {
            println!("      not run: it needs \"{other}\"");
            Count { passed: 0, failed: 1 }
        } else {
            (step.run)(&options).unwrap_or_else(|error| {
                println!("      {error:#}");
                Count { passed: 0, failed: 1 }
            })
        };
        if 0 < count.failed {
            failed_steps.push(step.name);
        }
        total.passed += count.passed;
        total.failed += count.failed;
        let verdict = if count.failed == 0 { "ok" } else { "FAILED" };
        println!(
            "      {verdict}, {} passed, {} failed, {:.1} s",
            count.passed,
            count.failed,
            started.elapsed().as_secs_f32()
        );
    }
    for name in &failed_steps {
        println!("failed: {name}");
    }
    println!("{} passed, {} failed", total.passed, total.failed);
    Ok(if total.failed == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

fn parse(args: Vec<String>) -> Result<Options> {
    let mut options = Options::default();
    let mut args = args.into_iter();
    while let Some(arg) = args.next() {
        match arg.as_str() {
            "--quick" => options.quick = true,
            "--no-e2e" => options.no_e2e = true,
            "--engine" => options.engines.push(args.next().context("--engine needs a name")?),
            _ if arg.starts_with('-') => bail!("test does not know {arg}"),
            _ if options.filter.is_some() => bail!("test takes one filter"),
            _ => options.filter = Some(arg),
        }
    }
    Ok(options)
}

/// `--quick` leaves what is native and fast; a filter leaves what it can choose from.
fn select(options: &Options) -> Vec<&'static Step> {
    let mut steps = Vec::new();
    if options.filter.is_none() {
        steps.extend([&TOOLS, &FORMAT, &CLIPPY, &SCRIPTS]);
    }
    if !options.quick {
        steps.push(&WASM_TOOLS);
        if options.filter.is_none() {
            steps.extend([&CLIPPY_WASM, &DOCS]);
        }
    }
    steps.push(&TESTS);
    if !options.quick {
        steps.push(&BUILD);
        if !options.no_e2e {
            steps.extend([&BROWSERS, &E2E]);
        }
    }
    steps
}

/// Checks that all sources are formatted. Forms of figures are declared by a macro, where `cargo fmt` does not find them.
fn formatting() -> Result<()> {
    xtask::process::run(cargo().args(["fmt", "--all", "--check"]))?;
    let forms = paths::root().join("crates/jiedu-core/src/figure/forms");
    let (mut files, mut folders) = (Vec::new(), vec![forms]);
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(&folder).with_context(|| folder.display().to_string())? {
            let path = entry?.path();
            let kind = if path.is_dir() { &mut folders } else { &mut files };
            kind.push(path);
        }
    }
    xtask::process::run(Command::new("rustfmt").args(["--edition", "2024", "--check"]).args(files))
}

/// A step that counts as one.
fn once(result: Result<()>) -> Result<Count> {
    result.map(|()| Count { passed: 1, failed: 0 })
}

fn check(command: &mut Command) -> Result<Count> {
    once(xtask::process::run(command))
}

/// Runs tests, shows what they print and adds up their closing lines.
fn tests(command: &mut Command) -> Result<Count> {
    let mut child = command.stdout(Stdio::piped()).stdin(Stdio::null()).spawn()?;
    let stdout = child.stdout.take().context("no output")?;
    let (mut count, mut ignored) = (Count::default(), 0);
    for text in BufReader::new(stdout).lines() {
        let text = text?;
        if let Some(result) = text.strip_prefix("test result: ") {
            count.passed += number_before(result, "passed");
            count.failed += number_before(result, "failed");
            ignored += number_before(result, "ignored");
        }
        // The dots of a test that passed say nothing to a reader; failures and totals do.
        let quiet = text.is_empty() || (text.starts_with("test ") && text.ends_with(" ... ok"));
        if !quiet {
            println!("      {text}");
        }
        std::io::stdout().flush()?;
    }
    let status = child.wait()?;
    if 0 < ignored {
        println!("      {ignored} tests are ignored: none may be");
        count.failed += ignored;
    }
    if !status.success() && count.failed == 0 {
        println!("      {} ended with {status}", line(command));
        count.failed = 1;
    }
    Ok(count)
}

/// Runs the tests of Node and reads the counts at their end.
fn node_tests(command: &mut Command) -> Result<Count> {
    let output = command.stdin(Stdio::null()).output().with_context(|| line(command))?;
    let text = String::from_utf8_lossy(&output.stdout);
    let count = |word: &str| {
        let line = text
            .lines()
            .rev()
            .find_map(|line| line.strip_prefix("# ")?.strip_prefix(word)?.trim().parse().ok());
        line.unwrap_or(0)
    };
    let (passed, mut failed) = (count("pass "), count("fail "));
    if !output.status.success() {
        println!("{text}{}", String::from_utf8_lossy(&output.stderr));
        failed = failed.max(1);
    }
    Ok(Count { passed, failed })
}

fn number_before(text: &str, word: &str) -> usize {
    let words: Vec<&str> = text.split([' ', ';']).filter(|it| !it.is_empty()).collect();
    let place = words.iter().position(|it| *it == word);
    place.and_then(|idx| words.get(idx.checked_sub(1)?)?.parse().ok()).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::{number_before, parse, select};

    #[test]
    fn closing_lines_are_counted() {
        let line = "FAILED. 12 passed; 3 failed; 1 ignored; 0 measured; 0 filtered out; finished in 0.00s";
        assert_eq!(["passed", "failed", "ignored"].map(|word| number_before(line, word)), [12, 3, 1]);
    }

    #[test]
    fn options_choose_the_steps() {
        let check = |args: &[&str], expected: usize| {
            let options = parse(args.iter().map(ToString::to_string).collect()).unwrap();
            assert_eq!(select(&options).len(), expected, "{args:?}");
        };
        check(&[], 11);
        check(&["--no-e2e"], 9);
        check(&["--quick"], 5);
        check(&["t32_links", "--engine", "firefox"], 5);
        assert!(parse(vec!["--engine".to_owned()]).is_err());
    }
}
