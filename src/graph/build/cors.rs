//! What lets browsers of other origins call the API: the preflight, and headers on answers that no function makes.
//!
//! Source: the Fetch standard, section "CORS protocol"; Amazon API Gateway developer guide, "CORS for REST APIs in API Gateway".

use super::Builder;
use crate::graph::{Expr, NodeId};
use crate::model::{Cors, RestApi};
use crate::resources::api_gateway::{Integration, IntegrationResponse, Method, MethodResponse};
use crate::spec::api::HttpMethod;

const ORIGIN: &str = "Access-Control-Allow-Origin";
const METHODS: &str = "Access-Control-Allow-Methods";
const HEADERS: &str = "Access-Control-Allow-Headers";
const CREDENTIALS: &str = "Access-Control-Allow-Credentials";
const MAX_AGE: &str = "Access-Control-Max-Age";
const VARY: &str = "Vary";

/// A value that stands for itself in a mapping expression.
fn quoted(value: Expr) -> Expr {
    Expr::join(["'".into(), value, "'".into()])
}

impl Builder<'_> {
    /// The one origin, where there is one and it is not everybody's.
    pub(super) fn single_origin(&self) -> Option<Expr> {
        // An HTTP API puts its own headers in the place of the function's.
        // Source: Amazon API Gateway developer guide, "Configure CORS for HTTP APIs in API Gateway".
        let cors = self.stack.rest()?.cors.as_ref()?;
        (cors.origins.iter().count() == 1).then(|| self.text(cors.origins.first()))
    }

    /// The headers that every answer to a browser carries, as header and mapping expression.
    pub(super) fn cors_headers(&self, api: &RestApi) -> Vec<(&'static str, Expr)> {
        let Some(cors) = &api.cors else { return Vec::new() };
        let mut headers = vec![(ORIGIN, quoted(self.text(cors.origins.first())))];
        headers.extend(several(cors).then(|| (VARY, "'Origin'".into())));
        headers.extend(cors.credentials.then(|| (CREDENTIALS, "'true'".into())));
        headers
    }

    /// A mapping template that answers each of several origins with itself. A header can name only one, so the fixed header
    /// names the first, and this, put before any body, the caller's if it is on the list.
    pub(super) fn origin_template(&self, api: &RestApi) -> Option<Expr> {
        let cors = api.cors.as_ref().filter(|cors| several(cors))?;
        let mut pieces: Vec<Expr> = vec!["#set($origin = $input.params(\"Origin\"))\n#if(".into()];
        for (i, origin) in cors.origins.iter().enumerate() {
            pieces.push(if i == 0 { "$origin == \"".into() } else { " || $origin == \"".into() });
            pieces.push(self.text(origin));
            pieces.push("\"".into());
        }
        pieces.push(format!(")\n#set($context.responseOverride.header.{ORIGIN} = $origin)\n#end\n").into());
        Some(Expr::join(pieces))
    }

    /// The headers of answers that API Gateway makes on its own. They cannot be computed but from the request: where there are
    /// several origins they repeat the caller's, and so let any page read a refusal: never the data, and never with cookies.
    pub(super) fn refusal_headers(&self, cors: &Cors) -> Vec<(String, Expr)> {
        let origin = if several(cors) { "method.request.header.Origin".into() } else { quoted(self.text(cors.origins.first())) };
        let mut headers = vec![(ORIGIN, origin)];
        headers.push((HEADERS, quoted(Expr::text(cors.headers.join(",")))));
        headers.extend(several(cors).then(|| (VARY, "'Origin'".into())));
        headers.extend((cors.credentials && !several(cors)).then(|| (CREDENTIALS, "'true'".into())));
        headers.into_iter().map(|(name, value)| (format!("gatewayresponse.header.{name}"), value)).collect()
    }

    /// The `OPTIONS` of a path: open, since a browser's preflight carries no token, and answered by API Gateway itself.
    pub(super) fn preflight(&mut self, api: &RestApi, cors: &Cors, name: &str, resource: &Expr, methods: &[HttpMethod]) -> NodeId {
        let verb = HttpMethod::Options.as_str();
        let method = Method {
            api: self.api,
            resource: resource.clone(),
            http_method: verb,
            authorization: "NONE",
            authorizer: None,
            scopes: Vec::new(),
            api_key_required: false,
            parameters: Vec::new(),
            body: None,
            validator: None,
        };
        let entry = self.entry(format!("{name}Options"), method).comment("a browser's preflight carries no token");
        let method = self.put(entry);

        let mut headers = self.cors_headers(api);
        headers.push((METHODS, quoted(Expr::text(allowed(methods)))));
        headers.push((HEADERS, quoted(Expr::text(cors.headers.join(",")))));
        headers.push((MAX_AGE, quoted(Expr::text(cors.max_age_seconds.to_string()))));
        let templates = self.origin_template(api).map(|template| ("application/json".to_owned(), template));
        let names = headers.iter().map(|(name, _)| *name).collect();
        let integration = Integration {
            api: self.api,
            resource: resource.clone(),
            http_method: verb,
            kind: "MOCK",
            called_with: None,
            uri: None,
            credentials: None,
            timeout_ms: None,
            parameters: Vec::new(),
            templates: vec![("application/json".to_owned(), r#"{"statusCode": 204}"#.into())],
            passthrough: None,
            cache_keys: Vec::new(),
        };
        let entry = self.entry(format!("{name}OptionsIntegration"), integration).part_of(method);
        let integration = self.put(entry);
        let response = IntegrationResponse {
            api: self.api,
            resource: resource.clone(),
            http_method: verb,
            status: "204".to_owned(),
            when: None,
            headers,
            templates: templates.into_iter().collect(),
        };
        let entry = self.entry(format!("{name}OptionsIntegration204"), response).part_of(integration);
        self.put(entry);
        let response = MethodResponse {
            api: self.api,
            resource: resource.clone(),
            http_method: verb,
            status: "204".to_owned(),
            headers: names,
            body: false,
        };
        let entry = self.entry(format!("{name}Options204"), response).part_of(method);
        self.put(entry);
        method
    }
}

fn several(cors: &Cors) -> bool {
    cors.origins.iter().count() > 1
}

/// The methods that a page may use, each once and in a fixed order.
fn allowed(methods: &[HttpMethod]) -> String {
    let any = methods.contains(&HttpMethod::Any);
    let named = HttpMethod::ALL.into_iter().filter(|method| match method {
        HttpMethod::Any => false,
        HttpMethod::Options => true,
        method => any || methods.contains(method),
    });
    named.map(HttpMethod::as_str).collect::<Vec<_>>().join(",")
}
