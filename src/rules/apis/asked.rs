//! Functions that authorizers of either kind of API ask.

use std::collections::BTreeSet;

use super::{AnyRoute, Kind, http};
use crate::finding::Place;
use crate::path::Path;
use crate::rules::references::rest;
use crate::spec::api::{Authorizer, HttpAuthorizer, IdentitySource, Token};
use crate::spec::{Duration, Spec};

/// A function that an authorizer of either kind of API asks.
#[derive(Debug, Clone)]
pub(in crate::rules) struct Asked<'a> {
    pub(in crate::rules) kind: Kind,
    /// The name of the authorizer.
    pub(in crate::rules) name: &'a str,
    /// Where the settings of the authorizer are.
    pub(in crate::rules) at: Path,
    pub(in crate::rules) function: &'a str,
    /// What callers are told apart by; none where that is one header, always.
    pub(in crate::rules) sources: Option<&'a [String]>,
    /// How long an answer is remembered.
    pub(in crate::rules) cache: Duration,
    /// Only for the built-in `verify`.
    pub(in crate::rules) token: Option<Token>,
    /// Only for the built-in `verify`.
    pub(in crate::rules) clients: &'a [String],
}

impl Asked<'_> {
    /// Where an identity source is.
    pub(in crate::rules) fn source_at(&self, index: usize) -> Place {
        Place::Value(self.at.key("identity_sources").index(index))
    }

    /// Whether answers are remembered for each of these routes by itself: what an answer is found again by says which it is.
    ///
    /// Sources: Amazon API Gateway developer guide, "Control access to HTTP APIs with AWS Lambda authorizers": "To cache responses per route, add
    /// `$context.routeKey` to your authorizer's identity sources"; "Variables for data models, authorizers, mapping templates, and CloudWatch
    /// access logging": `path`, `resourcePath`, `resourceId`, `httpMethod`.
    pub(in crate::rules) fn remembers_by_route(&self, routes: &[AnyRoute<'_>]) -> bool {
        let has = |wanted: &[&str]| {
            self.sources
                .into_iter()
                .flatten()
                .any(|text| matches!(IdentitySource::parse(text), Some(IdentitySource::Context(name)) if wanted.contains(&name.as_str())))
        };
        if self.kind == Kind::Http && has(&["routeKey"]) {
            return true;
        }
        // Where no two routes have the same path, the path alone tells them apart.
        let mut paths = BTreeSet::new();
        let mut by_path = || routes.iter().all(|route| route.parsed().is_some_and(|key| paths.insert(key.path)));
        has(&["path", "resourcePath", "resourceId"]) && (has(&["httpMethod"]) || by_path())
    }
}

/// Every function that an authorizer asks, in the order of the authorizers.
pub(in crate::rules) fn asked(spec: &Spec) -> impl Iterator<Item = Asked<'_>> {
    let rest = rest(spec).into_iter().flat_map(|api| &api.authorizers).filter_map(|(name, about)| {
        let at = || Kind::Rest.at().key("authorizers").key(name).key(about.kind());
        Some(match about {
            Authorizer::UserPool(_) => return None,
            Authorizer::Token(about) => Asked {
                kind: Kind::Rest,
                name,
                at: at(),
                function: &about.function,
                sources: None,
                cache: about.cache,
                token: about.token,
                clients: &about.clients,
            },
            Authorizer::Request(about) => Asked {
                kind: Kind::Rest,
                name,
                at: at(),
                function: &about.function,
                sources: Some(&about.identity_sources),
                cache: about.cache,
                token: None,
                clients: &[],
            },
        })
    });
    let http = http(spec).into_iter().flat_map(|api| &api.authorizers).filter_map(|(name, about)| match about {
        HttpAuthorizer::Function(function) => Some(Asked {
            kind: Kind::Http,
            name,
            at: Kind::Http.at().key("authorizers").key(name).key(about.kind()),
            function: &function.function,
            sources: Some(&function.identity_sources),
            cache: function.cache,
            token: function.token,
            clients: &function.clients,
        }),
        HttpAuthorizer::UserPool(_) | HttpAuthorizer::Jwt(_) => None,
    });
    rest.chain(http)
}
