//! A group by which nothing is decided.

use super::{at, pool};
use crate::finding::{Finding, Place, Severity, shown};
use crate::rules::references::rest;
use crate::rules::{Check, Context, Rule, apis};
use crate::spec::Function;
use crate::spec::functions::Code;

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "UP074",
    name: "group-nobody-looks-at",
    severity: Severity::Caution,
    page: include_str!("group_nobody_looks_at.md"),
    check: Check::Spec(check),
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    let Some(pool) = pool(context).filter(|pool| !pool.exists() && !pool.groups.is_empty()) else { return };
    // Without an API the pool is for somebody else, who looks at groups or not.
    if context.spec.api.is_none() || somebody_may_look(context) {
        return;
    }
    for (name, _) in pool.groups.iter().filter(|(_, group)| group.role.is_none()) {
        let message = format!("nothing is decided by the group {}: it has no role, and no function looks at groups", shown(name));
        findings.push(
            Finding::new(&RULE, Place::Key(at().key("groups").key(name)), message)
                .help("look at `cognito:groups` of the token in a function, or give the group a `role`, or take it out"),
        );
    }
}

/// Whether something that answers, or is asked, may look at the groups of a user: what it is cannot be seen, or speaks of groups.
fn somebody_may_look(context: &Context<'_>) -> bool {
    // An endpoint gets the request with its token.
    let endpoints = apis::routes(context.spec).any(|route| route.http.is_some());
    let services = rest(context.spec).into_iter().flat_map(|api| api.routes.values()).filter_map(|route| route.aws.as_ref());
    let mut templates = services.flat_map(|aws| aws.parameters.values().chain(aws.request.values()));
    endpoints || templates.any(|text| speaks_of_groups(text.as_str())) || context.spec.functions.values().any(|one| may_look(context, one))
}

fn may_look(context: &Context<'_>, function: &Function) -> bool {
    match &function.code {
        // None of the handlers that come with poolgate does; a test holds them to it.
        Some(Code::BuiltIn(_)) => false,
        Some(Code::Inline(text)) => speaks_of_groups(text),
        Some(Code::File(path)) => context.sources.text(path).map_or(true, speaks_of_groups),
        Some(Code::S3(_)) | None => true,
    }
}

/// Every way to the groups of a user has the word in it: the claim `cognito:groups`, `AdminListGroupsForUser`, `ListUsersInGroup`.
///
/// Source: Amazon Cognito developer guide, "Adding groups to a user pool"; user pools API, the operations on groups.
fn speaks_of_groups(text: &str) -> bool {
    text.as_bytes().windows(5).any(|word| word.eq_ignore_ascii_case(b"group"))
}

#[cfg(test)]
mod tests {
    use crate::rules::testing::found;
    use crate::rules::user_pool::AREA;

    /// Who may look at groups, so that nothing is said of them.
    #[test]
    fn groups_that_decide_something() {
        let spec = |group: &str, function: &str, route: &str| {
            let text = format!(
                "
name: orders
user_pool: {{ groups: {{ admins: {{ {group} }} }} }}
clients: {{ web: {{ auth_flows: [user_srp] }} }}
functions: {{ work: {{ {function} }} }}
api:
  rest:
    stage: dev
    authorizers: {{ pool: {{ user_pool: {{ token: id }} }} }}
    routes: {{ GET /orders: {{ {route}, authorizer: pool }} }}
"
            );
            found(&AREA, &text)
        };
        let lost = ["UP074 user_pool.groups.admins:"];
        let plain = "runtime: python3.13, handler: a.b, code: { inline: 'def handler(event, context): return {}' }";
        assert_eq!(spec("", plain, "function: work"), lost);
        assert_eq!(spec("precedence: 1", "code: { built_in: login }", "mock: {}"), lost);
        assert_eq!(spec("role: 'arn:aws:iam::123456789012:role/admins'", plain, "function: work"), [] as [&str; 0]);
        assert_eq!(spec("", &plain.replace("return {}", "return event[\"cognito:Groups\"]"), "function: work"), [] as [&str; 0]);
        assert_eq!(spec("", "arn: 'arn:aws:lambda:eu-central-1:111122223333:function:work'", "function: work"), [] as [&str; 0]);
        assert_eq!(spec("", plain, "http: { url: 'https://orders.example.com/' }"), [] as [&str; 0]);
        let template = "request: { application/json: \"$context.authorizer.claims['cognito:groups']\" }";
        assert_eq!(spec("", plain, &format!("aws: {{ service: sqs, path: a, {template} }}")), [] as [&str; 0]);
        assert_eq!(found(&AREA, "name: a\nuser_pool: { groups: { admins: {} } }"), [] as [&str; 0], "another's API may look");
    }

    /// What `group_nobody_looks_at` takes for granted.
    #[test]
    fn handlers_do_not_look_at_groups() {
        let files = std::fs::read_dir(concat!(env!("CARGO_MANIFEST_DIR"), "/templates/handlers")).unwrap();
        let texts: Vec<_> = files.map(|file| std::fs::read_to_string(file.unwrap().path()).unwrap()).collect();
        assert!(texts.len() >= 10, "five handlers in two languages");
        assert!(!texts.iter().any(|text| text.to_lowercase().contains("group")));
    }
}
