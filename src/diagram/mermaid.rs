//! A diagram as a Mermaid flowchart, which GitHub and GitLab draw.
//!
//! Every text of a user stands in quotes, in characters that mean nothing to Mermaid, to its Markdown or to HTML; all others
//! are written by their number.
//!
//! Source: Mermaid documentation, "Flowcharts - Basic Syntax", "Entity codes to escape characters".

use super::{At, Diagram, Edge, From, Group, Kind};

/// The colours: dark text on light ground, to be read on a light page and on a dark one.
const CLASSES: [(&str, &str); 3] = [
    ("locked", "fill:#e3f4e6,stroke:#2e7d32,color:#000"),
    ("public", "fill:#fdeceb,stroke:#c62828,stroke-width:2px,stroke-dasharray:5 3,color:#000"),
    ("pool", "fill:#e6eefb,stroke:#1e4fa3,color:#000"),
];

/// The most characters of a title, which is of several parts.
const LONGEST_TITLE: usize = 3 * super::LONGEST;

/// The text of a flowchart.
#[must_use]
pub fn write(diagram: &Diagram) -> String {
    let mut out = "flowchart LR\n".to_owned();
    let groups = [
        (Group::Providers, "Identity providers"),
        (Group::Clients, "App clients"),
        (Group::Api, diagram.api.as_str()),
        (Group::Network, diagram.network.as_str()),
    ];
    for (group, title) in groups {
        let name = word(group);
        let members: Vec<At> = of(diagram, Some(group)).collect();
        if !members.is_empty() {
            out.push_str(&format!("  subgraph {name}[\"{}\"]\n", escaped(&crate::report::clipped(title, LONGEST_TITLE))));
            members.into_iter().for_each(|at| node(&mut out, diagram, at, "    "));
            out.push_str("  end\n");
        }
    }
    of(diagram, None).for_each(|at| node(&mut out, diagram, at, "  "));
    diagram.edges.iter().for_each(|edge| arrow(&mut out, diagram, edge));
    for (name, style) in CLASSES {
        let suffix = format!(":::{name}\n");
        if out.contains(&suffix) {
            out.push_str(&format!("  classDef {name} {style}\n"));
        }
    }
    out
}

/// The name of a group.
fn word(group: Group) -> &'static str {
    match group {
        Group::Providers => "providers",
        Group::Clients => "clients",
        Group::Api => "api",
        Group::Network => "network",
    }
}

fn of(diagram: &Diagram, group: Option<Group>) -> impl Iterator<Item = At> {
    diagram.nodes.iter().enumerate().filter(move |(_, node)| node.kind.group() == group).map(|(at, _)| at)
}

/// The name of a node: its kind and its place, so that no text of a user is ever one.
fn name(diagram: &Diagram, at: At) -> String {
    diagram.nodes.get(at).map(|node| format!("{}{}", node.kind.name(), node.number)).unwrap_or_default()
}

fn node(out: &mut String, diagram: &Diagram, at: At, indent: &str) {
    let Some(node) = diagram.nodes.get(at) else { return };
    let (open, close, class) = match node.kind {
        Kind::Client => ("([", "])", ""),
        Kind::Caller => ("((", "))", ""),
        Kind::Provider => ("[/", "\\]", ""),
        Kind::Login => ("[/", "/]", ""),
        Kind::Pool => ("[(", ")]", ":::pool"),
        Kind::Authorizer => ("{{", "}}", ""),
        Kind::Locked => ("[", "]", ":::locked"),
        Kind::Public => ("[", "]", ":::public"),
        Kind::Keys => ("[\\", "/]", ""),
        Kind::Function | Kind::Inside => ("(", ")", ""),
        Kind::Service => ("[[", "]]", ""),
    };
    out.push_str(&format!("{indent}{}{open}\"{}\"{close}{class}\n", name(diagram, at), lines(&node.lines)));
}

fn arrow(out: &mut String, diagram: &Diagram, edge: &Edge) {
    let from = match edge.from {
        From::Node(at) => name(diagram, at),
        From::Group(group) => word(group).to_owned(),
    };
    let to = name(diagram, edge.to);
    let mut text = lines(&edge.lines);
    if edge.more {
        text.push_str("<br>and more");
    }
    out.push_str(&match (edge.dotted, text.is_empty()) {
        (false, true) => format!("  {from} --> {to}\n"),
        (false, false) => format!("  {from} -- \"{text}\" --> {to}\n"),
        (true, true) => format!("  {from} -.-> {to}\n"),
        (true, false) => format!("  {from} -. \"{text}\" .-> {to}\n"),
    });
}

fn lines(lines: &[String]) -> String {
    lines.iter().map(|line| escaped(line)).collect::<Vec<_>>().join("<br>")
}

/// Text that is nothing but text, between quotes.
///
/// Letters and digits of any script stand for themselves, and of the rest what is safe anywhere in a label: a dot or a dash
/// could begin a list of Markdown, and an underscore at the edge of a word an emphasis. A colon is not: Mermaid looks for
/// styles behind it (`encodeEntities`).
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let chars: Vec<char> = text.chars().collect();
    let alphanumeric = |at: Option<usize>| at.and_then(|at| chars.get(at)).is_some_and(|c| c.is_alphanumeric());
    for (at, c) in chars.iter().copied().enumerate() {
        let inside = alphanumeric(at.checked_sub(1)) && alphanumeric(Some(at + 1));
        let began = chars.iter().take(at).any(|c| c.is_alphabetic());
        let plain = match c {
            '/' | ',' | ' ' => true,
            '-' | '.' => began,
            '_' => inside,
            _ => c.is_alphanumeric(),
        };
        if plain {
            out.push(c);
        } else {
            out.push_str(&format!("#{};", u32::from(c)));
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::escaped;

    #[test]
    fn names_stay_readable() {
        for plain in ["GET /orders", "orders/read", "sign_in_as_admin", "App clients", "user-pool v1.2", "grüße, 世界", "2 more functions"]
        {
            assert_eq!(escaped(plain), plain);
        }
    }

    #[test]
    fn nothing_else_stands_for_itself() {
        assert_eq!(escaped("a\"]; x --> y"), "a#34;#93;#59; x -- y".replace("-- y", "--#62; y"));
        assert_eq!(escaped("<b>&amp;"), "#60;b#62;#38;amp#59;");
        assert_eq!(escaped("1. a"), "1#46; a");
        assert_eq!(escaped("- a"), "#45; a");
        assert_eq!(escaped("_a_ `b` **c**"), "#95;a#95; #96;b#96; #42;#42;c#42;#42;");
        assert_eq!(
            escaped("%%{init: {}}%% #35; $$x$$ \\n"),
            "#37;#37;#123;init#58; #123;#125;#125;#37;#37; #35;35#59; #36;#36;x#36;#36; #92;n"
        );
        assert_eq!(escaped("fa:fa-user"), "fa#58;fa-user");
    }
}
