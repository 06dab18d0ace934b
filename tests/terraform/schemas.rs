//! The rows, held against slices of the AWS provider's own schemas: 5.100 and 6 (`schema/terraform`).

use std::fs;
use std::path::Path;

use poolgate::emit::hcl::{SHORTHAND, SINCE};
use poolgate::resources::{Names, every_kind};
use serde_json::Value;

fn slice(name: &str) -> Value {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("schema/terraform").join(name);
    serde_json::from_str(&fs::read_to_string(path).unwrap()).unwrap()
}

/// What poolgate writes although no row says it: a zip is not a property of the model.
const BESIDE_ROWS: [(&str, &str); 2] = [("aws_lambda_function", "filename"), ("aws_lambda_function", "source_code_hash")];

/// Kinds that the package from which the slice of version 6 was made was not asked for. Their arguments are those of 5.
const NOT_IN_6: [&str; 6] = [
    "aws_api_gateway_usage_plan_key",
    "aws_cognito_user_in_group",
    "aws_internet_gateway_attachment",
    "aws_vpc_endpoint",
    "aws_vpc_security_group_egress_rule",
    "aws_vpc_security_group_ingress_rule",
];

/// An argument or a block that can be written and is not deprecated.
fn faults(inside: &Value, path: &str, names: &[Names], out: &mut Vec<String>) {
    let mut at = inside;
    let parts: Vec<_> = path.split('.').collect();
    for (i, part) in parts.iter().enumerate() {
        match &at[*part] {
            Value::String(flags) if i + 1 == parts.len() => {
                if !flags.contains(['r', 'o']) || flags.contains('d') {
                    out.push(format!("{path} is {flags}"));
                }
            }
            Value::Object(block) => at = &block["block"],
            other => return out.push(format!("{path}: {part} is {other}")),
        }
    }
    for (name, items) in names.iter().filter_map(|name| Some((name.tf.get()?, &name.items))) {
        faults(at, name, items, out);
    }
}

#[test]
fn every_argument_exists_in_5_100_and_is_not_deprecated() {
    let slice = slice("aws-5.100.0.json");
    let mut wrong = Vec::new();
    for described in every_kind() {
        let kind = described.kind.tf;
        if SINCE.iter().any(|(newer, _)| *newer == kind) {
            assert!(slice["resources"][kind].is_null(), "{kind} is in 5.100: no module has to ask for more");
            continue;
        }
        let schema = &slice["resources"][kind];
        assert!(schema.is_object(), "{kind} is not in the slice: run schema/terraform/refresh.py");
        let beside = BESIDE_ROWS.iter().filter(|(of, _)| *of == kind).map(|(_, name)| (*name, &[][..]));
        let rows = described.names.iter().filter_map(|name| Some((name.tf.get()?, name.items.as_slice())));
        let mut said = Vec::new();
        for (name, items) in rows.chain(beside) {
            let mut faults_here = Vec::new();
            faults(schema, name, items, &mut faults_here);
            wrong.extend(faults_here.into_iter().map(|fault| format!("{kind}: {fault}")));
            said.extend(name.split('.').next());
        }
        let required = schema.as_object().unwrap().iter().filter(|(_, flags)| flags.as_str().is_some_and(|flags| flags.contains('r')));
        wrong.extend(required.filter(|(name, _)| !said.contains(&name.as_str())).map(|(name, _)| format!("{kind}: {name} is required")));
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn every_argument_is_still_there_in_6() {
    let slice = slice("aws-6.25.0-arguments.json");
    let mut wrong = Vec::new();
    for described in every_kind() {
        let kind = described.kind.tf;
        let Some(arguments) = slice[kind].as_object() else {
            assert!(NOT_IN_6.contains(&kind), "{kind} is not in the slice");
            continue;
        };
        let names = described.names.iter().filter_map(|name| name.tf.get()?.split('.').next());
        let beside = BESIDE_ROWS.iter().filter(|(of, _)| *of == kind).map(|(_, name)| *name);
        wrong.extend(names.chain(beside).filter(|name| !arguments.contains_key(*name)).map(|name| format!("{kind} {name}")));
        let required = arguments.iter().filter(|(_, need)| *need == "req").map(|(name, _)| name.as_str());
        let said: Vec<_> = described.names.iter().filter_map(|name| name.tf.get()?.split('.').next()).collect();
        wrong.extend(required.filter(|name| !said.contains(name)).map(|name| format!("{kind} {name} is required")));
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn every_attribute_that_is_referred_to_exists() {
    let slice = slice("aws-5.100.0.json");
    let attributes = every_kind().into_iter().flat_map(|described| {
        let kind = described.kind;
        kind.attributes.iter().map(move |row| ("resources", kind.tf, row.tf))
    });
    let shorthand = SHORTHAND.into_iter().map(|(kind, name)| ("resources", kind, name));
    // What the parts of a method take from each other.
    let parts = [
        ("resources", "aws_api_gateway_method", "http_method"),
        ("resources", "aws_api_gateway_integration", "http_method"),
        ("resources", "aws_api_gateway_method_response", "status_code"),
    ];
    let data = [
        ("data", "aws_caller_identity", "account_id"),
        ("data", "aws_partition", "partition"),
        ("data", "aws_availability_zones", "names"),
        ("data", "aws_availability_zones", "state"),
        ("data", "aws_service", "region"),
        ("data", "aws_service", "service_id"),
        ("data", "aws_secretsmanager_secret_version", "secret_id"),
        ("data", "aws_secretsmanager_secret_version", "secret_string"),
        ("data", "aws_ssm_parameter", "name"),
        ("data", "aws_ssm_parameter", "value"),
    ];
    for (section, kind, name) in attributes.chain(shorthand).chain(parts).chain(data) {
        // `block.0.attribute` is an attribute inside a block.
        let inside = name.split('.').fold(&slice[section][kind], |at, step| if step == "0" { &at["block"] } else { &at[step] });
        let flags = inside.as_str().unwrap_or_else(|| panic!("{kind} has no attribute {name}"));
        assert!(!flags.contains('d'), "{kind}.{name} is deprecated");
    }
}
