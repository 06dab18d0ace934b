//! What a stage of a REST API remembers of its answers.

use serde::Deserialize;

use super::{Duration, RequestPart};

/// A cache of a stage. It is paid for by the hour, used or not; only routes that say `cache` use it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema, serde::Serialize))]
pub struct StageCache {
    /// How much it holds, in GB. AWS: `CacheClusterSize`.
    pub size: CacheSize,
}

// Source: Amazon API Gateway API, shape `CacheClusterSize`.
/// How much a cache holds, in GB.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema, serde::Serialize))]
pub enum CacheSize {
    /// 0.5 GB.
    #[serde(rename = "0.5")]
    Half,
    /// 1.6 GB.
    #[serde(rename = "1.6")]
    OneAndAHalf,
    /// 6.1 GB.
    #[serde(rename = "6.1")]
    Six,
    /// 13.5 GB.
    #[serde(rename = "13.5")]
    Thirteen,
    /// 28.4 GB.
    #[serde(rename = "28.4")]
    TwentyEight,
    /// 58.2 GB.
    #[serde(rename = "58.2")]
    FiftyEight,
    /// 118 GB.
    #[serde(rename = "118")]
    HundredEighteen,
    /// 237 GB.
    #[serde(rename = "237")]
    TwoHundredThirtySeven,
}

impl CacheSize {
    /// AWS's word.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Half => "0.5",
            Self::OneAndAHalf => "1.6",
            Self::Six => "6.1",
            Self::Thirteen => "13.5",
            Self::TwentyEight => "28.4",
            Self::FiftyEight => "58.2",
            Self::HundredEighteen => "118",
            Self::TwoHundredThirtySeven => "237",
        }
    }
}

/// How the answers of a route are remembered.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, default)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema, serde::Serialize))]
pub struct RouteCache {
    /// How long: up to 1 hour. Default: `5m`. AWS: `CacheTtlInSeconds`.
    pub ttl: Duration,
    /// Whether the answers are stored encrypted. Default: true. AWS: `CacheDataEncrypted`.
    pub encrypted: bool,
    /// What answers are told apart by, as `header.NAME`, `query.NAME` or `path.NAME`. AWS: `CacheKeyParameters`.
    pub keys: Vec<String>,
}

impl Default for RouteCache {
    fn default() -> Self {
        Self { ttl: Duration::from_minutes(5), encrypted: true, keys: Vec::new() }
    }
}

/// Something of a request that remembered answers are told apart by.
///
/// Source: Amazon API Gateway API, `PutIntegration`, `cacheKeyParameters` and `PutMethod`, `requestParameters`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum CacheKey {
    /// A header.
    Header(String),
    /// A query string.
    Query(String),
    /// A variable of the path.
    Path(String),
}

impl CacheKey {
    /// Reads `header.X`, `query.x` or `path.x`; none if it is none of these.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        match RequestPart::parse(text)? {
            RequestPart::Header(name) => Some(Self::Header(name.to_owned())),
            RequestPart::Query(name) => Some(Self::Query(name.to_owned())),
            RequestPart::Path(name) => Some(Self::Path(name.to_owned())),
            RequestPart::StageVariable(_) | RequestPart::Context(_) => None,
        }
    }

    /// The expression that API Gateway has for it.
    #[must_use]
    pub fn expression(&self) -> String {
        let part = match self {
            Self::Header(name) => RequestPart::Header(name),
            Self::Query(name) => RequestPart::Query(name),
            Self::Path(name) => RequestPart::Path(name),
        };
        part.rest_expression()
    }
}
