//! What the pages do not show: what is let through, and that one fault is one finding.

use crate::files::NoFiles;

/// The rules that find something in a function with these permissions.
fn found(statement: &str) -> Vec<&'static str> {
    let text = format!(
        "name: orders\nparameters: {{ table: {{}} }}\nuser_pool: {{}}\noutputs: {{ t: {{ value: \"${{table}}\" }} }}\nfunctions:\n  list:\n    runtime: python3.13\n    handler: index.handler\n    code: {{ inline: \"handler = print\" }}\n    may:\n      statements:\n        - {statement}\n"
    );
    let findings = crate::check_text(text.as_bytes(), &NoFiles).unwrap();
    findings.iter().map(|finding| finding.rule.name).collect()
}

#[test]
fn holes_are_filled_with_what_they_are() {
    assert!(found("{ actions: [\"cognito-idp:AdminGetUser\"], resources: [\"${user_pool.arn}\"] }").is_empty());
    assert!(found("{ actions: [\"dynamodb:GetItem\"], resources: [\"${table}\", \"${table}/index/*\"] }").is_empty());
    let table = "arn:${aws.partition}:dynamodb:${aws.region}:${aws.account_id}:table/orders";
    assert!(found(&format!("{{ actions: [\"dynamodb:GetItem\"], resources: [\"{table}\"] }}")).is_empty());
    assert_eq!(found("{ actions: [\"cognito-idp:AdminGetUser\"], resources: [\"${user_pool.id}\"] }"), ["malformed-resource"]);
    assert!(found("{ actions: [\"s3:GetObject\"], resources: [\"arn:aws:s3:::files/$${aws:username}/*\"] }").is_empty());
}

#[test]
fn what_is_denied_may_be_wide() {
    assert!(found("{ effect: deny, actions: [\"*\"], resources: [\"*\"] }").is_empty());
    assert_eq!(found("{ actions: [\"*\"], resources: [\"*\"] }"), ["wildcard-action"]);
}

#[test]
fn what_takes_no_resource_needs_every_one() {
    assert!(found("{ actions: [\"cognito-idp:ListUserPools\"], resources: [\"*\"] }").is_empty());
    assert!(found("{ actions: [\"xray:PutTraceSegments\"], resources: [\"*\"] }").is_empty());
    assert_eq!(found("{ actions: [\"iam:PassRole\"], resources: [\"*\"] }"), ["wildcard-resource"]);
    let mixed = "{ actions: [\"cognito-idp:ListUserPools\", \"cognito-idp:AdminGetUser\"], resources: [\"${user_pool.arn}\"] }";
    assert_eq!(found(mixed), ["unscopable-action"]);
}

#[test]
fn one_fault_is_one_finding() {
    let resource = "resources: [\"arn:aws:sqs:eu-central-1:111122223333:orders\"]";
    for (action, rule) in [
        ("sqs", "malformed-action"),
        ("s*s:SendMessage", "malformed-action"),
        ("sqs:Send:Message", "malformed-action"),
        ("cognito-user-pools:AdminGetUser", "unknown-service"),
        ("sqs:SendMesage", "unknown-action"),
        ("sqs:Sned*", "unknown-action"),
        ("sqs:Send*", "wildcard-action"),
    ] {
        assert_eq!(found(&format!("{{ actions: [\"{action}\"], {resource} }}")), [rule], "{action}");
    }
    assert_eq!(found("{ actions: [], resources: [] }"), ["empty-statement", "empty-statement"]);
}
