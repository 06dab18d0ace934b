//! An HTTP API.

use crate::graph::{Expr, Value};
use crate::resources::tags::Tags;
use crate::resources::{Attr, Cfn, Kind, Resource, Row, Rows, by_get_att, by_ref, row};

/// An HTTP API.
#[derive(Debug)]
pub struct HttpApi {
    /// The name people see.
    pub name: Expr,
    /// What it is for.
    pub description: Option<Expr>,
    /// Whether it can be called by the name that AWS gives it.
    pub default_endpoint: bool,
    /// What browsers of other origins may do.
    pub cors: Option<Cors>,
    /// Its tags.
    pub tags: Tags,
}

/// What browsers of other origins may do.
#[derive(Debug)]
pub struct Cors {
    /// The origins.
    pub origins: Vec<Expr>,
    /// The methods.
    pub methods: Vec<&'static str>,
    /// The request headers that callers may send.
    pub headers: Vec<String>,
    /// The headers of answers that pages may read.
    pub expose_headers: Vec<String>,
    /// Whether cookies may be sent.
    pub credentials: bool,
    /// How long a browser may remember the answer, in seconds.
    pub max_age_seconds: i64,
}

fn cors(api: &HttpApi, get: impl FnOnce(&Cors) -> Value) -> Value {
    api.cors.as_ref().map_or(Value::Absent, get)
}

impl Rows for HttpApi {
    const ROWS: &'static [Row<Self>] = &[
        row("Name", "name", |api| (&api.name).into()),
        row("Description", "description", |api| (&api.description).into()),
        row("ProtocolType", "protocol_type", |_| "HTTP".into()),
        row("DisableExecuteApiEndpoint", "disable_execute_api_endpoint", |api| (!api.default_endpoint).then_some(true).into()),
        row("CorsConfiguration.AllowOrigins", "cors_configuration.allow_origins", |api| cors(api, |cors| (&cors.origins).into())),
        row("CorsConfiguration.AllowMethods", "cors_configuration.allow_methods", |api| cors(api, |cors| cors.methods.clone().into())),
        row("CorsConfiguration.AllowHeaders", "cors_configuration.allow_headers", |api| cors(api, |cors| (&cors.headers).into())),
        row("CorsConfiguration.ExposeHeaders", "cors_configuration.expose_headers", |api| cors(api, |cors| (&cors.expose_headers).into())),
        row("CorsConfiguration.AllowCredentials", "cors_configuration.allow_credentials", |api| {
            cors(api, |cors| cors.credentials.then_some(true).into())
        }),
        row("CorsConfiguration.MaxAge", "cors_configuration.max_age", |api| cors(api, |cors| cors.max_age_seconds.into())),
        row("Tags", "tags", |api| (&api.tags).into()),
    ];
}

impl Resource for HttpApi {
    const KIND: Kind = Kind {
        cfn: Cfn::Resource("AWS::ApiGatewayV2::Api"),
        tf: "aws_apigatewayv2_api",
        attributes: &[by_ref(Attr::Id, "id"), by_get_att(Attr::Endpoint, "ApiEndpoint", "api_endpoint")],
    };
}
