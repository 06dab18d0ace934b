//! Which word was meant, and whether it can have been no other.
//!
//! The nearest word is good enough for a question: "did you mean". To write it into the spec unasked needs more, and what it
//! needs is decided here, in one place.

/// A word that may have been meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Meant<'a> {
    /// The word.
    pub word: &'a str,
    /// Whether it is the only one that near, and so near that it is a slip of typing and no other word.
    pub certain: bool,
}

impl<'a> Meant<'a> {
    /// The word, if it is certain.
    #[must_use]
    pub fn certainly(self) -> Option<&'a str> {
        self.certain.then_some(self.word)
    }
}

/// The nearest of `candidates` to `word`, if it is near enough to have been meant.
///
/// ```
/// use poolgate::finding::nearest;
/// assert_eq!(nearest("calback_urls", ["callback_urls", "logout_urls"]), Some("callback_urls"));
/// assert_eq!(nearest("zebra", ["callback_urls"]), None);
/// ```
#[must_use]
pub fn nearest<'a>(word: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    meant(word, candidates).map(|meant| meant.word)
}

/// [`nearest`], and whether it is certain: the same word but for case and separators; or off by one letter, in a long word by
/// two, with no other candidate within one letter more. Digits, and the first letter of every part between separators, are no
/// slips: `v1` is not `v2`, and `internal` not `external`. Nor is anything in a part of less than four letters.
///
/// ```
/// use poolgate::finding::meant;
/// assert!(meant("Callback-URLs", ["callback_urls"]).unwrap().certain);
/// assert!(meant("calback_urls", ["callback_urls", "logout_urls"]).unwrap().certain);
/// assert!(!meant("orders2", ["orders1"]).unwrap().certain);
/// assert!(!meant("raed", ["read", "reads"]).unwrap().certain);
/// ```
#[must_use]
pub fn meant<'a>(word: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<Meant<'a>> {
    // The distance is quadratic in the length: a hostile megabyte of a key is nobody's typing slip.
    const LONGEST: usize = 128;
    if word.len() > LONGEST {
        return None;
    }
    let (lower, length) = (word.to_lowercase(), word.chars().count());
    let near = |candidate: &'a str| {
        let most = 1 + word.len().min(candidate.len()) / 4;
        // No distance is less than the difference of the lengths: most candidates need not be compared.
        let comparable = candidate.len() <= LONGEST && candidate.chars().count().abs_diff(length) <= most;
        let distance = comparable.then(|| strsim::damerau_levenshtein(&lower, &candidate.to_lowercase()))?;
        (distance <= most).then_some((distance, candidate))
    };
    let mut all: Vec<(usize, &str)> = candidates.into_iter().filter_map(near).collect();
    all.sort_by_key(|(distance, _)| *distance);
    let (distance, best) = *all.first()?;
    let same = |candidate: &str| folded(candidate) == folded(word);
    let certain = if all.iter().any(|(_, candidate)| same(candidate)) {
        // Two names that differ in nothing else are two names.
        same(best) && all.iter().filter(|(_, candidate)| same(candidate)).count() == 1
    } else {
        let rival = |(next, candidate): &(usize, &str)| *next <= distance + 1 && digits(candidate) == digits(word);
        !all.iter().skip(1).any(rival) && is_slip(&lower, &best.to_lowercase(), distance)
    };
    Some(Meant { word: best, certain })
}

const SEPARATORS: [char; 5] = ['-', '_', '.', '/', ' '];

/// A word without what people write differently: case and separators.
fn folded(word: &str) -> String {
    word.chars().filter(|c| !SEPARATORS.contains(c)).flat_map(char::to_lowercase).collect()
}

fn digits(word: &str) -> String {
    word.chars().filter(char::is_ascii_digit).collect()
}

/// Whether one word in small letters is another with a key hit wrongly.
fn is_slip(word: &str, meant: &str, distance: usize) -> bool {
    const PART: usize = 4;
    const LONG: usize = 8;
    let most = if meant.chars().count() >= LONG { 2 } else { 1 };
    let count = |word: &str| word.split(SEPARATORS).count();
    let part = |(a, b): (&str, &str)| {
        let long = a.chars().count().max(b.chars().count()) >= PART;
        a == b || long && a.chars().next() == b.chars().next()
    };
    distance <= most
        && digits(word) == digits(meant)
        && count(word) == count(meant)
        && word.split(SEPARATORS).zip(meant.split(SEPARATORS)).all(part)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn certain<'a>(word: &str, candidates: &[&'a str]) -> Option<&'a str> {
        meant(word, candidates.iter().copied()).and_then(Meant::certainly)
    }

    #[test]
    fn slips_are_certain() {
        for (word, right) in [
            ("Code", "code"),
            ("userPool", "user_pool"),
            ("call-back urls", "callback_urls"),
            ("clinet_credentials", "client_credentials"),
            ("raed", "read"),
            ("scope", "scopes"),
            ("cod", "code"),
            ("list-ordres", "list-orders"),
            ("pyton3.13", "python3.13"),
        ] {
            assert_eq!(certain(word, &[right, "something else"]), Some(right), "{word}");
        }
    }

    #[test]
    fn other_words_are_not() {
        for (word, other) in [
            ("v2", "v1"),
            ("orders-1", "orders-2"),
            ("eu-south-1", "eu-north-1"),
            ("us-west-1", "us-east-1"),
            ("internal", "external"),
            ("disable", "enable"),
            ("ingress", "egress"),
            ("list-set", "list-get"),
            ("web", "wep"),
            ("unauthenticated", "authenticated"),
            ("completely", "competent"),
        ] {
            assert_eq!(certain(word, &[other]), None, "{word}");
        }
    }

    #[test]
    fn two_that_are_near_are_none() {
        assert_eq!(certain("order", &["orders", "border"]), None);
        // Digits are no slips, so one with others is no rival.
        assert_eq!(certain("pyton3.13", &["python3.12", "python3.13"]), Some("python3.13"));
        assert_eq!(certain("web", &["Web", "WEB"]), None);
        assert_eq!(certain("reads", &["read", "ready"]), None);
        assert_eq!(certain("User-Pool", &["user_pool", "user_pools"]), Some("user_pool"));
    }
}
