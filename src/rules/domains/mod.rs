//! Domain names of one's own: for the login pages, and for the API.
//!
//! A certificate and a hosted zone are given, often as parameters: then the default and the allowed values of the parameter
//! are held to the same as a value in its place. What is only given at deployment nobody can check here.

use super::Area;
use super::apis::api;
use super::references::rest;
use crate::finding::Place;
use crate::path::Path;
use crate::spec::api::Endpoint;
use crate::spec::domains::{ApiDomain, LoginDomain};
use crate::spec::holes::{Hole, Piece, pieces};
use crate::spec::user_pool::Domain;
use crate::spec::{Spec, Text};

mod certificate_outside_us_east_1;
mod deep_base_path;
mod disabled_endpoint_without_domain;
mod domain_named_by_the_stack;
mod login_url_without_domain;
mod malformed_base_path;
mod malformed_certificate_arn;
mod malformed_domain_name;
mod malformed_hosted_zone_id;
mod malformed_placeholder;
mod old_tls_of_http_api;
mod open_default_endpoint;
mod outdated_tls;
mod parent_without_address;
mod placeholder_without_hosted_zone;
mod placeholder_without_parent;
mod shared_domain_name;

/// The area.
pub static AREA: Area = Area {
    letters: "DN",
    title: "domain names",
    rules: &[
        &malformed_domain_name::RULE,
        &domain_named_by_the_stack::RULE,
        &malformed_certificate_arn::RULE,
        &certificate_outside_us_east_1::RULE,
        &malformed_hosted_zone_id::RULE,
        &placeholder_without_hosted_zone::RULE,
        &malformed_placeholder::RULE,
        &placeholder_without_parent::RULE,
        &parent_without_address::RULE,
        &shared_domain_name::RULE,
        &malformed_base_path::RULE,
        &deep_base_path::RULE,
        &outdated_tls::RULE,
        &open_default_endpoint::RULE,
        &disabled_endpoint_without_domain::RULE,
        &login_url_without_domain::RULE,
        &old_tls_of_http_api::RULE,
    ],
};

/// What every domain name of one's own has.
struct Named<'a> {
    /// Whose it is, in words.
    of: &'static str,
    at: Path,
    name: &'a Text,
    certificate: &'a Text,
    hosted_zone: Option<&'a Text>,
    /// Whether CloudFront serves it, which takes certificates of us-east-1 only.
    by_cloudfront: bool,
}

/// The custom domain of the login pages.
fn login(spec: &Spec) -> Option<&LoginDomain> {
    match spec.user_pool.as_ref()?.domain.as_ref()? {
        Domain::Custom(domain) => Some(domain),
        Domain::Prefix(_) => None,
    }
}

/// The path of the custom domain of the login pages.
fn login_at() -> Path {
    Path::root().key("user_pool").key("domain").key("custom")
}

/// Whether the API is served by CloudFront, as only a REST API can be.
fn is_edge(spec: &Spec) -> bool {
    rest(spec).is_some_and(|api| api.endpoint == Endpoint::Edge)
}

/// The domain of the API, and its path.
fn of_api(spec: &Spec) -> Option<(&ApiDomain, Path)> {
    let api = api(spec)?;
    Some((api.domain?, api.kind.at().key("domain")))
}

/// Every domain name of one's own.
fn domains(spec: &Spec) -> impl Iterator<Item = Named<'_>> {
    let login = login(spec).map(|domain| Named {
        of: "the login pages",
        at: login_at(),
        name: &domain.name,
        certificate: &domain.certificate,
        hosted_zone: domain.hosted_zone.as_ref(),
        by_cloudfront: true,
    });
    let api = of_api(spec).map(|(domain, at)| Named {
        of: "the API",
        at,
        name: &domain.name,
        certificate: &domain.certificate,
        hosted_zone: domain.hosted_zone.as_ref(),
        by_cloudfront: is_edge(spec),
    });
    login.into_iter().chain(api)
}

/// What a text is known to say: itself, or where it is a parameter, the default and the allowed values of that.
fn known<'a>(spec: &'a Spec, text: &'a Text, at: &Path) -> Vec<(Place, &'a str)> {
    if let Some(literal) = text.literal() {
        return vec![(Place::Value(at.clone()), literal)];
    }
    let pieces = pieces(text.as_str()).unwrap_or_default();
    let [Piece::Hole(Hole::Parameter(name))] = *pieces.as_slice() else { return Vec::new() };
    let Some(parameter) = spec.parameters.get(name) else { return Vec::new() };
    let place = |key: &str| Path::root().key("parameters").key(name).key(key);
    let default = parameter.default.iter().map(|value| (Place::Value(place("default")), value.as_str()));
    let allowed = parameter.allowed_values.iter().enumerate();
    default.chain(allowed.map(|(index, value)| (Place::Value(place("allowed_values").index(index)), value.as_str()))).collect()
}

/// The region of the ARN of a certificate.
///
/// Source: AWS Certificate Manager API Reference, shape Arn: `arn:<partition>:acm:<region>:<account>:<resource>`; the resource
/// is `certificate/<id>` (Service Authorization Reference, "Resource types defined by AWS Certificate Manager").
fn region_of(arn: &str) -> Option<&str> {
    let parts: Vec<_> = arn.splitn(6, ':').collect();
    let ["arn", partition, "acm", region, account, resource] = parts.as_slice() else { return None };
    let of = |text: &str, class: fn(u8) -> bool| !text.is_empty() && text.bytes().all(class);
    let whole = partition.starts_with("aws")
        && of(region, |b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-')
        && account.len() == 12
        && of(account, |b| b.is_ascii_digit())
        && resource.strip_prefix("certificate/").is_some_and(|id| of(id, |b| b.is_ascii_alphanumeric() || b"_+=,.@-".contains(&b)));
    (whole && arn.len() <= 2048).then_some(*region)
}

#[cfg(test)]
mod tests;
