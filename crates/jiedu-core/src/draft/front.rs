//! The front matter of a draft: what of the text's head and foot belongs there, and what is cut from the text.

use std::collections::HashSet;

use super::anchor::spelled;
use super::date::{find_day, whole_day, years};
use super::event::year_of;
use super::keep::Kept;
use super::place::place_of;
use super::title::{breaks, title_from};
use super::{Given, name};
use crate::diagnostic::Diagnostic;
use crate::document::raw::{Passage, PassageKind, RawText, is_greeting, is_stop};
use crate::document::{KeyQuote, is_briefing};

/// Most lines of a text's head, before its first sentence.
const HEAD: usize = 14;
/// Most lines of its foot that may hold a signature.
const FOOT: usize = 4;
/// Most paragraphs above the words that say for whom a report is given.
const REPORTS: usize = 6;
/// Most characters of the name of an office.
const OFFICE: usize = 40;
/// Most characters of an id.
const ID: usize = 32;

/// What the names of offices end with.
const OFFICES: [&str; 20] = [
    "人民政府",
    "办公厅",
    "办公室",
    "委员会",
    "人大常委会",
    "财政局",
    "统计局",
    "部",
    "厅",
    "局",
    "委",
    "署",
    "法院",
    "检察院",
    "管委会",
    "银行",
    "总局",
    "調查隊",
    "调查队",
    "院",
];
/// Words for who delivers a report, before or behind the name.
const ROLES: [&str; 18] = [
    "省长",
    "市长",
    "区长",
    "县长",
    "州长",
    "镇长",
    "主席",
    "主任",
    "局长",
    "厅长",
    "部长",
    "院长",
    "检察长",
    "书记",
    "记者",
    "通讯员",
    "总理",
    "新华社",
];

/// Front matter being drafted.
#[derive(Default)]
pub(super) struct Front {
    id: String,
    pub(super) title: String,
    subtitle: String,
    short: String,
    place: String,
    issuer: String,
    byline: String,
    /// Where the text was taken from, as the page around it says.
    source: String,
    meeting: String,
    /// Year, month and day.
    day: Option<(u16, u8, u8)>,
    /// On what an inferred year rests; empty where the text says it.
    evidence: String,
    /// Passages whose words stand here and no more in the text.
    pub(super) lifted: HashSet<usize>,
    /// Key of the front matter, code, what is in doubt, and what to do.
    doubts: Vec<(&'static str, &'static str, String, &'static str)>,
}

/// Takes what a front matter that is no briefing's says; returns it with the text behind it.
pub(super) fn take_given(source: &str, given: &Given) -> (Given, String, Vec<Diagnostic>) {
    let mut given = given.clone();
    let mut doubts = Vec::new();
    if !is_briefing(source) {
        return (given, source.to_owned(), doubts);
    }
    let Some((toml, body)) = source.split_once('\n').and_then(|(_, rest)| rest.split_once("\n+++")) else {
        return (given, source.to_owned(), doubts);
    };
    let body = body.split_once('\n').map_or("", |(_, body)| body).to_owned();
    let table: toml::Table = toml.parse().unwrap_or_default();
    let mut unused = Vec::new();
    for (key, value) in &table {
        let words = match value {
            toml::Value::String(words) => words.clone(),
            toml::Value::Datetime(day) => day.date.map_or_else(String::new, |day| day.to_string()),
            _ => String::new(),
        };
        match key.as_str() {
            "title" => given.title = words,
            "author" | "byline" => given.byline = words,
            "date" | "issued" => given.issued = words,
            _ => unused.push(key.as_str()),
        }
    }
    if !unused.is_empty() || table.is_empty() {
        doubts.push(Diagnostic::note(
            "front-matter-left",
            0..0,
            format!("of the text's own front matter this was left out: {}", unused.join(", ")),
            "take over by hand what belongs into the briefing",
        ));
    }
    (given, body, doubts)
}

impl Front {
    /// Reads head and foot of a text.
    pub(super) fn read(raw: &RawText, given: &Given, kept: &Kept) -> Self {
        let mut front = Self::default();
        front.read_title(raw, given);
        front.read_head(raw);
        front.read_meeting(raw);
        front.read_foot(raw);
        if !given.byline.is_empty() && front.byline.is_empty() {
            front.byline.clone_from(&given.byline);
        }
        if let Some(day) = iso_day(&given.issued).filter(|_| front.day.is_none()) {
            front.day = Some(day);
        }
        front.read_page(raw);
        if front.day.is_none() && !front.doubts.iter().any(|doubt| doubt.1 == "year-unknown") {
            front.doubts.push((
                "title",
                "date-missing",
                "no day was found on which this was held or issued".to_owned(),
                "add issued = 2022-12-08, or [meeting] with name and date",
            ));
        }
        front.name_it(given, kept);
        front
    }

