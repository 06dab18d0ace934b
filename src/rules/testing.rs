//! What the unit tests of rules share: a spec in YAML goes in, what the rules of an area say of it comes out.

use crate::access::Access;
use crate::files::Sources;
use crate::finding::{Finding, Place};
use crate::rules::{Area, Check, Context};

/// The findings of an area.
pub(crate) fn findings(area: &Area, yaml: &str) -> Vec<Finding> {
    let spec = crate::read(yaml.as_bytes()).unwrap();
    let context = Context { spec: &spec, sources: &Sources::default(), access: &Access::of(&spec) };
    let mut findings = Vec::new();
    for rule in area.rules {
        if let Check::Spec(check) = rule.check {
            check(&context, &mut findings);
        }
    }
    findings
}

/// The findings of an area, each as its code and its place; a key is marked by a colon.
pub(crate) fn found(area: &Area, yaml: &str) -> Vec<String> {
    let place = |place: &Place| match place {
        Place::Key(path) => format!("{path}:"),
        Place::Value(path) => path.to_string(),
        Place::Bytes(_) => "bytes".to_owned(),
    };
    findings(area, yaml).iter().map(|finding| format!("{} {}", finding.rule.code, place(&finding.place))).collect()
}
