//! The machine that measures, as far as it bears on the times.

use std::fs;

/// Processors and, where the system tells, how busy they were, in a line.
pub(super) fn describe() -> String {
    let processors = std::thread::available_parallelism().map_or(1, usize::from);
    let load = fs::read_to_string("/proc/loadavg").ok();
    // The mean over the last five minutes; this task keeps about one processor busy itself.
    let load = load.as_deref().and_then(|it| it.split(' ').nth(1)).and_then(|it| it.parse::<f64>().ok());
    let busy = match load {
        Some(load) if load > processors as f64 => {
            format!(
                ", load {load:.1}: others kept it busy, the times are longer and less steady than they should be"
            )
        }
        Some(load) => format!(", load {load:.1}"),
        None => String::new(),
    };
    format!("{processors} processors{busy}")
}
