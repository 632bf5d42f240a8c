//! A number with its unit and the words that change its value: 185亿元, 突破800人, 10余家, 70%以上, 5—8%, 连续9年.

use crate::fact::lexicon::units::PER;
use crate::fact::scan::change::is_growth;
use crate::fact::scan::chinese::chinese_run;
use crate::fact::scan::cursor::Cursor;
use crate::fact::scan::found::{Found, Quantity};
use crate::fact::scan::lookup::longest;
use crate::fact::scan::numeral::{Numeral, ascii_digit, gap, scan_numeral_with};
use crate::fact::scan::qualifier::{BEFORE, scan_after, scan_more};
use crate::fact::scan::range::scan_range;
use crate::fact::scan::reader::Reader;
use crate::fact::scan::unit::{Unit, scan_unit};
use crate::fact::{Kind, Qualifier, Value};

/// Measure words that a single Chinese numeral may count; with others it is mostly a word: 三角, 五金.
#[rustfmt::skip]
const SMALL_COUNTS: &[&str] = &[
    "方面", "个", "项", "家", "条", "名", "位", "件", "所", "座", "类", "种", "次", "批", "户", "人", "场",
    "支", "辆", "台", "套", "处", "张", "篇", "部", "艘", "架", "间", "栋", "枚", "部门", "公里", "亩", "吨", "日", "周", "星期",
    "公斤", "年", "个月", "天", "小时", "分钟", "个小时", "倍", "番", "个百分点", "周岁", "岁", "个工作日",
    "周年", "省份", "轮", "县", "批次",
];

/// What a single 一 may count; 一个, 一批 and their like are articles.
const ONE_COUNTS: &[&str] = &["倍", "番", "个百分点"];

/// How far before a number without a unit the name of a sum of money may stand, in characters.
const NEAR: usize = 7;

/// Signs that a number may have, and those that make it positive.
const SIGNS: [char; 7] = ['-', '−', '－', '﹣', '+', '＋', '负'];
const PLUS: [char; 2] = ['+', '＋'];

/// What a sign may stand behind; behind other letters it is a dash.
const BEFORE_SIGN: &[char] = &[
    '长', '为', '率', '降', '达', '是', '到', '至', '速', '幅', '值', '比', '约', '在', '和', '与', '及',
    '由', '从',
];

/// What stands before the beginning of a change: 从40%到60% are two numbers.
const FROM: [char; 3] = ['从', '由', '自'];

/// Words that make a sum of money of 1.2万亿.
#[rustfmt::skip]
const MONEY: &[&str] = &[
    "总值", "收入", "投资", "产值", "GDP", "营收", "存款", "贷款", "税", "支出", "资金", "债", "总额", "金额", "余额",
    "售额", "口额", "易额", "市值", "资产",
];

/// What follows a magnitude that is no unit: 万一, 万户.
const NOT_BARE: [char; 5] = ['分', '一', '户', '元', '级'];

/// Names of decimals that have no unit.
const INDICES: &[&str] = &["指数", "系数", "比值", "倍差"];

/// What stands before a number of an index that is whole, or that words follow: 指数为142, 倍差从1.96缩小.
const BEFORE_INDEX: [char; 8] = ['为', '是', '达', '到', '至', '从', '由', '约'];

/// What follows a number that is no index: 指数为849点.
const NOT_INDEX: [char; 8] = ['点', '分', '年', '月', '日', '第', '号', '级'];

/// Words before 95.2分.
const SCORES: &[&str] = &["得分", "评分", "满意度"];

/// What 分 begins other words with.
const NOT_POINTS: [char; 10] = ['之', '钟', '别', '为', '会', '布', '析', '公', '校', '局'];

/// Words after 5.0级.
const GRADED: &[&str] = &["以上", "地震", "大风", "以下"];

/// Measure words that 多 parts: 个多月, with the unit that they make.
const LATE_UNITS: &[(&str, &str)] = &[("月", "个月"), ("小时", "小时")];

/// Measure words that the first word of a section may begin as: 2.2本计划.
const HEADED: &[&str] = &["本", "部", "项", "条", "节", "类", "期", "段", "层", "各", "组", "门"];

