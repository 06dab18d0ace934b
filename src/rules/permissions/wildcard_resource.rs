//! Actions that could be limited to a resource, on every resource.

use super::statements;
use crate::data::iam::{Lookup, look_up, matching, needs_every_resource};
use crate::finding::{Finding, Place, Severity};
use crate::rules::{Check, Context, Rule};
use crate::spec::permissions::Effect;

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "PM007",
    name: "wildcard-resource",
    severity: Severity::Insecure,
    page: include_str!("wildcard_resource.md"),
    check: Check::Spec(check),
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    statements(context, &mut |statement, at| {
        if statement.effect != Effect::Allow {
            return;
        }
        let mut every = statement.resources.iter().enumerate().filter(|(_, resource)| resource.as_str() == "*");
        let Some((index, _)) = every.next() else { return };
        let Some((service, action)) = statement.actions.iter().find_map(|action| limitable(action)) else { return };
        let help = match service {
            "cognito-idp" => "limit them to `${user_pool.arn}`",
            _ => "list the ARNs that the function needs",
        };
        let message = format!("`{service}:{action}` is allowed on every resource of the account");
        findings.push(Finding::new(&RULE, Place::Value(at().key("resources").index(index)), message).help(help));
    });
}

/// Actions of other services that take a resource: those that read and write data, run something or hand on rights. For
/// `cognito-idp` the list is whole, see [`needs_every_resource`]. `sns:Publish` is not here: a text message has no topic.
///
/// Source: Service Authorization Reference, column "Resource types", as cfn-lint 1.51.0 has it (`Policies.json`).
const LIMITABLE: [(&str, &[&str]); 14] = [
    ("dynamodb", &["BatchGetItem", "BatchWriteItem", "DeleteItem", "GetItem", "PutItem", "Query", "Scan", "UpdateItem"]),
    ("events", &["PutEvents"]),
    ("execute-api", &["Invoke"]),
    ("firehose", &["PutRecord"]),
    ("iam", &["PassRole"]),
    ("kinesis", &["PutRecord", "PutRecords"]),
    ("kms", &["Decrypt", "Encrypt", "GenerateDataKey", "Sign"]),
    ("lambda", &["InvokeFunction"]),
    ("s3", &["DeleteObject", "GetObject", "ListBucket", "PutObject"]),
    ("secretsmanager", &["GetSecretValue", "PutSecretValue"]),
    ("sqs", &["DeleteMessage", "ReceiveMessage", "SendMessage"]),
    ("ssm", &["GetParameter", "GetParameters", "GetParametersByPath", "PutParameter"]),
    ("states", &["StartExecution"]),
    ("sts", &["AssumeRole"]),
];

/// An action of this entry that is known to take a resource. `*` alone has its own finding.
fn limitable(entry: &str) -> Option<(&'static str, &'static str)> {
    match look_up(entry) {
        Lookup::Action { service, action } => takes_resource(service, action).then_some((service, action)),
        Lookup::Pattern { service, .. } => {
            let (_, pattern) = entry.split_once(':')?;
            matching(service, pattern)?.find(|action| takes_resource(service, action)).map(|action| (service, action))
        }
        _ => None,
    }
}

fn takes_resource(service: &str, action: &str) -> bool {
    (service == "cognito-idp" && needs_every_resource(service, action) == Some(false))
        || LIMITABLE.iter().any(|(known, actions)| *known == service && actions.contains(&action))
}

#[cfg(test)]
mod tests {
    use super::limitable;

    #[test]
    fn only_what_is_known_to_take_a_resource_is_limited() {
        assert_eq!(limitable("cognito-idp:AdminGetUser"), Some(("cognito-idp", "AdminGetUser")));
        assert!(limitable("cognito-idp:Admin*").is_some());
        assert_eq!(limitable("cognito-idp:ListUserPools"), None);
        assert_eq!(limitable("*"), None);
        assert_eq!(limitable("nobody:Nothing"), None);
        assert_eq!(limitable("IAM:passrole"), Some(("iam", "PassRole")));
        assert_eq!(limitable("dynamodb:ListTables"), None);
    }

    #[test]
    fn the_list_names_actions_that_exist() {
        for (service, actions) in super::LIMITABLE {
            assert!(actions.iter().all(|action| crate::data::iam::action_exists(service, action)), "{service}");
        }
    }
}
