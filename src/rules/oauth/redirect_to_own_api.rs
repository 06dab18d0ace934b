//! A callback URL at the own API that no open route takes.

use super::{at, clients, redirects};
use crate::finding::{Finding, Place, Severity, shown};
use crate::rules::apis::{AnyApi, AnyRoute, Kind, api, routes};
use crate::rules::{Check, Context, Rule};
use crate::spec::api::HttpMethod;
use crate::spec::route_key::{HttpRouteKey, PathPart};

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "OA032",
    name: "redirect-to-own-api",
    severity: Severity::Broken,
    page: include_str!("redirect_to_own_api.md"),
    check: Check::Spec(check),
};

/// How many URLs are looked at.
const MOST: usize = 100;

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    let Some(api) = api(context.spec) else { return };
    let Some(domain) = api.domain.and_then(|domain| domain.name.literal()) else { return };
    let mut looked_at = MOST;
    for (client, _, oauth) in clients(context) {
        for (list, index, url) in redirects(oauth).filter(|(list, ..)| *list == "callback_urls") {
            let Some(path) = path_at(url, domain).and_then(|path| behind_base(&api, path)) else { continue };
            let place = Place::Value(at(client).key(list).index(index));
            // Each is compared with every route; whoever has more of them has seen enough.
            let Some(left) = looked_at.checked_sub(1) else { return };
            looked_at = left;
            let taken: Vec<AnyRoute<'_>> = routes(context.spec).filter(|route| takes(route, &path)).collect();
            let is_open = |route: &AnyRoute<'_>| route.public.is_some() || !(route.iam || route.authorizer.is_some());
            if taken.is_empty() {
                let message = format!("the API at {} has no route that takes `GET {path}`", shown(domain));
                let help = "add the route, or send users to a page";
                findings.push(Finding::new(&RULE, place, message).help(help));
            } else if let Some(locked) = taken.first().filter(|_| !taken.iter().any(is_open)) {
                let message = "the browser comes here without a token, and the route asks for one".to_owned();
                let help = "make the route that receives the code public: the code is worthless without the client";
                findings.push(Finding::new(&RULE, place, message).help(help).related(Place::Key(locked.at()), "the route"));
            }
        }
    }
}

/// The path of a URL, if the URL is at this host.
fn path_at<'u>(url: &'u str, host: &str) -> Option<&'u str> {
    let rest = url.strip_prefix("https://")?;
    let end = rest.find(['/', '?', '#']).unwrap_or(rest.len());
    let (authority, path) = rest.split_at_checked(end)?;
    let path = path.split(['?', '#']).next().unwrap_or_default();
    authority.eq_ignore_ascii_case(host).then_some(if path.is_empty() { "/" } else { path })
}

/// The path as the API sees it: without its base path.
fn behind_base(api: &AnyApi<'_>, path: &str) -> Option<String> {
    let Some(base) = api.domain.and_then(|domain| domain.base_path.as_ref()) else { return Some(path.to_owned()) };
    // What is outside of the base path belongs to nothing here.
    let rest = path.strip_prefix('/')?.strip_prefix(base.literal()?)?;
    match rest {
        "" => Some("/".to_owned()),
        _ => rest.starts_with('/').then(|| rest.to_owned()),
    }
}

/// Whether a browser that follows a redirect to a path gets to a route.
fn takes(route: &AnyRoute<'_>, path: &str) -> bool {
    if route.kind == Kind::Http && HttpRouteKey::parse(route.key).is_ok_and(|key| matches!(key, HttpRouteKey::Default)) {
        return true;
    }
    let Some(key) = route.parsed() else { return true };
    if !matches!(key.method, HttpMethod::Get | HttpMethod::Any) {
        return false;
    }
    let mut steps = path.split('/').filter(|step| !step.is_empty());
    for part in key.parts() {
        match part {
            PathPart::Greedy(_) => return steps.next().is_some(),
            PathPart::Variable(_) if steps.next().is_some() => {}
            PathPart::Literal(text) if steps.next() == Some(text) => {}
            PathPart::Variable(_) | PathPart::Literal(_) => return false,
        }
    }
    steps.next().is_none()
}
