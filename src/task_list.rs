//! The list of a briefing's tasks: under which heading each stands, which are shown, which are ticked.

use jiedu_core::outline::upwards;
use jiedu_core::payload::BriefingPart;

/// Tasks of one section, one after the other.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TaskGroup {
    /// The section; none before the first.
    pub section: Option<usize>,
    /// Indexes of the tasks.
    pub tasks: Vec<usize>,
}

/// Which tasks are shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum TaskFilter {
    /// All of them.
    #[default]
    All,
    /// Those that are not ticked.
    Unticked,
    /// Those of a part of the text, by the index of its section; none is what stands before the first.
    Part(Option<usize>),
}

/// The section of a task.
fn section_of(part: &BriefingPart, task: usize) -> Option<usize> {
    part.tasks.get(task)?.passage.section.map(usize::from)
}

/// The part of the text that a task stands in: its section of the first level.
fn part_of(part: &BriefingPart, task: usize) -> Option<usize> {
    upwards(&part.sections, section_of(part, task)?).last()
}

/// The tasks that a filter shows, by the section that they stand in. `is_ticked` says of a task whether it is.
pub fn groups(part: &BriefingPart, filter: TaskFilter, is_ticked: impl Fn(usize) -> bool) -> Vec<TaskGroup> {
    let mut groups: Vec<TaskGroup> = Vec::new();
    for task in 0..part.tasks.len() {
        let is_shown = match filter {
            TaskFilter::All => true,
            TaskFilter::Unticked => !is_ticked(task),
            TaskFilter::Part(top) => part_of(part, task) == top,
        };
        if !is_shown {
            continue;
        }
        let section = section_of(part, task);
        match groups.last_mut().filter(|group| group.section == section) {
            Some(group) => group.tasks.push(task),
            None => groups.push(TaskGroup { section, tasks: vec![task] }),
        }
    }
    groups
}

/// The parts of the text that have tasks, each with how many.
pub fn parts(part: &BriefingPart) -> Vec<(Option<usize>, usize)> {
    let mut parts: Vec<(Option<usize>, usize)> = Vec::new();
    for task in 0..part.tasks.len() {
        let top = part_of(part, task);
        match parts.iter_mut().find(|(known, _)| *known == top) {
            Some((_, count)) => *count += 1,
            None => parts.push((top, 1)),
        }
    }
    parts
}

/// A task's first sentence, which names it, and what follows.
pub fn named(text: &str) -> (&str, &str) {
    let end = text.find('。').map_or(text.len(), |at| at + '。'.len_utf8());
    text.split_at(end)
}

/// A name of a task that it keeps wherever it stands: a task whose words change is another, and its tick is gone.
pub fn fingerprint(text: &str) -> u32 {
    text.bytes().fold(0x811c_9dc5, |hash, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193))
}

/// Ticks as they are kept.
pub fn write_ticks(ticks: &[u32]) -> String {
    ticks.iter().map(u32::to_string).collect::<Vec<_>>().join(",")
}

/// Ticks that were kept; what is none is left out.
pub fn read_ticks(kept: &str) -> Vec<u32> {
    kept.split(',').filter_map(|tick| tick.parse().ok()).collect()
}

#[cfg(test)]
mod tests {
    use jiedu_core::outline::SectionPart;
    use jiedu_core::passage::Passage;
    use jiedu_core::payload::TaskPart;

    use super::*;

    fn part() -> BriefingPart {
        let section = |level: u8, parent: Option<u16>| SectionPart {
            anchor: String::new(),
            aliases: vec![],
            number: String::new(),
            path: String::new(),
            title: String::new(),
            short: String::new(),
            level,
            parent,
            missing: None,
        };
        let task = |section: Option<u16>| TaskPart { passage: Passage { section, ..Passage::default() } };
        BriefingPart {
            sections: vec![section(1, None), section(2, Some(0)), section(2, Some(0)), section(1, None)],
            tasks: vec![task(None), task(Some(1)), task(Some(1)), task(Some(2)), task(Some(3))],
            ..BriefingPart::default()
        }
    }

    fn shown(filter: TaskFilter) -> Vec<(Option<usize>, Vec<usize>)> {
        let groups = groups(&part(), filter, |task| task == 1 || task == 4);
        groups.into_iter().map(|group| (group.section, group.tasks)).collect()
    }

    #[test]
    fn tasks_stand_under_their_sections() {
        let all = [(None, vec![0]), (Some(1), vec![1, 2]), (Some(2), vec![3]), (Some(3), vec![4])];
        assert_eq!(shown(TaskFilter::All), all);
        assert_eq!(shown(TaskFilter::Unticked), [(None, vec![0]), (Some(1), vec![2]), (Some(2), vec![3])]);
        assert_eq!(shown(TaskFilter::Part(Some(0))), [(Some(1), vec![1, 2]), (Some(2), vec![3])]);
        assert_eq!(shown(TaskFilter::Part(None)), [(None, vec![0])]);
        assert_eq!(parts(&part()), [(None, 1), (Some(0), 3), (Some(3), 1)]);
    }

    #[test]
    fn ticks_come_back_as_they_were_kept() {
        let ticks = ["要抓实。", "要抓早。"].map(fingerprint);
        assert_ne!(ticks[0], ticks[1]);
        assert_eq!(read_ticks(&write_ticks(&ticks)), ticks);
        assert_eq!(read_ticks(""), Vec::<u32>::new());
        assert_eq!(read_ticks("1,x,,-3,2"), [1, 2]);
    }

    #[test]
    fn the_first_sentence_names_a_task() {
        assert_eq!(named("要抓实。抓早。"), ("要抓实。", "抓早。"));
        assert_eq!(named("一要抓细"), ("一要抓细", ""));
    }
}
