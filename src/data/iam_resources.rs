//! What the resource of an IAM action looks like.
//!
//! In: a service prefix and an action. Out: the shapes of the ARNs that it takes, none if it takes nothing but `*`. The list is
//! `schema/iam-resources.txt`, drawn from AWS's Service Authorization Reference, column "Resource types", and "Resource types
//! defined by" each service. An action on which the two sources differ is unknown here.
//!
//! Known weakness: a variable of a shape stands for any text, slashes and colons included, except in the name of a bucket.

use super::iam::{actions, line_of};

const RESOURCES: &str = include_str!("../../schema/iam-resources.txt");

/// The longest text that is compared with a shape. An ARN has at most 2048 characters.
const LONGEST: usize = 2048;

/// The parts of an ARN behind the partition.
const PARTS: usize = 4;

/// The shape of a bucket. Source: Amazon S3 user guide, "General purpose bucket naming rules": letters, digits, dots and hyphens.
const BUCKET: &str = "s3:::*";

/// The shapes of the ARNs that an action takes, each behind `arn:` and the partition, with `*` for what differs. An action that
/// takes nothing but `*` has none; `None` is an action that is not known.
///
/// ```
/// use poolgate::data::iam_resources::shapes;
/// assert_eq!(shapes("dynamodb", "PutItem"), Some(vec!["dynamodb:*:*:table/*"]));
/// assert_eq!(shapes("sqs", "ListQueues"), Some(vec![]));
/// assert_eq!(shapes("sqs", "FlyToTheMoon"), None);
/// ```
#[must_use]
pub fn shapes(service: &str, action: &str) -> Option<Vec<&'static str>> {
    let index = actions(service)?.position(|known| known.eq_ignore_ascii_case(action))?;
    let (all, codes) = line_of(RESOURCES, service)?.1.split_once('|')?;
    match codes.trim_start().split(' ').nth(index)? {
        "?" => None,
        "-" => Some(Vec::new()),
        code => code.split('.').map(|number| all.split(' ').nth(number.parse().ok()?)).collect(),
    }
}

/// Whether an ARN can be one of a shape; its own `*` and `?` stand for anything. What is no ARN is for others to judge.
///
/// ```
/// use poolgate::data::iam_resources::fits;
/// assert!(fits("arn:aws:s3:::orders/*", "s3:::*/*"));
/// assert!(!fits("arn:aws:s3:::orders", "s3:::*/*"));
/// assert!(!fits("arn:aws:s3:::orders/*", "s3:::*"));
/// ```
#[must_use]
pub fn fits(arn: &str, shape: &str) -> bool {
    let Some((_, rest)) = arn.strip_prefix("arn:").and_then(|rest| rest.split_once(':')).filter(|_| arn.len() <= LONGEST) else {
        return true;
    };
    let wild = rest.find(['*', '?']).unwrap_or(rest.len());
    let is_inside = rest.find('/').is_some_and(|slash| slash < wild);
    let [mut own, mut theirs] = [rest.splitn(PARTS, ':'), shape.splitn(PARTS, ':')];
    // A star of one part is none of the next: service, region, account and the rest are compared each for itself.
    !(shape == BUCKET && is_inside) && (0..PARTS).all(|_| own.next().zip(theirs.next()).is_none_or(|(own, theirs)| overlap(own, theirs)))
}

