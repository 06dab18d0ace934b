//! What other tools say about the same faults: `tests/other_tools/measure.py` asks them and writes down their answers, a person has said of
//! each whether it is about the fault, and `docs/other-tools.md` is made of both and of the catalogue's own pages.
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "a test that meets the unexpected stops")]

mod support;

use poolgate::resources::{Cfn, Names, every_kind};
use serde_json::{Value, json};

/// The names of every property in both targets, for the translation of the templates into Terraform.
#[test]
fn the_names_are_current() {
    fn rows(names: &[Names]) -> Value {
        names.iter().map(|name| json!([name.cfn.get(), name.tf.get(), rows(&name.items)])).collect()
    }
    let mut lines = Vec::new();
    for described in every_kind() {
        let (part, cfn) = match described.kind.cfn {
            Cfn::Resource(name) => ("resource", name),
            Cfn::Property(name) => ("property", name),
            Cfn::ListItem(name) => ("item", name),
        };
        let attributes: Vec<_> = described.kind.attributes.iter().map(|row| json!([row.cfn, row.tf])).collect();
        let kind = json!({ "part": part, "cfn": cfn, "tf": described.kind.tf, "attributes": attributes, "rows": rows(&described.names) });
        lines.push(kind.to_string());
    }
    support::generated::current("tests/fixtures/other-tools/names.json", &format!("[\n{}\n]\n", lines.join(",\n")));
}