    fn read_title(&mut self, raw: &RawText, given: &Given) {
        for (idx, passage) in raw.passages.iter().enumerate() {
            let words = one_line(&passage.text);
            match passage.kind {
                PassageKind::Title if is_title(&words) => {
                    self.title = words;
                    self.lifted.insert(idx);
                }
                PassageKind::Subtitle => self.take_subtitle(idx, &words),
                _ => {}
            }
        }
        if self.title.is_empty() && !given.title.is_empty() {
            self.title = one_line(&given.title);
        }
        if self.title.is_empty() {
            let prose = raw.passages.iter().find(|passage| {
                passage.is_prose()
                    && passage.numbered.is_none()
                    && passage.text.contains(|c| is_stop(c) || c == '：')
                    && !is_greeting(&passage.text)
            });
            let heading = raw.heads.first().map_or("", |_| raw.title_of(0));
            let first = raw
                .passages
                .iter()
                .find(|passage| passage.kind != PassageKind::Furniture)
                .is_some_and(|passage| matches!(passage.kind, PassageKind::Heading(_)));
            let cut = if first && !heading.is_empty() {
                heading
            } else {
                prose.map_or("", |prose| title_from(&prose.text))
            };
            let fallback = raw.passages.iter().find(|passage| passage.kind != PassageKind::Furniture);
            let fallback = fallback.map_or("", |passage| passage.text.as_str());
            self.title = one_line(if cut.is_empty() { title_from(fallback) } else { cut });
            if self.title.is_empty() {
                self.title = if given.name.is_empty() { "无题".to_owned() } else { given.name.clone() };
            }
            self.doubts.push((
                "title",
                "title-missing",
                "no line of the text is its title; this one is cut from its first words".to_owned(),
                "write the title as the original has it",
            ));
        }
    }

    fn take_subtitle(&mut self, idx: usize, words: &str) {
        if self.subtitle.is_empty() {
            let words = words.trim_start_matches(['—', '-', '─', '―', '–', ' ']);
            let inner = words.strip_prefix(['（', '(']).and_then(|words| words.strip_suffix(['）', ')']));
            self.subtitle = inner.unwrap_or(words).to_owned();
            self.lifted.insert(idx);
        }
    }

    /// The lines before the first sentence: where it was held, who issues it, who speaks.
    fn read_head(&mut self, raw: &RawText) {
        let mut bylines: Vec<String> = Vec::new();
        let own =
            || raw.passages.iter().enumerate().filter(|(_, passage)| passage.kind != PassageKind::Furniture);
        let head = own().take(HEAD).take_while(|(_, passage)| stands_in_head(passage)).count();
        for (count, (idx, passage)) in own().enumerate() {
            let words = one_line(&passage.text);
            if passage.kind == PassageKind::Byline && bylines.is_empty() {
                bylines.push(words);
                self.lifted.insert(idx);
                continue;
            }
            let line = count < head
                && matches!(passage.kind, PassageKind::Paragraph | PassageKind::Title)
                && passage.numbered.is_none()
                && !self.lifted.contains(&idx);
            if !line {
                continue;
            }
            let length = words.chars().count();
            let dashed = words.starts_with(['—', '─', '―']);
            let held = words.contains("会议上") || words.contains("大会上") || words.contains("會議上");
            let greeted = own().nth(count + 1).is_some_and(|(_, next)| is_greeting(&next.text));
            if dashed || (held && find_day(&words).is_some()) {
                let free = self.subtitle.is_empty();
                self.take_subtitle(idx, &words);
                if free && let Some(speaker) = self.take_speaker() {
                    bylines.push(speaker);
                }
            } else if length <= OFFICE && is_office(&words) {
                if self.issuer.is_empty() {
                    self.issuer.clone_from(&words);
                }
                bylines.push(words);
                self.lifted.insert(idx);
            } else if length <= OFFICE && (is_speaker(&words) || (greeted && is_name(&words))) {
                bylines.push(words);
                self.lifted.insert(idx);
            } else if let Some(day) = find_day(&words).filter(|_| tells_issue(&words)) {
                // Of several the last is that of the text as it stands.
                self.day = day.year.map(|year| (year, day.month, day.day)).or(self.day);
            }
        }
        self.byline = bylines.join(" ");
    }

