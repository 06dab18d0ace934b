//! The Terraform target: its documents as a reviewer reads them (`snapshots/tf`), judged by the real `terraform fmt` and by
//! the provider's own schemas.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic, reason = "a test that cannot go on stops, in its helpers too")]

mod schemas;
#[path = "../support/mod.rs"]
mod support;
mod targets;
#[path = "../write/terraform.rs"]
mod terraform;

use std::collections::BTreeMap;
use std::path::Path;

use poolgate::Syntax;
use poolgate::files::NoFiles;
use support::specs::{cases, compile};

fn in_snapshots(folder: &str, test: impl FnOnce()) {
    let mut settings = insta::Settings::clone_current();
    settings.set_snapshot_path(Path::new(env!("CARGO_MANIFEST_DIR")).join("snapshots/tf").join(folder));
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    settings.bind(test);
}

fn module(spec: &str) -> BTreeMap<String, Vec<u8>> {
    let spec = poolgate::read(spec.as_bytes()).unwrap();
    poolgate::compile(&spec, &NoFiles).unwrap().terraform(Syntax::Hcl)
}

fn text<'a>(module: &'a BTreeMap<String, Vec<u8>>, file: &str) -> &'a str {
    std::str::from_utf8(module.get(file).unwrap_or_else(|| panic!("no {file} in {:?}", module.keys()))).unwrap()
}

#[test]
fn modules_are_as_reviewed() {
    for case in cases() {
        let module = compile(&case).terraform(Syntax::Hcl);
        in_snapshots(&case.name, || {
            for name in module.keys().filter(|name| name.ends_with(".tf")) {
                insta::assert_snapshot!(name.as_str(), text(&module, name));
            }
        });
    }
}

#[test]
fn fmt_has_nothing_to_do() {
    let Some(dir) = terraform::workspace("fmt_has_nothing_to_do") else { return };
    for case in cases() {
        let folder = dir.path().join(&case.name);
        std::fs::create_dir(&folder).unwrap();
        for (name, content) in compile(&case).terraform(Syntax::Hcl).iter().filter(|(name, _)| name.ends_with(".tf")) {
            std::fs::write(folder.join(name), content).unwrap();
        }
        terraform::fmt_check(&folder);
    }
}

#[test]
fn the_same_spec_gives_the_same_bytes() {
    for case in cases() {
        for syntax in [Syntax::Hcl, Syntax::Json] {
            assert_eq!(compile(&case).terraform(syntax), compile(&case).terraform(syntax), "{}", case.name);
        }
    }
}

#[test]
fn one_document_says_what_the_files_say() {
    for case in cases() {
        let compiled = compile(&case);
        let files = compiled.terraform(Syntax::Hcl);
        match compiled.terraform_document(Syntax::Hcl) {
            Err(missing) => assert!(missing.iter().all(|path| files.contains_key(path)) && !missing.is_empty()),
            Ok(document) => {
                assert!(files.keys().all(|name| name.ends_with(".tf")), "a zip would be missing");
                for name in files.keys() {
                    assert!(document.contains(text(&files, name)), "{} {name}", case.name);
                }
            }
        }
    }
}

#[test]
fn a_secret_parameter_stays_out_of_what_terraform_prints() {
    let module = module(
        "{ name: a, parameters: { key: { secret: true } }, user_pool: { domain: { prefix: '${key}' } },
           outputs: { shown: { value: '${user_pool.arn}' }, hidden: { value: 'x-${key}' } } }",
    );
    assert!(text(&module, "variables.tf").contains("  sensitive = true\n"));
    let outputs: Vec<_> = text(&module, "outputs.tf").split("output ").filter(|output| output.contains("sensitive")).collect();
    assert_eq!(outputs, ["\"hidden\" {\n  value     = \"x-${var.key}\"\n  sensitive = true\n}\n"]);
}

#[test]
fn a_retained_pool_cannot_be_destroyed_by_a_plan() {
    assert!(text(&module("{ name: a, user_pool: {} }"), "user_pool.tf").contains("prevent_destroy = true"));
    assert!(!text(&module("{ name: a, user_pool: { on_delete: delete } }"), "user_pool.tf").contains("lifecycle"));
}

#[test]
fn parameters_are_validated_as_cloudformation_does_where_the_engines_agree() {
    let module = module(
        "{ name: a, user_pool: { name: '${one}${two}${stage}' },
           parameters: { one: { pattern: '[a-z]+' }, two: { pattern: '(?!x)[a-z]+' }, stage: { allowed_values: [dev, prod] } } }",
    );
    let variables = text(&module, "variables.tf");
    assert!(variables.contains(r#"can(regex("^(?:[a-z]+)$", var.one))"#), "{variables}");
    assert!(variables.contains("# Matches (?!x)[a-z]+ as a whole, which"), "{variables}");
    assert!(variables.contains(r#"contains(["dev", "prod"], var.stage)"#), "{variables}");
}
