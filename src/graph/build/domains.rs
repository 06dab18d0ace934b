//! Domain names: the addresses of the login pages and of the API, and the records that lead there.

use super::Builder;
use crate::graph::{Expr, NodeId, Place};
use crate::model::{ApiDomain, Domain, HttpApi, LoginDomain, RestApi};
use crate::resources::Attr;
use crate::resources::api_gateway::{ApiMapping, BasePathMapping, DomainName, Served};
use crate::resources::api_gateway_v2::HttpDomainName;
use crate::resources::cognito::UserPoolDomain;
use crate::resources::route53::{LeadsTo, RecordSet};
use crate::spec::api::Endpoint;
use crate::spec::domains::MinimumTls;

/// The hosted zone of every CloudFront distribution. Cognito tells no other.
///
/// Source: Amazon Route 53 API Reference, `AliasTarget`, `HostedZoneId`: "CloudFront distribution: Specify Z2FDTNDATAQYW2".
const CLOUDFRONT_ZONE: &str = "Z2FDTNDATAQYW2";

/// How long a placeholder may be remembered, in seconds.
///
/// Source: Amazon Cognito developer guide, "Using your own domain for managed login", the example record for the parent domain.
const PLACEHOLDER_TTL: u32 = 60;

impl Builder<'_> {
    pub(super) fn user_pool_domain(&mut self, domain: &Domain) {
        match domain {
            Domain::Prefix(prefix) => {
                let resource = UserPoolDomain {
                    user_pool: self.pool_id(),
                    domain: self.text(prefix),
                    certificate: None,
                    managed_login_version: self.managed_login_version(),
                };
                let entry = self.entry("UserPoolDomain", resource).at(self.login_domain);
                self.put(entry);
            }
            Domain::Custom(domain) => self.custom_login_domain(domain),
        }
    }

    fn custom_login_domain(&mut self, domain: &LoginDomain) {
        let placeholder = domain.zone.as_ref().and_then(|zone| {
            let (parent, address) = zone.parent.as_ref()?;
            let leads_to = LeadsTo::Address(self.text(address), PLACEHOLDER_TTL);
            let record = RecordSet { hosted_zone: self.text(&zone.id), name: self.text(parent), leads_to };
            let entry = self.entry("UserPoolDomainParentRecord", record);
            Some(self.put(entry.comment("Cognito takes a domain only if the one above it has an address; nobody is there to answer")))
        });
        let name = self.text(&domain.name);
        let resource = UserPoolDomain {
            user_pool: self.pool_id(),
            domain: name.clone(),
            certificate: Some(self.text(&domain.certificate)),
            managed_login_version: self.managed_login_version(),
        };
        let entry = self.entry("UserPoolDomain", resource).at(self.login_domain).after(placeholder);
        let node = self.put(entry);
        if let Some(zone) = &domain.zone {
            let leads_to = LeadsTo::Alias(node.attr(Attr::DistributionName), CLOUDFRONT_ZONE.into());
            self.add("UserPoolDomainRecord", RecordSet { hosted_zone: self.text(&zone.id), name, leads_to });
        }
    }

    /// The address of the login pages, without a slash at the end.
    ///
    /// Source: Amazon Cognito developer guide, "Configuring a user pool domain".
    pub(super) fn login_url(&self, domain: &Domain) -> Expr {
        match domain {
            Domain::Prefix(prefix) => {
                let host = [self.text(prefix), ".auth.".into(), Expr::Place(Place::Region), ".amazoncognito.com".into()];
                Expr::join(std::iter::once("https://".into()).chain(host))
            }
            Domain::Custom(domain) => Expr::join(["https://".into(), self.text(&domain.name)]),
        }
    }

    /// The domain of a REST API, which stage is at it, and the record that leads there.
    pub(super) fn rest_domain(&mut self, api: &RestApi) {
        let Some(domain) = &api.domain else { return };
        let certificate = self.text(&domain.certificate);
        let served = match api.endpoint {
            Endpoint::Regional => Served::InRegion(certificate),
            Endpoint::Edge => Served::AtEdge(certificate),
        };
        let resource =
            DomainName { name: self.text(&domain.name), served, security_policy: security_policy(domain), tags: self.tags.clone() };
        let entry = self.entry("ApiDomainName", resource).at(self.api_domain);
        let node = self.put(entry);
        let (own, stage) = (self.api, self.stage);
        let path = domain.base_path.as_ref().map(|path| self.text(&path.text));
        if domain.base_path.as_ref().is_some_and(|path| path.deep) {
            self.add("ApiDomainMapping", ApiMapping { domain: node, api: own, stage, key: path });
        } else {
            self.add("ApiDomainMapping", BasePathMapping { domain: node, api: own, stage, base_path: path });
        }
        self.api_record(domain, node, target(api.endpoint));
    }

    /// The domain of an HTTP API, which stage is at it, and the record that leads there.
    pub(super) fn http_domain(&mut self, api: &HttpApi) {
        let Some(domain) = &api.domain else { return };
        let resource =
            HttpDomainName { name: self.text(&domain.name), certificate: self.text(&domain.certificate), tags: self.tags.clone() };
        let entry = self.entry("ApiDomainName", resource).at(self.api_domain);
        let node = self.put(entry);
        let key = domain.base_path.as_ref().map(|path| self.text(&path.text));
        self.add("ApiDomainMapping", ApiMapping { domain: node, api: self.api, stage: self.stage, key });
        self.api_record(domain, node, target(Endpoint::Regional));
    }

    fn api_record(&mut self, domain: &ApiDomain, node: NodeId, (host, zone): (Attr, Attr)) {
        if let Some(hosted_zone) = &domain.hosted_zone {
            let leads_to = LeadsTo::Alias(node.attr(host), node.attr(zone));
            let record = RecordSet { hosted_zone: self.text(hosted_zone), name: self.text(&domain.name), leads_to };
            self.add("ApiDomainRecord", record);
        }
    }

    /// The address of an API at its own domain, without a slash at the end.
    pub(super) fn own_api_url(&self, domain: &ApiDomain) -> Expr {
        let path = domain.base_path.as_ref().map(|path| Expr::join(["/".into(), self.text(&path.text)]));
        Expr::join(["https://".into(), self.text(&domain.name)].into_iter().chain(path))
    }

    /// Where records must lead that the stack does not write itself.
    pub(super) fn domain_targets(&mut self) {
        let stack = self.stack;
        if let Some(Domain::Custom(LoginDomain { zone: None, .. })) = stack.user_pool.as_ref().and_then(|pool| pool.domain.as_ref()) {
            let target = self.login_domain.attr(Attr::DistributionName);
            self.output("LoginDomainTarget", "Where the alias or CNAME record of the login domain must lead", target);
        }
        if stack.api_domain().is_some_and(|domain| domain.hosted_zone.is_none()) {
            let endpoint = stack.rest().map_or(Endpoint::Regional, |api| api.endpoint);
            let target = self.api_domain.attr(target(endpoint).0);
            self.output("ApiDomainTarget", "Where the alias or CNAME record of the API's domain must lead", target);
        }
    }
}

/// The host name that a record of a domain leads to, and its zone.
///
/// Source: Amazon Route 53 API Reference, `AliasTarget`, `DNSName` and `HostedZoneId`.
fn target(endpoint: Endpoint) -> (Attr, Attr) {
    match endpoint {
        Endpoint::Regional => (Attr::RegionalName, Attr::RegionalZone),
        Endpoint::Edge => (Attr::DistributionName, Attr::DistributionZone),
    }
}

fn security_policy(domain: &ApiDomain) -> &'static str {
    match domain.minimum_tls {
        MinimumTls::Tls10 => "TLS_1_0",
        MinimumTls::Tls12 => "TLS_1_2",
    }
}
