//! How a text is spelt in YAML so that every reader reads the same text.
//!
//! In comes a text, out goes its presentation: plain, double-quoted, or a literal block. CloudFormation and its tools read
//! YAML 1.1, most else reads 1.2, and both resolve plain scalars to other types by lists that readers extend. So plain is
//! a closed set of harmless looks, not the complement of known traps: a text starts with an ASCII letter, `/` or `$`, which
//! no number, date, indicator (YAML 1.2 §5.3), directive or document marker does, and only a handful of words remain.
//!
//! Known weakness: quotes where a reader would have managed without (`"_x"`, `"10 minutes"`, `"größe"`), and escapes for
//! astral characters, because SnakeYAML before 1.18 and PyYAML 3 refuse them raw.

use super::{escape_into, pad, shows, unicode_escape};

/// Bits of [`CLASS`].
const FIRST: u8 = 1;
const INNER: u8 = 2;
const FLOW: u8 = 4;

/// What each byte may do in a plain scalar.
const CLASS: [u8; 256] = {
    let mut class = [0; 256];
    let mut byte = 0u8;
    while byte < 128 {
        // A const table: an index out of range would not compile.
        #[allow(clippy::indexing_slicing)]
        {
            class[byte as usize] = match byte {
                b'a'..=b'z' | b'A'..=b'Z' | b'/' => FIRST | INNER | FLOW,
                b'$' => FIRST | INNER,
                b'0'..=b'9' | b'_' | b'-' | b'.' | b'+' | b' ' => INNER | FLOW,
                // In a flow collection `,[]{}` end a plain scalar, and readers disagree about `:` (YAML 1.2 §7.3.3).
                // `:` in front of a space or at the end makes a key anywhere; `is_plain` looks after that one.
                b':' | b',' | b'{' | b'}' | b'(' | b')' | b'*' | b'@' | b'=' | b';' | b'~' | b'?' | b'!' | b'&' | b'%' | b'\'' => INNER,
                _ => 0,
            };
        }
        byte += 1;
    }
    class
};

/// Where a text stands.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum At {
    /// The value of an entry or an item, whose own lines would be indented this far.
    Block(usize),
    /// A key.
    Key,
    /// Inside `[…]`.
    Flow,
}

/// Whether no reader takes `text`, written as it is, for anything but itself.
fn is_plain(text: &str, flow: bool) -> bool {
    let class = |byte: u8| CLASS.get(usize::from(byte)).copied().unwrap_or_default();
    let inner = if flow { FLOW } else { INNER };
    let mut before = 0;
    for byte in text.bytes() {
        let needed = if before == 0 { FIRST | inner } else { inner };
        if class(byte) & needed != needed || before == b':' && byte == b' ' {
            return false;
        }
        before = byte;
    }
    // Nothing at all leaves the zero, which no byte that came this far is.
    !matches!(before, 0 | b' ' | b':') && !is_word(text)
}

/// The words that YAML 1.1 or a reader of it resolves to something else (yaml.org/type/bool.html, null.html, float.html),
/// in any mixture of cases, the dotless infinities that lenient readers accept, and the exponent without a number that
/// npm's `yaml` 2 takes for one in its YAML 1.1 mode: `e3`.
fn is_word(text: &str) -> bool {
    const WORDS: [&str; 12] = ["y", "n", "yes", "no", "on", "off", "true", "false", "null", "nan", "inf", "infinity"];
    let exponent = |rest: &str| rest.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'_' | b'.' | b'+' | b'-'));
    text.strip_prefix(['e', 'E']).is_some_and(exponent) || text.len() <= 8 && WORDS.iter().any(|word| word.eq_ignore_ascii_case(text))
}

/// Whether `text` reads back from a literal block without help: no indentation or keep indicator, no character that a
/// block cannot escape (YAML 1.2 §8.1.2). Anything doubtful is double-quoted instead.
fn is_block(text: &str) -> bool {
    let body = text.strip_suffix('\n').unwrap_or(text);
    body.contains('\n')
        // A first line that is empty or starts with a space leaves the block's indentation to be guessed (§8.1.1.1), and
        // a second newline at the end needs `|+`, which would swallow the blank line in front of the next entry (§8.1.1.2).
        && !body.starts_with(['\n', ' '])
        && !body.ends_with('\n')
        && body.split('\n').all(|line| !line.ends_with(' ') && line.chars().all(is_raw))
}

/// Shows, and is not astral.
fn is_raw(c: char) -> bool {
    c <= '\u{FFFF}' && shows(c)
}

