//! See the page.

use super::{at, pool};
use crate::finding::{Finding, Severity};
use crate::path::Path;
use crate::rules::shape::faults;
use crate::rules::{Check, Context, Rule, shapes};
use crate::spec::Text;

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "UP032",
    name: "malformed-role-arn",
    severity: Severity::Error,
    page: include_str!("malformed_role_arn.md"),
    check: Check::Spec(check),
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    let Some(pool) = pool(context) else { return };

    let mut say = |role: Option<&Text>, path: &dyn Fn() -> Path| {
        let Some(role) = role else { return };
        let whole = |role: &str| (!is_role(role)).then(|| "is not the ARN of a role".to_owned());
        for fault in faults(context.spec, role, || path().key("role"), &whole, &|parts| shapes::COGNITO_ARN.fixed(parts)) {
            findings.push(fault.finding(&RULE, "").help("write it in full, such as `arn:aws:iam::123456789012:role/name`"));
        }
    };
    for (name, group) in &pool.groups {
        say(group.role.as_ref(), &|| at().key("groups").key(name));
    }
    say(pool.sms.as_ref().and_then(|sms| sms.role.as_ref()), &|| at().key("sms"));
}

/// Whether a text is the ARN of an IAM role.
///
/// Source: AWS Identity and Access Management user guide, "IAM identifiers", `arn:partition:iam::account:role/role-name-with-path`;
/// characters: Amazon Cognito user pools API, shape ArnType, at most 2048.
fn is_role(text: &str) -> bool {
    let parts: Vec<_> = text.splitn(6, ':').collect();
    let [arn, partition, service, region, account, resource] = parts.as_slice() else { return false };
    let is_account = account.len() == 12 && account.bytes().all(|b| b.is_ascii_digit());
    let is_name = |name: &str| !name.is_empty() && name.chars().all(|c| c.is_ascii_alphanumeric() || "+=/,.@-_".contains(c));
    *arn == "arn"
        && partition.starts_with("aws")
        && *service == "iam"
        && region.is_empty()
        && is_account
        && shapes::COGNITO_ARN.fault(text).is_none()
        && resource.strip_prefix("role/").is_some_and(is_name)
}
