//! What the unit tests of rules share: a spec in YAML goes in, what the rules of an area say of it comes out.

use crate::files::Sources;
use crate::finding::{Finding, Place};
use crate::rules::{Area, Check, Context};
use crate::spec::Spec;

/// The findings of an area.
pub(crate) fn findings(area: &Area, yaml: &str) -> Vec<Finding> {
    let reader = serde_yaml::Deserializer::from_str(yaml);
    let spec: Spec = serde_yaml::with::singleton_map_recursive::deserialize(reader).unwrap();
    let sources = Sources::default();
    let context = Context {
        spec: &spec,
        sources: &sources,
    };
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
    findings(area, yaml)
        .iter()
        .map(|finding| format!("{} {}", finding.rule.code, place(&finding.place)))
        .collect()
}

#[test]
fn pages() {
    use crate::rules::{AREAS, page::Page};
    let codes = |yaml: &str| {
        AREAS
            .iter()
            .flat_map(|area| findings(area, yaml))
            .map(|finding| (finding.rule.code, finding.message))
            .collect::<Vec<_>>()
    };
    for rule in crate::rules::all() {
        let page = Page::parse(rule.page).unwrap_or_else(|| panic!("{}", rule.code));
        for wrong in page.wrong {
            let found = codes(wrong);
            println!("{found:?}");
            assert!(
                !found.is_empty() && found.iter().all(|(code, _)| *code == rule.code),
                "{}: {found:?}",
                rule.code
            );
        }
        for right in page.right {
            assert_eq!(codes(right), [], "{}", rule.code);
        }
    }
}
