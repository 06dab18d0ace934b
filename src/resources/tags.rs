//! Tags, which CloudFormation takes as a list for most resources and Terraform as a map for all.

use super::{Names, Row, Rows, names, objects, row};
use crate::graph::{Expr, Value};

/// Tags of a resource, by key.
pub type Tags = Vec<(String, Expr)>;

struct Tag {
    key: String,
    value: Expr,
}

impl Rows for Tag {
    const ROWS: &'static [Row<Self>] = &[row("Key", "key", |tag| (&tag.key).into()), row("Value", "value", |tag| (&tag.value).into())];
}

pub(super) const AS_LIST: &str = "Terraform takes tags as a map";
pub(super) const AS_MAP: &str = "CloudFormation takes tags as a list";

pub(super) fn tag_names() -> Vec<Names> {
    names::<Tag>()
}

pub(super) fn as_list(tags: &Tags) -> Value {
    let tags: Vec<_> = tags.iter().map(|(key, value)| Tag { key: key.clone(), value: value.clone() }).collect();
    objects(&tags)
}
