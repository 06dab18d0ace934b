//! An integration that names a variable which the path of the route has not.

use super::{route_at, routes as rest_routes};
use crate::finding::{Finding, Meant, Place, Severity, meant, nearest, shown};
use crate::fix::Fix;
use crate::path::Path;
use crate::rules::apis::routes;
use crate::rules::{Check, Context, Rule};
use crate::spec::Text;
use crate::spec::holes::{Piece, pieces};
use crate::spec::route_key::{PathPart, RouteKey};

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "RA040",
    name: "unknown-path-variable",
    severity: Severity::Error,
    page: include_str!("unknown_path_variable.md"),
    check: Check::Spec(check),
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    for route in routes(context.spec) {
        let Some(http) = route.http else { continue };
        // What `$default` takes has no variables; a malformed key has its own finding.
        let known = match route.parsed() {
            Some(key) => variables(&key),
            None if route.key_fault().is_some() => continue,
            None => Vec::new(),
        };
        for name in braced(&http.url).iter().filter(|name| !known.contains(&name.as_str())) {
            findings.push(finding(route.at().key("http").key("url"), name, &known, "{", "}"));
        }
    }
    for (key, route) in rest_routes(context) {
        let (Some(aws), Ok(parsed)) = (&route.aws, RouteKey::parse(key)) else { continue };
        let known = variables(&parsed);
        for (parameter, value) in &aws.parameters {
            let Some(name) = value.literal().and_then(|value| value.strip_prefix("method.request.path.")) else { continue };
            if !known.contains(&name) {
                findings.push(finding(route_at(key).key("aws").key("parameters").key(parameter), name, &known, "method.request.path.", ""));
            }
        }
    }
}

fn variables<'a>(key: &RouteKey<'a>) -> Vec<&'a str> {
    let parts = key.parts().filter_map(|part| match part {
        PathPart::Variable(name) | PathPart::Greedy(name) => Some(name),
        PathPart::Literal(_) => None,
    });
    parts.collect()
}

fn finding(path: Path, name: &str, known: &[&str], before: &str, after: &str) -> Finding {
    let right = meant(name, known.iter().copied()).and_then(Meant::certainly);
    let fix = right.map(|right| Fix::within(&path, &format!("{before}{name}{after}"), &format!("{before}{right}{after}")));
    let finding = Finding::new(&RULE, Place::Value(path), format!("the path of the route has no variable {}", shown(name))).fix(fix);
    let near = nearest(name, known.iter().copied()).or(match known {
        [only] => Some(*only),
        _ => None,
    });
    finding.help(match near {
        Some(near) => format!("did you mean `{before}{near}{after}`?"),
        None if known.is_empty() => {
            format!("write the variable into the path of the route, as in {}", shown(&format!("GET /orders/{{{name}}}")))
        }
        None => format!("its variables are {}", known.iter().map(|name| format!("`{before}{name}{after}`")).collect::<Vec<_>>().join(", ")),
    })
}

/// What stands in braces in the literal runs of a text. `${...}` of API Gateway itself, written `$${...}`, is no variable.
fn braced(url: &Text) -> Vec<String> {
    let mut names = Vec::new();
    for piece in pieces(url.as_str()).unwrap_or_default() {
        let Piece::Literal(run) = piece else { continue };
        let mut rest = run.as_ref();
        while let Some((before, after)) = rest.split_once('{') {
            let Some((name, after)) = after.split_once('}') else { break };
            if !before.ends_with('$') {
                names.push(name.to_owned());
            }
            rest = after;
        }
    }
    names
}
