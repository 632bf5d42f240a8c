//! `cargo xtask bench`: what the page weighs, how soon it is there, what it holds in memory, how it moves.
//!
//! Everything is measured on one browser in one run, the page beside itself without scripts, in turns: what else the
//! machine does then falls on both. The numbers are medians; a layout shift is the largest.

mod anchor;
mod chromium;
mod content;
mod devtools;
mod figure;
mod goal;
mod machine;
mod motion;
mod print;
mod search;
mod site;
mod sizes;
mod socket;
mod visit;

use std::path::PathBuf;
use std::process::ExitCode;

use anyhow::{Context as _, Result, bail};
use serde_json::json;
use xtask::paths;

use crate::build;
use devtools::DevTools;
use motion::Motion;
use search::Search;
use site::{Output, Site};
use sizes::Sizes;
use visit::{Device, Scripts, Visit};

/// What was asked for on the command line.
struct Options {
    runs: usize,
    times: Vec<usize>,
    build: bool,
    json: Option<PathBuf>,
    /// The `dist` of another build, which is visited in turns with this one.
    against: Option<PathBuf>,
}

/// A page on a device: with its scripts and without.
struct Load {
    times: usize,
    output: Output,
    device: Device,
    /// Whether it is of the build that this one is compared with.
    is_other: bool,
    live: Visit,
    still: Visit,
    /// Without its scripts, measured by the probe alone; only the hosted page.
    drawn: Visit,
}

/// All that was measured.
struct Results {
    browser: String,
    machine: String,
    runs: usize,
    sizes: Sizes,
    loads: Vec<Load>,
    motions: Vec<(usize, Motion)>,
    searches: Vec<(usize, Search)>,
}

impl Results {
    fn find(&self, times: usize, output: Output, device: Device) -> Option<&Load> {
        self.find_in(false, times, output, device)
    }

    fn find_other(&self, output: Output, device: Device) -> Option<&Load> {
        self.find_in(true, 1, output, device)
    }

    fn find_in(&self, is_other: bool, times: usize, output: Output, device: Device) -> Option<&Load> {
        self.loads.iter().find(|it| {
            it.is_other == is_other && it.times == times && it.output == output && it.device == device
        })
    }
}

/// Measures, prints and judges.
pub(crate) fn bench(args: Vec<String>) -> Result<ExitCode> {
    let options = parse(args)?;
    println!("[1/3] build");
    chromium::ensure()?;
    if options.build {
        build::build()?;
    }
    let other = options.against.map(|dir| Site::of(1, dir)).transpose()?;
    let sites = options.times.iter().map(|times| Site::open(*times)).collect::<Result<Vec<_>>>()?;
    println!("[2/3] measure");
    let mut browser = DevTools::start()?;
    let mut results = Results {
        browser: browser.version()?,
        runs: options.runs,
        sizes: sizes::weigh(&paths::dist())?,
        loads: Vec::new(),
        motions: Vec::new(),
        searches: Vec::new(),
        machine: String::new(),
    };
    if let Some(site) = sites.first() {
        // The first page of a browser pays for its start.
        visit::visit(&mut browser, &site.url(Output::Hosted), Device::Desk, Scripts::On)?;
    }
    for site in &sites {
        // What takes long is not shaken as much by what else goes on.
        let runs = if site.times == 1 { options.runs } else { options.runs.div_ceil(2) };
        let other = other.as_ref().filter(|it| it.times == site.times);
        if runs > 0 {
            results.loads.extend(loads(&mut browser, site, other, runs)?);
        }
        println!("      {}×: scroll and click", site.times);
        results.motions.push((site.times, motion::measure(&mut browser, &site.url(Output::Hosted))?));
        println!("      {}×: search", site.times);
        results.searches.push((site.times, search::measure(&mut browser, &site.url(Output::Hosted))?));
    }
    results.machine = machine::describe();
    println!("[3/3] results\n");
    let goals = goal::goals(&results);
    print::results(&results, &goals);
    if let Some(file) = options.json {
        let text = serde_json::to_string_pretty(&to_json(&results, &goals))?;
        std::fs::write(&file, text).with_context(|| file.display().to_string())?;
    }
    Ok(ExitCode::SUCCESS)
}

