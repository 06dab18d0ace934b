//! The documents of every example and every legal fixture: as a reviewer reads them (`snapshots/cfn`), judged by AWS's
//! resource schemas, and read back by another reader.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::string_slice,
    reason = "a test that meets the unexpected stops"
)]

mod support;

use std::path::Path;

use poolgate::Format;
use serde_json::Value as Json;
use support::resource_schemas::judge;
use support::specs::{cases, compile};
use support::templates::read_yaml;

#[test]
fn documents_are_as_reviewed() {
    let mut settings = insta::Settings::clone_current();
    settings.set_snapshot_path(Path::new(env!("CARGO_MANIFEST_DIR")).join("snapshots/cfn"));
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    settings.bind(|| {
        for case in cases() {
            insta::assert_snapshot!(format!("{}.yaml", case.name), compile(&case).cloudformation(Format::Yaml));
        }
    });
}

#[test]
fn documents_satisfy_the_resource_schemas() {
    for case in cases() {
        let template: Json = serde_json::from_str(&compile(&case).cloudformation(Format::Json)).unwrap();
        let violations = judge(&template);
        assert!(violations.is_empty(), "{}: {violations:#?}", case.name);
    }
}

#[test]
fn yaml_and_json_say_the_same() {
    for case in cases() {
        let compiled = compile(&case);
        let yaml = read_yaml(&compiled.cloudformation(Format::Yaml));
        let json: Json = serde_json::from_str(&compiled.cloudformation(Format::Json)).unwrap();
        assert_eq!(yaml, json, "{}", case.name);
    }
}

#[test]
fn the_same_spec_gives_the_same_bytes() {
    for case in cases() {
        let (once, again) = (compile(&case), compile(&case));
        for format in [Format::Yaml, Format::Json] {
            assert_eq!(once.cloudformation(format), again.cloudformation(format), "{}", case.name);
        }
    }
}
