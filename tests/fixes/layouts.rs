//! One spec in many layouts: as it is written, with comments, as Windows writes it, without a last line feed, as JSON, in flow style.

use serde_json::Value;

pub(crate) struct Layout {
    pub(crate) name: &'static str,
    pub(crate) text: String,
}

/// The layouts that an example can have. What no reader takes for a tree, such as a key that stands twice, has those of text.
pub(crate) fn layouts(example: &str) -> Vec<Layout> {
    let commented = commented(example);
    let mut all = vec![
        Layout { name: "plain", text: example.to_owned() },
        Layout { name: "windows", text: commented.replace('\n', "\r\n") },
        Layout { name: "unended", text: commented.trim_end().to_owned() },
        Layout { name: "commented", text: commented },
    ];
    // The reader of the test has an opinion of its own about numbers with a leading zero.
    let tree = serde_yaml::from_str::<Value>(example).ok().filter(|_| poolgate::syntax::parse(example.as_bytes()).is_ok());
    if let Some(tree) = tree {
        let pretty = serde_json::to_string_pretty(&tree).unwrap();
        all.push(Layout { name: "json", text: serde_json::to_string(&tree).unwrap() });
        all.push(Layout { name: "json lines", text: pretty.replace('\n', "\r\n") + "\r\n" });
        all.push(Layout { name: "flow", text: flow(&tree) + " # the end\n" });
        all.push(Layout { name: "flow lines", text: commented_flow(&pretty) });
    }
    all
}

/// What must not change: every comment in its order, the line ends, the end of the text, JSON.
pub(crate) fn stays(name: &str, old: &str, new: &str) {
    assert_eq!(comments(new), comments(old), "{name}:\n{new}");
    assert_eq!(old.ends_with('\n'), new.ends_with('\n'), "{name}:\n{new}");
    if old.contains("\r\n") {
        assert!(!new.replace("\r\n", "").contains('\n'), "{name}: {new:?}");
    } else {
        assert!(!new.contains('\r'), "{name}: {new:?}");
    }
    if name.starts_with("json") {
        assert!(serde_json::from_str::<Value>(new).is_ok(), "{name}:\n{new}");
        assert_eq!(new.contains('\n'), old.contains('\n'), "{name}:\n{new}");
    }
}

/// The comments that were put there: `#1#` and `#1 above#`.
fn comments(text: &str) -> Vec<&str> {
    let parts: Vec<_> = text.split('#').collect();
    parts.into_iter().filter(|part| part.trim_end_matches(" above").parse::<usize>().is_ok()).collect()
}

/// A comment at the end of every line that can have one, and one above it.
fn commented(text: &str) -> String {
    let mut out = String::new();
    let mut block: Option<usize> = None;
    let mut quoted = false;
    for (number, line) in text.lines().enumerate() {
        let indent = line.len() - line.trim_start().len();
        let in_block = block.is_some_and(|of| line.trim().is_empty() || indent > of);
        if in_block || quoted || line.trim().is_empty() {
            quoted ^= !in_block && line.matches(['"', '\'']).count() % 2 == 1;
            out.push_str(line);
        } else {
            block = line.trim_end().ends_with(['|', '>']).then_some(indent).or_else(|| line.trim_end().ends_with("|-").then_some(indent));
            quoted = line.matches('"').count() % 2 == 1;
            let comment = if quoted { String::new() } else { format!(" #{number}#") };
            out.push_str(&format!("{}#{number} above#\n{line}{comment}", &line[..indent]));
        }
        out.push('\n');
    }
    out
}

/// The same over the lines of JSON, which is no JSON then.
fn commented_flow(json: &str) -> String {
    json.lines().enumerate().map(|(number, line)| format!("{line} #{number}#\n")).collect()
}

/// In braces and brackets on one line, without quotes where none are needed.
fn flow(tree: &Value) -> String {
    let word = |text: &str| {
        let plain =
            text.starts_with(|c: char| c.is_ascii_alphabetic()) && text.bytes().all(|b| b.is_ascii_alphanumeric() || b"_-/ ".contains(&b));
        let trap = matches!(text, "true" | "false" | "null") || text.ends_with(' ');
        if plain && !trap { text.to_owned() } else { serde_json::to_string(text).unwrap() }
    };
    match tree {
        Value::Object(entries) => {
            let entries: Vec<_> = entries.iter().map(|(key, value)| format!("{}: {}", word(key), flow(value))).collect();
            format!("{{ {} }}", entries.join(", "))
        }
        Value::Array(items) => format!("[{}]", items.iter().map(flow).collect::<Vec<_>>().join(", ")),
        Value::String(text) => word(text),
        other => other.to_string(),
    }
}