/// Visits both outputs on both devices, with and without scripts, and those of another build, in turns.
fn loads(browser: &mut DevTools, site: &Site, other: Option<&Site>, runs: usize) -> Result<Vec<Load>> {
    let sites = || std::iter::once(site).chain(other);
    let mut loads = Vec::new();
    for output in Output::ALL {
        for device in [Device::Desk, Device::Phone] {
            println!("      {}×: {}, {}, {runs} visits each way", site.times, output.name(), device.name());
            // Of each site the visits with scripts, without, and with the probe alone.
            let mut visits: Vec<[Vec<Visit>; 3]> = sites().map(|_| Default::default()).collect();
            for run in 0..runs {
                let ways: &[Scripts] = match output {
                    Output::Hosted => &[Scripts::On, Scripts::Off, Scripts::Probe],
                    Output::OneFile => &[Scripts::On, Scripts::Off],
                };
                let turns =
                    sites().enumerate().flat_map(|(idx, site)| ways.iter().map(move |way| (idx, site, *way)));
                let mut turns: Vec<_> = turns.collect();
                if run % 2 == 1 {
                    turns.reverse();
                }
                for (idx, site, scripts) in turns {
                    let url = if scripts == Scripts::Probe { site.still_url() } else { site.url(output) };
                    visits[idx][scripts as usize].push(visit::visit(browser, &url, device, scripts)?);
                }
            }
            for (idx, visits) in visits.iter().enumerate() {
                let [live, still, drawn] = visits.each_ref().map(|visits| Visit::median(visits));
                loads.push(Load {
                    times: site.times,
                    output,
                    device,
                    is_other: idx == 1,
                    live,
                    still,
                    drawn,
                });
            }
        }
    }
    Ok(loads)
}

fn parse(args: Vec<String>) -> Result<Options> {
    let mut options = Options { runs: 5, times: vec![1, 10, 100], build: true, json: None, against: None };
    let mut args = args.into_iter();
    while let Some(arg) = args.next() {
        match arg.as_str() {
            "--quick" => options.runs = 2,
            "--runs" => {
                options.runs = args.next().and_then(|it| it.parse().ok()).context("--runs needs a number")?;
            }
            "--no-build" => options.build = false,
            "--times" => {
                let list = args.next().context("--times needs numbers such as 1,10,100")?;
                options.times = list.split(',').map(str::parse).collect::<Result<_, _>>()?;
            }
            "--against" => {
                options.against =
                    Some(args.next().context("--against needs the dist folder of a build")?.into());
            }
            "--json" => options.json = Some(args.next().context("--json needs a file")?.into()),
            _ => bail!("bench does not know {arg}"),
        }
    }
    Ok(options)
}

fn to_json(results: &Results, goals: &[goal::Goal]) -> serde_json::Value {
    let load = |load: &Load| {
        json!({
            "times": load.times, "output": load.output.name(), "device": load.device, "is_other": load.is_other,
            "live": load.live, "still": load.still, "drawn": load.drawn,
        })
    };
    let motion = |(times, motion): &(usize, Motion)| json!({ "times": times, "motion": motion });
    let search = |(times, search): &(usize, Search)| json!({ "times": times, "search": search });
    json!({
        "browser": results.browser,
        "machine": results.machine,
        "runs": results.runs,
        "sizes": results.sizes.parts.iter().chain([&results.sizes.hosted, &results.sizes.one_file]).collect::<Vec<_>>(),
        "loads": results.loads.iter().map(load).collect::<Vec<_>>(),
        "motions": results.motions.iter().map(motion).collect::<Vec<_>>(),
        "searches": results.searches.iter().map(search).collect::<Vec<_>>(),
        "goals": goals,
    })
}

#[cfg(test)]
mod tests {
    use super::parse;

    #[test]
    fn options_are_read() {
        let options = parse(["--quick", "--times", "1,100"].map(str::to_owned).to_vec()).unwrap();
        assert_eq!((options.runs, options.times, options.build), (2, vec![1, 100], true));
        assert!(parse(vec!["--json".to_owned()]).is_err());
        assert!(parse(vec!["--loud".to_owned()]).is_err());
    }
}
