//! An environment that Lambda does not take, with what poolgate adds to it.

use super::at;
use crate::finding::{Finding, Place, Severity};
use crate::graph::{Expr, Graph, Place as Where, Value};
use crate::resources::Attr;
use crate::rules::{Check, Rule};

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "FN030",
    name: "too-large-environment",
    severity: Severity::Error,
    page: include_str!("too_large_environment.md"),
    check: Check::Graph(check),
};

/// Source: AWS Lambda developer guide, "Lambda quotas", Environment variables: 4 KB, for all of a function in aggregate.
const MOST: usize = 4096;

fn check(graph: &Graph, findings: &mut Vec<Finding>) {
    for (_, node) in graph.nodes() {
        let Some(name) = &node.function else { continue };
        let mut bytes = 0;
        let mut longest: Option<(usize, String)> = None;
        node.resource.each_property(&mut |field| {
            let ("Environment.Variables", Value::Map(variables)) = (field.cfn.unwrap_or_default(), field.value) else { return };
            for (variable, value) in variables {
                let Value::Text(value) = value else { continue };
                let size = variable.len() + at_least(&value);
                bytes += size;
                if longest.as_ref().is_none_or(|(most, _)| size > *most) {
                    longest = Some((size, variable.into_owned()));
                }
            }
        });
        let Some((_, longest)) = longest.filter(|_| bytes > MOST) else { continue };
        let message = format!("the environment variables have {bytes} bytes or more, and {MOST} are the most");
        let finding = Finding::new(&RULE, Place::Key(at(name)), message);
        findings.push(finding.help(match longest.as_str() {
            "ROUTES" => {
                "`ROUTES` tells the built-in `verify` what it guards: give some routes to a second authorizer, or to `user_pool`".to_owned()
            }
            _ => format!("keep what is in `{longest}` in a parameter store, and give the function its name"),
        }));
    }
}

/// The fewest bytes that a text has. What AWS makes up at deployment counts as its shortest form.
fn at_least(expr: &Expr) -> usize {
    match expr {
        Expr::Text(text) => text.len(),
        Expr::Join(pieces) => pieces.iter().map(at_least).sum(),
        // `arn:aws:` and the name of a service, a region, an account of twelve digits.
        Expr::Attr(_, Attr::Arn) => "arn:aws:iam::111122223333:".len(),
        // Source: Amazon Cognito user pools API, UserPoolIdType `[\\w-]+_[0-9a-zA-Z]+`, ClientIdType `[\\w+]+`: one character at least.
        Expr::Attr(..) => 1,
        // The shortest regions have nine letters (`us-east-1`).
        Expr::Place(Where::Region) => "us-east-1".len(),
        Expr::Place(Where::AccountId) => 12,
        Expr::Place(Where::Partition) => "aws".len(),
        Expr::Place(Where::StackName) => 1,
        Expr::Parameter(_) | Expr::Secret(_) | Expr::Part(_) => 0,
    }
}
