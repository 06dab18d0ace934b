//! The domain of the login pages and the token endpoint.

use crate::graph::Expr;
use crate::resources::{Attr, Cfn, Kind, Resource, Row, Rows, by_get_att, by_ref, row};

/// A domain of a user pool.
#[derive(Debug)]
pub struct UserPoolDomain {
    /// The id of the pool.
    pub user_pool: Expr,
    /// The prefix, or a whole domain name.
    pub domain: Expr,
    /// 1 for the classic pages, 2 for managed login; AWS's default if nothing is said.
    pub managed_login_version: Option<i64>,
    /// The ARN of the certificate of a whole domain name.
    pub certificate: Option<Expr>,
}

impl Rows for UserPoolDomain {
    const ROWS: &'static [Row<Self>] = &[
        row("UserPoolId", "user_pool_id", |domain| (&domain.user_pool).into()),
        row("Domain", "domain", |domain| (&domain.domain).into()),
        row("ManagedLoginVersion", "managed_login_version", |domain| domain.managed_login_version.into()),
        row("CustomDomainConfig.CertificateArn", "certificate_arn", |domain| (&domain.certificate).into()),
    ];
}

impl Resource for UserPoolDomain {
    const KIND: Kind = Kind {
        cfn: Cfn::Resource("AWS::Cognito::UserPoolDomain"),
        tf: "aws_cognito_user_pool_domain",
        attributes: &[by_ref(Attr::Id, "domain"), by_get_att(Attr::DistributionName, "CloudFrontDistribution", "cloudfront_distribution")],
    };
}
