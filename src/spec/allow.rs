//! Findings that are known and may stay.

use std::collections::BTreeMap;
use std::fmt;

use serde::de::{self, Visitor};
use serde::{Deserialize, Deserializer};

use crate::date::Date;
use crate::finding::shown;
use crate::path::{Path, Segment};
use crate::rules::advice::Advisor;
use crate::syntax::{Node, NodeValue};

/// A finding that is known and may stay. It is reported as allowed and stops nothing.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema, serde::Serialize))]
pub struct Allowance {
    /// The name or the code of the rule that finds it, such as `implicit-grant`.
    pub rule: String,
    /// Where it is found, as `gen check --format json` prints it in `path`; `the spec` is all of it. What is inside of this place is allowed as well.
    pub at: At,
    /// Why it may stay.
    pub reason: String,
    /// The last day on which it may stay, such as `2027-03-31`, in UTC. Default: none, it may stay for good.
    #[serde(default)]
    pub until: Option<Date>,
}

/// The place of an [`Allowance`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct At {
    path: Path,
    nowhere: Option<Nowhere>,
}

/// How far a path goes that leads to nothing that is written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Nowhere {
    /// The last part of it that is written.
    pub written: Path,
    /// What may have been meant.
    pub meant: Option<Path>,
}

impl At {
    /// The path.
    #[must_use]
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// That nothing is written there, if that is so. Of a spec that was built in Rust nothing is written.
    #[must_use]
    pub fn nowhere(&self) -> Option<&Nowhere> {
        self.nowhere.as_ref()
    }
}

impl From<Path> for At {
    fn from(path: Path) -> Self {
        Self { path, nowhere: None }
    }
}

impl<'de> Deserialize<'de> for At {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Words;
        impl Visitor<'_> for Words {
            type Value = At;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a path such as `clients.web`")
            }

            fn visit_str<E: de::Error>(self, text: &str) -> Result<At, E> {
                let help = "write it as `gen check --format json` prints it in `path`, such as `clients.web.oauth`";
                text.parse().map(|path: Path| At::from(path)).map_err(|why| E::custom(format!("{} is no path: {why}\n{help}", shown(text))))
            }
        }
        deserializer.deserialize_str(Words)
    }
}

#[cfg(feature = "schema")]
impl serde::Serialize for At {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(&self.path)
    }
}

/// To a user it is text.
#[cfg(feature = "schema")]
impl schemars::JsonSchema for At {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "At".into()
    }

    fn inline_schema() -> bool {
        true
    }

    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({ "type": "string" })
    }
}

/// Finds out which of the places are written.
pub(super) fn locate(allow: &mut [Allowance], root: &Node) {
    let mut map = Map { root, keys: BTreeMap::new(), advisor: Advisor::new() };
    let paths: Vec<Path> = allow.iter().map(|allowance| allowance.at.path.clone()).collect();
    for (allowance, path) in allow.iter_mut().zip(&paths) {
        allowance.at.nowhere = map.nowhere(path.segments());
    }
}

/// The tree, and the keys of the large mappings that were looked into: to look through them again for every allowance
/// would cost the product of both.
struct Map<'a> {
    root: &'a Node,
    keys: BTreeMap<&'a [Segment], BTreeMap<&'a str, &'a Node>>,
    advisor: Advisor,
}

impl<'a> Map<'a> {
    fn nowhere(&mut self, path: &'a [Segment]) -> Option<Nowhere> {
        let mut node = self.root;
        for (depth, segment) in path.iter().enumerate() {
            let (written, rest) = path.split_at_checked(depth)?;
            match self.step(node, written, segment) {
                Some(next) => node = next,
                None => return Some(Nowhere { written: Path::from(written.to_vec()), meant: self.meant(node, written, rest) }),
            }
        }
        None
    }

    fn step(&mut self, node: &'a Node, written: &'a [Segment], segment: &Segment) -> Option<&'a Node> {
        const SMALL: usize = 8;
        match (segment, &node.value) {
            (Segment::Key(key), NodeValue::Mapping(entries)) if entries.len() > SMALL => {
                let keys = || entries.iter().map(|entry| (entry.key.as_str(), &entry.value)).collect();
                self.keys.entry(written).or_insert_with(keys).get(key.as_str()).copied()
            }
            _ => inside(node, segment),
        }
    }

    /// The path with its first wrong key mended, as far as it leads then.
    fn meant(&mut self, node: &'a Node, written: &[Segment], rest: &[Segment]) -> Option<Path> {
        let (NodeValue::Mapping(entries), Some((Segment::Key(wrong), rest))) = (&node.value, rest.split_first()) else { return None };
        let near = self.advisor.nearest(wrong, entries.iter().map(|entry| entry.key.as_str()))?;
        let mut path = Path::from(written.to_vec()).key(near);
        let mut node = node.entry(near).map(|entry| &entry.value);
        for segment in rest {
            node = node.and_then(|node| inside(node, segment));
            if node.is_none() {
                break;
            }
            path = path.then(segment.clone());
        }
        Some(path)
    }
}

fn inside<'a>(node: &'a Node, segment: &Segment) -> Option<&'a Node> {
    match (segment, &node.value) {
        (Segment::Key(key), _) => node.entry(key).map(|entry| &entry.value),
        (Segment::Index(index), NodeValue::Sequence(items)) => items.get(*index),
        (Segment::Index(_), _) => None,
    }
}

#[cfg(test)]
mod tests {
    fn nowhere(at: &str) -> Option<(String, Option<String>)> {
        let clients: String = (0..20).map(|i| format!("  web{i}: {{ oauth: {{ flows: [code], scopes: [openid] }} }}\n")).collect();
        let allow = format!("allow:\n- {{ rule: x, at: '{at}', reason: y }}\n");
        let spec = crate::read(format!("name: orders\nclients:\n{clients}{allow}").as_bytes()).unwrap();
        let nowhere = spec.allow[0].at.nowhere()?.clone();
        Some((nowhere.written.to_string(), nowhere.meant.map(|path| path.to_string())))
    }

    #[test]
    fn what_is_written_is_somewhere() {
        for at in ["the spec", "name", "clients", "clients.web7", "clients.web7.oauth.flows[0]", "allow[0].rule"] {
            assert_eq!(nowhere(at), None, "{at}");
        }
        let found = |written: &str, meant: Option<&str>| Some((written.to_owned(), meant.map(str::to_owned)));
        assert_eq!(nowhere("client.web7"), found("the spec", Some("clients.web7")));
        assert_eq!(nowhere("clients.web7.ouath.flows[0]"), found("clients.web7", Some("clients.web7.oauth.flows[0]")));
        assert_eq!(nowhere("clients.web7.ouath.flows[1]"), found("clients.web7", Some("clients.web7.oauth.flows")));
        assert_eq!(nowhere("clients.web7.oauth.flows[1]"), found("clients.web7.oauth.flows", None));
        assert_eq!(nowhere("clients[0]"), found("clients", None));
        assert_eq!(nowhere("name.x"), found("name", None));
        assert_eq!(nowhere("zebra"), found("the spec", None));
    }
}
