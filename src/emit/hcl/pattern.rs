//! Whether a regular expression means the same to CloudFormation, which asks Java's engine, and to Terraform, which asks RE2.
//!
//! Sources: AWS CloudFormation user guide, "Parameters", AllowedPattern; `java.util.regex.Pattern`; github.com/google/re2,
//! wiki Syntax. The list errs towards no: a pattern that RE2 does not know would refuse every value.

/// Whether both engines read the pattern alike.
pub(super) fn portable(pattern: &str) -> bool {
    let mut chars = pattern.chars().peekable();
    let mut in_class = false;
    let mut quantified = false;
    while let Some(c) = chars.next() {
        let mut quantifier = false;
        match c {
            '\\' => match chars.next() {
                Some('d' | 'D' | 'w' | 'W' | 's' | 'S' | 'n' | 'r' | 't') => {}
                // Java's `\s` has a vertical tab that RE2's has not: no value of a parameter turns on that.
                Some(escaped) if escaped.is_ascii_punctuation() => {}
                _ => return false,
            },
            // Java unites and intersects classes.
            '[' if in_class => return false,
            '&' if in_class && chars.peek() == Some(&'&') => return false,
            '[' => in_class = true,
            ']' => in_class = false,
            _ if in_class => {}
            // Only groups that do not capture; look-around, names and flags differ.
            '(' if chars.peek() == Some(&'?') => {
                chars.next();
                if chars.next() != Some(':') {
                    return false;
                }
            }
            // Possessive.
            '+' if quantified => return false,
            '*' | '+' | '?' | '}' => quantifier = true,
            _ => {}
        }
        quantified = quantifier;
    }
    !in_class
}

#[cfg(test)]
mod tests {
    use super::portable;

    #[test]
    fn what_both_read_alike_is_told_from_the_rest() {
        for pattern in ["[a-z0-9-]+", r"\d{3}", r"(?:a|b)\.example\.com", ".+?", r"[^\]]*", "a{2,3}"] {
            assert!(portable(pattern), "{pattern}");
        }
        for pattern in [r"(?!aws)[a-z]+", r"(a)\1", "a++", r"\p{L}", "[a-z&&[^b]]", "(?<name>a)", r"\Qa\E", "[a", "a\\"] {
            assert!(!portable(pattern), "{pattern}");
        }
    }
}
