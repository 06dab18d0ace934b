//! Trees in, text out: small, total and deterministic.
//!
//! The emitters' trees ([`emit`](crate::emit)) come in; the bytes of a document go out, ending in one newline. Nothing here
//! can fail and nothing here knows what a resource is. Writers share two decisions: which characters a reviewer may see
//! raw, and how a number is spelt.
//!
//! Known weakness: writers recurse, so the depth of the tree is the depth of the stack. The emitters' trees are a dozen deep.

mod base64;
mod hcl;
mod hcl_text;
mod json;
mod scalar;
mod tf_json;
mod yaml;
mod zip;

pub use base64::base64;
pub use hcl::hcl;
pub use json::json;
pub use tf_json::tf_json;
pub use yaml::yaml;
pub use zip::zip;

use std::fmt::Write as _;

/// Whether a character may stand raw on a page that people review and several readers parse.
///
/// No: controls, which YAML (1.2 §5.1, 1.1 §4.1.1) and JSON (RFC 8259 §7) forbid or fold; line breaks of YAML 1.1 that are
/// none in 1.2 (NEL, LS, PS: 1.2 §5.4); U+FEFF, which several readers drop; and whatever does not show or reorders what
/// shows (spaces that are no space, joiners, bidirectional controls, tags, private use, noncharacters), so that what a
/// reviewer reads is what is there. The list errs towards escaping.
pub(crate) fn shows(c: char) -> bool {
    match u32::from(c) {
        0x20..=0x7E => true,
        0..=0xA0
        | 0xAD
        | 0x34F
        | 0x61C
        | 0x70F
        | 0x115F..=0x1160
        | 0x1680
        | 0x17B4..=0x17B5
        | 0x180B..=0x180F
        | 0x2000..=0x200F
        | 0x2028..=0x202F
        | 0x205F..=0x206F
        | 0x2800
        | 0x3000
        | 0x3164
        | 0xE000..=0xF8FF
        | 0xFDD0..=0xFDEF
        | 0xFE00..=0xFE0F
        | 0xFEFF
        | 0xFFA0
        | 0xFFF0..=0xFFFF
        | 0x1D173..=0x1D17A
        | 0xE0000..=0x10_FFFF => false,
        // The last two code points of every plane are noncharacters.
        code => code & 0xFFFE != 0xFFFE,
    }
}

/// Copies `text`, passing each character that `keep` refuses, and the text after it, to `escape`.
pub(crate) fn escape_into(out: &mut String, text: &str, keep: impl Fn(char) -> bool, mut escape: impl FnMut(&mut String, char, &str)) {
    let mut rest = text;
    // Whole runs are copied at once: nearly all text needs no escape at all.
    while let Some((at, c)) = rest.char_indices().find(|(_, c)| !keep(*c)) {
        let (before, from) = rest.split_at_checked(at).unwrap_or((rest, ""));
        out.push_str(before);
        rest = from.get(c.len_utf8()..).unwrap_or_default();
        escape(out, c, rest);
    }
    out.push_str(rest);
}

/// `\u0000`, the spelling that YAML, JSON and HCL share; above U+FFFF the `\U00000000` of YAML and HCL.
pub(crate) fn unicode_escape(out: &mut String, c: char) {
    let code = u32::from(c);
    // Writing to a String cannot fail.
    let _ = if code > 0xFFFF { write!(out, "\\U{code:08X}") } else { write!(out, "\\u{code:04X}") };
}

/// A whole number.
pub(crate) fn int(out: &mut String, value: i64) {
    let _ = write!(out, "{value}");
}

/// A number, as short as it reads back exactly: `0.5`; `100`, not `100.0`, as people and AWS write it; `1.0e+300`.
///
/// An exponent needs the point and the sign, or YAML 1.1 takes it for text (yaml.org/type/float.html). What is not finite
/// has no spelling in JSON or HCL and becomes `null`.
pub(crate) fn float(out: &mut String, value: f64) {
    let size = value.abs();
    let _ = if !value.is_finite() {
        out.write_str("null")
    } else if size == 0.0 {
        out.write_str("0")
    } else if (1e-5..1e15).contains(&size) {
        write!(out, "{value}")
    } else {
        let text = format!("{value:e}");
        let (mantissa, exponent) = text.split_once('e').unwrap_or((&text, "0"));
        let point = if mantissa.contains('.') { "" } else { ".0" };
        let sign = if exponent.starts_with('-') { "" } else { "+" };
        write!(out, "{mantissa}{point}e{sign}{exponent}")
    };
}

/// Two spaces for each level.
pub(crate) fn pad(out: &mut String, indent: usize) {
    const SPACES: &str = "                                                                ";
    match SPACES.get(..indent) {
        Some(spaces) => out.push_str(spaces),
        None => out.extend(std::iter::repeat_n(' ', indent)),
    }
}

/// A comment: one `# …` line for each line of the text. It has no quotes to hide behind, so what does not show is spelt out.
pub(crate) fn comment(out: &mut String, text: &str, indent: usize) {
    for line in text.split('\n') {
        let line = line.trim_end();
        pad(out, indent);
        out.push('#');
        if !line.is_empty() {
            out.push(' ');
            // The astral planes as well: see `scalar`.
            escape_into(out, line, |c| shows(c) && c <= '\u{FFFF}', |out, c, _| unicode_escape(out, c));
        }
        out.push('\n');
    }
}
