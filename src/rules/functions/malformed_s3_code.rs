//! A bundle in S3 under a name that S3 cannot have.

use super::{at, made};
use crate::finding::{Finding, Severity};
use crate::rules::shape::faults;
use crate::rules::{Check, Context, Rule, shapes};
use crate::spec::functions::Code;

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "FN025",
    name: "malformed-s3-code",
    severity: Severity::Error,
    page: include_str!("malformed_s3_code.md"),
    check: Check::Spec(check),
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    for (name, function) in made(context) {
        let Some(Code::S3(s3)) = &function.code else { continue };
        let parts = [("bucket", Some(&s3.bucket)), ("key", Some(&s3.key)), ("version", s3.version.as_ref())];
        for (key, text) in parts {
            let Some(text) = text else { continue };
            let shape = if key == "bucket" { &shapes::BUCKET } else { &shapes::OBJECT };
            let dot = |text: &str| (key == "bucket" && text.ends_with('.')).then(|| "ends with a dot".to_owned());
            let whole = |text: &str| shape.fault(text).or_else(|| dot(text));
            let place = || at(name).key("code").key("s3").key(key);
            for fault in faults(context.spec, text, place, &whole, &|parts| shape.fixed(parts)) {
                findings.push(fault.finding(&RULE, &format!("the {key}")).help("name the bundle as it is called in S3"));
            }
        }
    }
}
