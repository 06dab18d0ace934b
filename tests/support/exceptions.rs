//! The constraints that are not what they seem: `tests/fixtures/constraints.txt`, one a line.

/// Why a constraint is not enforced.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    /// AWS takes what the constraint refuses.
    Wrong,
    /// No spec can break it.
    Unreached,
    /// A spec breaks it, and nothing says so at the place.
    Unnoticed,
}

/// A line of the file. `*` at the end of a name stands for any rest.
#[derive(Debug)]
pub(crate) struct Exception {
    pub(crate) kind: Kind,
    place: &'static str,
    property: &'static str,
    constraint: &'static str,
}

impl Exception {
    pub(crate) fn covers(&self, kind: Kind, place: &str, property: &str, constraint: &str) -> bool {
        self.kind == kind && fits(self.place, place) && fits(self.property, property) && fits(self.constraint, constraint)
    }
}

fn fits(pattern: &str, text: &str) -> bool {
    match (pattern.strip_suffix(" *"), pattern.strip_prefix('*')) {
        (Some(begin), _) => text.starts_with(begin),
        (None, Some(end)) => text.ends_with(end),
        (None, None) => pattern == text,
    }
}

/// Every exception.
pub(crate) fn all() -> Vec<Exception> {
    let lines = include_str!("../fixtures/constraints.txt").lines().filter(|line| !line.is_empty() && !line.starts_with('#'));
    let each = lines.map(|line| {
        let parts: Vec<_> = line.split(" | ").map(str::trim).collect();
        let (kind, place, rest) = match parts.as_slice() {
            ["wrong", rest @ ..] => (Kind::Wrong, "", rest),
            ["unreached", rest @ ..] => (Kind::Unreached, "", rest),
            ["unnoticed", place, rest @ ..] => (Kind::Unnoticed, *place, rest),
            _ => panic!("{line}: an exception is `wrong`, `unreached` or `unnoticed`"),
        };
        let [property, constraint, why] = rest else { panic!("{line}: a property, a constraint and a reason are due") };
        assert!(why.split(' ').count() > 3, "{line}: say why");
        Exception { kind, place, property, constraint }
    });
    each.collect()
}

/// Whether AWS takes what this constraint refuses.
pub(crate) fn is_wrong(property: &str, constraint: &str) -> bool {
    static WRONG: std::sync::OnceLock<Vec<Exception>> = std::sync::OnceLock::new();
    WRONG.get_or_init(all).iter().any(|exception| exception.covers(Kind::Wrong, "", property, constraint))
}
