//! Whether words stand in a text exactly once, without searching it from its beginning for each.

/// More places than this of three characters are not looked at: such words are no quote.
const MOST: usize = 256;

/// The places of all runs of three characters.
pub(super) struct Grams<'a> {
    text: &'a str,
    places: Vec<(u64, usize)>,
}

impl<'a> Grams<'a> {
    pub(super) fn new(text: &'a str) -> Self {
        let mut places: Vec<(u64, usize)> = runs(text).collect();
        places.sort_unstable();
        Self { text, places }
    }

    /// Whether the words stand in the text once; words of fewer than three characters never count as such.
    pub(super) fn is_unique(&self, words: &str) -> bool {
        let rarest = runs(words)
            .map(|(gram, at)| {
                let from = self.places.partition_point(|place| place.0 < gram);
                let to = self.places.partition_point(|place| place.0 <= gram);
                (to - from, from, at)
            })
            .min();
        let Some((count, from, at)) = rarest.filter(|(count, ..)| *count <= MOST) else { return false };
        let places = self.places.get(from..from + count).unwrap_or_default();
        let starts = places.iter().filter_map(|(_, place)| place.checked_sub(at));
        starts.filter(|start| self.text.get(*start..).is_some_and(|rest| rest.starts_with(words))).count()
            == 1
    }
}

fn runs(text: &str) -> impl Iterator<Item = (u64, usize)> {
    let next = text.chars().skip(1);
    let last = text.chars().skip(2);
    text.char_indices().zip(next).zip(last).map(|(((at, a), b), c)| {
        let [a, b, c] = [a, b, c].map(|c| u64::from(u32::from(c)));
        (a << 42 | b << 21 | c, at)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_unique_where_they_stand_once() {
        let grams = Grams::new("市级2家，县级12家，市级2家以上，总投资");
        assert!(grams.is_unique("县级12家"));
        assert!(grams.is_unique("市级2家以"));
        assert!(!grams.is_unique("市级2家"));
        assert!(!grams.is_unique("没有的"));
        assert!(!grams.is_unique("县级"));
    }
}
