//! The blocks around the resources: versions, variables, what is looked up, outputs.

use super::pattern::portable;
use super::tree::{Block, Body, Expr as Tree, Item, Pair, Reference, Text};
use super::values::{PARAMETER_STORE, SECRETS_MANAGER, Values};
use super::{provider, variable};
use crate::graph::{Graph, Parameter, SecretPlace};
use crate::names::snake;

/// Nothing here is newer than this version of the language: the last that Terraform and OpenTofu have in common.
const LANGUAGE: &str = ">= 1.5";

/// A block without labels.
fn plain(kind: &'static str, body: Body) -> Block {
    Block::new(kind, Vec::<Text>::new(), body)
}

pub(super) fn versions(graph: &Graph) -> Body {
    let aws = Tree::object([Pair::new("source", "hashicorp/aws"), Pair::new("version", provider::versions(graph))]);
    let providers = plain("required_providers", Body::new().attr("aws", aws));
    let mut block = plain("terraform", Body::new().attr("required_version", LANGUAGE).with(providers));
    if let Some(description) = &graph.description {
        block = block.comment(description.clone());
    }
    Body::new().with(block)
}

pub(super) fn variables(graph: &Graph) -> Vec<Item> {
    graph.parameters.iter().map(|parameter| declaration(parameter).into()).collect()
}

fn declaration(parameter: &Parameter) -> Block {
    let spec = &parameter.spec;
    let name = variable(&parameter.key);
    let own = || Tree::from(Reference::new("var", [name.clone()]));
    let mut body = Body::new();
    if let Some(description) = &spec.description {
        body = body.attr("description", description.clone());
    }
    body = body.attr("type", Reference { root: "string".into(), steps: Vec::new() });
    if let Some(default) = &spec.default {
        body = body.attr("default", default.clone());
    }
    if spec.secret {
        body = body.attr("sensitive", true);
    }
    let mut comment = None;
    if !spec.allowed_values.is_empty() {
        let values = Tree::list(spec.allowed_values.iter().cloned());
        let message = format!("{name} is one of {}.", spec.allowed_values.join(", "));
        body = body.with(validation(Tree::call("contains", [values, own()]), message));
    }
    if let Some(pattern) = &spec.pattern {
        if portable(pattern) {
            let whole = Tree::text(format!("^(?:{pattern})$"));
            let matches = Tree::call("can", [Tree::call("regex", [whole, own()])]);
            body = body.with(validation(matches, format!("{name} matches {pattern} as a whole.")));
        } else {
            comment = Some(format!("Matches {pattern} as a whole, which Terraform's regular expressions cannot say."));
        }
    }
    let block = Block::new("variable", [name], body);
    match comment {
        Some(comment) => block.comment(comment),
        None => block,
    }
}

fn validation(condition: Tree, message: String) -> Block {
    plain("validation", Body::new().attr("condition", condition).attr("error_message", message))
}

/// What resources say of the place of deployment.
pub(super) fn shared(graph: &Graph, values: &Values<'_>) -> Vec<Item> {
    let used = values.used();
    let mut items = Vec::new();
    let mut data = |kind: &'static str| items.push(Item::from(Block::new("data", [kind, "current"], Body::new())));
    if used.account {
        data("aws_caller_identity");
    }
    if used.partition {
        data("aws_partition");
    }
    items.extend(values.secrets().iter().map(|secret| {
        let (kind, argument, name) = match &secret.at {
            SecretPlace::SecretsManager(name, _) => (SECRETS_MANAGER, "secret_id", name),
            SecretPlace::Ssm(name) => (PARAMETER_STORE, "name", name),
        };
        Block::new("data", [kind.to_owned(), secret.label.clone()], Body::new().attr(argument, values.expr(name.clone()))).into()
    }));
    let used = values.used();
    if used.zones {
        // Source: the provider's documentation of aws_availability_zones, "By Filter": all but Local Zones.
        let own = Body::new().attr("name", "opt-in-status").attr("values", Tree::list(["opt-in-not-required"]));
        let body = Body::new().attr("state", "available").with(plain("filter", own));
        items.push(Block::new("data", ["aws_availability_zones", "available"], body).into());
    }
    let mut locals = Body::new();
    if used.region {
        let service = Block::new("data", ["aws_service", "current"], Body::new().attr("service_id", "execute-api"));
        let why = "Knows the region in versions 5 and 6 of the provider; what aws_region calls it in one the other lacks or deprecates.";
        items.push(service.comment(why).into());
        locals = locals.attr("region", Reference::new("data", ["aws_service", "current", "region"]));
    }
    if used.stack_name {
        locals = locals.attr("stack_name", graph.name.clone());
    }
    if !locals.items.is_empty() {
        items.push(plain("locals", locals).into());
    }
    items
}

pub(super) fn outputs(graph: &Graph, values: &Values<'_>) -> Vec<Item> {
    let outputs = graph.outputs.iter().map(|output| {
        let mut body = Body::new();
        if let Some(description) = &output.description {
            body = body.attr("description", description.clone());
        }
        body = body.attr("value", values.expr(output.value.clone()));
        if values.is_secret(&output.value) {
            body = body.attr("sensitive", true);
        }
        Block::new("output", [snake(&output.name)], body).into()
    });
    outputs.collect()
}