/// What stands before 一年 or 一日 in a law where it is a span: 满一年, 加给一日.
const BEFORE_ONE: [char; 12] = ['满', '给', '于', '至', '达', '逾', '足', '续', '作', '假', '过', '前'];

/// What is done so many days before: 十日前预告.
const NOTICES: &[&str] = &["预告", "通知", "告知", "书面", "申请", "公告", "以书面", "提出", "报告"];

/// What 内 begins other words with: 内容, 内部.
const NOT_WITHIN: [char; 12] = ['容', '部', '涵', '陆', '需', '外', '生', '蒙', '河', '设', '环', '地'];

/// The unit that 个 stands for in 7.4个和7.7个百分点.
const POINTS: &str = "个百分点";

/// What parts the numbers of a list: 8、11和29家.
const JOINTS: [char; 4] = ['、', '和', '与', '及'];

pub(super) const READER: Reader = Reader {
    name: "quantity",
    examples: &["185亿元", "10余家", "三个月", "突破800人", "连续9年", "-0.3%", "+5.7%", "负5%"],
    begins: |letters| letters.numerals().letters(SIGNS).keys(BEFORE),
    read,
};

/// A number that is no quantity is passed over as a name.
fn read(cursor: &Cursor<'_>) -> Option<Found> {
    let rest = cursor.rest();
    let (prefix, before) = cursor.qualifier();
    let body = rest.get(prefix..)?;
    let prefix = prefix + if prefix > 0 { gap(body) } else { 0 };
    let body = rest.get(prefix..)?;
    let sign = if prefix == 0 { sign_len(cursor) } else { 0 };
    let body = body.get(sign..)?;
    let numeral = match scan_numeral_with(body, !cursor.is_first()) {
        Some(numeral) => numeral,
        None if prefix == 0 && sign == 0 => return passed(body),
        None => return None,
    };
    if list_number(cursor, prefix, &numeral, body) {
        return Some(Found::Name(body.find(['.', '．']).unwrap_or(0) + 1));
    }
    let bare = prefix == 0 && sign == 0;
    let glued = bare && if numeral.chinese { cursor.is_ordinal() } else { cursor.is_glued() };
    let reading = Reading { cursor, prefix: prefix + sign, before, negative: is_minus(body, rest, sign) };
    match reading.read(&numeral, body) {
        Some(found) if !glued || found.unit == "%" => Some(found.into()),
        // 每万人 and 每3年 say what a rate is per.
        _ if bare => passed(body),
        _ => None,
    }
}

/// A number that is none, whole.
fn passed(body: &str) -> Option<Found> {
    let len = run_len(body);
    (len > 0).then_some(Found::Name(len))
}

/// Length of the run of digits, or of Chinese numerals, that a text begins with: it is passed over whole where it is no
/// quantity, lest its end be read as one.
fn run_len(text: &str) -> usize {
    let digits = text.find(|c| ascii_digit(c).is_none()).unwrap_or(text.len());
    if digits == 0 {
        return chinese_run(text);
    }
    // The fraction belongs to the run: what stands after the point of 2.0版 is no number of its own.
    match text.get(digits..).and_then(|after| after.strip_prefix(['.', '．'])) {
        Some(after) => {
            let fraction = after.find(|c| ascii_digit(c).is_none()).unwrap_or(after.len());
            if fraction > 0 { text.len() - after.len() + fraction } else { digits }
        }
        None => digits,
    }
}

fn is_minus(body: &str, rest: &str, sign: usize) -> bool {
    sign > 0 && !rest.starts_with(PLUS) && body.len() < rest.len()
}

/// Length of a sign: −0.3%, +5.7%. A dash between two words or numbers is none.
fn sign_len(cursor: &Cursor<'_>) -> usize {
    let rest = cursor.rest();
    let Some(sign) = SIGNS.into_iter().find(|sign| rest.starts_with(*sign)) else {
        return 0;
    };
    let number =
        rest.get(sign.len_utf8()..).is_some_and(|body| body.starts_with(|c| ascii_digit(c).is_some()));
    let opens = cursor.last().is_none_or(|c| !c.is_alphanumeric() || BEFORE_SIGN.contains(&c));
    let after_number = cursor
        .last()
        .is_some_and(|c| c.is_ascii_alphanumeric() || matches!(c, '%' | '％' | '”' | '"' | '-' | '—' | '－'));
    if number && opens && !after_number { sign.len_utf8() } else { 0 }
}

