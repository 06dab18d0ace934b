//! Things that have to be in one region and are in two.

use crate::finding::{Finding, Place, Severity, shown};
use crate::path::Path;
use crate::rules::apis::{Kind, api};
use crate::rules::references::rest;
use crate::rules::{Check, Context, Rule};
use crate::spec::api::Endpoint;
use crate::spec::{Spec, Text};

/// The rule.
pub static RULE: Rule = Rule {
    code: "XR017",
    name: "regions-differ",
    severity: Severity::Error,
    page: include_str!("regions_differ.md"),
    check: Check::Spec(check),
};

/// Something that is in the region of the stack, or the stack has to be in its region.
struct Bound {
    what: &'static str,
    region: String,
    place: Place,
}

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    let mut all = bound(context.spec).into_iter();
    let Some(first) = all.next() else { return };
    for other in all.filter(|other| other.region != first.region) {
        let message = format!("{} is in {}, and {} in {}", other.what, shown(&other.region), first.what, shown(&first.region));
        findings.push(
            Finding::new(&RULE, other.place, message)
                .help("a stack is in one region: write `${aws.region}` where it may be any, and name what is in the same one")
                .related(first.place.clone(), "the other region"),
        );
    }
}

/// What has to be in the stack's region, and says a region.
fn bound(spec: &Spec) -> Vec<Bound> {
    let root = Path::root();
    let mut all = Vec::new();
    let mut add = |what, text: Option<&Text>, region: fn(&str) -> Option<&str>, at: Path| {
        if let Some(region) = text.and_then(|text| region(text.literal()?)).filter(|region| is_region(region)) {
            all.push(Bound { what, region: region.to_owned(), place: Place::Value(at) });
        }
    };
    if let Some(pool) = &spec.user_pool {
        let at = root.key("user_pool");
        add("the user pool", pool.arn.as_ref(), of_arn, at.key("arn"));
        add("the user pool", pool.id.as_ref(), of_pool, at.key("id"));
        add("the key of the triggers", pool.triggers.kms_key.as_ref(), of_arn, at.key("triggers").key("kms_key"));
    }
    for (name, function) in &spec.functions {
        add("a function", function.arn.as_ref(), of_arn, root.key("functions").key(name).key("arn"));
    }
    // CloudFront takes certificates of one region, whatever that of the stack.
    if !rest(spec).is_some_and(|api| api.endpoint == Endpoint::Edge) {
        let domain = api(spec).and_then(|api| Some((api.kind, api.domain?)));
        let at = |kind: Kind| kind.at().key("domain").key("certificate");
        if let Some((kind, domain)) = domain {
            add("the certificate of the API", Some(&domain.certificate), of_arn, at(kind));
        }
    }
    all
}

fn of_arn(arn: &str) -> Option<&str> {
    arn.starts_with("arn:").then(|| arn.split(':').nth(3))?
}

/// Source: Amazon Cognito user pools API, shape UserPoolIdType: the region, an underscore, and the rest.
fn of_pool(id: &str) -> Option<&str> {
    id.rsplit_once('_').map(|(region, _)| region)
}

/// One with a hole or a star is no region, and what is malformed has a finding of its own.
fn is_region(text: &str) -> bool {
    crate::data::region::partition(text).is_some()
}
