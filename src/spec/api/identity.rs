//! Something of a request that callers are told apart by.

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
    ///
    /// The characters are those of API Gateway's own error: "matching 'method.request.querystring|header.[a-zA-Z0-9._-]+'".
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let (kind, name) = text.split_once('.')?;
        if name.is_empty() || !name.bytes().all(|b| b.is_ascii_alphanumeric() || b"._-".contains(&b)) {
            return None;
        }
        let name = name.to_owned();
        match kind {
            "header" => Some(Self::Header(name)),
            "query" => Some(Self::Query(name)),
            "stage_variable" => Some(Self::StageVariable(name)),
            "context" => Some(Self::Context(name)),
            _ => None,
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
        match self {
            Self::Header(name) => format!("$request.header.{name}"),
            Self::Query(name) => format!("$request.querystring.{name}"),
            Self::StageVariable(name) => format!("$stageVariables.{name}"),
            Self::Context(name) => format!("$context.{name}"),
        }
    }

    /// The expression that a REST API has for it.
    #[must_use]
    pub fn rest_expression(&self) -> String {
        match self {
            Self::Header(name) => format!("method.request.header.{name}"),
            Self::Query(name) => format!("method.request.querystring.{name}"),
            Self::StageVariable(name) => format!("stageVariables.{name}"),
            Self::Context(name) => format!("context.{name}"),
        }
    }
}
