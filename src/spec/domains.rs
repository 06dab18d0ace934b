//! Domain names of one's own: for the login pages, and for an API of either kind.
//!
//! Certificates and hosted zones exist already: they are given by ARN and id, or by parameters.

use serde::Deserialize;

use super::Text;

/// A domain name of your own for the login pages.
#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema, serde::Serialize))]
pub struct LoginDomain {
    /// The domain name, such as `auth.example.com`. AWS: `Domain`.
    pub name: Text,
    /// The ARN of its certificate, which is in us-east-1 wherever the user pool is. AWS: `CertificateArn`.
    pub certificate: Text,
    /// The id of the Route 53 hosted zone that gets the alias record. Default: no record is written, and an output says where one must lead.
    #[serde(default)]
    pub hosted_zone: Option<Text>,
    /// An IPv4 address for the domain above this one, for which Cognito looks before it takes the name; any will do. Needs `hosted_zone`.
    /// Default: the domain above has an address already.
    #[serde(default)]
    pub parent_placeholder: Option<Text>,
}

/// A domain name of your own for an API.
#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema, serde::Serialize))]
pub struct ApiDomain {
    /// The domain name, such as `api.example.com`. AWS: `DomainName`.
    pub name: Text,
    /// The ARN of its certificate: in the region of the API, or in us-east-1 for an `edge` one. AWS: `RegionalCertificateArn`, `CertificateArn`.
    pub certificate: Text,
    /// The id of the Route 53 hosted zone that gets the alias record. Default: no record is written, and an output says where one must lead.
    #[serde(default)]
    pub hosted_zone: Option<Text>,
    /// The oldest TLS that callers may speak. Default: `tls_1_2`. AWS: `SecurityPolicy`.
    #[serde(default)]
    pub minimum_tls: MinimumTls,
    /// The first part of every URL's path, such as `v1`; the API sees the rest. Default: none. AWS: `BasePath`, `ApiMappingKey`.
    #[serde(default)]
    pub base_path: Option<Text>,
}

/// The oldest TLS that callers may speak.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema, serde::Serialize))]
pub enum MinimumTls {
    /// TLS 1.0, which RFC 8996 forbids. AWS: `TLS_1_0`.
    #[serde(rename = "tls_1_0")]
    Tls10,
    /// TLS 1.2. AWS: `TLS_1_2`.
    #[default]
    #[serde(rename = "tls_1_2")]
    Tls12,
}
