//! A role of an AWS integration that is no ARN of a role.

use super::{route_at, routes};
use crate::finding::{Finding, Place, Severity, shown};
use crate::rules::{Check, Context, Rule};

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "RA044",
    name: "malformed-integration-role",
    severity: Severity::Error,
    page: include_str!("malformed_integration_role.md"),
    check: Check::Spec(check),
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    for (key, route) in routes(context) {
        let Some(role) = route.aws.as_ref().and_then(|aws| aws.role.as_ref()?.literal()) else { continue };
        if !is_role(role) {
            let place = Place::Value(route_at(key).key("aws").key("role"));
            findings.push(
                Finding::new(&RULE, place, format!("{} is no ARN of a role", shown(role))).help("write `arn:aws:iam::ACCOUNT:role/NAME`"),
            );
        }
    }
}

/// Source: IAM user guide, "IAM identifiers": `arn:partition:iam::account:role/role-name-with-path`; Amazon API Gateway REST API,
/// shape Integration, credentials: `arn:aws:iam::*:user/*` passes the caller's identity through.
fn is_role(text: &str) -> bool {
    let mut parts = text.splitn(6, ':');
    let head = (parts.next(), parts.next().is_some_and(|partition| partition.starts_with("aws")), parts.next(), parts.next());
    let (account, name) = (parts.next().unwrap_or_default(), parts.next().unwrap_or_default());
    let numbered = account.len() == 12 && account.bytes().all(|b| b.is_ascii_digit());
    let role = numbered && name.strip_prefix("role/").is_some_and(|name| !name.is_empty());
    head == (Some("arn"), true, Some("iam"), Some("")) && (role || (account == "*" && name == "user/*"))
}

#[cfg(test)]
mod tests {
    use super::is_role;

    #[test]
    fn a_role_has_an_account_and_a_name() {
        assert!(is_role("arn:aws:iam::111122223333:role/orders"));
        assert!(is_role("arn:aws-us-gov:iam::111122223333:role/path/orders"));
        assert!(is_role("arn:aws:iam::*:user/*"));
        for bad in [
            "",
            "orders",
            "arn:aws:iam::1111:role/orders",
            "arn:aws:iam::111122223333:user/orders",
            "arn:aws:iam::111122223333:role/",
            "arn:aws:s3:::role/orders",
        ] {
            assert!(!is_role(bad), "{bad}");
        }
    }
}