    /// Cuts who speaks from the line that says where: ……会议上 某省省长 某某.
    fn take_speaker(&mut self) -> Option<String> {
        let end =
            ["会议上 ", "大会上 "].iter().find_map(|end| self.subtitle.find(end).map(|at| at + end.len()))?;
        let speaker = self.subtitle.get(end..).filter(|rest| is_speaker(rest))?.trim().to_owned();
        self.subtitle.truncate(end);
        self.subtitle.truncate(self.subtitle.trim_end().len());
        Some(speaker)
    }

    /// What the web page around the text says of it: where it was taken from, and a day where nothing else tells one.
    fn read_page(&mut self, raw: &RawText) {
        let page = &raw.furniture;
        let day = page_day(&page.day);
        self.source.clone_from(&page.source);
        if let Some((year, month, day)) = day.filter(|_| !page.source.is_empty()) {
            self.source = format!("{} {year:04}-{month:02}-{day:02}", page.source);
        }
        if self.day.is_none() && self.meeting.is_empty() && day.is_some() {
            self.day = day;
            self.doubts.push((
                "issued",
                "date-of-page",
                format!("the day is that of the web page: {}", page.day),
                "compare the original: where it has a day of its own, write that",
            ));
        }
        if self.issuer.is_empty() {
            self.issuer = self.represented(raw).unwrap_or_default();
        }
    }

    /// The government for which a report is given: 我代表某市人民政府; 省人民政府 is that of the place.
    fn represented(&self, raw: &RawText) -> Option<String> {
        let prose = raw.passages.iter().filter(|passage| passage.is_prose());
        let name = prose.take(REPORTS).find_map(|passage| {
            let (_, rest) = passage.text.split_once("我代表")?;
            let end = rest.find("政府")? + "政府".len();
            let name = rest.get(..end)?;
            (name.chars().count() <= OFFICE / 2 && name.chars().all(crate::document::raw::is_han))
                .then_some(name)
        })?;
        let level = ["自治区", "自治州", "省", "市", "县", "区"].iter().find(|level| {
            name.strip_prefix(**level).is_some_and(|rest| rest == "人民政府" || rest == "政府")
        });
        let Some(level) = level else { return name.ends_with("人民政府").then(|| name.to_owned()) };
        let place =
            [&self.meeting, &self.subtitle, &self.title].into_iter().find_map(|words| place_of(words))?;
        Some(format!("{}{name}", place.strip_suffix(level)?))
    }

