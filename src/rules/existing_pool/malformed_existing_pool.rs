//! See the page.

use super::{at, existing};
use crate::finding::{Finding, Place, Severity, shown};
use crate::rules::{Check, Context, Rule};
use crate::spec::Text;
use crate::spec::holes::{Hole, Piece, pieces};

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "EX001",
    name: "malformed-existing-pool",
    severity: Severity::Error,
    page: include_str!("malformed_existing_pool.md"),
    check: Check::Spec(check),
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    let Some(pool) = existing(context) else { return };
    for (key, text) in [("arn", &pool.arn), ("id", &pool.id)] {
        let Some(text) = text else { continue };
        let fault = match text.literal() {
            Some(arn) if key == "arn" => (!is_arn(arn)).then(|| {
                let help = if is_id(arn) { "write it under `id`" } else { "write `arn:aws:cognito-idp:REGION:ACCOUNT:userpool/ID`" };
                (format!("{} is no ARN of a user pool", shown(arn)), help)
            }),
            Some(id) => (!is_id(id)).then(|| {
                let help = if is_arn(id) { "write it under `arn`" } else { "write the region, an underscore, and letters and digits" };
                (format!("{} is no id of a user pool", shown(id)), help)
            }),
            None => names_the_stack(text).then(|| {
                let help = "write it out, or give it as a parameter";
                (format!("{} is known only when this stack is made, and the pool exists already", shown(text.as_str())), help)
            }),
        };
        if let Some((message, help)) = fault {
            let other = match text.literal() {
                Some(id) if key == "arn" && is_id(id) => Some("id"),
                Some(arn) if key == "id" && is_arn(arn) => Some("arn"),
                _ => None,
            };
            findings.push(Finding::new(&RULE, Place::Value(at().key(key)), message).help(help).by_renaming(other));
        }
    }
}

/// Source: Amazon Cognito user pools API, shape UserPoolIdType: `[\w-]+_[0-9a-zA-Z]+`, 1 to 55 characters.
fn is_id(text: &str) -> bool {
    let word = |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-' || b == b'_');
    let tail = |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_alphanumeric());
    text.len() <= 55 && text.rsplit_once('_').is_some_and(|(region, rest)| word(region) && tail(rest))
}

/// Source: Service Authorization Reference, "Actions, resources, and condition keys for Amazon Cognito User Pools":
/// `arn:${Partition}:cognito-idp:${Region}:${Account}:userpool/${UserPoolId}`.
fn is_arn(text: &str) -> bool {
    let parts: Vec<_> = text.splitn(6, ':').collect();
    let [arn, partition, service, region, account, resource] = parts.as_slice() else { return false };
    let is_region = !region.is_empty() && region.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-');
    let is_account = account.len() == 12 && account.bytes().all(|b| b.is_ascii_digit());
    *arn == "arn"
        && partition.starts_with("aws")
        && *service == "cognito-idp"
        && is_region
        && is_account
        && resource.strip_prefix("userpool/").is_some_and(is_id)
}

/// Whether something stands in the text that the stack itself makes. What cannot be read is another fault.
fn names_the_stack(text: &Text) -> bool {
    let is_made = |piece: &Piece<'_>| !matches!(piece, Piece::Literal(_) | Piece::Hole(Hole::Parameter(_) | Hole::Aws(_)));
    pieces(text.as_str()).is_ok_and(|pieces| pieces.iter().any(is_made))
}
