//! See the page.

use super::{each, inside};
use crate::finding::{Finding, Place, Severity, shown};
use crate::path::Path;
use crate::rules::words::is_inked;
use crate::rules::{Check, Context, Rule};
use crate::spec::Text;
use crate::spec::user_pool::{Endpoints, IdentityProvider, Metadata};

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "IP009",
    name: "malformed-provider-url",
    severity: Severity::Error,
    page: include_str!("malformed_provider_url.md"),
    check: Check::Spec(check),
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    for (name, provider) in each(context) {
        let at = || inside(name, provider);
        let mut look = |text: &Text, place: &dyn Fn() -> Path, issuer: bool| {
            if let Some((fault, help)) = text.literal().and_then(|url| fault(url, issuer)) {
                findings.push(Finding::new(&RULE, Place::Value(place()), format!("{} {fault}", shown(text.as_str()))).help(help));
            }
        };
        match provider {
            IdentityProvider::Oidc(oidc) => {
                look(&oidc.issuer, &|| at().key("issuer"), true);
                for (key, url) in oidc.endpoints.iter().flat_map(Endpoints::all) {
                    look(url, &|| at().key("endpoints").key(key), false);
                }
            }
            IdentityProvider::Saml(saml) => {
                if let Metadata::Url(url) = &saml.metadata {
                    look(url, &|| at().key("metadata").key("url"), false);
                }
            }
            _ => {}
        }
    }
}

fn fault(url: &str, issuer: bool) -> Option<(&'static str, &'static str)> {
    let rest = url.strip_prefix("https://").filter(|rest| rest.starts_with(|c: char| c.is_alphanumeric()));
    if rest.is_none() || !url.chars().all(is_inked) {
        return Some(("is no `https` URL", "write an address that begins with `https://`"));
    }
    if issuer && url.ends_with('/') {
        return Some(("ends in a slash", "write it without: Cognito asks for `/.well-known/openid-configuration` behind it"));
    }
    (issuer && url.contains(['?', '#'])).then_some(("has a query or a fragment", "an issuer has neither"))
}
