//! See the page.

use std::borrow::Cow;

use super::{at, existing};
use crate::finding::{Finding, Place, Severity, shown};
use crate::rules::shape::faults;
use crate::rules::{Check, Context, Rule, shapes};
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
        let place = || at().key(key);
        if names_the_stack(text) {
            let message = format!("{} is known only when this stack is made, and the pool exists already", shown(text.as_str()));
            findings.push(Finding::new(&RULE, Place::Value(place()), message).help("write it out, or give it as a parameter"));
            continue;
        }
        let all = match key {
            "arn" => faults(context.spec, text, place, &|arn| (!is_arn(arn)).then(|| "is no ARN of a user pool".to_owned()), &fixed_arn),
            _ => {
                let whole = |id: &str| (!is_id(id)).then(|| "is no id of a user pool".to_owned());
                faults(context.spec, text, place, &whole, &|parts| shapes::POOL_ID.fixed(parts))
            }
        };
        for fault in all {
            let (help, other) = match key {
                "arn" if is_id(fault.text) => ("write it under `id`", Some("id")),
                "arn" => ("write `arn:aws:cognito-idp:REGION:ACCOUNT:userpool/ID`", None),
                _ if is_arn(fault.text) => ("write it under `arn`", Some("arn")),
                _ => ("write the region, an underscore, and letters and digits", None),
            };
            // What a parameter holds stands under the parameter's key, which is right.
            let other = other.filter(|_| text.literal().is_some());
            findings.push(fault.finding(&RULE, "").help(help).by_renaming(other));
        }
    }
}

/// What is wrong with the fixed parts of an ARN: those after its slash are parts of the id.
fn fixed_arn(parts: &[Cow<'_, str>]) -> Option<String> {
    let all = parts.concat();
    let id = all.split_once("userpool/").and_then(|(_, id)| shapes::POOL_ID.fixed(&[id.into()]));
    id.or_else(|| shapes::COGNITO_ARN.fixed(parts))
}

/// Source: Amazon Cognito user pools API, shape UserPoolIdType: `[\w-]+_[0-9a-zA-Z]+`, 1 to 55 characters.
fn is_id(text: &str) -> bool {
    let word = |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-' || b == b'_');
    let tail = |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_alphanumeric());
    shapes::POOL_ID.fault(text).is_none() && text.rsplit_once('_').is_some_and(|(region, rest)| word(region) && tail(rest))
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
