//! What functions and integrations may do: the statements of their policies.
//!
//! The verbs of `may.user_pool` need no rule: each stands for exact actions on the pool of the spec.

use std::borrow::Cow;

use super::{Area, Context};
use crate::path::Path;
use crate::spec::Text;
use crate::spec::api::Api;
use crate::spec::holes::{AwsValue, FunctionValue, Hole, Piece, UserPoolValue, pieces};
use crate::spec::permissions::Statement;

mod empty_statement;
mod malformed_action;
mod malformed_condition_key;
mod malformed_resource;
mod malformed_sid;
mod repeated_action;
mod repeated_sid;
mod resource_nowhere;
mod resource_of_another_type;
mod too_large_policy;
mod unfit_condition;
mod unknown_action;
mod unknown_condition_operator;
mod unknown_global_key;
mod unknown_service;
mod unscopable_action;
mod wildcard_action;
mod wildcard_resource;

/// The area.
pub static AREA: Area = Area {
    letters: "PM",
    title: "permissions",
    rules: &[
        &malformed_action::RULE,
        &unknown_service::RULE,
        &unknown_action::RULE,
        &repeated_action::RULE,
        &empty_statement::RULE,
        &wildcard_action::RULE,
        &wildcard_resource::RULE,
        &unscopable_action::RULE,
        &malformed_resource::RULE,
        &resource_of_another_type::RULE,
        &malformed_sid::RULE,
        &repeated_sid::RULE,
        &unknown_condition_operator::RULE,
        &malformed_condition_key::RULE,
        &resource_nowhere::RULE,
        &unfit_condition::RULE,
        &unknown_global_key::RULE,
        &too_large_policy::RULE,
    ],
};

/// How to make a path: it is made only where there is something to report.
type At<'a> = &'a dyn Fn() -> Path;

/// Calls `visit` with the statements of every policy and the path of their list.
fn policies(context: &Context<'_>, visit: &mut dyn FnMut(&[Statement], At<'_>)) {
    for (name, function) in &context.spec.functions {
        // Of a function that exists nothing can be said: a rule of the functions says so.
        if function.arn.is_none() && !function.may.statements.is_empty() {
            visit(&function.may.statements, &|| Path::root().key("functions").key(name).key("may").key("statements"));
        }
    }
    let Some(Api::Rest(rest)) = &context.spec.api else { return };
    for (key, route) in &rest.routes {
        if let Some(aws) = route.aws.as_ref().filter(|aws| !aws.may.is_empty()) {
            visit(&aws.may, &|| Path::root().key("api").key("rest").key("routes").key(key).key("aws").key("may"));
        }
    }
}

/// Calls `visit` with every statement and its path.
fn statements(context: &Context<'_>, visit: &mut dyn FnMut(&Statement, At<'_>)) {
    policies(context, &mut |statements, at| {
        for (index, statement) in statements.iter().enumerate() {
            visit(statement, &|| at().index(index));
        }
    });
}

/// Calls `visit` with every action and its path.
fn actions(context: &Context<'_>, visit: &mut dyn FnMut(&Statement, &str, At<'_>)) {
    statements(context, &mut |statement, at| {
        for (index, action) in statement.actions.iter().enumerate() {
            visit(statement, action, &|| at().key("actions").index(index));
        }
    });
}

/// A resource as it will be, the holes filled with something of the right form; `None` where a parameter says what it will be.
fn resolved(text: &Text) -> Option<Cow<'_, str>> {
    if let Some(text) = text.literal() {
        return Some(Cow::Borrowed(text));
    }
    let mut whole = String::new();
    // A hole that cannot be read has its own finding.
    for piece in pieces(text.as_str()).ok()? {
        whole.push_str(match &piece {
            Piece::Literal(text) => text,
            Piece::Hole(Hole::Parameter(_)) => return None,
            Piece::Hole(Hole::Aws(AwsValue::Partition)) => "aws",
            Piece::Hole(Hole::Aws(AwsValue::AccountId)) => "111122223333",
            Piece::Hole(Hole::UserPool(UserPoolValue::Arn)) => "arn:aws:cognito-idp:region:111122223333:userpool/id",
            Piece::Hole(Hole::Function(_, FunctionValue::Arn)) => "arn:aws:lambda:region:111122223333:function:name",
            Piece::Hole(_) => "value",
        });
    }
    Some(Cow::Owned(whole))
}

#[cfg(test)]
mod tests;
