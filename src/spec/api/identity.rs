//! Something of a request that callers are told apart by.

use super::RequestPart;

/// Something of a request that callers are told apart by.
///
/// Sources: Amazon API Gateway developer guide, "Control access to HTTP APIs with AWS Lambda authorizers", identity sources; for REST
/// APIs the API reference, `CreateAuthorizer`, `identitySource`, and AWS CDK, `IdentitySource`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum IdentitySource {
    /// A header.
    Header(String),
    /// A query string.
    Query(String),
    /// A stage variable.
    StageVariable(String),
    /// A `$context` variable.
    Context(String),
}

impl IdentitySource {
    /// Reads `header.X`, `query.x`, `stage_variable.x` or `context.x`; none if it is none of these.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        match RequestPart::parse(text)? {
            RequestPart::Header(name) => Some(Self::Header(name.to_owned())),
            RequestPart::Query(name) => Some(Self::Query(name.to_owned())),
            RequestPart::StageVariable(name) => Some(Self::StageVariable(name.to_owned())),
            RequestPart::Context(name) => Some(Self::Context(name.to_owned())),
            RequestPart::Path(_) => None,
        }
    }

    /// The part of the request that it is.
    #[must_use]
    pub fn part(&self) -> RequestPart<'_> {
        match self {
            Self::Header(name) => RequestPart::Header(name),
            Self::Query(name) => RequestPart::Query(name),
            Self::StageVariable(name) => RequestPart::StageVariable(name),
            Self::Context(name) => RequestPart::Context(name),
        }
    }

    /// The expression that an HTTP API has for it.
    ///
    /// ```
    /// use poolgate::spec::api::IdentitySource;
    /// let source = IdentitySource::parse("query.token").unwrap();
    /// assert_eq!(source.http_expression(), "$request.querystring.token");
    /// ```
    #[must_use]
    pub fn http_expression(&self) -> String {
        self.part().http_expression()
    }

    /// The expression that a REST API has for it.
    #[must_use]
    pub fn rest_expression(&self) -> String {
        self.part().rest_expression()
    }
}
