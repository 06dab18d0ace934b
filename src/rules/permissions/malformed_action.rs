//! An action that is not `service:Action`.

use super::actions;
use crate::data::iam::action_exists;
use crate::finding::{Finding, Place, Severity, shown};
use crate::rules::{Check, Context, Rule};

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "PM001",
    name: "malformed-action",
    severity: Severity::Error,
    page: include_str!("malformed_action.md"),
    check: Check::Spec(check),
};

/// Services whose actions are looked up where the service was left out.
const LIKELY: [&str; 12] =
    ["cognito-idp", "dynamodb", "s3", "sqs", "sns", "lambda", "kms", "secretsmanager", "ssm", "events", "states", "ses"];

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    actions(context, &mut |_, action, at| {
        if let Some((why, help)) = fault(action) {
            findings.push(Finding::new(&RULE, Place::Value(at()), format!("{} is no action: {why}", shown(action))).help(help));
        }
    });
}

fn fault(action: &str) -> Option<(&'static str, String)> {
    let form = || "write a service, a colon and an action, such as `cognito-idp:AdminGetUser`".to_owned();
    if action == "*" || action == "*:*" {
        return None;
    }
    if action.is_empty() || !action.bytes().all(|b| b.is_ascii_graphic()) {
        return Some(("it has characters that no action has", form()));
    }
    let Some((service, rest)) = action.split_once(':') else {
        let likely = LIKELY.iter().find(|service| action_exists(service, action));
        return Some((
            "it has no service in front",
            likely.map_or_else(form, |service| format!("did you mean {}?", shown(&format!("{service}:{action}")))),
        ));
    };
    if rest.contains(':') {
        return Some(("it has two colons", form()));
    }
    if service.contains(['*', '?']) {
        return Some(("its service has a wildcard", form()));
    }
    (service.is_empty() || rest.is_empty()).then(|| ("a half of it is missing", form()))
}

#[cfg(test)]
mod tests {
    use super::fault;

    #[test]
    fn an_action_has_a_service_and_one_colon() {
        for good in ["*", "*:*", "dynamodb:GetItem", "cognito-idp:Admin*", "DYNAMODB:getitem"] {
            assert_eq!(fault(good), None, "{good}");
        }
        for bad in ["", "GetItem", "dynamodb:Get:Item", "dyn*:GetItem", ":GetItem", "dynamodb:", "dynamodb: GetItem"] {
            assert!(fault(bad).is_some(), "{bad}");
        }
        assert_eq!(fault("AdminGetUser").unwrap().1, "did you mean `cognito-idp:AdminGetUser`?");
    }
}
