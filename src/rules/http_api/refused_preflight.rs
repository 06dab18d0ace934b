//! A locked route that swallows preflights.

use crate::finding::{Finding, Place, Severity, shown};
use crate::rules::apis::{AnyRoute, Kind, api, routes};
use crate::rules::{Check, Context, Rule};
use crate::spec::api::HttpMethod;
use crate::spec::route_key::{HttpRouteKey, PathPart, RouteKey};

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "HA010",
    name: "refused-preflight",
    severity: Severity::Broken,
    page: include_str!("refused_preflight.md"),
    check: Check::Spec(check),
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    let Some(api) = api(context.spec).filter(|api| api.kind == Kind::Http && api.cors.is_some()) else { return };
    let all: Vec<AnyRoute<'_>> = routes(context.spec).collect();
    let open: Vec<RouteKey<'_>> = all
        .iter()
        .filter(|route| route.public.is_some())
        .filter_map(AnyRoute::parsed)
        .filter(|key| key.method == HttpMethod::Options)
        .collect();
    for route in all.iter().filter(|route| route.authorizer.is_some() || route.iam) {
        let (answered, instead) = match route.parsed() {
            Some(key) if key.method == HttpMethod::Any => (open.iter().any(|open| alike(open, &key)), format!("OPTIONS {}", key.path)),
            None if route.key == HttpRouteKey::DEFAULT => {
                let greedy = |open: &RouteKey<'_>| matches!(open.parts().collect::<Vec<_>>().as_slice(), [PathPart::Greedy(_)]);
                (open.iter().any(greedy), "OPTIONS /{proxy+}".to_owned())
            }
            _ => continue,
        };
        if !answered {
            findings.push(
                Finding::new(
                    &RULE,
                    Place::Key(route.at()),
                    "the route takes preflights as well, which carry no credentials, and refuses them",
                )
                .help(format!("add {} with `public`, or write the methods out", shown(&instead)))
                .related(Place::Key(api.kind.at().key("cors")), "pages of other origins are let in here"),
            );
        }
    }
}

/// Whether two paths take the same, whatever their variables are called.
fn alike(one: &RouteKey<'_>, other: &RouteKey<'_>) -> bool {
    fn shape<'a>(key: &RouteKey<'a>) -> Vec<PathPart<'a>> {
        let nameless = |part| match part {
            PathPart::Variable(_) => PathPart::Variable(""),
            PathPart::Greedy(_) => PathPart::Greedy(""),
            literal @ PathPart::Literal(_) => literal,
        };
        key.parts().map(nameless).collect()
    }
    shape(one) == shape(other)
}
