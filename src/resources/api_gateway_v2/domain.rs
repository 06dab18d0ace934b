//! A domain name of an HTTP API. Which stage is at it says an [`ApiMapping`](crate::resources::api_gateway::ApiMapping).

use crate::graph::Expr;
use crate::resources::tags::Tags;
use crate::resources::{Attr, Cfn, Kind, Names, Resource, Row, Rows, by_get_att, by_ref, cfn_only_list, names, objects, row, tf_only};

/// A domain name, in the region of the API: there is no other kind for HTTP APIs.
///
/// Source: Amazon API Gateway developer guide, "Map API stages to a custom domain name for HTTP APIs", restrictions.
#[derive(Debug)]
pub struct HttpDomainName {
    /// The name.
    pub name: Expr,
    /// The ARN of its certificate.
    pub certificate: Expr,
    /// Its tags.
    pub tags: Tags,
}

/// How a domain is served.
struct Configuration {
    certificate: Expr,
}

const ENDPOINT: &str = "REGIONAL";

/// An HTTP API takes no other. Source: as above.
const SECURITY_POLICY: &str = "TLS_1_2";

const AS_BLOCK: &str = "CloudFormation has a list of configurations";
const AS_ITEM: &str = "Terraform has one configuration as a block";

impl Rows for Configuration {
    const ROWS: &'static [Row<Self>] = &[
        row("CertificateArn", "certificate_arn", |configuration| (&configuration.certificate).into()),
        row("EndpointType", "endpoint_type", |_| ENDPOINT.into()),
        row("SecurityPolicy", "security_policy", |_| SECURITY_POLICY.into()),
    ];
}

fn configuration() -> Vec<Names> {
    names::<Configuration>()
}

impl Rows for HttpDomainName {
    const ROWS: &'static [Row<Self>] = &[
        row("DomainName", "domain_name", |domain| (&domain.name).into()),
        cfn_only_list("DomainNameConfigurations", AS_ITEM, configuration, |domain| {
            objects(&[Configuration { certificate: domain.certificate.clone() }])
        }),
        tf_only("domain_name_configuration.certificate_arn", AS_BLOCK, |domain| (&domain.certificate).into()),
        tf_only("domain_name_configuration.endpoint_type", AS_BLOCK, |_| ENDPOINT.into()),
        tf_only("domain_name_configuration.security_policy", AS_BLOCK, |_| SECURITY_POLICY.into()),
        row("Tags", "tags", |domain| (&domain.tags).into()),
    ];
}

impl Resource for HttpDomainName {
    const KIND: Kind = Kind {
        cfn: Cfn::Resource("AWS::ApiGatewayV2::DomainName"),
        tf: "aws_apigatewayv2_domain_name",
        attributes: &[
            by_ref(Attr::Id, "domain_name"),
            by_get_att(Attr::RegionalName, "RegionalDomainName", "domain_name_configuration.0.target_domain_name"),
            by_get_att(Attr::RegionalZone, "RegionalHostedZoneId", "domain_name_configuration.0.hosted_zone_id"),
        ],
    };
}