    /// The meeting: 2019年9月2日在……会议上 of the head, or the first sentence's 7月30日，……会议召开.
    fn read_meeting(&mut self, raw: &RawText) {
        let subtitle = self.subtitle.clone();
        if let Some(day) = find_day(&subtitle)
            && let Some(name) = subtitle.get(day.range.end..).and_then(held_at)
        {
            self.meeting = name.to_owned();
            self.set_day(raw, &subtitle, &day);
            return;
        }
        let Some(first) =
            raw.passages.iter().find(|passage| passage.is_prose() && passage.text.contains(is_stop))
        else {
            return;
        };
        let sentence = first.text.split(is_stop).next().unwrap_or_default();
        let Some(day) = find_day(sentence)
            .filter(|day| sentence.get(..day.range.start).is_some_and(|before| before.chars().count() <= 6))
        else {
            return;
        };
        let after = sentence.get(day.range.end..).unwrap_or_default();
        let after = after.trim_start_matches(['上', '下', '午', '，', ',', ' ']);
        let clause = after.split(['，', ',']).next().unwrap_or_default();
        let named = clause.contains("召开") || clause.contains("举行") || clause.contains("會議");
        let name = held_at(after).or_else(|| (named && clause.contains(['会', '會'])).then_some(clause));
        let Some(name) = name else { return };
        self.meeting = name.to_owned();
        let holder = name.split("召开").next().unwrap_or_default();
        let body = ["委员会", "代表大会", "人大常委会"].iter().find_map(|body| {
            let end = name.find(body)? + body.len();
            name.get(end..)?.starts_with('第').then(|| name.get(..end))?
        });
        let host = body.or(Some(holder).filter(|holder| !holder.contains('会') && holder.len() < name.len()));
        if let Some(host) = host.filter(|_| self.issuer.is_empty()) {
            self.issuer = host.to_owned();
        }
        self.set_day(raw, sentence, &day);
    }

    /// Sets the day; a year that its line leaves out is inferred where the text leaves no choice.
    fn set_day(&mut self, raw: &RawText, line: &str, day: &super::date::Day) {
        if let Some(year) = day.year {
            self.day = Some((year, day.month, day.day));
            return;
        }
        let words = line.get(day.range.clone()).unwrap_or_default();
        let paged = || {
            let (year, month, of) = page_day(&raw.furniture.day)?;
            ((day.month, day.day) <= (month, of)).then(|| (year, format!("网页日期{}", raw.furniture.day)))
        };
        match infer_year(raw, &self.title).or_else(paged) {
            Some((year, evidence)) => {
                self.day = Some((year, day.month, day.day));
                self.evidence = format!("原文只写“{words}”，年份据{evidence}推断。");
                self.doubts.push((
                    "date",
                    "year-inferred",
                    format!("the year is inferred: {}", self.evidence),
                    "compare the original; where it says the year, take inferred and evidence out",
                ));
            }
            None => self.doubts.push((
                "name",
                "year-unknown",
                format!("the text says “{words}” and no year that is surely its own"),
                "add date = 2022-07-30 under [meeting], with inferred = true and evidence where the year is inferred",
            )),
        }
    }

    /// The signature: an office, and the day under it.
    fn read_foot(&mut self, raw: &RawText) {
        let from = raw.passages.len().saturating_sub(FOOT);
        let signed = raw.passages.iter().enumerate().position(|(idx, passage)| {
            let foot =
                idx >= from || raw.passages.get(idx + 1).is_some_and(|next| next.text.contains("此件"));
            idx > 2 && foot && whole_day(&passage.text).is_some()
        });
        let Some(at) = signed else { return };
        let Some(day) = raw.passages.get(at).and_then(|passage| whole_day(&passage.text)) else { return };
        if self.day.is_none() && self.meeting.is_empty() {
            self.day = day.year.map(|year| (year, day.month, day.day));
        }
        let office = at
            .checked_sub(1)
            .and_then(|above| raw.passages.get(above))
            .map(|passage| one_line(&passage.text));
        if let Some(office) = office
            .filter(|office| self.issuer.is_empty() && is_office(office) && office.chars().count() <= OFFICE)
        {
            self.issuer = office;
        }
    }

    /// Place, name in the switch, and id.
    fn name_it(&mut self, given: &Given, kept: &Kept) {
        let place = [&self.meeting, &self.subtitle, &self.title, &self.issuer, &self.byline]
            .into_iter()
            .find_map(|words| place_of(words));
        self.place = place.unwrap_or_default().to_owned();
        self.short = match (kept.short.is_empty(), self.place.is_empty()) {
            (false, _) => kept.short.clone(),
            (true, false) => self.place.clone(),
            (true, true) => short_of(&self.title),
        };
        let year = self.day.map_or_else(String::new, |(year, ..)| format!("-{year}"));
        let spelled = spelled(&self.short, ID - year.len());
        self.id = if !kept.id.is_empty() {
            kept.id.clone()
        } else {
            id_of(&given.name)
                .unwrap_or_else(|| if spelled.is_empty() { "briefing".to_owned() } else { spelled } + &year)
        };
    }