/// 1.2021年 at the head of a line is number 1 of a list and the year 2021.
fn list_number(cursor: &Cursor<'_>, prefix: usize, numeral: &Numeral, body: &str) -> bool {
    let written = body.get(..numeral.digits).unwrap_or_default();
    let Some((whole, fraction)) = written.split_once(['.', '．']) else { return false };
    let after = body.get(numeral.digits..).unwrap_or_default();
    prefix == 0
        && cursor.is_first()
        && whole.chars().count() <= 2
        && fraction.chars().count() == 4
        && after.starts_with('年')
}

struct Reading<'a> {
    cursor: &'a Cursor<'a>,
    /// Length of what stands before the numeral and belongs to the surface.
    prefix: usize,
    before: Qualifier,
    negative: bool,
}

impl Reading<'_> {
    fn read(&self, numeral: &Numeral, body: &str) -> Option<Quantity> {
        if self.cursor.is_per() {
            return None;
        }
        let mut len = numeral.len;
        let mut qualifier = self.before;
        let mut magnitude = numeral.magnitude.clone();
        let blank = gap(body.get(len..)?);
        let more = scan_more(body.get(len + blank..)?);
        if more > 0 {
            len += blank;
            qualifier = Qualifier::Over;
            len += more;
            let after = body.get(len..)?;
            let scale = after.find(|c| !matches!(c, '百' | '千' | '万' | '亿')).unwrap_or(after.len());
            magnitude.push_str(after.get(..scale)?);
            len += scale;
        }
        let after = body.get(len..)?;
        if more == 0
            && !self.comes_from()
            && let Some(range) = scan_range(&self.signed(numeral), body)
        {
            let magnitude = range.last.magnitude.clone();
            return self.finish(range.value, magnitude, range.unit, range.len, self.before, &range.last);
        }
        let blank = gap(after);
        let unit = if let Some(late) = late_unit(after) {
            qualifier = Qualifier::Over;
            late
        } else {
            match scan_unit(after.get(blank..)?).or_else(|| days_away(after.get(blank..)?)) {
                Some(unit) => Unit { len: unit.len + blank, ..unit },
                None => return self.without_unit(numeral, &magnitude, body, len, qualifier),
            }
        };
        if let Some(points) = self.shared_points(&unit, after.get(unit.len..).unwrap_or_default()) {
            let quantity = Quantity::new(
                self.prefix + len + unit.len,
                Value::Number(self.signed(numeral).value),
                points,
                Kind::Growth,
            );
            return Some(quantity.qualified(qualifier));
        }
        // 2.2本计划 at the head of a line is a section and its first words.
        let section = unit.kind == Kind::Count && magnitude.is_empty() && numeral.value.fract() != 0.0;
        if section && self.prefix == 0 && self.cursor.is_first() && HEADED.contains(&unit.name.as_str()) {
            return None;
        }
        if numeral.is_one_character() && more == 0 && !self.counts_small(numeral.value, &unit, after) {
            return None;
        }
        self.finish(Value::Number(numeral.value), magnitude, unit, len, qualifier, numeral)
    }

    /// A numeral with the sign before it.
    fn signed(&self, numeral: &Numeral) -> Numeral {
        Numeral { value: if self.negative { -numeral.value } else { numeral.value }, ..numeral.clone() }
    }

    /// 7.4个和7.7个百分点: the measure word of the first stands for the whole unit.
    fn shared_points(&self, unit: &Unit, after: &str) -> Option<&'static str> {
        let joint = after.strip_prefix(JOINTS).filter(|_| unit.name == "个")?;
        let next = scan_numeral_with(joint, false)?;
        joint.get(next.len..)?.starts_with(POINTS).then_some(POINTS)
    }

    /// Whether a single Chinese numeral with this unit is a quantity and no word.
    fn counts_small(&self, value: f64, unit: &Unit, after: &str) -> bool {
        let span = matches!(unit.kind, Kind::Duration | Kind::Length | Kind::Age);
        let ended = after.get(unit.len..).unwrap_or_default();
        // 一年以上 and, in a law, 一个月 are spans; elsewhere 一年 is mostly a word.
        let law =
            self.cursor.calendar.recurring && self.cursor.last().is_some_and(|c| BEFORE_ONE.contains(&c));
        let bounded = span && (self.prefix > 0 || scan_after(ended).is_some() || law);
        let table = if value < 2.0 && !bounded { ONE_COUNTS } else { SMALL_COUNTS };
        table.contains(&unit.name.as_str()) && !ended.starts_with("级")
    }

    fn finish(
        &self,
        value: Value,
        magnitude: String,
        unit: Unit,
        number: usize,
        mut qualifier: Qualifier,
        numeral: &Numeral,
    ) -> Option<Quantity> {
        let rest = self.cursor.rest();
        if unit.name == "年" && is_year(&value, &magnitude) {
            return None;
        }
        let mut len = self.prefix + number + unit.len;
        let (change, read) = small_change(&unit, &magnitude, rest.get(len..).unwrap_or_default());
        len += read;
        let value = match value {
            Value::Number(number) if read > 0 => Value::Number(number + change),
            other => other,
        };
        let mut name = magnitude + &unit.name;
        if unit.kind == Kind::Money && !name.contains(['/', '每']) {
            name.push_str(&per_before(self.cursor.before()));
        }
        let single = matches!(value, Value::Number(_));
        let mut soft =
            single && numeral.is_one_character() && !matches!(unit.kind, Kind::Growth | Kind::Share);
        let streak = rest.starts_with("连续");
        if streak && !matches!(unit.kind, Kind::Duration | Kind::Count) {
            return None;
        }
        soft &= !streak;
        let after = rest.get(len..)?;
        if let Some(graded) = after.strip_prefix('级')
            && !numeral.chinese
        {
            // 30万吨级 tells how large a kind of thing is.
            len = rest.len() - graded.len();
            name.push('级');
            soft = true;
        } else if let Some((read, after)) = scan_after(after) {
            len += read;
            qualifier = after;
        } else if matches!(unit.kind, Kind::Duration | Kind::Length) && is_within(after) {
            len += '内'.len_utf8();
            qualifier = Qualifier::Within;
        }
        soft |= unit.name == "周年";
        let few = matches!(&value, Value::Number(years) if *years < 10.0);
        if unit.name == "年" && rest.starts_with('近') && few {
            // 近5年 are the last five years.
            qualifier = Qualifier::Exact;
        }
        let kind = match unit.kind {
            Kind::Share if is_growth(self.cursor.before(), rest.get(len..).unwrap_or_default()) => {
                Kind::Growth
            }
            kind => kind,
        };
        let value = if self.negative { negative(value) } else { value };
        let quantity = Quantity::new(len, value, name, kind).qualified(qualifier);
        Some(if soft { quantity.soft() } else { quantity })
    }

    /// 3300多万, 1.2万亿: a number whose magnitude is all the unit that it has; and 8 of 8、11和29家.
    fn without_unit(
        &self,
        numeral: &Numeral,
        magnitude: &str,
        body: &str,
        len: usize,
        qualifier: Qualifier,
    ) -> Option<Quantity> {
        if let Some(bare) = self.points(numeral, body).or_else(|| self.index(numeral, body)) {
            return Some(bare);
        }
        if magnitude.is_empty() && !numeral.chinese && self.prefix == 0 {
            let unit = shared_unit(body.get(len..)?)?;
            let written = body.get(..len)?.chars().count();
            if unit.name == "年" && written == 4 && is_year(&Value::Number(numeral.value), "") {
                // 2015和2016年 are two years.
                let date = Value::Date(format!("{:04}", numeral.value as u16));
                return Some(Quantity::new(len, date, "年", Kind::Date));
            }
            let kind = match unit.kind {
                Kind::Share if is_growth(self.cursor.before(), "") => Kind::Growth,
                kind => kind,
            };
            return Some(Quantity::new(len, Value::Number(numeral.value), unit.name, kind));
        }
        let large = magnitude.contains(['万', '亿']);
        let after = body.get(len..)?;
        // 1.2万/人/年, 5分/千瓦时: what it is per makes a sum of money of it.
        let part = after.chars().next().filter(|c| matches!(c, '分' | '角') && magnitude.is_empty());
        let head = part.map_or(0, char::len_utf8);
        let per = per_after(after.get(head..).unwrap_or_default());
        if !per.is_empty() && (large || part.is_some()) {
            let unit = part.map_or_else(|| format!("{magnitude}元{per}"), |part| format!("{part}{per}"));
            let quantity = Quantity::new(
                self.prefix + len + head + per.len(),
                Value::Number(numeral.value),
                unit,
                Kind::Money,
            );
            return Some(quantity.qualified(qualifier));
        }
        if !large || after.starts_with(NOT_BARE) {
            return None;
        }
        let clause = self.cursor.clause();
        let near = clause.char_indices().rev().take(NEAR).last().map_or(0, |(at, _)| at);
        let clause = clause.get(near..).unwrap_or_default();
        let kind = if MONEY.iter().any(|word| clause.contains(word)) { Kind::Money } else { Kind::Count };
        let (mut len, mut qualifier) = (self.prefix + len, qualifier);
        if let Some((read, after)) = self.cursor.rest().get(len..).and_then(scan_after) {
            len += read;
            qualifier = after;
        }
        Some(Quantity::new(len, Value::Number(numeral.value), magnitude, kind).qualified(qualifier))
    }

    /// 指数为100.7: a decimal that has no unit, where an index or a coefficient is named.
    fn index(&self, numeral: &Numeral, body: &str) -> Option<Quantity> {
        let after = body.get(numeral.len..)?;
        let clause = self.cursor.clause();
        let named = INDICES.iter().any(|word| clause.contains(word));
        let put = self.prefix == 0 && self.cursor.last().is_some_and(|c| BEFORE_INDEX.contains(&c));
        let ended = !after.starts_with(|c: char| c.is_alphanumeric());
        let said = put && !after.starts_with(|c: char| c.is_ascii_alphanumeric() || NOT_INDEX.contains(&c));
        let fits = named && (ended || said) && !numeral.chinese && numeral.magnitude.is_empty();
        let value = Value::Number(numeral.value);
        let len = self.prefix + numeral.len;
        (fits && (numeral.value.fract() != 0.0 || put))
            .then(|| Quantity::new(len, value, "", Kind::Amount).qualified(self.before).soft())
    }

    /// 849.8点 of an index, 95.2分, 5.0级; 8点 is a time of day.
    fn points(&self, numeral: &Numeral, body: &str) -> Option<Quantity> {
        let after = body.get(numeral.len..)?;
        let mark = after.chars().next().filter(|c| matches!(c, '点' | '分' | '级'))?;
        let next = after.get(mark.len_utf8()..)?;
        let clause = self.cursor.clause();
        let said = match mark {
            '点' => (clause.contains("指数") || clause.contains('股')) && !next.starts_with('半'),
            '分' => SCORES.iter().any(|word| clause.contains(word)),
            _ => GRADED.iter().any(|word| next.starts_with(word)),
        };
        let word = mark == '分' && next.starts_with(NOT_POINTS);
        let measured = (said || numeral.value.fract() != 0.0) && !word;
        let fits = measured && !numeral.chinese && (numeral.magnitude.is_empty() || mark == '点' && said);
        let unit = Unit { kind: Kind::Amount, name: mark.to_string(), len: mark.len_utf8() };
        let magnitude = numeral.magnitude.clone();
        fits.then(|| {
            self.finish(Value::Number(numeral.value), magnitude, unit, numeral.len, self.before, numeral)
        })?
    }

    /// Whether 从 or 由 stands before: 从40%到60% are two numbers and a change.
    fn comes_from(&self) -> bool {
        self.cursor.before().ends_with(FROM)
    }
}

