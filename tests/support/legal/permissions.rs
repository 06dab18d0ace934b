//! What functions and integrations may do.

use serde_json::{Value, json};

use super::choices::Choices;
use super::world::{Entries, PoolKind, World};

const VERBS: &[&str] = &[
    "sign_in_as_admin",
    "answer_challenges_as_admin",
    "set_password",
    "reset_password",
    "read_users",
    "create_users",
    "confirm_users",
    "update_users",
    "enable_and_disable_users",
    "delete_users",
    "sign_out_users",
    "change_group_members",
    "read_clients",
];

pub(crate) fn of_function(w: &mut World, c: &mut Choices, can_call_cognito: bool) -> Entries {
    let mut may = Entries::default();
    if w.pool != PoolKind::Missing && can_call_cognito && c.chance(25) {
        may.set("user_pool", c.some_at_least_one(VERBS));
    }
    if c.chance(25) {
        may.set("statements", statements(w, c, can_call_cognito));
    }
    may
}

/// Statements that name each thing that they allow, and now and then one that does not.
pub(crate) fn statements(w: &mut World, c: &mut Choices, can_call_cognito: bool) -> Value {
    let table = "arn:${aws.partition}:dynamodb:${aws.region}:${aws.account_id}:table/orders";
    let mut kinds = vec![
        (vec!["dynamodb:GetItem", "dynamodb:PutItem"], table),
        (vec!["dynamodb:Query"], "arn:aws:dynamodb:eu-central-1:123456789012:table/orders/index/by-day"),
        (vec!["s3:GetObject"], "arn:aws:s3:::code-bucket/*"),
        (vec!["sqs:SendMessage"], "arn:aws:sqs:eu-central-1:123456789012:jobs"),
        (vec!["ses:SendEmail"], "arn:${aws.partition}:ses:${aws.region}:${aws.account_id}:identity/*"),
        (vec!["secretsmanager:GetSecretValue"], "arn:aws:secretsmanager:eu-central-1:123456789012:secret:orders-*"),
        // About no resource at all.
        (vec!["cloudwatch:PutMetricData"], "*"),
    ];
    if w.pool != PoolKind::Missing && can_call_cognito {
        kinds.push((vec!["cognito-idp:AdminGetUser"], "${user_pool.arn}"));
    }
    let mut statements = Vec::new();
    for (index, (actions, resource)) in c.some_at_least_one(&kinds).into_iter().enumerate() {
        let mut statement = Entries::default();
        if c.chance(30) {
            statement.set("sid", format!("Statement{index}"));
        }
        let denies = index > 0 && c.chance(20);
        if denies || c.chance(20) {
            statement.set("effect", if denies { "deny" } else { "allow" });
        }
        let open = c.chance(4);
        if open && !denies {
            w.insecure("PM006");
            statement.set("actions", ["dynamodb:*"]);
            statement.set("resources", [table]);
        } else {
            statement.set("actions", actions);
            let resource = if resource.contains('$') { json!(resource) } else { w.text(c, resource) };
            statement.set("resources", [resource]);
        }
        if c.chance(25) {
            statement.set("conditions", json!({ "StringEquals": { "aws:ResourceAccount": ["${aws.account_id}", "123456789012"] }, "Bool": { "aws:SecureTransport": ["true"] } }));
        }
        statements.push(Value::Object(statement.0));
    }
    json!(statements)
}
