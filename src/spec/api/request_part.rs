//! A part of a request, as specs name it and as API Gateway does.

/// A part of a request, or something that is known of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RequestPart<'a> {
    /// A header.
    Header(&'a str),
    /// A query string.
    Query(&'a str),
    /// A variable of the path.
    Path(&'a str),
    /// A stage variable.
    StageVariable(&'a str),
    /// A `$context` variable.
    Context(&'a str),
}

impl<'a> RequestPart<'a> {
    /// Reads `header.X`, `query.x`, `path.x`, `stage_variable.x` or `context.x`; none if it is none of these.
    ///
    /// The characters are those of API Gateway's own error: "matching 'method.request.querystring|header.[a-zA-Z0-9._-]+'".
    #[must_use]
    pub fn parse(text: &'a str) -> Option<Self> {
        let (kind, name) = text.split_once('.')?;
        if name.is_empty() || !name.bytes().all(|b| b.is_ascii_alphanumeric() || b"._-".contains(&b)) {
            return None;
        }
        match kind {
            "header" => Some(Self::Header(name)),
            "query" => Some(Self::Query(name)),
            "path" => Some(Self::Path(name)),
            "stage_variable" => Some(Self::StageVariable(name)),
            "context" => Some(Self::Context(name)),
            _ => None,
        }
    }

    /// The expression that an HTTP API has for it.
    #[must_use]
    pub fn http_expression(self) -> String {
        match self {
            Self::Header(name) => format!("$request.header.{name}"),
            Self::Query(name) => format!("$request.querystring.{name}"),
            Self::Path(name) => format!("$request.path.{name}"),
            Self::StageVariable(name) => format!("$stageVariables.{name}"),
            Self::Context(name) => format!("$context.{name}"),
        }
    }

    /// The expression that a REST API has for it.
    #[must_use]
    pub fn rest_expression(self) -> String {
        match self {
            Self::Header(name) => format!("method.request.header.{name}"),
            Self::Query(name) => format!("method.request.querystring.{name}"),
            Self::Path(name) => format!("method.request.path.{name}"),
            Self::StageVariable(name) => format!("stageVariables.{name}"),
            Self::Context(name) => format!("context.{name}"),
        }
    }
}