/// Whether a number before 年 is a year and no span of years.
fn is_year(value: &Value, magnitude: &str) -> bool {
    let fits = |number: &f64| (1500.0..2200.0).contains(number);
    magnitude.is_empty()
        && match value {
            Value::Number(number) => fits(number),
            Value::Range(from, to) => fits(from) && fits(to),
            _ => false,
        }
}

fn negative(value: Value) -> Value {
    match value {
        Value::Number(number) => Value::Number(-number),
        Value::Range(from, to) => Value::Range(-from.abs(), to),
        other => other,
    }
}

/// 1角1分 behind 123元: what it adds, and its length.
fn small_change(unit: &Unit, magnitude: &str, text: &str) -> (f64, usize) {
    let (mut sum, mut len) = (0.0, 0);
    if unit.name != "元" || !magnitude.is_empty() {
        return (sum, len);
    }
    for (part, worth) in [('角', 0.1), ('分', 0.01)] {
        let tail = text.get(len..).unwrap_or_default();
        if let Some(numeral) = scan_numeral_with(tail, false)
            && let Some(after) = tail.get(numeral.len..).and_then(|after| after.strip_prefix(part))
            && numeral.value < 10.0
            && !after.starts_with(NOT_POINTS)
        {
            sum += numeral.value * worth;
            len = text.len() - after.len();
        }
    }
    ((sum * 100.0).round() / 100.0, len)
}