    /// The front matter as TOML between its marks, with the key figures.
    pub(super) fn write(&self, keys: &[KeyQuote]) -> String {
        let mut text = String::from("+++\n");
        let mut line = |key: &str, value: &str| {
            if !value.is_empty() {
                text.push_str(&format!("{key} = {}\n", quoted(value)));
            }
        };
        line("id", &self.id);
        line("title", &self.title);
        let breaks: Vec<String> = breaks(&self.title).iter().map(|words| quoted(words)).collect();
        if !breaks.is_empty() {
            text.push_str(&format!("title_breaks = [{}]\n", breaks.join(", ")));
        }
        let mut line = |key: &str, value: &str| {
            if !value.is_empty() {
                text.push_str(&format!("{key} = {}\n", quoted(value)));
            }
        };
        for (key, value) in [
            ("subtitle", &self.subtitle),
            ("short", &self.short),
            ("place", &self.place),
            ("issuer", &self.issuer),
            ("byline", &self.byline),
            ("source", &self.source),
        ] {
            line(key, value);
        }
        let date = self.day.map(|(year, month, day)| format!("{year:04}-{month:02}-{day:02}"));
        if self.meeting.is_empty() {
            if let Some(date) = date {
                text.push_str(&format!("issued = {date}\n"));
            }
        } else {
            text.push_str(&format!("\n[meeting]\nname = {}\n", quoted(&self.meeting)));
            if let Some(date) = date {
                text.push_str(&format!("date = {date}\n"));
            }
            if !self.evidence.is_empty() {
                text.push_str(&format!("inferred = true\nevidence = {}\n", quoted(&self.evidence)));
            }
        }
        for key in keys {
            text.push_str("\n[[key]]\n");
            let lines = [
                ("quote", &key.quote),
                ("label", &key.label),
                ("detail", &key.detail),
                ("figure", &key.figure),
            ];
            for (name, value) in lines {
                if !value.is_empty() {
                    text.push_str(&format!("{name} = {}\n", quoted(value)));
                }
            }
        }
        text + "+++\n\n"
    }

