//! An ARN that is none of a function.

use super::{at, functions};
use crate::finding::{Finding, Place, Severity};
use crate::rules::shape::faults;
use crate::rules::{Check, Context, Rule, shapes};

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "FN003",
    name: "malformed-function-arn",
    severity: Severity::Error,
    page: include_str!("malformed_function_arn.md"),
    check: Check::Spec(check),
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    for (name, function) in functions(context) {
        let Some(arn) = &function.arn else { continue };
        let shape = &shapes::FUNCTION_ARN;
        let whole = |text: &str| if is_function_arn(text) { shape.fault(text) } else { Some("is no ARN of a function".to_owned()) };
        if arn.as_str().ends_with(":$LATEST") {
            let place = Place::Value(at(name).key("arn"));
            findings.push(
                Finding::new(&RULE, place, "nobody can be given permission to invoke `$LATEST`")
                    .help("leave `:$LATEST` out, which is the same code, or name a version or an alias"),
            );
        }
        for fault in faults(context.spec, arn, || at(name).key("arn"), &whole, &|parts| shape.fixed(parts)) {
            findings.push(fault.finding(&RULE, "").help("write `arn:aws:lambda:REGION:ACCOUNT:function:NAME`"));
        }
    }
}

/// Source: AWS Lambda API, shape FunctionArn:
/// `arn:(aws[a-zA-Z-]*)?:lambda:<region>:\d{12}:function:[a-zA-Z0-9-_]+(:(\$LATEST|[a-zA-Z0-9-_]+))?`.
fn is_function_arn(text: &str) -> bool {
    let plain = |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-' || b == b'_');
    let parts: Vec<&str> = text.splitn(9, ':').collect();
    let (head, qualifier) = match parts.as_slice() {
        [head @ .., qualifier] if parts.len() == 8 => (head, Some(*qualifier)),
        head => (head, None),
    };
    let ["arn", partition, "lambda", at, account, "function", name] = head else { return false };
    let partition = partition.strip_prefix("aws").is_some_and(|rest| rest.bytes().all(|b| b.is_ascii_alphabetic() || b == b'-'));
    let account = account.len() == 12 && account.bytes().all(|b| b.is_ascii_digit());
    partition && is_region(at) && account && plain(name) && qualifier.is_none_or(|qualifier| qualifier == "$LATEST" || plain(qualifier))
}

/// Source: AWS Lambda API, shape NamespacedFunctionName: `[a-z]{2}((-gov)|(-iso([a-z]?)))?-[a-z]+-\d{1}`; with `eusc-` before it,
/// `AWS::Lambda::Permission` in `schema/cloudformation/`.
fn is_region(text: &str) -> bool {
    let text = text.strip_prefix("eusc-").unwrap_or(text);
    let parts: Vec<&str> = text.split('-').collect();
    let letters = |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_lowercase());
    let (area, rest) = match parts.as_slice() {
        [area, kind, rest @ ..] if rest.len() == 2 && (*kind == "gov" || kind.strip_prefix("iso").is_some_and(|x| x.len() < 2)) => {
            (area, rest)
        }
        [area, rest @ ..] => (area, rest),
        [] => return false,
    };
    let [place, number] = rest else { return false };
    area.len() == 2 && letters(area) && letters(place) && number.len() == 1 && number.bytes().all(|b| b.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::is_function_arn;

    #[test]
    fn an_arn_is_whole() {
        for good in [
            "arn:aws:lambda:eu-central-1:111122223333:function:list",
            "arn:aws-cn:lambda:cn-north-1:111122223333:function:list:live",
            "arn:aws:lambda:us-east-1:111122223333:function:a_b-c:$LATEST",
            "arn:aws-us-gov:lambda:us-gov-west-1:111122223333:function:list",
            "arn:aws-iso-b:lambda:us-isob-east-1:111122223333:function:list",
            "arn:aws-eusc:lambda:eusc-de-east-1:111122223333:function:list",
        ] {
            assert!(is_function_arn(good), "{good}");
        }
        for bad in [
            "",
            "list",
            "arn:aws:lambda:eu-central-1:111122223333:list",
            "arn:aws:lambda:eu-central-1:1111:function:list",
            "arn:aws:s3:::bucket",
            "arn:aws:lambda:frankfurt:111122223333:function:list",
            "arn:aws:lambda:eu-central-11:111122223333:function:list",
            "arn:aws:lambda:eu-central-1:111122223333:function:",
            "arn:aws:lambda:eu-central-1:111122223333:function:a:b:c",
        ] {
            assert!(!is_function_arn(bad), "{bad}");
        }
    }
}
