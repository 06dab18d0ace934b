//! A resource in a partition, region or account that there is not.

use super::{resolved, statements};
use crate::data::region::{partition, partitions, regions};
use crate::finding::{Finding, Place, Severity, nearest, shown};
use crate::rules::{Check, Context, Rule};

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "PM015",
    name: "resource-nowhere",
    severity: Severity::Broken,
    page: include_str!("resource_nowhere.md"),
    check: Check::Spec(check),
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    statements(context, &mut |statement, at| {
        for (index, resource) in statement.resources.iter().enumerate() {
            // A hole in one of these parts is AWS's own value.
            let Some(text) = resource.literal().or_else(|| resolved(resource).is_some().then(|| resource.as_str())) else { continue };
            if let Some((message, help)) = fault(text) {
                findings.push(Finding::new(&RULE, Place::Value(at().key("resources").index(index)), message).help(help));
            }
        }
    });
}

/// What is wrong with the parts of an ARN that every ARN has. One with a hole or a star is left alone.
fn fault(arn: &str) -> Option<(String, String)> {
    let mut parts = arn.splitn(6, ':').map(|part| if part.contains(['*', '?', '$']) { "" } else { part });
    let ("arn", of, service, region, account, Some(_)) =
        (parts.next()?, parts.next()?, parts.next()?, parts.next()?, parts.next()?, parts.next())
    else {
        return None;
    };
    if !of.is_empty() && !partitions().any(|known| known == of) {
        let help = nearest(of, partitions()).unwrap_or("aws");
        return Some((format!("there is no partition {}", shown(of)), format!("write `{help}`, or `${{aws.partition}}`")));
    }
    if service.bytes().any(|byte| byte.is_ascii_uppercase()) {
        let lower = service.to_ascii_lowercase();
        return Some((
            format!("the service of an ARN is written in lower case, not {}", shown(service)),
            format!("write {}", shown(&lower)),
        ));
    }
    // One that is younger than the list is none that is nearly another.
    if !region.is_empty() && partition(region).is_none() {
        let near = nearest(region, regions())?;
        return Some((
            format!("there is no region {}", shown(region)),
            format!("did you mean {}? `${{aws.region}}` is that of the stack", shown(near)),
        ));
    }
    // `aws` is the account of AWS's own policies and keys.
    let is_account = account.is_empty() || account == "aws" || (account.len() == 12 && account.bytes().all(|byte| byte.is_ascii_digit()));
    if !is_account && account.bytes().all(|byte| byte.is_ascii_digit()) {
        let message = format!("{} is no account: it has {} digits, and an account has twelve", shown(account), account.len());
        return Some((message, "write all twelve, or `${aws.account_id}`".to_owned()));
    }
    None
}

#[cfg(test)]
mod tests {
    use super::fault;

    #[test]
    fn parts_that_may_differ_are_left_alone() {
        for good in [
            "arn:aws:sqs:eu-central-1:111122223333:q",
            "arn:*:sqs:*:*:q",
            "arn:${aws.partition}:sqs:${aws.region}:${aws.account_id}:q",
            "arn:aws:s3:::b",
            "arn:aws:iam::aws:policy/x",
            "arn:aws-cn:s3:::b",
            "arn:aws:sqs:xx-moon-7:111122223333:q",
            "*",
        ] {
            assert_eq!(fault(good), None, "{good}");
        }
        for bad in [
            "arn:awz:s3:::b",
            "arn:aws:SQS:eu-central-1:111122223333:q",
            "arn:aws:sqs:eu-centrl-1:111122223333:q",
            "arn:aws:sqs:eu-central-1:1234:q",
        ] {
            assert!(fault(bad).is_some(), "{bad}");
        }
    }
}