    /// What is in doubt, each at its line of the front matter.
    pub(super) fn doubts(&self, head: &str) -> Vec<Diagnostic> {
        let place = |key: &str| {
            let start = head.find(&format!("\n{key} = ")).map_or(0, |at| at + 1);
            start..start + head.get(start..).and_then(|rest| rest.find('\n')).unwrap_or(0)
        };
        self.doubts
            .iter()
            .map(|(key, code, message, help)| Diagnostic::warning(code, place(key), message.clone(), *help))
            .collect()
    }
}

/// The year of a text that names a day without one, and from what it follows.
fn infer_year(raw: &RawText, title: &str) -> Option<(u16, String)> {
    let mut titled: Vec<u16> = years(title).into_iter().map(|(year, _)| year).collect();
    titled.dedup();
    let texts = || raw.passages.iter().map(|passage: &Passage| passage.text.as_str());
    if let Some((year, words, why)) = texts().find_map(year_of) {
        return Some((year, format!("“{words}”（{why}）")));
    }
    if let [year] = titled.as_slice() {
        return Some((*year, format!("标题“{year}年”")));
    }
    // A half or a quarter of a year that is spoken of as past or present is its own.
    let mut halves: Vec<(u16, String)> = Vec::new();
    for text in texts() {
        for (year, range) in years(text) {
            let after = text.get(range.end..).unwrap_or_default();
            let before = text.get(..range.start).unwrap_or_default();
            let half =
                ["上半年", "下半年", "一季度", "前三季度"].iter().find(|words| after.starts_with(**words));
            let aside = ["到", "至", "比", "较", "与", "和", "于"].iter().any(|word| before.ends_with(word));
            if let Some(half) = half.filter(|_| !aside) {
                halves.push((year, format!("{year}年{half}")));
            }
        }
    }
    let (year, words) = halves.first()?;
    halves.iter().all(|(other, _)| other == year).then(|| (*year, format!("“{words}”")))
}

/// Whether a passage may stand before the first sentence, heading and greeting.
fn stands_in_head(passage: &Passage) -> bool {
    !matches!(passage.kind, PassageKind::Heading(_) | PassageKind::Item(..))
        && !passage.text.contains(is_stop)
        && !passage.text.ends_with(['：', ':'])
}

/// Whether a line is the name of a person and nothing else.
fn is_name(words: &str) -> bool {
    let plain: Vec<char> = words.chars().filter(|c| !c.is_whitespace()).collect();
    (2..=4).contains(&plain.len()) && plain.iter().all(|c| crate::document::raw::is_han(*c))
}

/// The day that a web page says: 2026-02-09, 2026年02月10日 07时41分.
fn page_day(text: &str) -> Option<(u16, u8, u8)> {
    let plain = text.replace(['/', '.'], "-");
    iso_day(&plain).or_else(|| find_day(text).and_then(|day| Some((day.year?, day.month, day.day))))
}

/// Whether a line that was taken for the title can be one.
fn is_title(words: &str) -> bool {
    let number = words.ends_with('号') && words.contains(['〔', '[', '［', '【', '（']);
    !number
        && !words.starts_with(['—', '─', '―', '[', '［', '（', '('])
        && find_day(words).is_none_or(|day| day.range.start > 0)
}

/// The name behind 在 and before 上: 2019年9月2日在……会议上.
fn held_at(after: &str) -> Option<&str> {
    let inner = after.strip_prefix('在')?;
    let end = inner
        .find("会议上")
        .map(|at| at + "会议".len())
        .or_else(|| inner.find("大会上").map(|at| at + "大会".len()))?;
    inner.get(..end)
}

fn is_office(words: &str) -> bool {
    OFFICES.iter().any(|end| words.ends_with(end))
        && words.chars().count() >= 4
        && !words.contains(['，', '“', '《'])
}

fn is_speaker(words: &str) -> bool {
    let plain: String = words.chars().filter(|c| !c.is_whitespace()).collect();
    let spaced = words.contains([' ', '\u{3000}', '　']) || plain.chars().count() <= 8;
    spaced && ROLES.iter().any(|role| plain.contains(role)) && !plain.contains(['，', '“', '《'])
}

fn tells_issue(words: &str) -> bool {
    ["公布", "发布", "印发", "通过", "修订", "修正"].iter().any(|word| words.contains(word))
        || words.starts_with("日期")
        || words.starts_with("时间")
}

/// The name in the switch, where no place is known: what a notice is about, or the whole title.
fn short_of(title: &str) -> String {
    let title = title.strip_prefix("中华人民共和国").unwrap_or(title);
    let about = title.split_once("关于").map_or(title, |(_, about)| about);
    let plain = ["的通知", "的公告", "的意见", "的报告", "的决定"]
        .iter()
        .find_map(|end| about.strip_suffix(end))
        .unwrap_or(about);
    let named = name::names(&[plain], &[None], "").into_iter().flatten().next();
    named.unwrap_or_else(|| plain.split(' ').next().unwrap_or_default().to_owned())
}

/// An id from the name of a file, where it has one: report-2022.
fn id_of(name: &str) -> Option<String> {
    let id: String = name.to_ascii_lowercase().replace(['_', ' ', '.'], "-");
    let fits = id.len() <= ID
        && id.starts_with(|c: char| c.is_ascii_lowercase())
        && id.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-');
    fits.then_some(id)
}

fn iso_day(text: &str) -> Option<(u16, u8, u8)> {
    let mut parts = text.get(..10)?.split('-');
    let day = (parts.next()?.parse().ok()?, parts.next()?.parse().ok()?, parts.next()?.parse().ok()?);
    crate::document::Moment::new(day, (0, 0, 0), crate::document::CHINA).map(|_| day)
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A string as TOML has it.
fn quoted(text: &str) -> String {
    let mut made = String::from("\"");
    for c in text.chars() {
        match c {
            '"' => made.push_str("\\\""),
            '\\' => made.push_str("\\\\"),
            c if c.is_control() => made.push_str(&format!("\\u{:04X}", u32::from(c))),
            c => made.push(c),
        }
    }
    made + "\""
}
