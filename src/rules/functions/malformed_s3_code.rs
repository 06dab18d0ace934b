//! A bundle in S3 under a name that S3 cannot have.

use super::{at, made};
use crate::finding::{Finding, Place, Severity, shown};
use crate::rules::words::too_long;
use crate::rules::{Check, Context, Rule};
use crate::spec::Text;
use crate::spec::functions::Code;

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "FN025",
    name: "malformed-s3-code",
    severity: Severity::Error,
    page: include_str!("malformed_s3_code.md"),
    check: Check::Spec(check),
};

/// Source: AWS Lambda API reference, FunctionCode: S3Bucket, S3Key and S3ObjectVersion.
const BUCKET: std::ops::RangeInclusive<usize> = 3..=63;
const LONGEST: usize = 1024;

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    for (name, function) in made(context) {
        let Some(Code::S3(s3)) = &function.code else { continue };
        let parts = [("bucket", Some(&s3.bucket)), ("key", Some(&s3.key)), ("version", s3.version.as_ref())];
        for (key, text) in parts {
            let Some(text) = text.and_then(Text::literal) else { continue };
            let fault = if key == "bucket" { bucket(text) } else { object(text) };
            if let Some(fault) = fault {
                let place = Place::Value(at(name).key("code").key("s3").key(key));
                let message = format!("the {key} {} {fault}", shown(text));
                findings.push(Finding::new(&RULE, place, message).help("name the bundle as it is called in S3"));
            }
        }
    }
}

fn bucket(text: &str) -> Option<String> {
    if !BUCKET.contains(&text.len()) {
        return Some(format!("does not have {} to {} characters", BUCKET.start(), BUCKET.end()));
    }
    let plain = text.bytes().all(|b| b.is_ascii_alphanumeric() || b"._-".contains(&b)) && !text.ends_with('.');
    (!plain).then(|| "is not letters, digits, `.`, `_` and `-`, with no dot at the end".to_owned())
}

fn object(text: &str) -> Option<String> {
    if text.is_empty() { Some("is empty".to_owned()) } else { too_long(text, LONGEST) }
}