/// Writes `text` without a newline behind it.
pub(super) fn write(out: &mut String, text: &str, at: At) {
    match at {
        _ if is_plain(text, at == At::Flow) => out.push_str(text),
        At::Block(indent) => block_or_quoted(out, text, indent),
        At::Key | At::Flow => quoted(out, text),
    }
}

/// Writes `text` in a form that is visibly text: never plain.
pub(super) fn block_or_quoted(out: &mut String, text: &str, indent: usize) {
    if !is_block(text) {
        return quoted(out, text);
    }
    let (body, header) = match text.strip_suffix('\n') {
        Some(body) => (body, "|"),
        None => (text, "|-"),
    };
    out.push_str(header);
    for line in body.split('\n') {
        out.push('\n');
        if !line.is_empty() {
            pad(out, indent);
            out.push_str(line);
        }
    }
}

/// Double quotes: the one style that spells every text (YAML 1.2 §7.3.1). The escapes are those that 1.1, 1.2 and JSON share.
pub(super) fn quoted(out: &mut String, text: &str) {
    out.push('"');
    escape_into(
        out,
        text,
        |c| c != '"' && c != '\\' && is_raw(c),
        |out, c, _| match c {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\r' => out.push_str("\\r"),
            '\t' => out.push_str("\\t"),
            c => unicode_escape(out, c),
        },
    );
    out.push('"');
}

#[cfg(test)]
mod tests {
    use super::*;

    fn spelt(text: &str, at: At) -> String {
        let mut out = String::new();
        write(&mut out, text, at);
        out
    }

    #[test]
    fn everyday_text_is_plain() {
        for text in [
            "AWS::Cognito::UserPool",
            "arn:aws:iam::123456789012:role/x",
            "https://app.example.com/callback?a=b&c=d",
            "cognito-idp:*",
            "/orders/{id}",
            "$default",
            "$context.requestId",
            "GET /orders",
            "Places orders, then lists them",
            "don't",
            "a/*",
            "x=1",
        ] {
            assert_eq!(spelt(text, At::Block(2)), text);
        }
    }

    #[test]
    fn what_a_reader_could_take_for_something_else_is_quoted() {
        for text in [
            "",
            "y",
            "N",
            "yEs",
            "no",
            "on",
            "OFF",
            "true",
            "False",
            "null",
            "NULL",
            "NaN",
            "inf",
            "~",
            "<<",
            "=",
            "-",
            "--- x",
            "...",
            ".inf",
            "2012-10-17",
            "12:30:00",
            "0x1F",
            "0o17",
            "017",
            "1_000",
            "1e3",
            ".5",
            "+1",
            "a: b",
            "a:",
            "a #b",
            " a",
            "a ",
            "#a",
            "*a",
            "&a",
            "!a",
            "%a",
            "@a",
            "`a`",
            "?a",
            "|",
            ">",
            "[a]",
            "{a}",
            "'a'",
            ":a",
            ",a",
            "_1",
            "e3",
            "E-10",
            "a\tb",
            "größe",
        ] {
            let quoted = spelt(text, At::Block(2));
            assert!(quoted.starts_with('"') && quoted.ends_with('"'), "{quoted}");
        }
    }

    #[test]
    fn nothing_that_ends_a_flow_scalar_is_plain_in_one() {
        for text in ["a,b", "a]", "/x/{id}", "a:b", "AWS::Region", "$default"] {
            assert_eq!(spelt(text, At::Flow), format!("\"{text}\""));
        }
    }

    #[test]
    fn lines_are_a_block_only_where_the_block_holds_them() {
        assert_eq!(spelt("a\n\n  b\n", At::Block(2)), "|\n  a\n\n    b");
        assert_eq!(spelt("a\nb", At::Block(0)), "|-\na\nb");
        for text in ["a\n", "\na\nb", " a\nb", "a \nb", "a\nb\n\n", "a\n\tb", "a\r\nb", "a\n\u{85}b", "\n\n", "a\n \nb", "a\n🚀"] {
            assert!(spelt(text, At::Block(2)).starts_with('"'), "{text:?}");
        }
    }

    #[test]
    fn what_does_not_show_is_spelt_out() {
        assert_eq!(spelt("é\u{202E}\u{85}\u{FEFF}\u{1F680}\u{7F}", At::Block(0)), "\"é\\u202E\\u0085\\uFEFF\\U0001F680\\u007F\"");
    }
}
