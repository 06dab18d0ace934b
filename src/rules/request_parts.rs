//! Parts of a request as specs name them: what people write instead, and what they write twice.

use std::collections::BTreeMap;

/// What stands in templates, and how it is written here.
///
/// Sources: Amazon API Gateway API, CreateAuthorizer, identitySource, of REST APIs and of HTTP APIs; PutIntegration, cacheKeyParameters;
/// PutMethod, requestParameters.
const EXPRESSIONS: [(&str, &str); 9] = [
    ("method.request.header.", "header."),
    ("method.request.querystring.", "query."),
    ("method.request.path.", "path."),
    ("stageVariables.", "stage_variable."),
    ("$request.header.", "header."),
    ("$request.querystring.", "query."),
    ("$stageVariables.", "stage_variable."),
    ("$context.", "context."),
    ("querystring.", "query."),
];

/// How an expression of a template is written here, if that is good.
pub(super) fn translated(text: &str, good: impl Fn(&str) -> bool) -> Option<String> {
    let translations = EXPRESSIONS.iter().filter_map(|(prefix, ours)| Some(format!("{ours}{}", text.strip_prefix(prefix)?)));
    translations.into_iter().find(|right| good(right))
}

/// The parts that stand in a list already: their places, each with the first.
pub(super) fn repeated<'a>(parts: impl IntoIterator<Item = &'a String>) -> Vec<(usize, usize)> {
    let mut seen = BTreeMap::new();
    let mut repeated = Vec::new();
    for (index, text) in parts.into_iter().enumerate() {
        // The names of headers are compared without regard to case (RFC 9110 section 5.1).
        let compared = if text.starts_with("header.") { text.to_ascii_lowercase() } else { text.clone() };
        let first = *seen.entry(compared).or_insert(index);
        if first != index {
            repeated.push((index, first));
        }
    }
    repeated
}