/// 每人每月 before a sum of money, as it stands in a unit: /人/月.
fn per_before(before: &str) -> String {
    let mut pers: Vec<&str> = Vec::new();
    let mut rest = before;
    while pers.len() < 3
        && let Some((head, per)) = PER
            .iter()
            .filter_map(|per| Some((rest.strip_suffix(per)?.strip_suffix('每')?, *per)))
            .min_by_key(|(head, _)| head.len())
    {
        pers.push(per);
        rest = head;
    }
    pers.iter().rev().map(|per| format!("/{per}")).collect()
}

/// /人/年 behind a number without another unit.
fn per_after(text: &str) -> &str {
    let mut rest = text;
    while let Some(after) = rest.strip_prefix('/')
        && let Some(per) = longest(PER, after)
    {
        rest = after.get(per.len()..).unwrap_or_default();
    }
    text.get(..text.len() - rest.len()).unwrap_or_default()
}

/// 个多月: a measure word parted by 多 from what it measures.
fn late_unit(after: &str) -> Option<Unit> {
    let tail = after.strip_prefix("个多")?;
    let (word, name) = LATE_UNITS.iter().find(|(word, _)| tail.starts_with(word))?;
    Some(Unit { kind: Kind::Duration, name: (*name).to_owned(), len: "个多".len() + word.len() })
}

