//! See the page.

use super::{at, pool};
use crate::finding::{Finding, Severity};
use crate::rules::shape::faults;
use crate::rules::{Check, Context, Rule, shapes};
use crate::spec::user_pool::Email;

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "UP044",
    name: "malformed-ses-identity",
    severity: Severity::Error,
    page: include_str!("malformed_ses_identity.md"),
    check: Check::Spec(check),
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    let Some(Email::Ses(ses)) = pool(context).and_then(|pool| pool.email.as_ref()) else { return };
    let shape = &shapes::COGNITO_ARN;
    let whole = |text: &str| if is_identity(text) { shape.fault(text) } else { Some("is not the ARN of an SES identity".to_owned()) };
    let place = || at().key("email").key("ses").key("identity");
    for fault in faults(context.spec, &ses.identity, place, &whole, &|parts| shape.fixed(parts)) {
        findings.push(fault.finding(&RULE, "").help("write it in full, such as `arn:aws:ses:eu-west-1:123456789012:identity/example.com`"));
    }
}

/// Whether a text is the ARN of an identity.
///
/// Source: Service Authorization Reference, "Actions, resources, and condition keys for Amazon SES", resource type identity:
/// `arn:${Partition}:ses:${Region}:${Account}:identity/${IdentityName}`.
fn is_identity(text: &str) -> bool {
    let parts: Vec<_> = text.splitn(6, ':').collect();
    let [arn, partition, service, region, account, resource] = parts.as_slice() else { return false };
    let is_account = account.len() == 12 && account.bytes().all(|b| b.is_ascii_digit());
    let is_name = resource.strip_prefix("identity/").is_some_and(|name| !name.is_empty() && !name.contains(char::is_whitespace));
    *arn == "arn" && partition.starts_with("aws") && *service == "ses" && !region.is_empty() && is_account && is_name
}
