//! More of something than an account has by default.

use indexmap::IndexSet;

use crate::finding::{Finding, Place, Severity};
use crate::path::Path;
use crate::rules::{Check, Context, Rule};
use crate::spec::Spec;
use crate::spec::api::Api;
use crate::spec::route_key::RouteKey;

/// The rule.
pub static RULE: Rule = Rule {
    code: "QU021",
    name: "over-default-quota",
    severity: Severity::Caution,
    page: include_str!("over_default_quota.md"),
    check: Check::Spec(check),
};

/// A quota that can be raised.
struct Quota {
    /// What there is too much of, behind a number in a sentence.
    what: &'static str,
    most: usize,
    /// The section that holds it.
    at: &'static [&'static str],
    count: fn(&Spec) -> usize,
}

/// Sources: Amazon API Gateway developer guide, "Quotas for configuring and running a REST API in API Gateway" and "Quotas for configuring
/// and running an HTTP API in API Gateway"; Amazon Cognito developer guide, "Quotas in Amazon Cognito", identity providers per user pool; AWS Lambda
/// developer guide, "Configuring reserved concurrency": "Lambda always reserves 100 units of concurrency for functions without it".
static QUOTAS: [Quota; 6] = [
    Quota { what: "identity providers of a user pool", most: 300, at: &["user_pool", "identity_providers"], count: identity_providers },
    Quota { what: "authorizers of a REST API", most: 10, at: &["api", "rest", "authorizers"], count: rest_authorizers },
    Quota { what: "resources of a REST API", most: 300, at: &["api", "rest", "routes"], count: rest_resources },
    Quota { what: "authorizers of an HTTP API", most: 10, at: &["api", "http", "authorizers"], count: http_authorizers },
    // Of 1,000 at once, 100 are left to functions that reserve none.
    Quota { what: "calls at once are reserved for functions", most: 900, at: &["functions"], count: reserved_concurrency },
    Quota { what: "routes of an HTTP API", most: 300, at: &["api", "http", "routes"], count: http_routes },
];

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    for quota in &QUOTAS {
        let count = (quota.count)(context.spec);
        if count > quota.most {
            let at = quota.at.iter().fold(Path::root(), |path, key| path.key(*key));
            let message = format!("{count} {}, and an account has {} by default", quota.what, quota.most);
            findings.push(Finding::new(&RULE, Place::Key(at), message).help("make sure that the quota was raised before you deploy"));
        }
    }
}

fn reserved_concurrency(spec: &Spec) -> usize {
    let reserved = spec.functions.values().filter_map(|function| function.reserved_concurrency);
    reserved.fold(0_usize, |sum, one| sum.saturating_add(usize::try_from(one).unwrap_or(usize::MAX)))
}

fn identity_providers(spec: &Spec) -> usize {
    spec.user_pool.as_ref().map_or(0, |pool| pool.identity_providers.len())
}

fn rest_authorizers(spec: &Spec) -> usize {
    if let Some(Api::Rest(api)) = &spec.api { api.authorizers.len() } else { 0 }
}

fn http_authorizers(spec: &Spec) -> usize {
    if let Some(Api::Http(api)) = &spec.api { api.authorizers.len() } else { 0 }
}

fn http_routes(spec: &Spec) -> usize {
    if let Some(Api::Http(api)) = &spec.api { api.routes.len() } else { 0 }
}

/// Each part of a path is a resource, once for all paths that begin alike; so is the root.
fn rest_resources(spec: &Spec) -> usize {
    let Some(Api::Rest(api)) = &spec.api else { return 0 };
    let mut seen: IndexSet<&str> = IndexSet::from([""]);
    for path in api.routes.keys().filter_map(|key| Some(RouteKey::parse(key).ok()?.path)) {
        let path = path.trim_end_matches('/');
        let ends = path.char_indices().skip(1).filter(|(_, c)| *c == '/').map(|(end, _)| end).chain([path.len()]);
        seen.extend(ends.filter_map(|end| path.get(..end)));
    }
    seen.len()
}
