//! A function that exists and is described as well.

use super::{at, functions};
use crate::finding::{Finding, Place, Severity};
use crate::rules::{Check, Context, Rule};
use crate::spec::Function;

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "FN002",
    name: "arn-beside-other-keys",
    severity: Severity::Error,
    page: include_str!("arn_beside_other_keys.md"),
    check: Check::Spec(check),
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    for (name, function) in functions(context).filter(|(_, function)| function.arn.is_some()) {
        let mut given = others(function);
        let Some(first) = given.next() else { continue };
        let here = at(name);
        let mut finding = Finding::new(&RULE, Place::Key(here.key(first)), format!("`{first}` is said of a function that exists already"))
            .help("keep `arn` alone, or take it out to have the function made")
            .related(Place::Key(here.key("arn")), "this function exists already");
        for more in given {
            finding = finding.related(Place::Key(here.key(more)), "and this");
        }
        findings.push(finding);
    }
}

/// The keys that are given beside `arn`.
fn others(function: &Function) -> impl Iterator<Item = &'static str> {
    let Function {
        arn: _,
        code,
        runtime,
        handler,
        description,
        memory,
        timeout,
        architecture,
        environment,
        client,
        may,
        log_retention,
        reserved_concurrency,
        in_network,
        tracing,
    } = function;
    let given = [
        ("code", code.is_some()),
        ("runtime", runtime.is_some()),
        ("handler", handler.is_some()),
        ("description", description.is_some()),
        ("memory", memory.is_some()),
        ("timeout", timeout.is_some()),
        ("architecture", architecture.is_some()),
        ("environment", !environment.is_empty()),
        ("client", client.is_some()),
        ("may", !may.user_pool.is_empty() || !may.statements.is_empty()),
        ("log_retention", log_retention.is_some()),
        ("reserved_concurrency", reserved_concurrency.is_some()),
        ("in_network", in_network.is_some()),
        ("tracing", tracing.is_some()),
    ];
    given.into_iter().filter(|(_, given)| *given).map(|(key, _)| key)
}