/// Whether some text matches both patterns. Row by row, as the distance of two words is found.
fn overlap(one: &str, other: &str) -> bool {
    let other: Vec<u8> = other.bytes().collect();
    let is_star = |byte: Option<&u8>| byte == Some(&b'*');
    // `row[j]`: what is before here in `one` can match what is before `j` in `other`.
    let mut row: Vec<bool> = vec![true];
    for index in 0..other.len() {
        let before = row.last() == Some(&true);
        row.push(before && is_star(other.get(index)));
    }
    for byte in one.bytes() {
        let mut next = vec![byte == b'*' && row.first() == Some(&true)];
        for (index, letter) in other.iter().enumerate() {
            let [diagonal, above] = [row.get(index) == Some(&true), row.get(index + 1) == Some(&true)];
            let left = next.last() == Some(&true);
            let same = byte == b'?' || *letter == b'?' || byte.eq_ignore_ascii_case(letter);
            // A star takes nothing, or one more.
            next.push(match (byte, letter) {
                (b'*', _) | (_, b'*') => above || left || diagonal,
                _ => diagonal && same,
            });
        }
        row = next;
    }
    row.last() == Some(&true)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::data::iam::services;

    #[test]
    fn there_is_a_word_for_every_action() {
        let mut known = 0;
        for service in services() {
            let Some((_, line)) = line_of(RESOURCES, service) else { panic!("{service}") };
            let (all, codes) = line.split_once('|').unwrap();
            assert_eq!(codes.trim_start().split(' ').count(), actions(service).unwrap().count(), "{service}");
            assert!(all.split(' ').filter(|shape| !shape.is_empty()).all(|shape| shape.matches(':').count() >= 3), "{service}: {all}");
            known += actions(service).unwrap().filter(|action| shapes(service, action).is_some()).count();
        }
        assert!(known > 18_000, "{known}");
    }

    #[test]
    fn what_takes_no_resource_is_known() {
        for action in ["CreateUserPool", "DescribeUserPoolDomain", "InitiateAuth", "SignUp"] {
            assert_eq!(shapes("cognito-idp", action), Some(vec![]), "{action}");
        }
        for action in ["AdminInitiateAuth", "ListUsers", "DescribeUserPool", "CreateUserPoolDomain"] {
            assert_eq!(shapes("COGNITO-IDP", action), Some(vec!["cognito-idp:*:*:userpool/*"]), "{action}");
        }
        for (service, action) in [("cloudwatch", "PutMetricData"), ("sts", "GetCallerIdentity"), ("ecr", "GetAuthorizationToken")] {
            assert_eq!(shapes(service, action), Some(vec![]), "{action}");
        }
    }

    #[test]
    fn an_arn_fits_or_does_not() {
        let any = |service: &str, action: &str, arn: &str| shapes(service, action).unwrap().iter().any(|shape| fits(arn, shape));
        for (service, action, arn) in [
            ("dynamodb", "Query", "arn:aws:dynamodb:r:1:table/orders/index/*"),
            ("dynamodb", "PutItem", "arn:aws:dynamodb:*:*:*"),
            ("sqs", "SendMessage", "arn:aws:sqs:r:1:jobs"),
            ("sns", "Publish", "arn:aws:sns:r:1:alerts"),
            ("logs", "PutLogEvents", "arn:aws:logs:r:1:log-group:/aws/lambda/list:*"),
            ("lambda", "InvokeFunction", "arn:aws:lambda:r:1:function:list:live"),
            ("ssm", "GetParameter", "arn:aws:ssm:r:1:parameter/orders/key"),
            ("secretsmanager", "GetSecretValue", "arn:aws:secretsmanager:r:1:secret:orders-??????"),
            ("events", "PutEvents", "arn:aws:events:r:1:event-bus/default"),
            ("states", "StartExecution", "arn:aws:states:r:1:stateMachine:orders"),
            ("execute-api", "Invoke", "arn:aws:execute-api:r:1:abc/*/GET/orders"),
            ("execute-api", "Invoke", "arn:aws:execute-api:r:1:abc/*"),
            ("iam", "PassRole", "arn:aws:iam::1:role/service-role/x"),
            ("kms", "Decrypt", "arn:aws:kms:r:1:key/x"),
            ("s3", "ListBucket", "arn:aws:s3:::orders"),
            ("s3", "ListBucket", "arn:aws:s3:::*/x"),
            ("s3", "GetObject", "arn:aws:s3:::orders*"),
            ("ses", "SendEmail", "arn:aws:ses:r:1:identity/example.com"),
            ("kinesis", "PutRecord", "arn:aws:kinesis:r:1:stream/orders"),
            ("firehose", "PutRecord", "arn:aws:firehose:r:1:deliverystream/orders"),
            ("bedrock", "InvokeModel", "arn:aws:bedrock:r::foundation-model/x"),
            ("sqs", "SendMessage", "*"),
        ] {
            assert!(any(service, action, arn), "{service}:{action} {arn}");
        }
        for (service, action, arn) in [
            ("dynamodb", "PutItem", "arn:aws:dynamodb:r:1:orders"),
            ("dynamodb", "PutItem", "arn:aws:s3:::orders"),
            ("sqs", "SendMessage", "arn:aws:sns:r:1:jobs"),
            ("lambda", "InvokeFunction", "arn:aws:lambda:r:1:list"),
            ("s3", "GetObject", "arn:aws:s3:::orders"),
            ("s3", "GetObject", "arn:aws:s3:r:1:orders/*"),
            ("s3", "ListBucket", "arn:aws:s3:::orders/*"),
            ("iam", "PassRole", "arn:aws:iam:r:1:role/x"),
            ("kms", "Decrypt", "arn:aws:kms:r:1:alias/x"),
        ] {
            assert!(!any(service, action, arn), "{service}:{action} {arn}");
        }
    }
}
