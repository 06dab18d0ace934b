//! What a method of a REST API declares of its requests: the parameters that must be sent, and those that something uses.

use crate::model::{Integration as Answer, Piece, Route, Text};
use crate::spec::api::CacheKey;

/// The parameters of a method, each once, with whether a request must have it.
pub(super) fn inputs(route: &Route) -> Vec<(String, bool)> {
    let mut inputs: Vec<(String, bool)> = Vec::new();
    let required = |place: &'static str| move |name: &String| (format!("method.request.{place}.{name}"), true);
    inputs.extend(route.required_query.iter().map(required("querystring")));
    inputs.extend(route.required_headers.iter().map(required("header")));
    // What is used must be declared, and need not be sent. A variable of the path is always there.
    let mut declare = |name: String, same: fn(&str, &str) -> bool| {
        if !inputs.iter().any(|(other, _)| same(other, &name)) {
            let is_path = name.starts_with("method.request.path.");
            inputs.push((name, is_path));
        }
    };
    used(route).into_iter().for_each(|name| declare(name, |a, b| a == b));
    // Remembered answers are told apart by a header in any case.
    let header = |a: &str, b: &str| a == b || a.starts_with("method.request.header.") && a.eq_ignore_ascii_case(b);
    cache_keys(route).into_iter().for_each(|name| declare(name, header));
    inputs
}

/// What remembered answers are told apart by, as parameters of the method.
pub(super) fn cache_keys(route: &Route) -> Vec<String> {
    route.cache.iter().flat_map(|cache| &cache.keys).map(CacheKey::expression).collect()
}

/// What an integration takes from the request: the variables of an HTTP URL, and the parameters that a call of a service maps.
pub(super) fn used(route: &Route) -> Vec<String> {
    match &route.integration {
        Answer::Http(url, _) => {
            let variables = route.path.split('/').filter_map(|part| part.strip_prefix('{')?.strip_suffix('}'));
            let literal = |piece: &Piece| if let Piece::Literal(text) = piece { Some(text.clone()) } else { None };
            let written: String = url.0.iter().filter_map(literal).collect();
            let names = variables.map(|name| name.trim_end_matches('+')).filter(|name| written.contains(&format!("{{{name}}}")));
            names.map(|name| format!("method.request.path.{name}")).collect()
        }
        Answer::Aws(call) => call.parameters.iter().filter_map(|(_, value)| parameter(value)).collect(),
        Answer::Function(_) | Answer::Mock(..) => Vec::new(),
    }
}

/// The parameter of the method that a mapping takes its value from; fixed values, the body and variables of the stage are none.
///
/// Source: Amazon API Gateway developer guide, "Parameter mapping examples for REST APIs": what is mapped from
/// `method.request.multivaluequerystring.methodRequestQueryParam` is declared as the parameter `methodRequestQueryParam` in `query`.
fn parameter(value: &Text) -> Option<String> {
    let [Piece::Literal(text)] = value.0.as_slice() else { return None };
    let (place, name) = text.strip_prefix("method.request.")?.split_once('.')?;
    let place = match place {
        "path" => "path",
        "querystring" | "multivaluequerystring" => "querystring",
        "header" | "multivalueheader" => "header",
        _ => return None,
    };
    Some(format!("method.request.{place}.{name}"))
}
