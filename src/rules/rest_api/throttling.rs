//! Every place of the spec that says how many requests are let through. Two rules look at them.

use super::{at, rest};
use crate::path::Path;
use crate::rules::Context;
use crate::rules::apis::{api, routes};
use crate::spec::api::Throttling;

/// Calls `visit` with every throttling and its path.
pub(super) fn each(context: &Context<'_>, visit: &mut dyn FnMut(Throttling, &dyn Fn() -> Path)) {
    let Some(api) = api(context.spec) else { return };
    if let Some(throttling) = api.throttling {
        visit(*throttling, &|| api.kind.at().key("throttling"));
    }
    for (name, plan) in rest(context).into_iter().flat_map(|rest| &rest.usage_plans) {
        if let Some(throttling) = plan.throttling {
            visit(throttling, &|| at().key("usage_plans").key(name).key("throttling"));
        }
    }
    for route in routes(context.spec) {
        if let Some(throttling) = route.throttling {
            visit(*throttling, &|| route.at().key("throttling"));
        }
    }
}
