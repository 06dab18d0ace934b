//! A look at regular expressions that AWS reads.

mod matching;

pub(crate) use matching::matches;

/// What is plainly wrong with a regular expression of Java, which is what API Gateway reads. Brackets and what can be repeated
/// are looked at; the rest is left to API Gateway.
///
/// Source: Java SE, `java.util.regex.Pattern`.
pub(crate) fn fault(pattern: &str) -> Option<&'static str> {
    let mut open = 0_usize;
    let mut repeatable = false;
    let mut chars = pattern.chars().peekable();
    while let Some(c) = chars.next() {
        match c {
            '\\' => match chars.next() {
                None => return Some("nothing follows the last `\\`"),
                // `\Q` quotes all up to `\E`: no bracket after it counts.
                Some('Q') => return None,
                Some(_) => repeatable = true,
            },
            '[' => {
                if !class(&mut chars) {
                    return Some("a `[` is not closed");
                }
                repeatable = true;
            }
            '(' => {
                open += 1;
                repeatable = false;
                if chars.next_if_eq(&'?').is_some() {
                    // `(?:`, `(?=`, `(?i)` and the like: what follows is for API Gateway to judge.
                    repeatable = true;
                }
            }
            ')' if open == 0 => return Some("a `)` closes nothing"),
            ')' => {
                open -= 1;
                repeatable = true;
            }
            '|' => repeatable = false,
            '*' | '+' | '?' if !repeatable => return Some("there is nothing to repeat"),
            _ => repeatable = true,
        }
    }
    (open > 0).then_some("a `(` is not closed")
}

/// Reads a class after its `[`, classes inside it included; false if it is not closed.
fn class(chars: &mut std::iter::Peekable<std::str::Chars<'_>>) -> bool {
    let mut open = 1_usize;
    let mut first = true;
    while let Some(c) = chars.next() {
        match c {
            '^' if first => continue,
            ']' if !first => open -= 1,
            '[' => open += 1,
            '\\' => _ = chars.next(),
            _ => {}
        }
        first = c == '[';
        if open == 0 {
            return true;
        }
    }
    false
}

#[cfg(test)]
mod tests {
    use super::fault;

    #[test]
    fn brackets_and_repetitions_are_looked_at() {
        for good in [
            r"4\d\d",
            "200|201",
            "",
            "(?i)error.*",
            "(?:4|5)..",
            "[45][0-9]{2}",
            "[^]a]+",
            r"\(",
            "[a[bc]]",
            r".*\[x\].*",
            "a??",
            "a++",
            r"\Q(\E",
        ] {
            assert_eq!(fault(good), None, "{good}");
        }
        for bad in ["(4", "4)", "[45", "*4", "4|*", r"4\", "(*)", "[a[b]"] {
            assert!(fault(bad).is_some(), "{bad}");
        }
    }
}
