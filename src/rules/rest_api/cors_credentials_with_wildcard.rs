//! Cookies for every origin.

use crate::finding::{Finding, Place, Severity};
use crate::rules::apis::{AnyCors, Kind, api, http};
use crate::rules::{Check, Context, Rule};
use crate::spec::api::HttpMethod;

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "RA032",
    name: "cors-credentials-with-wildcard",
    severity: Severity::Broken,
    page: include_str!("cors_credentials_with_wildcard.md"),
    check: Check::Spec(check),
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    let Some((kind, cors)) = api(context.spec).and_then(|api| Some((api.kind, api.cors?))).filter(|(_, cors)| cors.credentials) else {
        return;
    };
    listed_wildcards(context, kind, cors, findings);
    let [only] = cors.origins else { return };
    if only.as_str() == "*" {
        let here = kind.at().key("cors");
        findings.push(
            Finding::new(&RULE, Place::Value(here.key("credentials")), "browsers do not send cookies where every origin is allowed")
                .help("name the origins that may send cookies, or take `credentials` out")
                .related(Place::Value(here.key("origins").index(0)), "every origin is allowed here"),
        );
    }
}

/// Other lists in which `*` is a name like any other where cookies are sent.
fn listed_wildcards(context: &Context<'_>, kind: Kind, cors: AnyCors<'_>, findings: &mut Vec<Finding>) {
    let here = kind.at().key("cors");
    let of_http = http(context.spec).and_then(|api| api.cors.as_ref());
    let headers = cors.headers.iter().position(|name| name == "*").map(|index| ("headers", "header", index));
    let exposed = of_http.and_then(|cors| cors.expose_headers.iter().position(|name| name == "*"));
    let methods = of_http.and_then(|cors| cors.methods.iter().position(|method| *method == HttpMethod::Any));
    let exposed = exposed.map(|index| ("expose_headers", "header", index));
    let methods = methods.map(|index| ("methods", "method", index));
    for (list, what, index) in headers.into_iter().chain(exposed).chain(methods) {
        findings.push(
            Finding::new(
                &RULE,
                Place::Value(here.key(list).index(index)),
                format!("where cookies are allowed, browsers take `*` for a {what} of that name"),
            )
            .help(format!("name each {what}, or take `credentials` out"))
            .related(Place::Value(here.key("credentials")), "cookies are allowed here"),
        );
    }
}
