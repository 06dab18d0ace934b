//! Every place of the spec that says how many requests are let through. Two rules look at them.

use super::{at, rest, route_at};
use crate::path::Path;
use crate::rules::Context;
use crate::spec::api::Throttling;

/// Calls `visit` with every throttling and its path.
pub(super) fn each(context: &Context<'_>, visit: &mut dyn FnMut(Throttling, &dyn Fn() -> Path)) {
    let Some(rest) = rest(context) else { return };
    if let Some(throttling) = rest.throttling {
        visit(throttling, &|| at().key("throttling"));
    }
    for (name, plan) in &rest.usage_plans {
        if let Some(throttling) = plan.throttling {
            visit(throttling, &|| at().key("usage_plans").key(name).key("throttling"));
        }
    }
    for (key, route) in &rest.routes {
        if let Some(throttling) = route.throttling {
            visit(throttling, &|| route_at(key).key("throttling"));
        }
    }
}
