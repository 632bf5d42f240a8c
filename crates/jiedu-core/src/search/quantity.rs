//! Numbers by value: 185亿元 is found by 185, by 185亿 and by 1.85e10, written as one likes.

/// Magnitudes that stand before a unit, the longest first. 千 and 百 are not among them: they begin 千米 and 百分点.
const MAGNITUDES: &[(&str, f64)] = &[("万亿", 1e12), ("千万", 1e7), ("百万", 1e6), ("亿", 1e8), ("万", 1e4)];
/// How far two values may be apart, by their proportion, to count as the same: what is lost in reading decimals.
const SAME: f64 = 1e-9;
/// How far they may be apart to be worth showing beside each other.
const NEAR: f64 = 1.25;

/// A number with its unit.
#[derive(Clone, Debug, PartialEq)]
pub struct Quantity {
    /// As written: 185.
    number: f64,
    /// What the magnitude makes of one: 10⁸ for 亿.
    magnitude: f64,
    /// The unit without its magnitude: 元.
    unit: String,
}

impl Quantity {
    /// A number with its unit as a text writes them, without anything else: 185亿元, 42.8%, 1,850, 25位.
    pub fn parse(text: &str) -> Option<Self> {
        let is_number = |c: char| c.is_ascii_digit() || c == '.' || c == ',';
        let end = text.find(|c| !is_number(c)).unwrap_or(text.len());
        let (digits, rest) = text.split_at(end);
        if !digits.starts_with(|c: char| c.is_ascii_digit()) || rest.contains(|c: char| c.is_ascii_digit()) {
            return None;
        }
        let number = decimal(digits)?;
        let found = MAGNITUDES.iter().find_map(|(name, value)| Some((rest.strip_prefix(name)?, *value)));
        let (unit, magnitude) = found.unwrap_or((rest, 1.0));
        Some(Self { number, magnitude, unit: unit.to_owned() })
    }

    /// The values of a fact, as the payload writes them: 185亿元, 5/8家, 3:2; none for a date.
    pub fn of_fact(value: &str, unit: &str) -> Vec<Self> {
        if unit.is_empty() {
            return Vec::new();
        }
        let numbers = value.strip_suffix(unit).unwrap_or(value);
        numbers.split('/').filter_map(|number| Self::parse(&format!("{number}{unit}"))).collect()
    }

    /// Whether a fact's value is what was asked for. What the question leaves open, magnitude or unit, it leaves to the fact.
    pub(super) fn asks_for(&self, fact: &Self) -> bool {
        if !fact.unit.starts_with(&self.unit) {
            return false;
        }
        let is_open = self.magnitude == 1.0;
        is_same(self.number * self.magnitude, fact.number * fact.magnitude)
            || (is_open && is_same(self.number, fact.number))
    }

    /// Whether two values of one unit are not the same and not far from each other.
    pub(super) fn is_near(&self, other: &Self) -> bool {
        let (a, b) = (self.number * self.magnitude, other.number * other.magnitude);
        let is_close = 0.0 < a && 0.0 < b && a / b < NEAR && b / a < NEAR;
        self.unit == other.unit && is_close && !is_same(a, b)
    }
}

/// The value of digits with a point at most, apart from what [`SAME`] forgives. The standard library's reader of any decimal would
/// be downloaded with its tables.
fn decimal(digits: &str) -> Option<f64> {
    let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
    let read = |digits: &str| {
        let digit = |value: f64, c: char| Some(value * 10.0 + f64::from(c.to_digit(10)?));
        digits.chars().filter(|c| *c != ',').try_fold(0.0, digit)
    };
    let scale = fraction.chars().fold(1.0, |scale, _| scale * 10.0);
    Some(read(whole)? + read(fraction)? / scale)
}

fn is_same(a: f64, b: f64) -> bool {
    (a - b).abs() <= SAME * a.abs().max(b.abs())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn asks(question: &str, value: &str, unit: &str) -> bool {
        let question = Quantity::parse(question).unwrap();
        Quantity::of_fact(value, unit).iter().any(|fact| question.asks_for(fact))
    }

    #[test]
    fn a_value_is_found_however_it_is_written() {
        for question in ["185", "185亿", "185亿元", "18500000000", "18,500,000,000元", "185.0"] {
            assert!(asks(question, "185亿元", "亿元"), "{question}");
        }
        for question in ["18.5", "1850", "185万", "185家", "85", "1.85亿"] {
            assert!(!asks(question, "185亿元", "亿元"), "{question}");
        }
        assert!(asks("42.8", "42.8%", "%"));
        assert!(asks("42.8%", "42.8%", "%"));
        assert!(asks("1.85万", "18500人", "人"));
        assert!(asks("8", "5/8家", "家"));
        assert!(!asks("2021", "2021-H1", ""), "a date is no value");
    }

    #[test]
    fn what_is_no_number_is_none() {
        for text in ["", "工业", "5A级1", "第25位", ".", "1.2.3"] {
            assert_eq!(Quantity::parse(text), None, "{text}");
        }
    }

    #[test]
    fn near_values_share_their_unit() {
        let near = |a: &str, b: &str| Quantity::parse(a).unwrap().is_near(&Quantity::parse(b).unwrap());
        assert!(near("185亿元", "150亿元"));
        assert!(near("185亿元", "187亿元"));
        assert!(!near("185亿元", "185亿元"));
        assert!(!near("185亿元", "8亿元"));
        assert!(!near("185亿元", "185%"));
    }
}
