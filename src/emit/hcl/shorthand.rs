//! What the provider has a word for: ARNs and URLs that CloudFormation puts together from their parts.

use super::values::Values;
use crate::graph::{Expr, NodeId, Place};
use crate::resources::Attr;

/// The attributes that stand for pieces put together, by kind. `tests/terraform` looks them up in the provider's schemas.
pub const ATTRIBUTES: [(&str, &str); 5] = [
    ("aws_lambda_function", "invoke_arn"),
    ("aws_api_gateway_rest_api", "execution_arn"),
    ("aws_apigatewayv2_api", "execution_arn"),
    ("aws_cloudwatch_log_group", "arn"),
    ("aws_api_gateway_stage", "invoke_url"),
];

fn is(expr: &Expr, text: &str) -> bool {
    matches!(expr, Expr::Text(own) if own == text)
}

impl Values<'_> {
    /// The resource and the attribute that stand for the first of some pieces, and the pieces after them.
    pub(super) fn shorthand<'e>(&self, pieces: &'e [Expr]) -> Option<(NodeId, &'static str, &'e [Expr])> {
        use Place::{AccountId, Partition, Region};
        let (node, rest, known) = match pieces {
            [arn, Expr::Place(Partition), service, Expr::Place(Region), path, Expr::Attr(node, Attr::Arn), end]
                if is(arn, "arn:")
                    && is(service, ":apigateway:")
                    && is(path, ":lambda:path/2015-03-31/functions/")
                    && is(end, "/invocations") =>
            {
                (*node, [].as_slice(), "invoke_arn")
            }
            [
                arn,
                Expr::Place(Partition),
                service,
                Expr::Place(Region),
                colon,
                Expr::Place(AccountId),
                what,
                Expr::Attr(node, Attr::Id),
                rest @ ..,
            ] if is(arn, "arn:") && is(colon, ":") => {
                let known = if is(service, ":execute-api:") && is(what, ":") {
                    "execution_arn"
                } else if is(service, ":logs:") && is(what, ":log-group:") {
                    "arn"
                } else {
                    return None;
                };
                (*node, rest, known)
            }
            [https, Expr::Attr(_, Attr::Id), host, Expr::Place(Region), domain, Expr::Attr(node, Attr::Id), rest @ ..]
                if is(https, "https://") && is(host, ".execute-api.") && is(domain, ".amazonaws.com/") =>
            {
                (*node, rest, "invoke_url")
            }
            _ => return None,
        };
        let kind = self.kind(node)?;
        ATTRIBUTES.contains(&(kind, known)).then_some((node, known, rest))
    }
}
