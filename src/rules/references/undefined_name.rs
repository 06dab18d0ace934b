//! A name of something that the spec does not define.

use indexmap::IndexMap;

use super::{each_hole, rest, rest_at, trigger_at};
use crate::finding::{Finding, Place, Severity, shown};
use crate::fix::Fix;
use crate::path::Path;
use crate::rules::advice::Advisor;
use crate::rules::apis::{Kind, http, routes};
use crate::rules::{Check, Context, Rule};
use crate::spec::Spec;
use crate::spec::api::{Authorizer, HttpAuthorizer};
use crate::spec::holes::Hole;

/// The rule.
pub static RULE: Rule = Rule {
    code: "XR003",
    name: "undefined-name",
    severity: Severity::Error,
    page: include_str!("undefined_name.md"),
    check: Check::Spec(check),
};

/// Where names of a kind are defined.
#[derive(Clone, Copy)]
struct Section<'a, T> {
    /// What one of them is.
    kind: &'static str,
    /// The path of the section, as a person writes it.
    path: &'static str,
    /// What it holds.
    names: &'a IndexMap<String, T>,
}

struct Look<'f> {
    advisor: Advisor,
    findings: &'f mut Vec<Finding>,
}

impl Look<'_> {
    /// Looks a name up that is a whole value.
    fn up<T>(&mut self, name: &str, section: &Section<'_, T>, place: impl FnOnce() -> Path) {
        self.look(name, section, || Place::Value(place()), |finding, right| finding.by_writing(right));
    }

    /// As [`up`](Self::up), where the name is a key.
    fn key<T>(&mut self, name: &str, section: &Section<'_, T>, place: impl FnOnce() -> Path) {
        self.look(name, section, || Place::Key(place()), |finding, right| finding.by_renaming(right));
    }

    /// As [`up`](Self::up), where the name stands in a text: `${clients.NAME.id}`.
    fn hole<T>(&mut self, name: &str, section: &Section<'_, T>, place: impl FnOnce() -> Path) {
        let part = |name: &str| format!("${{{}.{name}.", section.path);
        self.look(
            name,
            section,
            || Place::Value(place()),
            |finding, right| {
                let fix = finding.place.path().map(|path| Fix::within(path, &part(name), &part(right)));
                finding.fix(fix)
            },
        );
    }

    fn look<T>(
        &mut self,
        name: &str,
        section: &Section<'_, T>,
        place: impl FnOnce() -> Place,
        mend: impl FnOnce(Finding, &str) -> Finding,
    ) {
        if section.names.contains_key(name) {
            return;
        }
        let (help, right) = self.advisor.name(name, section.path, section.names.keys().map(String::as_str));
        let message = format!("no {} is called {}", section.kind, shown(name));
        let finding = Finding::new(&RULE, place(), message).help(help);
        self.findings.push(match right {
            Some(right) => mend(finding, right),
            None => finding,
        });
    }
}

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    let spec = context.spec;
    let mut look = Look { advisor: Advisor::new(), findings };
    let clients = Section { kind: "client", path: "clients", names: &spec.clients };
    let functions = Section { kind: "function", path: "functions", names: &spec.functions };
    let root = Path::root();

    if let Some(pool) = &spec.user_pool {
        for trigger in pool.triggers.set() {
            look.up(trigger.function, &functions, || trigger_at(trigger.keys));
        }
        if let Some(pages) = &pool.login_pages {
            let at = |kind: &str, name: &str| root.key("user_pool").key("login_pages").key(kind).key("clients").key(name);
            for name in pages.styles().filter_map(|(client, _)| client) {
                look.key(name, &clients, || at("managed", name));
            }
            for name in pages.sheets().filter_map(|(client, _)| client) {
                look.key(name, &clients, || at("classic", name));
            }
        }
        let groups = Section { kind: "group", path: "user_pool.groups", names: &pool.groups };
        for (user, about) in &pool.users {
            for (index, name) in about.groups.iter().enumerate() {
                look.up(name, &groups, || root.key("user_pool").key("users").key(user).key("groups").index(index));
            }
        }
    }
    for (function, about) in &spec.functions {
        if let Some(name) = &about.client {
            look.up(name, &clients, || root.key("functions").key(function).key("client"));
        }
    }
    in_rest(spec, &functions, &clients, &mut look);
    in_http(spec, &functions, &clients, &mut look);
    for route in routes(spec) {
        if let Some(name) = route.function {
            look.up(name, &functions, || route.at().key("function"));
        }
    }
    each_hole(spec, &mut |hole, path| match hole {
        Hole::ClientId(name) => look.hole(name, &clients, path),
        Hole::Function(name, _) => look.hole(name, &functions, path),
        _ => {}
    });
}

fn in_rest<F, C>(spec: &Spec, functions: &Section<'_, F>, clients: &Section<'_, C>, look: &mut Look<'_>) {
    let Some(api) = rest(spec) else { return };
    let authorizers = Section { kind: "authorizer", path: "api.rest.authorizers", names: &api.authorizers };
    let models = Section { kind: "model", path: "api.rest.models", names: &api.models };
    let keys = Section { kind: "API key", path: "api.rest.api_keys", names: &api.api_keys };
    for (authorizer, about) in &api.authorizers {
        if let Some(name) = about.function() {
            look.up(name, functions, || rest_at().key("authorizers").key(authorizer).key(about.kind()).key("function"));
        }
        if let Authorizer::Token(token) = about {
            for (index, client) in token.clients.iter().enumerate() {
                look.up(client, clients, || rest_at().key("authorizers").key(authorizer).key("token").key("clients").index(index));
            }
        }
    }
    for (route, about) in &api.routes {
        let at = |key: &str| rest_at().key("routes").key(route).key(key);
        if let Some(name) = &about.authorizer {
            look.up(name, &authorizers, || at("authorizer"));
        }
        if let Some(name) = &about.body {
            look.up(name, &models, || at("body"));
        }
    }
    for (plan, about) in &api.usage_plans {
        for (index, name) in about.keys.iter().enumerate() {
            look.up(name, &keys, || rest_at().key("usage_plans").key(plan).key("keys").index(index));
        }
    }
}

fn in_http<F, C>(spec: &Spec, functions: &Section<'_, F>, clients: &Section<'_, C>, look: &mut Look<'_>) {
    let Some(api) = http(spec) else { return };
    let at = Kind::Http.at();
    for (name, about) in &api.authorizers {
        let here = || at.key("authorizers").key(name).key(about.kind());
        match about {
            HttpAuthorizer::UserPool(pool) => {
                for (index, client) in pool.clients.iter().enumerate() {
                    look.up(client, clients, || here().key("clients").index(index));
                }
            }
            HttpAuthorizer::Jwt(_) => {}
            HttpAuthorizer::Function(function) => {
                look.up(&function.function, functions, || here().key("function"));
                for (index, client) in function.clients.iter().enumerate() {
                    look.up(client, clients, || here().key("clients").index(index));
                }
            }
        }
    }
    let authorizers = Section { kind: "authorizer", path: "api.http.authorizers", names: &api.authorizers };
    for (route, about) in &api.routes {
        if let Some(name) = &about.authorizer {
            look.up(name, &authorizers, || at.key("routes").key(route).key("authorizer"));
        }
    }
}
