//! A domain name of one's own, and which API is at it.

use crate::graph::{Expr, NodeId};
use crate::resources::tags::{self, AS_LIST, AS_MAP, Tags, tag_names};
use crate::resources::{Attr, Cfn, Kind, Resource, Row, Rows, by_get_att, by_ref, cfn_only_list, row, tf_only};

/// A domain name for REST APIs.
#[derive(Debug)]
pub struct DomainName {
    /// The name.
    pub name: Expr,
    /// Where it is served, and the ARN of its certificate there.
    pub served: Served,
    /// `TLS_1_0` or `TLS_1_2`.
    pub security_policy: &'static str,
    /// Its tags.
    pub tags: Tags,
}

/// Where a domain is served, with the ARN of its certificate. Each has a property of its own for that.
///
/// Source: Amazon API Gateway REST API, `CreateDomainName`, `certificateArn` and `regionalCertificateArn`.
#[derive(Debug)]
pub enum Served {
    /// In the region of the API.
    InRegion(Expr),
    /// By a CloudFront distribution.
    AtEdge(Expr),
}

impl Served {
    fn in_region(&self) -> Option<&Expr> {
        match self {
            Self::InRegion(certificate) => Some(certificate),
            Self::AtEdge(_) => None,
        }
    }

    fn at_edge(&self) -> Option<&Expr> {
        match self {
            Self::InRegion(_) => None,
            Self::AtEdge(certificate) => Some(certificate),
        }
    }
}

impl Rows for DomainName {
    const ROWS: &'static [Row<Self>] = &[
        row("DomainName", "domain_name", |domain| (&domain.name).into()),
        row("RegionalCertificateArn", "regional_certificate_arn", |domain| domain.served.in_region().into()),
        row("CertificateArn", "certificate_arn", |domain| domain.served.at_edge().into()),
        row("EndpointConfiguration.Types", "endpoint_configuration.types", |domain| {
            vec![if domain.served.at_edge().is_some() { "EDGE" } else { "REGIONAL" }].into()
        }),
        row("SecurityPolicy", "security_policy", |domain| domain.security_policy.into()),
        cfn_only_list("Tags", AS_LIST, tag_names, |domain| tags::as_list(&domain.tags)),
        tf_only("tags", AS_MAP, |domain| (&domain.tags).into()),
    ];
}

impl Resource for DomainName {
    const KIND: Kind = Kind {
        cfn: Cfn::Resource("AWS::ApiGateway::DomainName"),
        tf: "aws_api_gateway_domain_name",
        attributes: &[
            by_ref(Attr::Id, "domain_name"),
            by_get_att(Attr::RegionalName, "RegionalDomainName", "regional_domain_name"),
            by_get_att(Attr::RegionalZone, "RegionalHostedZoneId", "regional_zone_id"),
            by_get_att(Attr::DistributionName, "DistributionDomainName", "cloudfront_domain_name"),
            by_get_att(Attr::DistributionZone, "DistributionHostedZoneId", "cloudfront_zone_id"),
        ],
    };
}

/// The stage of a REST API that is at a domain.
#[derive(Debug)]
pub struct BasePathMapping {
    /// The domain.
    pub domain: NodeId,
    /// The API.
    pub api: NodeId,
    /// The stage.
    pub stage: NodeId,
    /// The first part of every path.
    pub base_path: Option<Expr>,
}

impl Rows for BasePathMapping {
    const ROWS: &'static [Row<Self>] = &[
        row("DomainName", "domain_name", |mapping| mapping.domain.attr(Attr::Id).into()),
        row("RestApiId", "api_id", |mapping| mapping.api.attr(Attr::Id).into()),
        row("Stage", "stage_name", |mapping| mapping.stage.attr(Attr::Id).into()),
        row("BasePath", "base_path", |mapping| (&mapping.base_path).into()),
    ];
}

impl Resource for BasePathMapping {
    const KIND: Kind =
        Kind { cfn: Cfn::Resource("AWS::ApiGateway::BasePathMapping"), tf: "aws_api_gateway_base_path_mapping", attributes: &[] };
}

/// The stage of an API of any kind that is at a domain. Unlike the other mapping it takes a path of several parts.
///
/// Source: Amazon API Gateway developer guide, "Working with API mappings for REST APIs": for several levels, use `AWS::ApiGatewayV2`.
#[derive(Debug)]
pub struct ApiMapping {
    /// The domain.
    pub domain: NodeId,
    /// The API.
    pub api: NodeId,
    /// The stage.
    pub stage: NodeId,
    /// The first parts of every path.
    pub key: Option<Expr>,
}

impl Rows for ApiMapping {
    const ROWS: &'static [Row<Self>] = &[
        row("DomainName", "domain_name", |mapping| mapping.domain.attr(Attr::Id).into()),
        row("ApiId", "api_id", |mapping| mapping.api.attr(Attr::Id).into()),
        row("Stage", "stage", |mapping| mapping.stage.attr(Attr::Id).into()),
        row("ApiMappingKey", "api_mapping_key", |mapping| (&mapping.key).into()),
    ];
}

impl Resource for ApiMapping {
    const KIND: Kind = Kind { cfn: Cfn::Resource("AWS::ApiGatewayV2::ApiMapping"), tf: "aws_apigatewayv2_api_mapping", attributes: &[] };
}
