//! Lambda's runtimes and the days on which AWS retires them, from `schema/lambda-runtimes.txt`.
//!
//! A runtime ends in three steps: deprecated (no more security patches), then no new function may use it, then no
//! existing function may be updated (<https://docs.aws.amazon.com/lambda/latest/dg/lambda-runtimes.html>). The steps do
//! not always come in this order: `nodejs4.3` could not be created before it was deprecated.
//!
//! There is no clock here: who asks says for which day, [`TAKEN`] where nothing better is known. Known weakness: AWS
//! moves these days, mostly later; the newest runtimes have none yet.

use crate::finding::nearest;

const TEXT: &str = include_str!("../../schema/lambda-runtimes.txt");

/// The day on which the list was taken (`TAKEN` in `schema/refresh.py`).
pub const TAKEN: &str = "2026-05-20";

/// A runtime that AWS knows, with its days as `YYYY-MM-DD`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Runtime {
    /// The identifier: `python3.13`.
    pub name: &'static str,
    /// From this day on without security patches and support.
    pub deprecated: Option<&'static str>,
    /// From this day on no new function can use it.
    pub create_block: Option<&'static str>,
    /// From this day on no function that uses it can be changed.
    pub update_block: Option<&'static str>,
    /// What to move to, where the list knows.
    pub successor: Option<&'static str>,
}

/// How a runtime stands on a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Status {
    /// In support; its end may be known.
    Supported(Runtime),
    /// Runs, can be deployed, gets no patches.
    Deprecated(Runtime),
    /// AWS refuses to create a function with it.
    CreateBlocked(Runtime),
    /// AWS refuses to create or to update a function with it.
    UpdateBlocked(Runtime),
    /// Not in the list.
    Unknown {
        /// The runtime that was probably meant.
        nearest: Option<&'static str>,
    },
}

/// A language that source text can be written in.
///
/// Source: CloudFormation template reference, `AWS::Lambda::Function` Code: "For Node.js and Python functions, you can specify
/// the function code inline in the template."
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Language {
    /// Python.
    Python,
    /// Node.js. Inline source is taken for a CommonJS module.
    NodeJs,
}

impl Language {
    /// The language of a runtime; `None` for the others.
    #[must_use]
    pub fn of(runtime: &str) -> Option<Self> {
        if runtime.starts_with("python") {
            Some(Self::Python)
        } else if runtime.starts_with("nodejs") {
            Some(Self::NodeJs)
        } else {
            None
        }
    }
}

/// Every runtime, by family, old before new.
pub fn runtimes() -> impl Iterator<Item = Runtime> {
    TEXT.lines().filter(|line| !line.starts_with('#')).filter_map(read)
}

/// The runtime of that name. Names are compared exactly, as Lambda does.
#[must_use]
pub fn runtime(name: &str) -> Option<Runtime> {
    runtimes().find(|runtime| runtime.name == name)
}

/// How the runtime `name` stands on the day `on`, written `YYYY-MM-DD`.
///
/// ```
/// use poolgate::data::lambda::{status, Status, TAKEN};
/// assert!(matches!(status("python3.13", TAKEN), Status::Supported(_)));
/// assert!(matches!(status("nodejs14.x", TAKEN), Status::CreateBlocked(_)));
/// assert_eq!(status("pyton3.13", TAKEN), Status::Unknown { nearest: Some("python3.13") });
/// ```
#[must_use]
pub fn status(name: &str, on: &str) -> Status {
    let Some(runtime) = runtime(name) else {
        // Of those in support first: who misspells a name means a living one.
        let living = || runtimes().filter(|runtime| !reached(runtime.deprecated, on)).map(|runtime| runtime.name);
        let any = || runtimes().map(|runtime| runtime.name);
        return Status::Unknown { nearest: nearest(name, living()).or_else(|| nearest(name, any())) };
    };
    if reached(runtime.update_block, on) {
        Status::UpdateBlocked(runtime)
    } else if reached(runtime.create_block, on) {
        Status::CreateBlocked(runtime)
    } else if reached(runtime.deprecated, on) {
        Status::Deprecated(runtime)
    } else {
        Status::Supported(runtime)
    }
}

/// Whether a day has come. Days written `YYYY-MM-DD` sort as texts.
fn reached(day: Option<&str>, on: &str) -> bool {
    day.is_some_and(|day| day <= on)
}

/// One line: the name, then `key=value` words.
fn read(line: &'static str) -> Option<Runtime> {
    let mut words = line.split(' ');
    let name = words.next().filter(|name| !name.is_empty())?;
    let mut runtime = Runtime { name, deprecated: None, create_block: None, update_block: None, successor: None };
    for (key, value) in words.filter_map(|word| word.split_once('=')) {
        match key {
            "deprecated" => runtime.deprecated = Some(value),
            "create_block" => runtime.create_block = Some(value),
            "update_block" => runtime.update_block = Some(value),
            "successor" => runtime.successor = Some(value),
            _ => {}
        }
    }
    Some(runtime)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_list_is_whole() {
        assert!(runtimes().count() > 40);
        assert!(TEXT.starts_with(&format!("# Lambda runtimes and the days of their end, known on {TAKEN}.")));
        for line in TEXT.lines().skip(1) {
            for word in line.split(' ').skip(1) {
                let key = word.split_once('=').map(|(key, _)| key);
                assert!(matches!(key, Some("deprecated" | "create_block" | "update_block" | "successor")), "{line}");
            }
        }
        for runtime in runtimes() {
            for day in [runtime.deprecated, runtime.create_block, runtime.update_block].into_iter().flatten() {
                let shape: String = day.chars().map(|c| if c.is_ascii_digit() { '0' } else { c }).collect();
                assert_eq!(shape, "0000-00-00", "{runtime:?}");
            }
            if let Some(successor) = runtime.successor {
                assert!(super::runtime(successor).is_some(), "{runtime:?}");
            }
        }
    }

    #[test]
    fn a_runtime_ends_in_steps() {
        let on = |day| match status("python3.9", day) {
            Status::Supported(_) => "supported",
            Status::Deprecated(_) => "deprecated",
            Status::CreateBlocked(_) => "create",
            Status::UpdateBlocked(_) => "update",
            Status::Unknown { .. } => "unknown",
        };
        assert_eq!(on("2025-12-14"), "supported");
        assert_eq!(on("2025-12-15"), "deprecated");
        assert_eq!(on("2026-05-31"), "deprecated");
        assert_eq!(on("2026-06-01"), "create");
        assert_eq!(on("2026-07-01"), "update");
    }

    #[test]
    fn the_newest_runtimes_have_no_end() {
        let ruby = runtime("ruby4.0").unwrap();
        assert_eq!(ruby, Runtime { name: "ruby4.0", deprecated: None, create_block: None, update_block: None, successor: None });
        assert_eq!(status("ruby4.0", "2099-01-01"), Status::Supported(ruby));
    }

    #[test]
    fn a_slip_is_answered_with_a_living_runtime() {
        // As near to nodejs20.x, which is deprecated.
        assert_eq!(status("nodejs2.x", TAKEN), Status::Unknown { nearest: Some("nodejs22.x") });
        assert_eq!(status("Python3.13", TAKEN), Status::Unknown { nearest: Some("python3.13") });
        assert_eq!(status("cobol", TAKEN), Status::Unknown { nearest: None });
        assert_eq!(status(&"x".repeat(1 << 20), TAKEN), Status::Unknown { nearest: None });
        assert_eq!(runtime(""), None);
    }
}