/// 十日前预告, 三日后: how long before or after; 日前 and 日后 alone are words.
fn days_away(after: &str) -> Option<Unit> {
    let tail = after.strip_prefix('日')?;
    let before =
        tail.strip_prefix('前').is_some_and(|tail| NOTICES.iter().any(|word| tail.starts_with(word)));
    let unit = Unit { kind: Kind::Duration, name: "日".to_owned(), len: '日'.len_utf8() };
    (before || tail.starts_with('后')).then_some(unit)
}

/// 内 that ends a span: 5年内, 30分钟内; not 内容, 内部.
fn is_within(after: &str) -> bool {
    after.strip_prefix('内').is_some_and(|after| !after.starts_with(NOT_WITHIN))
}

/// The unit that the last of a list has for all: 8、11和29家.
fn shared_unit(after: &str) -> Option<Unit> {
    let mut rest = after;
    for _ in 0..6 {
        let joint = rest.strip_prefix(JOINTS)?;
        let joint = joint.strip_prefix(SIGNS).unwrap_or(joint);
        let numeral = scan_numeral_with(joint, false).filter(|numeral| !numeral.chinese)?;
        rest = joint.get(numeral.len..)?;
        if numeral.magnitude.is_empty()
            && let Some(unit) = scan_unit(rest)
        {
            return Some(unit);
        }
    }
    None
}
