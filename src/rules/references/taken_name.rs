//! A parameter or an output whose name the stack has for something of its own.

use std::collections::BTreeSet;

use super::malformed_name;
use crate::finding::{Finding, Place, Severity, shown};
use crate::graph::Graph;
use crate::model::Stack;
use crate::names::pascal;
use crate::path::Path;
use crate::rules::{Check, Context, Rule};

/// The rule.
pub static RULE: Rule =
    Rule { code: "XR011", name: "taken-name", severity: Severity::Error, page: include_str!("taken_name.md"), check: Check::Spec(check) };

/// What stands in every name that a stack gives to its resources and its own outputs, so that most specs are let through at
/// a glance. A test holds it to a stack with everything in it.
const WORDS: [&str; 10] = ["Api", "UserPool", "Client", "ResourceServer", "Function", "Group", "User", "UsagePlan", "Issuer", "LoginUrl"];

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    let spec = context.spec;
    let parameters = suspects("parameters", spec.parameters.keys());
    let outputs = suspects("outputs", spec.outputs.keys());
    if parameters.is_empty() && outputs.is_empty() {
        return;
    }
    // The names come from where they are made. While something else is wrong there are none.
    let Ok(stack) = Stack::resolve(spec, context.sources) else { return };
    let graph = Graph::of(&stack);
    let resources: BTreeSet<&str> = graph.nodes().map(|(_, node)| node.name.as_str()).collect();
    let own = graph.outputs.len().saturating_sub(spec.outputs.len());
    let printed: BTreeSet<&str> = graph.outputs.iter().take(own).map(|output| output.name.as_str()).collect();
    for (name, id) in parameters.iter().filter(|(_, id)| resources.contains(id.as_str())) {
        let message = format!("the parameter {} becomes {}, which is a resource of the stack", shown(name), shown(id));
        findings.push(Finding::new(&RULE, Place::Key(Path::root().key("parameters").key(*name)), message).help("give it another name"));
    }
    for (name, id) in outputs.iter().filter(|(_, id)| printed.contains(id.as_str())) {
        let message = format!("the output {} becomes {}, which the stack prints already", shown(name), shown(id));
        findings.push(Finding::new(&RULE, Place::Key(Path::root().key("outputs").key(*name)), message).help("give it another name, or take it out if that is what it is"));
    }
}

/// The names that could be those of something else, with their logical ids.
fn suspects<'a>(section: &str, names: impl Iterator<Item = &'a String>) -> Vec<(&'a str, String)> {
    let good = names.filter(|name| malformed_name::is_good(section, name)).map(|name| (name.as_str(), pascal(name)));
    good.filter(|(_, id)| WORDS.iter().any(|word| id.contains(word))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::files::{NoFiles, Sources};
    use crate::spec::Spec;

    const EVERYTHING: &str = r#"
name: orders
user_pool:
  domain: { prefix: orders-login }
  sms: {}
  groups: { staff: {}, "the boss": {} }
  users: { ann: { groups: [staff, "the boss"] } }
  triggers: { pre_sign_up: vet }
resource_servers:
  orders: { identifier: orders, scopes: { read: Read orders } }
clients:
  web: { oauth: { flows: [code, implicit], scopes: [openid, orders/read], callback_urls: ["https://app.example.com/callback"] } }
functions:
  vet: { runtime: python3.13, handler: index.handler, code: { inline: x } }
api:
  rest:
    stage: dev
    access_log: {}
    account_logging: true
    metrics: true
    cors: { origins: ["https://app.example.com"] }
    authorizers: { pool: { user_pool: { token: id } } }
    models: { Order: { type: object } }
    gateway_responses: { throttled: { status: 429 } }
    api_keys: { acme: {} }
    usage_plans: { basic: { keys: [acme] } }
    routes:
      GET /orders: { function: vet, authorizer: pool, required_query: [page] }
      PUT /orders/{id}: { mock: {}, authorizer: pool, body: Order, throttling: { rate: 1, burst: 1 } }
      POST /events/{all+}:
        authorizer: pool
        aws: { service: sqs, path: 123456789012/queue, may: [{ actions: ["sqs:SendMessage"], resources: ["arn:aws:sqs:*:*:queue"] }] }
"#;

    #[test]
    fn every_name_of_a_stack_has_one_of_the_words() {
        let spec = Spec::read(&crate::syntax::parse(EVERYTHING.as_bytes()).unwrap()).unwrap();
        let graph = Graph::of(&Stack::resolve(&spec, &Sources::load(&spec, &NoFiles)).unwrap());
        let names = graph.nodes().map(|(_, node)| &node.name).chain(graph.outputs.iter().map(|output| &output.name));
        let strange: Vec<_> = names.filter(|name| !WORDS.iter().any(|word| name.contains(word))).collect();
        assert!(strange.is_empty(), "{strange:?}");
    }
}
